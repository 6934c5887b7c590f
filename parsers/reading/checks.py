"""What looks wrong in a report that was parsed: doubts that a reader should settle on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from parsers.model import UNKNOWN, Action, Finding, Text, Word
from parsers.page.lines import Line, lines_of


def check_actions(actions: Sequence[Action]) -> Iterator[Finding]:
    """Doubts about the actions of a report."""
    numbered = any(milestone.number is not None for action in actions for milestone in action.milestones)
    for action in actions:
        yield from _check_indicators(action)
        yield from _check_milestones(action, numbered)


def _check_indicators(action: Action) -> Iterator[Finding]:
    for row in action.indicators:
        cells = (row.indicator, row.baseline, row.target)
        words = tuple(word for cell in cells if cell for word in cell.words)
        if row.indicator is None:
            yield Finding("warning", "row-without-indicator", "a baseline or target without an indicator", words)
        if row.target is None:
            yield Finding("warning", "indicator-without-target", "an indicator without a target", words)


def _check_milestones(action: Action, numbered: bool) -> Iterator[Finding]:
    """Doubts about milestones. A report that is not `numbered` anywhere lacks no number."""
    expected = 1
    seen: set[int] = set()
    for milestone in action.milestones:
        number = milestone.number
        if milestone.milestone is None and number is None:
            yield Finding("warning", "report-without-milestone", "a Raportointi without Osatavoite", milestone.label)
            continue
        if number is None and numbered:
            yield Finding("warning", "milestone-number-missing", "an Osatavoite without number", milestone.label)
        elif number in seen:
            message = f"Osatavoite {number} stands twice under one TOIMENPIDE"
            yield Finding("warning", "milestone-number-twice", message, milestone.label)
        elif number is not None and number > expected:
            message = f"Osatavoite {expected} is missing before Osatavoite {number}"
            yield Finding("warning", "milestone-number-missing", message, milestone.label)
        if number is not None:
            seen.add(number)
        expected = max(expected + 1, (number or 0) + 1)


def check_periods(periods: Iterable[tuple[str, tuple[Word, ...]]]) -> Iterator[Finding]:
    """A doubt at each heading whose period is not the document's first."""
    first = None
    for period, words in periods:
        first = first or period
        if period != first:
            message = f"the report of {first} also speaks of {period}"
            yield Finding("warning", "several-periods", message, words)


def check_letters(texts: Iterable[Text]) -> Iterator[Finding]:
    """A doubt for each page that prints values with letters that their fonts do not tell."""
    unnamed = {word for text in texts if UNKNOWN in text.text for word in text.words}
    found = sorted(
        (word for word in unnamed if UNKNOWN in word.text and len(word.text) > 1),  # alone it is a bullet
        key=lambda word: (word.page, word.top, word.x0),
    )
    for page, words in groupby(found, key=lambda word: word.page):
        message = f"the fonts of page {page} do not say what some letters are, {UNKNOWN} stands for them"
        yield Finding("warning", "unnamed-letters", message, tuple(words))


def unparsed(words: Iterable[Word]) -> Iterator[Finding]:
    """A finding for each piece of text that became nothing: lines that stand on one another."""
    for _, on_page in groupby(words, key=lambda word: word.page):
        piece: list[Line] = []
        for line in lines_of(on_page):
            if piece and line.baseline - piece[-1].baseline > 2 * line.size:
                yield _unparsed(piece)
                piece = []
            piece.append(line)
        yield _unparsed(piece)


def _unparsed(lines: list[Line]) -> Finding:
    words = tuple(word for line in lines for word in line.words)
    return Finding("warning", "unparsed-text", "text that belongs to no label", words)
