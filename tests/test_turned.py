"""Labels of the context that run up or down beside their rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.model import Page, Rule, Word
from tests.typed import At, context_of, drawn, page, read, rows_of, spoken, steps_of

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


def test_a_band_over_all_of_a_page_is_of_what_is_told_below_the_title() -> None:
    """Its value is in larger type than the label ahead of it, on the same baseline."""
    title = At(100, 60, "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT", bold=True, size=14)
    told = At(100, 84, "Palkki kertoo, minkä alle tavoitteet kuuluvat.")
    made = page(title, told, *drawn(ROWS.format("Kysely"), top=114), Rule(0, 0, 60, 0), Rule(0, 842, 60, 842))
    label = _run("PAINOPISTE", 32.2, 600, up=True)
    value = [replace(word, x0=26, x1=42, size=16.0) for word in _run("Kasvava Pori", 30, 500, up=True)]
    report = read(replace(made, words=(*value, *label, *made.words)))
    assert context_of(report) == [{"focus_area": "Kasvava Pori", "goal": "Sujuva arki", "action": "Kysely"}]
    assert report.unit == "Konsernipalvelut"
    assert spoken(report.unparsed) == "Palkki kertoo, minkä alle tavoitteet kuuluvat."


BANDS = (
    ("PAINOPISTE", ("Kasvava Pori",)),
    ("TAVOITE", ("Sujuva arki", "kaikille")),
    ("TEKO", ("Palvelukysely", "Vastuuyksikkö: Viestintä")),
    ("TOIMENPIDE", ("Kysely",)),
)


def _banded(*bands: tuple[str, tuple[str, ...]]) -> Page:
    """A page of bands below each other, each with a label that runs up in a cell at its left."""
    items: list[At | Rule] = []
    turned: list[Word] = []
    for at, (label, lines) in enumerate(bands):
        top = 100 + 70 * at
        turned += _run(label, 30, top + 65, up=True)
        items += [At(60, top + 20 + 14 * place, line) for place, line in enumerate(lines)]
        items += [Rule(25, top, 45, top), Rule(25, top + 70, 45, top + 70), Rule(45, top, 500, top)]
    items += [
        *(At(x, 400, text) for x, text in ((300, "Lähtötaso"), (400, "Tavoitetaso"))),
        *(At(x, 414, text) for x, text in ((60, "Vastaajat"), (300, "100"), (400, "120"))),
        *(At(60, y, text) for y, text in ((480, "Osatavoite 1: Malli"), (494, "Raportointi: Malli on tehty."))),
        *(Rule(25, y, 45, y) for y in (390, 450, 520)),
    ]
    turned += [*_run("MITTARI", 30, 445, up=True), *_run("SELVITYS T2", 30, 515, up=True)]
    made = page(*items)
    return replace(made, words=(*turned, *made.words))


def test_labels_that_run_up_beside_their_own_values() -> None:
    report = read(_banded(*BANDS))
    assert context_of(report) == [
        {
            "focus_area": "Kasvava Pori",
            "goal": "Sujuva arki kaikille",
            "initiative": "Palvelukysely",
            "responsible": "Viestintä",
            "action": "Kysely",
        }
    ]
    assert rows_of(report) == [("Vastaajat", "100", "120")]
    assert steps_of(report) == [(1, "Malli", "Malli on tehty.")]
    assert report.unparsed == ()
    assert report.period == "T2"


def test_headings_that_run_up_side_by_side_are_no_labels_of_what_is_beside_them() -> None:
    made = page(*drawn(ROWS.format("Kysely"), top=114), Rule(25, 100, 400, 100), Rule(25, 260, 400, 260))
    names = ("PAINOPISTE", "TEEMA", "TEKO")
    turned = [word for at, name in enumerate(names) for word in _run(name, 10 + 14 * at, 240, up=True)]
    report = read(replace(made, words=(*turned, *made.words)))
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely"}]
    assert spoken(report.unparsed) == "PAINOPISTE TEEMA TEKO"
