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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from math import inf
from operator import attrgetter

from parsers.layouts.turned import Cell, cells_of, orders_of
from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import Line, by_page, line_of, lines_of, said
from parsers.spelling.column_words import column_of
from parsers.spelling.vocabulary import LEVELS
from parsers.tables.matrix import heads_matrix

_PAGE, _BASELINE = attrgetter("page"), attrgetter("baseline")
_NAMES = frozenset(kind.value for kind in LEVELS)


def with_turned_cells(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such cells, and the printed word of each of theirs."""
    turned = [word for word in body.aside if not word.upright] if body.positioned else []
    if not turned:
        return body, {}
    pages = by_page(body.lines)
    # A reader of files gives the first word of text first, which tells whether it runs up or down.
    places = {word: place for place, word in enumerate(turned)}
    printed: dict[Word, Word] = {}
    for page, words in groupby(turned, key=_PAGE):
        lines = pages.get(page, [])
        cells = [_TurnedCell(each, places, body) for each in cells_of(list(words), body)] if lines else []
        headings = {cell: at for cell in cells if cell.heads_context() and (at := cell.beside(lines)) is not None}
        for cell, at in headings.items():
            own = cell.beside_each_other(lines[at].baseline)
            printed |= own
            lines[at] = line_of((*own, *lines[at].words))
        for cell in [cell for cell in cells if cell.is_of_context(lines, headings)]:
            own = cell.below_each_other()
            printed |= own
            for line in map(line_of, ([word] for word in own)):
                lines.insert(bisect_right(lines, line.baseline, key=_BASELINE), line)
    if not printed:
        return body, {}
    taken = set(printed.values())
    aside = tuple(word for word in body.aside if word not in taken)
    return replace(body, lines=tuple(line for lines in pages.values() for line in lines), aside=aside), printed


class _TurnedCell:
    """Such a cell, or one with the heading of its column: its words as they are read, its band and its sides."""

    def __init__(self, cell: Cell, places: Mapping[Word, int], body: Body) -> None:
        self.words = min(orders_of(cell.words), key=lambda order: places[order[0]])
        self.top, self.bottom = cell.band
        self._pitch, self._size = body.pitch, body.size
        y, x = (self.top + self.bottom) / 2, (self.words[0].x0 + self.words[0].x1) / 2
        rules = body.rules.get(self.words[0].page, ())
        sides = [rule.x0 for rule in rules if not rule.horizontal and rule.top <= y <= rule.bottom]
        self.left = max((side for side in sides if side <= x), default=-inf)
        self.right = min((side for side in sides if side > x), default=inf)

    def heads_context(self) -> bool:
        """Whether its words are the heading of a part of the context."""
        return column_of(said(self.words)) in _NAMES

    def beside(self, lines: Sequence[Line]) -> int | None:
        """The place of the line with the headings beside it, which those of a table of whole actions are."""
        return next(
            (at for at, line in enumerate(lines) if self.top < line.center < self.bottom and heads_matrix(line)), None
        )

    def is_of_context(self, lines: Sequence[Line], turned: Iterable[_TurnedCell]) -> bool:
        """Whether the heading of a part of the context stands above it, in its column, be it turned, and nothing
        level in it."""
        if any(self._holds((each.words[0].x0 + each.words[0].x1) / 2) and each.bottom <= self.top for each in turned):
            return not self.heads_context()
        words = [word for line in lines for word in line.words if self._holds((word.x0 + word.x1) / 2)]
        if any(self.top < word.baseline < self.bottom for word in words):
            return False
        heading = lines_of(word for word in words if word.baseline < self.top)[-1:]
        return any(column_of(said(line.words)) in _NAMES for line in heading)

    def _holds(self, x: float) -> bool:
        return self.left < x < self.right

    def below_each_other(self) -> dict[Word, Word]:
        """Its words as they would stand below each other, between its sides, with the printed word of each."""
        step = min(self._pitch, (self.bottom - self.top) / (len(self.words) + 1))
        left = min(word.x0 for word in self.words)
        right = self.right - 1
        places = ((left, min(left + word.bottom - word.top, right)) for word in self.words)
        return {
            self._level(word, place, self.top + step * count): word
            for count, (word, place) in enumerate(zip(self.words, places, strict=True), 1)
        }

    def beside_each_other(self, baseline: float) -> dict[Word, Word]:
        """Its words as they would stand on a line, squeezed between its sides, with the printed word of each."""
        left = max(self.left, min(word.x0 for word in self.words) - self._size)
        width = (min(self.right, max(word.x1 for word in self.words) + self._size) - left) / len(self.words)
        return {
            self._level(word, (left + width * (at + 0.1), left + width * (at + 0.9)), baseline): word
            for at, word in enumerate(self.words)
        }

    def _level(self, word: Word, place: tuple[float, float], y: float) -> Word:
        top, bottom = y - 0.8 * self._size, y + 0.2 * self._size
        x0, x1 = place
        return replace(word, x0=x0, x1=x1, top=top, bottom=bottom, baseline=y, size=self._size, upright=True)
