"""Sections that name the actions of a table once more, over what is said of each."""

from __future__ import annotations

from tests.typed import page, read, said, spoken, steps_of

ACTIONS = """
TAVOITE   Sujuva arki
_____________________________________________________________________________
|  *Nro*  |  *Toimenpide*           |  *Mittari*   |  *Lähtötaso*  |  *Tavoitetaso*  |
_____________________________________________________________________________
|  1.1    |  Luomme mallin, joka    |  Kävijöitä   |  10           |  20             |
|         |  palvelee asukkaita     |              |               |                 |
_____________________________________________________________________________
|  1.2    |  Koulutamme             |  Tunteja     |               |  40             |
_____________________________________________________________________________
"""


def test_reports_below_the_names_of_their_actions() -> None:
    section = """
*Toimenpiteiden toteutuminen 1.5.–31.8.2025*
*1.1 Luomme mallin, joka palvelee*
*asukkaita*
Malli on valmis.
*1.2 Koulutamme*
Kursseja on pidetty kaksi.
"""
    report = read(page(ACTIONS), page(section, number=2))
    assert steps_of(report) == [(None, None, "Malli on valmis."), (None, None, "Kursseja on pidetty kaksi.")]
    assert [len(action.milestones) for action in report.actions] == [1, 1]
    assert spoken(report.unparsed) == ""


def test_milestones_below_the_names_of_their_actions_in_another_order() -> None:
    section = """
*Osatavoitteet*
*1.2 Koulutamme*
Osatavoite 1: Kurssi
Raportointi: Pidetty
*1.1 Luomme mallin, joka palvelee asukkaita*
Osatavoite 1: Malli
Raportointi: Valmis
"""
    report = read(page(ACTIONS), page(section, number=2))
    steps = [[(said(step.milestone), said(step.report)) for step in action.milestones] for action in report.actions]
    assert steps == [[("Malli", "Valmis")], [("Kurssi", "Pidetty")]]


def test_a_line_that_begins_with_such_a_number_names_no_action() -> None:
    section = "*Toimenpiteiden toteutuminen 1.5.–31.8.2025*\nTyö etenee.\n1.1 Luomme mallin kaikille\n"
    report = read(page(ACTIONS), page(section, number=2))
    assert steps_of(report) == [(None, None, "Työ etenee. 1.1 Luomme mallin kaikille")]
    assert [len(action.milestones) for action in report.actions] == [0, 1]
