"""The two readers of PDFs are equal, and their words are those that pdfplumber's own rules give."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfplumber.utils.text import extract_words
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from parsers import parse
from parsers.model import Rule, Word
from pipeline.extract import Reading, pdfium_reader, pdfplumber_reader, read
from pipeline.extract.glyphs import clean, symbol
from pipeline.extract.pieces import WORD_GAP, signs, words_of
from pipeline.normalize import Origin, rows_of
from tests.conftest import SAMPLES

PDFS = sorted(path.name for path in SAMPLES.glob("*.pdf"))
ORIGIN = Origin("a.pdf", "0" * 64, "either", "1")
# PDFium cuts the widths of letters to whole thousandths, which adds up to half a point in a long line.
LEVEL = 0.1  # of a word's size: PDFium cuts the widths of letters to thousandths, which adds up along a line


def _said(word: Word) -> tuple[Any, ...]:
    return word.text, word.page, word.font, word.bold, word.upright


def _places(word: Word) -> list[float]:
    return [word.x0, word.top, word.x1, word.bottom, word.baseline, word.size]


def _among(rules: Sequence[Rule], others: Sequence[Rule]) -> bool:
    """Whether each rule is one of the others, but for the engines' rounding."""

    def near(rule: Rule, other: Rule) -> bool:
        pairs = ((rule.x0, other.x0), (rule.top, other.top), (rule.x1, other.x1), (rule.bottom, other.bottom))
        return all(abs(one - two) < 0.01 for one, two in pairs)

    return all(any(near(rule, other) for other in others) for rule in rules)


@pytest.mark.parametrize("name", PDFS)
def test_both_readers_give_the_same_words_and_the_same_rows(name: str) -> None:
    fast, reference = (read(SAMPLES / name, Reading(reader)) for reader in ("pdfium", "pdfplumber"))
    assert len(fast) == len(reference)
    for page, other in zip(fast, reference, strict=True):
        assert [_said(word) for word in page.words] == [_said(word) for word in other.words]
        for word, same in zip(page.words, other.words, strict=True):
            assert _places(word) == pytest.approx(_places(same), abs=LEVEL * same.size), word.text
        assert (page.width, page.height) == pytest.approx((other.width, other.height), abs=0.01)
        assert _among(page.rules, other.rules)
        assert _among(other.rules, page.rules)
    rows, expected = (rows_of(parse(pages), ORIGIN) for pages in (fast, reference))
    places = {"provenance", "findings"}  # whose boxes differ by fractions of a point
    assert {table: rows[table] for table in rows.keys() - places} == {
        table: expected[table] for table in expected.keys() - places
    }
    assert [row["text"] for row in rows["findings"]] == [row["text"] for row in expected["findings"]]


@pytest.mark.parametrize("name", PDFS)
def test_words_are_built_by_the_rules_of_pdfplumber(name: str) -> None:
    with pdfplumber.open(SAMPLES / name) as pdf:
        for page in pdf.pages:
            letters = [
                {"text": symbol(text, font), "x0": x0, "x1": x1, "size": size, "upright": 1}
                | {"top": y, "doctop": y, "bottom": y + 1}
                for text, x0, x1, y, size, font, *_ in pdfplumber_reader.letters_of(page)
            ]
            words = extract_words(letters, x_tolerance_ratio=WORD_GAP, expand_ligatures=False)
            ours = words_of(signs(pdfplumber_reader.letters_of(page)), page.page_number)
            assert [(word.text, round(word.x0, 3), round(word.x1, 3)) for word in ours] == [
                (text, round(word["x0"], 3), round(word["x1"], 3)) for word in words if (text := clean(word["text"]))
            ]
            page.close()


def test_a_hyphen_at_a_line_end_is_told_from_a_soft_one(tmp_path: Path) -> None:
    """PDFium makes one sign of both, and joins the lines."""
    lines = ("viestintä- ja sidos\u00ad", "ryhmille ja viestintä-", "ja EU-", "tuki")
    canvas = Canvas(str(tmp_path / "a.pdf"))
    registerFont(TTFont("Vera", "Vera.ttf"))  # comes with reportlab
    canvas.setFont("Vera", 10)
    for row, line in enumerate(lines):
        canvas.drawString(100, 700 - 12 * row, line)
    canvas.save()
    for reader in (pdfium_reader, pdfplumber_reader):
        (page,) = reader.read_pdf(tmp_path / "a.pdf")
        assert [word.text for word in page.words] == " ".join(lines).split(" ")


def test_kerned_and_spaced_letters(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    text = canvas.beginText(100, 700)
    text.setFont("Helvetica", 10)
    text.setCharSpace(3)
    text.textLine("TAVOITE")
    text.setCharSpace(-0.4)
    text.textLine("Tiiviisti ladottu")
    text.setCharSpace(0)
    canvas.drawText(text)
    for shift in (0, 0.4):
        canvas.drawString(100 + shift, 600, "Tuplapainettu mittari")
    canvas.save()
    for reader in (pdfium_reader, pdfplumber_reader):
        (page,) = reader.read_pdf(tmp_path / "a.pdf")
        texts = [word.text for word in page.words]
        assert texts == ["TAVOITE", "Tiiviisti", "ladottu", "Tuplapainettu", "mittari"]
