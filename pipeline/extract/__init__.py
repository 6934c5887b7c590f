"""A file → its pages of words. The only rooms that import a PDF library."""

from __future__ import annotations

import logging
from pathlib import Path
from types import TracebackType

from parsers.model import Page
from pipeline.errors import UnreadableDocument

# Which reader reads what, by suffix.
READERS = {".pdf": "pdfplumber", ".txt": "text"}
_LARGEST = 1 << 30  # bytes: no report is near it, and what is larger would only be read until its time is up


def is_report(path: Path) -> bool:
    """Whether a folder's file is one to convert."""
    return path.suffix.lower() in READERS


def reader_of(path: Path) -> str | None:
    """The name of the reader that reads `path`; None for a kind of file that none reads."""
    return READERS.get(path.suffix.lower())


def read(path: Path) -> list[Page]:
    """The pages of a report; at least one has words. Raises UnreadableDocument."""
    check_readable(path)
    try:
        pages = _read_pdf(path) if reader_of(path) == "pdfplumber" else _read_text(path)
    except OSError as error:
        raise UnreadableDocument(path, _cannot_be_read(error)) from error
    if not any(page.words for page in pages):
        advice = "; if it is a scan, run it through text recognition (OCR) first"
        raise UnreadableDocument(path, f"holds no text{advice if reader_of(path) != 'text' else ''}")
    return pages


def check_readable(path: Path) -> None:
    """Raises UnreadableDocument for what is no plain file of a kind we know. Opens nothing: a pipe would hang."""
    try:
        if not path.exists():
            raise UnreadableDocument(path, "does not exist; check the path")
        if path.is_dir():
            raise UnreadableDocument(path, "is a folder that cannot be opened; check its permissions")
        if not path.is_file():
            raise UnreadableDocument(path, "is not a plain file; give a .pdf or .txt file")
        if reader_of(path) is None:
            raise UnreadableDocument(path, "is neither a .pdf nor a .txt file")
        size = path.stat().st_size
        if size == 0:
            raise UnreadableDocument(path, "is empty; fetch the file again")
        if size > _LARGEST:
            raise UnreadableDocument(path, "is larger than 1 GiB; split it into its reports")
    except OSError as error:
        raise UnreadableDocument(path, _cannot_be_read(error)) from error


def _cannot_be_read(error: OSError) -> str:
    return f"cannot be read ({error.strerror or type(error).__name__}); check the file and its permissions"


def _read_text(path: Path) -> list[Page]:
    from pipeline.extract.text_reader import read_text  # noqa: PLC0415

    try:
        return read_text(path)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(path, "is not UTF-8 text; save it as UTF-8 and convert it again") from error


def _read_pdf(path: Path) -> list[Page]:
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):  # where a PDF must say that it is one
            raise UnreadableDocument(path, "is not a PDF, whatever its name says; export the report as PDF again")
    from pipeline.extract.pdfplumber_reader import read_pdf  # noqa: PLC0415 (takes a third of a second)

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its remarks on odd files are not for our users
    try:
        return read_pdf(path)
    except (OSError, MemoryError):
        raise
    except Exception as error:
        if isinstance(_cause(error), MemoryError):
            raise MemoryError from None
        if _raised_by_us(error.__traceback__):
            raise
        raise UnreadableDocument(path, _broken(error)) from error


def _raised_by_us(trace: TracebackType | None) -> bool:
    """Whether our own code raised, and not a library that stumbled over the file: on broken files pdfminer
    raises nearly everything, from KeyError to RecursionError, and no list of errors would be complete."""
    name = ""
    while trace:
        name = trace.tb_frame.f_globals.get("__name__", "")
        trace = trace.tb_next
    return name.startswith("pipeline.")


def _broken(error: Exception) -> str:
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect  # noqa: PLC0415

    cause = _cause(error)
    if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
        return "is encrypted; save it without a password and convert it again"
    return f"is a damaged PDF ({type(cause).__name__}); fetch it or export it again"


def _cause(error: Exception) -> Exception:
    """The error itself: pdfplumber wraps pdfminer's into one of its own."""
    return error.args[0] if error.args and isinstance(error.args[0], Exception) else error
