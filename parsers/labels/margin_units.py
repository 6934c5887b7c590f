"""Units in the left margin beside the first label of what they answer for, with all of that right of them:

Infra ja         TEKO         Ratayhteys
kunnossapito     TOIMENPIDE   Uusitaan vaihteet
                 MITTARI      Lähtötaso   Tavoitetaso

Or centred in a box that is as high as that of the label and its value, or between a label and its value below it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from math import inf
from typing import NamedTuple

from parsers.labels.hits import Hit, label_of, label_places
from parsers.layouts.page_labels import NARROWEST
from parsers.model import Rule, Word
from parsers.page.body import Body, remeasured, without
from parsers.page.lines import Line, line_of
from parsers.spelling.vocabulary import Kind, match_label, may_begin_label, may_name_deed
from parsers.tables.columns import flat_levels

_KINDS = (Kind.INITIATIVE, Kind.ACTION)
_LINES = 4  # of a unit, at the most
_STEP = 1.6  # sizes: from a line of it to the next
_LETTERS = 4  # of a unit, at the least: other margins have numbers
_OFF = 0.5  # of the size: labels begin as near to their edge, and boxes
_PADDING = 2  # sizes: from the side of a box to the label in it


class _Beside(NamedTuple):
    """A unit, and the label beside it."""

    unit: tuple[Word, ...]
    hit: Hit

    @property
    def label(self) -> Word:
        return self.hit.label[0]


def without_margin_units(body: Body) -> tuple[Body, dict[Word, tuple[Word, ...]]]:
    """The body without such units, and they by the first word of the label beside them. All labels of the kinds that
    have them begin at one edge right of them."""
    found = list(_units(body, inf)) if body.positioned else []
    if not found:
        return body, {}
    edge, size = found[0].label.x0, found[0].label.size
    found = list(_units(body, edge))
    kinds = {each.hit.kind for each in found}
    labels = (_label_at(line, place) for line in body.lines for place in (0, *label_places(line)[:1]))
    if any(abs(hit.x0 - edge) > _OFF * size for hit in labels if hit and hit.kind in kinds):
        return body, {}
    left = without(body, [word for each in found for word in each.unit])
    return remeasured(left, left.lines, left.rules), {each.label: each.unit for each in found}


def _units(body: Body, edge: float) -> Iterator[_Beside]:
    """The units beside labels, however close to one that begins at a known edge."""
    lines, taken = body.lines, tuple[Word, ...]()
    for at, line in enumerate(lines):
        if not may_name_deed(line.text) or line.words[0] in taken:
            continue
        found = match_label(line.text)
        places = label_places(line)[:1]
        if not places and not found:  # as nearly none has
            places = list(_behind_rule(line, body.rules.get(line.page, ()))) or list(_at_edge(line, edge))
        own: tuple[Word, ...] = ()
        hit = _label_at(line, *places) if places else None
        if hit and hit.x0 - line.x0 >= NARROWEST * line.words[0].size and not label_of(line):
            own = _in_margin(lines[at:], hit.label[0])
        if not hit and found and not line.gaps and (own := _between(lines[at : at + 3])):
            hit = _label_at(line, 0)
        first = hit.label[0] if hit else line.words[0]
        if not own and (hit or (found and found.kind in _KINDS)):
            own = _in_box(lines[max(0, at - _LINES) : at + _LINES], first, body.rules.get(line.page, ()))
            hit = hit or (_label_at(line, 0) if own else None)
        letters = sum(char.isalpha() for word in own for char in word.text)
        if hit and letters >= _LETTERS and not any(char.isdigit() for word in own for char in word.text):
            taken = own
            yield _Beside(own, hit)


def _behind_rule(line: Line, rules: Iterable[Rule]) -> Iterator[int]:
    """The first place in a line ahead of which an upright rule is drawn, closer than a column's gap."""
    drawn = [rule.x0 for rule in rules if not rule.horizontal and rule.top < line.center < rule.bottom]
    places = (at for at, (word, after) in enumerate(pairwise(line.words), 1) if _is_between(word, drawn, after))
    yield from islice(places, 1)


