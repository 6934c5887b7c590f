"""What makes a report hard to read for a machine and not for a person: every trap by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.corpus.traps_in_structure import STRUCTURE
from tests.corpus.traps_in_words import CHARACTERS, WORDS

if TYPE_CHECKING:
    from random import Random

    from tests.corpus.traps_in_words import Report

TRAPS = STRUCTURE | WORDS | CHARACTERS
# Traps that only some producers can print.
ONLY = {"fake-bold": {"reportlab"}}


def spring(names: list[str], report: Report, rng: Random) -> tuple[Report, list[str]]:
    """The report with the named traps in it, and the names of those that found something to change."""
    sprung = []
    for name in sorted(names, key=list(TRAPS).index):
        changed = TRAPS[name](*report, rng)
        if changed != report:
            sprung.append(name)
        report = changed
    return report, sorted(sprung)
