"""A table whose rows say in their first cell what they are, as planning systems print a tree of goals → the same with
what further columns have of a row in lines of their own below it, each behind the heading of its column:

Tyyppi          Nimi               Vastuutaho     Lähtöarvo   Tavoitearvo   Tilanne T2
Tavoite         Apu saapuu ajoissa
Toimenpide        Rekrytointi      Ensihoito
Tunnusluku          Henkilöstö                    247         273
Välitavoite 1       Kurssi                                                  Tehty.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from math import inf

from parsers.labels.hits import label_of
from parsers.model import Rule, Word
from parsers.page.body import Body, remeasured, without_lines
from parsers.page.lines import COLUMN, Line, line_of, lines_of, runs_of, said
from parsers.spelling.column_words import column_of, may_name_heading, tells_state
from parsers.spelling.vocabulary import CONTEXT, Kind, may_begin_label

_OFF = 0.5  # of the size: cells begin as near to where their column does
_FEWEST = 3  # kinds of labels of the context in the first column: no other table has as many
_TRIED = 100  # lines below a heading among which they are


@dataclass(frozen=True, slots=True)
class _Column:
    """A further column: its heading and its edges."""

    heading: tuple[Word, ...]
    left: float
    right: float

    def holds(self, word: Word) -> bool:
        return self.left <= word.x0 < self.right


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the labels and the names of rows begin, and the further columns that are none of indicators."""

    labels: float
    names: float
    further: tuple[_Column, ...]

    def headed_as(self, first: _Table) -> _Table:
        """The same table with the headings of the first of its kind: those of others are furniture, and stand for no
        cell."""
        if len(self.further) != len(first.further):
            return self
        pairs = zip(self.further, first.further, strict=True)
        return replace(self, further=tuple(replace(own, heading=other.heading) for own, other in pairs))


def with_typed_rows(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such lines, and the printed word of each that was moved or stands for a heading."""
    tables = {at: own for at in range(len(body.lines)) if body.positioned and (own := _headed(body.lines, at))}
    if not tables:
        return body, {}
    texts = [line.text for line in body.lines]
    headings = {texts[at]: at for at in reversed(tables)}
    again = {at for at, text in enumerate(texts) if headings.get(text, at) < at}  # overleaf
    written = _Written(without_lines(body, again))
    table: _Table | None = None
    row: list[Line] = []
    for at, line in enumerate(body.lines):
        own = tables.get(at)
        table = own.headed_as(tables[headings[texts[at]]]) if own else table
        if at in again:
            continue
        begins = table is not None and at not in tables and _label_at(line, table) is not None
        goes_on = table is not None and bool(row) and line.page == row[-1].page and line.x0 > table.names - line.size
        if begins or not goes_on or at in tables:
            written.add(row, table)
            row = []
        row.append(line)
    written.add(row, table)
    return written.body(), written.printed


def _headed(lines: Sequence[Line], at: int) -> _Table | None:
    """The table whose headings stand in a line."""
    line = lines[at]
    if not may_name_heading(line.text) or len(line.gaps) < 2:
        return None
    first, second, *others = runs_of(line.words)
    names = [column_of(said(run)) for run in others]
    edges = [run[0].x0 - _OFF * line.size for run in others]
    further = tuple(
        _Column(tuple(run), left, right)
        for run, name, (left, right) in zip(others, names, pairwise([*edges, inf]), strict=True)
        if name == Kind.RESPONSIBLE.value or tells_state(said(run))
    )
    table = _Table(first[0].x0, second[0].x0, further)
    if not further or label_of(line):
        return None
    below = islice(lines, at + 1, at + _TRIED)
    cells = [_label_at(each, table) for each in below if _is_at_labels(each, table)]
    told = [kind for kind in cells if kind in CONTEXT]
    rows = 2 * (len(cells) - cells.count(None)) > len(cells)  # and not labels over their values
    return table if rows and len(set(told)) >= _FEWEST else None


def _is_at_labels(line: Line, table: _Table) -> bool:
    """Whether a line begins where the labels do."""
    return abs(line.x0 - table.labels) <= _OFF * line.size


def _label_at(line: Line, table: _Table) -> Kind | None:
    """The kind of the label that is all of a line's first cell."""
    if not _is_at_labels(line, table) or not may_begin_label(line.text):
        return None
    cell = [word for word in line.words if word.x0 < table.names - _OFF * line.size]
    hit = label_of(line_of(cell))
    return hit.kind if hit and not hit.rest else None


class _Written:
    """The lines of a document as they are written anew, farther down by what was put in above them."""

    def __init__(self, body: Body) -> None:
        self.printed: dict[Word, Word] = {}
        self._body = body
        self._lines: list[Line] = []
        self._copies: dict[Word, Word] = {}
        self._down: dict[int, list[tuple[float, float]]] = {}  # by page: from which height on, and how far

    def add(self, row: Sequence[Line], table: _Table | None) -> None:
        """Writes the lines of a row, or one of no table, with the cells of further columns below them."""
        if not row:
            return
        down = self._at(row[0].page, row[0].top)
        kind = _label_at(row[0], table) if table else None
        cells = list(_cells(row, table)) if table and kind not in (None, Kind.INDICATOR) else []
        apart = {word for _, words in cells for word in words}
        own = [[word for word in line.words if word not in apart] for line in row]
        self._lines += [self._moved(words, 0.0, down) for words in own if words]
        y = max(words[0].baseline for words in own if words) + down
        for heading, words in cells:
            label = self._copied(heading, row[0], y + self._body.pitch)
            left = max(table.names if table else 0.0, label[-1].x1 + COLUMN * label[-1].size)
            right = left - min(word.x0 for word in words)
            for line in lines_of(words):
                y += self._body.pitch
                moved = self._moved(line.words, right, y - line.baseline)
                self._lines.append(line_of([*label, *moved.words]))
                label = []
        more = y - down - row[-1].baseline
        if more > 0:
            self._down.setdefault(row[0].page, []).append((row[-1].baseline, down + more))

    def body(self) -> Body:
        """The body of these lines, with the rules beside them."""
        rules = {page: [self._lower(rule, page) for rule in own] for page, own in self._body.rules.items()}
        body = remeasured(self._body, self._lines, rules)
        return replace(body, copies={**self._body.copies, **self._copies})

    def _at(self, page: int, y: float) -> float:
        """How far down is written what stands at a height."""
        steps = self._down.get(page, [])
        place = bisect_right(steps, (y, inf))
        return steps[place - 1][1] if place else 0.0

    def _moved(self, words: Sequence[Word], right: float, down: float) -> Line:
        if not right and not down:
            return line_of(words)
        moved = [word.moved(right, down) for word in words]
        self.printed |= zip(moved, words, strict=True)
        return line_of(moved)

    def _copied(self, heading: Sequence[Word], line: Line, y: float) -> list[Word]:
        """The words of a heading as a label below a line."""
        right, down = line.x0 - heading[0].x0, y - heading[0].baseline
        copied = [replace(word.moved(right, down), page=line.page) for word in heading]
        self.printed |= zip(copied, heading, strict=True)
        self._copies |= zip(copied, heading, strict=True)
        return copied

    def _lower(self, rule: Rule, page: int) -> Rule:
        top, bottom = (y + self._at(page, y) for y in (rule.top, rule.bottom))
        return replace(rule, top=top, bottom=bottom)


def _cells(row: Sequence[Line], table: _Table) -> Iterator[tuple[tuple[Word, ...], list[Word]]]:
    """What further columns have of a row, each with its heading."""
    for column in table.further:
        words = [word for line in row for word in line.words if column.holds(word)]
        if words:
            yield column.heading, words
