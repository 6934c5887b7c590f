"""Newspaper columns that an upright rule parts, told by the rule: one may hold nothing but the rest of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from parsers.layouts.page_labels import NARROWEST, has_values, labels_at, parted, starts_of
from parsers.model import Rule
from parsers.page.lines import Line
from parsers.spelling.vocabulary import Kind

_PARTS = 0.6  # of the height of what a page has: a rule as long parts its columns
_TALL = 30  # sizes of its first line: the edge of a table or a box is shorter


def is_tall(rule: Rule, lines: Sequence[Line]) -> bool:
    """Whether an upright rule is long enough to part the columns of a page."""
    return bool(tall_rules([rule], lines))


def tall_rules(rules: Iterable[Rule], lines: Sequence[Line]) -> list[Rule]:
    """The upright rules that are long enough for that."""
    least = max(_PARTS * (lines[-1].bottom - lines[0].top), _TALL * lines[0].size)
    return [rule for rule in rules if not rule.horizontal and rule.bottom - rule.top > least]


def is_parted_at(lines: Sequence[Line], x: float, rules: Iterable[Rule]) -> bool:
    """Whether an upright rule as long as most of what a page has stands ahead of a column that begins at `x`, with
    nothing between the two and nothing that runs over it."""
    least = _PARTS * (lines[-1].bottom - lines[0].top)
    tall = [rule for rule in rules if rule.x0 < x and not rule.horizontal and rule.bottom - rule.top > least]
    rule = max(tall, key=attrgetter("x0"), default=None)
    if rule is None:
        return False
    words = (word for line in lines for word in line.words if rule.top < word.baseline < rule.bottom)
    return not any(word.x1 > rule.x0 - 1 and word.x0 < x - 1 for word in words)


def gutters_of(pages: Mapping[int, Sequence[Line]], rules: Mapping[int, Sequence[Rule]]) -> dict[int, Rule]:
    """The rule between the columns of a page, by the page: left of it stand on some page actions and how they advance,
    as no label, side bar or pane does."""
    drawn = {page: rule for page, lines in pages.items() if (rule := _between(lines, rules.get(page, ()))) is not None}
    proven = {round(rule.x0) for page, rule in drawn.items() if _is_newspaper(pages[page], rule)}
    return {page: rule for page, rule in drawn.items() if round(rule.x0) in proven}


def columns_at(lines: Sequence[Line], rule: Rule) -> Iterator[list[Line]]:
    """The columns left and right of a rule, with what stands above it ahead of the first."""
    left, right = parted([line for line in lines if line.baseline > rule.top], rule.x0)
    first = [*(line for line in lines if line.baseline <= rule.top), *left]
    yield from (column for column in (first, right) if column)


def tells_of_actions(column: Sequence[Line]) -> bool:
    """Whether a column has actions and how they advance, and not indicators alone as a tile has."""
    kinds = {label.hit.kind for label in labels_at(starts_of(column))}
    return Kind.ACTION in kinds and not kinds.isdisjoint((Kind.MILESTONE, Kind.PROGRESS))


def _between(lines: Sequence[Line], rules: Iterable[Rule]) -> Rule | None:
    """The only tall rule of a page, if nothing runs over it and it is no border of a table."""
    tall = tall_rules(rules, lines)
    if len(tall) != 1:
        return None
    (rule,) = tall
    words = [word for line in lines for word in line.words if rule.top < word.baseline < rule.bottom]
    left = min((word.x0 for word in words), default=rule.x0)
    right = max((word.x1 for word in words), default=rule.x0)
    room = NARROWEST * lines[0].size
    over = any(word.x0 < rule.x0 - 1 < word.x1 - 1 for word in words) or any(
        other.x0 < rule.x0 - 1 and other.x1 > rule.x0 + 1 and rule.top + 1 < other.top < rule.bottom - 1
        for other in rules
        if other.horizontal
    )
    below = any(line.baseline > rule.bottom for line in lines)
    return rule if not over and not below and left + room < rule.x0 < right - room else None


def _is_newspaper(lines: Sequence[Line], rule: Rule) -> bool:
    """Whether the first column of a page has all that a report has, each label with its value."""
    first = next(columns_at(lines, rule))
    return tells_of_actions(first) and has_values(first, list(labels_at(starts_of(first))))
