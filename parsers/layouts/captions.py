"""Labels that stand below their values, in smaller type, as on the cards of a dashboard → the same lines with each
label above its value, where the rules look for it.

Kestävä talous          Tilat vastaavat tarvetta
Painopiste              Tavoite
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from parsers.labels.hits import Hit, label_of
from parsers.model import Word
from parsers.page.body import Body, without
from parsers.page.lines import Line, line_of, lines_of, runs_of, said
from parsers.spelling.column_words import heading_of, may_name_heading, tells_state
from parsers.spelling.vocabulary import DASHES, LEVELS, Kind, may_begin_label
from parsers.tables.heading_words import is_time, pairs_of_levels

_FEWEST = 3  # kinds of labels of the hierarchy
_SMALLER = 0.9  # of the size of a value, at the most
_NEAR = 2.2  # sizes: how far apart the lines of one card may be, and its value and its label
_OFF = 0.6  # points: as much as the program that sets them rounds


def uncaptioned(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with the labels of the hierarchy above their values, and the printed word of each that was moved, if
    they all stand below."""
    return _with(body, _of_hierarchy(body)) if body.positioned else (body, {})


def with_levels_above(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with the `Lähtötaso` and `Tavoitetaso` of indicators on tiles above their values, without the signs that
    lead from one to the other and what was reached, and the printed word of each that was moved. Each column has its
    own page."""
    tiles = list(_tiles(body.lines)) if body.positioned else []
    printed = {moved: word for line, above in tiles for moved, word in _raised(line, above.top).items()}
    arrows = dict.fromkeys(
        word for _, above in tiles for run in runs_of(above.words) if not _says_anything(run) for word in run
    )
    left, moved = _with(body, printed)
    reached = {word for line, above in tiles for word in _reached(line, above)}
    if reached:
        words = (word for own in left.lines for word in own.words)
        left = without(left, dict.fromkeys(word for word in words if moved.get(word, word) in reached))
    if arrows:
        left = replace(without(left, arrows), aside=left.aside, furniture=(*left.furniture, *arrows))
    return left, moved


def _with(body: Body, printed: dict[Word, Word]) -> tuple[Body, dict[Word, Word]]:
    """The body with moved words, given by these."""
    if not printed:
        return body, {}
    places = {word: moved for moved, word in printed.items()}
    pages = groupby((word for line in body.lines for word in line.words), key=attrgetter("page"))
    lines = [line for _, words in pages for line in lines_of(places.get(word, word) for word in words)]
    return replace(body, lines=tuple(lines)), printed  # the steps to what was moved are no measure of the text


def _of_hierarchy(body: Body) -> dict[Word, Word]:
    """The words of labels of the hierarchy by what they are above their values, and of all others that stand so then;
    none where not all of the hierarchy stand below."""
    if not any(_is_caption(above, line) for above, line in pairwise(body.lines)):
        return {}
    printed: dict[Word, Word] = {}
    kinds = set()
    for _, on_page in groupby(body.lines, key=attrgetter("page")):
        runs = [line_of(run) for line in on_page for run in runs_of(line.words)]
        tops: list[tuple[Line, float | None]] = []
        for at, run in enumerate(runs):
            hits = _labels(run)
            if not hits and not _is_other(run):
                continue
            top = _top_of_value(run, runs[:at])
            value = next((each for each in reversed(runs[:at]) if abs(each.x0 - run.x0) < _OFF), None)
            if hits and any(_is_nearer(other, run, value if top is not None else None) for other in runs[at + 1 :]):
                return {}
            tops.append((run, top))
            kinds |= {hit.kind for hit in hits if top is not None}
        for run, _ in tops:  # those of one row move together, above its highest value
            row = [top for each, top in tops if top is not None and abs(each.baseline - run.baseline) < 1]
            printed |= _raised(run, min(row)) if row else {}
    return printed if len(kinds) >= _FEWEST else {}


def _is_other(run: Line) -> bool:
    """Whether a run is the label of an indicator, a level, a milestone or a report, and nothing more."""
    hit = label_of(run) if may_begin_label(run.text) else None
    own = hit is not None and not hit.rest and hit.kind in (Kind.INDICATOR, Kind.MILESTONE, Kind.REPORT)
    return own or (len(run.words) == 1 and heading_of(run.text) is not None)


def _tiles(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines of nothing but `Lähtötaso` and `Tavoitetaso` below values in larger type, each of which begins where one of
    them does, and the lines of these. A sign may lead from one value to the other."""
    for above, line, below in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        if line.size > _SMALLER * above.size or not (pairs_of_levels(line.words) or _names_levels(line)):
            continue
        near = above.page == line.page and line.baseline - above.baseline < _NEAR * above.size
        level = [
            _is_at(run, line.words) or _is_over(run, line) or not _says_anything(run) for run in runs_of(above.words)
        ]
        if near and all(level) and not (below and below.page == line.page and _is_headed(line, above, below)):
            yield line, above


def _names_levels(line: Line) -> bool:
    """Whether a line has one baseline and one target of some years, `Lähtöarvo 2024`, and maybe what was reached."""
    if not may_name_heading(line.text):
        return False  # as nearly none does
    runs = runs_of(line.words)
    sides = [heading_of(run[0].text) for run in runs if not tells_state(said(run))]
    return sides in ([0, 1], [1, 0]) and all(is_time(run[1:]) for run in runs if len(run) > 1)


def _says_anything(words: Sequence[Word]) -> bool:
    """Whether words are no mere signs, as an arrow is; a value may be a dash."""
    return any(char.isalnum() or char in DASHES for word in words for char in word.text)


def _is_at(run: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a run begins where one of some words does."""
    return any(abs(run[0].x0 - word.x0) < _OFF for word in words)


def _reached(labels: Line, above: Line) -> Iterator[Word]:
    """The words of a `Toteuma` beside labels of levels, and of the value above it."""
    for label in runs_of(labels.words):
        if tells_state(said(label)):
            own = (run for run in runs_of(above.words) if _is_at(run, label[:1]) or _is_over(run, line_of(label)))
            yield from (word for run in (label, *own) for word in run)


def _is_over(run: Sequence[Word], labels: Line) -> bool:
    """Whether a run is centred above one of some labels."""
    middle = run[0].x0 + run[-1].x1
    return any(abs(label[0].x0 + label[-1].x1 - middle) < labels.size for label in runs_of(labels.words))


def _is_headed(labels: Line, above: Line, below: Line) -> bool:
    """Whether labels stand above the values `below`: more of these begin at a second label of two, where no name of an
    indicator does, or they are nearer."""
    seconds = labels.words[1::2]
    over, under = (sum(_is_at(run, seconds) for run in runs_of(line.words)) for line in (above, below))
    nearer = below.top - labels.bottom < labels.top - above.bottom
    return under > over or (under == over and nearer)


def _raised(line: Line, top: float) -> dict[Word, Word]:
    """The words of a line by what they are right above some height."""
    up = line.bottom - top
    moved = (replace(w, top=w.top - up, bottom=w.bottom - up, baseline=w.baseline - up) for w in line.words)
    return dict(zip(moved, line.words, strict=True))


def _is_caption(above: Line, line: Line) -> bool:
    """Whether a line may be the labels of the one above it: nearly none is, and most need not be looked at closely."""
    return line.size <= _SMALLER * above.size and may_begin_label(line.text) and bool(_labels(line))


def _labels(line: Line) -> list[Hit]:
    """The labels of the hierarchy that a line has, if it has nothing else."""
    hits = [label_of(line_of(run)) for run in runs_of(line.words)]
    own = [hit for hit in hits if hit and hit.kind in LEVELS and not hit.rest and not hit.colon]
    return own if len(own) == len(hits) else []


def _top_of_value(label: Line, above: Sequence[Line]) -> float | None:
    """Where the value in larger type begins that stands right above a label, where that does; None if there is none."""
    last, top = label, None
    for line in reversed(above):
        if abs(line.x0 - label.x0) >= _OFF:
            continue
        larger = label.size <= _SMALLER * line.size
        if not larger or last.baseline - line.baseline > _NEAR * line.size or _labels(line):
            break
        last, top = line, line.top
    return top


def _is_nearer(line: Line, label: Line, value: Line | None) -> bool:
    """Whether a line stands right below a label, as its value may, and is no farther off than what may be the `value`
    above it."""
    if abs(line.x0 - label.x0) >= label.size or line.baseline - label.baseline >= _NEAR * line.size:
        return False
    return value is None or line.top - label.bottom <= label.top - value.bottom
