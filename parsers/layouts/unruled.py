"""The edges of columns of a table of whole actions where nothing is drawn at them:

Toimenpide        Mittari      Lähtötaso   Tavoitetaso   Osatavoite         Raportointi
________________________________________________________________________________________
Luomme mallin     Kävijöitä    10          20            1. Malli valmis    Tehty
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice, pairwise
from math import inf
from operator import attrgetter

from parsers.labels.hits import heads_steps, label_of
from parsers.layouts.gutters import gutters_of
from parsers.model import Rule, Word
from parsers.page.body import Body
from parsers.page.lines import Line, said
from parsers.spelling.column_words import column_of
from parsers.spelling.vocabulary import CONTEXT, Kind, match_label, may_name_milestone
from parsers.tables.columns import flat_levels
from parsers.tables.matrix import STEPS, heads_matrix

_FEWEST = 4  # columns
_FRAME = 2  # upright rules
_OF_RULED = 0.5  # of its columns: so many upright rules stand beside a row that is ruled, at the least
_GAP = 0.6  # of the size: what parts two columns at the least; a word space is half as wide
_CLOSE_TO_START = 0.25  # of that
_CLOSE = 1.6  # of the size: from a line of a heading to the next
_LARGE = 1.15  # times the size of its type: that of a heading of what comes below the table
_PADDED = 1.25  # times the distance of lines in a cell: that of two rows at the least
_LEAST = 0.9  # of the size: from a line to the next
_WRAP = 1.15  # times the distance of lines in text: to the wrap of a row that runs across
_FAR = 3  # times that: to what is no part of the table
_OF_ACTION = (Kind.ACTION, Kind.INDICATOR)  # labels that no table has in it
_STEPS = (Kind.MILESTONE, Kind.REPORT, Kind.PROGRESS)
_VALUES = ("baseline", "target")

_Span = tuple[float, float]


def ruled(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with rules that part the columns and rows of such tables where nothing does. It has the same words."""
    if not body.positioned or not any(map(heads_matrix, body.lines)):
        return body, {}
    tables: list[_Table] = []
    last: _Table | None = None  # it reaches down to the end of the page before
    pages = {page: list(lines) for page, lines in groupby(body.lines, key=attrgetter("page"))}
    newspaper = gutters_of(pages, body.rules)  # headings stand abreast of whatever is in the next column
    for page, own in pages.items():
        rules = body.rules.get(page, ())
        if page in newspaper:
            continue
        begun = [
            _Table(*_heading(own, at, rules), body)
            for at, line in enumerate(own)
            if heads_matrix(line) and not _is_of_form(own, at)
        ]
        heads = {id(line) for table in begun for line in table.heading}
        if last:
            last.take(own, rules, heads)
        for table in begun:
            table.take(table.below, rules, heads)
        tables += begun
        last = tables[-1] if tables and tables[-1].ends_at(own[-1]) else None
    rules_of = {page: list(rules) for page, rules in body.rules.items()}
    for table, after in zip(tables, [*tables[1:], None], strict=False):
        if (len(table.parts) > 1 or table.is_headed_again_by(after)) and not table.is_ruled(body.rules):
            for page, rule in table.edges(body.rules):
                rules_of.setdefault(page, []).append(rule)
    return replace(body, rules=rules_of), {}


def _is_of_form(lines: Sequence[Line], at: int) -> bool:
    """Whether a line begins with the label of a form that has an indicator table beside it: another label is set as it
    is in its column, before the next such line and milestones in other type, and what is right below it is not."""
    first = lines[at].words[0]
    below = (line for line in islice(lines, at + 1, None) if abs(line.x0 - first.x0) < _GAP * first.size)
    value = next(below, None)
    if value is None or _look(value.words[0]) == _look(first):
        return False
    for line in below:
        if heads_matrix(line):
            return False
        hit = label_of(line)
        if _look(line.words[0]) == _look(first):
            return hit is not None and hit.kind in (*CONTEXT, Kind.PROGRESS)
        if hit is not None and hit.kind in _STEPS:  # what comes is of the next action
            return False
    return False


