"""PDFs that a person can read are read alike, whatever their insides; what is not read is said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.model import Page
from parsers.report import parse
from pipeline.convert import Outcome, convert
from pipeline.errors import UnreadableDocument
from pipeline.extract import Reading, pdfium_reader, pdfplumber_reader, read
from pipeline.inputs import Document
from tests.odd_pdfs import FOLDER, ODD, PASSWORD

SCANS = {"scan", "text-and-scan", "outlines"}
READERS = ("pdfium", "pdfplumber")
# What pdfplumber cannot do: it finds no page, or does not know how text is drawn.
ONLY_PDFIUM = {"without-type", "hidden", "covered", "clipped", "symbols", "layers"}
ALIKE = sorted(ODD.keys() - SCANS - {"hidden", "covered", "clipped", "symbols"})  # these print one line more


def _read(name: str, reader: str = "pdfium") -> list[Page]:
    return read(FOLDER / f"{name}.pdf", Reading(reader, password=PASSWORD))


def _converted(name: str, **reading: Any) -> Outcome:
    return convert(Document(FOLDER / f"{name}.pdf", f"{name}.pdf"), 0, Reading(**reading))


def _places(page: Page) -> list[tuple[float, ...]]:
    return [(word.x0, word.top, word.x1, word.bottom, word.baseline) for word in page.words]


def _notes(page: Page) -> list[tuple[str, str]]:
    return [(note.code, " ".join(word.text for word in note.words)) for note in page.notes]


@pytest.mark.parametrize("name", sorted(ODD))
def test_the_committed_files_are_what_the_script_makes(name: str) -> None:
    changing = rb"/ID\s*\[.*?\]|/[OU] <?[^/]*"  # of a locked file
    found = (FOLDER / f"{name}.pdf").read_bytes()
    if "password" not in name:
        assert re.sub(changing, b"", found, flags=re.DOTALL) == re.sub(changing, b"", ODD[name](), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("name", "reader"),
    [(name, reader) for name in ALIKE for reader in READERS if reader == "pdfium" or name not in ONLY_PDFIUM],
)
def test_they_are_read_alike(name: str, reader: str) -> None:
    (plain,), (page,) = _read("plain"), _read(name, reader)
    assert [word.text for word in page.words] == [word.text for word in plain.words]
    if name not in ("letter-spaced", "fake-bold"):  # their letters stand elsewhere
        for found, expected in zip(_places(page), _places(plain), strict=True):
            assert found == pytest.approx(expected, abs=0.6)
    assert all(word.upright for word in page.words)
    outcome, original = _converted(name, reader=reader, password=PASSWORD), _converted("plain")
    assert [row["target"] for row in outcome.rows["indicators"]] == ["120"]
    assert outcome.rows["documents"][0]["words_unparsed"] == 0
    assert [row["action_key"] for row in outcome.rows["actions"]] == [
        row["action_key"] for row in original.rows["actions"]
    ]


@pytest.mark.parametrize(
    ("name", "size"),
    [
        *(("plain", (595, 842)), ("rotated-90", (595, 842)), ("rotated-270", (595, 842)), ("cropped", (595, 792))),
        *(("landscape", (842, 595)), ("a3", (842, 1191)), ("user-unit", (595, 842))),
    ],
)
@pytest.mark.parametrize("reader", READERS)
def test_a_page_is_as_large_as_shown(name: str, size: tuple[int, int], reader: str) -> None:
    (page,) = _read(name, reader)
    assert (page.width, page.height) == pytest.approx(size, abs=0.5)


@pytest.mark.parametrize("reader", READERS)
def test_text_outside_the_page_is_said(reader: str) -> None:
    (page,) = _read("cropped", reader)
    assert _notes(page) == [("text-outside-page", "Taittajan muistiinpano Leikkausmerkki A4")]


@pytest.mark.parametrize("reader", READERS)
def test_fields_and_annotations_are_said(reader: str) -> None:
    (page,) = _read("fields", reader)
    assert _notes(page) == [
        ("form-or-annotation", "Kentän teksti"),
        ("form-or-annotation", "Tarkistettava ennen kokousta"),
    ]
    (field, _) = (note.words[0] for note in page.notes)
    assert (field.x0, field.bottom) == pytest.approx((56, 340), abs=2)


def test_hidden_text_is_said_and_white_text_on_a_dark_ground_is_read() -> None:
    (page,) = _read("hidden")
    assert _notes(page) == [("hidden-text", "Näkymätön rivi Valkoinen rivi")]
    assert [word.text for word in page.words][-2:] == ["Raportointi:", "Näkyy"]
    rows = _converted("hidden").rows
    assert rows["findings"][-1]["code"] == "report-without-milestone"
    assert rows["findings"][-2]["text"] == "Näkymätön rivi Valkoinen rivi"
    assert rows["documents"][0]["words"] == len(page.words)


def test_what_is_in_a_layer_that_is_off_is_said() -> None:
    (page,), (plain,) = _read("layers"), _read("plain")
    assert _notes(page) == [("hidden-text", "TYNGDPUNKT"), ("hidden-text", "Ett växande Björneborg")]
    assert [word.text for word in page.words] == [word.text for word in plain.words]
    label, _ = (note.words[0] for note in page.notes)
    assert (label.x0, label.bottom) == pytest.approx((56, 90), abs=3)


def test_covered_text_is_said() -> None:
    (page,) = _read("covered")
    assert _notes(page) == [("hidden-text", "010190-123A Vaalea rivi")]
    assert [word.text for word in page.words][-2:] == ["Raportointi:", "Näkyy"]


@pytest.mark.parametrize("reader", READERS)
def test_letters_that_are_drawn_as_shapes_are_a_picture_of_text(reader: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        _read("outlines", reader)
    assert caught.value.reason == "holds no text, only pictures of it; have them recognised with --ocr"


@pytest.mark.parametrize(
    ("name", "turn", "size"),
    [("sideways-90", -90, (842, 595)), ("sideways-270", 90, (842, 595)), ("upside-down", 180, (595, 842))],
)
def test_a_value_of_a_turned_page_stands_where_it_is_shown(name: str, turn: int, size: tuple[int, int]) -> None:
    """Places are those of the page as shown: the target `120` is at 400, 200 of the page as its text lies."""
    (page,) = _read(name)
    assert abs(page.turn) == abs(turn)
    report = parse([page])
    (shown,) = report.pages
    assert (shown.width, shown.height) == pytest.approx(size, abs=0.5)
    target = report.actions[0].indicators[0].target
    assert target is not None
    (word,) = target.words
    left, foot = 400, 200  # of `120` on the page as it lies
    x, y = {-90: (foot, 595 - left), 90: (842 - foot, left), 180: (595 - left, 842 - foot)}[turn]
    assert (word.x0 <= x + 1, word.x1 >= x - 1) == (True, True)
    assert (word.top <= y + 1, word.bottom >= y - 1) == (True, True)
    assert word in report.values


def test_text_that_is_cut_off_is_said() -> None:
    (page,) = _read("clipped")
    assert _notes(page) == [("hidden-text", "ja jatkuu toisella sivulla")]
    assert [word.text for word in page.words][-2:] == ["Raportointi:", "Näkyy"]


@pytest.mark.parametrize("reader", READERS)
def test_ligatures_that_a_font_has_no_letters_for_are_told(reader: str) -> None:
    """Once for the page."""
    (page,) = _read("ligatures", reader)
    assert _notes(page) == [("unnamed-letters", "tt")]
    assert "kehittämisohjelman" in [word.text for word in page.words]


def test_signs_of_symbol_fonts() -> None:
    (page,) = _read("symbols")
    assert [word.text for word in page.words][-6:] == ["→", "•", "→", "●", "→", "▪"]


@pytest.mark.parametrize("name", ["broken-xref", "without-table"])
def test_a_repair_is_said(name: str) -> None:
    (finding,) = _converted(name).rows["findings"]
    assert (finding["severity"], finding["code"], finding["page"]) == ("warning", "repaired-file", None)


@pytest.mark.parametrize("reader", READERS)
def test_passwords(reader: str) -> None:
    path = FOLDER / "password.pdf"
    for password, reason in (
        (None, "is locked with a password; give it with --password or --password-file"),
        ("rauma", "is locked with another password than the one given; convert it by itself with its own"),
    ):
        with pytest.raises(UnreadableDocument) as caught:
            read(path, Reading(reader, password=password))
        assert caught.value.reason == reason
    assert len(read(path, Reading(reader, password=PASSWORD))[0].words) == 45
    assert len(read(FOLDER / "owner-password.pdf", Reading(reader))[0].words) == 45


def test_both_libraries_differ_where_one_finds_no_page() -> None:
    assert pdfplumber_reader.read_pdf(FOLDER / "without-type.pdf") == []
    assert len(pdfium_reader.read_pdf(FOLDER / "without-type.pdf")[0].words) == 45


def test_verify_tells_where_the_readers_disagree() -> None:
    assert _converted("plain", verify=True).rows == _converted("plain").rows
    findings = [row for row in _converted("hidden", verify=True).rows["findings"] if row["code"] == "readers-disagree"]
    assert ("the readers disagree on counts/words", "pdfium: 47 | pdfplumber: 51") in {
        (row["message"], row["text"]) for row in findings
    }
    (alone,) = [
        row for row in _converted("without-type", verify=True).rows["findings"] if row["code"] == "readers-disagree"
    ]
    assert (alone["message"], alone["text"]) == ("pdfplumber cannot read the document", "holds no text")


@pytest.mark.parametrize("reader", READERS)
def test_the_hyphen_of_a_cell_that_another_stands_beside_is_read(reader: str, tmp_path: Path) -> None:
    """PDFium has none in its text where the letter before it stands, by its /ActualText, for a soft hyphen too."""
    canvas = Canvas(str(tmp_path / "cells.pdf"))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 700, "Tietoon perustuva joht")
    x = 60 + canvas.stringWidth("Tietoon perustuva joht")
    canvas._code.append("/Span <</ActualText <FEFF006100AD>>> BDC")
    canvas.drawString(x, 700, "a")
    canvas._code.append("EMC")
    canvas.drawString(x + canvas.stringWidth("a"), 700, "-")
    canvas.drawString(200, 700, "koko henkilöstö")
    canvas.save()
    (page,) = read(tmp_path / "cells.pdf", Reading(reader))
    assert [word.text for word in page.words] == ["Tietoon", "perustuva", "johta-", "koko", "henkilöstö"]


@pytest.mark.parametrize("reader", READERS)
def test_the_spaces_of_text_that_runs_up_are_no_bullets_of_lines_beside_it(reader: str, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "turned.pdf"))
    canvas.setFont("Helvetica", 10)
    for at in range(6):
        canvas.drawString(72, 700 - 12 * at, "Kysely")
    canvas.rotate(90)
    y = 640.0
    for part in ("Sujuva", " ", "arki", " ", "kylissä"):  # objects of their own, as of a spreadsheet
        canvas.drawString(y, -65, part)
        y += canvas.stringWidth(part)
    canvas.save()
    (page,) = read(tmp_path / "turned.pdf", Reading(reader))
    assert sorted(word.text for word in page.words) == ["Kysely"] * 6 + ["Sujuva", "arki", "kylissä"]


def test_layers_that_refer_to_themselves_are_none(tmp_path: Path) -> None:
    loop = (FOLDER / "layers.pdf").read_bytes().replace(b"/D << /OFF [6 0 R] >>", b"/D 5 0 R             ")
    loop = loop.replace(b"<< /Type /OCG /Name (Suomi) >>", b"5 0 R" + b" " * 25)
    (tmp_path / "loop.pdf").write_bytes(loop)
    (page,) = read(tmp_path / "loop.pdf")
    assert "Björneborg" in [word.text for word in page.words]
