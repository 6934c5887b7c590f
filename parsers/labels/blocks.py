"""Lines → marks: titles, labels, table headings and unknown labels, each with the lines that follow it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, takewhile

from parsers.labels.abreast import in_columns
from parsers.labels.across import find_across
from parsers.labels.beside import beside_labels, beside_milestones, beside_values
from parsers.labels.centred import may_end_at_labels, raised, torn
from parsers.labels.centred_rows import cell_by_cell
from parsers.labels.chips import with_units, without_chips
from parsers.labels.counted_headings import without_counted_headings
from parsers.labels.flush_units import with_flush_units, without_flush_units
from parsers.labels.hits import Hit, cut_words, heads_steps, label_of, relabelled
from parsers.labels.labels import find_labels
from parsers.labels.layout import Layout
from parsers.labels.learned import learned_labels
from parsers.labels.learned_reports import learned_reports
from parsers.labels.margin_units import without_margin_units
from parsers.labels.number_signs import without_number_signs
from parsers.labels.plurals import plural_labels
from parsers.labels.printed_again import without_repeats
from parsers.labels.rejoined import rejoin_labels, split_crumbs, split_progress, split_reports
from parsers.labels.row_numbers import without_row_numbers
from parsers.labels.sections import find_headings_above
from parsers.labels.units_above import without_units_above
from parsers.labels.units_across import with_units_across
from parsers.labels.unlabelled_reports import with_unlabelled_reports
from parsers.model import Word
from parsers.page.body import Body, without
from parsers.page.lines import COLUMN, Line, line_of, same_heading
from parsers.page.margins import Margins
from parsers.spelling.vocabulary import CONTEXT, Kind, match_label
from parsers.tables.headed_sheets import find_sheets
from parsers.tables.headings import Heading, find_headings
from parsers.tables.labelled import side_of
from parsers.tables.matrix import Matrix, find_matrices, lines_in

_APART = 8  # sizes: the least width of a column of milestones


@dataclass(slots=True)  # nobody changes one, but a page has dozens, and a frozen one takes long to make
class Block:
    """Something that a line announces, and the lines up to the next such thing."""

    hit: Hit
    following: tuple[Line, ...]
    headings: tuple[Heading, ...] = ()
    matrix: Matrix | None = None


@dataclass(frozen=True, slots=True)
class Blocks:
    """A document as announced things in reading order. The lines ahead of the first belong to nothing."""

    blocks: tuple[Block, ...]
    layout: Layout
    cuts: dict[Word, tuple[Word, ...]]  # words that held a label's end and its value's start, and their two pieces


def find_blocks(body: Body) -> Blocks:
    """Everything that a document announces."""
    body, flush = without_flush_units(body) if body.positioned else (body, {})
    body, beside = without_margin_units(body)
    body, above = without_units_above(body) if body.positioned else (body, {})
    body, units = without_chips(body) if body.positioned else (body, {})
    body, across = _read_down(body)
    body, margins, labels = _labelled(body)
    inside = lines_in([*find_matrices(body), *find_sheets(body), *across], body.lines)
    hits = {index: hit for index, hit in labels.items() if index not in inside}
    lines = [relabelled(line, hits[index]) if index in hits else line for index, line in enumerate(body.lines)]
    cuts = {word: pieces for index, hit in hits.items() for word, pieces in cut_words(body.lines[index], hit)}
    hits = with_units_across(hits)
    body = replace(body, lines=tuple(lines))
    found = {index: heading for index, heading in find_headings(body).items() if index not in inside}
    headings = _above_tables(found, hits)
    layout = Layout.of(body, margins, hits)
    starts = {id(matrix): index for index, matrix in reversed(inside.items())}  # the first line of each
    titles = find_headings_above(body, hits, starts.values(), {*inside, *headings})
    in_titles = {start + step for start, group in titles.items() for step in range(len(group))}
    hits = {index: hit for index, hit in hits.items() if index not in in_titles}
    marks = {index: _title_hit(group) for index, group in titles.items()} | with_flush_units(
        with_units(hits, units), flush | beside | above
    )
    tables = {starts[id(matrix)]: matrix for matrix in inside.values()}
    marks |= {at: Hit(Kind.MATRIX, each.heading, (), None, False) for at, each in tables.items()}
    marks |= _headings_of_steps(body.lines, hits)
    marks |= _unknown(layout, marks, headings)
    marks |= {index: _heading_hit(lines[index], headings[index]) for index in headings if index not in marks}
    following: dict[int | None, list[Line]] = defaultdict(list)
    for index, owner in _owners(layout, marks).items():
        following[owner].append(lines[index])
    blocks = [
        Block(
            marks[start],
            tuple(following[start]),
            (headings[start],) if start in headings else (),
            tables.get(start),
        )
        for start in sorted(marks)
    ]
    layout = with_unlabelled_reports(layout, lines, [(block.hit, block.following) for block in blocks])
    return Blocks(tuple(_joined_tables(_joined_steps(blocks))), layout, cuts)


def _labelled(body: Body) -> tuple[Body, Margins, dict[int, Hit]]:
    """The body with each label at the start of a line, and without what stands beside milestones; its margins, and its
    labels by the index of their line."""
    margins = Margins.of(body)
    body = replace(body, lines=split_crumbs(split_reports(split_progress(rejoin_labels(body.lines, margins)))))
    labels = find_labels(body, margins)
    clear = without_counted_headings(body, labels)
    if clear is body:
        clear = without_repeats(body, labels)
    if apart := beside_milestones(body.lines, labels):
        clear = without(clear, apart)
    if clear is not body:
        body = clear
        margins = Margins.of(body)
        labels = find_labels(body, margins)
    labels |= plural_labels(body.lines, labels)
    return body, margins, labels | learned_labels(body.lines, labels) | learned_reports(body.lines, labels)


def _title_hit(group: Sequence[Line]) -> Hit:
    return Hit(Kind.TITLE, tuple(word for line in group for word in line.words), (), None, False)


def _read_down(body: Body) -> tuple[Body, list[Matrix]]:
    """The body with labels that stand abreast below each other, without the numbers of rows and the cells of a form
    that none of ours are; and its tables of milestones side by side, which are left as they are."""
    if not body.positioned:
        return body, find_across(body)
    body = without_number_signs(without_row_numbers(body))
    if apart := beside_labels(body) or beside_values(body):
        body = without(body, apart)
    body = replace(body, lines=tuple(cell_by_cell(body.lines, body.rules)))
    across = find_across(body)
    kept = lines_in(across, body.lines)
    parts = groupby(enumerate(body.lines), key=lambda each: each[0] in kept)
    ordered = (
        [line for _, line in own] if inside else in_columns([line for _, line in own], body.pitch, body.rules)
        for inside, own in parts
    )
    return replace(body, lines=tuple(chain.from_iterable(ordered))), across


def _headings_of_steps(lines: Sequence[Line], hits: dict[int, Hit]) -> dict[int, Hit]:
    """Headings right above a labelled milestone of which only `Raportointi` is known, with a report below it:
    `Sisältö   Raportointi`."""
    found = {}
    for index, hit in hits.items():
        above = lines[index - 1] if index else None
        if hit.kind is not Kind.MILESTONE or index - 1 in hits or above is None:
            continue
        place = max(above.gaps, default=0)
        report = label_of(line_of(above.words[place:])) if place else None
        if report is None or report.kind is not Kind.REPORT or report.rest:
            continue
        if any(abs(word.x0 - report.x0) < 0.5 * word.size for word in hit.rest):
            found[index - 1] = Hit(Kind.STEPS, above.words, (), None, False)
    return found


def _above_tables(headings: dict[int, Heading], hits: dict[int, Hit]) -> dict[int, Heading]:
    """Headings without the cells of a table that read like them (`Lähtötaso` over `selvittämättä`): on one page
    a table has its headings once, and another table has a label before it."""
    kept: dict[int, Heading] = {}
    for index in sorted(headings):
        last = max(kept, default=-1)
        again = last >= 0 and kept[last].page == headings[index].page
        if not again or any(last < place <= index for place in hits):
            kept[index] = headings[index]
    return kept


def _heading_hit(line: Line, heading: Heading) -> Hit:
    """Headings without a MITTARI before them on their line, which may begin with those of further columns."""
    mine = tuple(word for word in line.words if word in heading.words) or line.words
    return Hit(Kind.HEADER, mine, tuple(word for word in line.words if word not in mine), None, False)


def _unknown(layout: Layout, marks: dict[int, Hit], headings: dict[int, Heading]) -> dict[int, Hit]:
    """Upper-case words in the label column that no vocabulary knows: `VASTUUHENKILÖ   Matti`."""
    labels = [hit for hit in marks.values() if hit.kind in CONTEXT]
    if not labels or not all(hit.upper for hit in labels):
        return {}
    found = {}
    body = layout.body
    left = min(hit.x0 for hit in labels)
    titles = {word for hit in marks.values() if hit.kind is Kind.TITLE for word in hit.label}
    for index, line in enumerate(body.lines):
        if index in marks or index in headings or line.words[0] in titles or abs(line.x0 - left) > body.size:
            continue
        above = marks.get(index - 1)
        if above and above.kind is Kind.PROGRESS and not above.colon and same_heading(body.lines[index - 1], line):
            continue  # `SELVITYS TOIMENPITEEN EDISTYMISESTÄ TOISELLA` over `VUOSIKOLMANNEKSELLA:`
        words = line.words
        count = next((n for n, word in enumerate(words) if not _is_capital(word)), len(words))
        if not count or sum(len(word.text) for word in words[:count]) < 4:
            continue
        hit = Hit(Kind.UNKNOWN, words[:count], words[count:], None, words[count - 1].text.endswith(":"))
        labelled = hit.colon or (COLUMN <= hit.gap < float("inf")) or (hit.bold and hit.rest and not hit.rest[0].bold)
        above_value = not hit.rest and hit.bold == labels[0].bold and all(not other.rest for other in labels)
        if labelled or above_value:
            found[index] = hit
    return found


def _is_capital(word: Word) -> bool:
    return word.text.isupper() and word.text[0].isalpha() and sum(map(str.isalpha, word.text)) >= 2


def _owners(layout: Layout, marks: dict[int, Hit]) -> dict[int, int | None]:
    """Which mark each unmarked line follows, None ahead of the first. A value that is centred beside its
    label begins above it: such lines belong to the label below."""
    lines = layout.body.lines
    owners: dict[int, int | None] = {}
    current = None
    title_left = 0  # words of a wrapped title still to come
    for index, line in enumerate(lines):
        if index in marks:
            current = index
            title_left = len(marks[index].label) - len(line.words) if marks[index].kind is Kind.TITLE else 0
        elif title_left > 0:
            title_left -= len(line.words)
        else:
            owners[index] = current
    if layout.body.positioned:
        owners |= dict(_around_reports(layout, marks))
        of_context = {index: hit for index, hit in marks.items() if hit.kind in CONTEXT}
        others = {index: hit for index, hit in marks.items() if index not in of_context}
        at_foot = {True: may_end_at_labels(layout, of_context), False: may_end_at_labels(layout, others)}
        for index, hit in marks.items():
            if index - 1 not in marks and hit.kind in (*CONTEXT, Kind.MILESTONE, Kind.REPORT):
                own = raised(layout, marks, index, at_foot=at_foot[hit.kind in CONTEXT]) or torn(layout, marks, index)
                owners |= dict.fromkeys(own, index)
    return dict(sorted(owners.items()))


def _around_reports(layout: Layout, marks: Mapping[int, Hit]) -> Iterator[tuple[int, int]]:
    """The last lines of milestones beside whose wraps the label of their report is centred, with the place of their
    milestone: in its column, and as close to its line above the label as a wrap."""
    lines = layout.body.lines
    for index, hit in marks.items():
        step = marks.get(index - 1)
        below = lines[index + 1] if index + 1 < len(lines) and index + 1 not in marks else None
        if hit.kind is not Kind.REPORT or step is None or step.kind is not Kind.MILESTONE or below is None:
            continue
        above, label = lines[index - 1], lines[index]
        apart = label.x0 - below.x0 > _APART * label.size and abs(above.x0 - below.x0) < 0.5 * below.size
        wrap = above.page == below.page and below.baseline - above.baseline < 1.1 * layout.body.pitch
        if apart and wrap and above.baseline < label.baseline < below.baseline:
            yield index + 1, index - 1


def _joined_steps(blocks: Sequence[Block]) -> list[Block]:
    """The headings Osatavoite and Raportointi side by side, with all the lines of their table in `following`; when
    they come again at the top of a page they head the same table."""
    joined: list[Block] = []
    for place, block in enumerate(blocks):
        last = joined[-1] if joined else None
        inside = last is not None and last.hit.kind is Kind.STEPS
        again = inside and last is not None and _heads_again(last.hit, block.hit)
        if again or _begins_steps(blocks, place):
            heading = (*block.hit.label, *block.hit.rest)
            if inside and last is not None:
                label = (*last.hit.label, *heading)
                joined[-1] = Block(replace(last.hit, label=label), last.following + block.following)
            else:
                joined.append(Block(replace(block.hit, kind=Kind.STEPS, label=heading, rest=()), block.following))
        elif inside and last is not None and _is_row(last.hit, block.hit):
            lines = [*last.following, line_of((*block.hit.label, *block.hit.rest)), *block.following]
            lines.sort(key=lambda line: (line.page, line.baseline))
            joined[-1] = Block(last.hit, tuple(lines))
        else:
            joined.append(block)
    return joined


def _is_row(heading: Hit, hit: Hit) -> bool:
    """Whether a label stands in a row of a table: that of a report only if the table has a column of them."""
    reports = any(match.kind is Kind.REPORT for word in heading.label if (match := match_label(word.text)))
    return hit.kind is Kind.MILESTONE or (hit.kind is Kind.REPORT and reports)


def _heads_again(heading: Hit, hit: Hit) -> bool:
    """Whether a `Raportointi` is that of a table's headings once more, on another page."""
    if hit.kind is not Kind.REPORT or hit.rest or hit.label[0].page == heading.label[-1].page:
        return False
    reach = _APART * hit.label[0].size  # a table may be as much narrower there
    return any(word.text == hit.label[0].text and abs(word.x0 - hit.x0) < reach for word in heading.label)


