"""Milestones on a timeline, each with its number in a sign of its own beside the first lines, of which one may say when
it is due → the same with the number ahead of what the milestone is, as in any list.

Osatavoitteet ja raportointi
┌───┐  Määräaika 28.2.2026
│ 1 │  Kokeilu on käynnissä
└───┘  Raportointi: Kokeilussa on yhdeksän tilaa.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.labels.hits import label_of
from parsers.labels.listed import heads_list
from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import COLUMN, Line, line_of, said
from parsers.spelling.time_words import names_due
from parsers.spelling.vocabulary import CONTEXT, may_begin_label

_LEVEL = 0.8  # sizes of a number: the line above it that is as close begins beside its sign
_BELOW = 3.0  # sizes: how far below a number a milestone may begin, with a day between them


def on_timeline(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such numbers ahead of their milestones, and without the days that these are due; and the printed
    word of each number."""
    if not body.positioned or not any(line.words[0].text == "1" for line in body.lines):
        return body, {}
    lines = list(body.lines)
    gone: set[int] = set()
    due: list[Word] = []
    printed: dict[Word, Word] = {}
    inside, last = False, 0
    for at, line in enumerate(body.lines):
        sign, *day = line.words
        if heads_list(line):
            inside, last = True, 0
        elif inside and sign.text == str(last + 1) and (beside := _beside(body.lines, at)):
            *days, place = beside
            number = _level_with(sign, lines[place])
            printed[number] = sign
            lines[place] = line_of([number, *lines[place].words])
            due += [*day, *(word for each in days for word in lines[each].words)]
            gone |= {at, *days}
            last += 1
        elif inside and may_begin_label(line.text) and (hit := label_of(line)):
            inside = hit.kind not in CONTEXT
    if not printed:
        return body, {}
    left = tuple(line for at, line in enumerate(lines) if at not in gone)
    return replace(body, lines=left, aside=(*body.aside, *due)), printed


def _beside(lines: Sequence[Line], at: int) -> list[int]:
    """The places of the lines that begin beside the number at a place, up to that of its milestone: those ahead of it
    say when it is due. None if the number is no sign by itself."""
    sign, *day = lines[at].words
    found: list[int] = []
    if day and not (1 in lines[at].gaps and names_due(said(day))):
        return found
    for place in (at - 1, at + 1, at + 2):
        line = lines[place] if 0 <= place < len(lines) else None
        if line is None or line.page != sign.page or line.x0 - sign.x1 < COLUMN * sign.size:
            continue
        if -_LEVEL * sign.size < line.baseline - sign.baseline < _BELOW * sign.size:
            found.append(place)
            if not names_due(line.text):
                return found if not (may_begin_label(line.text) and label_of(line)) else []
    return []


def _level_with(sign: Word, line: Line) -> Word:
    """A number as if it stood in a line."""
    down = line.baseline - sign.baseline
    return replace(sign, top=sign.top + down, bottom=sign.bottom + down, baseline=line.baseline)
