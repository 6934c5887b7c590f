"""A table of indicators with one of the two values alone, as a plan that knows no Lähtötaso:

MITTARI              Tavoitetaso
Kävijät vuodessa     120

Behind it may stand how they are, `Toteuma 2025`, which is no level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from parsers.labels.fields import ends_paper, ends_value
from parsers.labels.layout import Layout
from parsers.model import Word
from parsers.page.lines import Line, line_of, lines_of, runs_of, said
from parsers.spelling.column_words import heading_of, may_be_target, tells_state
from parsers.tables.columns import boundary, upright_edges
from parsers.tables.heading_words import is_tail, is_time
from parsers.tables.rows import Row
from parsers.tables.tables import goes_on, merged
from parsers.tables.two_columns import TwoColumns, runs_across


@dataclass(frozen=True, slots=True)
class OneValue:
    """The rows of such a table, and the words of its heading."""

    rows: tuple[Row, ...]
    labels: tuple[Word, ...]


def _without_states(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a table left of columns that say how things stand, of which the first line has the headings behind
    that of a level."""
    level, *others = runs_of(lines[0].words)
    if not others or not _heads_one_value(line_of(level)) or not all(tells_state(said(run)) for run in others):
        return lines
    on_page = [line for line in lines[1:] if line.page == lines[0].page]
    edge = boundary((level[-1].x1, others[0][0].x0), on_page, (), lines[0].size)
    kept = ([word for word in line.words if (word.x0 + word.x1) / 2 < edge] for line in lines)
    return [line_of(words) for words in kept if words]


def _heads_one_value(line: Line) -> bool:
    """Whether a line is the heading of one value and nothing more."""
    first, *more = line.words
    dated = may_be_target(first.text) and bool(more) and is_time(more)  # `Tavoite 2025`
    alone = len(runs_of(line.words)) == 1 and (dated or heading_of(first.text) is not None)
    return alone and all(is_tail([word]) or is_time([word]) or word.text[0] == "(" for word in more)


def read_one_value(layout: Layout, lines: Sequence[Line], labels: Sequence[Word]) -> OneValue | None:
    """The indicators of the lines below MITTARI, of which the first is what stands beside it; None if that is no such
    heading."""
    if len(lines) < 2:
        return None
    # `MITTARIT` may stand beside the `Mittari` of its table.
    label = min(labels, key=lambda word: (word.page != lines[0].page, abs(lines[0].baseline - word.baseline)))
    lines = _without_states(lines)
    if not _heads_one_value(lines[0]) or abs(lines[0].baseline - label.baseline) > 0.5 * label.size:
        return None
    rules = layout.body.rules
    side, head = heading_of(lines[0].words[0].text) != 0, lines[0].words[0]
    heads = [line for line in lines if line.text == lines[0].text]  # again on further pages, or above each row
    if any(map(_heads_one_value, (line for line in lines if line not in heads))):
        return None  # each level is a label
    rows: list[Row] = []
    pages = [(page, list(own)) for page, own in groupby((line for line in lines if line not in heads), _page)]
    for page, own in pages:
        words = [word for line in own for word in line.words]
        left_end = min(label.x1, head.x0)
        edge = boundary((left_end, head.x0), own, upright_edges(rules.get(page, ()), words), head.size)
        table = _above_text(layout, own, edge)
        words = [word for line in table for word in line.words]
        left = lines_of(word for word in words if (word.x0 + word.x1) / 2 < edge)
        right = lines_of(word for word in words if (word.x0 + word.x1) / 2 >= edge)
        columns = TwoColumns(page, left, right, edge)
        below: list[Row] = [
            (name, (), value) if side else (name, value, ())
            for name, value in columns.pairs(rules.get(page, ()), layout.body.cell_pitch, of_many=len(pages) > 1)
        ]
        if rows and below and goes_on(rows[-1], below[0]):
            rows[-1] = merged(rows[-1], below.pop(0))
        rows += below
        if len(table) < len(own):  # text below it
            break
    return OneValue(tuple(rows), tuple(word for line in heads for word in line.words))


def _above_text(layout: Layout, lines: Sequence[Line], edge: float) -> Sequence[Line]:
    """The lines of a page above what is no part of the table: text across its columns, a heading, a paper's end."""
    for place, line in enumerate(lines):
        across = runs_across(line, [edge], layout.body.rules.get(line.page, ()))
        ended = place and (ends_value(layout, lines[:place], line) or ends_paper(layout, lines[place - 1], line))
        if across or ended:
            return lines[:place]
    return lines


def _page(line: Line) -> int:
    return line.page
