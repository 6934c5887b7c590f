"""Milestones whose label is the day by which they are due, in a column of its own below the heading of them all:

Osatavoitteet ja niiden toteutuminen
31.3.2025    Luonnos on lausunnoilla
             Arvio: Lausuntoja saatiin 41
30.6.2025    Malli on käytössä
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from parsers.labels.hits import Hit
from parsers.labels.listed import heads_list
from parsers.page.lines import Line
from parsers.spelling.vocabulary import Kind

_DAY = regex.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:20[0-9]{2})?")


def dated_milestones(lines: Sequence[Line]) -> dict[int, Hit]:
    """Such milestones, and the headings of their lists, by the index of their line."""
    found: dict[int, Hit] = {}
    for index, line in enumerate(lines[:-1]):
        if _is_dated(lines[index + 1]) and heads_list(line) and not _is_dated(line):
            found[index] = Hit(Kind.PROGRESS, line.words, (), None, True)
            found |= dict(_items(lines, index + 1))
    return found


def _is_dated(line: Line) -> bool:
    """Whether a line has a day in its first column, and in the next one what begins as a text does."""
    words = line.words
    if len(words) < 2 or not words[0].text[0].isdecimal():
        return False  # as nearly all
    return bool(_DAY.fullmatch(words[0].text)) and 1 in line.gaps and words[1].text[0].isupper()


def _items(lines: Sequence[Line], start: int) -> Iterator[tuple[int, Hit]]:
    """The milestones from a place on, down to where a line stands neither at their days nor at their texts."""
    day, text = lines[start].words[:2]
    for index in range(start, len(lines)):
        line = lines[index]
        if _is_dated(line) and abs(line.x0 - day.x0) < day.size:
            yield index, Hit(Kind.MILESTONE, line.words[:1], line.words[1:], None, True)
        elif line.x0 < text.x0 - text.size:
            return