def _at_edge(line: Line, edge: float) -> Iterator[int]:
    """The place of the word that begins at an edge, behind others."""
    yield from (at for at, word in enumerate(line.words) if at and abs(word.x0 - edge) < _OFF * word.size)


def _is_between(word: Word, drawn: Iterable[float], after: Word) -> bool:
    return any(word.x1 <= x <= after.x0 for x in drawn)


def _label_at(line: Line, place: int) -> Hit | None:
    """The label of a TEKO or a TOIMENPIDE that a line has at one of its places."""
    part = line_of(line.words[place:]) if place else line
    hit = label_of(part) if may_begin_label(part.text) else None
    return hit if hit and hit.kind in _KINDS and (hit.upper or hit.colon or hit.is_set_apart) else None


def _in_margin(lines: Sequence[Line], label: Word) -> tuple[Word, ...]:
    """What lines have left of a label, from its own on as long as they go on with each other; nothing if that is no
    column of its own, as where more stands there below a space."""
    own: list[Word] = []
    for line in islice(lines, _LINES):
        left = [word for word in line.words if word.x0 < label.x0 - _OFF * label.size]
        if not left or (own and _is_apart(own, left)):
            break
        if left[-1].x1 > label.x0 - _OFF * label.size:  # runs below the label
            return ()
        own += left
    return tuple(own)


def _between(lines: Sequence[Line]) -> tuple[Word, ...]:
    """The second of three lines where that is a unit beside a label and the value below it, centred between these."""
    if len(lines) < 3 or lines[0].page != lines[2].page:
        return ()
    label, unit, value = lines
    left = unit.x1 < label.x0 - _OFF * label.size and label.x0 - unit.x0 >= NARROWEST * unit.size
    at_label = abs(value.x0 - label.x0) < _OFF * value.size and value.baseline - label.baseline < 2 * value.size
    return unit.words if left and at_label and label.baseline < unit.baseline < value.baseline else ()


def _in_box(lines: Iterable[Line], label: Word, rules: Sequence[Rule]) -> tuple[Word, ...]:
    """What lines have in the box left of that of a label, which both begin and end level; nothing if that is a label
    as well."""
    center = (label.top + label.bottom) / 2
    sides = sorted(rule.x0 for rule in rules if not rule.horizontal and rule.top < center < rule.bottom)
    place = bisect_left(sides, label.x0)
    if place < 2 or label.x0 - sides[place - 1] > _PADDING * label.size:
        return ()
    left, right = sides[place - 2 : place]
    box, others = (_around(center, flat_levels(rules, edges)) for edges in ((left, right), (label.x0, label.x1)))
    if any(abs(one - other) > _OFF * label.size for one, other in zip(box, others, strict=True)):
        return ()
    top, bottom = box
    parts = [
        [word for word in line.words if left < word.x0 < right and top < (word.top + word.bottom) / 2 < bottom]
        for line in lines
        if line.page == label.page
    ]
    own = [words for words in parts if words]
    return () if own and label_of(line_of(own[0])) else tuple(word for words in own for word in words)


def _around(y: float, levels: Sequence[float]) -> tuple[float, float]:
    """The levels next to a height."""
    return max((each for each in levels if each < y), default=-inf), min(
        (each for each in levels if each > y), default=inf
    )


def _is_apart(above: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether words are not the next line of those above."""
    first, word = above[0], words[0]
    last = [one for one in above if one.baseline == above[-1].baseline]
    left, right = word.x0 - last[0].x0, words[-1].x1 - last[-1].x1
    set_below = min(abs(left), abs(right), abs(left + right) / 2) < _OFF * word.size  # at one edge, or centred
    alike = (first.size, first.bold) == (word.size, word.bold) and set_below
    overleaf = word.page == first.page + 1 and word.text[0].islower()
    near = word.page == first.page and word.baseline - above[-1].baseline <= _STEP * word.size
    return not alike or not (near or overleaf)
