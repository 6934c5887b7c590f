"""The numbers of a table's rows, left of its indicators."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from tests.typed import At, assert_balanced, context_of, page, read, rows_of, spoken, steps_of

HEAD = """
TEEMA          TAVOITE        TEKO           TOIMENPIDE
Kulttuuri      Lukeminen      Kirjastot      Lainataan
               lisääntyy      auki           enemmän
"""


@pytest.mark.parametrize(("heading", "stop"), [("   ", " "), ("Nro", " "), ("#  ", " "), ("Nro", ".")])
@pytest.mark.parametrize("context", [HEAD, "TOIMENPIDE     Lainataan enemmän\n"])
def test_they_say_nothing_of_an_indicator(heading: str, stop: str, context: str) -> None:
    report = read(
        page(
            context
            + f"""
{heading}   MITTARI                     Lähtötaso    Tavoitetaso
1{stop}    Kirjaston kävijät           10           20
2{stop}    Lainat asukasta kohti                    4
      vuodessa
3{stop}    12 vuotta täyttäneet        3,5          4
"""
        )
    )
    assert rows_of(report) == [
        ("Kirjaston kävijät", "10", "20"),
        ("Lainat asukasta kohti vuodessa", None, "4"),
        ("12 vuotta täyttäneet", "3,5", "4"),
    ]
    assert spoken(report.furniture) == " ".join(
        [*heading.split(), *(f"{number}{stop}".strip() for number in (1, 2, 3))]
    )
    assert_balanced(report)


def test_columns_of_the_context_end_above_a_table_of_numbered_rows() -> None:
    rows = """
      MITTARI                     Lähtötaso    Tavoitetaso
1     Kirjaston kävijät           10           20
"""
    (context,) = context_of(read(page(HEAD + rows)))
    assert context == {
        "theme": "Kulttuuri",
        "goal": "Lukeminen lisääntyy",
        "initiative": "Kirjastot auki",
        "action": "Lainataan enemmän",
    }


def test_the_figures_that_indicators_begin_with_are_theirs() -> None:
    drawing = """
TOIMENPIDE     Lainataan enemmän
MITTARI                        Lähtötaso    Tavoitetaso
1 lainan kuukaudessa tekevät   10           20
2 lainan kuukaudessa tekevät   3            4
"""
    assert [row[0] for row in rows_of(read(page(drawing)))] == [
        "1 lainan kuukaudessa tekevät",
        "2 lainan kuukaudessa tekevät",
    ]


def test_numbers_centred_in_rows_below_their_heading() -> None:
    """They are level with no line of the indicator."""
    heads = [At(50, 150, "Nro"), At(90, 150, "MITTARI"), At(250, 150, "Lähtötaso"), At(350, 150, "Tavoitetaso")]
    cells = [
        (53, 166, "1"),
        (90, 166, "Kävijät"),
        (250, 166, "10"),
        (350, 166, "20"),
        (90, 182, "Lainojen"),
        (53, 188, "2"),
    ]
    cells += [(250, 188, "5"), (350, 188, "8"), (90, 194, "määrä")]
    rules = [Rule(45, y, 420, y) for y in (140, 154, 170, 200)] + [
        Rule(x, 140, x, 200) for x in (45, 80, 240, 340, 420)
    ]
    report = read(page("TOIMENPIDE   Kysely", *heads, *(At(x, y, text) for x, y, text in cells), *rules))
    assert rows_of(report) == [("Kävijät", "10", "20"), ("Lainojen määrä", "5", "8")]


def test_the_numbers_of_milestones_below_a_table_are_theirs() -> None:
    report = read("""
TOIMENPIDE     Lainataan enemmän

               MITTARI                     Lähtötaso    Tavoitetaso
               Kirjaston kävijät           10           20
               Osatavoite                  Raportointi
1.             Kokoelma on uusittu         Tehty
2.             Talo on auki                Kesken
""")
    assert rows_of(report) == [("Kirjaston kävijät", "10", "20")]
    assert steps_of(report) == [(1, "Kokoelma on uusittu", "Tehty"), (2, "Talo on auki", "Kesken")]