def _look(word: Word) -> tuple[bool, float]:
    return word.bold, round(word.size, 1)


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
    """A table that is found line by line, as far down as white corridors part its columns. Rows of the context may run
    across these: `TAVOITE Sujuva arki`, and labelled milestones if they have no column; what is between them is a
    part."""

    def __init__(self, heading: Sequence[Line], below: Sequence[Line], body: Body) -> None:
        self.heading, self.below = heading, below
        self.parts = [list(heading)]
        self._tops = {heading[0].page: min(line.top for line in heading)}  # where it begins on each page
        self._last = heading[-1]  # line that it has, or has across
        self._pitch, self._size = body.pitch, max(body.size, heading[0].size)  # of what is in it, at the most
        self._gap = _GAP * heading[0].size
        self._has_steps = any(column_of(word.text) in STEPS for line in heading for word in line.words)
        words = [word for line in heading for word in line.words]
        middles = [(left + right) / 2 for left, right in _merged(words, self._gap)]
        # Between the middles of two headings, where the words so far leave some room.
        self._free = [_without([span], words, self._gap) for span in pairwise(middles)]
        # Cells that begin where their heading does may stand as close to the column before as its words to each other.
        self._starts_at = [max((x1 for _, x1 in spans), default=inf) for spans in self._free]

    def ends_at(self, line: Line) -> bool:
        """Whether a line is its last one."""
        return self._last is line

    def is_headed_again_by(self, after: _Table | None) -> bool:
        """Whether its headings come again on the next page: it may have rows there alone."""
        own, next_one = self.heading, after.heading if after else ()
        overleaf = bool(next_one) and next_one[0].page == own[0].page + 1
        return overleaf and [line.text for line in own] == [line.text for line in next_one]

    def is_ruled(self, rules: Mapping[int, Sequence[Rule]]) -> bool:
        """Whether edges are drawn beside each of its lines: of shaded rows every other one has its own."""
        columns = len(self._free) + 1
        return all(_is_ruled(line, rules.get(line.page, ()), columns) for part in self.parts for line in part)

    def take(self, lines: Sequence[Line], rules: Sequence[Rule], heads: Collection[int]) -> None:
        """Takes in the lines on a page that belong to the table, if no edges are drawn between its columns; `heads` are
        the ids of the headings of tables there."""
        columns = len(self._free) + 1
        if not lines or columns < _FEWEST or _is_ruled(lines[0], rules, columns):
            return
        x0, x1 = min(line.x0 for line in self.heading), max(line.x1 for line in self.heading)
        end = max((level for level in flat_levels(rules, (x0, x1)) if level > lines[0].center), default=inf)
        self._tops.setdefault(lines[0].page, lines[0].top)
        across, steps, part = False, False, list[Line]()
        for above, line in zip([None, *lines], lines, strict=False):
            step = line.baseline - above.baseline if above else 0.0
            hit = match_label(line.text)
            free = [
                _without(spans, line.words, self._gap, start)
                for spans, start in zip(self._free, self._starts_at, strict=True)
            ]
            labelled = hit is not None and hit.kind in CONTEXT
            alone = not all(free) or self._filled(line) <= 1 + labelled or (labelled and _has_labels(line))
            fills = self._filled(line) >= _FEWEST - 1
            other = not self._has_steps and may_name_milestone(line.text) and _heads_steps(line)
            if id(line) in heads or heads_matrix(line) or other or (hit and hit.kind in _OF_ACTION and alone):
                return
            wraps = (across and alone and step < _WRAP * self._pitch) or (steps and not fills)
            steps = (steps and wraps) or (hit is not None and hit.kind in _STEPS and not self._has_steps)
            if wraps or steps or (labelled and alone):
                across, part, self._last = True, [], line  # a unit may stand below its TEKO
                continue
            beyond = (line.center > end or step > _FAR * self._pitch) and not fills
            if not all(free) or line.size > _LARGE * self._size or beyond:
                return
            if line.center > end:
                end = inf  # a row below the last rule, all of it
            if not part:
                self.parts.append(part)
            part.append(line)
            across, self._last, self._free = False, line, free

    def _filled(self, line: Line) -> int:
        """How many columns a line has words in."""
        return len(_merged(line.words, self._gap))

    def _edges(self, rules: Iterable[Rule]) -> list[float]:
        """What parts the columns: what is drawn beside their headings, or else the middle of the widest corridor."""
        upright = [rule.x0 for rule in rules if not rule.horizontal]
        widest = [max(spans, key=lambda span: span[1] - span[0]) for spans in self._free]
        return [next((x for x in upright if left <= x <= right), (left + right) / 2) for left, right in widest]

    def edges(self, rules: Mapping[int, Sequence[Rule]]) -> Iterator[tuple[int, Rule]]:
        """The rules around it and of its columns, and of its rows where they have none, each with its page."""
        head = self.heading[0]
        beside = [rule for rule in rules.get(head.page, ()) if rule.top < head.center < rule.bottom]
        inner = self._edges(beside)
        lines = [line for part in self.parts for line in part]
        left, right = min(line.x0 for line in lines) - 1, max(line.x1 for line in lines) + 1
        # The headings may stand in a box that is wider than what is said below.
        upright = [rule.x0 for rule in beside if not rule.horizontal]
        left = max((x for x in upright if x <= left), default=left)
        right = min((x for x in upright if x >= right), default=right)
        levels = {page: flat_levels(rules.get(page, ()), (left, right)) for page in {line.page for line in lines}}
        starts = [] if self._has_rows(levels) else self._starts(inner)
        for page, on_page in groupby(self.parts, key=lambda part: part[0].page):
            parts = list(on_page)
            bottom = max(line.bottom for line in parts[-1]) + 1
            for x in (left, right):
                yield page, Rule(x, self._tops[page] - 1, x, bottom)
            for part in parts:
                above, below = min(line.top for line in part) - 1, max(line.bottom for line in part) + 1
                for x in inner:
                    yield page, Rule(x, above, x, below)
                for y in (above, below, *(line.top - 1 for line in starts if line in part)):
                    # A rule that is drawn there is as far from its lines as the type is high, at the most.
                    if not any(abs(level - y) < head.size for level in levels[page]):
                        yield page, Rule(left, y, right, y)

    def _has_rows(self, levels: Mapping[int, Sequence[float]]) -> bool:
        """Whether rules part its rows."""
        return any(
            above.center < level < below.center
            for part in self.parts[1:]
            for above, below in pairwise(part)
            for level in levels[part[0].page]
        )

    def _starts(self, inner: Sequence[float]) -> list[Line]:
        """The lines that begin a row, but for the first one of a part: those that have a line of an action which stands
        further below another than in a cell, or else, if none do, which has a value beside it."""
        names = {column_of(word.text): bisect_left(inner, word.x0) for line in self.heading for word in line.words}
        values = {names[name] for name in _VALUES if name in names}
        steps: list[float] = []  # within columns
        begun: list[tuple[Line, float, bool]] = []  # lines of actions, how far below another, with a value beside
        for part in self.parts[1:]:
            above: dict[int, float] = {}  # baselines
            for line in part:
                filled = {bisect_left(inner, word.x0): word.baseline for word in line.words}
                own = {at: baseline - above[at] for at, baseline in filled.items() if at in above}
                steps += [step for step in own.values() if step > _LEAST * line.size]
                first = next((word for word in line.words if bisect_left(inner, word.x0) == names["action"]), None)
                if first and names["action"] in own and not first.text[0].islower():  # which a wrap begins with
                    begun.append((line, own[names["action"]], not values.isdisjoint(filled)))
                above |= filled
        padded = [line for line, step, _ in begun if step > _PADDED * min(steps, default=inf)]
        return padded or [line for line, _, valued in begun if valued]


