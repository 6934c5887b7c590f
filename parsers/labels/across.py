"""Milestones side by side, each in a column below its label, and what is reported on them in a row of its own:

              Osatavoite 1          Osatavoite 2
Sisältö       Malli on valmis       Koulutus
Raportointi   Tehty                 Kesken

Or one alone, which has rows then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import inf
from operator import attrgetter

from parsers.labels.hits import Hit, label_of
from parsers.model import Rule, Word
from parsers.page.body import Body
from parsers.page.lines import Line, between, line_of, runs_of, said
from parsers.spelling.column_words import number_of_step, tells_state
from parsers.spelling.time_words import number_of_period
from parsers.spelling.vocabulary import MILESTONES, Kind, may_begin_label
from parsers.tables.columns import flat_levels
from parsers.tables.matrix import Cell, Matrix, Step
from parsers.tables.matrix_entries import Entry, numbered_milestones

# Of the heading of a column: `Osatavoite 3`, `3. kolmannes (T3)`, `3. kolmannes`.
_ENDS = (*"0123456789)", "kolmannes")
_PADDING = 1.5  # sizes: how far a cell's border may be from its text
_APART = 2  # sizes: how far left of a milestone the labels of its rows stand, at the least
_ROWS = 2  # of a milestone: what it is, and the report on it


def find_across(body: Body) -> list[Matrix]:
    """Such tables, page by page, as tables that have no columns but those of their milestones."""
    if not body.positioned:
        return []
    found: list[Matrix] = []
    last: Line | None = None  # of the page before
    for page, on_page in groupby(body.lines, key=attrgetter("page")):
        lines, rules = list(on_page), body.rules.get(page, ())
        if found and last and found[-1].holds(last) and (rest := _rest(found[-1], lines)):
            found.append(rest)
        last = lines[-1]
        for place, line in enumerate(lines):
            steps = _headed(line, rules) or _alone(line, lines[place + 1 : place + 2], rules)
            own = _below(lines[place + 1 :], steps) if steps else []
            goes_on = bool(found) and _goes_on(found[-1], line, own)
            several = _filled(steps, own) > 1 and (label_of(line) or _are_of_steps(own, steps))
            if several or goes_on or (len(steps) == 1 and _are_rows(own, steps[0])):
                top = max(word.bottom for word in line.words)
                bottom = max((each.bottom for each in own), default=top)
                found.append(Matrix(page, line.words, {}, top, bottom, steps))
    return found


def _filled(steps: Sequence[Step], lines: Sequence[Line]) -> int:
    """How many columns say something: text may speak of `Osatavoite 2   Osatavoite 3`."""
    return sum(bool(between(lines, *edges)) for _, edges, _ in steps)


def _are_of_steps(lines: Sequence[Line], steps: Sequence[Step]) -> bool:
    """Whether rows below the periods of a year are those of milestones: of their reports as well, or each cell has a
    label."""
    beside = [line_of(words) for line in lines if (words := [w for w in line.words if w.x0 < steps[0].edges[0]])]
    hits = [hit for line in beside or lines if (hit := label_of(line))]
    cells = [label_of(own[0]) for step in steps if (own := between(lines, *step.edges))]
    numbers = [hit.number for hit in cells if hit and hit.kind is Kind.MILESTONE]
    labelled = len(numbers) > 1 and numbers == [step.number for step in steps][: len(numbers)]
    return {Kind.MILESTONE, Kind.REPORT} <= {hit.kind for hit in hits} or labelled


def _goes_on(above: Matrix, heading: Line, lines: Sequence[Line]) -> bool:
    """Whether headings come again over the reports on the milestones of a table that a page cuts below these."""
    again = above.page == heading.page - 1 and said(above.heading) == heading.text
    first = label_of(lines[0]) if again and lines else None
    return first is not None and first.kind is Kind.REPORT


def _rest(above: Matrix, lines: Sequence[Line]) -> Matrix | None:
    """What goes on of a table at the top of the next page without headings: reports on milestones at its end."""
    first = label_of(lines[0])
    column = next((step for step in above.steps if step.edges[0] <= lines[0].x0 < step.edges[1]), None)
    own = _below(lines, above.steps) if column else []
    if first is None or first.kind is not Kind.REPORT or not own or lines[0].page > above.page + 1:
        return None
    return above.further(lines[0].page, lines[0].top - 1, max(line.bottom for line in own))


def _headed(line: Line, rules: Sequence[Rule]) -> tuple[Step, ...]:
    """The columns below the labels of a line that is nothing but these; none if it is another."""
    begins = may_begin_label(line.text) or line.text[0] == "T"
    if not begins or not line.text.endswith(_ENDS) or not (line.gaps or rules):
        return ()  # as of most lines, which need not be looked at closely
    uprights = _uprights(line, rules)
    runs = [run for words in _parted(line, uprights) for run in runs_of(words)]
    texts = [" ".join(word.text for word in run) for run in runs]
    if len(texts) > 2 and texts[0].lower() in MILESTONES and all(map(str.isdecimal, texts[1:])):
        del runs[0]  # `Osatavoite   1   2   3`
        numbers = [int(text) for text in texts[1:]]
    else:
        named = [number_of_step(text) for text in texts]  # `Osatavoite 1   Tilanne T2` are no two of these
        numbers = [number for number in (named if any(named) else map(number_of_period, texts)) if number]
    if len(numbers) < 2 or len(numbers) < len(runs) or numbers != sorted(set(numbers)):
        return ()
    lefts = [_left_of(run[0], uprights) for run in runs]
    return tuple(Step(number, edges) for number, edges in zip(numbers, pairwise([*lefts, inf]), strict=True))


def _alone(line: Line, below: Sequence[Line], rules: Sequence[Rule]) -> tuple[Step, ...]:
    """The column below a line that is nothing but the label of one milestone, if a row begins left of it `below`."""
    begun = any(other.gaps and other.x0 < line.x0 - _APART * line.size for other in below)
    number = number_of_step(line.text) if begun and may_begin_label(line.text) else None
    return (Step(number, (_left_of(line.words[0], _uprights(line, rules)), inf)),) if number else ()


def _are_rows(lines: Sequence[Line], step: Step) -> bool:
    """Whether what stands below a milestone is rows: its text, which has a label of its own, and the report on it."""
    rows = [line for line in lines if line.x0 < step.edges[0]]
    level = all(abs(line.x0 - rows[0].x0) < 0.5 * line.size for line in rows)
    names = [label_of(line_of(beside)) for line in rows if (beside := _beside(line, step.edges[0]))]
    return level and len(names) == _ROWS and names[0] is None and _is_of_reports(names[1])


def row_labels(table: Matrix, lines: Sequence[Line]) -> tuple[Word, ...]:
    """The labels of a table's rows, left of its columns, if one of them is that of the reports beside it; `lines` are
    those of its page."""
    left = table.steps[0].edges[0]
    rows = [(line, beside) for line in lines if table.holds(line) and (beside := _beside(line, left))]
    told = any(len(beside) < len(line.words) and _is_of_reports(label_of(line_of(beside))) for line, beside in rows)
    return tuple(word for _, beside in rows for word in beside) if told else ()


def _is_of_reports(hit: Hit | None) -> bool:
    """Whether a label is that of a report, and has nothing behind it."""
    return hit is not None and hit.kind is Kind.REPORT and not hit.rest


def _beside(line: Line, left: float) -> list[Word]:
    """What a line has left of a table's columns."""
    return [word for word in line.words if word.x0 < left]


