"""Which reader reads what, and what is said of files that none can read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from parsers.model import Page, Word
from parsers.page.shown import page_as_shown
from pipeline.errors import UnreadableDocument
from pipeline.extract import Reading, is_report, ocr, pieces, read, reader_of, sheet
from tests.conftest import REAL, SAMPLES


def _write_pdf(path: Path, text: str, encryption: StandardEncryption | None = None) -> Path:
    canvas = Canvas(str(path), encrypt=encryption)
    canvas.drawString(100, 700, text)
    canvas.showPage()
    canvas.save()
    return path


def _reason(path: Path) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(path)
    assert caught.value.path == path
    return caught.value.reason


def test_the_suffix_chooses_the_reader() -> None:
    assert [reader_of(Path(name)) for name in ("a.pdf", "b.PDF", "c.txt", "d.docx")] == [
        *("pdfium", "pdfium", "text"),
        None,
    ]
    assert [is_report(Path(name)) for name in ("a.Pdf", "b.txt", "c.json", "pdf")] == [True, True, False, False]


@pytest.mark.parametrize(("name", "pages", "positioned"), [(REAL[0], 2, True), (REAL[1], 1, False)])
def test_both_samples_have_the_same_words(name: str, pages: int, positioned: bool) -> None:
    found = read(SAMPLES / name)
    words = [word.text for page in found for word in page.words]
    assert (len(found), found[0].positioned, len(words), words[0], words[-1]) == (
        *(pages, positioned),
        *(466, "TALOUSARVION", "aloitettu"),
    )


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.pdf", b"", "is empty; fetch the file again"),
        ("letter.pdf", b"Dear reader", "is not a PDF, whatever its name says; export the report as PDF again"),
        ("header.pdf", b"%PDF-1.7\n", "is a damaged PDF (PdfiumError); fetch it or export it again"),
        ("latin.txt", "Lähtötaso".encode("latin-1"), "is not UTF-8 text; save it as UTF-8 and convert it again"),
        ("blank.txt", b" \n\f\n", "holds no text"),
        ("report.docx", b"PK", "is neither a .pdf nor a .txt file"),
    ],
)
def test_bad_files_are_named_with_what_to_do(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert _reason(tmp_path / name) == reason


def test_a_cut_off_pdf(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes((SAMPLES / REAL[0]).read_bytes()[:9000])
    assert _reason(path) == "is a damaged PDF (PdfiumError); fetch it or export it again"


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    path = _write_pdf(tmp_path / "locked.pdf", "Pori", StandardEncryption("secret"))
    assert _reason(path) == "is locked with a password; give it with --password or --password-file"


def test_a_pdf_that_only_its_owner_may_change_is_read(tmp_path: Path) -> None:
    path = _write_pdf(tmp_path / "owned.pdf", "Pori", StandardEncryption("", ownerPassword="secret"))
    assert [word.text for word in read(path)[0].words] == ["Pori"]


def test_an_empty_page(tmp_path: Path) -> None:
    assert _reason(_write_pdf(tmp_path / "blank.pdf", "")) == "holds no text"


def test_what_is_no_plain_file(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    assert _reason(tmp_path / "missing.pdf") == "does not exist; check the path"
    assert _reason(tmp_path / "folder.pdf") == "is a folder that cannot be opened; check its permissions"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert _reason(tmp_path / "pipe.pdf") == "is not a plain file; give a .pdf or .txt file"


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = _write_pdf(tmp_path / "a.pdf", "Pori")
    monkeypatch.setattr(Path, "open", refuse)
    assert _reason(path) == "cannot be read (Permission denied); check the file and its permissions"


def test_a_bug_of_ours_is_not_taken_for_a_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "Page", None)
    with pytest.raises(TypeError):
        read(_write_pdf(tmp_path / "a.pdf", "Pori"))


def test_pdfplumber_is_loaded_only_for_a_pdf() -> None:
    code = "import sys, pipeline.extract; sys.exit('pdfplumber' in sys.modules or 'pdfminer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "source"), [("Tehty kes\ufffdkuussa", "picture"), ("\ufffd Tehty kesäkuussa", "text")]
)
def test_a_page_whose_letters_have_no_names_must_be_recognised(text: str, source: str) -> None:
    found = sheet.Sheet(1, 595, 842)
    for place, word in enumerate(text.split()):
        found.pieces.append(pieces.Piece(word, 50 + 60 * place, 100 + 60 * place, 100, 10, "Carlito"))
    assert found.page().source == source


def test_bullets_are_found_among_the_dots_of_rules() -> None:
    """However many these are: a table drawn with dots has thousands, above the list and below it."""
    found = sheet.Sheet(1, 595, 842)
    found.pieces.append(pieces.Piece("osallistujia", 60, 120, 400, 10, "Carlito"))
    for y in range(100, 160, 10):
        found.marks += [pieces.Box(x, y, x + 1, y + 1) for x in range(50, 550)]
    found.marks.append(pieces.Box(50, 394, 54, 398))
    assert [word.text for word in found.page().words] == ["osallistujia", "•"]


def _scanned(rise: float) -> sheet.Sheet:
    """A scan with ten lines of four words, of which each stands a little higher than the one before."""
    found = sheet.Sheet(1, 595, 842, pictures=[pieces.Box(0, 0, 595, 842)])
    for line in range(10):
        for place in range(4):
            x, y = 50 + 45 * place, 100 + 20 * line - rise * place
            found.pieces.append(pieces.Piece("Tehty", x, x + 40, y, 10, "Carlito"))
    return found


def test_what_is_noted_on_a_page_that_is_levelled_stands_where_it_is_shown() -> None:
    found = _scanned(0.9)
    found.note(*sheet.NOT_READ, "Tarkistettava", pieces.Box(20, 800, 80, 810))
    page = found.page()
    assert page.turn == pytest.approx(-1.15, abs=0.05)  # 0.9 points in 45
    (note,) = page_as_shown(page).notes
    (word,) = note.words
    assert (word.x0, word.bottom) == pytest.approx((20, 810), abs=1)


def test_marks_of_notes_at_the_ends_of_lines_lift_no_page() -> None:
    found = _scanned(0)
    for line in range(10):
        found.pieces.append(pieces.Piece("1)", 228, 234, 97.2 + 20 * line, 10, "Carlito"))
    assert found.page().turn == 0


def test_what_is_recognised_on_a_turned_page_stands_where_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def word(text: str, x0: float) -> Word:
        return Word(text, 1, x0, 90, x0 + 40, 100, 98, 10)

    lying = Page(1, 595, 842, (word("\ufffd\ufffd", 50),), source="picture", turn=90)
    found = Page(1, 842, 595, (word("Tehty", 300),))
    monkeypatch.setattr(ocr, "recognise", lambda *_: [found])
    monkeypatch.setattr("pipeline.extract._read_pdf", lambda *_: [lying])
    (page,) = read(SAMPLES / REAL[0], Reading(ocr=True))
    assert (page.source, page.turn, page.width, page.height, page.words) == ("ocr", 0, 842, 595, found.words)
