"""Units at the right end of the line of a TEKO, behind its text."""

from __future__ import annotations

from tests.typed import At, context_of, page, read


def _line(y: float, label: str, text: str, unit: str) -> list[At]:
    """A label with its text, and a unit that ends at 540 points."""
    return [
        At(50, y, label, bold=True),
        *([At(120, y, text)] if text else []),
        *([At(540 - 5 * len(unit) + 2.5 * unit.count(" "), y, unit, slanted=True)] if unit else []),
    ]


def test_behind_the_text_of_a_teko() -> None:
    """Each TOIMENPIDE below it inherits the unit."""
    items = [
        *_line(100, "TEKO", "Ohjelma", "Tilapalvelut"),
        *_line(120, "TOIMENPIDE", "Kysely", ""),
        *_line(140, "TOIMENPIDE", "Koulutus", ""),
        *_line(160, "TEKO", "Hanke", "Kadut ja puistot"),
        *_line(180, "TOIMENPIDE", "Opas", ""),
    ]
    report = read(page(*items))
    assert context_of(report) == [
        {"initiative": "Ohjelma", "responsible": "Tilapalvelut", "action": "Kysely"},
        {"initiative": "Ohjelma", "responsible": "Tilapalvelut", "action": "Koulutus"},
        {"initiative": "Hanke", "responsible": "Kadut ja puistot", "action": "Opas"},
    ]
    assert report.unparsed == ()


def test_a_value_in_a_column_of_its_own_is_none() -> None:
    items = [At(50, 100 + 20 * at, "TOIMENPIDE", bold=True) for at in range(2)]
    items += [At(300, 100 + 20 * at, text) for at, text in enumerate(("Luomme mallin", "Teemme kyselyn"))]
    assert context_of(read(page(*items))) == [{"action": "Luomme mallin"}, {"action": "Teemme kyselyn"}]
