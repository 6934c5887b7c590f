"""Rows of a table that a page cuts in two: the rest of an action, an indicator or a milestone at the top of the next
page. Such a rest begins small where what it goes on with does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from parsers.model import Action, Indicator, Milestone, Text
from parsers.page.texts import continued
from parsers.spelling.vocabulary import CONTEXT, Kind


def is_rest(above: Action, cells: Mapping[str, Text | None]) -> bool:
    """Whether the first row of a page is the rest of an action: it has nothing of another one's context."""
    others = [text for kind in CONTEXT if kind is not Kind.ACTION and (text := cells.get(kind.value))]
    action = cells.get(Kind.ACTION.value)
    small = all(_begins_small(text.text) for text in others)
    return small and (action is None or goes_on(above.action, action))


def goes_on(above: Text | None, below: Text) -> bool:
    """Whether a value is the rest of another one."""
    if above is None or above.text.endswith(".") or _begins_small(above.text):
        return False
    return _begins_small(below.text)


def _begins_small(text: str) -> bool:
    return text[0].islower() and not text[1:2].isupper()  # `eNPS` is a name


def whole_row(above: Indicator, below: Indicator) -> Indicator | None:
    """The indicator of which a page has the first lines and the next one the others; None if they are two."""
    name = below.indicator
    if name and (below.baseline or below.target or not goes_on(above.indicator, name)):
        return None
    baseline, target = continued(above.baseline, below.baseline), continued(above.target, below.target)
    return Indicator(continued(above.indicator, name), baseline, target)


def whole_step(above: Milestone, below: Milestone) -> Milestone | None:
    """The milestone of which a page has the first lines and the next one the others; None if they are two."""
    if below.number is not None or (below.milestone and not goes_on(above.milestone, below.milestone)):
        return None
    milestone, report = continued(above.milestone, below.milestone), continued(above.report, below.report)
    return replace(above, milestone=milestone, report=report)
