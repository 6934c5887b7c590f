"""The numbers of a table's rows, in a column of their own left of its indicators, which say nothing of these:

Nro   MITTARI                Lähtötaso   Tavoitetaso
1     Kirjaston kävijät      10          20
2     Lainat asukasta kohti  3,5         4
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.body import Body
from parsers.column_words import heading_of, may_name_heading
from parsers.lines import Line, line_of
from parsers.model import Word
from parsers.vocabulary import NUMBERS, Kind, match_label

_TALLEST = 8  # lines of a row: a bound on the work
_LEVEL = 0.6  # of the size: the heading of a column and its cells begin as near to each other


def without_row_numbers(body: Body) -> Body:
    """The body with such numbers, and their headings, among its furniture."""
    numbers = list(_numbers(body.lines))
    if not numbers:
        return body
    aside = set(numbers)
    left = [[word for word in line.words if word not in aside] for line in body.lines]
    return replace(body, lines=tuple(line_of(words) for words in left if words), furniture=(*body.furniture, *numbers))


def _numbers(lines: Sequence[Line]) -> Iterator[Word]:
    last = 0
    for index, line in enumerate(lines):
        mittari = _mittari(line)
        if mittari is None:
            continue
        found: list[Word] = []
        between = 0  # lines since the last number
        for below in lines[index + 1 :]:
            first, *others = below.words
            between += 1
            number = int(text) if (text := first.text.rstrip(".")).isdecimal() and len(text) < 3 else 0
            beside = not others or abs(others[0].x0 - mittari.x0) < _LEVEL * first.size
            if number in ((last + 1,) if found else (1, last + 1)) and first.x1 < mittari.x0 and beside:
                found.append(first)
                last, between = number, 0
            elif below.x0 < mittari.x0 - _LEVEL * first.size or between > _TALLEST:
                break
        if found:
            yield from line.words[: line.words.index(mittari)]
            yield from found


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
