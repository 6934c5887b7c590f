"""Scans: read with --ocr, and said without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import pipeline.extract.ocr
from parsers.model import Page, Word
from pipeline.batch import run
from pipeline.convert import convert
from pipeline.differences import differing, readable
from pipeline.extract import Reading, read
from pipeline.extract.ocr import in_type_sizes
from pipeline.inputs import Document
from pipeline.options import Options
from pipeline.watch import Watch
from tests.conftest import SAMPLES, ReadTable
from tests.odd_pdfs import FOLDER

OCR = Reading(ocr=True)


def _document(name: str) -> Document:
    return Document(FOLDER / f"{name}.pdf", f"{name}.pdf")


def test_only_pages_that_lack_text_are_recognised() -> None:
    text, scan = read(FOLDER / "text-and-scan.pdf", OCR)
    assert (text.source, scan.source) == ("text", "ocr")
    printed = [word.text for word in text.words]
    assert sum(one == other for one, other in zip(printed, (word.text for word in scan.words), strict=True)) >= 43
    (head,) = convert(_document("text-and-scan"), 0, OCR).rows["documents"]
    assert (head["status"], head["ocr_pages"], head["unread_pages"]) == ("converted", "2", None)


def test_without_ocr_the_document_is_partial_or_failed_and_says_how(tmp_path: Path, read_table: ReadTable) -> None:
    paths = [FOLDER / "scan.pdf", FOLDER / "text-and-scan.pdf"]
    run(paths, tmp_path, Options(jobs=1), Watch())
    found = {row["source"]: (row["status"], row["error"]) for row in read_table(tmp_path, "documents")}
    assert found == {
        "scan.pdf": ("failed", "holds no text, only pictures of it; have them recognised with --ocr"),
        "text-and-scan.pdf": ("partial", "of pages 2 there are only pictures; have them recognised with --ocr"),
    }
    again = run(paths, tmp_path, Options(jobs=1), Watch())
    assert [result.skipped for result in again.troubles] == [True, True]
    assert run(paths, tmp_path, Options(jobs=1, reading=OCR), Watch()).converted == 2
    assert {row["status"] for row in read_table(tmp_path, "documents")} == {"converted"}
    assert run(paths, tmp_path, Options(jobs=1), Watch()).skipped == 2


def _cells(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _cells(inner)
    else:
        yield value


def test_a_clean_scan_gives_the_values_of_the_original(tmp_path: Path) -> None:
    """Its three pages at 300 dpi in grey."""
    original = SAMPLES / "libreoffice-20007.pdf"
    canvas = Canvas(str(tmp_path / "scan.pdf"))
    with pypdfium2.PdfDocument(original) as pdf:
        for page in pdf:
            canvas.setPageSize(page.get_size())
            picture = ImageReader(page.render(scale=300 / 72, grayscale=True).to_pil())
            canvas.drawImage(picture, 0, 0, *page.get_size())
            canvas.showPage()
    canvas.save()
    expected, found = (
        readable(convert(Document(path, "a.pdf"), 0, OCR).rows)["actions"] for path in (original, tmp_path / "scan.pdf")
    )
    cells = list(_cells(expected))
    assert len(cells) > 100
    assert len(list(differing(expected, found))) <= 0.05 * len(cells)


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    reason = convert(_document("scan"), 0, OCR).error
    assert reason == (
        "cannot be recognised without tesseract and its Finnish; "
        "install Debian's tesseract-ocr and tesseract-ocr-fin, or those of your system"
    )
    monkeypatch.setattr(pipeline.extract.ocr, "find_spec", lambda _: None)
    reason = convert(_document("scan"), 0, OCR).error
    assert reason == "cannot be recognised without OCRmyPDF; run `pip install tavoitteet[ocr]`"


def test_a_recognised_line_is_as_large_as_its_type() -> None:
    """Type of ten points, as OCRmyPDF measures it: from the baseline to the top of the tallest letter."""
    lines = [("Tavoite", 7.3), ("osa", 5.3), ("ÄLY", 9.3), ("2025", 7.0), ("SUURI", 14.0)]
    words = [Word(text, 1, 50, 0, 90, 0, 100 + 20 * number, height) for number, (text, height) in enumerate(lines)]
    page = in_type_sizes(Page(1, 595, 842, tuple(words), source="ocr"))
    assert [word.size for word in page.words] == [pytest.approx(size) for size in (10, 10, 10, 10, 20)]
    assert page.words[0].top == pytest.approx(92)
    assert page.words[0].bottom == pytest.approx(102)
