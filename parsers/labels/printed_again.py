"""What is printed once more at the top of a page, word for word, over what goes on of it there: a TOIMENPIDE, or
the heading of a table with a part of the context.

TOIMENPIDE     Kysely asukkaille
2. Koulutus    Pidetty
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from parsers.labels.hits import Hit
from parsers.page.body import Body, without_lines
from parsers.page.lines import Line
from parsers.spelling.vocabulary import AREAS, CONTEXT, LEVELS, Kind
from parsers.tables.matrix import heads_matrix

_PARTS = tuple(kind for kind in LEVELS if kind is not Kind.RESPONSIBLE)  # a unit may stand anywhere among them


def without_repeats(body: Body, labels: Mapping[int, Hit]) -> Body:
    """The body with such lines among its furniture."""
    heads = list(_heads(body.lines, labels))
    tops = set(_tops(body.lines)) | {end for _, end in heads}
    repeats = [*heads, *_actions(body.lines, labels, tops)]
    return without_lines(body, {at for start, end in repeats for at in range(start, end)})


def _tops(lines: Sequence[Line]) -> Iterator[int]:
    """The first lines of the pages but for the first one."""
    return (at for at, (above, below) in enumerate(pairwise(lines), 1) if above.page != below.page)


def _heads(lines: Sequence[Line], labels: Mapping[int, Hit]) -> Iterator[tuple[int, int]]:
    """From where to where parts of a context stand that are in force already, over the rest of an action, or over the
    next one: that is of the TEKO of the one before then, in a report that prints its context once for several."""
    places = [at for at in sorted(labels) if labels[at].kind in _PARTS and not _heads_column(lines, at)]
    tops = set(_tops(lines))
    found: list[tuple[int, int]] = []
    force: dict[Kind, int] = {}
    inherited = 0  # actions below another of the same context, none of which is printed again between them
    amid: set[Kind] = set()  # parts that come again amid a page
    last = -1  # where the last such parts end
    for at in places:
        kind = labels[at].kind
        count = _alike(lines, labels, force[kind], at) if kind in force and kind is not Kind.ACTION else 0
        if count and (at in tops or last == at):
            last = at + count
            found.append((at, last))
            continue
        amid |= {kind} if count else set()
        inherited += kind is Kind.ACTION and kind in force and last != at
        above = () if kind in AREAS else _PARTS[: _PARTS.index(kind)]
        force = {other: own for other, own in force.items() if other in above} | {kind: at}
    firsts = {labels[at].kind if at in labels else None for at in tops}
    if amid and not _head_pages({labels[at].kind for at, _ in found}, amid, firsts):
        return  # each action has its whole context
    clear: set[int] = set()  # where such parts begin, over each other
    for start, end in reversed(found):
        after = labels[end].kind if end in labels else None
        if end in clear or after not in _PARTS or (after is Kind.ACTION and inherited):
            clear.add(start)
            yield start, end


def _heads_column(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a part of the headings of a table of actions, of which most stand half a line lower."""
    line = lines[at]
    level = (each for each in lines[at + 1 : at + 2] if 0 < each.baseline - line.baseline < 0.8 * line.size)
    return any(map(heads_matrix, level))


def _head_pages(heads: Collection[Kind], amid: Collection[Kind], firsts: Collection[Kind | None]) -> bool:
    """Whether each page but the first begins as such heads do, with their outermost part, as where a table has its head
    on each page: the next table may begin `amid` a page with the same parts, but for the last one of a head."""
    parts = sorted(heads, key=_PARTS.index)
    return len(parts) > 1 and firsts == {parts[0]} and parts[-1] not in amid


def _actions(lines: Sequence[Line], labels: Mapping[int, Hit], tops: Collection[int]) -> Iterator[tuple[int, int]]:
    """From where to where a TOIMENPIDE stands once more, in one of the lines `tops`."""
    actions = [at for at in sorted(labels) if labels[at].kind is Kind.ACTION and not heads_matrix(lines[at])]
    first: int | None = None  # of an action, where it is printed first
    for at, after in zip(actions, [*actions[1:], len(lines)], strict=False):
        count = _alike(lines, labels, first, at) if first is not None and at in tops else 0
        # What has a context or milestones of its own is another action of that name.
        if first is not None and count and _parts(labels, first, at).isdisjoint(_parts(labels, at, after)):
            yield at, at + count
        else:
            first = at


def _alike(lines: Sequence[Line], labels: Mapping[int, Hit], first: int, at: int) -> int:
    """How many lines the name of an action has that is printed at two places; 0 if there are two names."""
    count = 0
    while at + count < len(lines) and lines[first + count].text == lines[at + count].text:
        count += 1
        if first + count == at or first + count in labels:
            return count
    return 0


def _parts(labels: Mapping[int, Hit], start: int, end: int) -> set[Kind | int | None]:
    """Which parts of a context have labels between two places, and milestones of which numbers."""
    inside = [hit for at, hit in labels.items() if start < at < end]
    numbers = {hit.number for hit in inside if hit.kind is Kind.MILESTONE and hit.number is not None}
    return numbers | {hit.kind for hit in inside if hit.kind in CONTEXT}
