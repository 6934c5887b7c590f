"""Title lines: where the goals of a unit begin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

import regex

from parsers.model import SOFT_HYPHEN
from parsers.page.lines import Line, line_of, same_heading, same_heading_over_page, same_type
from parsers.page.texts import join_title
from parsers.spelling.time_words import YEAR, period_of
from parsers.spelling.title_words import (
    MOST_WORDS,
    begins_title,
    is_owner,
    is_title,
    may_name_unit,
    names_form,
    names_goals,
    names_paper,
    names_report,
    names_title,
    names_whole_city,
    owner_in,
    section_name,
    title_unit,
    unit_among,
    unit_behind_city,
    unit_in,
)
from parsers.spelling.unit_names import names_body, names_company, names_unit
from parsers.spelling.vocabulary import CONTEXT, Kind, closes, match_label

_IN_CONTENTS = regex.compile(r"(?:\.\s?){4}\s*\d{0,3}$")  # dots lead to the number of a page
_MOST_LINES = 4  # of a title
_FOOT = 0.85  # of how far down the pages are printed: their last lines
_COVER = 6  # lines of a page, at the most
_LARGE = 1.2  # times the size of the text
_FAR = 4  # sizes: how far below a title what is centred below it may stand
_SPACED = 0.6  # sizes: ahead of one more label in a line, at the least
_OFF = 0.5  # sizes: by which the edges of centred lines differ, at the least


def find_titles(lines: Sequence[Line], size: float) -> dict[int, tuple[Line, ...]]:
    """The lines of each title by the index of its first; `size` is the size of the text."""
    found: dict[int, tuple[Line, ...]] = {}
    free = 0
    foot = _FOOT * max((line.baseline for line in lines), default=0.0)
    naming = [
        at
        for at, line in enumerate(lines)
        if (names_report(line.text) or (line.text[0].islower() and _ends_name(lines, at)))
        and not _IN_CONTENTS.search(line.text)
    ]
    if not naming:
        return {}
    for index in sorted({max(0, last - step) for last in naming for step in range(_MOST_LINES)}):
        begins = index >= free and not (_IN_CONTENTS.search(lines[index].text) or closes(lines[index].text))
        core = _core_at(lines, index, size, foot) if begins else ()
        if not core:
            continue
        above, below = 0, 0
        after = lines[index + len(core) : index + len(core) + 1]
        if not _names_part(core) or _names_better(core, after):  # the unit stands in lines of its own, in whatever type
            cover = _is_on_cover(lines, index)
            below = unit_lines(lines[index + len(core) - 1 : index + len(core) + 2], size, cover=cover)
            if not below:
                above = unit_lines(lines[max(free, index - 2) : index + 1][::-1], size)
        start, free = index - above, index + len(core) + below
        found[start] = tuple(lines[start:free])
    labels = next((at for at, line in enumerate(lines) if _label_kind(line) in CONTEXT), len(lines))
    return {  # inside a report a line that names one, and no unit, begins nothing
        at: title for at, title in sorted(found.items()) if at < labels or names_goals(text_of(title)) or unit_of(title)
    }


def _ends_name(lines: Sequence[Line], at: int) -> bool:
    """Whether a line that begins small is the last one of a title's name, of which a part is in the line above:
    `Toiminnalliset tavoit-` over `teet T2/2025`."""
    broken = at > 0 and lines[at - 1].text.endswith(("-", SOFT_HYPHEN))
    return broken and names_report(text_of(lines[at - 1 : at + 1]))


def _heads_page(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the first of a page, above a label, and names a unit and a time: then it is a title in whatever
    type."""
    line, below = lines[index], lines[index + 1 : index + 2]
    first = index == 0 or lines[index - 1].page != line.page
    if not first or not all(_label_kind(each) in CONTEXT for each in below):
        return False
    return bool(YEAR.search(line.text) or period_of(line.text)) and unit_of([line]) is not None


