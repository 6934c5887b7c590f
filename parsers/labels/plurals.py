"""Labels in the plural that stand above one value each, as the document's other labels do above theirs:

Tavoite
Sujuva arki
Toimenpiteet
Koulutamme esihenkilöt
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from parsers.labels.hits import Hit
from parsers.page.lines import Line, line_of, same_look
from parsers.page.texts import begins_item
from parsers.spelling.vocabulary import CONTEXT, plural_of

_FEWEST = 2  # kinds of labels that stand so


def plural_labels(lines: Sequence[Line], labels: Mapping[int, Hit]) -> dict[int, Hit]:
    """Such labels by the index of their line: in the type and at the edge of the others that stand above, of a kind
    that has no label in the singular. Elsewhere the plural is a heading."""
    above = [hit for hit in labels.values() if hit.kind in CONTEXT and not hit.rest]
    kinds = {hit.kind for hit in above}
    if len(kinds) < _FEWEST or any(hit.rest for hit in labels.values() if hit.kind in kinds):
        return {}
    known = {hit.kind for hit in labels.values()}
    looks = [line_of(hit.label) for hit in above]
    found: dict[int, Hit] = {}
    for index, line in enumerate(lines):
        kind = plural_of(line.text) if index not in labels and line.text[0].isupper() else None
        if kind in CONTEXT and kind not in known and _stands_so(line, lines[index + 1 : index + 2], looks):
            found[index] = Hit(kind, line.words, (), None, line.text[-1] == ":")
    return found


def _stands_so(line: Line, below: Sequence[Line], looks: Collection[Line]) -> bool:
    """Whether a line is set as labels are, above something that is no list."""
    alike = any(abs(line.x0 - other.x0) < 0.3 * line.size and same_look(line, other) for other in looks)
    return alike and any(not begins_item(each.words) for each in below)
