"""Headings that no word tells: the title of a report that calls itself otherwise, and the names of units above their
goals. They are known by their type, which nothing else has, and by their place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile

from parsers.labels.hits import Hit
from parsers.page.body import Body
from parsers.page.lines import Line, same_heading
from parsers.page.titles import find_titles, is_styled, subtitle, text_of, unit_lines, unit_of
from parsers.spelling.time_words import YEAR, period_of
from parsers.spelling.title_words import MOST_WORDS, may_name_unit, names_report, names_title, section_name
from parsers.spelling.unit_names import names_unit
from parsers.spelling.vocabulary import AREAS, CONTEXT, LEVELS, Kind, is_outline, match_label

Group = tuple[Line, ...]
_Look = tuple[float, bool, str]

_MOST_LINES = 3  # of a heading
_LEAD = 12  # lines of a paragraph below a heading, at the most
_CHAPTER = 40  # lines between the heading of a chapter and that of its first section, at the most
_LARGE = 1.2  # times the size of the text
_BELOW = 3  # times the size of a heading: as far down its subtitle may stand
_LONGEST = 16  # words of a title
_OWN = 0.8  # of the lines of a type, at the least, are headings: it is theirs
_WRAPS = 1.6  # sizes: from a label to the value right below it, at the most
_APART = 1.5  # times the pitch: a heading in the type of the text stands off what is above it


def find_headings_above(
    body: Body, hits: Mapping[int, Hit], tables: Collection[int], taken: Collection[int]
) -> dict[int, Group]:
    """All titles of a document, and the headings of its units, by the index of their first line. Labels are `hits`,
    tables of whole actions begin at `tables`, and what is `taken` stands in tables."""
    titles = find_titles(body.lines, body.size)
    if not any(map(unit_of, titles.values())):
        first = min((*tables, *(at for at, hit in hits.items() if hit.kind is not Kind.TIME)), default=0)
        titles = _named_opening(body.lines, first, body.size, titles) or titles
        titles = titles or _opening_title(body.lines, first, body.size)
    used = {*taken, *hits, *(at + step for at, group in titles.items() for step in range(len(group)))}
    return dict(sorted((titles | _section_titles(body, titles, hits, tables, used)).items()))


def _opening_title(lines: Sequence[Line], first: int, size: float) -> dict[int, Group]:
    """The title ahead of the `first` label, by the index of its first line: the heading that names a year or a period,
    in a type of its own, with its wraps."""
    ahead = lines[:first]
    for at, line in enumerate(ahead):
        dated = YEAR.search(line.text) or period_of(line.text)
        sentence = len(line.words) > _LONGEST or line.text.endswith((".", ";"))
        if dated and not sentence and (is_styled(line, size) or (line.text[0].isupper() and names_report(line.text))):
            start, end = at, at + 1
            while start and at - start < _MOST_LINES and same_heading(ahead[start - 1], ahead[start]):
                start -= 1
            while end < len(ahead) and end - at < _MOST_LINES and same_heading(ahead[end - 1], ahead[end]):
                end += 1
            group = ahead[start:end]
            below = subtitle(group, ahead[end : end + 1], size)
            if not below and unit_of(group) is None:
                below = ahead[end : end + unit_lines(ahead[end - 1 : end + 2], size)]
            return {start: (*group, *below)}
    return {}


def _named_opening(
    lines: Sequence[Line], first: int, size: float, titles: Mapping[int, Group]
) -> dict[int, Group] | None:
    """The titles, of which the first begins with the heading that opens a document and names whose report it is, or a
    title of that and the lines below it that say what is told, and of when: `Sivistystoimiala` over `Näin tavoitteet
    etenivät – T3/2025`. Labels begin at the place `first`. None if it opens otherwise."""
    ahead = lines[:first]
    count = len(list(takewhile(lambda line: line.size > _LARGE * size, ahead[:_MOST_LINES])))
    heading = ahead[: next((at for at in range(1, count) if not same_heading(ahead[at - 1], ahead[at])), count)]
    if not heading or not may_name_unit(text_of(heading)):
        return None
    for at in range(len(heading), min(len(ahead), len(heading) + _MOST_LINES)):
        above, line = ahead[at - 1], ahead[at]
        far = line.page != above.page or line.baseline - above.baseline > _BELOW * above.size
        if far or len(line.words) > _LONGEST or line.text.endswith((".", ";")):
            return None
        if at in titles:
            return {0: (*heading, *ahead[len(heading) : at], *titles[at])} | {k: v for k, v in titles.items() if k > at}
        if YEAR.search(line.text) or period_of(line.text):
            return {0: tuple(ahead[: at + 1])} | {k: v for k, v in titles.items() if k > at}
    return None


def _section_titles(
    body: Body, titles: Mapping[int, Group], hits: Mapping[int, Hit], tables: Iterable[int], taken: Collection[int]
) -> dict[int, Group]:
    """The headings that name units, by the index of their first line: right above the outermost labels of `hits`, or
    the tables of whole actions that begin at `tables`, and none of the lines that are `taken`."""
    lines = body.lines
    of_context = {at: hit for at, hit in sorted(hits.items()) if hit.kind in CONTEXT}
    kinds = {hit.kind for hit in of_context.values()}
    first = next((hit.kind for hit in of_context.values() if hit.kind in LEVELS), None)
    outer = {first, *(AREAS if not kinds.isdisjoint(AREAS) else ())}
    starts = sorted({*tables, *(at for at, hit in of_context.items() if hit.kind in outer)})
    taken = {*taken, *_values_below(lines, of_context)}
    above = {at: _heading_above(lines, at, taken, body.size) for at in starts}
    found = dict(heading for heading in above.values() if heading)
    chapters = dict(heading for at in starts if not above[at] and (heading := _chapter_above(lines, at, taken)))
    # A single one may be that of all goals: `2 Strategian toteuttaminen`.
    found |= chapters if len(chapters) > 1 or any(names_unit(_name(group)) for group in chapters.values()) else {}
    looks: defaultdict[_Look, list[int]] = defaultdict(list)
    for at, group in found.items():
        looks[_look(group[0])].append(at)
    heads = {id(line) for group in (*found.values(), *titles.values()) for line in group}
    others = Counter(look for line in lines if id(line) not in heads and (look := _look(line)) in looks)
    # The first of them may stand so close to the title that it is a part of that.
    named = any(unit_of(group) for group in titles.values() if len(group) == 1 or _look(group[-1]) not in looks)
    any_name = not named and not kinds.isdisjoint(AREAS)
    units: dict[int, Group] = {}
    for look, places in looks.items():
        like_units = [at for at in places if names_unit(_name(found[at]))]
        if len(places) < _OWN * (len(places) + others[look]):
            chosen = [at for at in like_units if _stands_off(body, at, found[at])]
        else:
            chosen = places if any_name or 2 * len(like_units) >= len(places) else like_units
        units |= {at: found[at] for at in chosen}
    return dict(sorted(units.items()))


def _values_below(lines: Sequence[Line], labels: Mapping[int, Hit]) -> Iterator[int]:
    """The first lines of values below labels that have nothing beside them, with their wraps: on the next page, or
    right below their label, at its edge, as on a slide whose title is the TOIMENPIDE."""
    for at, hit in labels.items():
        if hit.rest or at + 1 == len(lines):
            continue
        label, below = lines[at], lines[at + 1]
        close = below.baseline - label.baseline < _WRAPS * below.size and abs(below.x0 - label.x0) < 0.5 * label.size
        if below.page > label.page or close:
            yield at + 1
            wraps = takewhile(lambda to: same_heading(lines[to - 1], lines[to]), range(at + 2, len(lines)))
            yield from islice(wraps, _MOST_LINES - 1)


def _heading_above(lines: Sequence[Line], start: int, taken: Collection[int], size: float) -> tuple[int, Group] | None:
    """The heading above the line at `start`, and where it begins: right above it, or above a paragraph that leads in
    if it is large or names a unit, or the paragraph is a line that tells the period: `Selvitys kaudesta T2/2025`."""
    plain = takewhile(lambda at: at not in taken and not is_styled(lines[at], size), range(start - 1, -1, -1))
    lead = sum(1 for _ in islice(plain, _LEAD + 1))
    leads_in = 0 < lead <= _LEAD and start > lead and start - lead - 1 not in taken
    above = _heading_ending_at(lines, start - lead, taken) if leads_in else None
    dated = lead == 1 and period_of(lines[start - 1].text) is not None
    if above and (above[1][0].size > _LARGE * size or names_unit(_name(above[1])) or dated):
        return above
    return _heading_ending_at(lines, start, taken)


def _chapter_above(lines: Sequence[Line], start: int, taken: Collection[int]) -> tuple[int, Group] | None:
    """The heading of the chapter whose number that of a label goes on from, in larger type, and where it begins,
    whatever stands between the two: `1 Ruokapalvelut` over a table of its budget and `1.1 Painopiste: Terveys`."""
    number = lines[start].words[0].text.rstrip(".)")
    chapter, dot, _ = number.rpartition(".")
    if not dot or not is_outline(number):
        return None
    above = takewhile(lambda at: at not in taken, range(start - 1, max(-1, start - 1 - _CHAPTER), -1))
    larger = (at for at in above if lines[at].size > lines[start].size)
    at = next((at for at in larger if lines[at].words[0].text.rstrip(".)") == chapter), None)
    if at is None:
        return None
    wraps = takewhile(lambda place: same_heading(lines[place - 1], lines[place]), range(at + 1, start))
    return _heading_ending_at(lines, at + 1 + len(list(wraps)), taken)


def _heading_ending_at(lines: Sequence[Line], end: int, taken: Collection[int]) -> tuple[int, Group] | None:
    """The heading that ends right above a place, and where it begins, if it may be a unit's name."""
    group: list[Line] = []
    for at in takewhile(lambda place: place not in taken, range(end - 1, max(-1, end - 1 - _MOST_LINES), -1)):
        if group and not same_heading(lines[at], group[0]):
            break
        group.insert(0, lines[at])
    name = _name(group)
    said = names_title(name) or any(map(str.isdigit, name)) or name.endswith((".", ";")) or ":" in name
    if not group or not name[:1].isupper() or len(name.split()) > MOST_WORDS or said or match_label(name):
        return None
    return end - len(group), tuple(group)


def _stands_off(body: Body, at: int, group: Group) -> bool:
    """Whether a heading in the type of other lines is set off from what is above it, and may be no value of that."""
    above = body.lines[at - 1] if at else None
    line = group[0]
    if above is None or line.page > above.page:
        return True
    off = line.baseline - above.baseline > _APART * body.pitch
    return off and (is_styled(line, body.size) or not line.text[0].isupper())


def _name(group: Sequence[Line]) -> str:
    return section_name(" ".join(line.text for line in group))


def _look(line: Line) -> _Look:
    word = line.words[0]
    return round(word.size, 1), line.bold, word.font
