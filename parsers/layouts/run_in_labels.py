"""Labels in running text, bold and closed by a colon, wherever in a line they come → each in a line of its own with
what follows it there:

TEEMA: Avoin kaupunki TAVOITE: Osaajat kotou-
tuvat TEKO: Palvelupiste TOIMENPIDE: Kysely
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from parsers.labels.hits import label_of
from parsers.layouts.boxed_fields import lowered
from parsers.model import SOFT_HYPHEN, Word
from parsers.page.body import Body, remeasured
from parsers.page.lines import Line, by_page, line_of
from parsers.spelling.column_words import heading_of
from parsers.spelling.vocabulary import BULLETS, LEVELS, Kind, label_in, may_begin_label

_FEWEST = 3  # kinds of labels that begin within lines: a milestone and its report may in any report


def with_own_lines(body: Body) -> tuple[Body, dict[Word, Word]]:
    """The body with such lines, and the printed word of each that was moved."""
    if not body.positioned:
        return body, {}
    pairs = zip(body.lines, [*body.lines[1:], None], strict=False)
    may = ((line, below) for line, below in pairs if _may_have(line))
    found = {id(line): places for line, below in may if (places := dict(_places(line, below)))}
    kinds = {kind for places in found.values() for kind in places.values()}
    few = len(kinds.intersection(LEVELS)) < _FEWEST and not _are_close(body.lines, found, kinds)
    if few or _are_in_column(body.lines, found):
        return body, {}
    lines: list[Line] = []
    printed: dict[Word, Word] = {}
    rules = dict(body.rules)
    for page, own in by_page(body.lines).items():
        left, down = min(line.x0 for line in own), 0.0
        steps = [(float("-inf"), 0.0)]  # from which height on, and how far down
        for line in own:
            steps.append((line.top, down))
            cuts = [0, *found.get(id(line), ()), len(line.words)]
            for start, end in pairwise(cuts):
                down += body.pitch * bool(start)
                words = line.words[start:end]
                moved = [word.moved(left - words[0].x0 if start else 0.0, down) for word in words] if down else words
                printed |= zip(moved, words, strict=True) if down else ()
                lines.append(line_of(moved))
        rules[page] = [lowered(rule, steps) for rule in rules.get(page, ())]
    return remeasured(body, lines, rules), printed


def _are_close(lines: Iterable[Line], found: Mapping[int, Mapping[int, Kind]], kinds: Collection[Kind]) -> bool:
    """Whether labels of several other kinds stand as close to what is before them as words do: in columns they do
    not."""
    if len({*kinds} - {Kind.HEADER}) < _FEWEST:
        return False
    parted = [place in line.gaps for line in lines for place in found.get(id(line), ())]
    return not any(parted)


def _are_in_column(lines: Iterable[Line], found: Mapping[int, Collection[int]]) -> bool:
    """Whether most of such labels begin at one place behind a gap, as those of a page's second column do."""
    starts = Counter(
        round(line.words[place].x0) for line in lines for place in found.get(id(line), ()) if place in line.gaps
    )
    return 2 * max(starts.values(), default=0) > sum(map(len, found.values()))


def _may_have(line: Line) -> bool:
    """Whether a line may have such labels behind its first word: most have none, and need not be looked at closely."""
    return line.words[-1].bold or line.text.find(":", len(line.words[0].text)) > 0


def _places(line: Line, below: Line | None) -> Iterator[tuple[int, Kind]]:
    """The places within a line at which such labels begin, and what they are of. One may go on in the line below:
    `Vas-` over `tuuyksikkö:`, `Osatavoite` over `1:`."""
    for at, (before, word) in enumerate(pairwise(line.words), 1):
        closed = not before.bold or before.text.endswith(":")  # the label before may have nothing
        if not (word.bold and closed) or (at == 1 and before.text in BULLETS):  # that of an item begins its line
            continue
        if word.text.endswith(":") and heading_of(word.text) is not None:
            yield at, Kind.HEADER
        elif word is line.words[-1] and below is not None and below.words[0].bold:
            kind = label_in(_whole(word.text, below.words[0].text))
            if kind and below.words[0].text.endswith(":"):
                yield at, kind
        elif may_begin_label(word.text):
            hit = label_of(line_of(line.words[at:]))
            if hit and hit.colon and all(each.bold for each in hit.label) and (hit.stands_out or not hit.rest):
                yield at, hit.kind


def _whole(upper: str, lower: str) -> str:
    """A label that a line's end breaks."""
    return upper[:-1] + lower if upper.endswith(("-", SOFT_HYPHEN)) else f"{upper} {lower}"
