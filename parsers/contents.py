"""The table of contents of a report, whose lines are labels elsewhere:

Sisällys
1 Painopiste: Kasvava Pori ............ 3
1.1 Tavoite: Yritykset kasvavat ....... 3
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from parsers.lines import COLUMN, Line, said
from parsers.model import Word
from parsers.vocabulary import OUTLINE, heads_contents

_FEWEST = 3  # entries, where no heading is above them
_WRAPS = 2  # lines of an entry ahead of its last one
_TELLS = 20  # letters at the start of an entry, which tell it from others


def contents_of(lines: Sequence[Line], pages: int) -> set[int]:
    """The places of the lines of such tables in a document of so many pages. Their entries end with the numbers of
    pages, which stand in a column of their own and do not fall, and what they name comes again."""
    found: set[int] = set()
    for _, on_page in groupby(enumerate(lines), key=lambda each: each[1].page):
        own = list(on_page)
        for run in _runs([(at, line) for at, line in own if _ends_with_page(line)]):
            first, last = run[0][0], run[-1][0]
            above = range(first - 1, max(own[0][0], first - 1 - _WRAPS) - 1, -1)
            heading = next((at for at in above if heads_contents(lines[at].text)), None)
            inside = range(first if heading is None else heading, last + 1)
            entries = [line for _, line in run]
            few = len(entries) < _FEWEST or int(entries[-1].words[-1].text) > pages
            again = 2 * sum(_comes_again(line, lines, inside) for line in entries) > len(entries)
            if again and not (few and heading is None):
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
    behind = len(line.words) > 1 and line.words[-1].x0 - line.words[-2].x1 >= COLUMN * line.size
    return behind and number.isdecimal() and len(number) < 4


def _comes_again(entry: Line, lines: Sequence[Line], inside: range) -> bool:
    """Whether a line outside of the table begins as an entry does."""
    start = _start(entry.words[:-1])
    return any(_start(line.words) == start for at, line in enumerate(lines) if at not in inside)


def _start(words: Sequence[Word]) -> str:
    """How an entry begins, behind its number."""
    numbered = len(words) > 1 and OUTLINE.fullmatch(words[0].text)
    return said(words[1:] if numbered else words)[:_TELLS].casefold()
