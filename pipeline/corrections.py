"""What people corrected: read from a CSV file, kept in the output folder, and put into a document's rows."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import WrongUsage, one_line
from pipeline.publish import replacing

if TYPE_CHECKING:
    from pipeline.files import TableFiles

KEPT = "corrections.csv"  # in the output folder
_NEEDED = ("document", "row_id", "column", "printed", "corrected")
_COLUMNS = (*_NEEDED, "who", "why")
# Excel takes a text that begins so for a formula; a space before it, which nothing here minds, prevents that.
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Correction:
    """One value of one row. `document` is a source path; an empty text is None."""

    document: str
    row_id: str
    column: str
    printed: str | None
    corrected: str | None
    who: str | None = None
    why: str | None = None

    @property
    def cell(self) -> tuple[str, str]:
        return self.row_id, self.column


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections, no two of one value."""

    all: tuple[Correction, ...] = ()

    def merged(self, newer: Corrections) -> Corrections:
        """These and newer ones, which take their places. One to what is printed takes an older one back."""
        cells = {each.cell: each for each in (*self.all, *newer.all)}
        standing = (each for each in cells.values() if each.corrected != each.printed)
        return Corrections(tuple(sorted(standing, key=lambda each: (each.document, *each.cell))))

    def of(self, source: str, document_id: str) -> Corrections:
        """Those of a document: of its rows, under whatever name, and of the file that had its name before."""
        found = (each for each in self.all if each.document == source or each.row_id.startswith(f"{document_id}-"))
        return Corrections(tuple(found))

    @property
    def digest(self) -> str | None:
        """A hash of what they do; None if there are none."""
        if not self.all:
            return None
        parts = sorted(json.dumps([*each.cell, each.printed, each.corrected]) for each in self.all)
        return hashlib.sha256("\n".join(parts).encode("ascii")).hexdigest()[:16]


NONE = Corrections()


def take_up(files: TableFiles, given: Corrections) -> Corrections:
    """What an output folder keeps, with what is given; that is kept from now on. Raises WrongUsage if what is kept
    cannot be read, OutputUnusable if it cannot be written. To be called by who holds the folder's lock."""
    path = files.folder / KEPT
    kept = read_corrections(path) if path.exists() else NONE
    both = kept.merged(given)
    if both != kept:
        with replacing(path) as staged:
            staged.write_text(_as_csv(both), encoding="utf-8-sig", newline="")
        if files.bucket:
            files.bucket.put(KEPT)
    return both


def read_corrections(path: Path) -> Corrections:
    """The corrections in a CSV file, parted by `;` or `,`. Raises WrongUsage, naming the line."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUsage(f"{one_line(str(path))}: is not in UTF-8; save it as CSV UTF-8") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise WrongUsage(f"{one_line(str(path))}: cannot be read ({reason}); check the path") from error
    found: dict[tuple[str, str], Correction] = {}
    for line, correction in _lines(path, text):
        other = found.setdefault(correction.cell, correction)
        if (other.printed, other.corrected) != (correction.printed, correction.corrected):
            raise _wrong(path, line, f"corrects {correction.column} of {correction.row_id} once more; keep one line")
    return Corrections(tuple(found.values()))


def plain(text: str | None) -> str | None:
    """A text as the parser makes them: composed letters, single spaces, lines for items only; None if empty."""
    lines = unicodedata.normalize("NFC", text or "").splitlines()
    words = (f"\n{line.strip()}" if line.lstrip().startswith("- ") else line for line in lines)
    return "\n".join(" ".join(line.split()) for line in " ".join(words).strip().split("\n")) or None


def _lines(path: Path, text: str) -> Iterator[tuple[int, Correction]]:
    """The corrections with the numbers of their lines, of which a text can take several."""
    heading = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, ""), delimiter=";" if ";" in heading else ",", strict=True)
    line = 1
    try:
        columns = [name.strip() for name in next(reader, [])]
        missing = [name for name in _NEEDED if name not in columns]
        if missing:
            raise _wrong(path, 1, f"lacks the column {missing[0]}; its columns are {', '.join(_COLUMNS)}")
        line = reader.line_num + 1
        for values in reader:
            if any(map(str.strip, values)):
                yield line, _correction(path, line, columns, values)
            line = reader.line_num + 1
    except csv.Error as error:
        raise _wrong(path, line, f"is no CSV ({error}); check its quotes") from error


def _correction(path: Path, line: int, columns: Sequence[str], values: Sequence[str]) -> Correction:
    if len(values) != len(columns):
        raise _wrong(path, line, f"has {len(values)} values and not {len(columns)}; check its quotes")
    cells = dict(zip(columns, values, strict=True))
    texts = {name: plain(value) for name, value in cells.items()} | {"document": cells["document"].strip()}  # a path
    for name in ("document", "row_id", "column"):
        if not texts[name]:
            raise _wrong(path, line, f"has no {name}; fill it in or remove the line")
    return Correction(*map(texts.get, _COLUMNS))  # type: ignore[arg-type] # just looked at


def _wrong(path: Path, line: int, what: str) -> WrongUsage:
    return WrongUsage(f"{one_line(str(path))}, line {line}: {one_line(what)}")


def _as_csv(corrections: Corrections) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for each in corrections.all:
        values = (getattr(each, name) or "" for name in _COLUMNS)
        writer.writerow(f" {value}" if value.startswith(_FORMULA) else value for value in values)
    return text.getvalue()
