"""The rows of a ruled table whose labels stand at its left, each with its cells, one of which may span several columns:

TAVOITE      | Sujuva arki
             | 1.               | 2.
TOIMENPIDE   | Luomme mallin    | Kysely
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from parsers.labels.hits import label_of
from parsers.model import Rule, Word
from parsers.page.lines import Line, lines_of
from parsers.spelling.vocabulary import Kind, is_outline
from parsers.tables.columns import flat_levels
from parsers.tables.labelled import side_of, year_of_state
from parsers.tables.matrix import APART, edges_of, words_between

Edges = Sequence[float]  # of the labels' column, and behind it of the others


@dataclass(frozen=True, slots=True)
class Row:
    """A row of such a table on a page: its label, and the words of each column's cell, where one spans several those of
    the first."""

    page: int
    top: float
    bottom: float
    kind: Kind | None  # of the label
    side: int  # 1 where it is that of a baseline, 2 where it is that of a target, else 0
    label: Sequence[Word]
    cells: Sequence[Sequence[Word]]
    edges: Edges
    whole: bool  # whether it has the columns of the first and no others

    @property
    def filled(self) -> list[int]:
        """The places of the cells that say something."""
        return [place for place, cell in enumerate(self.cells) if cell]

    @property
    def numbers(self) -> bool:
        """Whether it has nothing but the numbers of its columns: `1.   2.`."""
        cells = [cell for cell in self.cells if cell]
        return not self.label and all(len(cell) == 1 and is_outline(cell[0].text) for cell in cells)

    @property
    def size(self) -> int:
        """How many words it has."""
        return sum(map(len, (self.label, *self.cells)))


def rows_between(
    lines: Sequence[Line], edges: Edges, rules: Sequence[Rule], top: float, bottom: float
) -> Iterator[Row]:
    """The rows between two heights, which rules part in the column of the labels. What runs across all of one is a
    label."""
    levels = [level for level in flat_levels(rules, (edges[0], edges[1])) if top < level < bottom]
    uprights = [rule for rule in rules if not rule.horizontal and rule.top < bottom and rule.bottom > top]
    lines = sorted(lines, key=attrgetter("center"))
    centers = [line.center for line in lines]
    for above, below in pairwise([top, *levels, bottom]):
        own = lines[bisect_right(centers, above) : bisect_left(centers, below)]
        words = [word for line in own for word in line.words]
        if not words:
            continue
        beside = [rule for rule in uprights if any(rule.top < line.center < rule.bottom for line in own)]
        inner = [x for x in edges_of(beside) if edges[0] + APART < x < edges[-1] - APART]
        across = not _has(inner, edges[1])
        label = words if across else words_between(words, (edges[0], edges[1]))
        starts = [] if across else [*(x for x in edges[1:-1] if _has(inner, x)), edges[-1]]
        cells = {left: words_between(words, (left, right)) for left, right in pairwise(starts)}
        first = lines_of(label)[0] if label else None
        hit = label_of(first) if first else None
        yield Row(
            own[0].page,
            above,
            below,
            hit.kind if hit else None,
            (side_of(first) or int(year_of_state(first) != "")) if first else 0,
            label,
            [cells.get(left, ()) for left in edges[1:-1]],
            edges,
            len(starts) == len(edges) - 1 == len(inner) + 1,
        )


def _has(edges: Iterable[float], x: float) -> bool:
    return any(abs(edge - x) < APART for edge in edges)


def alike(edges: Edges, other: Edges) -> bool:
    """Whether columns stand where others do."""
    return len(edges) == len(other) and all(abs(x - y) < APART for x, y in zip(edges, other, strict=True))
