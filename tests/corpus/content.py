"""What a report says: a tree of units, goals and actions drawn from a seed, with no idea of how it will look."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

PHRASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text("utf-8"))
T = TypeVar("T")


@dataclass(frozen=True)
class Indicator:
    """One row of a MITTARI table; "" is a cell left empty."""

    indicator: str
    baseline: str
    target: str


@dataclass(frozen=True)
class Milestone:
    """An Osatavoite; `report` is None where no Raportointi is printed, and "" where nothing follows it."""

    number: int | None
    milestone: str
    report: str | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Action:
    """A TOIMENPIDE; `extra` is a label no parser knows, with its value."""

    action: str
    indicators: tuple[Indicator, ...]
    milestones: tuple[Milestone, ...]
    extra: tuple[str, str] | None = None


@dataclass(frozen=True)
class Initiative:
    """A TEKO: None prints no label, "" prints the label with no value."""

    initiative: str | None
    responsible: str | None
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Goal:
    """A TAVOITE."""

    goal: str
    initiatives: tuple[Initiative, ...]


@dataclass(frozen=True)
class Area:
    """A PAINOPISTE, or a TEEMA in its place."""

    is_theme: bool
    name: str
    goals: tuple[Goal, ...]


@dataclass(frozen=True)
class Prose:
    """Running text that is no value: `own_page` puts it on pages of its own."""

    heading: str
    paragraphs: tuple[str, ...]
    own_page: bool


@dataclass(frozen=True)
class Unit:
    """The part of a report under one title line."""

    name: str
    areas: tuple[Area, ...]
    intro: str | None = None
    closing: Prose | None = None


@dataclass(frozen=True)
class Document:
    """A whole report; `title` is a template of {year} and {unit}, `period` None in a plan."""

    year: int
    period: str | None
    title: str
    units: tuple[Unit, ...]
    cover: tuple[str, ...] = ()
    contents: bool = False

    def title_of(self, unit: Unit) -> str:
        """The title line as it is printed."""
        name = unit.name.upper() if _is_capitals(self.title) else unit.name
        return self.title.format(year=self.year, unit=name)


def _is_capitals(title: str) -> bool:
    return title.format(year=0, unit="").isupper()


def map_texts(node: T, change: Callable[[str, str], str]) -> T:
    """The same tree with every text replaced by `change(field, text)`; titles stay."""
    if isinstance(node, Document):
        return replace(node, units=tuple(map_texts(unit, change) for unit in node.units))
    changed: dict[str, Any] = {}
    for field in fields(node):  # type: ignore[arg-type]
        value = getattr(node, field.name)
        if isinstance(value, str) and value and not (isinstance(node, Unit) and field.name == "name"):
            changed[field.name] = change(field.name, value)
        elif is_dataclass(value):
            changed[field.name] = map_texts(value, change)
        elif isinstance(value, tuple):
            changed[field.name] = tuple(
                change(field.name, part) if isinstance(part, str) else map_texts(part, change) for part in value
            )
    return replace(node, **changed)  # type: ignore[type-var]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class Writer:
    """Fills phrase templates with the things of one field of a city's work."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.field: dict[str, list[str]] = rng.choice(PHRASES["fields"])

    def change_field(self) -> None:
        """Turns to another field."""
        self.field = self.rng.choice(PHRASES["fields"])

    def fill(self, template: str) -> str:
        """The template with two different things in it, beginning with a capital."""
        first, second = (thing.split("|") for thing in self.rng.sample(self.field["things"], 2))
        forms = dict(zip("NGP", first, strict=True)) | dict(zip(("N2", "G2", "P2"), second, strict=True))
        return _capital(template.format(**forms))

    def phrase(self, kind: str) -> str:
        """One filled phrase of a kind."""
        return self.fill(self.rng.choice(PHRASES["templates"][kind]))

    def sentences(self, kind: str, count: int) -> str:
        """Several different sentences as a paragraph."""
        return " ".join(self.fill(each) for each in self.rng.sample(PHRASES["templates"][kind], count))


