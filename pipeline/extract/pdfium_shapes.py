"""What PDFium finds drawn on a page besides text: rules, marks, and where the page's own corner is."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from math import inf
from struct import Struct
from typing import Any, NamedTuple

from pypdfium2 import raw

from parsers.model import Rule
from pipeline.extract.levelled import Levelled
from pipeline.extract.pieces import STRAIGHT, Box, Look, Piece, Sheet, middle_of

_COVER = 4  # points: what is lower or narrower is a line
_MOST_COVERS = 200  # boxes of a page drawn over text: what has more is a chart
_OPAQUE = 255
_PALE = 220  # of 255
_MOST_SEGMENTS = 1000  # of a path: what has more is a picture

Matrix = tuple[float, ...]
Point = tuple[float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


def bare(function: Any, result: Any = ctypes.c_int) -> Any:
    """The same function without the checks of its arguments, which take three times as long as the call."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result)(address)


_object = bare(raw.FPDFPage_GetObject, ctypes.c_void_p)
_form_object = bare(raw.FPDFFormObj_GetObject, ctypes.c_void_p)
_type = bare(raw.FPDFPageObj_GetType)
_bounds = bare(raw.FPDFPageObj_GetBounds)
_matrix = bare(raw.FPDFPageObj_GetMatrix)
_clip = bare(raw.FPDFPageObj_GetClipPath, ctypes.c_void_p)
_clip_paths = bare(raw.FPDFClipPath_CountPaths)
_clip_segments = bare(raw.FPDFClipPath_CountPathSegments)
_clip_segment = bare(raw.FPDFClipPath_GetPathSegment, ctypes.c_void_p)
_count_segments = bare(raw.FPDFPath_CountSegments)
_segment = bare(raw.FPDFPath_GetPathSegment, ctypes.c_void_p)
_segment_point = bare(raw.FPDFPathSegment_GetPoint)
_segment_type = bare(raw.FPDFPathSegment_GetType)
_fill_colour = bare(raw.FPDFPageObj_GetFillColor)
_FOUR = Struct("4I")
_COLOUR = (ctypes.c_uint * 4)()
_COLOUR_BYTES = memoryview(_COLOUR).cast("B")
_COLOUR_AT = tuple(ctypes.byref(_COLOUR, ctypes.sizeof(ctypes.c_uint) * part) for part in range(4))
_segment_closes = bare(raw.FPDFPathSegment_GetClose)
_SIX = Struct("6f")
_MATRIX = raw.FS_MATRIX()
_MATRIX_AT = ctypes.byref(_MATRIX)
_FOUR_SIDES = Struct("4f")
_SIDES = (ctypes.c_float * 4)()
_SIDES_AT = tuple(ctypes.byref(_SIDES, ctypes.sizeof(ctypes.c_float) * side) for side in range(4))


class Shape(NamedTuple):
    """Something else than text that is drawn on a page, within forms that move it by `matrix`, after so many text
    objects."""

    handle: ctypes.c_void_p
    kind: int
    matrix: Matrix
    after: int

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
        return _around([self.point(x, y) for x, y in points])


def objects_of(page: Any) -> tuple[dict[int, Matrix], list[Shape]]:
    """The text objects of a page, by where they are in memory, with what the forms that they are in move them by, and
    all else that is drawn on it; in the order of drawing."""
    texts: dict[int, Matrix] = {}
    shapes: list[Shape] = []
    handle = ctypes.cast(page, ctypes.c_void_p)
    addresses = list(map(_object, repeat(handle), range(raw.FPDFPage_CountObjects(page))))
    _unpack(addresses, _UNMOVED, texts, shapes)
    return texts, shapes


def _unpack(addresses: Sequence[int], matrix: Matrix, texts: dict[int, Matrix], shapes: list[Shape]) -> None:
    for address, kind in zip(addresses, map(_type, map(ctypes.c_void_p, addresses)), strict=True):
        if kind == raw.FPDF_PAGEOBJ_TEXT:  # browsers print each letter as one
            texts[address] = matrix
            continue
        handle = ctypes.c_void_p(address)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            count = raw.FPDFFormObj_CountObjects(ctypes.cast(handle, raw.FPDF_PAGEOBJECT))
            inner = [_form_object(handle, index) for index in range(count)]
            _unpack(inner, times(matrix_of(handle), matrix), texts, shapes)
        else:
            shapes.append(Shape(handle, kind, matrix, len(texts)))


def read_shapes(shapes: list[Shape], frame: Frame, sheet: Sheet, drawn: Sequence[tuple[int, int]]) -> None:
    """Adds the pictures, and the rules and marks that paths draw, and marks the pieces that a path covers. `drawn` are
    the places among the sheet's pieces from which on they are of a text object, with how many were drawn before it."""
    cover = _Cover(sheet.pieces, drawn)
    white = any(piece.look is Look.WHITE for piece in sheet.pieces)
    for shape in shapes:
        if shape.kind == raw.FPDF_PAGEOBJ_IMAGE:
            sheet.pictures.append(bounds_of(shape.handle, shape.matrix, frame))
        elif white and _is_ground(shape):
            sheet.grounds.append(bounds_of(shape.handle, shape.matrix, frame))
        if shape.kind == raw.FPDF_PAGEOBJ_PATH:
            drawn_lines = [(corners, straight) for corners, straight in _outlines(shape, frame) if corners]
            for corners, straight in drawn_lines:
                sheet.rules += filter(None, map(_rule, straight))
                if len(corners) > 2:
                    sheet.marks.append(_around(corners))
            if len(drawn_lines) == 1 and cover.may_hide(shape.after) and _is_box(drawn_lines[0][0]):
                cover.draw(shape, _around(drawn_lines[0][0]), frame)
    sheet.cover(cover.hidden)


