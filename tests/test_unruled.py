"""Tables of whole actions whose columns, or rows, nothing is drawn between."""

from __future__ import annotations

from tests.typed import context_of, drawn, page, read, rows_of, steps_of

HEAD = """
TEEMA     Viestintä
TAVOITE   Vaikuttava viestintä
TEKO      Uuden yksikön organisoituminen
"""
TABLE = """
*Toimenpide*       *Mittari*       *Lähtötaso*   *Tavoitetaso*   *Osatavoite*          *Raportointi*
____________________________________________________________________________________________________
Luomme mallin      Kävijöitä         10            20          Osatavoite 1:         Tehty keväällä
viestinnälle       verkossa                                    Malli valmis          ja esitelty.
____________________________________________________________________________________________________
Tehostamme         Säästö            -             n. 10 %     Osatavoite 1:
                                                               Selvitys on tehty
____________________________________________________________________________________________________
"""
ACTIONS = ["Luomme mallin viestinnälle", "Tehostamme"]
ROWS = [("Kävijöitä verkossa", "10", "20"), ("Säästö", "-", "n. 10 %")]
STEPS = [(1, "Malli valmis", "Tehty keväällä ja esitelty."), (1, "Selvitys on tehty", None)]


def test_columns_between_which_nothing_is_drawn() -> None:
    report = read(HEAD + TABLE)
    assert [row["action"] for row in context_of(report)] == ACTIONS
    assert {row["initiative"] for row in context_of(report)} == {"Uuden yksikön organisoituminen"}
    assert rows_of(report) == ROWS
    assert steps_of(report) == STEPS
    assert report.unparsed == ()


def test_rows_that_only_white_parts() -> None:
    first, head, one, two, _, *rest = TABLE.strip("\n").splitlines(keepends=True)
    apart = "".join([first, head, one, two, "\n", rest[0], rest[1], rest[2]])
    report = read(HEAD + apart + "\n")
    assert [row["action"] for row in context_of(report)] == ACTIONS
    assert (rows_of(report), steps_of(report)) == (ROWS, STEPS)


def test_rows_that_follow_each_other_as_lines_do() -> None:
    lines = TABLE.strip("\n").splitlines(keepends=True)
    report = read(HEAD + "".join(line for line in lines if "____" not in line))
    assert [row["action"] for row in context_of(report)] == ACTIONS
    assert (rows_of(report), steps_of(report)) == (ROWS, STEPS)


def test_a_table_that_goes_on_overleaf_and_what_comes_below_it() -> None:
    lower = """
Koulutamme         Tunteja                       40            Osatavoite 1:
väkeä              vuodessa                                    Kurssi pidetty
____________________________________________________________________________________________________

TAVOITE   Sujuva arki
TEKO      Ohjelma

TOIMENPIDE   Uudistamme palvelut
MITTARI      Lähtötaso    Tavoitetaso
Palveluja    2            5
"""
    report = read(page(HEAD + TABLE), page(*drawn(lower, top=70), number=2))
    assert [(row["goal"], row["action"]) for row in context_of(report)] == [
        *(("Vaikuttava viestintä", action) for action in (*ACTIONS, "Koulutamme väkeä")),
        ("Sujuva arki", "Uudistamme palvelut"),
    ]
    assert rows_of(report) == [*ROWS, ("Tunteja vuodessa", None, "40"), ("Palveluja", "2", "5")]
    assert steps_of(report) == [*STEPS, (1, "Kurssi pidetty", None)]
    assert report.unparsed == ()


def test_headings_in_boxes_over_columns_without() -> None:
    """Some programs shade each cell of the headings by itself."""
    _, *rows = TABLE.strip("\n").splitlines(keepends=True)
    head = (
        "|  *Toimenpide*  |  *Mittari*  |  *Lähtötaso*  |  *Tavoitetaso*  |  *Osatavoite*       |  *Raportointi*   |\n"
    )
    wide = [row.replace("____", "_____", 1) if "____" in row else "   " + row for row in rows]
    boxed = head + "".join(wide)
    report = read(HEAD + boxed)
    assert [row["action"] for row in context_of(report)] == ACTIONS
    assert (rows_of(report), steps_of(report)) == (ROWS, STEPS)
    assert report.unparsed == ()
