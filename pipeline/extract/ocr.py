"""Scanned pages → the same pages with their words, by OCRmyPDF and tesseract in processes of their own."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from parsers.model import Page, Word
from parsers.page.shown import page_as_shown
from pipeline.errors import UnreadableDocument
from pipeline.extract.pieces import ABOVE, BELOW

if TYPE_CHECKING:
    from PIL.Image import Image

    from pipeline.extract.scans import Scan

_NEEDED = ("ocrmypdf", "img2pdf", "cv2")
_MISSING = 3  # OCRmyPDF's exit code if tesseract or a language of it is not there
# How far letters rise above the baseline, in the size of their type, the tallest first: as in Arial and Times.
_RISE = ((frozenset("ÅÄÖÉŠŽ"), 0.93), (frozenset("bdfhijklt()[]/|åäö"), 0.73), (frozenset("acegmnopqrsuvwxyz"), 0.53))
_CAPITALS = 0.7  # and figures
_BELOW = frozenset("gjpqyQ,;()[]/|")  # letters that reach below the baseline
_ONE_SIZE = 0.2  # sizes that differ by less are one: what is measured in a scan differs so from line to line
_SHORT = 4  # letters that stand in a cell by themselves, and give tesseract little to go by
_NEAR = 1.0  # of its size from a word: what is nearer is of the same cell
_LEVEL = 0.3  # of its size: the baselines of a line differ by less
_EDGE = 0.3  # of its size: what a word may have lost on either side
_BEARING = 0.05  # of its size: the air of a letter on either side
_MARGIN = 30  # white pixels around what is recognised by itself
_SURE = 50  # per cent: what tesseract is less sure of are specks and pieces of pictures
_SURER = 85  # per cent: where something else was read before
_NO_TESSERACT = (
    "cannot be recognised without tesseract and its Finnish; "
    "install Debian's tesseract-ocr and tesseract-ocr-fin, or those of your system"
)


class _Seen(NamedTuple):
    """A word that was read in a picture; `left` and `width` are pixels, `sure` is per cent."""

    text: str
    left: int
    width: int
    sure: float


def recognise(
    path: Path, numbers: Sequence[int], password: str | None, read: Callable[[Path], list[Page]]
) -> list[Page]:
    """The pages of a PDF that are scans, counted from 1, with the words and rules that their pictures show; `read`
    reads a PDF that has text. Raises UnreadableDocument."""
    if not all(map(find_spec, _NEEDED)):
        raise UnreadableDocument(path, "cannot be recognised without OCRmyPDF; run `pip install tavoitteet[ocr]`")
    if not which("tesseract"):
        raise UnreadableDocument(path, _NO_TESSERACT)
    import img2pdf  # noqa: PLC0415 (OCRmyPDF brings it along)

    from pipeline.extract.scans import scans_of  # noqa: PLC0415 (the `ocr` extra has OpenCV)

    with TemporaryDirectory() as name:
        folder = Path(name)
        scans = list(scans_of(path, numbers, password, folder))
        (folder / "scan.pdf").write_bytes(img2pdf.convert([str(scan.file) for scan in scans]))
        _add_text(path, folder / "scan.pdf", folder / "text.pdf")
        found = list(map(page_as_shown, read(folder / "text.pdf")))  # as the pictures, which are looked at again
        try:
            words = [
                _looked_at(scan, in_type_sizes(page.words), folder) for scan, page in zip(scans, found, strict=True)
            ]
        except subprocess.CalledProcessError as error:
            raise UnreadableDocument(path, f"cannot be recognised ({error}); look at its scanned pages") from error
    return [
        replace(
            page,
            number=number,
            words=tuple(_printed(word, number) for word in own),
            rules=scan.rules,
            turn=scan.turn,
        )
        for number, page, scan, own in zip(numbers, found, scans, words, strict=True)
    ]


def _printed(word: Word, number: int) -> Word:
    """A word of a page as a font would place it: with the air that its outer letters have."""
    air = _BEARING * word.size
    return replace(word, page=number, x0=word.x0 - air, x1=word.x1 + air)


def _add_text(path: Path, pictures: Path, result: Path) -> None:
    # Sparse text: tesseract is to find every word, where the words of a cell belong is for us to tell.
    options = "--quiet --language fin --output-type pdf --optimize 0 --jobs 1 --tesseract-pagesegmode 12"
    command = [sys.executable, "-m", "ocrmypdf", *options.split(), str(pictures), str(result)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode == _MISSING:
        raise UnreadableDocument(path, _NO_TESSERACT)
    if done.returncode:
        last = " ".join(done.stderr.split("\n")[-2:]).strip()
        raise UnreadableDocument(path, f"cannot be recognised ({last}); look at its scanned pages")


def in_type_sizes(words: Iterable[Word]) -> list[Word]:
    """Recognised words with the sizes of their type. OCRmyPDF gives each line the height of its tallest letters."""
    sizes: dict[Word, float] = {}
    for height, group in groupby(words, lambda word: round(word.size, 2)):
        line = list(group)
        sizes |= dict.fromkeys(line, height / _rise(line))
    meant = _made_one(sizes.values())
    return [_placed(word, word.baseline, meant[size]) for word, size in sizes.items()]


def _made_one(sizes: Collection[float]) -> dict[float, float]:
    """Sizes as the type has them: those that differ by little are one, above all those around the usual one."""
    meant: dict[float, float] = {}
    for size in [median(sizes), *sorted(sizes)] if sizes else []:
        if size not in meant:
            alike = [each for each in sizes if each not in meant and abs(each - size) < _ONE_SIZE * size]
            meant |= dict.fromkeys(alike, median(alike or [size]))
    return meant


def _placed(word: Word, baseline: float, size: float) -> Word:
    """A word with the height of its type."""
    return replace(word, size=size, baseline=baseline, top=baseline - ABOVE * size, bottom=baseline + BELOW * size)


def _rise(words: Sequence[Word]) -> float:
    """How far the tallest letters of a line rise above the baseline, in the size of their type."""
    letters = {letter for word in words for letter in word.text}
    if any(letter.isupper() or letter.isdigit() for letter in letters) and not letters & _RISE[0][0]:
        return max([_CAPITALS, *(rise for these, rise in _RISE[1:] if letters & these)])
    return next((rise for these, rise in _RISE if letters & these), _CAPITALS)


def _looked_at(scan: Scan, words: Sequence[Word], folder: Path) -> list[Word]:
    """The words of a page after a second look at its picture. What was passed over, and what is short and stands by
    itself, is recognised by itself, which tesseract does better."""
    view = scan.view()
    found = list(view.compared(words))
    signs, blanks = view.passed_over(found)
    asked = [phrase for phrase in _phrases(found) if sum(len(word.text) for word in phrase) <= _SHORT]
    asked += [[blank] for blank in blanks]
    places = [_around(phrase) for phrase in asked]
    lines = _lines_in([view.cut(place, _MARGIN) for place in places], scan.scale, folder)
    again: dict[Word, list[Word]] = {}
    for phrase, place, line in zip(asked, places, lines, strict=True):
        sure = [seen for seen in line if seen.sure > (_SURER if place.text else _SURE)]
        if sure and (len(sure) == len(line) or not place.text):
            again |= {word: [] for word in phrase}
            again[phrase[0]] = list(view.compared(_words_of(sure, place, scan.scale)))
    return [*(new for word in [*found, *blanks] for new in again.get(word, [word]) if new.text), *signs]


def _phrases(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand beside one another."""
    phrases: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.x0):
        for phrase in phrases:
            last = phrase[-1]
            if word.x0 - last.x1 < _NEAR * word.size and abs(word.baseline - last.baseline) < _LEVEL * word.size:
                phrase.append(word)
                break
        else:
            phrases.append([word])
    return phrases


