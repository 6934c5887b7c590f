"""Measures what a page costs, side by side with other programs: `python -m tests.bench_reading`. Prints tables.

With folders of PDFs as arguments, as `make score` makes them, it measures these alone, by the first part of their
names, which is the program that made them.

All figures are processor time, medians of three rounds in which the programs take turns.
"""

from __future__ import annotations

import argparse
import os
import pickle
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pdfplumber

from parsers.report import parse
from pipeline.extract import read
from pipeline.extract.sheet import Sheet
from pipeline.files import TableFiles
from pipeline.normalize import rows_of
from pipeline.rows import Origin, by_column
from pipeline.store import merge
from pipeline.workers import collect_seldom
from tests.bench import PAGES, generate

ROUNDS = 3
SLOW = 5  # documents that pdfplumber reads, at some 50 times what others take
GROWTH = (10, 100, 1000)
SHORT = (4, 4)  # twice the length of the real report
SAMPLES = Path(__file__).parents[1] / "samples"  # by five programs, each of which sets type in its own way


class Stages:
    """The processor time of each stage of converting, in seconds."""

    def __init__(self) -> None:
        self.taken: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        self.taken[name] += time.process_time() - begun


def ours(documents: Sequence[Path], output: Path) -> dict[str, float]:
    """Converts in this process, as a worker does, and publishes; returns the seconds of each stage."""
    stages = Stages()
    build = Sheet.page

    def timed_build(sheet: Sheet) -> object:
        with stages.stage("building words"):
            return build(sheet)

    setattr(Sheet, "page", timed_build)  # noqa: B010 (mypy knows no methods that change)
    parcels = []
    for document in documents:
        with stages.stage("reading"):
            pages = read(document)
        with stages.stage("parsing"):
            report = parse(pages)
        with stages.stage("normalizing"):
            rows = rows_of(report, Origin(document.name, document.name * 8, "pdfium", "bench"))
            parcels.append(pickle.dumps(by_column(rows), pickle.HIGHEST_PROTOCOL))
    setattr(Sheet, "page", build)  # noqa: B010
    with stages.stage("writing"):
        for _ in merge(TableFiles(output), map(pickle.loads, parcels), frozenset()):
            pass
    stages.taken["reading"] -= stages.taken["building words"]
    return dict(stages.taken)


def pdftotext(documents: Sequence[Path], output: Path) -> dict[str, float]:
    """Runs `pdftotext -bbox` on each file."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for document in documents:
        subprocess.run(["pdftotext", "-bbox", document, output / "bbox.html"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"all": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime}


def bare_pdfplumber(documents: Sequence[Path], _: Path) -> dict[str, float]:
    """A bare loop of pdfplumber's `extract_words`."""
    begun = time.process_time()
    for document in documents:
        with pdfplumber.open(document) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.close()
    return {"all": time.process_time() - begun}


def side_by_side(folder: Path, documents: Sequence[Path]) -> None:
    """Prints what a page costs in each program, and the shares of ours."""
    few = documents[:SLOW]
    pages, few_pages = (sum(len(read(document)) for document in some) for some in (documents, few))
    programs: list[tuple[Callable[[Sequence[Path], Path], dict[str, float]], Sequence[Path], int]] = [
        (pdftotext, documents, pages),
        (ours, documents, pages),
        (bare_pdfplumber, few, few_pages),
    ]
    rounds: dict[str, list[dict[str, float]]] = {program.__name__: [] for program, _, _ in programs}
    for _ in range(ROUNDS):
        for program, some, number in programs:
            with TemporaryDirectory(dir=folder) as output:
                found = program(some, Path(output))
            rounds[program.__name__].append({name: 1000 * seconds / number for name, seconds in found.items()})
    costs = {name: median(sum(each.values()) for each in found) for name, found in rounds.items()}
    print(f"{len(documents)} documents, {pages} pages; milliseconds a page")
    for name, cost in costs.items():
        print(f"{name:<16} {cost:7.2f}   {cost / costs['pdftotext']:6.2f} × pdftotext")
    print(f"pdfplumber takes {costs['bare_pdfplumber'] / costs['ours']:.1f} × as long as ours")
    for stage in rounds["ours"][0]:
        cost = median(each[stage] for each in rounds["ours"])
        print(f"  {stage:<14} {cost:7.2f}   {cost / costs['ours']:6.1%}")


def by_program(folder: Path, folders: Sequence[Path]) -> None:
    """Prints what pages of each program cost, of its reports that have several."""
    programs: defaultdict[str, list[Path]] = defaultdict(list)
    for document in sorted(path for each in folders for path in each.rglob("*.pdf")):
        if len(read(document)) > 1:
            programs[document.name.partition("-")[0]].append(document)
    for program, documents in programs.items():
        print(f"{program}:", end=" ")
        side_by_side(folder, documents)


def whole_processes(folder: Path) -> None:
    """Prints how long a command takes from its start to its end, and how much of it is imports."""
    generate(folder / "one", 1, (2, 2))
    imports = "from pipeline.__main__ import lighten; lighten(); "
    imports += "import pipeline.cli, pipeline.batch, pipeline.watch, pipeline.summary"
    # What is imported is compiled once, and from then on read from its cache, unless Python is told to keep none.
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    report, output = str(folder / "one" / "0000.pdf"), str(folder / "out")
    convert = ["convert", report, "-o", output, "--force"]
    commands = {
        "convert one.pdf": ["-m", "pipeline", *convert],
        "its imports": ["-c", imports],
        "--help": ["-m", "pipeline", "--help"],
    }
    for name, arguments in commands.items():
        seconds = []
        for _ in range(5):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=compiled)
            seconds.append(time.perf_counter() - begun)
        print(f"{name:<16} {median(seconds):5.2f} s")


def growth(folder: Path) -> None:
    """Prints how time grows with the number of documents, of four pages each, in one job."""
    generate(folder / "many", GROWTH[-1], SHORT)
    documents = sorted((folder / "many").iterdir())
    for count in GROWTH:
        with TemporaryDirectory(dir=folder) as output:
            seconds = sum(ours(documents[:count], Path(output)).values())
        print(f"{count:>5} documents {seconds:7.2f} s, {1000 * seconds / count / 4:5.2f} ms a page")


def memory(folder: Path) -> None:
    """Prints the most memory that reading has taken after 200 and after 2,000 pages."""
    generate(folder / "hundred", 100, (20, 20))
    for number, document in enumerate(sorted((folder / "hundred").iterdir()), 1):
        read(document)
        if number in (10, 100):
            print(f"{20 * number:>5} pages {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.1f} MiB")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of PDFs to measure instead of generated ones")
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    collect_seldom()  # as a worker does
    if options.folders:
        with TemporaryDirectory() as folder:
            by_program(Path(folder), options.folders)
        return
    with TemporaryDirectory() as folder:
        memory(Path(folder))
        for length in (SHORT, PAGES):
            reports = Path(folder) / f"reports-{length[0]}-{length[1]}"
            generate(reports, options.count, length)
            side_by_side(Path(folder), sorted(reports.iterdir()))
        side_by_side(Path(folder), sorted(SAMPLES.glob("*.pdf")))
        whole_processes(Path(folder))
        growth(Path(folder))


if __name__ == "__main__":
    main()
