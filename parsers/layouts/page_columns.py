"""Pages set in columns, as a newspaper or beside a side bar → pages of one column each, which the rules read; and
the report of these as one of the pages that were printed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from math import inf
from operator import attrgetter
from statistics import median

from parsers.labels.across import find_across, row_labels
from parsers.labels.hits import heads_steps, label_of
from parsers.layouts.cells_in_rows import cells_in_rows
from parsers.layouts.column_order import KINDS, LARGE, are_abreast, are_panes, in_reading_order, is_bar
from parsers.layouts.gutters import columns_at, gutters_of, is_parted_at, is_tall, tells_of_actions
from parsers.layouts.page_labels import NARROWEST, labels_at, parted, starts_of
from parsers.layouts.panes_in_boxes import panes_in_boxes
from parsers.layouts.panes_in_rows import panes_in_rows
from parsers.layouts.side_boxes import labelled_boxes
from parsers.layouts.steps_in_boxes import steps_in_boxes
from parsers.layouts.table_beside import Beside, tables_beside
from parsers.model import Rule, Word
from parsers.page.body import Body, remeasured
from parsers.page.lines import Line, by_page, lines_of
from parsers.spelling.vocabulary import CONTEXT, Kind, may_name_milestone
from parsers.tables.headed_sheets import find_sheets
from parsers.tables.matrix import find_matrices

_BASELINE = attrgetter("baseline")
_TIMES = 3  # that a page may be parted in two: into eight columns
_PADDING = 2.5  # sizes of a label: how far right of what is above a table or a box it may stand
_EDGES = 40  # edges that are tried, at the most: no page has as many columns
_NEAR = 10  # lines above and below a heading


def unfolded(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with each column on a page of its own, numbered anew, and the printed word of each of its words;
    none where no page is set in columns."""
    if not body.positioned:
        return body, {}
    pages = by_page(body.lines)
    sheets: list[tuple[int, list[Line]]] = []
    above: list[list[Line]] = []  # the columns of the page before
    actions = {table.page for table in (*find_matrices(body), *find_sheets(body))}
    gutters = gutters_of(pages, body.rules)
    ruled: dict[int, Iterable[list[Line]]] = {**panes_in_rows(pages, body.rules), **cells_in_rows(pages, body.rules)}
    ruled |= {page: columns_at(pages[page], rule) for page, rule in gutters.items()}
    steps: dict[int, list[Sequence[Word]]] = {}  # headings of milestones side by side
    for table in find_across(body):
        if table.heading:  # that of one that goes on from the page before stands there
            labels = row_labels(table, pages[table.page])
            steps.setdefault(table.page, []).append((*labels, *table.heading))
    before: list[Line] = []  # the last column of the page before, or what is below such a table there
    edge: float | None = None  # of a table beside the context of its action that ends the page before
    for page, whole in pages.items():
        tables = []
        if page in actions:  # the columns are a table's
            columns = [whole]
        elif page in ruled:
            columns = list(ruled[page])
        elif tables := _beside_context(whole, before, body.rules.get(page, ()), edge):
            columns = list(_around(whole, tables))
        else:
            columns = _all_sheets(whole, body.rules.get(page, ()), steps.get(page, ()))
        if _goes_on(above, columns):
            sheets.insert(-1, (page, columns.pop(0)))
        sheets += [(page, sheet) for sheet in columns]
        above, before = columns, whole[tables[-1].end :] if tables else columns[-1]
        edge = tables[-1].x if tables and tables[-1].end == len(whole) else None
    if len(sheets) == len(pages):
        return body, {}
    return _on_own_pages(body, sheets)


def _beside_context(
    lines: Sequence[Line], before: Sequence[Line], rules: Sequence[Rule], edge: float | None
) -> list[Beside]:
    """Where on a page something stands right of the context of its action: see `tables_beside`."""
    finders = (panes_in_boxes, labelled_boxes, steps_in_boxes)
    boxes = next(filter(None, (list(find(lines, rules)) for find in finders)), [])
    return boxes or list(tables_beside(lines, before, rules, edge))


