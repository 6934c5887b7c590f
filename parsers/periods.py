"""The period of a report where no heading of its progress names one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile
from operator import attrgetter

import regex

from parsers.blocks import Blocks
from parsers.lines import lines_of
from parsers.model import Word
from parsers.vocabulary import Kind, names_another, period_of

# What a line is about that names the period of its report: a paper may speak of `T1-raportti` as well.
_NAMES_PERIOD = regex.compile(
    r"raportointi|katsaus|vuosikolmanne|toteut|seuran|tilan|edisty|^\W*T ?[123]\b(?!-)|\bT ?[123][/ ]+20[0-9]{2}$",
    regex.IGNORECASE,
)
_HEADING = 8  # words of a heading that may name a period, at the most: text speaks of others


def periods_around(blocks: Blocks) -> list[tuple[str, tuple[Word, ...]]]:
    """The period that headings ahead of the first label, or running ones, name, if they agree: `Raportointikausi:
    T2/2025`."""
    body = blocks.layout.body
    first = next((block.hit.label[0] for block in blocks.blocks if block.hit.kind is not Kind.TITLE), None)
    ahead = takewhile(lambda line: first not in line.words, body.lines)
    pages = groupby(sorted(body.furniture, key=attrgetter("page")), key=attrgetter("page"))
    running = (line for _, words in pages for line in lines_of(words))
    short = [line for line in (*ahead, *running) if len(line.words) <= _HEADING and not names_another(line.text)]
    named = any(_NAMES_PERIOD.search(line.text) and period_of(line.text) for line in short)
    return agreed([line.words for line in short]) if named else []


def agreed(texts: Sequence[tuple[Word, ...]]) -> list[tuple[str, tuple[Word, ...]]]:
    """The one period that texts name, with the last of these texts."""
    named = {period: words for words in texts if (period := period_of(" ".join(word.text for word in words)))}
    return list(named.items()) if len(named) == 1 else []