def _uprights(line: Line, rules: Sequence[Rule]) -> list[float]:
    """Where upright rules stand beside a line."""
    return [rule.x0 for rule in rules if not rule.horizontal and rule.top < line.center < rule.bottom]


def _left_of(first: Word, uprights: Sequence[float]) -> float:
    """Where the column begins that a heading is the first of."""
    near = [x for x in uprights if first.x0 - _PADDING * first.size < x <= first.x0]
    return max(near, default=first.x0 - 0.3 * first.size)


def _parted(line: Line, uprights: Sequence[float]) -> Iterator[list[Word]]:
    """The words of a line between each two upright rules."""
    edges = [-inf, *sorted(uprights), inf]
    for left, right in pairwise(edges):
        words = [word for word in line.words if left <= word.x0 < right]
        if words:
            yield words


def _below(lines: Sequence[Line], steps: Sequence[Step]) -> list[Line]:
    """The lines of such a table, up to another label at its left, or text across its columns."""
    own: list[Line] = []
    edges = [step.edges[0] for step in steps]
    for line in lines:
        hit = label_of(line)
        # In a cell a sentence may begin so: `Tavoite saavutetaan`.
        labelled = hit is not None and (line.x0 < edges[0] or hit.colon or hit.upper or hit.bold)
        row = hit is not None and (hit.kind is Kind.REPORT or _begins_row(hit, line, steps))
        other = labelled and not row
        crossed = any(word.x0 < edge - 1 and word.x1 > edge + 1 for word in line.words for edge in edges)
        if other or crossed or _headed(line, ()):
            break
        own.append(line)
    return own


def _begins_row(hit: Hit, line: Line, steps: Sequence[Step]) -> bool:
    """Whether a label is that of a row of milestones, or in one of its cells: `Osatavoite 2: Koulutus` below `T2`."""
    if hit.kind is not Kind.MILESTONE or hit.number is None:
        return hit.kind is Kind.MILESTONE
    return any(hit.number == number and left <= line.x0 < right for number, (left, right), _ in steps)


def read_across(table: Matrix, body: Body) -> Entry:
    """The milestones of such a table, as what goes on with the action above it."""
    lines = [line for line in body.lines if table.holds(line)]
    words = [word for line in lines for word in line.words]
    left = table.steps[0].edges[0]
    beside = [line_of(own) for line in lines if (own := [word for word in line.words if word.x0 < left])]
    if not beside:
        milestones, labels = numbered_milestones(table, words, table.top, table.bottom)
        return Entry({}, labels, (), milestones, ())
    bands = _bands(table, beside, body.rules.get(table.page, ()))
    found = []
    for number, edges, _ in table.steps:
        cells: dict[bool, Cell] = {True: (), False: ()}
        for (top, bottom), is_report in bands:
            cells[is_report] += tuple(line for line in between(lines, *edges) if top < line.center < bottom)
        if cells[False] or cells[True]:
            found.append((number, cells[False], cells[True]))
    return Entry({}, tuple(word for line in beside for word in line.words), (), tuple(found), ())


def _bands(table: Matrix, labels: Sequence[Line], rules: Sequence[Rule]) -> list[tuple[tuple[float, float], bool]]:
    """From where to where the rows of a table reach, and whether each is that of the reports: down to the next rule, or
    to the next label at the left."""
    across = table.steps[0].edges[0], table.steps[-1].edges[0]
    levels = [level for level in flat_levels(rules, across) if table.top < level < table.bottom]
    if not levels:
        levels = [line.center - 0.6 * line.size for line in labels[1:]]
    bands = list(pairwise([table.top, *levels, table.bottom]))
    return [
        ((top, bottom), any(tells_state(line.text) for line in labels if top < line.center < bottom))
        for top, bottom in bands
    ]
