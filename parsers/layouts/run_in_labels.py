"""Labels in running text, bold and closed by a colon, wherever in a line they come → each in a line of its own with
what follows it there:

TEEMA: Avoin kaupunki TAVOITE: Osaajat kotou-
tuvat TEKO: Palvelupiste TOIMENPIDE: Kysely
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from parsers.labels.hits import label_of
from parsers.layouts.boxed_fields import lowered
from parsers.model import Word
from parsers.page.body import Body, remeasured
from parsers.page.lines import Line, by_page, line_of
from parsers.spelling.column_words import heading_of
from parsers.spelling.vocabulary import LEVELS, Kind, may_begin_label

_FEWEST = 3  # kinds of labels of the hierarchy that begin within lines


def with_own_lines(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such lines, and the printed word of each that was moved."""
    if not body.positioned:
        return body, {}
    found = {id(line): places for line in body.lines if (places := dict(_places(line)))}
    if len({kind for places in found.values() for kind in places.values() if kind in LEVELS}) < _FEWEST:
        return body, {}
    lines: list[Line] = []
    printed: dict[Word, Word] = {}
    rules = dict(body.rules)
    for page, own in by_page(body.lines).items():
        left, down = min(line.x0 for line in own), 0.0
        steps = [(float("-inf"), 0.0)]  # from which height on, and how far down
        for line in own:
            steps.append((line.top, down))
            cuts = [0, *found.get(id(line), ()), len(line.words)]
            for start, end in pairwise(cuts):
                down += body.pitch * bool(start)
                words = line.words[start:end]
                moved = [word.moved(left - words[0].x0 if start else 0.0, down) for word in words] if down else words
                printed |= zip(moved, words, strict=True) if down else ()
                lines.append(line_of(moved))
        rules[page] = [lowered(rule, steps) for rule in rules.get(page, ())]
    return remeasured(body, lines, rules), printed


def _places(line: Line) -> Iterator[tuple[int, Kind]]:
    """The places within a line at which such labels begin, and what they are of."""
    for at, (before, word) in enumerate(pairwise(line.words), 1):
        closed = not before.bold or before.text.endswith(":")  # the label before may have nothing
        if word.bold and closed and word.text.endswith(":") and heading_of(word.text) is not None:
            yield at, Kind.HEADER
        elif word.bold and closed and may_begin_label(word.text):
            hit = label_of(line_of(line.words[at:]))
            if hit and hit.colon and all(each.bold for each in hit.label) and (hit.stands_out or not hit.rest):
                yield at, hit.kind
