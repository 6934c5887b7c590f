"""What shares a line with text and is none of it: running headers and footers with the number of the page, which are
printed on other pages as well, and small marks in the left margin.

Vastuutaho: Liikuntapalvelut                    Hyvinvointitoimi | 2
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from parsers.model import Page, Word
from parsers.page.lines import Line, said
from parsers.spelling.vocabulary import may_begin_label

_SMALL = 0.75  # of the size of the text beside it, at the most
_FEWEST = 2  # pages: one may have a figure that is its number by chance


def beside_text(pages: Sequence[Page], by_page: Mapping[int, Sequence[Line]]) -> list[Word]:
    """The words of running headers and footers that stand in the outer tenth of a page across from text. `by_page` are
    the lines of each page, from top to bottom."""
    found: defaultdict[tuple[str, int], list[tuple[Word, ...]]] = defaultdict(list)
    for page in pages:
        lines, number, margin = by_page[page.number], str(page.number), page.height / 10
        headers = [line for line in lines[:1] if line.baseline < margin]
        footers = [line for line in lines[-1:] if line.baseline > page.height - margin]
        for line in headers + footers:
            for part in _parts(line):
                ahead = part[0].text == number
                rest = part[1:] if ahead else part[:-1]
                if rest and (ahead or part[-1].text == number) and not may_begin_label(rest[0].text):
                    found[said(rest), round(part[0].baseline)].append(part)
    return [word for parts in found.values() if len(parts) >= _FEWEST for part in parts for word in part]


def in_margin(lines: Sequence[Line]) -> Iterator[Word]:
    """The words of a page that stand in its left margin in small type, beside text: `KH 15.9.2025 § 412`."""
    marked = {at for at, line in enumerate(lines) if line.words[0].size < _SMALL * line.words[-1].size}
    if not marked:
        return  # as on nearly all
    left = min((line.x0 for at, line in enumerate(lines) if at not in marked), default=0.0)
    for at in sorted(marked):
        words, size = lines[at].words, lines[at].words[-1].size
        end = next((place for place, word in enumerate(words) if word.size >= _SMALL * size), len(words))
        marks = words[:end]
        if marks[-1].x1 < left - size and not may_begin_label(marks[0].text):
            yield from marks


def _parts(line: Line) -> Iterator[tuple[Word, ...]]:
    """What stands across from each other in a line that has a gap."""
    if line.gaps:
        yield from (line.words[start:end] for start, end in pairwise([0, *line.gaps, len(line.words)]))
