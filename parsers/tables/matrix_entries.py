"""A table of whole actions → its actions, each with what its band of rows says of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from parsers.labels.hits import Hit, is_whole, label_of
from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of, lines_of, said
from parsers.spelling.column_words import NUMBER
from parsers.spelling.unit_names import names_unit
from parsers.spelling.vocabulary import LEVELS, Kind, continues, may_begin_label
from parsers.tables.columns import Grid, flat_levels
from parsers.tables.labelled import read_labelled_rows
from parsers.tables.matrix import APART, PARTS, ROW, STEPS, VALUES, Cell, Matrix, words_between
from parsers.tables.rows import Row, read_rows
from parsers.tables.steps import numbered_steps

_LEVEL = 0.33  # of the size: no words of one line differ by more
_PAGE = attrgetter("page")


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
    row: str = ""  # the number of the action


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a table: its words, and the heights of the rules across it."""

    x1: float
    words: Sequence[Word]
    levels: Sequence[float]

    def bands(self, top: float, bottom: float) -> Iterator[tuple[float, float]]:
        """The stretches that its rules part."""
        yield from pairwise([top, *(at for at in self.levels if top + APART < at < bottom - APART), bottom])

    def cell(self, top: float, bottom: float) -> Cell:
        """The lines between two heights."""
        return tuple(lines_of(word for word in self.words if top < (word.top + word.bottom) / 2 < bottom))


def read_matrix(matrix: Matrix, body: Body) -> Iterator[Entry]:
    """The actions of a table on its page, from top to bottom."""
    rules = body.rules.get(matrix.page, ())
    start, end = (bisect(body.lines, matrix.page, key=_PAGE) for bisect in (bisect_left, bisect_right))
    words = [word for line in body.lines[start:end] if matrix.holds(line) for word in line.words]
    columns = {
        name: _Column(edges[1], words_between(words, edges), flat_levels(rules, edges))
        for name, edges in matrix.columns.items()
    }
    for top, bottom in columns["action"].bands(matrix.top, matrix.bottom):
        printed = [word for word in words if top < (word.top + word.bottom) / 2 < bottom]
        if unit := _unit_across(printed):
            yield unit
        if unit or not printed:  # the edges of headings that come again leave a band
            continue
        middle = (top + bottom) / 2
        cells = {
            name: column.cell(*band)
            for name, column in columns.items()
            for band in column.bands(matrix.top, matrix.bottom)
            if band[0] < middle < band[1]
        }
        row = tuple(word for line in cells.pop(ROW, ()) for word in line.words)
        labels = _part_context(cells) + _part_units(cells) + row
        numbered, own = numbered_milestones(matrix, words, top, bottom)
        labels += own
        progress, rest = _progress(columns, top, bottom)
        if columns.keys() & VALUES:
            indicators = list(_indicators(columns, top, bottom, body.pitch))
        else:
            indicators, own = _labelled_indicators(columns["indicator"].cell(top, bottom))
            labels += own
        milestones = numbered or (() if progress else tuple(_steps(columns, top, bottom)))
        yield Entry(cells, labels, tuple(indicators), milestones, tuple(progress), rest, said(row))


def _unit_across(words: Sequence[Word]) -> Entry | None:
    """The unit that the words of a band name, if they say nothing else: `Toimiala: Sivistystoimiala`."""
    lines = lines_of(words)
    hit = label_of(lines[0]) if len(lines) == 1 and may_begin_label(lines[0].text) else None
    if hit is None or hit.kind is not Kind.UNIT or not hit.colon or not is_whole(lines[0], hit):
        return None
    return Entry({Kind.UNIT.value: hit.beside}, hit.label, (), (), ())


def _part_context(cells: dict[str, Cell]) -> tuple[Word, ...]:
    """Gives each part of a context a cell of its own where one cell has several, or stands below another heading, each
    with its label, and returns the labels: `Tavoite: Sujuva arki` over `Teko: Ohjelma`."""
    labels: tuple[Word, ...] = ()
    for name in [name for name in (PARTS, *(kind.value for kind in LEVELS)) if name in cells]:
        parts: dict[str, Cell] = {}
        last = None
        for line in cells[name]:
            hit = label_of(line)
            whole = hit is not None and is_whole(line, hit)
            if hit and whole and hit.kind in LEVELS and (hit.colon or hit.upper or hit.is_set_apart):
                last, labels = hit.kind.value, labels + hit.label
                parts[last] = hit.beside
            elif last:
                parts[last] += (line,)
            else:
                break
        if parts or name == PARTS:
            del cells[name]
            cells |= parts
    return labels


