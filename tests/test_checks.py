"""What looks wrong in a report that was parsed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.model import Action, Finding, Indicator, Milestone, Text
from parsers.reading.checks import check_actions, check_letters, check_periods, unparsed
from tests.typed import At, spoken, words_of


def _text(text: str | None) -> Text | None:
    return Text(text, tuple(words_of(text))) if text else None


def _action(
    rows: Sequence[tuple[str | None, str | None, str | None]] = (), steps: Sequence[tuple[int | None, str | None]] = ()
) -> Action:
    indicators = tuple(Indicator(*map(_text, row)) for row in rows)
    milestones = tuple(
        Milestone(number, _text(text), None, tuple(words_of(f"Osatavoite {number}" if text else "Raportointi:")))
        for number, text in steps
    )
    label = tuple(words_of("TOIMENPIDE"))
    return Action(None, None, None, None, None, None, _text("Kasvu"), label, indicators, milestones)


def _told(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    assert {finding.severity for finding in findings} <= {"warning"}
    return [(finding.code, spoken(finding.words)) for finding in findings]


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        ([("Kävijät", "10", "20")], []),
        ([("Kävijät", None, "20")], []),  # a baseline may not be known yet
        ([("Kävijät", "10", None)], [("indicator-without-target", "Kävijät 10")]),
        ([(None, "10", "20")], [("row-without-indicator", "10 20")]),
        (
            [(None, "10", None), ("Kävijät", "10", "20")],
            [("row-without-indicator", "10"), ("indicator-without-target", "10")],
        ),
    ],
)
def test_indicators(rows: list[tuple[str | None, str | None, str | None]], findings: list[tuple[str, str]]) -> None:
    assert _told(list(check_actions([_action(rows)]))) == findings


@pytest.mark.parametrize(
    ("steps", "findings"),
    [
        ([], []),
        ([(1, "a"), (2, "b"), (3, "c")], []),
        ([(1, "a"), (3, "b")], [("milestone-number-missing", "Osatavoite 3")]),
        ([(1, "a"), (3, "b"), (4, "c")], [("milestone-number-missing", "Osatavoite 3")]),
        ([(2, "a")], [("milestone-number-missing", "Osatavoite 2")]),
        ([(1, "a"), (1, "b"), (2, "c")], [("milestone-number-twice", "Osatavoite 1")]),
        ([(None, "a"), (None, "b")], []),  # as its maker has them
        ([(1, "a"), (None, "b"), (3, "c")], [("milestone-number-missing", "Osatavoite None")]),
        ([(None, None), (1, "a")], [("report-without-milestone", "Raportointi:")]),
    ],
)
def test_milestone_numbers(steps: list[tuple[int | None, str | None]], findings: list[tuple[str, str]]) -> None:
    assert _told(list(check_actions([_action(steps=steps)]))) == findings


def test_a_number_is_missing_where_another_action_has_numbers() -> None:
    actions = [_action(steps=[(1, "a")]), _action(steps=[(None, "b")])]
    assert _told(list(check_actions(actions))) == [("milestone-number-missing", "Osatavoite None")]


def test_the_missing_number_is_named() -> None:
    (finding,) = check_actions([_action(steps=[(1, "a"), (3, "b")])])
    assert "Osatavoite 2 is missing" in finding.message


@pytest.mark.parametrize(
    ("periods", "findings"),
    [
        ([], []),
        (["T2"], []),
        (["T2", "T2"], []),
        (["T2", "T3", "T2"], [("several-periods", "Selvitys T3")]),
        (["T1", "T2", "T3"], [("several-periods", "Selvitys T2"), ("several-periods", "Selvitys T3")]),
    ],
)
def test_periods(periods: list[str], findings: list[tuple[str, str]]) -> None:
    said = [(period, tuple(words_of(f"Selvitys {period}"))) for period in periods]
    assert _told(list(check_periods(said))) == findings


def test_lines_that_stand_together_are_one_finding() -> None:
    near = [*At(50, 100, "Lisätietoja").words(), *At(50, 112, "antaa").words()]
    far = At(50, 200, "Liitteet").words()
    other = At(50, 112, "Pori").words(2)
    assert _told(list(unparsed([*near, *far, *other]))) == [
        ("unparsed-text", "Lisätietoja antaa"),
        ("unparsed-text", "Liitteet"),
        ("unparsed-text", "Pori"),
    ]


def test_nothing_unparsed_is_no_finding() -> None:
    assert list(unparsed([])) == []


def test_letters_that_no_font_names_are_told_once_a_page() -> None:
    printed = [("\ufffd Tavoite\ufffdavat palvelut", 1), ("riippuma\ufffda", 2), ("palvelut", 3)]
    texts = [Text(text, tuple(words_of(text, page))) for text, page in printed]
    found = list(check_letters([*texts, texts[0]]))  # a goal is inherited by several actions
    assert _told(found) == [("unnamed-letters", "Tavoite\ufffdavat"), ("unnamed-letters", "riippuma\ufffda")]
