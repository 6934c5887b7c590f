"""An action while its blocks are read: what is known of it so far, and what goes on over a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.labels.fields import Field
from parsers.labels.layout import Layout
from parsers.model import Action, Indicator, Milestone, Word
from parsers.page.lines import Line
from parsers.reading.going_on import whole_row, whole_step
from parsers.reading.progress import read_milestones, read_report
from parsers.spelling.vocabulary import Kind
from parsers.tables.matrix_entries import Entry
from parsers.tables.tables import indicators_of


class OpenAction:
    """An action with its indicators, the fields of its milestones and reports, and the milestones of its tables."""

    def __init__(self, action: Action) -> None:
        self.action = action
        self.indicators: list[Indicator] = []
        self.progress: list[Field] = []
        self.milestones: list[Milestone] = []
        self.account: Field | None = None  # what stands right below the heading of its progress

    @property
    def is_empty(self) -> bool:
        return not (self.indicators or self.progress or self.milestones)

    def lacks(self, kind: Kind | None) -> bool:
        """Whether it has nothing yet of what a label announces: a table, or milestones from the first on."""
        if kind in (Kind.INDICATOR, Kind.HEADER):
            return not self.indicators
        return kind in (Kind.PROGRESS, Kind.STEPS, Kind.MILESTONE, Kind.REPORT) and not (
            self.progress or self.milestones
        )

    def go_on(self, lines: Sequence[Line]) -> None:
        """Takes in lines as the rest of the last milestone or report."""
        last = self.progress[-1]
        self.progress[-1] = last._replace(value=(*last.value, *lines))

    def without_rest(self, entry: Entry, *, cut: bool) -> Entry:
        """What is left of an entry of a table without a TOIMENPIDE, or one that the page before `cut`: its first lines
        are of the last report, and its first values, or all of its first row, of the last indicator."""
        indicators = entry.indicators
        if self.indicators and indicators and (cut or not indicators[0][0]):
            (first,) = indicators_of(indicators[:1])
            if row := whole_row(self.indicators[-1], first):
                self.indicators[-1] = row
                indicators = indicators[1:]
        rest, milestones = entry.rest, entry.milestones
        if self.progress and milestones and not entry.progress:
            _, *cells = milestones[0]
            rest, milestones = tuple(line for cell in cells for line in cell), milestones[1:]
        if self.progress and rest:
            self.go_on(rest)
        return replace(entry, indicators=indicators, milestones=milestones)

    def completes(self, step: Milestone) -> bool:
        """Takes in a milestone as the rest of the last one, if it may be."""
        whole = whole_step(self.milestones[-1], step) if self.milestones else None
        if whole:
            self.milestones[-1] = whole
        return whole is not None

    def reports_on(self, step: Milestone) -> bool:
        """Takes in what a cell reports, below headings that come again, on a milestone that the page before has."""
        for at, above in enumerate(self.milestones):
            if step.milestone is None and not above.report and above.number is not None and above.number == step.number:
                self.milestones[at] = replace(above, report=step.report)
                return True
        return False

    def closed(self, layout: Layout) -> tuple[Action, list[Word]]:
        """The whole action, and the labels inside of its reports."""
        found = read_milestones(layout, self.progress)
        taken = {word for field in self.progress for word in field.hit.label}
        labels = [word for each in found for word in each.label if word not in taken]
        milestones = (*found, *self.milestones)
        account = self.account if self.account and self.account.value else None
        if account and not milestones:  # one report on all of it
            milestones = (Milestone(None, None, read_report(layout, account.value), account.hit.label),)
        elif account and len(milestones) == 1 and _is_below(account, milestones[0]):  # or on its only milestone
            milestones = (replace(milestones[0], report=read_report(layout, account.value)),)
        return replace(self.action, indicators=tuple(self.indicators), milestones=milestones), labels


def _is_below(account: Field, milestone: Milestone) -> bool:
    """Whether an account stands below a milestone that has no report."""
    one, other = account.hit.label[0], milestone.label[0]
    return milestone.report is None and (one.page, one.baseline) > (other.page, other.baseline)
