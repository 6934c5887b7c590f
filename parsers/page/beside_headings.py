"""What stands in small type beside a heading of several lines, line by line between these → below it, as it would be
read:

Talousarvion 2025 toiminnalliset              Toinen
                                      vuosikolmannes
tavoitteet – Sivistystoimiala                T2/2025
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from parsers.model import Word
from parsers.page.lines import COLUMN, Line, line_of

_LARGE = 1.2  # times the size of the text
_SMALLER = 0.75  # of the size of the heading: its words beside each other differ less
_PITCH = 2.1  # sizes of the heading: up to double spacing
_MOST = 4  # lines beside two lines of a heading, as many as may stand there


def below_headings(lines: Sequence[Line], size: float) -> list[Line]:
    """The lines with those that stand beside a heading below it; `size` is that of the text."""
    ordered: list[Line] = []
    done = 0
    while done < len(lines):
        large = lines[done].words[0].size > _LARGE * size
        heading = _heading_at(lines, done) if large else []
        end = heading[-1] + 1 if heading else done + 1
        if end - done > len(heading) > 0:  # others stand between them
            parts = [_parted(lines[at]) if at in heading else ((), lines[at].words) for at in range(done, end)]
            ordered += [line_of(words) for side in zip(*parts, strict=True) for words in side if words]
        else:
            ordered += lines[done:end]
        done = end
    return ordered


def _heading_at(lines: Sequence[Line], start: int) -> list[int]:
    """The places of the lines of the heading that begins at one, between which others may stand beside it."""
    first, _ = _parted(lines[start])
    size, right = first[0].size, first[-1].x1
    found, beside = [start], inf
    for at in range(start + 1, len(lines)):
        own, _ = _parted(lines[at])
        far = lines[at].page != first[0].page or own[0].baseline - lines[found[-1]].words[0].baseline > _PITCH * size
        if far or at - found[-1] > _MOST:
            break
        if abs(own[0].x0 - first[0].x0) < 0.5 * size and abs(own[0].size - size) < 0.05 * size:
            right = max(right, own[-1].x1)
            if right > beside:
                break
            found.append(at)
        elif own[0].size > _SMALLER * size or own[0].x0 < right:
            break
        else:
            beside = min(beside, own[0].x0)
    return found


def _parted(line: Line) -> tuple[Sequence[Word], Sequence[Word]]:
    """The words of a line up to where smaller type stands beside it, and these."""
    words = line.words
    for at in line.gaps:
        if words[at].size <= _SMALLER * words[at - 1].size and words[at].x0 - words[at - 1].x1 > COLUMN * words[0].size:
            return words[:at], words[at:]
    return words, ()
