"""Newspaper columns with an upright rule between them, of which one may hold nothing but the rest of the other."""

from __future__ import annotations

from parsers.model import Rule
from tests.typed import At, context_of, drawn, page, read, rows_of, said, steps_of

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


def test_a_bar_parts_an_action_from_its_only_milestone() -> None:
    """Slides: labels in small type over large values, the action left of a narrow filled bar."""
    sheets = []
    for number, (action, step) in enumerate((("Julkaistaan kalenteri", "Kalenteri valmis"), ("Jaetaan", "Ohje")), 1):
        left = [("Toimenpide", action), ("Vastuutaho", f"Tiimi {number}")]
        right = [("Välitavoite 1", step), ("Raportti T3", "Tehty.")]
        items = [
            each
            for x, pairs in ((50, left), (400, right))
            for place, (label, value) in enumerate(pairs)
            for each in (
                At(x, 150 + 60 * place, label, bold=True, size=9),
                At(x, 170 + 60 * place, value, size=14),
            )
        ]
        table = [At(50, 280, "Mittari"), At(150, 280, "Lähtötaso"), At(250, 280, "Tavoitetaso")]
        row = [At(50, 296, "Hankinnat"), At(150, 296, "2"), At(250, 296, "4")]
        bar = [Rule(x, 140, x, 400) for x in (370, 372.3)]
        heading = At(50, 100, f"Tavoite: Ostamme {number}", size=14)
        sheets.append(page(heading, *items, *table, *row, *bar, number=number))
    report = read(*sheets)
    assert [(each["action"], each["responsible"]) for each in context_of(report)] == [
        ("Julkaistaan kalenteri", "Tiimi 1"),
        ("Jaetaan", "Tiimi 2"),
    ]
    assert rows_of(report) == 2 * [("Hankinnat", "2", "4")]
    assert steps_of(report) == [(1, "Kalenteri valmis", "Tehty."), (1, "Ohje", "Tehty.")]
    assert report.unparsed == ()
