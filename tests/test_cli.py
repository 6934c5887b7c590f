"""Exit codes, what goes to which stream, and that the command line answers at once."""

from __future__ import annotations

import io
import json
import os
import pickle
import subprocess
import sys
import time
import traceback
from dataclasses import replace
from pathlib import Path

import pytest
import regex
from click.testing import CliRunner, Result

import pipeline.workers
from pipeline.cli import main
from pipeline.inputs import Document
from pipeline.options import Options
from pipeline.summary import Summary
from tests.conftest import REAL, SAMPLES, ReadTable, WriteReport
from tests.odd_pdfs import FOLDER


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_converting_well(tmp_path: Path) -> None:
    result = _run("convert", SAMPLES / REAL[0], "--output", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == f"wrote {tmp_path / 'out' / 'actions' / '2025-T2.parquet'} (4 rows)"
    assert lines[-1] == "1 converted, 0 skipped, 0 failed"


def test_a_bad_document_is_one_line_on_stderr_and_a_failed_row(
    tmp_path: Path, write_report: WriteReport, read_table: ReadTable
) -> None:
    write_report(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "b.pdf").write_bytes(b"Dear reader")
    result = _run("convert", tmp_path / "in", "-o", tmp_path / "out")
    assert result.exit_code == 1
    reason = "is not a PDF, whatever its name says; export the report as PDF again"
    assert result.stderr == f"tavoitteet: {tmp_path / 'in' / 'b.pdf'}: {reason}\n"
    assert result.stdout.endswith(f"failed  b.pdf  {reason}\n1 converted, 0 skipped, 1 failed\n")
    assert [row["error"] for row in read_table(tmp_path / "out", "documents")] == [None, reason]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    for output in ("one", "two"):
        assert _run("convert", SAMPLES, "-o", tmp_path / output).exit_code == 0
    one, two = (
        {path.relative_to(tmp_path / output): path.read_bytes() for path in (tmp_path / output).rglob("*.parquet")}
        for output in ("one", "two")
    )
    assert {path.parent.name for path in one} == {
        "actions", "documents", "findings", "indicators", "links", "milestones", "provenance"
    }  # fmt: skip
    assert one == two


def test_wrong_usage_is_2(tmp_path: Path) -> None:
    assert _run("convert").exit_code == 2
    assert _run("convert", "--nonsense").exit_code == 2
    twins = _run("convert", tmp_path / "1" / "a.pdf", tmp_path / "2" / "a.pdf", "-o", tmp_path / "out")
    assert twins.exit_code == 2
    assert twins.stderr.count("\n") == 1
    assert "would both be kept as a.pdf" in twins.stderr
    assert _run("check", tmp_path / "none").exit_code == 2


def test_an_unusable_output_is_3(tmp_path: Path, write_report: WriteReport) -> None:
    report = write_report(tmp_path / "a.txt")
    result = _run("convert", report, "-o", report)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"tavoitteet: {report}: is a file; name a folder for the tables\n"
    (tmp_path / "out" / "actions").mkdir(parents=True)
    (tmp_path / "out" / "actions" / "notes.txt").write_text("mine", encoding="utf-8")
    assert _run("convert", report, "-o", tmp_path / "out").exit_code == 3
    assert [path.name for path in (tmp_path / "out").rglob("*")] == ["actions", "notes.txt"]


def stumble(document: Document, _: Options) -> bytes:
    """Stands for `work` in a worker: a bug of ours."""
    try:
        raise ValueError("here")
    except ValueError:
        trace = traceback.format_exc()
    parcel = pickle.loads(pipeline.workers.work(document, Options()))
    return pickle.dumps(
        replace(parcel, head=parcel.head | {"status": "failed", "error": "internal error"}, trace=trace)
    )


def test_a_bug_of_ours_is_shown_once(
    tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_report(tmp_path / "a.txt")
    monkeypatch.setattr(pipeline.workers, "work", stumble)
    result = _run("convert", tmp_path / "a.txt", "-o", tmp_path / "out", "--log-file", tmp_path / "log")
    assert result.exit_code == 1
    assert result.stderr.count("Traceback") == 1
    assert "in stumble" in result.stderr
    assert "a.txt: internal error\n" in result.stderr
    assert "ValueError: here" in (tmp_path / "log").read_text("utf-8")


def test_json_is_a_line_a_document(tmp_path: Path, write_report: WriteReport) -> None:
    write_report(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "ä\n.pdf").write_bytes(b"Dear reader")
    command = ("convert", tmp_path / "in", "-o", tmp_path / "out", "--json", "--jobs", 1)
    first, second = _run(*command), _run(*command)
    lines = [json.loads(line) for line in first.stdout.splitlines()]
    own = {"document_id": lines[0]["document_id"], "year": 2025, "period": "T2", "unit": "Konsernipalvelut"}
    assert lines[0] == {
        "source": "a.txt",
        "path": str(tmp_path / "in" / "a.txt"),
        "status": "converted",
        "skipped": False,
        "error": None,
        **own,
        "pages": 1,
        "words": lines[0]["words"],
        "words_unparsed": 0,
    }
    assert (lines[1]["source"], lines[1]["status"]) == ("ä\n.pdf", "failed")
    assert lines[1]["error"].startswith("is not a PDF")
    assert first.stderr.endswith("1 converted, 0 skipped, 1 failed\n")
    assert [json.loads(line) for line in second.stdout.splitlines()] == [line | {"skipped": True} for line in lines]


def test_a_log(tmp_path: Path, write_report: WriteReport) -> None:
    write_report(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "b.pdf").write_bytes(b"")
    for _ in range(2):
        _run("convert", tmp_path / "in", "-o", tmp_path / "out", "--log-file", tmp_path / "log", "--jobs", 1)
    lines = [line[20:] for line in (tmp_path / "log").read_text("utf-8").splitlines()]
    assert lines[:3] == [
        "2 documents",
        f"converted: {tmp_path / 'in' / 'a.txt'}",
        f"failed: {tmp_path / 'in' / 'b.pdf'}: is empty; fetch the file again",
    ]
    assert lines[-3:] == [
        f"failed: {tmp_path / 'in' / 'b.pdf'}: is empty; fetch the file again",
        "nothing to write: the tables are up to date",
        "0 converted, 1 skipped, 1 failed",
    ]
    _run("convert", tmp_path / "in", "-o", tmp_path / "log", "--log-file", tmp_path / "log")
    last = (tmp_path / "log").read_text("utf-8").splitlines()[-1]
    assert last.endswith(f" stopped: {tmp_path / 'log'}: is a file; name a folder for the tables")
    refused = _run("convert", tmp_path / "in", "-o", tmp_path / "out", "--log-file", tmp_path / "none" / "log")
    assert refused.exit_code == 2
    assert refused.stderr.endswith("log: cannot be written (No such file or directory); log into another file\n")


def test_coverage_that_is_too_low(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hyvä lukija\n", encoding="utf-8")
    result = _run("convert", tmp_path / "a.txt", "-o", tmp_path / "out", "--min-coverage", 0.99)
    assert result.exit_code == 1
    assert result.stdout.endswith(
        "partial  a.txt  2 of 2 words are unparsed; see its findings\n0 converted, 0 skipped, 0 failed, 1 partial\n"
    )


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ("lots", "'lots' is no size such as 512M or 1G"),
        ("infG", "'infG' is no size"),
        ("64M", "64M is too little to read reports with; give at least 256M"),
    ],
)
def test_sizes_of_memory_that_are_refused(tmp_path: Path, size: str, said: str) -> None:
    result = _run("convert", tmp_path, "-o", tmp_path / "out", "--memory", size)
    assert result.exit_code == 2
    assert said in result.stderr


def test_options_reach_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Options] = []

    def run(_: object, __: object, options: Options, ___: object) -> Summary:
        seen.append(options)
        return Summary()

    monkeypatch.setattr("pipeline.batch.run", run)
    _run("convert", tmp_path)
    _run("convert", tmp_path, "--force", "--prune", "--jobs", 3, "--timeout", 1.5, "--memory", "1.5GiB")
    _run("convert", tmp_path, "--ocr")
    _run("convert", tmp_path, "--ocr", "--timeout", 5)
    assert seen[:2] == [Options(), Options(jobs=3, timeout=1.5, memory=1536, force=True, prune=True)]
    assert [(options.reading.ocr, options.timeout) for options in seen[2:]] == [(True, 600), (True, 5)]
    assert (seen[0].jobs >= 1, seen[0].timeout, seen[0].memory, seen[0].min_coverage) == (True, 60, 1024, 0)


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_has_a_bar_and_a_table(
    tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    out, err = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    inputs = [str(write_report(tmp_path / "a.txt")), str(tmp_path / "b[red].pdf")]
    code = main(["convert", *inputs, "-o", str(tmp_path / "out")], standalone_mode=False)
    assert code == 1
    shown, table = (regex.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", stream.getvalue()) for stream in (err, out))
    assert regex.search(r"Converting ━+ 2/2 \d+\.\d pages/s 1 failed 0:00:0\d left", shown)
    assert regex.search(r"│ failed +│ b\[red\]\.pdf +│ does not exist; check the path +│", table)


@pytest.mark.parametrize("name", REAL)
def test_show(name: str) -> None:
    result = _run("show", SAMPLES / name)
    assert result.exit_code == 0
    assert "action 1, page 1: Tehostamme viestintää ja markkinointia" in result.stdout


def test_show_of_what_cannot_be_read(tmp_path: Path) -> None:
    result = _run("show", tmp_path / "a.pdf")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"tavoitteet: {tmp_path / 'a.pdf'}: does not exist; check the path\n"


def test_check_and_its_update(tmp_path: Path, write_report: WriteReport) -> None:
    write_report(tmp_path / "a.txt")
    assert _run("check", tmp_path).exit_code == 1
    assert _run("check", tmp_path, "--update").exit_code == 0
    assert _run("check", tmp_path).exit_code == 0
    write_report(tmp_path / "a.txt", action="Muu")
    result = _run("check", tmp_path)
    assert result.exit_code == 1
    assert '    expected: "Viestintä"\n    found:    "Muu"\n' in result.stdout


def test_schema() -> None:
    result = _run("schema")
    assert result.exit_code == 0
    assert (
        "  focus_area         string?       PAINOPISTE: the focus of the city strategy / painopiste\n" in result.stdout
    )


def test_finnish_goes_through_any_pipe() -> None:
    """A Windows pipe has no letter for `→`; Python is told here that this one has not either."""
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "show", str(SAMPLES / REAL[1])]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "200"}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert "sähköistettyä: 0 (exact) → 2-3 (range)" in done.stdout.decode("utf-8")


