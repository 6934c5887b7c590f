"""Units that stand flush right in a type of their own."""

from __future__ import annotations

from tests.typed import At, context_of, page, read


def flush(y: float, text: str) -> At:
    return At(540 - 5 * len(text) + 2.5 * text.count(" "), y, text, slanted=True)


def test_units_stand_beside_labels_whose_values_are_below() -> None:
    """A unit answers for the next action of its TEKO too."""
    report = read(
        page(
            *(At(50, 100, "TEKO"), At(60, 115, "Ohjelma")),
            *(At(50, 130, "TOIMENPIDE"), flush(130, "Kirjasto"), At(60, 145, "Teemme kyselyn", bold=True)),
            *(At(50, 160, "TOIMENPIDE"), At(60, 175, "Luomme mallin", bold=True)),
            *(At(50, 190, "TEKO"), At(60, 205, "Suunnitelma")),
            *(At(50, 220, "TOIMENPIDE"), flush(220, "Museot ja taide"), At(60, 235, "Avaamme ovet", bold=True)),
            *(At(50, 250, "TEKO"), At(60, 265, "Verkosto")),
            *(At(50, 280, "TOIMENPIDE"), At(60, 295, "Suljemme ikkunat", bold=True)),
        )
    )
    assert [(each["action"], each.get("responsible")) for each in context_of(report)] == [
        ("Teemme kyselyn", "Kirjasto"),
        ("Luomme mallin", "Kirjasto"),
        ("Avaamme ovet", "Museot ja taide"),
        ("Suljemme ikkunat", None),
    ]
    assert report.unparsed == ()


def test_units_stand_above_labels() -> None:
    report = read(
        page(
            *(At(50, 100, "TEKO"), At(150, 100, "Ohjelma")),
            flush(115, "Elinvoimayksikkö"),
            *(At(50, 130, "TOIMENPIDE"), At(150, 130, "Teemme kyselyn", bold=True)),
            *(At(50, 145, "TEKO"), At(150, 145, "Suunnitelma")),
            flush(160, "Kirjasto"),
            *(At(50, 175, "TOIMENPIDE"), At(150, 175, "Avaamme ovet", bold=True)),
        )
    )
    assert context_of(report) == [
        {"initiative": "Ohjelma", "responsible": "Elinvoimayksikkö", "action": "Teemme kyselyn"},
        {"initiative": "Suunnitelma", "responsible": "Kirjasto", "action": "Avaamme ovet"},
    ]
