"""A TOIMENPIDE that is printed once more at the top of a page, word for word, over what goes on of it there:

TOIMENPIDE     Kysely asukkaille
2. Koulutus    Pidetty
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parsers.labels.hits import Hit
from parsers.page.body import Body, without_lines
from parsers.page.lines import Line
from parsers.spelling.vocabulary import CONTEXT, Kind


def without_repeats(body: Body, labels: Mapping[int, Hit]) -> Body:
    """The body with such lines among its furniture."""
    return without_lines(body, {at for start, end in _repeats(body.lines, labels) for at in range(start, end)})


def _repeats(lines: Sequence[Line], labels: Mapping[int, Hit]) -> Iterator[tuple[int, int]]:
    """From where to where such lines stand."""
    actions = [at for at in sorted(labels) if labels[at].kind is Kind.ACTION]
    first: int | None = None  # of an action, where it is printed first
    for at, after in zip(actions, [*actions[1:], len(lines)], strict=False):
        heads_page = at > 0 and lines[at].page != lines[at - 1].page
        count = _alike(lines, labels, first, at) if first is not None and heads_page else 0
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
