"""Rows of two ruled cells, a milestone's and its report's, whose texts are centred in height, so that they begin at
heights of their own → the lines of one cell after those of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice, pairwise
from math import inf
from operator import attrgetter

from parsers.labels.hits import label_of
from parsers.model import Rule
from parsers.page.lines import Line, lines_of
from parsers.spelling.vocabulary import Kind, may_begin_label, may_name_milestone
from parsers.tables.columns import flat_levels
from parsers.tables.matrix import APART, edges_beside, words_between

_TRIED = 200  # lines of a page that may begin with a milestone: a bound on the work


def cell_by_cell(lines: Sequence[Line], rules: Mapping[int, Sequence[Rule]]) -> list[Line]:
    """The lines of a document with those of such rows in the order in which they are read."""
    ordered: list[Line] = []
    for page, on_page in groupby(lines, key=attrgetter("page")):
        own = list(on_page)
        done = 0
        for start, end, row in _rows(own, rules.get(page, ())):
            if start >= done:
                ordered += [*own[done:start], *row]
                done = end
        ordered += own[done:]
    return ordered


def _rows(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[tuple[int, int, list[Line]]]:
    """Where on a page such rows stand, from line to line, with their lines as they are read."""
    upright = [rule for rule in rules if not rule.horizontal]
    naming = (
        each
        for each in pairwise([*lines[:1], *lines])
        if may_name_milestone(each[1].text) and may_begin_label(each[1].text)
    )
    for above, line in islice(naming, _TRIED) if upright else ():
        hit = label_of(line)
        if hit is None or hit.kind is not Kind.MILESTONE or not (hit.colon or hit.number is not None):
            continue
        beside = edges_beside(line, upright)
        edges = [*[x for x in beside if x <= line.x0][-1:], *[x for x in beside if x > line.x0][:2]]
        pairs = list(pairwise(edges))
        alone = all(_begins_cell(line, above, x) for x in edges[1:2])
        bands = [_band(line, pair, rules) for pair in pairs if alone]
        if len(bands) < 2 or any(abs(one - other) > APART for one, other in zip(*bands, strict=True)):
            continue
        top, bottom = bands[0]
        if inf in (-top, bottom):
            continue
        inside = [at for at, other in enumerate(lines) if top < other.center < bottom]
        row = lines[inside[0] : inside[-1] + 1]
        words = [word for each in row for word in each.words]
        cells = [lines_of(words_between(words, pair)) for pair in pairs]
        report = label_of(cells[1][0]) if all(cells) else None
        whole = sum(len(each.words) for cell in cells for each in cell) == len(words) and len(row) == len(inside)
        if whole and report and report.kind is Kind.REPORT and cells[0][0].words[0] is line.words[0]:
            yield inside[0], inside[-1] + 1, [*cells[0], *cells[1]]


def _begins_cell(line: Line, above: Line, x: float) -> bool:
    """Whether nothing of a line runs over the edge of its cell, and what it has right of that began above it."""
    right = next((word for word in line.words if word.x1 > x + 1), None)
    return right is None or (right.x0 >= x - 1 and above.x0 >= x - 1)


def _band(line: Line, edges: tuple[float, float], rules: Sequence[Rule]) -> tuple[float, float]:
    """From where to where the row of a line reaches between two edges."""
    levels = flat_levels(rules, edges)
    top = max((level for level in levels if level < line.center), default=-inf)
    return top, min((level for level in levels if level > line.center), default=inf)