def _on_own_pages(body: Body, sheets: Iterable[tuple[int, Sequence[Line]]]) -> tuple[Body, dict[Word, Word]]:
    """The body with each of the sheets that its pages were parted in on a page of its own, and the printed words."""
    lines: list[Line] = []
    rules: dict[int, Sequence[Rule]] = {}
    printed: dict[Word, Word] = {}
    for number, (page, sheet) in enumerate(sheets, 1):
        origins = [word for line in sheet for word in line.words]
        words = [replace(word, page=number) for word in origins]
        printed |= zip(words, origins, strict=True)
        for part in _downward(words):
            lines += lines_of(part)  # a small label may have been on the line of another column
        rules[number] = _rules_of(body.rules.get(page, ()), sheet)
    return remeasured(body, lines, rules), printed


def _downward(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words of lines, parted ahead of such as stand higher than those before: a running title, which has its place
    above the first label."""
    starts = [at for at, (word, after) in enumerate(pairwise(words), 1) if after.baseline < word.baseline - word.size]
    yield from (words[start:end] for start, end in pairwise([0, *starts, len(words)]))


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
    are `whole` are those of one column, unless another one has actions of its own."""
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
        if label.hit.kind in KINDS and label.part.x0 > left + NARROWEST * label.part.size
    )
    edges: Counter[float] = Counter()
    edge = last = float("-inf")
    for x0, size in inner:  # a label in the cell of a table, or in a box, stands a little right of that above
        edge, last = x0 if x0 - last > _PADDING * size else edge, x0
        edges[edge] += 1
    for x, count in edges.most_common(_EDGES):
        there = [label.hit for label in labels if label.part.x0 == x]
        kinds = {hit.kind for hit in there}
        # `Osatavoite 2` may stand beside the `Osatavoite 1` of another column by chance.
        if Kind.ACTION not in kinds and any(words[0].x0 < x - 1 <= words[-1].x0 for words in whole):
            continue
        # What may be all that a column has.
        alone = Kind.INDICATOR in kinds or Kind.ACTION in kinds or any(map(heads_steps, there))
        own = count > 1 or alone or any(words[0].x0 == x for words in whole) or is_parted_at(lines, x, rules)
        sheets = _parted(lines, _begun(lines, x, rules), rules) if own else []
        if len(sheets) > 1:
            return sheets
    return [list(lines)]


def _begun(lines: Sequence[Line], x: float, rules: Iterable[Rule]) -> float:
    """Where a column begins whose labels stand at `x`: further left if a line is drawn ahead of it, and between the two
    stands what is too narrow for a column of its own, as a sign beside each label or the start of a heading, or the
    line parts all that the page has, as where labels are centred."""
    tall = NARROWEST * lines[0].size
    drawn = [rule for rule in rules if not rule.horizontal and rule.x1 < x and rule.bottom - rule.top > tall]
    edge = max((rule.x1 for rule in drawn), default=float("-inf"))
    whole = [rule for rule in drawn if rule.x1 == edge and is_tall(rule, lines)]
    words = [word for line in lines for word in line.words] if whole or x - edge < tall else []
    words = [word for word in words if not whole or (whole[0].top < word.bottom and word.top < whole[0].bottom)]
    if all(word.x0 >= edge for word in words):  # a frame
        return x
    if any(word.x0 < edge - 1 < word.x1 - 1 for word in words):  # runs over it
        return x
    return min((word.x0 for word in words if edge <= word.x0 < x), default=x)


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
        is_bar(bar)
        and is_bar(more)
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
    stretches = [
        (start, end, in_reading_order(lines[start:end], x, rules)) for start, end in _stretches(lines, x, rules)
    ]
    newspaper = any(tells_of_actions(bands[1]) for *_, bands in stretches if len(bands) > 1)
    sheets: list[list[Line]] = []
    done = 0
    for start, end, bands in stretches:
        own = bands or (_sides(lines[start:end], x) if newspaper else [])
        if own:
            sheets += [[*lines[done:start], *own[0]], *own[1:]]
            done = end
    return [*sheets, list(lines[done:])] if lines[done:] else sheets


