"""Labels that stand abreast in one line, as in `TEEMA | Viestintä | TAVOITE | Vaikuttava viestintä`: each begins a
column of its own, which is read down to the next label at the left edge before the column beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from math import inf

from parsers.labels.hits import Hit, heads_steps, label_of, label_places, reads_on
from parsers.model import Rule
from parsers.page.lines import COLUMN, Line, line_of, said, same_look
from parsers.spelling.column_words import may_name_heading
from parsers.spelling.vocabulary import BULLETS, CONTEXT, Kind, label_in, may_begin_label
from parsers.tables.columns import flat_levels
from parsers.tables.labelled import side_of

_STEPS = (Kind.MILESTONE, Kind.REPORT)

_Row = list[list[Line]]  # the lines of each of the columns that begin in a line


def in_columns(lines: Sequence[Line], pitch: float, rules: Mapping[int, Sequence[Rule]]) -> tuple[Line, ...]:
    """The lines of a document with those where labels stand abreast parted and put below each other. `rules` are
    those of each page."""
    ordered: list[Line] = []
    rows: list[_Row] = []  # right below one another
    pages = {line.page for line in lines}  # a part of a document must not look at all its rules
    uprights = {page: [rule for rule in rules.get(page, ()) if not rule.horizontal] for page in pages}
    found = [_starts(line, _ruled(line, uprights.get(line.page, ()))) for line in lines]
    edges = Counter(round(start) for starts in found for start in starts)
    known = {edge for edge, count in edges.items() if count > 1}
    place = 0
    while place < len(lines):
        starts = found[place] or (_starts(lines[place], _known(lines[place], known)) if known else [])
        starts = _edges(lines[place], starts, uprights.get(lines[place].page, ())) if starts else starts
        end = _end(lines, place, starts, pitch, rules.get(lines[place].page, ())) if starts else place + 1
        row = _columns(lines[place:end], starts) if starts else []
        if not all(row):  # words drawn over one another
            starts, row, end = [], [], place + 1
        if rows and not _line_up(rows[-1], row):
            ordered += _in_order(rows)
            rows = []
        if starts:
            rows.append(row)
        else:
            ordered.append(lines[place])
        place = end
    return (*ordered, *_in_order(rows))


def _line_up(above: _Row, below: _Row) -> bool:
    """Whether two rows have the same columns."""
    starts = [[cell[0].x0 for cell in row] for row in (above, below)]
    return len(above) == len(below) and all(
        abs(one - other) < above[0][0].size for one, other in zip(*starts, strict=True)
    )


def _in_order(rows: Sequence[_Row]) -> list[Line]:
    """The lines of labels that stand abreast, row by row, or column by column if only so each is below the one before
    in the hierarchy: `TEEMA … TEKO` over `TAVOITE … TOIMENPIDE`. So are milestones over their reports."""
    cells = [cell for row in rows for cell in row]
    turned = [cell for column in zip(*rows, strict=True) for cell in column]
    if _goes_down(turned) and not _goes_down(cells):
        return [line for cell in turned for line in cell]
    if len(rows) > 1 and _are(rows[0], Kind.MILESTONE) and _are(rows[1], Kind.REPORT):
        pairs = [line for pair in zip(*rows[:2], strict=True) for cell in pair for line in cell]
        return pairs + (_in_order(rows[2:]) if rows[2:] else [])
    return [line for cell in cells for line in cell]


def _are(row: _Row, kind: Kind) -> bool:
    """Whether each cell of a row begins with a label of a kind."""
    return all((hit := label_of(cell[0])) is not None and hit.kind is kind for cell in row)


def _goes_down(cells: Sequence[Sequence[Line]]) -> bool:
    """Whether the label of each cell is below that of the one before in the hierarchy."""
    hits = [label_of(cell[0]) for cell in cells]
    levels = [CONTEXT.index(hit.kind) for hit in hits if hit and hit.kind in CONTEXT]
    return len(levels) == len(cells) and all(above < below for above, below in pairwise(levels))


def _known(line: Line, known: Collection[int]) -> list[int]:
    """The places at which labels begin in other lines, however far the text before them reaches."""
    return [
        place
        for place, word in enumerate(line.words)
        if place
        and round(word.x0) in known
        and word.x0 > line.x0 + line.size  # behind what the first label has
        and may_begin_label(word.text)
    ]


def _ruled(line: Line, uprights: Sequence[Rule]) -> list[int]:
    """The places that an upright rule is before, which stands beside the line: those of cells."""
    if not uprights or not may_begin_label(line.text):
        return []
    places = [place for place, word in enumerate(line.words) if place and may_begin_label(word.text)]
    center = line.center
    beside = [rule.x0 for rule in uprights if rule.top < center < rule.bottom] if places else []
    return [at for at in places if any(line.words[at - 1].x1 <= x <= line.words[at].x0 for x in beside)]


def _edges(line: Line, starts: Iterable[float], uprights: Sequence[Rule]) -> list[float]:
    """Where the columns of labels begin: at the upright rule ahead of each, as in its box a value may begin left of a
    label that is centred over it."""
    beside = [rule.x0 for rule in uprights if rule.top < line.center < rule.bottom]
    edges = []
    for start in starts:
        before = max((word.x1 for word in line.words if word.x0 < start), default=line.x0)
        edges.append(max((x for x in beside if before <= x <= start), default=start))
    return edges


def _starts(line: Line, others: Sequence[int]) -> list[float]:
    """Where the labels begin that a line has behind the one it begins with: behind a column's gap, or at `others` of
    its places."""
    if not may_begin_label(line.text):
        return []
    places = sorted({*label_places(line), *others, *_set_apart(line)})
    if not places:
        return []
    first = label_of(line)
    if first and first.kind is Kind.INDICATOR:
        return _tiles(line, places)
    if first is None or first.kind not in (*CONTEXT, *_STEPS) or heads_steps(first) or _heads_table(line):
        return []
    starts = []
    # In whatever case, where a line has nothing but labels: a form's captions.
    captions = all(label_in(said(line.words[start:end])) for start, end in pairwise([0, *places, len(line.words)]))
    for place in places:
        if place < len(first.label) or (place == 1 and line.words[0].text in BULLETS):
            continue  # behind the number of a heading, or a bullet
        hit = label_of(line_of(line.words[place:]))
        if hit and hit.kind is Kind.INDICATOR:
            return []  # the headings of a table of actions
        alike = hit is not None and hit.kind in _alike(first)
        if hit and alike and (hit.colon or captions or _is_set_as(hit, first)):
            # Text that begins with such a word looks like no label: `Tavoite on saavutettu`.
            plain = not (hit.colon or hit.upper or hit.bold) and not _reports_on(first, hit)
            if not plain or captions or hit.gap >= COLUMN:
                starts.append(line.words[place].x0)
    return starts


def _is_set_as(hit: Hit, first: Hit) -> bool:
    """Whether a label is set as the first one of its line is; ahead of a cell of its own it may be in small letters."""
    celled = hit.gap >= COLUMN and hit.stands_out
    return hit.bold == first.bold and (hit.upper == first.upper or celled)


def _set_apart(line: Line) -> list[int]:
    """The places at which bold labels with a colon begin behind the value of the first, which is one as well, however
    near: `*Teko:* Kaasun käyttö *Vastuuyksikkö:* Puhdistamo`."""
    words = line.words
    if not words[0].bold or words[-1].bold:  # as nearly all lines
        return []
    pairs = enumerate(pairwise(words), 1)
    places = [at for at, (one, two) in pairs if two.bold and not one.bold and may_begin_label(two.text)]
    hits = [label_of(line_of(words[at:])) for at in (0, *places)] if places else []
    told = all(hit and hit.kind in CONTEXT and hit.colon and hit.stands_out for hit in hits)
    return places if told else []


def _tiles(line: Line, places: Sequence[int]) -> list[float]:
    """Where further indicators begin that have a box each beside the first: `MITTARI   Lähtötaso   MITTARI   ...`."""
    first = line.words[0]
    return [line.words[place].x0 for place in places if line.words[place].text.lower() == first.text.lower()]


def _alike(first: Hit) -> tuple[Kind, ...]:
    """What may stand abreast of a label: beside a numbered milestone its report may have a period, `Toteuma T2`."""
    if first.kind in CONTEXT:
        return *CONTEXT, Kind.UNKNOWN
    return (*_STEPS, Kind.PROGRESS) if first.kind is Kind.MILESTONE and first.number is not None else _STEPS


def _reports_on(first: Hit, hit: Hit) -> bool:
    """Whether a `Raportointi Hanke sai rahoituksen` stands beside its `Osatavoite 1`."""
    due = first.kind is Kind.MILESTONE and first.number is not None and hit.kind is Kind.REPORT
    return due and bool(hit.rest) and not hit.rest[0].text[0].islower()


def _heads_table(line: Line) -> bool:
    """Whether a line may be the headings of a table of actions, which are no labels."""
    words = [line.words[place] for place in line.gaps]
    return sum(may_name_heading(word.text) and label_of(line_of([word])) is None for word in words) > 1


def _end(lines: Sequence[Line], place: int, starts: Sequence[float], pitch: float, rules: Sequence[Rule]) -> int:
    """Where the columns end that begin in a line: at the latest where a rule runs below labels that have values beside
    them."""
    first = lines[place]
    others = [label_of(line_of([word for word in first.words if word.x0 >= start])) for start in starts]
    stacked = all(hit and hit.kind is Kind.MILESTONE for hit in others)  # each with its report below
    full = all(hit and hit.rest for hit in others)
    rows = flat_levels(rules, (first.x0, starts[-1])) if full else []
    foot = min((level for level in rows if level > first.center), default=inf)
    own = label_of(first)
    tiles = own is not None and own.kind is Kind.INDICATOR
    left = first  # the last line of the first column
    for index, (above, line) in enumerate(pairwise(lines[place:]), place + 1):
        hit = label_of(line) if line.x0 < first.x0 + line.size else None
        labelled = hit is not None and not (stacked and hit.kind is Kind.REPORT) and not reads_on(hit)
        levels = may_name_heading(line.text)
        labelled |= line.x1 < starts[0] and _is_indented(line, first, own)
        labelled &= not (tiles and levels and side_of(line))  # `Tavoite 2026` of the first tile
        headed = levels and not tiles and _heads_table(line)  # of indicators: they may have numbers before them
        crossed = any(_crosses(line, x) for x in starts)
        # Cells that break over a page go on below each of them.
        over_page = line.page == first.page + 1 and same_look(left, line) and line.x0 < starts[0] - line.size
        below = line.center > foot if line.page == first.page else not over_page
        far = line.baseline - above.baseline > 2.2 * pitch and not (tiles and levels)  # at the foot of boxes
        # What stands left of all columns is none's: the title beside the fields of a dashboard.
        outside = any(word.x1 < first.x0 - COLUMN * line.size for word in line.words)
        if below or labelled or headed or crossed or far or outside:
            return index
        if line.x0 < starts[0] - line.size:
            # What stands alone below the first column, apart from it and in no cell of it, goes on under all.
            apart = line.x1 < starts[0] and line.baseline - left.baseline > 1.4 * pitch and not (tiles and levels)
            apart = apart and not _is_beside_rule(line, starts[0], rules)
            if apart and not _is_amid(lines[index : index + 2], starts[0], pitch):
                return index
            left = line
    return len(lines)


def _is_beside_rule(line: Line, x: float, rules: Sequence[Rule]) -> bool:
    """Whether an upright rule at `x` stands beside a line."""
    beside = (rule for rule in rules if abs(rule.x0 - x) < 1 and not rule.horizontal)
    return any(rule.top < line.center < rule.bottom for rule in beside)


def _is_indented(line: Line, first: Line, own: Hit | None) -> bool:
    """Whether a line is nothing but a further part of the context below the first label of others, farther right and
    set as that is."""
    inside = line.x0 >= first.x0 + line.size and own is not None and line.words[0].size == own.label[0].size
    hit = label_of(line) if inside and may_begin_label(line.text) else None
    return hit is not None and own is not None and hit.kind in CONTEXT and not hit.rest and _is_set_as(hit, own)


def _is_amid(lines: Sequence[Line], x: float, pitch: float) -> bool:
    """Whether the second of two lines is right of `x`, and nearer to the first than a line of one column is to the
    next: what is centred in its cell stands between the lines of others."""
    return any(
        below.page == above.page and below.x0 >= x - below.size and below.baseline - above.baseline < 0.9 * pitch
        for above, below in pairwise(lines)
    )


def _crosses(line: Line, x: float) -> bool:
    """Whether a word stands on both sides of where a column starts, or a phrase does, with a word space there."""
    within = any(word.x0 < x - 0.3 * word.size and word.x1 > x for word in line.words)
    return within or any(
        one.x1 <= x <= two.x0 + 0.1 * two.size and two.x0 - one.x1 < 0.35 * two.size
        for one, two in pairwise(line.words)
    )


def _columns(lines: Sequence[Line], starts: Sequence[float]) -> _Row:
    """The lines of each column."""
    edges = [float("-inf"), *starts, float("inf")]
    columns = []
    for left, right in pairwise(edges):
        parts = [[word for word in line.words if left <= word.x0 + 0.3 * word.size < right] for line in lines]
        columns.append([line_of(words) for words in parts if words])
    return columns
