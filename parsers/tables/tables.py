"""A MITTARI table from its first line to its last, over page breaks: lines in, indicators out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from parsers.labels.fields import ends_paper, ends_value
from parsers.labels.layout import Layout
from parsers.model import Finding, Indicator, Rule, Word
from parsers.page.lines import Line
from parsers.page.texts import join
from parsers.spelling.vocabulary import is_whole_value
from parsers.tables.columns import Grid, build_grid, find_bands, within
from parsers.tables.headings import Heading
from parsers.tables.rows import DOUBTFUL, Reading, Row, read_rows, read_stacked
from parsers.tables.seams import begins_small, hangs
from parsers.tables.stacked import read_flat_rows

_MARGIN = 100  # points: two pages' margins differ by less


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a table has on one page: its cells' words (headings and labels taken out) and the page's rules."""

    lines: tuple[Line, ...]
    heading: Heading | None
    rules: Sequence[Rule]

    @property
    def words(self) -> list[Word]:
        return [word for line in self.lines for word in line.words]


@dataclass(frozen=True, slots=True)
class Table:
    """The indicators of one action, and its last headings (for a table that repeats none)."""

    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]
    heading: Heading | None


def read_table(sheets: Sequence[Sheet], pitch: float, known: Heading | None) -> Table:
    """The table on `sheets`; `known` are its first headings or, if it has none, those of the table before."""
    if known and not known.side_by_side:
        rows, findings = read_flat_rows([line for sheet in sheets for line in sheet.lines], known)
        return Table(indicators_of(rows), findings, known)
    rows = []
    doubts: list[Finding] = []
    parts: list[tuple[Grid, Reading]] = []
    heading = known
    for place, sheet in enumerate(sheets, 1):
        words = sheet.words
        if heading and not sheet.heading and words and words[0].page != heading.page:
            heading = heading.moved(_shift(sheets[place - 2].lines if place > 1 else (), sheet.lines, heading))
        heading = sheet.heading or heading
        if not words:
            continue
        if heading is None:
            doubts.append(_finding("no-headings", "an indicator table without Lähtötaso and Tavoitetaso", words))
            rows += [((line,), (), ()) for line in sheet.lines]
            continue
        printed, words = words, within(heading, words, sheet.rules)
        if sheet.heading and (further := sheet.heading.further) and len(words) < len(printed):
            name = " ".join(word.text for word in further)
            doubts.append(_finding("unknown-column", f"no column is known as {name}; its cells are unparsed", further))
        if not words or (sheet.heading and _are_headings(words, sheet.heading)):
            continue
        bands = find_bands(heading, words, sheet.rules)
        grid = build_grid(bands, words, sheet.rules, goes_on=bool(parts), comes_again=place < len(sheets))
        parts.append((grid, read_rows(grid, pitch)))
    read = _joined(parts, pitch)
    if read.doubtful:
        words = [word for sheet in sheets for word in sheet.words]
        doubts.append(_finding("ambiguous-rows", "the rows of this table can be read in two ways", words))
    return Table(indicators_of([*rows, *read.rows]), tuple(doubts), heading)


def plain_rows(lines: Sequence[Line], known: Heading) -> list[Row]:
    """The indicators of a MITTARI without headings that is no rest of a table, whose headings are `known`: its lines
    have no gaps, and one runs on where the values of a table stand. None has a value."""
    left = min(word.x0 for word in known.baseline + known.target)
    if any(line.gaps for line in lines) or not any(line.x0 < left < line.x1 - line.size for line in lines):
        return []
    cells: list[list[Line]] = []
    for line in lines:
        if cells and (hangs(cells[-1][-1]) or begins_small(line)):
            cells[-1].append(line)
        else:
            cells.append([line])
    return [(tuple(cell), (), ()) for cell in cells]


def _are_headings(words: Sequence[Word], heading: Heading) -> bool:
    """Whether words are nothing but headings of further columns, the last lines of a page."""
    foot = max(word.baseline for word in heading.words) + 1.5 * heading.baseline[0].size

    def is_one(word: Word) -> bool:
        below = any(word.x0 < other.x1 and word.x1 > other.x0 for other in heading.further)
        return word in heading.further or (below and word.baseline < foot)

    return all(map(is_one, words))


