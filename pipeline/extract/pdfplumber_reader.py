"""PDF → Pages by pdfplumber: the reference that the fast reader is held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import atan2, copysign, cos, degrees, hypot, radians, sin
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from parsers.model import Page, Rule
from pipeline.extract.glyphs import font_name, ligature_of
from pipeline.extract.levelled import Levelled, main_turn
from pipeline.extract.pieces import STRAIGHT, Box, Piece, in_writing, signs, turn_of
from pipeline.extract.sheet import BY_WIDTH, NOT_READ, Sheet

Char = dict[str, Any]

# pdfminer's widths of the fonts that need not be embedded are older than the euro, which is as wide as a figure in all.
for _, _widths in FONT_METRICS.values():
    _widths.setdefault("€", _widths.get("0", 0))


def read_pdf(path: Path, password: str | None = None) -> list[Page]:
    """The pages of a PDF. Raises what pdfplumber and pdfminer raise."""
    pages = []
    with pdfplumber.open(path, password=password) as pdf:
        for page in pdf.pages:
            pages.append(_read_page(page))
            page.close()  # pdfplumber keeps every character of every page otherwise
    return pages


def _read_page(page: Any) -> Page:
    levelled = _levelled(page, main_turn(list(map(_angle, page.chars))))
    sheet = Sheet(page.page_number, *levelled.size, turn=levelled.turn)
    sheet.pieces += signs(_by_width(letters_of(page, levelled.turn), sheet))
    sheet.rules += [Rule(*levelled.box(_box(edge, page))) for edge in page.edges if _is_rule(edge)]
    sheet.marks += [levelled.box(_box(mark, page)) for mark in (*page.curves, *page.rects)]
    sheet.pictures += [levelled.box(_box(picture, page)) for picture in page.images]
    for annotation in page.annots:
        sheet.note(*NOT_READ, _text_of(annotation), levelled.box(_box(annotation, page)))
    return sheet.page()


def _levelled(page: Any, turn: float) -> Levelled:
    shown = _shown(page)
    return Levelled(shown.x1 - shown.x0, shown.bottom - shown.top, turn)


def _text_of(annotation: Char) -> str:
    """What an annotation says, or a field is filled with. A link's text is on the page."""
    value = resolve1(annotation["data"].get("V"))
    filled = decode_text(value) if isinstance(value, bytes) else ""
    return filled or annotation["contents"] or ""


def _shown(page: Any) -> Box:
    """What is shown of the paper."""
    paper, crop = page.mediabox, page.cropbox
    return Box(*map(float, (*map(max, paper[:2], crop[:2]), *map(min, paper[2:], crop[2:]))))


def _is_rule(edge: Char) -> bool:
    return bool(edge["orientation"]) and max(edge["width"], edge["height"]) > STRAIGHT


def _box(shape: Char, page: Any) -> Box:
    left, top = _shown(page)[:2]
    return Box(shape["x0"] - left, shape["top"] - top, shape["x1"] - left, shape["bottom"] - top)


def letters_of(page: Any, turned: float = 0.0) -> Iterator[Piece]:
    """The letters of a page, in the order of the file; most of the page's text is `turned` by so many degrees."""
    left, top = _shown(page)[:2]
    levelled = _levelled(page, turned)
    for char in page.chars:
        a, b, _, _, x, y = char["matrix"]
        angle = _angle(char)
        turn = turn_of(angle - turned)
        # The matrix counts from the paper's corner, upwards: its left edge is `bbox[0]`, its lower one `bbox[3]`.
        x0, y = in_writing(*levelled.point(page.bbox[0] + x - left, page.bbox[3] - y - top), turn)
        width = abs(char["adv"]) * hypot(a, b)
        size, font = _size(char, radians(angle), width), font_name(char["fontname"])
        yield Piece(char["text"], x0, x0 + width, y, size, font, turn=turn)


def _by_width(letters: Iterable[Piece], sheet: Sheet) -> Iterator[Piece]:
    """The letters of a page with each that has no name as the ligature that it is as wide as, which is told once."""
    widths: defaultdict[str, dict[str, float]] = defaultdict(dict)  # of each font, in ems
    told = False
    for letter in letters:
        width, own = (letter.x1 - letter.x0) / (letter.size or 0.1), widths[letter.font]
        if letter.text and letter.text != "\x00" and not letter.text.startswith("(cid:"):
            own.setdefault(letter.text, width)
            yield letter
            continue
        ligature = ligature_of(width, own)
        if ligature and not told:
            sheet.note(*BY_WIDTH, ligature, Box(letter.x0, letter.y - letter.size, letter.x1, letter.y))
            told = True
        yield letter._replace(text=ligature or letter.text)


def _angle(char: Char) -> float:
    """The direction of writing of a letter in degrees, clockwise."""
    a, b, *_ = char["matrix"]
    forward = copysign(1, char["adv"])  # a size below zero writes backwards
    return -degrees(atan2(b * forward, a * forward))


def _size(char: Char, angle: float, width: float) -> float:
    """The size of type: what its upright box is high or wide without the part that its own width makes."""
    along, across = abs(cos(angle)), abs(sin(angle))
    if along > across:
        return float((char["height"] - across * width) / along)
    return float((char["width"] - along * width) / across)
