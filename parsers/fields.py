"""Where a label's value ends. Lines that follow a label → its value, an unlabelled unit, and strays."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median

from parsers.body import Body
from parsers.hits import Hit
from parsers.lines import COLUMN, Line, line_of
from parsers.margins import Margins
from parsers.seams import hangs
from parsers.texts import begins_item
from parsers.vocabulary import CONTEXT, DASHES, FOOTNOTE, OUTLINE, Kind, closes, names_unit, says_where_and_when

_ENDS = {"(": ")", "[": "]"}
_OPENING = DASHES | _ENDS.keys()
_SHORT = 0.6  # of the room: a line that leaves more of it was not broken for the next word
_FEWEST = 3  # milestones and reports that tell how far apart they are
_STOPS = (".", "!", "?")
_SENTENCE = 5  # words of a line of text, at the least
_NOTE = 0.88  # of the size of the text: type for notes is smaller by an eighth at the least
_STEPS = frozenset((Kind.MILESTONE, Kind.REPORT))
_REPORT_END = 8  # lines that a report may have on a page without any label


@dataclass(frozen=True, slots=True)
class Field:
    """A label with the lines of its value. Lines behind them that are no part of it are in none of the two."""

    hit: Hit
    value: tuple[Line, ...]
    unlabelled: tuple[Line, ...]  # between this label's value and the next label, at the left edge


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document sets values: the x at which they stand beside their labels, if they do."""

    body: Body
    margins: Margins
    pages_of_prose: frozenset[int]  # that have no label, and more lines than the end of a report would take
    value_edges: frozenset[tuple[bool, int]]  # (of the hierarchy, x) at which values of different labels line up
    widest_step: float = inf  # between lines of milestones and reports
    inline: bool = False  # most milestones and reports begin beside their labels
    slanted_reports: bool = False  # reports have no label, and a type of their own
    signed_units: bool = False  # below most TEKOs a line is in brackets, or behind a dash

    def value_edge(self, hit: Hit, following: Sequence[Line]) -> float | None:
        """Where the value column of a label starts; None when values run on to the left edge."""
        if not self.body.positioned:
            return None
        step, below_x0 = float("inf"), 0.0
        if following and following[0].page == hit.label[0].page:
            step, below_x0 = following[0].center - _center(hit), following[0].x0
        pitch = self.body.pitch
        if not hit.rest:  # the label is centred beside a value of an even number of lines
            return below_x0 if abs(step) < 0.8 * pitch and below_x0 > hit.label[-1].x1 else None
        x = hit.rest[0].x0
        # A wide gap may be a justified line's: then the next one begins at the label's edge, where beside a
        # value column only the responsible unit may stand.
        returns = step < 1.3 * pitch and abs(below_x0 - hit.x0) < 0.5 * self.body.size
        # So do the items of a list whose first one stands behind the label.
        listed = step < 1.3 * pitch and begins_item(following[0].words) and below_x0 < x - self.body.size
        if listed or (returns and (hit.kind is not Kind.INITIATIVE or following[0].text[0].islower())):
            return None
        return x if hit.gap >= COLUMN or (hit.kind in CONTEXT, round(x)) in self.value_edges else None

    @classmethod
    def of(cls, body: Body, margins: Margins, labels: Mapping[int, Hit]) -> Layout:
        hits = list(labels.values())
        # In a value column most labels of every width have their value; inline, only those of one width.
        starts: defaultdict[tuple[bool, int], Counter[int]] = defaultdict(Counter)
        for hit in hits:
            if hit.rest:
                width = round(2 * (hit.label[-1].x1 - hit.x0) / body.size)
                starts[hit.kind in CONTEXT, width][round(hit.rest[0].x0)] += 1
        widths = Counter(
            (context, x)
            for (context, _), edges in starts.items()
            for x, count in edges.items()
            if 2 * count >= edges.total()
        )
        shared = frozenset(edge for edge, count in widths.items() if count > 1)
        prose = frozenset(_pages_of_prose(body, {hit.label[0].page for hit in hits}))
        right = dict(margins.right)
        for hit in hits:  # the margins of value columns
            if hit.rest:
                edge = margins.edge(line_of(hit.rest))
                right[edge] = max(right.get(edge, 0.0), hit.rest[-1].x1)
        steps = [
            below.baseline - above.baseline
            for before, index in pairwise(labels)
            if _STEPS.issuperset((labels[before].kind, labels[index].kind))
            for above, below in pairwise(body.lines[before : index + 1])  # inside what they say, and down to the label
            if above.page == below.page
        ]
        widest = max(steps) if len(steps) >= _FEWEST else inf
        begun = [bool(hit.rest) for hit in hits if hit.kind in _STEPS]
        texts = [  # of the TEKOs, with what stands below them
            [*([line_of(hit.rest)] if (hit := labels[at]).rest else []), *body.lines[at + 1 : after]]
            for at, after in pairwise([*labels, len(body.lines)])
            if labels[at].kind is Kind.INITIATIVE
        ]
        signed = 2 * sum(map(_has_signed_line, texts)) > len(texts)
        return cls(
            body,
            replace(margins, right=right),
            prose,
            shared,
            widest,
            inline=2 * sum(begun) > len(begun),
            signed_units=signed,
        )