def _shift(above: Sequence[Line], below: Sequence[Line], heading: Heading) -> float:
    """How much farther right the rest of a table stands on its next page. As a newspaper's next column, it may stand
    beside its headings altogether: then as far as it begins from them. Else, as pages that face each other may have
    mirrored margins, as far as its lines begin from those above, if more of its cells are below others then."""
    begins, ends = min(line.x0 for line in below), max(line.x1 for line in below)
    left, right = min(word.x0 for word in heading.words), max(word.x1 for word in heading.words)
    if ends < left or begins > right:
        return begins - min([left, *(line.x0 for line in above)])
    if not above:
        return 0.0
    edges = {side for word in heading.words for side in (word.x0, word.x1)} | set(_edges(above))
    shift = begins - min(line.x0 for line in above)
    stays, moves = (
        sum(any(abs(edge - by - other) < 1 for other in edges) for edge in set(_edges(below))) for by in (0.0, shift)
    )
    return shift if abs(shift) < _MARGIN and moves > stays else 0.0


def _edges(lines: Iterable[Line]) -> Iterator[float]:
    """Where the cells of lines start and end."""
    for line in lines:
        yield line.x0
        for left, right in pairwise(line.words):
            if right.x0 - left.x1 >= line.size:
                yield from (left.x1, right.x0)
        yield line.x1


def _joined(parts: Sequence[tuple[Grid, Reading]], pitch: float) -> Reading:
    """What was read of a table on each of its pages as a whole."""
    rows: list[Row] = []
    for _, reading in parts:
        below = list(reading.rows)
        if rows and below and goes_on(rows[-1], below[0]):
            rest, *own = _rest_of(rows[-1], below.pop(0))
            rows[-1] = merged(rows[-1], rest)
            below = [*own, *below]
        rows += below
    cost = sum(reading.cost for _, reading in parts)
    joined = Reading(tuple(rows), cost, any(reading.doubtful for _, reading in parts))
    grids = [grid for grid, _ in parts]
    if len(parts) < 2 or any(grid.celled or grid.levels for grid in grids):
        return joined
    stacked = read_stacked(grids, pitch)
    best = min(joined, stacked, key=lambda reading: reading.cost)
    rival = abs(cost - stacked.cost) < DOUBTFUL and stacked.rows != joined.rows
    return replace(best, doubtful=best.doubtful or rival)


def goes_on(above: Row, below: Row) -> bool:
    """Whether the first row of a page is the rest of the last one of the page before: one of the two has no
    indicator, or a cell begins as nothing but the middle of a sentence (`eNPS` does not)."""
    if not below[0]:
        return True
    if not above[0] and not any(one and other for one, other in zip(above, below, strict=True)):
        return True  # middle-aligned values stand above the page break, their indicator below it
    pairs = [(one, other[0].words[0].text) for one, other in zip(above, below, strict=True) if one and other]
    going_on = [hangs(one[-1]) or _is_open(one) or first.islower() for one, first in pairs]
    return any(going_on) and going_on[0] is not False


def _rest_of(above: Row, row: Row) -> list[Row]:
    """The first row of a page as the rest of the one before and, if it has a value of its own where that has one, as
    the row that begins with that value: `(vuoden lopussa)` over `Yrityskäynnit   110   180`."""
    pairs = [(one, other) for one, other in zip(above[1:], row[1:], strict=True) if one and other]
    if not any(is_whole_value(other[0].text) and not (hangs(one[-1]) or _is_open(one)) for one, other in pairs):
        return [row]
    top = min(cell[0].center for cell in row[1:] if cell)
    count = sum(line.center < top - 0.5 * line.size for line in row[0])
    return [(row[0][:count], (), ()), (row[0][count:], row[1], row[2])] if 0 < count < len(row[0]) else [row]


