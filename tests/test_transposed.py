"""Tables with an action in each column."""

from __future__ import annotations

from parsers.model import Report
from tests.typed import At, context_of, drawn, page, read, rows_of, said, spoken, steps_of

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


WIDE = """
__________________________________________________________________________________________________________
|  *Tavoite*         |  Sujuva arki                                                                      |
__________________________________________________________________________________________________________
|                    |  1.                                    |  2.                                      |
__________________________________________________________________________________________________________
|  *Toimenpide*      |  Luomme mallin                         |  Avaamme ovet kaikille                   |
__________________________________________________________________________________________________________
|  *Mittari 1*       |  Kävijät vuodessa                      |  Lainat                                  |
__________________________________________________________________________________________________________
|  *Nykytila*        |  10                                    |  100                                     |
__________________________________________________________________________________________________________
|  *Tavoitearvo*     |  20                                    |  120                                     |
__________________________________________________________________________________________________________
"""
REST = """
__________________________________________________________________________________________________________
|  *Mittari 2*       |                                        |  Kävijät                                 |
__________________________________________________________________________________________________________
|  *Nykytila*        |                                        |  3                                       |
__________________________________________________________________________________________________________
|  *Tavoitearvo*     |                                        |  4                                       |
__________________________________________________________________________________________________________
|  *Toteutuminen*    |  Malli valmistui                       |  Ovet ovat auki                          |
|  *vuoden lopussa*  |  kesäkuussa                            |                                          |
__________________________________________________________________________________________________________
"""
SINGLE = """
_______________________________________________________________
|  *Tavoite*         |  Avoin talo                            |
_______________________________________________________________
|                    |  3.                                    |
_______________________________________________________________
|  *Toimenpide*      |  Kysymme asukkailta                    |
_______________________________________________________________
|  *Mittari 1*       |  Vastaajat                             |
_______________________________________________________________
|  *Nykytila*        |  50                                    |
_______________________________________________________________
|  *Tavoitearvo*     |  60                                    |
_______________________________________________________________
|  *Toteutuminen*    |  Kysely on tehty                       |
|  *vuoden lopussa*  |                                        |
_______________________________________________________________
"""


def test_one_cell_may_span_several_actions_and_a_page_may_cut_their_table_anywhere() -> None:
    report = read(page(WIDE), page(*drawn(REST, top=70), *drawn(SINGLE, top=300), number=2))
    assert _told(report) == [
        ("Luomme mallin", ["Kävijät vuodessa"], [(None, None, "Malli valmistui kesäkuussa")]),
        ("Avaamme ovet kaikille", ["Lainat", "Kävijät"], [(None, None, "Ovet ovat auki")]),
        ("Kysymme asukkailta", ["Vastaajat"], [(None, None, "Kysely on tehty")]),
    ]
    assert [said(action.goal) for action in report.actions] == ["Sujuva arki", "Sujuva arki", "Avoin talo"]
    assert rows_of(report)[2:] == [("Kävijät", "3", "4"), ("Vastaajat", "50", "60")]
    assert spoken(report.furniture) == "1. 2. 3."


FORM = """
________________________________________________________________________________
|  *Toimenpide 1*  Luomme mallin kaikille                                      |
________________________________________________________________________________
|  *Mittari*      |  Suunnitelma        |  Reitit          |  Kävijät           |
________________________________________________________________________________
|  *Lähtötaso*    |         Kesken      |           8      |         100        |
________________________________________________________________________________
|  *Tavoitetaso*  |         Valmis      |          30      |         120        |
________________________________________________________________________________
|  *Osatavoite*   |  1. Opasteet on uusittu      |  2. Polku on avattu         |
|                 |  kahdella alueella           |                             |
________________________________________________________________________________
"""
REPORTS = """
________________________________________________________________________________
|  *Raportointi*  |  Opasteita on 43.            |  Polku avattiin             |
|                 |                              |  maaliskuussa.              |
________________________________________________________________________________
"""


def test_the_indicators_and_the_milestones_of_an_action_in_a_column_each() -> None:
    steps = [
        (1, "Opasteet on uusittu kahdella alueella", "Opasteita on 43."),
        (2, "Polku on avattu", "Polku avattiin maaliskuussa."),
    ]
    for sheets in ([page(FORM.rstrip() + REPORTS)], [page(FORM), page(*drawn(REPORTS, top=70), number=2)]):
        report = read(*sheets)
        assert rows_of(report) == [
            ("Suunnitelma", "Kesken", "Valmis"),
            ("Reitit", "8", "30"),
            ("Kävijät", "100", "120"),
        ]
        assert steps_of(report) == steps


def test_a_column_of_days_is_none_of_milestones() -> None:
    report = read("""
________________________________________________________________________________
|  *Toimenpide*    Luomme mallin kaikille                                      |
________________________________________________________________________________
|  *Osatavoite 1* |  Opasteet on uusittu         |  30.6. mennessä             |
________________________________________________________________________________
|  *Raportointi*  |  Opasteita on 43.            |  Valmis                     |
________________________________________________________________________________
""")
    assert [step.number for action in report.actions for step in action.milestones] == [1]


OPEN = """
______________________________________________________________________________________________________
 Toimenpide      |  Luomme mallin                        |  Avaamme ovet kaikille
______________________________________________________________________________________________________
 Toteuttaja      |  Talotekniikka                        |  Kirjasto
______________________________________________________________________________________________________
 Indikaattori    |  Kävijät                              |  Lainat
______________________________________________________________________________________________________
 Lähtötaso       |  10                                   |  100
______________________________________________________________________________________________________
 Tavoitetaso     |  20                                   |  120
______________________________________________________________________________________________________
 Välietappi      |  Malli valmis                         |  Ovet auki
______________________________________________________________________________________________________
 *Tilanne (T2)*  |  Tehty ja                             |  Kesken.
                 |  esitelty.                            |
"""


def test_a_table_that_is_open_at_its_sides() -> None:
    """The report is of the only milestone of each."""
    upper, lower = OPEN, OPEN.replace("Luomme mallin", "Teemme kartan").replace("Avaamme ovet", "Pidämme kurssin")
    report = read("Tavoite: Sujuva arki\n" + upper + "\nTavoite: Avoin talo\n" + lower)
    assert [(each["goal"], each["action"], each["responsible"]) for each in context_of(report)] == [
        ("Sujuva arki", "Luomme mallin", "Talotekniikka"),
        ("Sujuva arki", "Avaamme ovet kaikille", "Kirjasto"),
        ("Avoin talo", "Teemme kartan", "Talotekniikka"),
        ("Avoin talo", "Pidämme kurssin kaikille", "Kirjasto"),
    ]
    assert rows_of(report) == 2 * [("Kävijät", "10", "20"), ("Lainat", "100", "120")]
    assert steps_of(report) == 2 * [(None, "Malli valmis", "Tehty ja esitelty."), (None, "Ovet auki", "Kesken.")]
    assert report.unparsed == ()
