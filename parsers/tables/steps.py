"""Osatavoite and Raportointi side by side: a table with these two headings, a milestone in each of its rows.

Osatavoite                     Raportointi
Osatavoite 1: Kartoitus        Kartoitus on tehty
2. Suunnitelma on valmis       Luonnos on lausunnolla
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise, takewhile, zip_longest
from math import inf

import regex

from parsers.labels.hits import is_whole, label_of
from parsers.labels.layout import Layout
from parsers.model import Milestone, Rule, Word
from parsers.page.lines import Line, line_of, lines_of, runs_of, said, underlines
from parsers.page.texts import join
from parsers.reading.progress import read_report
from parsers.spelling.step_headings import heads_of_reports
from parsers.spelling.vocabulary import NUMBERS, PHASES, Kind, describes, match_label, names_step
from parsers.tables.columns import boundary, upright_edges
from parsers.tables.seams import begins_small
from parsers.tables.two_columns import TwoColumns, runs_across

_COUNTED = regex.compile(r"[0-9]{1,2}[.)]")
_GROUP = 3  # figures of a large number, ahead of which a space stands
_NUMBER = regex.compile(r"([0-9]{1,2})[.):]?")  # 2. Suunnitelma on valmis


@dataclass(frozen=True, slots=True)
class Steps:
    """The milestones of a table, and the heading of the column that their reports are from."""

    milestones: tuple[Milestone, ...]
    head: tuple[Word, ...]


@dataclass(slots=True)
class _Step:
    """A row of the table: its number, and the lines of its two cells."""

    label: tuple[Word, ...]
    number: int | None
    milestone: list[Line]
    report: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The table's columns on one page, as x intervals: those of the milestones and their numbers, and those of reports,
    each with its heading. Others, such as `Tila`, are none of ours."""

    milestones: tuple[tuple[float, float], ...]
    reports: tuple[tuple[float, float], ...]
    heads: tuple[tuple[Word, ...], ...]
    edges: tuple[float, ...]  # between columns of two things

    @property
    def edge(self) -> float:
        """Where the milestones end."""
        return max(right for _, right in self.milestones)


def read_steps(layout: Layout, heading: Sequence[Word], lines: Iterable[Line]) -> Steps:
    """The milestones of the table below `heading`, over page breaks. Where they have numbers, what
    stands ahead of the first is none."""
    rules = layout.body.rules
    pages = [(page, list(on_page)) for page, on_page in groupby(lines, key=lambda line: line.page)]
    if pages and _is_boxed(pages[0][1][0], heading, rules):  # a ruled table does not go on without its rules
        headed = {word.page for word in heading}  # some rows have none, where each second one is tinted
        ruled = {page for page, on_page in pages if any(_is_boxed(line, heading, rules) for line in on_page)}
        pages = list(takewhile(lambda each: each[0] in headed | ruled, pages))
    columns = [_columns(heading, page, on_page, rules.get(page, ())) for page, on_page in pages]
    filled = (
        place
        for own, (_, on_page) in zip(columns, pages, strict=True)
        for place, column in enumerate(own.reports)
        if any(_is_in(word, column) for line in on_page for word in line.words)
    )
    last = max(filled, default=0)  # of the columns for each period, the last one that says something
    sheets: list[TwoColumns] = []
    for own, (page, on_page) in zip(columns, pages, strict=True):
        boxed = _is_boxed(on_page[-1], heading, rules)
        rows = _above_text(on_page, own, rules.get(page, ()), layout.body.pitch, boxed=boxed)
        words = [word for line in rows for word in line.words]
        left = lines_of(word for word in words if any(_is_in(word, column) for column in own.milestones))
        right = lines_of(word for word in words if any(_is_in(word, column) for column in own.reports[: last + 1]))
        sheets.append(TwoColumns(page, left, right, own.edge))
        if len(rows) < len(on_page):  # text below the table
            break
    column = heading[0].text.lower() in NUMBERS  # they may begin with any
    numbered = any(_begins_first(line, bare=column) for sheet in sheets for line in sheet.left[:1]) or any(
        _begun(line, 0) for sheet in sheets for line in sheet.left
    )
    steps = _numbered_rows(layout, heading, sheets) if numbered else _rows(layout, sheets)
    reports = {page: own.reports for own, (page, _) in zip(columns, pages, strict=True)}
    found = (
        Milestone(
            step.number,
            join(line.words for line in step.milestone),
            read_report(layout, _latest(step.report, reports) if last else step.report),
            step.label,
        )
        for step in steps
    )
    heads = [own.heads[last] for own in columns if last < len(own.heads)]
    return Steps(tuple(found), heads[0] if heads else ())


