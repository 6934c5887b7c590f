"""A ruled table of whole actions, each in a band of rows that may span several indicators and milestones:

Toimenpide      | Mittari     | Lähtötaso | Tavoitetaso | Osatavoite          | Raportointi
Luomme mallin   | Kävijöitä   | 10        | 20          | 1. Malli on valmis  | Tehty
                | Tilaajia    | 5         | 8           |                     |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import inf
from operator import attrgetter
from typing import NamedTuple

from parsers.body import Body
from parsers.column_words import NUMBER, column_of, may_name_heading, number_of_step, tells_state
from parsers.columns import Grid, flat_levels
from parsers.hits import Hit, label_of
from parsers.labelled import read_labelled_rows
from parsers.lines import Line, line_of, lines_of
from parsers.model import Rule, Word
from parsers.rows import Row, read_rows
from parsers.vocabulary import Kind, continues, names_unit

_NEEDED = {"action", "indicator"}
_LEVELS = {"baseline", "target"}
_STEPS = {"milestone", "report"}
_ROW = "row"  # the column of the numbers of actions
_FEWEST = 4  # columns
_APART = 3.0  # points: edges of two boxes side by side are a border's width apart

Cell = tuple[Line, ...]


class Step(NamedTuple):
    """A column `Osatavoite 1` of such a table: the number of its milestones, its edges, and those of the column of
    their reports right of it, if they have one."""

    number: int
    edges: tuple[float, float]
    report: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Such a table on one page: its columns' names and edges, and from where to where it is drawn."""

    page: int
    heading: tuple[Word, ...]  # none where it goes on from the page before
    columns: Mapping[str, tuple[float, float]]  # none of a table that has nothing but milestones
    top: float
    bottom: float
    steps: tuple[Step, ...] = ()  # the columns of milestones that have one each
    head: tuple[Word, ...] = ()  # of the column of reports, be it further up

    def further(self, page: int, top: float, bottom: float) -> Matrix:
        """What goes on of it elsewhere."""
        return replace(self, page=page, heading=(), top=top, bottom=bottom)

    def holds(self, line: Line) -> bool:
        """Whether a line stands in it, below its headings."""
        return line.page == self.page and self.top < line.center < self.bottom


@dataclass(frozen=True, slots=True)
class Entry:
    """An action of such a table: what its columns say of it, its indicators, and its milestones with their reports. One
    that goes on from the page before has an empty cell `action`."""

    cells: Mapping[str, Cell]
    labels: tuple[Word, ...]
    indicators: tuple[Row, ...]
    milestones: tuple[tuple[int | None, Cell, Cell], ...]  # with the number that a column gives them
    progress: tuple[tuple[Hit, Cell], ...]  # where one cell has all milestones and reports, each with its label
    rest: Cell = ()  # what goes on ahead of these from the page before


def find_matrices(body: Body) -> list[Matrix]:
    """The tables of whole actions of a document, page by page."""
    found: list[Matrix] = []
    if not body.positioned:
        return found
    for page, on_page in groupby(body.lines, key=attrgetter("page")):
        rules = body.rules.get(page, ())
        lines = list(on_page)
        headed = [matrix for line in lines if (matrix := _headed(line, lines, rules))]
        last = found[-1] if found and found[-1].page == page - 1 else None
        rest = _rest(last, lines, rules, headed) if last else None
        begun = [rest, *headed] if rest else headed
        for place, matrix in enumerate(begun, 1):
            end = min((word.top for below in begun[place : place + 1] for word in below.heading), default=inf)
            found += [matrix] if matrix.heading or matrix.top < matrix.bottom else []
            found += _resumed(matrix, lines, rules, end)
    return found


def lines_in(matrices: Sequence[Matrix], lines: Sequence[Line]) -> dict[int, Matrix]:
    """The tables that lines stand in, or are a heading of, by their index."""
    on_page: defaultdict[int, list[Matrix]] = defaultdict(list)
    for matrix in matrices:
        on_page[matrix.page].append(matrix)
    return {
        index: matrix
        for index, line in enumerate(lines)
        for matrix in on_page.get(line.page, ())
        if matrix.holds(line) or line.words[0] in matrix.heading
    }


def heads_matrix(line: Line) -> bool:
    """Whether a line has headings of such a table's first columns."""
    if "toimenpi" not in line.text.lower() or not may_name_heading(line.text):
        return False  # most lines, which need not be looked at word by word
    names = {column_of(word.text) for word in line.words}
    return "action" in names and len(names - {None}) > 2


