"""A table of two columns, on one page: what stands side by side in its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.model import Rule
from parsers.page.lines import Line
from parsers.tables.columns import Grid, flat_levels, upright_edges
from parsers.tables.rows import read_rows

Pair = tuple[tuple[Line, ...], tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class TwoColumns:
    """What stands on a page in two columns, which an edge parts."""

    page: int
    left: list[Line]
    right: list[Line]
    edge: float

    def pairs(self, rules: Sequence[Rule], pitch: float, *, of_many: bool) -> list[Pair]:
        """The rows, as rules, spaces and heights part those of indicators: the right column stands for both of theirs.
        `of_many` are tables that have rows on other pages."""
        words = [word for line in (*self.left, *self.right) for word in line.words]
        if not words:
            return []
        start, end = min(word.x0 for word in words), max(word.x1 for word in words)
        grid = Grid(
            (self.left, self.right, self.right),
            (min(self.edge, end), end, end),
            tuple(flat_levels(rules, (start, min(self.edge, end)))),
            celled=any(abs(x - self.edge) < 1 for x in upright_edges(rules, words)),
            goes_on=of_many,
            comes_again=of_many,
        )
        return [(one, other) for one, other, _ in read_rows(grid, pitch).rows]


def runs_across(line: Line, edges: Sequence[float], rules: Sequence[Rule]) -> bool:
    """Whether words of one phrase stand on both sides of an edge, at which no rule stands beside the line."""
    crossed = [
        edge
        for one, two in pairwise(line.words)
        for edge in edges
        if (one.x0 + one.x1) / 2 < edge <= (two.x0 + two.x1) / 2 and two.x0 - one.x1 < 0.6 * one.size
    ]
    return any(not _is_ruled(line, edge, rules) for edge in crossed)


def _is_ruled(line: Line, x: float, rules: Sequence[Rule]) -> bool:
    return any(abs(rule.x0 - x) < 1 and rule.top < line.center < rule.bottom for rule in rules if not rule.horizontal)
