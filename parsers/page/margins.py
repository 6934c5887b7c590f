"""Where the lines of a document end on the right, which tells whether a line may be the wrap of the one above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parsers.model import Rule
from parsers.page.body import Body
from parsers.page.lines import Line

_LARGE = 1.2  # times the size of the text


@dataclass(frozen=True, slots=True)
class Margins:
    """Where paragraphs that start at one left edge end on the right, over the whole document, or in their cell."""

    right: dict[int, float]
    size: float
    uprights: Mapping[int, Sequence[Rule]] = field(default_factory=dict)  # by page

    def wrapped(self, above: Line, line: Line) -> bool:
        """Whether `line` may be the wrap of `above`: its first word had no room there."""
        # What stands behind a label starts where no paragraph does; its wraps start at the label's edge.
        right = self._border(above) or self.right.get(self.edge(above), self.right.get(self.edge(line), above.x1))
        first = line.words[0]
        # A word space is a quarter of the size; justified and rounded edges differ by a little.
        return above.x1 + 0.25 * above.size + (first.x1 - first.x0) > right - 0.1 * above.size

    def filled(self, line: Line) -> float:
        """How much of the room that lines from a left edge have a line takes."""
        room = (self._border(line) or self.right.get(self.edge(line), line.x1)) - line.x0
        return (line.x1 - line.x0) / room if room > 0 else 1.0

    def _border(self, line: Line) -> float | None:
        """The right end of the cell that a line stands in, less what its text keeps from the left one; None if it is in
        none."""
        beside = [rule.x0 for rule in self.uprights.get(line.page, ()) if rule.top < line.center < rule.bottom]
        left = max((x for x in beside if x < line.x0 + 1), default=None)
        right = min((x for x in beside if x > line.x1 - 1), default=None)
        return max(right - (line.x0 - left), line.x1) if left is not None and right is not None else None

    def edge(self, line: Line) -> int:
        """What the left edge of a line is known by."""
        return round(line.x0 / (2 * self.size))

    @classmethod
    def of(cls, body: Body) -> Margins:
        right: dict[int, float] = {}
        uprights = {page: [rule for rule in rules if not rule.horizontal] for page, rules in body.rules.items()}
        margins = cls(right, body.size, uprights)
        for line in body.lines:
            if line.size > _LARGE * body.size:
                continue  # a title
            edge = margins.edge(line)
            right[edge] = max(right.get(edge, 0.0), line.x1)
        return margins
