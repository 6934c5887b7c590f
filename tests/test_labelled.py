"""Indicators without a table: MITTARI, Lähtötaso and Tavoitetaso as labels below each other."""

from __future__ import annotations

import pytest

from tests.typed import codes_of, page, read, rows_of

HEAD = """
TEKO         Suunnitelman laadinta
TOIMENPIDE   Tehostamme viestintää
"""


@pytest.mark.parametrize(
    "drawing",
    [
        """
MITTARI      Kävijämäärä kirjastoissa ja
             kulttuuritaloilla
Lähtötaso    10
Tavoitetaso  20 vuoden
             loppuun mennessä
MITTARI      Kyselyn tulos
Lähtötaso    3,5
Tavoitetaso  4
""",
        """
MITTARIT
Kävijämäärä kirjastoissa ja kulttuuritaloilla
Lähtötaso: 10
Tavoitetaso 2025: 20 vuoden loppuun mennessä
Kyselyn tulos
Lähtötaso: 3,5
Tavoitetaso 2025: 4
""",
    ],
)
def test_indicators_as_lines(drawing: str) -> None:
    report = read(page(HEAD + drawing))
    assert rows_of(report) == [
        ("Kävijämäärä kirjastoissa ja kulttuuritaloilla", "10", "20 vuoden loppuun mennessä"),
        ("Kyselyn tulos", "3,5", "4"),
    ]
    assert not {"no-headings", "unparsed-text"} & set(codes_of(report))


def test_an_indicator_without_a_baseline_below_one_with_both() -> None:
    """A target that has no baseline before it may be a wrap: nothing is read as labels then."""
    report = read(page(HEAD + "MITTARI      Kävijämäärä\nLähtötaso    10\nTavoitetaso  20\nTavoitetaso  30\n"))
    assert "no-headings" in codes_of(report)


def test_indicators_side_by_side() -> None:
    report = read(
        page(
            HEAD
            + """
MITTARI          Kävijät      Tyytyväi-    Päätökset
                              syys
Lähtötaso        10           3,5          -
Tavoitetaso      20           4            4 kpl
"""
        )
    )
    assert rows_of(report) == [("Kävijät", "10", "20"), ("Tyytyväisyys", "3,5", "4"), ("Päätökset", "-", "4 kpl")]


@pytest.mark.parametrize(
    "drawing",
    [
        "Mittari 1: Kävijät vuodessa\nLähtötaso: 10\nTavoitetaso: 20\nMittari 2: Kyselyn tulos\nTavoitetaso: 4\n",
        "Mittari 1: Kävijät vuodessa\nLähtötaso: 10      Tavoitetaso: 20\nMittari 2: Kyselyn tulos\nTavoitetaso: 4\n",
    ],
)
def test_each_indicator_has_a_numbered_label(drawing: str) -> None:
    report = read(page(HEAD + drawing))
    assert rows_of(report) == [("Kävijät vuodessa", "10", "20"), ("Kyselyn tulos", None, "4")]
    assert "unparsed-text" not in codes_of(report)


def test_a_unit_behind_a_value_is_no_other_indicator() -> None:
    report = read(
        page(
            HEAD
            + "MITTARI      Kävijät      kpl\nLähtötaso    10           v. 2024\nTavoitetaso  20           v. 2025\n"
        )
    )
    assert rows_of(report) == [("Kävijät kpl", "10 v. 2024", "20 v. 2025")]
