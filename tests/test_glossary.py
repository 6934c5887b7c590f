"""The list that explains a report's own terms."""

from __future__ import annotations

import pytest

from tests.typed import At, codes_of, context_of, page, read, rows_of

ACTION = """
PAINOPISTE   Kasvava Pori
TAVOITE      Kasvu
TEKO         Ohjelma
TOIMENPIDE   Tehostamme viestintää
"""
CONTEXT = {"focus_area": "Kasvava Pori", "goal": "Kasvu", "initiative": "Ohjelma", "action": "Tehostamme viestintää"}
TERMS = """
Painopiste   Kaupunkistrategian painopiste
Teema        Yksikön oma kokonaisuus
Tavoite      Valtuuston asettama päämäärä
Teko         Se, mitä tehdään
Osatavoite   Toimenpiteen välivaihe
Raportointi  Mitä osatavoitteesta kerrotaan
"""


@pytest.mark.parametrize(
    "heading", ["Käsitteet", "Liite 1. Raportissa käytetyt käsitteet", "Termit ja lyhenteet", "Liite: käsitteitä"]
)
def test_terms_below_their_heading_are_no_goals(heading: str) -> None:
    report = read(page(ACTION), page(At(50, 90, heading, bold=True, size=14), TERMS, number=2))
    assert context_of(report) == [CONTEXT]
    assert codes_of(report) == ["unparsed-text"] * codes_of(report).count("unparsed-text")
    assert {word.page for word in report.unparsed} == {2}


def test_goals_below_such_a_heading_are_goals() -> None:
    """Their labels come again, or have a table."""
    report = read(page(At(50, 90, "Käsitteet", bold=True, size=14), ACTION * 2))
    assert len(report.actions) == 2
    table = "MITTARI      Kävijämäärä     Lähtötaso    Tavoitetaso\n             10              20\n"
    report = read(page(At(50, 90, "Käsitteet", bold=True, size=14), TERMS + "TOIMENPIDE   Luomme\n" + table))
    assert [action.action.text for action in report.actions if action.action] == ["Luomme"]


def test_terms_end_at_the_next_title() -> None:
    report = read(
        page(At(50, 90, "Käsitteet", bold=True, size=14), TERMS),
        page("TOIMINNALLISET TAVOITTEET 2025\n\n" + ACTION, number=2),
    )
    assert context_of(report) == [CONTEXT]


def test_what_explains_no_label_of_the_report_is_no_glossary() -> None:
    """The one action of a report may follow such a heading, too."""
    report = read(page(At(50, 90, "Käsitteet ja lyhenteet", bold=True, size=14), "KH on kaupunginhallitus.\n" + ACTION))
    assert context_of(report) == [CONTEXT]


def test_few_terms_where_others_are_no_labels() -> None:
    terms = """
*Mittari*
    Tunnusluku, jolla toimenpiteen vaikutusta seurataan.
*Htv*
    Henkilötyövuosi.
"""
    table = "MITTARI      Lähtötaso    Tavoitetaso\nKävijät      10           20\n"
    report = read(page(ACTION + table), page(At(50, 90, "Käsitteet", True, 14), terms, number=2))
    assert (context_of(report), rows_of(report)) == ([CONTEXT], [("Kävijät", "10", "20")])
    assert {word.page for word in report.unparsed} == {2}
