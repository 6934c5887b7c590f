"""PDF → Pages by PDFium, several times as fast as pdfplumber. PDFium must never be called from two threads.

Each call through ctypes costs, so few are made: the text of a page comes in one call, and of each word only the ends
are measured. If the widths of its letters add up to the distance, no gap is among them.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import groupby
from math import atan2, copysign, degrees, hypot, inf
from operator import attrgetter, itemgetter, sub
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from parsers.model import SOFT_HYPHEN, UNKNOWN, Finding, Page
from pipeline.extract.glyphs import ligature_of
from pipeline.extract.layers import Layers
from pipeline.extract.levelled import ASKEW, main_turn
from pipeline.extract.pdfium_annotations import read_annotations
from pipeline.extract.pdfium_grounds import see_on_grounds
from pipeline.extract.pdfium_objects import (
    Frame,
    Matrix,
    Point,
    bounds_of,
    clip_of,
    is_clipped,
    matrix_of,
    objects_of,
    times,
)
from pipeline.extract.pdfium_shapes import Drawn, read_shapes
from pipeline.extract.pdfium_type import (
    Fonts,
    Handle,
    Style,
    Type,
    has_no_unicode,
    is_generated,
    kind_of,
    made_of,
    object_at,
    size_of,
)
from pipeline.extract.pieces import EXACT, FIGURE_GAP, WORD_GAP, Box, Look, Piece, is_accent, signs
from pipeline.extract.sheet import BY_WIDTH, NOT_SEEN, Sheet

# PDFium's word for a hyphen at a line's end, which it then joins with the next line, or for a glyph it cannot read.
_JOINT = "\ufffe"
_RUN = re.compile(rf"[^\s{_JOINT}]+{_JOINT}?|{_JOINT}")
# A letter of another script behind a Latin one: the number of a glyph that the font has no letter for.
_FOREIGN = re.compile(r"(?<=[a-zåäö])[\u0250-\u02ff\u0370-\u1dff]")
# Letters that say something of their neighbours, or nothing, are looked at one by one.
_ODD = re.compile(rf"[\u0300-\u036f{SOFT_HYPHEN}{_JOINT}]|{_FOREIGN.pattern}")
# The widths of a run's letters may miss its length by half of a word gap: kerning does, a gap does not.
_KERNING = WORD_GAP / 2

_SIGN = 0.3  # of its size: the width of a glyph that PDFium does not know, as most bullets are wide

_SAMPLES = 8  # text objects of a page
_LINE = 100  # letters of one that count

_FLAT, _SHORT = 0.12, 0.5  # of its size: a hyphen is no higher and no wider
_INDENT = 2.5  # of its size: how far a bullet stands from its text, and at least from what is before it

_REPAIRED = Finding(
    "warning", "repaired-file", "the file is damaged and was repaired to be read; look whether its pages are all there"
)

# A run of letters without white space: where it starts and ends in the text, and the text object it starts in.
_Run = tuple[int, int, Handle]

_BASELINE = attrgetter("y")


def read_pdf(path: Path, password: str | None = None) -> list[Page]:
    """The pages of a PDF. Raises PdfiumError."""
    fonts: Fonts = {}
    pages = []
    with closing(pypdfium2.PdfDocument(path, password)) as pdf:
        layers = Layers(path, password)
        if pdf.get_formtype():  # ahead of the pages, or the values of their fields cannot be read
            pdf.init_forms()
        for index in range(len(pdf)):
            with closing(pdf.get_page(index)) as page:
                hidden = layers.take_out(page.raw)
                with _text_page(page.raw) as text:
                    reader = _Reader(page, text, index + 1, fonts)
                    for said, corners in hidden:
                        reader.sheet.note(*NOT_SEEN, said, reader.frame.box(corners))
                    read_annotations(page, reader.frame, reader.sheet)
                    pages.append(reader.read())
        if pages and not raw.FPDF_DocumentHasValidCrossReferenceTable(pdf):
            pages[0] = replace(pages[0], notes=(_REPAIRED, *pages[0].notes))
    return pages


@contextmanager
def _text_page(page: Any) -> Iterator[Any]:
    """PDFium's text page of a page: pypdfium2's own takes a tenth longer, as it may be left open."""
    text = raw.FPDFText_LoadPage(page)
    if not text:
        raise pypdfium2.PdfiumError("the text of a page cannot be loaded")
    try:
        yield text
    finally:
        raw.FPDFText_ClosePage(text)


class _Reader:
    """Reads one page."""

    def __init__(self, page: Any, text: Any, number: int, fonts: Fonts) -> None:
        self.page = page
        self.text_page = text
        self.frame = Frame(page.raw)
        self.text_objects, self.shapes = objects_of(page.raw)
        turn = self._turn()
        if turn:
            self.frame.turn_back(turn)
        self.type = Type(text, self.frame, fonts)
        self.handle = self.type.handle
        self.sheet = Sheet(number, self.frame.width, self.frame.height, turn=turn)
        self.text = _text_of(text)
        self.begun: list[tuple[int, Handle]] = []  # where among the pieces those of text objects begin
        self.is_odd = bool(_ODD.search(self.text))
        self.told = False  # whether letters are read by their width

    def _drawn(self) -> Drawn:
        """When the page's text was drawn."""
        orders = {address: order for order, address in enumerate(self.text_objects)}
        begun = {handle for _, handle in self.begun}
        return Drawn(
            [(start, orders[handle]) for start, handle in self.begun if handle in orders],
            ((orders[address], address, form) for address, form in self.text_objects.items() if address not in begun),
        )

    def _turn(self) -> float:
        """What the text of the page is turned by. Some of it tells whether all must be looked at."""
        objects = list(self.text_objects.items())
        some = objects[:: len(objects) // _SAMPLES + 1]
        if all(abs(angle) < ASKEW for angle in map(self._angle, some)):
            return 0.0
        angles: list[float] = []
        for text_object in objects:  # a chart has many words of one or two letters
            pointer = ctypes.cast(ctypes.c_void_p(text_object[0]), raw.FPDF_PAGEOBJECT)
            letters = raw.FPDFTextObj_GetText(pointer, self.text_page, None, 0) // 2
            angles += [self._angle(text_object)] * min(letters, _LINE)
        return main_turn(angles)

    def _angle(self, text_object: tuple[int, Matrix]) -> float:
        """The direction that a text object is written in on the page as shown, clockwise."""
        address, form = text_object
        handle = ctypes.c_void_p(address)
        a, b, *_ = times(matrix_of(handle), form)
        forward = copysign(1, size_of(handle))  # a size below zero writes backwards
        angle: float = self.frame.angle - degrees(atan2(b * forward, a * forward))
        return (angle + 180) % 360 - 180

    def read(self) -> Page:
        spans = map(re.Match.span, _RUN.finditer(self.text))
        runs = [(start, end, object_at(self.handle, start)) for start, end in spans]
        for handle, group in groupby(runs, key=itemgetter(2)):
            if handle is None:
                for start, end, _ in group:
                    self.sheet.pieces += signs(self._letters(start, end))
            else:
                self._read_object(handle, list(group))
        self._read_unnamed({handle for _, _, handle in runs if handle})
        read_shapes(self.shapes, self.frame, self.sheet, self._drawn())
        see_on_grounds(self.page, self.text_objects, self.sheet)
        return self.sheet.page()

    def _read_object(self, handle: Handle, runs: Sequence[_Run]) -> None:
        """Reads the runs that start in a text object: as one piece each if there is no gap in it, else letter by
        letter."""
        first, last = runs[0][0], runs[-1][1] - 1
        style = self.type.style(handle, first)
        places = self.type.places([*[start for start, _, _ in runs], last], style)
        odd = self.is_odd and _ODD.search(self.text, first, last + 1)
        whole = not odd and last > first and object_at(self.handle, last) == handle  # one letter proves nothing
        pieces = self._exact(runs, places, style) if whole else []
        if not pieces:
            for run, (x, y) in zip(runs, places, strict=False):
                start, end, _ = run
                x1 = self._end(run, (x, y), style)
                if x1 is None:
                    pieces += _joined(signs(self._letters(start, end)))
                else:
                    pieces.append(_piece(self.text[start:end], (x, x1), y, style, self._parted(start, x, style)))
        begun = len(self.sheet.pieces)
        self.begun.append((begun, handle))
        if is_clipped(handle):
            self._read_clipped(runs)
        else:
            self.sheet.pieces += pieces

    def _read_clipped(self, runs: Sequence[_Run]) -> None:
        """Reads runs whose letters may be cut off one by one: some programs print each as an object."""
        for start, end, _ in runs:
            for owner, indices in groupby(range(start, end), key=self.type.owners().__getitem__):
                begun, own = len(self.sheet.pieces), list(indices)
                self.sheet.pieces += signs(self._letters(own[0], own[-1] + 1, begins=own[0] == start))
                if owner in self.text_objects and is_clipped(owner):
                    self.sheet.clip(begun, clip_of(owner, self.text_objects[owner], self.frame))

    def _exact(self, runs: Sequence[_Run], places: Sequence[Point], style: Style) -> list[Piece]:
        """The pieces of runs whose letters and spaces follow each other as their widths say, so that spaces are drawn
        between them: nothing else is as wide. None if they do not. `places` are those of their first letters and of
        the last one of all."""
        text, words, em, most = self.text, style.font.words, style.em, EXACT * style.size
        (x, y), before = places[0], runs[0][0]
        parted = self._parted(before, x, style)
        pieces = []
        for (start, end, _), (there, level) in zip(runs, places, strict=False):
            if start > before:
                gap = text[before:start]
                if is_generated(self.handle, before):
                    return []  # what is as wide by chance is spacing of letters
                x += (words.get(gap) or self.type.length(gap, before, style)) * em
                parted = True
            if not abs(there - x) + abs(level - y) < most:
                return []
            run = text[start:end]
            x += (words.get(run) or self.type.length(run, start, style)) * em
            pieces.append(_piece(run, (there, x), level, style, parted))
            before = end
        if x == inf:
            return []
        there, level = places[-1]
        off = there + style.font.widths[text[before - 1]] * em - x
        return pieces if abs(off) + abs(level - y) < most else []

    def _end(self, run: _Run, place: Point, style: Style) -> float | None:
        """Where a run ends that starts at a place; None if it is not all of one style, or may have gaps in it."""
        start, end, handle = run
        x, y = place
        text, last = self.text[start:end], end - 1
        # Browsers print each letter as an object; of what size they are their places tell.
        alike = object_at(self.handle, last) == handle or self.type.are_alike(start, end)
        if not alike or (self.is_odd and _ODD.search(text)):
            return None
        length = self.type.length(text, start, style)
        if length == inf:
            return None
        if last == start and text.islower():  # it may be a small capital, which is wider than what has been learnt
            return x + self.type.width(start, text, style) * style.em
        tip = style.font.widths[text[-1]] * style.em
        there, level = self.type.place(last, style)
        if abs(level - y) > EXACT * style.size:
            return None
        if last > start and not abs(there + tip - x - length * style.em) < _KERNING * style.size:
            starts = [x for x, _ in self.type.places(range(start, end), style)]
            steps = list(map(sub, starts[1:], starts))
            widths = [width * style.em for width in self.type.widths(text, start, style)]
            if min(steps) <= 0 or not max(map(sub, steps, widths)) < FIGURE_GAP * style.size:
                return None
            tip = self.type.width(last, text[-1], style) * style.em  # what was learnt may be a small capital's
        return there + tip

    def _letters(self, start: int, end: int, *, begins: bool = True) -> Iterator[Piece]:
        """The letters of a run, each as a piece. They are a part of one if it `begins` ahead of them."""
        last: Piece | None = None
        for index in range(start, end):
            handle = object_at(self.handle, index)
            if not handle or (self.text[index].isspace() and is_generated(self.handle, index)):
                continue
            style = self.type.style(handle, index)
            x0, y = self.type.place(index, style)
            letter = self._letter(index, handle, (x0, y), style)
            broken = letter == SOFT_HYPHEN and self.text[index] == _JOINT  # a line ends here, in a sign that is drawn
            if last is not None and (x0, y) == (last.x0, last.y) and broken:
                x0 = last.x1  # as PDFium tells of a glyph that stands for a letter and what follows it
            if last is not None and (x0, y) == (last.x0, last.y) and not is_accent(last.text):  # a ligature
                x1 = max(last.x1, x0 + self.type.part_width(index, letter, style) * style.em)
                last = last._replace(text=last.text + letter, x1=x1)
                continue
            if last is not None:
                yield last
            width = self.type.width(index, letter, style)
            if broken and width <= 0:
                width = style.font.widths.get("-", _SIGN)
            x1 = x0 + width * style.em
            parted = begins and index == start and self._parted(start, x0, style)
            last = Piece(letter, x0, x1, y, style.size, style.font.name, parted, style.turn, style.look)
        if last is not None:
            yield last

    def _letter(self, index: int, handle: Handle, place: Point, style: Style) -> str:
        """What a letter says. One that has no name is the ligature that it is as wide as, which is told once for the
        page."""
        letter = self.text[index]
        if letter == _JOINT:
            letter = self._joint(index, handle)
        elif has_no_unicode(self.handle, index) == 1 or _FOREIGN.match(self.text, index):
            letter = UNKNOWN
        if letter != UNKNOWN:
            return letter
        width = self.type.width(index, self.text[index], style)
        ligature = ligature_of(width, style.font.widths)
        if ligature and not self.told:
            x0, y = place
            self.sheet.note(*BY_WIDTH, ligature, Box(x0, y - style.size, x0 + width * style.em, y))
            self.told = True
        return ligature or UNKNOWN

    def _parted(self, start: int, x0: float, style: Style) -> bool:
        """Whether a space is drawn before a letter, and not only put there by PDFium for a gap, nor under the
        letter (some soft hyphens are read as spaces). In a scan's text words may be stretched over their spaces."""
        if not start or not self.text[start - 1].isspace() or is_generated(self.handle, start - 1):
            return False
        return style.look is Look.INVISIBLE or abs(x0 - self.type.place(start - 1, style)[0]) > EXACT * style.size

    def _read_unnamed(self, read: set[Handle]) -> None:
        """Glyphs whose letter the font does not tell are no part of PDFium's text, and neither are some spaces, nor
        some hyphens of cells that others stand beside. What stands in front of a line's first word is a bullet."""
        if len(self.text_objects) <= len(read):
            return  # each is one that a run starts in
        read = set(filter(None, self.type.owners()))
        pieces = sorted((piece for piece in self.sheet.pieces if not piece.turn), key=_BASELINE)
        baselines = [piece.y for piece in pieces]
        for address, form in self.text_objects.items():
            if address in read:
                continue
            handle = ctypes.c_void_p(address)
            a, b, c, d, e, f = times(matrix_of(handle), form)
            if abs(b) > abs(a):
                continue  # a space of text that runs up or down, as between its words
            size = abs(size_of(handle)) * hypot(c, d)
            x0, y = self.frame.point(e, f)
            level = pieces[bisect_left(baselines, y - 0.5 * size) : bisect_right(baselines, y + 0.5 * size)]
            box = bounds_of(handle, form, self.frame)
            if _is_hyphen(box, y, size):
                if not any(piece.x0 < (box.x0 + box.x1) / 2 < piece.x1 for piece in level):
                    before = [piece.font for piece in level if abs(piece.x1 - x0) < WORD_GAP * size]
                    sign, font = (SOFT_HYPHEN, before[0]) if before else ("-", "")
                    self.sheet.pieces.append(Piece(sign, x0, box.x1 + box.x0 - x0, y, size, font))
                continue
            near = [piece.x0 for piece in level if piece.x1 > x0 - _INDENT * size]
            if not near or min(near) < x0 or kind_of(made_of([address])[0])[1] is not Look.PLAIN:
                continue  # a space behind a word, as most are
            x1 = max(box.x1, box.x0 + _SIGN * size)
            if 0 <= min(near) - x1 < _INDENT * size:
                self.sheet.pieces.append(Piece(UNKNOWN, box.x0, x1, y, size, ""))

    def _joint(self, index: int, handle: Handle) -> str:
        """The letter that PDFium takes for a joint of lines: a hyphen or a soft one. It tells which when the letter's
        text object is alone on the page, with nothing to be joined to."""
        if not raw.FPDFText_IsHyphen(self.text_page, index):
            return UNKNOWN
        for address in self.text_objects:
            pointer = ctypes.cast(ctypes.c_void_p(address), raw.FPDF_PAGEOBJECT)
            raw.FPDFPageObj_SetIsActive(pointer, address == handle)
        alone = raw.FPDFText_LoadPage(self.page.raw)
        try:
            return _text_of(alone).rstrip()[-1:] or UNKNOWN  # spaces may follow the hyphen
        finally:
            raw.FPDFText_ClosePage(alone)


def _joined(letters: Iterable[Piece]) -> list[Piece]:
    """Letters as pieces as long as they follow each other without a gap: what is printed once more over itself, to look
    bold, is made of the same ones, although PDFium may tell no space between the two."""
    pieces: list[Piece] = []
    for letter in letters:
        last = pieces[-1] if pieces else None
        alike = last and (last.y, last.size, last.font, last.look) == (letter.y, letter.size, letter.font, letter.look)
        if last and alike and not letter.parted and abs(letter.x0 - last.x1) < EXACT * last.size:
            pieces[-1] = last._replace(text=last.text + letter.text, x1=letter.x1)
        else:
            pieces.append(letter)
    return pieces


def _is_hyphen(box: Box, baseline: float, size: float) -> bool:
    """Whether a glyph is as flat and as short as a hyphen, and stands as high."""
    flat = 0 < box.bottom - box.top < _FLAT * size < box.x1 - box.x0 < _SHORT * size
    return flat and 0.15 * size < baseline - box.bottom < 0.45 * size


def _piece(text: str, ends: tuple[float, float], y: float, style: Style, parted: bool) -> Piece:
    """A run without a gap."""
    font = style.font
    drawn = text.translate(font.signs) if font.signs else text
    # Its own constructor takes twice as long, and a page has hundreds.
    return tuple.__new__(Piece, (drawn, *ends, y, style.size, font.name, parted, style.turn, style.look))


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
