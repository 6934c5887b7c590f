"""Rows of cells that no upright rules part, but the rules below and above them, each drawn cell by cell: the context of
an action in the first, and in the next ones what is said of it, each with its labels.

_________________   ________________________   ____________________
TOIMENPIDE          MITTARI                    OSATAVOITE 1
Kysely              Vastaajat                  Malli on valmis
_________________   ________________________   ____________________
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from operator import attrgetter

from parsers.layouts.column_order import is_bar
from parsers.layouts.page_labels import has_values, labels_at, runs_over, starts_of
from parsers.model import Rule
from parsers.page.lines import Line, between
from parsers.spelling.vocabulary import Kind
from parsers.tables.columns import level_rules

_BASELINE = attrgetter("baseline")
_FEWEST = 3  # cells: two are read as panes
_MOST = 12  # cells of a row: a bound on the work
_BORDER = 3.0  # points: none is wider
_SAID = {Kind.INDICATOR, Kind.MILESTONE, Kind.PROGRESS, Kind.REPORT}  # of an action


def cells_in_rows(
    pages: Mapping[int, Sequence[Line]], rules: Mapping[int, Sequence[Rule]]
) -> dict[int, list[list[Line]]]:
    """The cells of such rows, one after the other, by the page; what stands between rows goes with the next cell."""
    found = {page: list(_cells(lines, rules.get(page, ()))) for page, lines in pages.items()}
    return {page: cells for page, cells in found.items() if len(cells) > 1}


def _cells(lines: Sequence[Line], rules: Iterable[Rule]) -> Iterator[list[Line]]:
    done = 0
    seams = _seams(rules)
    foot = [(inf, edges) for _, edges in seams[-1:]]  # of a row that a page tears
    for (top, edges), (bottom, below) in pairwise([*seams, *foot]):
        if edges != below:
            continue
        start, end = (bisect_left(lines, height, key=_BASELINE) for height in (top, bottom))
        own = lines[start:end]
        cells = [between(own, *sides) for sides in pairwise((-inf, *edges, inf))]
        if _is_row(cells) and not any(runs_over(own, x) for x in edges):
            yield [*lines[done:start], *cells[0]]
            yield from filter(None, cells[1:])
            done = end
    if done and done < len(lines):
        yield list(lines[done:])


def _seams(rules: Iterable[Rule]) -> list[tuple[float, tuple[int, ...]]]:
    """The heights at which rules of several cells are drawn end to end, with where they meet, from top to bottom."""
    levels = level_rules(rule for rule in rules if rule.x1 - rule.x0 > _BORDER)
    seams = [(own[0].top, tuple(sorted(_meetings(own)))) for own in levels if len(own) >= _FEWEST]
    return [(top, edges) for top, edges in seams if _FEWEST <= len(edges) + 1 <= _MOST]


def _meetings(flat: Sequence[Rule]) -> set[int]:
    """Where rules of one height begin that others end at, or a point off."""
    ends = {round(rule.x1) + off for rule in flat for off in (-1, 0, 1)}
    return {round(rule.x0) for rule in flat} & ends


def _is_row(cells: Sequence[Sequence[Line]]) -> bool:
    """Whether the first cell has an action with its context, each label with its value, and others what is said of
    it, each below a label of its own."""
    first, *others = cells
    labels = list(labels_at(starts_of(first)))
    named = is_bar(labels) and any(label.hit.kind is Kind.ACTION for label in labels) and has_values(first, labels)
    if not named:
        return False
    said = [[label.hit.kind for label in labels_at(starts_of(cell))] for cell in others if cell]
    return bool(said) and all(kinds and kinds[0] in _SAID and _SAID.issuperset(kinds) for kinds in said)
