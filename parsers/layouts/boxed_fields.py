"""The fields of a form, each a box with its label in small type over the value → a line of each, with the label left of
the value, and one table of the boxes of indicators:

┌────────────────────────┬─────────────┐
│Teko, johon kuuluu      │Vastuutaho   │
│Esihenkilötyön tuki     │Kehittäminen │
├───────────────┬────────┴─┬───────────┤
│6.a Mittari    │Lähtötaso │Tavoitetaso│
│Kävijät        │10        │20         │
└───────────────┴──────────┴───────────┘
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import inf
from statistics import median

from parsers.layouts.form_boxes import Field, fields_of, is_captioned, offers_states
from parsers.model import Rule, Word
from parsers.page.body import Body, remeasured
from parsers.page.lines import COLUMN, Line, by_page, line_of, lines_of
from parsers.spelling.vocabulary import CONTEXT, LEVELS, Kind
from parsers.tables.matrix import APART

_FEWEST = 3  # kinds of labels of the hierarchy that have their values below them in boxes of their own
_STEP = 1.6  # pitches: from a field to the next, so that none reads on in it
_TURN: dict[Kind | None, int] = {kind: turn for turn, kind in enumerate(CONTEXT)}


def unboxed(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such lines, and the printed word of each that was moved."""
    captioned = {line.page for line, below in pairwise(body.lines) if is_captioned(line, below)}
    if not body.positioned or not captioned:
        return body, {}
    pages = by_page(body.lines)
    fields = {
        page: fields_of(lines, body.rules.get(page, ())) if page in captioned else [] for page, lines in pages.items()
    }
    told = {(field.kind, field.size) for own in fields.values() for field in own if field.value}
    sizes = {size for kind, size in told if kind is Kind.ACTION}
    if len({kind for kind, size in told if kind in LEVELS and size in sizes}) < _FEWEST:
        return body, {}
    fields = {page: [field for field in own if field.size in sizes] for page, own in fields.items()}
    written = _Written(body, [field for own in fields.values() for field in own])
    for page, lines in pages.items():
        written.add(lines, fields[page])
    return written.body(), written.printed


def _rows(fields: Sequence[Field]) -> list[list[Field]]:
    """The fields in rows, from left to right."""
    rows: list[list[Field]] = []
    for field in sorted(fields, key=lambda field: field.box.top):
        if rows and field.box.top - rows[-1][0].box.top < APART:
            rows[-1].append(field)
        else:
            rows.append([field])
    return [sorted(row, key=lambda field: field.box.left) for row in rows]


def _steps(value: Sequence[Word]) -> Iterator[float]:
    """From each line of a value to the next."""
    yield from (below.baseline - above.baseline for above, below in pairwise(lines_of(value)))


def _in_turn(fields: Sequence[Field]) -> list[Field]:
    """Fields with the parts of a context from the outermost in, each of which stands there once, in whatever order."""
    turned: list[Field] = []
    for is_context, run in groupby(fields, key=lambda field: field.kind in CONTEXT):
        own = list(run)
        once = len({field.kind for field in own}) == len(own)
        turned += sorted(own, key=lambda field: _TURN[field.kind]) if is_context and once else own
    return turned


def _filled(fields: Sequence[Field]) -> Iterator[Field]:
    """Fields without milestones that nobody named or reported on: a form has room for more than there are."""
    empty = False
    for field, after in pairwise([*fields, None]):
        if field is None:
            continue
        reported = after is not None and after.kind is Kind.REPORT and bool(after.value)
        empty = (field.kind is Kind.MILESTONE and not field.value and not reported) or (
            empty and field.kind is Kind.REPORT
        )
        if not empty:
            yield field


def _headed_alike(row: Sequence[Field], other: Sequence[Field]) -> bool:
    """Whether two rows have the same labels over the same columns."""
    return len(row) == len(other) and all(
        field.kind == each.kind and abs(field.box.left - each.box.left) < APART
        for field, each in zip(row, other, strict=True)
    )


