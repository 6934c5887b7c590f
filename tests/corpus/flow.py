"""A report as the row of printed blocks that every renderer draws: document and style in, blocks out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.corpus import fonts
from tests.corpus.layout import CELL_PADDING, LABELS, fit_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.corpus.content import Action, Area, Document, Indicator, Initiative, Milestone, Prose
    from tests.corpus.layout import Layout

PERIOD_WORDS = {"T1": "ensimmäisellä", "T2": "toisella", "T3": "kolmannella"}
CITY = "Porin kaupunki"


@dataclass(frozen=True)
class Line:
    """A line of its own across the text area. `style`: title, heading, prose, period, responsible, cover, or
    rule, which is a drawn line."""

    style: str
    text: str
    above: float = 0
    keep_next: bool = False


@dataclass(frozen=True)
class Labelled:
    """A label with its value beside it (in a column `width` wide), above it or in its first line."""

    label: str
    text: str
    items: tuple[str, ...]
    placement: str
    width: float
    bold: bool
    above: float
    spaced: str = ""
    shade: str = ""
    rules: str = ""
    keep_next: bool = False
    strong: bool = False  # the value in bold


@dataclass(frozen=True)
class Table:
    """An indicator table; a cell is a tuple of paragraphs. With `labelled`, the first column is the label
    column: its head cell and, over all the rows together, `side` are labels."""

    offset: float
    columns: tuple[float, ...]
    head: tuple[str, ...]
    body: tuple[tuple[tuple[str, ...], ...], ...]
    labelled: bool
    side: str
    size: float
    above: float
    stacked: bool


@dataclass(frozen=True)
class PageBreak:
    """The next block starts a page."""


Block = Line | Labelled | Table | PageBreak


def running_header(document: Document, layout: Layout) -> str:
    """What stands at the top of every page."""
    if layout.header == "title" and len(document.units) == 1:
        return document.title_of(document.units[0])
    return f"{CITY} – Talousarvio {document.year}" if layout.header else ""


def milestone_label(milestone: Milestone, layout: Layout) -> str:
    """`Osatavoite 1:` as the style spells it."""
    number = "" if milestone.number is None else f" {milestone.number}"
    return _spelled(f"Osatavoite{number}", layout)


def _spelled(label: str, layout: Layout) -> str:
    # A label in running text needs its colon; in a column of its own it may go without.
    colon = ":" if layout.milestone != "beside" or layout.label_colon else ""
    return (label.upper() if layout.milestone_upper else label) + colon


def period_line(period: str, layout: Layout) -> str:
    """The line that heads the milestones and tells the period."""
    words = f" {PERIOD_WORDS[period]} vuosikolmanneksella" if layout.period != "brackets" else ""
    brackets = f" ({period})" if layout.period != "words" else ""
    text = f"Selvitys toimenpiteen edistymisestä{words}{brackets}"
    return (text.upper() if layout.period_upper else text) + ":" * layout.period_colon


def label_column(document: Document, layout: Layout) -> float:
    """Width of the label column: the widest label of the document and a gutter."""
    extras = {action.extra[0] for action in _actions(document) if action.extra}
    labels = [layout.label(text) for text in (*LABELS.values(), *extras)]
    return max(layout.label_width(label) for label in labels) + layout.label_gutter + CELL_PADDING


def milestone_column(document: Document, layout: Layout) -> float:
    """Width of the column of milestone labels where they stand beside their texts."""
    labels = [_spelled("Raportointi", layout)]
    labels += [milestone_label(milestone, layout) for action in _actions(document) for milestone in action.milestones]
    widest = max(fonts.width(label, layout.font, layout.size, layout.milestone_bold) for label in labels)
    return widest + layout.label_gutter + CELL_PADDING


def _actions(document: Document) -> Iterator[Action]:
    for unit in document.units:
        for area in unit.areas:
            for goal in area.goals:
                for initiative in goal.initiatives:
                    yield from initiative.actions


def flow(document: Document, layout: Layout) -> list[Block]:
    """All the blocks of the report in printing order."""
    return list(_Flow(document, layout).blocks())


class _Flow:
    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.layout = layout
        self.label_width = label_column(document, layout)
        self.milestone_width = milestone_column(document, layout)
        self.table_count = 0

    def blocks(self) -> Iterator[Block]:
        yield from self._front()
        for index, unit in enumerate(self.document.units):
            if index and self.layout.unit_on_new_page:
                yield PageBreak()
            gap = self.layout.action_gap * self.layout.line if index else 0
            yield Line("title", self.document.title_of(unit), gap, keep_next=True)
            if unit.intro:
                yield Line("prose", unit.intro, 0.5 * self.layout.line)
            for area in unit.areas:
                yield from self._area(area)
            if unit.closing:
                yield from self._prose(unit.closing)
                if unit.closing.own_page and unit is not self.document.units[-1]:
                    yield PageBreak()

    def _front(self) -> Iterator[Block]:
        line = self.layout.line
        if self.document.cover:
            for index, text in enumerate(self.document.cover):
                yield Line("cover" if index == 0 else "prose", text, 9 * line if index == 0 else line)
            yield PageBreak()
        if self.document.contents:
            yield Line("heading", "Sisällys", line, keep_next=True)
            for page, unit in enumerate(self.document.units, start=3):
                yield Line("prose", f"{unit.name} {'.' * 40} {page}", 0.3 * line)
            yield PageBreak()

    def _prose(self, prose: Prose) -> Iterator[Block]:
        line = self.layout.line
        if prose.own_page:
            yield PageBreak()
        yield Line("heading", prose.heading, 2 * line, keep_next=True)
        for paragraph in prose.paragraphs:
            yield Line("prose", paragraph, 0.6 * line)

    def _area(self, area: Area) -> Iterator[Block]:
        key = "theme" if area.is_theme else "focus_area"
        named = False
        for goal in area.goals:
            goal_named = False
            for initiative in goal.initiatives:
                for index, action in enumerate(initiative.actions):
                    start = True
                    if self.layout.action_rule:
                        yield Line("rule", "", 0.8 * self.layout.line, keep_next=True)
                    if not named or self.layout.repeat == "all":
                        yield self._field(key, area.name, start)
                        named, start = True, False
                    if not goal_named or self.layout.repeat != "changed":
                        yield self._field("goal", goal.goal, start)
                        goal_named, start = True, False
                    if index == 0 or self.layout.repeat != "changed":
                        for block in self._initiative(initiative, start):
                            yield block
                            start = False
                    yield from self._action(action, start)

    def _initiative(self, initiative: Initiative, start: bool) -> Iterator[Block]:
        if initiative.initiative is not None:
            yield self._field("initiative", initiative.initiative, start)
        if initiative.responsible:
            yield Line("responsible", initiative.responsible, max(self.layout.field_gap, 0.1) * self.layout.line)

    def _field(self, key: str, text: str, start: bool = False) -> Labelled:
        return self._labelled(LABELS[key], text, start)

    def _labelled(self, label: str, text: str, start: bool = False) -> Labelled:
        layout = self.layout
        gap = 0 if layout.field_rules else layout.field_gap
        if layout.placement == "above":
            gap = max(gap, 0.3)  # a label must stand nearer to its own value than to the one before
        return Labelled(
            label=layout.label(label),
            text=text,
            items=(),
            placement=layout.placement,
            width=self.label_width,
            bold=layout.label_bold,
            above=(layout.action_gap if start else gap) * layout.line,
            spaced=layout.label_spaced,
            shade=layout.label_shade,
            rules=layout.field_rules,
        )

    def _action(self, action: Action, start: bool) -> Iterator[Block]:
        layout = self.layout
        yield replace(self._field("action", action.action, start), strong=layout.action_bold)
        if action.extra:
            yield self._labelled(*action.extra)
        if action.indicators:
            yield from self._table(action.indicators)
        if self.document.period:
            text = period_line(self.document.period, layout)
            yield Line("period", text, 0.8 * layout.line, keep_next=not layout.splits)
        ruled = bool(layout.milestone_rules)
        for index, milestone in enumerate(action.milestones):
            # Ruled rows touch each other, but not what stands above the first.
            gap = 0.0 if ruled and index else 0.4 if self.document.period else 0.6
            yield self._progress(milestone_label(milestone, layout), milestone.milestone, (), gap)
            if milestone.report is not None:
                gap = 0.0 if ruled else 0.1
                yield self._progress(_spelled("Raportointi", layout), milestone.report, milestone.items, gap)

    def _progress(self, label: str, text: str, items: tuple[str, ...], gap: float) -> Labelled:
        return Labelled(
            label=label,
            text=text,
            items=items,
            placement=self.layout.milestone,
            width=self.milestone_width,
            bold=self.layout.milestone_bold,
            above=gap * self.layout.line,
            rules=self.layout.milestone_rules,
        )

    def _table(self, rows: tuple[Indicator, ...]) -> Iterator[Block]:
        layout = self.layout
        label = layout.label(LABELS["indicator"])
        above = max(layout.field_gap, 0.3) * layout.line
        if layout.head == "line-below":
            yield replace(self._field("indicator", ""), above=above, keep_next=not layout.splits)
            above = 0.2 * layout.line
        labelled = layout.head in {"same-line", "row-label"}
        indent = layout.table_indent + (self.label_width if labelled or layout.table_at == "value" else 0)
        offset = 0 if labelled else indent
        room = layout.width - indent
        head: tuple[str, ...] = (label if layout.head == "column-heading" else "", *layout.heads)
        cells = [(row.indicator, row.baseline, row.target) for row in rows]
        self.table_count += 1
        columns, size = fit_columns(layout, room, [head, *cells], self.table_count)
        # Paragraphs are counted in stacked cells: none may be missing, and a gap must part them.
        stacked = layout.stacked and len(rows) <= 5 and all(text for row in cells for text in row)
        body: tuple[tuple[tuple[str, ...], ...], ...]
        body = (tuple(zip(*cells, strict=True)),) if stacked else tuple(tuple((text,) for text in row) for row in cells)
        if labelled:
            columns = (indent, *columns)
            head = (label if layout.head == "same-line" else "", *head)
            body = tuple(((), *row) for row in body)
        side = label if layout.head == "row-label" else ""
        yield Table(offset, columns, head, body, labelled, side, size, above, stacked)
