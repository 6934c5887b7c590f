"""Damages the samples in many ways and converts the result: `python -m tests.fuzz --count N --seed S`.

Whatever a file holds, it is converted, partial, or failed with a reason: anything else is a fault, as are
internal errors. Time and memory are bounded by a worker's deadline and limit. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import regex

from pipeline.batch import run
from pipeline.options import Options, cores
from pipeline.summary import Result
from pipeline.watch import Watch
from tests import hostile
from tests.conftest import SAMPLES

AT_ONCE = 250  # files that are on the disk at a time
STREAM = regex.compile(rb"stream\r?\n(.*?)\r?\nendstream", regex.DOTALL)
REFERENCE = regex.compile(rb"\d+ 0 R\b")
NUMBER = regex.compile(rb"(?<![\w.])-?\d+(\.\d+)?(?![\w.])")
NAME = regex.compile(rb"/[A-Za-z0-9]+")
LENGTH = regex.compile(rb"/Length \d+")
NUMBERS = (b"0", b"-1", b"1", b"65536", b"-2147483649", b"1e308", b"99999999999999999999", b"0.0000001", b"null", b"")
WORDS = b"TAVOITE|TEKO|TOIMENPIDE|MITTARI|PAINOPISTE|TEEMA|Osatavoite 1:|Raportointi:|Tavoitetaso".split(b"|")
INSERTS = (*WORDS, b"\0", b"\f", b"\xff", b"\xc2\xad", b"-\n", b"\n\n\n", b"1-2 %", b"(((", b"]]", b"endobj", b"<<")

Mutate = Callable[[Random, bytes], bytes]


def _flip(rng: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 30))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut(rng: Random, data: bytes) -> bytes:
    start, end = _span(rng, data)
    return data[:start] if rng.random() < 0.3 else data[:start] + data[end:]


def _repeat(rng: Random, data: bytes) -> bytes:
    start, end = _span(rng, data)
    return data[:end] + data[start:end] * rng.choice((1, 2, 20)) + data[end:]


def _insert(rng: Random, data: bytes) -> bytes:
    for _ in range(rng.choice((1, 4))):
        place = rng.randrange(len(data))
        data = data[:place] + rng.choice(INSERTS) + data[place:]
    return data


def _shuffle_lines(rng: Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(rng.choice((1, 5, 50))):
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _numbers(rng: Random, data: bytes) -> bytes:
    return _replace(rng, data, NUMBER, lambda: rng.choice(NUMBERS))


def _references(rng: Random, data: bytes) -> bytes:
    return _replace(rng, data, REFERENCE, lambda: b"%d 0 R" % rng.randrange(20))


def _names(rng: Random, data: bytes) -> bytes:
    names = NAME.findall(data)
    return _replace(rng, data, NAME, lambda: rng.choice(names)) if names else data


def _streams(rng: Random, data: bytes) -> bytes:
    """One stream, unpacked where it is packed, damaged in another way, and packed again."""
    found = list(STREAM.finditer(data))
    if not found:
        return data
    chosen = rng.choice(found)
    try:
        content = rng.choice((_flip, _cut, _repeat, _numbers, _insert))(rng, zlib.decompress(chosen[1]) or b" ")
        packed = zlib.compress(content)
    except zlib.error:
        packed = _flip(rng, chosen[1] or b" ")
    head = LENGTH.sub(b"/Length %d" % len(packed), data[: chosen.start(1)])
    return head + packed + data[chosen.end(1) :]


def _replace(rng: Random, data: bytes, pattern: regex.Pattern[bytes], new: Callable[[], bytes]) -> bytes:
    found = list(pattern.finditer(data))
    for match in sorted(rng.sample(found, min(len(found), rng.choice((1, 3, 20)))), key=lambda match: -match.start()):
        data = data[: match.start()] + new() + data[match.end() :]
    return data


def _span(rng: Random, data: bytes) -> tuple[int, int]:
    start = rng.randrange(len(data))
    return start, min(len(data), start + rng.choice((1, 10, 100, 1000, 10_000)))


MUTATIONS: tuple[Mutate, ...] = (
    *(_flip, _cut, _repeat, _insert, _shuffle_lines, _numbers),
    *(_references, _names, _streams, _streams),
)


def damaged(rng: Random, samples: list[Path]) -> tuple[str, bytes]:
    """A sample damaged in one to three ways, and its suffix."""
    sample = rng.choice(samples)
    data = sample.read_bytes()
    for mutate in rng.choices(MUTATIONS, k=rng.choice((1, 1, 2, 3))):
        data = mutate(rng, data) or b" "
    return sample.suffix, data


class Outcomes(Watch):
    """Counts outcomes, and keeps what is none that may be."""

    def __init__(self, keep: Path) -> None:
        self.keep = keep
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []

    def hear(self, result: Result) -> None:
        kind, error = result.status, result.error
        if kind == "failed" and error:
            kind = f"failed: {regex.split(r'[;,(]|[0-9]', error)[0].strip()}"
        self.counts[kind] += 1
        fine = kind in ("converted", "partial") or (error and not error.startswith("internal error"))
        if not fine:
            self.keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(result.document.path), self.keep)
            self.faults.append(f"{self.keep / result.document.path.name}: {error}\n{result.trace or ''}")


def fuzz(count: int, seed: int, keep: Path) -> Outcomes:
    """Converts `count` damaged samples, and all hostile files if there are many."""
    samples = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".pdf", ".txt"))
    outcomes = Outcomes(keep)
    options = Options(jobs=cores(), timeout=10, memory=512, min_coverage=0.9)
    for start in range(0, count, AT_ONCE):
        with tempfile.TemporaryDirectory() as folder:
            reports, output = Path(folder) / "reports", Path(folder) / "output"
            reports.mkdir()
            numbers = range(start, min(start + AT_ONCE, count))
            for number in numbers:
                suffix, data = damaged(Random(f"{seed}/{number}"), samples)
                (reports / f"{seed}-{number}{suffix}").write_bytes(data)
            expected = len(numbers)
            if start + AT_ONCE == 2000:
                expected += len(hostile.make_all(reports))
            before = sum(outcomes.counts.values())
            if run([reports], output, options, outcomes).left:
                raise KeyboardInterrupt
            heard = sum(outcomes.counts.values()) - before
            if heard != expected:
                outcomes.faults.append(f"{expected - heard} of {expected} files came to no outcome")
    return outcomes


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz-faults")
    arguments = parser.parse_args()
    start = time.monotonic()
    outcomes = fuzz(arguments.count, arguments.seed, arguments.keep)
    for kind, count in outcomes.counts.most_common():
        print(f"{count:6} {kind}")
    print(f"{sum(outcomes.counts.values()):6} files in {time.monotonic() - start:.0f} s, {len(outcomes.faults)} faults")
    for fault in outcomes.faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if outcomes.faults else 0)


if __name__ == "__main__":
    main()