def _is_below_heading(lines: Sequence[Line], index: int, size: float) -> bool:
    """Whether a line begins with the goals and names a time, right below a heading in large type, which may be the name
    of the unit: then it is a title in whatever type."""
    above, line = lines[index - 1] if index else None, lines[index]
    if above is None or above.page != line.page or above.size <= _LARGE * size or line.baseline <= above.baseline:
        return False
    near = line.baseline - above.baseline < 2.2 * above.size
    return near and begins_title(line.text) and bool(YEAR.search(line.text) or period_of(line.text))


def _label_kind(line: Line) -> Kind | None:
    found = match_label(line.text)
    return found.kind if found else None


def _core_at(lines: Sequence[Line], index: int, size: float, foot: float) -> tuple[Line, ...]:
    """The heading that begins at `index` and names the goals, with its wraps; empty where there is none. Below the
    height `foot` it may go on over the page."""
    group = [lines[index]]
    styled = is_styled(lines[index], size) or _heads_page(lines, index) or _is_below_heading(lines, index, size)
    for line in lines[index + 1 : index + _MOST_LINES] if styled else ():
        # No text is as large: a title may go on in another case, `TAVOITTEET 2025:` over `Museot ja teatteri`, or
        # `YMPÄRISTÖTEKNINEN` over `TOIMIALA – Tavoitteet 2025`.
        open_name = not _names_part(group) or _label_kind(line) is Kind.UNIT
        large = line.size > _LARGE * size and same_type(group[-1], line) and open_name
        over = group[-1].baseline > foot and same_heading_over_page(group[-1], line)
        another = names_goals(line.text) and names_goals(text_of(group))
        goes_on = same_heading(group[-1], line) or ((large or over) and not another)
        # `toteutuminen 2024` is no label here, nor is `TOIMIALA` below `ELINVOIMA- JA YMPÄRISTÖ-`, or a `kausi`.
        labelled = _label_kind(line) not in (None, Kind.REPORT, Kind.UNIT) and not line.text[0].islower()
        if not goes_on or labelled:
            break
        group.append(line)
    for count in range(1, len(group) + 1):
        if is_title(text_of(group[:count]), styled=styled):
            below = lines[index + len(group) : index + len(group) + 1]
            return (*group, *subtitle(group, below, size, cover=_is_on_cover(lines, index)))
    below = lines[index + len(group) : index + len(group) + 1]
    if styled and _may_be_dated(text_of(group)) and all(map(_tells_time, below)):
        return (*group, *below)
    named = group[0].size > _LARGE * size and names_report(text_of(group)) and _is_on_cover(lines, index)
    return tuple(group) if named else ()


def _may_be_dated(text: str) -> bool:
    """Whether a heading may be a title with the time below it: the name of a form, or of the goals."""
    return names_form(text) or names_goals(text)


def _tells_time(line: Line) -> bool:
    """Whether a line, as one below the name of a form, tells the year and the period: `Vuosi 2025, raportointikausi
    T1`."""
    return len(line.words) <= MOST_WORDS and bool(YEAR.search(line.text)) and period_of(line.text) is not None


