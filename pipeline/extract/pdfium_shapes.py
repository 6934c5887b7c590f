"""What PDFium finds drawn on a page besides text: pictures, rules, marks, and boxes over text."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from struct import Struct
from typing import NamedTuple

from pypdfium2 import raw

from parsers.model import Rule
from pipeline.extract.pdfium_objects import (
    MOST_SEGMENTS,
    Frame,
    Matrix,
    Point,
    Shape,
    around,
    bare,
    bounds_of,
    clip_of,
    fill_of,
    is_clear,
    is_clipped,
    is_pale,
    matrix_of,
    segment_point,
    times,
)
from pipeline.extract.pieces import STRAIGHT, Box, Look, Piece, middle_of
from pipeline.extract.sheet import Sheet

_COVER = 4  # points: what is lower or narrower is a line
_MOST_COVERS = 200  # boxes of a page drawn over text: what has more is a chart
_OPAQUE = 255
_PATTERN = 0xBF, 0xBF, 0xBF  # what PDFium says of the colour of a pattern: all that may be seen through
_MARK = 8  # letters of a mark's name that are looked at
_LAYER = "OC"  # marks what is in a layer, which may be off
_FOUR = Struct("4I")
_count_segments = bare(raw.FPDFPath_CountSegments)
_segment = bare(raw.FPDFPath_GetPathSegment, ctypes.c_void_p)
_segment_type = bare(raw.FPDFPathSegment_GetType)
_segment_closes = bare(raw.FPDFPathSegment_GetClose)


class Drawn(NamedTuple):
    """When text was drawn: for each text object, how many were before it."""

    pieces: Sequence[tuple[int, int]]  # from which place on the sheet's pieces are of it
    others: Iterable[tuple[int, int, Matrix]]  # where in memory one is that no piece is of, within a form


def read_shapes(shapes: list[Shape], frame: Frame, sheet: Sheet, drawn: Drawn) -> None:
    """Adds the pictures, and the rules and marks that paths draw, and marks the pieces that a path covers."""
    cover = _Cover(sheet.pieces, drawn.pieces)
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
                    sheet.marks.append(around(corners))
            if len(drawn_lines) == 1 and shape.may_cover and cover.may_hide(shape.after) and _is_box(drawn_lines[0][0]):
                cover.draw(shape, around(drawn_lines[0][0]), frame)
    if cover.hidden:  # PDFium tells of text once that is printed again over a box
        again = [(before, bounds_of(ctypes.c_void_p(other), matrix, frame)) for before, other, matrix in drawn.others]
        seen = cover.seen_again(again)
        sheet.cover(place for place in cover.hidden if place not in seen)


class _Cover:
    """Finds the pieces that boxes are drawn over, which were drawn before them."""

    def __init__(self, pieces: Sequence[Piece], drawn: Sequence[tuple[int, int]]) -> None:
        self.hidden: dict[int, int] = {}  # by its place, how much text was drawn before the box
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
            seen = self._pieces[place].look is not Look.INVISIBLE
            if before < shape.after and box.x0 <= x <= box.x1 and seen:
                self.hidden[place] = shape.after

    def seen_again(self, drawn: Iterable[tuple[int, Box]]) -> set[int]:
        """The hidden pieces that text is drawn over later."""
        boxes = list(drawn)
        return {
            place
            for place, after in self.hidden.items()
            if any(before >= after and box.holds(*middle_of(self._pieces[place])) for before, box in boxes)
        }

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
    """Whether nothing behind a shape can be seen, for certain."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape.pointer, fill, stroke)
    colour = fill_of(shape.handle)
    if not fill.value or colour is None or raw.FPDFPageObj_HasTransparency(shape.pointer) or _is_in_layer(shape):
        return False
    *tint, alpha = _FOUR.unpack(colour)
    return alpha == _OPAQUE and tuple(tint) != _PATTERN


def _is_in_layer(shape: Shape) -> bool:
    marks = (raw.FPDFPageObj_GetMark(shape.pointer, at) for at in range(raw.FPDFPageObj_CountMarks(shape.pointer)))
    name = (raw.FPDF_WCHAR * _MARK)()
    length = ctypes.c_ulong()
    return any(
        raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        and bytes(name)[: length.value].decode("utf-16-le").rstrip("\0") == _LAYER
        for mark in marks
    )


def _is_ground(shape: Shape) -> bool:
    """Whether a shape is filled so that white type on it is seen."""
    if shape.kind != raw.FPDF_PAGEOBJ_PATH:
        return bool(shape.kind == raw.FPDF_PAGEOBJ_SHADING)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape.pointer, fill, stroke)
    colour = fill_of(shape.handle)
    return bool(fill.value) and colour is not None and not is_clear(colour) and not is_pale(colour)


def _outlines(shape: Shape, frame: Frame) -> Iterator[tuple[list[Point], list[tuple[Point, Point]]]]:
    """The points of each closed or open line of a path, and its straight pieces."""
    x, y = ctypes.c_float(), ctypes.c_float()
    at = ctypes.byref(x), ctypes.byref(y)
    a, b, c, d, e, f = times(matrix_of(shape.handle), shape.matrix)
    corners: list[Point] = []
    straight: list[tuple[Point, Point]] = []
    for index in range(min(_count_segments(shape.handle), MOST_SEGMENTS)):
        segment = ctypes.c_void_p(_segment(shape.handle, index))
        segment_point(segment, *at)
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
    return Rule(*around(ends)) if min(width, height) < STRAIGHT < max(width, height) else None
