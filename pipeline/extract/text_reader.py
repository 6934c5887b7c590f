"""A pdftotext dump → Pages. Its geometry is gone: words stand on a grid of characters and lines, which keeps
the order, the blank lines and, for `pdftotext -layout`, the columns."""

from __future__ import annotations

from pathlib import Path

import regex

from parsers.model import Page, Word
from pipeline.extract.glyphs import clean

_SIZE = 10.0  # of the grid: a character is half as wide as high, a line 1.2 times the size
_CHAR = 5.0
_LINE = 12.0
# Word's arrow is Wingdings 0xE0, which extractors print as a lone `à`; before a figure it is a price's `à`.
_INNER_SOFT_HYPHEN = regex.compile(r"\u00ad(?!\s*$)")  # drawn only where a line ends
_ARROW = regex.compile(r"(?<=\s|^)à(?=\s+\D|\s*$)")


def read_text(path: Path) -> list[Page]:
    """The pages of a text file in UTF-8, which form feeds part. Raises UnicodeDecodeError for other text."""
    text = path.read_text(encoding="utf-8-sig")
    sheets = text.split("\f")
    if len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()  # pdftotext ends every page with a form feed
    return [_page(number, sheet) for number, sheet in enumerate(sheets, 1)]


def _page(number: int, sheet: str) -> Page:
    words = []
    lines = sheet.splitlines()
    for row, line in enumerate(lines):
        arrows = _ARROW.sub("→", _INNER_SOFT_HYPHEN.sub("", line.expandtabs(8)))
        for found in regex.finditer(r"\S+", arrows):
            text = clean(found[0])
            if text:
                words.append(_word(text, number, row, found.start()))
    width = _CHAR * max(map(len, lines), default=0)
    return Page(number, width, _LINE * len(lines), tuple(words), positioned=False)


def _word(text: str, page: int, row: int, column: int) -> Word:
    bottom = _LINE * (row + 1)
    x0 = _CHAR * column
    return Word(text, page, x0, bottom - _SIZE, x0 + _CHAR * len(text), bottom, bottom, _SIZE)
