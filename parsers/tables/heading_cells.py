"""What stands in the cells of the headings Lähtötaso and Tavoitetaso, however they wrap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from parsers.model import SOFT_HYPHEN, Word
from parsers.page.body import Body
from parsers.page.lines import Line, said
from parsers.spelling.column_words import HEADING_TIME, ends_heading
from parsers.spelling.time_words import is_trimester
from parsers.spelling.vocabulary import Kind, match_label
from parsers.tables.heading_words import (
    completes,
    is_budget,
    is_half,
    is_label,
    is_mark,
    is_tail,
    is_time,
    names_time,
    reach,
)

_LARGER = 1.1  # times the size of a heading
_PADDED = 1.7  # times as far as a line of the heading's own: a row below it, with a cell's padding


def cells_of(heads: tuple[Word, Word], start: int, body: Body) -> tuple[list[list[Word]], Line | None]:
    """All that stands in the cells of two headings, the baseline's and the target's (years, remarks in brackets, second
    halves of words), and the line that has them in another language. `start` is their first line."""
    sides = [[head] for head in heads]
    _grow(sides, start, body)
    translated = _translation(sides, start, body)
    for run in _runs(translated, sides) if translated else ():
        for side in sides:
            if _is_at(side, run, body) or (is_time(run) and _spans(side, run)):
                side.extend(run)
    _go_on_over_page(sides, body)
    return sides, translated


def _grow(sides: Sequence[list[Word]], start: int, body: Body) -> None:
    """Adds to each heading what else stands in its cell, from the heading's line on."""
    (first, *_), _ = sides
    left = min(side[0].x0 for side in sides)
    growing = list(sides)
    begun = False  # the first row
    for index, line in enumerate(body.lines[start:], start):
        if line.page != first.page or line.baseline - max(side[-1].baseline for side in sides) > reach(first, body):
            break
        whole_runs = _runs(line, sides)
        runs = [[word for word in run if not is_mark(word, first)] or run for run in whole_runs]
        # A row whose figures look like the years of headings has an indicator beside them, or above.
        headed = any(word in side for word in line.words for side in sides)
        others = [run for run in runs if run[-1].x1 < left and not any(_is_at(side, run, body) for side in sides)]
        labelled = bool(others) and all(map(is_label, others))  # `MITTARI` stands level with their last line
        begun = begun or (not headed and bool(others) and not labelled)
        half = not headed and _is_row(index, left, body, min(body.pitch, line.baseline - first.baseline))
        last = not headed and _ends_table(start, index, body)
        for whole, run in zip(whole_runs, runs, strict=True):
            level = [side for side in growing if _is_at(side, run, body)]
            if not level:
                continue
            side = min(level, key=lambda side: abs(side[0].x0 - run[0].x0))
            cell = begun and run[0].baseline > side[-1].baseline + 1 and not _is_open(side)
            if not cell and (
                _is_bracketed(side, run)
                or is_half(run)
                or completes(side, run)
                or is_budget(run)
                or (
                    is_tail(run)
                    and (names_time(run[0]) or names_time(side[-1]))
                    and (run[0].bold >= first.bold or _say_when(sides, runs, body))
                )
                or (not half and (_goes_on(side, run) or (is_time(run) and _say_when(sides, runs, body) and not last)))
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


def _ends_table(start: int, index: int, body: Body) -> bool:
    """Whether the line below one of years and days begins with another label, so that these are the only values of the
    headings from the line at `start` on; a MITTARI may begin the rows, unless one stands above already."""
    found = [match_label(line.text) for line in body.lines[index + 1 : index + 2]]
    above = (match_label(line.text) for line in body.lines[max(start - 1, 0) : start + 1])
    named = any(label is not None and label.kind is Kind.INDICATOR for label in above)
    return any(label is not None and (named or label.kind is not Kind.INDICATOR) for label in found)


def _translation(sides: Sequence[list[Word]], start: int, body: Body) -> Line | None:
    """The headings in another language, on the line below, as no row is: in slanted type and without a figure. Or a
    line that says of when the values of each column are, and nothing else."""
    (first, *_), _ = sides
    foot = max(side[-1].baseline for side in sides)
    for index, (line, below) in enumerate(pairwise(body.lines[start:]), start):
        when = len(line.words) > 1 and all(HEADING_TIME.match(word.text) for word in line.words)
        far = _PADDED * reach(first, body) if when else reach(first, body)
        if line.page != first.page or line.baseline - foot >= far:
            return None
        if line.baseline <= foot or (first.bold and all(word.bold for word in line.words)):
            continue  # the headings' own lines
        runs = _runs(line, sides)
        if when:
            whole = all(any(_spans(side, run) for run in runs) for side in sides)
            return line if whole and not _ends_table(start, index, body) else None
        under = all(any(_is_at(side, run, body) for run in runs) for side in sides)
        words = not any(map(str.isdigit, line.text))
        return line if under and words and line.slanted and not below.slanted else None
    return None


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
        own = [(at[0], run) for at, run in zip(beneath, runs, strict=True) if len(at) == 1 and _may_go_on(at[0], run)]
        others = [run for at, run in zip(beneath, runs, strict=True) if not at]  # below headings of further columns
        timed = all(is_time(run) or is_trimester(said(run)) for run in others)
        if line.page != page + 1 or not own or len(own) + len(others) < len(runs) or not timed:
            return
        for side, run in own:
            side.extend(run)


def _may_go_on(side: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether words at the top of a page may be of the heading above them on the page before."""
    return _is_bracketed(side, run) or is_budget(run) or _says_of_when(side, run)


def _says_of_when(side: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether words in the type of a heading say of when its values are: `vuonna 2025`, or the year alone."""
    return is_tail(run) and (names_time(run[0]) or names_time(side[-1])) and run[0].bold == side[0].bold


def _spans(side: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether words stand below a heading, however far."""
    return run[0].x0 < max(word.x1 for word in side) and run[-1].x1 > min(word.x0 for word in side)


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
    level = abs(run[0].baseline - last.baseline) < off * first.size and not is_parted(last, run[0], body)
    behind = level and (
        -0.1 * first.size < gap < 0.6 * first.size
        or (0 < gap < 2.5 * first.size and is_tail(run))  # a justified heading stands apart from its `vuonna`
    )
    left, right = min(word.x0 for word in side), max(word.x1 for word in side)
    # A figure a little lower may be a cell that is centred in its row.
    deep = reach(first, body) if run[0].text.startswith("(") or _is_open(side) else 1.4 * body.pitch
    below = 0 < run[0].baseline - last.baseline < deep and run[0].x0 < right and run[-1].x1 > left
    return behind or below


def is_parted(left: Word, right: Word, body: Body) -> bool:
    """Whether an upright rule stands between two words."""
    return any(
        not rule.horizontal and left.x1 - 1 < rule.x0 < right.x0 + 1 and rule.top < right.baseline < rule.bottom
        for rule in body.rules.get(right.page, ())
    )


def _is_bracketed(side: Sequence[Word], run: Sequence[Word]) -> bool:
    first = run[1] if len(run) > 1 and ends_heading(run[0].text) else run[0]  # `taso (31.12.2025)` below `Lähtö-`
    return first.text.startswith("(") or _is_open(side)


def _goes_on(side: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether words are the rest of a heading whatever they say: on its line, in its type where that is bold and they
    are no larger, or plainly smaller. Where no row has begun, a cell is none of these."""
    first = side[0]
    level = abs(run[0].baseline - first.baseline) < 0.35 * first.size
    smaller = all(word.size < 0.85 * first.size for word in run)
    alike = first.bold and all(word.bold and word.size < _LARGER * first.size for word in run)
    return level or smaller or alike


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
