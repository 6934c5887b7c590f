"""What stands beside labels and is no part of what they say: the cells of a form with captions that no label is, and a
column right of the milestones, `Osatavoite 1   Esiselvitys      Valmis`, or the day they are due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from math import inf
from unicodedata import category

from parsers.body import Body
from parsers.column_words import heading_of, may_name_heading
from parsers.hits import Hit, heads_steps, label_of
from parsers.lines import COLUMN, Line, line_of, runs_of
from parsers.model import Word
from parsers.time_words import is_day
from parsers.vocabulary import CONTEXT, Kind, match_label, may_begin_label

_WIDE = 2.0  # of the size: no space of a justified line is as wide
_WIDEST = 0.7  # of a gap: the others in its line are narrower, unless all are stretched
_FEWEST = 2  # cells that line up
_LINES = 3  # of a cell
_LONGEST = 3  # words of its first line: what has more may be a report


def beside_labels(body: Body) -> dict[Word, None]:
    """The cells of a form that no table of ours has a column for, beside those that are labelled, with their captions:
    `Vastuuyksikkö | Yhteyshenkilö` over `Kirjasto | Matti Virta`. Captions stand above, all in one type, and what is
    below them is of another."""
    forms = False
    for line, below in pairwise(body.lines):
        hit = label_of(line) if may_begin_label(line.text) else None
        if hit is None or hit.kind not in CONTEXT or not hit.rest:
            continue
        if hit.gap < COLUMN or not _is_captioned(line, below):
            return {}  # labels stand beside their values here
        forms |= bool(_unknown_captions(line, below))
    apart: dict[Word, None] = {}
    for index, (line, below) in enumerate(pairwise(body.lines)) if forms else ():
        unknown = _unknown_captions(line, below) if _is_captioned(line, below) else []
        if unknown:
            starts = [*(run[0].x0 for run in runs_of(line.words)), inf]
            columns = [(left, right) for left, right in pairwise(starts) if any(left == run[0].x0 for run in unknown)]
            for each in (line, *_cells_below(body, index)):
                own = (word for word in each.words if any(left - 1 <= word.x0 < right - 1 for left, right in columns))
                apart |= dict.fromkeys(own)
    return apart


def _is_captioned(line: Line, below: Line) -> bool:
    """Whether a line is of one type, and the one below it of another, and no label's."""
    kind = _type_of(line.words)
    filled = kind is not None and below.page == line.page and _type_of(below.words) not in (kind, None)
    return filled and not (may_begin_label(below.text) and label_of(below))


def _unknown_captions(line: Line, below: Line) -> list[list[Word]]:
    """The captions in a line that none of our labels are, beside some that are: under each stands what it is for, or
    what is beside a label is its value. The headings of a table are none."""
    runs = runs_of(line.words)
    kinds = [hit.kind if (hit := label_of(line_of(run))) else None for run in runs]
    named = any(heading_of(word.text) is not None for run in runs for word in run)
    if named or not any(kind in CONTEXT for kind in kinds) or any(kind not in (*CONTEXT, None) for kind in kinds):
        return []
    starts = [run[0].x0 for run in runs_of(below.words)]
    filled = [any(abs(start - run[0].x0) < run[0].size for start in starts) for run in runs]
    known = all(full for full, kind in zip(filled, kinds, strict=True) if kind)
    unknown = [run for run, kind in zip(runs, kinds, strict=True) if kind is None]
    headed = any(full for full, kind in zip(filled, kinds, strict=True) if kind is None)
    return unknown if known and headed else []


def _type_of(words: Sequence[Word]) -> tuple[str, float, bool] | None:
    """The type that words are set in, if it is one."""
    types = {(word.font, word.size, word.bold) for word in words}
    return types.pop() if len(types) == 1 else None


def _cells_below(body: Body, index: int) -> Iterator[Line]:
    """The lines below captions, up to the next label, wherever it stands in its line."""
    page = body.lines[index].page
    return takewhile(
        lambda line: (
            line.page == page
            and not any(may_begin_label(run[0].text) and label_of(line_of(run)) for run in runs_of(line.words))
        ),
        body.lines[index + 1 :],
    )


def beside_milestones(lines: Sequence[Line], hits: Mapping[int, Hit]) -> dict[Word, None]:
    """The words that stand in a column right of the milestones: at least half of them have a cell there, on the line of
    their label, or some have a sign, and these line up. None where there is no such column."""
    milestones = [hit for hit in hits.values() if hit.kind is Kind.MILESTONE and hit.rest]
    cells = [cell for hit in milestones if (cell := _last_cell(hit))]
    edges = Counter(edge for cell in cells for edge in (("left", round(cell[0].x0)), ("right", round(cell[-1].x1))))
    (side, edge), count = next(iter(edges.most_common(1)), (("", 0), 0))
    column = [cell for cell in cells if round(cell[0].x0 if side == "left" else cell[-1].x1) == edge]
    signs = all(category(word.text[0]) == "So" for cell in column for word in cell)  # `●`: not each need have one
    if count < (_FEWEST if signs else max(_FEWEST, 0.5 * len(milestones))):
        return {}
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
