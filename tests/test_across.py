"""Milestones side by side, each in a column below its label."""

from __future__ import annotations

import pytest

from tests.typed import codes_of, context_of, drawn, page, read, steps_of

HEAD = "TOIMENPIDE   Kysely asukkaille\n\n"
WANTED = [(1, "Malli on valmis ja esitelty", "Tehty"), (2, "Koulutus on pidetty", None)]


@pytest.mark.parametrize(
    "table",
    [
        """
              Osatavoite 1          Osatavoite 2
Sisältö       Malli on valmis       Koulutus on pidetty
              ja esitelty
Raportointi   Tehty
""",
        """
____________________________________________________________
|             |  Välitavoite 1       |  Välitavoite 2        |
____________________________________________________________
|  Sisältö    |  Malli on valmis     |  Koulutus on pidetty  |
|             |  ja esitelty         |                       |
____________________________________________________________
|  Tilanne    |  Tehty               |                       |
____________________________________________________________
""",
        """
____________________________________________
|  Osatavoite 1        |  Osatavoite 2        |
____________________________________________
|  Malli on valmis     |  Koulutus on         |
|  ja esitelty         |  pidetty             |
|  Raportointi: Tehty  |  Raportointi:        |
____________________________________________
""",
    ],
)
def test_milestones_in_columns(table: str) -> None:
    report = read(HEAD + table + "\nTAVOITE      Sujuva arki\nTOIMENPIDE   Koulutus\n")
    assert steps_of(report) == WANTED
    assert [row["action"] for row in context_of(report)] == ["Kysely asukkaille", "Koulutus"]
    assert report.unparsed == ()


def test_milestones_below_the_trimesters_of_a_year() -> None:
    report = read(
        HEAD
        + """
              1. kolmannes (T1)     2. kolmannes (T2)
Osatavoite    Malli on valmis       Koulutus on pidetty
              ja esitelty
Raportointi   Tehty
"""
    )
    assert steps_of(report) == WANTED


def test_trimesters_over_other_things_head_no_milestones() -> None:
    report = read(HEAD + "              T1            T2\nKävijöitä     100           120\n")
    assert steps_of(report) == []


def test_a_line_of_a_report_that_speaks_of_two_milestones_heads_none() -> None:
    report = read(HEAD + "Osatavoite 1: Malli\nRaportointi: Kesken, ks.\nOsatavoite 2   Osatavoite 3\nvalmis\n")
    assert steps_of(report)[0] == (1, "Malli", "Kesken, ks. Osatavoite 2 valmis")
    assert codes_of(report) == ["milestone-number-missing"]  # 3 is read as a label, and is told of


def test_milestones_in_columns_below_one_that_has_a_line_of_its_own() -> None:
    report = read(
        HEAD
        + """
Osatavoite 1: Kartoitus
Raportointi: Kesken

              Osatavoite 2          Osatavoite 3
Sisältö       Malli on valmis       Koulutus on pidetty
Raportointi   Tehty
"""
    )
    assert steps_of(report) == [
        (1, "Kartoitus", "Kesken"),
        (2, "Malli on valmis", "Tehty"),
        (3, "Koulutus on pidetty", None),
    ]


GRID = """
___________________________________________________________________
|  T1                    |  T2                    |  T3              |
___________________________________________________________________
|  Osatavoite 1: Malli   |  Osatavoite 2:         |  Osatavoite 3:   |
|  on valmis             |  Koulutus on pidetty   |  Arvio           |
___________________________________________________________________
"""
REPORTS = """
|  Raportointi: Tehty    |                        |  Raportointi:    |
|  ja esitelty           |                        |  - Kesken        |
___________________________________________________________________
"""


def test_labelled_milestones_and_reports_below_the_trimesters_of_a_year() -> None:
    wanted = [(1, "Malli on valmis", "Tehty ja esitelty"), (2, "Koulutus on pidetty", None), (3, "Arvio", "- Kesken")]
    report = read(HEAD + GRID.rstrip("\n") + REPORTS)
    assert (steps_of(report), report.unparsed) == (wanted, ())
    again = "\n".join(GRID.splitlines()[:4])
    report = read(page(HEAD + GRID), page(*drawn(again + REPORTS, top=70), number=2))
    assert (steps_of(report), report.unparsed) == (wanted, ())


def test_trimesters_in_words_over_rows_whose_labels_have_cells_beside_them() -> None:
    report = read(
        HEAD
        + """
              *1. kolmannes*        *2. kolmannes*        *3. kolmannes*
Osatavoite    Malli on valmis       Koulutus              Arvio
Edistyminen   Tehty ja esitelty     Pidetty
"""
    )
    assert [(text, told) for _, text, told in steps_of(report)] == [
        ("Malli on valmis", "Tehty ja esitelty"),
        ("Koulutus", "Pidetty"),
        ("Arvio", None),
    ]


def test_a_milestone_beside_the_trimester_of_its_report_is_no_table() -> None:
    """In each row of a card, above what they say; `Osatavoite 1` and `T2` are not numbered one after the other."""
    report = read(
        "TAVOITE: Sujuva arki\nTOIMENPIDE: Kysely\n"
        "*Osatavoite 1*                 *Tilanne T2*\nMalli on valmis                Otettu käyttöön\n"
        "*Osatavoite 2*                 *Tilanne T2*\nKoulutus on pidetty            Siirtyy syksyyn\n"
    )
    assert steps_of(report) == [
        (1, "Malli on valmis", "Otettu käyttöön"),
        (2, "Koulutus on pidetty", "Siirtyy syksyyn"),
    ]


def test_one_milestone_over_its_rows() -> None:
    table = """
                *Osatavoite 1*
*Sisältö*       Malli on valmis
                ja esitelty
*Raportointi*   Tehty
"""
    report = read(HEAD + table)
    assert steps_of(report) == [(1, "Malli on valmis ja esitelty", "Tehty")]
    assert report.unparsed == ()


def test_the_labels_of_such_rows_are_no_column_of_the_page() -> None:
    table = """
*Toimenpide*     *{}*
                 *Osatavoite 1*          *Osatavoite 2*
*Sisältö*        Malli on valmis         Koulutus on
                 ja esitelty             pidetty
*Raportointi*    Tehty keväällä
*Mittari*                            *Lähtötaso*      *Tavoitetaso*
Vastaajat                          100            120
"""
    report = read(table.format("Kysely asukkaille") + "\nTavoite: Sujuva arki\n" + table.format("Koulutus"))
    assert [row["action"] for row in context_of(report)] == ["Kysely asukkaille", "Koulutus"]
    wanted = [(1, "Malli on valmis ja esitelty", "Tehty keväällä"), (2, "Koulutus on pidetty", None)]
    assert steps_of(report) == [*wanted, *wanted]


@pytest.mark.parametrize("label", ["Missä mennään elokuussa", "Raportointi T2"])
def test_the_period_that_labels_in_cells_name(label: str) -> None:
    cell = f"*{label}*".ljust(25)
    report = read(f"""{HEAD}
______________________________________________________________
|  Osatavoite 1               |  Osatavoite 2               |
______________________________________________________________
|  Malli on valmis            |  Koulutus                   |
|  {cell}  |  {cell}  |
|  Tehty                      |  Pidetty                    |
______________________________________________________________
""")
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty"), (2, "Koulutus", "Pidetty")]
    assert (report.period, report.unparsed) == ("T2", ())
