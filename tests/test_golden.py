"""All samples give what is expected of them, and a difference is told cell by cell."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

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