class _Written:
    """The lines of a form as they are written anew, one field below the other."""

    def __init__(self, body: Body, fields: Sequence[Field]) -> None:
        self.printed: dict[Word, Word] = {}
        self._body = body
        steps = [step for field in fields for step in _steps(field.value)]
        self._pitch = max(body.pitch, median(steps) if steps else 0.0)
        widest = max(field.caption.width for field in fields if field.kind is not Kind.UNKNOWN)
        self._column = widest + 2 * COLUMN * body.size  # from the labels to their values
        self._lines: list[Line] = []
        self._rules = dict(body.rules)
        self._furniture: list[Word] = []
        self._aside: list[Word] = []
        self._left = 0.0  # where the labels of a page begin
        self._y = 0.0  # of the last line of it
        self._drawn: list[Rule] = []  # around its indicators

    def body(self) -> Body:
        """The body of these lines."""
        body = remeasured(self._body, self._lines, self._rules)
        return replace(body, furniture=(*body.furniture, *self._furniture), aside=(*body.aside, *self._aside))

    def add(self, lines: Sequence[Line], fields: Sequence[Field]) -> None:
        """Writes the lines of a page."""
        if not fields:
            self._lines += lines
            return
        page = lines[0].page
        taken = {word for field in fields for word in field.words}
        rows = _rows(fields)
        tops = [row[0].box.top for row in rows]
        self._left = min(field.caption.printed[0].x0 for field in fields)
        self._y, self._drawn = lines[0].baseline, []
        steps = [(-inf, 0.0)]  # from which height on, and how far down
        done = 0
        for line in lines:
            words = [word for word in line.words if word not in taken]
            if not words:
                continue
            if offers_states(line_of(words)):
                self._aside += words
                continue
            above = max(done, bisect_right(tops, line.center))
            if above > done:
                self._add_rows(rows[done:above])
                done = above
                steps.append((line.top, self._y + _STEP * self._pitch - line.baseline))
            self._write(words, 0.0, steps[-1][1])
        self._add_rows(rows[done:])
        rules = (rule for rule in self._rules.get(page, ()) if not any(field.box.has(rule) for field in fields))
        self._rules[page] = [*(lowered(rule, steps) for rule in rules), *self._drawn]

    def _add_rows(self, rows: Sequence[Sequence[Field]]) -> None:
        """Writes rows of fields. Those with levels are of indicators."""
        for of_indicators, own in groupby(rows, key=lambda row: any(field.kind is None for field in row)):
            if of_indicators:
                self._add_table(list(own))
            else:
                self._add_fields(_in_turn([field for row in own for field in row]))

    def _add_fields(self, fields: Sequence[Field]) -> None:
        """Writes fields, each with its value right of its label. What is not known is set aside."""
        self._aside += (word for field in fields if field.kind is Kind.UNKNOWN for word in field.words)
        known = [field for field in fields if field.kind is not Kind.UNKNOWN]
        filled = list(_filled(known))
        self._furniture += (word for field in known if field not in filled for word in field.words)
        for field in filled:
            self._furniture += field.caption.more
            label, value = self._label(field), lines_of(field.value)
            first = value[0].baseline if value else label[0].baseline
            y = self._y + _STEP * self._pitch
            right = self._left + self._column - min((word.x0 for word in field.value), default=0.0)
            head = self._moved(label, self._left - label[0].x0, y - label[0].baseline)
            if not value:
                self._lines.append(line_of(head))
            for line in value:
                words = self._moved(line.words, right, y - first)
                self._lines.append(line_of([*head, *words]))
                head = []
            self._y = self._lines[-1].baseline

    def _add_table(self, rows: Sequence[Sequence[Field]]) -> None:
        """Writes rows of indicators below their labels, which stand there once."""
        last: Sequence[Field] = ()
        for row in rows:
            self._furniture += (word for field in row for word in field.caption.more)
            if _headed_alike(row, last):
                self._furniture += (word for field in row for word in field.caption.printed)
            else:
                self._add_cells(row, [word for field in row for word in self._label(field)])
            last = row
            self._add_cells(row, [word for field in row for word in field.value])

    def _add_cells(self, row: Sequence[Field], words: Sequence[Word]) -> None:
        """Writes the words of a row right below the last line, with the rules around its cells."""
        lines = lines_of(words)
        if not lines:
            return
        top = self._y + 0.4 * self._pitch
        down = top + self._pitch - lines[0].baseline
        for line in lines:
            self._write(line.words, 0.0, down)
        self._y = self._lines[-1].baseline
        bottom = self._y + 0.4 * self._pitch
        for box in (field.box for field in row):
            self._drawn += (Rule(x, top, x, bottom) for x in (box.left, box.right))
            self._drawn += (Rule(box.left, y, box.right, y) for y in (top, bottom))

    def _label(self, field: Field) -> Sequence[Word]:
        """The words of a label as they are read."""
        self.printed |= zip(field.caption.label, field.caption.printed, strict=True)
        return field.caption.label

    def _write(self, words: Sequence[Word], right: float, down: float) -> None:
        self._lines.append(line_of(self._moved(words, right, down)))
        self._y = max(self._y, self._lines[-1].baseline)

    def _moved(self, words: Sequence[Word], right: float, down: float) -> list[Word]:
        moved = [word.moved(right, down) for word in words]
        self.printed |= {new: self.printed.get(word, word) for new, word in zip(moved, words, strict=True)}
        return moved


def lowered(rule: Rule, steps: Sequence[tuple[float, float]]) -> Rule:
    """A rule as far down as what stands beside it."""
    top, bottom = (y + steps[bisect_right(steps, (y, inf)) - 1][1] for y in (rule.top, rule.bottom))
    return replace(rule, top=top, bottom=bottom)
