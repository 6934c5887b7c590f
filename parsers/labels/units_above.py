"""Units that are printed once more above a further TOIMENPIDE of their TEKO, without a label, at the left edge:

TEKO         Tiloja yhteisöille
Hallinto
TOIMENPIDE   Vuokrataan lämpiötä
Osatavoite 1: Hinnasto
Hallinto
TOIMENPIDE   Tarjotaan harjoitustilaa
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.labels.hits import Hit, label_of
from parsers.model import Word
from parsers.page.body import Body, without
from parsers.page.lines import COLUMN, Line
from parsers.spelling.vocabulary import Kind, match_label, may_begin_label, may_name_deed

_EDGE = 0.5  # sizes: labels and units begin as near to it
_LINES = 4  # of a TEKO and its unit, at the most


def without_units_above(body: Body) -> tuple[Body, dict[Word, tuple[Word, ...]]]:
    """The body without such units, and they by the first word of the label below them."""
    lines = body.lines
    above = [
        (at, hit)
        for at, (line, below) in enumerate(pairwise(lines))
        if abs(line.x0 - below.x0) < _EDGE * line.size and may_name_deed(below.text)  # as few are
        if _may_be_unit(line, below) and (hit := _action(below))
    ]
    below_teko = {at for at, _ in above if _is_below_initiative(lines, at)}
    known = {lines[at].text for at in below_teko}
    again = {hit.label[0]: lines[at].words for at, hit in above if at not in below_teko and lines[at].text in known}
    return (without(body, [word for unit in again.values() for word in unit]) if again else body), again


def _action(line: Line) -> Hit | None:
    """The label of a TOIMENPIDE that a line begins with, with its value in a column."""
    hit = label_of(line)
    return hit if hit and hit.kind is Kind.ACTION and hit.rest and (hit.gap >= COLUMN or hit.colon) else None


def _may_be_unit(line: Line, below: Line) -> bool:
    """Whether a line above another is one phrase that begins with no label."""
    return line.page == below.page and not line.gaps and match_label(line.text) is None


def _is_below_initiative(lines: Sequence[Line], at: int) -> bool:
    """Whether the next label above a line is that of a TEKO."""
    for line in reversed(lines[max(0, at - _LINES) : at]):
        hit = label_of(line) if may_begin_label(line.text) else None
        if hit:
            return hit.kind is Kind.INITIATIVE
    return False
