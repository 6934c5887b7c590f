"""The edges of columns of a table of whole actions where nothing is drawn at them:

Toimenpide        Mittari      Lähtötaso   Tavoitetaso   Osatavoite         Raportointi
________________________________________________________________________________________
Luomme mallin     Kävijöitä    10          20            1. Malli valmis    Tehty
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import inf
from operator import attrgetter

from parsers.body import Body
from parsers.column_words import column_of
from parsers.columns import flat_levels
from parsers.lines import Line, lines_of
from parsers.matrix import heads_matrix
from parsers.model import Rule, Word
from parsers.vocabulary import CONTEXT, Kind, match_label

_FEWEST = 4  # columns
_FRAME = 2  # upright rules
_GAP = 0.6  # of the size: what parts two columns at the least; a word space is half as wide
_CLOSE = 1.6  # of the size: from a line of a heading to the next
_LARGE = 1.15  # times the size of the headings: that of a heading of what comes below the table
_PADDED = 1.25  # times the distance of lines in a cell: that of two rows at the least
_ABOVE = (*CONTEXT, Kind.INDICATOR)  # labels that no table has in it
_VALUES = ("baseline", "target")

_Span = tuple[float, float]


def ruled(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with rules that part the columns and rows of such tables where nothing does. It has the same words."""
    if not body.positioned or not any(map(heads_matrix, body.lines)):
        return body, {}
    tables: list[_Table] = []
    last: _Table | None = None  # it reaches down to the end of the page before
    for page, on_page in groupby(body.lines, key=attrgetter("page")):
        own, rules = list(on_page), body.rules.get(page, ())
        if last:
            last.take(own, rules)
        for at, line in enumerate(own):
            if heads_matrix(line):
                tables.append(_Table(*_heading(own, at, rules)))
                tables[-1].take(tables[-1].below, rules)
        last = tables[-1] if tables and tables[-1].lines[-1] is own[-1] else None
    rules_of = {page: list(rules) for page, rules in body.rules.items()}
    for table in tables:
        if len(table.lines) > len(table.heading):
            for page, rule in table.edges(body.rules):
                rules_of.setdefault(page, []).append(rule)
    return replace(body, rules=rules_of), {}


