"""A section that names the actions of a table once more, each by its number there over what is said of it:

Toimenpiteiden toteutuminen
1.1 Otamme käyttöön laatumittauksen
Mittaajia on 4.
1.2 Siirrymme kylmävalmistukseen
Laitteet on toimitettu.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.model import Word
from parsers.page.lines import Line, line_of
from parsers.page.texts import join

_MOST = 3  # lines of a name


class Named(NamedTuple):
    """What stands below the name of an action; the first of a section has no name, and stands ahead of all."""

    number: str
    name: tuple[Word, ...]
    lines: list[Line]


def by_name(lines: Sequence[Line], actions: Mapping[str, str]) -> list[Named]:
    """The parts of such a section. `actions` are the texts of those that it may name, by their numbers."""
    names = list(_names(lines, actions))
    parts = [Named("", (), list(lines[: names[0][0] if names else None]))]
    for (start, end), (after, _) in pairwise([*names, (len(lines), 0)]):
        words = tuple(word for line in lines[start:end] for word in line.words)
        parts.append(Named(words[0].text, words, list(lines[end:after])))
    return parts


def _names(lines: Sequence[Line], actions: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """From where to where names stand."""
    for at, line in enumerate(lines):
        wanted = actions.get(line.words[0].text) if len(line.words) > 1 else None
        own = [line_of(line.words[1:]), *lines[at + 1 : at + _MOST]] if wanted else []
        for count in range(1, len(own) + 1):
            text = join(each.words for each in own[:count])
            if text is not None and text.text == wanted:
                yield at, at + count
                break
