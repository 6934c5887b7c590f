"""Rows of two cells that are centred in height."""

from __future__ import annotations

from parsers.model import Rule
from tests.typed import At, context_of, page, read, steps_of

CONTEXT = "TAVOITE      Sujuva arki\nTOIMENPIDE   Luomme mallin\n"


def _row(top: float, left: list[str], right: list[str]) -> list[At | Rule]:
    """Two ruled cells, 48 points high, whose lines stand in the middle of them."""
    items: list[At | Rule] = []
    for x, lines in ((50, left), (200, right)):
        first = top + 28 - 6 * (len(lines) - 1)
        items += [At(x + 5, first + 12 * place, text) for place, text in enumerate(lines)]
    items += [Rule(x, top, x, top + 48) for x in (50, 200, 560)]
    return [*items, Rule(50, top, 560, top), Rule(50, top + 48, 560, top + 48)]


def test_each_cell_is_read_by_itself() -> None:
    first = _row(
        150, ["Osatavoite 1: Paikat on", "valittu kyselyn", "perusteella"], ["Raportointi: Kyselyyn vastattiin."]
    )
    second = _row(198, ["Osatavoite 2: Malli valmis"], ["Raportointi: Malli on valmis, ja se", "on käytössä."])
    third = _row(246, ["Osatavoite 3: Toiminta", "on käynnissä"], ["Raportointi:"])
    report = read(page(CONTEXT, *first, *second, *third))
    assert steps_of(report) == [
        (1, "Paikat on valittu kyselyn perusteella", "Kyselyyn vastattiin."),
        (2, "Malli valmis", "Malli on valmis, ja se on käytössä."),
        (3, "Toiminta on käynnissä", None),
    ]
    assert report.unparsed == ()


def test_a_milestone_level_with_the_middle_of_a_report_that_begins_above_it() -> None:
    first = _row(
        150, ["Osatavoite 1: Palvelu on auki"], ["Raportointi:", "Tilat löytyivät keskustasta,", "ja ne on avattu"]
    )
    second = _row(198, ["Osatavoite 2: Malli valmis"], ["Raportointi: Malli on valmis."])
    assert steps_of(read(page(CONTEXT, *first, *second))) == [
        (1, "Palvelu on auki", "Tilat löytyivät keskustasta, ja ne on avattu"),
        (2, "Malli valmis", "Malli on valmis."),
    ]


def test_parts_of_the_context_in_boxes_of_their_own() -> None:
    """Side by side, with a space between, each centred in height."""
    boxes = [Rule(x, 100, x, 140) for x in (50, 280, 300, 560)]
    boxes += [Rule(left, y, right, y) for left, right in ((50, 280), (300, 560)) for y in (100, 140)]
    goal = [At(55, 118, "TAVOITE"), At(100, 118, "Porilaiset liikkuvat terveytensä"), At(55, 130, "kannalta paljon")]
    deed = [At(305, 124, "TEKO"), At(340, 124, "Matalan kynnyksen paikat")]
    (action,) = context_of(read(page(*boxes, *goal, *deed, At(55, 170, "TOIMENPIDE"), At(120, 170, "Uusi sali"))))
    assert action == {
        "goal": "Porilaiset liikkuvat terveytensä kannalta paljon",
        "initiative": "Matalan kynnyksen paikat",
        "action": "Uusi sali",
    }
