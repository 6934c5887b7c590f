"""Pieces of text, whichever library found them on a page → words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise
from math import cos, radians, sin
from operator import attrgetter
from typing import NamedTuple

from parsers.model import LEADER, SOFT_HYPHEN, Word
from pipeline.extract.glyphs import clean, draws_capitals, is_bold, symbol

# A gap above an eighth of the size parts two words: a tight justified line has spaces of a seventh, kerned
# letters stand closer.
WORD_GAP = 0.125
FIGURE_GAP = 0.1245  # and two figures: a narrow no-break space is an eighth wide, less what rounding takes
_KERN = 0.1  # of the size: what letters are kerned by at the most
_WIDE = 0.16  # of the size: letters that stand wider apart do so all of them
_SPACED = 1.5 * _WIDE + 0.05  # of the size: the widest gap in such a word
_TOGETHER = 4  # letters of it that a program may put down at once
_LONGEST = 40  # letters of it to either side of a gap: a bound on the work
_FEWEST = 2  # gaps of a word that is set a little wide: `Teko`
EXACT = 0.05  # of the size: what rounding adds up to in a line, and no drawn space is as narrow
# Where type stands about its baseline, in its size: fonts declare their own heights, and many declare them wrong.
ABOVE, BELOW = 0.8, 0.2
STRAIGHT = 0.01  # points that the ends of a rule may differ by in the other direction
_SMALL, _RAISED = 0.8, 0.2  # of the size of a word: what a mark behind it is set in, and is raised by, at the least
_LINE = 3.0  # points between the baselines of two lines, as in pdfplumber
UPRIGHT = 3  # degrees


class Look(Enum):
    """How text is drawn."""

    PLAIN = 0
    WHITE = 1  # seen where something darker is drawn behind it
    INVISIBLE = 2  # the text of a scan, if a picture is there
    CLIPPED = 3  # outside of what is shown of it, as the rest of a paragraph that goes on overleaf, or covered

    __hash__ = object.__hash__  # an Enum's own is written in Python, and each text object looks its style up


class Piece(NamedTuple):
    """Characters that stand close to one another in one font; `x0`, `x1` and `y` (the baseline) are points in the
    direction of writing, which is `turn` degrees from upright, clockwise."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str
    parted: bool = False  # by a space that is drawn before it
    turn: int = 0
    look: Look = Look.PLAIN


