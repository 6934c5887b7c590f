"""Indicators each of which has a table of its own."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from tests.typed import At, codes_of, page, read, rows_of

HEAD = """
TAVOITE      Sujuva arki
TOIMENPIDE   Kysely asukkaille
"""


@pytest.mark.parametrize(
    "drawing",
    [
        """
Mittari: Kirjaston kävijät
Lähtötaso         Tavoitetaso
10                20 vuoden
                  loppuun mennessä

Mittari: Lainojen määrä
Lähtötaso         Tavoitetaso
                  200
""",
        """
*MITTARI*      *Kirjaston kävijät*
               *Lähtötaso*       *Tavoitetaso*
               10                20 vuoden
                                 loppuun mennessä
*MITTARI*      *Lainojen määrä*
               *Lähtötaso*       *Tavoitetaso*
                                 200
""",
    ],
)
def test_a_table_for_each_indicator(drawing: str) -> None:
    report = read(HEAD + drawing)
    assert rows_of(report) == [
        ("Kirjaston kävijät", "10", "20 vuoden loppuun mennessä"),
        ("Lainojen määrä", None, "200"),
    ]
    assert codes_of(report) == []


def test_headings_over_a_column_of_indicators_are_those_of_a_table() -> None:
    drawing = "MITTARIT\n                  Lähtötaso    Tavoitetaso\nKävijät           10           20\n"
    assert rows_of(read(HEAD + drawing)) == [("Kävijät", "10", "20")]


def test_values_of_two_lines_each() -> None:
    drawing = """
MITTARI      Kirjaston kävijät
             Lähtötaso       Tavoitetaso
             10 aikuista     20 aikuista
             vuodessa        vuodessa
MITTARI      Lainat
             Lähtötaso       Tavoitetaso
             100             200
"""
    assert rows_of(read(HEAD + drawing)) == [
        ("Kirjaston kävijät", "10 aikuista vuodessa", "20 aikuista vuodessa"),
        ("Lainat", "100", "200"),
    ]


def test_values_of_tiles_in_larger_type_than_their_headings() -> None:
    """All of it bold, so that a value might be more of the heading above it."""
    tiles = [
        At(x + by, y, text, bold=bold, size=size)
        for x, name, values in ((50, "Kirjaston kävijät", ("3,3", "3,7")), (300, "Lainat", ("6 kpl", "9 kpl")))
        for by, y, text, bold, size in (
            (0, 150, "Mittari", True, 8),
            (0, 164, name, False, 10),
            (0, 180, "Lähtötaso", True, 8),
            (110, 180, "Tavoitetaso", True, 8),
            (0, 194, values[0], True, 11),
            (110, 194, values[1], True, 11),
        )
    ]
    report = read(page(HEAD, *tiles))
    assert rows_of(report) == [("Kirjaston kävijät", "3,3", "3,7"), ("Lainat", "6 kpl", "9 kpl")]
    assert codes_of(report) == []


def test_a_table_beside_each_name() -> None:
    """Its values are years, days and text in one type, below headings in bold type."""

    def card(top: float, name: str, below: str, baseline: str, target: str) -> list[At]:
        return [
            At(50, top, "MITTARI", bold=True),
            At(140, top, name),
            At(300, top + 3, "Lähtötaso", bold=True),
            At(420, top + 3, "Tavoitetaso", bold=True),
            *([At(140, top + 12, below)] if below else []),
            *([At(300, top + 16, baseline)] if baseline else []),
            *([At(420, top + 16, target)] if target else []),
        ]

    report = read(
        page(
            HEAD,
            *card(150, "Valmistumispäivä", "", "1.3.2025", "31.10.2025"),
            *card(190, "Käyttäjien osuus kaik-", "kiaan", "", "2026"),
            *card(230, "Sairauspoissaolot", "", "vuoden 2024 taso", "laskee 5 %"),
            "\n" * 12 + "Selvitys toimenpiteen edistymisestä (T2):\nOsatavoite 1: Kysely on tehty",
        )
    )
    assert rows_of(report) == [
        ("Valmistumispäivä", "1.3.2025", "31.10.2025"),
        ("Käyttäjien osuus kaikkiaan", None, "2026"),
        ("Sairauspoissaolot", "vuoden 2024 taso", "laskee 5 %"),
    ]


def test_a_box_beside_a_name_that_wraps() -> None:
    """It begins at the name's second line, and has smaller headings than values."""
    rules = [Rule(280, y, 500, y) for y in (152, 166, 194)] + [Rule(x, 152, x, 194) for x in (280, 390, 500)]
    name = [
        (50, 150, "MITTARI"),
        (100, 150, "Hallituksen arviointi"),
        (50, 162, "tehty tytäryhtiöissä, joissa"),
        (50, 174, "omistus on yli 50 %"),
    ]
    heads = [At(284, 162, "Lähtötaso", size=8), At(394, 162, "Tavoitetaso", size=8)]
    values = [At(284, 176, "Otettu käyttöön"), At(284, 188, "2024"), At(394, 176, "Valmis"), At(394, 188, "keväällä")]
    report = read(page(HEAD, *(At(x, y, text) for x, y, text in name), *heads, *values, *rules))
    assert rows_of(report) == [
        (
            "Hallituksen arviointi tehty tytäryhtiöissä, joissa omistus on yli 50 %",
            "Otettu käyttöön 2024",
            "Valmis keväällä",
        )
    ]


def test_headings_again_above_each_value_below_one_label() -> None:
    """They are set in from the names, in smaller type."""

    def card(y: float, name: str, baseline: str, target: str) -> list[At]:
        heads = [At(60, y + 11, "Lähtötaso", size=7), At(180, y + 11, "Tavoitetaso", size=7)]
        return [At(50, y, name), *heads, At(60, y + 22, baseline), At(180, y + 22, target)]

    report = read(
        page(
            HEAD,
            At(120, 150, "MITTARI", bold=True),
            *card(166, "eNPS", "–", "+10"),
            *card(206, "Käyttöaste", "ei mitattu", "60 %"),
            *card(246, "Osuus kaikista katuvalaisimista vuoden lopussa", "62 %", "80–85 %"),
        )
    )
    assert rows_of(report) == [
        ("eNPS", "–", "+10"),
        ("Käyttöaste", "ei mitattu", "60 %"),
        ("Osuus kaikista katuvalaisimista vuoden lopussa", "62 %", "80–85 %"),
    ]
    assert report.unparsed == ()


def test_rows_of_one_table_in_a_box_are_no_cards() -> None:
    """The first indicator stands level with the MITTARI, and its baseline is centred beside a longer target."""
    rules = [Rule(190, y, 500, y) for y in (140, 156, 240)] + [Rule(x, 140, x, 240) for x in (190, 290, 500)]
    heads = [At(50, 152, "MITTARI"), At(195, 152, "Lähtötaso"), At(295, 152, "Tavoitetaso")]
    cells = [
        (100, 152, "Rekrytointi"),
        (195, 182, "Ei olemassa"),
        (295, 170, "Malli on kuvattu ja"),
        (295, 182, "otettu käyttöön"),
    ]
    rest = [(295, 194, "yksiköissä"), (100, 230, "Läpimenoaika"), (195, 230, "14 vrk"), (295, 230, "5–7 vrk")]
    report = read(page(HEAD, *heads, *(At(x, y, text) for x, y, text in (*cells, *rest)), *rules))
    assert len(rows_of(report)) == 2
