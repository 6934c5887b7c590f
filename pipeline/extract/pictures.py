"""PDF → pictures of its pages as they are shown, by PDFium. Their frame is that of the words' places."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from pipeline.errors import UnreadableDocument

# Pixels. A page is shown some 700 wide, and on a screen of two pixels each of those takes two.
_WIDTH = 1400
_HIGHEST = 5000  # of pages that are no sheets of paper: what they would need has no end


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture. `width` and `height` are the page's, in points."""

    number: int
    width: float
    height: float
    image: Image.Image


def draw_pages(path: Path, password: str | None = None, only: Sequence[int] = ()) -> Iterator[Picture]:
    """The pages of a PDF, or only some of them, counted from 1, as pictures one after the other. Raises
    UnreadableDocument."""
    try:
        with closing(opened(path, password)) as pdf:
            if pdf.get_formtype():
                pdf.init_forms()  # or what is filled in is not drawn
            for number in only or range(1, len(pdf) + 1):
                if not 1 <= number <= len(pdf):
                    raise UnreadableDocument(path, f"has no page {number}; it has {len(pdf)}")
                with closing(pdf.get_page(number - 1)) as page:
                    width, height = page.get_size()
                    scale = min(_WIDTH / max(width, 1), _HIGHEST / max(height, 1))
                    with closing(page.render(scale=scale)) as bitmap:
                        yield Picture(number, width, height, bitmap.to_pil().convert("RGB"))
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(path, "cannot be drawn; fetch the file or export it again") from error


def opened(path: Path, password: str | None) -> pypdfium2.PdfDocument:
    """Opened without the password where that is enough, as for reading."""
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code != raw.FPDF_ERR_PASSWORD:
            raise
        if password is None:
            reason = "is locked with a password; give it with --password or --password-file"
            raise UnreadableDocument(path, reason) from error
    try:
        return pypdfium2.PdfDocument(path, password)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(path, "is locked with another password than the one given") from error


def webp(image: Image.Image, large: int) -> bytes:
    """A picture as WebP: without loss, in which text is sharp and small, unless that takes more than `large` bytes."""
    file = io.BytesIO()
    image.save(file, "WEBP", lossless=True, quality=50, method=3)
    if file.tell() > large:
        file = io.BytesIO()
        image.save(file, "WEBP", quality=70, method=4)
    return file.getvalue()
