"""Columns of lines → rows. Every reading of a table costs what would surprise a person who saw it so;
the cheapest reading wins, and one nearly as cheap makes the table doubtful."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise
from math import inf
from operator import itemgetter
from typing import NamedTuple

from parsers.page.lines import Line
from parsers.spelling.vocabulary import is_whole_value
from parsers.tables.columns import Grid
from parsers.tables.seams import BROKEN_EARLY, LOWER_START, Room, Seam, begins_small, hangs

# What a reader would be surprised by, in the units of seams.py.
_TIGHT_AMONG_SPACED = 3.0  # two stacked paragraphs without a space where others have one
_TIGHT_CUT = 1.5  # two rows without a space where others have one
_TWINS_INSIDE = 2.0  # inside a row, all three cells have a line at this height and at the next
_NO_INDICATOR = 8.0  # a row without an indicator
_FIGURE_ONLY = 6.0  # an indicator that begins with a line without a word: `asteikolla` over `1–5` is one cell
_VALUE_BELOW = 1.0  # inside a value, `46 000 €` below words that do not say that they go on
_SMALL_BESIDE_NAME = 1.0  # a value that begins with a small letter, `hyvä`, beside an indicator that does not
_BROKEN_ROW = 2.0  # a row without an indicator where it may be on the other side of a page break
_EMPTY_CELL = 1.0  # a row without baseline, or without target
_MISALIGNED = 3.0  # a cell that does not start (or centre) where its row does
_BESIDE_NOTHING = 3.0  # a cell that has ended where the row's other ones begin
_STACKED = 2.5  # a table of one row whose cells hold a paragraph for each indicator
# Where the indicators stand in their rows, and the values: all at the foot is rare, each elsewhere more so.
_ODD = {("top", "top"): 0.0, ("middle", "middle"): 0.0, ("bottom", "bottom"): 0.3, ("top", "bottom"): 2.0}
_COINCIDENCE = 1.5  # in a stacked table, a row whose cells happen to start at one height
_RULED = 0.3  # of what is odd inside a row, if flat rules part it from the others; they may part groups of rows
DOUBTFUL = 0.7  # readings closer than this could each be meant

_PIXEL = 0.76  # points: a browser rounds where lines stand to a screen's pixels, three quarters of a point each
_LONGEST = 40  # lines of a row, at the most: a bound on the work, far above any row that was printed

Row = tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """Rows of (indicator, baseline, target) lines, what the reading costs, and whether another is as good."""

    rows: tuple[Row, ...]
    cost: float
    doubtful: bool = False


def read_rows(grid: Grid, pitch: float) -> Reading:
    """The rows of one page of a table."""
    pitch = _pitch(grid, pitch)
    bands = _split_at(grid, grid.levels)
    parts = [
        _read_band(
            band,
            grid,
            pitch,
            _Setting(len(bands) > 1, grid.goes_on and place == 0, grid.comes_again and place == len(bands) - 1),
        )
        for place, band in enumerate(bands)
    ]
    return Reading(
        tuple(row for part in parts for row in part.rows),
        sum(part.cost for part in parts),
        any(part.doubtful for part in parts),
    )


def _pitch(grid: Grid, pitch: float) -> float:
    """The table's own pitch: the step to a line that is plainly a wrap and comes twice; without one, the
    text's around it, unless the table is set closer. Where all three columns have a line, it may begin a row."""
    heights = [{round(line.baseline) for line in column} for column in grid.columns]
    level = set.intersection(*heights)
    steps = [
        (
            below.baseline - above.baseline,
            (hangs(above) or begins_small(below)) and not {round(above.baseline), round(below.baseline)} <= level,
        )
        for column, limit in zip(grid.columns, grid.limits, strict=True)
        for room in [Room.of(column, limit)]
        for above, below in pairwise(column)
        if room.left_by(above, below) == 0.0
    ]
    wraps = sorted(step for step, plain in steps if plain)
    if len(wraps) > 1 and wraps[1] - wraps[0] < _PIXEL and wraps[0] < 1.5 * pitch:
        return wraps[0]
    return min([pitch, *(step for step, _ in steps)])


