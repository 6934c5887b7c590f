"""Words marked with a colour, or framed: the edges of these boxes are no rules of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from parsers.model import Rule, Word
from parsers.page.lines import COLUMN

_CLOSE = 2  # points between the edge of such a box and its words, at the most
_HEIGHT = (0.8, 1.8)  # of the size: the box around one line
_OFF = 1  # points that two edges of one box may be off by, as they are rounded

_Edges = dict[tuple[int, int], list[Rule]]  # by where they stand and how far they reach


def without_highlights(rules: Sequence[Rule], words: Iterable[Word]) -> tuple[Rule, ...]:
    """The rules of a page but for the edges of boxes that hug words of one line and stand by themselves: those of a
    cell, however close it is to its words, go on in the next one."""
    if not rules:
        return ()
    edges = {id(rule) for box in _boxes(rules, sorted(words, key=attrgetter("baseline"))) for rule in box}
    return tuple(rule for rule in rules if id(rule) not in edges) if edges else tuple(rules)


def _boxes(rules: Sequence[Rule], words: Sequence[Word]) -> Iterator[list[Rule]]:
    """The four edges of each such box."""
    near = range(-_CLOSE, _CLOSE + 1)
    starts = {round(word.x0) + off for word in words for off in near}
    ends = {round(word.x1) + off for word in words for off in near}
    flat: _Edges = defaultdict(list)
    upright: _Edges = defaultdict(list)
    levels: defaultdict[int, list[Rule]] = defaultdict(list)  # all flat rules, by their height
    for rule in rules:
        if not rule.horizontal:
            upright[round(rule.x0), round(rule.top)].append(rule)
            continue
        levels[round(rule.top)].append(rule)
        if round(rule.x0) in starts and round(rule.x1) in ends:
            flat[round(rule.x0), round(rule.x1)].append(rule)
    baselines = [word.baseline for word in words]
    for found in flat.values():
        found.sort(key=attrgetter("top"))
        for above, below in pairwise(found):
            level = words[bisect_left(baselines, above.top) : bisect_left(baselines, below.top)]
            inside = [word for word in level if above.x0 - _CLOSE <= word.x0 and word.x1 <= above.x1 + _CLOSE]
            sides = [_upright(upright, x, above.top, below.top) for x in (above.x0, above.x1)]
            if inside and all(sides) and _hugs(above, below, inside) and not _goes_on(levels, (above, below)):
                yield [above, below, *(side for own in sides for side in own)]


def _hugs(above: Rule, below: Rule, inside: Sequence[Word]) -> bool:
    """Whether words between two flat rules are a phrase of one line that is as wide as they are."""
    phrase = sorted(inside, key=attrgetter("x0"))
    size = max(word.size for word in phrase)
    together = all(two.x0 - one.x1 < COLUMN * size for one, two in pairwise(phrase))
    level = max(word.baseline for word in phrase) - min(word.baseline for word in phrase) < 0.3 * size
    close = abs(phrase[0].x0 - above.x0) <= _CLOSE and abs(phrase[-1].x1 - above.x1) <= _CLOSE
    return together and level and close and _HEIGHT[0] * size < below.top - above.top < _HEIGHT[1] * size


def _upright(edges: _Edges, x: float, top: float, bottom: float) -> list[Rule]:
    """The upright rules that reach from one height to another, and no farther."""
    near = range(-_OFF, _OFF + 1)
    found = (rule for at in near for height in near for rule in edges.get((round(x) + at, round(top) + height), ()))
    return [rule for rule in found if abs(rule.bottom - bottom) <= _OFF]


def _goes_on(levels: dict[int, list[Rule]], edges: Sequence[Rule]) -> bool:
    """Whether another flat rule goes on from one of the edges of a box, or along it, as that of the next cell."""
    return any(
        (other.x1 > edge.x1 + _CLOSE and other.x0 <= edge.x1 + _CLOSE)
        or (other.x0 < edge.x0 - _CLOSE and other.x1 >= edge.x0 - _CLOSE)
        for edge in edges
        for height in range(-_OFF, _OFF + 1)
        for other in levels.get(round(edge.top) + height, ())
    )
