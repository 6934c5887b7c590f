"""The headings Lähtötaso and Tavoitetaso of an indicator table: where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of, runs_of
from parsers.spelling.column_words import (
    HEADING_TAIL,
    heading_of,
    level_named,
    may_be_baseline,
    may_be_target,
    may_name_heading,
    names_now,
)
from parsers.spelling.time_words import YEAR
from parsers.spelling.vocabulary import Kind
from parsers.tables.heading_cells import cells_of, is_parted
from parsers.tables.heading_words import (
    heads_column,
    in_other_type,
    is_apart,
    is_label,
    is_mark,
    is_tail,
    is_time,
    label_of,
    pairs_of_levels,
    values_beside,
)
from parsers.tables.other_headings import other_headings, over_both, wrapped_up

_LEVELS = 2  # baselines and targets
_SPACE = 0.4  # of the size: no type's word space is wider, and headings of narrow columns may stand as close


@dataclass(frozen=True, slots=True)
class Heading:
    """The two headings of one table on one page, with the words that belong to them and to MITTARI beside."""

    baseline: tuple[Word, ...]
    target: tuple[Word, ...]
    indicator: tuple[Word, ...]  # a heading `Mittari` over the indicators
    further: tuple[Word, ...] = ()  # headings of columns that no table of ours has: `Nro`, `Yksikkö`, `Toteuma`
    over: tuple[Word, ...] = ()  # a heading over both: `Taso`
    side_by_side: bool = True  # with more than a space between them, which there is not in a text without geometry

    @property
    def words(self) -> tuple[Word, ...]:
        return self.baseline + self.target + self.indicator + self.over

    @property
    def behind(self) -> tuple[Word, ...]:
        """The headings of columns behind both."""
        right = max(word.x1 for word in self.baseline + self.target)
        return tuple(word for word in self.further if word.x0 > right)

    @property
    def beside(self) -> tuple[Word, ...]:
        """The headings of columns behind the first of the two. Ahead of it an indicator may begin beside a heading."""
        first = min(max(word.x1 for word in words) for words in (self.baseline, self.target))
        return tuple(word for word in self.further if word.x0 > first)

    @property
    def page(self) -> int:
        return self.baseline[0].page

    def moved(self, by: float) -> Heading:
        """The same so many points farther right, as above the rest of the table on a page with another margin."""

        def right(words: tuple[Word, ...]) -> tuple[Word, ...]:
            return tuple(word.moved(by) for word in words)

        groups = map(right, (self.baseline, self.target, self.indicator, self.further, self.over))
        baseline, target, indicator, further, over = groups
        return Heading(baseline, target, indicator, further, over, self.side_by_side)


@dataclass(frozen=True, slots=True)
class _Head:
    """A word that may be one of the headings: its place in the line, and the line's in the body."""

    word: Word
    place: int
    line: int


