"""Milestones that are the numbered items of one list, with a label for all of them:

Osatavoitteet   1. Esiselvitys on valmis
                   Raportointi: Valmistui kesäkuussa
                2. Päätös on tehty
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from parsers.labels.hits import Hit, is_other_report, label_of
from parsers.model import Word
from parsers.page.lines import COLUMN, Line, said
from parsers.spelling.column_words import tells_state
from parsers.spelling.vocabulary import (
    BULLETS,
    CONTEXT,
    MANY_MILESTONES,
    MILESTONES,
    OF_MILESTONES,
    Kind,
    may_begin_label,
    names_course,
)

_FIRST = ("1.", "1)", "(1)", "1:")
_SHORT = 2  # further lines that a last item may have ahead of its report
_YEAR = regex.compile(r"(?:vuodelle\s|vuonna\s|vuosille\s20\d\d\s?[–-]\s?)?20\d\d:?")
_NUMBER = regex.compile(r"\(?([0-9]{1,2})(?P<sign>[.):]?)")


def listed_milestones(lines: Sequence[Line]) -> dict[int, Hit]:
    """The items of such lists, by the index of their line; none where milestones of the same action have labels. The
    label stands ahead of the first item, behind a column's gap or with a colon, or above it. Their numbers have a full
    stop or a bracket, or stand in a column of their own."""
    found: dict[int, Hit] = {}
    if not any(line.words[0].text in _FIRST or heads_list(line) for line in lines):
        return found  # as of most documents, whose lines need not be looked at closely
    lefts: dict[int, float] = {}  # where the lines of a page begin
    for line in lines:
        lefts[line.page] = min(line.x0, lefts.get(line.page, line.x0))
    labelled = False  # a milestone since the last label of the hierarchy
    for index, line in enumerate(lines):
        if heads_list(line):
            ahead = len(line.words) > 1 and not _says_of_both(line) and not _explained(line)
            apart = not ahead or 1 in line.gaps or line.words[0].text.endswith(":")
            items = _items(lines, index + (not ahead), ahead, lefts) if apart and not labelled else {}
            if items and not ahead:
                items[index] = Hit(Kind.PROGRESS, line.words, (), None, True)
            found |= items
        elif hit := label_of(line) if may_begin_label(line.text) else None:
            if hit.kind is Kind.PROGRESS and not labelled:
                found |= _reported(lines, index + 1, lefts)
            labelled = hit.kind is Kind.MILESTONE or (labelled and hit.kind not in CONTEXT)
    return found


def _reported(lines: Sequence[Line], start: int, lefts: Mapping[int, float]) -> dict[int, Hit]:
    """The items of a list without a label, right below `Selvitys toimenpiteen edistymisestä`, which may have a second
    line: of these some have a `Raportointi`, as no other list has."""
    for at in range(start, start + 2):
        items = _items(lines, at, 0, lefts)
        last = max(items, default=0)
        below = (label_of(line) for line in lines[at + 1 : last + 2 + _SHORT] if may_begin_label(line.text))
        if items and any(hit and hit.kind is Kind.REPORT and not is_other_report(hit) for hit in below):
            return items
    return {}


def heads_list(line: Line) -> bool:
    """Whether a line is, or begins with, the label of a list of milestones."""
    first, *more = line.words
    name = first.text.removesuffix(":").lower()
    if not first.text[0].isupper() or name not in MILESTONES:
        return name in OF_MILESTONES and _says_of_both(line)
    return not more or name in MANY_MILESTONES or _says_of_both(line)  # `Osatavoite 1. Kysely` is one milestone


def _says_of_both(line: Line) -> bool:
    """Whether a line is the heading of milestones and their reports: `Osatavoitteet ja niiden toteutuminen`,
    `Osatavoitteiden aikajana`."""
    first, *rest = (word.text for word in line.words)
    if first.lower() in OF_MILESTONES:
        return first[0].isupper() and len(rest) == 1 and names_course(rest[0].rstrip(":"))
    both = len(rest) in (2, 3) and rest[0] == "ja" and first[0].isupper()
    return both and first.lower() in MANY_MILESTONES and tells_state(rest[-1].rstrip(":"))


def _explained(line: Line) -> bool:
    """Whether all that a line says of its label is in brackets, or the year: `Osatavoitteet (raportointi kursiivilla)`,
    `Osatavoitteet vuodelle 2026`."""
    bracketed = line.words[1].text[0] == "(" and line.text.rstrip(":").endswith(")")
    return bracketed or bool(_YEAR.fullmatch(said(line.words[1:])))


def _items(lines: Sequence[Line], start: int, ahead: int, lefts: Mapping[int, float]) -> dict[int, Hit]:
    """The items of the list that begins in a line behind so many words; none if milestones have labels there. `lefts`
    tells where the lines of each page begin."""
    words = lines[start].words[ahead:] if start < len(lines) else ()
    bullet = words[0].text if len(words) > 1 and words[0].text in BULLETS and not ahead else None
    if not bullet and not _begins_item(words, 1, small=False):
        return {}
    if bullet and label_of(lines[start]):
        return {}
    small = not words[1].text[0].isupper()
    first = Hit(Kind.MILESTONE, lines[start].words[: ahead + 1], words[1:], None if bullet else 1, True)
    found = {start: first}
    report: Hit | None = None  # the last label, if it is that of a report
    each, since = True, 1  # whether each item has a report, and how many came since the last one
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if heads_list(line):
            break
        off = line.words[0].x1 - words[0].x1  # flush left or right, of one figure or two
        moved = lefts[line.page] - lefts[words[0].page]  # the next column of a newspaper stands elsewhere
        level = min(abs(off), abs(off - moved)) < line.size
        begins = line.words[0].text == bullet if bullet else _begins_item(line.words, len(found) + 1, small=small)
        hit = label_of(line) if may_begin_label(line.text) or bullet else None
        if hit and hit.kind is Kind.MILESTONE:
            named = report is not None and not report.rest and not since and hit.number == 1 and len(found) > 1
            return found if named else {}  # `Raportointi` over `Osatavoite 1: Tehty`
        if level and begins and len(line.words) > 1:
            if bullet and report and (not each or not report.rest):
                continue  # an item of that report
            number = None if bullet else len(found) + 1
            found[index] = Hit(Kind.MILESTONE, line.words[:1], line.words[1:], number, True)
            since += 1
        elif hit and hit.kind is not Kind.REPORT and hit.x0 < words[0].x1:
            break
        if hit and hit.kind is Kind.REPORT:
            report, each, since = hit, each and since == 1, 0
    return found


def _begins_item(words: Sequence[Word], number: int, *, small: bool) -> bool:
    """Whether words are so numbered, and begin with a capital if items must, as `2. vaihe` does not."""
    found = _NUMBER.fullmatch(words[0].text) if len(words) > 1 else None
    if found is None or int(found[1]) != number or not (small or not words[1].text[0].islower()):
        return False
    return bool(found["sign"]) or words[1].x0 - words[0].x1 >= COLUMN * words[1].size