def _pages_of_prose(body: Body, labelled: Collection[int]) -> Iterator[int]:
    """The pages without a label that have more lines than the end of a report would take. Where a sentence goes on from
    one to a page with labels, it is a part of what these say."""
    lengths = Counter(line.page for line in body.lines)
    inside = set(labelled)
    firsts: dict[int, Line] = {}
    for line in body.lines:
        firsts.setdefault(line.page, line)
    for above, below in reversed(list(pairwise(body.lines))):
        goes_on = below.text[0].islower() and above.text[-1] not in ".:!?"
        if above.page < below.page and below.page in inside and goes_on and not _heads_chapter(firsts[above.page]):
            inside.add(above.page)
    return (page for page, count in lengths.items() if page not in inside and count > _REPORT_END)


def _heads_chapter(line: Line) -> bool:
    """Whether a line may be the heading of a chapter: `2 Talouden toteutuminen`."""
    return line.text[-1] not in ".,-" and (bool(OUTLINE.fullmatch(line.words[0].text)) or len(line.words) < _SENTENCE)


def _center(hit: Hit) -> float:
    return hit.label[0].baseline - 0.35 * hit.label[0].size


def read_field(layout: Layout, hit: Hit, following: Sequence[Line]) -> Field:
    """The value of `hit`, which is followed by the lines up to the next label."""
    edge = layout.value_edge(hit, following)
    first = hit.label[0]
    # The upper half of a value that is centred beside its label, or that a page cuts.
    top = first.page, first.baseline - 0.1
    value = [line for line in following if (line.page, line.baseline) < top]
    following = following[len(value) :]
    if edge is not None:  # the label may stand beside the wrap of an item, which hangs
        edge = min([edge, *(line.x0 for line in value)])
    value += [line_of(hit.rest)] if hit.rest else []
    unlabelled: list[Line] = []
    last = bool(following) and following[-1] is layout.body.lines[-1]
    for line in following:
        so_far = [*value, *unlabelled]
        if hit.kind is Kind.INITIATIVE and _begins_unit(layout, hit, edge, so_far, line):
            unlabelled.append(line)
            continue
        if _ends_field(layout, hit, so_far, line) or (
            (last or not so_far) and _is_closing(layout, hit, so_far, line, last=last)
        ):
            break
        own_type = hit.kind is Kind.INITIATIVE and bool(value) and not _same_type(line, value[0])
        if edge is None or (line.x0 >= edge - 0.5 * line.size and not unlabelled and not own_type):
            value.append(line)
        elif hit.kind is Kind.INITIATIVE:
            unlabelled.append(line)
        else:
            break
    if unlabelled:
        return Field(hit, tuple(value), tuple(unlabelled))
    return _with_unit(layout, hit, value, edge)


def _with_unit(layout: Layout, hit: Hit, value: Sequence[Line], edge: float | None) -> Field:
    """A value, parted from a unit that stands below it and looks like a part of it."""
    place: int | None = 0
    if hit.kind is Kind.INITIATIVE and layout.signed_units:
        place = _signed_at(value)
    elif hit.kind is Kind.INITIATIVE and not hit.rest and _is_unit_alone(layout, value):
        return Field(hit, (), tuple(value))
    if not place and edge is None and hit.kind in CONTEXT:
        return _split_running(layout, hit, value)
    if not place and hit.kind is Kind.INITIATIVE:
        place = _unit_below(layout, value)
    return Field(hit, tuple(value[:place]), tuple(value[place:])) if place else Field(hit, tuple(value), ())


def _has_signed_line(lines: Sequence[Line]) -> bool:
    """Whether a line is in brackets or behind a dash: what stands centred beside the next label may come after it."""
    listed = _lists_items(lines)
    return any(_is_signed(line.text) for line in lines if not (listed and line.text[0] in DASHES))


def _lists_items(lines: Sequence[Line]) -> bool:
    """Whether lines are the items of a list: several begin so, or the first does."""
    items = [at for at, line in enumerate(lines) if begins_item(line.words)]
    return len(items) > 1 or items[:1] == [0]


def _signed_at(lines: Sequence[Line]) -> int | None:
    """Where the last of some lines begin that are in brackets or behind a dash, as a unit may be."""
    place = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].text[0] in _OPENING), None)
    if place is None or (lines[place].text[0] in DASHES and _lists_items(lines)):
        return None
    return place if _is_signed(" ".join(line.text for line in lines[place:])) else None


