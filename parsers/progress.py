"""Osatavoite and Raportointi: fields → milestones with what was reported on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from statistics import median

from parsers.fields import Field, Layout
from parsers.hits import Hit
from parsers.lines import Line, line_of
from parsers.model import Milestone, Text
from parsers.texts import begins_item, join, join_items
from parsers.vocabulary import Kind


def read_milestones(layout: Layout, fields: Sequence[Field]) -> list[Milestone]:
    """Each Osatavoite with the Raportointi behind it; a Raportointi that has none is one without a text."""
    milestones: list[Milestone] = []
    open_for_report = False
    behind = [field.hit.number for field in fields if _numbered_behind(field)]
    counted = behind == list(range(1, len(behind) + 1))
    for field in fields if counted else map(_unnumbered, fields):
        if field.hit.kind is Kind.MILESTONE:
            own = _upright(field.value) if layout.slanted_reports else field.value
            text, report = join(line.words for line in own), read_report(layout, field.value[len(own) :])
            milestones.append(Milestone(field.hit.number, text, report, field.hit.label))
            open_for_report = True
            continue
        report = _without_bracket(read_report(layout, field.value), field.hit)
        if open_for_report:
            last = milestones[-1]
            milestones[-1] = Milestone(last.number, last.milestone, report, last.label + field.hit.label)
            open_for_report = False
        else:
            milestones.append(Milestone(None, None, report, field.hit.label))
    return milestones


def _without_bracket(report: Text | None, hit: Hit) -> Text | None:
    """A report without the bracket that closes it, which one is before its label: `(Tilanne: Kesken)`."""
    closed = report is not None and hit.label[0].text.startswith("(") and report.text.endswith(")")
    return replace(report, text=report.text[:-1]) if report and closed else report


def _upright(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines ahead of those that are slanted; all if the first of them is."""
    return list(takewhile(lambda line: not line.slanted, lines)) or lines


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
    return replace(field, hit=replace(hit, label=hit.label[:-1], number=None), value=(first, *rest))


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
