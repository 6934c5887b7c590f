"""Measures the same job on this machine and on a Dask cluster, and what the parent of either costs a document, in
processor time: `python -m tests.bench_cluster`. Generates what it needs; prints tables."""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.batch import run
from pipeline.convert import convert
from pipeline.files import TableFiles
from pipeline.inputs import find_documents
from pipeline.options import Options
from pipeline.rows import Rows, by_column
from pipeline.store import merge
from pipeline.watch import Watch
from tests.bench import generate
from tests.clusters import cluster

PUBLISHED = 200  # documents at once
DIFFERENT = 40  # reports, whose rows stand for more
SIZES = (200, 1000, 2000)  # documents that the trimester then holds


def measure(reports: Path, output: Path, jobs: int, address: str | None) -> None:
    """One run, in this process; prints what it took as JSON. A run of one report goes before it, as what is imported
    once is no document's cost."""
    run([reports / "0000.pdf"], output.with_name("before"), Options(jobs=jobs, cluster=address), Watch())
    before = _of_children()
    begun, used = time.perf_counter(), time.process_time()
    summary = run([reports], output, Options(jobs=jobs, cluster=address), Watch())
    took = {"seconds": time.perf_counter() - begun, "parent": time.process_time() - used}
    took["workers"] = _of_children() - before  # of a local run: a cluster's are nobody's children here
    print(json.dumps(took | {"counts": summary.counts()}))


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _measured(reports: Path, output: Path, jobs: int, address: str = "") -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench_cluster", "--measure", str(reports), str(output), str(jobs), address]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def side_by_side(folder: Path, count: int, pages: tuple[int, int]) -> None:
    """Prints the speed of each way, and the processor time that its parent takes."""
    name = f"{pages[0]}-{pages[1]}"
    total = generate(folder / name, count, pages)
    print(f"{count} documents of {pages[0]} to {pages[1]} pages, {total} in all")
    ways: Sequence[tuple[str, int, int]] = (("local", 1, 0), ("local", 2, 0), ("cluster", 1, 1), ("cluster", 2, 2))
    for way, jobs, workers in ways:
        with TemporaryDirectory(dir=folder) as work:
            output = Path(work) / "output"
            if workers:
                with cluster(Path(work), workers=workers) as mine:
                    found = _measured(folder / name, output, jobs, mine.address)
            else:
                found = _measured(folder / name, output, jobs)
            size = sum(path.stat().st_size for path in output.rglob("*.parquet"))
        assert found["counts"] == f"{count} converted, 0 skipped, 0 failed", found
        speed = f"{count / found['seconds']:6.2f} documents/s {total / found['seconds']:6.1f} pages/s"
        cost = f"ms a document: parent {1000 * found['parent'] / count:.1f}"
        cost += f", worker {1000 * found['workers'] / count:.0f}" if not workers else ""
        cost += f"; tables {size / count / 1000:.0f} kB a document"
        print(f"{way:>8} {jobs} {found['seconds']:7.1f} s {speed}  {cost}", flush=True)


def publishing(folder: Path, pages: int) -> None:
    """Prints what it takes to publish some documents, by how many their trimester then holds."""
    generate(folder / f"some-{pages}", DIFFERENT, (pages, pages))
    rows = [pickle.dumps(convert(document).rows) for document in find_documents([folder / f"some-{pages}"])]
    files = TableFiles(folder / f"tables-{pages}")
    for number in range(0, SIZES[-1], PUBLISHED):
        documents = [_copy(pickle.loads(rows[each % DIFFERENT]), number + each) for each in range(PUBLISHED)]
        begun = time.process_time()
        merge(files, map(by_column, documents))
        seconds = time.process_time() - begun
        if number + PUBLISHED in SIZES:
            publish = f"{pages:>2} pages, {number + PUBLISHED:>5} in the trimester"
            print(f"{publish}: {1000 * seconds:6.0f} ms for {PUBLISHED} documents", flush=True)


def _copy(rows: Rows, number: int) -> Rows:
    """The rows of another report of the same text: ids begin with its own."""
    (head,) = rows["documents"]
    old, new = head["document_id"], f"{number * 2654435761 % 2**64:016x}"  # spread, as hashes are
    head["source"] = f"{number}.pdf"
    for table in rows.values():
        for row in table:
            row.update({name: each.replace(old, new) for name, each in row.items() if isinstance(each, str)})
    return rows


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", nargs=4, metavar=("REPORTS", "OUTPUT", "JOBS", "ADDRESS"), help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, default=400, help="documents of two pages; a quarter of them of 5 to 25")
    arguments = parser.parse_args()
    if arguments.measure:
        reports, output, jobs, address = arguments.measure
        measure(Path(reports), Path(output), int(jobs), address or None)
        return
    with TemporaryDirectory() as name:
        folder = Path(name)
        side_by_side(folder, arguments.count, (2, 2))
        side_by_side(folder, arguments.count // 4, (5, 25))
        for pages in (2, 15):
            publishing(folder, pages)


if __name__ == "__main__":
    main()
