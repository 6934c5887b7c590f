"""Headings of a table beside its Lähtötaso and Tavoitetaso: over both, over the indicators, over further columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from operator import attrgetter

from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import Line, runs_of
from parsers.spelling.column_words import heading_of, names_indicators
from parsers.spelling.vocabulary import CONTEXT, Kind, match_label
from parsers.tables.heading_words import is_apart, is_label, is_time, label_of, reach

_WRAPS = 4  # lines of a heading above the last one, at the most


def other_headings(
    sides: Sequence[list[Word]], over: Sequence[Word], translated: Line | None, body: Body
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of the heading over the indicators, and of those of further columns, around the two `sides`. `over` is
    a heading over both, which `Mittari` may stand beside; `translated` is their line in another language."""
    page = sides[0][0].page
    heights = [word.baseline for words in (*sides, over) for word in words if word.page == page]
    # Centred beside headings of two lines, `Mittari` stands half a line off.
    indicator = tuple(
        word
        for run in runs_of(_beside(body, page, heights, 0.6))
        for word in run
        if label_of(run) is Kind.INDICATOR  # `Seurattava mittari`
        or ((found := match_label(word.text)) and found.kind is Kind.INDICATOR)
    )
    if translated:
        left = min(side[0].x0 for side in sides)
        indicator += tuple(word for word in translated.words if word.x1 < left)
    indicator += tuple(_by_another_name(sides, heights, indicator, bool(over), body))
    beside = list(_beside_them(sides, indicator, body))
    close = [word for word in beside if word.x0 - indicator[-1].x1 < 0.6 * word.size and word.x0 > indicator[0].x0]
    if close and not _names_one(indicator, close):  # `Mittari ja yksikkö`, word by word
        end = next((at for at, (one, two) in enumerate(pairwise(beside), 1) if is_apart(one, two)), len(beside))
        indicator, beside = (*indicator, *beside[:end]), beside[end:]
    return indicator, (*beside, *_further(sides, heights, body))


def _names_one(label: Sequence[Word], close: Sequence[Word]) -> bool:
    """Whether what stands close behind `Mittari` is an indicator's name: a heading goes on in small letters."""
    return label[-1].text.endswith(":") or close[0].text[0].isupper()


def over_both(heads: tuple[Word, Word], start: int, body: Body) -> tuple[int, tuple[Word, ...]]:
    """A heading over two others, set as they are, and its line: `Taso` over `Lähtötaso | Tavoitetaso`. Between the two
    lines stand headings of the indicators alone, at their left."""
    left, right = sorted(heads, key=lambda word: word.x0)
    cells = (run for line in body.lines[start:] for run in runs_of(line.words))
    span = left.x0, next(run[-1].x1 for run in cells if right in run)  # to the end of `Tavoitetaso 2025`
    for index in range(start - 1, -1, -1):
        line = body.lines[index]
        runs = runs_of(line.words)
        # Two cells of a table that is set wide stand two lines apart.
        near = line.page == left.page and left.baseline - line.baseline < 2 * reach(left, body)
        if not near or not all(_is_set_as(left, run) or label_of(run) is Kind.INDICATOR for run in runs):
            break
        over = _run_over(runs, span, left, right)
        if over:
            # Over no other column it may be the indicator, and the two are all that is below it.
            beside = any(line.x0 < left.x0 - left.size for line in _rows_below(body, start + 1))
            return (index, tuple(over)) if beside else (start, ())
        if runs[-1][-1].x1 > left.x0 or not left.bold:
            break
    return start, ()


def _run_over(
    runs: Sequence[Sequence[Word]], span: tuple[float, float], left: Word, right: Word
) -> Sequence[Word] | None:
    """The run that stands alone over both of two headings, which reach over `span`: centred, unless `MITTARI` is all
    that stands left of it."""
    before = [run for run in runs if run[-1].x1 < span[0]]
    over = [run for run in runs if run[0].x0 < span[1] and run[-1].x1 > span[0]]
    named = any(heading_of(word.text) is not None for run in runs for word in run)  # those of a table above
    labels = [label_of(run) for run in runs]
    others = [run for run in before if label_of(run) is not Kind.INDICATOR]
    if len(over) != 1 or len(others) > 1 or named or any(label in CONTEXT for label in labels):
        return None
    (run,) = over
    middle = (run[0].x0 + run[-1].x1) / 2
    if before and not others and left.bold:
        return run if left.x0 - 0.1 * left.size < run[0].x0 and middle < (right.x0 + right.x1) / 2 - left.size else None
    inner = span[0] + left.size < run[0].x0 and run[-1].x1 < span[1] - left.size
    return run if inner and abs(2 * middle - sum(span)) < left.size and (left.bold or len(runs) == 1) else None


def _is_set_as(heading: Word, run: Sequence[Word]) -> bool:
    """Whether words are of the type of a heading."""
    return all(word.bold == heading.bold and abs(word.size - heading.size) < 0.05 * heading.size for word in run)


