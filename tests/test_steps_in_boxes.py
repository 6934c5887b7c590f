"""The milestones of an action in a ruled table right of its context and its indicators."""

from __future__ import annotations

import pytest

from tests.typed import context_of, page, read, rows_of, steps_of

SHEET = """
Tavoite: Sujuva arki {0}
                                             __________________________________________________
*Toimenpide*                                 |  *Osatavoite*         |  *Raportointi*           |
                                             __________________________________________________
Uudistamme lomakkeet {0}                       |  1. Kysely on tehty   |  Tehtiin maaliskuussa    |
*Vastuutaho*                                 |  {0}                    |  sähköisesti             |
                                             __________________________________________________
Asiakaspalvelu                               |  2. Malli on valmis   |                          |
                                             __________________________________________________
*Mittari*        *Lähtötaso*   *Tavoitetaso*
Lomakkeita {0}     10          20
Hakemuksia       100         120
"""


@pytest.mark.parametrize("names", ["A", "AB"])
def test_a_table_of_milestones_beside_the_context_and_the_indicators(names: str) -> None:
    """The indicators may go on below the table."""
    report = read(page("".join(SHEET.format(name) for name in names)))
    assert context_of(report) == [
        {"goal": f"Sujuva arki {name}", "responsible": "Asiakaspalvelu", "action": f"Uudistamme lomakkeet {name}"}
        for name in names
    ]
    assert rows_of(report) == [
        row for name in names for row in ((f"Lomakkeita {name}", "10", "20"), ("Hakemuksia", "100", "120"))
    ]
    assert steps_of(report) == [
        step
        for name in names
        for step in (
            (1, f"Kysely on tehty {name}", "Tehtiin maaliskuussa sähköisesti"),
            (2, "Malli on valmis", None),
        )
    ]
    assert report.unparsed == ()


def test_a_ruled_table_of_other_things_is_none() -> None:
    sheet = SHEET.format("A").replace("*Osatavoite* ", "*Kustannus*  ").replace("1. ", "").replace("2. ", "")
    assert steps_of(read(page(sheet))) == []
