"""Milestones that are the numbered items of one list, with a label for all of them:

Osatavoitteet   1. Esiselvitys on valmis
                   Raportointi: Valmistui kesäkuussa
                2. Päätös on tehty
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.hits import Hit, label_of
from parsers.lines import Line
from parsers.model import Word
from parsers.vocabulary import MILESTONES, Kind, may_begin_label

_NUMBER = regex.compile(r"\(?([0-9]{1,2})[.):]")


def listed_milestones(lines: Sequence[Line]) -> dict[int, Hit]:
    """The items of such lists, by the index of their line. The label stands ahead of the first, or above it."""
    found: dict[int, Hit] = {}
    for index, line in enumerate(lines):
        label, *rest = line.words
        if label.text.removesuffix(":").lower() == MILESTONES[1] and label.text[0].isupper():
            found |= _items(lines, index, 1) if rest else _items(lines, index + 1, 0)
    return found


def _items(lines: Sequence[Line], start: int, ahead: int) -> dict[int, Hit]:
    """The items of the list that begins in a line behind so many words; none if milestones have labels there."""
    words = lines[start].words[ahead:] if start < len(lines) else ()
    if len(words) < 2 or _number(words[0]) != 1:
        return {}
    found = {start: Hit(Kind.MILESTONE, lines[start].words[: ahead + 1], words[1:], 1, True)}
    for index, line in enumerate(lines[start + 1 :], start + 1):
        first, *rest = line.words
        level = abs(first.x1 - words[0].x1) < first.size  # flush left or right, of one figure or two
        if level and rest and _number(first) == len(found) + 1:
            found[index] = Hit(Kind.MILESTONE, (first,), tuple(rest), len(found) + 1, True)
            continue
        hit = label_of(line) if may_begin_label(line.text) else None
        if hit and hit.kind is Kind.MILESTONE:
            return {}
        if hit and hit.kind is not Kind.REPORT and hit.x0 < words[0].x1:
            break
    return found


def _number(word: Word) -> int | None:
    found = _NUMBER.fullmatch(word.text)
    return int(found[1]) if found else None
