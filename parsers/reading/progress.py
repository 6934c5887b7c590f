"""Osatavoite and Raportointi: fields → milestones with what was reported on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from math import inf
from statistics import median

import regex

from parsers.labels.fields import Field
from parsers.labels.hits import Hit, is_whole, label_of
from parsers.labels.layout import Layout
from parsers.labels.manners import tells_state
from parsers.layouts.form_boxes import offers_states
from parsers.model import Milestone, Text, Word
from parsers.page.lines import Line, line_of
from parsers.page.texts import begins_item, join, join_items
from parsers.spelling.vocabulary import Kind, may_begin_label

_COUNTED = regex.compile(r"([0-9]{1,2})[.)]")
_LEVEL = 0.3  # of the size: lines at one indent differ by less, as its place is rounded


def read_milestones(layout: Layout, fields: Sequence[Field]) -> list[Milestone]:
    """Each Osatavoite with the Raportointi behind it; a Raportointi that has none is one without a text."""
    behind = [field.hit.number for field in fields if _numbered_behind(field)]
    counted = behind == list(range(1, len(behind) + 1))
    found = _Milestones(layout)
    fields = fields if counted else list(map(_unnumbered, fields))
    for field, after in zip(fields, [*fields[1:], None], strict=False):
        found.take(field, after)
    return found.all


class _Milestones:
    """The milestones of an action, and which of them the next report is on."""

    def __init__(self, layout: Layout) -> None:
        self.all: list[Milestone] = []
        self._layout = layout
        self._open = False  # the last one may have a report yet
        self._state: tuple[Word, ...] = ()  # that is told ahead of the next report
        self._head: tuple[Word, ...] | None = None  # of reports that follow, each with the label of its milestone

    def take(self, field: Field, after: Field | None) -> None:
        """Takes in the next field, which another one comes after."""
        hit, lines = field.hit, field.value
        if hit.kind is Kind.MILESTONE:
            at = self._without_report(hit.number) if self._head is not None else None
            if at is None or self._head is None:
                self._begin(hit, lines)
            else:
                self._report(at, lines, (*self._head, *hit.label))
                self._head = ()
            return
        if len(lines) == 1 and offers_states(lines[0]):
            return  # of which a mark tells one: `☐ toteutuu ☒ ei toteudu`
        if after and len(lines) == 1 and tells_state(hit, after.hit):
            self._state = hit.rest
            return
        own = label_of(lines[0]) if lines and may_begin_label(lines[0].text) else None
        of_milestone = own is not None and own.colon and own.kind is Kind.MILESTONE and is_whole(lines[0], own)
        at = self._without_report(own.number) if own and of_milestone else None
        if own and at is not None:
            # `Raportointi: Osatavoite 2: Kysely on tehty`
            self._report(at, (*own.beside, *lines[1:]), (*hit.label, *own.label))
        elif not lines and after and self._begins_again(after.hit):
            self._head = hit.label  # `Raportointi` over `Osatavoite 1: Kysely on tehty`
        elif parts := self._by_number(lines):
            label = hit.label
            for at, (first, *below) in parts:
                self._report(at, (line_of(first.words[1:]), *below), (*label, first.words[0]))
                label = ()
        else:
            report = _without_bracket(read_report(self._layout, lines), hit)
            last = self.all.pop() if self._open else Milestone(None, None, None, ())
            self.all.append(replace(last, report=report, label=(*last.label, *self._state, *hit.label)))
            self._state = ()
        self._open = False

    def _begin(self, hit: Hit, lines: Sequence[Line]) -> None:
        own = lines
        if self._layout.slanted_reports:
            own = _upright(lines)
        elif self._layout.light_reports:
            own = list(takewhile(lambda line: line.bold, lines)) or lines
        elif self._layout.report_indent < inf:
            own = _ahead_of_indent(lines, hit.x0 + self._layout.report_indent)
        report = read_report(self._layout, lines[len(own) :])
        self.all.append(Milestone(hit.number, join(line.words for line in own), report, hit.label))
        self._open = True

    def _begins_again(self, hit: Hit) -> bool:
        """Whether a label is that of the first of several milestones, none of which has a report."""
        first = self.all[0].number if len(self.all) > 1 and not any(each.report for each in self.all) else None
        return first is not None and hit.kind is Kind.MILESTONE and hit.number == first

    def _without_report(self, number: int | None) -> int | None:
        """The place of the milestone of a number that has no report yet."""
        numbers = [each.number if not each.report else None for each in self.all]
        return numbers.index(number) if number is not None and number in numbers else None

    def _by_number(self, lines: Sequence[Line]) -> list[tuple[int, list[Line]]]:
        """The lines of a report that tells of milestones behind their numbers, `2. Avustus saatiin`, with the place of
        each; none if a milestone has a report already, or a number is that of none."""
        parts: list[tuple[int, list[Line]]] = []
        for line in lines if not any(each.report for each in self.all) else ():
            number = _COUNTED.fullmatch(line.words[0].text)
            if number and len(line.words) > 1 and not line.words[1].text[0].islower():
                at = self._without_report(int(number[1]))
                if at is None or (parts and at <= parts[-1][0]):
                    return []
                parts.append((at, [line]))
            elif parts:
                parts[-1][1].append(line)
            else:
                return []
        return parts

    def _report(self, at: int, lines: Sequence[Line], label: tuple[Word, ...]) -> None:
        report = read_report(self._layout, lines)
        self.all[at] = replace(self.all[at], report=report, label=self.all[at].label + label)


def _without_bracket(report: Text | None, hit: Hit) -> Text | None:
    """A report without the bracket that closes it, which one is before its label: `(Tilanne: Kesken)`."""
    closed = report is not None and hit.label[0].text.startswith("(") and report.text.endswith(")")
    return replace(report, text=report.text[:-1]) if report and closed else report


def _upright(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines ahead of those that are slanted; all if the first of them is."""
    return list(takewhile(lambda line: not line.slanted, lines)) or lines


