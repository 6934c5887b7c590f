"""The list that explains a report's own terms, each of which is a label elsewhere:

Käsitteet
Painopiste   Kaupunkistrategian painopiste, jota tavoite toteuttaa
Osatavoite   Toimenpiteen välivaihe
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parsers.labels.hits import Hit, label_of
from parsers.page.lines import Line
from parsers.page.titles import find_titles, is_styled
from parsers.spelling.column_words import heading_of
from parsers.spelling.vocabulary import Kind, explains_terms, may_begin_label

_FEWEST = 4  # terms


def glossary_of(lines: Sequence[Line], size: float) -> Sequence[Line]:
    """The lines of such a list, from its heading to the next title or the end; `size` is the size of the text. It
    explains terms that are labels elsewhere, each once, and has no table."""
    start = next((at for at, line in enumerate(lines) if is_styled(line, size) and explains_terms(line.text)), None)
    if start is None:
        return ()
    titles = find_titles(lines, size)
    if any(at <= start < at + len(title) for at, title in titles.items()):
        return ()
    end = min((at for at in titles if at > start), default=len(lines))
    inside, outside = _labels(lines[start:end]), _labels([*lines[:start], *lines[end:]])
    kinds = Counter(hit.kind for hit in inside)
    known = {hit.kind for hit in outside}
    once = set(kinds.values()) <= {1} and all(hit.number is None for hit in inside)
    # What has as many may be an action, unless there are others.
    once &= len(kinds) >= _FEWEST or Kind.ACTION in known
    explained = 2 * len(kinds.keys() & known) >= len(kinds)
    return lines[start:end] if once and explained and not any(map(_heads_table, lines[start:end])) else ()


def _labels(lines: Sequence[Line]) -> list[Hit]:
    return [hit for line in lines if may_begin_label(line.text) and (hit := label_of(line))]


def _heads_table(line: Line) -> bool:
    """Whether a heading of a table stands in a line, behind a column's gap."""
    return any(heading_of(line.words[place].text) is not None for place in line.gaps)
