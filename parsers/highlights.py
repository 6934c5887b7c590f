"""Words marked with a colour, or framed: the edges of these boxes are no rules of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from parsers.model import Rule, Word

_CLOSE = 2  # points between the edge of such a box and its words: cells have more, or reach farther on one side
_HEIGHT = (0.8, 1.8)  # of the size: the box around one line
_OFF = 0.5  # points that two edges of one box may be off by, as they are rounded

_Box = tuple[float, float, float, float]


def without_highlights(rules: Sequence[Rule], words: Iterable[Word]) -> tuple[Rule, ...]:
    """The rules of a page but for the edges of boxes that hug words of one line."""
    if not rules:
        return ()
    ordered = sorted(words, key=attrgetter("baseline"))
    boxes = list(_boxes(rules, ordered))
    return tuple(rule for rule in rules if not any(_is_edge(rule, box) for box in boxes)) if boxes else tuple(rules)


def _boxes(rules: Sequence[Rule], words: Sequence[Word]) -> Iterator[_Box]:
    """The boxes around words, of which the upper and the lower edge are among the rules."""
    near = range(-_CLOSE, _CLOSE + 1)
    starts = {round(word.x0) + off for word in words for off in near}
    ends = {round(word.x1) + off for word in words for off in near}
    edges: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for rule in rules:
        if rule.horizontal and round(rule.x0) in starts and round(rule.x1) in ends:
            edges[round(rule.x0), round(rule.x1)].append(rule.top)
    baselines = [word.baseline for word in words]
    for (x0, x1), heights in edges.items():
        heights.sort()
        for top in heights:
            for bottom in heights[bisect_left(heights, top + _OFF) :][:2]:
                first = bisect_left(baselines, top)
                inside = [
                    word
                    for word in words[first : bisect_left(baselines, bottom)]
                    if x0 - _CLOSE <= word.x0 and word.x1 <= x1 + _CLOSE
                ]
                if inside and _hugs((x0, top, x1, bottom), inside):
                    yield x0, top, x1, bottom


def _hugs(box: _Box, inside: Sequence[Word]) -> bool:
    x0, top, x1, bottom = box
    size = max(word.size for word in inside)
    level = max(word.baseline for word in inside) - min(word.baseline for word in inside) < 0.3 * size
    left, right = min(word.x0 for word in inside), max(word.x1 for word in inside)
    return (
        level
        and _HEIGHT[0] * size < bottom - top < _HEIGHT[1] * size
        and abs(left - x0) <= _CLOSE
        and abs(right - x1) <= _CLOSE
    )


def _is_edge(rule: Rule, box: _Box) -> bool:
    x0, top, x1, bottom = box
    across = x0 - _CLOSE <= rule.x0 and rule.x1 <= x1 + _CLOSE
    return across and top - _OFF <= rule.top and rule.bottom <= bottom + _OFF
