"""A document's rows as nested values that a person can read, and the cells in which two such documents differ."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from pipeline.rows import Row, Rows

_HEAD = ("title", "unit", "year", "period", "pages", "reader", "status", "error")
_COUNTS = ("words", "words_in_values", "words_in_labels", "words_in_furniture", "words_unparsed")
_ACTION = ("unit", "focus_area", "theme", "goal", "initiative", "responsible", "action", "action_key", "page")
_INDICATOR = ("indicator", "baseline", "target")
_TYPED = ("kind", "low", "high", "unit", "date")
_MILESTONE = ("number", "milestone", "report", "page")
_FINDING = ("severity", "code", "page", "text")
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that differs, by its path through the document, and the page that its row is on."""

    where: str
    page: int | None
    expected: Any
    found: Any


def readable(rows: Rows) -> dict[str, Any]:
    """A document's rows as nested values without keys and places, in the order of the report."""
    (head,) = rows["documents"]
    return {
        "document": _pick(head, _HEAD),
        "counts": _pick(head, _COUNTS),
        "actions": [_readable_action(action, rows) for action in rows.get("actions", [])],
        "findings": [_pick(finding, _FINDING) for finding in rows.get("findings", [])],
    }


def differing(expected: Any, found: Any, where: str = "", page: int | None = None) -> Iterator[Difference]:
    """The cells in which two readable documents differ. Rows are numbered as expected."""
    if isinstance(expected, dict) and isinstance(found, dict):
        page = expected.get("page", page)
        for key in expected | found:
            inner = f"{where}/{key}" if where else key
            yield from differing(expected.get(key, _ABSENT), found.get(key, _ABSENT), inner, page)
    elif isinstance(expected, list) and isinstance(found, list):
        for number, one, other in _paired(expected, found):
            yield from differing(one, other, f"{where}/{number}", page)
    elif expected != found:
        yield Difference(where, page, expected, found)


def as_json(value: Any) -> str:
    """A readable document as text."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


def printed(value: Any) -> str:
    """A cell's value on one line."""
    return "nothing" if value is _ABSENT else json.dumps(value, ensure_ascii=False, default=str)


def _readable_action(action: Row, rows: Rows) -> dict[str, Any]:
    own = action["action_id"]
    return {
        **_pick(action, _ACTION),
        "indicators": [_readable_indicator(row) for row in rows["indicators"] if row["action_id"] == own],
        "milestones": [_pick(row, _MILESTONE) for row in rows["milestones"] if row["action_id"] == own],
    }


def _readable_indicator(row: Row) -> dict[str, Any]:
    """An indicator with its printed values and what they were read as; null parts of those are left out."""
    typed = {}
    for name in ("baseline", "target"):
        parts = {part: row.get(f"{name}_{part}") for part in _TYPED}
        typed[f"{name}_value"] = {part: value for part, value in parts.items() if value is not None}
    return _pick(row, _INDICATOR) | typed | _pick(row, ("direction", "page"))


def _pick(row: Row, columns: Sequence[str]) -> dict[str, Any]:
    return {column: row.get(column) for column in columns}


def _paired(expected: list[Any], found: list[Any]) -> Iterator[tuple[int, Any, Any]]:
    """Rows that belong together, so that one row too many does not make all that follow differ."""
    keys, other_keys = ([as_json(row) for row in rows] for rows in (expected, found))
    matcher = SequenceMatcher(None, keys, other_keys, autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        pairs = zip_longest(expected[start:end], found[other_start:other_end], fillvalue=_ABSENT)
        for number, (one, other) in enumerate(pairs, start + 1):
            yield number, one, other
