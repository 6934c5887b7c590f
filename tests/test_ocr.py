"""Scans: read with --ocr, and said without it."""

from __future__ import annotations

from math import cos, radians, sin
from pathlib import Path

import pytest

import pipeline.extract.ocr
from parsers.model import Word
from parsers.page.shown import page_as_shown
from pipeline.batch import run
from pipeline.convert import convert
from pipeline.extract import Reading, read
from pipeline.extract.ocr import in_type_sizes
from pipeline.inputs import Document
from pipeline.options import Options
from pipeline.watch import Watch
from tests.conftest import SAMPLES, ReadTable
from tests.odd_pdfs import FOLDER
from tests.scans import compared, scanned

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
        "text-and-scan.pdf": (
            "partial",
            "of pages 2 there are only pictures, or letters without names; have them recognised with --ocr",
        ),
    }
    again = run(paths, tmp_path, Options(jobs=1), Watch())
    assert [result.skipped for result in again.troubles] == [True, True]
    assert run(paths, tmp_path, Options(jobs=1, reading=OCR), Watch()).converted == 2
    assert {row["status"] for row in read_table(tmp_path, "documents")} == {"converted"}
    assert run(paths, tmp_path, Options(jobs=1), Watch()).skipped == 2


@pytest.mark.parametrize("name", ["libreoffice-20007", "chromium-20031", "pori-2025-t2-konsernipalvelut"])
def test_a_clean_scan_gives_the_values_of_the_original(name: str, tmp_path: Path) -> None:
    """At 300 dpi in grey. The second has dark cells; the third, the real one, has figures that stand alone."""
    original = SAMPLES / f"{name}.pdf"
    cells, wrong = compared(original, scanned(original, tmp_path))
    assert cells > 90
    assert len(wrong) <= 0.05 * cells, wrong


@pytest.mark.parametrize("turn", [1.0, 89.2, 180.0])
def test_a_sheet_that_lies_askew_or_sideways_in_the_scanner_is_read_as_if_it_lay_straight(
    turn: float, tmp_path: Path
) -> None:
    original = SAMPLES / "chromium-20031.pdf"
    scan = scanned(original, tmp_path, turn)
    cells, wrong = compared(original, scan)
    assert len(wrong) <= 0.05 * cells, wrong
    # The boxes are those of the page as it is shown: the title's first word is where the original's was turned to.
    (page, *_), (other, *_) = read(original), read(scan, OCR)
    first, shown = page.words[0], page_as_shown(other).words[0]
    assert shown.text == first.text
    x, y = (first.x0 + first.x1) / 2 - page.width / 2, (first.top + first.bottom) / 2 - page.height / 2
    along, across = cos(radians(turn)), sin(radians(turn))
    width, height = (page.height, page.width) if turn == 89.2 else (page.width, page.height)
    assert (shown.x0 + shown.x1) / 2 == pytest.approx(x * along - y * across + width / 2, abs=2)
    assert (shown.top + shown.bottom) / 2 == pytest.approx(x * across + y * along + height / 2, abs=2)


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
    lines = [("Tavoite", 7.3), ("osa", 5.3), ("ÄLY", 9.3), ("2025", 7.0), ("SUURI", 14.0), ("SAMA", 13.6)]
    found = in_type_sizes(
        Word(text, 1, 50, 0, 90, 0, 100 + 20 * number, height) for number, (text, height) in enumerate(lines)
    )
    assert [word.size for word in found] == pytest.approx([10, 10, 10, 10, 19.7, 19.7], abs=0.1)
    assert found[0].top == pytest.approx(92, abs=0.1)
    assert found[0].bottom == pytest.approx(102, abs=0.1)
