"""PDF → Pages by PDFium, several times as fast as pdfplumber. PDFium must never be called from two threads.

Each call through ctypes costs, so few are made: the text of a page comes in one call, and of each run of
letters only the ends are measured. If the widths of its letters add up to the distance, no gap is among them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from math import atan2, copysign, degrees, hypot, inf
from pathlib import Path
from typing import Any

import pypdfium2
import regex
from pypdfium2 import raw

from parsers.model import SOFT_HYPHEN, Page
from pipeline.extract.glyphs import UNKNOWN, font_name, symbol
from pipeline.extract.pdfium_shapes import Frame, bare, objects_of, read_shapes
from pipeline.extract.pieces import WORD_GAP, Piece, Sheet, in_writing, signs, turn_of

# PDFium's word for a hyphen at a line's end, which it then joins with the next line, or for a glyph it cannot read.
_JOINT = "\ufffe"
_RUN = regex.compile(rf"[^\s{_JOINT}]*{_JOINT}|[^\s{_JOINT}]+")
# Letters that say something of their neighbours are looked at one by one.
_ODD = regex.compile(rf"[\p{{M}}{SOFT_HYPHEN}{_JOINT}]")
# The widths of a run's letters may miss its length by half of a word gap: kerning does, a gap does not.
_KERNING = WORD_GAP / 2

Handle = int


_text_object = bare(raw.FPDFText_GetTextObject, ctypes.c_void_p)
_origin = bare(raw.FPDFText_GetCharOrigin)
_loose_box = bare(raw.FPDFText_GetLooseCharBox)
_matrix = bare(raw.FPDFText_GetMatrix)
_font_of = bare(raw.FPDFTextObj_GetFont, ctypes.c_void_p)
_font_size = bare(raw.FPDFTextObj_GetFontSize)
_is_generated = bare(raw.FPDFText_IsGenerated)
_has_no_unicode = bare(raw.FPDFText_HasUnicodeMapError)
_glyph_width = bare(raw.FPDFFont_GetGlyphWidth)


def read_pdf(path: Path, password: str | None = None) -> list[Page]:
    """The pages of a PDF. Raises PdfiumError."""
    with closing(pypdfium2.PdfDocument(path, password)) as pdf:
        return [_read_page(pdf, number) for number in range(1, len(pdf) + 1)]


def _read_page(pdf: Any, number: int) -> Page:
    page = raw.FPDF_LoadPage(pdf, number - 1)
    if not page:
        raise pypdfium2.PdfiumError(f"page {number} cannot be loaded")
    try:
        text = raw.FPDFText_LoadPage(page)
        try:
            return _Reader(page, text, number).read()
        finally:
            raw.FPDFText_ClosePage(text)
    finally:
        raw.FPDF_ClosePage(page)


@dataclass(slots=True)
class _Font:
    """A font and what has been seen of its letters: their widths in ems, and the signs that differ from them."""

    handle: ctypes.c_void_p
    name: str
    widths: dict[str, float] = field(default_factory=dict)
    signs: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True, frozen=True)
class _Style:
    """What the letters of one text object have in common. `em` is how far one goes in the direction of writing."""

    font: _Font
    size: float
    em: float
    turn: int
    across: float  # the part of its matrix that widths can be read by


class _Reader:
    """Reads one page."""

    def __init__(self, page: Any, text: Any, number: int) -> None:
        self.page = page
        self.text_page = text
        self.handle = ctypes.cast(text, ctypes.c_void_p)
        self.frame = Frame(page)
        self.sheet = Sheet(number, self.frame.width, self.frame.height)
        self.objects = objects_of(page)
        self.text = _text_of(text)
        self.fonts: dict[Handle, _Font] = {}
        self.styles: dict[Handle, _Style] = {}
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.at = ctypes.byref(self.x), ctypes.byref(self.y)
        self.box = raw.FS_RECTF()
        self.around = ctypes.byref(self.box)

    def read(self) -> Page:
        self._read_text()
        read_shapes(self.objects, self.frame, self.sheet)
        return self.sheet.page()

    def _read_text(self) -> None:
        pieces = self.sheet.pieces
        for found in _RUN.finditer(self.text):
            start, end = found.span()
            first, last = self._object(start), self._object(end - 1)
            if first == last and first:
                pieces += self._run(found[0], start, self._style(first, start))
            else:
                pieces += self._letters(start, end)

    def _object(self, index: int) -> Handle | None:
        handle: Handle | None = _text_object(self.handle, index)
        return handle

    def _run(self, text: str, start: int, style: _Style) -> Iterator[Piece]:
        """A run of letters of one text object: one piece, if there can be no gap in it."""
        last = start + len(text) - 1
        x0, y = self._place(start, style)
        end = x0 if last == start else self._place(last, style)[0]
        widths = style.font.widths
        if not widths.keys() >= set(text):
            self._learn(text, start, style)
        sizes = [widths.get(letter, inf) for letter in text]
        x1 = end + sizes[-1] * style.em
        if not abs(x1 - x0 - sum(sizes) * style.em) < _KERNING * style.size or _ODD.search(text):
            yield from self._letters(start, last + 1)
            return
        if style.font.signs:
            text = text.translate(style.font.signs)
        yield Piece(text, x0, x1, y, style.size, style.font.name, self._parted(start, x0, style), style.turn)

    def _learn(self, text: str, start: int, style: _Style) -> None:
        """Measures the letters of a font that are seen for the first time, and finds the signs that they draw.
        Letters that share one glyph, as in a ligature, share a place: their widths are not those of the letters."""
        places = [self._place(index, style) for index in range(start, start + len(text))]
        for index, (letter, place) in enumerate(zip(text, places, strict=True), start):
            if letter not in style.font.widths and places.count(place) == 1:
                style.font.widths[letter] = self._width(index, letter, style)
                sign = UNKNOWN if _has_no_unicode(self.handle, index) == 1 else symbol(letter, style.font.name)
                if sign != letter:
                    style.font.signs[ord(letter)] = sign

    def _width(self, index: int, letter: str, style: _Style) -> float:
        """How wide a letter is, in ems."""
        if abs(style.across) > 0.1 * style.em:
            _loose_box(self.handle, index, self.around)
            return float(self.box.right - self.box.left) / style.across
        width = ctypes.c_float()  # in type that is turned by a quarter PDFium tells only the width in the font
        _glyph_width(style.font.handle, ord(letter), ctypes.c_float(1), ctypes.byref(width))
        return width.value

    def _letters(self, start: int, end: int) -> Iterator[Piece]:
        """The letters of a run, each as a piece."""
        return signs(self._each_letter(start, end))

    def _each_letter(self, start: int, end: int) -> Iterator[Piece]:
        last: Piece | None = None
        for index in range(start, end):
            handle = self._object(index)
            if not handle:
                continue
            style = self._style(handle, index)
            x0, y = self._place(index, style)
            letter = self.text[index]
            if letter == _JOINT:
                letter = self._joint(index, handle)
            elif _has_no_unicode(self.handle, index) == 1:
                letter = UNKNOWN
            if last is not None and (x0, y) == (last.x0, last.y):  # a ligature
                last = last._replace(text=last.text + letter)
                continue
            if last is not None:
                yield last
            x1 = x0 + self._width(index, letter, style) * style.em
            parted = index == start and self._parted(start, x0, style)
            last = Piece(letter, x0, x1, y, style.size, style.font.name, parted, style.turn)
        if last is not None:
            yield last

    def _place(self, index: int, style: _Style) -> tuple[float, float]:
        """Where a letter begins on its baseline, in the direction of writing."""
        _origin(self.handle, index, *self.at)
        x, y = self.frame.point(self.x.value, self.y.value)
        return in_writing(x, y, style.turn) if style.turn else (x, y)

    def _parted(self, start: int, x0: float, style: _Style) -> bool:
        """Whether a space is drawn before a letter, and not only put there by PDFium for a gap, nor under the
        letter (some soft hyphens are read as spaces)."""
        if not start or self.text[start - 1] != " " or _is_generated(self.handle, start - 1):
            return False
        return x0 - self._place(start - 1, style)[0] > 0.05 * style.size

    def _style(self, handle: Handle, index: int) -> _Style:
        style = self.styles.get(handle)
        if style is None:
            style = self.styles[handle] = self._new_style(ctypes.c_void_p(handle), index)
        return style

    def _new_style(self, handle: ctypes.c_void_p, index: int) -> _Style:
        matrix, size = raw.FS_MATRIX(), ctypes.c_float()
        _matrix(self.handle, index, ctypes.byref(matrix))
        _font_size(handle, ctypes.byref(size))
        font = self._font(_font_of(handle))
        forward = copysign(1, size.value)  # a size below zero writes backwards
        turn = turn_of(90 * self.frame.quarters - degrees(atan2(matrix.b * forward, matrix.a * forward)))
        points = abs(size.value)
        em = points * hypot(matrix.a, matrix.b)
        return _Style(font, points * hypot(matrix.c, matrix.d), em, turn, matrix.a * size.value)

    def _font(self, handle: Handle) -> _Font:
        font = self.fonts.get(handle)
        if font is None:
            pointer = ctypes.c_void_p(handle)
            name = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(ctypes.cast(pointer, raw.FPDF_FONT), name, len(name))
            font = self.fonts[handle] = _Font(pointer, font_name(name.value.decode("utf-8", "replace")))
        return font

    def _joint(self, index: int, handle: Handle) -> str:
        """The letter that PDFium takes for a joint of lines: a hyphen or a soft one. It tells which when the letter's
        text object is alone on the page, with nothing to be joined to."""
        if not raw.FPDFText_IsHyphen(self.text_page, index):
            return UNKNOWN
        for each in self.objects:
            if each.kind == raw.FPDF_PAGEOBJ_TEXT:
                raw.FPDFPageObj_SetIsActive(each.pointer, each.handle.value == handle)
        alone = raw.FPDFText_LoadPage(self.page)
        try:
            return chr(raw.FPDFText_GetUnicode(alone, raw.FPDFText_CountChars(alone) - 1))
        finally:
            raw.FPDFText_ClosePage(alone)


def _text_of(page: Any) -> str:
    """The text of a page, a character for each of PDFium's."""
    count = raw.FPDFText_CountChars(page)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(page, 0, count, buffer) - 1
    if written == count:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    # Control characters are left out of the text.
    codes = (raw.FPDFText_GetUnicode(page, index) for index in range(count))
    return "".join(_JOINT if code in (0, 2) else chr(code) for code in codes)
