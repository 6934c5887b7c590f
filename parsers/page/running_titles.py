"""Titles that are printed as running headers alone: of the report, or of each unit, if they change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from operator import attrgetter

import regex

from parsers.labels.hits import label_of
from parsers.page.lines import COLUMN, Line, line_of, same_heading
from parsers.page.titles import parts_across, tells_time, text_of, unit_of
from parsers.spelling.time_words import YEAR, period_of
from parsers.spelling.title_words import is_owner, may_name_unit, names_goals, names_report
from parsers.spelling.unit_names import names_body, names_unit
from parsers.spelling.vocabulary import CONTEXT, SEPARATORS, may_begin_label

_PAGE = attrgetter("page")


def running_titles(printed: Sequence[Line], running: set[int]) -> list[list[Line]]:
    """The running headers that are titles, each where it is first printed, without the page number that stands across
    from it. Headers that come again after others, as on pages that face each other, are no titles of what follows."""
    titles: list[list[Line]] = []
    said: list[str] = []
    for _, on_page in groupby(printed, key=_PAGE):
        title: list[Line] = []
        above: Line | None = None
        for line in on_page:
            if id(line) in running and (same_heading(title[-1], line) if title else _is_title(line)):
                unit = [above] if above and not title and names_unit(above.text) else []
                title += [*unit, _title_in(line)]
            elif title:
                break
            above = line if id(line) in running else None
        text = regex.sub(r"\d+", "", text_of(title)) if title else ""
        if title and text not in said[-1:]:
            if text in said:
                return titles[:1]
            titles.append(title)
            said.append(text)
    return titles


def running_units(
    printed: Sequence[Line], running: set[int], *, owner: str | None = None, at_foot: bool = False
) -> list[list[Line]]:
    """The running headers that read like the name of a unit, or are that of the `owner` that a title has in the
    genitive; or else the footers, where units may stand `at_foot` and nothing ahead of all labels names one. Each is
    where it is first printed or comes after another."""
    pages = [list(on_page) for _, on_page in groupby(printed, key=_PAGE)]
    headers = (owner and _units_in(pages, running, owner)) or _units_in(pages, running)
    if headers or not at_foot or any(map(_tells_whose, takewhile(lambda line: not begins_context(line), printed))):
        return headers
    return _units_in([on_page[::-1] for on_page in pages], running)


def _tells_whose(line: Line) -> bool:
    """Whether a line names a unit and when: `Maakuntamuseo · raportti ajalta tammi–huhtikuu 2026`."""
    return period_of(line.text) is not None and any(names_body(part.text) for part in _pieces(line))


def _units_in(pages: Iterable[Sequence[Line]], running: set[int], owner: str | None = None) -> list[list[Line]]:
    """Such units, or the `owner`, among the first lines of pages, and what else others have where these have them."""
    headers = [
        [part for line in takewhile(lambda line: id(line) in running, on_page) for part in _parts(line)]
        for on_page in pages
    ]
    named = [
        next((part for part in parts if (is_owner(owner, part.text) if owner else names_body(part.text))), None)
        for parts in headers
    ]
    first = next(filter(None, named), None)
    units: list[list[Line]] = []
    for parts, own in zip(headers, named, strict=True):
        unit = own or next((part for part in parts if first and _stands_as(part, first)), None)
        if unit and (not units or unit.text != units[-1][0].text):
            units.append([unit])
    return units


def _stands_as(part: Line, unit: Line) -> bool:
    """Whether a part of a header may name a unit, and stands where another header has one, in its type."""
    level = _is_level(part, unit) and abs(part.x0 - unit.x0) < 1
    return level and part.bold == unit.bold and may_name_unit(part.text)


def _parts(line: Line) -> Iterator[Line]:
    """What stands across in a line, and the pieces of that ahead of each."""
    for across in parts_across(line):
        yield from _pieces(across)
        yield across


def _pieces(line: Line) -> Iterator[Line]:
    """What stands between the signs in a line, or behind a label: `Tavoiteportaali – Sivistystoimiala`, `Yksikkö:
    Tilapalvelut`."""
    if line.words[0].text[-1] == ":" and len(line.words) > 1:
        yield line_of(line.words[1:])
    signs = [at for at, word in enumerate(line.words) if word.text in SEPARATORS or word.text == "·"]
    for start, end in pairwise([-1, *signs, len(line.words)]) if signs else ():
        if end - start > 1:
            yield line_of(line.words[start + 1 : end])


def name_more(titles: Sequence[Sequence[Line]], in_text: Iterable[Sequence[Line]], lines: Sequence[Line]) -> bool:
    """Whether running titles name units, and the titles `in_text` only stand on covers, where nothing else does, or
    where the running ones do on other pages: those of a unit that has too few of them to run along."""
    others = [title for title in in_text if not any(_is_level(title[0], each[0]) for each in titles)]
    pages = {title[0].page for title in others}
    return any(map(unit_of, titles)) and not any(line.page in pages and begins_context(line) for line in lines)


def _is_level(one: Line, other: Line) -> bool:
    """Whether lines stand at one height of their pages, in type of one size."""
    return abs(one.baseline - other.baseline) < 1 and abs(one.size - other.size) < 0.05 * one.size


def with_titles(lines: Sequence[Line], titles: Sequence[Sequence[Line]], *, at_head: bool) -> list[Line]:
    """The lines with titles of pages, each above the first label there, for what is above that may go on from the page
    before; the first of all `at_head` of its page."""
    found = list(lines)
    for place, title in enumerate(titles):
        start, end = (side(found, title[0].page, key=_PAGE) for side in (bisect_left, bisect_right))
        labels = (at for at in range(start, end) if (place or not at_head) and begins_context(found[at]))
        at = next(labels, start)
        found[at:at] = title
    return found


def begins_context(line: Line) -> bool:
    """Whether a line begins with a label of the hierarchy, which text looks like as well."""
    hit = label_of(line) if may_begin_label(line.text) else None
    return hit is not None and hit.kind in CONTEXT and (hit.colon or hit.upper or hit.bold or hit.gap >= COLUMN)


def _is_title(line: Line) -> bool:
    """Whether a running header names the goals, and says more than that, as the name of a sheet does not, or a report
    and when it is of."""
    dated = YEAR.search(line.text) or period_of(line.text)
    return (names_goals(line.text) and len(line.words) > 1) or bool(dated and names_report(line.text))


def _title_in(line: Line) -> Line:
    """The part of a line that is the title, or goes on with it, and the unit across from it, or what has labels there:
    `Vuosi 2025   Kausi T2`."""
    parts = parts_across(line)
    title = next((part for part in parts if _is_title(part)), parts[0])
    own = [part for part in parts if part is title or names_unit(part.text) or tells_time(part)]
    return line_of(word for part in own for word in part.words)
