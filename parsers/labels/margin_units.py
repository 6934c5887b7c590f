"""Units in the left margin beside the first label of what they answer for, with all of that right of them:

Infra ja         TEKO         Ratayhteys
kunnossapito     TOIMENPIDE   Uusitaan vaihteet
                 MITTARI      Lähtötaso   Tavoitetaso
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from parsers.labels.hits import label_of, label_places
from parsers.layouts.page_labels import NARROWEST
from parsers.model import Word
from parsers.page.body import Body, without
from parsers.page.lines import Line, line_of
from parsers.spelling.vocabulary import Kind, may_begin_label

_KINDS = (Kind.INITIATIVE, Kind.ACTION)
_LINES = 4  # of a unit, at the most
_STEP = 1.6  # sizes: from a line of it to the next
_LETTERS = 4  # of a unit, at the least: other margins have numbers
_OFF = 0.5  # of the size: labels begin as near to their edge


class _Beside(NamedTuple):
    """A unit, and the first word of the label beside it."""

    unit: tuple[Word, ...]
    label: Word


def without_margin_units(body: Body) -> tuple[Body, dict[Word, tuple[Word, ...]]]:
    """The body without such units, and they by the first word of the label beside them. All labels of their kinds
    begin at one edge right of them."""
    found = list(_units(body.lines)) if body.positioned else []
    if not found:
        return body, {}
    edge, size = found[0].label.x0, found[0].label.size
    labels = (_label_at(line, place) for line in body.lines for place in (0, *label_places(line)[:1]))
    if any(abs(word.x0 - edge) > _OFF * size for word in labels if word):
        return body, {}
    return without(body, [word for each in found for word in each.unit]), {each.label: each.unit for each in found}


def _units(lines: Sequence[Line]) -> Iterator[_Beside]:
    taken: tuple[Word, ...] = ()
    for at, line in enumerate(lines):
        places = label_places(line)[:1] if line.gaps and line.words[0] not in taken else ()
        label = _label_at(line, *places) if places else None  # as nearly none has
        if label is None or label.x0 - line.x0 < NARROWEST * line.size or label_of(line):
            continue
        own = _in_margin(lines[at:], label)
        letters = sum(char.isalpha() for word in own for char in word.text)
        if letters >= _LETTERS and not any(char.isdigit() for word in own for char in word.text):
            taken = own
            yield _Beside(own, label)


def _label_at(line: Line, place: int) -> Word | None:
    """The first word of the label of a TEKO or a TOIMENPIDE that a line has at one of its places."""
    part = line_of(line.words[place:]) if place else line
    hit = label_of(part) if may_begin_label(part.text) else None
    return part.words[0] if hit and hit.kind in _KINDS and (hit.upper or hit.colon or hit.is_set_apart) else None


def _in_margin(lines: Sequence[Line], label: Word) -> tuple[Word, ...]:
    """What lines have left of a label, from its own on as long as they go on with each other; nothing if that is no
    column of its own, as where more stands there below a space."""
    own: list[Word] = []
    for line in islice(lines, _LINES):
        left = [word for word in line.words if word.x0 < label.x0 - _OFF * label.size]
        if not left or (own and (left[0].page != own[-1].page or _is_apart(own, left))):
            break
        if left[-1].x1 > label.x0 - _OFF * label.size:  # runs below the label
            return ()
        own += left
    return tuple(own)


def _is_apart(above: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether words are not the next line of those above."""
    first, word = above[0], words[0]
    alike = (first.size, first.bold) == (word.size, word.bold) and abs(first.x0 - word.x0) < _OFF * word.size
    return not alike or word.baseline - above[-1].baseline > _STEP * word.size
