"""Two columns of a page → their lines in the order in which they are read: one column after the other, as in a
newspaper, or in turn, as cards, a side bar or a pane and what is beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from math import inf
from statistics import median

from parsers.labels.hits import heads_steps
from parsers.layouts.gutters import is_parted_at
from parsers.layouts.page_labels import PageLabel, has_values, labels_at, parted, starts_of
from parsers.model import Rule
from parsers.page.lines import Line
from parsers.spelling.column_words import heading_of
from parsers.spelling.vocabulary import AREAS, CONTEXT, Kind

LARGE = 1.2  # times the size of the text
_SMALL = 0.9
KINDS = (*CONTEXT, Kind.INDICATOR, Kind.MILESTONE, Kind.PROGRESS)  # of labels that a column may have
_PARTS = (*AREAS, Kind.GOAL, Kind.INITIATIVE)  # of a context that actions share
_PADDING = 2  # sizes: how far off a box may begin
_BOX = 4  # sizes: within how much of its box's upper edge a label is the first thing there
_BORDER = 3.0  # points: no border of a box is wider
_FIRST = 3  # lines in one of which the first indicator of a table begins


def in_reading_order(lines: Sequence[Line], x: float, rules: Sequence[Rule]) -> list[list[Line]]:
    """The columns left and right of `x`, in the order in which they are read; none if what stands there are no
    columns of a page, but labels and their values, or labels abreast."""
    left, right = parted(lines, x)
    ours = list(labels_at(starts_of(left)))
    theirs = [label for label in labels_at(starts_of(right)) if label.hit.kind in KINDS and _has_own(label, right)]
    panes = are_panes(ours, theirs)
    theirs = [label for label in theirs if not _heads_targets(label, ours)]
    if not (is_bar(ours) or _is_table(ours) or panes):  # a table may have a column `Toteuma`
        theirs = [label for label in theirs if label.hit.kind is not Kind.PROGRESS]
    abreast = list(_abreast(ours, theirs, left))
    level = (is_bar(ours) or panes) and bool(theirs) and _begin_level(ours[0], theirs[0], _padding(ours, right), rules)
    box = _is_box(theirs, right)
    above = bool(ours and theirs) and _is_above(ours, theirs)
    pane = panes and (heads_steps(theirs[0].hit) or is_parted_at(lines, x, rules))
    few = len(theirs) < 2 and not (box or above or pane)
    rows = 2 * len(abreast) > len(theirs) and not above
    if not (_is_table(ours) or has_values(left, ours)) or few or rows or _have_beside(ours, right):
        return []
    if not level and not _is_beside(left, right):
        return []
    if _is_context_of(theirs, ours):
        return [right, left]
    if box:  # below it may begin the next action's context
        after = (label for label in ours if label.hit.kind in CONTEXT and label.part.top > right[-1].baseline)
        turns = [label.part.top for label in islice(after, 1)]
    elif _are_facts(ours, theirs):
        turns = _beside_actions(ours, theirs, right)
    elif panes or is_bar(ours):
        begun = min(left[0].top, theirs[0].part.top)  # above it is what goes on from before, or a title
        turns = [begun] * (right[0].baseline < begun)
        turns += [_above_heading(top, left, right) for top in _turns(ours, theirs, (left, right), rules)]
    else:
        turns = _below_cards(ours, theirs, right, x, rules)
    return list(_in_turn((left, right), turns))


def _have_beside(ours: Sequence[PageLabel], right: Sequence[Line]) -> bool:
    """Whether each label of the left column, of which there are several, has its value in the right one: text at one
    edge in its line."""
    alone = [label.part for label in ours if label.hit.kind in CONTEXT and not label.hit.rest]
    edge = min(line.x0 for line in right)
    text = [line for line in right if abs(line.x0 - edge) < 1 and not any(labels_at(starts_of([line])))]
    level = (any(abs(line.baseline - part.baseline) < 0.1 * part.size for line in text) for part in alone)
    return len(alone) > 1 and all(level)


def _heads_targets(label: PageLabel, ours: Sequence[PageLabel]) -> bool:
    """Whether a `TAVOITE 2025` stands beside a MITTARI, whose target it heads: a goal stands above it."""
    beside = (one for one in ours if one.hit.kind is Kind.INDICATOR)
    return label.hit.kind is Kind.GOAL and any(_is_level(one, label, 0.33) for one in beside)


def _in_turn(columns: Sequence[Sequence[Line]], turns: Sequence[float]) -> Iterator[list[Line]]:
    """The lines of columns that are read in turn, down to each of some heights."""
    for above, below in pairwise([float("-inf"), *sorted(turns), float("inf")]):
        for column in columns:
            band = [line for line in column if above <= line.baseline < below]
            if band:
                yield band


def _turns(
    ours: Sequence[PageLabel],
    theirs: Sequence[PageLabel],
    columns: tuple[Sequence[Line], Sequence[Line]],
    rules: Sequence[Rule],
) -> list[float]:
    """The heights down to which a side bar or a pane and what is beside it are read in turn."""
    left, right = columns
    panes = are_panes(ours, theirs)
    tops = _tops(ours, theirs, columns, rules, panes=panes)
    if not panes:
        return tops
    tops = tops or _below_titles(ours, theirs, left, right)
    return sorted([*tops, *_done(ours, right, tops)])


def _below_titles(
    ours: Sequence[PageLabel], theirs: Sequence[PageLabel], left: Sequence[Line], right: Sequence[Line]
) -> list[float]:
    """The heights at which further panes begin that are not level, as below the name of a unit on one side and the
    heading of its reports on the other: as many on both sides, with no more than such a title ahead of either."""
    starts = _begin_contexts(ours)
    anew = [
        above if above and above.hit.kind is Kind.PROGRESS else label  # the first one may have no heading of its own
        for above, label in zip([None, *theirs], theirs, strict=False)
        if _is_same(label, theirs[0])
    ]
    if not _begins_anew(theirs[0]) or len(starts) != len(anew):
        return []
    tops = [min(one.part.top, other.part.top) for one, other in zip(starts, anew, strict=True)]
    for top, label, other in zip(tops, starts, anew, strict=True):
        for column, first in ((left, label), (right, other)):
            if sum(top < line.baseline < first.part.baseline for line in column) > 1:
                return []
    return tops[1:]


def _begins_anew(label: PageLabel) -> bool:
    """Whether a label says that no milestones are ahead of it."""
    return label.hit.kind is Kind.PROGRESS or label.hit.number == 1


def _is_same(one: PageLabel, other: PageLabel) -> bool:
    return (one.hit.kind, one.hit.number) == (other.hit.kind, other.hit.number)


def _above_heading(top: float, left: Sequence[Line], right: Sequence[Line]) -> float:
    """Where a heading begins that stands right above a height, at which a side bar begins anew, if one does."""
    above = [line for line in left if line.baseline < top]
    usual = median(line.size for line in left)
    if not above or above[-1].size < LARGE * usual or any(above[-1].top < line.baseline < top for line in right):
        return top
    return above[-1].top


def _has_own(label: PageLabel, column: Sequence[Line]) -> bool:
    """Whether a label's indicators stand below it, if it has such, and not in the column before. A value that is
    centred beside the first of them may stand higher."""
    below = [line for line in column if line.baseline > label.part.baseline + 1][:_FIRST]
    own = not below or min(line.x0 for line in below) < label.hit.label[-1].x1
    return label.hit.kind is not Kind.INDICATOR or own


def is_bar(labels: Sequence[PageLabel]) -> bool:
    """Whether a column may be a side bar: that of a newspaper holds labels of every kind."""
    return bool(labels) and all(label.hit.kind in CONTEXT for label in labels)


def _is_table(labels: Sequence[PageLabel]) -> bool:
    """Whether a column has an indicator table and nothing else, as that of a slide beside the milestones."""
    return bool(labels) and all(label.hit.kind is Kind.INDICATOR for label in labels)


def are_panes(ours: Sequence[PageLabel], theirs: Sequence[PageLabel]) -> bool:
    """Whether one column has what the actions are, with their indicators, and the other how they advance, of which a
    newspaper's columns have both."""
    kinds = {label.hit.kind for label in ours}
    return (
        bool(kinds & set(CONTEXT))
        and kinds <= {*CONTEXT, Kind.INDICATOR}
        and bool(theirs)
        and all(label.hit.kind in (Kind.PROGRESS, Kind.MILESTONE) for label in theirs)
    )


