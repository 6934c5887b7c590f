"""The headings of milestones once over all bands of a table."""

from __future__ import annotations

import pytest

from tests.typed import context_of, read, rows_of, spoken, steps_of

TITLE = "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT\n\n"


@pytest.mark.parametrize(("number", "stop"), [("Nro   ", " "), ("Nro   ", "."), ("      ", ".")])
def test_they_head_the_milestones_of_each_action(number: str, stop: str) -> None:
    drawing = f"""
{number}Osatavoite                        Raportointi
TAVOITE: Talous on tasapainossa
TOIMENPIDE: Seuraamme sopeuttamista
      *Mittari*             *Lähtötaso*     *Tavoitetaso*
      Säästöt             10            20
      Lainakanta          30            25
1{stop}    Raportti on käytössä              Se käsitellään
                                        kuukausittain
2{stop}    Kysely on tehty

TOIMENPIDE: Luovumme vuokratiloista
      *Mittari*             *Lähtötaso*     *Tavoitetaso*
      Vuokratilat         7             4
1{stop}    Sopimukset on irtisanottu         Kaksi on irtisanottu
"""
    if not number.strip():
        drawing = drawing.replace("\n      Osatavoite      ", "\nOsatavoite            ")
    report = read(TITLE + drawing)
    assert [(each["goal"], each["action"]) for each in context_of(report)] == [
        ("Talous on tasapainossa", "Seuraamme sopeuttamista"),
        ("Talous on tasapainossa", "Luovumme vuokratiloista"),
    ]
    assert rows_of(report) == [("Säästöt", "10", "20"), ("Lainakanta", "30", "25"), ("Vuokratilat", "7", "4")]
    assert steps_of(report) == [
        (1, "Raportti on käytössä", "Se käsitellään kuukausittain"),
        (2, "Kysely on tehty", None),
        (1, "Sopimukset on irtisanottu", "Kaksi on irtisanottu"),
    ]
    assert spoken(report.labels).count("Osatavoite Raportointi") == 1
    assert not report.unparsed


def test_a_heading_once_more_on_the_next_page() -> None:
    first = """
Nro   Osatavoite                        Raportointi
TAVOITE: Talous on tasapainossa
TOIMENPIDE: Seuraamme sopeuttamista
      *Mittari*             *Lähtötaso*     *Tavoitetaso*
      Säästöt             10            20
1     Raportti on käytössä              Se käsitellään
"""
    second = """
Nro   Osatavoite                        Raportointi
2     Kysely on tehty                   Se on tehty
TOIMENPIDE: Luovumme vuokratiloista
      *Mittari*             *Lähtötaso*     *Tavoitetaso*
      Vuokratilat         7             4
1     Sopimukset on irtisanottu         Kaksi on irtisanottu
"""
    report = read(TITLE + first, second)
    assert [
        [(step.number, step.report and step.report.text) for step in each.milestones] for each in report.actions
    ] == [
        [(1, "Se käsitellään"), (2, "Se on tehty")],
        [(1, "Kaksi on irtisanottu")],
    ]
    assert not report.unparsed
