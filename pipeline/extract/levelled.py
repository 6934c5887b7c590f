"""Pages whose text lies sideways or askew, turned so that it is upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import cos, radians, sin
from statistics import median
from typing import NamedTuple

from pipeline.extract.pieces import UPRIGHT, Box

ASKEW = 0.05  # degrees that text lies askew: over the width of a page, half a point
_MAIN = 0.8  # of the letters of a page lie as the page does: the names in a chart may be more than half
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

    def axes(self) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """What takes x and y as shown to those of the page then: a·x + b·y + c, each."""
        along, across = (round(of(radians(self.turn)), 12) for of in (cos, sin))
        x, y, (width, height) = self.width / 2, self.height / 2, self.size
        return (
            (along, across, width / 2 - x * along - y * across),
            (-across, along, height / 2 + x * across - y * along),
        )