def _begins_steps(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block is the headings of a table of milestones."""
    hit = blocks[place].hit
    if hit.kind is Kind.STEPS:
        return True
    if heads_steps(hit):
        return not hit.rest or not _listed(blocks[place + 1 :], hit)
    reports_on = place > 0 and blocks[place - 1].hit.kind is Kind.MILESTONE  # nothing: `Raportointi:`
    lone = hit.kind is Kind.REPORT and not hit.rest and not reports_on
    return lone and _heads_reports(blocks[place], blocks[place + 1 :])


def _heads_reports(block: Block, below: Sequence[Block]) -> bool:
    """Whether a lone `Raportointi` heads the right column of a table whose left one has no heading: below it stand
    labelled milestones, and their reports beside them where it begins."""
    hit = block.hit
    if block.following:
        return False
    size = hit.label[0].size
    steps = list(
        takewhile(lambda each: each.hit.kind is Kind.MILESTONE and each.hit.x0 < hit.x0 - _APART * size, below)
    )
    words = (
        word for each in steps for word in (*each.hit.rest, *(word for line in each.following for word in line.words))
    )
    return any(abs(word.x0 - hit.x0) < 0.5 * size for word in words)


def _listed(blocks: Sequence[Block], heading: Hit) -> bool:
    """Whether the reports stand below their milestones and not in a column of their own."""
    below = takewhile(lambda block: block.hit.kind in (Kind.MILESTONE, Kind.REPORT), blocks)
    return any(
        block.hit.kind is Kind.REPORT and block.hit.x0 < heading.rest[0].x0 - heading.rest[0].size for block in below
    )


def _joined_tables(blocks: Sequence[Block]) -> list[Block]:
    """MITTARI, its headings, and headings repeated on further pages as one table each, all of whose lines
    (what stands beside a label too) are in `following`."""
    joined: list[Block] = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        if block.hit.kind not in (Kind.INDICATOR, Kind.HEADER):
            joined.append(block)
            continue
        hit = block.hit
        table = Block(replace(hit, rest=()), hit.beside + block.following, block.headings)
        last = joined[-1] if joined else None
        tabled = last is not None and last.hit.kind in (Kind.INDICATOR, Kind.HEADER)
        headed = bool(table.headings) or (after is not None and after.hit.kind is Kind.HEADER)
        if last is not None and tabled and not (_is_beside(last.hit, hit) or _is_otherwise_set(last, table, headed)):
            lines = sorted((*last.following, *table.following), key=lambda line: (line.page, line.baseline))
            hit = replace(last.hit, kind=Kind.INDICATOR, label=last.hit.label + hit.label)
            joined[-1] = Block(hit, tuple(lines), last.headings + table.headings)
        else:
            joined.append(table)
    return joined


def _is_otherwise_set(above: Block, block: Block, headed: bool) -> bool:
    """Whether of two tables, each below a MITTARI, one has its levels below each other, and the other, which is
    `headed`, side by side, or the other way round: so a tile is set that has more to say than the others."""
    if bool(above.headings) == headed or block.hit.kind is not Kind.INDICATOR:
        return False
    lines = (block if above.headings else above).following
    return {side_of(line) for line in lines} >= {1, 2}


def _is_beside(above: Hit, hit: Hit) -> bool:
    """Whether the label of a table stands right of another: each is that of a box of its own."""
    first = hit.label[0]
    return any(
        (word.page, word.text) == (first.page, first.text) and abs(word.baseline - first.baseline) < 1
        for word in above.label
        if word.x1 < first.x0
    )
