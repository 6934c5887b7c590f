"""Columns with an action each, their labels at the left, with nothing drawn between them → the same with their edges
drawn. Flat rules part the rows:

TOIMENPIDE     Luomme mallin      Kysely asukkaille
___________________________________________________
Osatavoite 1   Malli on valmis    Kysely on tehty
___________________________________________________
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter

from parsers.labels.hits import Hit, label_of
from parsers.model import Rule, Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of, runs_of
from parsers.spelling.vocabulary import CONTEXT, Kind, may_begin_label, may_name_deed
from parsers.tables.columns import level_rules
from parsers.tables.matrix import APART

_OFF = 0.5  # of the size: ahead of a column's cells is its edge
_BORDER = 0.5  # points: labels may begin where flat rules do, and not ahead of what is drawn left of them
_CELLS = 2  # of a row, at the least
_WORDS = 2  # of what an action is called, at the least
_KINDS = 3  # of labels whose rows have several cells: no other table has as many

_PAGE = attrgetter("page")


@dataclass(frozen=True, slots=True)
class _Table:
    """Where such a table stands on a page: its edges, from its left to its right end, and its rows; with the kinds of
    the labels of those that have several cells."""

    page: int
    edges: tuple[float, ...]
    top: float
    bottom: float
    kinds: Set[Kind]

    @property
    def columns(self) -> tuple[int, ...]:
        """Its edges to the point."""
        return tuple(map(round, self.edges))

    @property
    def rules(self) -> Iterator[Rule]:
        left, *others = self.edges
        for x in (left - _BORDER, *others):
            yield Rule(x, self.top, x, self.bottom)


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands between two flat rules that both run from the left end of a table to its right one."""

    left: float
    right: float
    top: float
    bottom: float
    lines: Sequence[Line]

    def is_of(self, edges: Sequence[float]) -> bool:
        """Whether it is as wide as a table, and nothing in it runs over the edges of columns."""
        level = abs(self.left - edges[0]) < APART and abs(self.right - edges[-1]) < APART
        runs = (run for line in self.lines for run in runs_of(line.words))
        return level and not any(run[0].x0 < x < run[-1].x1 for run in runs for x in edges)

    def cells(self, edges: Sequence[float]) -> int:
        """How many columns behind that of the labels have words, and no figures as those of levels do."""
        words = [word for line in self.lines for word in line.words]
        firsts = (next((word for word in words if left < word.x0 < right), None) for left, right in pairwise(edges[1:]))
        return sum(first is not None and not first.text[0].isdecimal() for first in firsts)


def with_open_columns(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with the edges of such columns among its rules; no word is moved. Tables whose columns have the same
    edges count as one, which a page may tear."""
    tables: list[_Table] = []
    above: _Table | None = None  # the one that ends the page before
    for page, on_page in groupby(body.lines if body.positioned else (), key=_PAGE):
        rules = body.rules.get(page, ())
        lines = list(on_page) if rules else []
        firsts = [line for line in lines if may_name_deed(line.text) and len(line.gaps) >= _CELLS and _cells_at(line)]
        if not (lines and (above or firsts)):
            above = None
            continue
        rows = list(_rows(lines, rules))
        found = [_down(rows, above.edges)] if above else []
        found += [_table(line, rows, rules) for line in firsts]
        tables += filter(None, found)
        last = max(lines, key=attrgetter("center"))
        above = found[-1] if found[-1] and found[-1].bottom > last.center else None
    kinds: defaultdict[tuple[int, ...], set[Kind]] = defaultdict(set)
    for table in tables:
        kinds[table.columns].update(table.kinds)
    drawn = [table for table in tables if len(kinds[table.columns]) >= _KINDS]
    if not drawn:
        return body, {}
    edges = {page: [rule for table in own for rule in table.rules] for page, own in groupby(drawn, _PAGE)}
    return replace(body, rules={page: (*own, *edges.get(page, ())) for page, own in body.rules.items()}), {}


def _cells_at(line: Line) -> list[list[Word]]:
    """What a line has behind the label of a TOIMENPIDE, if that are the names of several actions."""
    hit = _label_of(line)
    first, *cells = runs_of(line.words)
    if hit is None or hit.kind is not Kind.ACTION or len(first) != len(hit.label) or len(cells) < _CELLS:
        return []
    return cells if all(len(cell) >= _WORDS and label_of(line_of(cell)) is None for cell in cells) else []


def _label_of(line: Line) -> Hit | None:
    return label_of(line) if may_begin_label(line.text) else None


def _rows(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[_Row]:
    """The rows between the flat rules of a page, from top to bottom."""
    levels = [(min(rule.x0 for rule in own), max(rule.x1 for rule in own), own[0].top) for own in level_rules(rules)]
    for (left, right, top), (other_left, other_right, bottom) in pairwise(levels):
        if abs(left - other_left) < APART and abs(right - other_right) < APART:
            yield _Row(left, right, top, bottom, [line for line in lines if top < line.center < bottom])


def _table(first: Line, rows: Sequence[_Row], rules: Sequence[Rule]) -> _Table | None:
    """The table whose first row has a line with the names of actions; none where edges are drawn."""
    start = next((at for at, row in enumerate(rows) if first in row.lines), None)
    label, *cells = runs_of(first.words)
    starts = [cell[0].x0 - _OFF * cell[0].size for cell in cells]
    between = [(one[-1].x1, other[0].x0) for one, other in pairwise(cells)]
    uprights = [rule.x0 for rule in rules if not rule.horizontal and rule.top < first.center < rule.bottom]
    is_parted = any(left < x < right for x in uprights for left, right in between)
    if start is None or is_parted or label[-1].x1 > starts[0]:
        return None
    return _down(rows[start:], (rows[start].left, *starts, rows[start].right))


def _down(rows: Sequence[_Row], edges: tuple[float, ...]) -> _Table | None:
    """The table of some edges that the first of some rows begins, down to the next TEKO or what is set otherwise."""
    own: list[_Row] = []
    kinds: set[Kind] = set()
    for row in rows:
        hit = _label_of(row.lines[0]) if row.lines else None
        ends = hit is not None and hit.kind in CONTEXT and (own or hit.kind is not Kind.ACTION)
        if ends or not row.is_of(edges) or (own and row.top - own[-1].bottom > APART):
            break
        own.append(row)
        if hit and row.cells(edges) >= _CELLS:
            kinds.add(hit.kind)
    words = [word for row in own for line in row.lines for word in line.words]
    return _Table(words[0].page, edges, own[0].top, own[-1].bottom, kinds) if words else None
