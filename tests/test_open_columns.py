"""Columns with an action each with nothing drawn between them, in rows that flat rules part."""

from __future__ import annotations

import pytest

from tests.typed import context_of, page, read, rows_of, steps_of

HEAD = """
*Tavoite: Palvelu toimii*
Teko: Vuotojen hallinta
____________________________________________________________________________________
*Toimenpide*      *Saneerataan viemäri*             *Asennetaan uudet mittarit*
                  *Vähärauman alueella*
____________________________________________________________________________________
*Mittarit*        Verkostoa, m                      Mittareista luettavia
                  Lähtötaso: 3 450                  Lähtötaso: 31 %
                  Tavoitetaso: 4 000                Tavoitetaso: 75 %
____________________________________________________________________________________
*Osatavoite 1*    Suunnitelmat ovat valmiit         Erä on toimitettu
____________________________________________________________________________________
"""
STEPS = """
____________________________________________________________________________________
*Raportointi*     Luvat saatiin kesällä             • Toimitettu 1 400
                                                    • Asennettu 760
____________________________________________________________________________________
*Osatavoite 2*    Työstä on puolet tehty
____________________________________________________________________________________
"""
NEXT = "Teko: Valmius\n"


@pytest.mark.parametrize("torn", [False, True])
def test_each_column_is_an_action(torn: bool) -> None:
    report = read(page(HEAD), page(STEPS + NEXT, number=2)) if torn else read(page(HEAD.rstrip("_\n") + STEPS + NEXT))
    context = {"goal": "Palvelu toimii", "initiative": "Vuotojen hallinta"}
    assert context_of(report) == [
        {**context, "action": "Saneerataan viemäri Vähärauman alueella"},
        {**context, "action": "Asennetaan uudet mittarit"},
    ]
    assert rows_of(report) == [("Verkostoa, m", "3 450", "4 000"), ("Mittareista luettavia", "31 %", "75 %")]
    assert steps_of(report) == [
        (1, "Suunnitelmat ovat valmiit", "Luvat saatiin kesällä"),
        (2, "Työstä on puolet tehty", None),
        (1, "Erä on toimitettu", "- Toimitettu 1 400\n- Asennettu 760"),
    ]


def test_what_stands_right_of_an_action_alone_is_no_other_one() -> None:
    line = "_" * 80
    rows = f"{line}\n*Toimenpide*      Saneerataan viemäri               Vesi ja jäte\n{line}\n"
    report = read(
        page("Tavoite: Palvelu toimii\n" + rows + f"*Osatavoite 1*    Luvat\n{line}\n*Raportointi*     Saatu\n{line}\n")
    )
    assert len(report.actions) == 1
    assert steps_of(report) == [(1, "Luvat", "Saatu")]
