"""What stands in the cells of a table's headings, however they wrap, and in the headings beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from operator import attrgetter

from parsers.body import Body
from parsers.lines import Line, runs_of
from parsers.model import SOFT_HYPHEN, Word
from parsers.vocabulary import (
    BASELINE_HEADING,
    CONTEXT,
    HEADING_BUDGET,
    HEADING_TAIL,
    HEADING_TIME,
    TARGET_HEADING,
    Kind,
    ends_heading,
    heading_of,
    match_label,
)


def cells_of(
    heads: tuple[Word, Word], start: int, over: Sequence[Word], body: Body
) -> tuple[tuple[tuple[Word, ...], tuple[Word, ...]], tuple[Word, ...], tuple[Word, ...]]:
    """All that stands in the cells of two headings, the baseline's and the target's (years, remarks in brackets, second
    halves of words), in that over the indicators, and in those of further columns. `start` is their first line; `over`
    is a heading over both, which `Mittari` may stand beside."""
    sides = [[head] for head in heads]
    page = heads[0].page
    _grow(sides, start, body)
    translated = _translation(sides, start, body)
    for run in _runs(translated, sides) if translated else ():
        for side in sides:
            if _is_at(side, run, body):
                side.extend(run)
    _go_on_over_page(sides, body)
    heights = [word.baseline for words in (*sides, over) for word in words if word.page == page]
    # Centred beside headings of two lines, `Mittari` stands half a line off.
    indicator = tuple(
        word
        for word in _beside(body, page, heights, 0.6)
        if (found := match_label(word.text)) and found.kind is Kind.INDICATOR
    )
    if translated:
        indicator += tuple(word for word in translated.words if word.x1 < min(head.x0 for head in heads))
    indicator += tuple(_by_another_name(sides, heights, indicator, bool(over), body))
    beside = list(_beside_them(sides, indicator, body))
    close = [word for word in beside if word.x0 - indicator[-1].x1 < 0.6 * word.size and word.x0 > indicator[0].x0]
    if close:  # `Mittari ja yksikkö`, word by word
        end = next((at for at, (one, two) in enumerate(pairwise(beside), 1) if _is_apart(one, two)), len(beside))
        indicator, beside = (*indicator, *beside[:end]), beside[end:]
    return (tuple(sides[0]), tuple(sides[1])), indicator, (*beside, *_further(sides, heights, body))


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
        near = line.page == left.page and left.baseline - line.baseline < 2 * _reach(left, body)
        if not near or not all(_is_set_as(left, run) or _label_of(run) is Kind.INDICATOR for run in runs):
            break
        over = _run_over(runs, span, left, right)
        if over:
            return index, tuple(over)
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
    labels = [_label_of(run) for run in runs]
    others = [run for run in before if _label_of(run) is not Kind.INDICATOR]
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


def _grow(sides: Sequence[list[Word]], start: int, body: Body) -> None:
    """Adds to each heading what else stands in its cell, from the heading's line on."""
    (first, *_), _ = sides
    left = min(side[0].x0 for side in sides)
    growing = list(sides)
    begun = False  # the first row
    for index, line in enumerate(body.lines[start:], start):
        if line.page != first.page or line.baseline - max(side[-1].baseline for side in sides) > _reach(first, body):
            break
        whole_runs = _runs(line, sides)
        runs = [[word for word in run if not is_mark(word, first)] or run for run in whole_runs]
        # A row whose figures look like the years of headings has an indicator beside them, or above.
        headed = any(word in side for word in line.words for side in sides)
        others = [run for run in runs if run[-1].x1 < left and not any(_is_at(side, run, body) for side in sides)]
        labelled = bool(others) and all(map(is_label, others))  # `MITTARI` stands level with their last line
        begun = begun or (not headed and bool(others) and not labelled)
        half = not headed and _is_row(index, left, body, min(body.pitch, line.baseline - first.baseline))
        for whole, run in zip(whole_runs, runs, strict=True):
            level = [side for side in growing if _is_at(side, run, body)]
            if not level:
                continue
            side = min(level, key=lambda side: abs(side[0].x0 - run[0].x0))
            cell = begun and run[0].baseline > side[-1].baseline + 1 and not _is_open(side)
            if not cell and (
                _is_bracketed(side, run)
                or _is_half(run)
                or _completes(side, run)
                or _is_budget(run)
                or (is_tail(run) and (_names_time(run[0]) or _names_time(side[-1])))
                or (not half and (_goes_on(side, run) or (is_time(run) and _say_when(sides, runs, body))))
                or (labelled and is_time(run[:1]) and _say_when(sides, [run[:1] for run in runs], body))
            ):
                side.extend(whole)
            else:
                growing.remove(side)  # a cell stands below: its further lines are no part of the heading


