"""Milestones whose label is the day by which they are due."""

from __future__ import annotations

import pytest

from tests.typed import codes_of, read, rows_of, steps_of

HEAD = "TAVOITE: Sujuva arki\nTOIMENPIDE: Uudistamme lomakkeet\n"
TABLE = "\nMITTARI        Lähtötaso   Tavoitetaso\nLomakkeita     10          20\n"


@pytest.mark.parametrize("heading", ["Osatavoitteet ja niiden toteutuminen", "Etapit"])
def test_days_below_the_heading_of_milestones_are_their_labels(heading: str) -> None:
    report = read(
        f"""{HEAD}{heading}
31.3.2025    Luonnos on lausunnoilla
             Arvio: Lausuntoja saatiin 41, ja
             ne on otettu huomioon.
30.6.2025    Malli on käytössä kaikissa
             yksiköissä
31.12.2025   Lomake on julkaistu
             Arvio:
{TABLE}"""
    )
    assert steps_of(report) == [
        (None, "Luonnos on lausunnoilla", "Lausuntoja saatiin 41, ja ne on otettu huomioon."),
        (None, "Malli on käytössä kaikissa yksiköissä", None),
        (None, "Lomake on julkaistu", None),
    ]
    assert rows_of(report) == [("Lomakkeita", "10", "20")]
    assert "milestone-number-missing" not in codes_of(report)
    assert report.unparsed == ()


def test_days_below_other_headings_are_none() -> None:
    report = read(
        f"{HEAD}Osatavoite 1: Kysely\nRaportointi:\n31.3.2025    Kysely tehtiin\n30.6.2025    Tulokset saatiin\n"
    )
    assert steps_of(report) == [(1, "Kysely", "31.3.2025 Kysely tehtiin 30.6.2025 Tulokset saatiin")]
