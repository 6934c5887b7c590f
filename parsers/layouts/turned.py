"""Labels of the context that run up or down beside the rows they are of, in a cell that spans these, and headings of
levels that run so over their columns → lines ahead of these:

┌───┬──────────────────────────
│ P │ TAVOITE      Sujuva arki
│ A │ TOIMENPIDE   Kysely
│ I │ MITTARI      Lähtötaso   Tavoitetaso

Or each label of the context runs so beside its own value, and stands left of it then:

┌───┬──────────────────────────
│ P │ Kasvava Pori
├───┼──────────────────────────
│ T │ Sujuva arki
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter

from parsers.labels.hits import label_of
from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import COLUMN, Line, line_of
from parsers.page.titles import find_titles
from parsers.spelling.column_words import heading_of
from parsers.spelling.vocabulary import LEVELS, Kind, may_begin_label
from parsers.tables.columns import flat_levels


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, from where to where that reaches down, and where its words end."""

    words: Sequence[Word]
    band: tuple[float, float]
    x1: float

    def is_beside(self, line: Line) -> bool:
        """Whether a line goes on right of it."""
        return self.band[0] < line.center < self.band[1] and line.x1 > self.x1


_SAME = 0.33  # of the size: a word of another size stands as near to the baseline of its line
_FEWEST = 3  # labels of the context beside their values: a single one may be the name of a column
_OWN = frozenset((*LEVELS, Kind.INDICATOR))  # whose values stand beside them
_FOOT = 0.2  # of the size: what a letter has below its baseline
_MOST = 200  # words of a page that run so: a bound on the work


