"""Tables with an action in each column."""

from __future__ import annotations

from parsers.model import Report
from tests.typed import At, context_of, drawn, page, read, said, spoken

UPPER = """
______________________________________________________________________________________________________
|  *PAINOPISTE*  |  Kasvava Pori                         |                                           |
______________________________________________________________________________________________________
|  *TEEMA*       |                                       |  Kulttuuri                                |
______________________________________________________________________________________________________
|  *TAVOITE*     |  Sujuva arki                          |  Avoin talo                               |
______________________________________________________________________________________________________
|  *TEKO*        |  Arjen ohjelma                        |  Avointen ovien ohjelma                   |
______________________________________________________________________________________________________
"""
LOWER = """
______________________________________________________________________________________________________
|  *TOIMENPIDE*  |  Luomme mallin                        |  Avaamme ovet kaikille                    |
|                |  kaikille                             |                                           |
______________________________________________________________________________________________________
|  *MITTARI*     |             *Lähtötaso*  *Tavoitetaso*  |             *Lähtötaso*  *Tavoitetaso*    |
|                |  Kävijät    10         20             |  Lainat     100        120                |
|                |  Tyytyväiset  3          4              |                                           |
______________________________________________________________________________________________________
|  *Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2)*                           |
______________________________________________________________________________________________________
|  Osatavoite 1  |  Malli valmis                         |  Ovet auki                                |
______________________________________________________________________________________________________
|  Raportointi   |  Tehty.                               |                                           |
______________________________________________________________________________________________________
|  Osatavoite 2  |                                       |  Kysely tehty                             |
______________________________________________________________________________________________________
|  Raportointi   |                                       |                                           |
______________________________________________________________________________________________________
"""


def _told(report: Report) -> list[tuple[str | None, list[str | None], list[tuple[int | None, str | None, str | None]]]]:
    """What each action is called, its indicators, and its milestones with their reports."""
    return [
        (
            said(action.action),
            [said(row.indicator) for row in action.indicators],
            [(step.number, said(step.milestone), said(step.report)) for step in action.milestones],
        )
        for action in report.actions
    ]


TOLD = [
    ("Luomme mallin kaikille", ["Kävijät", "Tyytyväiset"], [(1, "Malli valmis", "Tehty.")]),
    ("Avaamme ovet kaikille", ["Lainat"], [(1, "Ovet auki", None), (2, "Kysely tehty", None)]),
]


def test_an_action_in_each_column() -> None:
    report = read(UPPER.rstrip() + LOWER)
    assert context_of(report) == [
        {"focus_area": "Kasvava Pori", "goal": "Sujuva arki", "initiative": "Arjen ohjelma", "action": TOLD[0][0]},
        {"theme": "Kulttuuri", "goal": "Avoin talo", "initiative": "Avointen ovien ohjelma", "action": TOLD[1][0]},
    ]
    assert _told(report) == TOLD
    assert (report.period, report.unparsed) == ("T2", ())
    assert spoken(report.labels).count("TOIMENPIDE") == 1


def test_a_page_may_cut_such_a_table_above_its_actions() -> None:
    whole = UPPER.rstrip() + LOWER
    report = read(page(whole + UPPER), page(*drawn(LOWER, top=70), number=2))
    assert _told(report) == 2 * TOLD
    assert report.unparsed == ()


def test_a_column_of_states_is_none_of_actions() -> None:
    report = read("""
________________________________________________________________
|  *TAVOITE*     |  Sujuva arki                 |  Kesken       |
________________________________________________________________
|  *TEKO*        |  Arjen ohjelma               |  Kesken       |
________________________________________________________________
|  *TOIMENPIDE*  |  Luomme mallin kaikille      |  Valmis       |
________________________________________________________________
""")
    assert len(report.actions) == 1


def test_no_word_is_lost_that_stands_beyond_such_a_table() -> None:
    """Then it is read as any other page; `read` balances the ledger."""
    note = At(640, 150, "Huom!")
    report = read(page(UPPER.rstrip() + LOWER, note))
    assert "Huom!" in [word.text for word in (*report.values, *report.unparsed)]
