"""Units that stand across from a TEKO or a TOIMENPIDE, at the right end of its line, behind its text or ahead of that:

TEKO   Ohjelma                Tilapalvelut        TOIMENPIDE             Tilapalvelut
                                                  Luomme mallin
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.labels.hits import Hit
from parsers.model import Word
from parsers.page.lines import COLUMN, Line, runs_of, said
from parsers.spelling.column_words import column_of
from parsers.spelling.vocabulary import CONTEXT, Kind, names_unit

_KINDS = (Kind.INITIATIVE, Kind.ACTION)
_FAR = 2 * COLUMN  # sizes from what is before it
_MOST = 6  # words of a unit


def with_units_across(lines: Sequence[Line], hits: dict[int, Hit]) -> dict[int, Hit]:
    """The labels with such units, of which some stand at one right edge and not at one left edge, or say that they are
    units."""
    context = [hit for hit in hits.values() if hit.kind in CONTEXT]
    stacked = 2 * sum(not hit.rest for hit in context) > len(context)
    across = {
        at: run
        for at, hit in hits.items()
        if hit.kind in _KINDS and hit.rest and (run := _across(lines, hits, at, stacked=stacked))
    }
    if not across:
        return hits
    ends = Counter(round(run[-1].x1) for run in across.values())
    starts = Counter(round(run[0].x0) for run in across.values())
    margin = max(line.x1 for line in lines)
    units = {
        at: run
        for at, run in across.items()
        if _is_unit(run, ends, starts) or margin - run[-1].x1 < run[-1].size  # alone, but where lines end
    }
    return hits | {at: _with_unit(hits[at], run) for at, run in units.items()}


def _across(lines: Sequence[Line], hits: Mapping[int, Hit], at: int, *, stacked: bool) -> list[Word]:
    """The last words of a label's line, if they stand far behind what is before them, and that or what is below the
    label is its text: it is in another type, or most labels have theirs `stacked` below them."""
    hit = hits[at]
    *before, last = runs_of(hit.rest)
    left = before[-1][-1] if before else hit.label[-1]
    if last[0].x0 - left.x1 < _FAR * last[0].size or len(last) > _MOST or column_of(said(last)):
        return []
    if before:
        return last if _look(before[-1][-1]) != _look(last[0]) or names_unit(said(last)) else []
    below = lines[at + 1] if at + 1 < len(lines) and at + 1 not in hits else None
    if below is None or not hit.x0 - below.size < below.x0 < hit.label[-1].x1:
        return []
    return last if stacked or _look(below.words[0]) != _look(last[0]) else []


def _is_unit(run: Sequence[Word], ends: Counter[int], starts: Counter[int]) -> bool:
    end, start = round(run[-1].x1), round(run[0].x0)
    alike = sum(count for x, count in ends.items() if abs(x - end) < 2)
    return (alike > 1 and starts[start] < alike) or names_unit(said(run))


def _with_unit(hit: Hit, unit: Sequence[Word]) -> Hit:
    return replace(hit, rest=hit.rest[: len(hit.rest) - len(unit)], unit=tuple(unit))


def _look(word: Word) -> tuple[float, bool, bool]:
    return round(word.size, 1), word.bold, word.slanted
