"""The context of each action left of an upright rule, in rows that are ruled off."""

from __future__ import annotations

from parsers.model import Page, Rule
from tests.typed import At, context_of, page, read, rows_of, said, steps_of


def row(y: float, action: str, *beside: At) -> list[At]:
    """The context of an action, and what stands beside it."""
    return [
        *(At(50, y, "TOIMENPIDE", bold=True, size=7), At(50, y + 12, action)),
        *(At(50, y + 27, "VASTUUTAHO", bold=True, size=7), At(50, y + 39, "Viestintä")),
        *beside,
    ]


def step(y: float, label: str, value: str) -> tuple[At, At]:
    return At(200, y, label, bold=True), At(280, y, value)


def ruled(*items: At, number: int = 1) -> Page:
    """A page with an upright rule, and one across it."""
    return page(*items, Rule(190, 85, 190, 500), Rule(50, 160, 550, 160), number=number)


FIRST = [
    At(50, 60, "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT", bold=True, size=12),
    *row(100, "Teemme kyselyn", At(200, 100, "Mittari"), At(350, 100, "Lähtötaso"), At(450, 100, "Tavoitetaso")),
    *(At(200, 115, "Vastaajat"), At(350, 115, "100"), At(450, 115, "120")),
    *step(133, "Osatavoite 1:", "Lomake on valmis"),
    *row(175, "Luomme mallin", *step(175, "Osatavoite 1:", "Malli on valmis")),
    *step(190, "Raportointi:", "Työ etenee"),
]
SECOND = [
    *step(100, "Osatavoite 2:", "Malli on otettu käyttöön"),
    *row(175, "Avaamme ovet", *step(175, "Osatavoite 1:", "Ovet on tilattu")),
]


def test_each_row_has_an_action_and_what_is_said_of_it() -> None:
    """The first row of a page may be the rest of the last one before."""
    report = read(ruled(*FIRST), ruled(*SECOND, number=2))
    assert [each["action"] for each in context_of(report)] == ["Teemme kyselyn", "Luomme mallin", "Avaamme ovet"]
    assert {each["responsible"] for each in context_of(report)} == {"Viestintä"}
    assert rows_of(report) == [("Vastaajat", "100", "120")]
    assert [[said(each.milestone) for each in action.milestones] for action in report.actions] == [
        ["Lomake on valmis"],
        ["Malli on valmis", "Malli on otettu käyttöön"],
        ["Ovet on tilattu"],
    ]
    assert steps_of(report)[1] == (1, "Malli on valmis", "Työ etenee")
    assert report.unparsed == ()