def _is_context_of(theirs: Sequence[PageLabel], ours: Sequence[PageLabel]) -> bool:
    """Whether the right column is a side bar with the context of the one action or more that the left one has."""
    kinds, own = [label.hit.kind for label in theirs], {label.hit.kind for label in ours}
    once = len({*kinds}) == len(kinds) and is_bar(theirs) and not {*_PARTS}.isdisjoint(kinds)
    return once and Kind.ACTION not in kinds and own & {*CONTEXT} == {Kind.ACTION} and len(own) > 1


def _are_facts(ours: Sequence[PageLabel], theirs: Sequence[PageLabel]) -> bool:
    """Whether the right column has a box for each action, with its unit and its indicators."""
    actions = any(label.hit.kind is Kind.ACTION for label in ours)
    return actions and all(label.hit.kind in (Kind.RESPONSIBLE, Kind.INDICATOR) for label in theirs)


def _is_box(theirs: Sequence[PageLabel], right: Sequence[Line]) -> bool:
    """Whether the right column is a box with the indicators of one action, each with its levels behind labels."""
    levels = {heading_of(line.words[0].text) for line in right}
    return [label.hit.kind for label in theirs] == [Kind.INDICATOR] and levels >= {0, 1}


def _beside_actions(ours: Sequence[PageLabel], theirs: Sequence[PageLabel], right: Sequence[Line]) -> list[float]:
    """The heights at which the actions of a column begin, or the box beside one, which may begin a little higher."""
    starts = _begin_contexts(ours)
    tops = [
        min([label.part.top, *(other.part.top for other in theirs if _is_level(label, other, _PADDING))])
        for label in starts
    ]
    return tops if right[0].baseline < tops[0] else tops[1:]