def find_headings(body: Body) -> dict[int, Heading]:
    """The headings of all tables by the index of the line where they start."""
    found: dict[int, Heading] = {}
    lines = (
        (index, line, body.lines[index + 1 : index + 2])
        for index, line in enumerate(body.lines)
        if may_name_heading(line.text) and not _heads_tiles(body.lines[index : index + 2])
    )
    baselines, targets = _heads(lines)
    # `Nykytaso` beside `Lähtötaso` heads a column that is none of ours.
    first = [head for head in baselines if head.word.text.lower().startswith("l")]
    baselines = first if 2 * len(first) >= len(baselines) else baselines
    on_page: defaultdict[int, list[_Head]] = defaultdict(list)  # a document of many pages has as many tables
    for head in targets:
        on_page[head.word.page].append(head)
    for baseline in baselines:
        pairs = [target for target in on_page[baseline.word.page] if _paired(baseline.word, target.word, body)]
        nearest = (  # boxes of indicators may stand beside each other
            (abs(pair.word.baseline - baseline.word.baseline), pair.line != baseline.line, pair.line, pair.place)
            for pair in pairs
        )
        target = min(zip(nearest, pairs, strict=True), default=(None, None))[1]
        if target is None or not _stand_apart(baseline, target, body):
            continue
        heads, start = (baseline.word, target.word), min(baseline.line, target.line)
        begun, over = over_both(heads, start, body)
        cells, translated = cells_of(heads, start, body)
        (left, *_), (right, *_) = sorted(cells, key=lambda words: words[0].x0)
        apart = body.positioned or right.x0 - left.x1 > 0.6 * left.size
        indicator, further = other_headings(cells, over, translated, body)
        heading = Heading(tuple(cells[0]), tuple(cells[1]), indicator, further, over, apart)
        if above := wrapped_up(heading.behind, begun, body):
            begun -= len(above)
            heading = replace(heading, further=(*(word for line in above for word in line.words), *further))
        if _is_level(heading, body.pitch):
            found[begun] = heading
    inner = {below for above, below in pairwise(sorted(found)) if _is_right_below(body, above, below, found[above])}
    found = {index: heading for index, heading in found.items() if index not in inner}
    # Where other headings are headed `Mittari` these are the first row of a page: `Selvitys | Lähtötaso puuttuu`.
    rows = {index for index, heading in found.items() if _begins_row(body.lines[index], heading)}
    texts = {index for index, heading in found.items() if _is_text(body.lines[index : index + 2], heading)}
    none = {index for some in (rows, texts) if len(some) < len(found) for index in some}
    none |= {index for index, heading in found.items() if _runs_in(body.lines[index], heading)}
    beside = {index: values for index in found if (values := values_beside(body.lines[index]))}
    if any(all(map(_has_figure, values.values())) for values in beside.values()):
        none |= beside.keys()  # labels, with their values
    return {index: heading for index, heading in found.items() if index not in none}


def _heads_tiles(lines: Sequence[Line]) -> bool:
    """Whether the first of two lines has the headings of tiles in a row, which have no names at their left."""
    line = lines[0]
    return len(pairs_of_levels(line.words)) > 1 and all(each.x0 > line.x0 - line.size for each in lines)


def _has_figure(value: Line) -> bool:
    """Whether a value is a figure and no year."""
    return any(map(str.isdigit, YEAR.sub("", value.text)))


def _is_text(lines: Sequence[Line], heading: Heading) -> bool:
    """Whether headings are words of a justified line, the first of `lines`: in small letters, among others, and with
    no cells right below them."""
    if any(word.text[0].isupper() for word in heading.baseline + heading.target):
        return False
    others = any(word not in heading.words for word in lines[0].words)
    starts = [run[0].x0 for line in lines[1:] for run in runs_of(line.words)]
    heads = (heading.baseline[0], heading.target[0])
    return others and not all(any(abs(start - head.x0) < 0.3 * head.size for start in starts) for head in heads)


def _runs_in(line: Line, heading: Heading) -> bool:
    """Whether a heading is the label of a value in running text, behind its colon: `Lähtötaso: 11; Tavoitetaso:`, whose
    own is in the line below. A justified line may be wide, but no heading has a figure beside it but for a year."""
    levels = (*heading.baseline, *heading.target)
    return any(
        word in levels
        and word.text.endswith(":")
        and after not in heading.words
        and (not is_apart(word, after) or _has_figure(line_of([after])))
        for word, after in pairwise(line.words)
    )


def _is_right_below(body: Body, above: int, below: int, heading: Heading) -> bool:
    """Whether headings end right above others: `Lähtötaso puuttuu` and `Tavoitetaso päätetty` are their first row."""
    if body.lines[above].page != body.lines[below].page:
        return False
    return {word for line in body.lines[above:below] for word in line.words} <= set(heading.words)


def _begins_row(line: Line, heading: Heading) -> bool:
    """Whether what stands at the left of a line of headings is no label and not set as a heading."""
    left = min(word.x0 for word in heading.baseline + heading.target)
    words = [word for word in line.words if word.x1 < left]
    return bool(words) and not any(heads_column([word]) or word.bold for word in words)


