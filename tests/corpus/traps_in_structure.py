"""Traps in what is printed at all, and in its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any, TypeVar

from tests.corpus import fonts
from tests.corpus.content import PHRASES, Action, Area, Document, Initiative, Milestone, Prose, Writer
from tests.corpus.layout import Layout
from tests.corpus.traps_in_words import Report, Trap

T = TypeVar("T")


def _edit(node: T, kind: type, change: Callable[[Any], Any]) -> T:
    """The tree with `change` applied to every node of a kind."""
    if isinstance(node, kind):
        node = change(node)
    if isinstance(node, tuple):
        return tuple(_edit(part, kind, change) for part in node)  # type: ignore[return-value]
    if hasattr(node, "__dataclass_fields__"):
        changed = {name: _edit(getattr(node, name), kind, change) for name in node.__dataclass_fields__}
        return replace(node, **changed)  # type: ignore[type-var]
    return node


def _one(rng: Random, document: Document, kind: type, change: Callable[[Any], Any]) -> Document:
    """The document with one node of a kind changed, picked among those that `change` does alter."""
    found: list[Any] = []
    _edit(document, kind, lambda node: found.append(node) or node)  # type: ignore[func-returns-value]
    able = [node for node in found if change(node) != node]
    if not able:
        return document
    chosen = rng.choice(able)
    return _edit(document, kind, lambda node: change(node) if node is chosen else node)


def missing_number(document: Document, layout: Layout, rng: Random) -> Report:
    """An Osatavoite without its number."""
    return _one(rng, document, Milestone, lambda node: replace(node, number=None)), layout


def duplicate_number(document: Document, layout: Layout, rng: Random) -> Report:
    """Two milestones of an action with the same number."""
    change = lambda node: replace(node, number=node.number - 1) if (node.number or 0) > 1 else node  # noqa: E731
    return _one(rng, document, Milestone, change), layout


def no_target(document: Document, layout: Layout, rng: Random) -> Report:
    """An indicator whose target cell is empty."""

    def change(action: Action) -> Action:
        if not action.indicators:
            return action
        row = action.indicators[0]
        filled = replace(row, baseline=row.baseline or "Ei mitattu", target="")
        return replace(action, indicators=(filled, *action.indicators[1:]))

    return _one(rng, document, Action, change), layout


def empty_label(document: Document, layout: Layout, rng: Random) -> Report:
    """A label with no value."""

    def change(node: Initiative) -> Initiative:
        # An unlabelled unit below an empty label would read as its value.
        return node if node.initiative is None else replace(node, initiative="", responsible=None)

    return _one(rng, document, Initiative, change), layout


def missing_initiative(document: Document, layout: Layout, rng: Random) -> Report:
    """A TAVOITE with no TEKO between it and its TOIMENPIDE."""

    def change(area: Area) -> Area:
        goal = area.goals[-1]
        first = replace(goal.initiatives[0], initiative=None, responsible=None)
        return replace(area, goals=(*area.goals[:-1], replace(goal, initiatives=(first, *goal.initiatives[1:]))))

    return _one(rng, document, Area, change), layout


def unknown_label(document: Document, layout: Layout, rng: Random) -> Report:
    """A label in capitals that no parser knows, in the label column like the others."""
    label, values = rng.choice(list(PHRASES["extras"].items()))
    document = _edit(document, Action, lambda node: replace(node, extra=(label, rng.choice(values))))
    plain_inline = layout.placement == "inline" and not layout.label_bold
    return document, replace(
        layout,
        label_upper=True,
        label_spaced="" if plain_inline else layout.label_spaced,
        label_colon=layout.label_colon or plain_inline,
    )


def no_indicators(document: Document, layout: Layout, rng: Random) -> Report:
    """A TOIMENPIDE with no MITTARI."""
    return _one(rng, document, Action, lambda node: replace(node, indicators=())), layout


def no_milestones(document: Document, layout: Layout, rng: Random) -> Report:
    """A Selvitys with nothing below it."""
    return _one(rng, document, Action, lambda node: replace(node, milestones=())), layout


def symbol_bullets(document: Document, layout: Layout, rng: Random) -> Report:
    """Bullets that are glyphs of a symbol font."""
    writer = Writer(rng)

    def change(milestone: Milestone) -> Milestone:
        if not milestone.report:
            return milestone
        return replace(milestone, items=tuple(writer.phrase("items") for _ in range(rng.randint(1, 3))))

    return _edit(document, Milestone, change), replace(layout, bullet=rng.choice(sorted(fonts.SYMBOLS)))


def cover(document: Document, layout: Layout, rng: Random) -> Report:
    """A cover page, sometimes with a table of contents."""
    return replace(document, cover=tuple(PHRASES["decoys"]["cover"]), contents=rng.random() < 0.5), layout


def _with_prose(document: Document, rng: Random, own_page: bool, most: int) -> Document:
    writer = Writer(rng)
    units = []
    for unit in document.units:
        paragraphs = tuple(writer.sentences("prose", rng.randint(1, 4)) for _ in range(rng.randint(1, most)))
        units.append(replace(unit, closing=Prose(writer.phrase("headings"), paragraphs, own_page)))
    return replace(document, units=tuple(units))


def prose_pages(document: Document, layout: Layout, rng: Random) -> Report:
    """Pages of prose after every unit."""
    return _with_prose(document, rng, own_page=True, most=14), layout


def closing_prose(document: Document, layout: Layout, rng: Random) -> Report:
    """A heading and prose right after the last milestone."""
    return _with_prose(document, rng, own_page=False, most=3), layout


def page_breaks(document: Document, layout: Layout, rng: Random) -> Report:
    """Pages break anywhere: inside a row, after a label, before a last line. The report is a long one."""
    assert rng
    # A cell set in its middle or stacked would lose what tells its rows apart.
    parted = layout.table not in {"", "shaded"} or layout.row_gap >= 0.4
    table = layout.table if parted else "horizontal"
    return document, replace(layout, splits=True, middle=False, stacked=False, table=table)


def fake_bold(document: Document, layout: Layout, rng: Random) -> Report:
    """Bold labels made by printing every letter twice."""
    assert rng
    # Inside a paragraph ReportLab cannot print the label alone twice.
    placement = "above" if layout.placement == "inline" else layout.placement
    return document, replace(layout, placement=placement, fake_bold=True, label_bold=True, label_spaced="")


STRUCTURE: dict[str, Trap] = {
    "missing-number": missing_number,
    "duplicate-number": duplicate_number,
    "no-target": no_target,
    "empty-label": empty_label,
    "missing-initiative": missing_initiative,
    "unknown-label": unknown_label,
    "no-indicators": no_indicators,
    "no-milestones": no_milestones,
    "symbol-bullets": symbol_bullets,
    "cover": cover,
    "prose-pages": prose_pages,
    "closing-prose": closing_prose,
    "page-breaks": page_breaks,
    "fake-bold": fake_bold,
}
