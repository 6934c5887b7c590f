"""Running headers, footers and page numbers: known by where they stand and that they come again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median, mode

import regex

from parsers.model import Page, Word
from parsers.page.lines import Line, runs_of, said, same_heading, same_type
from parsers.page.texts import begins_item
from parsers.page.titles import is_styled
from parsers.spelling.column_words import begins_block
from parsers.spelling.title_words import names_goals
from parsers.spelling.vocabulary import BULLETS, LEVELS, closes, label_in

_START, _END = attrgetter("x0"), attrgetter("x1")
_LARGE = 1.2  # times the size of the text
_WIDE = 1.9  # times the size: the pitch of text that is set double
_NUMBERED = 10  # lines
_MOST, _SOME = 0.7, 0.4  # of a page have a number; in a spreadsheet a row may have several lines
_SMALL = 0.75  # of the size of the text beside it: the number of a line
_IN_MARGIN = 2  # words of a page: a header and a footer may begin where the numbers of lines stand
_MANY = 3  # times as many: a letterhead may stand on the first two pages, and labels as high on some others
_NEAR = 10  # lines from the edge of a page: as many as a row of a table may have, and some


def running_lines(pages: Sequence[Page], by_page: dict[int, list[Line]]) -> set[int]:
    """The ids of lines that run along: the outermost lines of a page, in a place where another page has
    the same words (figures aside), or with the number of the page in a margin of its own."""
    running: set[int] = set()
    sizes = [word.size for page in pages for word in page.words]
    size = median(sizes) if sizes else 0.0
    far = _far(by_page.values(), size)
    known: set[tuple[str, int]] = set()  # what runs along, and its height
    tops = sorted((by_page[page.number][0].baseline, page.number) for page in pages if by_page[page.number])
    for downward in (True, False):
        repeats = _Repeats.of(pages, by_page, downward, size)
        for page in pages:
            lines = by_page[page.number]
            outer = lines if downward else lines[::-1]
            others = min((top for top, number in tops[:2] if number != page.number), default=float("inf"))
            for place, line in enumerate(outer):
                at = place if downward else len(lines) - 1 - place
                below = lines[at + 1] if at + 1 < len(lines) else None
                gaps = [abs(one.baseline - two.baseline) for one, two in pairwise(outer[place : place + _NEAR])]
                alone = not gaps or gaps[0] > max(2 * line.size, far)
                count = repeats.count(line, below)
                apart = count >= len(pages) - 1 and not _hugs(line, outer[place + 1 : place + 2], repeats)
                again = (line.text, round(line.baseline)) in known  # over other text, which may begin higher
                repeated = count > 1 and (alone or count > 2 or apart or again)
                in_slot = alone and repeats.is_slot(line) and not (_begins_block(line) or names_goals(line.text))
                numbered = alone and _numbers_page(line, page, len(pages))
                # No footer is set as a heading: what it heads begins the next page.
                heading = not downward and line.bold and line.size > _LARGE * size
                if not (
                    ((repeated or in_slot) and not (_is_item(line) and count <= 2))
                    or numbered
                    or (
                        _in_margin(line, gaps, page, others)
                        and not heading
                        and (downward or not _is_row(line, outer[place + 1 :]))
                    )
                    or _is_small(line, gaps, page, size)
                ):
                    break
                running.add(id(line))
                known.add((line.text, round(line.baseline)))
    return running


def _far(pages: Iterable[Sequence[Line]], size: float) -> float:
    """How far off a line stands, at the least, that is none of the text, in points: farther than a wrap does, where the
    text is set double."""
    steps = [
        below.baseline - above.baseline
        for lines in pages
        for above, below in pairwise(lines)
        if below.text[0].islower()
    ]
    pitch = median(steps) if steps else 0.0
    return 1.2 * pitch if pitch > _WIDE * size else 0.0


def _begins_block(line: Line) -> bool:
    """Whether a line is a label's, or one of a table's headings; a label may stand across from what runs along."""
    others = (said(line.words[at:]) for at in line.gaps)
    return begins_block(line.text) or any(label_in(text) in LEVELS for text in others)


def _hugs(line: Line, inner: Sequence[Line], repeats: _Repeats) -> bool:
    """Whether a line is set as the next one inwards, which does not come again, and as close as a wrap to it."""
    return any(
        same_type(*sorted((line, other), key=attrgetter("baseline")))
        and abs(other.baseline - line.baseline) < 1.3 * line.size
        and abs(other.x0 - line.x0) < 0.3 * line.size
        and repeats.count(other, None) < 2
        for other in inner
    )


def line_numbers(by_page: dict[int, list[Line]]) -> list[Word]:
    """The numbers of lines in a margin, as papers for a council have them: each line of a page has one, or each fifth,
    and nothing else stands as far out. Few lines may be rows that are numbered, so a page must have some."""
    return _column_of(by_page, 0) or _column_of(by_page, -1)


def _column_of(by_page: dict[int, list[Line]], side: int) -> list[Word]:
    """The numbers that stand first (0) or last (-1) in their lines; none if that column has other words."""
    found = [own for lines in by_page.values() if (own := _numbers(lines, side, _MOST))]
    if not found:
        rows = [own for lines in by_page.values() if (own := _numbers(lines, side, _SOME))]
        chained = all(int(above[-1].text) + 1 == int(below[0].text) for above, below in pairwise(rows))
        found = rows if len(rows) > 1 and chained else []  # the rows of a spreadsheet
    column = [word for own in found for word in own]
    if not column:
        return []
    left, right = min(word.x0 for word in column) - 1, max(word.x1 for word in column) + 1
    numbers: list[Word] = []
    for lines in by_page.values():
        there = [(line, word) for line in lines for word in line.words if word.x0 < right and word.x1 > left]
        own = [word for line, word in there if word is line.words[side] and word.text.isdecimal()]
        if len(there) - len(own) > _IN_MARGIN:
            return []
        numbers += own
    return numbers


def _middle(word: Word) -> float:
    return (word.x0 + word.x1) / 2


def _numbers(lines: Sequence[Line], side: int, share: float) -> list[Word]:
    """Words of a page that may number its lines, or a share of them at the least, empty ones among them."""
    figures = [(place, line.words[side]) for place, line in enumerate(lines) if line.words[side].text.isdecimal()]
    if side:  # values end lines as well, in the size of what is before them
        figures = [(place, word) for place, word in figures if word.size < _SMALL * lines[place].words[0].size]
    if not figures:
        return []
    # Flush left or right, or centred, as the rows of a spreadsheet are numbered; a footer may begin with a figure too.
    usual = [(edge, mode(round(edge(word)) for _, word in figures)) for edge in (_START, _END, _middle)]
    level = [(place, word) for place, word in figures if any(abs(edge(word) - at) <= 1 for edge, at in usual)]
    numbers = [word for _, word in level]
    if len(numbers) > 1 and numbers[-1].text == "1":
        del numbers[-1], level[-1]  # a footer's lines are numbered as well
    steps = {int(below.text) - int(above.text) for above, below in pairwise(numbers)}
    if len(steps) != 1 or not steps <= {1, 5, 10}:
        return []
    texts = [word.size for place, number in level for word in lines[place].words if word is not number]
    if texts and max(word.size for word in numbers) < _SMALL * min(texts):
        return numbers  # nothing beside them is as small, and not all lines need be counted
    between = level[-1][0] - level[0][0] + 1
    counted = steps.pop() * (len(numbers) - 1)
    # Some rows of a spreadsheet have several lines.
    return numbers if max(_NUMBERED, share * between) <= counted <= 2 * between else []


def _key(line: Line, below: Line | None, size: float) -> str:
    """What must come again for a line to run along: its words, figures aside. Units that start on new pages
    share the first line of a wrapped title, so all of that must."""
    wrapped = below is not None and is_styled(line, size) and same_heading(line, below)
    joined = f"{line.text} {below.text}" if below is not None and wrapped else line.text
    return regex.sub(r"\d+", "#", joined if names_goals(joined) else line.text)


@dataclass(frozen=True, slots=True)
class _Place:
    """A height near an edge of the page at which `pages` pages have the same words."""

    baseline: float
    size: float
    pages: int

    def has(self, line: Line) -> bool:
        """Whether a line stands there: from page to page a running line moves by less than half its height."""
        return abs(line.baseline - self.baseline) < 0.5 * self.size


@dataclass(frozen=True, slots=True)
class _Repeats:
    """The places near one edge of the pages where the same words come again, by the words."""

    places: dict[str, list[_Place]]
    size: float  # of the text

    @classmethod
    def of(cls, pages: Sequence[Page], by_page: dict[int, list[Line]], downward: bool, size: float) -> _Repeats:
        near: defaultdict[str, list[Line]] = defaultdict(list)
        labels: list[float] = []  # the heights of labels
        for page in pages:
            # A running header or footer takes at most a sixth of a page's longer side; labels are no part of it.
            edge = max(page.height, page.width) / 6
            lines = by_page[page.number]
            for line, below in zip(lines, [*lines[1:], None], strict=False):
                # Most lines stand farther in, and their words need not be measured.
                at = line.baseline
                outer = (at <= edge and line.bottom <= edge) if downward else at >= page.height - edge <= line.top
                if outer and _begins_block(line):
                    labels.append(line.baseline)
                elif outer:
                    near[_key(line, below, size)].append(line)
        labels.sort()
        places = {key: _running(_places(lines), labels) for key, lines in near.items()}
        return cls({key: own for key, own in places.items() if own}, size)

    def count(self, line: Line, below: Line | None) -> int:
        """On how many pages the words of a line stand at its height."""
        places = self.places.get(_key(line, below, self.size), ())
        return max((place.pages for place in places if place.has(line)), default=0)

    def is_slot(self, line: Line) -> bool:
        """Whether some words, be they others, come again at the height of a line."""
        return any(place.has(line) for places in self.places.values() for place in places)


def _running(places: Iterable[_Place], labels: Sequence[float]) -> list[_Place]:
    """The places but for those where far more pages have a label: there the text of pages begins, and two of many may
    begin alike."""
    return [
        place
        for place in places
        if bisect_right(labels, place.baseline + 0.5 * place.size)
        - bisect_left(labels, place.baseline - 0.5 * place.size)
        <= _MANY * place.pages
    ]


def _places(lines: Iterable[Line]) -> list[_Place]:
    """Where lines of the same words stand on more than one page."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if not groups or line.baseline - groups[-1][0].baseline >= 0.5 * line.size:
            groups.append([])
        groups[-1].append(line)
    places = [_Place(group[0].baseline, group[0].size, len({line.page for line in group})) for group in groups]
    return [place for place in places if place.pages > 1]


