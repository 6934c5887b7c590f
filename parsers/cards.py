"""Indicators each of which has a table of its own: its name beside a MITTARI, and below that, or beside it, the two
headings over one value each:

MITTARI   Kirjaston kävijät                      MITTARI   Kirjaston    Lähtötaso    Tavoitetaso
          Lähtötaso    Tavoitetaso                         kävijät      10           20
          10           20
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from parsers.columns import find_bands
from parsers.headings import Heading
from parsers.lines import Line, between
from parsers.model import Rule, Word
from parsers.rows import Row
from parsers.vocabulary import Kind, match_label

_WRAP = 1.5  # of the size: how far apart the lines of one cell stand at the most

_Place = tuple[int, float]  # page and height


def read_cards(
    lines: Sequence[Line], labels: Sequence[Word], headings: Sequence[Heading], rules: Sequence[Rule]
) -> list[Row]:
    """The indicators of such tables; none if the two headings stand over a column of indicators.
    `lines` are those of the tables without the words of `labels` and `headings`, `rules` those of their pages."""
    names = sorted(_place(word) for word in labels if _names_indicator(word))
    heads = {(heading.page, min(word.baseline for word in heading.words)): heading for heading in headings}
    found: list[Row] = []
    if len(names) != len(heads):
        return []
    for (start, end), (head, heading) in zip(pairwise([*names, (inf, inf)]), sorted(heads.items()), strict=True):
        size = heading.baseline[0].size
        own = [
            line for line in lines if (start[0], start[1] - 0.5 * size) < _place(line) < (end[0], end[1] - 0.5 * size)
        ]
        left = min(word.x0 for word in (*heading.baseline, *heading.target))
        if len(names) > 1 and start[0] == head[0] and abs(start[1] - head[1]) < size:
            name, below = between(own, -inf, left), between(own, left, inf)
            beside = bool(name) and abs(name[0].baseline - start[1]) < 0.5 * size  # and not below a column's heading
        else:
            name = [line for line in own if _place(line) < (head[0], head[1] - 0.5 * size)]
            below, beside = own[len(name) :], True
        values = [word for line in below for word in line.words]
        if not beside or not name or not values or any(word.x0 < left - size for word in values):
            return []
        bands = find_bands(heading, values, rules)
        baseline, target = between(below, *bands.baseline), between(below, *bands.target)
        level = [one for one in baseline if any(abs(one.baseline - other.baseline) < 1 for other in target)]
        if any(two.baseline - one.baseline > _WRAP * size for one, two in pairwise(level)):
            return []  # a row each
        found.append((tuple(name), tuple(baseline), tuple(target)))
    return found


def _names_indicator(word: Word) -> bool:
    found = match_label(word.text)
    return found is not None and found.kind is Kind.INDICATOR


def _place(printed: Word | Line) -> _Place:
    return printed.page, printed.baseline