def _latest(report: Sequence[Line], columns: Mapping[int, Sequence[tuple[float, float]]]) -> list[Line]:
    """What a row has in the last column of reports that says something there: a milestone that was reached in spring
    has no more to say. `columns` are those of each page."""
    placed = [
        (place, word)
        for line in report
        for word in line.words
        for place, column in enumerate(columns[line.page])
        if _is_in(word, column)
    ]
    last = max((place for place, _ in placed), default=0)
    own = groupby((word for place, word in placed if place == last), key=lambda word: word.page)
    return [line for _, words in own for line in lines_of(words)]


def _columns(heading: Sequence[Word], page: int, lines: Sequence[Line], rules: Sequence[Rule]) -> _Columns:
    """The columns on a page, below the headings there or on a page before."""
    shown = max((word.page for word in heading if word.page <= page), default=0)
    runs = runs_of(word for word in heading if word.page == shown)
    reports = heads_of_reports(runs)
    named = any(names_step(word.text) for word in heading)  # else that of the milestones is one of the others
    befores = [None, *runs]
    kinds = [
        Kind.REPORT if run in reports else Kind.MILESTONE if not named or _heads_cells(run, before) else None
        for before, run in zip(befores, runs, strict=False)
    ]
    uprights = upright_edges(rules, [word for line in lines for word in line.words])
    ends = [(run[0].x0, run[-1].x1) for run in runs]
    if Kind.MILESTONE not in kinds:  # a lone `Raportointi` over the reports
        kinds, ends = [Kind.MILESTONE, *kinds], [(0.0, min(line.x0 for line in lines)), *ends]
    size = heading[0].size
    starts = [boundary((one[1], other[0]), lines, uprights, size) for one, other in pairwise(ends)]
    spans = list(pairwise([-inf, *starts, inf]))

    def of(kind: Kind) -> tuple[tuple[float, float], ...]:
        return tuple(span for span, other in zip(spans, kinds, strict=True) if other is kind)

    edges = tuple(start for start, (one, other) in zip(starts, pairwise(kinds), strict=True) if one is not other)
    return _Columns(of(Kind.MILESTONE), of(Kind.REPORT), tuple(map(tuple, reports)), edges)


def _above_text(
    lines: Sequence[Line], columns: _Columns, rules: Sequence[Rule], pitch: float, *, boxed: bool
) -> list[Line]:
    """The lines above text that runs across the columns, or that stands in one farther below than any row does where
    rows are not `boxed`."""
    widest = 2 * pitch
    for place, line in enumerate(lines):
        step = line.baseline - lines[place - 1].baseline if place else 0.0
        far = place > 1 and step > 1.2 * widest and not (_begins_first(line) or _begun(line, 0, bare=True))
        far = far and not all(
            any(_is_in(word, column) for word in line.words for column in own)
            for own in (columns.milestones, columns.reports)
        )
        if runs_across(line, columns.edges, rules) or (far and not boxed):
            return list(lines[:place])
        widest = max(widest, step)
    return list(lines)


def _is_boxed(line: Line, heading: Sequence[Word], rules: Mapping[int, Sequence[Rule]]) -> bool:
    """Whether upright rules stand beside a line, between the columns below the headings."""
    left, right = min(word.x1 for word in heading), max(word.x0 for word in heading)
    return any(
        not rule.horizontal and rule.top < line.center < rule.bottom and left < rule.x0 < right
        for rule in rules.get(line.page, ())
    )


