"""Many documents: all that can be converted is, published as it comes, and only what is new is read."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import pipeline.batch
import pipeline.unchanged
import pipeline.workers
from pipeline.batch import run
from pipeline.errors import OutputUnusable, WrongUsage
from pipeline.inputs import Document
from pipeline.options import Options
from pipeline.summary import Result, Summary
from pipeline.watch import Watch
from tests.conftest import SAMPLES, ReadTable, WriteReport
from tests.test_workers import misbehave


class Notes(Watch):
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.documents = 0
        self.results: list[Result] = []

    def start(self, documents: int) -> None:
        self.documents = documents

    def hear(self, result: Result) -> None:
        self.results.append(result)

    @property
    def read(self) -> list[str]:
        """The sources that were read."""
        return sorted(result.document.source for result in self.results if not result.skipped)


def _run(inputs: Sequence[Path], output: Path, **options: Any) -> tuple[Summary, Notes]:
    notes = Notes()
    return run(inputs, output, Options(**({"jobs": 1} | options)), notes), notes


def _actions(rows: list[dict[str, Any]]) -> list[str]:
    """The actions' texts; in the tables they are in the order of hashes."""
    return sorted(row["action"] for row in rows)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Converts in this process, which is quicker, where it is not workers that are tested."""

    def convert_all(documents: Sequence[Document], options: Options) -> Iterator[pipeline.workers.Parcel | None]:
        for document in documents:
            yield None
            yield pickle.loads(pipeline.workers.work(document, options))

    monkeypatch.setattr(pipeline.batch, "convert_all", convert_all)


@pytest.fixture
def reports(tmp_path: Path, write_report: WriteReport) -> Path:
    for name in "abc":
        write_report(tmp_path / "reports" / f"{name}.txt", action=f"Toimi {name}")
    return tmp_path / "reports"


@pytest.mark.parametrize("jobs", [1, 2])
def test_good_and_bad_documents(tmp_path: Path, write_report: WriteReport, read_table: ReadTable, jobs: int) -> None:
    reports, output = tmp_path / "reports", tmp_path / "output"
    write_report(reports / "T1" / "a.txt", "T1")
    write_report(reports / "T2" / "a.txt", "T2")
    (reports / "b.pdf").write_bytes(b"")
    summary, notes = _run([reports, tmp_path / "c.pdf"], output, jobs=jobs)
    assert (summary.converted, summary.failed, summary.exit_code) == (2, 2, 1)
    assert (notes.documents, notes.read) == (4, ["T1/a.txt", "T2/a.txt", "b.pdf", "c.pdf"])
    assert {(row["source"], row["status"], row["error"]) for row in read_table(output, "documents")} == {
        ("T1/a.txt", "converted", None),
        ("T2/a.txt", "converted", None),
        ("b.pdf", "failed", "is empty; fetch the file again"),
        ("c.pdf", "failed", "does not exist; check the path"),
    }
    assert next(summary.files()) == f"wrote {output / 'actions' / '2025-T1.parquet'} (1 row)"
    assert summary.counts() == "2 converted, 0 skipped, 2 failed"
    assert summary.table()[0] == ("failed", "b.pdf", "is empty; fetch the file again")


def test_jobs_do_not_change_the_tables(tmp_path: Path) -> None:
    for jobs in (1, 2):
        _run([SAMPLES], tmp_path / str(jobs), jobs=jobs)
    one, two = (
        {path.name: path.read_bytes() for path in sorted((tmp_path / jobs).rglob("*.parquet"))} for jobs in "12"
    )
    assert one == two


@pytest.mark.usefixtures("here")
class TestUnchanged:
    """What is unchanged is not read again."""

    def test_a_second_run_reads_and_writes_nothing(self, tmp_path: Path, reports: Path) -> None:
        output = tmp_path / "output"
        _run([reports], output)
        times = {path: path.stat().st_mtime_ns for path in output.rglob("*.parquet")}
        summary, notes = _run([reports], output)
        assert notes.read == []
        assert [result.document.source for result in notes.results] == ["a.txt", "b.txt", "c.txt"]
        assert [*summary.files(), summary.counts()] == [
            "nothing to write: the tables are up to date",
            "0 converted, 3 skipped, 0 failed",
        ]
        assert summary.exit_code == 0
        assert times == {path: path.stat().st_mtime_ns for path in output.rglob("*.parquet")}

    def test_changing_one_file_redoes_one(
        self, tmp_path: Path, reports: Path, write_report: WriteReport, read_table: ReadTable
    ) -> None:
        """Even if its size and its time are as before."""
        _run([reports], tmp_path / "output")
        before = (reports / "b.txt").stat()
        write_report(reports / "b.txt", action="Toimi B")
        os.utime(reports / "b.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
        assert (reports / "b.txt").stat().st_size == before.st_size
        assert _run([reports], tmp_path / "output")[1].read == ["b.txt"]
        assert _actions(read_table(tmp_path / "output", "actions")) == ["Toimi B", "Toimi a", "Toimi c"]

    def test_force_reads_all(self, tmp_path: Path, reports: Path) -> None:
        _run([reports], tmp_path / "output")
        summary, notes = _run([reports], tmp_path / "output", force=True)
        assert notes.read == ["a.txt", "b.txt", "c.txt"]
        assert next(summary.files()) == "nothing to write: the tables are up to date"

    def test_another_parser_reads_all(self, tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        _run([reports], tmp_path / "output")
        for module in (pipeline.convert, pipeline.unchanged):
            monkeypatch.setattr(module, "parser_version", lambda: "0.1.0+other")
        assert _run([reports], tmp_path / "output")[1].read == ["a.txt", "b.txt", "c.txt"]
        assert _run([reports], tmp_path / "output")[1].read == []

    def test_options_that_change_the_rows_read_again(self, tmp_path: Path, reports: Path) -> None:
        output = tmp_path / "output"
        (reports / "d.txt").write_text("Hyvä lukija\n", encoding="utf-8")
        assert _run([reports], output)[0].exit_code == 0
        summary, notes = _run([reports], output, min_coverage=0.99)
        assert (notes.read, summary.partial, summary.exit_code) == (["d.txt"], 1, 1)
        reason = "2 of 2 words are unparsed; see its findings"
        assert summary.table() == [("partial", "d.txt", reason)]
        summary, notes = _run([reports], output, min_coverage=0.98)
        assert (notes.read, summary.exit_code) == ([], 1)
        assert summary.table() == [("partial", "d.txt", f"{reason} (unchanged)")]
        assert _run([reports], output)[1].read == ["d.txt"]

    def test_a_failure_that_would_come_again_is_told_again(self, tmp_path: Path, reports: Path) -> None:
        (reports / "d.pdf").write_bytes(b"Dear reader")
        _run([reports], tmp_path / "output")
        summary, notes = _run([reports], tmp_path / "output")
        assert (notes.read, summary.failed, summary.skipped, summary.exit_code) == ([], 1, 3, 1)
        reason = "is not a PDF, whatever its name says; export the report as PDF again (unchanged)"
        assert summary.table() == [("failed", "d.pdf", reason)]

    def test_what_could_not_be_opened_is_tried_again(
        self, tmp_path: Path, reports: Path, write_report: WriteReport
    ) -> None:
        inputs = [reports, tmp_path / "d.txt"]
        assert _run(inputs, tmp_path / "output")[0].failed == 1
        assert _run(inputs, tmp_path / "output")[1].read == ["d.txt"]
        write_report(tmp_path / "d.txt")
        assert _run(inputs, tmp_path / "output")[0].counts() == "1 converted, 3 skipped, 0 failed"


def test_a_deadline_is_tried_again_with_another(
    tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_report(tmp_path / "in" / "hang.txt")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline.workers, "work", misbehave)
        assert _run([tmp_path / "in"], tmp_path / "out", timeout=0.5)[0].failed == 1
    assert _run([tmp_path / "in"], tmp_path / "out", timeout=0.5)[1].read == []
    summary, notes = _run([tmp_path / "in"], tmp_path / "out", timeout=30)
    assert (notes.read, summary.converted) == (["hang.txt"], 1)


@pytest.mark.usefixtures("here")
class TestPrune:
    """Documents whose files are gone."""

    def test_they_stay_unless_asked(self, tmp_path: Path, reports: Path, read_table: ReadTable) -> None:
        output = tmp_path / "output"
        _run([reports], output)
        (reports / "a.txt").unlink()
        _run([reports], output)
        assert [row["source"] for row in read_table(output, "documents")] == ["a.txt", "b.txt", "c.txt"]
        summary, _ = _run([reports], output, prune=True)
        assert summary.counts() == "0 converted, 2 skipped, 0 failed, 1 removed"
        assert [row["source"] for row in read_table(output, "documents")] == ["b.txt", "c.txt"]
        assert _actions(read_table(output, "actions")) == ["Toimi b", "Toimi c"]

    def test_a_file_that_moved(self, tmp_path: Path, reports: Path, read_table: ReadTable) -> None:
        _run([reports], tmp_path / "output")
        (reports / "a.txt").rename(reports / "z.txt")
        _run([reports], tmp_path / "output", prune=True)
        assert [row["source"] for row in read_table(tmp_path / "output", "documents")] == ["b.txt", "c.txt", "z.txt"]
        assert _actions(read_table(tmp_path / "output", "actions")) == ["Toimi a", "Toimi b", "Toimi c"]

    def test_nothing_is_lost_by_a_drive_that_is_away(self, tmp_path: Path, reports: Path) -> None:
        _run([reports], tmp_path / "output")
        (tmp_path / "empty").mkdir()
        for inputs in ([reports / "a.txt"], [reports, tmp_path / "away"], [tmp_path / "empty"]):
            with pytest.raises(WrongUsage, match="--prune"):
                _run(inputs, tmp_path / "output", prune=True)

    def test_a_folder_that_cannot_be_opened_keeps_its_documents(
        self, tmp_path: Path, reports: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_report(reports / "locked" / "d.txt")
        _run([reports], tmp_path / "output")
        opened = os.scandir

        def scan(path: str) -> object:
            if Path(path).name == "locked":
                raise PermissionError(13, "Permission denied", path)
            return opened(path)

        monkeypatch.setattr(os, "scandir", scan)
        (reports / "a.txt").unlink()
        summary, _ = _run([reports], tmp_path / "output", prune=True)
        assert summary.counts() == "0 converted, 2 skipped, 1 failed, 1 removed"


def test_what_is_removed_is_said(tmp_path: Path, write_report: WriteReport) -> None:
    report, output = write_report(tmp_path / "a.txt", "T1"), tmp_path / "output"
    _run([report], output)
    write_report(report, "T3")
    lines = list(_run([report], output)[0].files())
    assert f"removed {output / 'milestones' / '2025-T1.parquet'} (nothing left in it)" in lines
    assert f"wrote {output / 'milestones' / '2025-T3.parquet'} (1 row)" in lines


class Seen(Notes):
    """Looks how many documents are published when each is heard of."""

    def __init__(self, look: Callable[[], int]) -> None:
        super().__init__()
        self.look = look
        self.seen: list[int] = []

    def hear(self, result: Result) -> None:
        super().hear(result)
        self.seen.append(self.look())


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("limit", ["_DOCUMENTS", "_BYTES", "_SECONDS"])
def test_results_are_published_as_they_come(
    tmp_path: Path, write_report: WriteReport, read_table: ReadTable, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    for name in "abcde":
        write_report(tmp_path / "reports" / f"{name}.txt", action=name)
    output = tmp_path / "output"
    clock = iter(range(1000))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(pipeline.batch, "_SECONDS", 1e6)
    monkeypatch.setattr(pipeline.batch, limit, {"_DOCUMENTS": 2, "_BYTES": 1500, "_SECONDS": 2.0}[limit])
    watch = Seen(lambda: len(read_table(output, "documents")))
    run([tmp_path / "reports"], output, Options(jobs=1), watch)
    assert watch.seen[0] == 0
    assert 1 <= watch.seen[2] <= 2
    assert 3 <= watch.seen[4] <= 4
    assert len(read_table(output, "documents")) == 5


def test_refusals_come_before_anything_is_read(tmp_path: Path, write_report: WriteReport) -> None:
    notes = Notes()
    one, other = write_report(tmp_path / "1" / "a.txt"), write_report(tmp_path / "2" / "a.txt")
    with pytest.raises(WrongUsage):
        run([one, other], tmp_path / "output", Options(), notes)
    with pytest.raises(OutputUnusable):
        run([one], other, Options(), notes)
    assert not notes.results
    assert not (tmp_path / "output").exists()


@pytest.mark.skipif(os.name == "nt", reason="a program cannot press Ctrl-C there")
def test_ctrl_c_publishes_what_is_done(
    tmp_path: Path, write_report: WriteReport, read_table: ReadTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline.workers, "work", misbehave)
    for name in ("a", "b", "hang", "z"):
        write_report(tmp_path / "in" / f"{name}.txt", action=name)
    pressed: list[float] = []

    class Press(Notes):
        def hear(self, result: Result) -> None:
            super().hear(result)
            if len(self.results) == 2:

                def press() -> None:
                    pressed.append(time.monotonic())
                    os.kill(os.getpid(), signal.SIGINT)

                threading.Timer(0.5, press).start()

    def heed(_number: int, _frame: object) -> None:
        """Stands for Python's own handler, which is not set where a shell runs the tests in the background."""

    before = signal.signal(signal.SIGINT, heed)
    try:
        summary = run([tmp_path / "in"], tmp_path / "out", Options(jobs=1), Press())
        assert time.monotonic() - pressed[0] < 2
        assert signal.getsignal(signal.SIGINT) is heed
    finally:
        signal.signal(signal.SIGINT, before)
    assert (summary.converted, summary.left, summary.exit_code) == (2, 2, 1)
    assert summary.counts() == "2 converted, 0 skipped, 0 failed, 2 left for the next run"
    assert [row["source"] for row in read_table(tmp_path / "out", "documents")] == ["a.txt", "b.txt"]


@pytest.mark.skipif(os.name == "nt", reason="a program cannot press Ctrl-C there")
@pytest.mark.usefixtures("here")
def test_an_interrupt_that_is_ignored_stays_so(tmp_path: Path, reports: Path) -> None:
    """As for a run that a shell has put into the background."""

    class Press(Notes):
        def hear(self, result: Result) -> None:
            super().hear(result)
            os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        summary = run([reports], tmp_path / "output", Options(jobs=1), Press())
    finally:
        signal.signal(signal.SIGINT, before)
    assert (summary.converted, summary.left) == (3, 0)
