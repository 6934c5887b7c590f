"""Milestones on a timeline, whose numbers stand in signs of their own."""

from __future__ import annotations

import pytest

from tests.typed import At, page, read, rows_of, spoken, steps_of


@pytest.mark.parametrize("heading", ["Osatavoitteet ja raportointi", "Välitavoitteiden aikajana"])
@pytest.mark.parametrize("day", ["Määräaika 28.2.2026", "30.6.2026"])
def test_numbers_and_days_beside_milestones(heading: str, day: str) -> None:
    items = [
        (150, "1", day, "Kokeilu on käynnissä"),
        (210, "2", day, "Kalenteri on julkaistu"),
    ]
    signs = [
        item
        for y, number, due, text in items
        for item in (At(60, y, number), At(90, y - 4, due, size=8), At(90, y + 9, text, bold=True))
    ]
    report = read(
        page(
            "TOIMENPIDE: Elävöitämme keskustaa",
            At(50, 130, heading, bold=True),
            *signs,
            At(90, 173, "Raportointi: Tiloja on 9."),
            At(50, 250, "TOIMENPIDE: Seuraava"),
            At(60, 270, "1"),
        )
    )
    assert steps_of(report) == [(1, "Kokeilu on käynnissä", "Tiloja on 9."), (2, "Kalenteri on julkaistu", None)]
    assert spoken(report.unparsed) == f"1 {day} {day}"  # the last number is of no list


def test_the_one_level_of_an_indicator_beside_its_name() -> None:
    line = [
        At(50, 140, "Tunnusluku", size=8),
        At(110, 140, "Robottien määrä", bold=True),
        At(250, 140, "Tavoitearvo", size=8),
        At(330, 140, "6 laitetta"),
    ]
    report = read(page("TOIMENPIDE: Pilotoimme siivousrobotteja", *line, At(50, 170, "Osatavoite 1: Pilotti")))
    assert rows_of(report) == [("Robottien määrä", None, "6 laitetta")]
