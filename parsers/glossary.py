"""The list that explains a report's own terms, each of which is a label elsewhere:

Käsitteet
Painopiste   Kaupunkistrategian painopiste, jota tavoite toteuttaa
Osatavoite   Toimenpiteen välivaihe
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parsers.hits import has_gap, label_of
from parsers.lines import Line
from parsers.titles import find_titles, is_styled
from parsers.vocabulary import explains_terms, heading_of, may_begin_label

_FEWEST = 4  # terms


def glossary_of(lines: Sequence[Line], size: float) -> Sequence[Line]:
    """The lines of such a list, from its heading to the next title or the end; `size` is the size of the text. It
    explains each term once, and has no table: of goals that come below such a heading the same is not true."""
    start = next((at for at, line in enumerate(lines) if explains_terms(line.text) and is_styled(line, size)), None)
    if start is None:
        return ()
    end = min((at for at in find_titles(lines, size) if at > start), default=len(lines))
    labelled = [line for line in lines[start:end] if may_begin_label(line.text)]
    hits = [hit for line in labelled if (hit := label_of(line))]
    kinds = Counter(hit.kind for hit in hits if hit.rest)
    once = len(kinds) >= _FEWEST and set(kinds.values()) == {1} and all(hit.number is None for hit in hits)
    headed = any(map(_heads_table, labelled))
    return lines[start:end] if once and not headed else ()


def _heads_table(line: Line) -> bool:
    """Whether a heading of a table stands in a line, behind a column's gap."""
    return any(
        heading_of(word.text) is not None and has_gap(line, place) for place, word in enumerate(line.words) if place
    )
