"""A sheet whose headings stand once above all rows, with the context of each action in rows that run across and its
indicators and milestones side by side in ruled ones below:

             MITTARI     Lähtötaso   Tavoitetaso   Osatavoite           Raportointi
TAVOITE      Arki sujuu
TOIMENPIDE   Luomme mallin
             Kävijöitä | 10        | 20          | 1. Malli on valmis | Tehty
             Tilaajia  | 5         | 8           | 2. Koulutus        |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from parsers.labels.hits import label_of
from parsers.model import Rule
from parsers.page.body import Body
from parsers.page.lines import Line
from parsers.spelling.column_words import may_name_heading
from parsers.spelling.vocabulary import CONTEXT, Kind, may_begin_label, may_name_milestone
from parsers.tables.matrix import VALUES, Matrix, columns_of, edges_of, words_between

_GAPS = 3  # between the headings of an indicator, its two levels and a milestone, at the least
_NEEDED = {Kind.INDICATOR.value, *VALUES, Kind.MILESTONE.value}
_NONE = dict.fromkeys((*_NEEDED, Kind.ACTION.value), (0.0, 0.0))  # columns of headings that no row is right below


def find_sheets(body: Body) -> list[Matrix]:
    """The headings of such sheets, and each stretch of their rows, as tables that go on with the action above them."""
    found: list[Matrix] = []
    headings: set[str] = set()
    last: Line | None = None  # the headings over what comes
    for page, on_page in groupby(body.lines, key=attrgetter("page")):
        lines = list(on_page)
        rules = [rule for rule in body.rules.get(page, ()) if not rule.horizontal]
        headings |= {line.text for line, below in pairwise(lines) if rules and _heads_sheet(line, below)}
        for stretch in _stretches(lines, rules) if headings else ():
            if stretch[0].text in headings:
                last = stretch[0]
                found.append(Matrix(page, last.words, _NONE, last.bottom, last.bottom))
            elif last and (table := _table(stretch, last, rules)):
                found.append(table)
    return found if any(not table.heading for table in found) else []


def _heads_sheet(line: Line, below: Line) -> bool:
    """Whether a line has the headings of a sheet: below it begins the context of an action, left of them."""
    if len(line.gaps) < _GAPS or not (may_name_milestone(line.text) and may_name_heading(line.text)):
        return False  # as nearly all
    if not may_begin_label(below.text) or below.x0 > line.x0 - line.size:
        return False
    hit = label_of(below)
    return hit is not None and hit.kind in CONTEXT


def _stretches(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[list[Line]]:
    """The lines of a page in stretches beside which the same upright rules stand."""
    for _, own in groupby(lines, key=lambda line: tuple(map(round, _edges_beside(line, rules)))):
        yield list(own)


def _edges_beside(line: Line, rules: Sequence[Rule]) -> list[float]:
    return edges_of(rule for rule in rules if rule.top < line.center < rule.bottom)


def _table(stretch: Sequence[Line], heading: Line, rules: Sequence[Rule]) -> Matrix | None:
    """The rows of a stretch as a table, if they have all the columns of a sheet and nothing left of the indicators, as
    rows with a TOIMENPIDE of their own do."""
    edges = _edges_beside(stretch[0], rules)
    columns = columns_of(heading.words, edges)[0] if len(edges) > len(_NEEDED) else {}
    if (
        not columns.keys() >= _NEEDED
        or columns[Kind.INDICATOR.value][0] != edges[0]
        or any(line.x0 < edges[0] for line in stretch)
    ):
        return None
    columns[Kind.ACTION.value] = edges[0] - heading.size, edges[0]  # which has no cells: the action stands above
    head = tuple(words_between(heading.words, columns.get(Kind.REPORT.value, (0.0, 0.0))))
    page, top, bottom = stretch[0].page, stretch[0].top - 1, stretch[-1].bottom + 1
    return Matrix(page, (), columns, top, bottom, (), head)
