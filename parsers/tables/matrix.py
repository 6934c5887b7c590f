"""A ruled table of whole actions, each in a band of rows that may span several indicators and milestones:

Toimenpide      | Mittari     | Lähtötaso | Tavoitetaso | Osatavoite          | Raportointi
Luomme mallin   | Kävijöitä   | 10        | 20          | 1. Malli on valmis  | Tehty
                | Tilaajia    | 5         | 8           |                     |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice, pairwise
from math import inf
from operator import attrgetter
from typing import NamedTuple

from parsers.labels.hits import heads_steps, label_of
from parsers.model import Rule, Word
from parsers.page.body import Body
from parsers.page.lines import Line, lines_of
from parsers.page.texts import join
from parsers.spelling.column_words import (
    NUMBER,
    column_of,
    heading_of,
    may_name_action,
    may_name_heading,
    number_of_step,
    tells_state,
)
from parsers.spelling.time_words import YEAR
from parsers.spelling.vocabulary import AREAS, OTHER_NAMES, PHASES, Kind, may_name_indicator, may_name_milestone
from parsers.tables.columns import flat_levels

_NEEDED = {"action", "indicator"}
VALUES = {"baseline", "target"}
STEPS = {"milestone", "report"}
ROW = "row"  # the column of the numbers of actions
PARTS = "parts"  # a first column of another name, whose cells may say what they are: `PAINOPISTE` over `Kasvava Pori`
_AREAS = {kind.value for kind in AREAS}
_BELOW_AREAS = {Kind.GOAL.value, Kind.INITIATIVE.value}
_FEWEST = 3  # columns
_TRIED = 100  # lines of a page that speak of a TOIMENPIDE: a bound on the work
_REACHED = ("toteuma", "toteutuma")  # a column of the indicators, whatever is in it
_LETTERS = 3  # that a word begins or ends with, other than a unit or an abbreviation
APART = 3.0  # points: edges of two boxes side by side are a border's width apart

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


def heads_matrix(line: Line) -> bool:
    """Whether a line has headings of the first columns of a table of whole actions."""
    if not may_name_action(line.text) or not (may_name_heading(line.text) or may_name_indicator(line.text)):
        return False  # most lines, which need not be looked at word by word
    names = {column_of(word.text.rstrip(",/")) for word in line.words}  # one column may have several
    return "action" in names and len(names - {None}) > 2


def find_matrices(body: Body) -> list[Matrix]:
    """The tables of whole actions of a document, page by page."""
    found: list[Matrix] = []
    if not body.positioned:
        return found
    for page, on_page in groupby(body.lines, key=attrgetter("page")):
        rules = body.rules.get(page, ())
        lines = list(on_page)
        naming = (line for line in lines if may_name_action(line.text)) if rules else ()
        headed = [matrix for line in islice(naming, _TRIED) if (matrix := _headed(line, lines, rules))]
        last = found[-1] if found and found[-1].page == page - 1 else None
        rest = _rest(last, lines, rules, headed) if last else None
        begun = [rest, *headed] if rest else headed
        for place, whole in enumerate(begun, 1):
            end = min((word.top for below in begun[place : place + 1] for word in below.heading), default=inf)
            matrix = _above_steps(replace(whole, bottom=min(whole.bottom, end)), lines, rules)
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


def _headed(line: Line, lines: Sequence[Line], rules: Sequence[Rule]) -> Matrix | None:
    """The table whose headings stand in a line, and in others of the same box."""
    at = next((word for word in line.words if column_of(word.text) == "action"), None)
    if at is None:
        return None
    edges = edges_beside(line, rules)
    own = next((pair for pair in pairwise(edges) if pair[0] < (at.x0 + at.x1) / 2 < pair[1]), None)
    levels = flat_levels(rules, own) if own else []
    above = max((level for level in levels if level < line.center), default=None)
    below = min((level for level in levels if level > line.center), default=None)
    if above is None or below is None or own is None:
        return None
    heading = [word for each in lines if above < each.center < below for word in each.words]
    # Those of two tiers have more columns in the lower one, `MITTARI` over `Nimi | Lähtötaso | Tavoitetaso`.
    edges = edges_of(rule for rule in rules if rule.top < below - APART and rule.bottom > above + APART)
    undivided = len(edges) == 2
    if undivided:  # the headings are in one box: the columns begin below it
        edges = edges_of(rule for rule in rules if rule.top < below + APART < rule.bottom - APART)
        own = next((pair for pair in pairwise(edges) if pair[0] < (at.x0 + at.x1) / 2 < pair[1]), own)
        if any(word.x0 < edge - 1 and word.x1 > edge + 1 for word in heading for edge in edges):
            return None
    if len(edges) < _FEWEST + 1:
        return None
    over_many = {} if undivided else dict(_over_many(heading, edges, rules))
    own_heads = [word for word in heading if word not in over_many]
    columns, steps = columns_of(own_heads, edges)
    steps_from = [edges[0] for name, edges in columns.items() if name in STEPS]
    if NUMBER in columns and not any(abs(columns[NUMBER][1] - x) < APART for x in steps_from):
        columns[ROW] = columns.pop(NUMBER)
    bottom = end_of(rules, own[1], below)
    if not (STEPS & columns.keys() or steps) and columns.keys() >= _NEEDED:
        frame = min(end_of(rules, x, below) for x in (edges[0], edges[-1]))  # rows that run across may come first
        rows = _rows(lines, below, max(bottom, frame), edges)
        free = [pair for pair in pairwise(edges) if pair not in columns.values()]
        columns |= dict(_reports_in(rows, own_heads, free, _of_actions(free, columns, rows, rules)))
    # Where the levels have no columns each indicator has its own in one cell, as the milestones have their reports.
    whole = columns.keys() >= _NEEDED and (VALUES | STEPS) & columns.keys()
    if not whole or len(columns.keys() - {PARTS}) + len(steps) < _FEWEST:
        return None
    left, right = columns.get(Kind.REPORT.value, (inf, -inf))
    above_it = {word for word, span in over_many.items() if span[0] < right and left < span[1]}
    head = tuple(word for word in heading if word in above_it or left < (word.x0 + word.x1) / 2 < right)
    return Matrix(line.page, tuple(heading), columns, below, bottom, tuple(steps), head)


def columns_of(heading: Sequence[Word], edges: Sequence[float]) -> tuple[dict[str, tuple[float, float]], list[Step]]:
    """The columns that headings name between edges, and those of milestones that have one each."""
    columns: dict[str, tuple[float, float]] = {}
    steps: list[Step] = []
    before, of_aims = None, False
    phases: tuple[float, float] | None = None  # the column ahead, if that may have milestones or how far each is
    for left, right in pairwise(edges):
        text = join(line.words for line in lines_of(words_between(heading, (left, right))))
        said = text.text if text else ""  # `Lähtö-` over `taso`
        name = _named(said, before)
        if phases and Kind.MILESTONE.value not in columns and (name == Kind.REPORT.value or tells_state(said)):
            columns[Kind.MILESTONE.value], name = phases, Kind.REPORT.value
        phases = (left, right) if name is None and said.lower() in PHASES else None
        if number := number_of_step(said):
            steps.append(Step(number, (left, right)))
        elif steps and steps[-1].edges[1] == left and (name == Kind.REPORT.value or tells_state(said)):
            steps[-1] = steps[-1]._replace(report=(left, right))
        elif name and not (name in VALUES & columns.keys() and heading_of(said.split()[0]) is None):
            columns[name] = left, right  # `Tilinpäätös 2024` beside a `Lähtöarvo` is how things stand
            of_aims |= name == Kind.FOCUS_AREA.value and said.lower().startswith(OTHER_NAMES)
        before = name
    if of_aims and _BELOW_AREAS.isdisjoint(columns):  # as labels `Päämäärä` where there is no other goal
        columns[Kind.GOAL.value] = columns.pop(Kind.FOCUS_AREA.value)
    first = edges[0], edges[1]
    if columns and first not in columns.values() and words_between(heading, first) and not _AREAS & columns.keys():
        columns[PARTS] = first
    return columns, steps


def _rows(lines: Sequence[Line], top: float, bottom: float, edges: Sequence[float]) -> list[Line]:
    """The lines of a table below its headings: down to where its rules end, or where one runs over its columns."""
    found = []
    for line in lines:
        if line.center > bottom and any(
            word.x0 < edge - 1 and word.x1 > edge + 1 for word in line.words for edge in edges
        ):
            break
        found += [line] if line.center > top else []
    return found


def _of_actions(
    free: Sequence[tuple[float, float]],
    columns: Mapping[str, tuple[float, float]],
    rows: Sequence[Line],
    rules: Sequence[Rule],
) -> Collection[tuple[float, float]]:
    """Those of some columns that have as many cells as there are actions, and fewer than there are indicators: they are
    not the values of these. All, where these have none in columns of their own."""
    if not VALUES & columns.keys():
        return free

    def cells(edges: tuple[float, float]) -> int:
        return sum(rows[0].top < level < rows[-1].bottom for level in flat_levels(rules, edges)) if rows else 0

    actions, indicators = cells(columns["action"]), cells(columns["indicator"])
    return [edges for edges in free if cells(edges) <= actions < indicators]


def _reports_in(
    rows: Sequence[Line],
    heading: Sequence[Word],
    free: Iterable[tuple[float, float]],
    of_actions: Collection[tuple[float, float]],
) -> Iterator[tuple[str, tuple[float, float]]]:
    """The column of no name yet that says how things stand in sentences, where no other has reports: `Toteutuminen
    31.8.`. With figures it is that of the indicators, and so is a `Toteuma`, unless its cells are `of_actions`."""
    words = [word for row in rows for word in row.words]
    for edges in free:
        text = join(line.words for line in lines_of(words_between(heading, edges)))
        said = text.text if text else ""
        reached = edges not in of_actions and said.lower().startswith(_REACHED)
        if tells_state(said) and not reached and _are_sentences(words_between(words, edges)):
            yield Kind.REPORT.value, edges
            return


def _are_sentences(words: Sequence[Word]) -> bool:
    """Whether most of some words have letters, and some end a sentence."""
    texts = [word.text for word in words]
    lettered = sum(text[:_LETTERS].isalpha() for text in texts)
    return 2 * lettered > len(texts) and any(text[-1] == "." and text[-_LETTERS:-1].isalpha() for text in texts)


def _over_many(
    heading: Iterable[Word], edges: Sequence[float], rules: Sequence[Rule]
) -> Iterator[tuple[Word, tuple[float, float]]]:
    """The words of headings whose cells span several columns, with the edges of these."""
    for word in heading:
        middle, center = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        beside = edges_of(rule for rule in rules if rule.top < center < rule.bottom)
        cell = next((pair for pair in pairwise(beside) if pair[0] < middle < pair[1]), None)
        if cell and any(cell[0] + APART < edge < cell[1] - APART for edge in edges):
            yield word, cell


def _named(heading: str, before: str | None) -> str | None:
    """The column that a heading names behind the one `before`."""
    name = column_of(heading)
    if before == Kind.MILESTONE.value and name is None and tells_state(heading):
        return Kind.REPORT.value  # `Toteuma 31.8.` behind the milestones: elsewhere it is that of the indicators
    dated = before == Kind.INDICATOR.value and YEAR.search(heading)
    if name == Kind.GOAL.value and (before == "baseline" or dated):
        return "target"  # `Lähtötilanne   Tavoite 2025`, `Mittari   Tavoite 2025`
    return name


def _rest(above: Matrix, lines: Sequence[Line], rules: Sequence[Rule], headed: Sequence[Matrix]) -> Matrix | None:
    """What goes on of a table at the top of the next page, without headings."""
    first = lines[0]
    if headed and first.words[0] in headed[0].heading:
        return None  # its headings come again
    if not _has_columns(above, first, rules):  # they may go on below a row that runs across them
        return above.further(first.page, first.top - 1, first.top - 1)
    bottom = end_of(rules, above.columns["action"][1], first.center)
    return above.further(first.page, first.top - first.size, bottom)


def _resumed(above: Matrix, lines: Sequence[Line], rules: Sequence[Rule], end: float) -> Iterator[Matrix]:
    """What goes on of a table, down to the height `end`, below rows that run across its columns, as those of milestones
    may."""
    left, right = above.columns["action"]
    bottom = above.bottom
    edges = [x for column in above.columns.values() for x in column]
    borders = edges_of(rules)  # run on beside them, maybe beyond a column of no name
    sides = [x for x in borders if x < min(edges) + APART], [x for x in borders if x > max(edges) - APART]
    frame = min(max((end_of(rules, x, bottom) for x in side), default=bottom) for side in sides)
    levels = flat_levels(rules, (left, right))
    levels += [rule.top for rule in rules if not rule.horizontal and abs(rule.x0 - right) <= APART]
    for line in lines:
        if bottom < line.center < min(end, frame) and _has_columns(above, line, rules):
            top = max(level for level in (bottom, *levels) if level < line.center)
            bottom = min(end_of(rules, right, line.center), end)
            yield (part := _above_steps(above.further(above.page, top, bottom), lines, rules))
            bottom = part.bottom


def _above_steps(table: Matrix, lines: Sequence[Line], rules: Sequence[Rule]) -> Matrix:
    """A table down to where milestones, or their headings, stand in cells that are not its columns."""
    if STEPS & table.columns.keys():
        return table
    for line in lines:
        if not (table.holds(line) and may_name_milestone(line.text)):
            continue
        hit = label_of(line)
        labelled = hit is not None and hit.kind is Kind.MILESTONE and (hit.colon or hit.number is not None)
        if hit and (labelled or heads_steps(hit)) and not _has_columns(table, line, rules):
            levels = flat_levels(rules, table.columns["action"])
            return replace(table, bottom=max((table.top, *(level for level in levels if level < line.center))))
    return table


def _has_columns(above: Matrix, line: Line, rules: Sequence[Rule]) -> bool:
    """Whether upright rules stand beside a line wherever a table has them between columns."""
    edges = edges_beside(line, rules)
    _, *wanted, _ = sorted(x for column in above.columns.values() for x in column)
    return all(any(abs(x - edge) < APART for edge in edges) for x in wanted)


def edges_beside(line: Line, rules: Iterable[Rule]) -> list[float]:
    """The edges of the boxes that a line stands in, or right at the end of."""
    return edges_of(rule for rule in rules if rule.top - APART < line.center < rule.bottom + APART)


def edges_of(rules: Iterable[Rule]) -> list[float]:
    """Where upright rules stand, those of one border as one."""
    edges: list[float] = []
    for x in sorted(rule.x0 for rule in rules if not rule.horizontal):
        if not edges or x - edges[-1] > APART:
            edges.append(x)
    return edges


def end_of(rules: Sequence[Rule], x: float, start: float) -> float:
    """How far down upright rules at `x` follow each other from a height on."""
    end = start
    for rule in sorted((rule for rule in rules if not rule.horizontal), key=lambda rule: rule.top):
        if abs(rule.x0 - x) <= APART and rule.top <= end + APART:
            end = max(end, rule.bottom)
    return end


def words_between(words: Iterable[Word], edges: tuple[float, float]) -> list[Word]:
    """The words of a column. A word belongs where its middle stands."""
    return [word for word in words if edges[0] < (word.x0 + word.x1) / 2 < edges[1]]
