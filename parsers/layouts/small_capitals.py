"""Labels in small capitals, whose letters are small ones in the file → the same lines with each as it looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.labels.hits import Hit, label_of
from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import COLUMN, Line, line_of
from parsers.spelling.vocabulary import CONTEXT, may_begin_label

_FEWEST = 3  # kinds of labels of the hierarchy: the wraps of a table's cells do not begin with as many


def capitalised(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with its small labels in capitals, and the printed word of each that was changed; none where one of
    their kinds begins with a capital as well: then small ones are text."""
    small = {id(line): hit for line in body.lines if line.text[0].islower() and (hit := _small_label(line))}
    if len(small) < _FEWEST:
        return body, {}
    below = {id(line): after.bold for line, after in pairwise(body.lines)}
    kinds = {
        hit.kind
        for line, hit in small.items()
        if hit.kind in CONTEXT and (hit.rest or (hit.bold and not below.get(line, True)))  # beside its value, or above
    }
    capital = [hit for line in body.lines if id(line) not in small and (hit := _capital_label(line))]
    if len(kinds) >= _FEWEST and kinds.isdisjoint(hit.kind for hit in capital):
        small |= dict(_further(body.lines, small))
        behind = dict(_behind_margin(body.lines, small))
    else:
        small, behind = _in_columns_of(capital, small), {}
    if not small:
        return body, {}
    large = {line.words[0]: hit.label[0] for line in body.lines if (hit := small.get(id(line)))} | behind
    lines = [
        line_of(large.get(word, word) for word in line.words) if any(word in large for word in line.words) else line
        for line in body.lines
    ]
    return replace(body, lines=tuple(lines)), {label: word for word, label in large.items()}


def _in_columns_of(capital: Iterable[Hit], small: Mapping[int, Hit]) -> dict[int, Hit]:
    """The small labels that begin where those in capitals do, with their values where the others have theirs, and are
    of kinds that none of these is: `osatavoite 1` below a `TOIMENPIDE`."""
    edges = {(round(hit.x0), round(hit.rest[0].x0)) for hit in capital if hit.rest and hit.gap >= COLUMN}
    kinds = {hit.kind for hit in capital}
    lefts = {left for left, _ in edges}
    own = {
        line: hit
        for line, hit in small.items()
        if hit.kind not in kinds
        and ((round(hit.x0), round(hit.rest[0].x0)) in edges if hit.rest else round(hit.x0) in lefts)
    }
    valued = Counter(hit.kind for hit in own.values() if hit.rest)
    return {line: hit for line, hit in own.items() if valued[hit.kind] > 1}


def _further(lines: Sequence[Line], small: Mapping[int, Hit]) -> Iterator[tuple[int, Hit]]:
    """Other such labels at the edge of those that are known: ahead of the column of their values, however near, in a
    type of their own, or closed by a colon as those of milestones and reports are."""
    known = [(hit, line.x0) for line in lines if (hit := small.get(id(line)))]
    edges = {round(x0) for _, x0 in known}
    values = {round(hit.rest[0].x0) for hit, _ in known if hit.rest}
    for line in lines:
        if id(line) in small or not line.text[0].islower() or round(line.x0) not in edges:
            continue
        hit = _in_capitals(line)
        if hit and hit.rest and (hit.stands_out or hit.colon or round(hit.rest[0].x0) in values):
            yield id(line), hit


def _behind_margin(lines: Sequence[Line], small: Mapping[int, Hit]) -> Iterator[tuple[Word, Word]]:
    """The first words of such labels, and these in capitals, that begin at the edge of most of those that are known,
    a column's gap behind what stands in the margin."""
    edge, _ = Counter(round(line.x0) for line in lines if id(line) in small).most_common(1)[0]
    for line in lines:
        place = next((at for at in line.gaps[:1] if round(line.words[at].x0) == edge), None)
        hit = _small_label(line_of(line.words[place:])) if place else None
        if hit and place:
            yield line.words[place], hit.label[0]


def _small_label(line: Line) -> Hit | None:
    """The label that stands alone at the start of a line, or ahead of a column's gap, or that a colon closes, if its
    first word is taken for one in capitals."""
    hit = _in_capitals(line)
    return hit if hit and (hit.gap >= COLUMN or hit.colon) else None


def _in_capitals(line: Line) -> Hit | None:
    """The label that a line begins with if its first word is taken for one in capitals."""
    if not may_begin_label(line.text):
        return None
    first = line.words[0]
    return label_of(line_of((replace(first, text=first.text.upper()), *line.words[1:])))


def _capital_label(line: Line) -> Hit | None:
    """The label of the hierarchy that a line plainly begins with."""
    hit = label_of(line) if may_begin_label(line.text) else None
    plain = hit is not None and hit.kind in CONTEXT and (hit.colon or hit.upper or hit.gap >= COLUMN)
    return hit if plain else None
