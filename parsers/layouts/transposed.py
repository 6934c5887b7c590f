"""Tables with an action in each column → the same as one page for each action, which the rules read; and so the
indicators and the milestones of an action that have a column each:

TAVOITE        Sujuva arki       Avoin talo
TOIMENPIDE     Luomme mallin     Kysely
Osatavoite 1   Malli on valmis   Kysely on tehty
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf
from operator import attrgetter

from parsers.layouts.label_rows import Row
from parsers.layouts.sideways import Table, tables_of
from parsers.model import Rule, Word
from parsers.page.body import Body, remeasured
from parsers.page.lines import Line, line_of, lines_of, said
from parsers.spelling.vocabulary import LEVELS, Kind, label_in
from parsers.tables.matrix import APART


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Lines of a page, some of them moved, and the rules that are drawn among them."""

    page: int
    lines: list[Line]
    rules: list[Rule]


def transposed(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with each column of such tables on a page of its own, numbered anew, and the printed word of each of its
    words; none where there is no such table. The label of a row is there once for each column, and the numbers of
    actions over their columns are among the furniture."""
    pages = [(page, list(lines)) for page, lines in groupby(body.lines, key=attrgetter("page")) if body.positioned]
    tables = _tables(pages, body, [])
    if not any(tables):
        return body, {}
    known = [table.edges for found in tables for table in found if table.of is Kind.ACTION]
    tables = _tables(pages, body, known) if known else tables
    sheets: list[_Sheet] = []
    rows: list[Row] = []  # of the columns so far
    moved: dict[Word, Word] = {}
    numbers: list[Word] = []
    for (page, lines), found in zip(pages, tables, strict=True):
        done, level = 0, -inf
        for table in found:
            rules = body.rules.get(page, ())
            if table.start > done:
                sheets += _of_columns(rows, body, moved)
                sheets.append(_Sheet(page, lines[done : table.start], _clipped(rules, level, table.rows[0].top)))
                rows = []
            elif not table.goes_on:
                sheets += _of_columns(rows, body, moved)
                rows = []
            for place, row in enumerate(table.rows):
                if row.numbers and (place or not table.goes_on):
                    numbers += [word for cell in row.cells for word in cell]
                    continue
                begins = row.kind in LEVELS and any(row.kind is above.kind for above in rows)
                if begins or (rows and len(rows[-1].edges) != len(row.edges)):
                    sheets += _of_columns(rows, body, moved)
                    rows = []
                rows.append(row)
            done, level = table.end, table.rows[-1].bottom
        if done < len(lines):
            sheets += _of_columns(rows, body, moved)
            sheets.append(_Sheet(page, lines[done:], _clipped(body.rules.get(page, ()), level, inf)))
            rows = []
    sheets += _of_columns(rows, body, moved)
    return _numbered(replace(body, furniture=(*body.furniture, *numbers)), _joined(sheets), moved)


def _tables(
    pages: Sequence[tuple[int, Sequence[Line]]], body: Body, known: Sequence[Sequence[float]]
) -> list[list[Table]]:
    """The tables of each page."""
    found: list[list[Table]] = []
    above: Table | None = None  # the one that ends the page before
    for page, lines in pages:
        found.append(tables_of(lines, body.rules.get(page, ()), known, above))
        last = found[-1][-1] if found[-1] else None
        above = last if last and last.end == len(lines) else None
    return found


def _of_columns(rows: Sequence[Row], body: Body, moved: dict[Word, Word]) -> Iterator[_Sheet]:
    """Sheets of rows, column by column; each has the labels of what it says. `moved` takes in the words in their new
    places."""
    filled: list[list[int]] = []  # the columns of which each row says something; else that of the row above
    for row in rows:
        filled.append(row.filled or (filled[-1][:1] if filled else [0]))
    labels = [list(_in_one_line(row, moved)) for row in rows]
    for place in range(len(rows[0].cells) if rows else 0):
        told = [(row, label) for row, label, own in zip(rows, labels, filled, strict=True) if place in own]
        for page, on_page in groupby(told, key=lambda each: each[0].page):
            own_rows = list(on_page)
            edges = own_rows[0][0].edges
            shift = edges[1] - edges[place + 1]
            words: list[Word] = []
            for row, label in own_rows:
                there = [word.moved(shift) for word in row.cells[place]]
                moved |= zip(there, row.cells[place], strict=True)
                words += [*label, *there]
            rules = _clipped(body.rules.get(page, ()), own_rows[0][0].top, own_rows[-1][0].bottom)
            yield _Sheet(page, lines_of(words), list(_moved(rules, edges, place, shift)))


def _in_one_line(row: Row, moved: dict[Word, Word]) -> Iterator[Word]:
    """The words of a row's label, on one line and in its column if it is one that wraps: `Toteutuminen` over `vuoden
    lopussa`."""
    lines = lines_of(row.label)
    words = [word for line in lines for word in line.words]
    room = row.edges[1] - words[0].x0 - 2 * words[0].size if words else 0.0  # a column's gap ahead of the cells
    if len(lines) < 2 or room <= 0 or label_in(said(words)) is None:
        yield from row.label
        return
    first = words[0]
    space = 0.25 * first.size
    wide = sum(word.x1 - word.x0 + space for word in words)
    narrow = min(1.0, room / wide)
    x = first.x0
    for word in words:
        x1 = x + narrow * (word.x1 - word.x0)
        there = replace(word, x0=x, x1=x1, top=first.top, bottom=first.bottom, baseline=first.baseline)
        moved[there] = word
        x = x1 + narrow * space
        yield there


def _moved(rules: Sequence[Rule], edges: Sequence[float], place: int, by: float) -> Iterator[Rule]:
    """The rules in the column of labels, and those in that of an action, moved to it."""
    for (left, right), shift in ((edges[:2], 0.0), (edges[place + 1 : place + 3], by)):
        for rule in rules:
            if rule.x0 < right + APART and rule.x1 > left - APART:
                yield replace(rule, x0=max(rule.x0, left) + shift, x1=min(rule.x1, right) + shift)


def _clipped(rules: Sequence[Rule], top: float, bottom: float) -> list[Rule]:
    """What there is of rules between two heights."""
    return [
        replace(rule, top=max(rule.top, top), bottom=min(rule.bottom, bottom))
        for rule in rules
        if rule.top < bottom + APART and rule.bottom > top - APART
    ]


def _joined(sheets: Sequence[_Sheet]) -> list[_Sheet]:
    """The sheets, of those that follow each other down a page as one."""
    joined: list[_Sheet] = []
    for sheet in sheets:
        above = joined[-1] if joined else None
        if above and above.page == sheet.page and above.lines[-1].baseline < sheet.lines[0].baseline:
            joined[-1] = _Sheet(sheet.page, above.lines + sheet.lines, list(dict.fromkeys(above.rules + sheet.rules)))
        else:
            joined.append(sheet)
    return joined


def _numbered(body: Body, sheets: Sequence[_Sheet], moved: dict[Word, Word]) -> tuple[Body, dict[Word, Word]]:
    """The body with each sheet as a page, and the printed word of each word there: of a label that has copies the first
    counts."""
    lines: list[Line] = []
    printed: dict[Word, Word] = {}
    first: dict[Word, Word] = {}  # in the place where it stands first, by the printed word
    copies: dict[Word, Word] = {}
    for number, sheet in enumerate(sheets, 1):
        for line in sheet.lines:
            words = [replace(word, page=number) for word in line.words]
            for word, moved_word in zip(words, line.words, strict=True):
                origin = printed[word] = moved.get(moved_word, moved_word)
                if (other := first.setdefault(origin, word)) is not word:
                    copies[word] = other
            lines.append(line_of(words))
    for word, old in printed.items():
        if (single := body.copies.get(old)) is not None:
            copies[word] = first.get(single, single)
    rules = {number: sheet.rules for number, sheet in enumerate(sheets, 1)}
    return replace(remeasured(body, lines, rules), copies=copies), printed
