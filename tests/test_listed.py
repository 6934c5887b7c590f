"""Milestones as the numbered items of one list."""

from __future__ import annotations

import pytest

from tests.typed import codes_of, read, steps_of

HEAD = """
PAINOPISTE   Kasvava Pori
TOIMENPIDE   Tehostamme viestintää
"""


@pytest.mark.parametrize(
    "drawing",
    [
        """
OSATAVOITTEET  1. Kartoitus on valmis
                  Raportointi: Tehty keväällä
               2. Suunnitelma on tehty ja
                  hyväksytty
               3. Päätös
""",
        """
Osatavoitteet:
1) Kartoitus on valmis
Raportointi: Tehty keväällä
2) Suunnitelma on tehty ja
hyväksytty
3) Päätös
""",
        # Reports without a label, in slanted type.
        """
Osatavoitteet  1. Kartoitus on valmis
                  ~Tehty keväällä~
               2. Suunnitelma on tehty ja
                  hyväksytty
               3. Päätös
""",
    ],
)
def test_items_are_milestones(drawing: str) -> None:
    report = read(
        HEAD + drawing + "TOIMENPIDE   Luomme\nMITTARI      Lähtötaso    Tavoitetaso\n1. Luku      10    20\n"
    )
    assert steps_of(report) == [
        (1, "Kartoitus on valmis", "Tehty keväällä"),
        (2, "Suunnitelma on tehty ja hyväksytty", None),
        (3, "Päätös", None),
    ]
    assert [len(action.milestones) for action in report.actions] == [3, 0]


def test_a_list_in_a_report_is_none() -> None:
    drawing = """
Osatavoitteet
Osatavoite 1: Kartoitus
Raportointi: Tehty:
1. Kysely
2. Haastattelut
Osatavoite 2: Suunnitelma
"""
    report = read(HEAD + drawing)
    assert steps_of(report) == [(1, "Kartoitus", "Tehty: 1. Kysely 2. Haastattelut"), (2, "Suunnitelma", None)]
    assert codes_of(report) == []
