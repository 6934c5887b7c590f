"""Indicators without a table: MITTARI, Lähtötaso and Tavoitetaso as labels, each beside its value or above it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from operator import attrgetter

from parsers.model import Rule, Word
from parsers.page.lines import COLUMN, Line, between, line_of, runs_of
from parsers.spelling.column_words import (
    BASELINE_HEADING,
    HEADING_MARKS,
    TARGET_HEADING,
    may_be_baseline,
    may_be_target,
)
from parsers.spelling.time_words import YEAR, is_day
from parsers.spelling.vocabulary import BULLETS, DASHES, may_name_indicator
from parsers.tables.columns import upright_edges
from parsers.tables.heading_words import in_other_type, is_time, values_beside
from parsers.tables.rows import Row
from parsers.tables.seams import begins_small

_LINES = 2  # of a name below its first one

_Cells = tuple[list[Line], list[Line], list[Line]]


@dataclass(frozen=True, slots=True)
class LabelledRows:
    """The rows that labels name, and the labels' words."""

    rows: tuple[Row, ...]
    labels: tuple[Word, ...]


def read_labelled_rows(
    lines: Sequence[Line], mittari: Sequence[Word], rules: Mapping[int, Sequence[Rule]]
) -> LabelledRows | None:
    """The rows of lines that begin with `Lähtötaso` and `Tavoitetaso` one below the other; None if these are no
    labels: in a table they are headings, which stand side by side and are no longer among the lines. `mittari` are
    the labels of the indicators, as many as there are, `rules` those of each page."""
    named = [(word.page, word.baseline) for word in mittari]
    lines = _in_parts(lines, named)
    sides = _with_years(lines, [side_of(line) for line in lines])
    if not lines or not _in_turn(lines, sides, mittari):
        return None
    edges: defaultdict[int, list[float]] = defaultdict(list)  # by page
    for line, side in zip(lines, sides, strict=True):
        edges[line.page] += [line.x0] * bool(side)
    if any(max(own) - min(own) > lines[0].size for own in edges.values() if own):
        return None
    valued = [len(line.words) > _label_length(line) for line, side in zip(lines, sides, strict=True) if side]
    inline = 2 * sum(valued) > len(valued)  # a level without a value beside its label has none
    rows: list[_Cells] = []
    labels: list[Word] = []
    current = 0
    for place, (line, side) in enumerate(zip(lines, sides, strict=True)):
        beside = _is_beside(line, named) or _comes_between(named, lines[place - 1 : place], line)
        at_edge = not side and line.x0 < min(edges[line.page], default=0.0) + line.size
        # Below a target, what stands at the edge of the labels is the next indicator, as is what stands at a MITTARI.
        small = begins_small(line) or (line.text[0].islower() and not line.text[1:2].isupper())  # `eNPS` is a name
        small |= is_day(line.words[0].text)
        small &= sides[place + 1 : place + 2] != [1]  # right above a baseline stands what it is of
        done = current == 2 and (bool(rows[-1][2]) or (inline and 1 in sides[place + 1 : place + 1 + _LINES]))
        named_below = at_edge and done and not small
        if current and not beside and named_below and (not any(sides[place:]) or _is_label(line, sides[place + 1 :])):
            continue  # a note, or another label: `Toteuma: 15`
        if not rows or (current and not side and (beside or named_below)):
            rows.append(([], [], []))
            current = 0
        count = _label_length(line) if side else 0
        current = side or current
        leads = sides[place + 1 : place + 2] == [2] and line.words[-1].text in BULLETS - DASHES  # `10 →` to the target
        end = len(line.words) - (leads and current == 1)
        labels += line.words[:count] + line.words[max(count, end) :]
        if line.words[count:end]:
            rows[-1][current].append(line_of(line.words[count:end]))
    labels += _list_marks(rows)
    parted = [part for row in rows for part in _side_by_side(row, rules)]
    return LabelledRows(tuple((tuple(one), tuple(two), tuple(three)) for one, two, three in parted), tuple(labels))


