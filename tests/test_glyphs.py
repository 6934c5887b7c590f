"""What a character of a PDF says."""

from __future__ import annotations

import pytest

from parsers.model import UNKNOWN
from pipeline.extract.glyphs import clean, draws_capitals, is_bold, ligature_of, symbol
from pipeline.extract.pieces import Piece, words_of


@pytest.mark.parametrize(
    ("char", "font", "sign"),
    [
        ("à", "ABCDEF+Wingdings-Regular", "→"),  # Word's arrow, 0xE0
        ("à", "Wingdings", "→"),
        ("§", "BCDEEE+Wingdings", "▪"),
        ("Ø", "Wingdings", "➢"),
        ("®", "Symbol", "→"),
        ("ﬁ", "ABCDEF+Symbol", "→"),  # 0xAE in the standard encoding
        ("fi", "SymbolMT", "→"),
        ("·", "SymbolMT", "•"),
        ("£", "Symbol", "≤"),
        ("³", "Symbol", "≥"),
        ("l", "ZapfDingbats", "●"),
        ("(cid:212)", "ZapfDingbats", "→"),  # pdfminer knows the code, and no letter of it
        ("➔", "ZapfDingbats", "→"),
        # The private codes of symbol fonts, with and without a font that says which.
        ("\uf0b7", "Symbol", "•"),
        ("\uf0e0", "Wingdings", "→"),
        ("\uf0b7", "Carlito", "•"),
        # Letters of text fonts are themselves.
        ("à", "ABCDEF+Carlito", "à"),
        ("l", "Carlito-Bold", "l"),
        ("ﬁ", "ABCDEF+Calibri", "ﬁ"),
        ("o", "CourierNew", "o"),
        # Glyphs whose letter nothing tells.
        ("(cid:3)", "Carlito", UNKNOWN),
        ("\x00", "Carlito", UNKNOWN),
    ],
)
def test_signs(char: str, font: str, sign: str) -> None:
    assert symbol(char, font) == sign


@pytest.mark.parametrize(
    ("font", "bold"),
    [
        ("ABCDEF+Carlito-Bold", True),
        ("Arial,Bold", True),
        ("Arial-BoldItalicMT", True),
        ("Arial-Black", True),
        ("Carlito", False),
        ("TimesNewRomanPS-ItalicMT", False),
    ],
)
def test_bold_by_name(font: str, bold: bool) -> None:
    assert is_bold(font) is bold


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Lähtötaso", "Lähtötaso"),
        ("La\u0308hto\u0308taso", "Lähtötaso"),  # decomposed
        ("ﬁrma", "firma"),
        ("konﬂikti", "konflikti"),
        ("eﬃcient", "efficient"),
        ("linja\u2011auto", "linja-auto"),  # a hyphen that breaks no line
        ("linja\u2010auto", "linja-auto"),
        ("\ufeffTAVOITE", "TAVOITE"),
        ("sidos\u200bryhmä", "sidosryhmä"),
        ("2\u20133", "2–3"),  # a dash stays one
        ("\u22125", "−5"),
        ("\u200b", ""),
    ],
)
def test_clean_words(printed: str, meant: str) -> None:
    assert clean(printed) == meant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ton\u7400\udd00tarjonta", "Tonttitarjonta"),  # one glyph for `tti`, as Ghostscript names it
        ("1,5\xa0milj.\x80", "1,5\xa0milj.€"),  # a code that only Windows has a letter for
        ("2025\x962027", "2025–2027"),
        # Calibri's ligatures, in its own plane or cut off.
        ("vies\U0010019fntä", "viestintä"),
        ("viesƟntä", "viestintä"),
        ("Ɵlanne", "tilanne"),
        ("kommiƩee", "kommittee"),
        ("kriiƫnen", "kriittinen"),
        ("soŌa", "softa"),
        ("Ōsaka", "Ōsaka"),
    ],
)
def test_letters_that_are_named_wrongly(text: str, said: str) -> None:
    assert clean(text) == said


@pytest.mark.parametrize(
    ("width", "ligature"),
    [
        (0.634, "tt"),
        (0.67, "tt"),
        (0.557, "ti"),
        (0.856, "tti"),
        (0.529, None),
        (0.583, None),
        (0.616, None),
        (1.2, None),
    ],
)
def test_ligatures_by_their_width(width: float, ligature: str | None) -> None:
    """As Carlito has them; `fi`, `ff` and `ft` are none of these."""
    assert ligature_of(width, {"t": 0.335, "i": 0.229}) == ligature


def test_without_the_letters_no_ligature_is_known() -> None:
    assert ligature_of(0.634, {"t": 0.335}) is None


def test_a_font_of_small_capitals_draws_capitals() -> None:
    assert draws_capitals("Carlito-Bold-Small-Caps")
    assert not draws_capitals("NotoSansSC-Regular")  # simplified Chinese
    (word,) = words_of([Piece("osaTavoiTe", 50, 90, 100, 10, "Carlito-Bold-Small-Caps")], 1)
    assert word.text == "OSATAVOITE"
