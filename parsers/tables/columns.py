"""The MITTARI table on one page: which words stand in which of its three columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.model import Rule, Word
from parsers.page.lines import Line, line_of, lines_of
from parsers.spelling.vocabulary import BULLETS
from parsers.tables.headings import Heading

_INDENT = 2.5  # of its size: how far a bullet stands from its text at the most
_ROUNDING = 0.02  # of the size
_HEADING = 8  # of its size: what a heading may be wide at the least where cells stand below it


@dataclass(frozen=True, slots=True)
class Bands:
    """The table's columns as x intervals; a right end is where the next column's cells may start."""

    indicator: tuple[float, float]
    baseline: tuple[float, float]
    target: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """One page of a table: the lines of each column, and the heights of rules that cross the table."""

    columns: tuple[list[Line], list[Line], list[Line]]  # indicator, baseline, target
    limits: tuple[float, float, float]  # where each column's text may reach on the right
    levels: tuple[float, ...]
    celled: bool  # a vertical rule parts the columns: each of its boxes is a cell
    goes_on: bool  # an earlier page has rows of the same table
    comes_again: bool  # a later page has


def find_bands(heading: Heading, words: Sequence[Word], rules: Sequence[Rule]) -> Bands:
    """The columns of the cells that `words` fill: by vertical rules where there are some, else by the white
    corridors between the words. `heading` stands somewhere inside its own columns, if on an earlier page."""
    baseline = _span(heading.baseline)
    target = _span(heading.target)
    swapped = target[0] < baseline[0]
    first, second = (target, baseline) if swapped else (baseline, target)
    size = heading.baseline[0].size
    lines = _without_bullets(lines_of(words))
    left_edge = min([first[0], *(line.x0 for line in lines)])
    # What stands on the table's own left edge has no padding: that edge parts nothing from it.
    uprights = [x for x in upright_edges(rules, words) if x > left_edge + 0.2 * size]
    middle = boundary((first[1], second[0]), lines, uprights, size)
    inner = [part for line in lines if (part := _ahead_of(line, middle))]
    indicators = any(line.words[0].x1 < first[0] for line in inner)  # a page may hold but the rest of a value
    left = boundary((left_edge, first[0]), inner, uprights, size) if indicators else left_edge
    right = max(span[1] for span in (baseline, target, *((line.x0, line.x1) for line in lines)))
    one, two = (left, middle), (middle, right)
    left_edge = min([left_edge, *(word.x0 for word in words)])
    return Bands((left_edge, left), two if swapped else one, one if swapped else two)


def _without_bullets(lines: Iterable[Line]) -> list[Line]:
    """The lines of a table without the bullets of its indicators, which line up as cells do: `-` may be a cell."""
    return [line_of(line.words[1:]) if _is_item(line) else line for line in lines]


def _is_item(line: Line) -> bool:
    sign, *rest = line.words
    return sign.text in BULLETS and bool(rest) and rest[0].x0 - sign.x1 < _INDENT * sign.size


def _ahead_of(line: Line, x: float) -> Line | None:
    """The words of a line that begin ahead of `x`."""
    words = [word for word in line.words if word.x0 < x]
    return line if len(words) == len(line.words) else line_of(words) if words else None


def within(heading: Heading, words: Sequence[Word], rules: Sequence[Rule]) -> list[Word]:
    """The words of a table that stand in no other column than its three."""
    uprights = upright_edges(rules, words)
    if not heading.further:
        return _ahead_of_unnamed(heading, words, uprights)
    size = heading.baseline[0].size
    heads = [(_span(part), False) for part in _parted(heading.further, size)]
    heads += [(_span(part), True) for part in (heading.baseline, heading.target, heading.indicator) if part]
    heads.sort()
    edges = [float("-inf")]  # of the columns
    for (one, _), (other, _) in pairwise(heads):
        behind = lines_of(word for word in words if word.x1 > one[1])
        low = one[1]
        if edges[-1] == one[0]:  # the cells before are set flush right up to this heading: these may be, to the next
            low = max([low, *(word.x1 for line in behind for word in line.words if word.x1 <= other[0])])
        edges.append(boundary((low, other[0]), behind, uprights, size))
    edges.append(float("inf"))
    others = [(left, right) for (left, right), (_, own) in zip(pairwise(edges), heads, strict=True) if not own]
    first = min(_span(heading.baseline)[0], _span(heading.target)[0])
    if not any(word.x1 < first and not _is_in(word, others) for word in words):
        others = [(left, right) for left, right in others if left >= first]  # what stands there are the indicators
    return [word for word in words if not _is_in(word, others)]


def _ahead_of_unnamed(heading: Heading, words: Sequence[Word], uprights: Sequence[float]) -> list[Word]:
    """The words of a table that stand in no column behind the last rule of its headings: one of signs may have no
    heading."""
    last = max(_span(heading.baseline)[1], _span(heading.target)[1])
    end = next((x for x in uprights if x >= last), float("inf"))
    ahead = [word for word in words if word.x0 < end]
    pairs = (pair for line in lines_of(words) for pair in pairwise(line.words)) if len(ahead) < len(words) else ()
    across = any(one.x0 < end <= two.x0 and two.x0 - one.x1 < 0.6 * one.size for one, two in pairs)
    return list(words) if across else ahead


def _is_in(word: Word, columns: Sequence[tuple[float, float]]) -> bool:
    return any(left <= (word.x0 + word.x1) / 2 < right for left, right in columns)


def _parted(words: Sequence[Word], size: float) -> list[list[Word]]:
    """The headings that words make, which are parted by gaps."""
    parts: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.x0):
        if not parts or word.x0 - max(other.x1 for other in parts[-1]) > 0.6 * size:
            parts.append([])
        parts[-1].append(word)
    return parts


def _span(words: Sequence[Word]) -> tuple[float, float]:
    return min(word.x0 for word in words), max(word.x1 for word in words)


def upright_edges(rules: Sequence[Rule], words: Sequence[Word]) -> list[float]:
    """Where vertical rules stand that part the table's cells (those of the headings alone part nothing)."""
    if not words:
        return []
    top, bottom = _extent(words)
    heights: dict[int, float] = {}
    for rule in rules:
        if not rule.horizontal:
            reach = min(rule.bottom, bottom) - max(rule.top, top)
            heights[round(rule.x0)] = heights.get(round(rule.x0), 0.0) + max(reach, 0.0)
    return sorted(float(x) for x, height in heights.items() if height >= 0.5 * (bottom - top) > 0)


