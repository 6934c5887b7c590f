"""Rows of the tables as plain dicts by column name, and what is said of a document however it was read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Rows = dict[str, list[Row]]  # by table
Columns = dict[str, dict[str, list[Any]]]  # by table and column


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from: `source` is its path below the input folder, with `/`."""

    source: str
    sha256: str | None
    reader: str | None
    version: str
    corrections: str | None = None  # a digest of those that are put into its rows

    @property
    def document_id(self) -> str:
        """The first half of the file's hash; of its source path's where the file itself cannot be read."""
        return (self.sha256 or hashed(self.source))[:16]


def failed_rows(origin: Origin, error: str) -> Rows:
    """The one row of a document that could not be read."""
    return {"documents": [identity(origin) | {"status": "failed", "error": error}]}


def judged(head: Row, min_coverage: float) -> Row:
    """The status of a document that was read, and its reason: `partial` if too many words are unparsed, or pages
    are pictures."""
    if head["unread_pages"]:
        what = "only pictures, or letters without names"
        reason = f"of pages {head['unread_pages']} there are {what}; have them recognised with --ocr"
        return {"status": "partial", "error": reason}
    words, unparsed = head["words"], head["words_unparsed"]
    if words - unparsed >= min_coverage * words:
        return {"status": "converted", "error": None}
    coverage = f"{unparsed} of {words} words are unparsed"
    return {"status": "partial", "error": f"{coverage}; see its findings"}


def by_column(rows: Rows) -> Columns:
    """The values of rows by column, which takes less room than by row: what a table is made of. Those tables that
    have rows; columns that are in none of them are missing."""
    return {table: _columns(each) for table, each in rows.items() if each}


def _columns(rows: list[Row]) -> dict[str, list[Any]]:
    names = dict.fromkeys(name for row in rows for name in row)
    shapes = set(map(tuple, rows))
    if len(shapes) == 1:  # as they nearly always have, and a page has a hundred
        return dict(zip(names, map(list, zip(*[row.values() for row in rows], strict=True)), strict=True))
    return {name: [row.get(name) for row in rows] for name in names}


def key_name(table: str) -> str:
    """The column that names the rows of a table: `action_id` of `actions`."""
    return f"{table.removesuffix('s')}_id"


def identity(origin: Origin) -> Row:
    """What the row in `documents` says of an origin."""
    return {
        "document_id": origin.document_id,
        "source": origin.source,
        "sha256": origin.sha256,
        "reader": origin.reader,
        "parser_version": origin.version,
        "corrections": origin.corrections,
    }


def hashed(text: str) -> str:
    """The hash of a text: 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
