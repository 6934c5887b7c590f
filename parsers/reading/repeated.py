"""Actions that are printed again → one action with all that is said of it: in a table with a row for each milestone or
indicator, or once in a table of indicators and once above its milestones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from parsers.model import Action, Indicator, Milestone, Text, Word

_Said = tuple[str | None, ...]


def once_each(actions: Sequence[Action]) -> tuple[list[Action], list[Word]]:
    """Each action once, and the words that say nothing new of those that come again."""
    found: list[Action] = []
    places: dict[_Said, int] = {}  # of the last action that says so
    again: list[Word] = []
    named: defaultdict[_Said, list[int]] = defaultdict(list)  # whatever their context
    listed = _listed(actions)
    for place, action in enumerate(actions):
        key, name = _said(action), _name(action)
        at, rest = places.get(key) if action.action else None, action
        if at is None and place in listed and len(named[name]) == 1:
            (at,) = named[name]  # its context was told there, and who answers for it
            rest = replace(action, responsible=None)
        whole = _whole(found[at], rest, adjacent=at == len(found) - 1) if at is not None else None
        if at is None or whole is None:
            places[key] = len(found)
            named[name].append(len(found))
            found.append(action)
        else:
            found[at] = whole
            again += (word for text in _texts(action) for word in text.words)
    return found, again


def _listed(actions: Sequence[Action]) -> set[int]:
    """The places of the actions of a list below a table of them, whose last row is the last one whose context is
    printed: the list has that as well."""
    found: set[int] = set()
    starts = [at for at, pair in enumerate(pairwise(actions), 1) if not _inherits(*reversed(pair))]
    for start, end in pairwise([0, *starts, len(actions)]):
        below = range(start + 1, end)
        if start < end and actions[start].action and _name(actions[start]) in (_name(actions[at]) for at in below):
            found.update(below)
    return found


def _name(action: Action) -> _Said:
    """What an action is called, whatever its context."""
    return action.unit, action.action.text if action.action else None


def _inherits(action: Action, above: Action) -> bool:
    """Whether no context is printed between two actions."""
    parts = attrgetter("focus_area", "theme", "goal", "initiative")
    return all(one is other for one, other in zip(parts(action), parts(above), strict=True))


def _said(action: Action) -> _Said:
    """What tells an action from others: its text and its context."""
    texts = (action.focus_area, action.theme, action.goal, action.initiative, action.action)
    return (action.unit, *(text.text if text else None for text in texts))


def _whole(above: Action, action: Action, *, adjacent: bool) -> Action | None:
    """An action with what is said of it further down, right below it, or where one place has its indicators and the
    other its milestones; None if that is nothing new, or both say that who answers, or a milestone of one number, is
    another."""
    parted = not (above.milestones or action.indicators) or not (above.indicators or action.milestones)
    if not (above.indicators or above.milestones if adjacent else parted):
        return None
    rows = {_row(row) for row in above.indicators}
    steps = {_step(step) for step in above.milestones}
    indicators = [row for row in action.indicators if _row(row) not in rows]
    milestones = [step for step in action.milestones if _step(step) not in steps]
    numbers = {step.number for step in above.milestones if step.number is not None}
    others = above.responsible and action.responsible and above.responsible.text != action.responsible.text
    if others or any(step.number in numbers for step in milestones) or not (indicators or milestones):
        return None
    return replace(
        above,
        responsible=above.responsible or action.responsible,
        indicators=(*above.indicators, *indicators),
        milestones=(*above.milestones, *milestones),
    )


def _row(row: Indicator) -> _Said:
    return tuple(text.text if text else None for text in (row.indicator, row.baseline, row.target))


def _step(step: Milestone) -> tuple[int | None, _Said]:
    return step.number, tuple(text.text if text else None for text in (step.milestone, step.report))


def _texts(action: Action) -> Iterator[Text]:
    """All that an action says."""
    texts = [action.focus_area, action.theme, action.goal, action.initiative, action.responsible, action.action]
    texts += [text for row in action.indicators for text in (row.indicator, row.baseline, row.target)]
    texts += [text for step in action.milestones for text in (step.milestone, step.report)]
    yield from filter(None, texts)
