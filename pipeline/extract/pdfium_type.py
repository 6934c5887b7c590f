"""The type of a page's text in PDFium: fonts, what their letters measure, and how a text object sets them.

The objects that PDFium writes its answers into are made once: it is never called from two threads.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from math import atan2, copysign, cos, degrees, hypot, inf, radians, sin
from struct import Struct
from typing import Any

from pypdfium2 import raw

from pipeline.extract.glyphs import font_name, symbol
from pipeline.extract.pdfium_objects import Frame, Point, bare, fill_of, is_clear, is_white
from pipeline.extract.pieces import Look, turn_of

_LEAN = 0.1  # what straight type may lean by: scans lie askew
_UNSEEN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_FILLED = (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP)

Handle = int
MadeOf = tuple[int, int, bytes | None]  # the font, the mode and the colour that a text object is drawn with

object_at = bare(raw.FPDFText_GetTextObject, ctypes.c_void_p)
is_generated = bare(raw.FPDFText_IsGenerated)
has_no_unicode = bare(raw.FPDFText_HasUnicodeMapError)
_origin = bare(raw.FPDFText_GetCharOrigin, None)
_loose_box = bare(raw.FPDFText_GetLooseCharBox, None)
_matrix = bare(raw.FPDFText_GetMatrix, None)
_font_of = bare(raw.FPDFTextObj_GetFont, ctypes.c_void_p)
_font_name = bare(raw.FPDFFont_GetBaseFontName, None)
_render_mode = bare(raw.FPDFTextObj_GetTextRenderMode)
_font_size = bare(raw.FPDFTextObj_GetFontSize, None)
_glyph_width = bare(raw.FPDFFont_GetGlyphWidth, None)
_ONE = ctypes.c_float(1)

_X, _Y = ctypes.c_double(), ctypes.c_double()
_AT = ctypes.byref(_X), ctypes.byref(_Y)
_BOX, _MATRIX, _NUMBER = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_float()
_BOX_AT, _MATRIX_AT, _NUMBER_AT = ctypes.byref(_BOX), ctypes.byref(_MATRIX), ctypes.byref(_NUMBER)
_SCALES = Struct("4f")  # of a matrix, ahead of where it moves to
_NAME = ctypes.create_string_buffer(256)


@dataclass(slots=True, eq=False)
class Font:
    """What has been seen of a font: the widths of its letters and of words, in ems, and the signs that letters draw
    where they differ from them."""

    name: str
    widths: dict[str, float] = field(default_factory=dict)
    words: dict[str, float] = field(default_factory=dict)
    signs: dict[int, str] = field(default_factory=dict)


# By name and the widths of some letters: PDFium's own fonts end with their page, and of two that share a name one may
# be bold.
Fonts = dict[tuple[bytes, tuple[float, ...]], Font]
_TOLD_BY = tuple(map(ord, "AEns"))


@dataclass(slots=True, frozen=True)
class Style:
    """What the letters of one text object have in common. `em` is how far one goes in the direction of writing."""

    font: Font
    font_handle: ctypes.c_void_p = field(compare=False)
    size: float
    em: float
    turn: int
    across: float  # how far an em goes across the page in straight type, 0 in other type
    up: float  # how far it goes up the page in type that is turned by a quarter, 0 in other type
    look: Look
    into: tuple[float, ...] = field(compare=False)  # from PDFium's x and y into the direction of writing


class Type:
    """The type of one page: `text` is PDFium's text page."""

    def __init__(self, text: Any, frame: Frame, fonts: Fonts) -> None:
        self.handle = ctypes.cast(text, ctypes.c_void_p)
        self.count = raw.FPDFText_CountChars(text)
        self._frame = frame
        self._fonts = fonts
        self._found: dict[Handle, tuple[Font, ctypes.c_void_p]] = {}  # on this page
        self._styles: dict[Handle, Style] = {}
        self._alike: dict[tuple[Any, ...], Style] = {}  # by what they are made of
        self._owners: list[Handle | None] = []  # of each letter
        self._made_of: list[MadeOf] = []  # each letter

    def style(self, handle: Handle, index: int) -> Style:
        """The style of a text object that the letter at `index` is of."""
        style = self._styles.get(handle)
        if style is None:
            style = self._styles[handle] = self._new_style(ctypes.c_void_p(handle), index)
        return style

    def owners(self) -> list[Handle | None]:
        """The text object of each of the page's letters: browsers print each letter as one."""
        if not self._owners:
            self._owners = list(map(object_at, repeat(self.handle), range(self.count)))
        return self._owners

    def are_alike(self, start: int, end: int) -> bool:
        """Whether letters are set in one font, and drawn alike."""
        if not self._made_of:
            self._made_of = made_of(self.owners())
        letters = self._made_of[start:end]
        return letters.count(letters[0]) == len(letters) or len(set(map(kind_of, letters))) == 1

    def places(self, indices: Iterable[int], style: Style) -> list[Point]:
        """Where letters begin on their baseline, in the direction of writing."""
        handle, (x, y), (a, b, c, d, e, f) = self.handle, _AT, style.into
        found = []
        for index in indices:
            _origin(handle, index, x, y)
            across, up = _X.value, _Y.value
            found.append((a * across + b * up + c, d * across + e * up + f))
        return found

    def place(self, index: int, style: Style) -> Point:
        """Where a letter begins on its baseline, in the direction of writing."""
        _origin(self.handle, index, *_AT)
        a, b, c, d, e, f = style.into
        across, up = _X.value, _Y.value
        return a * across + b * up + c, d * across + e * up + f

    def length(self, text: str, start: int, style: Style) -> float:
        """How wide a text is if its letters are not kerned, in ems; infinite where it cannot be told."""
        length = style.font.words.get(text)
        if length is None:
            length = sum(self.widths(text, start, style))
            if length < inf:
                style.font.words[text] = length
        return length

    def widths(self, text: str, start: int, style: Style) -> list[float]:
        """The widths of letters in ems; infinite where it cannot be told, so that nothing will fit."""
        widths = style.font.widths
        try:
            return [widths[letter] for letter in text]
        except KeyError:
            self._learn(text, start, style)
            return [widths.get(letter, inf) for letter in text]

    def _learn(self, text: str, start: int, style: Style) -> None:
        """Measures the letters of a font that are seen for the first time, and finds the signs that they draw. Not
        those that share a place, as the letters of a ligature do: their widths are not those of the letters."""
        widths, signs_drawn = style.font.widths, style.font.signs
        places = self.places(range(start, start + len(text)), style)
        for at, letter in enumerate(text):
            index = start + at
            if letter in widths or is_generated(self.handle, index) or has_no_unicode(self.handle, index):
                continue
            around = places[max(at - 1, 0) : at + 2]
            if len(set(around)) < len(around):
                continue
            widths[letter] = self.width(index, letter, style)
            sign = symbol(letter, style.font.name)
            if sign != letter:
                signs_drawn[ord(letter)] = sign

    def width(self, index: int, letter: str, style: Style) -> float:
        """How wide a letter is, in ems."""
        if style.across or style.up:
            begin, end = self._reach(index, style)
            # Around a letter that stands in the file for what is drawn, PDFium tells the ink: it has as much air on
            # its right as on its left.
            return end + max(begin, 0)
        # Around type that is turned or slanted PDFium's box is wider than the letter.
        width = self._glyph_width(style.font_handle, ord(letter))
        if width:
            return width
        _loose_box(self.handle, index, _BOX_AT)
        return float(abs(_BOX.right - _BOX.left) / style.em)

    def part_width(self, index: int, letter: str, style: Style) -> float:
        """How far from its place a letter of a ligature ends, in ems: PDFium parts its box among its letters."""
        return self._reach(index, style)[1] if style.across or style.up else self.width(index, letter, style)

    def _reach(self, index: int, style: Style) -> tuple[float, float]:
        """How far from its origin a letter of straight type, or of such that is turned by a quarter, begins and ends,
        in ems."""
        _origin(self.handle, index, *_AT)
        _loose_box(self.handle, index, _BOX_AT)
        if style.across:
            begin, end = sorted((side - _X.value) / style.across for side in (_BOX.left, _BOX.right))
        else:
            begin, end = sorted((side - _Y.value) / style.up for side in (_BOX.bottom, _BOX.top))
        return begin, end

    def _new_style(self, handle: ctypes.c_void_p, index: int) -> Style:
        _matrix(self.handle, index, _MATRIX_AT)
        letter = self._made_of[index] if self._made_of else made_of([handle.value])[0]
        told_by = _SCALES.unpack_from(_MATRIX), size_of(handle), *kind_of(letter)
        style = self._alike.get(told_by)
        if style is None:
            style = self._alike[told_by] = self._style_of(*told_by)
        return style

    def _style_of(self, matrix: Sequence[float], points: float, address: int, look: Look) -> Style:
        """The style of letters of a font that are moved by a matrix."""
        a, b, c, d = matrix
        forward = copysign(1, points)  # a size below zero writes backwards
        turn = turn_of(self._frame.angle - degrees(atan2(b * forward, a * forward)))
        found = self._found.get(address)
        if found is None:
            font_handle = ctypes.c_void_p(address)
            found = self._found[address] = self._font(font_handle), font_handle
        em = abs(points) * hypot(a, b)
        size = points**2 * abs(a * d - b * c) / em if em else 0  # across the baseline, however the type is slanted
        straight = not (b or c) or max(abs(b), abs(c)) < _LEAN * min(abs(a), abs(d))
        turned = max(abs(a), abs(d)) < _LEAN * min(abs(b), abs(c))
        across, up = (a * points if straight else 0), (b * points if turned else 0)
        return Style(*found, size, em, turn, across, up, look, self._into(turn))

    def _into(self, turn: int) -> tuple[float, ...]:
        """What takes PDFium's x and y into the direction of writing."""
        (a, b, c), (d, e, f) = self._frame.across, self._frame.down
        along, across = (cos(radians(turn)), sin(radians(turn))) if turn else (1, 0)
        return (
            *(a * along + d * across, b * along + e * across, c * along + f * across),
            *(d * along - a * across, e * along - b * across, f * along - c * across),
        )

    def _font(self, handle: ctypes.c_void_p) -> Font:
        _font_name(handle, _NAME, len(_NAME))
        name = _NAME.value
        key = name, tuple(self._glyph_width(handle, letter) for letter in _TOLD_BY)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = Font(font_name(name.decode("utf-8", "replace")))
        return font

    def _glyph_width(self, font: ctypes.c_void_p, letter: int) -> float:
        """How wide a font says that a letter is, in ems."""
        _glyph_width(font, letter, _ONE, _NUMBER_AT)
        return _NUMBER.value


def size_of(handle: ctypes.c_void_p) -> float:
    """The size that a text object names, below zero if it writes backwards; its matrix may stretch it."""
    _font_size(handle, _NUMBER_AT)
    return _NUMBER.value


def made_of(handles: Iterable[Handle | None]) -> list[MadeOf]:
    """What text objects are drawn with."""
    return [(_font_of(pointer), _render_mode(pointer), fill_of(pointer)) for pointer in map(ctypes.c_void_p, handles)]


def kind_of(letter: MadeOf) -> tuple[int, Look]:
    """The font of what is drawn so, and how it is seen."""
    font, mode, colour = letter
    return font, _look(mode, colour)


@lru_cache(maxsize=256)  # text has few colours
def _look(mode: int, colour: bytes | None) -> Look:
    if mode in _UNSEEN:
        return Look.INVISIBLE
    if mode not in _FILLED or colour is None:
        return Look.PLAIN
    if is_clear(colour):
        return Look.INVISIBLE
    return Look.WHITE if is_white(colour) else Look.PLAIN
