"""Pages set in columns, as a newspaper or beside a side bar → pages of one column each, which the rules read; and
the report of these as one of the pages that were printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from parsers.across import find_across
from parsers.body import Body, remeasured
from parsers.lines import Line, line_of
from parsers.matrix import find_matrices
from parsers.model import Rule, Word
from parsers.page_labels import NARROWEST, PageLabel, has_values, labels_at, parted, starts_of
from parsers.table_beside import Beside, tables_beside
from parsers.vocabulary import AREAS, CONTEXT, Kind

_TIMES = 3  # that a page may be parted in two: into eight columns
_PADDING = 2  # sizes: how far off a box may begin
_LARGE = 1.2  # times the size of the text
_NEAR = 10  # lines above and below a heading
_FIRST = 3  # lines in one of which the first indicator of a table begins
_KINDS = (*CONTEXT, Kind.INDICATOR, Kind.MILESTONE, Kind.PROGRESS)


def unfolded(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with each column on a page of its own, numbered anew, and the printed word of each of its words;
    none where no page is set in columns."""
    if not body.positioned:
        return body, {}
    pages = _by_page(body.lines)
    sheets: list[tuple[int, list[Line]]] = []
    above: list[list[Line]] = []  # the columns of the page before
    actions = {table.page for table in find_matrices(body)}
    steps: dict[int, list[Sequence[Word]]] = {}  # headings of milestones side by side
    for table in find_across(body):
        steps.setdefault(table.page, []).append(table.heading)
    before: list[Line] = []  # of the page before, below such a table as may stand there
    edge: float | None = None  # of a table beside the context of its action that ends the page before
    for page, whole in pages.items():
        tables = []
        if page in actions:  # the columns are a table's
            columns = [whole]
        elif tables := list(tables_beside(whole, before, body.rules.get(page, ()), edge)):
            columns = list(_around(whole, tables))
        else:
            columns = _all_sheets(whole, body.rules.get(page, ()), steps.get(page, ()))
        if _goes_on(above, columns):
            sheets.insert(-1, (page, columns.pop(0)))
        sheets += [(page, sheet) for sheet in columns]
        above, before = columns, whole[tables[-1].end :] if tables else whole
        edge = tables[-1].x if tables and tables[-1].end == len(whole) else None
    if len(sheets) == len(pages):
        return body, {}
    lines: list[Line] = []
    rules: dict[int, Sequence[Rule]] = {}
    printed: dict[Word, Word] = {}
    for number, (page, sheet) in enumerate(sheets, 1):
        for line in sheet:
            words = [replace(word, page=number) for word in line.words]
            printed |= zip(words, line.words, strict=True)
            lines.append(line_of(words))
        rules[number] = _rules_of(body.rules.get(page, ()), sheet)
    return remeasured(body, lines, rules), printed


