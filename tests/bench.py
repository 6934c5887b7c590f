"""Measures batch conversion: `python -m tests.bench`. Generates what it needs; prints a table."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from pipeline.__main__ import lighten
from pipeline.options import Options

PAGES = (5, 25)
NO_OP = 1000
ROUNDS = 3  # a machine is seldom alone
HEADINGS = ("documents", "pages", "jobs", "seconds", "documents/s", "pages/s", "parent MB", "worker MB")


def generate(folder: Path, count: int, pages: tuple[int, int] = PAGES) -> int:
    """Writes reports of so many pages each, the same each time; returns the number of all pages."""
    from tests.long_reports import write  # noqa: PLC0415 (workers import this module, and need it not)

    folder.mkdir()
    rng = Random(1)
    sizes = [rng.randint(*pages) for _ in range(count)]
    for number, size in enumerate(sizes):
        write(folder / f"{number:04}.pdf", size, number)
    return sum(sizes)


def measure(reports: Path, output: Path, jobs: int) -> None:
    """One run, in this process; prints what it took as JSON."""
    start = time.perf_counter()
    lighten()  # as the command does
    from pipeline.batch import run  # noqa: PLC0415 (a part of what it takes)
    from pipeline.watch import Watch  # noqa: PLC0415

    workers = _Peaks()
    workers.start()
    summary = run([reports], output, Options(jobs=jobs), Watch())
    seconds = time.perf_counter() - start
    parent = _peak(os.getpid())
    print(json.dumps({"seconds": seconds, "parent": parent, "worker": workers.most, "counts": summary.counts()}))


class _Peaks(threading.Thread):
    """Looks now and then how much memory the workers have had; `most` is the largest, in MiB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0.0

    def run(self) -> None:
        while True:
            pids = [child.pid for child in multiprocessing.active_children() if child.pid]
            self.most = max([self.most, *map(_peak, pids)])
            time.sleep(0.2)


def _peak(pid: int) -> float:
    """The most memory that a process has had, in MiB: on Linux; 0 elsewhere, or if it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    except (OSError, IndexError):
        return 0.0


def _measured(reports: Path, output: Path, jobs: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench", "--measure", str(reports), str(output), str(jobs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def bench(folder: Path, many: int) -> None:
    """Prints the table, a line as soon as it is known."""
    few = many // 4
    pages = {count: generate(folder / str(count), count) for count in (few, many)}
    print(*HEADINGS, sep="  ")
    gains, possible = [], []
    for number in range(ROUNDS):
        seconds: dict[int, float] = {}
        for count, jobs in ((few, 2), (many, 2), (many, 1)):
            found = _measured(folder / str(count), folder / f"out-{count}-{jobs}-{number}", jobs)
            assert found["counts"] == f"{count} converted, 0 skipped, 0 failed", found
            took = seconds[jobs] = found["seconds"]
            speed = (f"{took:.1f}", f"{count / took:.2f}", f"{pages[count] / took:.1f}")
            cells = (count, pages[count], jobs, *speed, round(found["parent"]), round(found["worker"]))
            print(*(f"{cell:>{len(name)}}" for cell, name in zip(cells, HEADINGS, strict=True)), sep="  ", flush=True)
        gains.append(seconds[1] / seconds[2])
        possible.append(2 * _spin(1) / _spin(2))
    print(f"2 jobs are {median(gains):.2f} times as fast as 1; of what needs only a core, {median(possible):.2f} times")
    found = _measured(folder / str(many), folder / f"out-{many}-2-0", 2)
    print(f"nothing to do, {many} documents: {found['seconds']:.2f} s ({found['counts']})")
    _bench_no_op(folder)


def _spin(processes: int) -> float:
    """The seconds that processes take who count side by side, which tells how many cores are really free."""
    begun = time.perf_counter()
    spinning = [subprocess.Popen([sys.executable, "-c", "for _ in range(40_000_000): pass"]) for _ in range(processes)]
    for each in spinning:
        each.wait()
    return time.perf_counter() - begun


def _bench_no_op(folder: Path) -> None:
    """A thousand small documents that are all converted."""
    generate(folder / "many", NO_OP, (1, 1))
    first = _measured(folder / "many", folder / "out-many", 2)
    second = _measured(folder / "many", folder / "out-many", 2)
    print(f"{NO_OP} documents of a page: {first['seconds']:.1f} s; nothing to do: {second['seconds']:.2f} s")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", nargs=3, metavar=("REPORTS", "OUTPUT", "JOBS"), help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, default=200, help="documents; a quarter of them shows the memory")
    arguments = parser.parse_args()
    if arguments.measure:
        reports, output, jobs = arguments.measure
        measure(Path(reports), Path(output), int(jobs))
        return
    folder = Path(tempfile.mkdtemp())
    try:
        bench(folder, arguments.count)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
