"""Reports on milestones that have no label of their own, told by how nearly all of them are set: in slanted type, in
plain type below bold one, or in from their milestone's label, below a line that has room left.

Osatavoite 1: Pesulinja on hankittu
   Hankinta on tehty; linja otetaan käyttöön
   maaliskuussa.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from parsers.labels.hits import Hit
from parsers.labels.layout import Layout
from parsers.page.lines import Line
from parsers.page.texts import begins_item
from parsers.spelling.vocabulary import Kind, speaks_of_slanted_type

_Marks = Sequence[tuple[Hit, Sequence[Line]]]  # what lines announce, and the lines that follow each

_FEWEST = 3  # milestones with a line that is set in
_MOST = 0.6  # of all milestones, at the least, have one
_OFF = 0.7  # of the size: what is set in by less stands at an edge


def with_unlabelled_reports(layout: Layout, lines: Sequence[Line], marks: _Marks) -> Layout:
    """The layout, and how it sets such reports."""
    if any(hit.kind in (Kind.REPORT, Kind.STEPS) for hit, _ in marks):
        return layout
    milestones = [(hit, below) for hit, below in marks if hit.kind is Kind.MILESTONE and hit.rest]
    told = any(hit.kind is Kind.PROGRESS and len(hit.label) > 1 for hit, _ in marks)
    told = told or any(speaks_of_slanted_type(line.text) for line in lines)
    return replace(
        layout,
        slanted_reports=told and _are_slanted(milestones),
        light_reports=_are_light(milestones),
        report_indent=_indent(milestones),
    )


def _are_slanted(milestones: _Marks) -> bool:
    """Whether reports stand in slanted type below their milestones, in a document that speaks of such type or of a
    period: some begin so, with a capital, and as many as half of the milestones have one."""
    below = [
        next((line for line in following if line.slanted), None)
        for hit, following in milestones
        if any(not line.slanted for line in hit.beside)
    ]
    begun = sum(line is not None and line.text[0].isupper() for line in below)
    return begun > 1 and 2 * begun >= len(below)


def _are_light(milestones: _Marks) -> bool:
    """Whether milestones are bold, and what stands below most of them is not, and begins with a capital."""
    bold = [below for hit, below in milestones if all(word.bold for word in hit.rest)]
    lighter = [next((line for line in below if not line.bold), None) for below in bold]
    begun = sum(line is not None and line.text[0].isupper() for line in lighter)
    return len(bold) == len(milestones) and begun >= max(_FEWEST, _MOST * len(milestones))


def _indent(milestones: _Marks) -> float:
    """How far right of the labels of their milestones such reports begin; endless if there are none."""
    right = max((line.x1 for hit, below in milestones for line in (*hit.beside, *below)), default=0.0)
    indents = Counter(round(line.x0 - hit.x0) for hit, below in milestones for line in _set_in(hit, below, right))
    indent, count = max(indents.items(), key=lambda each: each[1], default=(0, 0))
    return indent if count >= max(_FEWEST, _MOST * len(milestones)) else inf


def _set_in(hit: Hit, following: Sequence[Line], right: float) -> Iterator[Line]:
    """The first line below a milestone's text that begins neither at its label nor at its text, if it is no wrap of one
    that reaches to the `right`."""
    for above, line in zip((*hit.beside, *following), following, strict=False):
        off = _OFF * line.size
        if hit.x0 + off < line.x0 < hit.rest[0].x0 - off:
            first = line.words[0]
            room = right - above.x1 > 0.25 * above.size + first.x1 - first.x0  # for a word space and the word
            if room and line.page == above.page and not (first.text[0].islower() or begins_item(line.words)):
                yield line
            return
