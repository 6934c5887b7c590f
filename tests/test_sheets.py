"""Two pages printed on one sheet."""

from __future__ import annotations

from dataclasses import replace

from parsers.model import Page, Word
from parsers.page.sheets import apart
from parsers.report import parse
from tests.typed import At, assert_balanced, context_of, drawn, page, rows_of, steps_of

WIDTH = 842.0


def _sheet(number: int, left: str, right: str, *, header: str = "Porin kaupunki") -> Page:
    """A sheet on its side, whose halves have a header and a page's number each."""
    sides = [
        page(At(50, 40, header), *drawn(text, top=80), At(250, 560, str(2 * number + side)), number=number)
        for side, text in enumerate((left, right), -1)
    ]
    moved = (
        replace(word, x0=word.x0 + side * WIDTH / 2, x1=word.x1 + side * WIDTH / 2)
        for side, half in enumerate(sides)
        for word in half.words
    )
    return Page(number, WIDTH, 595.0, tuple(moved))


FIRST = (
    "TOIMENPIDE   Kysely asukkaille\nMITTARI           Lähtötaso     Tavoitetaso\nKävijöitä         10            20\n"
)
SECOND = "Kyselyn tulos     3             4\n\nOsatavoite 1: Malli on valmis\n"
THIRD = "Raportointi: Tehty\n\nTOIMENPIDE   Toinen\n"


def _words(sheets: list[Page]) -> set[Word]:
    return {word for sheet in sheets for word in sheet.words}


def test_their_pages_are_read_one_after_the_other() -> None:
    sheets = [_sheet(1, FIRST, SECOND), _sheet(2, THIRD, "Osatavoite 1: Uusi\n")]
    report = parse(sheets)
    assert_balanced(report)
    assert [one["action"] for one in context_of(report)] == ["Kysely asukkaille", "Toinen"]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Kyselyn tulos", "3", "4")]
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty"), (1, "Uusi", None)]
    assert {*report.values, *report.labels, *report.furniture} == _words(sheets)  # where they are printed


def test_a_line_of_the_left_page_ends_close_to_the_middle() -> None:
    long = At(50, 60, "Tausta:" + "x" * 66)  # to 415 of 421 points
    sheet = _sheet(1, FIRST, SECOND)
    report = parse([replace(sheet, words=(*sheet.words, *long.words()))])
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Kyselyn tulos", "3", "4")]


def test_a_page_on_its_side_that_nothing_runs_along_is_one() -> None:
    report = parse([Page(1, WIDTH, 595.0, page(FIRST).words)])
    assert rows_of(report) == [("Kävijöitä", "10", "20")]


def test_cards_two_abreast_that_begin_alike_are_one_page() -> None:
    card = "PAINOPISTE   Kasvava Pori\nTOIMENPIDE   {}\n\nOsatavoite 1: Valmis\n"
    halves = [page(*drawn(card.format(name), top=60)) for name in ("Kysely", "Toinen")]
    moved = [
        replace(word, x0=word.x0 + side * WIDTH / 2, x1=word.x1 + side * WIDTH / 2)
        for side, half in enumerate(halves)
        for word in half.words
    ]
    sheet = Page(1, WIDTH, 595.0, tuple(moved))
    assert apart([sheet]) == ([sheet], {})


def test_pages_that_nothing_runs_along_are_known_by_their_margins() -> None:
    """Labels begin at the same place of both halves, and at other heights."""
    action = "TEEMA        Teema {0}\nTAVOITE      Kasvu {0}\nTOIMENPIDE   Kysely {0}\n\nOsatavoite 1: Malli {0}\n"
    left = "Talousarvion tavoitteet – Konsernipalvelut\n\n" + action.format("A") + "\n" + action.format("B")
    right = "Raportointi: Tehty\n\n" + action.format("C")
    halves = [page(*drawn(text, top=60)) for text in (left, right)]
    moved = [
        replace(word, x0=word.x0 + side * WIDTH / 2, x1=word.x1 + side * WIDTH / 2)
        for side, half in enumerate(halves)
        for word in half.words
    ]
    report = parse([Page(1, WIDTH, 595.0, tuple(moved))])
    assert [(each["theme"], each["goal"]) for each in context_of(report)] == [
        (f"Teema {name}", f"Kasvu {name}") for name in "ABC"
    ]
    assert steps_of(report) == [(1, "Malli A", None), (1, "Malli B", "Tehty"), (1, "Malli C", None)]


def test_the_last_sheet_may_hold_one_page() -> None:
    last = _sheet(2, THIRD, "")
    last = replace(last, words=tuple(word for word in last.words if word.x0 < WIDTH / 2))
    report = parse([_sheet(1, FIRST, SECOND), last])
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Kyselyn tulos", "3", "4")]
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty")]
