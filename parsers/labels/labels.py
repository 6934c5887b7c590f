"""Which line starts are labels. Running text also begins with `Tavoite` or `Osatavoite 2` now and then, so
each candidate is weighed: its look, its place, what follows it, and how the document's other labels look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations, takewhile

from parsers.labels.dated import dated_milestones
from parsers.labels.hits import Hit, heads_steps, is_other_report, label_of, names_person
from parsers.labels.listed import listed_milestones
from parsers.labels.manners import foreign_labels
from parsers.page.body import Body
from parsers.page.lines import COLUMN, Line, line_of, said
from parsers.page.margins import Margins
from parsers.spelling.vocabulary import AREAS, BULLETS, CONTEXT, CRUMBS, DASHES, LEVELS, SEPARATORS, Kind
from parsers.tables.labelled import side_of, year_of_state

# The least weight of a label: two plain signs for it, or one and a break that was no wrap.
_ENOUGH = 2
_OTHER_SIZE = 0.1  # of the size of the text: by which captions are smaller, at the least
_BETWEEN = SEPARATORS | {"·"}  # a label and its value
_VALUE = 5  # lines of a baseline, at the most
_GOALS = 2  # names of goals, of two levels
_FEWEST = 3  # kinds of labels of the context that stand behind bullets, where reports have none in lists
_LONGEST = 100  # lines of a milestone beside its report: a bound on the work


def find_labels(body: Body, margins: Margins) -> dict[int, Hit]:
    """The labels of a document, by the index of their line."""
    listed = listed_milestones(body.lines) | dated_milestones(body.lines)
    others = ((index, line) for index, line in enumerate(body.lines) if index not in listed)
    candidates = {index: hit for index, line in others if (hit := label_of(line))}
    candidates = {index: hit for index, hit in candidates.items() if not _is_level(body.lines, index, hit)}
    candidates = _without_items(candidates)
    candidates |= dict(_reports_of_period(candidates))
    candidates |= dict(_goals_below_areas(candidates))
    candidates |= dict(_areas_above_goals(candidates))
    candidates |= dict(_persons_beside_units(candidates))
    foreign = foreign_labels(dict(sorted((listed | candidates).items())))
    candidates = {index: hit for index, hit in candidates.items() if index not in foreign}
    dashed = [
        (index, hit) for index, hit in candidates.items() if hit.kind is Kind.REPORT and hit.label[-1].text in DASHES
    ]
    parting = any(hit.rest for _, hit in dashed)  # reports from their labels
    for index, hit in dashed:
        if _heads_list(body, index, candidates) or not (parting or _is_above_text(body, index, candidates)):
            candidates[index] = replace(hit, label=hit.label[:-1], rest=(hit.label[-1], *hit.rest))
    weights = {index: _weight(body, margins, index, candidates) for index in candidates}
    weights |= {index: weights[index] + 2 for index in _in_sequence(candidates, weights)}
    strong = [hit for index, hit in candidates.items() if weights[index] > _ENOUGH]
    left, of_reports = _left_edge(strong, body), _edges_of_reports(candidates, body)
    looks = {
        group: _Look.of([hit for hit in strong if _group(hit) is group])
        for group in set(map(_group, candidates.values()))
    }
    found = listed | {
        index: hit
        for index, hit in candidates.items()
        if weights[index] - looks[_group(hit)].missing(hit) >= _ENOUGH
        # Labels share their left edge, but for a centred MITTARI, the heading of a progress, and what is plainly a
        # label wherever it stands.
        and (
            hit.x0 <= left + 2 * body.size
            or hit.kind in (Kind.INDICATOR, Kind.PROGRESS)
            or weights[index] >= 2 * _ENOUGH
            or (hit.kind is Kind.REPORT and round(hit.x0 / body.size) in of_reports)
            or _is_abreast(body, index, candidates)
        )
    }
    return _with_separators(found | dict(_units(body.lines, found)), body.lines)


def _without_items(candidates: dict[int, Hit]) -> dict[int, Hit]:
    """The candidates without each `• Mittari:` or `• Vastuutaho:` that is an item of a report's list: no other label of
    the context, and none of a milestone, stands behind such a bullet. So are bold ones of few kinds."""
    listed = [hit for hit in candidates.values() if hit.label[0].text in BULLETS]
    levels = {hit.kind for hit in listed} & {*LEVELS} - {Kind.RESPONSIBLE}
    marks = {hit.label[0].text for hit in listed if hit.kind in levels or hit.kind is Kind.MILESTONE}
    few = BULLETS - CRUMBS if len(levels) < _FEWEST else frozenset[str]()
    left: dict[int, Hit] = {}
    above = None  # the last label that is none of indicators
    for index, hit in candidates.items():
        plain = hit.kind in (Kind.INDICATOR, Kind.RESPONSIBLE) and not (hit.upper or hit.label[-1].bold)
        items = BULLETS - marks if plain else few if hit.kind in CONTEXT else ()
        if not (above is Kind.REPORT and hit.label[0].text in items):
            left[index] = hit
        above = above if hit.kind is Kind.INDICATOR else hit.kind
    return left


def _units(lines: Sequence[Line], labels: Mapping[int, Hit]) -> Iterator[tuple[int, Hit]]:
    """The labels `Yksikkö` right above the outermost ones: elsewhere it is what an indicator is measured in."""
    outermost = [index for index, hit in labels.items() if hit.kind in (*AREAS, Kind.GOAL, Kind.TIME)]
    for index in outermost:
        above = lines[index - 1] if index and index - 1 not in labels else None
        name = above.words[0].text.lower() if above and len(above.words) > 1 else ""
        if above and (name == "yksikkö:" or (name == "yksikkö" and 1 in above.gaps)):
            yield index - 1, Hit(Kind.UNIT, above.words[:1], above.words[1:], None, name[-1] == ":")


def _reports_of_period(candidates: Mapping[int, Hit]) -> Iterator[tuple[int, Hit]]:
    """The headings of a period that are labels of reports: `Tilanne T2:` between a milestone and text, or `Toteuma T2`
    there again and again, or whatever stands there each time and nowhere else, `Selvitys toteutumisesta`; below another
    milestone it may have no text, and so may one that is the label of a report elsewhere."""
    below = {
        index: candidates[index]
        for above, index in pairwise(sorted(candidates))
        if candidates[index].kind is Kind.PROGRESS and candidates[above].kind is Kind.MILESTONE
    }
    between = {index: hit for index, hit in below.items() if index + 1 not in candidates}
    names = Counter(said(hit.label) for hit in between.values())
    elsewhere = {
        said(hit.label) for index, hit in candidates.items() if hit.kind is Kind.PROGRESS and index not in below
    }
    reports = {
        said(hit.label)
        for hit in between.values()
        if (names[said(hit.label)] > 1 and said(hit.label) not in elsewhere)
        or ((hit.colon or hit.bold or names[said(hit.label)] > 1) and is_other_report(replace(hit, kind=Kind.REPORT)))
    }
    reports |= {said(hit.label) for hit in candidates.values() if hit.kind is Kind.REPORT} if below else set()
    yield from ((index, replace(hit, kind=Kind.REPORT)) for index, hit in below.items() if said(hit.label) in reports)


def _is_level(lines: Sequence[Line], index: int, hit: Hit) -> bool:
    """Whether a `Tavoite 2025` is the label of a target, or a `Toteuma 2024` that of a baseline: the other one is the
    next label above or below it, wherever their values wrap to, or stands behind it."""
    if hit.kind is Kind.GOAL and side_of(lines[index]):
        near = lines[max(index - _VALUE, 0) : index][::-1]
    elif hit.kind is Kind.REPORT and year_of_state(lines[index]):
        words = lines[index].words
        if any(side_of(line_of(words[at : at + 2])) == 2 for at in range(2, len(words))):
            return True
        near = lines[index + 1 : index + 1 + _VALUE]
    else:
        return False
    other = next((line for line in near if line.x0 < hit.x0 + line.size), None)
    if other is None or hit.kind is Kind.REPORT:
        return other is not None and side_of(other) == 2
    return side_of(other) == 1 or year_of_state(other) != ""


def _goals_below_areas(candidates: Mapping[int, Hit]) -> Iterator[tuple[int, Hit]]:
    """The labels `Päämäärä` that are those of goals: where there is no TAVOITE, and if there is no TEKO either, or
    beside a PAINOPISTE or a TEEMA."""
    plain = [hit for hit in candidates.values() if hit.colon or hit.upper or hit.gap >= COLUMN]
    areas = {_is_aim(hit) for hit in plain if hit.kind in AREAS}
    below = {Kind.GOAL, Kind.INITIATIVE} & {hit.kind for hit in plain}
    if Kind.GOAL in below or (below and len(areas) < 2):
        return
    for index, hit in candidates.items():
        if _is_aim(hit):
            yield index, replace(hit, kind=Kind.GOAL)


def _areas_above_goals(candidates: Mapping[int, Hit]) -> Iterator[tuple[int, Hit]]:
    """The labels of goals that are those of areas: where no area has a label and goals have two, each `Strateginen
    tavoite` stands right above a `Toiminnallinen tavoite`."""
    if any(hit.kind in AREAS for hit in candidates.values()):
        return
    levels = {index: hit for index, hit in candidates.items() if hit.kind in LEVELS}
    names = Counter(said(hit.label).lower() for hit in levels.values() if hit.kind is Kind.GOAL)
    dated = any(char.isdigit() for name in names for char in name)  # `Tavoite 2026` may be a level
    if len(names) != _GOALS or dated:
        return
    pairs = [
        (said(one.label).lower(), said(other.label).lower() if other.kind is Kind.GOAL else "")
        for one, other in pairwise(levels.values())
        if one.kind is Kind.GOAL
    ]
    for upper, lower in permutations(names):
        if names[upper] <= names[lower] and all((after == lower) is (name == upper) for name, after in pairs):
            own = {index: hit for index, hit in levels.items() if said(hit.label).lower() == upper}
            yield from ((index, replace(hit, kind=Kind.FOCUS_AREA)) for index, hit in own.items())


def _is_aim(hit: Hit) -> bool:
    """Whether a label is a `Päämäärä`, whatever it says of itself."""
    return hit.kind is Kind.FOCUS_AREA and any(word.text.lower().startswith("päämäär") for word in hit.label)


def _persons_beside_units(candidates: Mapping[int, Hit]) -> Iterator[tuple[int, Hit]]:
    """The labels of persons where units have labels as well, as such that are not known: it is the units who answer."""
    answering = [hit for hit in candidates.values() if hit.kind is Kind.RESPONSIBLE]
    units = [hit for hit in answering if not names_person(hit) and (hit.colon or hit.upper or hit.gap >= COLUMN)]
    for index, hit in candidates.items() if units else ():
        if names_person(hit):
            yield index, replace(hit, kind=Kind.UNKNOWN)


def _with_separators(labels: dict[int, Hit], lines: Sequence[Line]) -> dict[int, Hit]:
    """The labels with the sign that stands between most of them and their values, in a column of its own, or behind all
    of one kind: `TAVOITE   |   Sujuva arki`, `Painopiste · Kasvava Pori`. One that further lines begin with is a
    bullet."""
    valued = {index: hit for index, hit in labels.items() if hit.rest and not hit.colon}
    signs = Counter((hit.rest[0].text, round(hit.rest[0].x0)) for hit in valued.values())
    (((sign, x), count),) = signs.most_common(1) or [(("", 0), 0)]
    column = (sign, x) if sign in SEPARATORS and count > 1 and 2 * count > signs.total() else None
    behind = {kind: {hit.rest[0].text for hit in valued.values() if hit.kind is kind} for kind in CONTEXT}
    of_kind = {kind: own for kind, own in behind.items() if len(own) == 1 and own <= _BETWEEN}
    bullets = {line.words[0].text for line in lines} if column or of_kind else set()
    parted = {
        index: replace(hit, label=(*hit.label, hit.rest[0]), rest=hit.rest[1:])
        for index, hit in valued.items()
        if hit.rest[0].text in of_kind.get(hit.kind, ()) or (hit.rest[0].text, round(hit.rest[0].x0)) == column
        if hit.rest[0].text not in bullets
    }
    return labels | parted


def _is_abreast(body: Body, index: int, candidates: dict[int, Hit]) -> bool:
    """Whether a label begins the column right of another's, which is read before it: a `Raportointi` or another
    milestone beside a milestone or its report, or what an action has beside another such thing."""
    line = body.lines[index]
    kinds = next((kinds for kinds in ((Kind.MILESTONE, Kind.REPORT), CONTEXT) if candidates[index].kind in kinds), None)
    if kinds is None:
        return False
    nearest = range(index - 1, max(-1, index - 1 - _LONGEST), -1)
    before = takewhile(lambda at: body.lines[at].page == line.page, nearest)
    beside = next((at for at in before if abs(body.lines[at].baseline - line.baseline) < 0.33 * line.size), None)
    return beside is not None and beside in candidates and candidates[beside].kind in kinds


def _heads_list(body: Body, index: int, candidates: dict[int, Hit]) -> bool:
    """Whether the dash behind `Raportointi` is the bullet of a first item: others begin so below it."""
    below = takewhile(lambda place: place not in candidates, range(index + 1, len(body.lines)))
    return any(body.lines[place].words[0].text == candidates[index].label[-1].text for place in below)


def _is_above_text(body: Body, index: int, candidates: Mapping[int, Hit]) -> bool:
    """Whether what stands below a label may be its value: no other label, and on its page."""
    below = body.lines[index + 1 : index + 2]
    return index + 1 not in candidates and any(line.page == body.lines[index].page for line in below)


def _in_sequence(candidates: dict[int, Hit], weights: dict[int, int]) -> Iterator[int]:
    """The places of `Osatavoite 2` that come right where the next milestone is due: a sentence that is broken before
    those words would have to meet that as well, and the milestone to be missing."""
    last, expected = 0, {index for index, hit in candidates.items() if weights[index] >= _ENOUGH}
    for index, hit in candidates.items():
        if hit.kind in CONTEXT and hit.kind is not Kind.RESPONSIBLE and index in expected:
            last = 0
        elif hit.kind is Kind.MILESTONE and hit.number is not None:
            due = hit.number == last + 1 and bool(hit.rest) and not hit.rest[0].text[0].islower()
            if due and index not in expected and hit.number not in _numbers_until_next(candidates, expected, index):
                yield index
            if index in expected or due:
                last = hit.number


def _numbers_until_next(candidates: dict[int, Hit], expected: set[int], index: int) -> set[int | None]:
    """The numbers of the milestones between a place and the next action's labels."""
    numbers: set[int | None] = set()
    for other in sorted(expected):
        if other > index and candidates[other].kind in CONTEXT and candidates[other].kind is not Kind.RESPONSIBLE:
            break
        if other > index and candidates[other].kind is Kind.MILESTONE:
            numbers.add(candidates[other].number)
    return numbers