def _heads(lines: Iterable[tuple[int, Line, Sequence[Line]]]) -> tuple[list[_Head], list[_Head]]:
    """What may be headings of baselines, and of targets, in lines with the one below each."""
    found: tuple[list[_Head], list[_Head]] = [], []
    for index, line, below in lines:
        sides = _sides(line, below)
        for place, side in enumerate(sides):
            if side is not None:
                found[side].append(_Head(line.words[place], place, index))
    return found


def _sides(line: Line, below: Sequence[Line]) -> list[int | None]:
    """Of each word of a line, whether it may head the baselines (0) or the targets (1). With years beside each other
    these may have plain names: `Tavoite 2025` beside a `Lähtötaso 2024`, `Tilanne 31.12.2024` beside a `Tavoitearvo`
    over `2025`."""
    sides = [heading_of(word.text) for word in line.words]
    if not {0, 1} & set(sides) and _says_now_and_then(line):
        return [line.gaps.index(place) if place in line.gaps else None for place in range(len(sides))]
    # Right of a `Lähtötaso` the column may be narrow, and the gap as well.
    starts = line.gaps if 0 not in sides else _starts_of_cells(line)
    goals = [place for place in starts if _is_goal_of_year(line, place)] if 1 not in sides else []
    targets = [place for place, side in enumerate(sides) if side == 1] or goals
    if targets and 0 not in sides:
        year = min(_year_of(line, place) or _year_below(line.words[place], below) for place in targets)
        states = [place for place in line.gaps if _is_state_before(line, place, year)]
        if not states:
            return sides
        sides = [0 if place in states else side for place, side in enumerate(sides)]
    return [1 if place in goals else side for place, side in enumerate(sides)]


def _says_now_and_then(line: Line) -> bool:
    """Whether a line is the label of indicators, a cell that says of the present, and one that says `Tavoite`: `Mittari
    Nyt   Tavoite 2025`."""
    if len(line.gaps) != _LEVELS or not names_now(line.words[line.gaps[0]].text):
        return False
    label, (_, *time), (goal, *year) = line.words[: line.gaps[0]], _cell(line, line.gaps[0]), _cell(line, line.gaps[1])
    return label_of(label) is Kind.INDICATOR and may_be_target(goal.text) and is_time([*time, *year])


def _starts_of_cells(line: Line) -> list[int]:
    """The places in a line of headings of words that stand apart from the one before."""
    return [at for at, (left, right) in enumerate(pairwise(line.words), 1) if is_apart(left, right)]


def _is_goal_of_year(line: Line, place: int) -> bool:
    """Whether a cell of a line of headings says `Tavoite`, and at the most of what year."""
    if not may_be_target(line.words[place].text):
        return False
    _, *behind = _cell(line, place)
    figures = any(each.text[0].isdigit() and not is_time([each]) for each in line.words)
    return is_time(behind) and not figures


def _is_state_before(line: Line, place: int, year: int) -> bool:
    """Whether a cell of a line of headings says how things were in an earlier year: `Toteuma 2024`, and no more."""
    word, *behind = _cell(line, place)
    before = 0 < (_year_of(line, place) or year) < year
    return before and may_be_baseline(word.text) and is_time(behind)


def _cell(line: Line, place: int) -> Sequence[Word]:
    """The words of a line from a place on, up to the next column's gap."""
    return line.words[place : next((at for at in line.gaps if at > place), None)]


def _year_of(line: Line, place: int) -> int | None:
    """The last year that a cell of a line speaks of."""
    years = YEAR.findall(" ".join(word.text for word in _cell(line, place)))
    return int(years[-1]) if years else None


def _year_below(word: Word, below: Sequence[Line]) -> int:
    """The year that stands alone below a word, in its cell; 0 if none does."""
    cells = (cell for line in below if line.page == word.page for cell in runs_of(line.words))
    under = (cell[0] for cell in cells if len(cell) == 1 and cell[0].x0 < word.x1 and cell[0].x1 > word.x0)
    return next((int(year.text) for year in under if YEAR.fullmatch(year.text)), 0)


