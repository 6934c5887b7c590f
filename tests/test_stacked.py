"""Indicator rows of a text that lost its geometry: the cells come column by column, parted by blank lines."""

from __future__ import annotations

import pytest

from parsers.report import parse
from tests.typed import assert_balanced, codes_of, flat, rows_of, spoken

Row = tuple[str | None, str | None, str | None]

HEAD = """
TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT

TEEMA Viestintä
TOIMENPIDE Viestintä- ja markkinointistrategian laatiminen
MITTARI

"""
PROGRESS = """

Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
"""


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("Kävijämäärä\n\nLähtötaso Tavoitetaso\n0\n\n10", [("Kävijämäärä", "0", "10")]),
        # Wrapped cells.
        (
            """
Viestintä- ja markkinointistrategia valmis

Viestinnän ja markkinoinnin vaikuttavuuden mittaristo
valmis

Lähtötaso Tavoitetaso
Ei olemassa

Ei olemassa

Valmis ja
käytössä

Valmis ja
käytössä
""",
            [
                ("Viestintä- ja markkinointistrategia valmis", "Ei olemassa", "Valmis ja käytössä"),
                ("Viestinnän ja markkinoinnin vaikuttavuuden mittaristo valmis", "Ei olemassa", "Valmis ja käytössä"),
            ],
        ),
        (
            """
Sisältöjä julkaistu

Näkyminen mediassa

Uusia palveluita

Lähtötaso Tavoitetaso
0

0

0

10

> 0

2-3
""",
            [("Sisältöjä julkaistu", "0", "10"), ("Näkyminen mediassa", "0", "> 0"), ("Uusia palveluita", "0", "2-3")],
        ),
    ],
)
def test_cells_parted_by_blank_lines(table: str, rows: list[Row]) -> None:
    report = parse(flat(HEAD + table + PROGRESS))
    assert_balanced(report)
    assert rows_of(report) == rows
    assert codes_of(report) == []


@pytest.mark.parametrize(
    ("table", "rows", "words"),
    [
        # A baseline and a target on one line: parted before a capital letter.
        (
            "Laaditaan viestintä- ja\nmarkkinointisuunnitelma\n\nLähtötaso Tavoitetaso\nVireillä Suunnitelma valmis",
            [("Laaditaan viestintä- ja markkinointisuunnitelma", "Vireillä", "Suunnitelma valmis")],
            "Vireillä Suunnitelma valmis",
        ),
        ("Kävijämäärä\n\nLähtötaso Tavoitetaso\n0 10", [("Kävijämäärä", "0", "10")], "0 10"),
        # Row by row.
        (
            "Kävijämäärä\n\nTilaajamäärä\n\nLähtötaso Tavoitetaso\n0 10\n\n30 40",
            [("Kävijämäärä", "0", "10"), ("Tilaajamäärä", "30", "40")],
            "0 10 30 40",
        ),
    ],
)
def test_guessed_cells_are_reported(table: str, rows: list[Row], words: str) -> None:
    report = parse(flat(HEAD + table + PROGRESS))
    assert_balanced(report)
    assert rows_of(report) == rows
    assert [(each.code, spoken(each.words)) for each in report.findings] == [("ambiguous-cells", words)]


def test_headings_without_indicators_lose_no_word() -> None:
    report = parse(flat(HEAD + "Lähtötaso Tavoitetaso\n0\n\n10" + PROGRESS))
    assert_balanced(report)
    assert "ambiguous-cells" in codes_of(report)


def test_too_few_cells_leave_targets_empty() -> None:
    report = parse(flat(HEAD + "Kävijämäärä\n\nLähtötaso Tavoitetaso\n0" + PROGRESS))
    assert_balanced(report)
    assert rows_of(report) == [("Kävijämäärä", "0", None)]
    assert sorted(codes_of(report)) == ["ambiguous-cells", "indicator-without-target"]
