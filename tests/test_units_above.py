"""Units that are printed once more above a further TOIMENPIDE of their TEKO."""

from __future__ import annotations

from tests.typed import context_of, read, steps_of

BLOCK = """
TEKO         Tiloja yhteisöille
Hallinto
TOIMENPIDE   Vuokrataan lämpiötä
Osatavoite 1: Hinnasto
Raportointi:
{0}
TOIMENPIDE   Tarjotaan harjoitustilaa
Osatavoite 1: Haku
"""


def test_a_unit_that_another_teko_has_is_no_report() -> None:
    report = read(BLOCK.format("Hallinto"))
    assert [each["responsible"] for each in context_of(report)] == ["Hallinto", "Hallinto"]
    assert steps_of(report) == [(1, "Hinnasto", None), (1, "Haku", None)]
    assert report.unparsed == ()


def test_other_text_there_is_the_report() -> None:
    report = read(BLOCK.format("Hinnasto on tehty"))
    assert steps_of(report)[0] == (1, "Hinnasto", "Hinnasto on tehty")
