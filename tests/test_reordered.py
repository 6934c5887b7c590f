"""Indicator tables whose `MITTARI` stands behind a level."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from tests.typed import codes_of, page, read, rows_of, spoken, steps_of

HEAD = "TOIMENPIDE   Kysely asukkaille\n\n"
FOOT = "\nOsatavoite 1: Kysely on lähetetty ja siihen on vastattu, ja tulokset on esitelty\nRaportointi: Tehty"


@pytest.mark.parametrize(
    "table",
    [
        """
Lähtötaso     MITTARI                      Tavoitetaso
10            Kävijöitä                    20
puuttuu       Asiakastyytyväisyys          3,5
              kunnan palveluissa
              Valitukset                   5
""",
        """
Tavoitetaso   Lähtötaso     MITTARI
20            10            Kävijöitä
3,5           puuttuu       Asiakastyytyväisyys
                            kunnan palveluissa
5                           Valitukset
""",
    ],
)
def test_mittari_behind_a_level(table: str) -> None:
    report = read(HEAD + table + FOOT)
    assert rows_of(report) == [
        ("Kävijöitä", "10", "20"),
        ("Asiakastyytyväisyys kunnan palveluissa", "puuttuu", "3,5"),
        ("Valitukset", None, "5"),
    ]
    assert steps_of(report) == [
        (1, "Kysely on lähetetty ja siihen on vastattu, ja tulokset on esitelty", "Tehty"),
    ]
    assert codes_of(report) == []


def test_values_are_where_they_were_printed() -> None:
    report = read(HEAD + "Lähtötaso     MITTARI          Tavoitetaso\n10            Kävijöitä        20")
    (row,) = report.actions[0].indicators
    assert row.indicator and row.baseline
    assert (row.indicator.words[0].x0, row.baseline.words[0].x0) == (120, 50)


def test_its_rules_part_its_cells() -> None:
    table = "Lähtötaso   MITTARI            Tavoitetaso\nei tietoa   Kävijöitä ja       20\n            asiakkaita"
    upright = [Rule(x, 120, x, 175) for x in (48, 108, 203, 270)]
    report = read(page(HEAD + table, *upright))
    assert rows_of(report) == [("Kävijöitä ja asiakkaita", "ei tietoa", "20")]


def test_text_below_it_stays_as_it_is() -> None:
    text = "Kaikki tiedot ovat peräisin kaupungin tilastoista, joita ylläpidetään vuosittain"
    report = read(HEAD + f"Lähtötaso     MITTARI          Tavoitetaso\n10            Kävijöitä        20\n\n\n{text}")
    assert rows_of(report) == [("Kävijöitä", "10", "20")]
    assert spoken(report.unparsed) == text
