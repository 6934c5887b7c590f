"""All that a reader found on a page → the Page, and what of it was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from parsers.model import UNKNOWN, Finding, Page, Rule, Word
from parsers.page.lines import lines_of
from pipeline.extract.levelled import Levelled, tilt_of
from pipeline.extract.pieces import Box, Look, Piece, middle_of, words_of
from pipeline.extract.words import meant

NOT_READ = ("form-or-annotation", "the text of a form field or an annotation was not read")
NOT_SEEN = ("hidden-text", "text that cannot be seen on the page was not read")
BY_WIDTH = ("unnamed-letters", "the fonts do not say what some letters are; they are read as ligatures of their width")
_NAMELESS = 0.02  # of the letters of a page: of Finnish text a hundredth are the rarer ligatures
_LETTER = 25  # points: what is no wider or higher may be a letter that is drawn
_MOST_LETTERS = 100  # shapes of a page without text: a logo has fewer
_MOST_LEVEL = 20  # shapes at one height: lists abreast have fewer bullets, and the dots of a rule are more
_MOST_BELOW = 100  # shapes below each other: no page has as many lines
_MOST_MARKS = 2000  # drawings of a page that are looked at: a map or a chart has more, and no bullets


@dataclass(slots=True)
class Sheet:
    """All that a reader found on a page."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    grounds: list[Box] = field(default_factory=list)  # what is filled with a colour
    rules: list[Rule] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)  # shapes that may be bullets
    notes: list[Finding] = field(default_factory=list)
    turn: float = 0.0  # of the page as shown

    def page(self) -> Page:
        """The page, and what of it was not read."""
        pieces, hidden = self.pieces, []
        if [piece for piece in pieces if piece.look is not Look.PLAIN]:
            pieces = [piece for piece in self.pieces if self.is_seen(piece)]
            hidden = [piece for piece in self.pieces if not self.is_seen(piece)]
        words = words_of(pieces, self.number)
        across, down = 2 * self.width, 2 * self.height
        outside = [word for word in words if not (0 < word.x0 + word.x1 < across and 0 < word.top + word.bottom < down)]
        if outside:
            away = set(outside)
            words = [word for word in words if word not in away]
        # The text of a scan, which its program may have set word by word.
        tilt = tilt_of(words) if self.pictures and not self.turn and self._is_pictured() else 0.0
        level = Levelled(self.width, self.height, tilt).word
        if tilt:
            lines = lines_of(level(word) for word in words if word.upright)
            words = [*(word for line in lines for word in line.words), *(level(w) for w in words if not w.upright)]
        words += _drawn_bullets(_without_dotted(self.marks)[:_MOST_MARKS], words)
        notes = [
            *_note(*NOT_SEEN, words_of(hidden, self.number)),
            *_note("text-outside-page", "text outside the page's edges was not read", outside),
            *self.notes,
        ]
        if tilt:
            notes = [replace(note, words=tuple(map(level, note.words))) for note in notes]
        return Page(
            self.number,
            self.width,
            self.height,
            tuple(meant(words)),
            tuple(self.rules),
            notes=tuple(notes),
            source="picture" if self._is_picture(words) else "text",
            turn=self.turn or tilt,
        )

    def note(self, code: str, message: str, text: str, box: Box) -> None:
        """Notes a text, if it is any, that stands in a place of the page and is not among its words."""
        word = Word(" ".join(text.split()), self.number, *box, baseline=box.bottom, size=box.bottom - box.top)
        self.notes += _note(code, message, [word] if word.text else [])

    def is_seen(self, piece: Piece) -> bool:
        if piece.look is Look.PLAIN:
            return True
        behind = {
            Look.WHITE: [*self.pictures, *self.grounds],
            Look.INVISIBLE: self.pictures,
            Look.CLIPPED: [],
        }[piece.look]
        return any(box.holds(*middle_of(piece)) for box in behind)

    def cover(self, places: Iterable[int]) -> None:
        """Marks pieces that something is drawn over."""
        for place in places:
            self.pieces[place] = self.pieces[place]._replace(look=Look.CLIPPED)

    def clip(self, start: int, shown: Box) -> None:
        """Marks the pieces from `start` on that stand outside of what is shown of them."""
        self.pieces[start:] = [
            piece if shown.holds(*middle_of(piece)) else piece._replace(look=Look.CLIPPED)
            for piece in self.pieces[start:]
        ]

    def _is_picture(self, words: Sequence[Word]) -> bool:
        """Whether what the page says must be recognised: pictures, or the strips that scanners cut them into, cover
        most of it, or its letters are drawn as shapes or have no names, as some printer drivers make them."""
        if words:
            letters = "".join([word.text for word in words if len(word.text) > 1])  # a sign may be a bullet
            return letters.count(UNKNOWN) > _NAMELESS * len(letters)
        shapes = (box for box in self.marks if 0 < box.x1 - box.x0 < _LETTER and 2 < box.bottom - box.top < _LETTER)
        if sum(1 for _ in shapes) > _MOST_LETTERS:
            return True
        return self._is_pictured()

    def _is_pictured(self) -> bool:
        """Whether pictures cover most of the page."""
        areas = (
            max(0, min(box.x1, self.width) - max(box.x0, 0)) * max(0, min(box.bottom, self.height) - max(box.top, 0))
            for box in self.pictures
        )
        return sum(areas) > 0.5 * self.width * self.height


def _note(code: str, message: str, words: Sequence[Word]) -> Iterator[Finding]:
    if words:
        yield Finding("warning", code, message, tuple(words))


def _without_dotted(marks: Sequence[Box]) -> list[Box]:
    """The shapes but for the dots of rules."""
    rows, columns = (Counter(round(getattr(mark, side)) for mark in marks) for side in ("top", "x0"))
    return [mark for mark in marks if rows[round(mark.top)] <= _MOST_LEVEL and columns[round(mark.x0)] <= _MOST_BELOW]


def _drawn_bullets(marks: Iterable[Box], words: Sequence[Word]) -> list[Word]:
    """Bullets that are drawn as small discs or squares, as browsers do, as words: each stands alone in front of
    a line's first word, within its height, or below another one, however close a cell's text is before it."""
    bullets: list[Word] = []
    close: list[Word] = []
    for x0, top, x1, bottom in marks:
        width, height, middle = x1 - x0, bottom - top, (top + bottom) / 2
        if not 0 < width < 1.3 * height < 2 * width:
            continue
        level = [word for word in words if word.top < middle < word.bottom and word.upright]
        first = min((word for word in level if word.x0 >= x1), key=lambda word: word.x0, default=None)
        # A disc is a fifth to a half of the type's size and stands up to two and a half of it before the text.
        if first is None or not 0.15 * first.size < height < 0.6 * first.size or first.x0 - x1 >= 2.5 * first.size:
            continue
        before = [word.x1 for word in level if word.x0 < x1 and x0 - word.x1 < 2.5 * word.size]
        again = any(one.top < middle < one.bottom and abs(one.x0 - x0) < width for one in bullets)  # fill and outline
        if not again and (not before or x0 - max(before) > 0.5 * first.size):
            (close if before else bullets).append(replace(first, text="•", x0=x0, x1=x1, font=""))
    in_line = [one for one in close if any(abs(one.x0 - other.x0) < 1 for other in bullets)]
    return bullets + in_line
