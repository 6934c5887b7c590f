"""Type whose letters and spaces are all of one width, as on a typewriter → the same words, a little wider: the spaces
between them are as wide as gaps between columns in other type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, pairwise

from parsers.model import Word
from parsers.page.body import Body, remeasured
from parsers.page.lines import Line, line_of

_SAMPLE = 100  # pairs of words that tell the type
_SAME = 0.02  # of the size: by which the widths of a letter and a space may differ
_WIDER = 0.25  # of a space: what a word gets of it at each side, so that half of it is left


def with_wider_words(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with wider words, and the printed word of each."""
    pairs = list(islice(_pairs(body.lines), _SAMPLE)) if body.positioned else []
    if 2 * sum(_is_typewritten(*pair) for pair in pairs) <= len(pairs):
        return body, {}
    printed: dict[Word, Word] = {}
    lines = []
    for line in body.lines:
        words = [_wider(word) for word in line.words]
        printed |= zip(words, line.words, strict=True)
        lines.append(line_of(words))
    return remeasured(body, lines, body.rules), printed


def _pairs(lines: Iterable[Line]) -> Iterator[tuple[Word, Word]]:
    """The words of lines with one space between them."""
    pairs = (pair for line in lines for pair in pairwise(line.words))
    return ((left, right) for left, right in pairs if right.x0 - left.x1 < left.size)


def _is_typewritten(left: Word, right: Word) -> bool:
    """Whether the space between two words is as wide as a letter of each."""
    space = right.x0 - left.x1
    return all(abs((word.x1 - word.x0) / len(word.text) - space) < _SAME * word.size for word in (left, right))


def _wider(word: Word) -> Word:
    by = _WIDER * (word.x1 - word.x0) / len(word.text)
    return replace(word, x0=word.x0 - by, x1=word.x1 + by)
