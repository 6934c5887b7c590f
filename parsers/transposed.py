"""Tables with an action in each column → the same as one page for each action, which the rules read:

TAVOITE        Sujuva arki       Avoin talo
TOIMENPIDE     Luomme mallin     Kysely
Osatavoite 1   Malli on valmis   Kysely on tehty
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter

from parsers.body import Body, remeasured
from parsers.columns import flat_levels
from parsers.hits import label_of
from parsers.lines import Line, line_of, lines_of
from parsers.matrix import APART, edges_beside, edges_of, end_of, words_between
from parsers.model import Rule, Word
from parsers.vocabulary import LEVELS, Kind, may_begin_label

_EDGES = 4  # of the labels' column, and of those of two actions
_FEWEST = 3  # kinds of labels of the hierarchy whose rows have cells for several actions
_MOST = 1_000_000  # lines times rules of a page: a bound on the work, five times what a full sheet of A3 has
_WORDS = 2  # of what an action is called, at the least

_Edges = Sequence[float]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of such a table on a page: its label, and the words of each action's cell."""

    page: int
    kind: Kind | None
    label: Sequence[Word]
    cells: Sequence[Sequence[Word]]
    edges: _Edges


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Lines of a page, some of them moved, and the rules that are drawn among them."""

    page: int
    lines: list[Line]
    rules: list[Rule]


def transposed(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with each action of such tables on a page of its own, numbered anew, and the printed word of each of its
    words; none where there is no such table. The label of a row is there once for each action."""
    pages = [(page, list(lines)) for page, lines in groupby(body.lines, key=attrgetter("page")) if body.positioned]
    known = [table[-1] for page, lines in pages for table in _tables(lines, body.rules.get(page, ()), ())]
    if not known:
        return body, {}
    sheets: list[_Sheet] = []
    rows: list[_Row] = []  # of the actions so far
    moved: dict[Word, Word] = {}
    for page, lines in pages:
        rules = body.rules.get(page, ())
        done = 0
        for start, end, edges in _tables(lines, rules, known):
            if start > done:
                sheets += [*_of_actions(rows, body, moved), _Sheet(page, lines[done:start], list(rules))]
                rows = []
            for row in _rows(lines[start:end], edges, rules):
                begins = row.kind in LEVELS and any(row.kind is above.kind for above in rows)
                if begins or (rows and len(rows[-1].edges) != len(edges)):
                    sheets += _of_actions(rows, body, moved)
                    rows = []
                rows.append(row)
            done = end
        if done < len(lines):
            sheets += [*_of_actions(rows, body, moved), _Sheet(page, lines[done:], list(rules))]
            rows = []
    sheets += _of_actions(rows, body, moved)
    return _numbered(body, _joined(sheets), moved)


def _tables(lines: Sequence[Line], rules: Sequence[Rule], known: Sequence[_Edges]) -> Iterator[tuple[int, int, _Edges]]:
    """Where on a page such tables stand, from line to line, with the edges of their columns. A page may cut one whose
    edges are `known` above its TOIMENPIDE."""
    done = 0
    if len(lines) * len(rules) > _MOST:
        return
    for at, line in enumerate(lines):
        edges = _edges_at(line, rules, known) if at >= done else ()
        if not edges:
            continue
        upright = [rule for rule in rules if not rule.horizontal]
        mirrored = [replace(rule, top=-rule.bottom, bottom=-rule.top) for rule in upright]
        top, bottom = -end_of(mirrored, edges[0], -line.center), end_of(upright, edges[0], line.center)
        inside = [place for place, other in enumerate(lines) if place >= done and top < other.center < bottom]
        if not inside:
            continue
        start, end = inside[0], inside[-1] + 1
        rows = list(_rows(lines[start:end], edges, rules))
        kinds = {row.kind for row in rows if row.kind in LEVELS and sum(map(bool, row.cells)) > 1}
        whole = sum(len(words) for row in rows for words in (row.label, *row.cells))  # what stands beyond it is lost
        if whole == sum(len(line.words) for line in lines[start:end]) and (
            len(kinds) >= _FEWEST or _is_known(edges, known)
        ):
            done = end
            yield start, end, edges


def _edges_at(line: Line, rules: Sequence[Rule], known: Sequence[_Edges]) -> _Edges:
    """The edges of the columns beside a TOIMENPIDE, if each of them says what an action is called, or such as are
    `known` beside another label."""
    hit = label_of(line) if rules and may_begin_label(line.text) else None
    if hit is None or hit.kind not in LEVELS or (hit.kind is not Kind.ACTION and not known):
        return ()
    beside = edges_beside(line, rules)
    edges = tuple(x for x in beside if x > hit.x0 or x == max((y for y in beside if y <= hit.x0), default=None))
    if _is_known(edges, known):
        return edges
    if hit.kind is not Kind.ACTION or len(edges) < _EDGES or not edges[0] < hit.x0 < hit.label[-1].x1 < edges[1] + 1:
        return ()
    cells = [words_between(line.words, pair) for pair in pairwise(edges[1:])]
    named = all(len(cell) >= _WORDS and label_of(line_of(cell)) is None for cell in cells)
    return edges if named else ()