def _is_signed(text: str) -> bool:
    """Whether a text is in brackets or behind a dash; an abbreviation is what the name before it is called by."""
    name = text.strip("()[]–—- ")
    closed = text[0] in DASHES or _ENDS.get(text[0]) == text[-1]
    return closed and name[:1].isupper() and not name.isupper()


def _is_unit_alone(layout: Layout, value: Sequence[Line]) -> bool:
    """Whether what stands below a TEKO is a unit, and the TEKO empty: values have a column beside their labels."""
    beside = min((x for of_context, x in layout.value_edges if of_context), default=0)
    named = names_unit(" ".join(line.text for line in value))
    return named and all(line.x0 < beside - line.size for line in value)


def _is_large(layout: Layout, hit: Hit, line: Line) -> bool:
    return line.size > 1.12 * max(layout.body.size, hit.label[0].size)


def _ends_field(layout: Layout, hit: Hit, so_far: Sequence[Line], line: Line) -> bool:
    """Whether a line below a label and its value so far is no part of it."""
    first, above = hit.label[0], so_far[-1] if so_far else line_of(hit.label)
    near = line.page == first.page and line.baseline - first.baseline < 2.5 * layout.body.pitch
    if (so_far or not near) and ends_paper(layout, above, line):
        return True
    if so_far:
        return ends_value(layout, so_far, line)
    # A value right below its label may be set as a heading is, and so may the first line of the next page: labels may
    # be smaller than their values. Below an empty Raportointi may begin what is no goal's.
    below = line.page == first.page and line.baseline - first.baseline < 2.1 * line.size
    below |= line.page == first.page + 1
    is_heading = _is_large(layout, hit, line) and not (below and hit.kind in CONTEXT)
    small = line.size < _NOTE * layout.body.size and line.page == above.page
    marked = bool(FOOTNOTE.match(line.text)) or (line.slanted and _is_apart(layout, above, line))
    is_note = hit.kind in _STEPS and small and marked
    return _is_far(layout, above, line) or is_heading or is_note


def _is_closing(layout: Layout, hit: Hit, so_far: Sequence[Line], line: Line, *, last: bool) -> bool:
    """Whether a line below the last milestone or report of a document, or below one that says nothing, is no part of
    it: farther below than any line is in or between others, and not in the column of its value, or below the last one
    on a further page as a paragraph of its own."""
    if hit.kind not in _STEPS or (not so_far and not layout.inline):
        return False
    above = so_far[-1] if so_far else line_of(hit.label)
    if not so_far and (line.page != above.page or not (last or line.bold)):
        return False  # its value may be below it, unless that is set as a heading
    edge = so_far[0].x0 if so_far and hit.rest else None
    if edge is not None and edge > hit.x0 + line.size and abs(line.x0 - edge) < 0.5 * line.size:
        return False  # in the column of the value
    if line.words[0].text[0].islower() or (so_far and hangs(above)) or begins_item(line.words):
        return False
    if line.page == above.page:
        return line.baseline - above.baseline > max(1.2 * layout.widest_step, 1.3 * layout.body.pitch)
    return not layout.margins.wrapped(above, line)


def _begins_unit(layout: Layout, hit: Hit, edge: float | None, so_far: Sequence[Line], line: Line) -> bool:
    """Whether a line below a TEKO's value is the responsible unit: left of the values, whatever its type; or at their
    edge, in another type, as the bold one of the labels."""
    first, last = hit.label[0], so_far[-1] if so_far else None
    if edge is not None and line.x0 < edge - 0.5 * line.size:
        before = last is not None and last.x0 < edge - 0.5 * last.size  # the unit's first line
        return not before and not _is_large(layout, hit, line)
    if last is None or _same_type(line, so_far[0]):
        return False
    at_edge = abs(line.x0 - (first.x0 if edge is None else edge)) < 0.5 * line.size
    named = names_unit(line.text)  # so it may be that of the next page, or a cell below a high one
    step = line.baseline - last.baseline if line.page == last.page else inf
    near = step < 2.1 * line.size or (named and (line.page == last.page + 1 or not _is_far(layout, last, line)))
    return at_edge and near and line.size < 1.12 * last.size


def _unit_below(layout: Layout, value: Sequence[Line]) -> int:
    """Where in a value column the responsible unit begins below the TEKO's value: on a line of its own, although it
    had room above, or farther below than any wrap stands; 0 if it does not."""
    for place in range(len(value) - 1, 0, -1):
        above, line = value[place - 1], value[place]
        begins = line.words[0].text[0].isupper() and not hangs(above) and not begins_item(line.words)
        named = names_unit(" ".join(other.text for other in value[place:]))
        apart = layout.body.positioned and line.page == above.page and not layout.body.may_wrap(above, line)
        if begins and (named or apart or not layout.margins.wrapped(above, line)):
            return place if not value[-1].text.endswith(".") else 0
    return 0


