"""Labels of the context that run up or down beside the rows they are of, in a cell that spans these, and headings of
levels that run so over their columns → lines ahead of these:

┌───┬──────────────────────────
│ P │ TAVOITE      Sujuva arki
│ A │ TOIMENPIDE   Kysely
│ I │ MITTARI      Lähtötaso   Tavoitetaso
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter

from parsers.labels.hits import label_of
from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of
from parsers.spelling.column_words import heading_of
from parsers.spelling.vocabulary import LEVELS
from parsers.tables.columns import flat_levels


@dataclass(frozen=True, slots=True)
class _Cell:
    """The words of a cell, from where to where that reaches down, and where its words end."""

    words: Sequence[Word]
    band: tuple[float, float]
    x1: float

    def is_beside(self, line: Line) -> bool:
        """Whether a line goes on right of it."""
        return self.band[0] < line.center < self.band[1] and line.x1 > self.x1


_MOST = 200  # words of a page that run so: a bound on the work


def righted(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such labels as lines ahead of the first one beside them, and such headings as lines at the foot of
    their cells, and the printed word of each of theirs."""
    turned = [word for word in body.aside if not word.upright]
    if not turned or not body.positioned:
        return body, {}
    pages = {page: list(lines) for page, lines in groupby(body.lines, key=attrgetter("page"))}
    ahead: defaultdict[int, list[Line]] = defaultdict(list)  # by the id of the line that comes next
    printed: dict[Word, Word] = {}
    again: list[Word] = []
    last = ""
    for page, words in groupby(turned, key=attrgetter("page")):
        lines, first = pages.get(page, []), True
        cells = list(_cells(list(words), body))
        headed = {cell.band for cell in cells if _heads_levels(cell)}
        for band in headed:
            heads = {level: word for cell in cells if cell.band == band for level, word in _at_foot(cell, body).items()}
            line = line_of(heads)
            if below := next((each for each in lines if each.baseline > line.baseline), None):
                ahead[id(below)].append(line)
                printed |= heads
        for cell in (cell for cell in cells if cell.band not in headed):
            beside = next((line for line in lines if cell.is_beside(line)), None)
            along = [_along(order, beside, body) for order in _orders(cell.words)] if beside else []
            found = next(filter(_is_label, along), None)
            if beside is None or found is None:
                continue
            label = line_of(found)
            if first and label.text == last:  # what it is of goes on from the page before
                again += cell.words
            else:
                ahead[id(beside)].append(label)
                printed |= found
            first, last = False, label.text
    taken = {*printed.values(), *again}
    whole = [each for line in body.lines for each in (*ahead.get(id(line), ()), line)]
    aside = tuple(word for word in body.aside if word not in taken)
    return replace(body, lines=tuple(whole), aside=aside, furniture=(*body.furniture, *again)), printed


def _cells(words: Sequence[Word], body: Body) -> Iterator[_Cell]:
    """The cells of a page that hold words which run so, from left to right and from the top down: rules part them."""
    if len(words) > _MOST:
        return
    rules = body.rules.get(words[0].page, ())
    columns: list[list[Word]] = []
    for word in sorted(words, key=attrgetter("x0")):
        if columns and word.x0 < columns[-1][-1].x1 + word.size:
            columns[-1].append(word)
        else:
            columns.append([word])
    for column in columns:
        edges = min(word.x0 for word in column), max(word.x1 for word in column)
        for band in pairwise(flat_levels(rules, edges)):
            own = [word for word in column if band[0] < (word.top + word.bottom) / 2 < band[1]]
            if own:
                yield _Cell(own, band, edges[1])


def _heads_levels(cell: _Cell) -> bool:
    """Whether a cell is the heading of baselines or of targets."""
    return any(heading_of(order[0].text) is not None for order in _orders(cell.words))


def _at_foot(cell: _Cell, body: Body) -> dict[Word, Word]:
    """The words of a heading as they would stand at the foot of its cell, around its middle, with the
    printed word of each."""
    order = next((each for each in _orders(cell.words) if heading_of(each[0].text) is not None), cell.words)
    middle = sum((word.x0 + word.x1) / 2 for word in order) / len(order)
    width = sum(word.bottom - word.top for word in order) + 0.25 * body.size * (len(order) - 1)
    return _level(order, middle - width / 2, cell.band[1] - 0.4 * body.size, body)


def _orders(cell: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of a cell as they are read up, and as they are read down; its lines are right or left of each other."""
    lines = [list(own) for _, own in groupby(sorted(cell, key=attrgetter("x0")), key=lambda word: round(word.x0))]
    yield [word for line in lines for word in sorted(line, key=attrgetter("bottom"), reverse=True)]
    yield [word for line in reversed(lines) for word in sorted(line, key=attrgetter("top"))]


def _along(order: Sequence[Word], beside: Line, body: Body) -> dict[Word, Word]:
    """Words as they would stand right above a line."""
    return _level(order, beside.x0, beside.top - 0.2 * body.size, body)


def _level(order: Sequence[Word], x0: float, baseline: float, body: Body) -> dict[Word, Word]:
    """Words from left to right on one baseline, in the size of the text, with the printed word of each."""
    found = {}
    for word in order:
        x1 = x0 + word.bottom - word.top
        top, bottom = baseline - 0.8 * body.size, baseline + 0.2 * body.size
        level = replace(word, x0=x0, x1=x1, top=top, bottom=bottom, baseline=baseline, size=body.size, upright=True)
        found[level] = word
        x0 = x1 + 0.25 * body.size
    return found


def _is_label(words: Iterable[Word]) -> bool:
    """Whether words are a label of the context, behind which its value stands."""
    hit = label_of(line_of(words))
    return hit is not None and hit.kind in LEVELS and bool(hit.rest) and (hit.colon or hit.upper or hit.is_set_apart)
