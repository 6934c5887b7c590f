"""Osatavoite and Raportointi side by side: a table with these two headings, a milestone in each of its rows.

Osatavoite                     Raportointi
Osatavoite 1: Kartoitus        Kartoitus on tehty
2. Suunnitelma on valmis       Luonnos on lausunnolla
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise, takewhile
from math import inf

import regex

from parsers.columns import boundary, upright_edges
from parsers.fields import Layout
from parsers.hits import head_of_reports, label_of
from parsers.lines import Line, line_of, lines_of, runs_of, underlines
from parsers.model import Milestone, Rule, Word
from parsers.progress import read_report
from parsers.texts import join
from parsers.vocabulary import MILESTONES, NUMBERS, Kind, match_label

_NUMBER = regex.compile(r"([0-9]{1,2})[.):]?")  # 2. Suunnitelma on valmis


@dataclass(slots=True)
class _Step:
    """A row of the table: its number, and the lines of its two cells."""

    label: tuple[Word, ...]
    number: int | None
    milestone: list[Line]
    report: list[Line] = field(default_factory=list)


def read_steps(layout: Layout, heading: Sequence[Word], lines: Iterable[Line]) -> list[Milestone]:
    """The milestones of the table below `heading`, over page breaks. What stands ahead of the first is none."""
    rules = layout.body.rules
    first = next((word for word in heading if word.text.lower() in MILESTONES), None)
    reports = [
        head[0]
        for _, words in groupby(heading, key=lambda word: word.page)
        if (head := head_of_reports(runs_of(words)))
    ]
    steps: list[_Step] = []
    for page, on_page in groupby(lines, key=lambda line: line.page):
        own = rules.get(page, ())
        whole = _without_further(heading, list(on_page), own)
        last = next((word for word in reversed(reports) if word.page <= page), None)
        edges = upright_edges(own, [word for line in whole for word in line.words])
        left_end = first.x1 if first else min(line.x0 for line in whole)
        edge = boundary((left_end, last.x0), whole, edges, last.size) if last else float("inf")
        rows = list(takewhile(lambda line: not _runs_across(line, edge), whole))  # noqa: B023 (used at once)
        words = [word for line in rows for word in line.words]
        left = lines_of(word for word in words if (word.x0 + word.x1) / 2 < edge)
        right = lines_of(word for word in words if (word.x0 + word.x1) / 2 >= edge)
        flat = [rule for rule in own if rule.horizontal and not underlines(rule, rows)]
        started: list[tuple[float, _Step]] = []
        for line in left:
            current = started[-1][1] if started else steps[-1] if steps else None
            if step := _begun(line, (current and current.number) or 0):
                above = started[-1][0] if started else heading[0].baseline if page == heading[0].page else None
                started.append((_top(line, above, flat, layout.body.pitch), step))
            elif current:
                current.milestone.append(line)
        for line in right:
            begun = [step for top, step in started if top < line.center]
            if current := (begun[-1] if begun else steps[-1] if steps else None):
                current.report.append(line)
        steps += [step for _, step in started]
        if len(rows) < len(whole):  # text below the table
            break
    return [
        Milestone(
            step.number, join(line.words for line in step.milestone), read_report(layout, step.report), step.label
        )
        for step in steps
    ]


def _without_further(heading: Sequence[Word], lines: Sequence[Line], rules: Sequence[Rule]) -> list[Line]:
    """The lines of one page without the cells of columns that no table of ours has: `Tila`."""
    shown = max((word.page for word in heading if word.page <= lines[0].page), default=0)
    runs = runs_of(word for word in heading if word.page == shown)
    reports = head_of_reports(runs)
    own = [run is reports or _heads_cells(run) for run in runs]
    named = any(word.text.lower() in MILESTONES for word in heading)  # else that of the milestones is one of the others
    if all(own) or not named:
        return list(lines)
    edges = upright_edges(rules, [word for line in lines for word in line.words])
    starts = [boundary((one[-1].x1, other[0].x0), lines, edges, one[0].size) for one, other in pairwise(runs)]
    columns = list(zip([-inf, *starts], [*starts, inf], own, strict=True))

    def is_own(word: Word) -> bool:
        middle = (word.x0 + word.x1) / 2
        return any(mine and left <= middle < right for left, right, mine in columns)

    left = ([word for word in line.words if is_own(word)] for line in lines)
    return [line_of(words) for words in left if words]


def _heads_cells(run: Sequence[Word]) -> bool:
    """Whether a heading is that of the milestones, or of their numbers."""
    text = " ".join(word.text for word in run)
    found = match_label(text)
    return text.lower() in (*NUMBERS, *MILESTONES) or (found is not None and found.kind is Kind.MILESTONE)


def read_step(layout: Layout, milestone: Sequence[Line], report: Sequence[Line]) -> Milestone:
    """The milestone of a cell, with what another cell reports on it; at least one has lines."""
    step = _begun(milestone[0], 0, bare=True) if milestone else None
    lines = [*step.milestone, *milestone[1:]] if step else milestone
    label = step.label if step else (*milestone, *report)[0].words[:1]
    text = join(line.words for line in lines)
    return Milestone(step.number if step else None, text, read_report(layout, report), label)


def _runs_across(line: Line, edge: float) -> bool:
    """Whether words of one phrase stand on both sides of the edge."""
    return any(
        (one.x0 + one.x1) / 2 < edge <= (two.x0 + two.x1) / 2 and two.x0 - one.x1 < 0.6 * one.size
        for one, two in pairwise(line.words)
    )


def _begun(line: Line, last: int, *, bare: bool = False) -> _Step | None:
    """The row that a line of the left column begins. A bare number begins one only if it is due, or any may be: others
    are text."""
    hit = label_of(line)
    if hit and hit.kind is Kind.MILESTONE and (hit.number is not None or hit.colon):
        return _Step(hit.label, hit.number, [line_of(hit.rest)] if hit.rest else [])
    number = _NUMBER.fullmatch(line.words[0].text)
    if number and len(line.words) > 1 and (bare or int(number[1]) == last + 1):
        return _Step(line.words[:1], int(number[1]), [line_of(line.words[1:])])
    return None


def _top(line: Line, above: float | None, rules: Sequence[Rule], pitch: float) -> float:
    """Where the row that begins with a line begins: at the last rule across the left column that is below `above`, or
    right above the line. Without an `above` the first rule of the page may be its header's."""
    flat = sorted(rule.top for rule in rules if rule.x0 <= line.x0 and rule.x1 >= line.x1)
    least = above if above is not None else flat[0] if flat else 0.0
    return max((top for top in flat if least < top < line.center), default=line.center - 0.5 * pitch)
