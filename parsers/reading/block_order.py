"""The order in which blocks are read, where it is not the one in which they are printed; and what is printed once more
at the top of a page over what goes on there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import accumulate

from parsers.labels.blocks import Block
from parsers.model import Word
from parsers.page.lines import Line, said
from parsers.spelling.vocabulary import AREAS, CONTEXT, Kind, goes_on_from

_MOST = 4  # further lines of a TOIMENPIDE
_ABOVE = frozenset(CONTEXT) - {Kind.ACTION}
_LEVELS = _ABOVE - {Kind.RESPONSIBLE}  # a unit may stand below its TOIMENPIDE
_PARTS = (Kind.GOAL, Kind.INITIATIVE)
_BELOW = {Kind.GOAL: (Kind.INITIATIVE, Kind.RESPONSIBLE), Kind.INITIATIVE: (Kind.RESPONSIBLE,)}
_TABLES = (Kind.INDICATOR, Kind.HEADER)


def in_order(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks in the order in which they are read."""
    return _indicators_last(_context_first(_context_from_foot(_upper_first(_without_heads(blocks)))))


def _context_first(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each TOIMENPIDE behind what it belongs to, where it stands above that: as on slides, whose title
    is the TOIMENPIDE. There all of them do but those that go on overleaf, and their table or milestones follow. A part
    of the context may stand above them all: `TAVOITE`, `TOIMENPIDE`, `TEKO`, `TOIMENPIDE`, `TEKO`."""
    kinds = [block.hit.kind for block in blocks]
    actions = [at for at, kind in enumerate(kinds) if kind is Kind.ACTION and not said_again(blocks[at])]
    ends = [next((end for end in range(at + 1, len(kinds)) if kinds[end] not in _ABOVE), len(kinds)) for at in actions]
    titled = [
        not _LEVELS.isdisjoint(kinds[at:end]) and (end == len(kinds) or kinds[end] not in (Kind.ACTION, Kind.TITLE))
        for at, end in zip(actions, ends, strict=True)
    ]
    if not titled or not all(titled):
        return blocks
    runs = {at for start, end in zip(actions, ends, strict=True) for at in range(start, end)}
    inside, outside = ({kind for at, kind in enumerate(kinds) if (at in runs) is own} for own in (True, False))
    if not _LEVELS.isdisjoint(kinds[: actions[0]]) and not _LEVELS.isdisjoint(inside & outside):
        return blocks
    ordered = list(blocks)
    for at, end in zip(actions, ends, strict=True):
        ordered[at:end] = [*ordered[at + 1 : end], ordered[at]]
    return ordered


def _context_from_foot(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with what each TOIMENPIDE belongs to right behind it, where that stands below all that is said of it:
    no context is ahead of the first one, and that of the last ends the report."""
    kinds = [block.hit.kind for block in blocks]
    actions = [at for at, kind in enumerate(kinds) if kind is Kind.ACTION]
    if len(actions) < 2 or not _ABOVE.isdisjoint(kinds[: actions[0]]):
        return blocks
    ordered = list(blocks)
    for at, end in zip(actions, [*actions[1:], len(kinds)], strict=True):
        start = next((own for own in range(end, at, -1) if kinds[own - 1] not in _ABOVE), at)
        if _LEVELS.isdisjoint(kinds[start:end]) or start == at + 1:
            return blocks
        ordered[at:end] = [blocks[at], *blocks[start:end], *blocks[at + 1 : start]]
    return ordered


def _upper_first(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each PAINOPISTE or TEEMA ahead of the TAVOITE and the TEKO right above it, where all of them
    stand below these: as on slides, whose title is the TAVOITE. So with each TAVOITE and the TEKO right above it."""
    return _first(_first(blocks, {Kind.GOAL}, {Kind.INITIATIVE}), AREAS, {Kind.GOAL, Kind.INITIATIVE})


def _first(blocks: Sequence[Block], upper: Collection[Kind], lower: Collection[Kind]) -> Sequence[Block]:
    """The blocks with those of the upper kinds ahead of the lower ones right above each, where all stand so."""
    runs: list[tuple[int, int]] = []  # from the first part of a context to the upper one
    start = None
    for at, block in enumerate(blocks):
        kind = block.hit.kind
        if kind in upper:
            if start is None:
                return blocks
            runs.append((start, at))
        start = None if kind not in _ABOVE else start if start is not None else at if kind in lower else None
    ordered = list(blocks)
    for start, at in runs:
        ordered[start : at + 1] = [blocks[at], *blocks[start:at]]
    return ordered


def _indicators_last(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with the indicators of a TAVOITE or a TEKO behind the TOIMENPIDE below it, if that has none of its
    own: a TAVOITE has them where each has one TOIMENPIDE."""
    ordered = list(blocks)
    kinds = [*(block.hit.kind for block in blocks), None]
    for at, kind in enumerate(kinds):
        above = kinds[at - 1] if at else None
        if kind not in _TABLES or above not in _PARTS:
            continue
        end = next(end for end in range(at + 1, len(kinds)) if kinds[end] not in _BELOW[above])
        if kinds[end] is Kind.ACTION and kinds[end + 1] not in _TABLES:
            ordered[at : end + 1] = [*blocks[at + 1 : end + 1], blocks[at]]
    return ordered


def said_again(block: Block) -> Sequence[Line]:
    """The lines of a TOIMENPIDE that is printed once more over what goes on overleaf, `Kysely asukkaille (jatkuu)`;
    none if it does not say so."""
    lines = [*block.hit.beside, *block.following[:_MOST]]
    texts = accumulate((line.text for line in lines), "{} {}".format)
    end = next((end for end, text in enumerate(texts, 1) if goes_on_from(text) is not None), 0)
    return lines[:end]


def _without_heads(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks without the context of a table of whole actions that is printed once more above the rest of it
    overleaf: its words go with those of the headings there."""
    left: list[Block] = []
    head: list[tuple[Kind, str]] = []  # of the last such table
    for block in blocks:
        if block.matrix is None:
            left.append(block)
            continue
        start = next((at for at in range(len(left), 0, -1) if left[at - 1].hit.kind not in _ABOVE), 0)
        above = left[start:]
        texts = [(each.hit.kind, said(_value(each))) for each in above]
        overleaf = bool(above) and above[0].hit.label[0].page == block.matrix.page
        again: tuple[Word, ...] = ()
        if overleaf and texts == head and start and left[start - 1].matrix:
            again = tuple(word for each in above for word in (*each.hit.label, *_value(each)))
            del left[start:]
        head = texts or head
        left.append(replace(block, hit=replace(block.hit, label=(*again, *block.hit.label))))
    return left


def _value(block: Block) -> tuple[Word, ...]:
    return (*block.hit.rest, *(word for line in block.following for word in line.words))