def _heading(lines: Sequence[Line], at: int, rules: Sequence[Rule]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of a table's headings, one of which stands at a place, and the lines below them. They are printed
    alike, no further than the rules above and below; what is not bold must have one below, or may be a cell."""
    line = lines[at]
    levels = flat_levels(rules, (line.x0, line.x1))
    above = max((level for level in levels if level < line.center), default=0.0)
    below = min((level for level in levels if level > line.center), default=inf if line.bold else 0.0)

    def belongs(other: Line, nearer: Line) -> bool:
        alike = other.bold == line.bold and abs(other.size - line.size) < 0.1 * line.size
        close = abs(other.baseline - nearer.baseline) < _CLOSE * line.size
        return alike and close and above < other.center < below

    first = last = at
    while first > 0 and belongs(lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < len(lines) and belongs(lines[last + 1], lines[last]):
        last += 1
    return lines[first : last + 1], lines[last + 1 :]


class _Table:
    """A table that is found line by line, as far down as white corridors part its columns."""

    def __init__(self, heading: Sequence[Line], below: Sequence[Line]) -> None:
        self.heading, self.below = heading, below
        self.lines = list(heading)
        self._gap = _GAP * heading[0].size
        words = [word for line in heading for word in line.words]
        middles = [(left + right) / 2 for left, right in _merged(words, self._gap)]
        # Between the middles of two headings, where the words so far leave some room.
        self._free = [_without([span], words, self._gap) for span in pairwise(middles)]

    def take(self, lines: Sequence[Line], rules: Sequence[Rule]) -> None:
        """Takes in the lines on a page that belong to the table, if no edges are drawn between its columns."""
        if not lines or len(self._free) + 1 < _FEWEST or _is_ruled(lines[0], rules):
            return
        x0, x1 = min(line.x0 for line in self.heading), max(line.x1 for line in self.heading)
        end = max((level for level in flat_levels(rules, (x0, x1)) if level > lines[0].center), default=inf)
        for line in lines:
            free = [_without(spans, line.words, self._gap) for spans in self._free]
            if not all(free) or line.size > _LARGE * self.heading[0].size or heads_matrix(line):
                return
            if line.center > end and self._filled(line) < _FEWEST - 1:
                return  # below its last rule
            hit = match_label(line.text)
            if hit and hit.kind in _ABOVE and self._filled(line) == 1:
                return
            self._free = free
            self.lines.append(line)

    def _filled(self, line: Line) -> int:
        """How many columns a line has words in."""
        parts = self._parts(())
        return len({bisect_left(parts, word.x0) for word in line.words})

    def _parts(self, rules: Iterable[Rule]) -> list[float]:
        """What parts the columns: what is drawn beside their headings, or else the middle of the widest corridor."""
        upright = [rule.x0 for rule in rules if not rule.horizontal]
        widest = [max(spans, key=lambda span: span[1] - span[0]) for spans in self._free]
        return [next((x for x in upright if left <= x <= right), (left + right) / 2) for left, right in widest]

    def edges(self, rules: Mapping[int, Sequence[Rule]]) -> Iterator[tuple[int, Rule]]:
        """The rules of its columns, and of its rows where they have none, each with its page."""
        head = self.heading[0]
        parts = self._parts(rule for rule in rules.get(head.page, ()) if rule.top < head.center < rule.bottom)
        left, right = min(line.x0 for line in self.lines) - 1, max(line.x1 for line in self.lines) + 1
        pages = {page: list(lines) for page, lines in groupby(self.lines, key=attrgetter("page"))}
        levels = {page: flat_levels(rules.get(page, ()), (left, right)) for page in pages}
        starts = [] if self._has_rows(pages, levels) else self._starts(parts)
        for page, lines in pages.items():
            top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
            for x in (left, *parts, right):
                yield page, Rule(x, top - 1, x, bottom + 1)
            ends = [top, bottom, *(line.top for line in starts if line.page == page)]
            cells = lines[len(self.heading) :] if page == head.page else lines
            ends += [min(line.top for line in cells)] if len(cells) < len(lines) else []
            for y in ends:
                at = y + 1 if y == bottom else y - 1
                # A rule that is drawn there is as far from its lines as the type is high, at the most.
                if not any(abs(level - at) < head.size for level in levels[page]):
                    yield page, Rule(left, at, right, at)

    def _has_rows(self, pages: Mapping[int, Sequence[Line]], levels: Mapping[int, Sequence[float]]) -> bool:
        """Whether rules part its rows."""
        return any(
            above.center < level < below.center
            for page, lines in pages.items()
            for above, below in pairwise(lines)
            for level in levels[page]
            if above not in self.heading
        )

    def _starts(self, parts: Sequence[float]) -> list[Line]:
        """The lines of actions, but for the first one of a page, that begin a row: they stand further apart than those
        of a cell, or else, if none do, have a value beside them."""
        columns: defaultdict[int, list[Word]] = defaultdict(list)
        for line in self.lines[len(self.heading) :]:
            for word in line.words:
                columns[bisect_left(parts, word.x0)].append(word)
        names = {column_of(word.text): bisect_left(parts, word.x0) for line in self.heading for word in line.words}
        cells = {at: list(pairwise(lines_of(words))) for at, words in columns.items()}
        steps = [two.baseline - one.baseline for pairs in cells.values() for one, two in pairs if one.page == two.page]
        actions = [(one, two) for one, two in cells.get(names["action"], ()) if one.page == two.page]
        padded = [two for one, two in actions if two.baseline - one.baseline > _PADDED * min(steps)]
        if padded:
            return padded
        values = {word.baseline for name in _VALUES if name in names for word in columns[names[name]]}
        return [two for _, two in actions if two.baseline in values]


def _is_ruled(line: Line, rules: Sequence[Rule]) -> bool:
    """Whether more upright rules stand beside a line than those of a frame."""
    beside = {round(rule.x0) for rule in rules if not rule.horizontal and rule.top < line.center < rule.bottom}
    return len(beside) > _FRAME


def _merged(words: Iterable[Word], gap: float) -> list[_Span]:
    """From where to where words stand that no gap parts."""
    spans: list[_Span] = []
    for word in sorted(words, key=attrgetter("x0")):
        if spans and word.x0 - spans[-1][1] < gap:
            spans[-1] = spans[-1][0], max(spans[-1][1], word.x1)
        else:
            spans.append((word.x0, word.x1))
    return spans


def _without(spans: Sequence[_Span], words: Iterable[Word], gap: float) -> list[_Span]:
    """What words leave of some spans that is as wide as a gap."""
    left = list(spans)
    for word in words:
        left = [
            part
            for x0, x1 in left
            for part in ([(x0, x1)] if word.x1 <= x0 or word.x0 >= x1 else [(x0, word.x0), (word.x1, x1)])
            if part[1] - part[0] >= gap
        ]
    return left
