"""Many documents: all that can be converted is, in goes that are merged as they come."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

import pipeline.batch
from pipeline.batch import run
from pipeline.convert import Outcome
from pipeline.errors import OutputUnusable, WrongUsage
from tests.conftest import ReadTable, WriteReport


def test_good_and_bad_documents(tmp_path: Path, write_report: WriteReport, read_table: ReadTable) -> None:
    reports, output = tmp_path / "reports", tmp_path / "output"
    write_report(reports / "T1" / "a.txt", "T1")
    write_report(reports / "T2" / "a.txt", "T2")
    (reports / "b.pdf").write_bytes(b"")
    told: list[Outcome] = []
    summary = run([reports, tmp_path / "c.pdf"], output, told.append)
    assert (summary.converted, summary.failed, summary.exit_code) == (2, 2, 1)
    assert [outcome.document.source for outcome in told] == ["T1/a.txt", "T2/a.txt", "b.pdf", "c.pdf"]
    assert {(row["source"], row["status"], row["error"]) for row in read_table(output, "documents")} == {
        ("T1/a.txt", "converted", None),
        ("T2/a.txt", "converted", None),
        ("b.pdf", "failed", "is empty; fetch the file again"),
        ("c.pdf", "failed", "does not exist; check the path"),
    }
    lines = list(summary.lines())
    assert lines[0] == f"wrote {output / 'actions' / '2025-T1.parquet'} (1 row)"
    assert lines[-1] == "2 converted, 2 failed"


def test_a_terminal_has_a_bar(tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    summary = run([write_report(tmp_path / "a.txt"), tmp_path / "b.pdf"], tmp_path / "output", lambda _: None)
    assert (summary.converted, summary.failed) == (1, 1)
    assert "Converting" in terminal.getvalue()
    assert "100%" in terminal.getvalue()


def test_a_second_run_has_nothing_to_write(tmp_path: Path, write_report: WriteReport) -> None:
    write_report(tmp_path / "reports" / "a.txt")
    run([tmp_path / "reports"], tmp_path / "output", lambda _: None)
    summary = run([tmp_path / "reports"], tmp_path / "output", lambda _: None)
    assert list(summary.lines()) == ["nothing to write: the tables are up to date", "1 converted, 0 failed"]
    assert summary.exit_code == 0


def test_what_is_removed_is_said(tmp_path: Path, write_report: WriteReport) -> None:
    report, output = write_report(tmp_path / "a.txt", "T1"), tmp_path / "output"
    run([report], output, lambda _: None)
    write_report(report, "T3")
    lines = list(run([report], output, lambda _: None).lines())
    assert f"removed {output / 'milestones' / '2025-T1.parquet'} (nothing left in it)" in lines
    assert f"wrote {output / 'milestones' / '2025-T3.parquet'} (1 row)" in lines


def test_goes_are_merged_as_they_come(
    tmp_path: Path, write_report: WriteReport, read_table: ReadTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline.batch, "_AT_ONCE", 2)
    for name in "abcde":
        write_report(tmp_path / "reports" / f"{name}.txt", action=name)
    seen: list[int] = []
    output = tmp_path / "output"
    summary = run([tmp_path / "reports"], output, lambda _: seen.append(len(read_table(output, "documents"))))
    assert seen == [0, 0, 2, 2, 4]
    assert summary.changes.written[output / "documents" / "2025-T2.parquet"] == 5


def test_refusals_come_before_anything_is_read(tmp_path: Path, write_report: WriteReport) -> None:
    told: list[Outcome] = []
    one, other = write_report(tmp_path / "1" / "a.txt"), write_report(tmp_path / "2" / "a.txt")
    with pytest.raises(WrongUsage):
        run([one, other], tmp_path / "output", told.append)
    with pytest.raises(OutputUnusable):
        run([one], other, told.append)
    assert not told
    assert not (tmp_path / "output").exists()
