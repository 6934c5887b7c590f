"""Titles that are printed as running headers alone: of the report, or of each unit, if they change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

import regex

from parsers.hits import label_of
from parsers.lines import COLUMN, Line, line_of, same_heading
from parsers.title_words import names_goals
from parsers.titles import text_of, unit_of
from parsers.vocabulary import CONTEXT, may_begin_label

_PAGE = attrgetter("page")


def running_titles(printed: Sequence[Line], running: set[int]) -> list[list[Line]]:
    """The running headers that are titles, each where it is first printed, without the page number that stands across
    from it. Headers that come again after others, as on pages that face each other, are no titles of what follows."""
    titles: list[list[Line]] = []
    said: list[str] = []
    for _, on_page in groupby(printed, key=_PAGE):
        title: list[Line] = []
        for line in on_page:
            if id(line) in running and (same_heading(title[-1], line) if title else names_goals(line.text)):
                title.append(_title_in(line))
            elif title:
                break
        text = regex.sub(r"\d+", "", text_of(title)) if title else ""
        if title and text not in said[-1:]:
            if text in said:
                return titles[:1]
            titles.append(title)
            said.append(text)
    return titles


def name_more(titles: Sequence[Sequence[Line]], in_text: Iterable[Sequence[Line]], lines: Sequence[Line]) -> bool:
    """Whether running titles name units, and the titles `in_text` only stand on covers, where nothing else does, or
    where the running ones do on other pages: those of a unit that has too few of them to run along."""
    others = [title for title in in_text if not any(_is_level(title[0], each[0]) for each in titles)]
    pages = {title[0].page for title in others}
    return any(map(unit_of, titles)) and not any(line.page in pages and _begins_context(line) for line in lines)


def _is_level(one: Line, other: Line) -> bool:
    """Whether lines stand at one height of their pages, in type of one size."""
    return abs(one.baseline - other.baseline) < 1 and abs(one.size - other.size) < 0.05 * one.size


def with_titles(lines: Sequence[Line], titles: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines with titles of pages: the first at the head of its page, each further one above the first label there,
    for what is above that may go on from the page before."""
    found = list(lines)
    for place, title in enumerate(titles):
        start, end = (side(found, title[0].page, key=_PAGE) for side in (bisect_left, bisect_right))
        labels = (at for at in range(start, end) if place and _begins_context(found[at]))
        at = next(labels, start)
        found[at:at] = title
    return found


def _begins_context(line: Line) -> bool:
    """Whether a line begins with a label of the hierarchy, which text looks like as well."""
    hit = label_of(line) if may_begin_label(line.text) else None
    return hit is not None and hit.kind in CONTEXT and (hit.colon or hit.upper or hit.bold or hit.gap >= COLUMN)


def _title_in(line: Line) -> Line:
    """The part of a line that is the title, or goes on with it. What stands across from it is two sizes off."""
    cuts = [at for at in line.gaps if line.words[at].x0 - line.words[at - 1].x1 > 2 * line.size]
    parts = [line_of(line.words[start:end]) for start, end in pairwise([0, *cuts, len(line.words)])]
    return next((part for part in parts if names_goals(part.text)), parts[0])
