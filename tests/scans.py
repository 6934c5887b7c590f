"""Samples as a scanner sees them: `python -m tests.scans` prints how many of their cells are read right from it.

With `--turn 91` their sheets lie sideways in it, and a degree askew.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.convert import convert
from pipeline.differences import Difference, differing, readable
from pipeline.extract import Reading
from pipeline.inputs import Document
from tests.conftest import SAMPLES

DPI = 300


def scanned(original: Path, folder: Path, turn: float = 0.0) -> Path:
    """A PDF of the pictures of another one's pages, in grey, which lie turned by so many degrees, clockwise."""
    scan = folder / original.name
    canvas = Canvas(str(scan))
    with pypdfium2.PdfDocument(original) as pdf:
        for page in pdf:
            picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
            quarter = 90 * round(turn / 90)
            picture = picture.rotate(-quarter, expand=True)
            picture = picture.rotate(quarter - turn, Image.Resampling.BICUBIC, fillcolor=255)
            size = tuple(pixels * 72 / DPI for pixels in picture.size)
            canvas.setPageSize(size)
            canvas.drawImage(ImageReader(picture), 0, 0, *size)
            canvas.showPage()
    canvas.save()
    return scan


def compared(original: Path, scan: Path) -> tuple[int, list[Difference]]:
    """How many cells a document has, and those in which its scan differs."""
    expected, found = (
        readable(convert(Document(path, original.name), 0, Reading(ocr=True)).rows).get("actions", [])
        for path in (original, scan)
    )
    return sum(1 for _ in _cells(expected)), list(differing(expected, found))


def _cells(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _cells(inner)
    else:
        yield value


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turn", type=float, default=0.0)
    options = parser.parse_args()
    all_cells = all_wrong = 0
    for original in sorted(SAMPLES.glob("*.pdf")):
        with TemporaryDirectory() as folder:
            cells, wrong = compared(original, scanned(original, Path(folder), options.turn))
        all_cells, all_wrong = all_cells + cells, all_wrong + len(wrong)
        print(f"{original.name:<40} {cells:>5} cells {1 - len(wrong) / cells:7.1%}", flush=True)
        for one in wrong:
            print(f"    {one.where}: {one.expected!r} is {one.found!r}")
    print(f"{'all':<40} {all_cells:>5} cells {1 - all_wrong / all_cells:7.1%}")


if __name__ == "__main__":
    main()
