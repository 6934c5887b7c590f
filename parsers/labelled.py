"""Indicators without a table: MITTARI, Lähtötaso and Tavoitetaso as labels, each beside its value or above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.lines import Line, line_of
from parsers.model import Word
from parsers.rows import Row
from parsers.vocabulary import BASELINE_HEADING, HEADING_MARKS, HEADING_TAIL, TARGET_HEADING


@dataclass(frozen=True, slots=True)
class LabelledRows:
    """The rows that labels name, and the labels' words."""

    rows: tuple[Row, ...]
    labels: tuple[Word, ...]


def read_labelled_rows(lines: Sequence[Line], mittari: Sequence[Word]) -> LabelledRows | None:
    """The rows of lines that begin with `Lähtötaso` and `Tavoitetaso` one below the other; None if these are no
    labels: in a table they are headings, which stand side by side and are no longer among the lines. `mittari` are
    the labels of the indicators, as many as there are."""
    sides = [_side(line) for line in lines]
    if not _in_turn(sides):
        return None
    edges = [line.x0 for line, side in zip(lines, sides, strict=True) if side]
    if max(edges) - min(edges) > lines[0].size:
        return None
    named = [(word.page, word.baseline) for word in mittari]
    rows: list[tuple[list[Line], list[Line], list[Line]]] = []
    labels: list[Word] = []
    current = 0
    for line, side in zip(lines, sides, strict=True):
        beside = any(line.page == page and abs(line.baseline - height) < 0.33 * line.size for page, height in named)
        # Below a value, what stands at the edge of the labels is the next indicator, as is what stands at a MITTARI.
        if not rows or (current and not side and (beside or line.x0 < min(edges) + line.size)):
            rows.append(([], [], []))
            current = 0
        count = _label_length(line) if side else 0
        current = side or current
        labels += line.words[:count]
        if line.words[count:]:
            rows[-1][current].append(line_of(line.words[count:]))
    return LabelledRows(tuple((tuple(one), tuple(two), tuple(three)) for one, two, three in rows), tuple(labels))


def _side(line: Line) -> int:
    """1 for a line that begins with the label of a baseline, 2 for one of a target, else 0."""
    word = line.words[0].text.strip(HEADING_MARKS)
    return 1 if BASELINE_HEADING.fullmatch(word) else 2 if TARGET_HEADING.fullmatch(word) else 0


def _in_turn(sides: Sequence[int]) -> bool:
    """Whether each baseline is followed by a target, as nothing but labels are."""
    named = [side for side in sides if side]
    return bool(named) and named == [1, 2] * (len(named) // 2)


def _label_length(line: Line) -> int:
    """How many words of a line are its label: the year close behind it too, if a colon closes that."""
    label = line.words[:2]
    year = len(label) > 1 and label[1].text.endswith(":") and HEADING_TAIL.fullmatch(label[1].text)
    return 2 if year and label[1].x0 - label[0].x1 < 0.6 * line.size else 1
