"""The ledger of a report: each word of its pages is a value, a label, furniture, or unparsed and said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from parsers.labels.layout import Layout
from parsers.model import Action, Finding, Page, Report, Text, Unit, Word
from parsers.reading.checks import check_letters, check_periods, unparsed


class Taken(Protocol):
    """What the rules took from a document."""

    layout: Layout
    units: list[Unit]
    year: int | None
    actions: list[Action]
    labels: list[Word]
    periods: list[tuple[str, tuple[Word, ...]]]
    findings: list[Finding]


def with_pieces(page: Page, cuts: dict[Word, tuple[Word, ...]]) -> Page:
    """The page with the pieces of words that were cut: the ledger counts what became a label or a value."""
    if cuts.keys().isdisjoint(page.words):
        return page
    return replace(page, words=tuple(piece for word in page.words for piece in cuts.get(word, (word,))))


def place_of(finding: Finding) -> list[tuple[int, float, float]]:
    """Where a finding is printed; ahead of all places if it speaks of no words."""
    return [(word.page, word.top, word.x0) for word in finding.words[:1]]


def _texts(taken: Taken) -> Iterator[Text | None]:
    """All values of a report; inherited ones come up once for each action."""
    for unit in taken.units:
        yield unit.title
    for action in taken.actions:
        yield from (action.focus_area, action.theme, action.goal, action.initiative)
        yield from (action.responsible, action.action)
        for row in action.indicators:
            yield from (row.indicator, row.baseline, row.target)
        for milestone in action.milestones:
            yield from (milestone.milestone, milestone.report)


def balanced(taken: Taken, pages: Sequence[Page]) -> Report:
    """The report of what was taken from `pages`: what no rule took is unparsed, and said."""
    texts = [text for text in _texts(taken) if text]
    body = taken.layout.body
    values = {body.copies.get(word, word) for text in texts for word in text.words}
    labels = {body.copies.get(word, word) for word in taken.labels} - values
    words = [word for line in body.lines for word in line.words if word not in body.copies]
    words += body.aside
    placed = values | labels
    rest = tuple(word for word in words if word not in placed)
    notes = (note for page in pages for note in page.notes)
    findings = [*notes, *taken.findings, *check_periods(taken.periods), *check_letters(texts), *unparsed(rest)]
    return Report(
        units=tuple(taken.units),
        year=taken.year,
        period=taken.periods[0][0] if taken.periods else None,
        actions=tuple(taken.actions),
        findings=tuple(findings),
        pages=tuple(pages),
        values=tuple(word for word in words if word in values),
        labels=tuple(word for word in words if word in labels),
        furniture=body.furniture,
        unparsed=rest,
    )
