"""Regression: what is read from each sample, compared cell by cell with `expected/<sample>.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pipeline.convert import convert
from pipeline.errors import WrongUsage, one_line
from pipeline.inputs import Document, find_documents
from pipeline.normalize import Row, Rows

_HEAD = ("title", "unit", "year", "period", "pages", "reader", "status", "error")
_COUNTS = ("words", "words_in_values", "words_in_labels", "words_in_furniture", "words_unparsed")
_ACTION = ("unit", "focus_area", "theme", "goal", "initiative", "responsible", "action", "action_key", "page")
_INDICATOR = ("indicator", "baseline", "target")
_TYPED = ("kind", "low", "high", "unit", "date")
_MILESTONE = ("number", "milestone", "report", "page")
_FINDING = ("severity", "code", "page", "text")
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Check:
    """What a check or an update has to say, and whether all is as expected."""

    lines: list[str]
    passed: bool


def update(samples: Path) -> Check:
    """Makes what is read now what is expected from now on."""
    lines = []
    for document in _samples(samples):
        path = _expected_path(samples, document)
        outcome = convert(document)
        text = _as_json(readable(outcome.rows)) + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        lines.append(f"wrote {path}{f': {outcome.error}' if outcome.failed else ''}")
    return Check(lines or ["nothing to write: all samples are as expected"], passed=True)


def compare(samples: Path) -> Check:
    """Compares what is read now with what is expected."""
    lines, differing = [], 0
    documents = _samples(samples)
    for document in documents:
        found = list(_compare_sample(document, _expected_path(samples, document)))
        differing += bool(found)
        lines += [f"{one_line(document.source)}: {'differs' if found else 'as expected'}", *found]
    for path in _orphans(samples, documents):
        differing += 1
        lines.append(f"{path}: its sample is gone; remove the file if that is right")
    lines.append(f"{len(documents)} samples, {differing} differing")
    return Check(lines, passed=not differing)


def readable(rows: Rows) -> dict[str, Any]:
    """A document's rows as nested values without keys and places, in the order of the report."""
    (head,) = rows["documents"]
    return {
        "document": _pick(head, _HEAD),
        "counts": _pick(head, _COUNTS),
        "actions": [_readable_action(action, rows) for action in rows.get("actions", [])],
        "findings": [_pick(finding, _FINDING) for finding in rows.get("findings", [])],
    }


def differences(expected: Any, found: Any, where: str = "") -> Iterator[str]:
    """Where two readable documents differ: three lines for each cell. Rows are numbered as expected."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in expected | found:
            inner = f"{where}/{key}" if where else key
            yield from differences(expected.get(key, _ABSENT), found.get(key, _ABSENT), inner)
    elif isinstance(expected, list) and isinstance(found, list):
        for number, one, other in _paired(expected, found):
            yield from differences(one, other, f"{where}/{number}")
    elif expected != found:
        yield f"  {where}"
        yield f"    expected: {_cell(expected)}"
        yield f"    found:    {_cell(found)}"


def _samples(samples: Path) -> list[Document]:
    if not samples.exists():
        raise WrongUsage(f"{one_line(str(samples))}: does not exist; give a folder of samples, or one sample")
    return find_documents([samples])


def _expected_path(samples: Path, document: Document) -> Path:
    folder = samples if samples.is_dir() else samples.parent
    return folder / "expected" / f"{document.source}.json"


def _orphans(samples: Path, documents: Sequence[Document]) -> list[Path]:
    """Expected files of a folder that no sample belongs to."""
    if not samples.is_dir():
        return []
    known = {_expected_path(samples, document) for document in documents}
    return sorted({path for path in (samples / "expected").rglob("*.json") if path not in known})


def _compare_sample(document: Document, path: Path) -> Iterator[str]:
    outcome = convert(document)
    if outcome.trace:
        yield outcome.trace
    if not path.exists():
        yield f"  {path} is missing; write it with `tavoitteet check --update`, and read it"
        return
    try:
        expected = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        yield f"  {path} is no JSON in UTF-8 ({error}); write it anew with `tavoitteet check --update`"
        return
    yield from differences(expected, json.loads(_as_json(readable(outcome.rows))))


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
    keys, other_keys = ([_as_json(row) for row in rows] for rows in (expected, found))
    matcher = SequenceMatcher(None, keys, other_keys, autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        pairs = zip_longest(expected[start:end], found[other_start:other_end], fillvalue=_ABSENT)
        for number, (one, other) in enumerate(pairs, start + 1):
            yield number, one, other


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


def _cell(value: Any) -> str:
    return "nothing" if value is _ABSENT else json.dumps(value, ensure_ascii=False)
