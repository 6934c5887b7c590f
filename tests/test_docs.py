"""The documents are true: each question in the README is answered, each snippet runs, and nothing is stale."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
import regex
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.exports import export
from pipeline.exports.headings import HEADINGS, SHEETS
from pipeline.files import TableFiles
from pipeline.links import renew
from tests.conftest import SAMPLES
from tests.reports import keep, report

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "docs" / "opas.md").read_text("utf-8")
SCHOOLS = ("Perusopetus", "Oppiminen", "Koulut")


def snippets(heading: str, language: str) -> list[str]:
    """The code blocks of a section of the README."""
    section = README.partition(f"### {heading}\n")[2].partition("\n### ")[0].partition("\n## ")[0]
    found: list[str] = regex.findall(rf"```{language}\n(.*?)```", section, regex.DOTALL)
    return found


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `output` in the current one, with two periods of two units, and one document that is not right."""
    texts = ("Neuvonnan uudistaminen", "Kysely on tehty", "Malli on otettu käyttöön")
    reports = [
        report(
            f"2025 {period}",
            {
                "action": texts[0],
                "indicators": [("Vastausaika", "14 vrk", target), ("Tyytyväisyys", "58 %", "vähintään 80 %")],
                "milestones": [(texts[1], reported), texts[2]],
            },
        )
        for period, target, reported in (("T1", "10 vrk", "Kesken"), ("T2", "7 vrk", "Tehty"))
    ]
    reports.append(report("2025 T2", {"action": "Kerhot", "milestones": ["Kerhot"]}, copy=2, place=SCHOOLS))
    reports[-1]["documents"][0] |= {"words_unparsed": 20}
    monkeypatch.chdir(tmp_path)
    keep(Path("output"), *reports)
    renew(TableFiles(Path("output")))
    return Path("output")


QUESTIONS = snippets("Five questions", "sql")
ANSWERS: list[list[tuple[Any, ...]]] = [
    [("Konsernipalvelut", "Vastausaika", 2025, "T1", "10 vrk", 2025, "T2", "7 vrk")],
    [
        ("Neuvonnan uudistaminen", "Kysely on tehty", "Kesken", "Tehty", None),
        ("Neuvonnan uudistaminen", "Malli on otettu käyttöön", None, None, None),
    ],
    [("Konsernipalvelut", "Tyytyväisyys", 58.0, 80.0, "%")],
    [("Konsernipalvelut", 1, 2), ("Perusopetus", 0, 1)],
    [("2025 T2 2.pdf", 0.8, 0, None)],
]


@pytest.mark.parametrize(("question", "answer"), list(zip(QUESTIONS, ANSWERS, strict=True)))
def test_five_questions_are_answered(output: Path, question: str, answer: list[tuple[Any, ...]]) -> None:
    export(output, "duckdb")
    with duckdb.connect(output / "tavoitteet.duckdb", read_only=True) as database:
        assert database.sql(question).fetchall() == answer


@pytest.mark.usefixtures("output")
def test_duckdb_reads_the_folder() -> None:
    (query,) = snippets("The folder in other tools", "sql")
    rows = duckdb.connect().sql(query).fetchall()
    assert sorted(rows) == sorted(
        ("Neuvonnan uudistaminen", indicator, baseline, target)
        for period_target in ("10 vrk", "7 vrk")
        for indicator, baseline, target in (
            ("Vastausaika", "14 vrk", period_target),
            ("Tyytyväisyys", "58 %", "vähintään 80 %"),
        )
    )


@pytest.mark.usefixtures("output")
def test_polars_and_pandas_read_the_folder() -> None:
    polars, pandas = snippets("The folder in other tools", "python")
    found = _run(polars) | _run(pandas)
    assert found["rising"].rows() == [("Konsernipalvelut", 2)]
    assert found["reported"].to_dict() == {"Konsernipalvelut": 2, "Perusopetus": 0}


def test_the_example_from_python_runs(output: Path) -> None:
    (Path("samples")).symlink_to(SAMPLES)
    (code,) = snippets("From Python", "python")
    found = _run(code)
    assert set(found["tables"]) == set(SHEETS) - {"goals"}
    assert found["goals"]["action"].tolist() == ["Neuvonnan uudistaminen"] * 4
    assert found["changes"].to_dict("list") == {
        "indicator_new": ["Vastausaika"],
        "target_old": ["10 vrk"],
        "target_new": ["7 vrk"],
    }
    assert [len(found["report"][name]) for name in ("actions", "indicators", "milestones", "links")] == [4, 8, 12, 0]
    assert output.exists()


def _run(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(code, names)
    return names


def test_the_data_dictionary_is_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    result = CliRunner().invoke(main, ["schema", "--markdown", str(path)])
    assert (result.exit_code, result.output) == (0, f"wrote {path}\n")
    kept = ROOT / "docs" / "data-dictionary.md"
    assert path.read_text("utf-8") == kept.read_text("utf-8"), "run `tavoitteet schema --markdown`"


def test_the_data_dictionary_goes_to_docs_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["schema", "--markdown"]).exit_code == 0
    assert (tmp_path / "docs" / "data-dictionary.md").read_text("utf-8").startswith("# Data dictionary")


def test_the_guide_explains_each_finding_that_the_readme_lists() -> None:
    listed = regex.findall(r"^\| `([a-z-]+)` \| \w", README.partition("## Findings")[2], regex.MULTILINE)
    assert regex.findall(r"^\| `([a-z-]+)` \| \w", GUIDE, regex.MULTILINE) == listed


def test_the_guide_names_commands_and_sheets_that_exist() -> None:
    for name, options in regex.findall(r"tavoitteet (\w+)([^`\n]*)", GUIDE):
        command = main.commands[name]
        known = {spelling for option in command.params for spelling in option.opts}
        assert {word for word in options.split() if word.startswith("-")} <= known
    assert set(regex.findall(r"\*\*(\w+)\*\*", GUIDE)) <= {*SHEETS.values(), "Tietosanakirja"}
    assert {"Sanoja tunnistamatta", "Tila"} <= set(HEADINGS.values())
    assert len(GUIDE.split()) < 700, "one page"
