"""Columns that are parted by bars typed close to their cells → the same without the bars, with rules in their places:

MITTARI       |LÄHTÖTASO  |TAVOITETASO
Kävijät       |10         |20
yhteensä      |           |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from parsers.model import Rule, Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of

_BAR = "|"
_FEWEST = 2  # lines that have a bar at one place


def without_typed_bars(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body without such bars, and the printed word of each that had one."""
    lines = [line for line in body.lines if _BAR in line.text] if body.positioned else []  # as in nearly none
    columns: defaultdict[tuple[int, int], list[Word]] = defaultdict(list)
    for line in lines:
        for word in line.words:
            for x in _bars_at(word):
                columns[word.page, round(x)].append(word)
    typed = {at: words for at, words in columns.items() if len({word.baseline for word in words}) >= _FEWEST}
    typed = {at: words for at, words in typed.items() if any(word.text != _BAR for word in words)}
    bare = {word: _without_bars(word) for words in typed.values() for word in words}
    if not bare:
        return body, {}
    left = [_replaced(line, bare) for line in body.lines]
    rules = {page: list(own) for page, own in body.rules.items()}
    for (page, x), words in typed.items():
        rules.setdefault(page, []).extend(_rules(x, words))
    furniture = (*body.furniture, *(word for word, other in bare.items() if other is None))
    body = replace(body, lines=tuple(filter(None, left)), rules=rules, furniture=furniture)
    return body, {other: word for word, other in bare.items() if other}


def _bars_at(word: Word) -> Iterator[float]:
    """Where the bars that a word begins or ends with stand."""
    wide = (word.x1 - word.x0) / len(word.text)
    if word.text[0] == _BAR:
        yield word.x0
    if word.text[-1] == _BAR and len(word.text) > 1:
        yield word.x1 - wide


def _without_bars(word: Word) -> Word | None:
    """What a word is without its bars; None if it is one."""
    text = word.text.strip(_BAR)
    wide = (word.x1 - word.x0) / len(word.text)
    x0 = word.x0 + wide * word.text.index(text)
    return replace(word, text=text, x0=x0, x1=x0 + wide * len(text)) if text else None


def _replaced(line: Line, bare: dict[Word, Word | None]) -> Line | None:
    if _BAR not in line.text:
        return line
    words = [other for word in line.words if (other := bare.get(word, word))]
    return line_of(words) if words else None


def _rules(x: float, words: Sequence[Word]) -> Iterator[Rule]:
    """The rules that bars make, those of lines next to each other as one."""
    top = bottom = min(word.top for word in words)
    for word in sorted(words, key=attrgetter("top")):
        if word.top - bottom > word.size:
            yield Rule(x, top, x, bottom)
            top = word.top
        bottom = word.bottom
    yield Rule(x, top, x, bottom)
