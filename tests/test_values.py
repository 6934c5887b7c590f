"""Typed values of baselines and targets."""

from __future__ import annotations

import pytest

from parsers.values import Value, read_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", Value("exact", 0, 0)),
        ("10", Value("exact", 10, 10)),
        ("58,4", Value("exact", 58.4, 58.4)),
        ("-3", Value("exact", -3, -3)),
        ("2-3", Value("range", 2, 3)),
        ("2–3", Value("range", 2, 3)),
        ("1,5 – 2,5", Value("range", 1.5, 2.5)),
        ("> 0", Value("more_than", 0, None)),
        (">0", Value("more_than", 0, None)),
        ("≥ 4,5", Value("at_least", 4.5, None)),
        ("< 15", Value("less_than", None, 15)),
        ("≤ 15", Value("at_most", None, 15)),
        # No number is made up.
        ("3-2", Value("text")),
        ("Ei olemassa", Value("text")),
        ("Valmis ja käytössä", Value("text")),
        ("-", Value("text")),
        ("2-3-4", Value("text")),
        (">", Value("text")),
        ("Ohjelma 2", Value("text")),
    ],
)
def test_values(text: str, value: Value) -> None:
    assert read_value(text) == value
