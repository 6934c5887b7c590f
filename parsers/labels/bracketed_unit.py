"""A unit that answers for a TEKO or a TOIMENPIDE, in brackets behind it with its label, or without one where most of
them have such a unit:

TOIMENPIDE   Otamme käyttöön luvanhakupalvelun (vastuu: Kaavoitus)
TEKO         Omatoimikirjastot (Kirjastopalvelut)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from parsers.model import Action, Text, Word
from parsers.page.lines import Line
from parsers.spelling.title_words import may_name_unit
from parsers.spelling.unit_names import names_unit
from parsers.spelling.vocabulary import Kind, Match, match_label

_ENDS = {")": "(", "]": "["}
_FIRST = 30  # lines of a report, ahead of its first actions
# `Suluissa on teon vastuutaho.`, `Vastuutaho on merkitty sulkeisiin teon nimen perään.`
_TOLD = regex.compile(r"\b(?:sulu|sulke)\w+[^.]{0,60}\bvastuu|\bvastuu[^.]{0,60}\b(?:sulu|sulke)\w+", regex.IGNORECASE)


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


def with_bracketed_units(actions: Sequence[Action], lines: Sequence[Line]) -> list[Action]:
    """Actions with the units that stand without a label behind most TEKOs, or else behind most TOIMENPIDEs, as those
    that answer. At least half of them are called as units are, for what else may stand in brackets is not; unless the
    first lines of the report say that units stand there."""
    if any(action.responsible for action in actions):
        return list(actions)
    told = bool(_TOLD.search(" ".join(line.text for line in lines[:_FIRST])))
    for kind in (Kind.INITIATIVE, Kind.ACTION):
        values = {id(value): value for action in actions if (value := getattr(action, kind.value))}
        found = {key: answered for key, value in values.items() if (answered := _named(value, told=told))}
        names = {answered.unit.text for answered in found.values()}
        units = len(names) > 1 and 2 * sum(map(names_unit, names)) >= len(names)
        if 2 * len(found) > len(values) and (told or units):
            pairs = ((action, found.get(id(getattr(action, kind.value)))) for action in actions)
            return [
                replace(action, responsible=own.unit, **{kind.value: own.value}) if own else action  # type: ignore[arg-type]
                for action, own in pairs
            ]
    return list(actions)


def _named(value: Text, *, told: bool) -> Answered | None:
    """A value without what may be the name of a unit, in brackets of its own words behind it; None if it has none. It
    may begin small where it is `told` to be one."""
    first = max((at for at, word in enumerate(value.words) if word.text[0] == "("), default=0)
    name = " ".join(word.text for word in value.words[first:])[1:-1]
    if not first or not value.text.endswith(f"({name})") or not may_name_unit(name.capitalize() if told else name):
        return None
    text = value.text[: -len(name) - 2].rstrip()
    return Answered(Text(text, value.words[:first]), (), Text(name, value.words[first:]))


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
