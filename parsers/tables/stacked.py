"""Indicator rows of a text without geometry: the cells come column by column, parted by blank lines.

    indicator 1 ⏎⏎ indicator 2 ⏎⏎ Lähtötaso Tavoitetaso ⏎ baseline 1 ⏎⏎ baseline 2 ⏎⏎ target 1 ⏎⏎ target 2

n indicators, n baselines, n targets. Where the blank lines do not give 2n cells behind the headings, each
capital letter or figure that could begin a cell is a place to part them, and the choice is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.model import Finding, Word
from parsers.page.lines import Line, line_of
from parsers.tables.headings import Heading
from parsers.tables.rows import Row

Cell = tuple[Line, ...]


def read_flat_rows(lines: Sequence[Line], heading: Heading) -> tuple[list[Row], tuple[Finding, ...]]:
    """The rows of a table in a text, and a finding where their cells had to be guessed."""
    at = (heading.page, heading.baseline[0].baseline)
    indicators = _paragraphs([line for line in lines if (line.page, line.baseline) <= at])
    cells = _paragraphs([line for line in lines if (line.page, line.baseline) > at])
    count = len(indicators)
    if not count:
        words = tuple(word for line in lines for word in line.words)
        finding = Finding("warning", "ambiguous-cells", "no indicators stand before the headings", words)
        return [((line,), (), ()) for line in lines], (finding,) if words else ()
    if len(cells) == 2 * count:
        return list(zip(indicators, cells[:count], cells[count:], strict=True)), ()
    parted = _part(cells, 2 * count)
    words = tuple(word for cell in cells for line in cell for word in line.words)
    message = "blank lines do not part the cells below the headings; parted before capital letters"
    finding = Finding("warning", "ambiguous-cells", message, words)
    if len(cells) == count > 1:  # row by row: a baseline and its target on the same line
        pairs = [_part([cell], 2) for cell in cells]
        parted = [pair[0] for pair in pairs] + [pair[1] for pair in pairs]
    return list(zip(indicators, parted[:count], parted[count:], strict=True)), (finding,)


def _paragraphs(lines: Sequence[Line]) -> list[Cell]:
    """Lines parted where a blank line stands between them."""
    paragraphs: list[list[Line]] = []
    for above, line in zip([None, *lines], lines, strict=False):
        blank = above is None or line.page != above.page or line.baseline - above.baseline > 1.5 * line.size
        if blank:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return [tuple(paragraph) for paragraph in paragraphs]


def _part(cells: Sequence[Cell], count: int) -> list[Cell]:
    """The words of `cells` as `count` cells (the last ones empty where there are too few): parted where the
    signs are plainest, a blank line before a line's end before a capital or a figure."""
    lines = [line for cell in cells for line in cell]
    starts = {id(cell[0].words[0]) for cell in cells}
    firsts = {id(line.words[0]) for line in lines}
    words = [word for line in lines for word in line.words]
    places = sorted(
        range(1, len(words)),
        key=lambda place: (
            id(words[place]) in starts,
            _begins_cell(words[place]),
            id(words[place]) in firsts,
            -place,  # of equal signs the first: a baseline is the shorter one
        ),
        reverse=True,
    )
    cuts = sorted(place for place in places[: count - 1] if _begins_cell(words[place]) or id(words[place]) in starts)
    parts = [tuple(words[start:end]) for start, end in pairwise((0, *cuts, len(words)))] if words else []
    return [_lines(part) for part in parts] + [()] * (count - len(parts))


def _begins_cell(word: Word) -> bool:
    return not word.text[0].islower()


def _lines(words: Sequence[Word]) -> Cell:
    """The words as the lines they stood on."""
    rows: dict[float, list[Word]] = {}
    for word in words:
        rows.setdefault(word.baseline, []).append(word)
    return tuple(line_of(row) for row in rows.values())
