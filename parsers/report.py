"""Pages → Report: blocks read in order, context inherited, every word accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from parsers.across import read_across
from parsers.block_order import in_order, said_again
from parsers.blocks import Block, Blocks, find_blocks
from parsers.body import read_body
from parsers.captions import uncaptioned
from parsers.cards import read_cards
from parsers.checks import check_action
from parsers.context import Context
from parsers.fields import Field, read_field
from parsers.going_on import is_rest, whole_row, whole_step
from parsers.headings import Heading
from parsers.hits import Hit
from parsers.labelled import read_labelled_rows
from parsers.ledger import balanced, place_of, with_pieces
from parsers.lines import COLUMN, Line, line_of, lines_of
from parsers.matrix import Entry, read_matrix
from parsers.mirrored import mirrored
from parsers.model import Action, Finding, Indicator, Milestone, Page, Report, Text, Unit, Word
from parsers.one_value import read_one_value
from parsers.page_columns import unfolded
from parsers.periods import agreed, heading_of_progress, periods_around, year_around
from parsers.progress import read_milestones
from parsers.reordered import reordered
from parsers.sentences import read_sentences
from parsers.sheets import apart
from parsers.shown import as_printed, as_shown
from parsers.small_capitals import capitalised
from parsers.steps import read_step, read_steps
from parsers.tables import indicators_of, plain_rows, read_table, rows_only, sheets_of
from parsers.texts import join, join_title
from parsers.time_words import YEAR, period_of, year_of
from parsers.title_words import section_name
from parsers.titles import unit_of
from parsers.unruled import ruled
from parsers.vocabulary import CONTEXT, Kind, goes_on_from, names_unit


def parse(pages: Sequence[Page]) -> Report:
    """The report that `pages` print. Never raises for what a page holds."""
    single, printed = apart(pages)
    body = read_body(single)
    for laid_out in (capitalised, mirrored, uncaptioned, ruled, unfolded, reordered):  # as the rules know reports
        body, changed = laid_out(body)
        printed |= {word: printed.get(before, before) for word, before in changed.items()}
    blocks = find_blocks(body)
    reader = _Reader(blocks)
    ordered = in_order(blocks.blocks)
    for block, after in zip(ordered, [*ordered[1:], None], strict=False):
        reader.read(block, after)
    reader.close_action()
    if not reader.periods:
        # `Raportointi T2/2025`, or `Raportointikausi: T2`, or else a heading that belongs to no block.
        around = agreed(reader.times) or periods_around(blocks) if reader.reported else []
        reader.periods = agreed(reader.reported) or around
    reader.year = reader.year or year_around(blocks)
    for word, pieces in blocks.cuts.items():
        if word in printed:
            printed |= {piece: replace(piece, page=printed[word].page) for piece in pieces}
    cuts = {printed.get(word, word): as_printed(pieces, printed) for word, pieces in blocks.cuts.items()}
    report = as_printed(balanced(reader, [with_pieces(page, cuts) for page in pages]), printed)
    return as_shown(replace(report, findings=tuple(sorted(report.findings, key=place_of))))


class _Reader:
    """Walks through a document's blocks with the context that stands above the next one."""

    def __init__(self, blocks: Blocks) -> None:
        self.layout = blocks.layout
        self.units: list[Unit] = []
        self.year: int | None = None  # where no title names it
        self.context = Context()
        self.actions: list[Action] = []
        self.labels: list[Word] = []
        self.periods: list[tuple[str, tuple[Word, ...]]] = []
        self.times: list[tuple[Word, ...]] = []  # periods that have a label
        self.reported: list[tuple[Word, ...]] = []  # the labels and headings of reports that say something
        self.findings: list[Finding] = []
        self._action: Action | None = None
        self._indicators: list[Indicator] = []
        self._progress: list[Field] = []
        self._milestones: list[Milestone] = []  # of tables
        self._heading: Heading | None = None  # of the last table that had one
        self._have_units: list[bool] = []  # of each TEKO, whether a unit without a label stands below it
        self._labelled_units = False
        self._units_in_actions = False  # below the TOIMENPIDE of each
        self._page = 0  # of the last block's label
        self._page_of_matrix = 0  # the last one that has whole actions
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
        self._read(block)
        self._page = max((word.page for word in block.hit.label), default=self._page)

    def _read(self, block: Block) -> None:
        kind = block.hit.kind
        if own := self._readers.get(kind):
            own(block)
        elif kind in CONTEXT:
            self._read_context(block)
        elif kind is Kind.UNKNOWN:
            message = f"no label is known as {' '.join(word.text for word in block.hit.label)}"
            self.findings.append(Finding("warning", "unknown-label", message, block.hit.label))
        elif kind is Kind.PROGRESS and self._action is None:
            self.labels += block.hit.label
            self._read_period(block)
        elif self._open_action(block):
            self.labels += block.hit.label
            if kind is Kind.PROGRESS:
                self._read_period(block)
            elif kind is Kind.STEPS:
                found = read_steps(self.layout, block.hit.label, block.following)
                self._take_milestones(found.milestones, found.head)
            elif kind in (Kind.MILESTONE, Kind.REPORT):
                self._take_progress(block.hit, block.following)
            else:
                self._read_table(block)

    def _read_title(self, block: Block) -> None:
        lines = [line for _, words in groupby(block.hit.label, lambda word: word.page) for line in lines_of(words)]
        title = join_title(line.words for line in lines)
        assert title is not None, "a title has words"
        self.close_action()
        self.context = Context()
        name = unit_of(lines)
        printed = YEAR.search(title.text)
        year = year_of(title.text) or (int(printed[0]) if printed else None)  # a plan may name the years it is for
        period = period_of(title.text)
        if period:
            self.periods.append((period, title.words))
        above = self.units[-1] if self.units else None
        if above and above.title.text == title.text:
            self.labels += title.words  # once more, as on each sheet of a form
            return
        if above and not name and title.words[0].size < 0.95 * above.title.words[0].size:
            name = above.name  # `1 Sitovat tavoitteet`: a heading of a part of what that title names
        self.units.append(Unit(title, name, year, period))

    def _read_unit(self, block: Block) -> None:
        """Takes in a unit that has a label: it stands above the context of its actions, or amid that, or in each
        action."""
        value = join(line.words for line in read_field(self.layout, block.hit, block.following).value)
        self.labels += block.hit.label
        if not self._labelled_units:
            self._units_in_actions = self._action is not None
        self._labelled_units = True
        again = value is not None and bool(self.units) and value.text == self.units[-1].title.text
        if not self._units_in_actions and self._action and not again:  # it may head each page
            self.close_action()
            self.context = Context()
        if value:
            self._enter_unit(value)
        if self._action and self.units:
            self._action = replace(self._action, unit=self.units[-1].name)

    def _read_time(self, block: Block) -> None:
        """Takes in the year or the period of a report, which has a label."""
        beside = [line_of(block.hit.rest)] if block.hit.rest else []
        for line in (*beside, *block.following[:1]):  # a small table may have more than one of them
            period, year = period_of(line.text), YEAR.search(line.text)
            if not period and not year:
                continue
            self.labels += [*block.hit.label, *line.words]
            self.times += [line.words] * (period is not None)
            self.year = self.year or (int(year[0]) if year else None)

    def _enter_unit(self, value: Text) -> None:
        if self.units and self.units[-1].title.text == value.text:
            self.labels += value.words  # once more
        else:
            self.units.append(Unit(value, section_name(value.text), None, None))

    def _read_context(self, block: Block) -> None:
        kind = block.hit.kind
        if kind is Kind.ACTION and self._takes_rest(block):
            return
        found = self._read_field(block)
        value = join(line.words for line in found.value)
        self.labels += block.hit.label
        if value and self._goes_on(kind, value, block.hit.label[0].page):
            self.labels += value.words
            if unit := _unit_below(found):
                self.context.responsible = unit
            return
        open_action = self._action if kind is Kind.RESPONSIBLE else None
        of_action = open_action is not None and open_action.responsible is None
        # A second one right below a TOIMENPIDE is a person's, or that of the next one.
        if not of_action and (open_action is None or self._indicators or self._progress or self._milestones):
            self.close_action()
        if value is None:
            name = " ".join(word.text for word in block.hit.label)
            self.findings.append(Finding("warning", "label-without-value", f"{name} has no value", block.hit.label))
        if of_action and self._action:  # it stands below its TOIMENPIDE, and is no other's
            self._action = replace(self._action, responsible=value)
            return
        self.context.enter(kind, value)
        if kind is Kind.RESPONSIBLE:
            self.context.responsible = value
        elif kind is Kind.ACTION:
            self._begin_action(block.hit.label)
        else:
            self.context.responsible = _unit_below(found) or self.context.of(Kind.RESPONSIBLE)

    def _read_field(self, block: Block) -> Field:
        """A label's value. A unit stands below a TEKO or, where there is none, below the TAVOITE if its name says so or
        most TEKOs have theirs."""
        found = read_field(self.layout, block.hit, block.following)
        if block.hit.kind is Kind.INITIATIVE:
            self._have_units.append(bool(found.unlabelled))
        elif block.hit.kind is Kind.GOAL and self._next and self._next.hit.kind is Kind.ACTION:
            own = read_field(self.layout, replace(block.hit, kind=Kind.INITIATIVE), block.following)
            below = own.unlabelled
            if not below or not own.value or self._may_wrap(block.hit, own.value[-1], below[0]):
                return found
            if names_unit(_text_of(below)) or 2 * sum(self._have_units) > len(self._have_units):
                return replace(own, hit=block.hit)
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
        first = kind is Kind.ACTION and self._action is not None and page == self._page + 1 and self._lacks(self._next)
        return above is not None and above.text in (goes_on_from(value.text), value.text if first else None)

    def _takes_rest(self, block: Block) -> bool:
        """Takes in what goes on of a report overleaf below its TOIMENPIDE, printed once more: `Kysely (jatkuu)`;
        tells whether there is anything."""
        again = said_again(block) if self._progress else ()
        value, above = join(line.words for line in again), self.context.of(Kind.ACTION)
        rest = block.following[len(again) - bool(block.hit.rest) :]
        if not (value and above and rest) or goes_on_from(value.text) != above.text:
            return False
        self.labels += block.hit.label + value.words
        last = self._progress[-1]
        self._progress[-1] = replace(last, value=(*last.value, *rest))
        return True

    def _lacks(self, block: Block | None) -> bool:
        """Whether the open action has nothing yet of what a block begins: a table, or milestones from the first on."""
        kind = block.hit.kind if block else None
        if kind in (Kind.INDICATOR, Kind.HEADER):
            return not self._indicators
        return kind in (Kind.PROGRESS, Kind.STEPS, Kind.MILESTONE, Kind.REPORT) and not (
            self._progress or self._milestones
        )

    def _read_matrix(self, block: Block) -> None:
        assert block.matrix is not None, "it was found with its mark"
        self.labels += block.hit.label
        body, table, head = self.layout.body, block.matrix, block.matrix.head
        over_page = table.page == self._page_of_matrix + 1
        self._page_of_matrix = table.page
        for place, found in enumerate(read_matrix(table, body) if table.columns else [read_across(table, body)]):
            self.labels += found.labels
            texts = {name: join(line.words for line in cell) for name, cell in found.cells.items()}
            cut = False
            if over_page and not place and self._action is not None and is_rest(self._action, texts):
                cut, self._action = True, self.context.go_on(self._action, texts)
            elif action := texts.get("action"):
                self.close_action()
                if unit := texts.get(Kind.UNIT.value):
                    self._enter_unit(unit)
                self.context.enter_row(texts)
                self._begin_action(action.words[:1])
            if self._action is None:
                continue
            goes_on = bool(table.columns) and (cut or not texts.get("action"))
            entry = self._gone_on(found, cut=cut) if goes_on else found
            steps = [
                replace(step, number=number if number is not None else step.number)
                for number, *cells in entry.milestones
                for step in [read_step(self.layout, *cells)]
            ]
            if cut and steps and self._milestones and (whole := whole_step(self._milestones[-1], steps[0])):
                self._milestones[-1] = whole
                del steps[0]
            self._indicators += indicators_of(entry.indicators)
            self._take_milestones([step for step in steps if not self._reports_on(step)], head)
            for hit, below in entry.progress:
                self.labels += hit.label
                self._take_progress(hit, below, head)

    def _reports_on(self, step: Milestone) -> bool:
        """Takes in what a cell reports, below headings that come again, on a milestone that the page before has."""
        for at, above in enumerate(self._milestones):
            if step.milestone is None and not above.report and above.number is not None and above.number == step.number:
                self._milestones[at] = replace(above, report=step.report)
                self.labels += step.label
                return True
        return False

    def _gone_on(self, entry: Entry, *, cut: bool) -> Entry:
        """What is left of an entry without a TOIMENPIDE, or one that the page before `cut`: its first lines are of its
        last report, and its first values, or all of its first row, of its last indicator."""
        indicators = entry.indicators
        if self._indicators and indicators and (cut or not indicators[0][0]):
            (first,) = indicators_of(indicators[:1])
            if row := whole_row(self._indicators[-1], first):
                self._indicators[-1] = row
                indicators = indicators[1:]
        rest, milestones = entry.rest, entry.milestones
        if self._progress and milestones and not entry.progress:
            _, *cells = milestones[0]
            rest, milestones = tuple(line for cell in cells for line in cell), milestones[1:]
        if self._progress and rest:
            last = self._progress[-1]
            self._progress[-1] = replace(last, value=(*last.value, *rest))
        return replace(entry, indicators=indicators, milestones=milestones)

    def _take_milestones(self, found: Sequence[Milestone], head: tuple[Word, ...]) -> None:
        """Takes in the milestones of a table, whose reports stand below `head`."""
        self.labels += [word for milestone in found for word in milestone.label]
        self._milestones += found
        self.reported += [head] * any(milestone.report for milestone in found)

    def _take_progress(self, hit: Hit, following: Sequence[Line], head: tuple[Word, ...] = ()) -> None:
        """Takes in a milestone or a report that has a label, and maybe stands in a column below `head`."""
        found = read_field(self.layout, hit, following)
        self._progress.append(found)
        if hit.kind is Kind.REPORT and found.value:
            self.reported += [hit.label, head]

    def _begin_action(self, label: tuple[Word, ...]) -> None:
        self._action = self.context.action(self.units[-1].name if self.units else None, label)

    def _open_action(self, block: Block) -> bool:
        """Whether there is an action that a table or a milestone belongs to. Under a TEKO without a
        TOIMENPIDE one without a text is begun; ahead of all labels there is none."""
        if self._action is None and self.context:
            self.context.forget_action()
            self._begin_action(block.hit.label)
            message = "a table or milestone without a TOIMENPIDE above it"
            self.findings.append(Finding("warning", "no-action", message, block.hit.label))
        return self._action is not None

    def _read_period(self, block: Block) -> None:
        heading, more = heading_of_progress(self.layout, block)
        self.labels += more
        if heading and (period := period_of(heading.text)):
            self.periods.append((period, heading.words))

    def _read_table(self, block: Block) -> None:
        headings = {word for heading in block.headings for word in heading.words}
        self.labels += [word for word in headings if word not in block.hit.label]
        headings |= {word for heading in block.headings for word in heading.behind}  # no cells, whatever their type
        lines = [line for whole in block.following if (line := _without(whole, headings))]
        rules = self.layout.body.rules
        if lines and not block.headings and (sentences := read_sentences(lines, block.hit.label)):
            self.labels += sentences.labels
            self._indicators += sentences.indicators
            return
        if not block.headings and (labelled := read_labelled_rows(lines, block.hit.label, rules)):
            self.labels += labelled.labels
            self._indicators += indicators_of(labelled.rows)
            return
        one = None if block.headings else read_one_value(self.layout, lines, block.hit.label[0])
        if one:
            self.labels += one.labels
            self._indicators += indicators_of(one.rows)
            return
        on_pages = [rule for page in {heading.page for heading in block.headings} for rule in rules.get(page, ())]
        cards = read_cards(lines, block.hit.label, block.headings, on_pages) if self.layout.body.positioned else []
        if cards:
            self._indicators += indicators_of(cards)
            return
        known = block.headings[0] if block.headings else self._heading
        plain = plain_rows(lines, known) if known and not block.headings and lines else []
        if plain:
            self._indicators += indicators_of(plain)
            return
        rows = rows_only(self.layout, lines, known, {heading.page for heading in block.headings})
        sheets = sheets_of(rows, block.headings, rules)
        table = read_table(sheets, self.layout.body.pitch_of(rows), known)
        self._heading = table.heading
        self._indicators += table.indicators
        self.findings += table.findings
        if not table.indicators:
            message = "MITTARI has no indicators"
            self.findings.append(Finding("warning", "label-without-value", message, block.hit.label))

    def close_action(self) -> None:
        """Ends the action that is open."""
        if self._action is None:
            return
        found = read_milestones(self.layout, self._progress)
        taken = {word for field in self._progress for word in field.hit.label}
        self.labels += [word for each in found for word in each.label if word not in taken]  # inside of reports
        milestones = (*found, *self._milestones)
        action = replace(self._action, indicators=tuple(self._indicators), milestones=milestones)
        self.actions.append(action)
        self.findings += check_action(action)
        self._action, self._indicators, self._progress, self._milestones = None, [], [], []


def _text_of(lines: Sequence[Line]) -> str:
    text = join(line.words for line in lines)
    return text.text if text else ""


def _without(line: Line, words: set[Word]) -> Line | None:
    left = [word for word in line.words if word not in words]
    return line_of(left) if left else None


def _unit_below(field: Field) -> Text | None:
    """The unit below a TEKO, without the brackets that it may stand in."""
    unit = join(line.words for line in field.unlabelled)
    bracketed = unit and unit.text[0] == "(" and unit.text[-1] == ")"
    return replace(unit, text=unit.text[1:-1]) if unit and bracketed else unit
