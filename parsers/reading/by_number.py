"""A table of milestones that names their actions by the numbers, or the codes, which these have in a table of whole
actions:

Toimenpide nro   Osatavoite                Raportointi       Tunnus   Osatavoite          Raportointi
1.1              1. Malli on valmis        Tehty             TP1      Malli on valmis     Tehty
                 2. Koulutus                                 TP1      Koulutus
1.2              1. Kysely                 Kesken            TP2      Kysely              Kesken
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from parsers.labels.hits import label_of
from parsers.model import Word
from parsers.page.lines import Line, line_of
from parsers.spelling.vocabulary import Kind

_FIRST = frozenset(("1", "1.", "1)"))


def by_action(lines: Sequence[Line], numbers: Collection[str]) -> list[tuple[Word, list[Line]]]:
    """The lines of such a table by the number of their action, which stands ahead of its first milestone, or a code
    or `1.1` ahead of each; none if the table names no actions."""
    parts: list[tuple[Word, list[Line]]] = []
    for line in lines:
        number, *rest = line.words
        coded = any(map(str.isalpha, number.text)) or "." in number.text[:-1]  # no milestone is numbered `1.1`
        if number.text in numbers and rest and (coded or _begins_first(line_of(rest))):
            parts.append((number, [line_of(rest)]))
        elif parts:
            parts[-1][1].append(line)
        else:
            return []
    return parts


def _begins_first(line: Line) -> bool:
    """Whether a line begins the first milestone of an action."""
    hit = label_of(line)
    labelled = hit is not None and hit.kind is Kind.MILESTONE and hit.number == 1
    return labelled or (line.words[0].text in _FIRST and len(line.words) > 1)
