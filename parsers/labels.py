"""Which line starts are labels. Running text also begins with `Tavoite` or `Osatavoite 2` now and then, so
each candidate is weighed: its look, its place, what follows it, and how the document's other labels look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from math import inf

from parsers.body import Body
from parsers.hits import Hit, heads_steps, is_other_report, label_of, whole_label
from parsers.lines import COLUMN, Line, line_of, runs_of
from parsers.listed import listed_milestones
from parsers.manners import foreign_labels
from parsers.model import Word
from parsers.time_words import is_day
from parsers.vocabulary import BULLETS, CONTEXT, DASHES, SEPARATORS, Kind, match_label, may_begin_label

# The least weight of a label: two plain signs for it, or one and a break that was no wrap.
_ENOUGH = 2
_LARGE = 1.2  # times the size of the text
_REPORT = "Raportointi"  # in the line of its milestone
_WRAPS = 10  # lines of a milestone, at the most
_KINDS = 3  # of labels, at the least, that have names in another language
_LONGEST = 100  # lines of a milestone beside its report: a bound on the work


@dataclass(frozen=True, slots=True)
class Margins:
    """Where paragraphs that start at one left edge end on the right, over the whole document."""

    right: dict[int, float]
    size: float

    def wrapped(self, above: Line, line: Line) -> bool:
        """Whether `line` may be the wrap of `above`: its first word had no room there."""
        # What stands behind a label starts where no paragraph does; its wraps start at the label's edge.
        right = self.right.get(self.edge(above), self.right.get(self.edge(line), above.x1))
        first = line.words[0]
        # A word space is a quarter of the size; justified and rounded edges differ by a little.
        return above.x1 + 0.25 * above.size + (first.x1 - first.x0) > right - 0.1 * above.size

    def filled(self, line: Line) -> float:
        """How much of the room that lines from a left edge have a line takes."""
        room = self.right.get(self.edge(line), line.x1) - line.x0
        return (line.x1 - line.x0) / room if room > 0 else 1.0

    def edge(self, line: Line) -> int:
        """What the left edge of a line is known by."""
        return round(line.x0 / (2 * self.size))

    @classmethod
    def of(cls, lines: Sequence[Line], size: float) -> Margins:
        right: dict[int, float] = {}
        margins = cls(right, size)
        for line in lines:
            if line.size > _LARGE * size:
                continue  # a title
            edge = margins.edge(line)
            right[edge] = max(right.get(edge, 0.0), line.x1)
        return margins


def rejoin_labels(lines: Sequence[Line], margins: Margins) -> tuple[Line, ...]:
    """The lines with each label that wraps in its own narrow column (`TOIMENPI-` over `DE`, `Osatavoite` over `1`)
    in the line where it begins."""
    left = list(lines)
    names = _other_names(lines)
    place = 0
    while place < len(left):
        for at in (place + 1, place + 2):  # a value may be centred beside the two
            if at >= len(left):
                break
            lower = _lower_part(left[place], left[place + 1 : at], left[at], margins)
            if not lower and names:
                lower = _other_name(left[place], left[at], names)
            if lower:
                others = left[at].words[len(lower) :]
                left[place] = left[place].with_below(lower)
                left[at : at + 1] = [line_of(others)] if others else []
                break
        place += 1
    return tuple(left)


def _other_names(lines: Sequence[Line]) -> frozenset[str]:
    """The names in another language that stand below the labels of the hierarchy, in another type: `Mål` below TAVOITE,
    `Åtgärd` below TOIMENPIDE. Each label has its own, wherever it comes; below one of them alone stands a unit."""
    found: defaultdict[Kind, Counter[str]] = defaultdict(Counter)
    for line, below in pairwise(lines):
        hit = label_of(line) if may_begin_label(line.text) else None
        if hit is not None and hit.kind in CONTEXT:
            found[hit.kind][" ".join(word.text for word in _below(line, below))] += 1
            if len(found) == _KINDS and not any(text for texts in found.values() for text in texts):
                break  # as in nearly all reports
    names = [text for texts in found.values() for text, count in texts.most_common(1) if 2 * count > texts.total()]
    named = frozenset(names) - {""}
    return named if len(named) >= _KINDS else frozenset()


def _other_name(line: Line, below: Line, names: Collection[str]) -> tuple[Word, ...]:
    """The words below a label that are its name in another language."""
    lower = _below(line, below)
    return lower if " ".join(word.text for word in lower) in names and label_of(line) else ()


def _below(line: Line, below: Line) -> tuple[Word, ...]:
    """The words right below the first of a line, left of what follows that, if their type is another one."""
    first, second = line.words[0], below.words[0]
    near = line.page == below.page and 0 < second.baseline - first.baseline <= 1.6 * first.size
    alike = (first.size, first.bold, first.font) == (second.size, second.bold, second.font)
    if not near or alike or abs(second.x0 - first.x0) > 0.3 * first.size:
        return ()
    run = runs_of(below.words)[0]
    value = next((word.x0 for word in line.words[1:] if word.x0 - first.x1 >= COLUMN * word.size), 0.0)
    return tuple(run) if run[-1].x1 < value else ()  # below a label alone stands its value


def split_reports(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with each `Raportointi:` that stands in the line of its milestone, or of the wraps of that, in one of
    its own."""
    left: list[Line] = []
    for line in lines:
        left += _parted_at_report(line, left) if line.text.find(_REPORT) > 0 else [line]
    return tuple(left)