def _split_running(layout: Layout, hit: Hit, lines: Sequence[Line]) -> Field:
    """A value whose wraps start at the left edge, as does what follows it: they part where a line was
    broken although the next word had room, or by a change of type."""
    for place in range(len(lines) - 1, 0, -1):
        above, line = lines[place - 1], lines[place]
        if hit.rest and place == 1:
            above = line_of((*hit.label, *hit.rest))
        spaced = line.page != above.page or line.baseline - above.baseline > 1.3 * layout.body.pitch
        moved = abs(line.x0 - above.x0) > 0.5 * line.size and not (hit.rest and place == 1)
        restyled = line.bold != above.bold or moved or (hit.kind is Kind.INITIATIVE and not _same_type(line, above))
        first = line.words[0].text[0]
        # Below a TEKO something else may follow as closely as a wrap; other values end so where much room is left.
        most = 1.0 if hit.kind is Kind.INITIATIVE else _SHORT
        early = not layout.margins.wrapped(above, line) and layout.margins.filled(above) < most
        broken = early or (spaced and layout.body.positioned)
        # A wrap that begins with a capital is rare; one that is a unit's name is none.
        if hit.kind is Kind.INITIATIVE:
            apart = layout.body.positioned and line.page == above.page and not layout.body.may_wrap(above, line)
            broken |= apart or names_unit(" ".join(other.text for other in lines[place:]))
        if first.islower() or hangs(above) or (first.isdigit() and not spaced and not restyled):
            continue  # no unit begins so
        if begins_item(line.words) and _lists_items(lines):
            continue
        if hit.kind is not Kind.INITIATIVE and _are_paragraphs(above, lines[place:]):
            continue
        if broken or restyled:
            rest = tuple(lines[place:]) if hit.kind is Kind.INITIATIVE else ()
            return Field(hit, tuple(lines[:place]), rest)
    return Field(hit, tuple(lines), ())


def _are_paragraphs(above: Line, rest: Sequence[Line]) -> bool:
    """Whether the lines below another are one more paragraph of its value: both are sentences in one type, at one left
    edge or centred."""
    first, size = rest[0], above.size
    ends = above.text[-1] in _STOPS and rest[-1].text[-1] in _STOPS
    long = sum(len(line.words) for line in rest) >= _SENTENCE
    level = abs(first.x0 - above.x0) < size or abs(first.x0 + first.x1 - above.x0 - above.x1) < size
    return ends and long and level and all(_same_type(line, above) for line in rest)


def ends_value(layout: Layout, so_far: Sequence[Line], line: Line) -> bool:
    """Whether a line cannot belong to what stands before it: another size, a heading, or a page of prose."""
    above = so_far[-1]
    if abs(line.size - _size(so_far)) > 0.12 * line.size:
        return True
    if line.bold and _is_apart(layout, above, line) and not any(word.bold for other in so_far for word in other.words):
        return True
    return _is_far(layout, above, line)


def ends_paper(layout: Layout, above: Line, line: Line) -> bool:
    """Whether a line is the first of what ends a paper: its place and date, or whom to ask."""
    if not _is_apart(layout, above, line):
        return False
    # Farther below than paragraphs stand apart.
    far = line.page == above.page and line.baseline - above.baseline > 2.5 * layout.body.pitch
    return closes(line.text) or (far and says_where_and_when(line.text))


def _is_apart(layout: Layout, above: Line, line: Line) -> bool:
    """Whether a line stands farther below another than a wrap does, or on the next page."""
    return line.page != above.page or line.baseline - above.baseline > 1.3 * layout.body.pitch


def _same_type(line: Line, other: Line) -> bool:
    """Whether weight, slant and size are the same: a unit below a value differs from the value's own wraps."""
    return line.bold == other.bold and line.slanted == other.slanted and abs(line.size - other.size) < 0.05 * line.size


def _is_far(layout: Layout, above: Line, line: Line) -> bool:
    """Whether a line stands too far below another to go on with it, or on a page of prose."""
    if line.page == above.page:
        # Three blank lines: what stands so far below is no part of it.
        return layout.body.positioned and line.baseline - above.baseline > 4.5 * layout.body.pitch
    # A page without a label whose text does not go on with the line above is one of prose, unless it is the
    # short end of a report.
    begun = line.words[0].text[0].islower() or layout.margins.wrapped(above, line) or begins_item(line.words)
    return not begun and line.page in layout.pages_of_prose


def _size(lines: Sequence[Line]) -> float:
    return median(line.size for line in lines)
