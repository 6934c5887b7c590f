"""One Excel file: the flat sheet first, then a sheet a table, and a sheet that explains every column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import Any

import pyarrow as pa
import regex
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipeline.exports.headings import HEADINGS, SHEETS, TYPES
from pipeline.exports.views import VIEWS, doubts, flat
from pipeline.publish import replacing
from pipeline.schemas import TABLES
from pipeline.stored import stored_tables

_ROWS = 1_048_575  # that an Excel sheet has below its heading; more go on in a further sheet
_LONGEST = 32_767  # UTF-16 units that a cell holds
_CONTROL = regex.compile(r"[\p{Cc}\p{Cs}\uFFFE\uFFFF--[\n\t]]", regex.VERSION1)
# The same tables give the same bytes, so the file does not say when it was made.
_MADE = datetime(2025, 1, 1)

# Characters that a column is wide: texts that are read, values, ids, and the rest by their headings.
_WIDE, _VALUE, _ID, _NARROW = 45, 28, 26, 11
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
            staged.write_bytes(_book(tables))
        except FileCreateError as error:  # the sheets are gathered in temporary files
            raise OSError(*error.args[0].args) from error
    return [target]


def _book(tables: Mapping[str, pa.Table]) -> bytes:
    """The file. Were it written to a disk that is full, the archive that is left half would print a traceback."""
    made = BytesIO()
    # Row by row to the disk: a year's provenance need not fit into memory as cells. Of a book that is not finished the
    # library would leave the rows there.
    with (
        TemporaryDirectory() as folder,
        xlsxwriter.Workbook(made, {"constant_memory": True, "tmpdir": folder}) as book,
    ):
        book.set_properties({"title": "Toiminnalliset tavoitteet", "created": _MADE})
        formats = _Formats.of(book)
        sheets = {"goals": flat(tables), **tables, "findings": doubts(tables)}
        for name, table in sheets.items():
            _add_table(book, formats, SHEETS[name], table)
        _add_dictionary(book, formats, {name: table.column_names for name, table in sheets.items()})
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class _Formats:
    heading: Any
    text: Any
    plain: Any
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
        for index, column in enumerate(part.column_names):
            sheet.set_column(index, index, _width(column))
        wrapped = [None if _is_technical(column) else _width(column) for column in part.column_names]
        texts = [formats.text if width else formats.plain for width in wrapped]
        for row, values in enumerate(_rows(part), 1):
            sheet.set_row(row, _height(values, wrapped))
            for index, value in enumerate(values):
                _write(sheet, (row, index), value, formats, texts[index])


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
    if column in {"baseline", "target"}:
        return _VALUE
    return _ID if _is_technical(column) else _MIDDLE


def _is_technical(column: str) -> bool:
    """Whether a column is for joining tables, not for reading."""
    return column.endswith(("_id", "_key")) or column in {"sha256", "parser_version", "corrections"}


def _last_printed(columns: Sequence[str]) -> int:
    """The last column that is for people: typed values and keys behind it are not printed on paper."""
    typed = next((index for index, column in enumerate(columns) if column.endswith("_kind")), len(columns))
    return max(index for index, column in enumerate(columns[:typed]) if not _is_technical(column))


def _height(values: Sequence[Any], widths: Sequence[int | None]) -> float:
    """Points for as many lines as the longest text takes: not every program finds that out for itself. What has no
    width is not wrapped: a hash of four lines would make each row of its table as high."""
    lines = (
        sum(len(wrap(line, width)) or 1 for line in value.split("\n"))
        for value, width in zip(values, widths, strict=True)
        if isinstance(value, str) and width
    )
    return float(min(_LINE * max(lines, default=1), _HIGHEST))


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in table.to_batches():
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _write(sheet: Any, place: tuple[int, int], value: Any, formats: _Formats, text: Any) -> None:
    """Writes a value as what it is: Excel is never left to guess, so `=1+1` and `2-3` stay texts."""
    if isinstance(value, str):
        sheet.write_string(*place, _printable(value), text)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, formats.day)
    elif value is not None:
        sheet.write_number(*place, value, formats.count if isinstance(value, int) else formats.plain)


def _printable(text: str) -> str:
    """Without what no Excel file can hold, and cut where a cell ends."""
    clean = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    units = clean.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return clean
    return units[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _add_dictionary(book: Any, formats: _Formats, sheets: Mapping[str, Sequence[str]]) -> None:
    """Every column of every sheet, in both languages."""
    sheet = book.add_worksheet("Tietosanakirja")
    headings = ("Välilehti", "Otsikko", "Taulu", "Sarake", "Tyyppi", "Selitys", "In English")
    rows = [row for name, columns in sheets.items() for row in _explained(name, columns)]
    _set_up(sheet, formats, headings, len(rows))
    widths = (_MIDDLE, 28, _MIDDLE, _ID, _NARROW, 60, 60)
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    for row, values in enumerate(rows, 1):
        sheet.set_row(row, _height(values, widths))
        for index, value in enumerate(values):
            sheet.write_string(row, index, value, formats.text)


def _explained(name: str, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What a sheet holds, then each of its columns. A column of a joined sheet is that of the table it comes from."""
    own = [name] if name in TABLES else []
    sources = [TABLES[each] for each in (*own, "actions", "indicators", "documents")]
    english, finnish = _texts(sources[0].schema.metadata) if own else VIEWS[name][:2]
    yield SHEETS[name], "", name, "", "", finnish, english
    for column in columns:
        table = next(table for table in sources if column in table.schema.names)
        field = table.schema.field(column)
        english, finnish = _texts(field.metadata)
        yield SHEETS[name], HEADINGS[column], table.name, column, TYPES[str(field.type)], finnish, english


def _texts(notes: Mapping[bytes, bytes]) -> tuple[str, str]:
    return notes[b"description_en"].decode(), notes[b"description_fi"].decode()
