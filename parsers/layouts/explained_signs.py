"""Signs that a legend explains, and that say beside each milestone how it is getting on, for which no table has a
column → set aside:

✔ valmis  ▲ kesken  ✖ ei aloitettu

Osatavoite 1: Kysely on tehty            ✔
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from parsers.model import Word
from parsers.page.body import Body, without
from parsers.page.lines import COLUMN, Line, said
from parsers.spelling.vocabulary import is_state

_FEWEST = 2  # signs that a legend explains
_BETWEEN = " =:,;.()–-"  # a sign and what it says, or that and the next sign
_SIGN = r"(?<!\S)[^\w\s](?!\S)"
_LEGEND = regex.compile(f"{_SIGN}.*{_SIGN}")
_APART = 0.6  # of the size of what is before it: wider than a word space


def without_explained_signs(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body without such signs; no word is moved."""
    if not _LEGEND.search("\n".join([line.text for line in body.lines])):
        return body, {}  # as nearly all
    legends = {at: signs for at, line in enumerate(body.lines) if (signs := _explained(line))}
    explained = frozenset().union(*legends.values())
    others = (line for at, line in enumerate(body.lines) if at not in legends) if legends else ()
    alone = dict.fromkeys(word for line in others for word in _alone(line) if word.text in explained)
    return (without(body, alone), {}) if alone else (body, {})


def _is_sign(word: Word) -> bool:
    return len(word.text) == 1 and not word.text.isalnum() and word.text not in _BETWEEN


def _explained(line: Line) -> set[str]:
    """The signs that a line explains as states; none if it is no legend."""
    if not _LEGEND.search(line.text):
        return set()
    places = [at for at, word in enumerate(line.words) if _is_sign(word)]
    if len(places) < _FEWEST:
        return set()
    told = [said(line.words[at + 1 : end]).strip(_BETWEEN) for at, end in pairwise([*places, len(line.words)])]
    return {line.words[at].text for at in places} if all(map(is_state, told)) else set()


def _alone(line: Line) -> Iterator[Word]:
    """The signs of a line with nothing close to them: one that begins an item has text behind it."""
    words: Sequence[Word | None] = (None, *line.words, None)
    for before, word, after in zip(words, line.words, words[2:], strict=False):
        if _is_sign(word):
            far = before is None or word.x0 - before.x1 >= _APART * before.size
            if far and (after is None or after.x0 - word.x1 >= COLUMN * after.size):
                yield word