def _paired(baseline: Word, target: Word, body: Body) -> bool:
    """Whether two words of one page may be the headings of one table."""
    apart = baseline.x0 > target.x1 or target.x0 > baseline.x1
    # A heading of five lines beside one of a single line, both ending at one height.
    return apart and abs(baseline.baseline - target.baseline) < 4.2 * body.pitch


def _is_level(heading: Heading, pitch: float) -> bool:
    """Whether the two cells start, centre or end at one height."""
    one, other = ([word.baseline for word in words] for words in (heading.baseline, heading.target))
    top, bottom = min(one) - min(other), max(one) - max(other)
    return min(abs(top), abs(bottom), abs(top + bottom) / 2) < 0.35 * pitch


def _stand_apart(baseline: _Head, target: _Head, body: Body) -> bool:
    """Whether the two are headings and no running text: gaps before them, nothing but their tails behind."""
    if not body.positioned and baseline.line == target.line:
        behind = body.lines[baseline.line].words[min(baseline.place, target.place) :]
        return all(HEADING_TAIL.fullmatch(word.text) or word in (baseline.word, target.word) for word in behind)
    if baseline.line == target.line:
        words = body.lines[baseline.line].words
        before = words[: min(baseline.place, target.place)]
        told = [_says_value(head, words) for head in (baseline, target)]
        closed = baseline.word.text[-1] == target.word.text[-1] == ":"
        figures = any(char.isdigit() for word in words for char in word.text)
        values = (words[head.place + 1] for head, one in zip((baseline, target), told, strict=True) if one)
        set_apart = any(in_other_type(baseline.word, value) for value in values)
        if all(told) or (any(told) and (set_apart or (closed and figures)) and not before):
            return False  # labels, each ahead of its value, or one of them of none: `Lähtötaso:    Tavoitetaso: 5 %`
        # Two cells that begin with these words, and beside them no indicator: headings, whatever else they say.
        if all(_gap(head, body) > 0.6 * head.word.size for head in (baseline, target)) and (
            not before or is_label(before)
        ):
            return True
    return all(_stands_apart(head, other.word, body) for head, other in ((baseline, target), (target, baseline)))


def _stands_apart(head: _Head, other: Word, body: Body) -> bool:
    """`Lähtötaso selvittämättä` is a cell; a heading has a gap before it and only its tail, or a smaller gap and the
    other heading, close behind."""
    word, size = head.word, head.word.size
    words = body.lines[head.line].words
    if other in words and all(_is_of_heading(each) or is_label([each]) for each in words):
        return True  # no text says `Mittari Lähtötaso 2024 Tavoitetaso 2025`
    before = words[head.place - 1] if head.place else None
    least = (_SPACE if before is other else 0.6) * size
    if _gap(head, body) < least:
        return False
    return not any(
        after.x0 - word.x1 < (_SPACE if after is other else 0.6) * size
        and not after.text.startswith(("(", "/"))
        and not is_time([after])
        for after in words[head.place + 1 : head.place + 2]
        if not is_mark(after, word)
    )


def _says_value(head: _Head, words: Sequence[Word]) -> bool:
    """Whether a figure stands close behind a heading, or anything behind its colon, and not only of when it is."""
    behind = words[head.place + 1 :]
    last = head.word
    for word in behind:
        if word.x0 - last.x1 >= 0.6 * word.size:
            return False
        if not (is_tail([word]) or is_time([word]) or is_mark(word, head.word) or word.text[0] == "("):
            return last.text.endswith(":") or word.text[0].isdigit() or in_other_type(head.word, word)
        last = word
    return False


def _gap(head: _Head, body: Body) -> float:
    """From the word before a heading to it, in points; endless if a rule is drawn between them."""
    if not head.place:
        return float("inf")
    before, word = body.lines[head.line].words[head.place - 1], head.word
    return float("inf") if is_parted(before, word, body) else word.x0 - before.x1


def _is_of_heading(word: Word) -> bool:
    """Whether a word may stand in a line of headings alone."""
    return is_tail([word]) or word.text.startswith("(") or level_named(word.text) is not None