def _around(phrase: Sequence[Word]) -> Word:
    """The place of a phrase, as one word. Recognised words may have lost the edge of a letter."""
    first, air = phrase[0], _EDGE * phrase[0].size if phrase[0].text else 0.0
    text = " ".join(word.text for word in phrase)
    return replace(first, text=text, x0=first.x0 - air, x1=phrase[-1].x1 + air)


def _lines_in(pictures: Sequence[Image], scale: float, folder: Path) -> list[list[_Seen]]:
    """What tesseract reads in pictures that hold a line each."""
    if not pictures:
        return []
    files = [folder / f"{number}.png" for number in range(len(pictures))]
    for file, picture in zip(files, pictures, strict=True):
        picture.save(file, dpi=(72 * scale, 72 * scale))
    command = ["tesseract", "stdin", "stdout", "-l", "fin", "--psm", "7", "tsv"]
    alone = os.environ | {"OMP_THREAD_LIMIT": "1"}
    names = "\n".join(map(str, files))
    done = subprocess.run(command, input=names, capture_output=True, encoding="utf-8", env=alone, check=True)
    lines: list[list[_Seen]] = [[] for _ in pictures]
    for row in csv.DictReader(done.stdout.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["text"] and not row["text"].isspace():
            seen = _Seen(row["text"], int(row["left"]), int(row["width"]), float(row["conf"]))
            lines[int(row["page_num"]) - 1].append(seen)
    return lines


def _words_of(line: Sequence[_Seen], place: Word, scale: float) -> Iterator[Word]:
    """The words that were read in the picture of a place of the page."""
    drop = BELOW * place.size if any(_BELOW & set(seen.text) for seen in line) else 0
    for seen in line:
        x0 = place.x0 + (seen.left - _MARGIN) / scale
        word = replace(place, text=seen.text, x0=x0, x1=x0 + seen.width / scale)
        yield word if place.text else _placed(word, place.bottom - drop, place.size)