def _list_marks(rows: Sequence[_Cells]) -> list[Word]:
    """Takes the sign that each indicator of a list begins with out of their names, and returns these signs."""
    firsts = [name[0] for name, _, _ in rows if name]
    if not firsts or not all(_lead(line) and line.words[0].text == firsts[0].words[0].text for line in firsts):
        return []
    for name, _, _ in rows:
        name[:1] = [line_of(line.words[1:]) for line in name[:1]]
    return [line.words[0] for line in firsts]


def _side_by_side(cells: _Cells, rules: Mapping[int, Sequence[Rule]]) -> list[_Cells]:
    """The indicators that stand side by side in lines of labels, `MITTARI   Kävijät   Lainat` over `Lähtötaso   10
    100`: their columns are ruled, and each has a name and a value, one of them a figure, or white corridors part them,
    and each has both values, or all of its lines begin at one edge."""
    words = sorted((word for cell in cells for line in cell for word in line.words), key=attrgetter("x0"))
    page = min((word.page for word in words), default=0)  # on the next one the table goes on
    uprights = upright_edges(rules.get(page, ()), [word for word in words if word.page == page])
    ruled = [-inf, *(x for x in uprights if words[0].x0 < x < words[-1].x0), inf]
    parts = [_part(cells, *edges) for edges in pairwise(ruled)]
    parts = [part for part in parts if any(part)]  # a rule has two sides
    named = all(name and name[0].text[0].isupper() for name, _, _ in parts)
    valued = all(one or two for _, one, two in parts) and any(_has_figure([*one, *two]) for _, one, two in parts)
    if len(parts) > 1 and named and valued:
        return parts
    columns: list[tuple[float, float]] = []
    for word in words:
        if columns and word.x0 - columns[-1][1] < COLUMN * word.size:
            columns[-1] = columns[-1][0], max(columns[-1][1], word.x1)
        else:
            columns.append((word.x0, word.x1))
    parts = [_part(cells, *edges) for edges in columns]
    whole = all(
        name and name[0].text[0].isalpha() and _has_figure(one) and _has_figure(two) for name, one, two in parts
    )
    named = all(name and name[0].text[0].isupper() and (one or two) for name, one, two in parts)
    aligned = all(
        abs(line.x0 - left) < 0.3 * line.size
        for part, (left, _) in zip(parts, columns, strict=True)
        for cell in part
        for line in cell
    )
    figures = any(_has_figure([*one, *two]) for _, one, two in parts)
    return parts if whole or (named and aligned and figures) else [cells]


def _part(cells: _Cells, left: float, right: float) -> _Cells:
    """What of each cell stands between two places."""
    name, baseline, target = cells
    return between(name, left, right), between(baseline, left, right), between(target, left, right)


def _has_figure(cell: Sequence[Line]) -> bool:
    """Whether a cell says how much: a unit or a year behind a value says less."""
    return any(line.text in DASHES or any(map(str.isdigit, YEAR.sub("", line.text))) for line in cell)


def side_of(line: Line) -> int:
    """1 for a line that begins with the label of a baseline, 2 for one of a target, else 0: `Tavoite 2025` is one."""
    first = line.words[_lead(line)]
    word = first.text.strip(HEADING_MARKS + ".")
    if BASELINE_HEADING.fullmatch(word):
        return 1
    of_year = may_be_target(first.text) and _year_behind(line)
    return 2 if of_year or TARGET_HEADING.fullmatch(word) else 0


def _with_years(lines: Sequence[Line], sides: Sequence[int]) -> list[int]:
    """The levels that lines begin with the labels of, with those that name a year, `Toteuma 2023`, ahead of a `Tavoite
    2024`: elsewhere such a line says how an indicator stands."""
    found = list(sides)
    due = ""  # the year of the target below
    for place in range(len(lines) - 1, -1, -1):
        if not found[place] and due and "" < year_of_state(lines[place]) < due:
            found[place] = 1
        if found[place]:
            due = _year_behind(lines[place]) if found[place] == 2 else ""
    return found


