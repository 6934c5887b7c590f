"""A file → its pages of words. The only rooms that import a PDF library."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Protocol

from parsers.model import Page
from parsers.page.shown import page_as_shown
from pipeline.errors import UnreadableDocument

PDFIUM, PDFPLUMBER = "pdfium", "pdfplumber"
_SUFFIXES = (".pdf", ".txt")
_LARGEST = 1 << 30  # bytes: no report is near it, and what is larger would only be read until its time is up
_LOCKED = "is locked with a password; give it with --password or --password-file"
_OTHER_LOCK = "is locked with another password than the one given; convert it by itself with its own"
_SCANNED = "holds no text, only pictures of it; have them recognised with --ocr"
_PASSWORD, _SECURITY = 4, 5  # what PDFium counts its errors as


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are to be read. `reader` reads PDFs; with `verify` so does the other one, to compare. With `ocr`
    the text of scanned pages is recognised."""

    reader: str = PDFIUM
    verify: bool = False
    ocr: bool = False
    password: str | None = field(default=None, repr=False)

    @property
    def other(self) -> str:
        """The reader that this one is verified by."""
        return PDFPLUMBER if self.reader == PDFIUM else PDFIUM


PLAINLY = Reading()


class Named(Protocol):
    """A path, or the URL of an object that is to be fetched."""

    @property
    def suffix(self) -> str:
        """The end of its name, as `.pdf`."""


def is_report(path: Path) -> bool:
    """Whether a folder's file is one to convert."""
    return path.suffix.lower() in _SUFFIXES


def reader_of(path: Named, reading: Reading = PLAINLY) -> str | None:
    """The name of the reader that reads `path`; None for a kind of file that none reads."""
    return {".pdf": reading.reader, ".txt": "text"}.get(path.suffix.lower())


def read(path: Path, reading: Reading = PLAINLY) -> list[Page]:
    """The pages of a report; at least one has words. Raises UnreadableDocument."""
    check_readable(path)
    try:
        pages = _read_text(path) if path.suffix.lower() == ".txt" else _read_pdf(path, reading)
        scans = [page.number for page in pages if page.source == "picture"]
        if scans and reading.ocr:
            pages = _recognise(path, pages, scans, reading)
    except OSError as error:
        raise UnreadableDocument(path, _cannot_be_read(error)) from error
    if not any(page.words for page in pages):
        raise UnreadableDocument(path, _SCANNED if scans and not reading.ocr else "holds no text")
    return pages


def _recognise(path: Path, pages: Sequence[Page], scans: Sequence[int], reading: Reading) -> list[Page]:
    """The pages with those that are scans replaced by what text recognition finds on them."""
    from pipeline.extract.ocr import recognise  # noqa: PLC0415

    found = {
        page.number: page for page in recognise(path, scans, reading.password, partial(_read_pdf, reading=reading))
    }
    return [_noted(own, page) if (own := found.get(page.number)) else page for page in pages]


def _noted(scan: Page, page: Page) -> Page:
    """A recognised page with the notes on what the same page holds that is no text."""
    notes = page_as_shown(replace(page_as_shown(page), turn=-scan.turn)).notes
    return replace(scan, source="ocr", notes=notes)


def check_readable(path: Path) -> None:
    """Raises UnreadableDocument for what is no plain file of a kind we know. Opens nothing: a pipe would hang."""
    try:
        if not path.exists():
            raise UnreadableDocument(path, "does not exist; check the path")
        if path.is_dir():
            raise UnreadableDocument(path, "is a folder that cannot be opened; check its permissions")
        if not path.is_file():
            raise UnreadableDocument(path, "is not a plain file; give a .pdf or .txt file")
        if not is_report(path):
            raise UnreadableDocument(path, "is neither a .pdf nor a .txt file")
        check_size(path, path.stat().st_size)
    except OSError as error:
        raise UnreadableDocument(path, _cannot_be_read(error)) from error


def check_size(path: Path, size: int) -> None:
    """Raises UnreadableDocument for a size in bytes that no report has."""
    if size == 0:
        raise UnreadableDocument(path, "is empty; fetch the file again")
    if size > _LARGEST:
        raise UnreadableDocument(path, "is larger than 1 GiB; split it into its reports")


def _cannot_be_read(error: OSError) -> str:
    return f"cannot be read ({error.strerror or type(error).__name__}); check the file and its permissions"


def _read_text(path: Path) -> list[Page]:
    from pipeline.extract.text_reader import read_text  # noqa: PLC0415

    try:
        return read_text(path)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(path, "is not UTF-8 text; save it as UTF-8 and convert it again") from error


def _read_pdf(path: Path, reading: Reading) -> list[Page]:
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):  # where a PDF must say that it is one
            raise UnreadableDocument(path, "is not a PDF, whatever its name says; export the report as PDF again")
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its remarks on odd files are not for our users
    module = import_module(f"pipeline.extract.{reading.reader}_reader")  # pdfplumber takes a third of a second
    read_pdf: Callable[..., list[Page]] = module.read_pdf
    try:
        try:
            return read_pdf(path)
        except Exception as error:
            if not _is_locked(error) or reading.password is None:
                raise
            return read_pdf(path, reading.password)
    except (OSError, MemoryError):
        raise
    except Exception as error:
        if isinstance(_cause(error), MemoryError):
            raise MemoryError from None
        if _raised_by_us(error.__traceback__):
            raise
        raise UnreadableDocument(path, _reason(error, reading)) from error


def may_open(reason: str, reading: Reading) -> bool:
    """Whether a document that failed for `reason` may be read in this way after all."""
    if reason == _SCANNED:
        return reading.ocr
    return reason in (_LOCKED, _OTHER_LOCK) and reading.password is not None


def _raised_by_us(trace: TracebackType | None) -> bool:
    """Whether our own code raised, and not a library that stumbled over the file: on broken files pdfminer
    raises nearly everything, from KeyError to RecursionError, and no list of errors would be complete."""
    name = ""
    while trace:
        name = trace.tb_frame.f_globals.get("__name__", "")
        trace = trace.tb_next
    return name.startswith("pipeline.")


def _reason(error: Exception, reading: Reading) -> str:
    if _is_locked(error):
        return _LOCKED if reading.password is None else _OTHER_LOCK
    cause = _cause(error)
    if type(cause).__name__ == "PDFEncryptionError" or getattr(cause, "err_code", None) == _SECURITY:
        return "is encrypted in a way that cannot be opened; save it without encryption and convert it again"
    return f"is a damaged PDF ({type(cause).__name__}); fetch it or export it again"


def _is_locked(error: Exception) -> bool:
    cause = _cause(error)
    return type(cause).__name__ == "PDFPasswordIncorrect" or getattr(cause, "err_code", None) == _PASSWORD


def _cause(error: Exception) -> Exception:
    """The error itself: pdfplumber wraps pdfminer's into one of its own."""
    return error.args[0] if error.args and isinstance(error.args[0], Exception) else error