def _is_in(word: Word, column: tuple[float, float]) -> bool:
    return column[0] <= (word.x0 + word.x1) / 2 < column[1]


def _numbered_rows(layout: Layout, heading: Sequence[Word], sheets: Sequence[TwoColumns]) -> list[_Step]:
    """The rows of a table whose milestones have numbers, or labels of their own."""
    steps: list[_Step] = []
    for sheet in sheets:
        lines = [*sheet.left, *sheet.right]
        rules = layout.body.rules.get(sheet.page, ())
        flat = [rule for rule in rules if rule.horizontal and not underlines(rule, lines)]
        started: list[tuple[float, _Step]] = []
        for line in sheet.left:
            current = started[-1][1] if started else steps[-1] if steps else None
            begins = current is None and _begins_first(line, bare=heading[0].text.lower() in NUMBERS)
            first = _begun(line, 0, bare=True) if begins else None
            if step := first or _begun(line, (current and current.number) or 0):
                above = started[-1][0] if started else heading[0].baseline if sheet.page == heading[0].page else None
                started.append((_top(line, above, flat, layout.body.pitch), step))
            elif current:
                current.milestone.append(line)
        for part in _paragraphs(sheet.right, layout.body.cell_pitch):
            if beside := _centred_beside(part, started, layout.body.cell_pitch):
                beside.report += part
                continue
            for line in part:
                begun = [step for top, step in started if top < line.center]
                if current := (begun[-1] if begun else steps[-1] if steps else None):
                    current.report.append(line)
        steps += [step for _, step in started]
    return steps


def _paragraphs(lines: Sequence[Line], pitch: float) -> list[list[Line]]:
    """Lines that stand together, without a space."""
    parts: list[list[Line]] = []
    for line in lines:
        if not parts or line.baseline - parts[-1][-1].baseline >= 1.25 * pitch:
            parts.append([])
        parts[-1].append(line)
    return parts


def _centred_beside(lines: Sequence[Line], started: Sequence[tuple[float, _Step]], pitch: float) -> _Step | None:
    """The row that begins beside the lines of one paragraph, which stand centred beside its milestone and so begin
    above it."""
    beside = [step for top, step in started if lines[0].center - pitch < top < lines[-1].center and step.milestone]
    if len(beside) != 1:
        return None
    off = _middle(lines) - _middle(beside[0].milestone)
    return beside[0] if abs(off) < 0.3 * pitch else None


def _middle(lines: Sequence[Line]) -> float:
    return (lines[0].center + lines[-1].center) / 2


def _rows(layout: Layout, sheets: Sequence[TwoColumns]) -> list[_Step]:
    """The rows of a table whose milestones have no numbers."""
    steps: list[_Step] = []
    for sheet in sheets:
        rules, of_many = layout.body.rules.get(sheet.page, ()), len(sheets) > 1
        pairs = sheet.pairs(rules, layout.body.cell_pitch, of_many=of_many)
        for place, (milestone, report) in enumerate(pairs):
            rest = not place and milestone and begins_small(milestone[0])  # of a row of the page before
            if steps and (rest or not milestone):
                steps[-1].milestone += milestone
                steps[-1].report += report
            else:
                steps.append(_Step((*milestone, *report)[0].words[:1], None, list(milestone), list(report)))
    return steps


def _heads_cells(run: Sequence[Word], before: Sequence[Word] | None = None) -> bool:
    """Whether a heading is that of the milestones, or of their numbers, or a `Kuvaus` behind that."""
    if before and describes(said(run)):
        return _heads_cells(before)
    numbers = run[0].text.lower() in NUMBERS
    text = said(run[1:] if numbers and len(run) > 1 else run)  # `# Osatavoite`: two columns that stand close
    found = match_label(text)
    return text.lower() in NUMBERS or names_step(text) or (found is not None and found.kind is Kind.MILESTONE)


