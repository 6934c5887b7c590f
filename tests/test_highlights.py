"""Boxes that hug words are no cells."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from parsers.page.highlights import without_highlights
from tests.typed import At, drawn, page, read, steps_of

WORDS = At(100, 200, "Syksyn ohjelma on laadittu").words()
LEFT, RIGHT = WORDS[0].x0, WORDS[-1].x1


def _box(x0: float, top: float, x1: float, bottom: float) -> list[Rule]:
    return [Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom), Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom)]


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        ((LEFT, 190, RIGHT, 203), 0),  # marked
        ((LEFT - 1.5, 189, RIGHT + 1.5, 204), 0),  # framed
        ((LEFT - 5, 189, RIGHT + 5, 204), 4),  # a cell has a padding
        ((LEFT, 190, RIGHT + 30, 203), 4),  # or room behind what it says
        ((LEFT, 180, RIGHT, 203), 4),  # or is higher
    ],
)
def test_the_edges_of_what_hugs_a_line_are_no_rules(box: tuple[float, float, float, float], kept: int) -> None:
    others = _box(60, 150, 500, 400)
    assert len(without_highlights([*others, *_box(*box)], WORDS)) == 4 + kept


def test_marked_words_part_no_cell_of_a_table() -> None:
    table = """
______________________________________________________________________________________________________________
|  Toimenpide       |  Mittari     |  Lähtötaso  |  Tavoitetaso  |  Osatavoite         |  Raportointi T2       |
______________________________________________________________________________________________________________
|  Luomme mallin    |  Kävijöitä   |  10         |  20           |  Malli on valmis    |  Syksyn ohjelma on    |
|  viestinnälle     |              |             |               |  ja esitelty        |  laadittu kesällä     |
______________________________________________________________________________________________________________
"""
    sheet = drawn("TEEMA     Viestintä\n" + table)
    marked = [
        word for item in sheet if isinstance(item, At) and item.text.startswith("Syksyn") for word in item.words()
    ]
    box = _box(marked[0].x0, marked[0].top, marked[-1].x1, marked[0].bottom + 1)
    assert steps_of(read(page(*sheet, *box))) == [
        (None, "Malli on valmis ja esitelty", "Syksyn ohjelma on laadittu kesällä")
    ]


@pytest.mark.parametrize("sides", [True, False])
def test_cells_that_are_as_close_to_their_words_go_on_in_the_next_ones(*, sides: bool) -> None:
    """In a grid, or between flat rules alone."""
    others = At(RIGHT + 4, 200, "Tehty").words()
    right = others[-1].x1 + 1.5
    cells = [*_box(LEFT - 1.5, 190, RIGHT + 2, 203), *_box(RIGHT + 2, 190, right, 203)]
    rules = [rule for rule in cells if sides or rule.horizontal]
    assert len(without_highlights(rules, [*WORDS, *others])) == len(rules)
