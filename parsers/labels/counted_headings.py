"""Headings that count the actions of a report, or the cards that it has for them, and say nothing else of these:

                      Toimenpidekortti 2/6            Toimenpide 2
TEEMA                 Digitalisaatio                  Tavoite      Sujuva arki
                                                      Toimenpide   Kysely
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import regex

from parsers.labels.hits import Hit
from parsers.page.body import Body, without_lines
from parsers.page.lines import Line
from parsers.spelling.vocabulary import CONTEXT, LEVELS, Kind

_FIGURES = regex.compile(r"\d+")
_MOST_WORDS = 6
_FEWEST = 2  # that count on from each other


def without_counted_headings(body: Body, labels: Mapping[int, Hit]) -> Body:
    """The body with such headings among its furniture: each stands right above the first label of an action's context,
    wherever its words come, and counts one more than the one before."""
    labels = {index: hit for index, hit in labels.items() if not _counts(body.lines, index, labels)}
    above: defaultdict[str, list[Line]] = defaultdict(list)
    for index in _above_contexts(body.lines, labels):
        above[_key(body.lines[index])].append(body.lines[index])
    headings = {key: lines for key, lines in above.items() if len(lines) >= _FEWEST and _count_on(lines)}
    if not headings:
        return body
    everywhere = {at for at, line in enumerate(body.lines) if _key(line) in headings}
    elsewhere = len(everywhere) > sum(map(len, headings.values()))
    return body if elsewhere else without_lines(body, everywhere)


def _counts(lines: Sequence[Line], index: int, labels: Mapping[int, Hit]) -> bool:
    """Whether a label is no more than the number of an action, right above labels that have their values beside them:
    `Toimenpide 2` over `Tavoite   Sujuva arki`."""
    hit, below = labels[index], labels.get(index + 1)
    if hit.kind is not Kind.ACTION or hit.rest or below is None or lines[index].page != lines[index + 1].page:
        return False
    return below.kind in LEVELS and bool(below.rest) and bool(_FIGURES.search(lines[index].text))


def _above_contexts(lines: Sequence[Line], labels: Mapping[int, Hit]) -> list[int]:
    """The places of short lines with a figure right above the first label of each action's context."""
    places = sorted(labels)
    firsts = [
        index
        for last, index in pairwise([None, *places])
        if index is not None and labels[index].kind in CONTEXT and (last is None or labels[last].kind not in CONTEXT)
    ]
    return [
        index - 1
        for index in firsts
        if index
        and index - 1 not in labels
        and lines[index - 1].page == lines[index].page
        and len(lines[index - 1].words) <= _MOST_WORDS
        and _FIGURES.search(lines[index - 1].text)
    ]


def _key(line: Line) -> str:
    return _FIGURES.sub("#", line.text)


def _count_on(lines: Sequence[Line]) -> bool:
    numbers = [int(_FIGURES.findall(line.text)[0]) for line in lines]
    return all(below == above + 1 for above, below in pairwise(numbers))
