"""Signs that say how milestones are getting on, as a legend explains them."""

from __future__ import annotations

from tests.typed import findings_of, read, spoken, steps_of

LEGEND = "Merkit:  ✔ valmis  ▲ kesken  ✖ ei aloitettu"
DRAWING = """
{}
TOIMENPIDE   Kysely
Osatavoite 1: Lupaprosessi on kuvattu          ▲     Osatavoite 2: Kysely on               ✔
kaikille asukkaille                                  tehty
Raportointi: Kuvaus valmistui.                       Raportointi: Tehty.
✔ kaikki lausunnot on saatu
"""


def test_signs_of_a_legend_are_no_text() -> None:
    report = read(DRAWING.format(LEGEND))
    assert steps_of(report) == [
        (1, "Lupaprosessi on kuvattu kaikille asukkaille", "Kuvaus valmistui.\n- kaikki lausunnot on saatu"),
        (2, "Kysely on tehty", "Tehty."),
    ]
    told = [words for code, _, words in findings_of(report) if code == "unparsed-text"]
    assert told == [LEGEND.replace("  ", " "), "▲ ✔"]


def test_other_signs_are_text() -> None:
    report = read(DRAWING.format("Merkit:  ✔ sivulla 1  ▲ kartalla"))
    assert spoken(report.unparsed) == "Merkit: ✔ sivulla 1 ▲ kartalla"
