"""The period of a report: what the heading of its progress names, or else the headings around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from operator import attrgetter

from parsers.labels.blocks import Block, Blocks
from parsers.labels.layout import Layout
from parsers.model import Text, Unit, Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of, lines_of, said, same_heading, same_look
from parsers.page.texts import join
from parsers.page.titles import is_styled, parts_across
from parsers.spelling.time_words import is_about_period, period_of, tells_of_progress, year_of
from parsers.spelling.vocabulary import DASHES, Kind, names_another

_HEADING = 8  # words of a heading that may name a period, at the most: text speaks of others
_PHRASE = 5  # words of a sentence: `toteutumista vuoden 2025 toisella vuosikolmanneksella`


def periods_around(blocks: Blocks) -> list[tuple[str, tuple[Word, ...]]]:
    """The period that headings ahead of the first label, or running ones, name, if they agree: `Raportointikausi:
    T2/2025`; or else sentences there, or further headings: `Osa B. Raportointi (T2)`."""
    short = [line for line in _around(blocks) if not names_another(line.text)]
    named = any(is_about_period(line.text) for line in short)
    found = agreed([line.words for line in short] if named else list(_told(_ahead(blocks))))
    return found or agreed([line.words for line in _headings(blocks.layout.body)])


def _headings(body: Body) -> Iterator[Line]:
    """The short lines in a type of their own that name the period of the report."""
    for line in body.lines:
        heading = len(line.words) <= _HEADING and not line.text.endswith(".")
        if heading and is_about_period(line.text) and is_styled(line, body.size) and not names_another(line.text):
            yield line


def _told(lines: Sequence[Line]) -> Iterator[tuple[Word, ...]]:
    """What sentences say that a paper tells: `tavoitteiden eteneminen ensimmäisellä vuosikolmanneksella`."""
    words = [word for line in lines for word in line.words]
    for at, word in enumerate(words):
        if tells_of_progress(word.text):
            yield tuple(words[at : at + _PHRASE])


def year_told(
    units: Sequence[Unit], labelled: int | None, blocks: Blocks, reported: Sequence[tuple[Word, ...]]
) -> int | None:
    """The year of a report: the one that a title names beside its period, or that is `labelled`, or that headings name,
    or those of reports do; or else any that a title has: a programme may be named by another, `Ilmasto-ohjelma
    2030`."""
    beside = (year_of(unit.title.text) for unit in units)
    around = (line.text for line in _around(blocks) if not names_another(line.text))
    told = (labelled, _year_of_all(around), _year_of_all(map(said, reported)))
    return next(filter(None, (*beside, *told, *(unit.year for unit in units))), None)


def _year_of_all(texts: Iterable[str]) -> int | None:
    """The year that texts name beside a period, if they agree: `Vuosi 2025, T2`."""
    years = {year for text in texts if (year := year_of(text))}
    return years.pop() if len(years) == 1 else None


def _around(blocks: Blocks) -> Iterator[Line]:
    """The headings ahead of the first label, and those that run along, each of what stands across in one by itself."""
    pages = groupby(sorted(blocks.layout.body.furniture, key=attrgetter("page")), key=attrgetter("page"))
    running = (line for _, words in pages for line in lines_of(words))
    headings = (each for line in (*_ahead(blocks), *running) for each in _sentences(line))
    return (part for line in headings for part in parts_across(line) if _count(part.words) <= _HEADING)


def _ahead(blocks: Blocks) -> list[Line]:
    """The lines ahead of the first label."""
    first = next((block.hit.label[0] for block in blocks.blocks if block.hit.kind is not Kind.TITLE), None)
    return list(takewhile(lambda line: first not in line.words, blocks.layout.body.lines))


def _sentences(line: Line) -> Iterator[Line]:
    """A long line up to the end of a sentence, or to a bar, and what is behind that if it names a period: `Toisen
    vuosikolmanneksen seuranta. Tiedot on koottu ...`, `Raportointijakso: T2 | Raportoija: ...`."""
    words = line.words
    ends = (
        at
        for at, word in enumerate(words[1:], 1)
        if word.text == "|" or (words[at - 1].text[-1] == "." and word.text[0].isupper())
    )
    end = next(ends, len(words)) if _count(words) > _HEADING else len(words)
    yield line_of(words[:end])
    if period_of(said(words[end:])):
        yield line_of(words[end:])


def _count(words: Sequence[Word]) -> int:
    """How many words there are but for dashes between them: `Porin Vesi – kertomus, kolmas vuosikolmannes`."""
    return sum(word.text not in DASHES for word in words)


def agreed(texts: Sequence[tuple[Word, ...]]) -> list[tuple[str, tuple[Word, ...]]]:
    """The one period that texts name, with the last of these texts."""
    named = {period: words for words in texts if (period := period_of(" ".join(word.text for word in words)))}
    return list(named.items()) if len(named) == 1 else []


def in_force(periods: Sequence[tuple[str, tuple[Word, ...]]], blocks: Blocks) -> Sequence[tuple[str, tuple[Word, ...]]]:
    """The periods that headings of progress name, that of the report first: of several the one that headings around
    them name, or the last where actions tell of one after the other."""
    if len({period for period, _ in periods}) < 2:
        return periods
    last = max(period for period, _ in periods) if _are_in_turn(blocks.blocks) else None
    own = periods_around(blocks) or [each for each in periods if each[0] == last]
    return [*own[:1], *periods]


def _are_in_turn(blocks: Iterable[Block]) -> bool:
    """Whether actions tell of one period after the other, each of them once."""
    told: list[list[str]] = [[]]
    for block in blocks:
        period = period_of(said(block.hit.label)) if block.hit.kind is Kind.PROGRESS else None
        if block.hit.kind is Kind.ACTION:
            told.append([])
        elif period:
            told[-1].append(period)
    return any(len(own) > 1 for own in told) and all(own == sorted({*own}) for own in told)


def heading_of_progress(layout: Layout, block: Block) -> tuple[Text | None, list[Word]]:
    """The whole heading of a `Selvitys`, and its words behind its label: it may go on below, `... toisella` over
    `vuosikolmanneksella (T2):`, or behind its colon, `Selvitys: edistyminen toisella vuosikolmanneksella (T2)`."""
    label, rest = block.hit.label, block.hit.rest
    own = join([label])
    if block.hit.colon:
        text = " ".join(word.text for word in rest)
        goes_on = not period_of(own.text if own else "") and period_of(text)
        return (join([label, rest]), list(rest)) if goes_on else (own, [])
    lines = [line_of(label)]
    for line in block.following:
        so_far = join([*(part.words for part in lines), line.words])
        period = period_of(so_far.text) if so_far else None
        if period and own and period_of(own.text) and not same_look(lines[-1], line):
            break  # a caption that says all, above its text
        if not layout.margins.wrapped(lines[-1], line) and not period:
            break
        lines.append(line)
        named = same_heading(lines[-2], line) and period
        if named or line.words[-1].text.endswith((":", ")")):
            return so_far, [word for part in lines[1:] for word in part.words]
    return own, []
