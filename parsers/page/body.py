"""Pages → the lines of a document's body, and the measures its rules are derived from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median

import regex

from parsers.model import Page, Rule, Word
from parsers.page.beside_headings import below_headings
from parsers.page.contents import contents_of
from parsers.page.furniture import line_numbers, running_lines
from parsers.page.glossary import glossary_of
from parsers.page.highlights import without_highlights
from parsers.page.lines import Line, line_of, lines_of, runs_of, said
from parsers.page.marks import marks_of_notes, rules_of, signs_of
from parsers.page.running_titles import begins_context, name_more, running_titles, running_units, with_titles
from parsers.page.shared_lines import beside_text, in_margin
from parsers.page.titles import find_titles, text_of, unit_of
from parsers.spelling.time_words import YEAR
from parsers.spelling.title_words import owner_in
from parsers.spelling.unit_names import names_unit
from parsers.spelling.vocabulary import (
    FOOTNOTE,
    Kind,
    begins_caption,
    is_placeholder,
    match_label,
    may_have_caption,
    says_it_goes_on,
    says_when_printed,
)

_STAMP = 20  # points: three times the size of the smallest text
_WIDE, _DOUBLE = 2.1, 2.6  # of the size, the pitch of text that is set wide, and of such as is set double


@dataclass(frozen=True, slots=True)
class Body:
    """A document's lines in reading order, and the measures its rules are derived from."""

    lines: tuple[Line, ...]
    furniture: tuple[Word, ...]
    aside: tuple[Word, ...]  # no part of any line: text that runs up or down the page, captions, footnotes, glossaries
    size: float  # the size most words are printed in
    pitch: float  # from a line to the next within a paragraph
    wraps: tuple[float, ...]  # the steps to the lines that are plainly wraps: they begin with a small letter
    positioned: bool
    rules: Mapping[int, Sequence[Rule]] = field(default_factory=dict)  # by page
    copies: Mapping[Word, Word] = field(default_factory=dict)  # what else stands for a word → the word, printed once

    @property
    def cell_pitch(self) -> float:
        """From a line to the next within a cell: as in the text, or as in the widest of its wraps, if the few that a
        document has are closer."""
        return min(self.pitch, max((step for step in self.wraps if step >= 0.95 * self.size), default=self.pitch))

    def pitch_of(self, cells: Sequence[Line]) -> float:
        """From a line to the next within some cells, which are as much farther apart as their type may be larger."""
        size = median(line.size for line in cells) if cells else self.size
        return self.cell_pitch * max(1.0, size / self.size)

    def may_wrap(self, above: Line, below: Line) -> bool:
        """Whether a line stands as far below another as some wrap of this document does."""
        step = below.baseline - above.baseline
        return step < 1.05 * self.pitch or any(abs(step - wrap) < 0.05 * self.pitch for wrap in self.wraps)


def read_body(pages: Sequence[Page]) -> Body:
    """The lines of all pages without their running headers and footers."""
    by_page: dict[int, list[Line]] = {}
    drawn: list[Word] = []  # rules, leaders and marks that are made of characters
    stamped: list[Word] = []
    raised: list[Word] = []  # the marks of notes
    for page in pages:
        signs, over = signs_of(page), dict.fromkeys(_over_text(page.words))
        marks = dict.fromkeys(mark for mark in marks_of_notes(page.words) if mark not in signs)
        drawn += signs
        stamped += over
        raised += marks
        no_text = signs | over | marks
        upright = (word for word in page.words if word.upright)
        by_page[page.number] = lines_of(word for word in upright if not (no_text and word in no_text))
    numbers = dict.fromkeys((*line_numbers(by_page), *beside_text(pages, by_page)))
    for number in {word.page for word in numbers}:
        by_page[number] = lines_of(word for line in by_page[number] for word in line.words if word not in numbers)
    running = running_lines(pages, by_page)
    printed = [line for page in pages for line in by_page[page.number]]
    running |= {id(line) for line in printed if says_it_goes_on(line.text) or says_when_printed(line.text)}
    lines = [line for line in printed if id(line) not in running]
    lines, going_on = _without_marks(lines)
    contents = contents_of(lines, len(pages))
    away = [line for line in printed if id(line) in running] + [lines[at] for at in sorted(contents)]
    lines = [line for at, line in enumerate(lines) if at not in contents]
    furniture = [*drawn, *raised, *numbers, *going_on, *(word for line in away for word in line.words)]
    # Type below a point cannot be read; the rules divide by the size.
    size = max(1.0, median(word.size for line in lines for word in line.words)) if lines else 10.0
    lines, taken = _with_running_titles(below_headings(lines, size), printed, running, size)
    furniture = [word for word in furniture if word not in taken] if taken else furniture
    apart = _apart(by_page.values(), lines, size)
    apart |= dict.fromkeys(word for page in by_page.values() for word in in_margin(page))
    if apart:
        left = [[word for word in line.words if word not in apart] for line in lines]
        lines = [line_of(words) for words in left if words]
    gone = set(furniture)
    turned = (word for page in pages for word in page.words if not word.upright and word not in gone)
    aside = (*turned, *stamped, *(word for word in apart if word not in gone))
    positioned = all(page.positioned for page in pages)
    rules = {
        page.number: (*without_highlights(page.rules, page.words), *rules_of(drawn, page.number)) for page in pages
    }
    pitch, wraps = _measures(lines, size)
    return _without_repeated_titles(Body(tuple(lines), tuple(furniture), aside, size, pitch, wraps, positioned, rules))


