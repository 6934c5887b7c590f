"""kill -9 at any moment: the store is consistent after each, and in the end as if nothing had happened."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

import pipeline.batch
import pipeline.publish
from pipeline.options import Options
from pipeline.publish import Step, take
from pipeline.watch import Watch
from tests.conftest import WriteReport

KILLS = 50
REPORTS = 12
PERIODS = ("T1", "T2", "T3", None)


def convert(reports: Path, output: Path) -> None:
    """A run that publishes often. Runs in a process of its own."""

    def take_slowly(step: Step) -> None:  # else few kills would hit these moments
        time.sleep(0.003)
        take(step)

    pipeline.batch._DOCUMENTS = 3
    pipeline.publish.take = take_slowly
    pipeline.batch.run([reports], output, Options(jobs=2), Watch())


def _bytes(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.parquet")}


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is Unix's")
def test_fifty_kills(tmp_path: Path, write_report: WriteReport, assert_consistent: Callable[[Path], None]) -> None:
    rng = Random(4)
    reports, output = tmp_path / "reports", tmp_path / "output"

    def change(number: int) -> None:
        """Another text and often another trimester; some become copies of each other, some unreadable."""
        path = reports / f"{number}.txt"
        write_report(path, rng.choice(PERIODS), action=f"Toimi {rng.randrange(REPORTS)}")
        if rng.random() < 0.1:
            path.write_bytes(b"\xff")

    context = multiprocessing.get_context("forkserver")  # all imported once: kills hit the work, not the imports
    context.set_forkserver_preload(["tests.test_crash", "pandas"])

    def start(folder: Path) -> multiprocessing.context.ForkServerProcess:
        process = context.Process(target=convert, args=(reports, folder))
        process.start()
        return process

    for number in range(REPORTS):
        change(number)
    start(tmp_path / "first").join()
    begun = time.monotonic()
    start(tmp_path / "second").join()
    usual = time.monotonic() - begun

    for _ in range(KILLS):
        process = start(output)
        time.sleep(rng.uniform(0, usual))
        process.kill()
        process.join()
        assert_consistent(output)
        for number in rng.sample(range(REPORTS), 3):
            change(number)

    for folder in (output, tmp_path / "undisturbed"):
        process = start(folder)
        process.join()
        assert process.exitcode == 0
    assert_consistent(output)
    assert _bytes(output) == _bytes(tmp_path / "undisturbed")
    assert not [path for path in output.rglob(".*") if path.name != ".lock"]