def _has_labels(line: Line) -> bool:
    """Whether labels of a context stand within a line, as in a row across: `TEKO   Ohjelma   Vastuu   Talous`."""
    found = (match_label(said(line.words[at:])) for at in line.gaps)
    return any(hit is not None and hit.kind in CONTEXT for hit in found)


def _heads_steps(line: Line) -> bool:
    """Whether a line has the headings of a table of milestones."""
    hit = label_of(line)
    return hit is not None and heads_steps(hit)


def _is_ruled(line: Line, rules: Sequence[Rule], columns: int) -> bool:
    """Whether more upright rules stand beside a line than those of a frame, or of a shaded part of a row."""
    beside = {round(rule.x0) for rule in rules if not rule.horizontal and rule.top < line.center < rule.bottom}
    return len(beside) > max(_FRAME, _OF_RULED * columns)


def _merged(words: Iterable[Word], gap: float) -> list[_Span]:
    """From where to where words stand that no gap parts."""
    spans: list[_Span] = []
    for word in sorted(words, key=attrgetter("x0")):
        if spans and word.x0 - spans[-1][1] < gap:
            spans[-1] = spans[-1][0], max(spans[-1][1], word.x1)
        else:
            spans.append((word.x0, word.x1))
    return spans


def _without(spans: Sequence[_Span], words: Iterable[Word], gap: float, start: float = inf) -> list[_Span]:
    """What words leave of some spans that is as wide as a gap, or ends where cells start."""
    left = list(spans)
    for word in words:
        left = [
            part
            for x0, x1 in left
            for part in ([(x0, x1)] if word.x1 <= x0 or word.x0 >= x1 else [(x0, word.x0), (word.x1, x1)])
            if part[1] - part[0] >= (_CLOSE_TO_START * gap if part[1] >= start else gap)
        ]
    return left
