"""What the headings of a table of milestones are, run by run."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Word
from parsers.spelling.time_words import is_trimester
from parsers.spelling.vocabulary import STATES, Kind, explains, label_in, match_label, names_step, reports_on

_HEADING = 3  # words of a column's heading at the most


def heads_of_reports(runs: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    """Which of the headings of a table of milestones are those of reports, one for each period: `Raportointi` rather
    than `Perustelu`, that rather than `Toteutuminen`, that rather than `Tilanne 31.8.2025`, and that rather than a mere
    `T2`, one of several. What is ahead of the milestones is the label of the whole table if there are any behind them:
    `Eteneminen   Osatavoite   Tilannekatsaus 31.8.2025`."""
    named = next((at for at, run in enumerate(runs) if names_step(text_of(run))), 0)
    return _reports_among(runs[named:]) or _reports_among(runs[:named])


def _reports_among(runs: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    own = [run for run in runs if _is_report(run)]
    own = [run for run in own if explains(text_of(run))] or own
    first = [run for run in own if run[0].text.lower().startswith("raport")]
    states = [run for run in runs if _tells_state(run)]
    times = [run for run in runs if is_trimester(text_of(run))]
    return first or own or states or (times if len(times) > 1 else [])


def are_short(runs: Sequence[Sequence[Word]]) -> bool:
    """Whether all of some runs may be headings of columns."""
    return all(len(run) <= _HEADING and not run[0].text[0].islower() for run in runs)


def text_of(run: Sequence[Word]) -> str:
    return " ".join(word.text for word in run)


def _is_report(run: Sequence[Word]) -> bool:
    text = text_of(run)
    return reports_on(text) or label_in(text) is Kind.REPORT


def _tells_state(run: Sequence[Word]) -> bool:
    text = text_of(run)
    found = match_label(text)
    return text.lower() in STATES or (found is not None and found.kind is Kind.PROGRESS)
