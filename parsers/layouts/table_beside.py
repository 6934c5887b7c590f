"""An indicator table that stands right of the context of its action, as on slides and cards, or of its milestones:

TOIMENPIDE
Kysely asukkaille
PAINOPISTE               MITTARI     Lähtötaso   Tavoitetaso
Kasvava Pori             Vastaajat   100         120
TAVOITE
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from parsers.labels.hits import Hit, has_other_name, heads_steps, label_of
from parsers.layouts.page_labels import NARROWEST, PageLabel, has_values, labels_at, parted, starts_of
from parsers.model import Rule
from parsers.page.lines import Line, line_of, runs_of
from parsers.spelling.column_words import heading_of, may_name_heading
from parsers.spelling.vocabulary import AREAS, CONTEXT, LEVELS, Kind, may_name_indicator, may_name_milestone
from parsers.tables.labelled import side_of

_ABOVE = LEVELS[: LEVELS.index(Kind.RESPONSIBLE)]  # what is above a TOIMENPIDE and who answers for it
_STEPS = (Kind.MILESTONE, Kind.REPORT, Kind.PROGRESS)
_FIRST = 3  # lines in one of which the first indicator begins
_TABLES = 40  # of a page, and lines
_MOST = 100  # of an action's context, or of its milestones beside a table: bounds on the work
_LEVEL = 1.5  # sizes: how much higher than the headings the first label beside them may stand


class Beside(NamedTuple):
    """Lines of a page from `start` to `end` that have a table right of `x`, or left of it another one."""

    start: int
    end: int
    x: float


def tables_beside(
    lines: Sequence[Line], before: Sequence[Line], rules: Sequence[Rule], edge: float | None
) -> Iterator[Beside]:
    """Where on a page such tables stand, from top to bottom. The TOIMENPIDE of the first may end the page `before`, or
    all of it goes on from there, where one at `edge` does."""
    done = _rest(lines, edge) if edge is not None else 0
    if edge is not None and done:
        yield Beside(0, done, edge)
    named = (at for at, line in enumerate(lines) if may_name_indicator(line.text))  # as nearly none does
    for at in islice(named, _TABLES):
        if at < done:
            continue
        found = _with_steps(lines, at, done) if may_name_milestone(lines[at].text) else None
        found = found or _beside_action(lines, at, done, before if not done else (), rules)
        if found:
            yield found
            done = found.end


def _with_steps(lines: Sequence[Line], at: int, done: int) -> Beside | None:
    """An indicator table with one of milestones right of it, whose headings stand in one line."""
    x = _steps_beside(lines[at])
    if x is None:
        return None
    titles = runs_of(lines[at - 1].words) if at > done else []  # of the two
    titled = len(titles) == 2 and abs(titles[1][0].x0 - x) < 2 * lines[at].size
    x = min(x, titles[1][0].x0) if titled else x
    end = next((end for end in range(at + 1, len(lines)) if _ends_both(lines[end], x)), len(lines))
    return Beside(at - titled, end, x)


def _beside_action(
    lines: Sequence[Line], at: int, done: int, before: Sequence[Line], rules: Sequence[Rule]
) -> Beside | None:
    """A table whose headings stand in a line, right of the context of its action, or of its milestones. What stands
    above, below the line `done` or on the page `before`, may be a part of the action."""
    least = min([line.x0 for line in lines]) + NARROWEST * lines[at].size
    right = any(word.x0 > least and may_name_indicator(word.text) for word in lines[at].words)
    raised = at > done and _has_level_above(lines[at - 1], lines[at])
    heading = _heading([lines[at], *lines[at + 1 : at + 2], *lines[at - 1 : at][:raised]]) if right else None
    if heading is None or heading.part.x0 < least:
        return None
    x = _edge(lines[at : at + _MOST], heading)
    first = _labels(parted([lines[at]], x)[0])  # beside the headings, or in a line a little higher
    start = at - 1 if raised or not (first or at == done or not _is_level(lines[at - 1], heading)) else at
    above = lines[max(done, start - _MOST) : start]
    end = _end(lines[: start + _MOST], start, x, [*before, *above][-_MOST:])
    end = next((at for at in range(start + 1, end) if _begins_row(lines[start:end], at - start, x, rules)), end)
    if start + 1 < end < len(lines) and _is_heading_beside(lines[end - 1], lines[end], x):
        end -= 1
    left, table = parted(lines[start:end], x)
    column = parted(above, x - heading.part.size)[1]  # a table's cells are padded
    own = _labels(parted(lines[end : end + 1], x)[0])[:1]  # the action's, below its context
    beside = _labels(left)[:1]
    # What stands above both may be a strip of the context, which ends where the TOIMENPIDE begins at the left.
    strip = any(label.hit.kind is Kind.ACTION for label in beside)
    over = [label for label in _labels(column)[-1:] if not (strip and label.hit.kind in _ABOVE)]
    newspaper = any(map(_begins_block, [*over, *_labels(table)]))
    if newspaper or any(label.hit.kind is Kind.INDICATOR for label in own):
        return None
    return Beside(start, end, x) if _has_own(heading, table[1:]) and _stands_beside(left, table) else None


def _has_level_above(above: Line, line: Line) -> bool:
    """Whether the headings of levels stand a little higher than the `MITTARI` beside them, as over years of their
    own."""
    near = above.page == line.page and line.baseline - above.baseline < 0.8 * line.size
    return near and any(heading_of(word.text) is not None for word in above.words)


def _steps_beside(line: Line) -> float | None:
    """Where the headings of a table of milestones begin in the line of those of an indicator table, right of it."""
    runs = runs_of(line.words)
    sides = [heading_of(run[0].text) for run in runs]
    table = label_of(line_of(runs[0])) if {0, 1} <= set(sides) else None
    rest = runs[max(sides.index(0), sides.index(1)) + 1 :] if table and table.kind is Kind.INDICATOR else []
    steps = label_of(line_of(word for run in rest for word in run)) if rest else None
    return rest[0][0].x0 if steps and heads_steps(steps) else None


def _ends_both(line: Line, x: float) -> bool:
    """Whether a line ends two tables that stand abreast: the context of another action, or text across both."""
    return _crosses(line, x) or any(label.hit.kind in CONTEXT for label in _labels(parted([line], x)[0]))


def _stands_beside(left: Sequence[Line], table: Sequence[Line]) -> bool:
    """Whether the context of an action, each part with its value, or its milestones from the first row on, are what
    stands left of a table."""
    labels = _labels(left)
    steps = bool(labels) and all(label.hit.kind in _STEPS for label in labels)
    return has_values(left, labels) or (steps and left[0].baseline < table[1].baseline)


def _rest(lines: Sequence[Line], x: float) -> int:
    """Where the rest of a value ends that a page has cut, and what is beside it; 0 if there is no such rest."""
    rest = list(takewhile(lambda line: not (_labels(parted([line], x)[0]) or _crosses(line, x)), lines))
    return len(rest) if all(parted(rest, x)) else 0


def _labels(lines: Sequence[Line]) -> list[PageLabel]:
    return list(labels_at(starts_of(lines)))


def _begins_block(label: PageLabel) -> bool:
    """Whether a label is one of a context or a milestone, and heads no table."""
    return label.hit.kind in (*CONTEXT, Kind.MILESTONE) and not heads_steps(label.hit)


def _heading(lines: Sequence[Line]) -> PageLabel | None:
    """The `MITTARI` in the first of two lines, beside or above whose end stands a heading of its levels."""
    if not any(may_name_heading(line.text) for line in lines):
        return None
    found = next((label for label in labels_at(starts_of(lines[:1])) if label.hit.kind is Kind.INDICATOR), None)
    if found is None:
        return None
    words = (word for line in lines for word in line.words if word.x0 > found.part.x0)
    # A plan's targets alone may be headed `Tavoite 2025`.
    named = any(heading_of(word.text) is not None for word in words)
    return found if named or any(map(side_of, map(line_of, runs_of(found.hit.rest)))) else None


def _edge(lines: Sequence[Line], heading: PageLabel) -> float:
    """Where the column begins that such a table is in: the cells of a table are padded, and its milestones below it may
    begin a little further left."""
    x = heading.part.x0
    steps = (label.part.x0 for label in _labels(lines) if label.hit.kind in _STEPS)
    return min([x, *(step for step in steps if x - heading.part.size < step)])


def _has_own(heading: PageLabel, below: Sequence[Line]) -> bool:
    """Whether the indicators stand below their heading and not left of it. A level that is centred beside the first of
    them may stand higher."""
    return bool(below) and min(line.x0 for line in below[:_FIRST]) < heading.hit.label[-1].x1


def _is_level(above: Line, heading: PageLabel) -> bool:
    """Whether the line above the headings is the first label beside them, whose box has another padding."""
    off = heading.part.baseline - above.baseline
    first = next(labels_at(starts_of([above])), None)
    return first is not None and above.x1 < heading.part.x0 and off < _LEVEL * heading.part.size


def _is_heading_beside(line: Line, below: Line, x: float) -> bool:
    """Whether a line is the headings of a table right of the context that begins a little lower."""
    heading = _heading([line])
    return heading is not None and line.x0 >= x - 1 and below.baseline - line.baseline < 0.8 * line.size


def _end(lines: Sequence[Line], start: int, x: float, before: Sequence[Line]) -> int:
    """Where what is beside a table ends, of which the first line is given: where the milestones of its action begin, or
    the next action, or text that runs across; at `start` if it is neither the context of an action, of which some may
    stand `before`, nor its milestones."""
    above = [label.hit.kind for label in _labels(parted(before, x)[0])]
    titled = Kind.ACTION in takewhile(lambda kind: kind in CONTEXT, reversed(above))
    beside: list[Kind] = []
    for place, line in enumerate(lines[start:], start):
        label = next(labels_at(starts_of(parted([line], x)[0])), None)
        kind = _kind_below(label.hit, beside) if label else None
        if _crosses(line, x) or (kind and _ends(beside, kind, titled=titled)):
            return place if titled or Kind.ACTION in beside else start
        beside += [kind] if kind else []
    return len(lines) if titled or Kind.ACTION in beside else start


def _kind_below(hit: Hit, beside: Sequence[Kind]) -> Kind:
    """What a label is below others: a `Päämäärä` below a PAINOPISTE or a TEEMA is a goal."""
    aim = hit.kind is Kind.FOCUS_AREA and has_other_name(hit) and not {*AREAS}.isdisjoint(beside)
    return Kind.GOAL if aim else hit.kind


def _ends(beside: Sequence[Kind], kind: Kind, *, titled: bool) -> bool:
    """Whether a label ends what is beside a table, where such labels stand so far: a part of a context that came or a
    TOIMENPIDE that one above the table was, or what is none; beside milestones any part of one."""
    if beside and beside[0] in _STEPS:
        return kind in CONTEXT
    if not beside and kind in _STEPS:
        return False
    if kind not in CONTEXT or kind in beside or (kind is Kind.ACTION and titled and bool(beside)):
        return True
    # Behind its TOIMENPIDE an action's context is all there, unless that comes first; a unit may stand below it.
    return Kind.ACTION in beside[1:] and kind is not Kind.RESPONSIBLE


def _begins_row(lines: Sequence[Line], at: int, x: float, rules: Sequence[Rule]) -> bool:
    """Whether one of the lines beside a table and below it is the first of the next action's context, in a row that
    runs across below that of the action."""
    line, above = lines[at], lines[at - 1]
    label = next(labels_at(starts_of([line])), None) if line.x1 < x else None
    if label is None or label.hit.kind not in CONTEXT or parted(lines[at:], x)[1]:
        return False
    if all(other.hit.kind is not Kind.ACTION for other in _labels(parted(lines[:at], x)[0])):
        return False
    flat = [rule for rule in rules if rule.horizontal and above.center < rule.top < line.center]
    return any(rule.x0 < x for rule in flat) and any(rule.x1 > x for rule in flat)


def _crosses(line: Line, x: float) -> bool:
    """Whether a phrase of a line runs over the gap ahead of `x`."""
    return any(word.x0 < x - 1 and word.x1 > x - 0.8 * word.size for word in line.words)