def _headed(line: Line, lines: Sequence[Line], rules: Sequence[Rule]) -> Matrix | None:
    """The table whose headings stand in a line, and in others of the same box."""
    if not heads_matrix(line):
        return None
    edges = _edges(rule for rule in rules if rule.top - _APART < line.center < rule.bottom + _APART)
    at = next(word for word in line.words if column_of(word.text) == "action")
    own = next((pair for pair in pairwise(edges) if pair[0] < (at.x0 + at.x1) / 2 < pair[1]), None)
    levels = flat_levels(rules, own) if own else []
    above = max((level for level in levels if level < line.center), default=None)
    below = min((level for level in levels if level > line.center), default=None)
    if above is None or below is None or own is None:
        return None
    heading = [word for each in lines if above < each.center < below for word in each.words]
    # Those of two tiers have more columns in the lower one, `MITTARI` over `Nimi | Lähtötaso | Tavoitetaso`.
    edges = _edges(rule for rule in rules if rule.top < below - _APART and rule.bottom > above + _APART)
    if len(edges) < _FEWEST + 1:
        return None
    over_many = _over_many(heading, edges, rules)
    columns: dict[str, tuple[float, float]] = {}
    steps: list[Step] = []
    before = None
    for left, right in pairwise(edges):
        words = [word for word in _between(heading, (left, right)) if word not in over_many]
        said = " ".join(line.text for line in lines_of(words))
        name = _named(said, before)
        if number := number_of_step(said):
            steps.append(Step(number, (left, right)))
        elif steps and steps[-1].edges[1] == left and (name == Kind.REPORT.value or tells_state(said)):
            steps[-1] = steps[-1]._replace(report=(left, right))
        elif name:
            columns[name] = left, right
        before = name
    steps_from = [edges[0] for name, edges in columns.items() if name in _STEPS]
    if NUMBER in columns and not any(abs(columns[NUMBER][1] - x) < _APART for x in steps_from):
        columns[_ROW] = columns.pop(NUMBER)
    bottom = _end(rules, own[1], below)
    # Where the levels have no columns each indicator has its own in one cell, as the milestones have their reports.
    whole = columns.keys() >= _NEEDED and (columns.keys() >= _LEVELS or _STEPS & columns.keys())
    if not whole or len(columns) + len(steps) < _FEWEST:
        return None
    head = tuple(_between(heading, columns[Kind.REPORT.value])) if Kind.REPORT.value in columns else ()
    return Matrix(line.page, tuple(heading), columns, below, bottom, tuple(steps), head)


def _over_many(heading: Iterable[Word], edges: Sequence[float], rules: Sequence[Rule]) -> set[Word]:
    """The words of headings whose cells span several columns."""
    found = set()
    for word in heading:
        middle, center = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        beside = _edges(rule for rule in rules if rule.top < center < rule.bottom)
        cell = next((pair for pair in pairwise(beside) if pair[0] < middle < pair[1]), None)
        if cell and any(cell[0] + _APART < edge < cell[1] - _APART for edge in edges):
            found.add(word)
    return found


def _named(heading: str, before: str | None) -> str | None:
    """The column that a heading names behind the one `before`."""
    name = column_of(heading)
    if before == Kind.MILESTONE.value and name is None and tells_state(heading):
        return Kind.REPORT.value  # `Toteuma 31.8.` behind the milestones: elsewhere it is that of the indicators
    if before == "baseline" and name == Kind.GOAL.value:
        return "target"  # `Lähtötilanne   Tavoite 2025`
    return name


def _rest(above: Matrix, lines: Sequence[Line], rules: Sequence[Rule], headed: Sequence[Matrix]) -> Matrix | None:
    """What goes on of a table at the top of the next page, without headings."""
    first = lines[0]
    if headed and first.words[0] in headed[0].heading:
        return None  # its headings come again
    if not _has_columns(above, first, rules):  # they may go on below a row that runs across them
        return above.further(first.page, first.top - 1, first.top - 1)
    bottom = _end(rules, above.columns["action"][1], first.center)
    return above.further(first.page, first.top - first.size, bottom)


def _resumed(above: Matrix, lines: Sequence[Line], rules: Sequence[Rule], end: float) -> Iterator[Matrix]:
    """What goes on of a table, down to the height `end`, below rows that run across its columns, as those of milestones
    may."""
    x, bottom = above.columns["action"][1], above.bottom
    edges = [x for column in above.columns.values() for x in column]
    borders = _edges(rules)  # run on beside them, maybe beyond a column of no name
    left = max((_end(rules, side, bottom) for side in borders if side < min(edges) + _APART), default=bottom)
    right = max((_end(rules, side, bottom) for side in borders if side > max(edges) - _APART), default=bottom)
    frame = min(left, right)
    upright = sorted((rule for rule in rules if not rule.horizontal), key=lambda rule: rule.top)
    own = [rule for rule in upright if abs(rule.x0 - x) <= _APART and rule.top < min(end, frame)]
    for rule in own:
        top = rule.top
        if top <= bottom + _APART:
            continue
        bottom = _end(own, x, top)
        first = next((line for line in lines if top < line.center < bottom), None)
        if first and _has_columns(above, first, rules):
            yield above.further(above.page, top, bottom)


