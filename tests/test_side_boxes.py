"""Boxes of text beside the context of an action that say nothing of it."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from tests.typed import At, context_of, page, read, spoken

BLOCK = """
PAINOPISTE   Kasvava Pori
TAVOITE      Sujuva arki
TEKO         Keskustan ohjelma
TOIMENPIDE   Uusi tori
"""
CONTEXT = [
    {"focus_area": "Kasvava Pori", "goal": "Sujuva arki", "initiative": "Keskustan ohjelma", "action": "Uusi tori"}
]


def _box(first: float, *lines: str) -> list[At | Rule]:
    """Lines in a box right of the values, whose first one stands at a height."""
    words = [At(385, first + 12 * at, line) for at, line in enumerate(lines)]
    flat = [Rule(380, y, 560, y) for y in (95, 150)]
    return [*words, *flat, *(Rule(x, 95, x, 150) for x in (380, 560))]


@pytest.mark.parametrize("first", [110, 106])  # level with the values, and a little higher
def test_its_text_is_no_value(first: float) -> None:
    report = read(page(BLOCK, *_box(first, "Lautakunta käsitteli", "raportin kokouksessaan", "12.9.2025.")))
    assert context_of(report) == CONTEXT
    assert spoken(report.unparsed) == "Lautakunta käsitteli raportin kokouksessaan 12.9.2025."


def test_a_box_with_a_label_is_read() -> None:
    report = read(page(BLOCK, *_box(134, "VASTUU: Viestintä", "ja asiointi")))
    assert context_of(report) == [CONTEXT[0] | {"responsible": "Viestintä ja asiointi"}]


def test_a_box_that_hangs_on_another_is_a_row_of_a_table() -> None:
    above = [Rule(380, 80, 560, 80), *(Rule(x, 80, x, 95) for x in (380, 560))]
    report = read(page(BLOCK, *_box(110, "Lautakunta käsitteli", "raportin."), *above))
    assert "Lautakunta" not in spoken(report.unparsed)
