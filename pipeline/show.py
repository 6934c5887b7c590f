"""A parsed report as a tree for the terminal, in the column names of the tables."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Styled
from rich.tree import Tree

from parsers.model import Action, Finding, Indicator, Milestone, Report, Text
from parsers.values import read_value

_CONTEXT = ("unit", "focus_area", "theme", "goal", "initiative", "responsible")
_COLOURS = {"info": "cyan", "warning": "yellow", "error": "bold red"}


def tree_of(name: str, report: Report) -> Tree:
    """The report called `name`; every printed text is taken literally, never as markup."""
    tree = Tree(Styled.assemble((name, "bold"), f": {report.title or 'no title'}"))
    for line in _summary(report):
        tree.add(Styled(line))
    for position, action in enumerate(report.actions, 1):
        _add_action(tree, position, action)
    if report.findings:
        branch = tree.add(Styled("findings", "bold"))
        for finding in report.findings:
            branch.add(_finding(finding))
    return tree


def _summary(report: Report) -> Iterator[str]:
    known = (str(report.year or "no year"), report.period or "no period", report.unit or "no single unit")
    yield ", ".join(known)
    counts = {
        "values": report.values,
        "labels": report.labels,
        "furniture": report.furniture,
        "unparsed": report.unparsed,
    }
    words = ", ".join(f"{len(words)} {place}" for place, words in counts.items())
    yield f"pages: {len(report.pages)}; words: {words}"


def _add_action(tree: Tree, position: int, action: Action) -> None:
    title = f"action {position}, page {action.page}: "
    branch = tree.add(Styled.assemble((title, "bold"), _printed(action.action)))
    for column in _CONTEXT:
        value = getattr(action, column)
        if value:
            branch.add(_pair(column, value.text if isinstance(value, Text) else value))
    for indicator in action.indicators:
        branch.add(_indicator(indicator))
    for milestone in action.milestones:
        _add_milestone(branch, milestone)


def _indicator(indicator: Indicator) -> Styled:
    line = _pair("indicator", _printed(indicator.indicator))
    line.append(f": {_typed(indicator.baseline)} → {_typed(indicator.target)}")
    return line


def _typed(cell: Text | None) -> str:
    """A cell as printed, and what kind of value it is unless it is plain text."""
    kind = read_value(cell.text).kind if cell else "text"
    return _printed(cell) if kind == "text" else f"{_printed(cell)} ({kind})"


def _add_milestone(branch: Tree, milestone: Milestone) -> None:
    number = "?" if milestone.number is None else milestone.number
    leaf = branch.add(_pair(f"milestone {number}", _printed(milestone.milestone)))
    if milestone.report:
        leaf.add(_pair("report", milestone.report.text))


def _finding(finding: Finding) -> Styled:
    place = f", page {finding.words[0].page}" if finding.words else ""
    text = finding.text or " ".join(word.text for word in finding.words)
    line = Styled(f"{finding.severity} {finding.code}{place}", _COLOURS[finding.severity])
    return line.append(f": {finding.message}{f' | {text}' if text else ''}", "default")


def _pair(name: str, value: str) -> Styled:
    return Styled.assemble((f"{name}: ", "dim"), value)


def _printed(text: Text | None) -> str:
    return text.text if text else "(none)"
