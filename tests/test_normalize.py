"""The rows of the real report, as read off its pages, and of small reports typed by hand."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from parsers.model import Finding, Text, Word
from parsers.report import parse
from pipeline.convert import Outcome, convert
from pipeline.extract import read
from pipeline.inputs import Document
from pipeline.normalize import key_of, rows_of
from pipeline.rows import Origin, failed_rows
from tests.conftest import REAL, SAMPLES, WriteReport

_ORIGIN = Origin("T2/a.txt", "0123456789abcdef" * 4, "text", "0.1.0")


def test_the_document(real: Outcome) -> None:
    (row,) = real.rows["documents"]
    digest = hashlib.sha256((SAMPLES / real.document.source).read_bytes()).hexdigest()
    assert (row["document_id"], row["sha256"], row["source"]) == (digest[:16], digest, real.document.source)
    assert row["title"] == "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT"
    assert (row["unit"], row["year"], row["period"], row["status"]) == ("Konsernipalvelut", 2025, "T2", "converted")


def test_the_ledger_adds_up(real: Outcome) -> None:
    (row,) = real.rows["documents"]
    counts = [row[f"words_{place}"] for place in ("in_values", "in_labels", "in_furniture", "unparsed")]
    assert counts == [381, 85, 0, 0]
    assert sum(counts) == row["words"] == 466


def test_the_actions(real: Outcome) -> None:
    first, *others = real.rows["actions"]
    assert first["action_id"] == f"{first['document_id']}-a001"
    assert (first["focus_area"], first["theme"]) == ("Kasvava Pori", None)
    assert first["goal"] == "Ylivertaiset asuinympäristöt ja keskustan kehittäminen"
    assert first["initiative"] == "Keskustan kehittämisohjelman toimenpiteiden toteuttaminen"
    assert (first["responsible"], first["action"]) == ("Konsernipalvelut", "Tehostamme viestintää ja markkinointia")
    assert [(row["focus_area"], row["theme"], row["responsible"]) for row in others] == [
        (None, "Viestintä", None),
        (None, "Viestintä", None),
        (None, "Digitalisaatio", None),
    ]
    assert others[2]["initiative"] == (
        "Paperipostin ja lähetysprosessin korvaaminen sähköisellä toimintamallilla sekä sähköisen "
        "allekirjoituksen käytön laajentaminen"
    )
    assert others[2]["action"] == (
        "Sähköistettävien lähetyspalveluiden kartoittaminen ja käyttöönoton suunnittelu ja toteutus portaittain"
    )
    assert [row["position"] for row in real.rows["actions"]] == [1, 2, 3, 4]
    assert {(row["year"], row["period"], row["unit"]) for row in real.rows["actions"]} == {
        (2025, "T2", "Konsernipalvelut")
    }


def test_the_indicators(real: Outcome) -> None:
    rows = real.rows["indicators"]
    assert [(row["action_id"][-4:], row["position"], row["baseline"], row["target"]) for row in rows] == [
        ("a001", 1, "Vireillä", "Suunnitelma valmis"),
        ("a002", 1, "Ei olemassa", "Valmis ja käytössä"),
        ("a002", 2, "Ei olemassa", "Valmis ja käytössä"),
        ("a003", 1, "0", "10"),
        ("a003", 2, "0", "> 0"),
        ("a004", 1, "Osittain selvitetty", "Sähköistettävät palvelut selvitetty"),
        ("a004", 2, "Osittain selvitetty", "Lainmukainen arkistointitapa varmistettu"),
        ("a004", 3, "0", "2-3"),
    ]
    assert rows[0]["indicator"] == "Laaditaan viestintä- ja markkinointisuunnitelma"
    assert rows[7]["indicator"] == "Yksittäisiä uusia palveluita saatu sähköistettyä"
    assert rows[7]["indicator_id"] == f"{rows[7]['document_id']}-a004-i003"


def test_typed_values(real: Outcome) -> None:
    targets = [row for row in real.rows["indicators"] if row["target_kind"] != "text"]
    assert [(row["target"], row["target_kind"], row["target_low"], row["target_high"]) for row in targets] == [
        ("10", "exact", 10, 10),
        ("> 0", "more_than", 0, None),
        ("2-3", "range", 2, 3),
    ]
    assert [(row["baseline"], row["baseline_kind"], row["direction"]) for row in real.rows["indicators"]] == [
        ("Vireillä", "text", None),
        ("Ei olemassa", "none", None),
        ("Ei olemassa", "none", None),
        ("0", "exact", "up"),
        ("0", "exact", "up"),
        ("Osittain selvitetty", "text", None),
        ("Osittain selvitetty", "text", None),
        ("0", "exact", "up"),
    ]


def test_the_milestones(real: Outcome) -> None:
    rows = real.rows["milestones"]
    assert [row["number"] for row in rows] == [1, 2, 3] * 4
    assert [row["milestone_id"][-9:] for row in rows[2:4]] == ["a001-m003", "a002-m001"]
    assert [place for place, row in enumerate(rows) if row["report"] is None] == [2, 5, 8]
    assert rows[3]["milestone"] == "Valmistelu käynnissä"
    assert rows[3]["report"] == "Valmistelu kaupunkistrategiaa edeltävälle tasolle valmiina"
    assert rows[11]["report"].splitlines()[1].startswith("- Sivistystoimialan osalta useita lomakkeita")


def _without_places(outcome: Outcome, table: str) -> list[dict[str, Any]]:
    """A table's rows without what tells the file, and without pages, which a dump of one page does not have."""
    return [
        {column: value for column, value in row.items() if not column.endswith("_id") and column != "page"}
        for row in outcome.rows[table]
    ]