def year_of_state(line: Line) -> str:
    """The year in a label `Toteuma 2023` that a line begins with; none if it begins with another."""
    return _year_behind(line) if may_be_baseline(line.words[_lead(line)].text) else ""


def _year_behind(line: Line) -> str:
    """The year behind the first word of a line."""
    words = [word.text.strip(HEADING_MARKS) for word in line.words[_lead(line) + 1 :][:1]]
    return next((word for word in words if YEAR.fullmatch(word)), "")


def _is_label(line: Line, below: Sequence[int]) -> bool:
    """Whether a line begins with another label, and not with the name of an indicator: `Kysely: tyytyväisten osuus`
    above its levels."""
    name = 1 in below[:_LINES] and sum(word.text.isalpha() for word in line.words[1:]) > 1
    return line.words[0].text.endswith(":") and not name


def _is_beside(line: Line, named: Sequence[tuple[int, float]]) -> bool:
    """Whether a line is level with the label of an indicator."""
    return any(line.page == page and abs(line.baseline - height) < 0.33 * line.size for page, height in named)


def _comes_between(named: Sequence[tuple[int, float]], above: Sequence[Line], line: Line) -> bool:
    """Whether the label of an indicator stands between two lines."""
    here = line.page, line.baseline
    return any((one.page, one.baseline) < place < here for one in above for place in named)


def _in_parts(lines: Sequence[Line], named: Sequence[tuple[int, float]]) -> list[Line]:
    """Lines in parts, each with one label, and each part ahead of what stands below its value: `Lähtötaso   10 kWh
    Tavoitetaso   9 kWh` over `(v. 2024)   (v. 2027)`."""
    left = min((line.x0 for line in lines), default=0.0)
    parts: list[list[Line]] = []
    row: list[list[Line]] = []  # the last line that has several
    for line in lines:
        own = [[part] for part in _parted(line, left)]
        below = _below(row, line) if len(own) == 1 and not _is_beside(line, named) else []
        for part, wrap in below:
            part.append(wrap)
        if not below:
            row = own if len(own) > 1 else []
            parts += own
    return [line for part in parts for line in part]


def _below(row: Sequence[list[Line]], line: Line) -> list[tuple[list[Line], Line]]:
    """What of a line stands close below the values of a row, each with the part of that; none if any of it does not."""
    found = []
    for run in map(line_of, runs_of(line.words)):
        own = [part for part in row if abs(_value_x0(part[0]) - run.x0) < 0.5 * run.size]
        if not own or side_of(run) or not 0 < run.baseline - own[0][-1].baseline < 2.1 * run.size:
            return []
        found.append((own[0], run))
    return found


def _value_x0(part: Line) -> float:
    """Where the value begins behind the label of a part, if it has one."""
    words = part.words[_label_length(part) if side_of(part) else 0 :]
    return words[0].x0 if words else inf


def _lead(line: Line) -> int:
    """How many words of a line are the bullet that it begins with: `• Lähtötaso: 10`."""
    return int(len(line.words) > 1 and line.words[0].text in BULLETS)


def _parted(line: Line, left: float) -> Iterator[Line]:
    """A line as several where labels stand in it, each ahead of its value: `Lähtötaso: 10    Tavoitetaso: 20`, or
    `Kävijät. Lähtötaso. 10 Tavoitetaso. 20`. The parts are read as if they stood below the first, at the left."""
    starts = (
        [place for place in values_beside(line) if place]
        or [
            place - (line.words[place - 1].text in BULLETS - DASHES)  # a dash may be the value of the label before
            for place, word in enumerate(line.words)
            if place > _lead(line)
            and word.text not in BULLETS
            and side_of(line_of(line.words[place : place + 2]))
            and (word.text[-1] in ":." or _has_colon(line, place) or (place in line.gaps and _is_closed(line, place)))
        ]
    )
    parts = [line_of(line.words[start:end]) for start, end in pairwise([0, *starts, len(line.words)])]
    yield parts[0]
    for part in parts[1:]:
        yield replace(part, x0=left if side_of(parts[0]) == 0 else parts[0].x0)


