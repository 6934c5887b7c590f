"""One document, start to end: a file in, its rows or the reason of its failure out."""

from __future__ import annotations

import hashlib
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from parsers import parse
from pipeline.errors import UnreadableDocument, one_line
from pipeline.extract import check_readable, read, reader_of
from pipeline.inputs import Document
from pipeline.normalize import Origin, Rows, failed_rows, rows_of
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


def convert(document: Document, min_coverage: float = 0) -> Outcome:
    """Reads, parses and normalizes one document. A document that cannot be converted is an outcome too: this
    prints nothing, and raises nothing but MemoryError. Depends on its arguments and the file only, so that any
    process can do it."""
    digest: str | None = None
    try:
        check_readable(document.path)
        digest = sha256(document.path)
        report = parse(read(document.path))
        return Outcome(document, rows_of(report, _origin(document, digest), min_coverage))
    except UnreadableDocument as error:
        return _failure(document, digest, error.reason)
    except OSError as error:
        return _failure(document, digest, f"cannot be read ({error.strerror}); check the file and its permissions")
    except MemoryError:  # who set the limit knows what to say
        raise
    except Exception as error:  # a bug of ours costs this document, not the others
        reason = f"internal error: {type(error).__name__}: {one_line(str(error))}; please report it"
        return _failure(document, digest, reason, traceback.format_exc())


def given_up(document: Document, reason: str) -> Outcome:
    """The outcome of a document whose conversion had to be stopped from outside."""
    digest = None
    with suppress(UnreadableDocument, OSError):
        check_readable(document.path)
        digest = sha256(document.path)
    return _failure(document, digest, reason)


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _failure(document: Document, digest: str | None, reason: str, trace: str | None = None) -> Outcome:
    return Outcome(document, failed_rows(_origin(document, digest), reason), reason, trace)


def _origin(document: Document, digest: str | None) -> Origin:
    return Origin(document.source, digest, reader_of(document.path), parser_version())
