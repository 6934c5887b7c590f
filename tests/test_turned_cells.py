"""Cells of a table of whole actions whose text runs up beside many rows."""

from __future__ import annotations

from parsers.model import Page, Word
from tests.typed import context_of, drawn, page, read, spoken

TABLE = """
____________________________________________________________________________________________
|  Teema  |  Tavoite        |  Toimenpide  |  Mittari    |  Lähtötaso  |  Tavoitetaso  |
____________________________________________________________________________________________
|         |  Sujuva arki    |  Kysely      |  Kävijöitä  |  10         |  20           |
          __________________________________________________________________________________
|         |  Vireä keskus   |  Uusi tori   |  Lukijoita  |  1          |  2            |
|         |                 |              |             |             |               |
____________________________________________________________________________________________
|         |  Elävät kylät   |  Kylätalo    |  Käyttäjiä  |  3          |  4            |
|         |                 |              |             |             |               |
|         |                 |              |             |             |               |
|         |                 |              |             |             |               |
____________________________________________________________________________________________
"""
THEMES = [("Hyvä", "Sujuva arki"), ("Hyvä", "Vireä keskus"), ("Uusi väki", "Elävät kylät")]


def _upward(text: str, bottom: float) -> list[Word]:
    """Words that run up in the first column from a height on."""
    words = []
    for part in text.split():
        top = bottom - 5 * len(part)
        words.append(Word(part, 1, 65, top, 75, bottom, bottom, 10, "Carlito", upright=False))
        bottom = top - 2.5
    return words


def _table(*turned: Word) -> Page:
    sheet = page(*drawn(TABLE))
    return Page(1, sheet.width, sheet.height, (*sheet.words, *turned), sheet.rules)


def test_each_row_has_what_runs_up_beside_it() -> None:
    report = read(_table(*_upward("Hyvä", 140), *_upward("Uusi väki", 195)))
    assert [(each.get("theme"), each["goal"]) for each in context_of(report)] == THEMES
    assert spoken(report.unparsed) == ""


def test_the_heading_may_run_up_as_well() -> None:
    rule, head, *rows = TABLE.strip("\n").splitlines()
    blank = rows[4]
    high = [rule, blank, blank, head.replace("Teema", "     "), *rows]  # the heading of its column is as high as it
    sheet = page(*drawn("\n".join(high)))
    turned = (*_upward("Teema", 134), *_upward("Hyvä", 164), *_upward("Uusi väki", 219))
    report = read(Page(1, sheet.width, sheet.height, (*sheet.words, *turned), sheet.rules))
    assert [(each.get("theme"), each["goal"]) for each in context_of(report)] == THEMES
    assert spoken(report.unparsed) == ""
