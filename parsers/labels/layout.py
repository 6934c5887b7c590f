"""How a document sets the values of its labels: measured once, asked by all rules about values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from parsers.labels.hits import Hit
from parsers.labels.signed import has_signed_line
from parsers.page.body import Body
from parsers.page.lines import COLUMN, Line
from parsers.page.margins import Margins
from parsers.page.texts import begins_item
from parsers.spelling.vocabulary import CONTEXT, Kind, is_outline

_FEWEST = 3  # milestones and reports that tell how far apart they are
_SENTENCE = 5  # words of a line of text, at the least
_PADDED = 1.5  # sizes: how far right of the text a label in a box may begin
_STEPS = frozenset((Kind.MILESTONE, Kind.REPORT))
_REPORT_END = 8  # lines that a report may have on a page without any label

Look = tuple[bool, bool, float]  # whether type is bold, whether slanted, and its size


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
    light_reports: bool = False  # reports have no label, and are plain below bold milestones
    report_indent: float = inf  # points right of their milestones' labels, where reports begin that have none
    signed_units: bool = False  # below most TEKOs a line is in brackets, or behind a dash
    sizes_below: frozenset[float] = frozenset()  # of values below labels of the hierarchy: they may be larger than text
    unit_looks: frozenset[Look] = frozenset()  # of what stands below TEKOs in another type than theirs

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
        # In a box of its own a label has a padding.
        small = bool(following) and following[0].text[0].islower()
        near = step < 1.3 * pitch or (small and any(abs(step - wrap) < 0.05 * pitch for wrap in self.body.wraps))
        returns = near and -0.5 * self.body.size < hit.x0 - below_x0 < _PADDED * self.body.size
        # A further paragraph of a report does so as well, behind whatever space.
        returns |= hit.kind in _STEPS and hit.gap < COLUMN and abs(hit.x0 - below_x0) < 0.3 * self.body.size
        # So do the items of a list whose first one stands behind the label.
        listed = step < 1.3 * pitch and begins_item(following[0].words) and below_x0 < x - self.body.size
        if listed or (returns and (hit.kind is not Kind.INITIATIVE or small)):
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
            for line in hit.beside:
                edge = margins.edge(line)
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
            [*labels[at].beside, *body.lines[at + 1 : after]]
            for at, after in pairwise([*labels, len(body.lines)])
            if labels[at].kind is Kind.INITIATIVE
        ]
        signed = 2 * sum(map(has_signed_line, texts)) > len(texts)
        return cls(
            body,
            replace(margins, right=right),
            prose,
            shared,
            widest,
            inline=2 * sum(begun) > len(begun),
            signed_units=signed,
            sizes_below=frozenset(_sizes_below(body.lines, labels)),
            unit_looks=frozenset(look for look, count in Counter(_looks_below(texts)).items() if count > 1),
        )


def _sizes_below(lines: Sequence[Line], labels: Mapping[int, Hit]) -> Iterator[float]:
    """The sizes in which lines stand right below more than one label of the hierarchy."""
    below = Counter(
        round(lines[at + 1].size, 1)
        for at, hit in labels.items()
        if hit.kind in CONTEXT and not hit.rest and at + 1 < len(lines) and at + 1 not in labels
    )
    return (size for size, count in below.items() if count > 1)


def look_of(line: Line) -> Look:
    """The type that a line is set in."""
    return line.bold, line.slanted, round(line.size, 1)


def _looks_below(values: Iterable[Sequence[Line]]) -> Iterator[Look]:
    """The types of such lines right below a value as are set in another one."""
    for lines in values:
        other = next((line for line in lines if look_of(line) != look_of(lines[0])), None)
        if other and other.page == lines[0].page:
            yield look_of(other)


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
    return line.text[-1] not in ".,-" and (is_outline(line.words[0].text) or len(line.words) < _SENTENCE)


def _center(hit: Hit) -> float:
    return hit.label[0].baseline - 0.35 * hit.label[0].size
