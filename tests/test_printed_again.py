"""A TOIMENPIDE that is printed once more over what goes on overleaf."""

from __future__ import annotations

from tests.typed import context_of, read, spoken, steps_of

FIRST = """
TOIMENPIDE    Kysely asukkaille ja
              yrityksille
TEEMA         Viestintä
TAVOITE       Vaikuttava viestintä
TEKO          Ohjelma
*Osatavoite*                  *Raportointi*
1. Kysely                     Tehty
"""
AGAIN = "TOIMENPIDE    Kysely asukkaille ja\n              yrityksille\n"


def test_milestones_go_on_below_it() -> None:
    report = read(FIRST, AGAIN + "2. Koulutus                   Pidetty\n")
    assert [each["action"] for each in context_of(report)] == ["Kysely asukkaille ja yrityksille"]
    assert steps_of(report) == [(1, "Kysely", "Tehty"), (2, "Koulutus", "Pidetty")]
    assert spoken(report.furniture) == "TOIMENPIDE Kysely asukkaille ja yrityksille"


def test_its_context_may_go_on_below_it() -> None:
    lines = FIRST.strip("\n").splitlines()
    report = read("\n".join(lines[:3]), AGAIN + "\n".join(lines[3:]))
    assert context_of(report) == [
        {
            "theme": "Viestintä",
            "goal": "Vaikuttava viestintä",
            "initiative": "Ohjelma",
            "action": "Kysely asukkaille ja yrityksille",
        }
    ]


def test_another_action_of_that_name_has_a_context_of_its_own() -> None:
    report = read(FIRST, FIRST.replace("Viestintä", "Kasvu"))
    assert [each["theme"] for each in context_of(report)] == ["Viestintä", "Kasvu"]
    assert report.furniture == ()


def test_a_longer_name_is_another_one() -> None:
    report = read(FIRST, "TOIMENPIDE    Kysely asukkaille ja\n              muille\nTEKO          Hanke\n")
    assert len(report.actions) == 2
