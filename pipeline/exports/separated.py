"""CSV: as a Finnish Excel opens it with a double click, or plain for programs."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.exports.views import flat
from pipeline.publish import replacing
from pipeline.stored import stored_tables

# Excel takes a text that begins so for a formula, and shows an error in the place of `- Kysely on tehty`.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(store: Path, target: Path, *, plain: bool) -> list[Path]:
    """Writes a file a table of `store` and one of the view `goals` into the folder `target`. Raises OutputUnusable."""
    tables = stored_tables(store)
    paths = []
    for name, table in {**tables, "goals": flat(tables)}.items():
        path = target / f"{name}.csv"
        with replacing(path) as staged:
            _write(staged, table, plain=plain)
        paths.append(path)
    return paths


def _write(path: Path, table: pa.Table, *, plain: bool) -> None:
    shown: Callable[[Any], Any] = _plain if plain else _finnish
    with path.open("w", encoding="utf-8" if plain else "utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter="," if plain else ";", lineterminator="\n" if plain else "\r\n")
        writer.writerow(table.column_names)
        for batch in table.to_batches():
            columns = [column.to_pylist() for column in batch.columns]
            writer.writerows([shown(value) for value in row] for row in zip(*columns, strict=True))


def _plain(value: Any) -> Any:
    return _number(value) if isinstance(value, float) else value


def _finnish(value: Any) -> Any:
    """Numbers with a comma, days as 31.12.2025. A text that would be a formula gets a space before it."""
    if isinstance(value, float):
        return _number(value).replace(".", ",")
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA):
        return f" {value}"
    return value


def _number(value: float) -> str:
    """`3`, `3.5`, `1200000`: never with an exponent."""
    return format(Decimal(repr(value)).normalize(), "f")
