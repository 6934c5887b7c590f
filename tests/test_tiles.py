"""Indicators on tiles in a row, with their two headings above the values or below them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.typed import At, page, read, rows_of, steps_of

STARTS = (40, 220, 400)
HEAD = [At(40, 120, "TOIMENPIDE", bold=True, size=8), At(40, 134, "Luomme mallin"), At(40, 160, "MITTARIT", bold=True)]
STEPS = [At(40, 320, "OSATAVOITE 1", bold=True, size=8), At(40, 334, "Malli on valmis")]
TILES = [
    (("Kirjaston kävijät", "vuodessa"), "", "20"),
    (("Lainat asukasta kohti",), "3,5", "4"),
    (("Asukkaiden antama", "kouluarvosana"), "7,8", "yli 8"),
]


def row(top: float, tiles: Sequence[tuple[Sequence[str], str, str]], headings: float, values: float) -> list[At]:
    """Tiles in a row, with their headings and values so far below their tops."""
    names = [
        At(x, top + 12 * at, line) for x, (name, *_) in zip(STARTS, tiles, strict=False) for at, line in enumerate(name)
    ]
    levels = [
        item
        for x, (_, *own) in zip(STARTS, tiles, strict=False)
        for left, heading, value in zip((x, x + 70), ("Lähtötaso", "Tavoitetaso"), own, strict=True)
        for item in (At(left, top + headings, heading, size=7), At(left, top + values, value, size=13))
        if item.text
    ]
    return names + levels


@pytest.mark.parametrize(("headings", "values"), [(45, 35), (32, 45)])
def test_each_has_the_values_that_stand_on_it(headings: float, values: float) -> None:
    report = read(page(*HEAD, *row(180, TILES, headings, values), *STEPS))
    assert rows_of(report) == [
        ("Kirjaston kävijät vuodessa", None, "20"),
        ("Lainat asukasta kohti", "3,5", "4"),
        ("Asukkaiden antama kouluarvosana", "7,8", "yli 8"),
    ]
    assert steps_of(report) == [(1, "Malli on valmis", None)]
    assert not report.unparsed


@pytest.mark.parametrize(("headings", "values"), [(45, 35), (32, 45)])
def test_rows_of_tiles_one_below_the_other(headings: float, values: float) -> None:
    second = [(("Hankinnat",), "5", "6"), (("Sopimukset",), "1", "2")]
    tiles = [*row(180, TILES, headings, values), *row(255, second, headings, values)]
    assert rows_of(read(page(*HEAD, *tiles, *STEPS)))[2:] == [
        ("Asukkaiden antama kouluarvosana", "7,8", "yli 8"),
        ("Hankinnat", "5", "6"),
        ("Sopimukset", "1", "2"),
    ]


def test_a_tile_without_a_baseline_whose_headings_are_nearer_to_its_name() -> None:
    tiles = [(("Hankinnat",), "", "6"), (("Sopimukset",), "", "2")]
    report = read(page(*HEAD, *row(180, tiles, 11, 27), *STEPS))
    assert rows_of(report) == [("Hankinnat", None, "6"), ("Sopimukset", None, "2")]
