"""Rows of a table that a page cuts in two: the rest of an action, an indicator or a milestone at the top of the next
page."""

from __future__ import annotations

from dataclasses import replace

from parsers.model import Action, Indicator, Milestone, Text
from parsers.texts import continued


def goes_on(above: Action | None, action: Text | None) -> bool:
    """Whether the first row of a page is the rest of an action: it has no TOIMENPIDE, or the end of a sentence."""
    if above is None or action is None:
        return action is None
    text = above.action
    return text is not None and text.words[-1].page + 1 == action.words[0].page and action.text[0].islower()


def whole_row(above: Indicator, below: Indicator) -> Indicator | None:
    """The indicator of which a page has the first lines and the next one the others; None if they are two."""
    values = [(above.baseline, below.baseline), (above.target, below.target)]
    if any(one and other for one, other in values):
        return None
    name = below.indicator
    if name and (not name.text[0].islower() or below.baseline or below.target):
        return None
    baseline, target = (one or other for one, other in values)
    return Indicator(continued(above.indicator, name), baseline, target)


def whole_step(above: Milestone, below: Milestone) -> Milestone | None:
    """The milestone of which a page has the first lines and the next one the others; None if they are two."""
    if below.number is not None or (below.milestone and not below.milestone.text[0].islower()):
        return None
    milestone, report = continued(above.milestone, below.milestone), continued(above.report, below.report)
    return replace(above, milestone=milestone, report=report)
