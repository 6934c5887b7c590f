"""Units that stand flush right in a type of their own, beside the label of an action or above it. As one below a TEKO,
it answers for all the actions of that:

TOIMENPIDE                      Viestintä
Kysely asukkaille
                                Viestintä
TOIMENPIDE   Kysely asukkaille
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.labels.hits import Hit, label_of
from parsers.layouts.page_labels import NARROWEST
from parsers.model import Word
from parsers.page.body import Body, without
from parsers.page.lines import Line, line_of, said
from parsers.spelling.unit_names import names_unit
from parsers.spelling.vocabulary import Kind, is_state, may_begin_label

_FLUSH = 0.1  # sizes: by which the ends of what stands flush differ, at the most


def without_flush_units(body: Body) -> tuple[Body, dict[Word, tuple[Word, ...]]]:
    """The body without such units, and they by the first word of the label of their action."""
    units: dict[Word, tuple[Word, ...]] = {}
    for line, below in zip(body.lines, body.lines[1:], strict=False):
        if line.page != below.page:
            continue
        if line.gaps and may_begin_label(line.text):
            unit = _beside(line, below)
            label = line
        elif line.x0 > below.x0 + NARROWEST * line.size and may_begin_label(below.text):
            unit = _above(line, below)
            label = below
        else:
            continue  # as nearly all
        if unit:
            units[label.words[0]] = unit
    if not units or not _are_flush(list(units.values())):
        return body, {}
    return without(body, [word for unit in units.values() for word in unit]), units


def with_flush_units(hits: dict[int, Hit], units: dict[Word, tuple[Word, ...]]) -> dict[int, Hit]:
    """The labels with the units beside them or above them."""
    own = {at: unit for at, hit in hits.items() if (unit := units.get(hit.label[0]))} if units else {}
    return hits | {at: replace(hits[at], unit=unit, shared=True) for at, unit in own.items()}


def _beside(line: Line, below: Line) -> tuple[Word, ...]:
    """What stands right of a label whose value is below it."""
    place, *others = line.gaps
    first, unit = line.words[:place], line.words[place:]
    if others or unit[0].x0 < first[-1].x1 + NARROWEST * line.size:
        return ()
    label = label_of(line_of(first))
    if label is None or label.kind is not Kind.ACTION or label.rest or is_state(said(unit)):
        return ()
    under = abs(below.x0 - line.x0) < 3 * line.size  # or a little in
    is_label = may_begin_label(below.text) and label_of(below) is not None
    return unit if under and not is_label and not _same_type(unit[0], below.words[0]) else ()


def _above(line: Line, below: Line) -> tuple[Word, ...]:
    """What stands above a label and right of where its value begins."""
    label = label_of(below)
    if line.gaps or label is None or label.kind is not Kind.ACTION or not label.rest:
        return ()
    value = label.rest[0]
    return line.words if line.x0 > value.x0 + NARROWEST * line.size and not _same_type(line.words[0], value) else ()


def _same_type(one: Word, other: Word) -> bool:
    return (one.bold, one.slanted) == (other.bold, other.slanted)


def _are_flush(units: Sequence[Sequence[Word]]) -> bool:
    """Whether all end where one does, and begin where they will, or else are named as units."""
    starts, ends = [unit[0].x0 for unit in units], [unit[-1].x1 for unit in units]
    size = units[0][0].size
    if max(ends) - min(ends) > _FLUSH * size or not all(
        _same_type(units[0][0], word) for unit in units for word in unit
    ):
        return False
    return max(starts) - min(starts) > size or all(names_unit(said(unit)) for unit in units)
