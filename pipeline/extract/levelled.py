"""Pages whose text lies sideways or askew, turned so that it is upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, degrees, radians, sin
from statistics import median
from typing import NamedTuple

from parsers.model import Word
from pipeline.extract.pieces import UPRIGHT, Box

ASKEW = 0.05  # degrees that text lies askew: over the width of a page, half a point
_MAIN = 0.8  # of the letters of a page lie as the page does: the names in a chart may be more than half
_FEWEST = 20  # steps from word to word that tell how a page lies
_JUMP = 0.3  # of the size, from a word to the next of its line: three degrees askew
_LEVEL = 0.5  # degrees that its lines differ by, as those that are recognised on a scan do


def main_turn(angles: Sequence[float]) -> float:
    """The direction that the text of a page is written in if it is not upright: the quarter that most of it is turned
    by, and how far it lies askew. `angles` are those of its pieces, clockwise."""
    quarters = Counter(round(angle / 90) % 4 for angle in angles)
    ((quarter, count),) = quarters.most_common(1) or [(0, 0)]
    if count < _MAIN * len(angles):
        return 0.0
    off = [(angle - 90 * quarter + 180) % 360 - 180 for angle in angles]
    near = [angle for angle in off if abs(angle) < UPRIGHT]
    askew = median(near) if near else 0.0
    level = sum(abs(angle - askew) < _LEVEL for angle in near)
    tilt = askew if abs(askew) > ASKEW and 2 * level > len(angles) else 0.0
    return (90 * quarter + tilt + 180) % 360 - 180


def tilt_of(words: Sequence[Word]) -> float:
    """The degrees, clockwise, that the lines of a page lie askew whose words are upright each, and stand one a little
    higher than the next, as some programs write what they recognise on a scan. Words jump by their own height as well,
    which evens out along a line; where most are level, a few jump as marks of notes do."""
    steps = [
        ((other.x0 + other.x1 - one.x0 - one.x1) / 2, other.baseline - one.baseline)
        for one, other in pairwise(words)
        if 0 < other.x0 - one.x1 < one.size and abs(other.baseline - one.baseline) < _JUMP * one.size
    ]
    if len(steps) < _FEWEST or 2 * sum(down == 0 for _, down in steps) > len(steps):
        return 0.0
    along, down = (sum(each) for each in zip(*steps, strict=True))
    tilt = degrees(atan2(down, along))
    return tilt if abs(tilt) > 2 * ASKEW else 0.0  # a tenth of a degree is half of what a line tolerates


class Levelled(NamedTuple):
    """A page as shown, `width` by `height` points, that is turned back by `turn` degrees about its middle."""

    width: float
    height: float
    turn: float

    @property
    def size(self) -> tuple[float, float]:
        """How wide and high it is then."""
        return (self.height, self.width) if round(self.turn / 90) % 2 else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point as shown is then."""
        (a, b, c), (d, e, f) = self.axes()
        return a * x + b * y + c, d * x + e * y + f

    def box(self, box: Box) -> Box:
        """The box around one as shown."""
        corners = [self.point(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def word(self, word: Word) -> Word:
        """A word that stands upright on a line askew, as shown, on the level line."""
        middle = (word.x0 + word.x1) / 2
        x, y = self.point(middle, word.baseline)
        return word.moved(x - middle, y - word.baseline)

    def axes(self) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """What takes x and y as shown to those of the page then: a·x + b·y + c, each."""
        along, across = (round(of(radians(self.turn)), 12) for of in (cos, sin))
        x, y, (width, height) = self.width / 2, self.height / 2, self.size
        return (
            (along, across, width / 2 - x * along - y * across),
            (-across, along, height / 2 + x * across - y * along),
        )