@pytest.mark.parametrize("table", ["actions", "indicators", "milestones"])
def test_pdf_and_text_give_equal_rows(table: str) -> None:
    pdf, text = (convert(Document(SAMPLES / name, name)) for name in REAL)
    assert _without_places(pdf, table) == _without_places(text, table)


def test_only_the_text_has_a_doubt() -> None:
    pdf, text = (convert(Document(SAMPLES / name, name)) for name in REAL)
    assert pdf.rows["findings"] == []
    (finding,) = text.rows["findings"]
    assert (finding["code"], finding["page"], finding["text"]) == ("ambiguous-cells", 1, "Vireillä Suunnitelma valmis")
    assert "x0" not in finding  # a text file has no places


def test_provenance_of_the_pdf_covers_each_word_of_each_value() -> None:
    report = parse(read(SAMPLES / REAL[0]))
    rows = rows_of(report, _ORIGIN)["provenance"]
    for word in report.values:
        assert any(
            row["page"] == word.page
            and row["x0"] - 0.01 <= word.x0 <= word.x1 <= row["x1"] + 0.01
            and row["top"] - 0.01 <= word.top <= word.bottom <= row["bottom"] + 0.01
            for row in rows
        ), word


def test_provenance_is_a_row_for_each_line() -> None:
    pdf, text = (convert(Document(SAMPLES / name, name)) for name in REAL)
    for outcome, page in ((pdf, 2), (text, 1)):
        key = f"{outcome.rows['documents'][0]['document_id']}-a004-i002"
        lines = [row for row in outcome.rows["provenance"] if row["row_id"] == key and row["column"] == "target"]
        assert [(row["table"], row["page"]) for row in lines] == [("indicators", page)] * 3
        places = [row["top"] for row in lines if "top" in row]
        assert places == sorted(set(places))
        assert len(places) == (3 if outcome is pdf else 0)


def test_a_value_that_goes_on_at_the_top_of_the_next_page_has_a_row_on_each() -> None:
    words = (Word("Osa", 1, 10, 20, 30, 30, 28, 10), Word("toinen", 2, 10, 20, 40, 30, 28, 10))
    report = parse(read(SAMPLES / REAL[0]))
    action = replace(report.actions[0], action=Text("Osa toinen", words))
    rows = rows_of(replace(report, actions=(action,)), _ORIGIN)["provenance"]
    assert [(row["page"], row["x1"]) for row in rows if row["column"] == "action"] == [(1, 30), (2, 40)]


def test_an_inherited_value_is_traced_for_each_action_that_shows_it(tmp_path: Path, write_report: WriteReport) -> None:
    path = write_report(tmp_path / "a.txt")
    path.write_text(path.read_text("utf-8") + "TOIMENPIDE Toinen\n", encoding="utf-8")
    rows = rows_of(parse(read(path)), _ORIGIN)
    assert [row["goal"] for row in rows["actions"]] == ["Kasvu", "Kasvu"]
    goals = [row["row_id"][-4:] for row in rows["provenance"] if row["column"] == "goal"]
    assert goals == ["a001", "a002"]


def test_titles_are_traced_for_the_document_and_for_each_units_actions(
    tmp_path: Path, write_report: WriteReport
) -> None:
    path = write_report(tmp_path / "a.txt")
    first = path.read_text("utf-8")
    path.write_text(first + "\f" + first.replace("KONSERNIPALVELUT", "TEKNINEN TOIMIALA"), encoding="utf-8")
    rows = rows_of(parse(read(path)), _ORIGIN)
    assert rows["documents"][0]["unit"] is None
    assert [row["unit"] for row in rows["actions"]] == ["Konsernipalvelut", "Tekninen toimiala"]
    titles = [row for row in rows["provenance"] if row["column"] in ("title", "unit")]
    assert [(row["table"], row["row_id"][16:], row["page"]) for row in titles] == [
        ("documents", "", 1),
        ("actions", "-a001", 1),
        ("actions", "-a002", 2),
    ]