def _is_open(cell: Sequence[Line]) -> bool:
    """Whether a cell ends inside brackets."""
    text = "".join(line.text for line in cell)
    return text.count("(") > text.count(")")


def merged(above: Row, below: Row) -> Row:
    """The rest of a row below the rest of it."""
    return above[0] + below[0], above[1] + below[1], above[2] + below[2]


def indicators_of(rows: Iterable[Row]) -> tuple[Indicator, ...]:
    """The indicators that the cells of rows name."""
    texts = ([join(line.words for line in cell) for cell in row] for row in rows)
    return tuple(Indicator(*cells) for cells in texts)


def _finding(code: str, message: str, words: Sequence[Word]) -> Finding:
    return Finding("warning", code, message, tuple(words))


def rows_only(
    layout: Layout, lines: Sequence[Line], heading: Heading | None, headed: Collection[int]
) -> Sequence[Line]:
    """The lines of a table without what may stand below it. It goes on where its headings come again, on the pages
    `headed`, whatever stands before them: `jatkuu seuraavalla sivulla`."""
    if not layout.body.positioned or heading is None:
        return lines
    end = _end_of(layout, lines, heading)
    again = next(
        (
            place
            for place in range(end, len(lines))
            if lines[place].page in headed and place and lines[place].page != lines[place - 1].page
        ),
        None,
    )
    if again is None:
        return lines[:end]
    return [*lines[:end], *rows_only(layout, lines[again:], heading, headed)]


def _end_of(layout: Layout, lines: Sequence[Line], heading: Heading) -> int:
    """Where something else stands below a table: a heading, prose over its columns, or a line that begins left of
    it."""
    columns = min(word.x0 for word in heading.baseline + heading.target)
    for place, line in enumerate(lines[1:], 1):
        # Indicators start well left of the headings; a wide centred cell starts a little left of them.
        indicators = [above.x0 for above in lines[:place] if above.x0 < columns - 6 * line.size]
        # A cell that is centred beside others has them in its line, or stands between two of their lines.
        # A page may hold nothing but rows: its first line stands in the columns, or the one half beside it does.
        first = lines[place : place + 2] if line.page != lines[place - 1].page else []
        goes_on = any(
            (_is_parted(each) or each.x0 > columns - each.size)
            and each.baseline - line.baseline < 0.9 * layout.body.pitch
            for each in first
        )
        beside = _is_parted(line) or line.baseline - lines[place - 1].baseline < 0.9 * layout.body.pitch
        if (
            (line.x0 < min(indicators, default=0.0) - line.size and not beside)
            or (ends_value(layout, lines[:place], line) and not goes_on)
            or _runs_over(line, heading)
            or ends_paper(layout, lines[place - 1], line)
        ):
            return place
    return len(lines)


def _runs_over(line: Line, heading: Heading) -> bool:
    """Whether a line has no gap where the columns of a table are parted."""
    heads = (heading.baseline[0], heading.target[0])
    across = line.x0 < min(head.x0 for head in heads) and line.x1 > max(head.x0 for head in heads)
    return across and not _is_parted(line)


def _is_parted(line: Line) -> bool:
    """Whether a line has a gap that is wider than a word space."""
    return any(right.x0 - left.x1 >= 0.4 * line.size for left, right in pairwise(line.words))


def sheets_of(lines: Iterable[Line], headings: Sequence[Heading], rules: Mapping[int, Sequence[Rule]]) -> list[Sheet]:
    """A table's lines by page; a second heading on a page starts another sheet."""
    sheets = []
    for page, on_page in groupby(lines, key=lambda line: line.page):
        rows = list(on_page)
        heads = [heading for heading in headings if heading.page == page]
        for place, heading in enumerate(heads or [None]):
            last = place + 1 >= len(heads)
            top = float("-inf") if place == 0 else _top(heading)
            bottom = float("inf") if last else _top(heads[place + 1])
            part = tuple(line for line in rows if top <= line.baseline < bottom)
            sheets.append(Sheet(part, heading, rules.get(page, ())))
    return sheets


def _top(heading: Heading | None) -> float:
    return heading.baseline[0].top if heading else float("-inf")
