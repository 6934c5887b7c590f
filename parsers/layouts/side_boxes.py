"""Boxes right of the context of an action. One that says who answers for it is read after what is left of it. Those
without labels say nothing of it, and are set aside: they would be read as the ends of the values beside them.

PAINOPISTE   Kasvava Pori        |Lautakunta käsitteli |
TAVOITE      Sujuva arki         |raportin 12.9.2025.  |
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter

from parsers.layouts.column_order import is_bar
from parsers.layouts.page_labels import NARROWEST, has_values, labels_at, parted, starts_of
from parsers.layouts.panes_in_boxes import boxes_of
from parsers.layouts.table_beside import Beside
from parsers.model import Rule, Word
from parsers.page.body import Body, without
from parsers.page.lines import Line
from parsers.spelling.column_words import may_name_heading
from parsers.spelling.vocabulary import Kind

_BASELINE = attrgetter("baseline")
_ALONE = 2  # edges
_FEWEST = 2  # lines of a box: in one line a unit may stand, or a state
_BOXES = 40  # of a page: a bound on the work


def without_side_boxes(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body without the words of such boxes."""
    if not body.positioned:
        return body, {}
    apart: dict[Word, None] = {}
    for page, on_page in groupby(body.lines, key=attrgetter("page")):
        rules = body.rules.get(page, ())
        apart |= dict.fromkeys(_apart(list(on_page), rules)) if rules else {}
    return (without(body, apart) if apart else body), {}


def labelled_boxes(lines: Sequence[Line], rules: Iterable[Rule]) -> Iterator[Beside]:
    """Where on a page such boxes stand that say who answers for the action, and no more."""
    done = 0
    for start, end, x in _beside_context(lines, rules):
        kinds = {label.hit.kind for label in labels_at(starts_of(parted(lines[start:end], x)[1]))}
        if start >= done and kinds == {Kind.RESPONSIBLE}:
            yield Beside(start, end, x)
            done = end


def _apart(lines: Sequence[Line], rules: Iterable[Rule]) -> Iterator[Word]:
    """The words of such boxes on a page that have no labels."""
    for start, end, x in _beside_context(lines, rules):
        own = parted(lines[start:end], x)[1]
        if not any(labels_at(starts_of(own))) and not any(may_name_heading(line.text) for line in own):
            yield from (word for line in own for word in line.words)


def _beside_context(lines: Sequence[Line], rules: Iterable[Rule]) -> Iterator[Beside]:
    """Where boxes stand right of parts of a context, each of which has its value left of them."""
    for top, bottom, left, right in islice(_boxes(lines, rules), _BOXES):
        start, end = (bisect_left(lines, height, key=_BASELINE) for height in (top, bottom))
        values, own = parted(lines[start:end], left)
        if len(own) < _FEWEST or not values or max(line.x1 for line in own) > right:
            continue
        labels = list(labels_at(starts_of(values)))
        if is_bar(labels) and has_values(values, labels) and max(line.x1 for line in values) < left:
            yield Beside(start, end, left)


def _boxes(lines: Sequence[Line], rules: Iterable[Rule]) -> Iterator[tuple[float, float, float, float]]:
    """The boxes that stand alone between two heights, by these and their edges, and right of where labels do. One that
    hangs on another is a row of a table."""
    found = [(top, bottom, edges) for top, bottom, edges in boxes_of(rules) if len(edges) == _ALONE]
    least = min(line.x0 for line in lines) + NARROWEST * lines[0].size if found else 0.0
    ends = Counter((round(height), round(edges[0])) for top, bottom, edges in found for height in (top, bottom))
    for top, bottom, (left, right) in found:
        if left > least and all(ends[round(height), round(left)] == 1 for height in (top, bottom)):
            yield top, bottom, left, right
