"""Where on a page ruled tables stand whose columns are actions, or the indicators or the milestones of one action, with
their labels at the left:

TOIMENPIDE   | Luomme mallin    | Kysely          MITTARI      | Kävijät         | Lainat
MITTARI      | Kävijät          | Vastaajat       Lähtötaso    | 10              | 100
Tavoitetaso  | 20               | 120             Tavoitetaso  | 20              | 120
                                                  Osatavoite   | 1. Malli        | 2. Koulutus
                                                  Raportointi  | Tehty           | Kesken
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from math import inf
from typing import NamedTuple

from parsers.labels.hits import Hit, label_of
from parsers.layouts.label_rows import Edges, Row, alike, rows_between
from parsers.model import Rule
from parsers.page.lines import Line, line_of, lines_of, said
from parsers.spelling.column_words import column_of, level_named
from parsers.spelling.vocabulary import LEVELS, Kind, may_begin_label
from parsers.tables.columns import flat_levels, level_rules
from parsers.tables.matrix import APART, edges_beside, end_of, words_between

_EDGES = 4  # of the labels' column, and of two others
_FEWEST = 3  # kinds of labels whose rows have cells for several actions
_MOST = 1_000_000  # lines times rules of a page: a bound on the work, five times what a full sheet of A3 has
_TRIED = 30  # labels of a page beside several cells that may be such: a bound on the work
_WORDS = 2  # of what an action or a milestone is called, at the least
_STEPS = (Kind.REPORT, Kind.PROGRESS)


@dataclass(frozen=True, slots=True)
class Table:
    """Such a table, or the rows of one action's indicators or milestones, from line to line of a page."""

    start: int
    end: int
    rows: Sequence[Row]
    of: Kind  # what its columns are
    goes_on: bool  # from the page before

    @property
    def edges(self) -> Edges:
        return self.rows[0].edges


class _Page(NamedTuple):
    """A page that has rules."""

    lines: Sequence[Line]
    rules: Sequence[Rule]
    upright: Sequence[Rule]


def tables_of(lines: Sequence[Line], rules: Sequence[Rule], known: Sequence[Edges], above: Table | None) -> list[Table]:
    """Such tables, in their order. One that the page before ends with goes on from `above`; a page may cut one whose
    edges are `known` above its TOIMENPIDE."""
    if not rules or len(lines) * len(rules) > _MOST:
        return []
    page = _Page(lines, rules, [rule for rule in rules if not rule.horizontal])
    found = [rest] if above and (rest := _rest(above, page)) else []
    tried, closed = 0, False
    for at, line in enumerate(lines):
        done = found[-1].end if found else 0
        hit = label_of(line) if at >= done and may_begin_label(line.text) else None
        if hit is None or not _may_begin(hit, known):
            continue
        edges = _edges_at(line, hit, page.upright)
        if hit.kind is Kind.ACTION and len(edges) > 1 and edges[0] > hit.x0 and not closed:
            page, closed = page._replace(upright=[*page.upright, *_sides(page)]), True
            edges = _edges_at(line, hit, page.upright)
        of_one = hit.kind not in LEVELS
        if tried < _TRIED and (_has_columns(hit, edges) if of_one else _has_actions(line, hit, edges, known)):
            tried += 1
            table = _of_one(page, at, hit, edges) if of_one else _of_actions(page, at, edges, known, done)
            found += [table] if table else []
    return found


def _may_begin(hit: Hit, known: Sequence[Edges]) -> bool:
    """Whether a label may be that of such rows: most have a colon, or headings behind them."""
    if hit.kind in LEVELS:
        return hit.kind is Kind.ACTION or bool(known)
    beside = hit.kind in (Kind.INDICATOR, Kind.MILESTONE) and len(hit.rest) > 1 and not hit.colon
    return beside and all(level_named(word.text) is None for word in hit.rest)


