"""The tables in the shapes that other programs open: Excel, CSV, DuckDB, a data package. They read tables only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from pipeline.errors import WrongUsage, one_line
from pipeline.schemas import TABLES

Format = Literal["xlsx", "csv", "duckdb", "datapackage"]

_NAMES: dict[Format, str] = {
    "xlsx": "tavoitteet.xlsx",
    "csv": "csv",
    "duckdb": "tavoitteet.duckdb",
    "datapackage": "datapackage.json",
}


def export(store: Path, to: Format, target: Path | None = None, *, plain: bool = False) -> list[Path]:
    """Writes the tables of the output folder `store` in one of the formats, beside the tables or to `target`: a
    file, or for `csv` a folder. `plain`: CSV for programs, not for a Finnish Excel. A file that is there is replaced
    whole, or left as it is. Returns the files written. Raises WrongUsage, and OutputUnusable if the folder is no
    store that can be read, or the target cannot be written."""
    if plain and to != "csv":
        raise WrongUsage("--plain is a kind of CSV; give it with --to csv")
    target = target or store / _NAMES[to]
    _check(store, to, target)
    return _writer(to, plain)(store, target)


def _check(store: Path, to: Format, target: Path) -> None:
    """Raises if `target` is of the wrong kind, or would make the tables' folders unusable or take a table's place."""
    if to == "csv" and target.is_file():
        raise WrongUsage(f"{one_line(str(target))}: is a file; name a folder for the CSV files")
    if to != "csv" and target.is_dir():
        advice = f"name a file in it, such as {_NAMES[to]}"
        raise WrongUsage(f"{one_line(str(target))}: is a folder; {advice}")
    place = target.resolve()
    if {(store / name).resolve() for name in TABLES} & {place, *place.parents}:
        raise WrongUsage(f"{one_line(str(target))}: lies among the tables; name another place, or leave out -o")


def _writer(to: Format, plain: bool) -> Callable[[Path, Path], list[Path]]:
    """The libraries are slow to import, so only the one that is needed is."""
    if to == "xlsx":
        from pipeline.exports.excel import write_excel  # noqa: PLC0415

        return write_excel
    if to == "duckdb":
        from pipeline.exports.database import write_database  # noqa: PLC0415

        return write_database
    if to == "datapackage":
        from pipeline.exports.datapackage import write_datapackage  # noqa: PLC0415

        return write_datapackage
    from pipeline.exports.separated import write_csv  # noqa: PLC0415

    return lambda store, target: write_csv(store, target, plain=plain)