def _group(hit: Hit) -> Kind:
    """The labels of the hierarchy look alike; a unit and its time, Osatavoite and Raportointi have each a look of their
    own, as has a `Vastuuyksikkö:` below headings."""
    if hit.kind is Kind.RESPONSIBLE and hit.colon:
        return hit.kind
    return Kind.ACTION if hit.kind in LEVELS or hit.kind is Kind.INDICATOR else hit.kind


@dataclass(frozen=True, slots=True)
class _Look:
    """The looks that all strong labels of a group share; a candidate without one of them is doubtful."""

    upper: bool
    bold: bool
    colon: frozenset[Kind]  # the kinds whose labels have one

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> _Look:
        hits = [hit for hit in hits if hit.kind is not Kind.PROGRESS]
        most = 0.8 * len(hits)  # one in five may be another hand's
        total, kinds = (Counter(hit.kind for hit in hits if hit.colon or every) for every in (True, False))
        return cls(
            bool(hits) and sum(hit.upper for hit in hits) >= most,
            bool(hits) and sum(hit.bold for hit in hits) >= most,
            frozenset(kind for kind, count in kinds.items() if count >= 0.8 * total[kind]),
        )

    def missing(self, hit: Hit) -> int:
        if hit.kind is Kind.PROGRESS or heads_steps(hit):
            return 0
        lacks = (self.upper and not hit.upper) + (self.bold and not hit.bold)
        unclosed = hit.kind in self.colon and not hit.colon and hit.gap < float("inf")
        return 2 * lacks + 3 * (unclosed and not hit.is_set_apart)  # `Osatavoite 2.` in bold among `Osatavoite 1:`


