"""Headings that count actions or their cards."""

from __future__ import annotations

import pytest

from tests.typed import context_of, read, said, spoken

ACTION = """
{}
TEEMA        Viestintä
TOIMENPIDE   Kysely {}
Osatavoite 1: Malli
Raportointi: {}
"""


@pytest.mark.parametrize("heading", ["Toimenpidekortti {}/3", "{}. toimenpidekokonaisuus", "Toimenpide {}"])
def test_they_are_no_reports(heading: str) -> None:
    report = read("\n".join(ACTION.format(heading.format(n), n, "") for n in (1, 2, 3)))
    assert [each["action"] for each in context_of(report)] == ["Kysely 1", "Kysely 2", "Kysely 3"]
    assert [[said(step.report) for step in action.milestones] for action in report.actions] == [[None]] * 3
    assert spoken(report.furniture) == " ".join(heading.format(n) for n in (1, 2, 3))


@pytest.mark.parametrize(
    "reports",
    [
        ("Tehty 31.8.", "Tehty 31.8.", ""),  # they do not count
        ("Valmis 1/3", "Kesken 2/3", ""),  # and say different things
        ("Vaihe 1", "Vaihe 2 ja Vaihe 3", "Vaihe 3"),  # or the same elsewhere
    ],
)
def test_reports_above_the_next_context_are_reports(reports: tuple[str, ...]) -> None:
    report = read("\n".join(ACTION.format("", n, f"\n{text}") for n, text in enumerate(reports, 1)))
    told = [said(step.report) for action in report.actions for step in action.milestones]
    assert told == [text or None for text in reports]