def _parted_at_report(line: Line, above: Sequence[Line]) -> list[Line]:
    hit = label_of(line)
    labels = (label for each in reversed(above[-_WRAPS:]) if (label := label_of(each)))
    owner = hit or next(labels, None)
    if owner is None or owner.kind is not Kind.MILESTONE or owner.number is None or heads_steps(owner):
        return [line]
    words = line.words
    start = len(words) - len(hit.rest) + 1 if hit else 1
    for place in range(start, len(words)):
        if words[place].text.rstrip(":") != _REPORT:
            continue
        colon = words[place].text[-1] == ":"
        dash = place + 1 < len(words) and words[place + 1].text in DASHES
        begins = words[place].bold and not words[place - 1].bold and words[place - 1].text[-1] == "."
        if (colon and hit) or ((colon or dash) and begins):
            return [line_of(words[:place]), line_of(words[place:])]
    return [line]


def _lower_part(line: Line, between: Sequence[Line], below: Line, margins: Margins) -> tuple[Word, ...]:
    """The words at the start of a line below that belong to the label at the start of a line."""
    first, second = line.words[0], below.words[0]
    beneath = first.x0 - first.size < second.x0 < first.x1
    near = line.page == below.page and second.baseline - first.baseline <= 1.5 * first.size
    if not beneath or not (near or (below.page == line.page + 1 and not between)):
        return ()
    count = next((n for n, (one, two) in enumerate(pairwise(below.words), 1) if two.x0 - one.x1 > 0.6 * one.size), None)
    lower = below.words[:count]
    if second.text.startswith("("):
        return lower if _dates(lower, line) else ()
    others = [*line.words[1:2], *(each.words[0] for each in between)]  # the first of each, from the left
    right = max(first.x1, lower[-1].x1)  # where the label's column ends
    beside = min((word.x0 for word in others), default=inf)
    if beside < right or (found := match_label(whole := whole_label(first, lower))) is None:
        return ()
    # `Strategian` over `painopiste` are a label if there is no text beside them.
    close = " " in whole and not second.text[0].isdigit() and beside < right + COLUMN * first.size
    if close or found.length < len(whole) or found.kind is Kind.PROGRESS:
        return ()
    upper = match_label(line.text)
    if not second.text[0].isdigit() or (upper and upper.number is not None):
        return () if match_label(first.text) else lower
    # A figure below a label and its value may be the value's wrap, unless there is a gap beside it or them.
    gap = count is not None or not any(word.x0 < right + 0.6 * first.size for word in others)
    return lower if gap or not margins.wrapped(line, below) else ()


def _dates(lower: Sequence[Word], line: Line) -> bool:
    """Whether brackets below the label of a milestone say when it is due: `(T2)` below `Osatavoite 1`."""
    hit = label_of(line)
    if hit is None or hit.kind is not Kind.MILESTONE or not hit.rest or len(lower) > 1:
        return False
    if hit.gap < COLUMN and not (lower[0].bold and hit.stands_out):
        return False  # the wrap of what the milestone says
    return is_day(lower[0].text[1:].removesuffix(":").removesuffix(")")) and lower[0].x1 < hit.rest[0].x0


def find_labels(body: Body, margins: Margins) -> dict[int, Hit]:
    """The labels of a document, by the index of their line."""
    listed = listed_milestones(body.lines)
    others = ((index, line) for index, line in enumerate(body.lines) if index not in listed)
    candidates = {index: hit for index, line in others if (hit := label_of(line))}
    candidates |= dict(_reports_of_period(candidates))
    foreign = foreign_labels(dict(sorted((listed | candidates).items())))
    candidates = {index: hit for index, hit in candidates.items() if index not in foreign}
    for index, hit in candidates.items():
        if hit.kind is Kind.REPORT and hit.label[-1].text in DASHES and _heads_list(body, index, candidates):
            candidates[index] = replace(hit, label=hit.label[:-1], rest=(hit.label[-1], *hit.rest))
    weights = {index: _weight(body, margins, index, candidates) for index in candidates}
    weights |= {index: weights[index] + 2 for index in _in_sequence(candidates, weights)}
    strong = [hit for index, hit in candidates.items() if weights[index] > _ENOUGH]
    left = _left_edge(strong, body)
    looks = {
        group: _Look.of([hit for hit in strong if _group(hit) is group])
        for group in set(map(_group, candidates.values()))
    }
    found = listed | {
        index: hit
        for index, hit in candidates.items()
        if weights[index] - looks[_group(hit)].missing(hit) >= _ENOUGH
        # Labels share their left edge, but for a centred MITTARI and what is plainly a label wherever it stands.
        and (
            hit.x0 <= left + 2 * body.size
            or hit.kind is Kind.INDICATOR
            or weights[index] >= 2 * _ENOUGH
            or _is_abreast(body, index, candidates)
        )
    }
    return _with_separators(found, body.lines)


