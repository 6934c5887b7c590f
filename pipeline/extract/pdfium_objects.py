"""What PDFium finds on a page, object by object: where each is, its colour, what of it is shown; and where the page's
own corner is."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from itertools import repeat
from math import inf
from struct import Struct
from typing import Any, NamedTuple

from pypdfium2 import raw

from pipeline.extract.levelled import Levelled
from pipeline.extract.pieces import Box

PALE = 220  # of 255
MOST_SEGMENTS = 1000  # of a path: what has more is a picture

Matrix = tuple[float, ...]
Point = tuple[float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


def bare(function: Any, result: Any = ctypes.c_int) -> Any:
    """The same function without the checks of its arguments, which take three times as long as the call. Nor need it
    return what nobody asks for, with a `result` of None."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result)(address)


_object = bare(raw.FPDFPage_GetObject, ctypes.c_void_p)
_form_object = bare(raw.FPDFFormObj_GetObject, ctypes.c_void_p)
_type = bare(raw.FPDFPageObj_GetType)
_bounds = bare(raw.FPDFPageObj_GetBounds, None)
_matrix = bare(raw.FPDFPageObj_GetMatrix, None)
_clip = bare(raw.FPDFPageObj_GetClipPath, ctypes.c_void_p)
_clip_paths = bare(raw.FPDFClipPath_CountPaths)
_clip_segments = bare(raw.FPDFClipPath_CountPathSegments)
_clip_segment = bare(raw.FPDFClipPath_GetPathSegment, ctypes.c_void_p)
segment_point = bare(raw.FPDFPathSegment_GetPoint)
_fill_colour = bare(raw.FPDFPageObj_GetFillColor)
_FOUR = Struct("4I")
_COLOUR = (ctypes.c_uint * 4)()
_COLOUR_BYTES = memoryview(_COLOUR).cast("B")
_COLOUR_AT = tuple(ctypes.byref(_COLOUR, ctypes.sizeof(ctypes.c_uint) * part) for part in range(4))
_SIX = Struct("6f")
_MATRIX = raw.FS_MATRIX()
_MATRIX_AT = ctypes.byref(_MATRIX)
_FOUR_SIDES = Struct("4f")
_SIDES = (ctypes.c_float * 4)()
_SIDES_AT = tuple(ctypes.byref(_SIDES, ctypes.sizeof(ctypes.c_float) * side) for side in range(4))


class Shape(NamedTuple):
    """Something else than text that is drawn on a page, within forms that move it by `matrix`, after so many text
    objects. It `may_cover` them unless one of the forms is clear, or shown in part."""

    handle: ctypes.c_void_p
    kind: int
    matrix: Matrix
    after: int
    may_cover: bool

    @property
    def pointer(self) -> Any:
        return ctypes.cast(self.handle, raw.FPDF_PAGEOBJECT)


class Frame:
    """From a PDF's own coordinates into the page as shown: after /Rotate and CropBox, from the top left, downwards.
    /UserUnit counts for nothing, as when PDFium draws a page."""

    def __init__(self, page: Any) -> None:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        quarters = raw.FPDFPage_GetRotation(page)
        self.angle = 90.0 * quarters  # from the PDF's own direction, clockwise
        self.width, self.height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        # x and y shown = a·x + b·y + c, each.
        self.across, self.down = [
            ((1, 0, -left), (0, -1, top)),
            ((0, 1, -bottom), (1, 0, -left)),
            ((-1, 0, right), (0, 1, -bottom)),
            ((0, -1, top), (-1, 0, right)),
        ][quarters]

    def turn_back(self, turn: float) -> None:
        """Takes the page as its text lies, which is turned by so many degrees."""
        levelled = Levelled(self.width, self.height, turn)
        (a, b, c), (d, e, f) = self.across, self.down
        self.across, self.down = ((p * a + q * d, p * b + q * e, p * c + q * f + r) for p, q, r in levelled.axes())
        self.width, self.height = levelled.size
        self.angle -= turn

    def point(self, x: float, y: float) -> tuple[float, float]:
        (a, b, c), (d, e, f) = self.across, self.down
        return a * x + b * y + c, d * x + e * y + f

    def box(self, points: Iterable[Point]) -> Box:
        """The box around points."""
        return around([self.point(x, y) for x, y in points])


