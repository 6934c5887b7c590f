"""Cells of a column of the context whose text runs up, as beside many rows → their words below each other at the head
of the cell:

Teema │ Tavoite        Toimenpide
──────┼──────────────────────────
  l   │ Sujuva arki    Kysely
  k   │                Koulutus
  u   │ Vireä keskus   Uusi tori
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from math import inf
from operator import attrgetter

from parsers.layouts.turned import Cell, cells_of, orders_of
from parsers.model import Rule, Word
from parsers.page.body import Body
from parsers.page.lines import Line, by_page, line_of, lines_of, said
from parsers.spelling.column_words import column_of
from parsers.spelling.vocabulary import LEVELS

_PAGE, _BASELINE = attrgetter("page"), attrgetter("baseline")
_NAMES = frozenset(kind.value for kind in LEVELS)


def with_turned_cells(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such cells, and the printed word of each of theirs."""
    turned = [word for word in body.aside if not word.upright] if body.positioned else []
    if not turned:
        return body, {}
    pages = by_page(body.lines)
    printed: dict[Word, Word] = {}
    for page, words in groupby(turned, key=_PAGE):
        lines, rules = pages.get(page, []), body.rules.get(page, ())
        cells = [cell for cell in cells_of(list(words), body) if lines and _is_of_context(cell, lines, rules)]
        for own in (_below_each_other(cell, body) for cell in cells):
            printed |= own
            for line in map(line_of, ([word] for word in own)):
                lines.insert(bisect_right(lines, line.baseline, key=_BASELINE), line)
    if not printed:
        return body, {}
    taken = set(printed.values())
    aside = tuple(word for word in body.aside if word not in taken)
    return replace(body, lines=tuple(line for lines in pages.values() for line in lines), aside=aside), printed


def _is_of_context(cell: Cell, lines: Sequence[Line], rules: Iterable[Rule]) -> bool:
    """Whether the heading of a part of the context stands above a cell, in its column, and nothing level in it."""
    top, bottom = cell.band
    x = (cell.words[0].x0 + cell.words[0].x1) / 2
    sides = [rule.x0 for rule in rules if not rule.horizontal and rule.top <= (top + bottom) / 2 <= rule.bottom]
    left = max((side for side in sides if side <= x), default=-inf)
    right = min((side for side in sides if side > x), default=inf)
    words = [word for line in lines for word in line.words if left < (word.x0 + word.x1) / 2 < right]
    if any(top < word.baseline < bottom for word in words):
        return False
    heading = lines_of(word for word in words if word.baseline < top)[-1:]
    return any(column_of(said(line.words)) in _NAMES for line in heading)


def _below_each_other(cell: Cell, body: Body) -> dict[Word, Word]:
    """The words of a cell as they would stand below each other, with the printed word of each. A reader of files gives
    the first word of text first, which tells whether it runs up or down."""
    top, bottom = cell.band
    places = {word: place for place, word in enumerate(body.aside)}
    words = min(orders_of(cell.words), key=lambda order: places[order[0]])
    step = min(body.pitch, (bottom - top) / (len(cell.words) + 1))
    left = min(word.x0 for word in cell.words)
    found = {}
    for place, word in enumerate(words, 1):
        y = top + step * place
        level = replace(
            word,
            x0=left,
            x1=left + word.bottom - word.top,
            top=y - 0.8 * body.size,
            bottom=y + 0.2 * body.size,
            baseline=y,
            size=body.size,
            upright=True,
        )
        found[level] = word
    return found
