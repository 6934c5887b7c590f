"""Indicators on tiles in a row, each with its two headings over its values:

Kirjaston kävijät          Lainat asukasta
                           kohti
Lähtötaso   Tavoitetaso    Lähtötaso   Tavoitetaso
10          20             3,5         4
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from parsers.model import Word
from parsers.page.lines import Line, between
from parsers.spelling.column_words import heading_of
from parsers.tables.heading_words import Pair, pairs_of_levels
from parsers.tables.labelled import LabelledRows
from parsers.tables.rows import Row

_WRAP = 1.5  # of the size: how far apart the lines of one value stand at the most
_OFF = 0.5  # of the size: as far left of its heading a cell may begin


def read_tiles(lines: Sequence[Line]) -> LabelledRows | None:
    """The rows of such tiles, one row of them below the other; None if in no line two stand side by side, or if one has
    no name or no value."""
    heads = [at for at, line in enumerate(lines) if pairs_of_levels(line.words)]
    if not any(len(lines[at].words) > 2 for at in heads):
        return None
    rows: list[Row] = []
    labels: list[Word] = []
    done = 0
    for at in heads:
        end = _end_of_values(lines, at + 1)
        tiles = pairs_of_levels(lines[at].words)
        own = [
            _row(lines[done:at], lines[at + 1 : end], tile, after)
            for tile, after in zip(tiles, [*tiles[1:], None], strict=True)
        ]
        left = tiles[0][0].x0 - _OFF * lines[at].size
        if any(not name or not (one or two) for name, one, two in own) or any(
            line.x0 < left for line in lines[done:end]
        ):
            return None
        rows += own
        labels += lines[at].words
        done = end
    return LabelledRows(tuple(rows), tuple(labels))


def _end_of_values(lines: Sequence[Line], start: int) -> int:
    """Where the values end whose first line is that one."""
    for end in range(start + 1, len(lines)):
        above, line = lines[end - 1], lines[end]
        if line.page != above.page or line.baseline - above.baseline >= _WRAP * above.size:
            return end
    return len(lines)


def _row(names: Sequence[Line], values: Sequence[Line], tile: Pair, after: Pair | None) -> Row:
    """The indicator of a tile, from what stands above the headings and below them."""
    first, second = (word.x0 - _OFF * word.size for word in tile)
    end = after[0].x0 - _OFF * after[0].size if after else inf
    levels = [between(values, first, second), between(values, second, end)]
    if heading_of(tile[0].text) == 1:
        levels.reverse()
    return tuple(between(names, first, end)), tuple(levels[0]), tuple(levels[1])
