"""Running headers and footers that share their line with text: the number of the page, and what is printed with it on
other pages as well.

Vastuutaho: Liikuntapalvelut                    Hyvinvointitoimi | 2
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from parsers.model import Page, Word
from parsers.page.lines import Line, said
from parsers.spelling.vocabulary import may_begin_label

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


def _parts(line: Line) -> Iterator[tuple[Word, ...]]:
    """What stands across from each other in a line that has a gap."""
    if line.gaps:
        yield from (line.words[start:end] for start, end in pairwise([0, *line.gaps, len(line.words)]))
