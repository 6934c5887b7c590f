"""What stands below a MITTARI → indicators: a table, or what says the same in another way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.labels.blocks import Block
from parsers.labels.layout import Layout
from parsers.model import Finding, Indicator, Text, Word
from parsers.page.lines import Line, line_of, said
from parsers.spelling.vocabulary import Kind
from parsers.tables.cards import read_cards, read_cards_below
from parsers.tables.headings import Heading
from parsers.tables.labelled import read_labelled_rows
from parsers.tables.levels_beside import read_levels_beside
from parsers.tables.one_value import read_one_value
from parsers.tables.other_captions import without_other_captions
from parsers.tables.run_in import read_run_in
from parsers.tables.sentences import read_sentences
from parsers.tables.tables import indicators_of, plain_rows, read_table, rows_only, sheets_of
from parsers.tables.tiles import read_tiles


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators of a block with the words of their labels, the `heading` that a table after it may go on below,
    and what is doubtful."""

    indicators: Sequence[Indicator]
    labels: Sequence[Word]
    heading: Heading | None
    findings: Sequence[Finding] = ()


def read_indicators(layout: Layout, block: Block, above: Heading | None) -> Indicators:
    """The indicators below a MITTARI, or below headings alone; `above` are those of the last table that had some."""
    headings = {word for heading in block.headings for word in heading.words}
    labels = [word for word in headings if word not in block.hit.label]
    headings |= {word for heading in block.headings for word in heading.beside}  # no cells, whatever their type
    lines = [line for whole in block.following if (line := _without(whole, headings))]
    if block.headings and layout.body.positioned:
        lines = without_other_captions(
            lines, block.headings, [word for word in block.hit.label if word not in headings]
        )
    known = block.headings[0] if block.headings else above
    found = next(_untabled(layout, block, lines, known), None)
    if found:
        indicators, own = found
        return Indicators(indicators, (*labels, *own), above)
    rules = layout.body.rules
    rows = rows_only(layout, lines, known, {heading.page for heading in block.headings})
    table = read_table(sheets_of(rows, block.headings, rules), layout.body.pitch_of(rows), known)
    findings = list(table.findings)
    if not table.indicators:
        findings.append(Finding("warning", "label-without-value", "MITTARI has no indicators", block.hit.label))
    return Indicators(table.indicators, labels, table.heading, findings)


def heads_list(block: Block, above: Heading | None, *, ahead: bool) -> bool:
    """Whether headings stand over a list of rows that have labels, of which those of indicators have its columns:
    `ahead` of all of them, or once more on another page than those `above`."""
    first = block.hit.label[0] if block.hit.kind is Kind.HEADER else None
    if first is None or any(line.page > first.page or line.top > first.bottom for line in block.following):
        return False
    levels, (heading, *_) = said(above.baseline + above.target) if above else "", block.headings
    again = above is not None and above.page < first.page and said(heading.baseline + heading.target) == levels
    return ahead or again


def _untabled(
    layout: Layout, block: Block, lines: Sequence[Line], known: Heading | None
) -> Iterator[tuple[Sequence[Indicator], Sequence[Word]]]:
    """The indicators that are no table's, and their labels, as each of the ways in which they may be set reads them."""
    rules, label = layout.body.rules, block.hit.label
    if not block.headings:
        if lines and (sentences := read_sentences(lines, label)):
            yield sentences.indicators, sentences.labels
        if tiles := read_tiles(lines):
            yield indicators_of(tiles.rows), tiles.labels
        if one := read_one_value(layout, lines, label):
            yield indicators_of(one.rows), one.labels
        if labelled := read_run_in(lines, label) or read_labelled_rows(lines, label, rules):
            yield tuple(map(_closed, indicators_of(labelled.rows))), labelled.labels
        if layout.body.positioned and (beside := read_levels_beside(lines, label)):
            yield indicators_of(beside.rows), beside.labels
    on_pages = [rule for page in {heading.page for heading in block.headings} for rule in rules.get(page, ())]
    if (
        layout.body.positioned
        and len(block.headings) == 1
        and (below := read_cards_below(lines, block.headings[0], on_pages))
    ):
        yield indicators_of(below.rows), below.labels
    if layout.body.positioned and (cards := read_cards(lines, label, block.headings, on_pages)):
        yield indicators_of(cards), ()
    if known and lines and not block.headings and (plain := plain_rows(lines, known)):
        yield indicators_of(plain), ()


def _closed(indicator: Indicator) -> Indicator:
    """An indicator without the signs that part it and its baseline from the next label, `Lähtötaso: 10; Tavoitetaso:
    20`, or the full stops of sentences, where all of it ends with one: `Kävijät. Lähtötaso: 10. Tavoitetaso: 20.`"""
    name, *levels = indicator.indicator, indicator.baseline, indicator.target
    if name and any(levels) and all(each.text.endswith(".") for each in (name, *levels) if each):
        return Indicator(*(_unsigned(each, ".") for each in (name, *levels)))
    return replace(indicator, indicator=_unsigned(name, ";,"), baseline=_unsigned(indicator.baseline, ";,"))


def _unsigned(value: Text | None, signs: str) -> Text | None:
    signed = value is not None and value.text[-1] in signs and len(value.text) > 1
    return replace(value, text=value.text[:-1]) if value and signed else value


def _without(line: Line, words: set[Word]) -> Line | None:
    left = [word for word in line.words if word not in words]
    if len(left) == len(line.words):
        return line
    return line_of(left) if left else None
