"""PDF → Pages by pdfplumber: words with font, size and baseline, and ruling lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.utils.text import extract_words

from parsers.model import SOFT_HYPHEN, Page, Rule, Word
from pipeline.extract.glyphs import clean, is_bold, symbol
from pipeline.extract.words import meant

# A gap above an eighth of the size parts two words: a tight justified line has spaces of a seventh, kerned
# letters stand closer.
_WORD_GAP = 0.125

_MOST_MARKS = 2000  # drawings of a page that are looked at: a map or a chart has more, and no bullets

Char = dict[str, Any]


def read_pdf(path: Path) -> list[Page]:
    """The pages of a PDF. Raises what pdfplumber and pdfminer raise."""
    pages = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            pages.append(_read_page(page))
            page.close()  # pdfplumber keeps every character of every page otherwise
    return pages


def _read_page(page: Any) -> Page:
    chars = list(_signs(page.dedupe_chars().chars))  # fake bold prints every character twice
    words = [
        _word(item, page)
        for item in extract_words(chars, return_chars=True, x_tolerance_ratio=_WORD_GAP)
        if clean(item["text"])
    ]
    words += _drawn_bullets(page, words)
    left, top = page.bbox[:2]
    rules = tuple(
        Rule(edge["x0"] - left, edge["top"] - top, edge["x1"] - left, edge["bottom"] - top) for edge in page.edges
    )
    return Page(page.page_number, float(page.width), float(page.height), tuple(meant(words)), rules)


def _drawn_bullets(page: Any, words: Sequence[Word]) -> list[Word]:
    """Bullets that are drawn as small discs or squares, as browsers do, as words: each stands alone in front of
    a line's first word, within its height."""
    left, top = page.bbox[:2]
    bullets: list[Word] = []
    for mark in [*page.curves, *page.rects][:_MOST_MARKS]:
        width, height = mark["x1"] - mark["x0"], mark["bottom"] - mark["top"]
        if not 0 < width < 1.3 * height < 2 * width:
            continue
        x0, x1, middle = mark["x0"] - left, mark["x1"] - left, (mark["top"] + mark["bottom"]) / 2 - top
        level = [word for word in words if word.top < middle < word.bottom and word.upright]
        first = min((word for word in level if word.x0 >= x1), key=lambda word: word.x0, default=None)
        before = [word for word in level if word.x0 < x1 and x0 - word.x1 < 2.5 * word.size]
        # A disc is a fifth to a half of the type's size and stands up to two and a half of it before the text.
        if first is None or before or not 0.15 * first.size < height < 0.6 * first.size:
            continue
        again = any(one.top < middle < one.bottom and abs(one.x0 - x0) < width for one in bullets)  # fill and outline
        if first.x0 - x1 < 2.5 * first.size and not again:
            bullets.append(replace(first, text="•", x0=x0, x1=x1, font="", bold=False))
    return bullets


def _signs(chars: Sequence[Char]) -> Iterator[Char]:
    """The characters as the signs they draw, an accent that is drawn by itself with its letter."""
    last: Char | None = None
    for char in _drawn(chars):
        if last is not None and char["text"] and all(map(unicodedata.combining, char["text"])):
            last["text"] += char["text"]
            continue
        if last is not None:
            yield last
        last = char | {"text": symbol(char["text"], char["fontname"])}
    if last is not None:
        yield last


def _drawn(chars: Sequence[Char]) -> Iterator[Char]:
    """The characters without soft hyphens that are not drawn: without a width, or the next letter stands over
    them (pdfminer reads some as a space)."""
    for char, after in zip(chars, [*chars[1:], None], strict=False):
        width = char["x1"] - char["x0"]
        covered = (
            after is not None
            and char["text"] in (" ", SOFT_HYPHEN)
            and abs(after["matrix"][5] - char["matrix"][5]) < 0.1
            and after["text"] != " "
            and abs(after["x0"] - char["x0"]) < 0.3 * width
        )
        if not covered and (char["text"] != SOFT_HYPHEN or width > 0):
            # A glyph that stands for a letter and a soft hyphen draws the letter.
            yield char | {"text": char["text"].replace(SOFT_HYPHEN, "")} if len(char["text"]) > 1 else char


def _word(item: Char, page: Any) -> Word:
    left, top = page.bbox[:2]
    first = item["chars"][0]
    upright = bool(item["upright"])
    # The matrix holds where the letters stand, counted upwards as y0 is; boxes differ from font to font.
    baseline = first["bottom"] + first["y0"] - first["matrix"][5] if upright else item["bottom"]
    return Word(
        clean(item["text"]),
        page.page_number,
        item["x0"] - left,
        item["top"] - top,
        item["x1"] - left,
        item["bottom"] - top,
        baseline - top,
        first["size"],
        first["fontname"],
        is_bold(first["fontname"]),
        upright,
    )
