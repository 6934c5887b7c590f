"""Rows of three cells that no upright rules part."""

from __future__ import annotations

from itertools import pairwise

from parsers.model import Rule
from tests.typed import At, context_of, page, read, rows_of, steps_of

EDGES = (45, 190, 325, 545)


def _row(top: float, action: str, *, foot: bool = True) -> list[At | Rule]:
    """A row, below whose last cell stand rules that are drawn cell by cell."""
    first = ["Toimenpide", action, "Vastuu", "Johtaja"]
    items: list[At | Rule] = [At(52, top + 14 + 13 * at, text, bold=at == 1) for at, text in enumerate(first)]
    items += [At(197, top + 14, "Mittari"), At(197, top + 27, "Kunnat"), At(197, top + 40, "Lähtötaso")]
    items += [At(255, top + 40, "Tavoitetaso"), At(197, top + 53, "6"), At(255, top + 53, "20")]
    steps = ["Välitavoite 1", "Alusta on valmis", "Toteuma T2", "Se ratkaistiin", "kesäkuussa."]
    items += [At(332, top + 14 + 12.5 * at, text) for at, text in enumerate(steps)]
    heights = [top, top + 90] if foot else [top]
    sides = list(enumerate(pairwise(EDGES)))  # a program may round where each of them is drawn
    return [
        *items,
        *(Rule(left, y + 0.6 * (at % 2), right, y + 0.6 * (at % 2)) for y in heights for at, (left, right) in sides),
    ]


def test_each_cell_is_read_by_itself() -> None:
    band = [At(52, 60, "TAVOITE: Muutokseen varaudutaan ennakoiden eikä jälkikäteen", bold=True)]
    report = read(page(*band, *_row(80, "Kootaan tieto"), *_row(170, "Laaditaan kartoitus", foot=False)))
    assert context_of(report) == [
        {"goal": "Muutokseen varaudutaan ennakoiden eikä jälkikäteen", "responsible": "Johtaja", "action": action}
        for action in ("Kootaan tieto", "Laaditaan kartoitus")
    ]
    assert rows_of(report) == [("Kunnat", "6", "20")] * 2
    assert steps_of(report) == [(1, "Alusta on valmis", "Se ratkaistiin kesäkuussa.")] * 2
