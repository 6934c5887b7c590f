"""The numbers of a table's rows, left of its indicators."""

from __future__ import annotations

import pytest

from tests.typed import assert_balanced, context_of, page, read, rows_of, spoken

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
