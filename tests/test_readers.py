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

from parsers.model import Rule, Word
from parsers.report import parse
from pipeline.extract import Reading, pdfium_reader, pdfplumber_reader, read
from pipeline.extract.glyphs import clean, symbol
from pipeline.extract.pieces import WORD_GAP, signs, words_of
from pipeline.normalize import rows_of
from pipeline.rows import Origin
from tests.conftest import SAMPLES
from tests.typed_pdf import PLAIN, Letters, typed_pdf

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


ACCENT, SPELLED, LIGATURE, NO_BREAK, WIDE, AIRY = 0x81, 0xE4, 0xE6, 0xA0, 0x88, 0xF6
ODD: Letters = {
    **PLAIN,
    ACCENT: (0, "\u0308"),  # a mark of its own
    SPELLED: (556, "a\u0308"),  # one glyph, which its font spells as a letter and a mark
    LIGATURE: (889, "fi"),
    NO_BREAK: (250, "\xa0"),
    WIDE: (500, "\U0001d400"),  # for which UTF-16 needs two codes
    AIRY: (660, "ö"),
}


def _line(text: bytes, before: bytes = b"1 0 0 1 50 700 Tm") -> bytes:
    return b"BT /F0 10 Tf %s (%s) Tj ET\n" % (before, text)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        pytest.param(_line(b"ka\x81ytto\x81o\x81n otto"), ["käyttöön", "otto"], id="accents of their own"),
        pytest.param(_line(b"k\xe4ynnist\xe4\xe4 t\xe4t\xe4"), ["käynnistää", "tätä"], id="spelled letters"),
        pytest.param(_line(b"Suomi.\xe6 ja gra\xe6ikka"), ["Suomi.fi", "ja", "grafiikka"], id="ligatures"),
        pytest.param(
            _line(b"Suomi.\xe6 ja gra\xe6ikka", b"0 1 -1 0 300 300 Tm"),
            ["Suomi.fi", "ja", "grafiikka"],
            id="ligatures that are turned",
        ),
        pytest.param(
            b"BT /F0 10 Tf 50 700 Td [(Ta) 20 ( ) 650 (voite on)] TJ ET",
            ["Tavoite", "on"],
            id="a space that undoes a kern",
        ),
        pytest.param(
            b"BT /F0 10 Tf 50 700 Td [(Tavo) -100 (ite on) 100 ( valmis)] TJ ET",
            ["Tavoite", "on", "valmis"],
            id="kerning that adds up to nothing",
        ),
        pytest.param(
            b"BT /F0 10 Tf 50 700 Td (matkailu) Tj (- ) Tj 0 -12 Td (ja tapahtumat) Tj ET",
            ["matkailu-", "ja", "tapahtumat"],
            id="a space after the hyphen of a line",
        ),
        pytest.param(
            b"BT /F0 10 Tf 50 700 Td (t) Tj /Span << /ActualText <FEFF00F6> >> BDC (\xf6) Tj EMC (issa) Tj ET",
            ["töissa"],
            id="a letter that stands in the file for what is drawn",
        ),
        pytest.param(_line(b"20\xa0000 euroa"), ["20", "000", "euroa"], id="spaces that break no line"),
        pytest.param(_line(b"Tavoite on", b"-4 Tw 50 700 Td"), ["Tavoite", "on"], id="narrow spaces"),
        pytest.param(_line(b"Tavoite on", b"1 0 .3 1 50 700 Tm"), ["Tavoite", "on"], id="slanted type"),
        pytest.param(_line(b"ka\x81yttoon", b".7071 .7071 -.7071 .7071 50 300 Tm"), ["käyttoon"], id="type askew"),
    ],
)
def test_both_readers_read_hand_made_type(content: bytes, texts: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(typed_pdf(content, ODD))
    (fast,), (reference,) = (read(tmp_path / "a.pdf", Reading(reader)) for reader in ("pdfium", "pdfplumber"))
    assert [word.text for word in fast.words] == [word.text for word in reference.words] == texts
    for word, same in zip(fast.words, reference.words, strict=True):
        assert _places(word) == pytest.approx(_places(same), abs=0.1 * same.size), word.text


def test_letters_beyond_sixteen_bits_are_whole(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(typed_pdf(_line(b"A\x88B"), ODD))
    for reader in (pdfium_reader, pdfplumber_reader):
        (page,) = reader.read_pdf(tmp_path / "a.pdf")
        assert [word.text for word in page.words] == ["A\U0001d400B"]


def test_fonts_of_one_name_have_their_own_widths(tmp_path: Path) -> None:
    wide = {code: (900, text) for code, (_, text) in PLAIN.items()}
    lines = _line(b"teko") + b"BT /F1 10 Tf 50 600 Td (teko) Tj ET"
    (tmp_path / "a.pdf").write_bytes(typed_pdf(lines, PLAIN, wide))
    for reader in (pdfium_reader, pdfplumber_reader):
        (page,) = reader.read_pdf(tmp_path / "a.pdf")
        assert [word.x1 - word.x0 for word in page.words] == pytest.approx([26, 36], abs=0.1)


def test_the_euro_of_a_font_that_is_not_embedded_has_a_width(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(100, 700, "(5 €).")
    canvas.save()
    (page,) = pdfplumber_reader.read_pdf(tmp_path / "a.pdf")
    assert page.words[-1].text == "€)."
    assert page.words[-1].x1 - page.words[-1].x0 == pytest.approx(5.56 + 3.33 + 2.78, abs=0.1)


@pytest.mark.parametrize(
    ("content", "words", "hidden"),
    [
        # White letters right behind black ones.
        (b"BT /F0 10 Tf 50 700 Td (mus) Tj 1 g (VALKOINEN) Tj 0 g (taa) Tj ET", ["mus", "taa"], "VALKOINEN"),
        # A letter that is cut off ahead of some that are not, and the other way round.
        (b"q 0 0 1 1 re W n BT /F0 10 Tf 50 700 Td (S) Tj ET Q BT /F0 10 Tf 56.5 700 Td (ana) Tj ET", ["ana"], "S"),
        (b"BT /F0 10 Tf 50 700 Td (San) Tj ET q 0 0 1 1 re W n BT /F0 10 Tf 90 700 Td (a) Tj ET Q", ["San"], "a"),
    ],
)
def test_letters_that_are_not_seen_beside_some_that_are(
    tmp_path: Path, content: bytes, words: list[str], hidden: str
) -> None:
    path = tmp_path / "seen.pdf"
    path.write_bytes(typed_pdf(content, PLAIN))
    (page,) = pdfium_reader.read_pdf(path)
    assert [word.text for word in page.words] == words
    assert [(note.code, [word.text for word in note.words]) for note in page.notes] == [("hidden-text", [hidden])]


def test_a_small_capital_is_as_wide_as_it_is_drawn(tmp_path: Path) -> None:
    """Fonts have two letters for one then: `e` and a wider one that stands for `e` as well."""
    letters = {ord("e"): (556, "e"), ord("E"): (667, "e"), 32: (278, " ")}
    path = tmp_path / "small.pdf"
    path.write_bytes(typed_pdf(b"BT /F0 10 Tf 50 700 Td (eee) Tj 0 -20 Td (E) Tj 100 0 Td (e) Tj ET", letters))
    (page,) = pdfium_reader.read_pdf(path)
    assert [(word.text, round(word.x1 - word.x0, 1)) for word in page.words] == [("eee", 16.7), ("e", 6.7), ("e", 5.6)]


def test_a_small_capital_says_nothing_of_the_width_of_a_letter_at_the_end_of_a_word(tmp_path: Path) -> None:
    """Some fonts draw both, for the same letters."""
    letters = {**PLAIN, **{code: (450, chr(code)) for code in b"aeiostv"}, 0x80: (800, "t")}
    content = b"BT /F0 10 Tf 50 700 Td (\x80eksti) Tj 0 -20 Td (taso) Tj 100 0 Td (tasot) Tj 24.6 0 Td (vai) Tj ET"
    (tmp_path / "a.pdf").write_bytes(typed_pdf(content, letters))
    for reader in (pdfium_reader, pdfplumber_reader):
        (page,) = reader.read_pdf(tmp_path / "a.pdf")
        assert [word.text for word in page.words] == ["teksti", "taso", "tasot", "vai"]