def _without_marks(lines: Sequence[Line]) -> tuple[list[Line], list[Word]]:
    """The lines without what says in one of their columns that something goes on there, or that nothing was typed, and
    these words."""
    left: list[Line] = []
    marks: list[Word] = []
    for line in lines:
        runs = runs_of(line.words) if line.gaps and ("jatk" in line.text.lower() or "napsau" in line.text) else []
        away = [word for run in runs if says_it_goes_on(said(run)) or is_placeholder(said(run)) for word in run]
        marks += away
        if len(away) < len(line.words):
            left.append(line_of(word for word in line.words if word not in away) if away else line)
    return left, marks


def _with_running_titles(
    lines: list[Line], printed: Sequence[Line], running: set[int], size: float
) -> tuple[list[Line], set[Word]]:
    """The lines with such running headers as are titles, and the words of these."""
    in_text = find_titles(lines, size).values()
    titles = running_titles(printed, running)
    told = {text_of(title) for title in in_text}
    once_more = any(text_of(title[-1:]) in told for title in titles)  # below the name of its unit, which runs along
    at_head = bool(titles) and (not in_text or (not once_more and name_more(titles, in_text, lines)))
    if not at_head:
        units = [unit for title in in_text if (unit := unit_of(title))]
        pages = {line.page for title in in_text for line in title}
        # On a cover `Kaupunginvaltuuston seminaari` may stand where other titles name a unit.
        cover = not any(map(names_unit, units)) and not any(
            line.page in pages and begins_context(line) for line in lines
        )
        owner = next(filter(None, map(owner_in, told)), None) if not units else None
        titles = running_units(printed, running, owner=owner, at_foot=not units) if not units or cover else []
    elif len(titles) == 1 and unit_of(titles[0]) is None:
        named = running_units(printed, running, at_foot=True)  # in another line of the header
        dated = titles[0] if YEAR.search(text_of(titles[0])) else []
        titles = [[*dated, *named[0]], *named[1:]] if named else titles
    if titles:
        lines = with_titles(lines, titles, at_head=at_head)
    return lines, {word for title in titles for line in title for word in line.words}


def _apart(pages: Iterable[Sequence[Line]], lines: Sequence[Line], size: float) -> dict[Word, None]:
    """The words of captions, of a glossary and of footnotes."""
    apart = dict.fromkeys(word for page in pages for word in _captions(page, size))
    apart |= dict.fromkeys(word for line in glossary_of(lines, size) for word in line.words)
    for _, on_page in groupby(lines, key=lambda line: line.page):
        apart |= dict.fromkeys(word for note in _footnotes(list(on_page), size) for word in note.words)
    return apart


def _over_text(words: Sequence[Word]) -> list[Word]:
    """Words that are printed right over the text in type several times as large: `LUONNOS`."""
    large = [word for word in words if word.size > _STAMP and word.upright]
    if not large:
        return []
    usual = median(word.size for word in words)
    return [
        word
        for word in large
        if word.size > 3 * usual
        and sum(
            other.size < 0.5 * word.size
            and word.top < (other.top + other.bottom) / 2 < word.bottom
            and word.x0 < (other.x0 + other.x1) / 2 < word.x1
            for other in words
        )
        > 1
    ]


