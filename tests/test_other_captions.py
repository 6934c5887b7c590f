"""What else a card of an indicator tells, below a caption of its own."""

from __future__ import annotations

from tests.typed import At, page, read, rows_of, spoken


def card(top: float, name: str, baseline: str, target: str, share: str) -> list[At]:
    """A card with its captions in small bold type, and a share below the last of them."""
    captions = ((0, 50, "MITTARI"), (24, 50, "LÄHTÖTASO"), (24, 150, "TAVOITETASO"), (50, 50, "Saavuttamisaste"))
    values = ((12, 50, name), (37, 50, baseline), (37, 150, target))
    return [
        *(At(x, top + down, text, bold=True, size=7) for down, x, text in captions),
        *(At(x, top + down, text, bold=True) for down, x, text in values),
        At(230, top + 60, share, size=8),
    ]


def test_what_no_column_is_for_is_no_part_of_the_values() -> None:
    cards = [
        *card(130, "Saneerattu verkosto", "4,0 km", "6,9 km", "61 %"),
        *card(210, "Vuodot", "18 %", "15 %", "69 %"),
    ]
    report = read(page("TOIMENPIDE: Saneeraamme", *cards, At(50, 300, "Osatavoite 1: Kysely")))
    assert rows_of(report) == [("Saneerattu verkosto", "4,0 km", "6,9 km"), ("Vuodot", "18 %", "15 %")]
    assert spoken(report.unparsed) == "Saavuttamisaste 61 % Saavuttamisaste 69 %"
