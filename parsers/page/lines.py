"""Words → printed lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf
from operator import attrgetter
from statistics import median

from parsers.model import SOFT_HYPHEN, Rule, Word

COLUMN = 1.2  # of the size: a gap that parts columns

_CASED = 2  # letters: `2025 (T2)` is in no case

_START, _PLACE = attrgetter("x0"), attrgetter("baseline", "x0")


@dataclass(slots=True)  # nobody changes one, but a page has a hundred, and a frozen one takes long to make
class Line:
    """Words on one baseline, from left to right."""

    words: tuple[Word, ...]
    page: int
    x0: float
    x1: float
    baseline: float
    size: float
    text: str  # asked for again and again
    level: bool  # whether all words stand on the very same baseline
    _gaps: tuple[int, ...] | None = field(default=None, init=False, repr=False, compare=False)
    _bold: bool | None = field(default=None, init=False, repr=False, compare=False)

    def with_below(self, words: Sequence[Word]) -> Line:
        """The line with words that stand below its first one behind that."""
        first, *others = self.words
        joined = (first, *words, *others)
        return replace(self, words=joined, text=said(joined), level=False)

    @property
    def top(self) -> float:
        return min([word.top for word in self.words])

    @property
    def bottom(self) -> float:
        return max([word.bottom for word in self.words])

    @property
    def gaps(self) -> tuple[int, ...]:
        """The places of the words that a column's gap is before."""
        if self._gaps is None:
            at = enumerate(pairwise(self.words), 1)
            self._gaps = tuple([place for place, (left, word) in at if word.x0 - left.x1 >= COLUMN * word.size])
        return self._gaps

    @property
    def bold(self) -> bool:
        if self._bold is None:
            self._bold = all(word.bold for word in self.words)
        return self._bold

    @property
    def slanted(self) -> bool:
        return all(word.slanted for word in self.words)

    @property
    def center(self) -> float:
        return self.baseline - 0.35 * self.size  # half the height of a lower-case letter and a little more


def said(words: Iterable[Word]) -> str:
    """What words say."""
    return " ".join([word.text for word in words])


def line_of(words: Iterable[Word]) -> Line:
    """The line of `words`, which stand on one baseline."""
    return _line(sorted(words, key=_START))


def _line(row: Sequence[Word]) -> Line:
    """The line of words that go from left to right."""
    first = row[0]
    right, baseline, size = first.x1, first.baseline, first.size
    level = alike = True
    for word in row:  # once: a page has a hundred lines
        if word.x1 > right:  # noqa: PLR1730 (a call takes longer)
            right = word.x1
        if word.baseline != baseline:
            level = False
        if word.size != size:
            alike = False
    if not level:
        baseline = median([word.baseline for word in row])
    if not alike:
        size = _size(row)
    return Line(tuple(row), first.page, first.x0, right, baseline, size, said(row), level)


def _size(words: Sequence[Word]) -> float:
    """The size most of a line is set in: a bullet or a figure from another font may be larger."""
    sizes = [word.size for word in words]
    if max(sizes) - min(sizes) < 0.01:
        return sizes[0]
    lengths: Counter[float] = Counter()
    for word in words:
        lengths[round(word.size, 2)] += len(word.text)
    return lengths.most_common(1)[0][0] or max(sizes)  # some type is too small to be seen


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The printed lines of one page, from top to bottom."""
    rows: list[list[Word]] = []
    first: Word | None = None  # of the last row
    for word in sorted(words, key=_PLACE):
        # Half a line's pitch parts the lines of cells that are centred beside each other (0.6 of the
        # size); a sign from another font stays within a third of it, and a raised figure within a half.
        off = word.baseline - first.baseline if first else inf
        if first and (
            off <= 0.33 * word.size or (off < word.size + first.size and off <= _level(word.size, first.size))
        ):
            rows[-1].append(word)
        else:
            first = word
            rows.append([word])
    # Words on the very same baseline have been sorted by their places already.
    return [_line(row) if row[0].baseline == row[-1].baseline else line_of(row) for row in rows]


def by_page(lines: Iterable[Line]) -> dict[int, list[Line]]:
    """The lines of each page. Those of one need not follow each other: a running title stands where it counts."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return pages


def between(lines: Iterable[Line], left: float, right: float) -> list[Line]:
    """What lines have between two x. A word belongs where its middle stands."""
    parts = ([word for word in line.words if left <= (word.x0 + word.x1) / 2 < right] for line in lines)
    return [line_of(words) for words in parts if words]


def runs_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words of lines in runs without a gap, which is wider than a word space. A raised figure goes on with one."""
    runs: list[list[Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if last is None or not _is_level(word, last) or word.x0 - last.x1 >= 0.6 * last.size:
            runs.append([])
        runs[-1].append(word)
    return runs


def _is_level(one: Word, other: Word) -> bool:
    off = abs(one.baseline - other.baseline)
    return not off or off <= _level(one.size, other.size)


def _level(one: float, other: float) -> float:
    """How far apart the baselines of two words of one line may be: a raised figure is smaller than its text."""
    return (0.5 if min(one, other) < 0.8 * max(one, other) else 0.33) * max(one, other)


def same_heading(above: Line, below: Line) -> bool:
    """Whether a line is the next one of the same heading: the same type, set close."""
    return same_type(above, below) and _same_case(above, below)


def same_heading_over_page(above: Line, below: Line) -> bool:
    """Whether the first line of a page goes on with the heading that ends the page before."""
    return below.page == above.page + 1 and same_look(above, below) and _same_case(above, below)


def same_type(above: Line, below: Line) -> bool:
    """Whether a line is set close below another, in its type. Text may be so as well, in another case."""
    close = above.page == below.page and below.baseline - above.baseline < 2.1 * above.size  # up to double spacing
    return close and same_look(above, below)


def same_look(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) < 0.05 * one.size and one.bold == other.bold


def _same_case(above: Line, below: Line) -> bool:
    """Whether two lines are both in capitals, or neither; figures are in none, and after `Toiminnalliset tavoitteet –
    LIIKUNTA- JA` capitals go on."""
    last = above.words[-1].text
    if any(sum(map(str.isalpha, line.text)) < _CASED for line in (above, below)):
        return True
    goes_on = last.isupper() and (last.endswith(("-", SOFT_HYPHEN)) or last in ("JA", "SEKÄ"))
    return above.text.isupper() == below.text.isupper() or (goes_on and below.text.isupper())


def underlines(rule: Rule, lines: Iterable[Line]) -> bool:
    """Whether a rule is drawn right below a word and begins with it, as below a link; a cell's border stands off."""
    return any(
        abs(word.x0 - rule.x0) < 0.1 * word.size and 0 <= rule.top - word.baseline < 0.3 * word.size
        for line in lines
        for word in line.words
    )