def _has_colon(line: Line, place: int) -> bool:
    """Whether a colon ends the label at a place, whatever it says of when, `Tavoite 2025:`, and none stands before it:
    the budget of `Tavoitetaso TA 2025:` is no label."""
    words, before = line.words[place:], line.words[:place][-1:]
    return not (before and side_of(line_of(before))) and words[_label_length(line_of(words)) - 1].text.endswith(":")


def _is_closed(line: Line, place: int) -> bool:
    """Whether a label that stands in a line is ahead of its value there: behind a colon, or what is close is a figure
    or of another type."""
    words = line.words[place:]
    label = words[: _label_length(line_of(words))]
    after = words[len(label) : len(label) + 1]
    return label[-1].text[-1] in ":." or any(
        (word.text[0].isdigit() or in_other_type(label[-1], word))
        and word.x0 - label[-1].x1 < 0.6 * word.size
        and not is_time([word])
        for word in after
    )


def _in_turn(lines: Sequence[Line], sides: Sequence[int], mittari: Sequence[Word]) -> bool:
    """Whether each baseline is followed by a target, as nothing but labels are; below a MITTARI of its own an indicator
    may have but one of them."""
    places = sorted({(word.page, word.baseline) for word in mittari if may_name_indicator(word.text)})
    named: defaultdict[int, list[int]] = defaultdict(list)
    for line, side in zip(lines, sides, strict=True):
        own = bisect_right(places, (line.page, line.baseline + 0.33 * line.size)) if len(places) > 1 else 0
        named[own] += [side] * bool(side)
    if len(places) > 1:
        return all(own in ([1, 2], [1], [2]) for own in named.values())
    if len(named[0]) == 1:  # one by itself may be a heading
        place = next(at for at, side in enumerate(sides) if side)
        valued = len(lines[place].words) > _label_length(lines[place])
        beside = valued and (_is_closed(lines[place], 0) or _is_below(lines[place], mittari))
        return beside or _is_caption(lines, place)
    if set(named[0]) == {2} and _are_all_below_names(lines, sides):
        return True
    open_end = [1] * (len(named[0]) % 2)  # the last one has no target, or has it on the next page
    return bool(named[0]) and named[0] == [1, 2] * (len(named[0]) // 2) + open_end


def _are_all_below_names(lines: Sequence[Line], sides: Sequence[int]) -> bool:
    """Whether each label of a level has a colon, and above it what is none: the names of indicators that have targets
    alone."""
    labelled = [at for at, side in enumerate(sides) if side]
    return all(at and not sides[at - 1] and _has_colon(lines[at], _lead(lines[at])) for at in labelled)


def _is_below(line: Line, mittari: Sequence[Word]) -> bool:
    """Whether a line stands below the label of an indicator, and begins where that does, with its value in a column
    beside it."""
    first = mittari[0]
    level = first.page == line.page and abs(first.x0 - line.x0) < 0.5 * line.size and first.baseline < line.baseline
    return level and _label_length(line) in line.gaps


def _is_caption(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the caption of a value right below it, as the name above has one: all begin at one edge, and
    captions have a type of their own."""
    line, near = lines[place], [*lines[place - 1 : place], *lines[place + 1 : place + 2]]
    return len(near) > 1 and all(
        abs(other.x0 - line.x0) < 0.3 * line.size and in_other_type(line.words[0], other.words[0]) for other in near
    )


def _label_length(line: Line) -> int:
    """How many words of a line are its label: what says of when the value is too, if a colon or a column's gap closes
    that."""
    lead = _lead(line)
    count = lead + 1
    for before, word in pairwise(line.words[lead:]):
        if word.text == ":":  # behind dots that lead to it
            return count + 1
        if before.text[-1] in ":." or word.x0 - before.x1 >= 0.6 * line.size or not is_time([word]):
            break
        count += 1
    named = count == len(line.words) > lead + 1 and may_be_target(line.words[lead].text)  # the year is of its name
    closed = line.words[count - 1].text[-1] in ":." or count in line.gaps or named
    return count if closed else 1
