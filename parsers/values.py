"""What a baseline or target says as a value: `2-3` is a range, `> 0` is more than 0. What is not plainly a
value stays text; no number is made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

ValueKind = Literal["text", "exact", "range", "more_than", "less_than", "at_least", "at_most"]

_NUMBER = r"-?\d+(?:,\d+)?"
_EXACT = regex.compile(rf"({_NUMBER})")  # 10
_RANGE = regex.compile(rf"({_NUMBER})\s?[-–]\s?({_NUMBER})")  # 2-3
_BOUND = regex.compile(rf"([<>≤≥])\s?({_NUMBER})")  # > 0
_BOUNDS: dict[str, ValueKind] = {">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most"}


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value; `low` and `high` are None where it is open, `unit` where none is printed."""

    kind: ValueKind
    low: float | None = None
    high: float | None = None
    unit: str | None = None


def read_value(text: str) -> Value:
    """The value that `text` prints."""
    if found := _EXACT.fullmatch(text):
        number = _float(found[1])
        return Value("exact", number, number)
    if found := _RANGE.fullmatch(text):
        low, high = _float(found[1]), _float(found[2])
        return Value("range", low, high) if low <= high else Value("text")
    if found := _BOUND.fullmatch(text):
        number, kind = _float(found[2]), _BOUNDS[found[1]]
        return Value(kind, number, None) if found[1] in ">≥" else Value(kind, None, number)
    return Value("text")


def _float(number: str) -> float:
    return float(number.replace(",", "."))