def _reports_of_period(candidates: Mapping[int, Hit]) -> Iterator[tuple[int, Hit]]:
    """The headings of a period that are labels of reports: `Tilanne T2:` between a milestone and text."""
    for above, index in pairwise(sorted(candidates)):
        hit = candidates[index]
        between = candidates[above].kind is Kind.MILESTONE and index + 1 not in candidates
        if hit.kind is Kind.PROGRESS and between and (hit.colon or hit.bold):
            report = replace(hit, kind=Kind.REPORT)
            if is_other_report(report):
                yield index, report


def _with_separators(labels: dict[int, Hit], lines: Sequence[Line]) -> dict[int, Hit]:
    """The labels with the sign that stands between most of them and their values, in a column of its own:
    `TAVOITE   |   Sujuva arki`. A dash that further lines begin with is a bullet."""
    signs = Counter((hit.rest[0].text, round(hit.rest[0].x0)) for hit in labels.values() if hit.rest and not hit.colon)
    (((sign, x), count),) = signs.most_common(1) or [(("", 0), 0)]
    few = count < 2 or 2 * count <= signs.total()
    if sign not in SEPARATORS or few or any(line.words[0].text == sign for line in lines):
        return labels
    parted = {
        index: replace(hit, label=(*hit.label, hit.rest[0]), rest=hit.rest[1:])
        for index, hit in labels.items()
        if hit.rest and (hit.rest[0].text, round(hit.rest[0].x0)) == (sign, x)
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
    """The labels of the hierarchy look alike; Osatavoite and Raportointi have each a look of their own."""
    return Kind.ACTION if hit.kind in CONTEXT or hit.kind is Kind.INDICATOR else hit.kind


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
        return 2 * lacks + 3 * (unclosed and not hit.stands_out)  # `Osatavoite 2.` in bold among `Osatavoite 1:`


def _left_edge(strong: Sequence[Hit], body: Body) -> float:
    """Where labels start: the edge most of them share (a centred MITTARI is not among them)."""
    if not strong:
        return min((line.x0 for line in body.lines), default=0.0)
    edges = Counter(round(hit.x0 / body.size) for hit in strong)
    most = max(edges.values())
    frequent = [edge for edge, count in edges.items() if count >= min(most, 0.1 * len(strong))]
    return max(hit.x0 for hit in strong if round(hit.x0 / body.size) in frequent)


def _weight(body: Body, margins: Margins, index: int, candidates: dict[int, Hit]) -> int:
    """How much speaks for a label at this place."""
    hit = candidates[index]
    if hit.kind is Kind.PROGRESS:
        return _ENOUGH + 1
    if heads_steps(hit):
        return 2 * _ENOUGH  # wherever it stands: a table may be indented
    line = body.lines[index]
    above = body.lines[index - 1] if index else None
    follows = hit.rest[0] if hit.rest else None
    weight = 2 * hit.upper + 2 * hit.colon
    weight += 2 * (hit.bold and (follows is None or not follows.bold))
    # A word space is about a quarter of the size, in justified text up to one; a column's gap is wider.
    column = hit.gap >= COLUMN and (body.positioned or not hit.rest)
    weight += 2 * column
    if follows is not None and follows.text in BULLETS:
        weight += 1
    elif follows is not None and follows.text[0].isalpha():
        weight += 1 if follows.text[0].isupper() else 0 if column or hit.colon else -2  # `Tavoite on saavutettu`
    upper = candidates.get(index - 1)
    # What a label has in a column of its own wraps within that column.
    edge = upper.rest[0].x0 if upper and upper.rest and upper.gap >= COLUMN else above.x0 if above is not None else 0.0
    beside = body.positioned and abs(edge - line.x0) > 0.5 * line.size
    close = above is not None and above.page == line.page and line.baseline - above.baseline < 1.3 * body.pitch
    if above is not None and close and not beside:  # a line of another column wraps to another edge
        wraps = margins.wrapped(above, line) and body.may_wrap(above, line) and line.bold == above.bold
        weight += -1 if wraps else 1
    else:
        weight += 1
    return weight