def righted(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such labels as lines ahead of the first one beside them, or left of their values, and such headings
    as lines at the foot of their cells, and the printed word of each of theirs."""
    turned = [word for word in body.aside if not word.upright]
    if not turned or not body.positioned:
        return body, {}
    pages = {page: list(lines) for page, lines in groupby(body.lines, key=attrgetter("page"))}
    found = _Righted(body)
    for page, words in groupby(turned, key=attrgetter("page")):
        found.add(list(words), pages.get(page, []))
    return found.body(), found.printed


class _Righted:
    """What was found of such labels and headings, page by page."""

    def __init__(self, body: Body) -> None:
        self.printed: dict[Word, Word] = {}
        self._body = body
        self._ahead: defaultdict[int, list[Line]] = defaultdict(list)  # by the id of the line that comes next
        self._again: list[Word] = []
        self._last = ""
        self._alone: list[tuple[Kind, dict[Word, Word], Line]] = []  # labels without values, and what is beside them

    def add(self, words: Sequence[Word], lines: Sequence[Line]) -> None:
        """Finds those of a page."""
        cells = list(cells_of(words, self._body))
        headed = {cell.band for cell in cells if _heads_levels(cell)}
        for band in headed:
            self._add_headings([cell for cell in cells if cell.band == band], lines)
        titles = {id(line) for title in find_titles(lines, self._body.size).values() for line in title}
        first = True
        bands = Counter(cell.band for cell in cells)  # the headings of a table's columns may run so, in one of them
        for cell in (cell for cell in cells if cell.band not in headed):
            beside = _beside(cell, lines, titles)
            along = [_along(order, beside, self._body) for order in orders_of(cell.words)] if beside else []
            found = next(filter(_is_label, along), None)
            if beside is None or found is None:
                if beside and beside.x0 > cell.x1 and bands[cell.band] == 1:
                    self._alone += [(kind, each, beside) for each in along if (kind := _alone(each))][:1]
                continue
            label = line_of(found)
            if first and label.text == self._last:  # what it is of goes on from the page before
                self._again += cell.words
            else:
                self._ahead[id(beside)].append(label)
                self.printed |= found
            first, self._last = False, label.text

    def _add_headings(self, cells: Sequence[Cell], lines: Sequence[Line]) -> None:
        heads = {level: word for cell in cells for level, word in _at_foot(cell, self._body).items()}
        line = line_of(heads)
        if below := next((each for each in lines if each.baseline > line.baseline), None):
            self._ahead[id(below)].append(line)
            self.printed |= heads

    def body(self) -> Body:
        """The body with these."""
        left = self._left_of_values() if len({kind for kind, *_ in self._alone if kind in LEVELS}) >= _FEWEST else {}
        taken = {*self.printed.values(), *self._again}
        lines = [
            each
            for line in self._body.lines
            for each in (
                *self._ahead.get(id(line), ()),
                line_of((*left[id(line)], *line.words)) if id(line) in left else line,
            )
        ]
        aside = tuple(word for word in self._body.aside if word not in taken)
        furniture = (*self._body.furniture, *self._again)
        return replace(self._body, lines=tuple(lines), aside=aside, furniture=furniture)

    def _left_of_values(self) -> dict[int, list[Word]]:
        """The labels that stand beside their values, left of them in one column, by the id of the line each is on. A
        heading of reports stands ahead of these."""
        widest = max(line_of(label).x1 - line_of(label).x0 for _, label, _ in self._alone)
        x0 = min(line.x0 for *_, line in self._alone) - widest - 2 * COLUMN * self._body.size
        left: dict[int, list[Word]] = {}
        for kind, label, line in self._alone:
            baseline = line.baseline if kind in _OWN else line_of(label).baseline
            level = _level(list(label.values()), x0, baseline, self._body)
            if kind in _OWN:
                left[id(line)] = list(level)
            else:
                self._ahead[id(line)].append(line_of(level))
            self.printed |= level
        return left


def _beside(cell: Cell, lines: Sequence[Line], titles: Collection[int]) -> Line | None:
    """The first line beside a cell; below a title the first label, as a band over all of the page is of what is told
    there."""
    beside = [line for line in lines if cell.is_beside(line)]
    title = max((at for at, line in enumerate(beside) if id(line) in titles), default=None)
    if title is None:
        return beside[0] if beside else None
    return next((line for line in beside[title + 1 :] if may_begin_label(line.text) and label_of(line)), None)


def _alone(words: Iterable[Word]) -> Kind | None:
    """What words are the label of, if they are nothing else."""
    hit = label_of(line_of(words))
    kind = hit.kind if hit and not hit.rest else None
    return kind if kind in _OWN or kind is Kind.PROGRESS else None


def cells_of(words: Sequence[Word], body: Body) -> Iterator[Cell]:
    """The cells of a page that hold words which run so, from left to right and from the top down: rules part them."""
    if len(words) > _MOST:
        return
    rules = body.rules.get(words[0].page, ())
    columns: list[list[Word]] = []
    for word in sorted(words, key=attrgetter("x0")):
        if columns and word.x0 < columns[-1][-1].x1 + word.size:
            columns[-1].append(word)
        else:
            columns.append([word])
    for column in columns:
        edges = min(word.x0 for word in column), max(word.x1 for word in column)
        for band in pairwise(flat_levels(rules, edges)):
            own = [word for word in column if band[0] < (word.top + word.bottom) / 2 < band[1]]
            if own:
                yield Cell(own, band, edges[1])


def _heads_levels(cell: Cell) -> bool:
    """Whether a cell is the heading of baselines or of targets."""
    return any(heading_of(order[0].text) is not None for order in orders_of(cell.words))


def _at_foot(cell: Cell, body: Body) -> dict[Word, Word]:
    """The words of a heading as they would stand at the foot of its cell, around its middle, with the
    printed word of each."""
    order = next((each for each in orders_of(cell.words) if heading_of(each[0].text) is not None), cell.words)
    middle = sum((word.x0 + word.x1) / 2 for word in order) / len(order)
    width = sum(word.bottom - word.top for word in order) + 0.25 * body.size * (len(order) - 1)
    return _level(order, middle - width / 2, cell.band[1] - 0.4 * body.size, body)


def orders_of(cell: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of a cell as they are read up, and as they are read down; its lines are right or left of each other."""
    up = _lines(cell, lambda word: word.x1 - _FOOT * word.size)
    yield [word for line in up for word in sorted(line, key=attrgetter("bottom"), reverse=True)]
    down = _lines(cell, lambda word: -word.x0 - _FOOT * word.size)
    yield [word for line in down for word in sorted(line, key=attrgetter("top"))]


def _lines(cell: Sequence[Word], baseline: Callable[[Word], float]) -> list[list[Word]]:
    """The words of a cell in lines, by where their letters stand."""
    lines: list[list[Word]] = []
    for word in sorted(cell, key=baseline):
        if lines and baseline(word) - baseline(lines[-1][0]) <= _SAME * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _along(order: Sequence[Word], beside: Line, body: Body) -> dict[Word, Word]:
    """Words as they would stand right above a line."""
    return _level(order, beside.x0, beside.top - 0.2 * body.size, body)


def _level(order: Sequence[Word], x0: float, baseline: float, body: Body) -> dict[Word, Word]:
    """Words from left to right on one baseline, in the size of the text, with the printed word of each."""
    found = {}
    for word in order:
        x1 = x0 + word.bottom - word.top
        top, bottom = baseline - 0.8 * body.size, baseline + 0.2 * body.size
        level = replace(word, x0=x0, x1=x1, top=top, bottom=bottom, baseline=baseline, size=body.size, upright=True)
        found[level] = word
        x0 = x1 + 0.25 * body.size
    return found


def _is_label(words: Iterable[Word]) -> bool:
    """Whether words are a label of the context, behind which its value stands."""
    hit = label_of(line_of(words))
    return hit is not None and hit.kind in LEVELS and bool(hit.rest) and (hit.colon or hit.upper or hit.is_set_apart)
