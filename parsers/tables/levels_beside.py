"""Indicators whose levels stand below each other in a column right of their names:

MITTARI   Kirjaston kävijät      Lähtötaso 1 240
          vuodessa               Tavoitetaso 2 000, joista
                                 puolet nuoria
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import inf

from parsers.model import Word
from parsers.page.lines import Line, between, line_of
from parsers.spelling.column_words import level_named
from parsers.spelling.vocabulary import may_name_indicator
from parsers.tables.heading_words import in_other_type
from parsers.tables.labelled import LabelledRows

_OFF = 0.3  # of the size: labels begin at one edge


def read_levels_beside(lines: Sequence[Line], mittari: Sequence[Word]) -> LabelledRows | None:
    """The rows of such indicators, of which each has a label of `mittari` or begins where its first level does; None if
    the levels have no column of their own, or an indicator has no name left of it."""
    found = [(line, at) for line in lines for at, word in enumerate(line.words) if _side(word) is not None]
    edge = min((line.words[at].x0 for line, at in found), default=0.0)
    size = lines[0].size if lines else 0.0
    single = len(found) == 1 and _is_label(*found[0])
    if (len(found) < 2 and not single) or any(line.words[at].x0 - edge > _OFF * size for line, at in found):
        return None
    rows: list[tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]] = []
    labels: list[Word] = []
    for own in _rows(lines, mittari, edge, single=single):
        cells: tuple[list[Line], list[Line], list[Line]] = (between(own, -inf, edge), [], [])
        current = 0
        for line in between(own, edge - 1, inf):
            side = _side(line.words[0])
            if (side is None and not current) or (side is not None and side < current):
                return None
            words = line.words[side is not None :]
            current = current if side is None else side + 1
            labels += line.words[: len(line.words) - len(words)]
            cells[current].extend([line_of(words)] if words else [])
        if not cells[0] or not current:
            return None
        rows.append((tuple(cells[0]), tuple(cells[1]), tuple(cells[2])))
    return LabelledRows(tuple(rows), tuple(labels)) if rows else None


def _is_label(line: Line, at: int) -> bool:
    """Whether the only level there is stands between a name and a value of other types, and so heads no column."""
    cells = line.words[at - 1 : at] + line.words[at + 1 : at + 2]
    return at > 0 and len(cells) > 1 and all(in_other_type(line.words[at], word) for word in cells)


def _rows(lines: Sequence[Line], mittari: Sequence[Word], edge: float, *, single: bool) -> list[list[Line]]:
    """The lines of each indicator, from its label on, or from its first level on where one label stands over all, and
    not over a `single` one; none if lines stand ahead of these."""
    starts = sorted((word.page, word.baseline) for word in mittari if may_name_indicator(word.text))
    if len(starts) < 2 and not single:
        firsts = [line for line in lines for word in line.words if word.x0 >= edge - 1 and _side(word) == 0]
        starts = [(line.page, line.baseline) for line in firsts]
    rows: list[list[Line]] = [[] for _ in starts]
    for line in lines:
        at = bisect_right(starts, (line.page, line.baseline + 0.5 * line.size))
        if not at:
            return []
        rows[at - 1].append(line)
    return rows


def _side(word: Word) -> int | None:
    """Which level a word is the label of: the baseline's (0) or the target's (1)."""
    return level_named(word.text.removesuffix(":"))