def read_step(layout: Layout, milestone: Sequence[Line], report: Sequence[Line]) -> Milestone:
    """The milestone of a cell, with what another cell reports on it, maybe behind the same number; at least one has
    lines."""
    step = _begun(milestone[0], 0, bare=True) if milestone else None
    lines = [*step.milestone, *milestone[1:]] if step else milestone
    label = step.label if step else (*milestone, *report)[0].words[:1]
    if step and report and (told := _begun(report[0], (step.number or 0) - 1)) and told.number == step.number:
        report, label = [*told.milestone, *report[1:]], (*label, *told.label)
    text = join(line.words for line in lines)
    return Milestone(step.number if step else None, text, read_report(layout, report), label)


def numbered_steps(
    milestones: Sequence[Line], reports: Sequence[Line]
) -> list[tuple[tuple[Line, ...], tuple[Line, ...]]]:
    """The milestones of one cell, each of which begins with its number, with what another cell reports on each behind
    the same number, if on any; none if that cell has no numbers."""
    starts, told = list(_begun_from_one(milestones)), list(_begun_from_one(reports))
    if len(starts) < 2 or starts[0] or (reports and (not told or told[0] or len(told) > len(starts))):
        return []
    cells = [tuple(milestones[start:end]) for start, end in pairwise([*starts, len(milestones)])]
    beside = [tuple(reports[start:end]) for start, end in pairwise([*told, len(reports)])] if told else []
    return list(zip_longest(cells, beside, fillvalue=()))


def _begun_from_one(lines: Sequence[Line]) -> Iterator[int]:
    """The places of lines that begin with the numbers from 1 on."""
    last = 0
    for at, line in enumerate(lines):
        if (step := _begun(line, last)) and step.number == last + 1:
            last += 1
            yield at


def _begun(line: Line, last: int, *, bare: bool = False) -> _Step | None:
    """The row that a line of the left column begins. A bare number begins one only if it is due, or any may be: others
    are text."""
    hit = label_of(line)
    phase = hit is not None and hit.label[0].text.lower() in PHASES  # that a cell speaks of
    if hit and not is_whole(line, hit):
        hit = None  # glued to its text, as in `Osatavoite 1:Malli`, it was no label where labels were sought
    if hit and not phase and hit.kind is Kind.MILESTONE and (hit.number is not None or hit.colon):
        return _Step(hit.label, hit.number, list(hit.beside))
    number = _NUMBER.fullmatch(line.words[0].text)
    if number and len(line.words) > 1 and (bare or int(number[1]) == last + 1) and not _counts(line):
        return _Step(line.words[:1], int(number[1]), [line_of(line.words[1:])])
    return None


def _counts(line: Line) -> bool:
    """Whether the figure that a line begins with says of how many things: `3 uutta palvelua`, `1 200 mittaria`."""
    figure, after = line.words[:2]
    thousands = after.text.isdecimal() and len(after.text) == _GROUP
    counted = after.text[0].islower() or after.text[0] in "%€" or thousands
    return figure.text.isdecimal() and counted and after.x0 - figure.x1 < 0.6 * figure.size


def _begins_first(line: Line, *, bare: bool = False) -> bool:
    """Whether a line may be the first of a table with numbers: with `1`, with `3.` where it goes on from before, or
    with a `bare` number in their column."""
    return _begun(line, 0, bare=bare) is not None or bool(_COUNTED.fullmatch(line.words[0].text))


def _top(line: Line, above: float | None, rules: Sequence[Rule], pitch: float) -> float:
    """Where the row that begins with a line begins: at the last rule across the left column that is below `above`, or
    right above the line. Without an `above` the first rule of the page may be its header's."""
    flat = sorted(rule.top for rule in rules if rule.x0 <= line.x0 and rule.x1 >= line.x1)
    least = above if above is not None else flat[0] if flat else 0.0
    return max((top for top in flat if least < top < line.center), default=line.center - 0.5 * pitch)