def _has_columns(above: Matrix, line: Line, rules: Sequence[Rule]) -> bool:
    """Whether upright rules stand beside a line wherever a table has them between columns."""
    edges = _edges(rule for rule in rules if rule.top - _APART < line.center < rule.bottom + _APART)
    _, *wanted, _ = sorted(x for column in above.columns.values() for x in column)
    return all(any(abs(x - edge) < _APART for edge in edges) for x in wanted)


def _edges(rules: Iterable[Rule]) -> list[float]:
    """Where upright rules stand, those of one border as one."""
    edges: list[float] = []
    for x in sorted(rule.x0 for rule in rules if not rule.horizontal):
        if not edges or x - edges[-1] > _APART:
            edges.append(x)
    return edges


def _end(rules: Sequence[Rule], x: float, start: float) -> float:
    """How far down upright rules at `x` follow each other from a height on."""
    end = start
    for rule in sorted((rule for rule in rules if not rule.horizontal), key=lambda rule: rule.top):
        if abs(rule.x0 - x) <= _APART and rule.top <= end + _APART:
            end = max(end, rule.bottom)
    return end


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a table: its words, and the heights of the rules across it."""

    x1: float
    words: Sequence[Word]
    levels: Sequence[float]

    def bands(self, top: float, bottom: float) -> Iterator[tuple[float, float]]:
        """The stretches that its rules part."""
        yield from pairwise([top, *(at for at in self.levels if top + _APART < at < bottom - _APART), bottom])

    def cell(self, top: float, bottom: float) -> Cell:
        """The lines between two heights."""
        return tuple(lines_of(word for word in self.words if top < (word.top + word.bottom) / 2 < bottom))


def read_matrix(matrix: Matrix, body: Body) -> Iterator[Entry]:
    """The actions of a table on its page, from top to bottom."""
    rules = body.rules.get(matrix.page, ())
    words = [word for line in body.lines if matrix.holds(line) for word in line.words]
    columns = {
        name: _Column(edges[1], _between(words, edges), flat_levels(rules, edges))
        for name, edges in matrix.columns.items()
    }
    for top, bottom in columns["action"].bands(matrix.top, matrix.bottom):
        middle = (top + bottom) / 2
        cells = {
            name: column.cell(*band)
            for name, column in columns.items()
            for band in column.bands(matrix.top, matrix.bottom)
            if band[0] < middle < band[1]
        }
        labels = _part_units(cells) + tuple(word for line in cells.pop(_ROW, ()) for word in line.words)
        numbered, own = numbered_milestones(matrix, words, top, bottom)
        labels += own
        progress, rest = _progress(columns, top, bottom)
        if columns.keys() >= _LEVELS:
            indicators = list(_indicators(columns, top, bottom, body.pitch))
        else:
            indicators, own = _labelled_indicators(columns["indicator"].cell(top, bottom))
            labels += own
        milestones = numbered or (() if progress else tuple(_steps(columns, top, bottom)))
        yield Entry(cells, labels, tuple(indicators), milestones, tuple(progress), rest)


def _part_units(cells: dict[str, Cell]) -> tuple[Word, ...]:
    """Gives a unit that is named below what else a cell says a cell of its own, and returns its label, if it has one:
    `Vastuu: Viestintä` in that of the TEKO, or `Viestintäpalvelut` there, or in another type."""
    for name in () if cells.get(Kind.RESPONSIBLE.value) else (Kind.INITIATIVE.value, Kind.ACTION.value):
        for place, line in enumerate(cells.get(name, ())):
            hit = label_of(line) if place else None
            if hit and hit.kind is Kind.RESPONSIBLE and hit.colon and line.words == (*hit.label, *hit.rest):
                first = (line_of(hit.rest),) if hit.rest else ()
                cells[Kind.RESPONSIBLE.value] = (*first, *cells[name][place + 1 :])
                cells[name] = cells[name][:place]
                return hit.label
    *above, last = cells.get(Kind.INITIATIVE.value, ()) or (None,)
    if above and last and not cells.get(Kind.RESPONSIBLE.value):
        restyled = (last.bold, last.slanted) != (above[-1].bold, above[-1].slanted)
        if (restyled or names_unit(last.text)) and not continues(above[-1].words[-1].text):
            cells[Kind.INITIATIVE.value], cells[Kind.RESPONSIBLE.value] = tuple(above), (last,)
    return ()


def _progress(columns: Mapping[str, _Column], top: float, bottom: float) -> tuple[list[tuple[Hit, Cell]], Cell]:
    """The labelled milestones and reports between two heights, each with the lines below it, where one column has
    both: `Osatavoite 1: Kysely` over `Raportointi: Tehty`; and the lines ahead of them."""
    own = [column for name, column in columns.items() if name in _STEPS]
    found: list[tuple[Hit, Cell]] = []
    rest: Cell = ()
    for line in own[0].cell(top, bottom) if len(own) == 1 else ():
        hit = label_of(line)
        whole = hit is not None and line.words == (*hit.label, *hit.rest)
        if hit and whole and _begins_step(hit, [above for above, _ in found]):
            found.append((hit, ()))
        elif found:
            label, below = found[-1]
            found[-1] = label, (*below, line)
        else:
            rest = (*rest, line)
    kinds = {hit.kind for hit, _ in found}
    first = bool(found) and not rest and found[0][0].colon  # the next ones may stand overleaf
    return (found, rest) if Kind.MILESTONE in kinds and (first or len(found) > 1) else ([], ())


def _begins_step(hit: Hit, above: Sequence[Hit]) -> bool:
    """Whether a label is a milestone's or a report's, and no words of the report `above` it: one without the colon that
    the first one has is as bold as that, and its text begins with a capital."""
    if hit.kind.value not in _STEPS or not (hit.colon or hit.number is not None):
        return False
    first = next((each for each in above if each.kind is hit.kind), hit)
    small = bool(hit.rest) and hit.rest[0].text[0].islower()
    return hit.colon or not first.colon or not (small or hit.bold < first.bold)


def numbered_milestones(
    matrix: Matrix, words: Sequence[Word], top: float, bottom: float
) -> tuple[tuple[tuple[int | None, Cell, Cell], ...], tuple[Word, ...]]:
    """The milestones between two heights that have a column each, with what is reported on them below or in the next
    column, and the labels of these reports."""
    found: list[tuple[int | None, Cell, Cell]] = []
    labels: list[Word] = []
    for number, edges, beside in matrix.steps:
        cell, report = (
            _Column(0, _between(words, each), ()).cell(top, bottom) if each else () for each in (edges, beside)
        )
        first = label_of(cell[0]) if cell else None
        if first and first.kind is Kind.MILESTONE and first.number == number:  # once more: `Osatavoite 2: Koulutus`
            cell = (*([line_of(first.rest)] if first.rest else ()), *cell[1:])
            labels += first.label
        hits = ((at, hit) for at, line in enumerate(cell) if (hit := label_of(line)) and hit.kind is Kind.REPORT)
        at, hit = next(hits, (len(cell), None))
        rest = (line_of(hit.rest),) if hit and hit.rest else ()
        labels += hit.label if hit else ()
        if cell or report:
            found.append((number, cell[:at], (*rest, *cell[at + 1 :], *report)))
    return tuple(found), tuple(labels)


def _steps(columns: Mapping[str, _Column], top: float, bottom: float) -> Iterator[tuple[int | None, Cell, Cell]]:
    """The milestones between two heights, with their reports. A column of its own may have their numbers; a table
    without milestones may report on its actions."""
    rows = columns.get(Kind.MILESTONE.value) or columns.get(Kind.REPORT.value)
    for band in rows.bands(top, bottom) if rows else ():
        number, milestone, report = (
            columns[name].cell(*band) if name in columns else () for name in (NUMBER, "milestone", "report")
        )
        if number and milestone:
            milestone = line_of((*number[0].words, *milestone[0].words)), *milestone[1:]
        if milestone or report:
            yield None, milestone, report


def _indicators(columns: Mapping[str, _Column], top: float, bottom: float, pitch: float) -> Iterator[Row]:
    """The indicators between two heights: as rules part them, or else as in other tables."""
    indicator, baseline, target = (columns[name] for name in ("indicator", "baseline", "target"))
    bands = list(indicator.bands(top, bottom))
    for band in bands:
        one, two, three = indicator.cell(*band), baseline.cell(*band), target.cell(*band)
        if len(bands) > 1:
            yield from [(one, two, three)] if one or two or three else []
        elif one:
            limits = indicator.x1, baseline.x1, target.x1
            grid = Grid((list(one), list(two), list(three)), limits, (), celled=False, goes_on=False, comes_again=False)
            yield from read_rows(grid, pitch).rows


def _labelled_indicators(cell: Cell) -> tuple[list[Row], tuple[Word, ...]]:
    """The indicators of one cell, each with its levels behind labels, and these labels."""
    found = read_labelled_rows(cell, (), {}) if cell else None
    if found is None:
        return ([(cell, (), ())] if cell else []), ()
    return list(found.rows), found.labels


def _between(words: Iterable[Word], edges: tuple[float, float]) -> list[Word]:
    """The words of a column. A word belongs where its middle stands."""
    return [word for word in words if edges[0] < (word.x0 + word.x1) / 2 < edges[1]]
