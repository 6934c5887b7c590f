"""Labels that stand below their values, in smaller type, as on the cards of a dashboard → the same lines with each
label above its value, where the rules look for it.

Kestävä talous          Tilat vastaavat tarvetta
Painopiste              Tavoite
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from parsers.body import Body, remeasured
from parsers.hits import Hit, label_of
from parsers.lines import Line, line_of, lines_of, runs_of
from parsers.model import Word
from parsers.vocabulary import LEVELS, may_begin_label

_FEWEST = 3  # kinds of labels of the hierarchy
_SMALLER = 0.9  # of the size of a value, at the most
_NEAR = 2.2  # sizes: how far apart the lines of one card may be, and its value and its label
_OFF = 0.6  # points: as much as the program that sets them rounds


def uncaptioned(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with its labels above their values, and the printed word of each that was moved; none where labels do
    not all stand below."""
    if not body.positioned or not any(_is_caption(above, line) for above, line in pairwise(body.lines)):
        return body, {}
    printed: dict[Word, Word] = {}
    kinds = set()
    for _, on_page in groupby(body.lines, key=attrgetter("page")):
        runs = [line_of(run) for line in on_page for run in runs_of(line.words)]
        for at, run in enumerate(runs):
            if not (hits := _labels(run)):
                continue
            top = _top_of_value(run, runs[:at])
            if top is None or any(_is_below(run, other) for other in runs[at + 1 :]):
                return body, {}
            kinds |= {hit.kind for hit in hits}
            up = run.bottom - top
            moved = (replace(w, top=w.top - up, bottom=w.bottom - up, baseline=w.baseline - up) for w in run.words)
            printed |= zip(moved, run.words, strict=True)
    if len(kinds) < _FEWEST:
        return body, {}
    places = {word: moved for moved, word in printed.items()}
    pages = groupby((word for line in body.lines for word in line.words), key=attrgetter("page"))
    lines = [line for _, words in pages for line in lines_of(places.get(word, word) for word in words)]
    return remeasured(body, lines, body.rules), printed


def _is_caption(above: Line, line: Line) -> bool:
    """Whether a line may be the labels of the one above it: nearly none is, and most need not be looked at closely."""
    return line.size <= _SMALLER * above.size and may_begin_label(line.text) and bool(_labels(line))


def _labels(line: Line) -> list[Hit]:
    """The labels of the hierarchy that a line has, if it has nothing else."""
    hits = [label_of(line_of(run)) for run in runs_of(line.words)]
    own = [hit for hit in hits if hit and hit.kind in LEVELS and not hit.rest and not hit.colon]
    return own if len(own) == len(hits) else []


def _top_of_value(label: Line, above: Sequence[Line]) -> float | None:
    """Where the value in larger type begins that stands right above a label, where that does; None if there is none."""
    last, top = label, None
    for line in reversed(above):
        if abs(line.x0 - label.x0) >= _OFF:
            continue
        larger = label.size <= _SMALLER * line.size
        if not larger or last.baseline - line.baseline > _NEAR * line.size or _labels(line):
            break
        last, top = line, line.top
    return top


def _is_below(label: Line, line: Line) -> bool:
    """Whether a line stands right below a label, as its value may."""
    return abs(line.x0 - label.x0) < label.size and line.baseline - label.baseline < _NEAR * line.size
