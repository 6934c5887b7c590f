"""What stands beside labels and is no part of what they say: the cells of a form with captions that no label is, and a
column right of the milestones, `Osatavoite 1   Esiselvitys      Valmis`, or the day they are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from math import inf
from unicodedata import category

import regex

from parsers.labels.hits import Hit, heads_steps, label_of
from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import COLUMN, Line, line_of, runs_of, said
from parsers.spelling.column_words import heading_of, may_name_heading
from parsers.spelling.time_words import is_day
from parsers.spelling.vocabulary import CONTEXT, Kind, match_label, may_begin_label

_WIDE = 2.0  # of the size: no space of a justified line is as wide
_WIDEST = 0.7  # of a gap: the others in its line are narrower, unless all are stretched
_FEWEST = 2  # cells that line up
_SMALLER = 0.9  # times the size of a label
_SHARE = regex.compile(r"\d{1,3}\s?%")  # of what is done
_OFF = 0.6  # points: as much as the program that sets them rounds
_LINES = 3  # of a cell
_LONGEST = 3  # words of its first line: what has more may be a report


def beside_labels(body: Body) -> dict[Word, None]:
    """The cells of a form that no table of ours has a column for, beside those that are labelled, with their captions:
    `Vastuuyksikkö | Yhteyshenkilö` over `Kirjasto | Matti Virta`. Captions stand above, all in one type, and what is
    below them is of another."""
    forms = False
    for line, below in pairwise(body.lines):
        hit = label_of(line) if may_begin_label(line.text) else None
        if hit is None:  # another caption may begin the line
            forms |= bool(line.gaps) and _is_captioned(line, below) and bool(_unknown_captions(line, below))
        if hit is None or hit.kind not in CONTEXT or not hit.rest or hit.colon:
            continue  # `Tavoite: Sujuva arki` may head what has captions
        if hit.gap < COLUMN or not _is_captioned(line, below):
            return {}  # labels stand beside their values here
        forms |= bool(_unknown_captions(line, below))
    apart: dict[Word, None] = {}
    for index, (line, below) in enumerate(pairwise(body.lines)) if forms else ():
        unknown = _unknown_captions(line, below) if _is_captioned(line, below) else []
        if unknown:
            starts = [*(run[0].x0 for run in runs_of(line.words)), inf]
            columns = [(left, right) for left, right in pairwise(starts) if any(left == run[0].x0 for run in unknown)]
            apart |= _cells_in(body, index, columns)
    return apart


def beside_values(body: Body) -> dict[Word, None]:
    """The cells of a form that no table of ours has a column for, with their captions, where these stand beside what
    they are for, in the type of the label that their line begins with: `Vastuutaho   Kirjasto   Aikataulu   2026`."""
    apart: dict[Word, None] = {}
    for index, line in enumerate(body.lines):
        hit = label_of(line) if len(line.gaps) > 1 and may_begin_label(line.text) else None
        if hit is None or hit.kind not in CONTEXT or hit.gap < COLUMN:
            continue
        runs, own = runs_of(line.words), _type_of(hit.label)
        captions = [run for run in runs[1:] if own is not None and _type_of(run) == own]
        if not captions or captions[0] is runs[1]:
            continue
        starts = [*(run[0].x0 for run in captions), inf]
        known = [label_of(line_of(run)) for run in captions]
        columns = [pair for pair, each in zip(pairwise(starts), known, strict=True) if each is None]
        apart |= _cells_in(body, index, columns) if columns else {}
    return apart


def _is_captioned(line: Line, below: Line) -> bool:
    """Whether a line is of one type, and the one below it of others, and no label's."""
    kind = _type_of(line.words)
    filled = kind is not None and below.page == line.page and all(_type_of([word]) != kind for word in below.words)
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


