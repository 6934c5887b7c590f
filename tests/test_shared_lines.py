"""Footers that share a line with the text of their page."""

from __future__ import annotations

from parsers.model import Page
from tests.typed import At, context_of, page, read, spoken

UNITS = ("Jäähalli", "Uimahalli", "Kenttä")


def _slides(*footers: str) -> list[Page]:
    """A page for each footer, which stands right of who answers for its action."""
    return [
        page(
            f"TAVOITE      Sujuva arki\nTOIMENPIDE   Uusi {UNITS[number - 1].lower()}",
            At(50, 800, f"Vastuutaho: {UNITS[number - 1]}", bold=True),
            At(400, 800, footer, size=7),
            number=number,
        )
        for number, footer in enumerate(footers, 1)
    ]


def test_a_footer_with_the_number_of_its_page() -> None:
    report = read(*_slides(*(f"Liikuntatoimi | {number}" for number in (1, 2, 3))))
    assert [each["responsible"] for each in context_of(report)] == list(UNITS)
    assert spoken(report.furniture) == "Liikuntatoimi | 1 Liikuntatoimi | 2 Liikuntatoimi | 3"


def test_the_number_may_stand_ahead() -> None:
    report = read(*_slides("1 Liikuntatoimi", "2 Liikuntatoimi"))
    assert spoken(report.furniture) == "1 Liikuntatoimi 2 Liikuntatoimi"


def test_a_figure_that_is_not_the_number_of_the_page_is_text() -> None:
    report = read(*_slides("Liikuntatoimi | 7", "Liikuntatoimi | 7"))
    assert report.furniture == ()
