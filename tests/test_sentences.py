"""Indicators that are sentences with both levels in them."""

from __future__ import annotations

import pytest

from tests.typed import read, rows_of

ROWS = [("Kävijät vuodessa", "10", "20"), ("Ominaiskulutus", "41,2 kWh/m²", "–")]


@pytest.mark.parametrize(
    "drawing",
    [
        """
Mittari: Kävijät vuodessa (lähtötaso 10, tavoitetaso 20)
Mittari: Ominaiskulutus (lähtötaso 41,2 kWh/
m², tavoitetaso –)
""",
        """
Mittarit:
- Kävijät vuodessa (lähtötaso: 10; tavoitetaso: 20)
- Ominaiskulutus (lähtötaso: 41,2 kWh/m²; tavoitetaso: –)
""",
        """
Mittarit:
- Kävijät vuodessa (Lähtötaso: 10; Tavoitetaso: 20)
- Ominaiskulutus (Lähtötaso: 41,2 kWh/m²; Tavoitetaso: –)
""",
        """
Mittari: Kävijät vuodessa – lähtötaso: 10, tavoitetaso: 20
Mittari: Ominaiskulutus – lähtötaso: 41,2 kWh/m², tavoitetaso: –
""",
    ],
)
def test_levels_in_sentences(drawing: str) -> None:
    report = read("TAVOITE: Sujuva arki\nTOIMENPIDE: Kysely\n" + drawing + "Osatavoite 1: Luonnos\n")
    assert rows_of(report) == ROWS


def test_a_name_in_brackets_of_its_own() -> None:
    report = read("TOIMENPIDE: Kysely\nMittari: Arvosana (asteikko 1–5), lähtötaso 3,6, tavoitetaso 4 (noin)\n")
    assert rows_of(report) == [("Arvosana (asteikko 1–5)", "3,6", "4 (noin)")]


def test_full_stops_of_short_words_and_of_sentences() -> None:
    report = read("""
TOIMENPIDE: Kysely
Mittarit:
- Päästöt, kt CO2-ekv. (lähtötaso 10 kpl., tavoitetaso 20 kpl.)
- Matkat (lähtötaso 3 milj., tavoitetaso 4).
- Kävijät vuodessa, lähtötaso 10, tavoitetaso 20.
""")
    assert rows_of(report) == [
        ("Päästöt, kt CO2-ekv.", "10 kpl.", "20 kpl."),
        ("Matkat", "3 milj.", "4"),
        ("Kävijät vuodessa", "10", "20"),
    ]


def test_an_indicator_that_speaks_of_one_level() -> None:
    """It is none of these."""
    report = read("TOIMENPIDE: Kysely\nMITTARI   Lähtötaso   Tavoitetaso\nEro lähtötasosta   1   2\n")
    assert rows_of(report) == [("Ero lähtötasosta", "1", "2")]


def test_levels_that_say_of_their_year() -> None:
    report = read("TOIMENPIDE: Kysely\nMittari: Oppisopimuksia (lähtötaso 2025: 310; tavoitetaso 2026: 420)\n")
    assert rows_of(report) == [("Oppisopimuksia", "310", "420")]


@pytest.mark.parametrize(
    "sentences",
    [
        "Mittari: Esineitä verkossa. Lähtötaso 8 700, tavoitetaso 20 000.",
        "Mittari: Esineitä verkossa. Lähtötaso 8\n700, tavoitetaso 20 000.",
        "Mittari: Esineitä verkossa.\nLähtötaso 8 700, tavoitetaso 20 000.",
    ],
)
def test_the_levels_are_a_sentence_of_their_own(sentences: str) -> None:
    report = read(
        f"TOIMENPIDE: Kysely\n{sentences}\nMittari: Kävijät. Lähtötaso 1, tavoitetaso 2.\nOsatavoite 1: Malli\n"
    )
    assert rows_of(report) == [("Esineitä verkossa", "8 700", "20 000"), ("Kävijät", "1", "2")]
