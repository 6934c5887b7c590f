"""Scanned pages → the same pages with a text layer, by OCRmyPDF and tesseract in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import UnreadableDocument

_MISSING = 3  # OCRmyPDF's exit code if tesseract or a language of it is not there
_INSTALL = "install Debian's tesseract-ocr and tesseract-ocr-fin, or those of your system"


@contextmanager
def recognised(path: Path, pages: Sequence[int], password: str | None) -> Iterator[Path]:
    """A temporary copy of a PDF in which some pages, counted from 1, have a text layer. Raises UnreadableDocument."""
    if not find_spec("ocrmypdf"):
        raise UnreadableDocument(path, "cannot be recognised without OCRmyPDF; run `pip install tavoitteet[ocr]`")
    import pikepdf  # noqa: PLC0415 (OCRmyPDF brings it along)

    with TemporaryDirectory() as folder:
        unlocked, result = Path(folder) / "scan.pdf", Path(folder) / "text.pdf"
        with pikepdf.open(path, password=password or "") as pdf:
            pdf.save(unlocked)  # without encryption
        numbers = ",".join(map(str, pages))
        # Sparse text: tesseract is to find every word, where the words of a cell belong is for us to tell.
        options = (
            "--quiet --language fin --output-type pdf --optimize 0 --jobs 1 --skip-text --tesseract-pagesegmode 11"
            f" --pages {numbers}"
        )
        command = [sys.executable, "-m", "ocrmypdf", *options.split(), str(unlocked), str(result)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
        if done.returncode == _MISSING:
            raise UnreadableDocument(path, f"cannot be recognised without tesseract and its Finnish; {_INSTALL}")
        if done.returncode:
            last = " ".join(done.stderr.split("\n")[-2:]).strip()
            raise UnreadableDocument(path, f"cannot be recognised ({last}); look at its scanned pages")
        yield result