def _by_another_name(
    sides: Sequence[Sequence[Word]], heights: Sequence[float], label: Sequence[Word], over: bool, body: Body
) -> Iterator[Word]:
    """A heading over the indicators that names them otherwise, right of the table's `label`: `Tunnusluku`. It is as
    bold as the others, and the first indicator below is not. Below a heading `over` both no row begins yet."""
    first, second = (side[0] for side in sides)
    left = min(word.x0 for side in sides for word in side)
    if not body.positioned or not (over or (first.bold and second.bold)):
        return
    start = bisect_right(body.lines, (first.page, max(heights)), key=attrgetter("page", "baseline"))
    row = next((line.words for line in body.lines[start:] if line.words[-1].x1 > left), ())
    cell = next((run for run in runs_of(row) if not is_label(run)), [])
    rows = list(_rows_below(body, start))
    column = (word for line in rows for word in line.words if word.x1 < left)
    if not over and any(word.bold for word in column):
        return  # titles of indicators are bold
    # A `Mittari` over the first cell heads it.
    if not cell or cell[0].x0 > left or any(word.x1 > cell[0].x0 for word in label):
        return
    # What stands above a cell that begins small may be its first line, unless others begin so.
    small = [line.text[0].islower() or line.text[0] == "(" for line in rows if line.x0 < left and len(line.words) > 1]
    goes_on = small[:1] == [True] and sum(small) == 1
    beside = (word for word in _beside(body, first.page, heights, 0.6) if word.x1 < left)
    for run in runs_of(beside):
        if goes_on and not names_indicators(run[0].text):
            continue
        bold = all(word.bold for word in run) and not any(word.bold for word in cell)
        if run[0].x0 < cell[-1].x1 and cell[0].x0 < run[-1].x1 and (over or bold) and not is_label(run):
            yield from run


def _rows_below(body: Body, start: int) -> Iterator[Line]:
    """The lines from a place on, up to the next label or the end of the page."""
    page = body.lines[start].page if start < len(body.lines) else 0
    return takewhile(lambda line: line.page == page and match_label(line.text) is None, body.lines[start:])


def _beside_them(sides: Sequence[list[Word]], indicator: Sequence[Word], body: Body) -> Iterator[Word]:
    """The headings of further columns between `Mittari` and the two, or ahead of it: in their lines and type."""
    first, second = sorted((side[0] for side in sides), key=lambda word: word.x0)
    if not body.positioned or not indicator or abs(first.baseline - second.baseline) > 1:
        return
    heights = [word.baseline for side in sides for word in side if word.page == first.page]
    for word in _beside(body, first.page, heights, 0.1):
        alike = _is_set_as(first, [word])
        own = any(word in side for side in (*sides, indicator))
        says = word.text[0].isalpha() or word.text == "/" or is_time([word])
        if alike and not own and word.x1 < second.x0 and says:
            yield word


def _further(sides: Sequence[list[Word]], heights: Sequence[float], body: Body) -> tuple[Word, ...]:
    """The words that stand behind both headings, at their height: `Toteuma` behind `Tavoitetaso`. Over two lines and
    centred they stand half a line off, in the headings' type."""
    if not body.positioned:
        return ()
    first, right = sides[0][0], max(word.x1 for side in sides for word in side)
    level = list(_beside(body, first.page, heights, 0.33))
    return tuple(
        word
        for word in _beside(body, first.page, heights, 0.6)
        if word.x0 > right + 0.6 * word.size and (word in level or _is_set_as(first, [word]))
    )


def wrapped_up(behind: Sequence[Word], start: int, body: Body) -> list[Line]:
    """The lines above the first line of headings that are those of columns `behind` both, all of which end at one
    height: `Toteuma` over `T2`."""
    found: list[Line] = []
    runs = list(runs_of(behind))
    for line in reversed(body.lines[max(0, start - _WRAPS) : start]):
        near = runs and line.page == runs[0][0].page and body.lines[start - len(found)].baseline - line.baseline
        above = list(runs_of(line.words))
        if not near or near > reach(runs[0][0], body):
            break
        if not all(_is_set_as(runs[0][0], run) and any(_overlap(run, head) for head in runs) for run in above):
            break
        found, runs = [line, *found], above
    # What begins small is the wrap of a bold text above.
    return found if found and not found[0].text[0].islower() else []


def _overlap(one: Sequence[Word], other: Sequence[Word]) -> bool:
    return one[0].x0 < other[-1].x1 and other[0].x0 < one[-1].x1


def _beside(body: Body, page: int, heights: Sequence[float], off: float) -> Iterator[Word]:
    """The words of a page that stand at some heights, or are off them by so much of a pitch."""
    top, bottom = min(heights) - off * body.pitch, max(heights) + off * body.pitch
    # A document of many pages has as many tables, each of which must not look through all the others.
    start, end = (bisect(body.lines, page, key=attrgetter("page")) for bisect in (bisect_left, bisect_right))
    for line in body.lines[start:end]:
        if top < line.baseline < bottom:
            yield from line.words
