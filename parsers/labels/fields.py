"""Where a label's value ends. Lines that follow a label → its value, an unlabelled unit, and strays."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from parsers.labels.bracketed_unit import is_unit
from parsers.labels.hits import Hit
from parsers.labels.layout import Layout, look_of
from parsers.labels.signed import lists_items, signed_at
from parsers.page.lines import Line, line_of
from parsers.page.texts import begins_item
from parsers.spelling.unit_names import names_unit
from parsers.spelling.vocabulary import CONTEXT, FOOTNOTE, Kind, closes, is_to_sign, offers_ticks, says_where_and_when
from parsers.tables.seams import hangs

_SHORT = 0.6  # of the room: a line that leaves more of it was not broken for the next word
_STOPS = (".", "!", "?")
_SENTENCE = 5  # words of a line of text, at the least
_WIDEST = 4.5  # times the pitch: three blank lines
_NOTE = 0.88  # of the size of the text: type for notes is smaller by an eighth at the least
_STEPS = frozenset((Kind.MILESTONE, Kind.REPORT))


class Field(NamedTuple):
    """A label with the lines of its value. Lines behind them that are no part of it are in none of the two."""

    hit: Hit
    value: tuple[Line, ...]
    unlabelled: tuple[Line, ...]  # between this label's value and the next label, at the left edge


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
    value += hit.beside
    unlabelled: list[Line] = []
    last = bool(following) and following[-1] is layout.body.lines[-1]
    for line in following:
        so_far = [*value, *unlabelled]
        if hit.kind in (Kind.INITIATIVE, Kind.ACTION) and value and is_unit(line.text):  # in the type of its own
            return Field(hit, (*value, line), ())
        opened = hit.kind is Kind.INITIATIVE and _is_open(value)
        if hit.kind is Kind.INITIATIVE and not opened and _begins_unit(layout, hit, edge, so_far, line):
            unlabelled.append(line)
            continue
        if _ends_field(layout, hit, so_far, line) or (
            (last or not so_far) and _is_closing(layout, hit, so_far, line, last=last)
        ):
            break
        own_type = hit.kind is Kind.INITIATIVE and bool(value) and not (opened or _same_type(line, value[0]))
        in_column = edge is None or (line.x0 >= edge - 0.5 * line.size and not unlabelled and not own_type)
        if in_column or opened:
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
        place = signed_at(value)
    elif hit.kind is Kind.INITIATIVE and not hit.rest and _is_unit_alone(layout, value):
        return Field(hit, (), tuple(value))
    if not place and edge is None and hit.kind in CONTEXT:
        return _split_running(layout, hit, value)
    if not place and hit.kind is Kind.INITIATIVE:
        place = _unit_below(layout, value)
        place = None if place and _is_open(value[:place]) else place
    return Field(hit, tuple(value[:place]), tuple(value[place:])) if place else Field(hit, tuple(value), ())


def _is_open(value: Sequence[Line]) -> bool:
    """Whether the last line of a value opens brackets that it does not close."""
    return bool(value) and value[-1].text.count("(") > value[-1].text.count(")")


def _is_unit_alone(layout: Layout, value: Sequence[Line]) -> bool:
    """Whether what stands below a TEKO is a unit, and the TEKO empty: values have a column beside their labels."""
    beside = min((x for of_context, x in layout.value_edges if of_context), default=0)
    named = names_unit(" ".join(line.text for line in value))
    return named and all(line.x0 < beside - line.size for line in value)


def _is_large(layout: Layout, hit: Hit, line: Line) -> bool:
    return line.size > 1.12 * max(layout.body.size, hit.label[0].size)


def _ends_field(layout: Layout, hit: Hit, so_far: Sequence[Line], line: Line) -> bool:
    """Whether a line below a label and its value so far is no part of it."""
    if is_to_sign(line.text) or offers_ticks(line.text):
        return True
    first, above = hit.label[0], so_far[-1] if so_far else line_of(hit.label)
    near = line.page == first.page and line.baseline - first.baseline < 2.5 * layout.body.pitch
    if (so_far or not near) and ends_paper(layout, above, line):
        return True
    if so_far and not hit.rest and _leaves_box(layout, hit, so_far, line):
        return True
    if so_far:
        outside = hit.kind in _STEPS and line.x0 < min(hit.x0, so_far[-1].x0) - line.size
        return (outside and _is_apart(layout, above, line)) or ends_value(layout, so_far, line)
    # A value right below its label may be set as a heading is, and so may the first line of the next page: labels may
    # be smaller than their values. Below an empty Raportointi may begin what is no goal's.
    below = line.page == first.page and line.baseline - first.baseline < 2.1 * line.size
    below |= line.page == first.page + 1
    is_value = below and (hit.kind in CONTEXT or (not hit.rest and round(line.size, 1) in layout.sizes_below))
    is_heading = _is_large(layout, hit, line) and not is_value
    small = line.size < _NOTE * layout.body.size and line.page == above.page
    marked = bool(FOOTNOTE.match(line.text)) or (line.slanted and _is_apart(layout, above, line))
    is_note = hit.kind in _STEPS and small and marked
    may_be_centred = hit.kind in CONTEXT and not hit.rest
    outside = hit.kind is Kind.REPORT and line.x0 < hit.x0 - line.size and not _same_type(line, above)
    far = _is_far(layout, above, line) and not (may_be_centred and _is_filled(layout, above, line))
    return far or is_heading or is_note or outside


def _leaves_box(layout: Layout, hit: Hit, so_far: Sequence[Line], line: Line) -> bool:
    """Whether a value stands in a box of its own below its label, as in a form, and a line below that box."""
    label, above = hit.label[-1], so_far[-1]
    if not label.page == so_far[0].page == line.page:
        return False
    left, right = min(each.x0 for each in so_far), max(each.x1 for each in so_far)
    across = [
        rule
        for rule in layout.body.rules.get(line.page, ())
        if rule.horizontal and label.baseline < rule.top < line.center and rule.x0 <= left and rule.x1 >= right
    ]
    tops = {(round(rule.x0), round(rule.x1)) for rule in across if rule.top < so_far[0].center}
    return any((round(rule.x0), round(rule.x1)) in tops for rule in across if rule.top > above.center)


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
    # It may be that of the next page, or a cell below a high one.
    known = names_unit(line.text) or look_of(line) in layout.unit_looks
    step = line.baseline - last.baseline if line.page == last.page else inf
    near = step < 2.1 * line.size or (known and (line.page == last.page + 1 or not _is_far(layout, last, line)))
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
        if begins_item(line.words) and lists_items(lines):
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
    if is_to_sign(line.text):  # the rows of a form may stand close
        return True
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
        return layout.body.positioned and line.baseline - above.baseline > _WIDEST * layout.body.pitch
    # A page without a label whose text does not go on with the line above is one of prose, unless it is the
    # short end of a report.
    begun = line.words[0].text[0].islower() or layout.margins.wrapped(above, line) or begins_item(line.words)
    return not begun and line.page in layout.pages_of_prose


def _is_filled(layout: Layout, above: Line, line: Line) -> bool:
    """Whether a page has no space between two lines as none of a value has: what is centred in its cell stands beside
    the lines of a higher one."""
    heights = [above.baseline, line.baseline]
    heights += [
        each.baseline
        for each in layout.body.lines
        if each.page == line.page == above.page and above.baseline < each.baseline < line.baseline
    ]
    return all(two - one < _WIDEST * layout.body.pitch for one, two in pairwise(sorted(heights)))


def _size(lines: Sequence[Line]) -> float:
    return median(line.size for line in lines)