def _is_item(line: Line) -> bool:
    """Whether a line is an item of a list, the rest of which may begin two pages in the same words."""
    return begins_item(line.words) and any(map(str.isalpha, line.text)) and line.words[-1].text not in BULLETS


def _in_margin(line: Line, gaps: Sequence[float], page: Page, others: float) -> bool:
    """Whether a line stands alone in the outer tenth of its page, where neither a label nor a title may.
    `gaps` are the steps from it to the next line inwards, from that to the one after, and so on; `others` is the
    height at which another page begins."""
    if not page.positioned or not gaps or _begins_block(line) or names_goals(line.text) or closes(line.text):
        return False
    # At the top of a further page the last line of a paragraph may stand alone as well, but no higher than
    # other pages begin, and as a sentence or an item.
    text = line.text[0].islower() or line.text.endswith(".") or begins_item(line.words)
    header = not text and line.baseline < others - 2 * line.size
    outer = (line.baseline < page.height / 10 and (header or page.number == 1)) or line.baseline > page.height * 9 / 10
    # Three lines' height is more than stands between paragraphs, but a table may have that from row to row.
    return outer and gaps[0] > 3 * line.size and gaps[0] > 1.5 * max(gaps[1:2], default=0.0)


def _is_row(line: Line, inner: Sequence[Line]) -> bool:
    """Whether a line at the foot of a page is a row of the table above it, in whose columns it has cells."""
    columns = [x for above in inner[: _NEAR - 1] for x in (above.x0, *_cells(above))]
    return any(abs(cell - column) < 0.3 * line.size for cell in _cells(line) for column in columns)


