"""The context of an action in a box of its own, and what is said of the action right of that, as on cards and slides:

 ___________________
|TOIMENPIDE         |   MITTARI      Lähtötaso   Tavoitetaso
|Kysely asukkaille  |   Vastaajat    100         120
|VASTUUTAHO         |   Osatavoite 1: Malli on valmis
|Viestintä__________|
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter

from parsers.layouts.column_order import is_bar
from parsers.layouts.page_labels import NARROWEST, has_values, labels_at, parted, runs_over, starts_of
from parsers.layouts.table_beside import Beside
from parsers.model import Rule
from parsers.page.lines import Line
from parsers.spelling.vocabulary import CONTEXT, Kind
from parsers.tables.matrix import edges_of

_BASELINE = attrgetter("baseline")
_SAID = {Kind.INDICATOR, Kind.MILESTONE, Kind.PROGRESS}  # of an action
_BOXES = 40  # of a page: a bound on the work


def panes_in_boxes(lines: Sequence[Line], rules: Iterable[Rule]) -> Iterator[Beside]:
    """Where on a page such boxes stand, from top to bottom. The TOIMENPIDE of the last one may stand overleaf."""
    done = 0
    edge = None  # of the box above
    for top, bottom, x in islice(_boxes(lines, rules), _BOXES):
        start, end = (bisect_left(lines, height, key=_BASELINE) for height in (top, bottom))
        if done <= start < end and _is_pane(lines[start:end], x, torn=end == len(lines) and x == edge):
            yield Beside(start, end, x)
            done, edge = end, x


def _boxes(lines: Sequence[Line], rules: Iterable[Rule]) -> Iterator[tuple[float, float, float]]:
    """The first of the boxes that stand between two heights, by these and where it ends at the right, from top to
    bottom, if nothing stands left of it."""
    found = list(boxes_of(rules))
    left, room = (min(line.x0 for line in lines), NARROWEST * lines[0].size) if found else (0.0, 0.0)
    for top, bottom, edges in found:
        if edges[0] < left + room < edges[0] + 2 * room < edges[1] + room:
            yield top, bottom, edges[1]


def boxes_of(rules: Iterable[Rule]) -> Iterator[tuple[float, float, list[float]]]:
    """The edges of the boxes that stand side by side between two heights, by these, from top to bottom."""
    uprights: defaultdict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in rules:
        if not rule.horizontal:
            uprights[round(rule.top), round(rule.bottom)].append(rule)
    for (top, bottom), own in sorted(uprights.items()):
        edges = edges_of(own)
        if len(edges) > 1:
            yield top, bottom, edges


def _is_pane(lines: Sequence[Line], x: float, *, torn: bool) -> bool:
    """Whether of some lines what is left of `x` is the context of an action, each label with its value, and what is
    right of it is said of that. A page may have `torn` it."""
    if runs_over(lines, x):
        return False
    left, right = parted(lines, x)
    labels = list(labels_at(starts_of(left)))
    beside = {label.hit.kind for label in labels_at(starts_of(right))}
    named = torn or any(label.hit.kind is Kind.ACTION for label in labels)
    bar = named and is_bar(labels) and has_values(left, labels)
    return bar and not beside.isdisjoint(_SAID) and beside.isdisjoint(CONTEXT)
