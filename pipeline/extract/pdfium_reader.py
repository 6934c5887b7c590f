"""PDF → Pages by PDFium, several times as fast as pdfplumber. PDFium must never be called from two threads.

Each call through ctypes costs, so few are made: the text of a page comes in one call, and of each run of
letters only the ends are measured. If the widths of its letters add up to the distance, no gap is among them.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby
from math import atan2, copysign, degrees, hypot, inf
from operator import itemgetter, sub
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from parsers.model import SOFT_HYPHEN, Finding, Page
from pipeline.extract.glyphs import UNKNOWN, font_name, symbol
from pipeline.extract.pdfium_annotations import read_annotations
from pipeline.extract.pdfium_shapes import Frame, bare, bounds_of, fill_of, is_white, matrix_of, objects_of, read_shapes
from pipeline.extract.pieces import EXACT, WORD_GAP, Look, Piece, Sheet, in_writing, is_accent, signs, turn_of

# PDFium's word for a hyphen at a line's end, which it then joins with the next line, or for a glyph it cannot read.
_JOINT = "\ufffe"
_RUN = re.compile(rf"[^\s{_JOINT}]*{_JOINT}|[^\s{_JOINT}]+")
# Letters that say something of their neighbours are looked at one by one.
_ODD = re.compile(rf"[\u0300-\u036f{SOFT_HYPHEN}{_JOINT}]")
# The widths of a run's letters may miss its length by half of a word gap: kerning does, a gap does not.
_KERNING = WORD_GAP / 2
_LEAN = 0.1  # what straight type may lean by: scans lie askew

_SIGN = 0.3  # of its size: the width of a glyph that PDFium does not know, as most bullets are wide

_INDENT = 2.5  # of its size: how far a bullet stands from its text, and at least from what is before it

_UNSEEN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_FILLED = (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP)
_REPAIRED = Finding(
    "warning", "repaired-file", "the file is damaged and was repaired to be read; look whether its pages are all there"
)

Handle = int


_object_at = bare(raw.FPDFText_GetTextObject, ctypes.c_void_p)
_origin = bare(raw.FPDFText_GetCharOrigin)
_loose_box = bare(raw.FPDFText_GetLooseCharBox)
_matrix = bare(raw.FPDFText_GetMatrix)
_font_of = bare(raw.FPDFTextObj_GetFont, ctypes.c_void_p)
_font_name = bare(raw.FPDFFont_GetBaseFontName)
_render_mode = bare(raw.FPDFTextObj_GetTextRenderMode)
_font_size = bare(raw.FPDFTextObj_GetFontSize)
_is_generated = bare(raw.FPDFText_IsGenerated)
_has_no_unicode = bare(raw.FPDFText_HasUnicodeMapError)
_glyph_width = bare(raw.FPDFFont_GetGlyphWidth)
_ONE = ctypes.c_float(1)


def read_pdf(path: Path, password: str | None = None) -> list[Page]:
    """The pages of a PDF. Raises PdfiumError."""
    fonts: _Fonts = {}
    pages = []
    with closing(pypdfium2.PdfDocument(path, password)) as pdf:
        if pdf.get_formtype():  # ahead of the pages, or the values of their fields cannot be read
            pdf.init_forms()
        for index in range(len(pdf)):
            with closing(pdf.get_page(index)) as page, closing(page.get_textpage()) as text:
                reader = _Reader(page.raw, text.raw, index + 1, fonts)
                read_annotations(page, reader.frame, reader.sheet)
                pages.append(reader.read())
        if pages and not raw.FPDF_DocumentHasValidCrossReferenceTable(pdf):
            pages[0] = replace(pages[0], notes=(_REPAIRED, *pages[0].notes))
    return pages


@dataclass(slots=True, eq=False)
class _Font:
    """What has been seen of the letters of a font: their widths in ems, and the signs that differ from them."""

    name: str
    widths: dict[str, float] = field(default_factory=dict)
    signs: dict[int, str] = field(default_factory=dict)


# By name and the widths of some letters: PDFium's own fonts end with their page, and of two that share a name one may
# be bold.
_Fonts = dict[tuple[bytes, tuple[float, ...]], _Font]
_TOLD_BY = tuple(map(ord, "AEns"))


@dataclass(slots=True, frozen=True)
class _Style:
    """What the letters of one text object have in common. `em` is how far one goes in the direction of writing."""

    font: _Font
    font_handle: ctypes.c_void_p = field(compare=False)
    size: float
    em: float
    turn: int
    across: float  # how far an em goes across the page in straight type, 0 in other type
    look: Look


class _Reader:
    """Reads one page."""

    def __init__(self, page: Any, text: Any, number: int, fonts: _Fonts) -> None:
        self.page = page
        self.text_page = text
        self.handle = ctypes.cast(text, ctypes.c_void_p)
        self.frame = Frame(page)
        self.sheet = Sheet(number, self.frame.width, self.frame.height)
        self.objects = objects_of(page)
        self.text = _text_of(text)
        self.fonts = fonts
        self.found: dict[Handle, tuple[_Font, ctypes.c_void_p]] = {}  # on this page
        self.styles: dict[Handle, _Style] = {}
        self.alike: dict[tuple[Any, ...], _Style] = {}  # by what they are made of
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.at = ctypes.byref(self.x), ctypes.byref(self.y)
        self.box = raw.FS_RECTF()
        self.around = ctypes.byref(self.box)
        self.matrix, self.number = raw.FS_MATRIX(), ctypes.c_float()
        self.matrix_at, self.number_at = ctypes.byref(self.matrix), ctypes.byref(self.number)
        self.name = ctypes.create_string_buffer(256)

    def read(self) -> Page:
        self._read_text()
        read_shapes(self.objects, self.frame, self.sheet)
        return self.sheet.page()

    def _read_text(self) -> None:
        runs = [(*found.span(), _object_at(self.handle, found.start())) for found in _RUN.finditer(self.text)]
        for handle, group in groupby(runs, key=itemgetter(2)):
            spans = list(group)
            if handle is None or not self._read_line(spans, handle):
                for start, end, _ in spans:
                    self._read_run(self.text[start:end], start)
        self._read_unnamed({handle for _, _, handle in runs})

    def _read_unnamed(self, read: set[Handle]) -> None:
        """Glyphs whose letter the font does not tell are no part of PDFium's text, and neither are some spaces. What
        stands in front of a line's first word is a bullet."""
        texts = [shape for shape in self.objects if shape.kind == raw.FPDF_PAGEOBJ_TEXT]
        if all(shape.handle.value in read for shape in texts):
            return
        for shape in texts:
            if shape.handle.value in read or _look_of(shape.handle) is not Look.PLAIN:
                continue
            matrix = matrix_of(shape)
            _font_size(shape.handle, self.number_at)
            size = abs(self.number.value) * hypot(matrix[2], matrix[3])
            box = bounds_of(shape, self.frame)
            x1, y = max(box.x1, box.x0 + _SIGN * size), self.frame.point(matrix[4], matrix[5])[1]
            level = [piece for piece in self.sheet.pieces if not piece.turn and abs(piece.y - y) < 0.5 * size]
            gaps = [piece.x0 - x1 for piece in level if piece.x1 > box.x0 - _INDENT * size]
            if gaps and 0 <= min(gaps) < _INDENT * size:
                self.sheet.pieces.append(Piece(UNKNOWN, box.x0, x1, y, size, ""))

    def _read_line(self, spans: Sequence[tuple[int, int, Handle]], handle: Handle) -> bool:
        """Reads words that are one text object without kerning or gaps, if they are."""
        start, last = spans[0][0], spans[-1][1] - 1
        text = self.text[start : last + 1]
        if _object_at(self.handle, last) != handle or _ODD.search(text):
            return False
        style = self._style(handle, start)
        em, size, font, turn = style.em, style.size, style.font, style.turn
        ends = [0.0, *accumulate(self._widths(text, start, style))]
        x0, y = self._place(start, style)
        there = self._place(last, style)
        if not abs(there[0] - x0 - ends[-2] * em) + abs(there[1] - y) < EXACT * size:
            return False
        if not self._stand(spans, ends, em, EXACT * size):
            return False
        if font.signs:
            text = text.translate(font.signs)
        parted = self._parted(start, x0, style)
        self.sheet.pieces += [
            Piece(
                text[a - start : b - start],
                x0 + ends[a - start] * em,
                x0 + ends[b - start] * em,
                y,
                size,
                font.name,
                a > start or parted,
                turn,
                style.look,
            )
            for a, b, _ in spans
        ]
        return True

    def _stand(self, spans: Sequence[tuple[int, int, Handle]], ends: Sequence[float], em: float, most: float) -> bool:
        """Whether each word of a line stands where the widths say: kerning that widens one and narrows the next adds
        up to nothing. Told by distances, which need no turning."""
        handle, at, x, y = self.handle, self.at, self.x, self.y
        start = spans[0][0]
        _origin(handle, start, *at)
        left, level = x.value, y.value
        for index, _, _ in spans[1:]:
            _origin(handle, index, *at)
            if not abs(hypot(x.value - left, y.value - level) - ends[index - start] * em) < most:
                return False
        return True

    def _read_run(self, text: str, start: int) -> None:
        """Reads a run of letters: as one piece if there is no gap in it, else letter by letter."""
        piece = self._whole(text, start)
        if piece:
            self.sheet.pieces.append(piece)
        else:
            self.sheet.pieces += signs(self._letters(start, start + len(text)))

    def _whole(self, text: str, start: int) -> Piece | None:
        style = self._common_style(text, start)
        if style is None or _ODD.search(text):
            return None
        widths = [width * style.em for width in self._widths(text, start, style)]
        last = start + len(text) - 1
        x0, y = self._place(start, style)
        end, there = self._place(last, style) if last > start else (x0, y)
        if abs(there - y) > EXACT * style.size:
            return None
        if not abs(end - x0 - sum(widths[:-1])) < _KERNING * style.size:
            starts = [self._place(index, style)[0] for index in range(start, last + 1)]
            steps = list(map(sub, starts[1:], starts))
            if min(steps) <= 0 or not max(map(sub, steps, widths)) < WORD_GAP * style.size:
                return None
        text = text.translate(style.font.signs) if style.font.signs else text
        parted = self._parted(start, x0, style)
        return Piece(text, x0, end + widths[-1], y, style.size, style.font.name, parted, style.turn, style.look)

    def _common_style(self, text: str, start: int) -> _Style | None:
        """The style of letters that are of one text object, or of some that are alike."""
        last = start + len(text) - 1
        first = _object_at(self.handle, start)
        if not first:
            return None
        style = self._style(first, start)
        if last > start and _object_at(self.handle, last) != first:
            for index in range(start + 1, last + 1):
                handle = _object_at(self.handle, index)
                if not handle or self._style(handle, index) != style:
                    return None
        return style

    def _widths(self, text: str, start: int, style: _Style) -> list[float]:
        """The widths of letters in ems; infinite where it cannot be told, so that nothing will fit."""
        widths = style.font.widths
        try:
            return [widths[letter] for letter in text]
        except KeyError:
            self._learn(text, start, style)
            return [widths.get(letter, inf) for letter in text]

    def _learn(self, text: str, start: int, style: _Style) -> None:
        """Measures the letters of a font that are seen for the first time, and finds the signs that they draw. Not
        those that share a place, as the letters of a ligature do: their widths are not those of the letters."""
        widths, signs_drawn = style.font.widths, style.font.signs
        for index, letter in enumerate(text, start):
            if letter in widths or _is_generated(self.handle, index) or _has_no_unicode(self.handle, index):
                continue
            around = [
                self._place(each, style) for each in range(max(index - 1, start), min(index + 2, start + len(text)))
            ]
            if len(set(around)) < len(around):
                continue
            widths[letter] = self._width(index, letter, style)
            sign = symbol(letter, style.font.name)
            if sign != letter:
                signs_drawn[ord(letter)] = sign

    def _width(self, index: int, letter: str, style: _Style) -> float:
        """How wide a letter is, in ems."""
        if style.across:
            begin, end = self._reach(index, style)
            # Around a letter that stands in the file for what is drawn, PDFium tells the ink: it has as much air on
            # its right as on its left.
            return end + max(begin, 0)
        # Around type that is turned or slanted PDFium's box is wider than the letter.
        width = self._glyph_width(style.font_handle, ord(letter))
        if width:
            return width
        _loose_box(self.handle, index, self.around)
        return float(abs(self.box.right - self.box.left) / style.em)

    def _reach(self, index: int, style: _Style) -> tuple[float, float]:
        """How far from its origin a letter of straight type begins and ends, in ems."""
        _origin(self.handle, index, *self.at)
        _loose_box(self.handle, index, self.around)
        begin, end = sorted((side - self.x.value) / style.across for side in (self.box.left, self.box.right))
        return begin, end

    def _letters(self, start: int, end: int) -> Iterator[Piece]:
        """The letters of a run, each as a piece."""
        last: Piece | None = None
        for index in range(start, end):
            handle = _object_at(self.handle, index)
            if not handle or (self.text[index].isspace() and _is_generated(self.handle, index)):
                continue
            style = self._style(handle, index)
            x0, y = self._place(index, style)
            letter = self.text[index]
            if letter == _JOINT:
                letter = self._joint(index, handle)
            elif _has_no_unicode(self.handle, index) == 1:
                letter = UNKNOWN
            if last is not None and (x0, y) == (last.x0, last.y) and not is_accent(last.text):  # a ligature
                # PDFium parts its box among its letters.
                reach = self._reach(index, style)[1] if style.across else self._width(index, letter, style)
                x1 = max(last.x1, x0 + reach * style.em)
                last = last._replace(text=last.text + letter, x1=x1)
                continue
            if last is not None:
                yield last
            x1 = x0 + self._width(index, letter, style) * style.em
            parted = index == start and self._parted(start, x0, style)
            last = Piece(letter, x0, x1, y, style.size, style.font.name, parted, style.turn, style.look)
        if last is not None:
            yield last

    def _place(self, index: int, style: _Style) -> tuple[float, float]:
        """Where a letter begins on its baseline, in the direction of writing."""
        _origin(self.handle, index, *self.at)
        x, y = self.frame.point(self.x.value, self.y.value)
        return in_writing(x, y, style.turn) if style.turn else (x, y)

    def _parted(self, start: int, x0: float, style: _Style) -> bool:
        """Whether a space is drawn before a letter, and not only put there by PDFium for a gap, nor under the
        letter (some soft hyphens are read as spaces). In a scan's text words may be stretched over their spaces."""
        if not start or not self.text[start - 1].isspace() or _is_generated(self.handle, start - 1):
            return False
        return style.look is Look.INVISIBLE or abs(x0 - self._place(start - 1, style)[0]) > EXACT * style.size

    def _style(self, handle: Handle, index: int) -> _Style:
        style = self.styles.get(handle)
        if style is None:
            style = self.styles[handle] = self._new_style(ctypes.c_void_p(handle), index)
        return style

    def _new_style(self, handle: ctypes.c_void_p, index: int) -> _Style:
        _matrix(self.handle, index, self.matrix_at)
        _font_size(handle, self.number_at)
        matrix, points = self.matrix, self.number.value
        made_of = (matrix.a, matrix.b, matrix.c, matrix.d), points, _font_of(handle), _look_of(handle)
        style = self.alike.get(made_of)
        if style is None:
            style = self.alike[made_of] = self._style_of(*made_of)
        return style

    def _style_of(self, matrix: tuple[float, float, float, float], points: float, address: int, look: Look) -> _Style:
        """The style of letters of a font that are moved by a matrix."""
        a, b, c, d = matrix
        forward = copysign(1, points)  # a size below zero writes backwards
        turn = turn_of(90 * self.frame.quarters - degrees(atan2(b * forward, a * forward)))
        found = self.found.get(address)
        if found is None:
            font_handle = ctypes.c_void_p(address)
            found = self.found[address] = self._font(font_handle), font_handle
        em = abs(points) * hypot(a, b)
        size = points**2 * abs(a * d - b * c) / em if em else 0  # across the baseline, however the type is slanted
        straight = not (b or c) or max(abs(b), abs(c)) < _LEAN * min(abs(a), abs(d))
        return _Style(*found, size, em, turn, a * points if straight else 0, look)

    def _font(self, handle: ctypes.c_void_p) -> _Font:
        _font_name(handle, self.name, len(self.name))
        name = self.name.value
        key = name, tuple(self._glyph_width(handle, letter) for letter in _TOLD_BY)
        font = self.fonts.get(key)
        if font is None:
            font = self.fonts[key] = _Font(font_name(name.decode("utf-8", "replace")))
        return font

    def _glyph_width(self, font: ctypes.c_void_p, letter: int) -> float:
        """How wide a font says that a letter is, in ems."""
        _glyph_width(font, letter, _ONE, self.number_at)
        return self.number.value

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
            return _text_of(alone).rstrip()[-1:] or UNKNOWN  # spaces may follow the hyphen
        finally:
            raw.FPDFText_ClosePage(alone)


def _look_of(handle: ctypes.c_void_p) -> Look:
    mode = _render_mode(handle)
    if mode in _UNSEEN:
        return Look.INVISIBLE
    colour = fill_of(handle)
    if mode not in _FILLED or colour is None:
        return Look.PLAIN
    if not colour[3]:
        return Look.INVISIBLE
    return Look.WHITE if is_white(colour) else Look.PLAIN


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