def _cells(line: Line) -> list[float]:
    """Where words of a line begin that stand apart from those before them, as cells do."""
    return [right.x0 for left, right in pairwise(line.words) if right.x0 - left.x1 > line.size]


def _is_small(line: Line, gaps: Sequence[float], page: Page, size: float) -> bool:
    """Whether a line stands alone near the edge of its page, in smaller type than the text: no title is so, and no
    rest of a paragraph."""
    outer = line.baseline < page.height / 6 or line.baseline > page.height * 9 / 10
    small = line.size < 0.93 * size and not _begins_block(line)
    return page.positioned and outer and small and bool(gaps) and gaps[0] > 3 * line.size


def _numbers_page(line: Line, page: Page, count: int) -> bool:
    """Whether a line in the outer tenth of its page is its number: `3`, `- 3 -`, `Sivu 3/12`, `3 (12)`."""
    if not page.positioned or page.height / 10 < line.baseline < page.height * 9 / 10:
        return False
    figures = [int(figure) for figure in regex.findall(r"[0-9]+", line.text)]
    bare = len(regex.sub(r"[\W\d]+", "", line.text)) <= len("sivu")
    runs = runs_of(line.words)
    apart = len(runs) == 2 and runs[1][0].x0 - runs[0][-1].x1 > page.width / 3 and len(runs[1]) == 1
    if apart and line.words[-1].text == str(page.number) and line.x1 > 0.85 * page.width:
        return True  # what a header says at the left, and the number at the right
    of_all = regex.search(r"\d\s*(?:/|\(|\p{L}+)\s*\d+\)?$", line.text)  # `2-3` may be a target
    return (figures == [page.number] and bare) or (bool(of_all) and figures[-2:] == [page.number, count])