def _is_row(index: int, left: float, body: Body, pitch: float) -> bool:
    """Whether a line is the upper half of a row whose indicator is centred beside it, half a line below."""
    line, below = body.lines[index], body.lines[index + 1 : index + 2]
    return any(
        other.page == line.page
        and other.baseline - line.baseline < 0.95 * pitch
        and other.x0 < left - 4 * other.size  # a centred heading begins a little left of its first line
        and match_label(other.text) is None
        for other in below
    )


def _translation(sides: Sequence[list[Word]], start: int, body: Body) -> Line | None:
    """The headings in another language, on the line below: as no row is, in slanted type and without a figure."""
    foot = max(side[-1].baseline for side in sides)
    for line, below in pairwise(body.lines[start:]):
        if line.page != sides[0][0].page or line.baseline - foot >= _reach(sides[0][0], body):
            return None
        if line.baseline > foot:
            under = all(any(_is_at(side, run, body) for run in _runs(line, sides)) for side in sides)
            words = not any(map(str.isdigit, line.text))
            return line if under and words and line.slanted and not below.slanted else None
    return None


def is_label(words: Sequence[Word]) -> bool:
    """Whether words are a label and nothing more."""
    return _label_of(words) is not None


def heads_column(words: Sequence[Word]) -> bool:
    """Whether words are a label that heads a column beside those of the levels."""
    return _label_of(words) not in (None, Kind.REPORT)


def _label_of(words: Sequence[Word]) -> Kind | None:
    """What label words are that are nothing more."""
    text = " ".join(word.text for word in words)
    found = match_label(text)
    return found.kind if found and found.length == len(text) else None


def is_mark(word: Word, heading: Word) -> bool:
    """Whether a word is the raised sign of a note."""
    return word.size < 0.8 * heading.size and len(word.text) <= 2


def _is_apart(one: Word, other: Word) -> bool:
    return other.x0 - one.x1 >= 0.6 * one.size


def _go_on_over_page(sides: Sequence[list[Word]], body: Body) -> None:
    """Takes in what stands in brackets, or says of what year, at the top of a page below headings that were the last on
    the page before."""
    page, last = sides[0][0].page, max(word.baseline for side in sides for word in side)
    start = bisect_right(body.lines, page, key=attrgetter("page"))
    if not start or body.lines[start - 1].baseline > last + 1:
        return
    for line in body.lines[start:]:
        runs = _runs(line, sides)
        beneath = [[side for side in sides if _spans(side, run)] for run in runs]
        own = [
            len(at) == 1 and (_is_bracketed(at[0], run) or _is_budget(run))
            for at, run in zip(beneath, runs, strict=True)
        ]
        if line.page != page + 1 or not all(own):
            return
        for (side,), run in zip(beneath, runs, strict=True):
            side.extend(run)


