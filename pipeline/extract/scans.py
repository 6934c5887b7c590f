"""Scanned pages as pictures: made easy to recognise, and compared with what was recognised on them.

Tesseract stumbles over what is not text, as the edges of tables and dark cells, cannot tell dashes, bullets and narrow
spaces, takes an E for an F, and passes over some of what stands alone in a cell. All that the picture tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageOps

from parsers.model import Rule, Word
from pipeline.errors import UnreadableDocument
from pipeline.extract.pictures import opened
from pipeline.extract.pieces import BELOW
from pipeline.extract.straight import Grey, straightened

DPI = 300  # what tesseract was taught on
_MOST, _LONGEST = 40_000_000, 32_000  # pixels of a page, some A2, and of a side, more than which tesseract refuses

_INK, _TINT = 140, 215  # grey that is darker is ink, or at least no paper
_CONTRAST = 50  # of grey, between a cell's colour and its text
_EDGE = 7  # pixels that the edge of a cell may take
_WHOLE = 0.8  # of the box around an area: it is one cell, of which light text has eaten the rest

# In points: no letter has a stroke as long as a rule, or as wide as a filled cell.
_LONG, _CELL = 28.0, 10.0
_LEAN = 4  # times as long as it is wide is a rule

# In the size of the type, as all that follow.
_FLAT = 0.16  # the height of a dash at most
_HYPHEN, _EN_DASH = 0.32, 0.8  # their widths at most
_SPACE = 0.2  # between signs: the air around two letters is half of it
_DISC = (0.15, 0.75)  # a bullet's diameter
_SOLID = 0.7  # of its box that a bullet fills; letters as round have holes
_NOUGHT = (0.6, 0.9)  # the height of a nought; a bullet that is a circle is lower
_MIRRORED = 0.85  # of its box that a nought shares with its mirror image
_FOOT = 0.85  # of an E's width that its lowest bar has; an F's serif has half
_LETTER = (0.1, 0.35, 2.0)  # the least width, the least and the largest height of what may be letters
_HIGH = 0.75  # of letters without dots, above their baseline; what is higher may be the line above
_WITHIN = 0.14  # between two letters of a word at most
_AIR = 0.2  # around a word: what is nearer belongs to it
_BESIDE = 0.4  # letters that are nearer to a word than this belong to it too: a space and what is lost of its box
_JOINT = (0.6, 0.2)  # letters that are not farther from each other, to the side and up, are of one text

_FEW = 3  # letters that one sign may be taken for: a `0` for `10)`

_DASHES = frozenset("-–—−")
_SPACED = frozenset("<>≤≥=%€")  # in Finnish a space stands between these and a number

Mask = NDArray[Any]
Sides = tuple[int, int, int, int]  # left, top, right and bottom in pixels


@dataclass(frozen=True, slots=True)
class Scan:
    """A page's picture in a file, straight and cleaned, with `scale` pixels to a point, and the rules that were in it,
    in points. The page is shown turned from that by `turn` degrees, clockwise."""

    file: Path
    scale: float
    rules: tuple[Rule, ...]
    turn: float

    def view(self) -> View:
        """The picture to look at."""
        with Image.open(self.file) as image:
            return View(np.array(image), self.scale)


def scans_of(path: Path, numbers: Sequence[int], password: str | None, folder: Path) -> Iterator[Scan]:
    """Some pages, counted from 1, in files of a folder. Raises UnreadableDocument."""
    cv2.setNumThreads(1)
    with closing(opened(path, password)) as pdf:
        for number in numbers:
            try:
                grey, scale = _drawn(pdf, number)
            except pypdfium2.PdfiumError as error:
                raise UnreadableDocument(path, f"cannot be drawn on page {number}; fetch the file again") from error
            grey, turn = straightened(grey)
            scan = Scan(folder / f"page-{number}.png", scale, tuple(cleaned(grey, scale)), turn)
            Image.fromarray(grey).save(scan.file, dpi=(72 * scale, 72 * scale), compress_level=1)
            yield scan


def _drawn(pdf: pypdfium2.PdfDocument, number: int) -> tuple[Grey, float]:
    """A page in grey, and how many of its pixels make a point."""
    with closing(pdf.get_page(number - 1)) as page:
        width, height = page.get_size()
        scale = min(DPI / 72, (_MOST / max(width * height, 1)) ** 0.5, _LONGEST / max(width, height, 1))
        with closing(page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)) as drawn:
            return np.array(drawn.to_pil()), scale


def cleaned(grey: Grey, scale: float) -> Iterator[Rule]:
    """Takes rules and filled cells out of a picture; yields the rules, and the edges of the cells."""
    for x0, top, x1, bottom in _whiten_cells(grey, round(_CELL * scale) | 1):
        for edge in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
            yield _rule(edge, scale)
    dark = (grey < _TINT).astype(np.uint8)
    long = round(_LONG * scale)
    for width, height in ((long, 1), (1, long)):
        for _, (x0, top, x1, bottom) in _areas(cv2.morphologyEx(dark, cv2.MORPH_OPEN, _block(width, height))):
            if max(x1 - x0, bottom - top) < _LEAN * min(x1 - x0, bottom - top):
                continue
            grey[max(top - 1, 0) : bottom + 1, max(x0 - 1, 0) : x1 + 1] = 255
            x, y = (x0 + x1) // 2, (top + bottom) // 2
            yield _rule((x0, y, x1, y) if height == 1 else (x, top, x, bottom), scale)


def _whiten_cells(grey: Grey, side: int) -> Iterator[Sides]:
    """Makes cells that are filled with a colour white, and what is written in them dark; yields where they were."""
    dark = grey < _TINT
    # Around a point of a cell it is mostly dark, even if the cell is full of light letters.
    filled = (cv2.blur(dark.astype(np.uint8) * 255, (side, side)) > 127).astype(np.uint8)
    for operation in (cv2.MORPH_OPEN, cv2.MORPH_CLOSE):
        filled = cv2.morphologyEx(filled, operation, _block(side, side)).astype(np.uint8)
    for area, sides in list(_areas(filled)):
        x0, top, x1, bottom = _to_the_edges(sides, dark) if area.mean() > _WHOLE else sides
        if area.mean() > _WHOLE:
            filled[top:bottom, x0:x1] = 1
        part, own = grey[top:bottom, x0:x1], filled[top:bottom, x0:x1] > 0
        colours = part[own].astype(np.int32)
        fill = int(np.median(colours))
        if np.count_nonzero(colours > fill + _CONTRAST) > np.count_nonzero(colours < fill - _CONTRAST):
            part[own] = 255 - (colours - fill).clip(0) * 255 // max(255 - fill, 1)
        else:
            part[own] = colours.clip(0, fill) * 255 // max(fill, 1)
        yield x0, top, x1, bottom
    grey[cv2.morphologyEx(filled, cv2.MORPH_GRADIENT, _block(_EDGE, _EDGE)) > 0] = 255


def _to_the_edges(sides: Sides, dark: NDArray[np.bool_]) -> Sides:
    """The box of a cell as far as it is dark: beside its text it looks lighter than it is."""
    x0, top, x1, bottom = sides
    while x0 > 0 and dark[top:bottom, x0 - 1].mean() > 0.5:
        x0 -= 1
    while x1 < dark.shape[1] and dark[top:bottom, x1].mean() > 0.5:
        x1 += 1
    while top > 0 and dark[top - 1, x0:x1].mean() > 0.5:
        top -= 1
    while bottom < dark.shape[0] and dark[bottom, x0:x1].mean() > 0.5:
        bottom += 1
    return x0, top, x1, bottom


def _block(width: int, height: int) -> Mask:
    return np.ones((height, width), np.uint8)


def _rule(sides: Sides, scale: float) -> Rule:
    return Rule(*(side / scale for side in sides))


def _areas(mask: Mask) -> Iterator[tuple[NDArray[np.bool_], Sides]]:
    """What hangs together in a picture: which pixels of the box around it, and that box."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(mask)
    for number, (x, y, width, height, _) in enumerate(boxes[1:].tolist(), 1):
        yield labels[y : y + height, x : x + width] == number, (x, y, x + width, y + height)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A picture to compare words with, `scale` pixels to a point."""

    grey: Grey
    scale: float

    def cut(self, word: Word, margin: int) -> Image.Image:
        """The place of a word with a white margin, in pixels, around it."""
        part = self._part(self.grey, word.x0, word.top - _AIR * word.size, word.x1, word.bottom)
        return ImageOps.expand(Image.fromarray(part), margin, 255)

    def compared(self, words: Iterable[Word]) -> Iterator[Word]:
        """Recognised words as they are in the picture: where their letters are and without those where there is no
        ink, with the dashes, bullets and spaces that it shows."""
        for word in self._fitted(words):
            ink = self._band(word, word.x0, word.x1)
            if not ink.any():
                continue
            sign = _sign(ink, word.size * self.scale)
            if sign and len(word.text) <= _FEW:
                yield replace(word, text=sign)
            else:
                yield from self._spaced(word, ink)

    def _fitted(self, words: Iterable[Word]) -> Iterator[Word]:
        """Words with all of their letters in their boxes: tesseract's may cut them, or lie beside them."""
        for _, group in groupby(words, lambda word: (word.baseline, word.size)):
            line = sorted(group, key=lambda word: word.x0)
            air = round(_WITHIN * line[0].size * self.scale)
            start = max(line[0].x0 - line[0].size, 0)
            spans = _spans(self._band(line[0], start, line[-1].x1 + line[0].size), air)
            places = [(start + x0 / self.scale, start + x1 / self.scale) for x0, x1 in spans]
            # The ends of other lines may be in what was looked at.
            places = [place for place in places if place[1] > line[0].x0 and place[0] < line[-1].x1]
            if len(places) == len(line):
                yield from (replace(word, x0=x0, x1=x1) for word, (x0, x1) in zip(line, places, strict=True))
                continue
            for word in line:
                over = [place for place in places if place[1] > word.x0 and place[0] < word.x1]
                sides = [word.x0, word.x1, *(side for place in over for side in place)]
                inner = [other for other in line if other is not word]
                left = max((other.x1 for other in inner if other.x1 <= word.x0), default=float("-inf"))
                right = min((other.x0 for other in inner if other.x0 >= word.x1), default=float("inf"))
                yield replace(word, x0=max(min(sides), left), x1=min(max(sides), right))

    def _band(self, word: Word, x0: float, x1: float) -> NDArray[np.bool_]:
        """Where ink is between two places of a word's line, as high as its letters."""
        top, bottom = word.baseline - _HIGH * word.size, word.baseline + BELOW * word.size
        ink: NDArray[np.bool_] = self._part(self.grey, x0, top, x1, bottom) < _INK
        return ink

    def _spaced(self, word: Word, ink: NDArray[np.bool_]) -> Iterator[Word]:
        """A word with the dashes that are in the picture, and in parts where a sign stands apart from its number. Only
        if each of its letters stands by itself, or nobody could tell which is which."""
        size = word.size * self.scale
        spans = _spans(ink, 0)
        signs = [_sign(ink[:, x0:x1], size) for x0, x1 in spans]
        letters = iter([letter for letter in word.text if letter not in _DASHES])
        text = "".join([sign if sign in _DASHES else next(letters, "") for sign in signs])
        if len(text) != len(spans) or next(letters, ""):
            yield word
            return
        pairs = zip(text, spans, strict=True)
        text = "".join(["E" if letter == "F" and _has_foot(ink[:, x0:x1]) else letter for letter, (x0, x1) in pairs])
        cuts = [
            index
            for index, ((_, end), (start, _)) in enumerate(pairwise(spans), 1)
            if start - end > _SPACE * size and _SPACED & set(text[index - 1 : index + 1])
        ]
        for first, last in pairwise([0, *cuts, len(text)]):
            x0, x1 = (word.x0 + pixels / self.scale for pixels in (spans[first][0], spans[last - 1][1]))
            yield replace(word, text=text[first:last], x0=x0, x1=x1)

    def passed_over(self, words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
        """What has ink but is in no word: dashes and bullets, and what may be text, as words that have none."""
        if not words:
            return [], []
        signs: list[Word] = []
        blanks: list[Word] = []
        size = median(word.size for word in words)
        em = size * self.scale
        rest = (self.grey < _INK).astype(np.uint8)
        for word in words:
            air = _AIR * word.size
            self._part(rest, word.x0 - air, word.top - air, word.x1 + air, word.bottom + air)[:] = 0
        for area, (x0, top, x1, bottom) in _areas(cv2.dilate(rest, _block(*(round(part * em) + 1 for part in _JOINT)))):
            ink = area & (rest[top:bottom, x0:x1] > 0)
            rows, columns = (np.flatnonzero(ink.any(axis=axis)).tolist() for axis in (1, 0))
            left, above = (x0 + columns[0]) / self.scale, (top + rows[0]) / self.scale
            right, below = (x0 + columns[-1] + 1) / self.scale, (top + rows[-1] + 1) / self.scale
            place = Word(_sign(ink, em), words[0].page, left, above, right, below, baseline=below, size=size)
            if place.text:
                signs.append(place)
            elif _may_be_text(place) and not any(_is_at(place, word) for word in words):
                blanks.append(place)
        return signs, blanks

    def _part(self, picture: Grey, x0: float, top: float, x1: float, bottom: float) -> Grey:
        """What of a picture is between points of the page."""
        left, above, right, below = (round(max(side, 0) * self.scale) for side in (x0, top, x1, bottom))
        return picture[above:below, left:right]


def _may_be_text(place: Word) -> bool:
    width, height = place.x1 - place.x0, place.bottom - place.top
    least, low, high = (part * place.size for part in _LETTER)
    return width > least and low < height < high


def _is_at(place: Word, word: Word) -> bool:
    """Whether a place is but an edge of a word, for letters reach out of the box that is given for it."""
    level = place.top < word.bottom and word.top < place.bottom
    return level and place.x0 - word.x1 < _BESIDE * word.size and word.x0 - place.x1 < _BESIDE * word.size


def _spans(ink: NDArray[np.bool_], air: int) -> list[tuple[int, int]]:
    """From where to where ink goes on to the side, with no more than so many columns without any in it."""
    columns = np.flatnonzero(ink.any(axis=0))
    if not len(columns):
        return []
    breaks = np.flatnonzero(np.diff(columns) > air + 1)
    starts, ends = columns[np.r_[0, breaks + 1]], columns[np.r_[breaks, len(columns) - 1]] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _has_foot(ink: NDArray[np.bool_]) -> bool:
    """Whether a letter is about as wide at its foot as it is anywhere, which an E is and an F is not."""
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    foot = np.flatnonzero(ink[rows[-1] + 1 - max(len(rows) // 8, 1) : rows[-1] + 1].any(axis=0))
    return bool(foot[-1] - foot[0] > _FOOT * (columns[-1] - columns[0]))


def _sign(ink: NDArray[np.bool_], size: float) -> str:
    """The dash, bullet or nought that is all that a piece of picture shows; nothing if it shows something else."""
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    height, width = rows[-1] + 1 - rows[0], columns[-1] + 1 - columns[0]
    if height < _FLAT * size < width:
        return "-" if width < _HYPHEN * size else "–" if width < _EN_DASH * size else "—"
    even = abs(height - width) < 0.3 * max(height, width) and _DISC[0] * size < height < _DISC[1] * size
    if even and ink.sum() > _SOLID * height * width:
        return "•"
    low, high = _NOUGHT
    glyph = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return "0" if low * size < height < high * size and width < height and _is_ring(glyph) else ""


def _is_ring(ink: NDArray[np.bool_]) -> bool:
    """Whether a sign is a line around one hole, alike on all sides: no word is an O, which may be as narrow."""
    pieces, _ = cv2.connectedComponents(ink.astype(np.uint8))
    grounds, _ = cv2.connectedComponents(np.pad(~ink, 1, constant_values=True).astype(np.uint8))
    mirrored = all((ink == other).mean() > _MIRRORED for other in (ink[:, ::-1], ink[::-1]))
    return pieces == grounds - 1 == 2 and mirrored
