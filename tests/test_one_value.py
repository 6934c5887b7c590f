"""Tables of indicators with one of the two values alone."""

from __future__ import annotations

import pytest

from tests.typed import At, codes_of, drawn, page, read, rows_of, spoken

HEAD = "TOIMENPIDE   Kysely asukkaille\n\n"


@pytest.mark.parametrize(
    "table",
    [
        """
MITTARI                        Tavoitetaso
Kävijöitä vuodessa kaikissa    120 000
kirjastoissa
Kyselyn tulos                  yli 4
""",
        """
________________________________________________
|  Mittari                     |  Tavoitetaso 2025  |
________________________________________________
|  Kävijöitä vuodessa          |  120 000           |
|  kaikissa kirjastoissa       |                    |
________________________________________________
|  Kyselyn tulos               |  yli 4             |
________________________________________________
""",
    ],
)
def test_a_plan_that_knows_no_baselines(table: str) -> None:
    report = read(HEAD + table)
    assert rows_of(report) == [
        ("Kävijöitä vuodessa kaikissa kirjastoissa", None, "120 000"),
        ("Kyselyn tulos", None, "yli 4"),
    ]
    assert report.unparsed == ()


def test_a_table_of_baselines_alone() -> None:
    assert rows_of(read(HEAD + "MITTARI       Lähtötaso\nKävijöitä     100\n")) == [("Kävijöitä", "100", None)]


def test_text_below_it_is_none_of_its_rows() -> None:
    table = "MITTARI             Tavoitetaso\nKävijöitä           100\nKyselyn tulos       4\n"
    text = At(50, 220, "Tavoitteita seurataan johtoryhmässä kolme kertaa vuodessa.")
    report = read(page(HEAD + table, text))
    assert rows_of(report) == [("Kävijöitä", None, "100"), ("Kyselyn tulos", None, "4")]
    assert (spoken(report.unparsed), "unparsed-text" in codes_of(report)) == (text.text, True)


def test_a_row_that_goes_on_over_a_page() -> None:
    table = "MITTARI                        Tavoitetaso\nKävijöitä vuodessa kaikissa    120 000\n"
    rest = "kirjastoissa                   kävijää\nLainojen määrä                 400\n"
    report = read(page(*drawn(HEAD + table, top=740)), page(*drawn(rest, top=60), number=2))
    assert rows_of(report) == [
        ("Kävijöitä vuodessa kaikissa kirjastoissa", None, "120 000 kävijää"),
        ("Lainojen määrä", None, "400"),
    ]


def test_what_ends_a_paper_is_no_indicator() -> None:
    table = "MITTARI             Tavoitetaso\nKävijöitä           100\nKyselyn tulos       4\n"
    report = read(page(HEAD + table, At(50, 200, "Porissa 12.9.2025")))
    assert (len(rows_of(report)), spoken(report.unparsed)) == (2, "Porissa 12.9.2025")


def test_a_target_of_a_year_over_each_of_the_indicators() -> None:
    table = "MITTARI                 Tavoite 2025\nKävijöitä               120 000\n"
    report = read(HEAD + table + "MITTARI                 Tavoite 2025\nKyselyn tulos           yli 4\n")
    assert rows_of(report) == [("Kävijöitä", None, "120 000"), ("Kyselyn tulos", None, "yli 4")]


def test_targets_with_what_was_reached_behind_them() -> None:
    table = """
              *Mittari*                 *Tavoite 2025*    *Toteuma 2025*
              Kävijöitä vuodessa      120 000         98 000
              Osuus kaikista          80 %
              asukkaista
"""
    report = read(page(HEAD, At(50, 130, "MITTARIT"), *drawn(table, top=135)))
    assert rows_of(report) == [("Kävijöitä vuodessa", None, "120 000"), ("Osuus kaikista asukkaista", None, "80 %")]
    assert spoken(report.unparsed) == "Toteuma 2025 98 000"