def _rest(above: Table, page: _Page) -> Table | None:
    """What goes on of a table at the top of a page without its first rows."""
    first = page.lines[0]
    beside = edges_beside(first, page.upright)
    edges = tuple(x for x in beside if above.edges[0] - APART < x < above.edges[-1] + APART)
    if not alike(edges, above.edges):
        return None
    top, bottom = first.top - first.size, end_of(page.upright, edges[0], first.center)
    rows = rows_between(page.lines, edges, page.rules, top, bottom)
    if above.of is not Kind.ACTION:
        rows = takewhile(lambda row: row.whole and (not row.label or _goes_on(above.of, row)), rows)
    return _table(page.lines, list(rows), above.of, goes_on=True)


def _table(
    lines: Sequence[Line], rows: Sequence[Row], of: Kind, done: int = 0, *, goes_on: bool = False
) -> Table | None:
    """The table of some rows below the line `done`, unless words stand beyond it, which would be lost."""
    inside = [
        at for at, line in enumerate(lines) if at >= done and rows and rows[0].top < line.center < rows[-1].bottom
    ]
    if not inside:
        return None
    start, end = inside[0], inside[-1] + 1
    whole = sum(row.size for row in rows) == sum(len(line.words) for line in lines[start:end])
    return Table(start, end, rows, of, goes_on) if whole else None


def _edges_at(line: Line, hit: Hit, rules: Sequence[Rule]) -> Edges:
    """The edges of the column that a label stands in, and of those behind it."""
    beside = edges_beside(line, rules)
    left = max((x for x in beside if x <= hit.x0), default=None)
    return tuple(x for x in beside if x > hit.x0 or x == left)


def _sides(page: _Page) -> Iterator[Rule]:
    """The sides of tables that are open there: where their flat rules end, from one to the next, or down to where what
    is drawn upright among them ends."""
    levels = level_rules(page.rules)
    spans = [(min(rule.x0 for rule in level), max(rule.x1 for rule in level), level[0].top) for level in levels]
    for (left, right, top), below in zip(spans, [*spans[1:], None], strict=False):
        inner = [rule for rule in page.upright if left < rule.x0 < right and _crosses(rule, top + 2 * APART)]
        if inner:
            goes_on = below is not None and abs(below[0] - left) < APART and abs(below[1] - right) < APART
            bottom = min(end_of(page.upright, inner[0].x0, top), below[2] if below and goes_on else inf)
            yield from (Rule(x, top, x, bottom) for x in (left, right))


def _crosses(rule: Rule, y: float) -> bool:
    return rule.top <= y < rule.bottom


def _has_columns(hit: Hit, edges: Edges) -> bool:
    """Whether a label stands in the first of several columns."""
    return len(edges) >= _EDGES and edges[0] < hit.x0 < hit.label[0].x1 < edges[1] + 1


def _has_actions(line: Line, hit: Hit, edges: Edges, known: Sequence[Edges]) -> bool:
    """Whether the columns beside a label are `known` as those of actions, or each cell beside a TOIMENPIDE that has any
    words says what an action is called."""
    if any(alike(edges, other) for other in known) or _is_of_one_action(hit.kind, edges, known):
        return True
    if hit.kind is not Kind.ACTION or not _has_columns(hit, edges):
        return False
    cells = [cell for pair in pairwise(edges[1:]) if (cell := words_between(line.words, pair))]
    return len(cells) > 1 and all(len(cell) >= _WORDS and label_of(line_of(cell)) is None for cell in cells)


def _is_of_one_action(kind: Kind, edges: Edges, known: Sequence[Edges]) -> bool:
    """Whether the table of a TOIMENPIDE has one column of values, and the labels of those that have several."""
    one = kind is Kind.ACTION and len(edges) == _EDGES - 1
    return one and any(alike(edges[:2], other[:2]) for other in known)


