"""Indicator tables whose `MITTARI` stands behind a level (`Lähtötaso | MITTARI | Tavoitetaso`) → the same lines with
the indicators ahead of both levels, where the rules look for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from parsers.labels.hits import label_of
from parsers.model import Rule, Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of, runs_of
from parsers.spelling.column_words import heading_of, may_name_heading
from parsers.spelling.vocabulary import Kind, may_begin_label
from parsers.tables.columns import boundary, upright_edges


@dataclass(frozen=True, slots=True)
class _Columns:
    """What stands between `left` and `cut` goes to the right end of the table, and what is between `cut` and `right`,
    the indicators, ahead of it; points."""

    left: float
    cut: float
    right: float

    def moved(self, word: Word) -> Word:
        """The word where its column goes."""
        middle = (word.x0 + word.x1) / 2
        if middle >= self.right:
            return word
        by = self.left - self.cut if middle >= self.cut else self.right - self.cut
        return word.moved(by)

    def moved_rule(self, rule: Rule) -> Rule:
        """The rule between the two parts where they meet now; one across the table stays."""
        if rule.horizontal or not self.left + 1 < rule.x0 < self.right - 1:
            return rule
        if abs(rule.x0 - self.cut) < 1:
            return replace(rule, x0=self.left + self.right - rule.x0, x1=self.left + self.right - rule.x1)
        by = self.left - self.cut if rule.x0 > self.cut else self.right - self.cut
        return replace(rule, x0=rule.x0 + by, x1=rule.x1 + by)


def reordered(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with the indicators of each table ahead of their levels, and the printed word of each that was moved."""
    printed: dict[Word, Word] = {}
    lines = list(body.lines)
    rules = dict(body.rules)
    for index, line in enumerate(body.lines):
        runs = _headings(line) if body.positioned and may_name_heading(line.text) else None
        if runs is None:
            continue
        table = [line, *_rows(body, index)]
        columns = _columns_of(runs, table[1:], rules.get(line.page, ()))
        whole = table[: next((at for at, row in enumerate(table) if _crosses(row, columns.cut)), None)]
        for at, row in enumerate(whole, index):
            words = [columns.moved(word) for word in row.words]
            printed |= {new: old for new, old in zip(words, row.words, strict=True) if new is not old}
            lines[at] = line_of(words)
        for page, on_page in groupby(whole, key=lambda row: row.page):
            shown = list(on_page)
            top, bottom = shown[0].top - line.size, shown[-1].bottom + line.size
            rules[page] = [
                columns.moved_rule(rule) if top < rule.bottom and rule.top < bottom else rule
                for rule in rules.get(page, ())
            ]
    return (replace(body, lines=tuple(lines), rules=rules), printed) if printed else (body, {})


def _headings(line: Line) -> list[list[Word]] | None:
    """The headings of a table in a line, if `MITTARI` stands behind the first of its levels, which begins it."""
    if heading_of(line.words[0].text) is None:
        return None
    runs = runs_of(line.words)
    sides = [heading_of(run[0].text) for run in runs]
    if not sides.count(0) == sides.count(1) == 1:  # two tables stand abreast
        return None
    place = next((at for at, run in enumerate(runs) if _is_indicator(run)), 0)
    return runs if place and None not in sides[:place] else None


def _is_indicator(run: Sequence[Word]) -> bool:
    hit = label_of(line_of(run)) if may_begin_label(run[0].text) else None
    return hit is not None and hit.kind is Kind.INDICATOR


def _rows(body: Body, index: int) -> list[Line]:
    """The lines below headings up to the next label, or the next headings."""
    return list(takewhile(lambda line: not _ends(line), body.lines[index + 1 :]))


def _ends(line: Line) -> bool:
    if may_name_heading(line.text) and any(heading_of(word.text) is not None for word in line.words):
        return True
    return may_begin_label(line.text) and label_of(line) is not None


def _columns_of(runs: Sequence[Sequence[Word]], rows: Sequence[Line], rules: Sequence[Rule]) -> _Columns:
    """Where the column of the indicators begins and ends."""
    first = runs[0][0]
    on_page = [row for row in rows if row.page == first.page]
    words = [word for row in on_page for word in row.words]
    uprights = upright_edges(rules, words)
    place = next(at for at, run in enumerate(runs) if _is_indicator(run))
    edges = [
        boundary((left[-1].x1, right[0].x0), on_page, uprights, first.size)
        for left, right in zip(runs[place - 1 :], runs[place : place + 2], strict=False)
    ]
    left = min([first.x0, *(word.x0 for word in words)])
    right = max([runs[-1][-1].x1, *(word.x1 for word in words)]) + first.size
    return _Columns(left, edges[0], edges[1] if len(edges) > 1 else right)


def _crosses(row: Line, cut: float) -> bool:
    """Whether a line runs across the columns, as text does."""
    return any(word.x0 < cut - 1 and cut + 1 < word.x1 for word in row.words)