def boundary(between: tuple[float, float], lines: Sequence[Line], uprights: Sequence[float], size: float) -> float:
    """The x that parts two columns, left of the heading that starts at the right end of `between`."""
    low, high = between
    ruled = [x for x in uprights if low - 1 <= x <= high + 1]
    if ruled:
        return ruled[-1]
    spans = [(word.x0, word.x1) for line in lines for word in line.words]
    edge = high - 0.1 * size
    if _start_at(high, lines, size) and not any(x0 < edge < x1 for x0, x1 in spans):
        return edge  # cells start where their heading does, however close a figure stands before them
    if _end_at(high, lines, low, size) and not any(x0 < high < x1 for x0, x1 in spans):
        return high  # cells set flush right end where the next heading starts
    space = 0.35 * max([size, *(line.size for line in lines)])  # cells may be larger
    wide = [gap for gap in _corridors(spans, low, high) if gap[1] - gap[0] >= space]  # than a word space
    wide = [gap for gap in wide if not _is_justified(gap, lines, size)] or wide
    wide = [gap for gap in wide if not _is_left_ones(gap[1], lines, between, size)] or wide
    if not wide:
        return min(max(high - 0.2 * size, low), high)  # cells touch: trust the heading's own edge
    corridor = max(wide, key=lambda gap: (*_cells_behind(gap[1], lines, size), gap[1] - gap[0], gap[1]))
    return (corridor[0] + corridor[1]) / 2


def _start_at(x: float, lines: Sequence[Line], size: float) -> bool:
    """Whether most lines that reach as far have a cell that starts at `x`, where a heading starts; one by itself starts
    right there."""
    starts: list[float] = []  # how far off
    behind, close = 0, 0
    for line in lines:
        place = next((place for place, word in enumerate(line.words) if word.x0 >= x - 0.1 * size), None)
        behind += place is not None
        if place is None or line.words[place].x0 - x >= 0.15 * size:
            continue
        starts.append(abs(line.words[place].x0 - x))
        close += place > 0 and line.words[place].x0 - line.words[place - 1].x1 < 0.35 * size  # by a word space
    alike = len(starts) > 1 or min(starts, default=size) < _ROUNDING * size
    return bool(starts) and alike and 2 * len(starts) > behind and 2 * close < len(starts)


def _end_at(x: float, lines: Sequence[Line], low: float, size: float) -> bool:
    """Whether most lines right of `low` have a cell that ends at `x`, a column's gap before the next one."""
    behind = [words for line in lines if (words := [word for word in line.words if word.x0 >= low])]
    ended = [
        words
        for words in behind
        if any(
            x - size < left.x1 <= x + 0.1 * size and right.x0 - left.x1 > 1.5 * size for left, right in pairwise(words)
        )
    ]
    return bool(ended) and 2 * len(ended) >= len(behind)


def _cells_behind(x: float, lines: Sequence[Line], size: float) -> tuple[bool, int, bool]:
    """Whether cells stand right of a corridor that ends at `x`, in how many lines (negative) there are two of
    them, and whether they line up there, more than a word space behind others. Between the words of a short column,
    and around a heading that is wider than its cells or beside them, there are corridors as well."""
    parted = [[word.x0 >= x - 0.1 * size for word in line.words].count(False) for line in lines]
    rows = [(line.words[:at], line.words[at:]) for line, at in zip(lines, parted, strict=True) if at < len(line.words)]
    # A column's gap is wider than the widest space of a justified line.
    double = sum(any(right.x0 - left.x1 > 1.5 * size for left, right in pairwise(words)) for _, words in rows)
    level = sum(
        words[0].x0 - x < 0.3 * size and not (before and words[0].x0 - before[-1].x1 < 0.6 * words[0].size)
        for before, words in rows
    )
    return bool(rows), -double, level > 1 and level >= 0.6 * len(rows)


