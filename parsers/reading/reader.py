"""Blocks → what a report says: context inherited, tables and milestones given to their actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from parsers.labels.across import read_across
from parsers.labels.blocks import Block, Blocks
from parsers.labels.bracketed_unit import with_bracketed_units, without_unit
from parsers.labels.fields import Field, ends_paper, read_field
from parsers.labels.hits import Hit, names_person
from parsers.labels.learned_reports import with_learned_reports
from parsers.model import Action, Finding, Milestone, Text, Unit, Word
from parsers.page.lines import COLUMN, Line, lines_of, said
from parsers.page.texts import join, join_title
from parsers.page.titles import unit_of
from parsers.reading.block_order import said_again
from parsers.reading.by_name import Named, by_name
from parsers.reading.by_number import by_action
from parsers.reading.checks import check_actions
from parsers.reading.context import Context
from parsers.reading.going_on import is_rest
from parsers.reading.open_action import OpenAction
from parsers.reading.periods import heading_of_progress
from parsers.reading.repeated import once_each
from parsers.spelling.time_words import YEAR, period_of, year_in, year_of
from parsers.spelling.title_words import names_municipality, section_name
from parsers.spelling.unit_names import names_unit
from parsers.spelling.vocabulary import BULLETS, CONTEXT, Kind, goes_on_from
from parsers.tables.headings import Heading
from parsers.tables.indicators import heads_list, read_indicators
from parsers.tables.matrix_entries import Entry, read_matrix
from parsers.tables.steps import read_step, read_steps
from parsers.tables.tables import indicators_of


class Reader:
    """Walks through a document's blocks with the context that stands above the next one."""

    def __init__(self, blocks: Blocks) -> None:
        self.layout = blocks.layout
        self.units: list[Unit] = []
        self.year: int | None = None  # that has a label
        self.context = Context()
        self.actions: list[Action] = []
        self.labels: list[Word] = []
        self.periods: list[tuple[str, tuple[Word, ...]]] = []
        self.times: list[tuple[Word, ...]] = []  # periods that have a label
        self.reported: list[tuple[Word, ...]] = []  # the labels and headings of reports that say something
        self.findings: list[Finding] = []
        self._open: OpenAction | None = None
        self._begun: list[OpenAction] = []
        self._heading: Heading | None = None  # of the last table that had one
        self._have_units: list[bool] = []  # of each TEKO, whether a unit without a label stands below it
        self._labelled_units = False
        self._units_in_actions = False  # below the TOIMENPIDE of each
        self._rows: dict[str, OpenAction] = {}  # actions of tables by their numbers there, the last ones
        self._page = 0  # of the last block's label
        self._page_of_matrix = 0  # the last one that has whole actions
        self._last: Kind | None = None  # of the last block
        self._next: Block | None = None
        self._readers = {
            Kind.TITLE: self._read_title,
            Kind.UNIT: self._read_unit,
            Kind.TIME: self._read_time,
            Kind.MATRIX: self._read_matrix,
        }

    def read(self, block: Block, after: Block | None) -> None:
        """Takes in the next block, which another one comes after."""
        self._next = after
        parts = self._by_name(block)
        self._read(replace(block, following=tuple(parts[0].lines)) if len(parts) > 1 else block)
        for part in parts[1:]:
            self._turn_to(part)
        self._last = block.hit.kind
        self._page = max([word.page for word in block.hit.label], default=self._page)

    def _read(self, block: Block) -> None:
        kind = block.hit.kind
        if kind is Kind.RESPONSIBLE and not names_person(block.hit) and self._stands_on_cover(block):
            self._read_unit(block)
        elif own := self._readers.get(kind):
            own(block)
        elif kind in CONTEXT and not (names_person(block.hit) and any(self._have_units)):
            self._read_context(block)
        elif kind in (Kind.UNKNOWN, Kind.RESPONSIBLE):
            message = f"no label is known as {' '.join(word.text for word in block.hit.label)}"
            self.findings.append(Finding("warning", "unknown-label", message, block.hit.label))
        elif not self._read_heading(block) and (action := self._open_action(block)):
            self.labels += block.hit.label
            if kind is Kind.PROGRESS:
                action.account = read_field(self.layout, *self._read_period(block))
                self.reported += [block.hit.label] * bool(action.account.value)
            elif kind is Kind.STEPS:
                self._read_steps(action, block)
            elif kind in (Kind.MILESTONE, Kind.REPORT):
                self._take_progress(action, block.hit, block.following)
            else:
                self._read_indicators(action, block)

    def _stands_on_cover(self, block: Block) -> bool:
        """Whether a block is ahead of all contexts on a page of its own: `Vastuualue: Aluekehitys` is a unit there."""
        after = self._next.hit.label[:1] if self._next and not (self.context or self._begun) else ()
        return any(word.page > block.hit.label[0].page for word in after)

    def _by_name(self, block: Block) -> Sequence[Named]:
        """The parts of a block that name actions of a table once more, behind what stands ahead of them."""
        lines = [line for line in block.following if not (block.matrix and block.matrix.holds(line))]
        texts = {row: own.action.action.text for row, own in self._rows.items() if own.action.action} if lines else {}
        return by_name(lines, texts) if texts else []

    def _turn_to(self, part: Named) -> None:
        """Takes in what is said of an action below its name; what comes is of it as well."""
        self.labels += part.name
        self._close_action()
        self._open = self._rows[part.number]
        if part.lines:
            self._open.account = read_field(self.layout, Hit(Kind.REPORT, part.name, (), None, False), part.lines)
            self.reported += [part.name] * bool(self._open.account.value)

    def _read_heading(self, block: Block) -> bool:
        """Takes in what stands ahead of actions and of none: when they are reported on, `Raportointi T2/2025`, and
        headings over a list of all there is; tells whether a block is that."""
        kind, ahead = block.hit.kind, self._open is None and not self.context
        if kind is Kind.PROGRESS and self._open is None:
            self.labels += block.hit.label
            self._read_period(block)
        elif kind is Kind.REPORT and ahead and period_of(said(block.hit.rest)):
            self.labels += [*block.hit.label, *block.hit.rest]
            self.times.append(block.hit.rest)
        elif heads_list(block, self._heading, ahead=ahead):
            self.labels += [*block.hit.label, *(word for line in block.following for word in line.words)]
            self._heading = block.headings[-1]
        else:
            return False
        return True

    def _read_title(self, block: Block) -> None:
        lines = _printed_lines(block.hit.label)
        title = join_title(line.words for line in lines)
        assert title is not None, "a title has words"
        self._close_action()
        self.context = Context()
        name = unit_of(lines)
        year = year_of(title.text) or year_in(title.text)
        period = period_of(title.text)
        if period:
            self.periods.append((period, title.words))
        above = self.units[-1] if self.units else None
        if above and above.title.text == title.text:
            self.labels += title.words  # once more, as on each sheet of a form
            return
        smaller = above is not None and title.words[0].size < 0.95 * above.title.words[0].size
        # `1 Sitovat tavoitteet`: a heading of a part of what that title names. Or below that on a cover, `Seminaari`.
        if above and smaller and (not name or (self._last is Kind.TITLE and above.name and not names_unit(name))):
            name = above.name
        self.units.append(Unit(title, name, year, period))

    def _read_unit(self, block: Block) -> None:
        """Takes in a unit that has a label: it stands above the context of its actions, or amid that, or in each
        action."""
        value = join(line.words for line in read_field(self.layout, block.hit, block.following).value)
        self.labels += block.hit.label
        if not self._labelled_units:
            heads_page = bool(self.units) and block.hit.label[0].page > self._page  # as one did before
            self._units_in_actions = self._open is not None and not heads_page
        self._labelled_units = True
        again = value is not None and bool(self.units) and value.text == self.units[-1].title.text
        if not self._units_in_actions and self._open is not None and not again:  # it may head each page
            self._close_action()
            self.context = Context()
        self._enter_unit(value)
        if self._open is not None and self.units:
            self._open.action = replace(self._open.action, unit=self.units[-1].name)

    def _read_time(self, block: Block) -> None:
        """Takes in the year or the period of a report, which has a label."""
        for line in (*block.hit.beside, *block.following[:1]):  # a small table may have more than one of them
            period, year = period_of(line.text), YEAR.search(line.text)
            if not period and not year:
                continue
            self.labels += [*block.hit.label, *line.words]
            self.times += [line.words] * (period is not None)
            self.year = self.year or (int(year[0]) if year else None)

    def _enter_unit(self, value: Text | None) -> None:
        if value is None:
            return
        if self.units and self.units[-1].title.text == value.text:
            self.labels += value.words  # once more
        else:
            period = period_of(value.text)
            dated = period or YEAR.search(value.text)  # `Porin Vesi Oy · T2/2025`
            name = unit_of(lines_of(value.words)) if dated else section_name(value.text)
            name = name if name and not names_municipality(name) else None  # all of a city is no unit of it
            self.units.append(Unit(value, name, year_of(value.text), period))
            self.periods += [(period, value.words)] if period else []

    def _read_context(self, block: Block) -> None:
        kind = block.hit.kind
        if kind is Kind.ACTION and self._takes_rest(block):
            return
        found = self._read_field(block)
        value = join(line.words for line in found.value)
        answered_by = without_unit(value) if value and kind in (Kind.INITIATIVE, Kind.ACTION) else None
        value = answered_by.value if answered_by else value
        self.labels += (*block.hit.label, *(answered_by.label if answered_by else ()))
        if value and self._goes_on(kind, value, block.hit.label[0].page):
            self.labels += value.words
            if unit := self._unit_beside(block.hit.unit) or _unit_below(found):
                self.context.responsible = unit
            return
        answered = self._open if kind is Kind.RESPONSIBLE else None
        of_action = answered is not None and answered.action.responsible is None
        # A second one right below a TOIMENPIDE is a person's, or that of the next one.
        if not of_action and (answered is None or not answered.is_empty):
            self._close_action()
        if value is None:
            name = " ".join(word.text for word in block.hit.label)
            self.findings.append(Finding("warning", "label-without-value", f"{name} has no value", block.hit.label))
        if answered is not None and of_action:  # it stands below its TOIMENPIDE, and is no other's
            answered.action = replace(answered.action, responsible=value)
            return
        self.context.enter(kind, value)
        if kind is Kind.RESPONSIBLE:
            self.context.responsible = value
        elif kind is Kind.ACTION:
            self._begin_action(block.hit.label)
            self._answer(block.hit, answered_by.unit if answered_by else None)
        else:
            beside = answered_by.unit if answered_by else self._unit_beside(block.hit.unit)
            self.context.responsible = beside or _unit_below(found) or self.context.of(Kind.RESPONSIBLE)

    def _read_field(self, block: Block) -> Field:
        """A label's value. A unit stands below a TEKO or, where there is none, below the TAVOITE if its name says so or
        most TEKOs have theirs."""
        found = read_field(self.layout, block.hit, block.following)
        if block.hit.kind is Kind.INITIATIVE:
            if found.unlabelled and self._next and _names_unit(self._next.hit):  # `Ohjelma` over `(MAL)`
                found = found._replace(value=(*found.value, *found.unlabelled), unlabelled=())
            self._have_units.append(bool(found.unlabelled))
        elif block.hit.kind is Kind.GOAL and self._next and self._next.hit.kind is Kind.ACTION:
            own = read_field(self.layout, replace(block.hit, kind=Kind.INITIATIVE), block.following)
            below = own.unlabelled
            if not below or not own.value or self._may_wrap(block.hit, own.value[-1], below[0]):
                return found
            if names_unit(_text_of(below)) or 2 * sum(self._have_units) > len(self._have_units):
                return own._replace(hit=block.hit)
        return found

    def _may_wrap(self, hit: Hit, above: Line, line: Line) -> bool:
        """Whether a line may be the wrap of a value's last one, which may begin with a capital: in its type, where that
        was full, or has no column of its own."""
        if line.bold != above.bold or (line.x0 < above.x0 - line.size and hit.gap >= COLUMN):
            return False
        inline = bool(hit.rest) and hit.gap < COLUMN and self.layout.body.may_wrap(above, line)
        return inline or self.layout.margins.wrapped(above, line)

    def _goes_on(self, kind: Kind, value: Text, page: int) -> bool:
        """Whether a value is printed once more over what goes on from the page before: with `(jatkuu)`, or a TOIMENPIDE
        as the first label there."""
        above = self.context.of(kind)
        below = self._next.hit.kind if self._next else None
        overleaf = kind is Kind.ACTION and page == self._page + 1
        first = overleaf and self._open is not None and self._open.lacks(below)
        return above is not None and above.text in (goes_on_from(value.text), value.text if first else None)

    def _takes_rest(self, block: Block) -> bool:
        """Takes in what goes on of a report overleaf below its TOIMENPIDE, printed once more: `Kysely (jatkuu)`;
        tells whether there is anything."""
        again = said_again(block) if self._open is not None and self._open.progress else ()
        value, above = join(line.words for line in again), self.context.of(Kind.ACTION)
        rest = block.following[len(again) - bool(block.hit.rest) :]
        if self._open is None or not (value and above and rest) or goes_on_from(value.text) != above.text:
            return False
        self.labels += block.hit.label + value.words
        self._open.go_on(rest)
        return True

    def _read_matrix(self, block: Block) -> None:
        assert block.matrix is not None, "it was found with its mark"
        self.labels += block.hit.label
        body, table = self.layout.body, block.matrix
        over_page = table.page == self._page_of_matrix + 1
        if table.top < table.bottom:  # headings alone may stand over a row across
            self._page_of_matrix = table.page
        for place, found in enumerate(read_matrix(table, body) if table.columns else [read_across(table, body)]):
            self.labels += found.labels
            texts = {name: join(line.words for line in cell) for name, cell in found.cells.items()}
            cut = False
            if texts.keys() == {Kind.UNIT.value}:  # of the rows below
                self._close_action()
                self.context = Context()
                self._enter_unit(texts[Kind.UNIT.value])
            if over_page and not place and self._open is not None and is_rest(self._open.action, texts):
                cut = True
                self._go_on(texts)
            elif action := texts.get("action"):
                if over_page and not place:
                    self._go_on(self.context.rests(texts))
                self._close_action()
                self._enter_unit(texts.get(Kind.UNIT.value))
                self.context.enter_row(texts)
                self._begin_action(action.words[:1])
                self._rows |= {found.row: self._open} if found.row and self._open else {}
            if self._open is not None:
                goes_on = bool(table.columns) and (cut or not texts.get("action"))
                entry = self._open.without_rest(found, cut=cut) if goes_on else found
                self._take_entry(self._open, entry, table.head, cut=cut)

    def _go_on(self, cells: Mapping[str, Text | None]) -> None:
        """Takes in the rest of the context that the page before cuts, in all actions that have it."""
        for kind, (above, whole) in self.context.go_on(cells).items():
            for begun in self._begun:
                if begun is self._open or (above is not None and getattr(begun.action, kind.value) is above):
                    begun.action = replace(begun.action, **{kind.value: whole})  # type: ignore[arg-type]

    def _take_entry(self, action: OpenAction, entry: Entry, head: tuple[Word, ...], *, cut: bool) -> None:
        """Takes in what a row of a table of whole actions has of one, which the page before may have `cut`."""
        steps = [
            replace(step, number=number if number is not None else step.number)
            for number, *cells in entry.milestones
            for step in [read_step(self.layout, *cells)]
        ]
        if cut and steps and action.completes(steps[0]):
            del steps[0]
        action.indicators += indicators_of(entry.indicators)
        own = []
        for step in steps:
            if action.reports_on(step):
                self.labels += step.label
            else:
                own.append(step)
        self._take_milestones(action, own, head)
        # Labels of reports in the cells of milestones; those of indicators may have times of their own.
        self.reported += [entry.labels] * (not entry.indicators and any(step.report for step in own))
        for hit, below in entry.progress:
            self.labels += hit.label
            self._take_progress(action, hit, below, head)

    def _read_steps(self, action: OpenAction, block: Block) -> None:
        """Takes in a table of milestones, all of one action or each of the one whose number it names."""
        lines = self._up_to_end(block.following)
        parts = by_action(lines, self._rows)
        for number, lines in parts:
            found = read_steps(self.layout, block.hit.label, lines)
            self.labels.append(number)
            self._take_milestones(self._rows[number.text], found.milestones, found.head)
        if not parts:
            found = read_steps(self.layout, block.hit.label, lines)
            self._take_milestones(action, found.milestones, found.head)

    def _up_to_end(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Lines up to those that end a paper."""
        ends = (at for at, (above, line) in enumerate(pairwise(lines), 1) if ends_paper(self.layout, above, line))
        return lines[: next(ends, None)]

    def _take_milestones(self, action: OpenAction, found: Sequence[Milestone], head: tuple[Word, ...]) -> None:
        """Takes in the milestones of a table, whose reports stand below `head`."""
        self.labels += [word for milestone in found for word in milestone.label]
        action.milestones += found
        self.reported += [head] * any(milestone.report for milestone in found)

    def _take_progress(
        self, action: OpenAction, hit: Hit, following: Sequence[Line], head: tuple[Word, ...] = ()
    ) -> None:
        """Takes in a milestone or a report that has a label, and maybe stands in a column below `head`."""
        found = read_field(self.layout, hit, following)
        action.progress.append(found)
        if hit.kind is Kind.REPORT and found.value:
            self.reported += [hit.label, head]

    def _begin_action(self, label: tuple[Word, ...]) -> None:
        self._open = OpenAction(self.context.action(self.units[-1].name if self.units else None, label))
        self._begun.append(self._open)

    def _answer(self, hit: Hit, named: Text | None) -> None:
        """Takes in the unit that is `named` behind a TOIMENPIDE, or stands beside it."""
        unit = named or self._unit_beside(hit.unit)
        if unit and self._open is not None:
            self._open.action = replace(self._open.action, responsible=unit)
            self.context.responsible = unit if named or hit.shared else self.context.responsible

    def _unit_beside(self, words: Sequence[Word]) -> Text | None:
        """The unit that words beside a label name, maybe behind a sign."""
        sign = words[:1] if words and words[0].text in BULLETS else ()
        self.labels += sign
        return join(line.words for line in _printed_lines(words[len(sign) :]))

    def _open_action(self, block: Block) -> OpenAction | None:
        """The action that a table or a milestone belongs to. Under a TEKO without a TOIMENPIDE one without a text is
        begun; ahead of all labels there is none."""
        if self._open is None and self.context:
            self.context.forget_action()
            self._begin_action(block.hit.label)
            message = "a table or milestone without a TOIMENPIDE above it"
            self.findings.append(Finding("warning", "no-action", message, block.hit.label))
        return self._open

    def _read_period(self, block: Block) -> tuple[Hit, list[Line]]:
        """Takes in the heading of a progress, and tells what stands beside it and below it, as a report has."""
        heading, more = heading_of_progress(self.layout, block)
        self.labels += more
        if heading and (period := period_of(heading.text)):
            self.periods.append((period, heading.words))
        hit = replace(block.hit, kind=Kind.REPORT, rest=() if block.hit.rest[:1] == tuple(more[:1]) else block.hit.rest)
        return hit, [line for line in block.following if line.words[0] not in more]

    def _read_indicators(self, action: OpenAction, block: Block) -> None:
        found = read_indicators(self.layout, block, self._heading)
        self.labels += found.labels
        self.findings += found.findings
        self._heading = found.heading
        action.indicators += found.indicators

    def _close_action(self) -> None:
        """Ends the action that is open."""
        self._open = None

    def finish(self) -> None:
        """Takes in what is known of all actions: milestones may come far below theirs."""
        self._close_action()
        closed = [each.closed(self.layout) for each in self._begun]
        actions, learned = with_learned_reports(self.layout, [action for action, _ in closed])
        self.actions, again = once_each(with_bracketed_units(actions, self.layout.body.lines))
        self.labels += [*(word for _, labels in closed for word in labels), *learned, *again]
        self.reported += [tuple(learned)] * bool(learned)
        self.findings += check_actions(self.actions)


def _names_unit(hit: Hit) -> bool:
    """Whether a label is that of the unit that answers."""
    return hit.kind is Kind.RESPONSIBLE and not names_person(hit)


def _text_of(lines: Sequence[Line]) -> str:
    text = join(line.words for line in lines)
    return text.text if text else ""


def _unit_below(field: Field) -> Text | None:
    """The unit below a TEKO, without the brackets that it may stand in, or the dash that it may stand behind."""
    unit = join(line.words for line in field.unlabelled)
    if unit is None or not unit.text:  # nothing but a hyphen that is not drawn
        return unit
    bracketed = unit.text[0] + unit.text[-1] in ("()", "[]")
    text = unit.text[1:-1] if bracketed else unit.text.lstrip("–—- ")
    return replace(unit, text=text) if text else unit


def _printed_lines(words: Sequence[Word]) -> list[Line]:
    """The lines of words that may stand on several pages."""
    return [line for _, on_page in groupby(words, lambda word: word.page) for line in lines_of(on_page)]
