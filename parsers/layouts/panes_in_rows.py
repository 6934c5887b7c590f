"""The context of each action left of an upright rule and what is said of it right of that, in rows that are ruled off:

TOIMENPIDE          | MITTARI      Lähtötaso   Tavoitetaso
Kysely asukkaille   | Vastaajat    100         120
____________________|_____________________________________
TOIMENPIDE          | Osatavoite 1: Malli on valmis
Uusi malli          |
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from operator import attrgetter
from typing import NamedTuple

from parsers.layouts.column_order import is_bar
from parsers.layouts.gutters import tall_rules
from parsers.layouts.page_labels import NARROWEST, has_values, labels_at, parted, starts_of
from parsers.model import Rule
from parsers.page.lines import Line
from parsers.spelling.vocabulary import CONTEXT, Kind

_BASELINE = attrgetter("baseline")


class _Rows(NamedTuple):
    """The upright rule of a page, and the heights of those that part the rows at both sides of it."""

    gutter: Rule
    turns: tuple[float, ...]


def panes_in_rows(
    pages: Mapping[int, Sequence[Line]], rules: Mapping[int, Sequence[Rule]]
) -> dict[int, Iterator[list[Line]]]:
    """What stands left and right in each row of a page that is set so, by the page: one of them has more rows than one,
    and shows what stands at either side."""
    drawn = {page: rows for page, lines in pages.items() if (rows := _drawn(lines, rules.get(page, ()))) is not None}
    proven = {round(rows.gutter.x0) for page, rows in drawn.items() if rows.turns and _tells(pages[page], rows)}
    found = {page: rows for page, rows in drawn.items() if round(rows.gutter.x0) in proven}
    return {page: _in_turn(pages[page], rows) for page, rows in found.items() if _has_bar(pages[page], rows)}


def _in_turn(lines: Sequence[Line], rows: _Rows) -> Iterator[list[Line]]:
    """What stands left in each row, and then what stands right; what is above the upright rule comes ahead of all."""
    start = bisect_left(lines, rows.gutter.top, key=_BASELINE)
    ahead = lines[:start]
    for top, bottom in pairwise((rows.gutter.top, *rows.turns, inf)):
        own = slice(*(bisect_left(lines, height, key=_BASELINE) for height in (top, bottom)))
        left, right = parted(lines[own], rows.gutter.x0)
        yield from (column for column in ([*ahead, *left], right) if column)
        ahead = ()


def _drawn(lines: Sequence[Line], rules: Iterable[Rule]) -> _Rows | None:
    """The only tall rule of a page that parts what it has, and the rules that run across it."""
    tall = tall_rules(rules, lines)
    if len(tall) != 1:
        return None
    (gutter,) = tall
    x, room = gutter.x0, NARROWEST * lines[0].size
    words = [word for line in lines for word in line.words if gutter.top < word.baseline < gutter.bottom]
    if not words or any(word.x0 < x - 1 < word.x1 - 1 for word in words):
        return None
    if not min(word.x0 for word in words) + room < x < max(word.x1 for word in words) - room:
        return None
    across = (rule.top for rule in rules if rule.horizontal and rule.x0 + room < x < rule.x1 - room)
    return _Rows(gutter, tuple(sorted({top for top in across if gutter.top + 1 < top < gutter.bottom - 1})))


def _has_bar(lines: Sequence[Line], rows: _Rows) -> bool:
    """Whether nothing but contexts stands left, if anything does, and none of them right."""
    left, right = _sides(lines, rows)
    labels = list(labels_at(starts_of(left)))
    beside = labels_at(starts_of(right))
    return (not labels or is_bar(labels)) and not any(label.hit.kind in CONTEXT for label in beside)


def _tells(lines: Sequence[Line], rows: _Rows) -> bool:
    """Whether actions stand left, each label with its value, and how they are measured or advance right of them."""
    left, right = _sides(lines, rows)
    labels = list(labels_at(starts_of(left)))
    beside = {label.hit.kind for label in labels_at(starts_of(right))}
    said = not beside.isdisjoint((Kind.INDICATOR, Kind.MILESTONE, Kind.PROGRESS))
    return said and any(label.hit.kind is Kind.ACTION for label in labels) and has_values(left, labels)


def _sides(lines: Sequence[Line], rows: _Rows) -> tuple[list[Line], list[Line]]:
    return parted([line for line in lines if line.baseline > rows.gutter.top], rows.gutter.x0)
