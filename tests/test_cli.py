"""Exit codes, what goes to which stream, and that the command line answers at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from tests.conftest import REAL, SAMPLES, ReadTable, WriteReport


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_converting_well(tmp_path: Path) -> None:
    result = _run("convert", SAMPLES / REAL[0], "--output", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == f"wrote {tmp_path / 'out' / 'actions' / '2025-T2.parquet'} (4 rows)"
    assert lines[-1] == "1 converted, 0 failed"


def test_a_bad_document_is_one_line_on_stderr_and_a_failed_row(
    tmp_path: Path, write_report: WriteReport, read_table: ReadTable
) -> None:
    write_report(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "b.pdf").write_bytes(b"Dear reader")
    result = _run("convert", tmp_path / "in", "-o", tmp_path / "out")
    assert result.exit_code == 1
    reason = "is not a PDF, whatever its name says; export the report as PDF again"
    assert result.stderr == f"tavoitteet: {tmp_path / 'in' / 'b.pdf'}: {reason}\n"
    assert result.stdout.endswith("1 converted, 1 failed\n")
    assert [row["error"] for row in read_table(tmp_path / "out", "documents")] == [None, reason]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    for output in ("one", "two"):
        assert _run("convert", SAMPLES, "-o", tmp_path / output).exit_code == 0
    one, two = (
        {path.relative_to(tmp_path / output): path.read_bytes() for path in (tmp_path / output).rglob("*.parquet")}
        for output in ("one", "two")
    )
    assert len(one) == 6
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


def test_a_bug_of_ours_is_shown_once_and_fails_its_document(
    tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_: object) -> None:
        raise ValueError("here")

    write_report(tmp_path / "a.txt")
    monkeypatch.setattr("pipeline.convert.parse", stumble)
    result = _run("convert", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.count("Traceback") == 1
    assert "a.txt: internal error: ValueError: here; please report it" in result.stderr


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
