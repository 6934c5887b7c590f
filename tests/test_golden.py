"""All samples give what is expected of them, and a difference is told cell by cell."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.errors import WrongUsage
from pipeline.golden import compare, differences, update
from tests.conftest import REAL, SAMPLES

TEXT = REAL[1]


def test_all_samples_are_as_expected() -> None:
    result = compare(SAMPLES)
    assert result.passed, "\n".join(result.lines)


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """A folder with one sample and what is expected of it."""
    (tmp_path / "expected").mkdir()
    shutil.copy(SAMPLES / TEXT, tmp_path)
    shutil.copy(SAMPLES / "expected" / f"{TEXT}.json", tmp_path / "expected")
    return tmp_path


def test_a_changed_cell_is_shown_with_its_place(samples: Path) -> None:
    path = samples / TEXT
    path.write_text(path.read_text("utf-8").replace("\n2-3\n", "\n2-4\n"), encoding="utf-8")
    result = compare(samples)
    assert not result.passed
    assert result.lines == [
        f"{TEXT}: differs",
        "  actions/4/indicators/3/target",
        '    expected: "2-3"',
        '    found:    "2-4"',
        "  actions/4/indicators/3/target_value/high",
        "    expected: 3.0",
        "    found:    4.0",
        "1 samples, 1 differing",
    ]


def test_one_sample_can_be_named(samples: Path) -> None:
    assert compare(samples / TEXT).lines == [f"{TEXT}: as expected", "1 samples, 0 differing"]


def test_a_sample_without_expectation_says_how_to_get_one(samples: Path) -> None:
    path = samples / "expected" / f"{TEXT}.json"
    path.unlink()
    result = compare(samples)
    assert not result.passed
    assert result.lines[1] == f"  {path} is missing; write it with `tavoitteet check --update`, and read it"


def test_update_writes_what_compare_expects(samples: Path) -> None:
    path = samples / "expected" / f"{TEXT}.json"
    before = path.read_bytes()
    assert update(samples).lines == ["nothing to write: all samples are as expected"]
    path.write_text("{}", encoding="utf-8")
    assert not compare(samples).passed
    assert update(samples).lines == [f"wrote {path}"]
    assert path.read_bytes() == before
    assert compare(samples).passed


def test_an_expectation_is_readable_text() -> None:
    text = (SAMPLES / "expected" / f"{TEXT}.json").read_text("utf-8")
    assert text.endswith("}\n")
    assert '"target": "Lainmukainen arkistointitapa varmistettu"' in text
    expected = json.loads(text)
    assert list(expected) == ["document", "counts", "actions", "findings"]
    assert expected["counts"]["words_unparsed"] == 0
    assert [len(action["indicators"]) for action in expected["actions"]] == [1, 2, 2, 3]
    assert [finding["code"] for finding in expected["findings"]] == ["ambiguous-cells"]


def test_a_broken_expectation(samples: Path) -> None:
    (samples / "expected" / f"{TEXT}.json").write_text("{", encoding="utf-8")
    assert "is no JSON in UTF-8" in compare(samples).lines[1]


def test_an_expectation_whose_sample_is_gone(samples: Path) -> None:
    orphan = samples / "expected" / "old.pdf.json"
    orphan.write_text("{}", encoding="utf-8")
    result = compare(samples)
    assert not result.passed
    assert f"{orphan}: its sample is gone; remove the file if that is right" in result.lines


def test_a_sample_that_cannot_be_read_has_its_reason_as_expectation(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    path = tmp_path / "expected" / "empty.pdf.json"
    assert update(tmp_path).lines == [f"wrote {path}: is empty; fetch the file again"]
    assert json.loads(path.read_text("utf-8"))["document"]["error"] == "is empty; fetch the file again"
    assert compare(tmp_path).passed


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="does not exist"):
        compare(tmp_path / "none")


def test_a_row_too_many_does_not_make_all_others_differ() -> None:
    rows = [{"number": number, "milestone": f"Osa {number}"} for number in range(4)]
    assert list(differences({"milestones": rows[1:]}, {"milestones": rows})) == [
        "  milestones/1",
        "    expected: nothing",
        '    found:    {"number": 0, "milestone": "Osa 0"}',
    ]
    assert list(differences({"milestones": rows}, {"milestones": rows[:2] + rows[3:]})) == [
        "  milestones/3",
        '    expected: {"number": 2, "milestone": "Osa 2"}',
        "    found:    nothing",
    ]


def _add(samples: Path, report: Path, *lines: str) -> Result:
    path = samples / "corrections.csv"
    path.write_text("document;row_id;column;printed;corrected\n" + "".join(f"{line}\n" for line in lines), "utf-8")
    command = ["check", str(samples), "--add", str(report), "--corrections", str(path)]
    return CliRunner().invoke(main, command)


def test_a_corrected_report_becomes_a_sample_by_one_command(tmp_path: Path) -> None:
    number = hashlib.sha256((SAMPLES / TEXT).read_bytes()).hexdigest()[:16]
    result = _add(tmp_path, SAMPLES / TEXT, f"2025/{TEXT};{number}-a004-i003;target;2-3;2–4")
    expected = tmp_path / "expected" / f"{TEXT}.json"
    assert (result.exit_code, result.output) == (0, f"wrote {tmp_path / TEXT}\nwrote {expected}\n")
    assert (tmp_path / TEXT).read_bytes() == (SAMPLES / TEXT).read_bytes()
    # It is the corrected report that the parser is held against from now on.
    assert compare(tmp_path).lines == [
        f"{TEXT}: differs",
        "  actions/4/indicators/3/target",
        '    expected: "2–4"',
        '    found:    "2-3"',
        "  actions/4/indicators/3/target_value/high",
        "    expected: 4.0",
        "    found:    3.0",
        "1 samples, 1 differing",
    ]
    again = _add(tmp_path, SAMPLES / TEXT)
    assert again.exit_code == 2
    assert f"{tmp_path / TEXT}: is a sample already; rename the new one, or remove the old one" in again.output


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("0123456789abcdef-a004-i003", "no correction is of this file; give the file that was corrected"),
        ("{}-a004-i002", 'is not corrected: another text is printed there; printed: "Lainmukainen arkistointitapa'),
    ],
)
def test_corrections_that_do_not_fit_make_no_sample(tmp_path: Path, row: str, said: str) -> None:
    number = hashlib.sha256((SAMPLES / TEXT).read_bytes()).hexdigest()[:16]
    result = _add(tmp_path, SAMPLES / TEXT, f"other.txt;{row.format(number)};target;2-3;2–4")
    assert result.exit_code == 2
    assert said in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["corrections.csv"]


def test_a_report_that_cannot_be_read_makes_no_sample(tmp_path: Path) -> None:
    report = tmp_path / "empty.pdf"
    report.write_bytes(b"")
    (tmp_path / "samples").mkdir()
    result = CliRunner().invoke(main, ["check", str(tmp_path / "samples"), "--add", str(report)])
    assert (result.exit_code, result.output) == (1, f"tavoitteet: {report}: is empty; fetch the file again\n")
    assert list((tmp_path / "samples").iterdir()) == []


def test_options_of_check_that_contradict_each_other(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("document;row_id;column;printed;corrected\n", "utf-8")
    for words in (["--add", "a.pdf", "--update"], ["--corrections", str(path)]):
        result = CliRunner().invoke(main, ["check", str(SAMPLES), *words])
        assert result.exit_code == 2
        assert "--add goes without --update, and --corrections only with --add" in result.output