def _ahead_of_indent(lines: Sequence[Line], indent: float) -> Sequence[Line]:
    """The first line and those ahead of one that begins at an indent."""
    own = takewhile(lambda line: abs(line.x0 - indent) > _LEVEL * line.size, lines[1:])
    return [*lines[:1], *own]


def _numbered_behind(field: Field) -> bool:
    """Whether the number of a milestone stands behind its colon: `Osatavoite: 1 Esiselvitys`."""
    label = field.hit.label
    return (
        field.hit.kind is Kind.MILESTONE
        and len(label) > 1
        and label[-2].text.endswith(":")
        and label[-1].text[0].isdigit()
    )


def _unnumbered(field: Field) -> Field:
    """The same where what stands behind the colon is no number but what its text begins with: `5 EU-hanketta`."""
    if not _numbered_behind(field):
        return field
    hit = field.hit
    first = line_of((hit.label[-1], *hit.rest))
    rest = field.value[1:] if hit.rest else field.value
    return field._replace(hit=replace(hit, label=hit.label[:-1], number=None), value=(first, *rest))


def read_report(layout: Layout, lines: Sequence[Line]) -> Text | None:
    """The text of a report, its bulleted items on lines of their own. A dash at the start of a line that is
    a wrap in the middle of a sentence begins no item."""
    paragraphs: list[list[Line]] = []
    for place, line in enumerate(lines):
        above = lines[place - 1] if place else None
        if above is None or (begins_item(line.words) and not _mid_sentence(layout, above, line)):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return join_items([[line.words for line in paragraph] for paragraph in paragraphs])


def _mid_sentence(layout: Layout, above: Line, line: Line) -> bool:
    """`tavoitteet on sovittu` over `– kuten suunniteltiin`: the line above is full, so the sign had no room
    there; it stands at the text's edge, a word space before the next word, as no bullet does."""
    if len(line.words) < 2:
        return False  # `•Esiselvitys`
    sign, first = line.words[:2]
    ended = above.text.endswith((".", "!", "?", ":"))
    if sign.text not in "-–—→" or ended or begins_item(above.words) or not layout.margins.wrapped(above, line):
        return False
    spaced = line.baseline - above.baseline > 1.3 * layout.body.pitch
    spaces = [right.x0 - left.x1 for left, right in pairwise(line.words[1:])]  # wide ones where lines are justified
    room = max(0.4 * line.size, 1.1 * median(spaces)) if spaces else 0.4 * line.size
    indented = abs(line.x0 - above.x0) > 0.3 * line.size or first.x0 - sign.x1 > room
    small = first.text[0].islower() or sign.text == "→"  # `- Asukasilta järjestetty` begins an item
    return small and not spaced and not indented
