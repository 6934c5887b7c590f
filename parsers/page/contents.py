"""The table of contents of a report, whose lines are labels elsewhere:

Sisällys
1 Painopiste: Kasvava Pori ............ 3
1.1 Tavoite: Yritykset kasvavat ....... 3
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from parsers.model import Word
from parsers.page.lines import COLUMN, Line, said
from parsers.spelling.vocabulary import heads_contents, is_outline

_FEWEST = 3  # entries, where no heading is above them
_DIGITS = 3  # of the number of a page
_WRAPS = 2  # lines of an entry ahead of its last one
_TELLS = 20  # letters at the start of an entry, which tell it from others


def contents_of(lines: Sequence[Line], pages: int) -> set[int]:
    """The places of the lines of such tables in a document of so many pages. Their entries end with the numbers of
    pages, which stand in a column of their own and do not fall, and what they name comes again."""
    found: set[int] = set()
    starts: Counter[str] = Counter()
    ended = [(at, line) for at, line in enumerate(lines) if _ends_with_page(line)]
    for page, own in groupby(ended, key=lambda each: each[1].page):
        for run in _runs(list(own)):
            first, last = run[0][0], run[-1][0]
            above = [at for at in range(first - 1, max(first - 1 - _WRAPS, 0) - 1, -1) if lines[at].page == page]
            heading = next((at for at in above if heads_contents(lines[at].text)), None)
            inside = range(first if heading is None else heading, last + 1)
            few = len(run) < _FEWEST or int(run[-1][1].words[-1].text) > pages
            if few and heading is None:
                continue
            starts = starts or Counter(_start(line.words) for line in lines)
            within = Counter(_start(lines[at].words) for at in inside)
            names = [_start(line.words[:-1]) for _, line in run]
            again = [starts[name] > within[name] for name in names]  # outside of the table
            if 2 * sum(again) > len(again):
                found.update(inside)
    return found


def _runs(entries: Sequence[tuple[int, Line]]) -> Iterator[list[tuple[int, Line]]]:
    """Entries that follow each other, but for the first lines of some, and whose pages do as well."""
    run: list[tuple[int, Line]] = []
    for entry, after in pairwise([*entries, None]):
        assert entry is not None
        run.append(entry)
        if after is None or not _follows(entry, after):
            yield run
            run = []


def _follows(entry: tuple[int, Line], after: tuple[int, Line]) -> bool:
    (at, line), (place, below) = entry, after
    level = abs(line.words[-1].x1 - below.words[-1].x1) < 0.5 * line.size
    return level and place - at <= 1 + _WRAPS and int(line.words[-1].text) <= int(below.words[-1].text)


def _ends_with_page(line: Line) -> bool:
    """Whether the last word of a line is the number of a page, behind a gap, which dots may have filled."""
    number = line.words[-1].text
    if not number.isdecimal() or len(number) > _DIGITS or len(line.words) < 2:
        return False
    return line.words[-1].x0 - line.words[-2].x1 >= COLUMN * line.size


def _start(words: Sequence[Word]) -> str:
    """How an entry begins, behind its number."""
    numbered = len(words) > 1 and is_outline(words[0].text)
    return said(words[1:] if numbered else words)[:_TELLS].casefold()
