"""A sheet whose headings stand once above all rows, with contexts in rows that run across."""

from __future__ import annotations

from tests.typed import context_of, page, read, rows_of, said, spoken

HEADINGS = "             MITTARI        Lähtötaso   Tavoitetaso     Osatavoite           Raportointi T2     Tila\n"
RULE = "             ____________________________________________________________________________________\n"
SHEET = (
    HEADINGS
    + """
TAVOITE      Arki sujuu
TOIMENPIDE   Luomme mallin
"""
    + RULE
    + """
            |  Kävijöitä    |  10      |  20         |  1. Malli on         |  Tehty          |  valmis  |
            |               |          |             |  valmis              |                 |          |
"""
    + RULE
    + """
            |  Tilaajia     |  5       |  8          |  2. Koulutus         |                 |          |
"""
    + RULE
    + """
TEKO         Ohjelma
TOIMENPIDE   Avaamme ovet
"""
    + RULE
    + """
            |               |          |             |  1. Ovet             |  Tilattu        |          |
"""
    + RULE
)
REST = (
    HEADINGS
    + RULE
    + """
            |               |          |             |  2. Lukot            |  Vaihdettu      |          |
"""
    + RULE
)


def test_a_sheet_of_actions() -> None:
    """What stands below the headings on the next page is of the last action; no row has an indicator there."""
    report = read(page(SHEET), page(REST, number=2))
    assert context_of(report) == [
        {"goal": "Arki sujuu", "action": "Luomme mallin"},
        {"goal": "Arki sujuu", "initiative": "Ohjelma", "action": "Avaamme ovet"},
    ]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8")]
    assert [
        [(each.number, said(each.milestone), said(each.report)) for each in action.milestones]
        for action in report.actions
    ] == [
        [(1, "Malli on valmis", "Tehty"), (2, "Koulutus", None)],
        [(1, "Ovet", "Tilattu"), (2, "Lukot", "Vaihdettu")],
    ]
    assert (report.period, spoken(report.unparsed)) == ("T2", "valmis")
