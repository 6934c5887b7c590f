"""The headings of milestones once for all that a table has, over its first band → ahead of each action's milestones:

Nro   Osatavoite                   Raportointi
TAVOITE: Talous on tasapainossa
TOIMENPIDE: Seuraamme toteutumista
      Mittari           Lähtötaso  Tavoitetaso
      Säästöt           4,6        12
1     Raportti on käytössä         Se käsitellään kuukausittain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from parsers.labels.hits import heads_steps, label_of
from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of
from parsers.spelling.vocabulary import CONTEXT, NUMBERS, Kind, may_begin_label, may_name_milestone

_NUMBER = regex.compile(r"[0-9]{1,2}[.)]?")
_NEAR = 0.6  # of the size: rows begin as near to where their headings do


def headed(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such headings ahead of the milestones of each action, and the printed word of each of theirs."""
    headings = {id(heading) for heading in _over_bands(body.lines)} if body.positioned and not body.copies else set()
    if not headings:
        return body, {}
    lines: list[Line] = []
    heading: Line | None = None  # the last one
    awaited = False  # whether an action has begun since
    first: dict[Word, Word] = {}  # where the word of a heading comes first, by the printed one
    printed: dict[Word, Word] = {}
    for line in body.lines:
        if id(line) in headings:
            heading = line
        elif heading and _kind_of(line) is Kind.ACTION:
            awaited = True
        elif heading and awaited and _begins_row(line, heading):
            own = [_above(word, line) for word in heading.words]
            printed |= zip(own, heading.words, strict=True)
            first = dict(zip(heading.words, own, strict=True)) | first
            lines.append(line_of(own))
            awaited = False
        lines.append(line)
    lines = [line for line in lines if line.words[0] not in first]
    copies = {word: first[origin] for word, origin in printed.items() if first[origin] is not word}
    return replace(body, lines=tuple(lines), copies={**body.copies, **copies}), printed


def _over_bands(lines: Sequence[Line]) -> Iterator[Line]:
    """The headings right below which the context of an action begins."""
    for line, below in pairwise(lines):
        if line.gaps and may_name_milestone(line.text) and _kind_of(line) is Kind.STEPS and _kind_of(below) in CONTEXT:
            yield line


def _kind_of(line: Line) -> Kind | None:
    """The kind of the label that a line begins with; STEPS if it has the headings of milestones and reports."""
    if line.words[0].text.lower() in NUMBERS and len(line.words) > 1:
        line = line_of(line.words[1:])
    hit = label_of(line) if may_begin_label(line.text) else None
    if hit is None:
        return None
    return Kind.STEPS if hit.rest and heads_steps(hit) else hit.kind


def _begins_row(line: Line, heading: Line) -> bool:
    """Whether a line is the first of a row that begins with the number of its milestone, below the first heading."""
    near = _NEAR * line.size
    number = _NUMBER.fullmatch(line.words[0].text) is not None and abs(line.x0 - heading.x0) < near
    return number and len(line.words) > 1


def _above(word: Word, line: Line) -> Word:
    """A word of a heading right above a line."""
    return replace(word.moved(0.0, line.top - 1 - word.bottom), page=line.page)
