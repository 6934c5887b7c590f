"""Between two lines on one another in a cell's column: what it costs to part them, and to keep them in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parsers.page.lines import Line
from parsers.page.texts import begins_item
from parsers.spelling.vocabulary import continues, is_whole_value

# What a reader would be surprised by, in units of "rather odd" (1); 4 is "hardly ever", 8 "never".
LOWER_START = 4.0  # a cell that begins with a small letter below a full line
_SMALL_BELOW = 1.0  # a cell that begins with a small letter right below a line where its first word had room
_HANGING_END = 4.0  # a cell that ends in a hyphen, a comma, a colon, `ja` or `joka`
_SPACE_INSIDE = 3.0  # a paragraph's space inside a cell
BROKEN_EARLY = 3.0  # inside a cell, a line broken although the next word had room
_CAPITAL_INSIDE = 1.5  # inside a cell, a wrap that happens to begin with a capital
_TIGHT_CELLS = 0.7  # two cells on one another without a space, where the upper one's line is full
_VALUES_INSIDE = 3.0  # `n. 60 %` over `45 %` inside a cell: each is a whole value

_SPACED = 1.15  # times the pitch: a sign that is lowered, as in CO₂, makes its own line a little higher
_SPACE = 0.25  # of the size: a word space in most fonts


class Seam(NamedTuple):
    """Between two neighbouring lines of a column: what it costs to part them, or to keep them in one cell."""

    apart: float
    inside: float
    spaced: bool  # a paragraph's space is between the two, or may be: a page ends there

    @classmethod
    def between(cls, above: Line, below: Line, room: Room, pitch: float) -> Seam:
        over_page = above.page != below.page
        step = pitch if over_page else below.baseline - above.baseline
        spaced = step > _SPACED * pitch
        whole = is_whole_value(above.text)
        lower = begins_small(below) * (0.5 if whole else 1)  # `31.12.2025` may be all
        hanging = hangs(above) or _parts_number(above, below)
        early = room.left_by(above, below)  # how sure it is that the line was broken on purpose
        apart = _HANGING_END * hanging + (1 - early) * (1 - 0.6 * spaced) * (LOWER_START * lower + _TIGHT_CELLS)
        apart += early * _SMALL_BELOW * lower * (not spaced)  # what may not be parted, `30 henkilöä`, wraps as a whole
        inside = (
            _SPACE_INSIDE * (spaced + (step > 1.8 * pitch))  # the space of a whole line is odder still
            + early * BROKEN_EARLY * (0.3 if hanging or begins_item(below.words) else 0.7 if lower else 1)
            + _CAPITAL_INSIDE * (not lower and not hanging)
            + _VALUES_INSIDE * ((whole or above.text == below.text) and is_whole_value(below.text))
        )
        return cls(apart, inside, spaced or over_page)


class Room(NamedTuple):
    """How wide a column's lines are: for certain, as some are, and at the most."""

    reached: float
    limit: float
    space: float  # between two words, in the size of their line

    def left_by(self, above: Line, below: Line) -> float:
        """1 when the first word below had had room above, 0 when not, a little where it may have had."""
        first = below.words[0]
        needed = above.x1 - above.x0 + self.space * above.size + (first.x1 - first.x0)
        if needed <= self.reached + 0.05 * above.size:
            return 1.0
        if needed < 0.5 * self.limit:
            return 0.6  # no column is set to less than half of its room
        return 0.1 if needed < self.limit - 0.3 * above.size else 0.0

    @classmethod
    def of(cls, column: Sequence[Line], limit: float) -> Room:
        left = min((line.x0 for line in column), default=limit)
        spaces = [(after.x0 - before.x1) / line.size for line in column for before, after in pairwise(line.words)]
        space = median(spaces) if spaces else _SPACE
        return cls(max((line.x1 - line.x0 for line in column), default=0.0), limit - left, space)


def begins_small(line: Line) -> bool:
    """Whether a line begins as the middle of a sentence does (`enintään 10 vrk` begins as a value does), or is what
    explains the line above: `(asteikko 1–5)`. A figure in brackets is a value."""
    text = line.text
    bracketed = text[0] == "(" and text.find(")") in (-1, len(text) - 1)
    explains = bracketed and not is_whole_value(text[1:].removesuffix(")"))
    return (text[0].islower() and not is_whole_value(text)) or text[0] in "%€" or explains


def _parts_number(above: Line, below: Line) -> bool:
    """Whether the digits of one number stand on both lines: `enintään 100` over `000 €`. None begins with a zero."""
    last, first = above.words[-1].text, below.words[0].text
    return last.isdigit() and len(last) <= 3 and first.isdigit() and len(first) == 3 and first[0] == "0"


def hangs(line: Line) -> bool:
    """Whether a line's end says that it goes on."""
    last = line.words[-1].text
    if line.text == "–":
        return False  # all that its cell says
    inside = line.text.count("(") > line.text.count(")")  # `tulos (asteikko` over `1–5)`
    return inside or (last.endswith(("-", "\u00ad", ",", ":")) and len(last) > 1) or continues(last)