def _by_page(lines: Iterable[Line]) -> dict[int, list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return pages


def _rules_of(rules: Iterable[Rule], sheet: Sequence[Line]) -> tuple[Rule, ...]:
    """The rules of a page that are drawn under the lines of one column, or beside them, as far off as the border of
    their cell may be."""
    left, right = min(line.x0 for line in sheet) - sheet[0].size, max(line.x1 for line in sheet)
    top, bottom = sheet[0].top - 2 * sheet[0].size, sheet[-1].bottom + 2 * sheet[-1].size
    return tuple(
        rule
        for rule in rules
        if rule.x1 > left and (rule.x0 < right or not rule.horizontal) and rule.top < bottom and rule.bottom > top
    )


def _all_sheets(
    lines: Sequence[Line], rules: Sequence[Rule], whole: Sequence[Sequence[Word]], times: int = _TIMES
) -> list[list[Line]]:
    """The lines of a page as those of its columns, be they three or more: parted in two so many times. Headings that
    are `whole` are those of one column."""
    sheets = _sheets(lines, rules, whole) if times else [list(lines)]
    if len(sheets) < 2:
        return sheets
    return [part for sheet in sheets for part in _all_sheets(sheet, rules, whole, times - 1)]


def _sheets(lines: Sequence[Line], rules: Sequence[Rule], whole: Sequence[Sequence[Word]]) -> list[list[Line]]:
    """The lines of a page as those of its columns, one after the other; all as one if it has none."""
    starts = list(starts_of(lines))
    first = min((line.words[at].x0 for line, at in starts), default=0.0)
    far = [(line, at) for line, at in starts if line.words[at].x0 > first + NARROWEST * line.size]
    if not any(labels_at(far)):
        return [list(lines)]
    labels = list(labels_at(starts))
    left = min((label.part.x0 for label in labels if label.hit.kind in CONTEXT), default=float("inf"))
    inner = sorted(
        (label.part.x0, label.part.size)
        for label in labels
        if label.hit.kind in _KINDS and label.part.x0 > left + NARROWEST * label.part.size
    )
    edges: Counter[float] = Counter()
    edge = last = float("-inf")
    for x0, size in inner:  # a label in the cell of a table, or in a box, stands a little right of that above
        edge, last = x0 if x0 - last > 0.5 * size else edge, x0
        edges[edge] += 1
    for x, count in edges.most_common():
        if any(words[0].x0 < x - 1 <= words[-1].x0 for words in whole):
            continue
        table = any(label.hit.kind is Kind.INDICATOR and label.part.x0 == x for label in labels)
        sheets = _parted(lines, x, rules) if count > 1 or table else []
        if len(sheets) > 1:
            return sheets
    return [list(lines)]


def _around(lines: Sequence[Line], tables: Iterable[Beside]) -> Iterator[list[Line]]:
    """The lines of a page with what is left of such tables ahead of them; see `tables_beside`."""
    done = 0
    for start, end, x in tables:
        left, right = parted(lines[start:end], x)
        yield [*lines[done:start], *left]
        yield right
        done = end
    if done < len(lines):
        yield list(lines[done:])


def _goes_on(above: Sequence[Sequence[Line]], columns: Sequence[Sequence[Line]]) -> bool:
    """Whether the first column of a page is the rest of a side bar, which stands on the page above ahead of what is
    beside it: of its last value, or labels below its last one in the hierarchy, beside no new action."""
    if len(above) < 2 or len(columns) < 2:
        return False
    bar, more = (list(labels_at(starts_of(column))) for column in (above[-2], columns[0]))
    beside = next(labels_at(starts_of(columns[1])), None)
    if more and not (
        _is_bar(bar)
        and _is_bar(more)
        and CONTEXT.index(bar[-1].hit.kind) < CONTEXT.index(more[0].hit.kind)
        and all(label.hit.kind is not more[0].hit.kind for label in bar)
        and not (beside and beside.hit.kind is Kind.ACTION)
    ):
        return False
    lefts = [min(line.x0 for line in column) for column in (*above[-2:], *columns[:2])]
    size = columns[0][0].size
    return all(abs(lefts[at] - lefts[at + 2]) < 0.5 * size for at in (0, 1)) and lefts[1] > lefts[0] + size


def _parted(lines: Sequence[Line], x: float, rules: Sequence[Rule]) -> list[list[Line]]:
    """The lines of a page as those of columns left and right of `x`. What runs over both goes with what is next. On a
    page of a newspaper what little stands between two such things is in columns as well."""
    stretches = [(start, end, _bands(lines[start:end], x, rules)) for start, end in _stretches(lines, x)]
    newspaper = any(_tells_of_actions(bands[1]) for *_, bands in stretches if len(bands) > 1)
    sheets: list[list[Line]] = []
    done = 0
    for start, end, bands in stretches:
        own = bands or (_sides(lines[start:end], x) if newspaper else [])
        if own:
            sheets += [[*lines[done:start], *own[0]], *own[1:]]
            done = end
    return [*sheets, list(lines[done:])] if lines[done:] else sheets


def _tells_of_actions(column: Sequence[Line]) -> bool:
    """Whether a column has actions and how they advance, and not indicators alone as a tile has."""
    kinds = {label.hit.kind for label in labels_at(starts_of(column))}
    return Kind.ACTION in kinds and Kind.MILESTONE in kinds


def _sides(lines: Sequence[Line], x: float) -> list[list[Line]]:
    """The lines left and right of `x`, if labels stand on both sides."""
    sides = parted(lines, x)
    return list(sides) if all(any(labels_at(starts_of(side))) for side in sides) else []


def _stretches(lines: Sequence[Line], x: float) -> Iterator[tuple[int, int]]:
    """Where lines follow each other none of which runs over the gap ahead of `x`, or heads both columns."""
    start = 0
    large = _LARGE * median(line.size for line in lines)
    for end in range(len(lines) + 1):
        if (
            end == len(lines)
            or any(word.x0 < x - 1 and word.x1 > x - 0.8 * word.size for word in lines[end].words)
            or (lines[end].size > large and _heads_both(lines, end, x))
        ):
            if end - start > 1:
                yield start, end
            start = end + 1


def _heads_both(lines: Sequence[Line], at: int, x: float) -> bool:
    """Whether a heading left of `x` is that of what begins below it in both columns, at one height: beside it the right
    one has nothing."""
    heading = lines[at]
    above, below = lines[max(at - _NEAR, 0) : at], lines[at + 1 : at + 1 + _NEAR]
    if heading.x1 >= x or any(line.bottom > heading.top for line in parted(above, x)[1]):
        return False
    left, right = (next(iter(column), None) for column in parted(below, x))
    level = left is not None and right is not None and abs(left.baseline - right.baseline) < heading.size
    return level and bool(parted(lines[:at], x)[1])


def _bands(lines: Sequence[Line], x: float, rules: Sequence[Rule]) -> list[list[Line]]:
    """The columns left and right of `x`, in the order in which they are read; none if what stands there are no
    columns of a page, but labels and their values, or labels abreast."""
    left, right = parted(lines, x)
    ours = list(labels_at(starts_of(left)))
    theirs = [label for label in labels_at(starts_of(right)) if label.hit.kind in _KINDS and _has_own(label, right)]
    panes = _are_panes(ours, theirs)
    if not (_is_bar(ours) or _is_table(ours) or panes):  # a table may have a column `Toteuma`
        theirs = [label for label in theirs if label.hit.kind is not Kind.PROGRESS]
    abreast = [other for other in theirs if any(_are_abreast(one, other) for one in ours)]
    level = (_is_bar(ours) or panes) and bool(theirs) and _is_level(ours[0], theirs[0], 1)
    if not (_is_table(ours) or has_values(left, ours)) or len(theirs) < 2 or 2 * len(abreast) > len(theirs):
        return []
    if not level and not _is_beside(left, right):
        return []
    if _are_facts(ours, theirs):
        turns = _beside_actions(ours, theirs, right)
    elif panes or _is_bar(ours):
        turns = [_above_heading(top, left, right) for top in _turns(ours, theirs, right)]
    else:
        turns = _below_cards(ours, theirs, right[-1], x, rules)
    return list(_in_turn((left, right), turns))


def _in_turn(columns: Sequence[Sequence[Line]], turns: Sequence[float]) -> Iterator[list[Line]]:
    """The lines of columns that are read in turn, down to each of some heights."""
    for above, below in pairwise([float("-inf"), *turns, float("inf")]):
        for column in columns:
            band = [line for line in column if above < line.baseline < below]
            if band:
                yield band


def _turns(ours: Sequence[PageLabel], theirs: Sequence[PageLabel], right: Sequence[Line]) -> list[float]:
    """The heights down to which a side bar or a pane and what is beside it are read in turn."""
    panes = _are_panes(ours, theirs)
    tops = _tops(ours, theirs, right, panes=panes)
    return sorted([*tops, *_done(ours, right, tops)]) if panes else tops


def _above_heading(top: float, left: Sequence[Line], right: Sequence[Line]) -> float:
    """Where a heading begins that stands right above a height, at which a side bar begins anew, if one does."""
    above = [line for line in left if line.baseline < top]
    usual = median(line.size for line in left)
    if not above or above[-1].size < _LARGE * usual or any(above[-1].top < line.baseline < top for line in right):
        return top
    return above[-1].top


def _has_own(label: PageLabel, column: Sequence[Line]) -> bool:
    """Whether a label's indicators stand below it, if it has such, and not in the column before. A value that is
    centred beside the first of them may stand higher."""
    below = [line for line in column if line.baseline > label.part.baseline + 1][:_FIRST]
    own = not below or min(line.x0 for line in below) < label.hit.label[-1].x1
    return label.hit.kind is not Kind.INDICATOR or own


def _is_bar(labels: Sequence[PageLabel]) -> bool:
    """Whether a column may be a side bar: that of a newspaper holds labels of every kind."""
    return bool(labels) and all(label.hit.kind in CONTEXT for label in labels)


def _is_table(labels: Sequence[PageLabel]) -> bool:
    """Whether a column has an indicator table and nothing else, as that of a slide beside the milestones."""
    return bool(labels) and all(label.hit.kind is Kind.INDICATOR for label in labels)


def _are_panes(ours: Sequence[PageLabel], theirs: Sequence[PageLabel]) -> bool:
    """Whether one column has what the actions are, with their indicators, and the other how they advance, of which a
    newspaper's columns have both."""
    kinds = {label.hit.kind for label in ours}
    return (
        bool(kinds & set(CONTEXT))
        and kinds <= {*CONTEXT, Kind.INDICATOR}
        and bool(theirs)
        and all(label.hit.kind in (Kind.PROGRESS, Kind.MILESTONE) for label in theirs)
    )


def _are_facts(ours: Sequence[PageLabel], theirs: Sequence[PageLabel]) -> bool:
    """Whether the right column has a box for each action, with its unit and its indicators."""
    actions = any(label.hit.kind is Kind.ACTION for label in ours)
    return actions and all(label.hit.kind in (Kind.RESPONSIBLE, Kind.INDICATOR) for label in theirs)


def _beside_actions(ours: Sequence[PageLabel], theirs: Sequence[PageLabel], right: Sequence[Line]) -> list[float]:
    """The heights at which the actions of a column begin, or the box beside one, which may begin a little higher."""
    kinds = [None, *(label.hit.kind for label in ours)]
    starts = [
        label for above, label in zip(kinds, ours, strict=False) if label.hit.kind in CONTEXT and above not in CONTEXT
    ]
    tops = [
        min([label.part.top, *(other.part.top for other in theirs if _is_level(label, other, _PADDING))])
        for label in starts
    ]
    return tops if right[0].baseline < tops[0] else tops[1:]


def _are_abreast(one: PageLabel, other: PageLabel) -> bool:
    """Whether two labels stand in one line as neighbours in the hierarchy do: `TEEMA … TAVOITE`. A unit may stand
    beside whatever it answers for."""
    if one.hit.kind not in CONTEXT or other.hit.kind not in CONTEXT:
        return False
    down = CONTEXT.index(one.hit.kind) < CONTEXT.index(other.hit.kind) or other.hit.kind is Kind.RESPONSIBLE
    return down and _is_level(one, other, 0.33)


def _is_level(one: PageLabel, other: PageLabel, most: float) -> bool:
    """Whether two labels stand at one height, or as many sizes off at most."""
    return abs(one.part.baseline - other.part.baseline) < most * one.part.size


def _tops(ours: Sequence[PageLabel], theirs: Sequence[PageLabel], right: Sequence[Line], *, panes: bool) -> list[float]:
    """The heights at which a side bar or a pane and what is beside it begin anew: with a label of the hierarchy, level
    with one of the kind that is the first beside it. What stands higher there goes on from the page before. A pane may
    have a part of the context alone ahead of that."""
    beside = [label for label in theirs if label.part.baseline > ours[0].part.baseline - ours[0].part.size]
    anew = [
        label for label in beside if (label.hit.kind, label.hit.number) == (beside[0].hit.kind, beside[0].hit.number)
    ]
    pairs = [(one, other) for one in ours for other in anew if _is_level(one, other, 1)]  # boxes have a padding
    if not pairs or pairs[0][1] != beside[0] or (pairs[0][0] != ours[0] and not panes):
        return []
    tops = [min(one.part.top, other.part.top) for one, other in pairs]
    return tops if right[0].baseline < tops[0] else tops[1:]


def _below_cards(
    ours: Sequence[PageLabel], theirs: Sequence[PageLabel], last: Line, x: float, rules: Sequence[Rule]
) -> list[float]:
    """The heights at which two cards abreast end, `last` being the last line of the right column: boxes do so at one
    height, and below it stand further cards, or what the left column has alone."""
    flat = [rule for rule in rules if rule.horizontal]
    ends = ([rule.top for rule in flat if rule.x1 < x], [rule.top for rule in flat if rule.x0 > x - last.size])
    both = sorted(height for height in ends[0] if any(abs(height - other) < 1 for other in ends[1]))
    between = [height for height in both if height < last.baseline and _begin_cards(ours, theirs, height)]
    return between + [height for height in both if height > last.baseline][:1]


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