def objects_of(page: Any) -> tuple[dict[int, Matrix], list[Shape]]:
    """The text objects of a page, by where they are in memory, with what the forms that they are in move them by, and
    all else that is drawn on it; in the order of drawing."""
    texts: dict[int, Matrix] = {}
    shapes: list[Shape] = []
    handle = ctypes.cast(page, ctypes.c_void_p)
    addresses = list(map(_object, repeat(handle), range(raw.FPDFPage_CountObjects(page))))
    _unpack(addresses, _UNMOVED, texts, shapes, may_cover=True)
    return texts, shapes


def _unpack(
    addresses: Sequence[int], matrix: Matrix, texts: dict[int, Matrix], shapes: list[Shape], *, may_cover: bool
) -> None:
    for address, kind in zip(addresses, map(_type, map(ctypes.c_void_p, addresses)), strict=True):
        if kind == raw.FPDF_PAGEOBJ_TEXT:  # browsers print each letter as one
            texts[address] = matrix
            continue
        handle = ctypes.c_void_p(address)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            pointer = ctypes.cast(handle, raw.FPDF_PAGEOBJECT)
            inner = [_form_object(handle, index) for index in range(raw.FPDFFormObj_CountObjects(pointer))]
            whole = may_cover and not (raw.FPDFPageObj_HasTransparency(pointer) or is_clipped(address))
            _unpack(inner, times(matrix_of(handle), matrix), texts, shapes, may_cover=whole)
        else:
            shapes.append(Shape(handle, kind, matrix, len(texts), may_cover))


def is_clipped(handle: int) -> bool:
    """Whether only a part of an object may be shown."""
    clip = _clip(ctypes.c_void_p(handle))
    return clip is not None and _clip_paths(ctypes.c_void_p(clip)) > 0


def clip_of(handle: int, matrix: Matrix, frame: Frame) -> Box:
    """What may be shown of an object that is clipped: the box that all its paths share, each taken as the box around
    it."""
    clip = ctypes.c_void_p(_clip(ctypes.c_void_p(handle)))
    x, y = ctypes.c_float(), ctypes.c_float()
    at = ctypes.byref(x), ctypes.byref(y)
    a, b, c, d, e, f = matrix
    shown = Box(-inf, -inf, inf, inf)
    for path in range(min(_clip_paths(clip), MOST_SEGMENTS)):
        corners = []
        for index in range(min(_clip_segments(clip, path), MOST_SEGMENTS)):
            segment_point(ctypes.c_void_p(_clip_segment(clip, path, index)), *at)
            corners.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if corners:
            box = frame.box(corners)
            shown = Box(*map(max, shown[:2], box[:2]), *map(min, shown[2:], box[2:]))
    return shown


def bounds_of(handle: ctypes.c_void_p, matrix: Matrix, frame: Frame) -> Box:
    """The box around an object within forms that move it by `matrix`."""
    _bounds(handle, *_SIDES_AT)
    left, bottom, right, top = _FOUR_SIDES.unpack_from(_SIDES)
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    return frame.box((a * x + c * y + e, b * x + d * y + f) for x, y in corners)


def fill_of(handle: ctypes.c_void_p) -> bytes | None:
    """The colour that something is filled with, as PDFium writes it."""
    return _COLOUR_BYTES.tobytes() if _fill_colour(handle, *_COLOUR_AT) else None


def is_clear(colour: bytes) -> bool:
    """Whether a colour lets all behind it through."""
    *_, alpha = _FOUR.unpack(colour)
    return not alpha


def is_pale(colour: bytes) -> bool:
    """Whether white type on a colour cannot be read, as on a cell that is tinted a little."""
    red, green, blue, _ = _FOUR.unpack(colour)
    return bool(0.3 * red + 0.59 * green + 0.11 * blue > PALE)  # how light the eye takes each for


def is_white(colour: bytes) -> bool:
    """Whether the eye cannot tell a colour from paper."""
    red, green, blue, _ = _FOUR.unpack(colour)
    return bool(min(red, green, blue) > 250)


def around(points: list[Point] | tuple[Point, Point]) -> Box:
    """The box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def matrix_of(handle: ctypes.c_void_p) -> Matrix:
    """What takes an object's own coordinates into those of what it is drawn on."""
    _matrix(handle, _MATRIX_AT)
    return _SIX.unpack_from(_MATRIX)


def times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that does what `one` and then `other` does."""
    if other is _UNMOVED:  # as nearly all are
        return one
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
