"""Units that stand across from a TEKO or a TOIMENPIDE, at the right end of its line, behind its text:

TEKO         Ohjelma                                      Tilapalvelut
TOIMENPIDE   Luomme mallin, joka palvelee asukkaita
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from parsers.labels.hits import Hit
from parsers.model import Word
from parsers.page.lines import COLUMN, runs_of, said
from parsers.spelling.column_words import column_of
from parsers.spelling.unit_names import names_unit
from parsers.spelling.vocabulary import Kind

_KINDS = (Kind.INITIATIVE, Kind.ACTION)
_FAR = 2 * COLUMN  # sizes from the text
_MOST = 6  # words of a unit


def with_units_across(hits: Mapping[int, Hit]) -> dict[int, Hit]:
    """The labels with such units, of which some stand at one right edge and not at one left edge, or say that they are
    units."""
    across = {at: run for at, hit in hits.items() if hit.kind in _KINDS and hit.rest and (run := _across(hit))}
    ends = Counter(round(run[-1].x1) for run in across.values())
    starts = Counter(round(run[0].x0) for run in across.values())
    units = {at: run for at, run in across.items() if _is_unit(run, ends, starts)}
    return {**hits, **{at: _with_unit(hits[at], run) for at, run in units.items()}}


def _across(hit: Hit) -> list[Word]:
    """The last words of a label's line, if they stand far behind its text, in another type or as a unit's name."""
    *before, last = runs_of(hit.rest)
    if not before or len(last) > _MOST or last[0].x0 - before[-1][-1].x1 < _FAR * last[0].size or column_of(said(last)):
        return []
    return last if _look(before[-1][-1]) != _look(last[0]) or names_unit(said(last)) else []


def _is_unit(run: list[Word], ends: Counter[int], starts: Counter[int]) -> bool:
    end, start = round(run[-1].x1), round(run[0].x0)
    alike = sum(count for x, count in ends.items() if abs(x - end) < 2)  # rounded edges of one
    return (alike > 1 and starts[start] < alike) or names_unit(said(run))


def _with_unit(hit: Hit, unit: list[Word]) -> Hit:
    return replace(hit, rest=hit.rest[: len(hit.rest) - len(unit)], unit=tuple(unit))


def _look(word: Word) -> tuple[float, bool, bool]:
    return round(word.size, 1), word.bold, word.slanted
