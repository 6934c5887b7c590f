"""What else a card of an indicator tells, below a caption set as its headings are, for which no table has a column:

MITTARI
Saneerattu verkosto
LÄHTÖTASO      TAVOITETASO
4,0 km         6,9 km
Tavoitteen saavuttamisaste
                       61 %
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Word
from parsers.page.lines import Line
from parsers.tables.headings import Heading

_OFF = 0.5  # of the size: captions of one card begin at one edge

_Look = tuple[float, bool, str]


def without_other_captions(lines: Sequence[Line], headings: Sequence[Heading], labels: Sequence[Word]) -> list[Line]:
    """The lines of cards without such captions and what is below these, up to the next label or heading."""
    heads = {_look(heading.baseline[0]) for heading in headings}
    if len(heads) != 1 or heads != {_look(word) for word in labels}:
        return list(lines)  # as most tables, whose headings have a type of their own
    edges = [min(word.x0 for word in heading.words) for heading in headings]
    marks = sorted(_place(word) for heading in headings for word in (*labels, *heading.baseline))
    left: list[Line] = []
    other, valued = False, False
    at = 0
    for line in lines:
        passed = at
        while at < len(marks) and marks[at] <= _place(line.words[0]):
            at += 1
        if at > passed:
            other = valued = False
        looks = set(map(_look, line.words))
        level = any(abs(line.x0 - edge) < _OFF * line.size for edge in edges)
        other |= valued and level and looks == heads
        valued |= looks.isdisjoint(heads)
        if not other:
            left.append(line)
    return left


def _look(word: Word) -> _Look:
    return round(word.size, 1), word.bold, word.font


def _place(word: Word) -> tuple[int, float]:
    return word.page, word.baseline
