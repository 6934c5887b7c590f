"""What a careful person reads from the pages, as plain data."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from tests.corpus.fonts import SYMBOLS

if TYPE_CHECKING:
    from tests.corpus.content import Action, Document, Milestone, Unit

LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}


def logical(printed: str | None) -> str | None:
    """The text that a printed string means; None when nothing is printed."""
    if not printed:
        return None
    signs = {ord(char): sign for char, (_, _, sign) in SYMBOLS.items()}
    text = printed.translate(signs | str.maketrans(LIGATURES)).replace("\u00ad", "")
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", text).strip())


def truth(document: Document) -> dict[str, Any]:
    """Title, year, period and every action with the context that it inherits."""
    return {
        "title": logical(document.title_of(document.units[0])),
        "year": document.year,
        "period": document.period,
        "actions": [row for unit in document.units for row in _unit_actions(unit)],
    }


def _unit_actions(unit: Unit) -> list[dict[str, Any]]:
    rows = []
    for area in unit.areas:
        for goal in area.goals:
            for initiative in goal.initiatives:
                context = {
                    "unit": logical(unit.name),
                    "focus_area": None if area.is_theme else logical(area.name),
                    "theme": logical(area.name) if area.is_theme else None,
                    "goal": logical(goal.goal),
                    "initiative": logical(initiative.initiative),
                    "responsible": logical(initiative.responsible),
                }
                rows += [context | _action(action) for action in initiative.actions]
    return rows


def _action(action: Action) -> dict[str, Any]:
    return {
        "action": logical(action.action),
        "indicators": [
            {
                "indicator": logical(row.indicator),
                "baseline": logical(row.baseline),
                "target": logical(row.target),
            }
            for row in action.indicators
        ],
        "milestones": [
            {
                "number": milestone.number,
                "milestone": logical(milestone.milestone),
                "report": _report(milestone),
            }
            for milestone in action.milestones
        ],
    }


def _report(milestone: Milestone) -> str | None:
    lead = logical(milestone.report)
    lines = [lead] if lead else []
    lines += [f"- {logical(item)}" for item in milestone.items]
    return "\n".join(lines) or None
