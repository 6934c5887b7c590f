"""Indicators in running text, whose levels signs part."""

from __future__ import annotations

import pytest

from parsers.model import Page
from tests.typed import At, drawn, page, read, rows_of

HEAD = "TAVOITE      Sujuva arki\nTOIMENPIDE   Kysely asukkaille\n"


def _page(text: str) -> Page:
    """A page of running text below the head, in which `*` marks the words in bold type."""
    placed = []
    for row, line in enumerate(text.strip().splitlines()):
        x = 50.0
        for word in line.split():
            placed.append(At(x, 150 + 12 * row, word.strip("*") or word, bold=len(word) > 1 and word[0] == "*"))
            x += 5.0 * len(placed[-1].text) + 2.5
    return page(*drawn(HEAD, top=110), *placed)


@pytest.mark.parametrize("sign", ["|", "–", "/", "·"])
def test_indicators_whose_levels_stand_behind_signs(sign: str) -> None:
    """The wraps of a value stand where labels do, and a label may be broken."""
    report = read(
        _page(f"""
*MITTARI* Kirjaston kävijät vuo-
dessa {sign} *Lähtötaso:* 1 240 {sign} *Tavoite-*
*taso:* 2 000
*MITTARI* Valmennettujen osuus
{sign} *Lähtötaso:* - {sign} *Tavoitetaso:* 90
%
*MITTARI* Suunnitelma {sign} *Tavoitetaso:*
valmis
*Osatavoite* *1:* Kysely on tehty
""")
    )
    assert rows_of(report) == [
        ("Kirjaston kävijät vuodessa", "1 240", "2 000"),
        ("Valmennettujen osuus", "-", "90 %"),
        ("Suunnitelma", None, "valmis"),
    ]
    assert report.unparsed == ()


def test_signs_that_end_what_is_ahead_of_a_level() -> None:
    report = read(_page("MITTARI: Kävijät vuodessa; Lähtötaso: 10, noin; Tavoitetaso:\n20"))
    assert rows_of(report) == [("Kävijät vuodessa", "10, noin", "20")]


def test_labels_in_bold_need_no_signs() -> None:
    """A full stop closes them, a dash is a value, and one may have none."""
    report = read(
        _page("""
*Mittari.* Lomakkeiden osuus kai-
kista *Lähtötaso.* 46 % *Tavoiteta-*
*so.* 75 %
*Mittari.* Palvelut *Lähtötaso.* *Tavoitetaso.* 8
*Mittari.* Kokeilut *Lähtötaso.* – *Tavoitetaso.* 4
""")
    )
    assert rows_of(report) == [
        ("Lomakkeiden osuus kaikista", "46 %", "75 %"),
        ("Palvelut", None, "8"),
        ("Kokeilut", "–", "4"),
    ]


def test_the_label_of_a_level_that_says_of_when() -> None:
    lines = ["*Mittari:*  Ympäristöä käyttävät yritykset", "*Lähtöarvo:*  8     *Tavoitearvo 2027:*  45"]
    report = read("*Toimenpide:*  Kysely\n" + "\n".join(lines))
    assert rows_of(report) == [("Ympäristöä käyttävät yritykset", "8", "45")]


def test_items_of_a_list_whose_lines_end_ahead_of_a_value() -> None:
    """Signs of a list stand ahead of the labels, and labels in the middle of a line head no table."""
    report = read(
        _page("""
• *Mittari:* Uudelleen käytetty materiaali;
*Lähtötaso:* 25 %; *Tavoitetaso:* 60 %
• *Mittari:* Kouluista mukana
mukana; *Lähtötaso:* 11/22; *Tavoitetaso:*
22/22
""")
    )
    assert rows_of(report) == [
        ("Uudelleen käytetty materiaali", "25 %", "60 %"),
        ("Kouluista mukana mukana", "11/22", "22/22"),
    ]


def test_sentences_end_with_full_stops_that_no_value_has() -> None:
    report = read(
        _page("""
*Mittari:* Puhdistettu ranta, km. *Lähtöarvo* *2024:* 1,2. *Tavoitearvo* *2025:* 4,0.
*Mittari:* Ruokaa *Lähtöarvo:* 10 kg. *Tavoitearvo:* 20 kg.
""")
    )
    assert rows_of(report) == [("Puhdistettu ranta, km", "1,2", "4,0"), ("Ruokaa", "10 kg.", "20 kg.")]
