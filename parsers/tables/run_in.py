"""Indicators in running text, whose levels signs part, or the type of their labels does, however the lines wrap:

MITTARI Kirjaston kävijät vuodessa | Lähtö-
taso: 1 240 | Tavoitetaso: 2 000
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter

from parsers.model import SOFT_HYPHEN, Word
from parsers.page.lines import Line, line_of
from parsers.spelling.column_words import level_named
from parsers.spelling.vocabulary import CRUMBS, DASHES, may_name_indicator
from parsers.tables.heading_words import is_time
from parsers.tables.labelled import LabelledRows

_SIGNS = CRUMBS | frozenset("|;")
_CLOSED = (";", ",")  # what a value may end with that a level follows


@dataclass(slots=True)
class _Indicator:
    """The words of an indicator's name and of its two values, and those of labels and signs."""

    cells: tuple[list[Word], list[Word], list[Word]] = field(default_factory=lambda: ([], [], []))
    labels: list[Word] = field(default_factory=list)


def read_run_in(lines: Sequence[Line], mittari: Sequence[Word]) -> LabelledRows | None:
    """The indicators of such text; None if neither a sign nor bold type begins each level. `mittari` are the labels of
    the indicators, as many as there are."""
    places = sorted((word.page, word.baseline) for word in mittari if may_name_indicator(word.text))
    own: list[list[Line]] = [[] for _ in places]
    for line in lines:
        at = bisect_right(places, (line.page, line.baseline + 0.33 * line.size))
        if not at:
            return None
        own[at - 1].append(line)
    found = [_indicator([word for line in each for word in line.words]) for each in own]
    if not found or None in found:
        return None
    indicators = [each for each in found if each]
    rows = [tuple(map(_lines, each.cells)) for each in indicators]
    return LabelledRows(
        tuple((name, baseline, target) for name, baseline, target in rows),
        tuple(word for each in indicators for word in each.labels),
    )


def _indicator(words: Sequence[Word]) -> _Indicator | None:
    """What words say of one indicator, if there are levels in them, each behind a sign or in bold."""
    levels = {at: found for at in range(len(words)) if (found := _level(words, at))}
    sides = [side for side, _ in levels.values()]
    if not sides or sides not in ([0, 1], [0], [1]) or 0 in levels:
        return None
    indicator = _Indicator()
    for (start, end), side in zip(pairwise([0, *levels, len(words)]), [None, *sides], strict=True):
        length = levels[start][1] if start else 0
        own = list(words[start + length : end])
        alone = len(own) == 1 and (side is None or own[0].text in DASHES)  # a name, or a dash that is the value
        if end in levels and own and own[-1].text in _SIGNS and not alone:
            indicator.labels.append(own.pop())
        elif end in levels and not (own[-1].text.endswith(_CLOSED) or words[end].bold > own[-1].bold if own else start):
            return None
        indicator.labels += words[start : start + length]
        indicator.cells[0 if side is None else side + 1].extend(own)
    return indicator if indicator.cells[0] else None


def _level(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Which level the label at a place is of, and how many words that is, if a colon or a full stop closes it: a hyphen
    may break it at the end of a line, and it may say of when, `Tavoitearvo 2027:`."""
    text, length = words[at].text, 1
    if text.endswith(("-", SOFT_HYPHEN)) and at + 1 < len(words) and words[at + 1].baseline > words[at].baseline:
        text, length = text[:-1] + words[at + 1].text, 2
    name = text.rstrip(":.")
    side = level_named(name)
    closed = name != text
    if side is not None and not closed:
        after = words[at + length : at + length + 1]
        closed = is_time(after) and after[0].text.endswith(":") if after else False
        length += closed
    return (side, length) if side is not None and closed else None


def _lines(words: Sequence[Word]) -> tuple[Line, ...]:
    rows = groupby(words, key=attrgetter("page", "baseline"))
    return tuple(line_of(own) for own in map(itemgetter(1), rows))
