"""Units below a TEKO that are in brackets, or behind a dash, and the items of a list, which look alike."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.page.lines import Line
from parsers.page.texts import begins_item
from parsers.spelling.vocabulary import DASHES

_ENDS = {"(": ")", "[": "]"}
_OPENING = DASHES | _ENDS.keys()


def has_signed_line(lines: Sequence[Line]) -> bool:
    """Whether a line is in brackets or behind a dash: what stands centred beside the next label may come after it."""
    listed = lists_items(lines)
    return any(_is_signed(line.text) for line in lines if not (listed and line.text[0] in DASHES))


def lists_items(lines: Sequence[Line]) -> bool:
    """Whether lines are the items of a list: several begin so, or the first does."""
    items = [at for at, line in enumerate(lines) if begins_item(line.words)]
    return len(items) > 1 or items[:1] == [0]


def signed_at(lines: Sequence[Line]) -> int | None:
    """Where the last of some lines begin that are in brackets or behind a dash, as a unit may be."""
    place = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].text[0] in _OPENING), None)
    if place is None or (lines[place].text[0] in DASHES and lists_items(lines)):
        return None
    return place if _is_signed(" ".join(line.text for line in lines[place:])) else None


def _is_signed(text: str) -> bool:
    """Whether a text is in brackets or behind a dash; an abbreviation is what the name before it is called by."""
    name = text.strip("()[]–—- ")
    closed = text[0] in DASHES or _ENDS.get(text[0]) == text[-1]
    return closed and name[:1].isupper() and not name.isupper()
