"""Osatavoite and Raportointi side by side: a table with these two headings, a milestone in each of its rows.

Osatavoite                     Raportointi
Osatavoite 1: Kartoitus        Kartoitus on tehty
2. Suunnitelma on valmis       Luonnos on lausunnolla
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import regex

from parsers.columns import boundary, upright_edges
from parsers.fields import Layout
from parsers.labels import label_of
from parsers.lines import Line, line_of, lines_of
from parsers.model import Milestone, Rule, Word
from parsers.progress import read_report
from parsers.texts import join
from parsers.vocabulary import Kind

_NUMBER = regex.compile(r"([0-9]{1,2})[.):]?")  # 2. Suunnitelma on valmis


@dataclass(slots=True)
class _Step:
    """A row of the table: its number, and the lines of its two cells."""

    label: tuple[Word, ...]
    number: int
    milestone: list[Line]
    report: list[Line] = field(default_factory=list)


def read_steps(layout: Layout, heading: Sequence[Word], lines: Iterable[Line]) -> list[Milestone]:
    """The milestones of the table below `heading`, over page breaks. What stands ahead of the first is none."""
    rules = layout.body.rules
    first, last = heading[0], next(word for word in heading if word.text.lower().startswith("raportointi"))
    steps: list[_Step] = []
    for page, on_page in groupby(lines, key=lambda line: line.page):
        rows = list(on_page)
        words = [word for line in rows for word in line.words]
        edges = upright_edges(rules.get(page, ()), words)
        edge = boundary((first.x1, last.x0), rows, edges, first.size)
        left = lines_of(word for word in words if (word.x0 + word.x1) / 2 < edge)
        right = lines_of(word for word in words if (word.x0 + word.x1) / 2 >= edge)
        started: list[tuple[float, _Step]] = []
        for line in left:
            if step := _begun(line):
                started.append((_top(line, started, rules.get(page, ()), layout.body.pitch), step))
            elif current := (started[-1][1] if started else steps[-1] if steps else None):
                current.milestone.append(line)
        for line in right:
            above = [step for top, step in started if top < line.center]
            if current := (above[-1] if above else steps[-1] if steps else None):
                current.report.append(line)
        steps += [step for _, step in started]
    return [
        Milestone(
            step.number, join(line.words for line in step.milestone), read_report(layout, step.report), step.label
        )
        for step in steps
    ]


def _begun(line: Line) -> _Step | None:
    """The row that a line of the left column begins."""
    hit = label_of(line)
    if hit and hit.kind is Kind.MILESTONE and hit.number is not None:
        return _Step(hit.label, hit.number, [line_of(hit.rest)] if hit.rest else [])
    number = _NUMBER.fullmatch(line.words[0].text)
    if number and len(line.words) > 1:
        return _Step(line.words[:1], int(number[1]), [line_of(line.words[1:])])
    return None


def _top(line: Line, started: Sequence[tuple[float, _Step]], rules: Sequence[Rule], pitch: float) -> float:
    """Where the row that begins with a line begins: at the last rule above it, or right above the line."""
    above = started[-1][0] if started else 0.0
    flat = [rule.top for rule in rules if rule.horizontal and above < rule.top < line.baseline]
    return max(flat, default=line.center - 0.5 * pitch)
