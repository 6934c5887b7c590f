"""The number of a milestone that stands large beside its label, which says it as well:

┌───┐  OSATAVOITE 1
│ 1 │  Katusuunnitelmat on hyväksytty
└───┘  RAPORTOINTI
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.labels.hits import label_of
from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of
from parsers.spelling.vocabulary import Kind, may_begin_label

_NEAR = 2  # lines above and below a number: its label is level with it, or its sign is as tall as two lines
_LARGER = 1.2  # times the size of its label: the number that begins a text is of its size


def without_number_signs(body: Body) -> Body:
    """The body with such numbers among its furniture."""
    signs = dict.fromkeys(_signs(body.lines))
    if not signs:
        return body
    left = [[word for word in line.words if word not in signs] for line in body.lines]
    return replace(body, lines=tuple(line_of(words) for words in left if words), furniture=(*body.furniture, *signs))


def _signs(lines: Sequence[Line]) -> Iterator[Word]:
    for index, line in enumerate(lines):
        first = line.words[0]
        if not first.text.isdecimal():
            continue
        for near in lines[max(index - _NEAR, 0) : index + _NEAR + 1]:
            words = near.words[near.words[0] is first :]
            if words and words[0].x0 > first.x1 and _is_beside(first, line_of(words)):
                yield first
                break


def _is_beside(number: Word, label: Line) -> bool:
    """Whether a line is that of the milestone of such a number, as near as the sign is tall."""
    words = label.words
    if number.size < _LARGER * words[0].size or not may_begin_label(label.text):
        return False
    hit = label_of(label)
    level = number.page == label.page and abs(number.bottom - words[0].bottom) < 2 * number.size
    return level and hit is not None and hit.kind is Kind.MILESTONE and str(hit.number) == number.text
