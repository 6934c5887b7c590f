"""One document, start to end: a file in, its rows or the reason of its failure out."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from parsers.report import parse
from pipeline.correct import correct
from pipeline.corrections import NONE, Corrections
from pipeline.differences import differing, printed, readable
from pipeline.errors import UnreadableDocument, one_line
from pipeline.extract import PLAINLY, Reading, check_readable, read, reader_of
from pipeline.inputs import Document, sha256
from pipeline.normalize import rows_of
from pipeline.remote import at_hand
from pipeline.rows import Origin, Row, Rows, failed_rows
from pipeline.version import parser_version


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document. Plain data, so that it can cross from one process to another."""

    document: Document
    rows: Rows
    error: str | None = None
    trace: str | None = None  # of a bug of ours

    @property
    def failed(self) -> bool:
        return self.error is not None


def convert(
    document: Document, min_coverage: float = 0, reading: Reading = PLAINLY, corrections: Corrections = NONE
) -> Outcome:
    """Reads, parses and normalizes one document, and puts its corrections in. A document that cannot be converted is an
    outcome too: this prints nothing, and raises nothing but MemoryError. Depends on its arguments and the file only, so
    that any process can do it."""
    origin = Origin(document.source, None, reader_of(document.path, reading), parser_version())
    try:
        with at_hand(document.path) as path:
            check_readable(path)
            origin, own = _known(origin, path, corrections)
            rows = rows_of(parse(read(path, reading)), origin, min_coverage)
            if reading.verify and origin.reader == reading.reader:
                rows["findings"] += _disagreements(path, rows, origin, reading)
            if own.all:
                correct(rows, own)
            return Outcome(document, rows)
    except UnreadableDocument as error:
        return _failure(document, origin, error.reason)
    except OSError as error:
        return _failure(document, origin, f"cannot be read ({error.strerror}); check the file and its permissions")
    except MemoryError:  # who set the limit knows what to say
        raise
    except Exception as error:  # a bug of ours costs this document, not the others
        reason = f"internal error: {type(error).__name__}: {one_line(str(error))}; please report it"
        return _failure(document, origin, reason, traceback.format_exc())


def given_up(document: Document, reason: str, reading: Reading, corrections: Corrections = NONE) -> Outcome:
    """The outcome of a document whose conversion had to be stopped from outside. An object's bytes are not fetched for
    that once more, as it may be their fetching that hung: it has no hash."""
    origin = Origin(document.source, None, reader_of(document.path, reading), parser_version())
    if isinstance(document.path, Path):
        with suppress(UnreadableDocument, OSError):
            check_readable(document.path)
            origin, _ = _known(origin, document.path, corrections)
    return _failure(document, origin, reason)


def _known(origin: Origin, path: Path, corrections: Corrections) -> tuple[Origin, Corrections]:
    """An origin by its file's hash, and the corrections that are due to it."""
    origin = replace(origin, sha256=sha256(path))
    own = corrections.of(origin.source, origin.document_id)
    return replace(origin, corrections=own.digest), own


def _failure(document: Document, origin: Origin, reason: str, trace: str | None = None) -> Outcome:
    return Outcome(document, failed_rows(origin, reason), reason, trace)


def _disagreements(path: Path, rows: Rows, origin: Origin, reading: Reading) -> Iterator[Row]:
    """A finding for each value that the other reader reads in another way."""
    try:
        pages = read(path, replace(reading, reader=reading.other))
    except UnreadableDocument as error:
        yield _disagreement(origin, None, f"{reading.other} cannot read the document", error.reason)
        return
    for cell in differing(readable(rows), readable(rows_of(parse(pages), origin))):
        said = f"{reading.reader}: {printed(cell.expected)} | {reading.other}: {printed(cell.found)}"
        yield _disagreement(origin, cell.page, f"the readers disagree on {cell.where}", said)


def _disagreement(origin: Origin, page: int | None, message: str, text: str) -> Row:
    row = {"severity": "warning", "code": "readers-disagree", "message": message}
    return {"document_id": origin.document_id, **row, "page": page, "text": text}
