"""Scanned pages → the same pages with a text layer, by OCRmyPDF and tesseract in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from parsers.model import Page, Word
from pipeline.errors import UnreadableDocument
from pipeline.extract.pieces import ABOVE, BELOW

_MISSING = 3  # OCRmyPDF's exit code if tesseract or a language of it is not there
# How far letters rise above the baseline, in the size of their type, the tallest first: as in Arial and Times.
_RISE = ((frozenset("ÅÄÖÉŠŽ"), 0.93), (frozenset("bdfhijklt()[]/|åäö"), 0.73), (frozenset("acegmnopqrsuvwxyz"), 0.53))
_CAPITALS = 0.7  # and figures
_ONE_SIZE = 0.2  # sizes that differ by less are one: what is measured in a scan differs so from line to line
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
        # Sparse text: tesseract is to find every word, where the words of a cell belong is for us to tell. Of the two
        # ways of it, 12 finds light words on dark cells too.
        options = (
            "--quiet --language fin --output-type pdf --optimize 0 --jobs 1 --skip-text --tesseract-pagesegmode 12"
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


def in_type_sizes(page: Page) -> Page:
    """A recognised page with the sizes of its type. OCRmyPDF gives each line the height of its tallest letters."""
    sizes: dict[Word, float] = {}
    for height, line in groupby(page.words, lambda word: round(word.size, 2)):
        words = list(line)
        sizes |= dict.fromkeys(words, height / _rise(words))
    usual = median(sizes.values()) if sizes else 0.0
    sized = []
    for word in page.words:
        size = usual if abs(sizes[word] - usual) < _ONE_SIZE * usual else sizes[word]
        sized.append(replace(word, size=size, top=word.baseline - ABOVE * size, bottom=word.baseline + BELOW * size))
    return replace(page, words=tuple(sized))


def _rise(words: Sequence[Word]) -> float:
    """How far the tallest letters of a line rise above the baseline, in the size of their type."""
    letters = {letter for word in words for letter in word.text}
    if any(letter.isupper() or letter.isdigit() for letter in letters) and not letters & _RISE[0][0]:
        return max([_CAPITALS, *(rise for these, rise in _RISE[1:] if letters & these)])
    return next((rise for these, rise in _RISE if letters & these), _CAPITALS)
