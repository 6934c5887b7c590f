"""Rows of boxes side by side whose texts are centred in height, so that they begin at heights of their own: a
milestone's and its report's, or those of parts of the context → the lines of one box after those of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice, pairwise
from math import inf
from operator import attrgetter

from parsers.labels.hits import Hit, label_of
from parsers.model import Rule
from parsers.page.lines import Line, lines_of
from parsers.spelling.vocabulary import CONTEXT, Kind, may_begin_label
from parsers.tables.columns import flat_levels
from parsers.tables.matrix import APART, edges_beside, words_between

_TRIED = 200  # lines of a page that may begin with a label: a bound on the work


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
    naming = (each for each in pairwise([*lines[:1], *lines]) if may_begin_label(each[1].text))
    for above, line in islice(naming, _TRIED) if upright else ():
        hit = label_of(line)
        if hit is None or not _may_begin_row(hit):
            continue
        beside = edges_beside(line, upright)
        edges = [*[x for x in beside if x <= line.x0][-1:], *[x for x in beside if x > line.x0]]
        alone = all(_begins_cell(line, above, x) for x in edges[1:2])
        top, bottom = _band(line, (edges[0], edges[1]), rules) if alone and len(edges) > 2 else (-inf, inf)
        if inf in (-top, bottom):
            continue
        inside = [at for at, other in enumerate(lines) if top < other.center < bottom]
        row = lines[inside[0] : inside[-1] + 1]
        words = [word for each in row for word in each.words]
        boxes = [(pair, own) for pair in pairwise(edges) if (own := words_between(words, pair))]
        bands = [_band(line, pair, rules) for pair, _ in boxes]
        if len(boxes) < 2 or any(max(ends) - min(ends) > APART for ends in zip(*bands, strict=True)):
            continue
        cells = [lines_of(own) for _, own in boxes]
        whole = sum(len(own) for _, own in boxes) == len(words) and len(row) == len(inside)
        if whole and cells[0][0].words[0] is line.words[0] and _are_row(hit, cells):
            yield inside[0], inside[-1] + 1, [each for cell in cells for each in cell]


def _may_begin_row(hit: Hit) -> bool:
    """Whether a label may be that of the first box of a row."""
    if hit.kind is Kind.MILESTONE:
        return hit.colon or hit.number is not None
    return hit.kind in CONTEXT and (hit.colon or hit.upper or hit.is_set_apart)


def _are_row(hit: Hit, cells: Sequence[Sequence[Line]]) -> bool:
    """Whether boxes, the first of which begins with a label, are a milestone's and its report's; or each that of a part
    of the context, which are no row as they stand."""
    labels = [label_of(cell[0]) for cell in cells]
    kinds = [label.kind for label in labels if label]
    if hit.kind is Kind.MILESTONE:
        said = any(len(cell) > 1 or (label and label.rest) for cell, label in zip(cells, labels, strict=True))
        return said and kinds == [Kind.MILESTONE, Kind.REPORT] and len(cells) == 2  # labels alone head what is below
    level = all(cell[0].baseline == cells[0][0].baseline for cell in cells)
    told = all(label and label.kind in CONTEXT and _may_begin_row(label) for label in labels)
    return told and not level and len(set(kinds)) == len(cells)


def _begins_cell(line: Line, above: Line, x: float) -> bool:
    """Whether nothing of a line runs over the edge of its cell, and what it has right of that began above it."""
    right = next((word for word in line.words if word.x1 > x + 1), None)
    return right is None or (right.x0 >= x - 1 and above.x0 >= x - 1)


def _band(line: Line, edges: tuple[float, float], rules: Sequence[Rule]) -> tuple[float, float]:
    """From where to where the row of a line reaches between two edges."""
    levels = flat_levels(rules, edges)
    top = max((level for level in levels if level < line.center), default=-inf)
    return top, min((level for level in levels if level > line.center), default=inf)
