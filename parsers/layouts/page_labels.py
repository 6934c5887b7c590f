"""Where labels stand on a page, whatever column of it they are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.labels.hits import Hit, heads_steps, label_of, label_places
from parsers.page.lines import COLUMN, Line, line_of
from parsers.spelling.column_words import heading_of
from parsers.spelling.vocabulary import BULLETS, CONTEXT, NUMBERS, Kind, may_begin_label
from parsers.tables.heading_words import is_time

NARROWEST = 8  # sizes: a column that holds labels and their values


class PageLabel(NamedTuple):
    """A part of a line that begins with a label."""

    part: Line
    hit: Hit


def starts_of(lines: Iterable[Line]) -> Iterator[tuple[Line, int]]:
    """Where in lines a label may begin: at the first word, which may be a sign or head a column of numbers, or behind a
    gap."""
    for line in lines:
        first = line.words[0].text
        signed = len(line.words) > 1 and (first in BULLETS or first.lower() in NUMBERS)
        if may_begin_label(line.words[1].text if signed else line.text):
            yield line, 0
        yield from ((line, place) for place in label_places(line))


def labels_at(starts: Iterable[tuple[Line, int]]) -> Iterator[PageLabel]:
    """The labels that begin there."""
    for line, start in starts:
        part = line_of(line.words[start:]) if start else line
        hit = label_of(part)
        # A sentence may begin so: `Toimenpide jatkuu`.
        if hit and hit.kind is Kind.GOAL and _heads_targets(line, start, hit):
            continue
        if hit and start and hit.kind is Kind.PROGRESS and (own := label_of(line)) and heads_steps(own):
            continue  # `Vaihe   Vaiheen kuvaus   Seuranta T2`
        if hit and (hit.colon or hit.upper or hit.bold or hit.gap >= COLUMN or hit.kind is Kind.PROGRESS):
            yield PageLabel(part, hit)


def _heads_targets(line: Line, start: int, hit: Hit) -> bool:
    """Whether a `Tavoite 2025` is no label but the heading of a table, beside a `Lähtötaso 2024` or behind others."""
    behind = [*hit.label[1:], *hit.rest]
    return any(heading_of(word.text) == 0 for word in line.words) or (start > 0 and bool(behind) and is_time(behind))


def parted(lines: Iterable[Line], x: float) -> tuple[list[Line], list[Line]]:
    """What lines have left and right of `x`."""
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        sides = [word for word in line.words if word.x0 < x - 1], [word for word in line.words if word.x0 >= x - 1]
        for words, column in zip(sides, (left, right), strict=True):
            if words:
                column.append(line_of(words))
    return left, right


def runs_over(lines: Iterable[Line], x: float) -> bool:
    """Whether a word of lines stands on both sides of `x`."""
    return any(word.x0 < x - 1 and word.x1 > x + 1 for line in lines for word in line.words)


def has_values(column: Sequence[Line], labels: Sequence[PageLabel]) -> bool:
    """Whether a column has labels of the hierarchy, each with its value in it; that of the last line may be at the head
    of the next column."""
    after = dict(pairwise(map(id, column)))
    starts = {id(label.part) for label in labels}
    contexts = [label for label in labels if label.hit.kind in CONTEXT]
    if len(contexts) > 1 and contexts[-1].part is column[-1]:
        del contexts[-1]
    return bool(contexts) and all(
        label.hit.rest or after.get(id(label.part)) not in (None, *starts) for label in contexts
    )
