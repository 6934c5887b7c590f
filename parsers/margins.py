"""Where the lines of a document end on the right, which tells whether a line may be the wrap of the one above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.lines import Line

_LARGE = 1.2  # times the size of the text


@dataclass(frozen=True, slots=True)
class Margins:
    """Where paragraphs that start at one left edge end on the right, over the whole document."""

    right: dict[int, float]
    size: float

    def wrapped(self, above: Line, line: Line) -> bool:
        """Whether `line` may be the wrap of `above`: its first word had no room there."""
        # What stands behind a label starts where no paragraph does; its wraps start at the label's edge.
        right = self.right.get(self.edge(above), self.right.get(self.edge(line), above.x1))
        first = line.words[0]
        # A word space is a quarter of the size; justified and rounded edges differ by a little.
        return above.x1 + 0.25 * above.size + (first.x1 - first.x0) > right - 0.1 * above.size

    def filled(self, line: Line) -> float:
        """How much of the room that lines from a left edge have a line takes."""
        room = self.right.get(self.edge(line), line.x1) - line.x0
        return (line.x1 - line.x0) / room if room > 0 else 1.0

    def edge(self, line: Line) -> int:
        """What the left edge of a line is known by."""
        return round(line.x0 / (2 * self.size))

    @classmethod
    def of(cls, lines: Sequence[Line], size: float) -> Margins:
        right: dict[int, float] = {}
        margins = cls(right, size)
        for line in lines:
            if line.size > _LARGE * size:
                continue  # a title
            edge = margins.edge(line)
            right[edge] = max(right.get(edge, 0.0), line.x1)
        return margins