def _begin_contexts(labels: Sequence[PageLabel]) -> list[PageLabel]:
    """The labels that begin the context of an action, each the first of it."""
    kinds = [None, *(label.hit.kind for label in labels)]
    return [
        label for above, label in zip(kinds, labels, strict=False) if label.hit.kind in CONTEXT and above not in CONTEXT
    ]


def _is_above(ours: Sequence[PageLabel], theirs: Sequence[PageLabel]) -> bool:
    """Whether the left column is what is above a TOIMENPIDE that begins the right one, and goes on below that label:
    row by row they would be in no order, whatever labels are level."""
    first = theirs[0]
    above = all(label.hit.kind in CONTEXT[: CONTEXT.index(Kind.ACTION)] for label in ours)
    return above and first.hit.kind is Kind.ACTION and ours[-1].part.baseline > first.part.baseline + first.part.size


def _abreast(ours: Sequence[PageLabel], theirs: Sequence[PageLabel], left: Sequence[Line]) -> Iterator[PageLabel]:
    """The labels of the right column that stand abreast of one of the left, or below such a one beside nothing."""
    last = None
    small = _SMALL * median(line.size for line in left) if left else 0.0
    for label in theirs:
        own = any(are_abreast(one, label) for one in ours) or (
            label.hit.kind in CONTEXT
            and label.part.size < small
            and not any(_is_level(one, label, 0.33) for one in ours)
            and _is_level_with_caption(label.part, left)
        )
        below = last is not None and label.hit.kind in CONTEXT and not _has_beside(label, left)
        if own or below:
            yield label
        last = label if own or below else None


def _is_level_with_caption(part: Line, column: Sequence[Line]) -> bool:
    """Whether a column has a line in the small type of a label at its height: another caption of a form, as `Aikataulu`
    is, which no label is."""
    return any(
        abs(line.baseline - part.baseline) < 0.1 * part.size and abs(line.size - part.size) < 0.05 * part.size
        for line in column
    )


def _has_beside(label: PageLabel, column: Sequence[Line]) -> bool:
    """Whether a column has anything beside a label or its value below it."""
    part = label.part
    return any(-part.size < line.baseline - part.baseline < 2 * part.size for line in column)


