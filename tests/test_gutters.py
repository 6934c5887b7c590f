"""Newspaper columns with an upright rule between them, of which one may hold nothing but the rest of the other."""

from __future__ import annotations

from parsers.model import Rule
from tests.typed import drawn, page, read, rows_of, said, steps_of

LEFT = """
Painopiste: Kasvava Pori
Tavoite: Sujuva arki
Toimenpide: Koulutamme esihenkilöt
Mittarit             Lähtötaso   Tavoitetaso
Koulutettuja         10          20
Osatavoitteet
1) Koulutus on suunniteltu
Raportointi: Suunnitelma on valmis
"""
RIGHT = """
2) Koulutus on pidetty
Raportointi: Siihen tuli 40 esihenkilöä

Toimenpide: Kysely
Mittarit             Lähtötaso   Tavoitetaso
Vastauksia           30          50
Osatavoitteet
1) Kysely on tehty
Raportointi: Tehty
"""


def test_the_second_column_begins_with_the_rest_of_the_first() -> None:
    indent = " " * 55
    right = indent + RIGHT.strip("\n").replace("\n", "\n" + indent)
    report = read(page(LEFT, *drawn(right), Rule(315, 95, 315, 250)))
    assert [said(action.action) for action in report.actions] == ["Koulutamme esihenkilöt", "Kysely"]
    assert rows_of(report) == [("Koulutettuja", "10", "20"), ("Vastauksia", "30", "50")]
    assert steps_of(report) == [
        (1, "Koulutus on suunniteltu", "Suunnitelma on valmis"),
        (2, "Koulutus on pidetty", "Siihen tuli 40 esihenkilöä"),
        (1, "Kysely on tehty", "Tehty"),
    ]
    assert report.unparsed == ()
