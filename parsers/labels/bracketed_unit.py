"""A unit that answers for a TEKO or a TOIMENPIDE, in brackets behind it with its label:

TOIMENPIDE   Otamme käyttöön luvanhakupalvelun (vastuu: Kaavoitus)
"""

from __future__ import annotations

from typing import NamedTuple

from parsers.model import Text, Word
from parsers.spelling.vocabulary import Kind, Match, match_label

_ENDS = {")": "(", "]": "["}


class Answered(NamedTuple):
    """A value without the unit behind it, the words of the unit's label, and the unit."""

    value: Text
    label: tuple[Word, ...]
    unit: Text


def without_unit(value: Text) -> Answered | None:
    """The value without such a unit; None if it has none."""
    opening = _ENDS.get(value.text[-1:])
    start = value.text.rfind(opening) if opening else -1
    inside = value.text[start + 1 : -1]
    found = _label(inside) if start > 0 else None
    if found is None:
        return None
    words = value.words
    first = max((at for at, word in enumerate(words) if word.text[0] == opening), default=0)
    label = next((at for at in range(first + 1, len(words)) if _reach(words[first:at]) >= found.length), 0)
    if not first or not label or _reach(words[first:label]) > found.length:  # glued to the unit
        return None
    name = inside[found.length :].strip()
    return Answered(Text(value.text[:start].rstrip(), words[:first]), words[first:label], Text(name, words[label:]))


def is_unit(text: str) -> bool:
    """Whether a line is such a unit."""
    return _ENDS.get(text[-1]) == text[0] and _label(text[1:-1]) is not None


def _label(inside: str) -> Match | None:
    """The label with which a unit begins what stands in brackets."""
    found = match_label(inside)
    name = inside[found.length :].strip() if found and found.kind is Kind.RESPONSIBLE else ""
    return found if found and name and (found.colon or name[0].isupper()) else None


def _reach(words: tuple[Word, ...]) -> int:
    """How long what words say is, without the bracket that they begin with."""
    return len(" ".join(word.text for word in words)) - 1
