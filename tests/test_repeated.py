"""Actions that are printed again: in each row of a table, or once above their indicators and once above milestones."""

from __future__ import annotations

from tests.typed import codes_of, context_of, read, rows_of, said, steps_of

ROWS = """
____________________________________________________________________________________________________________________
|  Tavoite  |  Toimenpide  |  Vastuutaho  |  Mittari  |  Lähtötaso  |  Tavoitetaso  |  Osatavoite  |  Raportointi  |
____________________________________________________________________________________________________________________
|  Arki     |  Kysely      |  Viestintä   |  Osuus    |  10         |  20           |  1. Malli    |  Tehty        |
____________________________________________________________________________________________________________________
|  Arki     |  Kysely      |  Viestintä   |  Osuus    |  10         |  20           |  2. Ohje     |               |
____________________________________________________________________________________________________________________
|  Arki     |  Kysely      |  Viestintä   |  Määrä    |  5          |  8            |              |               |
____________________________________________________________________________________________________________________
|  Arki     |  Koulutus    |              |           |             |               |  1. Kurssi   |  Pidetty      |
____________________________________________________________________________________________________________________
"""


def test_a_row_for_each_milestone_and_indicator() -> None:
    """What a row says once more is counted among the labels; an empty Vastuutaho is nobody's."""
    report = read(ROWS)
    assert context_of(report) == [
        {"goal": "Arki", "responsible": "Viestintä", "action": "Kysely"},
        {"goal": "Arki", "action": "Koulutus"},
    ]
    assert rows_of(report) == [("Osuus", "10", "20"), ("Määrä", "5", "8")]
    assert steps_of(report) == [(1, "Malli", "Tehty"), (2, "Ohje", None), (1, "Kurssi", "Pidetty")]
    assert (report.unparsed, codes_of(report)) == ((), [])


CONTEXT = "TAVOITE      Sujuva arki\nTEKO         Ohjelma\n"
TABLE = """
___________________________________________________________
|  TOIMENPIDE  |  MITTARI  |  Lähtötaso  |  Tavoitetaso  |
___________________________________________________________
|  Kysely      |  Osuus    |  10         |  20           |
___________________________________________________________
|  Koulutus    |  Määrä    |  5          |  8            |
___________________________________________________________
"""


def test_a_table_of_indicators_and_milestones_below_it() -> None:
    steps = (
        "\nTOIMENPIDE: Kysely\nOsatavoite 1: Malli\nTOIMENPIDE: Koulutus\nOsatavoite 1: Kurssi\nRaportointi: Pidetty\n"
    )
    report = read(CONTEXT + TABLE + steps)
    assert [said(action.action) for action in report.actions] == ["Kysely", "Koulutus"]
    assert [len(action.indicators) for action in report.actions] == [1, 1]
    assert steps_of(report) == [(1, "Malli", None), (1, "Kurssi", "Pidetty")]
    assert report.unparsed == ()


def test_an_action_that_says_otherwise_is_another() -> None:
    """A milestone of its number is another, or another unit answers for it; or it says nothing new."""
    first = "TOIMENPIDE   Kysely\nOsatavoite 1: Malli\nVastuu: Viestintä\n"
    for other in ("Osatavoite 1: Ohje\nVastuu: Viestintä\n", "Osatavoite 2: Ohje\nVastuu: Talous\n", ""):
        second = f"TOIMENPIDE   Kysely\n{other}" if other else first
        assert len(read(CONTEXT + first + second).actions) == 2


def test_milestones_in_another_part_below_the_numbers_of_actions() -> None:
    """No context is printed there."""
    context = "TAVOITE      {}\nTEKO         Ohjelma\n"
    table = TABLE.replace("|  Koulutus    |  Määrä    |  5          |  8            |\n" + "_" * 59 + "\n", "")
    first = (
        context.format("Sujuva arki")
        + table
        + "\n"
        + context.format("Avoin talo")
        + table.replace("Kysely  ", "Koulutus")
    )
    steps = "\nTOIMENPIDE 1.1 Kysely\nOsatavoite 1: Malli\nTOIMENPIDE 2.1 Koulutus\nOsatavoite 1: Kurssi\n"
    report = read(first + steps)
    assert [(said(action.goal), said(action.action), len(action.indicators)) for action in report.actions] == [
        ("Sujuva arki", "Kysely", 1),
        ("Avoin talo", "Koulutus", 1),
    ]
    assert steps_of(report) == [(1, "Malli", None), (1, "Kurssi", None)]


def test_an_action_of_the_same_name_below_another_keeps_who_answers_for_it() -> None:
    """Only a list that has the last row of the table as well names its actions again."""
    blocks = (
        "TAVOITE      Sujuva arki\nVASTUUYKSIKKÖ   Viestintä\nTOIMENPIDE   Kysely\nOsatavoite 1: Malli\n"
        "TAVOITE      Avoin talo\nVASTUUYKSIKKÖ   Talous\nTOIMENPIDE   Koulutus\nOsatavoite 1: Kurssi\n"
        "TOIMENPIDE   Kysely\nOsatavoite 1: Malli\n"
    )
    report = read(blocks)
    assert [(said(action.action), said(action.responsible)) for action in report.actions] == [
        ("Kysely", "Viestintä"),
        ("Koulutus", "Talous"),
        ("Kysely", "Talous"),
    ]