def are_abreast(one: PageLabel, other: PageLabel) -> bool:
    """Whether two labels stand in one line as neighbours in the hierarchy do: `TEEMA … TAVOITE`. A unit may stand
    beside whatever it answers for."""
    if one.hit.kind not in CONTEXT or other.hit.kind not in CONTEXT:
        return False
    units = Kind.RESPONSIBLE in (one.hit.kind, other.hit.kind)
    down = CONTEXT.index(one.hit.kind) < CONTEXT.index(other.hit.kind) or units
    return down and _is_level(one, other, 0.33)


def _is_level(one: PageLabel, other: PageLabel, most: float) -> bool:
    """Whether two labels stand at one height, or as many sizes off at most."""
    return _off(one, other) < most * one.part.size


def _off(one: PageLabel, other: PageLabel) -> float:
    """How far one label stands above the other, in points."""
    return abs(one.part.baseline - other.part.baseline)


def _begin_level(one: PageLabel, other: PageLabel, padding: float, rules: Sequence[Rule]) -> bool:
    """Whether two labels stand at one height but for the padding of their boxes, or in boxes that begin at one."""
    if _off(one, other) < padding:
        return True
    near = _off(one, other) < _BOX * max(one.part.size, other.part.size)
    tops = [_box_of(label, rules) for label in (one, other)] if near else []
    return any(abs(upper - lower) < _BORDER for upper, lower in zip(*tops, strict=False))


def _box_of(label: PageLabel, rules: Sequence[Rule]) -> list[float]:
    """The upper edge of the box that a label is the first in, if there is one close above it."""
    part = label.part
    above = (
        rule.top
        for rule in rules
        if rule.horizontal and rule.x0 - 1 < part.x0 < rule.x1 and 0 < part.top - rule.top < _BOX * part.size
    )
    return sorted(above)[-1:]


def _padding(ours: Sequence[PageLabel], right: Sequence[Line]) -> float:
    """How much higher than a side bar or a pane what is beside it may begin, in points: boxes leave as much as a line
    of the text, of which labels may be smaller."""
    return max(ours[0].part.size, median(line.size for line in right))


def _head(left: Sequence[Line]) -> float:
    """The height of the heading in large type that begins a side bar, as the name of the unit; infinite without."""
    return left[0].baseline if left[0].size > LARGE * median(line.size for line in left) else inf


def _tops(
    ours: Sequence[PageLabel],
    theirs: Sequence[PageLabel],
    columns: tuple[Sequence[Line], Sequence[Line]],
    rules: Sequence[Rule],
    *,
    panes: bool,
) -> list[float]:
    """The heights at which a side bar or a pane and what is beside it begin anew: with a label of the hierarchy, level
    with one of the kind that is the first beside it. What stands higher there goes on from the page before, but for
    the first milestones of a pane. A pane may have a part of the context alone ahead of that."""
    left, right = columns
    padding = _padding(ours, right)
    head = min(_head(left), ours[0].part.baseline, *_box_of(ours[0], rules))
    top = float("-inf") if panes and _begins_anew(theirs[0]) else head - padding
    beside = [label for label in theirs if label.part.baseline > top]
    if not beside:
        return []
    # What goes on from the page before has no TOIMENPIDE, with which others begin.
    begun = next((label for label in beside if label.hit.kind is Kind.ACTION), beside[0])
    anew = [label for label in beside if _is_same(label, begun)]
    pairs = [(one, other) for one in ours for other in anew if _begin_level(one, other, padding, rules)]
    if not pairs and ours[0].hit.kind not in AREAS:
        return _after_rest(ours, theirs, padding)
    if not pairs or pairs[0][1] != begun or (begun is beside[0] and pairs[0][0] != ours[0] and not panes):
        return []
    # Who answers stands below what begins, and level with a further TOIMENPIDE by chance.
    starts = [pair for pair in pairs if pair[0].hit.kind is not Kind.RESPONSIBLE or pair is pairs[0]]
    tops = [min(one.part.top, other.part.top) for one, other in starts]
    titled = theirs[0].hit.kind is Kind.ACTION and beside[0].hit.kind is not Kind.ACTION  # above its table
    return tops if right[0].baseline < tops[0] and not titled else tops[1:]


