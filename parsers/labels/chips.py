"""What stands in small frames at the right end of the line of a card's label: how its action is getting on, for which
no table has a column, and the unit that answers for it.

TOIMENPIDE 1                          (● Lukiokoulutus)  [Etenee]
Tuemme opintojen loppuun saattamista

Toimenpide: Tuemme opintojen loppuun saattamista         [Etenee]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.labels.hits import Hit, label_of
from parsers.model import Word
from parsers.page.body import Body, without
from parsers.page.lines import Line, line_of, runs_of, said
from parsers.spelling.unit_names import names_unit
from parsers.spelling.vocabulary import BULLETS, CONTEXT, Kind, is_state, may_begin_label

_SMALLER = 0.9  # of the size of what the card says, at the most
_LIGHTS = frozenset("●○■□◆")  # whose colour tells a state
_APART = 2.0  # sizes: no space of a justified line is as wide

_Chips = list[list[Word]]


def without_chips(body: Body) -> tuple[Body, dict[Word, tuple[Word, ...]]]:
    """The body with such words beside its lines, and the units among them, with their signs, by the first word of the
    label that each stands beside."""
    states: dict[Word, None] = {}
    units: dict[Word, tuple[Word, ...]] = {}
    for above, line in pairwise(body.lines):
        step = line.baseline - above.baseline
        if (step < line.size or step < above.size) and line.page == above.page:  # as hardly any
            beside = (each for each, label in ((line, above), (above, line)) if _stands_beside(label, each))
            states |= dict.fromkeys(word for each in beside if _is_state(each.words) for word in each.words)
    for at, line in enumerate(body.lines):
        if not line.gaps or not may_begin_label(line.text):
            continue  # as nearly all
        below = body.lines[at + 1 : at + 2]
        if line.words[-1].size > _SMALLER * max(word.size for each in (line, *below) for word in each.words):
            continue
        told, unit = _told(line, below)
        states |= dict.fromkeys(told)
        if unit:
            units[line.words[0]] = unit
    if not states and not units:
        return body, {}
    return without(body, states | dict.fromkeys(word for unit in units.values() for word in unit)), units


def with_units(hits: dict[int, Hit], units: dict[Word, tuple[Word, ...]]) -> dict[int, Hit]:
    """The labels with the units beside them."""
    return {at: replace(hit, unit=units.get(hit.label[0], hit.unit)) for at, hit in hits.items()} if units else hits


def _stands_beside(label: Line, line: Line) -> bool:
    """Whether a line that stands half a line above or below another is across from the label of an action, which has
    nothing beside it: in a frame beside the label and its value."""
    level = label.page == line.page and abs(line.baseline - label.baseline) < label.size
    if not level or line.x0 < label.x1 + label.size:
        return False
    hit = label_of(label)
    return hit is not None and hit.kind is Kind.ACTION and not hit.rest


def _told(line: Line, below: Sequence[Line]) -> tuple[list[Word], tuple[Word, ...]]:
    """The states and the unit that stand in frames behind a label, or behind its value."""
    first, *others = runs_of(line.words)
    hit = label_of(line_of(first))
    if hit is None or hit.kind not in CONTEXT:
        return [], ()
    before, chips = _parted([first, *others], _size_of_value(hit, below))
    if hit.rest or before:
        return [word for chip in chips if _is_state(chip) for word in chip], ()
    states = [chip for chip in chips if _is_state(chip)]
    units = [chip for chip in chips if chip not in states]
    if hit.kind is not Kind.ACTION or len(units) != 1 or not (states or _may_be_unit(units[0])):
        units = []
    return [word for chip in states for word in chip], tuple(word for chip in units for word in chip)


def _is_state(chip: Sequence[Word]) -> bool:
    """Whether a chip says how its action is getting on, maybe behind a sign, or by a light alone."""
    return (len(chip) == 1 and chip[0].text in _LIGHTS) or is_state(
        said(chip[1:] if chip[0].text in BULLETS and len(chip) > 1 else chip)
    )


def _size_of_value(hit: Hit, below: Sequence[Line]) -> float:
    """The size of what a label has beside it, or below it where it begins; 0 if it has nothing."""
    if hit.rest:
        return hit.rest[0].size
    under = (line for line in below if line.page == hit.label[0].page and abs(line.x0 - hit.x0) < 0.5 * line.size)
    return next((line.size for line in under if not (may_begin_label(line.text) and label_of(line))), 0.0)


def _parted(runs: _Chips, size: float) -> tuple[_Chips, _Chips]:
    """The runs of a line behind its first one, and the last ones of them, which are chips: they stand apart, and are
    smaller than a value of some size."""
    start = len(runs)
    while start > 1 and all(word.size <= _SMALLER * size for word in runs[start - 1]):
        start -= 1
    if start < len(runs) and runs[start][0].x0 - runs[start - 1][-1].x1 < _APART * runs[start][0].size:
        start = len(runs)
    return runs[1:start], runs[start:]


def _may_be_unit(chip: Sequence[Word]) -> bool:
    """Whether a chip names a unit, or stands behind a sign."""
    return (chip[0].text in BULLETS and len(chip) > 1) or names_unit(said(chip))
