"""One Excel file: the flat sheet first, then a sheet a table, and a sheet that explains every column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from textwrap import wrap
from typing import Any

import pyarrow as pa
import regex
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipeline.exports.headings import HEADINGS, SHEETS
from pipeline.exports.views import flat
from pipeline.publish import replacing
from pipeline.schemas import TABLES
from pipeline.stored import stored_tables

_ROWS = 1_048_575  # that an Excel sheet has below its heading; more go on in a further sheet
_LONGEST = 32_767  # UTF-16 units that a cell holds
_CONTROL = regex.compile(r"[\p{Cc}\p{Cs}\uFFFE\uFFFF--[\n\t]]", regex.VERSION1)
# The same tables give the same bytes, so the file does not say when it was made.
_MADE = datetime(2025, 1, 1)

# Characters that a column is wide: texts that are read, ids that are not, and the rest by their headings.
_WIDE, _ID, _NARROW = 45, 20, 11
_MIDDLE = 18
_LINE, _HIGHEST = 15, 409  # points; no row of Excel's is higher
_READ = {"title", "goal", "initiative", "action", "indicator", "milestone", "report"}
_READ |= {"message", "text", "printed", "error"}
_SHORT = {"year", "period", "page", "number", "position", "direction", "status", "severity", "what", "method", "score"}


def write_excel(store: Path, target: Path) -> list[Path]:
    """Writes the tables of `store` to the Excel file `target`. Raises OutputUnusable."""
    tables = stored_tables(store)
    with replacing(target) as staged:
        try:
            _write_book(staged, tables)
        except FileCreateError as error:
            raise OSError(*error.args[0].args) from error
    return [target]


def _write_book(path: Path, tables: Mapping[str, pa.Table]) -> None:
    # Row by row to the disk: a year's provenance need not fit into memory as cells.
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        book.set_properties({"title": "Toiminnalliset tavoitteet", "created": _MADE})
        formats = _Formats.of(book)
        for name, table in {"goals": flat(tables), **tables}.items():
            _add_table(book, formats, SHEETS[name], table)
        _add_dictionary(book, formats)


@dataclass(frozen=True, slots=True)
class _Formats:
    heading: Any
    text: Any
    number: Any
    count: Any
    day: Any

    @classmethod
    def of(cls, book: Any) -> _Formats:
        top = {"valign": "top"}
        heading = {"bold": True, "text_wrap": True, "bg_color": "#1F4E79", "font_color": "white", "border": 1}
        return cls(
            book.add_format(top | heading),
            book.add_format(top | {"text_wrap": True}),
            book.add_format(top),
            book.add_format(top | {"align": "center"}),
            book.add_format(top | {"num_format": "d.m.yyyy", "align": "left"}),
        )


def _add_table(book: Any, formats: _Formats, name: str, table: pa.Table) -> None:
    for number, start in enumerate(range(0, max(table.num_rows, 1), _ROWS), 1):
        sheet = book.add_worksheet(name if number == 1 else f"{name} {number}")
        part = table.slice(start, _ROWS)
        _set_up(sheet, formats, [HEADINGS[column] for column in part.column_names], part.num_rows)
        sheet.print_area(0, 0, part.num_rows, _last_printed(part.column_names))
        widths = [_width(column) for column in part.column_names]
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
        for row, values in enumerate(_rows(part), 1):
            sheet.set_row(row, _height(values, widths))
            for index, value in enumerate(values):
                _write(sheet, (row, index), value, formats)


def _set_up(sheet: Any, formats: _Formats, headings: Sequence[str], rows: int) -> None:
    """A heading that stays in sight and can be filtered by, on paper as on the screen."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows, 1), len(headings) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_row(0, 2 * _LINE + 2)
    for index, heading in enumerate(headings):
        sheet.write_string(0, index, heading, formats.heading)


def _width(column: str) -> int:
    if column in _READ:
        return _WIDE
    if column in _SHORT:
        return _NARROW
    return _ID if _is_technical(column) else _MIDDLE


def _is_technical(column: str) -> bool:
    """Whether a column is for joining tables, not for reading."""
    return column.endswith(("_id", "_key")) or column in {"sha256", "parser_version", "corrections"}


def _last_printed(columns: Sequence[str]) -> int:
    """The last column that is for people: typed values and keys behind it are not printed on paper."""
    typed = next((index for index, column in enumerate(columns) if column.endswith("_kind")), len(columns))
    return max(index for index, column in enumerate(columns[:typed]) if not _is_technical(column))


def _height(values: Sequence[Any], widths: Sequence[int]) -> float:
    """Points for as many lines as the longest text takes: not every program finds that out for itself."""
    lines = (
        sum(len(wrap(line, width)) or 1 for line in value.split("\n"))
        for value, width in zip(values, widths, strict=True)
        if isinstance(value, str)
    )
    return float(min(_LINE * max(lines, default=1), _HIGHEST))


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in table.to_batches():
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _write(sheet: Any, place: tuple[int, int], value: Any, formats: _Formats) -> None:
    """Writes a value as what it is: Excel is never left to guess, so `=1+1` and `2-3` stay texts."""
    if isinstance(value, str):
        sheet.write_string(*place, _printable(value), formats.text)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, formats.day)
    elif value is not None:
        sheet.write_number(*place, value, formats.count if isinstance(value, int) else formats.number)


def _printable(text: str) -> str:
    """Without what no Excel file can hold, and cut where a cell ends."""
    clean = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    units = clean.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return clean
    return units[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _add_dictionary(book: Any, formats: _Formats) -> None:
    """Every column of every table, in both languages."""
    sheet = book.add_worksheet("Tietosanakirja")
    headings = ("Välilehti", "Otsikko", "Taulu", "Sarake", "Tyyppi", "Selitys", "In English")
    rows = list(_dictionary())
    _set_up(sheet, formats, headings, len(rows))
    widths = (_MIDDLE, 28, _MIDDLE, _ID, _NARROW, 60, 60)
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    for row, values in enumerate(rows, 1):
        sheet.set_row(row, _height(values, widths))
        for index, value in enumerate(values):
            sheet.write_string(row, index, value, formats.text)


def _dictionary() -> Iterator[tuple[str, ...]]:
    for name, table in TABLES.items():
        for field in (None, *table.schema):
            notes = (field or table.schema).metadata
            texts = (notes[b"description_fi"].decode(), notes[b"description_en"].decode())
            own = (HEADINGS[field.name], name, field.name, str(field.type)) if field else ("", name, "", "")
            yield (SHEETS[name], *own, *texts)
