"""What stands beside labels and is no part of what they say: the cells of a form with captions that no label is, and a
column right of the milestones, `Osatavoite 1   Esiselvitys      Valmis`, or the day they are due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from math import inf

from parsers.body import Body
from parsers.hits import COLUMN, Hit, heads_steps, label_of
from parsers.lines import Line, line_of, runs_of
from parsers.model import Word
from parsers.vocabulary import CONTEXT, Kind, is_day, match_label, may_begin_label, may_name_heading

_WIDE = 2.0  # of the size: no space of a justified line is as wide
_WIDEST = 0.7  # of a gap: the others in its line are narrower, unless all are stretched
_FEWEST = 2  # cells that line up
_LINES = 3  # of a cell
_LONGEST = 3  # words of its first line: what has more may be a report


def beside_labels(body: Body) -> dict[Word, None]:
    """The cells of a form that no table of ours has a column for, beside those that are labelled, with their captions:
    `Vastuuyksikkö | Yhteyshenkilö` over `Kirjasto | Matti Virta`. Captions stand above, all in one type, and what is
    below them is of another."""
    captions: dict[int, list[list[Word]]] = {}  # beside a label, by the index of its line
    for index, (line, below) in enumerate(pairwise(body.lines)):
        hit = label_of(line) if may_begin_label(line.text) else None
        if hit is None or hit.kind not in CONTEXT:
            continue
        kind = _type_of(line.words)
        above = kind is not None and below.page == line.page and _type_of(below.words) not in (kind, None)
        if hit.rest and (hit.gap < COLUMN or not above):
            return {}  # labels stand beside their values here
        captions[index] = runs_of(hit.rest)
    unknown = {index: cells for index, cells in captions.items() if any(map(_is_unknown, cells))}
    headed = any(
        _is_unknown(cell)
        and any(abs(run[0].x0 - cell[0].x0) < run[0].size for run in runs_of(body.lines[index + 1].words))
        for index, cells in unknown.items()
        for cell in cells
    )
    if not headed or 2 * len(unknown) > len(captions):
        return {}  # what stands beside these labels are their values
    apart: dict[Word, None] = {}
    for index, cells in unknown.items():
        starts = [*(cell[0].x0 for cell in cells), inf]
        for line in (body.lines[index], *_cells_below(body, index)):
            for cell, (left, right) in zip(cells, pairwise(starts), strict=True):
                if _is_unknown(cell):
                    apart |= dict.fromkeys(word for word in line.words if left - 1 <= word.x0 < right - 1)
    return apart


def _type_of(words: Sequence[Word]) -> tuple[str, float, bool] | None:
    """The type that words are set in, if it is one."""
    types = {(word.font, word.size, word.bold) for word in words}
    return types.pop() if len(types) == 1 else None


def _is_unknown(cell: Sequence[Word]) -> bool:
    """Whether a caption is none of our labels."""
    return label_of(line_of(cell)) is None


def _cells_below(body: Body, index: int) -> Iterator[Line]:
    """The lines below captions, up to the next label."""
    page = body.lines[index].page
    return takewhile(
        lambda line: line.page == page and not (may_begin_label(line.text) and label_of(line)), body.lines[index + 1 :]
    )


def beside_milestones(lines: Sequence[Line], hits: Mapping[int, Hit]) -> dict[Word, None]:
    """The words that stand in a column right of the milestones: at least half of them have a cell there, on the line of
    their label, and these line up. None where there is no such column."""
    milestones = [hit for hit in hits.values() if hit.kind is Kind.MILESTONE and hit.rest]
    cells = [cell for hit in milestones if (cell := _last_cell(hit))]
    edges = Counter(edge for cell in cells for edge in (("left", round(cell[0].x0)), ("right", round(cell[-1].x1))))
    (side, edge), count = next(iter(edges.most_common(1)), (("", 0), 0))
    if count < max(_FEWEST, 0.5 * len(milestones)):
        return {}
    column = [cell for cell in cells if round(cell[0].x0 if side == "left" else cell[-1].x1) == edge]
    left = min(cell[0].x0 for cell in column)
    if any(_heads_reports(hit, left) for hit in hits.values()) or max(map(len, column)) > _LONGEST:
        return {}
    if 2 * sum(map(_letters, column)) > sum(_letters(hit.rest) for hit in milestones):
        return {}  # what would be left of the milestones says less
    words = dict.fromkeys(word for cell in column for word in cell)
    for index in [index for index, hit in hits.items() if hit.rest and hit.rest[-1] in words]:
        for place, line in enumerate(lines[index + 1 : index + _LINES], index + 1):  # `Etenee` over `suunnitellusti`
            if place in hits or may_name_heading(line.text):
                break
            below = [word for word in line.words if word.x0 > left - line.size]
            if not below or line.page != lines[index].page or not _stands_apart(line, len(line.words) - len(below)):
                break
            words |= dict.fromkeys(below)
    return words


def _last_cell(hit: Hit) -> tuple[Word, ...]:
    """What stands behind the one wide gap of a milestone's first line, if it is no label."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(hit.rest)]
    widest = max(gaps, default=0.0)
    cell = hit.rest[gaps.index(widest) + 1 :] if widest > _WIDE * hit.rest[0].size else ()
    others = [gap for gap in gaps if gap != widest]
    if not cell or max(others, default=0.0) > _WIDEST * widest or match_label(" ".join(word.text for word in cell)):
        return ()
    return cell if all(map(_is_state_or_day, cell)) else ()


def _letters(words: Sequence[Word]) -> int:
    return sum(char.isalpha() for word in words for char in word.text)


def _is_state_or_day(word: Word) -> bool:
    """Whether a word may be one of a state, or a day: other figures are a part of what must be reached."""
    return not any(map(str.isdigit, word.text)) or is_day(word.text)


def _heads_reports(hit: Hit, left: float) -> bool:
    """Whether a label is the heading of a table that has reports, or stands in the column from `left` on."""
    return heads_steps(hit) or (hit.kind is Kind.REPORT and hit.x0 > left - 2 * hit.label[0].size)


def _stands_apart(line: Line, place: int) -> bool:
    """Whether words from a place on are all of a line, or stand behind a column's gap in it."""
    return not place or line.words[place].x0 - line.words[place - 1].x1 >= COLUMN * line.size
