"""Tables of contents, whose lines are labels elsewhere."""

from __future__ import annotations

import pytest

from tests.typed import context_of, page, read, rows_of, said, spoken

GOAL = """
1 Painopiste: Hyvinvoiva porilainen
1.1 Tavoite: Lapset käyvät koulunsa
1.1.1 Toimenpide: Otamme seurannan käyttöön kaikissa kaupungin
kouluissa
"""
ENTRIES = """
1 Painopiste: Hyvinvoiva porilainen  ........................  2
1.1 Tavoite: Lapset käyvät koulunsa  ........................  2
1.1.1 Toimenpide: Otamme seurannan käyttöön kaikissa kaupungin
kouluissa  ..................................................  3
"""


@pytest.mark.parametrize("heading", ["Sisällysluettelo\n", ""])
def test_the_entries_of_a_table_of_contents_are_no_labels(heading: str) -> None:
    report = read(page(heading + ENTRIES), page(GOAL, number=2), page("Osatavoite 1: Kysely", number=3))
    assert context_of(report) == [
        {
            "focus_area": "Hyvinvoiva porilainen",
            "goal": "Lapset käyvät koulunsa",
            "action": "Otamme seurannan käyttöön kaikissa kaupungin kouluissa",
        }
    ]
    assert "kouluissa 3" in spoken(report.furniture)


def test_a_table_of_two_entries_has_a_heading() -> None:
    entries = "Sisällys\nToimenpide: Kysely asukkaille          2\nToimenpide: Kirje yrityksille         12\n"
    actions = "Toimenpide: Kysely asukkaille\n\nToimenpide: Kirje yrityksille\n"
    report = read(page(entries), page(actions, number=2))
    assert [said(action.action) for action in report.actions] == ["Kysely asukkaille", "Kirje yrityksille"]


def test_rows_that_end_with_the_number_of_a_page() -> None:
    """What they name does not come again."""
    report = read("""
TOIMENPIDE   Kysely asukkaille

MITTARI                  Lähtötaso    Tavoitetaso
Kirjeet asukkaille       1            1
Vastaukset kirjeisiin    0            1
Kyselyt vuodessa         1            1
""")
    assert rows_of(report) == [
        ("Kirjeet asukkaille", "1", "1"),
        ("Vastaukset kirjeisiin", "0", "1"),
        ("Kyselyt vuodessa", "1", "1"),
    ]