def _part_units(cells: dict[str, Cell]) -> tuple[Word, ...]:
    """Gives a unit that is named below what else a cell says a cell of its own, and returns its label, if it has one:
    `Vastuu: Viestintä` in that of the TEKO, or `Viestintäpalvelut` there, or in another type."""
    for name in () if cells.get(Kind.RESPONSIBLE.value) else (Kind.INITIATIVE.value, Kind.ACTION.value):
        for place, line in enumerate(cells.get(name, ())):
            hit = label_of(line) if place else None
            caption = hit is not None and not hit.rest and _look(line) != _look(cells[name][place - 1])
            whole = hit is not None and is_whole(line, hit)
            if hit and whole and hit.kind is Kind.RESPONSIBLE and (hit.colon or caption):
                cells[Kind.RESPONSIBLE.value] = (*hit.beside, *cells[name][place + 1 :])
                cells[name] = cells[name][:place]
                return hit.label
    *above, last = cells.get(Kind.INITIATIVE.value, ()) or (None,)
    if above and last and not cells.get(Kind.RESPONSIBLE.value):
        restyled = (last.bold, last.slanted) != (above[-1].bold, above[-1].slanted)
        if (restyled or names_unit(last.text)) and not continues(above[-1].words[-1].text):
            cells[Kind.INITIATIVE.value], cells[Kind.RESPONSIBLE.value] = tuple(above), (last,)
    return ()


def _look(line: Line) -> tuple[bool, float]:
    return line.bold, round(line.size, 1)


def _progress(columns: Mapping[str, _Column], top: float, bottom: float) -> tuple[list[tuple[Hit, Cell]], Cell]:
    """The labelled milestones and reports between two heights, each with the lines below it, where one column has
    both: `Osatavoite 1: Kysely` over `Raportointi: Tehty`; and the lines ahead of them."""
    own = [column for name, column in columns.items() if name in STEPS]
    found: list[tuple[Hit, Cell]] = []
    rest: Cell = ()
    for line in own[0].cell(top, bottom) if len(own) == 1 else ():
        hit = label_of(line)
        whole = hit is not None and is_whole(line, hit)
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
    if hit.kind.value not in STEPS or not (hit.colon or hit.number is not None):
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
            _Column(0, words_between(words, each), ()).cell(top, bottom) if each else () for each in (edges, beside)
        )
        first = label_of(cell[0]) if cell else None
        again = first is not None and first.kind is Kind.MILESTONE and first.number == number
        if first and again and is_whole(cell[0], first):  # once more: `Osatavoite 2: Koulutus`
            cell = (*first.beside, *cell[1:])
            labels += first.label
        hits = ((at, hit) for at, line in enumerate(cell) if (hit := label_of(line)) and is_whole(line, hit))
        at, hit = next(((at, hit) for at, hit in hits if hit.kind is Kind.REPORT), (len(cell), None))
        labels += hit.label if hit else ()
        told = (*(hit.beside if hit else ()), *cell[at + 1 :], *report)
        if cell[:at] or told:
            found.append((number, cell[:at], told))
    return tuple(found), tuple(labels)


def _steps(columns: Mapping[str, _Column], top: float, bottom: float) -> Iterator[tuple[int | None, Cell, Cell]]:
    """The milestones between two heights, with their reports. A column of its own may have their numbers; a table
    without milestones may report on its actions."""
    rows = columns.get(Kind.MILESTONE.value) or columns.get(Kind.REPORT.value)
    ruled = rows.bands(top, bottom) if rows else ()
    for band in (part for each in ruled for part in _numbered_bands(columns, *each)):
        number, milestone, report = (
            columns[name].cell(*band) if name in columns else () for name in (NUMBER, "milestone", "report")
        )
        if number and milestone:
            milestone = line_of((*number[0].words, *milestone[0].words)), *milestone[1:]
        several = numbered_steps(milestone, report)
        yield from ((None, *each) for each in several)
        if not several and (milestone or report):
            yield None, milestone, report


def _numbered_bands(columns: Mapping[str, _Column], top: float, bottom: float) -> Iterator[tuple[float, float]]:
    """The stretches between two heights that begin with a number each, if several have one, level with a milestone."""
    own, other = columns.get(NUMBER), columns.get(Kind.MILESTONE.value)
    numbers = own.cell(top, bottom) if own and other else ()
    steps = [line.baseline for line in other.cell(top, bottom)] if other and len(numbers) > 1 else []
    begun = [line.top for line in numbers if any(abs(line.baseline - at) < _LEVEL * line.size for at in steps)]
    yield from pairwise([top, *begun[1:], bottom] if len(begun) == len(numbers) else [top, bottom])


def _indicators(columns: Mapping[str, _Column], top: float, bottom: float, pitch: float) -> Iterator[Row]:
    """The indicators between two heights: as rules part them, or else as in other tables. There may be one of the
    levels alone."""
    none = _Column(columns["indicator"].x1, (), ())
    indicator, baseline, target = (columns.get(name, none) for name in ("indicator", "baseline", "target"))
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