def _of_actions(page: _Page, at: int, edges: Edges, known: Sequence[Edges], done: int) -> Table | None:
    """The table of actions that a line is of, below the line `done`."""
    mirrored = [replace(rule, top=-rule.bottom, bottom=-rule.top) for rule in page.upright]
    center = page.lines[at].center
    top, bottom = -end_of(mirrored, edges[0], -center), end_of(page.upright, edges[0], center)
    rows = list(rows_between(page.lines[done:], edges, page.rules, top, bottom))
    levels = {row.kind for row in rows if row.kind in LEVELS and len(row.filled) > 1}
    is_known = any(alike(edges, other) for other in known)
    least = min(_EDGES - 2, len(edges) - 2)  # cells of a row
    if not (is_known or len(levels) >= _FEWEST or _are_labelled(rows, least)):
        return None
    return _table(page.lines, rows, Kind.ACTION, done)


def _are_labelled(rows: Sequence[Row], cells: int) -> bool:
    """Whether most rows have labels that are known, and none but the numbers of actions has none, and several kinds of
    them have so many cells, which are no headings."""
    unknown = [row for row in rows if row.kind is None and not row.side and not row.numbers]
    told = [row for row in rows if row not in unknown and len(row.filled) >= cells and not _heads(row)]
    kinds = {(row.kind, row.side) for row in told if row.label}
    return all(row.label for row in unknown) and len(kinds) >= _FEWEST and 2 * len(unknown) < len(rows)


def _heads(row: Row) -> bool:
    """Whether a cell of a row is a heading, or begins with a label."""
    return any(cell and (column_of(said(cell)) or label_of(lines_of(cell)[0])) for cell in row.cells)


def _of_one(page: _Page, at: int, hit: Hit, edges: Edges) -> Table | None:
    """The rows of an action's indicators or milestones, side by side, that begin in a line."""
    center = page.lines[at].center
    levels = [level for level in flat_levels(page.rules, (edges[0], edges[1])) if level < center]
    if not levels:
        return None
    bottom = end_of(page.upright, edges[1], center)
    rows: list[Row] = []
    for row in rows_between(page.lines, edges, page.rules, levels[-1], bottom):
        if not row.whole or (rows and not _goes_on(hit.kind, row)):
            break
        rows.append(row)
    if not rows or len(rows[0].filled) < 2 or _heads(rows[0]):
        return None
    tells = (
        _are_indicators(rows) if hit.kind is Kind.INDICATOR else _are_milestones(rows, ends=rows[-1].bottom == bottom)
    )
    return _table(page.lines, rows, hit.kind) if tells else None


def _goes_on(of: Kind, row: Row) -> bool:
    """Whether a row says more of the indicators or milestones that are its columns."""
    return bool(row.side) if of is Kind.INDICATOR else row.kind in _STEPS


def _are_indicators(rows: Sequence[Row]) -> bool:
    """Whether the columns are indicators: each has a name, and a value."""
    names, *levels = rows
    named = all(not cell or cell[0].text[:2] != cell[0].text[:2].lower() for cell in names.cells)
    valued = {place for row in levels for place in row.filled}
    return named and valued == set(names.filled)


def _are_milestones(rows: Sequence[Row], *, ends: bool) -> bool:
    """Whether the columns are milestones: their cells are numbered in turn, or each says something below a label that
    has no number, and has a row for the reports. That row may stand on the next page."""
    steps, *reports = rows
    label = label_of(line_of(steps.label))
    cells = [cell for cell in steps.cells if cell]
    numbers = [cell[0].text.rstrip(".)") for cell in cells]
    first = int(numbers[0]) if numbers[0].isdecimal() else 0
    in_turn = first > 0 and numbers == [str(first + place) for place in range(len(cells))]
    if label is None or label.number is not None:
        return False
    said_all = all(len(cell) >= _WORDS and cell[0].text[0].isupper() for cell in cells)
    return (in_turn and (bool(reports) or ends)) or (said_all and bool(reports))