def _cells_in(body: Body, index: int, columns: Sequence[tuple[float, float]]) -> dict[Word, None]:
    """The words of a line of captions, and of those below it, that begin in some columns."""
    words = (word for line in (body.lines[index], *_cells_below(body, index)) for word in line.words)
    return dict.fromkeys(word for word in words if any(left - 1 <= word.x0 < right - 1 for left, right in columns))


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
    milestones = {index: hit for index, hit in hits.items() if hit.kind is Kind.MILESTONE}
    found = {
        index: cell for index, hit in milestones.items() if (cell := _last_cell(hit) or _above(lines, index, hits))
    }
    edges = dict.fromkeys((side, round(x, 1)) for cell in found.values() for side, x in _edges(cell))
    column = max((_lined_up(found, *edge) for edge in edges), key=len, default={})
    signs = all(category(word.text[0]) == "So" for cell in column.values() for word in cell)  # `●`: not each has one
    said = {index: _said(lines, index, hits) for index in milestones}
    if len(column) < (_FEWEST if signs else max(_FEWEST, 0.5 * sum(map(bool, said.values())))):
        return {}
    left = min(cell[0].x0 for cell in column.values())
    longest = max(sum(any(map(str.isalpha, word.text)) for word in cell) for cell in column.values())
    if any(_heads_reports(hit, left) for hit in hits.values()) or longest > _LONGEST:
        return {}
    words = dict.fromkeys(word for cell in column.values() for word in cell)
    if 2 * sum(map(_letters, column.values())) > sum(map(_letters, said.values())):
        return {}  # what would be left of the milestones says less
    for index in [index for index in column if hits[index].rest]:
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
    cell = hit.rest[gaps.index(widest) + 1 :] if hit.rest and widest > _WIDE * hit.rest[0].size else ()
    others = [gap for gap in gaps if gap != widest]
    if not cell or max(others, default=0.0) > _WIDEST * widest or match_label(" ".join(word.text for word in cell)):
        return ()
    return cell if all(map(_is_state_or_day, cell)) else ()


def _above(lines: Sequence[Line], index: int, hits: Mapping[int, Hit]) -> tuple[Word, ...]:
    """What stands far right of a label whose value is below it: `Osatavoite 1            Valmis` over `Esiselvitys`. A
    box may hold it, which is a little lower."""
    label, size = hits[index].label, hits[index].label[0].size
    cell = hits[index].rest
    place = index + 1
    if not cell and place < len(lines) and place not in hits and lines[place].baseline - label[0].baseline < size:
        cell, place = lines[place].words, place + 1
    below = lines[place] if cell and place < len(lines) and place not in hits else None
    if below is None or below.page != label[0].page or abs(below.x0 - label[0].x0) > 0.5 * size:
        return ()
    runs = [said(run) for run in runs_of(cell)]
    shares = [run for run in runs if _SHARE.fullmatch(run)]  # `Käynnissä      60 %`
    told = [word for word in cell if _is_state_or_day(word)] if shares else list(cell)
    smaller = cell[0].size < _SMALLER * size  # as in a pill close to the label
    apart = cell[0].x0 - label[-1].x1 > (COLUMN if smaller else _WIDE) * size and len(runs) - len(shares) == 1
    return tuple(cell) if apart and all(map(_is_state_or_day, told)) and not match_label(cell[0].text) else ()


def _said(lines: Sequence[Line], index: int, hits: Mapping[int, Hit]) -> Sequence[Word]:
    """What a milestone says in the line of its label, with what stands beside it, or in the one below."""
    below = lines[index + 1 : index + 3] if _above(lines, index, hits) else ()
    return hits[index].rest + tuple(word for line in below for word in line.words)


def _edges(cell: Sequence[Word]) -> tuple[tuple[int, float], ...]:
    """Where a cell begins, ends and has its middle."""
    left, right = cell[0].x0, cell[-1].x1
    return (0, left), (1, right), (2, (left + right) / 2)


def _lined_up(cells: Mapping[int, tuple[Word, ...]], side: int, x: float) -> dict[int, tuple[Word, ...]]:
    """The cells that begin at an x, or end there, or have their middle there."""
    return {index: cell for index, cell in cells.items() if abs(_edges(cell)[side][1] - x) < _OFF}


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
