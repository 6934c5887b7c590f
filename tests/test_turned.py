"""Labels of the context that run up or down beside their rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.model import Page, Rule, Word
from tests.typed import At, context_of, drawn, page, read, rows_of, spoken

ROWS = """
TAVOITE      Sujuva arki
TOIMENPIDE   {}
Osatavoite 1: Malli
"""


def _run(text: str, x: float, start: float, *, up: bool, number: int = 1) -> list[Word]:
    """The words of a text that runs from a height upwards or downwards."""
    words, y = [], start
    for each in text.split():
        end = y - 5 * len(each) if up else y + 5 * len(each)
        words.append(
            Word(each, number, x, min(y, end), x + 10, max(y, end), max(y, end), 10.0, "Carlito", upright=False)
        )
        y = end - 2.5 if up else end + 2.5
    return words


def _page(*cells: tuple[str, str], up: bool, number: int = 1) -> Page:
    """A page with such cells below each other, each beside an action."""
    items: list[At | Rule] = []
    turned: list[Word] = []
    for at, (label, action) in enumerate(cells):
        top = 100 + 160 * at
        turned += _run(label, 30, top + (140 if up else 20), up=up, number=number)
        items += [
            *drawn(ROWS.format(action), top=top + 14),
            Rule(25, top, 400, top),
            Rule(25, top + 160, 400, top + 160),
        ]
    made = page(*items, number=number)
    return replace(made, words=(*turned, *made.words))


@pytest.mark.parametrize("up", [True, False])
def test_a_label_that_runs_beside_its_rows(up: bool) -> None:
    report = read(_page(("PAINOPISTE: Kasvava Pori", "Kysely"), ("TEEMA: Viestintä", "Koulutus"), up=up))
    assert context_of(report) == [
        {"focus_area": "Kasvava Pori", "goal": "Sujuva arki", "action": "Kysely"},
        {"theme": "Viestintä", "goal": "Sujuva arki", "action": "Koulutus"},
    ]
    assert report.unparsed == ()
    area = report.actions[0].focus_area
    assert area is not None
    assert {id(word) for word in area.words} <= {id(word) for word in report.pages[0].words}


def test_a_label_that_comes_again_overleaf_begins_nothing() -> None:
    """Its rows go on there, in the middle of an action."""
    first = _page(("PAINOPISTE: Kasvava Pori", "Kysely"), up=True)
    rest = page(*drawn("Osatavoite 2: Koulutus", top=114), Rule(25, 100, 400, 100), Rule(25, 260, 400, 260), number=2)
    second = replace(rest, words=(*_run("PAINOPISTE: Kasvava Pori", 30, 240, up=True, number=2), *rest.words))
    report = read(first, second)
    assert [len(action.milestones) for action in report.actions] == [2]
    assert spoken(report.furniture) == "PAINOPISTE: Kasvava Pori"


def test_text_that_runs_up_and_is_no_label_is_told() -> None:
    report = read(_page(("Kaupunginhallitus 12.9.2025", "Kysely"), up=True))
    assert spoken(report.unparsed) == "Kaupunginhallitus 12.9.2025"


def test_a_line_of_dots_that_runs_up_is_counted_once() -> None:
    made = page(*drawn(ROWS.format("Kysely"), top=114))
    dots = At(30, 200, "..........", upright=False).words()
    assert spoken(read(replace(made, words=(*dots, *made.words))).furniture) == ".........."


def test_headings_that_run_up_over_their_columns() -> None:
    """They stand at the foot of a high cell, beside the MITTARI that stands level there."""
    rules = [Rule(25, y, 400, y) for y in (112, 190, 206, 222)]
    uprights = [Rule(x, 112, x, 222) for x in (25, 200, 300, 400)]
    cells = [(30, 186, "MITTARI"), (30, 202, "Osuus"), (240, 202, "10"), (340, 202, "20")]
    rows = [*cells, (30, 218, "Määrä"), (340, 218, "8")]
    made = page(*drawn("TOIMENPIDE   Kysely", top=100), *(At(x, y, text) for x, y, text in rows), *rules, *uprights)
    turned = [*_run("Lähtötaso 2024", 243, 186, up=True), *_run("Tavoitetaso", 343, 186, up=True)]
    report = read(replace(made, words=(*turned, *made.words)))
    assert rows_of(report) == [("Osuus", "10", "20"), ("Määrä", None, "8")]
    assert report.unparsed == ()


def test_a_label_that_runs_up_beside_a_heading_that_does_is_one_line_or_the_other() -> None:
    made = page(*drawn(ROWS.format("Kysely"), top=114), Rule(25, 100, 400, 100), Rule(25, 260, 400, 260))
    turned = [*_run("Lähtötaso", 60, 240, up=True), *_run("TEEMA: Viestintä", 30, 240, up=True)]
    (action,) = read(replace(made, words=(*turned, *made.words))).actions  # whose ledger is balanced
    assert action.action is not None
    assert action.action.text == "Kysely"
