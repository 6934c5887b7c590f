"""Words → printed lines."""

from __future__ import annotations

import pytest

from parsers.page.lines import line_of, lines_of, same_heading
from tests.typed import At


def _lines(*items: At) -> list[str]:
    return [line.text for line in lines_of(word for item in items for word in item.words())]


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        # A label and its value on one baseline.
        ([At(150, 100, "Kasvava Pori"), At(50, 100, "PAINOPISTE")], ["PAINOPISTE Kasvava Pori"]),
        # Read from top to bottom whatever the order they come in.
        ([At(50, 112, "toinen"), At(50, 100, "ensimmäinen")], ["ensimmäinen", "toinen"]),
        # Half a pitch apart: cells centred beside each other are on different lines.
        ([At(50, 100, "Vireillä"), At(150, 106, "Valmis")], ["Vireillä", "Valmis"]),
        # A raised figure and a bullet from another font stay within their line.
        ([At(50, 100, "100 m"), At(80, 97, "2", size=6)], ["100 m 2"]),
        ([At(50, 100, "100 m"), At(80, 97.5, "2", size=8)], ["100 m 2"]),
        ([At(50, 100, "100 m"), At(80, 95.5, "2", size=6)], ["100 m 2"]),
        ([At(50, 100.8, "•"), At(60, 100, "Tehty")], ["• Tehty"]),
        # Set solid.
        ([At(50, 100, "yksi"), At(50, 110, "kaksi"), At(50, 120, "kolme")], ["yksi", "kaksi", "kolme"]),
    ],
)
def test_lines(items: list[At], lines: list[str]) -> None:
    assert _lines(*items) == lines


def test_no_words_are_no_lines() -> None:
    assert lines_of([]) == []


def test_a_line_knows_its_box_and_its_type() -> None:
    line = line_of([*At(150, 100, "Kasvava", bold=True).words(2), *At(50, 100, "•", size=14).words(2)])
    assert (line.page, line.x0, line.x1, line.baseline) == (2, 50, 185, 100)
    assert (line.top, line.bottom) == (100 - 0.8 * 14, 100 + 0.2 * 14)  # of the bullet, which is the taller
    assert line.size == 10  # most of the line is set so
    assert not line.bold
    assert line_of(At(50, 100, "Kaksi sanaa", bold=True).words()).bold


@pytest.mark.parametrize(
    ("below", "same"),
    [
        (At(50, 117, "KONSERNIPALVELUT", size=14, bold=True), True),
        (At(120, 117, "KONSERNIPALVELUT", size=14, bold=True), True),  # centred
        (At(50, 117, "KONSERNIPALVELUT", size=10, bold=True), False),
        (At(50, 117, "KONSERNIPALVELUT", size=14), False),
        (At(50, 117, "Konsernipalvelut", size=14, bold=True), False),
        (At(50, 140, "KONSERNIPALVELUT", size=14, bold=True), False),  # apart
    ],
)
def test_lines_of_one_heading(below: At, same: bool) -> None:
    above = At(50, 100, "TOIMINNALLISET TAVOITTEET –", size=14, bold=True)
    assert same_heading(line_of(above.words()), line_of(below.words())) is same


def test_a_heading_ends_with_its_page() -> None:
    above, below = At(50, 100, "TAVOITTEET –", bold=True), At(50, 112, "POSI", bold=True)
    assert not same_heading(line_of(above.words(1)), line_of(below.words(2)))