def in_writing(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of the page as it lies in the direction of writing."""
    if not turn:
        return x, y
    along, across = cos(radians(turn)), sin(radians(turn))
    return x * along + y * across, y * along - x * across


def turn_of(degrees: float) -> int:
    """A direction in whole degrees, -179 to 180. Type that leans by a few is upright: scans lie askew."""
    turn = 180 - round(180 - degrees) % 360
    return 0 if abs(turn) <= UPRIGHT else turn


class Box(NamedTuple):
    """Something drawn, in points of the page as shown."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


_START, _BASELINE = attrgetter("x0"), attrgetter("y")


def middle_of(piece: Piece) -> tuple[float, float]:
    """The middle of a piece on the page."""
    x0, top, x1, bottom = _turned_back(Box(piece.x0, piece.y - ABOVE * piece.size, piece.x1, piece.y), piece.turn)
    return (x0 + x1) / 2, (top + bottom) / 2


def words_of(pieces: Iterable[Piece], page: int) -> list[Word]:
    """The words that pieces make, line by line in each direction of writing, upright ones first."""
    pieces = list(pieces)
    turned: dict[int, list[Piece]] = {0: [piece for piece in pieces if not piece.turn]}
    for piece in [piece for piece in pieces if piece.turn]:
        turned.setdefault(piece.turn, []).append(piece)
    lines = (line for group in turned.values() for line in _lines(group))
    runs: Iterable[Sequence[Piece]] = (run for line in lines for run in _runs(line))
    if LEADER.search("".join([piece.text for piece in pieces])):
        runs = (part for run in runs for part in _without_leader(run))
    return [word for run in runs if (word := _word(run, page)) is not None]


def _without_leader(run: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces of a word, those of a leader in it, and those behind that, as words of their own:
    `TEKO...........Kasvu`. Within a piece letters are taken as twice as wide as dots, and as wide as strokes."""
    text = "".join([piece.text for piece in run])
    cuts = iter([edge for found in LEADER.finditer(text) for edge in found.span() if 0 < edge < len(text)])
    cut = next(cuts, len(text))
    part: list[Piece] = []
    at = 0
    for piece in run:
        rest, end = piece, at + len(piece.text)
        while cut < end:
            head, tail = _cut(rest, cut - at) if cut > at else (None, rest)
            if head:
                part.append(head)
            yield part
            part, rest, at = [], tail, cut
            cut = next(cuts, len(text))
        part.append(rest)
        at = end
    yield part


def _cut(piece: Piece, count: int) -> tuple[Piece, Piece]:
    """A piece in two after so many characters."""
    widths = [1 if character in ".…·" else 2 for character in piece.text]
    x = piece.x0 + (piece.x1 - piece.x0) * sum(widths[:count]) / sum(widths)
    return piece._replace(text=piece.text[:count], x1=x), piece._replace(text=piece.text[count:], x0=x)


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    pieces.sort(key=_BASELINE)
    line: list[Piece] = []
    last = pieces[0].y if pieces else 0.0
    for piece in pieces:
        y = piece.y
        if y - last > _LINE:
            yield line
            line = []
        line.append(piece)
        last = y
    if line:
        yield line


def _runs(line: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each word of a line. What is printed twice, which looks bold, counts once."""
    line.sort(key=_START)
    last = line[0]
    run = [last]
    for place, piece in enumerate(line[1:], 1):
        gap, size = piece.x0 - last.x1, last.size
        wide = gap > WORD_GAP * size
        if wide and piece.parted:  # as nearly all are
            yield run
            run = [piece]
            last = piece
            continue
        # A space that is drawn where none is left undoes a kern, of hundredths; over a scan words are stretched.
        kerned = -_KERN * size < gap <= 0 and piece.look is not Look.INVISIBLE
        parted = piece.parted and not kerned
        figures = gap > FIGURE_GAP * size and last.text[-1:].isdigit() and piece.text[:1].isdigit()
        if (wide or figures) and (
            parted
            or gap > _SPACED * size
            or max(len(piece.text), len(last.text)) > _TOGETHER
            or not _is_letter_spaced(line, place)
        ):
            yield run
            run = []
        else:
            level = abs(piece.y - last.y) <= _LINE and not _is_raised(last, piece)
            if level and piece.text == last.text and piece.x0 - last.x0 < 0.5 * (last.x1 - last.x0):
                continue
            if parted or not level:
                yield run
                run = []
        run.append(piece)
        last = piece
    yield run


def _is_raised(last: Piece, piece: Piece) -> bool:
    """Whether a piece is the raised mark of a note, or the figure of a power, however small the type is."""
    return piece.size < _SMALL * last.size and last.y - piece.y > _RAISED * last.size


def _is_letter_spaced(line: Sequence[Piece], place: int) -> bool:
    """Whether a gap is one of those in a word that is set a little wide, which are all alike, and some no wider than a
    word may have: `Toime npide`. If all are plainly wider, its letters are joined later, as in `T A V O I T E`."""

    def goes_on(at: int) -> bool:
        one, two = line[at - 1], line[at]
        alike = (one.font, one.size) == (two.font, two.size) and max(len(one.text), len(two.text)) <= _TOGETHER
        return alike and not two.parted and two.x0 - one.x1 < _SPACED * one.size

    start = end = place
    while start > max(0, place - _LONGEST) and goes_on(start):
        start -= 1
    while end < min(len(line), place + _LONGEST) and goes_on(end):
        end += 1
    gaps = sorted(two.x0 - one.x1 for one, two in pairwise(line[start:end]))
    if len(gaps) < _FEWEST:
        return False
    usual, size = gaps[len(gaps) // 2], line[place].size
    texts = [piece.text for piece in line[start:end]]
    single = sum(len(text) == 1 for text in texts)
    if 2 * single < len(texts) or not "".join(texts).removesuffix(":").isalpha():
        return False  # the short words of a tight line, figures and signs
    narrow = gaps[0] <= WORD_GAP * size or single < len(texts)
    return narrow and EXACT * size < usual < _WIDE * size and gaps[-1] < 1.5 * usual + EXACT * size


def _word(run: Sequence[Piece], page: int) -> Word | None:
    text, x0, x1, y, size, font, _, turn, _ = run[0]
    top, bottom = y - ABOVE * size, y + BELOW * size
    if len(run) > 1:
        text = "".join([piece.text for piece in run])
        x1 = max([piece.x1 for piece in run])
        top = min([piece.y - ABOVE * piece.size for piece in run])
        bottom = max([piece.y + BELOW * piece.size for piece in run])
    if not text.isascii():
        text = clean(text)
    if draws_capitals(font):
        text = text.upper()
    if not text:
        return None
    if turn:
        x0, top, x1, bottom = _turned_back(Box(x0, top, x1, bottom), turn)
        y = bottom
    return Word(text, page, x0, top, x1, bottom, y, size, font, is_bold(font), not turn)


def _turned_back(box: Box, turn: int) -> Box:
    """The upright box around one that lies in the direction of writing."""
    along, across = cos(radians(turn)), sin(radians(turn))
    corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    xs = [x * along - y * across for x, y in corners]
    ys = [x * across + y * along for x, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def signs(chars: Iterable[Piece]) -> Iterator[Piece]:
    """Characters, in the order of the file, as the signs they draw: an accent that is drawn by itself goes to its
    letter, and a soft hyphen that is not drawn, without a width or with the next letter over it, goes away (some
    are read as a space)."""
    last: Piece | None = None
    parted = False
    drawn = list(chars)
    for char, after in zip(drawn, [*drawn[1:], None], strict=False):
        width = char.x1 - char.x0
        covered = (
            after is not None
            and char.text in (" ", SOFT_HYPHEN)
            and not after.text.isspace()
            and abs(after.y - char.y) < 0.1
            and abs(after.x0 - char.x0) < EXACT * char.size
        )
        if covered or (char.text == SOFT_HYPHEN and width <= 0):
            continue
        if char.text.isspace():
            parted = True
            continue
        if last is not None and is_accent(char.text):
            last = last._replace(text=last.text + char.text)
            continue
        if last is not None:
            yield last
        # A glyph that stands for a letter and a soft hyphen draws the letter.
        text = char.text.replace(SOFT_HYPHEN, "") if len(char.text) > 1 else char.text
        last = char._replace(text=symbol(text, char.font), parted=char.parted or parted)
        parted = False
    if last is not None:
        yield last


def is_accent(text: str) -> bool:
    """Whether a text only adds to the letter before it."""
    return bool(text) and all(map(unicodedata.combining, text))
