"""The nouns of a report. Lengths are PDF points from the top left corner of the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

import regex

SOFT_HYPHEN = "\u00ad"  # a word may end in it where its line ends
# Dots, strokes or hyphens that lead from one text to another: `TEKO........Kasvu`. Fewer dots may be those of a pause,
# fewer strokes a part of an address.
LEADER = regex.compile(r"[.…·]{5,}|_{6,}|-{6,}")
UNKNOWN = "\ufffd"  # a glyph that is drawn but whose letter the font does not tell

Severity = Literal["info", "warning", "error"]
# How a page's words come about: printed as text, recognised in a scan, or not at all, as it is a mere picture.
Source = Literal["text", "ocr", "picture"]


@dataclass(slots=True, eq=False)  # nobody changes one, but a frozen one takes seven times as long to make
class Word:
    """One word as printed. Two words are the same only if they are the same object: the ledger counts them."""

    text: str
    page: int  # 1-based
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float  # where the letters stand; lines are built on it, as boxes differ from font to font
    size: float
    font: str = ""
    bold: bool = False
    upright: bool = True

    @property
    def slanted(self) -> bool:
        font = self.font.lower()
        return "italic" in font or "oblique" in font

    def moved(self, right: float, down: float = 0.0) -> Word:
        """The same word so many points farther right and down."""
        return replace(
            self,
            x0=self.x0 + right,
            x1=self.x1 + right,
            top=self.top + down,
            bottom=self.bottom + down,
            baseline=self.baseline + down,
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruling line, or one edge of a filled box."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt or a remark, with the words it speaks of (none when it speaks of the whole document)."""

    severity: Severity
    code: str
    message: str
    words: tuple[Word, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its text lies: it is shown turned by `turn` degrees, clockwise, where it lies sideways or askew.
    Without `positioned` the boxes are a grid of characters, not points of a page."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    positioned: bool = True
    notes: tuple[Finding, ...] = ()  # on what it holds that is not among its words
    source: Source = "text"
    turn: float = 0.0


@dataclass(slots=True)  # nobody changes one, but a page has dozens, and a frozen one takes long to make
class Text:
    """A value: what it says, and the words it was made of."""

    text: str
    words: tuple[Word, ...]

    @property
    def page(self) -> int:
        return self.words[0].page


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of a MITTARI table."""

    indicator: Text | None
    baseline: Text | None
    target: Text | None

    @property
    def page(self) -> int:
        return next(cell.page for cell in (self.indicator, self.baseline, self.target) if cell)


@dataclass(frozen=True, slots=True)
class Milestone:
    """An Osatavoite and what was reported on it."""

    number: int | None
    milestone: Text | None
    report: Text | None
    label: tuple[Word, ...]

    @property
    def page(self) -> int:
        return self.label[0].page


@dataclass(frozen=True, slots=True)
class Unit:
    """A title line: the unit whose goals follow."""

    title: Text
    name: str | None
    year: int | None
    period: str | None


@dataclass(frozen=True, slots=True)
class Action:
    """A TOIMENPIDE with the context it inherits."""

    unit: str | None
    focus_area: Text | None
    theme: Text | None
    goal: Text | None
    initiative: Text | None
    responsible: Text | None
    action: Text | None
    label: tuple[Word, ...]
    indicators: tuple[Indicator, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    @property
    def page(self) -> int:
        return self.label[0].page


@dataclass(frozen=True, slots=True)
class Report:
    """A parsed document. Every word of its pages is in exactly one of values, labels, furniture, unparsed."""

    units: tuple[Unit, ...]
    year: int | None
    period: str | None
    actions: tuple[Action, ...]
    findings: tuple[Finding, ...]
    pages: tuple[Page, ...] = field(repr=False)
    values: tuple[Word, ...] = field(repr=False)
    labels: tuple[Word, ...] = field(repr=False)
    furniture: tuple[Word, ...] = field(repr=False)
    unparsed: tuple[Word, ...] = field(repr=False)

    @property
    def title(self) -> str | None:
        return self.units[0].title.text if self.units else None

    @property
    def unit(self) -> str | None:
        """The unit, or None when the document has several."""
        with_actions = {action.unit for action in self.actions}
        names = with_actions or {unit.name for unit in self.units}
        return names.pop() if len(names) == 1 else None
