"""What a character of a PDF says: signs of symbol fonts by the sign they draw, ligatures, composed letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

import regex

from parsers.model import UNKNOWN

# By font family and code: the signs that Word and LibreOffice put into lists and between words.
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "❖", 0x9E: "·", 0x9F: "•", 0xA7: "▪",
    0xA8: "□", 0xB7: "•", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
}  # fmt: skip
_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xB9: "≠", 0xBB: "≈", 0xDE: "⇒",
}  # fmt: skip
_DINGBATS = {0x6C: "●", 0x6E: "■", 0x75: "◆", 0x76: "❖", 0x33: "✓", 0x34: "✓", 0xD4: "→", 0xE0: "→", 0x2794: "→"}
_FAMILIES = {"wingdings": _WINGDINGS, "symbol": _SYMBOL, "symbolmt": _SYMBOL, "zapfdingbats": _DINGBATS}
# Codes at which the standard encoding and Latin-1 have different letters: a reader that took the one for
# the other prints a Symbol arrow (0xAE) as the ligature `fi`.
_STANDARD_CODES = {"ﬁ": 0xAE, "fi": 0xAE, "ﬂ": 0xAF, "fl": 0xAF, "‚": 0xB8}
_LIGATURES = {ord(char): unicodedata.normalize("NFKC", char) for char in "ﬀﬁﬂﬃﬄﬅﬆ"}
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")  # a hyphen of its own code, and one that breaks no line
_BROKEN_TTI = "\u7400\udd00"  # Ghostscript's three letters of one glyph: their bytes swapped, and the last two lost
# Calibri's own codes for its ligatures, in a plane for private use, and what is left of them where that is cut off:
# `viesƟntä`, `Ɵlanne`. Of these `Ō` is a letter that names begin with.
_OF_CALIBRI = {0x19F: "ti", 0x1A9: "tt", 0x1AB: "tti", 0x14C: "ft"}
_JOINED = regex.compile(r"[ƟƩƫ](?=\p{Ll})|(?<=\p{Ll})[ƟƩƫŌ]")
_PRIVATE = {0x100000 + code: letters for code, letters in _OF_CALIBRI.items()}
# Ligatures that a font may have no letters for, by how many times as wide as a `t` and an `i` together they are: two of
# `t` share a bar. In Finnish they come often, and those with an `f` hardly ever.
_UNNAMED = (("tt", 2, 0, 0.93), ("ti", 1, 1, 0.97), ("tti", 2, 1, 0.93))
_WIDEST = 1.005  # times as wide
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_SWAPPED = frozenset(chr(code << 8) for code in range(0x41, 0x7B) if chr(code).isalpha())
# Codes that no letter of Unicode has, as the letters that Windows has there: `€` and `–`.
_CONTROLS = {code: letter for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", "ignore"))}
_MEANT = _LIGATURES | _HYPHENS | _CONTROLS | _PRIVATE
_PLAIN = regex.compile(r"[\x20-\x7e\xa0-\xac\xae-\xff–•→]*")  # nothing to clean in it: nearly all words


def symbol(text: str, font: str) -> str:
    """The sign that one character draws; `font` is the PDF's name of its font."""
    table = _family(font)
    code = ord(text) if len(text) == 1 else None
    if text == "\x00" or text.startswith("(cid:"):  # pdfminer's word for a code that it knows no letter of
        code = int(text[5:-1]) if table and text != "\x00" else None
        return table.get(code, UNKNOWN) if table and code else UNKNOWN
    if code is not None and 0xF000 <= code <= 0xF0FF:  # the private codes of symbol fonts
        return (table or _SYMBOL | _WINGDINGS).get(code - 0xF000, text)
    if table is None:
        return text
    code = _STANDARD_CODES.get(text, code)
    return table.get(code, text) if code is not None else text


@cache
def _family(font: str) -> dict[int, str] | None:
    return _FAMILIES.get(font_name(font).lower().partition("-")[0].partition(",")[0])


def font_name(name: str) -> str:
    """A font's name without the tag of the letters that are embedded (`ABCDEF+Carlito`); PDFium tells it of some."""
    return name.rpartition("+")[2]


@cache
def is_bold(font: str) -> bool:
    """Whether a font's name says that it is bold."""
    name = font.lower()
    return any(weight in name for weight in ("bold", "black", "heavy"))


@cache
def draws_capitals(font: str) -> bool:
    """Whether a font's name says that its small letters are capitals: which of them a program calls so is chance."""
    return "smallcaps" in font.lower().replace("-", "")


def _turned(text: str) -> str:
    """Letters whose two bytes Ghostscript swapped (`琀椀` for the ligature `ti`)."""
    return "".join(chr(ord(char) >> 8) if char in _SWAPPED else char for char in text)


def clean(text: str) -> str:
    """A word as it is meant: composed letters, no ligatures, one kind of hyphen, nothing invisible."""
    if _PLAIN.fullmatch(text):
        return text
    text = text.replace(_BROKEN_TTI, "tti")
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # PDFium gives halves of letters
    text = _JOINED.sub(lambda found: _OF_CALIBRI[ord(found[0])], _turned(text).translate(_MEANT))
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE)


def ligature_of(width: float, widths: Mapping[str, float]) -> str | None:
    """The ligature that a glyph draws which no letter is known of, told by its width; `widths` are those of the letters
    of its font."""
    t, i = widths.get("t", 0.0), widths.get("i", 0.0)
    if not t or not i:
        return None
    return next(
        (name for name, ts, others, least in _UNNAMED if least <= width / (ts * t + others * i) <= _WIDEST), None
    )
