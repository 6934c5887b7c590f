"""The milestones of an action in a ruled table right of its context and its indicators, as on sheets that lie across:

TOIMENPIDE                          |Osatavoite         |Raportointi    |
Kysely asukkaille                   |___________________|_______________|
VASTUUTAHO                          |1. Kysely on tehty |Tehtiin        |
Viestintä                           |___________________|_______________|
MITTARI    Lähtötaso   Tavoitetaso
Vastaajat  100         120
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from operator import attrgetter
from typing import NamedTuple

from parsers.labels.hits import heads_steps, label_of
from parsers.layouts.page_labels import NARROWEST, has_values, labels_at, parted, runs_over, starts_of
from parsers.layouts.table_beside import Beside
from parsers.model import Rule
from parsers.page.lines import Line
from parsers.spelling.vocabulary import CONTEXT, Kind
from parsers.tables.matrix import APART

_BASELINE = attrgetter("baseline")
_COLUMNS = 2  # of such a table, at the least
_LEVEL = 1.5  # sizes: how much higher than the table the first label beside it may stand
_TABLES = 40  # of a page: a bound on the work


class _Stroke(NamedTuple):
    """An upright line, whose pieces may be the borders of cells."""

    x: float
    top: float
    bottom: float


def steps_in_boxes(lines: Sequence[Line], rules: Iterable[Rule]) -> Iterator[Beside]:
    """Where on a page such tables stand, with what is left of each, from top to bottom."""
    least = min(line.x0 for line in lines) + NARROWEST * lines[0].size
    tables = [table for table in _tables(rules) if table.x > least][:_TABLES]
    done = 0
    for (x, top, bottom), below in pairwise([*tables, _Stroke(inf, inf, inf)]):
        start, rest, last = (bisect_left(lines, height, key=_BASELINE) for height in (top, bottom, below.top))
        if start > done and _is_label_above(lines[start - 1], top, x):
            start -= 1
        end = next((at for at in range(rest, last) if _ends(lines[at], x)), last)
        if done <= start < rest and _are_beside(lines[start:end], x):
            yield Beside(start, end, x)
            done = end


def _tables(rules: Iterable[Rule]) -> Iterator[_Stroke]:
    """The left borders of ruled tables, from top to bottom: right of each stand further lines between its heights."""
    levels: list[list[_Stroke]] = []
    for stroke in sorted(_strokes(rules), key=attrgetter("top", "x")):
        if not levels or stroke.top - levels[-1][0].top > APART:
            levels.append([])
        levels[-1].append(stroke)
    for level in levels:
        left = min(level)
        if sum(abs(stroke.bottom - left.bottom) <= APART for stroke in level) > _COLUMNS:
            yield left


def _strokes(rules: Iterable[Rule]) -> Iterator[_Stroke]:
    """Upright rules, those that follow each other as one."""
    whole: _Stroke | None = None
    for rule in sorted((rule for rule in rules if not rule.horizontal), key=lambda rule: (round(rule.x0), rule.top)):
        if whole and abs(rule.x0 - whole.x) <= APART and whole.top <= rule.top <= whole.bottom + APART:
            whole = whole._replace(bottom=max(whole.bottom, rule.bottom))
            continue
        if whole:
            yield whole
        whole = _Stroke(rule.x0, rule.top, rule.bottom)
    if whole:
        yield whole


def _is_label_above(line: Line, top: float, x: float) -> bool:
    """Whether a line a little higher than a table is the first label beside it, whose box has another padding."""
    return line.x1 < x and top - line.baseline < _LEVEL * line.size and any(labels_at(starts_of([line])))


def _ends(line: Line, x: float) -> bool:
    """Whether a line below the table is none of what stands left of it: it runs on, or begins another context."""
    return line.x1 > x or any(label.hit.kind in CONTEXT for label in labels_at(starts_of([line])))


def _are_beside(lines: Sequence[Line], x: float) -> bool:
    """Whether of some lines what is left of `x` is the context of one action, each label with its value, and what is
    right of it a table of milestones."""
    if runs_over(lines, x):
        return False
    left, right = parted(lines, x)
    labels = list(labels_at(starts_of(left)))
    actions = sum(label.hit.kind is Kind.ACTION for label in labels)
    if actions != 1 or not right or not has_values(left, labels):
        return False
    hit = label_of(right[0])
    return hit is not None and heads_steps(hit)