def _split_at(grid: Grid, levels: Sequence[float]) -> list[Row]:
    """The lines between each two rules."""
    edges = [float("-inf"), *levels, float("inf")]
    bands = []
    for top, bottom in pairwise(edges):
        cells = [tuple(line for line in column if top <= line.center < bottom) for column in grid.columns]
        if any(cells):
            bands.append((cells[0], cells[1], cells[2]))
    return bands


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is known of the lines between two rules."""

    parted: bool  # rules part the table's rows, or some of them
    goes_on: bool  # the first of them may be the rest of a row of the page before
    comes_again: bool  # the last of them may be the start of a row of the next page


def _read_band(band: Row, grid: Grid, pitch: float, setting: _Setting) -> Reading:
    rooms = [Room.of(column, limit) for column, limit in zip(grid.columns, grid.limits, strict=True)]
    seams = [
        [Seam.between(above, below, room, pitch) for above, below in pairwise(column)]
        for column, room in zip(band, rooms, strict=True)
    ]
    seams[0] = [
        seam if _has_letters(below) else seam._replace(apart=seam.apart + _FIGURE_ONLY)
        for seam, below in zip(seams[0], band[0][1:], strict=True)
    ]
    seams[1:] = [
        [
            seam._replace(inside=seam.inside + _VALUE_BELOW) if _is_value_below(*lines) else seam
            for seam, lines in zip(*each, strict=True)
        ]
        for each in zip(seams[1:], map(pairwise, band[1:]), strict=True)
    ]
    named = _names_at(band[0])
    seams[1:] = [
        [
            seam._replace(apart=min(seam.apart, _SMALL_BESIDE_NAME))
            if not hangs(above) and named(above, below)
            else seam
            for seam, (above, below) in zip(*each, strict=True)
        ]
        for each in zip(seams[1:], map(pairwise, band[1:]), strict=True)
    ]
    readings = []
    if setting.parted:
        inside = sum(seam.inside for column in seams for seam in column)
        readings.append(Reading((band,), min(inside, BROKEN_EARLY) if grid.celled else _RULED * inside))
    if not (setting.parted and grid.celled):  # its boxes say that it is one row
        spans = _spans(band, seams, pitch)
        anyhow = _read_aligned(spans, pitch, _RowCost("any", "any", setting))
        for (height, values), odd in _ODD.items():
            if readings and (_is_settled(readings, anyhow) or _least(readings) + DOUBTFUL < odd):
                continue
            readings += _read_aligned(spans, pitch, _RowCost(height, values, setting), odd)
            near = _least(readings) + DOUBTFUL  # what costs more changes nothing
            spans = [[span for span in ending if span.cost <= near] for ending in spans]
    level = min(readings, key=lambda reading: reading.cost)
    least = _STACKED + sum([min(seam.apart, seam.inside) for column in seams for seam in column])
    if level.cost + DOUBTFUL >= least:  # else no stacked reading comes near it
        stacked = _read_stacked(band, seams, pitch)
        readings.append(replace(stacked, cost=stacked.cost + _COINCIDENCE * _coincidences(level, pitch)))
    readings.sort(key=lambda reading: reading.cost)
    best = readings[0]
    rivals = [other for other in readings if other.rows != best.rows and other.cost - best.cost < DOUBTFUL]
    return Reading(best.rows, best.cost, bool(rivals))


def _names_at(indicators: Sequence[Line]) -> Callable[[Line, Line], bool]:
    """Whether indicators have lines beside two of a value, to the point, the lower one of which begins as names do."""
    pairs = {
        round(above.center): round(below.center)
        for above, below in pairwise(indicators)
        if not hangs(above) and not begins_small(below)
    }

    def beside(above: Line, below: Line) -> bool:
        upper, lower = round(above.center), round(below.center)
        return any(abs(pairs.get(upper + off, -inf) - lower) <= 1 for off in (-1, 0, 1))

    return beside


def _least(readings: Sequence[Reading]) -> float:
    return min([reading.cost for reading in readings])


def _is_settled(readings: Sequence[Reading], anyhow: Sequence[Reading]) -> bool:
    """Whether no other reading comes near the cheapest one, wherever the cells of rows stand: `anyhow` are the two
    cheapest if that counts for nothing."""
    best = min(readings, key=lambda reading: reading.cost)
    first, *others = anyhow
    return (
        best.rows == first.rows
        and best.cost <= first.cost
        and all(other.cost - best.cost >= DOUBTFUL for other in others)
    )


def _is_value_below(above: Line, below: Line) -> bool:
    """Whether a whole value stands below words; `vuonna 2022` may be more of them."""
    whole = is_whole_value(below.text) and not below.text[0].islower()
    return whole and not is_whole_value(above.text) and not hangs(above)


def _has_letters(line: Line) -> bool:
    return any(char.isalpha() for word in line.words for char in word.text)


def read_stacked(grids: Sequence[Grid], pitch: float) -> Reading:
    """The rows of a table whose cells go on over its pages, each broken at another paragraph."""
    columns = [[line for grid in grids for line in grid.columns[place]] for place in range(3)]
    seams = [
        [Seam.between(above, below, room, pitch) for above, below in pairwise(column)]
        for column, limit in zip(columns, grids[0].limits, strict=True)
        for room in [Room.of(column, limit)]
    ]
    return _read_stacked((tuple(columns[0]), tuple(columns[1]), tuple(columns[2])), seams, pitch)


def _read_stacked(band: Row, seams: Sequence[Sequence[Seam]], pitch: float) -> Reading:
    """The k-th paragraphs of the three cells make row k, whatever their heights."""
    readings = []
    most = min(len(column) for column in band)
    spaced = any(seam.spaced for column in seams for seam in column)
    seams = [
        [seam._replace(apart=seam.apart + _TIGHT_AMONG_SPACED * (spaced and not seam.spaced)) for seam in column]
        for column in seams
    ]
    parted = [_paragraphs(column, rows) for column, rows in zip(band, seams, strict=True)]
    # As if there were no paragraphs: each line has one beside it in both other columns.
    level = len({tuple(round(line.center) for line in column) for column in band}) == 1
    for count in range(2, min(most, _LONGEST // 2) + 1 if max(map(len, band)) <= 3 * _LONGEST else 2):
        parts = [paragraphs(count) for paragraphs in parted]
        cost = _STACKED + sum(part[0] for part in parts)
        starts = [column[0].center for column in band]
        cost += _MISALIGNED * (max(starts) - min(starts) > 2.5 * pitch)  # they start together, or a heading off
        rows = tuple((one, two, three) for one, two, three in zip(*(part[1] for part in parts), strict=True))
        uneven = any(len(set(map(len, row))) > 1 for row in rows)
        cost += _COINCIDENCE * (uneven and level)
        readings.append(Reading(rows, cost))
    return min(readings, key=lambda reading: reading.cost, default=Reading((band,), float("inf")))


def _paragraphs(column: Sequence[Line], seams: Sequence[Seam]) -> Callable[[int], tuple[float, list[tuple[Line, ...]]]]:
    """The cheapest way to part a column into so many paragraphs, and what it costs."""

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return sum(seam.inside for seam in seams[start:]), ()
        options = []
        inside = 0.0
        for end in range(start + 1, len(column) - left + 2):
            cost, cuts = best(end, left - 1)
            options.append((inside + seams[end - 1].apart + cost, (end, *cuts)))
            inside += seams[end - 1].inside
        return min(options)

    def parted(count: int) -> tuple[float, list[tuple[Line, ...]]]:
        cost, cuts = best(0, count)
        return cost, [tuple(column[start:end]) for start, end in pairwise((0, *cuts, len(column)))]

    return parted


class _Span(NamedTuple):
    """The lines between two level cuts, which may be a row, and what it costs to part them from all others."""

    start: int  # the cut above
    cells: Row
    cost: float


def _spans(band: Row, seams: Sequence[Sequence[Seam]], pitch: float) -> list[list[_Span]]:
    """All that may be rows if rows are parted by level cuts, by the cut below."""
    centers = sorted({line.center for column in band for line in column})
    # No line of the row above stands lower than one of the row below; two thirds of a pitch is more than
    # centred cells are off.
    cuts = [(one + other) / 2 for one, other in pairwise(centers) if other - one > 0.67 * pitch]
    edges = [float("-inf"), *cuts, float("inf")]
    steps = [other - one for one, other in pairwise(centers) if other - one > 0.67 * pitch]
    spaced = sum(step > 1.1 * pitch for step in steps) > 1
    tight = [_TIGHT_CUT * (spaced and step <= 1.1 * pitch) for step in (*steps, float("inf"))]  # by the cut above
    twins = _twins(band, seams, pitch)
    heights = [sorted([line.center for line in column]) for column in band]
    above = [[bisect_left(column, edge) for edge in edges] for column in heights]  # how many lines

    def span(start: int, end: int) -> _Span:
        cells, cost = [], 0.0
        for column, joints, places in zip(band, seams, above, strict=True):
            first, last = places[start], places[end]
            cells.append(column[first:last])
            if first < last:
                cost = sum([seam.inside for seam in joints[first : last - 1]], cost)
                cost += sum([seam.apart for seam in joints[last - 1 : last]])
        cost += tight[end - 1]
        cost += _TWINS_INSIDE * sum([edges[start] < top and bottom < edges[end] for top, bottom in twins])
        return _Span(start, (cells[0], cells[1], cells[2]), cost)

    return [[span(start, end) for start in range(max(0, end - _LONGEST), end)] for end in range(1, len(edges))]


def _read_aligned(
    spans: Sequence[Sequence[_Span]], pitch: float, row_cost: _RowCost, odd: float = 0.0
) -> list[Reading]:
    """Rows parted by level cuts: within a row the three cells start, centre or end at one height. The two
    cheapest readings."""
    # best[k]: the two cheapest readings of all lines above the k-th cut.
    best: list[list[tuple[float, tuple[Row, ...]]]] = [[(0.0, ())]]
    for end, rows_above in enumerate(spans, 1):
        options = []
        for span in rows_above:
            cost = span.cost + row_cost.of(span.cells, pitch, first=span.start == 0, last=end == len(spans))
            options += [(before + cost, (*rows, span.cells)) for before, rows in best[span.start]]
        best.append(sorted(options, key=itemgetter(0))[:2])
    return [Reading(rows, cost + odd) for cost, rows in best[-1]]


def _twins(band: Row, seams: Sequence[Sequence[Seam]], pitch: float) -> list[tuple[float, float]]:
    """Pairs of heights at which all three columns have neighbouring lines, none of them plainly a wrap."""
    found = []
    heights, *others = [list(pairwise([line.center for line in column])) for column in band]
    for (top, bottom), seam in zip(heights, seams[0], strict=True):
        level = [seam]
        for column, joints in zip(others, seams[1:], strict=True):
            level += [
                joint
                for (above, below), joint in zip(column, joints, strict=True)
                if abs(above - top) < 0.2 * pitch and abs(below - bottom) < 0.2 * pitch
            ]
        if len(level) == len(band) and all(joint.apart < LOWER_START for joint in level):
            found.append((top, bottom))
    return found


@dataclass(frozen=True, slots=True)
class _RowCost:
    """What is odd about the cells of one row, if rows start (`top`), centre or end at one height, or their values
    end where the row does although its indicator starts where it does, or if they may stand anywhere (`any`)."""

    height: str
    values: str
    setting: _Setting

    def of(self, cells: Row, pitch: float, *, first: bool, last: bool) -> float:
        broken = (first and self.setting.goes_on) or (last and self.setting.comes_again)
        cost = 0.0 if cells[0] else _BROKEN_ROW if broken else _NO_INDICATOR
        cost += _EMPTY_CELL * (not cells[1]) + _EMPTY_CELL * (not cells[2])
        if self.height == "any":
            return cost
        cost += _BESIDE_NOTHING * _is_beside_nothing(cells, pitch)
        if self.height == self.values:
            places = [_height(cell, self.height) for cell in cells if cell]
            return cost + _MISALIGNED * sum(abs(place - places[0]) > 0.3 * pitch for place in places[1:])
        foot = max([cell[-1].center for cell in cells if cell])
        off = sum(abs(cell[-1].center - foot) > 0.3 * pitch for cell in cells[1:] if cell)
        head = min([cell[0].center for cell in cells if cell])
        return cost + _MISALIGNED * (off + bool(cells[0] and abs(cells[0][0].center - head) > 0.3 * pitch))


def _is_beside_nothing(cells: Row, pitch: float) -> bool:
    """Whether a cell of a row has ended, by more than a line, where another one begins."""
    begun = max([cell[0].center for cell in cells if cell])
    ended = min([cell[-1].center for cell in cells if cell])
    return begun - ended > 1.1 * pitch


def _coincidences(reading: Reading, pitch: float) -> int:
    """How many rows have two cells that start, or centre, at one height although the cells above them differ in
    lines: stacked cells would not."""
    count = 0
    above = [0, 0, 0]  # lines of each column
    for row in reading.rows:
        pairs = [(one, other) for one, other in combinations(range(3), 2) if above[one] != above[other]]
        count += any(
            row[one] and row[other] and abs(_height(row[one], height) - _height(row[other], height)) < 0.2 * pitch
            for one, other in pairs
            for height in ("top", "middle")
        )
        above = [lines + len(cell) for lines, cell in zip(above, row, strict=True)]
    return count


def _height(cell: Sequence[Line], height: str) -> float:
    if height == "middle":
        return (cell[0].center + cell[-1].center) / 2
    return cell[0 if height == "top" else -1].center
