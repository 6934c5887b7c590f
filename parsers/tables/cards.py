"""Indicators each of which has a table of its own: its name beside a MITTARI, and below that, or beside it, the two
headings over one value each:

MITTARI   Kirjaston kävijät                      MITTARI   Kirjaston    Lähtötaso    Tavoitetaso
          Lähtötaso    Tavoitetaso                         kävijät      10           20
          10           20

Or below one MITTARI all of them: each name above the two headings, which are set in.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from parsers.model import Rule, Word
from parsers.page.lines import Line, between
from parsers.spelling.vocabulary import Kind, match_label
from parsers.tables.columns import find_bands, flat_levels
from parsers.tables.heading_words import pairs_of_levels
from parsers.tables.headings import Heading
from parsers.tables.labelled import LabelledRows
from parsers.tables.rows import Row

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
        level = start[0] == head[0] and abs(start[1] - head[1]) < size
        if level and not any(abs(line.baseline - start[1]) < 0.5 * size for line in own):
            return []  # most tables, which need not be looked at closely
        name, below = between(own, -inf, left), between(own, left, inf)
        stacked = not level and all(_place(line) < (head[0], head[1] - 0.5 * size) for line in name)
        if not stacked:
            beside = bool(name) and abs(name[0].baseline - start[1]) < 0.5 * size  # and not below a column's heading
        else:
            name = [line for line in own if _place(line) < (head[0], head[1] - 0.5 * size)]
            below, beside = own[len(name) :], True
        values = [word for line in below for word in line.words]
        if not beside or not name or not values or any(word.x0 < left - size for word in values):
            return []
        bands = find_bands(heading, values, rules)
        baseline, target = between(below, *bands.baseline), between(below, *bands.target)
        rows = [one for one in baseline if any(abs(one.baseline - other.baseline) < 1 for other in target)]
        single = len(names) == 1 and not stacked  # it may be the first of several, each in a line
        if single and (
            heading.further
            or any(map(_stands_apart, (name, baseline, target)))
            or not _is_boxed(heading, [*baseline, *target], rules)
        ):
            return []
        if any(two.baseline - one.baseline > _WRAP * max(size, one.size) for one, two in pairwise(rows)):
            return []  # a row each
        found.append((tuple(name), tuple(baseline), tuple(target)))
    return found


def read_cards_below(lines: Sequence[Line], heading: Heading, rules: Sequence[Rule]) -> LabelledRows | None:
    """The indicators of such tables below one MITTARI, each with its name above its headings; these and the values are
    set in from the names. None if there is but one, or these are no such tables. The first headings are no longer among
    the `lines`."""
    edge = min(word.x0 for word in (*heading.baseline, *heading.target)) - 0.5 * heading.baseline[0].size
    first = heading.page, min(word.baseline for word in heading.words)
    more = [line for line in lines if len(line.words) == 2 and line.x0 >= edge and pairs_of_levels(line.words)]
    if not more:
        return None
    rows: list[Row] = []
    done = 0
    for head, after in pairwise([first, *map(_place, more), (inf, inf)]):
        start = sum(_place(line) < head for line in lines)
        below = start + (head != first)
        last = sum(_place(line) < after for line in lines)
        end = next((at for at in range(below, last) if lines[at].x0 < edge), last)
        name, values = lines[done:start], lines[below:end]
        if not name or not values or any(line.x0 >= edge for line in name):
            return None
        bands = find_bands(heading, [word for line in values for word in line.words], rules)
        rows.append((tuple(name), tuple(between(values, *bands.baseline)), tuple(between(values, *bands.target))))
        done = end
    if done < len(lines):
        return None
    return LabelledRows(tuple(rows), tuple(word for line in more for word in line.words))


def _stands_apart(cell: Sequence[Line]) -> bool:
    """Whether a line of a cell is no wrap of the one above."""
    return any(below.baseline - above.baseline > _WRAP * above.size for above, below in pairwise(cell))


def _is_boxed(heading: Heading, values: Sequence[Line], rules: Sequence[Rule]) -> bool:
    """Whether headings and values are in a box of their own: upright rules begin it, and one below the headings is the
    only one across it."""
    left, right = min(word.x0 for word in heading.baseline), max(word.x1 for word in heading.target)
    head = max(word.baseline for word in heading.words)
    size = heading.baseline[0].size
    begun = any(
        not rule.horizontal and left - 1.5 * size < rule.x0 <= left and rule.top < head < rule.bottom for rule in rules
    )
    levels = [level for level in flat_levels(rules, (left, right)) if level > head]
    heights = [line.center for line in values]
    return begun and bool(levels) and levels[0] < min(heights) and not any(level < max(heights) for level in levels[1:])


def _names_indicator(word: Word) -> bool:
    found = match_label(word.text)
    return found is not None and found.kind is Kind.INDICATOR


def _place(printed: Word | Line) -> _Place:
    return printed.page, printed.baseline