class _Cover:
    """Finds the pieces that boxes are drawn over, which were drawn before them."""

    def __init__(self, pieces: Sequence[Piece], drawn: Sequence[tuple[int, int]]) -> None:
        self.hidden: set[int] = set()
        self._pieces = pieces
        self._drawn = drawn
        self._first = min((before for _, before in drawn), default=0)
        self._level: list[tuple[float, float, int, int]] = []  # y and x of a middle, its place, what was before it
        self._boxes = 0

    def may_hide(self, after: int) -> bool:
        """Whether what is drawn after so many text objects can hide any. There are few such boxes, or the page is a
        drawing."""
        return after > self._first and self._boxes < _MOST_COVERS

    def draw(self, shape: Shape, box: Box, frame: Frame) -> None:
        """Draws a box, as far as it is shown."""
        if min(box.bottom - box.top, box.x1 - box.x0) < _COVER or not _is_opaque(shape):
            return
        self._boxes += 1
        if is_clipped(shape.handle.value or 0):
            shown = clip_of(shape.handle.value or 0, shape.matrix, frame)
            box = Box(*map(max, box[:2], shown[:2]), *map(min, box[2:], shown[2:]))
        level = self._level = self._level or sorted(self._middles())
        for _, x, place, before in level[bisect_left(level, (box.top,)) : bisect_right(level, (box.bottom,))]:
            if before < shape.after and box.x0 <= x <= box.x1:
                self.hidden.add(place)

    def _middles(self) -> Iterator[tuple[float, float, int, int]]:
        for (start, before), (end, _) in pairwise([*self._drawn, (len(self._pieces), 0)]):
            for place in range(start, end):
                x, y = middle_of(self._pieces[place])
                yield y, x, place, before


def _is_box(corners: Sequence[Point]) -> bool:
    """Whether a closed line is a box whose sides lie as the page does."""
    if not 4 <= len(corners) <= 5:
        return False
    steps = [(abs(x1 - x0), abs(y1 - y0)) for (x0, y0), (x1, y1) in pairwise(corners)]
    return all(min(step) < STRAIGHT for step in steps) and corners[0] in (corners[-1], *corners[:1])


def _is_opaque(shape: Shape) -> bool:
    """Whether nothing behind a shape can be seen."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape.pointer, fill, stroke)
    colour = fill_of(shape.handle)
    whole = bool(fill.value) and colour is not None and _FOUR.unpack(colour)[3] == _OPAQUE
    return whole and not raw.FPDFPageObj_HasTransparency(shape.pointer)


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
    for path in range(min(_clip_paths(clip), _MOST_SEGMENTS)):
        corners = []
        for index in range(min(_clip_segments(clip, path), _MOST_SEGMENTS)):
            _segment_point(ctypes.c_void_p(_clip_segment(clip, path, index)), *at)
            corners.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if corners:
            box = frame.box(corners)
            shown = Box(*map(max, shown[:2], box[:2]), *map(min, shown[2:], box[2:]))
    return shown


def _is_ground(shape: Shape) -> bool:
    """Whether a shape is filled so that white type on it is seen."""
    if shape.kind != raw.FPDF_PAGEOBJ_PATH:
        return bool(shape.kind == raw.FPDF_PAGEOBJ_SHADING)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape.pointer, fill, stroke)
    colour = fill_of(shape.handle)
    return bool(fill.value) and colour is not None and not is_clear(colour) and not is_pale(colour)


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
    return bool(0.3 * red + 0.59 * green + 0.11 * blue > _PALE)  # how light the eye takes each for


def is_white(colour: bytes) -> bool:
    """Whether the eye cannot tell a colour from paper."""
    red, green, blue, _ = _FOUR.unpack(colour)
    return bool(min(red, green, blue) > 250)


def _outlines(shape: Shape, frame: Frame) -> Iterator[tuple[list[Point], list[tuple[Point, Point]]]]:
    """The points of each closed or open line of a path, and its straight pieces."""
    x, y = ctypes.c_float(), ctypes.c_float()
    at = ctypes.byref(x), ctypes.byref(y)
    a, b, c, d, e, f = times(matrix_of(shape.handle), shape.matrix)
    corners: list[Point] = []
    straight: list[tuple[Point, Point]] = []
    for index in range(min(_count_segments(shape.handle), _MOST_SEGMENTS)):
        segment = ctypes.c_void_p(_segment(shape.handle, index))
        _segment_point(segment, *at)
        point = frame.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = _segment_type(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield corners, straight
            corners, straight = [], []
        elif kind == raw.FPDF_SEGMENT_LINETO and corners:
            straight.append((corners[-1], point))
        corners.append(point)
        if _segment_closes(segment):
            straight.append((point, corners[0]))
    yield corners, straight


def _rule(ends: tuple[Point, Point]) -> Rule | None:
    (x0, top), (x1, bottom) = ends
    width, height = abs(x1 - x0), abs(bottom - top)
    return Rule(*_around(ends)) if min(width, height) < STRAIGHT < max(width, height) else None


def _around(points: list[Point] | tuple[Point, Point]) -> Box:
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
