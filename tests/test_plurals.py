"""Labels in the plural above one value each."""

from __future__ import annotations

from tests.typed import At, context_of, page, read

LABEL = 7.0


def _card(*fields: tuple[str, str]) -> list[At]:
    return [
        item
        for place, (label, value) in enumerate(fields)
        for item in (At(50, 100 + 30 * place, label, True, LABEL), At(50, 111 + 30 * place, value))
    ]


CARD = _card(("Tavoite", "Sujuva arki"), ("Teko", "Ohjelma"), ("Toimenpiteet", "Koulutamme esihenkilöt"))
ACTION = [At(50, 175, "Toimenpide", True, LABEL), At(50, 186, "Kysely")]


def test_a_plural_is_a_label_where_the_others_stand_above_their_values() -> None:
    assert context_of(read(page(*CARD))) == [
        {"goal": "Sujuva arki", "initiative": "Ohjelma", "action": "Koulutamme esihenkilöt"}
    ]


def test_where_the_singular_stands_as_well_it_is_a_heading() -> None:
    report = read(page(*CARD[:4], At(50, 160, "Toimenpiteet", True, LABEL), *ACTION))
    assert [action["action"] for action in context_of(report)] == ["Kysely"]
