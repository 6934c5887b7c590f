"""White type on a ground that PDFium cannot tell the colour of, as a gradient behind a title, which it calls white:
the page is drawn without its text, and what is seen behind the type tells."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from contextlib import closing
from typing import Any

from pypdfium2 import raw

from pipeline.extract.pdfium_objects import PALE
from pipeline.extract.pieces import Look, Piece, middle_of
from pipeline.extract.sheet import Sheet

_MOST = 1_000_000  # pixels of a drawing: an A4 page has half as many at one a point
_LARGEST = 72  # points around the middle of a piece that are looked at, however large its type is said to be


def see_on_grounds(page: Any, text_objects: Iterable[int], sheet: Sheet) -> None:
    """Makes white type plain that is seen on the page, and else would count as hidden. Spoils the page, whose text is
    not to be read any more."""
    unseen = [at for at, piece in enumerate(sheet.pieces) if piece.look is Look.WHITE and not sheet.is_seen(piece)]
    if not unseen or sheet.turn:
        return
    # Letters that are drawn would change what PDFium tells of the fonts of the next document.
    for address in text_objects:
        raw.FPDFPageObj_SetIsActive(ctypes.cast(ctypes.c_void_p(address), raw.FPDF_PAGEOBJECT), False)
    scale = min(1.0, (_MOST / max(sheet.width * sheet.height, 1)) ** 0.5)
    with closing(page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)) as drawn:
        rows = [bytes(drawn.buffer[start : start + drawn.width]) for start in range(0, len(drawn.buffer), drawn.stride)]
    for at in unseen:
        behind = sorted(_behind(sheet.pieces[at], rows, scale))
        if behind and behind[len(behind) // 2] <= PALE:
            sheet.pieces[at] = sheet.pieces[at]._replace(look=Look.PLAIN)


def _behind(piece: Piece, rows: list[bytes], scale: float) -> bytes:
    """The pixels of a square as high as the type is, around the middle of a piece however it is turned."""
    half = min(piece.size, _LARGEST) / 2
    (left, right), (top, bottom) = (
        [max(round((middle + side) * scale), 0) for side in (-half, half)] for middle in middle_of(piece)
    )
    return b"".join(row[left:right] for row in rows[top:bottom])
