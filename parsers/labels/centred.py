"""Values that are centred beside their labels, or end there: their lines above the label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.labels.hits import Hit
from parsers.labels.layout import Layout
from parsers.page.lines import COLUMN, Line, line_of, underlines
from parsers.page.texts import begins_item
from parsers.spelling.vocabulary import CONTEXT, Kind

_TALLEST = 6  # lines of a value above or below the label it is centred on, at the most


def may_end_at_labels(layout: Layout, marks: Mapping[int, Hit]) -> bool:
    """Whether values of several lines may end beside their labels, which are `marks`, as in the cells of a spreadsheet:
    there none of them goes on below its label."""
    lines = layout.body.lines
    return not any(
        hit.gap >= COLUMN
        and index + 1 < len(lines)
        and lines[index + 1].text[0].islower()
        and any(_in_column(lines[index + 1], beside) for beside in hit.beside)
        and layout.body.may_wrap(lines[index], lines[index + 1])
        for index, hit in marks.items()
    )


def raised(layout: Layout, marks: dict[int, Hit], index: int, *, at_foot: bool) -> list[int]:
    """The lines above a label that are the upper half of its value: right of the label, and with the value's
    other lines a paragraph whose middle is the label's height, or that ends there if any may do so `at_foot`, and that
    stands apart from what is around it."""
    lines, hit = layout.body.lines, marks[index]
    label = line_of(hit.label)
    under = lines[index + 1] if not hit.rest and index + 1 < len(lines) and index + 1 not in marks else None
    if under and under.page == label.page and under.x0 < label.x1 and under.baseline - label.baseline < 2 * under.size:
        return []  # the value stands below

    def beside(at: int) -> bool:
        free = 0 <= at < len(lines) and at not in marks and lines[at].page == label.page
        return free and lines[at].x0 > label.x1 and all(_in_column(lines[at], own) for own in hit.beside)

    first, last = index, index
    while beside(first - 1) and label.center - lines[first - 1].center < _TALLEST * layout.body.pitch:
        first -= 1
    while beside(last + 1) and lines[last + 1].center - label.center < _TALLEST * layout.body.pitch:
        last += 1
    if first - 1 in marks and first < index and _is_empty(marks[first - 1]):
        if lines[first].page > lines[first - 1].page:  # its value may be on the next page
            return []
        edge = marks[first - 1].x0
        while first < index and abs(lines[first].x0 - edge) < 0.5 * lines[first].size:  # or below it
            first += 1
    above = next((marks[at].kind for at in range(index - 1, -1, -1) if at in marks), None)
    in_table = above in (Kind.INDICATOR, Kind.HEADER)
    below = next((at for at in range(index + 1, len(lines)) if at in marks), len(lines) - 1)
    parted = _rule_above(layout, first, index, below) if first < index and not in_table else None
    if parted is not None:
        return [at for at in range(first, index) if lines[at].center > parted]
    centred = [
        (_widest(_value(layout, hit, start, end, index)), start)
        for start in range(first, index)
        for end in range(last, index - 1, -1)
        if _is_centred(layout, hit, (start, end), index, at_foot=at_foot)
    ]
    # Of two paragraphs that are both centred there, one takes in a line of the value above or below.
    start = min(centred)[1] if centred else _overlapped(layout, hit, first, index)
    return list(range(start, index))


def _is_empty(hit: Hit) -> bool:
    """Whether a label of the context has nothing beside it."""
    return hit.kind in CONTEXT and not hit.rest


def torn(layout: Layout, marks: Mapping[int, Hit], index: int) -> list[int]:
    """The last lines of a page that are the upper part of the value of the label that begins the next one, or all of
    it: they stand in the column of values, apart from the value above them, and what is beside the label goes on with
    them, or is nothing."""
    lines, hit = layout.body.lines, marks[index]
    page = hit.label[0].page - 1
    if hit.kind not in CONTEXT or not index or lines[index - 1].page != page:
        return []
    empty = not hit.rest and index + 1 in marks
    goes_on = hit.gap >= COLUMN and bool(hit.rest) and hit.rest[0].text[0].islower()
    owner = next((at for at in range(index - 1, -1, -1) if at in marks), None)
    if owner is None or not (empty or goes_on):
        return []
    above = marks[owner]
    if above.kind not in CONTEXT or not above.rest or above.gap < COLUMN:
        return []
    column, start = above.rest[0].x0, index
    while start - 1 > owner and lines[start - 1].page == page and abs(lines[start - 1].x0 - column) < lines[index].size:
        start -= 1
        if any(step > 1.3 * layout.body.pitch for step in _step(lines, start - 1, start)):
            return list(range(start, index))
    return []


def _in_column(line: Line, value: Line) -> bool:
    """Whether a line may stand in the column of a label's value: not left of it, unless that is an item of a list, the
    wrap of one (two letters' hang), or both are centred."""
    indented = begins_item(value.words) or line.x0 > value.x0 - 2 * value.size
    return indented or abs(line.x0 + line.x1 - value.x0 - value.x1) < value.size


def _widest(lines: Sequence[Line]) -> int:
    """The widest step between lines, in points."""
    return max((round(below.baseline - above.baseline) for above, below in pairwise(lines)), default=0)


def _value(layout: Layout, hit: Hit, start: int, end: int, index: int) -> Sequence[Line]:
    """The lines from `start` to `end` without the label at `index`, if that stands alone."""
    lines = layout.body.lines
    return lines[start : end + 1] if hit.rest else (*lines[start:index], *lines[index + 1 : end + 1])


def _overlapped(layout: Layout, hit: Hit, first: int, index: int) -> int:
    """Where the value of a label begins that stands half beside the line above it, which only a centred one does: at
    the start of that paragraph, if it stands apart from what is before it."""
    lines, pitch = layout.body.lines, layout.body.pitch
    if hit.rest or first == index or lines[index].center - lines[index - 1].center >= 0.8 * pitch:
        return index
    start = index - 1
    while start > first and lines[start].baseline - lines[start - 1].baseline <= 1.3 * pitch:
        start -= 1
    apart = all(step > 1.3 * pitch for step in _step(lines, start - 1, start))
    return start if apart else index


def _rule_above(layout: Layout, first: int, index: int, below: int) -> float | None:
    """Where a rule runs across the lines' column below the line ahead of `first` and above the label at `index`. At the
    top of a page, where it may be the header's, another one must close the box above the next label, at `below`."""
    lines = layout.body.lines
    label = lines[index]
    at_top = not first or lines[first - 1].page != label.page
    ahead = lines[first].center - 1.5 * layout.body.pitch if at_top else lines[first - 1].center
    right = max(line.x1 for line in lines[first:index])
    flat = (rule for rule in layout.body.rules.get(label.page, ()) if rule.horizontal)
    across = [rule for rule in flat if rule.x0 <= lines[first].x0 and rule.x1 >= right]
    parting = [rule.top for rule in across if not underlines(rule, lines[max(first - 1, 0) : index])]
    end = lines[below].center if lines[below].page == label.page else float("inf")
    if at_top and not any(label.center < top < end for top in parting):
        return None
    return max((top for top in parting if ahead < top < label.center), default=None)


def _is_centred(layout: Layout, hit: Hit, span: tuple[int, int], index: int, *, at_foot: bool) -> bool:
    """Whether the lines of a span are one paragraph that is centred on the label at `index`, or that ends there."""
    start, end = span
    lines, pitch = layout.body.lines, layout.body.pitch
    value = _value(layout, hit, start, end, index)
    steps = [below.baseline - above.baseline for above, below in pairwise(value)]
    middle = (value[0].center + value[-1].center) / 2
    label = line_of(hit.label)
    centred = abs(middle - label.center) < 0.3 * pitch
    # As in the cells of a spreadsheet; at the top of a page it is the rest of what stands before.
    items = begins_item(value[0].words) and not begins_item(value[-1].words)  # end a value, but begin none
    at_foot &= end == index and bool(hit.rest) and bool(_step(lines, start - 1, start)) and not items
    if max(steps, default=0.0) > 1.3 * pitch or not (centred or at_foot):
        return False
    between = value[0].center < label.center < value[-1].center
    if not hit.rest and between and min(abs(line.center - label.center) for line in value) < 0.8 * pitch:
        return True  # the label stands between two lines, which is sign enough
    # A wrap may begin a page, or fill the lines around a label by chance: it does not stand apart.
    goes_on = value[0].words[0].text[0].islower()
    outer = [*_step(lines, start - 1, start), *_step(lines, end, end + 1)]
    return not goes_on and min(outer, default=float("inf")) > 1.1 * max(steps, default=0.0)


def _step(lines: Sequence[Line], above: int, below: int) -> list[float]:
    if above < 0 or below >= len(lines) or lines[above].page != lines[below].page:
        return []
    return [lines[below].baseline - lines[above].baseline]
