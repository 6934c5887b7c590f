"""Labels of the context that run up or down beside the rows they are of, in a cell that spans these → lines ahead of
them:

┌───┬──────────────────────────
│ P │ TAVOITE      Sujuva arki
│ A │ TOIMENPIDE   Kysely
│ I │ MITTARI      Lähtötaso   Tavoitetaso
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from parsers.body import Body
from parsers.columns import flat_levels
from parsers.hits import label_of
from parsers.lines import Line, line_of
from parsers.model import Word
from parsers.vocabulary import LEVELS

_MOST = 200  # words of a page that run so: a bound on the work


def righted(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such labels as lines ahead of the first one beside them, and the printed word of each of theirs."""
    turned = [word for word in body.aside if not word.upright]
    if not turned or not body.positioned:
        return body, {}
    pages = {page: list(lines) for page, lines in groupby(body.lines, key=attrgetter("page"))}
    ahead: dict[int, Line] = {}  # by the id of the line that comes next
    printed: dict[Word, Word] = {}
    again: list[Word] = []
    last = ""
    for page, words in groupby(turned, key=attrgetter("page")):
        first = True
        for cell, beside in _cells(list(words), pages.get(page, ()), body):
            found = next((read for order in _orders(cell) if _is_label(read := _along(order, beside, body))), None)
            if found is None:
                continue
            label = line_of(found)
            if first and label.text == last:  # what it is of goes on from the page before
                again += cell
            else:
                ahead[id(beside)] = label
                printed |= found
            first, last = False, label.text
    taken = {*printed.values(), *again}
    lines = [each for line in body.lines for each in ([ahead[id(line)], line] if id(line) in ahead else [line])]
    aside = tuple(word for word in body.aside if word not in taken)
    return replace(body, lines=tuple(lines), aside=aside, furniture=(*body.furniture, *again)), printed


def _cells(words: Sequence[Word], lines: Sequence[Line], body: Body) -> Iterator[tuple[list[Word], Line]]:
    """The words of each cell that rules part from the next one, from the top down, with the first line beside it."""
    if not words or len(words) > _MOST:
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
        for top, bottom in pairwise(flat_levels(rules, edges)):
            own = [word for word in column if top < (word.top + word.bottom) / 2 < bottom]
            beside = next((line for line in lines if top < line.center < bottom and line.x1 > edges[1]), None)
            if own and beside:
                yield own, beside


def _orders(cell: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of a cell as they are read up, and as they are read down; its lines are right or left of each other."""
    lines = [list(own) for _, own in groupby(sorted(cell, key=attrgetter("x0")), key=lambda word: round(word.x0))]
    yield [word for line in lines for word in sorted(line, key=attrgetter("bottom"), reverse=True)]
    yield [word for line in reversed(lines) for word in sorted(line, key=attrgetter("top"))]


def _along(order: Sequence[Word], beside: Line, body: Body) -> dict[Word, Word]:
    """Words as they would stand right above a line, from left to right, with the printed word of each."""
    baseline, x0 = beside.top - 0.2 * body.size, beside.x0
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