def _is_known(edges: _Edges, known: Sequence[_Edges]) -> bool:
    return any(
        len(edges) == len(other) and all(abs(x - y) < APART for x, y in zip(edges, other, strict=True))
        for other in known
    )


def _rows(lines: Sequence[Line], edges: _Edges, rules: Sequence[Rule]) -> Iterator[_Row]:
    """The rows of a table, which rules part in the column of its labels. What runs across all of it is a label."""
    top, bottom = lines[0].top, lines[-1].bottom
    levels = [level for level in flat_levels(rules, (edges[0], edges[1])) if top < level < bottom]
    for above, below in pairwise([top, *levels, bottom]):
        own = [line for line in lines if above < line.center < below]
        words = [word for line in own for word in line.words]
        if not words:
            continue
        inner = [x for line in own for x in edges_of(rule for rule in rules if rule.top < line.center < rule.bottom)]
        across = not any(abs(x - edges[1]) < APART for x in inner)
        label = words if across else words_between(words, (edges[0], edges[1]))
        hit = label_of(lines_of(label)[0]) if label else None
        cells = [[] if across else words_between(words, pair) for pair in pairwise(edges[1:])]
        yield _Row(own[0].page, hit.kind if hit else None, label, cells, edges)


def _of_actions(rows: Sequence[_Row], body: Body, moved: dict[Word, Word]) -> Iterator[_Sheet]:
    """Sheets of rows, action by action; each has the labels of what it says. `moved` takes in the words in their new
    places."""
    filled: list[list[int]] = []  # the actions of which each row says something; else that of the row above
    for row in rows:
        own = [place for place, cell in enumerate(row.cells) if cell]
        filled.append(own or (filled[-1][:1] if filled else [0]))
    for place in range(len(rows[0].cells) if rows else 0):
        told = [row for row, own in zip(rows, filled, strict=True) if place in own]
        for page, on_page in groupby(told, key=attrgetter("page")):
            own_rows = list(on_page)
            edges = own_rows[0].edges
            shift = edges[1] - edges[place + 1]
            words: list[Word] = []
            for row in own_rows:
                there = [replace(word, x0=word.x0 + shift, x1=word.x1 + shift) for word in row.cells[place]]
                moved |= zip(there, row.cells[place], strict=True)
                words += [*row.label, *there]
            yield _Sheet(page, lines_of(words), list(_moved(body.rules.get(page, ()), edges, place, shift)))


def _moved(rules: Sequence[Rule], edges: _Edges, place: int, by: float) -> Iterator[Rule]:
    """The rules in the column of labels, and those in that of an action, moved to it."""
    for (left, right), shift in ((edges[:2], 0.0), (edges[place + 1 : place + 3], by)):
        for rule in rules:
            if rule.x0 < right + APART and rule.x1 > left - APART:
                yield replace(rule, x0=max(rule.x0, left) + shift, x1=min(rule.x1, right) + shift)


def _joined(sheets: Sequence[_Sheet]) -> list[_Sheet]:
    """The sheets, of those that follow each other down a page as one."""
    joined: list[_Sheet] = []
    for sheet in sheets:
        above = joined[-1] if joined else None
        if above and above.page == sheet.page and above.lines[-1].baseline < sheet.lines[0].baseline:
            joined[-1] = _Sheet(sheet.page, above.lines + sheet.lines, list(dict.fromkeys(above.rules + sheet.rules)))
        else:
            joined.append(sheet)
    return joined


def _numbered(body: Body, sheets: Sequence[_Sheet], moved: dict[Word, Word]) -> tuple[Body, dict[Word, Word]]:
    """The body with each sheet as a page, and the printed word of each word there: of a label that has copies the first
    counts."""
    lines: list[Line] = []
    printed: dict[Word, Word] = {}
    first: dict[Word, Word] = {}  # in the place where it stands first, by the printed word
    copies: dict[Word, Word] = {}
    for number, sheet in enumerate(sheets, 1):
        for line in sheet.lines:
            words = [replace(word, page=number) for word in line.words]
            for word, moved_word in zip(words, line.words, strict=True):
                origin = printed[word] = moved.get(moved_word, moved_word)
                if (other := first.setdefault(origin, word)) is not word:
                    copies[word] = other
            lines.append(line_of(words))
    rules = {number: sheet.rules for number, sheet in enumerate(sheets, 1)}
    return replace(remeasured(body, lines, rules), copies=copies), printed
