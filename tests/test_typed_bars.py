"""Columns that are parted by bars typed close to their cells."""

from __future__ import annotations

from tests.typed import At, context_of, page, read, rows_of, spoken, steps_of

REPORT = """
TAVOITE      Sujuva arki
TOIMENPIDE   Kysely

MITTARI                 |LÄHTÖTASO      |TAVOITETASO
Säästöt vuoden 2024     |0 €            |40 000 €
tasoon verrattuna
Kävijät                 |-              |120

Osatavoite 1: Luonnos
Raportointi: Tehty
"""


def test_cells_begin_with_bars() -> None:
    report = read(page(REPORT, At(170, 170, "|"), At(250, 170, "|")))  # of cells that have no second line
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely"}]
    assert rows_of(report) == [("Säästöt vuoden 2024 tasoon verrattuna", "0 €", "40 000 €"), ("Kävijät", "-", "120")]
    assert steps_of(report) == [(1, "Luonnos", "Tehty")]
    assert spoken(report.furniture) == "| |"


def test_cells_end_with_bars() -> None:
    report = read(
        page("""
TOIMENPIDE   Kysely

MITTARI      |LÄHTÖTASO|  TAVOITETASO|
Kävijät      |       10|          120|
""")
    )
    assert rows_of(report) == [("Kävijät", "10", "120")]


def test_a_bar_by_itself_parts_no_columns() -> None:
    report = read(page("Kulttuuri | Pori\n\nTOIMENPIDE   Kysely\nTEKO         |Uusi| malli\n"))
    assert context_of(report)[0]["initiative"] == "|Uusi| malli"