def _left_edge(strong: Sequence[Hit], body: Body) -> float:
    """Where labels start: the edge most of them share (a centred MITTARI is not among them)."""
    if not strong:
        return min((line.x0 for line in body.lines), default=0.0)
    edges = Counter(round(hit.x0 / body.size) for hit in strong)
    most = max(edges.values())
    frequent = [edge for edge, count in edges.items() if count >= min(most, 0.1 * len(strong))]
    return max(hit.x0 for hit in strong if round(hit.x0 / body.size) in frequent)


def _edges_of_reports(candidates: Mapping[int, Hit], body: Body) -> Collection[int]:
    """Where reports begin below their milestones, if several do so at one edge: they may be set far in."""
    below = (candidates[at] for above, at in pairwise(sorted(candidates)) if candidates[above].kind is Kind.MILESTONE)
    edges = Counter(round(hit.x0 / body.size) for hit in below if hit.kind is Kind.REPORT)
    return [edge for edge, count in edges.items() if count > 1]


def _weight(body: Body, margins: Margins, index: int, candidates: dict[int, Hit]) -> int:
    """How much speaks for a label at this place."""
    hit = candidates[index]
    if hit.kind is Kind.PROGRESS:
        return _ENOUGH + 1
    if heads_steps(hit):
        return 2 * _ENOUGH  # wherever it stands: a table may be indented
    if hit.kind in (Kind.UNIT, Kind.TIME) and not (hit.colon or hit.upper or hit.bold or hit.gap >= COLUMN):
        return 0  # sentences begin so: `Liikelaitos Porin Vesi vastaa`
    line = body.lines[index]
    above = body.lines[index - 1] if index else None
    follows = hit.rest[0] if hit.rest else None
    weight = 2 * hit.upper + 2 * hit.colon
    weight += 2 * (
        hit.is_set_apart or (follows is None and (hit.bold or is_caption(line, body.lines[index + 1 : index + 2])))
    )
    # A word space is about a quarter of the size, in justified text up to one; a column's gap is wider.
    column = hit.gap >= COLUMN and (body.positioned or not hit.rest)
    weight += 2 * column
    weight += hit.kind is Kind.REPORT and not hit.rest and not is_other_report(hit)  # no wrap is a `Raportointi` alone
    if follows is not None and follows.text in BULLETS:
        weight += 1
    elif follows is not None and follows.text[0].isalpha():
        plain = not (column or hit.colon or hit.stands_out)
        weight += 1 if follows.text[0].isupper() else -2 if plain else 0  # `Tavoite on saavutettu`
    upper = candidates.get(index - 1)
    # What a label has in a column of its own wraps within that column.
    edge = upper.rest[0].x0 if upper and upper.rest and upper.gap >= COLUMN else above.x0 if above is not None else 0.0
    beside = body.positioned and abs(edge - line.x0) > 0.5 * line.size
    close = above is not None and above.page == line.page and line.baseline - above.baseline < 1.3 * body.pitch
    if above is not None and close and not beside:  # a line of another column wraps to another edge
        alike = line.bold == above.bold and not _is_smaller(line, above)
        wraps = alike and margins.wrapped(above, line) and body.may_wrap(above, line)
        weight += -1 if wraps else 1
    else:
        weight += 1
    return weight


def is_caption(line: Line, below: Sequence[Line]) -> bool:
    """Whether a line stands in small type over the next one, as the caption of a box over what is in that."""
    return any(each.page == line.page and _is_smaller(line, each) for each in below)


def _is_smaller(line: Line, other: Line) -> bool:
    """Whether a line is set in smaller type than another one."""
    return line.size < (1 - _OTHER_SIZE) * other.size
