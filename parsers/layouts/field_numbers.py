"""The numbers of a form's fields, ahead of their labels, as parts of these:

1 PAINOPISTE                     2 Vastuutaho
Kasvava Pori                     Infrayksikkö
3 MITTARI       4 Lähtötaso      5 Tavoitetaso
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import regex

from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of, said
from parsers.spelling.column_words import heading_of
from parsers.spelling.vocabulary import AREAS, Kind, match_label

_NUMBER = regex.compile(r"\d{1,2}[.)]?")
_FEWEST = 4  # labels: of a list fewer items may begin with one


def without_field_numbers(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such numbers among its furniture, and the printed word of each label, which begins where its number
    did; none where a label has one number here and another one there."""
    labels: dict[str, list[tuple[Word, Word]]] = defaultdict(list)
    for line in body.lines:
        for number, first, label in _numbered(line):
            labels[label].append((number, first))
    numbers = [{number.text for number, _ in own} for own in labels.values()]
    single = [own for own in numbers if len(own) == 1]
    if len(single) < max(_FEWEST, len(numbers)) or len(frozenset().union(*single)) < len(single):
        return body, {}
    pairs = [pair for own in labels.values() for pair in own]
    wider = {first: replace(first, x0=number.x0) for number, first in pairs}
    away = dict.fromkeys(number for number, _ in pairs)
    lines = [[wider.get(word, word) for word in line.words if word not in away] for line in body.lines]
    furniture = (*body.furniture, *away)
    return replace(body, lines=tuple(map(line_of, lines)), furniture=furniture), {
        word: first for first, word in wider.items()
    }


def _numbered(line: Line) -> Iterator[tuple[Word, Word, str]]:
    """The numbers in a line that stand right ahead of a label, each with the first word of that, and what it is the
    label of."""
    for start in (0, *line.gaps):
        if not line.words[start].text[0].isdecimal():
            continue  # as nearly all are
        number, *rest = line.words[start:]
        if rest and _NUMBER.fullmatch(number.text) and rest[0].x0 - number.x1 < number.size == rest[0].size:
            level = heading_of(rest[0].text)
            found = match_label(said(rest)) if level is None else None
            if level is not None:
                yield number, rest[0], f"level {level}"
            elif found and (found.kind is not Kind.MILESTONE or found.number is not None):
                yield number, rest[0], "area" if found.kind in AREAS else found.kind.value