def _after_rest(ours: Sequence[PageLabel], theirs: Sequence[PageLabel], padding: float) -> list[float]:
    """The heights at which a side bar begins anew below the rest of one from the page before: with the outermost part
    of a context, each level with a label of one kind beside it."""
    starts = [label for label in ours if label.hit.kind in AREAS]
    beside = [next((other for other in theirs if _off(start, other) < padding), None) for start in starts]
    if len({other and other.hit.kind for other in beside}) != 1 or None in beside:
        return []
    return [min(one.part.top, other.part.top) for one, other in zip(starts, beside, strict=True) if other]


def _below_cards(
    ours: Sequence[PageLabel], theirs: Sequence[PageLabel], right: Sequence[Line], x: float, rules: Sequence[Rule]
) -> list[float]:
    """The heights at which two cards abreast end: boxes do so at one height, and below it stand further cards, or what
    the left column has alone, below the last line of the `right` one."""
    last = right[-1]
    flat = [rule for rule in rules if rule.horizontal]
    ends = ([rule.top for rule in flat if rule.x1 < x], [rule.top for rule in flat if rule.x0 > x - last.size])
    both = sorted(height for height in ends[0] if any(abs(height - other) < 1 for other in ends[1]))
    between = [height for height in both if height < last.baseline and _begin_cards(ours, theirs, height)]
    turns = between + [height for height in both if height > last.baseline][:1]
    return turns or _next_card(ours, theirs, right, rules)


def _next_card(
    ours: Sequence[PageLabel], theirs: Sequence[PageLabel], right: Sequence[Line], rules: Sequence[Rule]
) -> list[float]:
    """The height at which the left column begins another card below the last line of the `right` one, where two cards
    begin at one height above it, each with the outermost part of its context and nothing ahead of that, or with an
    action at the head of its box."""
    one, other = ours[0], theirs[0]
    abreast = other.hit.kind in AREAS and one.hit.kind in AREAS and _is_level(one, other, 0.33)
    boxed = one.hit.kind is other.hit.kind is Kind.ACTION and _begin_level(one, other, 0.0, rules)
    if not (abreast or boxed) or right[0].baseline <= other.part.baseline - 1:
        return []
    kinds = (Kind.ACTION,) if boxed else AREAS
    below = (label for label in ours[1:] if label.hit.kind in kinds and label.part.top > right[-1].baseline)
    return [label.part.top for label in islice(below, 1) if not boxed or _box_of(label, rules)]


def _begin_cards(ours: Sequence[PageLabel], theirs: Sequence[PageLabel], height: float) -> bool:
    """Whether on both sides of a page what stands below a height begins as the side does."""
    for labels in (ours, theirs):
        outermost = {labels[0].hit.kind, *AREAS}
        below = next((label for label in labels if label.part.baseline > height), None)
        if below is None or below is labels[0] or below.hit.kind not in outermost:
            return False
    return True


def _done(ours: Sequence[PageLabel], right: Sequence[Line], tops: Sequence[float]) -> Iterator[float]:
    """The heights at which a pane goes on with the context of another action, up to one of `tops`, when all is said of
    the actions above and of how they advance."""
    for above, label in pairwise(ours):
        top = label.part.top
        end = min((each for each in tops if each > top - label.part.size), default=float("inf"))
        anew = above.hit.kind is Kind.INDICATOR and label.hit.kind in CONTEXT and end > top + label.part.size
        if anew and not any(top < line.baseline < end for line in right):
            yield top


def _is_beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether two columns stand beside each other and not in turn, one's paragraphs above the other's."""
    spans = [
        (above.baseline, below.baseline)
        for above, below in pairwise(left)
        if below.baseline - above.baseline < 2.1 * max(above.size, below.size)
    ]
    beside = [
        line for line in right if any(top - line.size < line.baseline < bottom + line.size for top, bottom in spans)
    ]
    return len(beside) > 1
