"""One document, start to end. Its outcome is plain data, whatever happens."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import pipeline.convert
from pipeline.convert import Outcome, convert
from pipeline.inputs import Document
from tests.conftest import WriteReport


def test_the_real_report(real: Outcome) -> None:
    assert not real.failed
    assert [len(real.rows[name]) for name in ("documents", "actions", "indicators", "milestones")] == [1, 4, 8, 12]
    assert sum(row["report"] is not None for row in real.rows["milestones"]) == 9
    reader = {".pdf": "pdfium", ".txt": "text"}[real.document.path.suffix]
    assert real.rows["documents"][0]["reader"] == reader


def test_an_outcome_crosses_between_processes(tmp_path: Path, write_report: WriteReport) -> None:
    outcome = convert(Document(write_report(tmp_path / "a.txt"), "a.txt"))
    assert pickle.loads(pickle.dumps(outcome)) == outcome


def test_a_document_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"Dear reader")
    outcome = convert(Document(tmp_path / "a.pdf", "2025/a.pdf"))
    reason = "is not a PDF, whatever its name says; export the report as PDF again"
    assert (outcome.failed, outcome.error, outcome.trace) == (True, reason, None)
    (row,) = outcome.rows["documents"]
    assert (row["source"], row["status"], row["error"]) == ("2025/a.pdf", "failed", reason)
    assert row["sha256"].startswith(row["document_id"])  # its bytes could be read


def test_a_missing_document_has_no_hash(tmp_path: Path) -> None:
    outcome = convert(Document(tmp_path / "a.pdf", "a.pdf"))
    assert outcome.error == "does not exist; check the path"
    assert outcome.rows["documents"][0]["sha256"] is None


def test_a_bug_of_ours_costs_one_document_and_keeps_its_traceback(
    tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_: object) -> None:
        raise ValueError("two\nlines")

    monkeypatch.setattr(pipeline.convert, "parse", stumble)
    outcome = convert(Document(write_report(tmp_path / "a.txt"), "a.txt"))
    assert outcome.error == r"internal error: ValueError: two\nlines; please report it"
    assert outcome.trace is not None
    assert "in stumble" in outcome.trace