def _sides(lines: Sequence[Line], x: float) -> list[list[Line]]:
    """The lines left and right of `x`, if labels stand on both sides."""
    sides = parted(lines, x)
    return list(sides) if all(any(labels_at(starts_of(side))) for side in sides) else []


def _stretches(lines: Sequence[Line], x: float, rules: Iterable[Rule]) -> Iterator[tuple[int, int]]:
    """Where lines follow each other none of which runs over the gap ahead of `x`, or heads both columns, or stands in a
    band over both, or is a row of a table of milestones that stands below both, down to the next context."""
    start = 0
    left = parted(lines, x)[0] or lines  # its values may be larger than what is beside them
    large = LARGE * max(median(line.size for line in column) for column in (left, lines))
    apart = _rows_of_steps(lines, x) | _in_bands(lines, x, rules, large) | _with_units(lines, x)
    for end in range(len(lines) + 1):
        if (
            end == len(lines)
            or end in apart
            or any(word.x0 < x - 1 and word.x1 > x - 0.8 * word.size for word in lines[end].words)
            or (lines[end].size > large and _heads_both(lines, end, x))
        ):
            if end - start > 1:
                yield start, end
            start = end + 1


def _with_units(lines: Sequence[Line], x: float) -> set[int]:
    """The places of lines over two panes in which who answers stands right of `x`, abreast of the label of what they
    answer for, each with its value below it."""
    left, right = (list(labels_at(starts_of(side))) for side in parted(lines, x))
    units = [label for label in right if label.hit.kind is Kind.RESPONSIBLE]
    if not units or not all(any(are_abreast(one, unit) for one in left) for unit in units):
        return set()
    if not are_panes(left, [label for label in right if label.hit.kind in KINDS and label not in units]):
        return set()
    found: set[int] = set()
    for unit in units:
        heights = [label.part.baseline for label in (*left, *right)]
        end = min((y for y in heights if y > unit.part.baseline + unit.part.size), default=inf)
        start = unit.part.baseline - 0.5 * unit.part.size
        found.update(at for at, line in enumerate(lines) if start < line.baseline < end - 0.5 * unit.part.size)
    return found


def _rows_of_steps(lines: Sequence[Line], x: float) -> set[int]:
    """The places of the headings `Osatavoite   Raportointi` on both sides of `x`, and of the lines below them up to the
    next label of a context."""
    found: set[int] = set()
    inside = False
    for at, line in enumerate(lines):
        if may_name_milestone(line.text) and line.x0 < x - 1 <= line.words[-1].x0:
            hit = label_of(line)
            inside |= hit is not None and heads_steps(hit)
        elif inside:
            begun = next(labels_at(starts_of([line])), None)
            inside = begun is None or begun.hit.kind not in CONTEXT
        if inside:
            found.add(at)
    return found


def _in_bands(lines: Sequence[Line], x: float, rules: Iterable[Rule], large: float) -> set[int]:
    """The places of lines in a box that is drawn over both columns and has nothing right of `x`, as the heading of what
    is below it, and of those in large type right above it."""
    left, right = min(line.x0 for line in lines) + lines[0].size, (x + max(line.x1 for line in lines)) / 2
    flat = (rule for rule in rules if rule.horizontal and rule.x0 < left and rule.x1 > right)
    over = sorted((rule.top, rule.x0, rule.x1) for rule in flat)
    found: set[int] = set()
    for (top, *ends), (bottom, *others) in pairwise(over):
        inside = range(*(bisect_left(lines, y, key=_BASELINE) for y in (top, bottom))) if ends == others else ()
        if inside and all(lines[at].x0 < x and not lines[at].gaps for at in inside):
            above = takewhile(lambda at: lines[at].x0 < x and lines[at].size > large, range(inside[0] - 1, -1, -1))
            found.update(inside, above)
    return found


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