def test_no_bar_in_a_pipe(tmp_path: Path, write_report: WriteReport) -> None:
    assert _run("convert", write_report(tmp_path / "a.txt"), "-o", tmp_path / "out").stderr == ""


def test_help_answers_at_once() -> None:
    """Under 0.3 s, of three tries the best: the machine may be busy."""
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "--help"]
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.3


def test_a_password_opens_a_locked_report(tmp_path: Path, read_table: ReadTable) -> None:
    (tmp_path / "secret.txt").write_text("pori\nnot this\n", encoding="utf-8")
    locked, output = FOLDER / "password.pdf", tmp_path / "out"
    reason = "is locked with a password; give it with --password or --password-file"
    assert reason in _run("convert", locked, "-o", output).stdout
    assert reason in _run("convert", locked, "-o", output).stdout  # it is not tried again without one
    opened = _run("convert", locked, "-o", output, "--password-file", tmp_path / "secret.txt", "--reader", "pdfplumber")
    assert opened.exit_code == 0
    assert [row["reader"] for row in read_table(output, "documents")] == ["pdfplumber"]
    assert _run("convert", locked, "-o", output, "--password", "pori", "--verify").exit_code == 0
    assert [row["reader"] for row in read_table(output, "documents")] == ["pdfium"]
    assert read_table(output, "findings") == []
    missing = _run("convert", locked, "-o", output, "--password-file", tmp_path / "none.txt")
    assert (missing.exit_code, "none.txt cannot be read as text; check it" in missing.output) == (2, True)


def test_the_parent_of_a_run_does_without_the_parser() -> None:
    """Importing it takes a tenth of a second, which only the workers need to spend."""
    code = "import sys; import pipeline.batch; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"pipeline.workers", "pipeline.corrections"} <= set(loaded)
    assert not {"pipeline.convert", "parsers.report", "parsers.values", "pypdfium2"} & set(loaded)