def _captions(lines: Sequence[Line], size: float) -> Iterator[Word]:
    """The words of a page's captions, and of comments, in smaller or slanted type: they may stand beside the text."""
    for place, line in enumerate(lines):
        if not may_have_caption(line.text):
            continue
        starts = [
            at for at in range(len(line.words)) if not at or line.words[at].x0 - line.words[at - 1].x1 > line.size
        ]
        start = next((at for at in starts if begins_caption(said(line.words[at:]), aside=at > 0)), None)
        if start is None or not (line.words[start].size < 0.95 * size or line_of(line.words[start:]).slanted):
            continue
        first = last = line.words[start]
        end = line.words[-1].x1  # where its lines may end, as they may stand at the right edge
        fonts = {word.font for word in line.words[start:]}  # what begins one may be bold
        for below in lines[place:]:
            run = [word for word in below.words if word.x0 > first.x0 - first.size]
            if start and below is not line:
                run = next((own for own in runs_of(below.words) if abs(own[-1].x1 - end) < 0.1 * first.size), run)
            alike = run and run[0].font in fonts and run[0].size == first.size
            if not alike or run[0].baseline - last.baseline > 1.6 * first.size:
                break
            yield from run
            last = run[0]


def _footnotes(lines: Sequence[Line], size: float) -> Sequence[Line]:
    """The notes that end a page: in smaller type, below a space, and not in columns as the rows of a table."""
    start = len(lines)
    while start and lines[start - 1].size < 0.93 * size:
        start -= 1
    first = next((at for at in range(start, len(lines)) if FOOTNOTE.match(lines[at].text)), len(lines))
    notes = lines[first:]
    above = lines[first - 1] if first and notes else None
    spaced = above and notes[0].baseline - above.baseline > 1.5 * size and notes[0].size < 0.93 * above.size
    words = (pair for note in notes for pair in pairwise(note.words))
    return notes if spaced and not any(right.x0 - left.x1 > size for left, right in words) else ()


def without(body: Body, words: Collection[Word]) -> Body:
    """The body with words set aside that are no part of its lines."""
    left = [[word for word in line.words if word not in words] for line in body.lines]
    return replace(body, lines=tuple(line_of(line) for line in left if line), aside=(*body.aside, *words))


def without_lines(body: Body, places: Collection[int]) -> Body:
    """The body with the lines at some places among its furniture; itself where there are none."""
    if not places:
        return body
    words = (word for at in sorted(places) for word in body.lines[at].words)
    lines = tuple(line for at, line in enumerate(body.lines) if at not in places)
    return replace(body, lines=lines, furniture=(*body.furniture, *words))


def remeasured(body: Body, lines: Sequence[Line], rules: Mapping[int, Sequence[Rule]]) -> Body:
    """The body with other lines and rules, and the measures of these."""
    pitch, wraps = _measures(lines, body.size)
    return replace(body, lines=tuple(lines), rules=rules, pitch=pitch, wraps=wraps)


def _without_repeated_titles(body: Body) -> Body:
    """A title that is printed again before another one comes is a running header, as is one that heads a page on which
    milestones go on."""
    last = ""
    repeats: set[int] = set()
    for index, group in find_titles(body.lines, body.size).items():
        text = regex.sub(r"\W+", "", text_of(group)).casefold()
        if text == last or (last and _goes_on_below(body.lines, index + len(group))):
            repeats.update(range(index, index + len(group)))
        else:
            last = text
    return without_lines(body, repeats)


def _goes_on_below(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a milestone's, or a report's, below what is the first on its page."""
    found = match_label(lines[at].text) if 0 < at < len(lines) else None
    step = found is not None and found.colon and found.kind in (Kind.MILESTONE, Kind.REPORT)
    return step and (at < 2 or lines[at - 2].page != lines[at].page == lines[at - 1].page)


def _measures(lines: Sequence[Line], size: float) -> tuple[float, tuple[float, ...]]:
    """From line to line in a wrapped paragraph, the closest step that comes again and again, and the steps to lines
    that are plainly wraps: set solid to one and a half times, or wider where only such lines show it."""
    steps = [
        (below.baseline - above.baseline, below.words[0].text[0].islower(), abs(above.x0 - below.x0) < 0.3 * size)
        for above, below in pairwise(lines)
        if above.page == below.page
    ]
    pitch = _closest(Counter(round(4 * step) for step, _, column in steps if column and 0.95 <= step / size <= _WIDE))
    if pitch is None:
        pitch = _closest(Counter(round(4 * step) for step, wrap, _ in steps if wrap and _WIDE < step / size <= _DOUBLE))
    most = max(_WIDE * size, 1.05 * (pitch or 0.0))
    wraps = sorted({round(step, 1) for step, wrap, _ in steps if wrap and step <= most})
    return pitch or 1.2 * size, tuple(wraps)


def _closest(steps: Counter[int]) -> float | None:
    """The closest step that comes again and again, of steps in quarters of a point."""
    often = max(2, 0.04 * steps.total())
    return min((step / 4 for step, count in steps.items() if count >= often), default=None)
