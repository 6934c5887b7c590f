"""A unit in brackets behind its action."""

from __future__ import annotations

import pytest

from tests.typed import context_of, read


@pytest.mark.parametrize(
    "action",
    [
        "TOIMENPIDE   Avaamme kirjaston (vastuu: Kirjasto ja museot)",
        "TOIMENPIDE   Avaamme kirjaston (vastuu:\n             Kirjasto ja museot)",
        "TOIMENPIDE:  *Avaamme kirjaston*\n(vastuu: Kirjasto ja museot)",
        "TOIMENPIDE   Avaamme kirjaston [Vastuuyksikkö Kirjasto ja museot]",
    ],
)
def test_a_unit_in_brackets_behind_its_action(action: str) -> None:
    report = read(f"TAVOITE      Arki\n{action}\nTOIMENPIDE   Luomme mallin (vastuu jaetaan)\n")
    assert context_of(report) == [
        {"goal": "Arki", "responsible": "Kirjasto ja museot", "action": "Avaamme kirjaston"},
        {"goal": "Arki", "action": "Luomme mallin (vastuu jaetaan)"},
    ]
    assert report.unparsed == ()