def _is_on_cover(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands on a page that has hardly any others."""
    near = lines[max(0, index - _COVER) : index + _COVER + 1]
    return sum(line.page == lines[index].page for line in near) <= _COVER


def subtitle(group: Sequence[Line], below: Sequence[Line], size: float, *, cover: bool = False) -> Sequence[Line]:
    """The line below a title that says what the report is of: `Toiminnallisten tavoitteiden toteutuminen` below
    `Osavuosikatsaus T2/2025`, in large type unless it names a unit and a time; or of whom and of when, where the title
    names no unit: `Ammattiopisto, vuosikolmannes T2`. On a `cover` it may stand anywhere below the title."""
    title = group[-1]
    near = all(
        line.page == title.page
        and (cover or line.baseline - title.baseline < 2.2 * title.size)
        and (unit_behind_city(line.text) or not _holds_sentence(line))
        for line in below
    )
    further = all(
        names_goals(line.text)
        and (bool(YEAR.search(line.text) or period_of(line.text)) if unit_of([line]) else line.size > _LARGE * size)
        for line in below
    )
    told = not _names_part(group) and all(_tells_whose(line) or _tells_whose_in_type(line, size) for line in below)
    return below if near and (told or (further and not names_goals(text_of(group)))) else ()


def _holds_sentence(line: Line) -> bool:
    """Whether a sentence ends in a line, as in text."""
    return any(word.text[-1] == "." and word.text.rstrip(").").isalpha() for word in line.words)


def _tells_whose(line: Line) -> bool:
    """Whether a line below a title names a unit and a period, in whatever type: `Tilapalvelut   raportti T1 2024`,
    `Tilapalvelut   Touko–elokuu 2024 (T2)`; or a unit behind its city."""
    if unit_behind_city(line.text):
        return True
    dated = period_of(line.text) is not None and not match_label(line.text)
    if dated and any(names_unit(part.text) for part in parts_across(line)):
        return True
    unit = title_unit(line.text) if dated else None
    return unit is not None and (names_unit(unit) or (_tells_time(line) and may_name_unit(unit)))


def _tells_whose_in_type(line: Line, size: float) -> bool:
    """Whether a line below a title, in a type of its own, names anything and a period."""
    dated = is_styled(line, size) and period_of(line.text) is not None and not match_label(line.text)
    return dated and title_unit(line.text) is not None


def unit_lines(lines: Sequence[Line], size: float, *, cover: bool = False) -> int:
    """How many of the lines next to a title's core (which is the first of them) are a heading that names its
    unit: set apart from the text as the core is, close to it unless it is on a `cover`, and neither a label nor a
    sentence."""
    count = 0
    owner = owner_in(lines[0].text) or ""
    for near, line in pairwise(lines):
        centred = not count and _is_centred_below(near, line)
        large_above = line.size > _LARGE * near.size and line.baseline < near.baseline
        most = _FAR if centred or cover else 3 if large_above else 2.2  # covers have room
        apart = abs(line.baseline - near.baseline) > most * max(line.size, near.size)
        sentence = len(line.words) > MOST_WORDS or line.text.endswith((".", ":"))
        wraps = count and not same_heading(*sorted((near, line), key=lambda one: one.baseline))
        if line.page != near.page or apart or sentence or wraps or match_label(line.text) or names_title(line.text):
            break
        over_time = not count and tells_time(lines[-1]) and may_name_unit(line.text)  # `Raportointikausi: T2`
        told = names_body(line.text) or unit_among(line.text) or is_owner(owner, line.text)
        if not (is_styled(line, size) or centred or over_time or told) or (names_paper(line.text) and not told):
            break
        count += 1
    return count


def _is_centred_below(title: Line, line: Line) -> bool:
    """Whether a line stands below a title and both are centred: text begins at one edge."""
    middle = abs(title.x0 + title.x1 - line.x0 - line.x1) < line.size
    return middle and line.baseline > title.baseline and abs(title.x0 - line.x0) > _OFF * line.size


def unit_of(lines: Sequence[Line]) -> str | None:
    """The unit that a title's lines name: across from it, behind a dash, or in lines that say nothing else; all that a
    heading says which is no title of a report."""
    lines = [_without_times(line) for line in lines]
    if told := _told_apart(lines):
        return section_name(told)
    title = join_title(line.words for line in lines)
    if title and not names_title(title.text):
        return section_name(title.text)
    if title and not names_report(title.text):
        small = lines[-1].text if lines[-1].size < lines[0].size else ""  # a subtitle, or the unit itself
        named = title_unit(small) if small and (period_of(small) or may_name_unit(small)) else None
        return unit_in(title.text) or named
    name = title_unit(title.text) if title else None
    if name is None:
        own = join_title(
            line.words
            for line, below in zip(lines, [*lines[1:], None], strict=True)
            if not (names_title(line.text) or (len(lines) > 1 and names_whole_city(line.text)) or _goes_on(line, below))
        )
        name = title_unit(own.text) if own else None
    first, *_, last = (lines[0], *lines)
    other_type = (first.size, first.bold) != (last.size, last.bold)
    if name is None and other_type and (is_title(last.text, styled=True) or _tells_whose(last)):
        name = title_unit(last.text)  # of a subtitle
    if name is None and _tells_time(last):
        name = title_unit(first.text)
    return name


def _told_apart(lines: Sequence[Line]) -> str | None:
    """The unit that a part of a title says by itself: a heading in larger type, a line in smaller type below, what
    stands across, or behind the city or ahead of a sign."""
    heading = list(takewhile(lambda line: line.size > _LARGE * lines[-1].size, lines))
    told = all(names_title(line.text) for line in lines[len(heading) :])
    if heading and (names_unit(own_name := text_of(heading)) or (told and may_name_unit(own_name))):
        return own_name
    below = [line.text for line in lines[1:] if names_unit(line.text) and line.size < lines[0].size]
    if below and not names_unit(lines[0].text):
        return below[-1]
    across = [_unlabelled(part.text) for line in lines for part in parts_across(line)]
    beside = filter(names_unit, across if len(across) > len(lines) else ())
    among = (unit_behind_city(line.text) or unit_among(line.text) for line in lines)
    return next(filter(None, (*beside, *among)), None)


def _names_better(core: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether the line below a title's core reads like the name of a unit, and what that names does not. A company may
    have parts of any name."""
    unit = unit_of(core)
    better = any(names_unit(line.text) and not names_company(line.text) for line in below)
    return unit is not None and not names_body(unit) and better


def _goes_on(line: Line, below: Line | None) -> bool:
    """Whether a line of a title is but the start of what the next one names: `Käyttösuunnitelman` over `toiminnalliset
    tavoitteet 2025`."""
    return below is not None and line.text.endswith("n") and below.text[0].islower() and names_goals(below.text)


def _names_part(lines: Sequence[Line]) -> bool:
    """Whether a title names a unit that is not all of what a report is of, as a `hyvinvointialue`."""
    unit = unit_of(lines)
    return unit is not None and not names_whole_city(unit)


def _without_times(line: Line) -> Line:
    """A line of a title without the year or the period that stands across from the rest of it behind a label, such as
    when it was printed: `Organisaatio: Konsernipalvelut   Tulostettu: 15.9.2025`."""
    pairs = enumerate(pairwise(line.words), 1)
    cuts = [at for at, (one, two) in pairs if two.text[-1] == ":" and two.x0 - one.x1 > _SPACED * line.size]
    labelled = [line_of(line.words[start:end]) for start, end in pairwise([0, *cuts, len(line.words)])]
    words = [word for each in labelled for part in parts_across(each) if not tells_time(part) for word in part.words]
    return line_of(words) if 0 < len(words) < len(line.words) else line


def tells_time(part: Line) -> bool:
    """Whether a part of a title is the label of a year or a period, and this: `Kausi: T2`, `Versio: T2 2025`."""
    found = match_label(part.text)
    return found.kind is Kind.TIME if found else part.words[0].text[-1] == ":" and bool(YEAR.search(part.text))


def _unlabelled(part: str) -> str:
    """What a part of a title says behind the label of a unit: `Toimiala   Tekninen toimiala`."""
    found = match_label(part)
    return part[found.length :].strip() if found and found.kind is Kind.UNIT else part


def is_styled(line: Line, size: float) -> bool:
    """Whether a line has a type of its own; `size` is the size of the text."""
    return line.bold or line.text.isupper() or line.size > 1.05 * size


def text_of(group: Sequence[Line]) -> str:
    """What the lines of a title say."""
    title = join_title(line.words for line in group)
    return title.text if title else ""


def parts_across(line: Line) -> list[Line]:
    """What stands across from each other in a line: it is two sizes off, or in type of another size."""
    pairs = enumerate(pairwise(line.words), 1)
    cuts = [
        at
        for at, (one, two) in pairs
        if two.x0 - one.x1 > (2 if abs(one.size - two.size) < 0.2 * line.size else 0.6) * line.size
    ]
    return [line_of(line.words[start:end]) for start, end in pairwise([0, *cuts, len(line.words)])]
