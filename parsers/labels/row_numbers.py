"""The numbers of a table's rows, in a column of their own left of its indicators, which say nothing of these:

Nro   MITTARI                Lähtötaso   Tavoitetaso
1     Kirjaston kävijät      10          20
2     Lainat asukasta kohti  3,5         4
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of
from parsers.spelling.column_words import heading_of, may_name_heading
from parsers.spelling.vocabulary import NUMBERS, Kind, match_label

_TALLEST, _MOST_LINES = 8, 500  # lines of a row, and of a table: bounds on the work
_STEPS = (Kind.MILESTONE, Kind.REPORT, Kind.PROGRESS)
_NEAR = 0.6  # of the size: the heading of a column and its cells begin as near to each other


def without_row_numbers(body: Body) -> Body:
    """The body with such numbers, and their headings, among its furniture."""
    numbers = _numbers(body.lines)
    if not numbers:
        return body
    aside = set(numbers)
    left = [[word for word in line.words if word not in aside] for line in body.lines]
    return replace(body, lines=tuple(line_of(words) for words in left if words), furniture=(*body.furniture, *numbers))


def _numbers(lines: Sequence[Line]) -> list[Word]:
    """The numbers of all tables. Somewhere two rows have one, or the column a heading: a lone figure says how many."""
    found: list[list[Word]] = []
    headed = False
    last = 0
    for index, line in enumerate(lines):
        if mittari := _mittari(line):
            heading = line.words[: line.words.index(mittari)]
            numbers = _below(lines[index + 1 : index + 1 + _MOST_LINES], mittari, last, headed=bool(heading))
            last = _number(numbers[-1]) if numbers else last
            heading = heading if numbers else ()
            headed |= bool(heading)
            found.append([*heading, *numbers])
    counted = headed or any(len(numbers) > 1 for numbers in found)
    return [word for numbers in found for word in numbers] if counted else []


def _below(lines: Iterable[Line], mittari: Word, last: int, *, headed: bool) -> list[Word]:
    """The numbers below a table's heading, from one on, or on from the `last` one on the page before. In a column that
    is `headed` they may be centred in their rows, and level with no indicator."""
    found: list[Word] = []
    between = 0  # lines since the last number
    for line in lines:
        label = match_label(line.text)
        if label and label.kind in _STEPS:
            break  # a table of milestones has numbers of its own
        first, *others = line.words
        beside = headed or not others or abs(others[0].x0 - mittari.x0) < _NEAR * first.size
        due = (_number(found[-1]) + 1,) if found else (1, last + 1)
        between += 1
        if first.x1 < mittari.x0 and beside and _number(first) in due:
            found.append(first)
            between = 0
        elif line.x0 < mittari.x0 - _NEAR * first.size or between > _TALLEST:
            break
    return found


def _number(word: Word) -> int:
    """The number that a word is, with or without a full stop; 0 if it is none."""
    text = word.text.rstrip(".")
    return int(text) if text.isdecimal() and len(text) < 3 else 0


def _mittari(line: Line) -> Word | None:
    """The word over the indicators in a line of headings, with nothing ahead of it but the heading of numbers."""
    if not may_name_heading(line.text) or {0, 1} - {heading_of(word.text) for word in line.words}:
        return None
    for word in line.words:
        found = match_label(word.text)
        if found and found.kind is Kind.INDICATOR:
            return word
        if word.text.lower() not in NUMBERS:
            return None
    return None
