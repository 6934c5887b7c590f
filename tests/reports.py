"""The rows of small reports, made without a file: what the store and all that reads it are tested with."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from pathlib import Path
from typing import Any

from parsers.values import direction_of, read_value
from pipeline.files import TableFiles
from pipeline.normalize import key_of
from pipeline.publish import Step
from pipeline.rows import Row, Rows, by_column
from pipeline.store import merge

PLACE = ("Konsernipalvelut", "Kasvu", "Ohjelma")  # unit, goal, initiative


def report(when: str, *actions: str | dict[str, Any], copy: int = 1, place: tuple[str, ...] = PLACE) -> Rows:
    """The rows of a report: `2025 T1`, or `2025 plan`. An action is its text, or a dict of its text, its indicators
    (a text, or with baseline and target) and its milestones (a text, or with what was reported)."""
    year, period = when.split(" ")
    document_id = f"{when} {copy}"
    head = {"document_id": document_id, "year": int(year), "period": None if period == "plan" else period}
    counts = {"words": 100, "words_unparsed": 0, "pages": 1}
    own = {"source": f"{document_id}.pdf", "parser_version": "1", "status": "converted", "unit": place[0]}
    rows: Rows = {"documents": [head | own | counts]}
    rows |= {name: [] for name in ("actions", "indicators", "milestones", "findings", "provenance")}
    for position, given in enumerate(actions, 1):
        action = given if isinstance(given, dict) else {"action": given}
        _add_action(rows, head, {"position": position, "place": place, **action})
    return rows


def keep(folder: Path, *reports: Rows, gone: Set[str] = frozenset()) -> list[Step]:
    """Merges reports into the tables of a folder."""
    return merge(TableFiles(folder), map(by_column, reports), gone)


def _add_action(rows: Rows, head: Row, action: dict[str, Any]) -> None:
    texts: Row = dict(zip(("unit", "goal", "initiative"), action["place"], strict=True)) | {"action": action["action"]}
    action_id = f"{head['document_id']} {action['action']}"
    shared = head | {"action_id": action_id, "page": 3, "unit": texts["unit"]}
    key = key_of(*texts.values())
    rows["actions"].append(shared | texts | {"position": action["position"], "action_key": key})
    for number, given in enumerate(action.get("indicators", ()), 1):
        text, baseline, target = (given, None, None) if isinstance(given, str) else given
        own: Row = {"indicator_id": f"{head['document_id']} {text}", "indicator_key": key_of(*texts.values(), text)}
        own |= {"position": number, "indicator": text, "direction": direction_of(baseline, target)}
        rows["indicators"].append(shared | own | _typed("baseline", baseline) | _typed("target", target))
    for number, given in enumerate(action.get("milestones", ()), 1):
        text, reported = (given, None) if isinstance(given, str) else given
        own = {"milestone_id": f"{head['document_id']} {text}", "milestone_key": key_of(*texts.values(), text)}
        rows["milestones"].append(shared | own | {"number": number, "milestone": text, "report": reported})


def _typed(name: str, text: str | None) -> Row:
    if text is None:
        return {}
    value = read_value(text)
    typed: Row = {"kind": value.kind, "low": value.low, "high": value.high, "unit": value.unit}
    typed["date"] = date.fromisoformat(value.date) if value.date else None
    return {name: text} | {f"{name}_{part}": each for part, each in typed.items()}
