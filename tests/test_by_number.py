"""Tables of milestones that name their actions by the numbers of these."""

from __future__ import annotations

import pytest

from tests.typed import page, read, said

ACTIONS = """
TAVOITE   Sujuva arki
_______________________________________________________________________________________
|  *Nro*  |  *Teko*       |  *Toimenpide*  |  *Mittari*   |  *Lähtötaso*  |  *Tavoitetaso*  |
___________________________________________________________________________________________
|  {0}    |  Suunnitelma  |  Luomme        |  Kävijöitä   |  10           |  20             |
|         |               |  mallin        |              |               |                 |
___________________________________________________________________________________________
|  {1}    |  Ohjelma      |  Koulutamme    |  Tunteja     |               |  40             |
___________________________________________________________________________________________
"""
NAMED = """
*Toimenpide nro*   *Osatavoite*                  *Tila*     *Raportointi*
1.1                Osatavoite 1: Malli valmis    Valmis     Tehty keväällä.
                   Osatavoite 2: Esitelty        Kesken
1.2                Osatavoite 1: Kurssi pidetty  Kesken     Siirtyi syksyyn.
"""
NUMBERED = """
*Nro*  *Osatavoite*   *Kuvaus*          *Tila*     *Raportointi*
1      Osatavoite 1   Malli valmis      Valmis     Tehty keväällä.
       Osatavoite 2   Esitelty          Kesken
2      Osatavoite 1   Kurssi pidetty    Kesken     Siirtyi syksyyn.
"""


@pytest.mark.parametrize(
    ("numbers", "table", "number"),
    [(("1.1", "1.2"), NAMED, 1), (("1  ", "2  "), NUMBERED, 1), (("1  ", "2  "), NUMBERED, 2)],
)
def test_milestones_go_to_the_actions_whose_numbers_they_name(
    numbers: tuple[str, str], table: str, number: int
) -> None:
    """On the page of the actions, or on the next."""
    actions = ACTIONS.format(*numbers)
    report = read(actions + table) if number == 1 else read(page(actions), page(table, number=2))
    assert [
        (said(action.action), [(step.number, said(step.milestone), said(step.report)) for step in action.milestones])
        for action in report.actions
    ] == [
        ("Luomme mallin", [(1, "Malli valmis", "Tehty keväällä."), (2, "Esitelty", None)]),
        ("Koulutamme", [(1, "Kurssi pidetty", "Siirtyi syksyyn.")]),
    ]


def test_numbers_of_milestones_are_none_of_actions() -> None:
    table = """
*Nro*  *Osatavoite*      *Raportointi*
1      Kurssi pidetty    Siirtyi syksyyn.
2      Koulutus          Kesken.
"""
    report = read(ACTIONS.format("1  ", "2  ") + table)
    assert [len(action.milestones) for action in report.actions] == [0, 2]


def test_codes_of_actions_ahead_of_each_milestone() -> None:
    report = read("""
TAVOITE   Sujuva arki
_________________________________________________________________________
|  Tunnus  |  Toimenpide  |  Mittari  |  Lähtötaso  |  Tavoitetaso  |
_________________________________________________________________________
|  TP1     |  Kysely      |  Osuus    |  10         |  20           |
_________________________________________________________________________
|  TP2     |  Koulutus    |  Määrä    |  5          |  8            |
_________________________________________________________________________

_________________________________________________________
|  Tunnus  |  Osatavoite      |  Raportointi   |
_________________________________________________________
|  TP1     |  Malli           |  Tehty         |
_________________________________________________________
|  TP1     |  Ohje            |                |
_________________________________________________________
|  TP2     |  Kurssi          |  Pidetty       |
_________________________________________________________
""")
    steps = [[(said(step.milestone), said(step.report)) for step in action.milestones] for action in report.actions]
    assert steps == [[("Malli", "Tehty"), ("Ohje", None)], [("Kurssi", "Pidetty")]]
    assert report.unparsed == ()


def test_the_number_of_an_action_ahead_of_each_of_its_milestones() -> None:
    table = """
*Nro*  *Välitavoite*     *Raportointi*
1.1    Malli valmis      Tehty keväällä.
1.1    Esitelty
1.2    Kurssi pidetty    Siirtyi syksyyn.
"""
    report = read(ACTIONS.format("1.1", "1.2") + table)
    assert [[said(step.milestone) for step in action.milestones] for action in report.actions] == [
        ["Malli valmis", "Esitelty"],
        ["Kurssi pidetty"],
    ]