def draw_document(rng: Random, actions: int | None = None) -> Document:
    """A random report of about `actions` actions."""
    writer = Writer(rng)
    year = rng.randint(2022, 2027)
    period = rng.choice(["T1", "T2", "T2", "T3", None])
    title = rng.choice(PHRASES["titles"])
    wanted = actions if actions is not None else rng.choice([1, 2, 3, 3, 4, 5, 7])
    unit_count = min(wanted, rng.choice([1, 1, 1, 1, 2, 3]))
    # What a whole document does in one way: whether it names responsible units, and whether it has TEKO at all.
    habits = (rng.random() < 0.35, rng.random() < 0.92)
    units: list[Unit] = []
    for index in range(unit_count):
        share = wanted // unit_count + (index < wanted % unit_count)
        name = _draw_name(writer, title, {unit.name for unit in units})
        areas = _draw_areas(writer, share, period, habits)
        intro = writer.sentences("prose", rng.randint(1, 3)) if rng.random() < 0.2 else None
        units.append(Unit(name, areas, intro))
    return Document(year, period, title, tuple(units))


def _draw_name(writer: Writer, title: str, taken: set[str]) -> str:
    """The name of a unit of another field. Titles in capitals lose the capitals inside a name, so such names
    stand in titles of small letters only."""
    while True:
        writer.change_field()
        names = [name for name in writer.field["units"] if name not in taken]
        names = [name for name in names if not _is_capitals(title) or name[1:].islower()]
        if names:
            return writer.rng.choice(names)


def _draw_areas(writer: Writer, count: int, period: str | None, habits: tuple[bool, bool]) -> tuple[Area, ...]:
    """Areas, goals and initiatives over `count` actions, split at random."""
    rng = writer.rng
    has_responsible, has_initiatives = habits
    areas: list[Area] = []
    for share in _split(rng, count):
        if areas and rng.random() < 0.4:
            writer.change_field()
        is_theme = rng.random() < 0.5
        name = rng.choice(writer.field["themes"] if is_theme else PHRASES["focus"])
        goals = []
        for goal_share in _split(rng, share):
            initiatives = []
            for size in _split(rng, goal_share) if has_initiatives else [goal_share]:
                actions = tuple(_draw_action(writer, period) for _ in range(size))
                responsible = rng.choice(PHRASES["responsibles"]) if has_responsible and rng.random() < 0.6 else None
                initiative = writer.phrase("initiatives") if has_initiatives else None
                initiatives.append(Initiative(initiative, responsible if has_initiatives else None, actions))
            goals.append(Goal(writer.phrase("goals"), tuple(initiatives)))
        areas.append(Area(is_theme, name, tuple(goals)))
    return tuple(areas)


def _split(rng: Random, count: int) -> list[int]:
    """`count` as a sum of small parts."""
    parts = []
    while count:
        parts.append(rng.randint(1, min(count, 3)))
        count -= parts[-1]
    return parts


def _draw_action(writer: Writer, period: str | None) -> Action:
    rng = writer.rng
    rows = tuple(_draw_indicator(writer) for _ in range(rng.choice([1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8])))
    count = rng.randint(1, 4) if period else rng.choice([0, 0, 2, 3])
    # Milestones fall due one after another, so the later ones have no report yet.
    due = rng.randint(0, count) if period else 0
    milestones = [_draw_milestone(writer, number, number <= due) for number in range(1, count + 1)]
    if period and due < count and rng.random() < 0.15:
        milestones[-1] = replace(milestones[-1], report="")
    return Action(writer.phrase("actions"), rows, tuple(milestones))


def _draw_indicator(writer: Writer) -> Indicator:
    rng = writer.rng
    measure = rng.choice(PHRASES["measures"])
    indicator = writer.fill(rng.choice(measure["indicators"]))
    baseline = rng.choice(measure["baselines"])
    # One of the two always has a value: in a table without rules only they tell a new row from a wrapped line.
    target = "" if baseline and rng.random() < 0.04 else rng.choice(measure["targets"])
    if not baseline or not target:
        # Without its neighbour, a value in small letters would read as a wrapped line of the one above.
        baseline, target = (text if text.startswith("n. ") else _capital(text) for text in (baseline, target))
    return Indicator(indicator, baseline, target)


def _draw_milestone(writer: Writer, number: int, due: bool) -> Milestone:
    rng = writer.rng
    text = writer.phrase("milestones")
    if not due:
        return Milestone(number, text)
    if rng.random() < 0.25:
        lead = writer.phrase("reports") if rng.random() < 0.5 else ""
        items = tuple(writer.fill(i) for i in rng.sample(PHRASES["templates"]["items"], rng.randint(1, 3)))
        return Milestone(number, text, lead, items)
    return Milestone(number, text, writer.sentences("reports", rng.choice([1, 1, 1, 2, 2, 3, 5])))
