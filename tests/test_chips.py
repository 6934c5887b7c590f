"""What stands in small frames at the right end of the line of a card's label."""

from __future__ import annotations

import pytest

from tests.typed import At, context_of, page, read, said, spoken, steps_of

LABEL = 7.0  # points


def card(y: float, number: int, name: str, *chips: At) -> list[At]:
    """A card's label, what stands right of it, and its action below."""
    return [At(50, y, f"Toimenpide {number}", size=LABEL), *chips, At(50, y + 15, name, bold=True)]


def chip(x: float, y: float, text: str) -> At:
    return At(x, y, text, size=LABEL)


def test_a_unit_and_a_state_stand_beside_the_label_of_an_action() -> None:
    report = read(
        page(
            At(50, 60, "Tavoite", size=LABEL),
            At(50, 75, "Arki sujuu"),
            *card(100, 1, "Parannamme palvelua", chip(380, 100, "● Kaavoitus"), chip(480, 100, "Ei aloitettu")),
            *card(150, 2, "Tuemme yrittäjiä", chip(480, 150, "Etenee")),
            At(50, 180, "Osatavoite 1: Kysely", size=LABEL),
        )
    )
    assert [(each["action"], each.get("responsible")) for each in context_of(report)] == [
        ("Parannamme palvelua", "Kaavoitus"),
        ("Tuemme yrittäjiä", None),
    ]
    assert spoken(report.unparsed) == "Ei aloitettu Etenee"


def test_a_state_stands_behind_the_value_of_a_label() -> None:
    report = read(
        page(
            At(50, 100, "Toimenpide: Parannamme palvelua", bold=True),
            chip(480, 100, "Etenee"),
            At(50, 115, "Osatavoite 1: Kysely"),
        )
    )
    assert said(report.actions[0].action) == "Parannamme palvelua"
    assert steps_of(report) == [(1, "Kysely", None)]
    assert spoken(report.unparsed) == "Etenee"


def test_a_value_beside_its_label_is_no_chip() -> None:
    report = read(
        """
TAVOITE          Arki sujuu
TOIMENPIDE       Etenee
Osatavoite 1:    Kysely
"""
    )
    assert said(report.actions[0].action) == "Etenee"


def test_a_state_behind_a_sign_beside_two_captions() -> None:
    captions = [
        (50, 100, "Kehittämiskohde"),
        (250, 100, "Tavoite"),
        (400, 100, "● Ei aloitettu"),
        (50, 130, "Toimenpide"),
    ]
    card = [At(x, y, text, size=8) for x, y, text in captions]
    card += [At(50, 114, "Hyvinvointi"), At(250, 114, "Sujuva arki"), At(50, 144, "Kysely")]
    (action,) = context_of(read(page(*card)))
    assert action == {"focus_area": "Hyvinvointi", "goal": "Sujuva arki", "action": "Kysely"}


@pytest.mark.parametrize("y", [95, 104])
def test_a_state_in_a_frame_that_is_level_with_no_line(y: float) -> None:
    report = read(
        page(
            At(50, 100, "TOIMENPIDE", size=8),
            At(400, y, "Etenee", size=8),
            At(50, 116, "Asennetaan paneelit", bold=True),
            At(50, 130, "Osatavoite 1: Kysely"),
        )
    )
    assert said(report.actions[0].action) == "Asennetaan paneelit"
    assert spoken(report.unparsed) == "Etenee"


def test_a_light_alone_beside_a_caption() -> None:
    card = [At(50, 100, "TOIMENPIDE", size=8), At(400, 100, "●", size=8), At(50, 114, "Rakennusten myynti")]
    report = read(page(*card, At(50, 130, "Osatavoite 1: Kysely")))
    assert said(report.actions[0].action) == "Rakennusten myynti"