def _spans(side: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether words stand below a heading, however far."""
    return run[0].x0 < max(word.x1 for word in side) and run[-1].x1 > min(word.x0 for word in side)


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
    column = (word for line in _rows_below(body, start) for word in line.words if word.x1 < left)
    if not over and any(word.bold for word in column):
        return  # titles of indicators are bold
    # A `Mittari` over the first cell heads it.
    if not cell or cell[0].x0 > left or any(word.x1 > cell[0].x0 for word in label):
        return
    beside = (word for word in _beside(body, first.page, heights, 0.6) if word.x1 < left)
    for run in runs_of(beside):
        bold = all(word.bold for word in run) and not any(word.bold for word in cell)
        if run[0].x0 < cell[-1].x1 and cell[0].x0 < run[-1].x1 and (over or bold) and not is_label(run):
            yield from run


def _rows_below(body: Body, start: int) -> Iterator[Line]:
    """The lines from a place on, up to the next label or the end of the page."""
    page = body.lines[start].page if start < len(body.lines) else 0
    return takewhile(lambda line: line.page == page and match_label(line.text) is None, body.lines[start:])


def _beside_them(sides: Sequence[list[Word]], indicator: Sequence[Word], body: Body) -> Iterator[Word]:
    """The headings of further columns between `Mittari` and the two, or ahead of it: in their line and type."""
    first, second = sorted((side[0] for side in sides), key=lambda word: word.x0)
    if not body.positioned or not indicator or abs(first.baseline - second.baseline) > 1:
        return
    for word in _beside(body, first.page, [first.baseline], 0.1):
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


def _beside(body: Body, page: int, heights: Sequence[float], off: float) -> Iterator[Word]:
    """The words of a page that stand at some heights, or are off them by so much of a pitch."""
    top, bottom = min(heights) - off * body.pitch, max(heights) + off * body.pitch
    # A document of many pages has as many tables, each of which must not look through all the others.
    start, end = (bisect(body.lines, page, key=attrgetter("page")) for bisect in (bisect_left, bisect_right))
    for line in body.lines[start:end]:
        if top < line.baseline < bottom:
            yield from line.words


def _runs(line: Line, sides: Sequence[list[Word]]) -> list[list[Word]]:
    """The words of a line that no heading has yet, parted at gaps and where a heading's column starts."""
    first, second = sorted(sides, key=lambda side: side[0].x0)
    # A run that begins behind the first heading is all the second one's, wherever that starts.
    right = max(word.x1 for word in first) + 0.6 * first[0].size  # a year may stand close behind it
    starts = [(first[0].x0, float("inf")), (second[0].x0, right)]
    runs: list[list[Word]] = []
    right = float("-inf")
    for word in line.words:
        if word in first or word in second:
            right = float("-inf")
            continue
        new_column = runs and any(
            right <= start + 0.1 * word.size and word.x0 >= start - 0.5 * word.size and runs[-1][0].x0 < end
            for start, end in starts
        )
        if not runs or word.x0 - right > 0.6 * word.size or new_column:
            runs.append([])
        runs[-1].append(word)
        right = word.x1
    return runs


def _is_at(side: Sequence[Word], run: Sequence[Word], body: Body) -> bool:
    """Whether words stand right behind a heading, or on the line below it."""
    first, last = side[0], side[-1]
    gap = run[0].x0 - last.x1  # none before the sign of a note
    off = 0.6 if is_mark(run[0], first) else 0.35
    behind = abs(run[0].baseline - last.baseline) < off * first.size and (
        -0.1 * first.size < gap < 0.6 * first.size
        or (0 < gap < 2.5 * first.size and is_tail(run))  # a justified heading stands apart from its `vuonna`
    )
    left, right = min(word.x0 for word in side), max(word.x1 for word in side)
    # A figure a little lower may be a cell that is centred in its row.
    reach = _reach(first, body) if run[0].text.startswith("(") or _is_open(side) else 1.4 * body.pitch
    below = 0 < run[0].baseline - last.baseline < reach and run[0].x0 < right and run[-1].x1 > left
    return behind or below


def _reach(word: Word, body: Body) -> float:
    """How far below a heading its next line may stand: a table may be set wider than the text, up to double."""
    return max(1.4 * body.pitch, 2.1 * word.size)


def _is_bracketed(side: Sequence[Word], run: Sequence[Word]) -> bool:
    first = run[1] if len(run) > 1 and ends_heading(run[0].text) else run[0]  # `taso (31.12.2025)` below `Lähtö-`
    return first.text.startswith("(") or _is_open(side)


def is_tail(run: Sequence[Word]) -> bool:
    return all(HEADING_TAIL.fullmatch(word.text) or ends_heading(word.text) for word in run)


def _is_budget(run: Sequence[Word]) -> bool:
    """Whether words say of what year's accounts or budget a heading's values are."""
    return bool(HEADING_BUDGET.fullmatch(" ".join(word.text for word in run)))


def _completes(side: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether a word is the rest of a heading that was cut without a hyphen: `Lähtötas` over `o`."""
    part, rest = side[-1].text, run[0].text
    whole = any(heading.fullmatch(part + rest) for heading in (BASELINE_HEADING, TARGET_HEADING))
    return len(run) == 1 and rest.isalpha() and whole and heading_of(part) is not None


def _is_half(run: Sequence[Word]) -> bool:
    """Whether words begin with the lower part of a broken heading: `taso 2025` below `Tavoite-`."""
    return ends_heading(run[0].text) and is_tail(run)


def _goes_on(side: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether words are the rest of a heading whatever they say: on its line, in its type where that is bold, or
    plainly smaller. Where no row has begun, a cell is none of these."""
    first = side[0]
    level = abs(run[0].baseline - first.baseline) < 0.35 * first.size
    smaller = all(word.size < 0.85 * first.size for word in run)
    return level or smaller or (first.bold and all(word.bold for word in run))


def is_time(run: Sequence[Word]) -> bool:
    """Whether words say of when a heading's values are, as those of the other heading do then."""
    times = (HEADING_TIME, HEADING_TAIL, HEADING_BUDGET)
    return all(any(time.fullmatch(word.text) for time in times) for word in run)


def _names_time(word: Word) -> bool:
    """Whether a word is a `vuonna` that a year follows."""
    return bool(HEADING_TAIL.fullmatch(word.text)) and not any(map(str.isdigit, word.text))


def _say_when(sides: Sequence[Sequence[Word]], runs: Sequence[Sequence[Word]], body: Body) -> bool:
    """Whether both headings say of when their values are: where only one does, what says so is a cell below it."""
    return all(
        any(is_time([word]) for word in side[1:]) or any(is_time(run) and _is_at(side, run, body) for run in runs)
        for side in sides
    )


def _is_open(side: Sequence[Word]) -> bool:
    """Whether a bracket or a word is open, or a name in the other language is to come: `Lähtötaso /` over
    `Utgångsnivå`, `Tavoitetaso vuon-` over `na 2025`."""
    text = "".join(word.text for word in side)
    return text.count("(") > text.count(")") or text.endswith(("/", "-", SOFT_HYPHEN))