def test_words_in_no_value_are_traced_by_the_count_they_are_in() -> None:
    report = parse(read(SAMPLES / "chromium-30014.pdf"))
    rows = rows_of(report, _ORIGIN)["provenance"]
    for column, words in (
        ("words_in_labels", report.labels),
        ("words_in_furniture", report.furniture),
        ("words_unparsed", report.unparsed),
    ):
        places = [row for row in rows if row["column"] == column]
        assert {(row["table"], row["row_id"]) for row in places} <= {("documents", _ORIGIN.document_id)}
        for word in words:
            around = [row for row in places if row["page"] == word.page and _inside(word, row)]
            assert len(around) == 1, word
    assert report.labels
    assert report.furniture


def _inside(word: Word, row: dict[str, Any]) -> bool:
    across = row["x0"] - 0.01 <= word.x0 <= word.x1 <= row["x1"] + 0.01
    return across and bool(row["top"] - 0.01 <= word.top <= word.bottom <= row["bottom"] + 0.01)


def test_labels_of_one_line_are_parted_where_a_value_may_stand_between_them(
    tmp_path: Path, write_report: WriteReport
) -> None:
    report = parse(read(write_report(tmp_path / "a.txt")))
    words = (Word("MITTARI", 1, 10, 20, 50, 30, 28, 10), Word("Lähtötaso", 1, 90, 20, 130, 30, 28, 10))
    page = replace(report.pages[0], positioned=True)
    rows = rows_of(replace(report, pages=(page,), labels=words), _ORIGIN)["provenance"]
    places = [(row["x0"], row["x1"]) for row in rows if row["column"] == "words_in_labels"]
    assert places == [(10, 50), (90, 130)]


def test_a_finding_about_the_whole_document_has_no_place() -> None:
    report = replace(parse(read(SAMPLES / REAL[0])), findings=(Finding("info", "a-code", "a message"),))
    (row,) = rows_of(report, _ORIGIN)["findings"]
    assert row == {"document_id": "0123456789abcdef", "severity": "info", "code": "a-code"} | {
        "message": "a message",
        "page": None,
        "text": None,
    }


def test_a_finding_has_the_box_around_its_words_on_its_first_page() -> None:
    words = (
        Word("Osa", 1, 10.004, 20, 30, 30, 28, 10),
        Word("tavoite", 1, 35, 19, 70.126, 31, 28, 10),
        Word("2", 2, 0, 0, 5, 10, 8, 10),
    )
    report = replace(parse(read(SAMPLES / REAL[0])), findings=(Finding("warning", "a-code", "a message", words),))
    (row,) = rows_of(report, _ORIGIN)["findings"]
    assert [row[edge] for edge in ("page", "x0", "top", "x1", "bottom")] == [1, 10.0, 19, 70.13, 31]
    assert row["text"] == "Osa tavoite 2"


@pytest.mark.parametrize(
    "other",
    [
        ("Konsernipalvelut", "Kasvu  ja  työ", "TEKO", "Linja-auto"),  # spaces
        ("KONSERNIPALVELUT", "kasvu ja työ", "Teko", "linja-auto"),  # case
        ("Konsernipalvelut", "Kasvu – ja työ.", "Teko", "Linja auto"),  # punctuation
        ("Konsernipalvelut", "Kasvu ja tyo\u0308", "Teko", "Linja-auto"),  # ö as o and dots
    ],
)
def test_an_action_key_survives_printing(other: tuple[str, ...]) -> None:
    assert key_of(*other) == key_of("Konsernipalvelut", "Kasvu ja työ", "Teko", "Linja-auto")


def test_action_keys_differ_where_texts_do() -> None:
    keys = {key_of("a", "b", "c", "d"), key_of("a", "b", "cd", None), key_of("a", None, "bc", "d")}
    assert len(keys) == 3
    assert all(len(key) == 16 for key in keys)


def test_a_document_that_cannot_be_read_is_known_by_its_path() -> None:
    (row,) = failed_rows(Origin("T2/a.pdf", None, "pdfplumber", "0.1.0"), "is empty")["documents"]
    assert row["document_id"] == hashlib.sha256(b"T2/a.pdf").hexdigest()[:16]
    assert (row["source"], row["sha256"], row["status"], row["error"]) == ("T2/a.pdf", None, "failed", "is empty")
