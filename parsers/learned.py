"""Labels that no vocabulary knows, told by the document itself: they are set as its known ones are, come again and
again, and stand where a part of the context is due.

Strategian kärki: Kasvava Pori           a PAINOPISTE, ahead of the TAVOITE
Tavoite: Nuorten siirtymä sujuu
Hanke: Sijaisjärjestelmän keskittäminen  a TEKO, between the TAVOITE and the TOIMENPIDE
Toimenpide: Otetaan käyttöön ohjelma
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parsers.hits import Hit
from parsers.lines import COLUMN, Line
from parsers.model import Word
from parsers.vocabulary import CONTEXT, Kind, may_mean

_LONGEST = 4  # words of a label
_LEVELS = (Kind.FOCUS_AREA, Kind.GOAL, Kind.INITIATIVE)  # what may have a name of its own; a THEME is a FOCUS_AREA's


@dataclass(frozen=True, slots=True)
class _Name:
    """The places of an unknown label, with the known ones of the same context ahead of it and behind it."""

    hits: dict[int, Hit] = field(default_factory=dict)
    ahead: set[Kind] = field(default_factory=set)
    behind: set[Kind] = field(default_factory=set)
    astray: set[int] = field(default_factory=set)  # the places where no context goes on


def learned_labels(lines: Sequence[Line], labels: Mapping[int, Hit]) -> dict[int, Hit]:
    """Such labels by the index of their line. One that may mean no part of the context is of an unknown kind."""
    known = [hit for hit in labels.values() if hit.kind in CONTEXT and hit.rest]
    actions = sum(hit.kind is Kind.ACTION for hit in labels.values())
    if not known or not actions:
        return {}
    names = _names(lines, labels, known)
    free = [kind for kind in _LEVELS if not any(hit.kind is kind for hit in labels.values())]
    found: dict[int, Hit] = {}
    for text, name in names.items():
        if len(name.hits) < min(2, actions):
            continue
        kind = next((kind for kind in free if _is_due(kind, name) and may_mean(text, kind)), Kind.UNKNOWN)
        if kind in free:
            free.remove(kind)
        elif 2 * len(name.astray) > len(name.hits):
            continue  # text, and not beside the context
        found |= {
            index: Hit(kind, hit.label, hit.rest, None, hit.colon)
            for index, hit in name.hits.items()
            if kind is not Kind.UNKNOWN or index not in name.astray
        }
    return found


def _names(lines: Sequence[Line], labels: Mapping[int, Hit], known: Sequence[Hit]) -> dict[str, _Name]:
    """What is set as the known labels are, by its text, in the order in which it comes first."""
    candidates = dict(_candidates(lines, labels, known))
    names: defaultdict[str, _Name] = defaultdict(_Name)
    ahead: list[Kind] = []  # the kinds of this context so far, and the names that wait for what comes behind them
    waiting: list[tuple[int, str]] = []
    below_action = False
    for index in sorted({*labels, *candidates}):
        if index in candidates:
            text = _text(candidates[index].label)
            names[text].hits[index] = candidates[index]
            names[text].ahead.update(ahead)
            waiting.append((index, text))
            continue
        kind = labels[index].kind
        for place, text in waiting:
            if kind in CONTEXT:
                names[text].behind.add(kind)
            elif not below_action:
                names[text].astray.add(place)
        below_action = kind is Kind.ACTION
        if kind in CONTEXT and not below_action:
            ahead.append(kind)
        else:
            ahead, waiting = [], []
    return dict(names)


def _candidates(lines: Sequence[Line], labels: Mapping[int, Hit], known: Sequence[Hit]) -> Iterator[tuple[int, Hit]]:
    """Lines that begin as those of the known labels do: at their edge, in their type, and closed by a colon or a
    column's gap as they are."""
    most = 0.8 * len(known)  # one in five may be another hand's
    bold, upper, colon, apart = (
        sum(own) >= most
        for own in (
            [hit.stands_out for hit in known],
            [hit.upper for hit in known],
            [hit.colon for hit in known],
            [hit.gap >= COLUMN for hit in known],
        )
    )
    if not (bold or upper) or not (colon or apart):
        return
    edges = {round(hit.x0) + off for hit in known for off in (-1, 0, 1)}
    for index, line in enumerate(lines):
        if index in labels or round(line.x0) not in edges or not line.text[0].isupper():
            continue
        hit = _split(line, closed=colon)
        if hit and (hit.stands_out or not bold) and (hit.upper or not upper) and (hit.gap >= COLUMN or not apart):
            yield index, hit


def _split(line: Line, *, closed: bool) -> Hit | None:
    """A line's first words up to a colon or a column's gap, and the others."""
    words = line.words
    end = next((at for at, word in enumerate(words[:_LONGEST], 1) if word.text[-1] == ":" or at in line.gaps), 0)
    label, rest = words[:end], words[end:]
    if not label or not rest or (label[-1].text[-1] == ":") < closed or any(char.isdigit() for char in _text(label)):
        return None
    return Hit(Kind.UNKNOWN, label, rest, None, label[-1].text[-1] == ":")


def _text(label: Sequence[Word]) -> str:
    return " ".join(word.text for word in label).removesuffix(":").strip().lower()


def _is_due(kind: Kind, name: _Name) -> bool:
    """Whether a part of the context may stand everywhere where a name does."""
    place = CONTEXT.index(kind)
    above, below = ([CONTEXT.index(each) for each in kinds - {Kind.RESPONSIBLE}] for kinds in (name.ahead, name.behind))
    return max(above, default=-1) < place < min(below, default=-1)
