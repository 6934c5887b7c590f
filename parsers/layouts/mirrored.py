"""Labels that stand right of their values → the same lines with each label at the left, where the rules look for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from parsers.labels.hits import Hit, label_of, label_places
from parsers.model import Word
from parsers.page.body import Body, remeasured
from parsers.page.lines import COLUMN, Line, line_of
from parsers.spelling.vocabulary import CONTEXT, Kind

_SHORTEST = 4  # letters of a label that is not known: TEKO
_FEWEST = 3  # kinds of labels of the hierarchy: no column of a table has as many


def mirrored(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with its labels left of their values, and the printed word of each that was moved; none where labels
    stand there."""
    x0 = _column(body) if body.positioned else None
    if x0 is None:
        return body, {}
    shift = min(line.x0 for line in body.lines) - 2 * COLUMN * body.size - max(line.x1 for line in body.lines)
    printed: dict[Word, Word] = {}
    lines = []
    for line, place, label in _labels(body.lines, x0):
        by = shift
        heading = _ending(line, 0)
        if heading and heading.kind is Kind.PROGRESS:  # stands left of the values, as no label does here
            first, by = 0, x0 + shift - line.x0
        else:
            first = place
        if label or first < place or _is_unknown(line, place):
            words = line.words[first:]
            moved = [word.moved(by) for word in words]
            printed |= zip(moved, words, strict=True)
            lines.append(line_of((*moved, *line.words[:first])))
        else:
            lines.append(line)
    return remeasured(body, lines, body.rules), printed


def _column(body: Body) -> float | None:
    """Where a column begins that holds labels, behind what they label, and hardly anything else."""
    columns: defaultdict[int, list[tuple[Word, Kind]]] = defaultdict(list)
    for line in body.lines:
        for place in label_places(line):
            if hit := _ending(line, place):
                word = line.words[place]
                columns[round(word.x0 / body.size)].append((word, hit.kind))
    labels = max(columns.values(), key=len, default=[])
    if len({kind for _, kind in labels if kind in CONTEXT}) < _FEWEST:
        return None
    x0 = min(word.x0 for word, _ in labels)
    there = [each for each in _labels(body.lines, x0) if each[1] < len(each[0].words)]
    known = sum(label for _, _, label in there)
    unknown = sum(_is_unknown(line, place) for line, place, _ in there)  # `SITOVUUS`
    return x0 if known + min(unknown, 0.5 * known) >= 0.8 * len(there) else None


def _first_at(line: Line, x0: float) -> int:
    """The place of the first word of a line that stands in the column from `x0` on; behind its last if none does."""
    return sum(word.x0 < x0 - 1 for word in line.words)


def _labels(lines: Sequence[Line], x0: float) -> Iterator[tuple[Line, int, bool]]:
    """Lines with the place at which they come to the column from `x0` on, and whether what stands there is a label, or
    the rest of one: `Osatavoite` over `1`."""
    unnumbered = False
    for line in lines:
        place = _first_at(line, x0)
        words = line.words[place:]
        hit = _ending(line, place) if words else None
        yield line, place, hit is not None or (unnumbered and bool(words) and all(w.text.isdecimal() for w in words))
        if words:
            unnumbered = hit is not None and hit.kind is Kind.MILESTONE and hit.number is None


def _is_unknown(line: Line, place: int) -> bool:
    """Whether what stands in the column is a word in capitals, as a label that no vocabulary knows."""
    words = line.words[place:]
    apart = not place or (words and words[0].x0 - line.words[place - 1].x1 >= COLUMN * line.size)
    word = words[0] if len(words) == 1 and apart else None
    return word is not None and word.text.isalpha() and word.text.isupper() and len(word.text) >= _SHORTEST


def _ending(line: Line, place: int) -> Hit | None:
    """The label, and nothing else, that ends a line behind a column's gap, or is all of it."""
    word = line.words[place]
    if place and word.x0 - line.words[place - 1].x1 < COLUMN * word.size:
        return None
    hit = label_of(line_of(line.words[place:]))
    return hit if hit and not hit.rest else None