def _is_justified(gap: tuple[float, float], lines: Sequence[Line], size: float) -> bool:
    """Whether a corridor is nothing but the wide word spaces of justified lines: as wide as those ahead of them."""
    spaces = [
        (right.x0 - left.x1, left.x0 - before.x1)
        for line in lines
        for before, left, right in zip(line.words, line.words[1:], line.words[2:], strict=False)
        if left.x1 <= gap[0] + 0.1 and right.x0 >= gap[1] - 0.1
    ]
    return bool(spaces) and all(here <= 1.2 * ahead < 1.2 * size for here, ahead in spaces)


def _is_left_ones(x: float, lines: Sequence[Line], between: tuple[float, float], size: float) -> bool:
    """Whether all cells right of `x` stand between the two headings, much nearer to the left one, which has no others:
    they are its own, set flush right or centred, and the other column is empty."""
    low, high = between
    spans = [(word.x0, word.x1) for line in lines for word in line.words]
    cells = [span for span in spans if span[0] >= x - 0.1]
    if not cells or x <= low or any(low - _HEADING * size < x1 <= x for _, x1 in spans):
        return False
    gaps = ([right.x0 - left.x1 > 1.5 * size for left, right in pairwise(line.words)] for line in lines)
    if any(sum(each) > 1 for each in gaps):
        return False  # an indicator and both values
    return 2 * (min(cells)[0] - low) < high - max(x1 for _, x1 in cells)


def _corridors(spans: Sequence[tuple[float, float]], low: float, high: float) -> list[tuple[float, float]]:
    """The intervals within [low, high] that no span touches."""
    corridors = []
    at = low
    for x0, x1 in sorted(spans):
        if x0 >= high:
            break
        if x0 > at:
            corridors.append((at, x0))
        at = max(at, x1)
    if at < high:
        corridors.append((at, high))
    return corridors


def build_grid(bands: Bands, words: Sequence[Word], rules: Sequence[Rule], *, goes_on: bool, comes_again: bool) -> Grid:
    """The lines of each column. A word belongs where its middle stands."""
    cells: tuple[list[Word], list[Word], list[Word]] = ([], [], [])
    for word in words:
        middle = (word.x0 + word.x1) / 2
        if middle < bands.indicator[1]:
            cells[0].append(word)
        elif bands.baseline[0] <= middle < bands.baseline[1] or (
            bands.target[0] > bands.baseline[0] and middle < bands.target[0]
        ):
            cells[1].append(word)
        elif bands.target[0] <= middle < bands.target[1] or bands.target[0] > bands.baseline[0]:
            cells[2].append(word)
        else:
            cells[1].append(word)
    columns = (lines_of(cells[0]), lines_of(cells[1]), lines_of(cells[2]))
    limits = (bands.indicator[1], bands.baseline[1], bands.target[1])
    top, bottom = _extent(words)
    upright = any(
        not rule.horizontal
        and bands.indicator[0] < rule.x0 < max(bands.target[0], bands.baseline[0]) + 1
        and rule.top < bottom
        and rule.bottom > top
        for rule in rules
    )
    return Grid(columns, limits, _levels(bands, rules, (top, bottom)), upright, goes_on, comes_again)


def _extent(words: Iterable[Word]) -> tuple[float, float]:
    boxes = [(word.top, word.bottom) for word in words]
    return min(box[0] for box in boxes), max(box[1] for box in boxes)


def _levels(bands: Bands, rules: Sequence[Rule], extent: tuple[float, float]) -> tuple[float, ...]:
    """The heights at which rules, or the edges of shaded rows, cross the table between its words."""
    across = bands.indicator[0], max(bands.target[1], bands.baseline[1])
    return tuple(flat_levels([rule for rule in rules if extent[0] < rule.top < extent[1]], across))


def flat_levels(rules: Iterable[Rule], across: tuple[float, float]) -> list[float]:
    """The heights at which flat rules cross most of an interval of x."""
    return [sum(rule.top for rule in group) / len(group) for group in level_rules(rules) if _covers(group, *across)]


def level_rules(rules: Iterable[Rule]) -> list[list[Rule]]:
    """The flat rules, those at one height together, from top to bottom."""
    groups: list[list[Rule]] = []
    for rule in sorted((rule for rule in rules if rule.horizontal), key=lambda rule: rule.top):
        if groups and rule.top - groups[-1][-1].top < 2:  # the edges of two cells, a border's width apart
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _covers(group: Sequence[Rule], left: float, right: float) -> bool:
    """Whether the rules of one height reach over most of the table (cells leave small spaces between)."""
    edges = sorted((max(rule.x0, left), min(rule.x1, right)) for rule in group)
    total, at = 0.0, left
    for x0, x1 in edges:
        total += max(0.0, x1 - max(x0, at))
        at = max(at, x1)
    return total >= 0.7 * (right - left)
