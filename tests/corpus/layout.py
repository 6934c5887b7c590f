"""How a report looks: every choice of a house style, drawn from a seed, and the measures that follow from them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from tests.corpus import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.corpus.content import Document

A4 = (595.28, 841.89)
# Space between two columns of text, at each side of a cell.
CELL_PADDING = 4.5

LABELS = {
    "focus_area": "PAINOPISTE",
    "theme": "TEEMA",
    "goal": "TAVOITE",
    "initiative": "TEKO",
    "action": "TOIMENPIDE",
    "indicator": "MITTARI",
}
HEADS = (
    ("Lähtötaso", "Tavoitetaso"),
    ("Lähtötaso", "Tavoitetaso"),
    ("LÄHTÖTASO", "TAVOITETASO"),
    ("Lähtötaso {last}", "Tavoitetaso {year}"),
    ("Lähtötaso (tilanne 31.12.{last})", "Tavoitetaso (vuoden {year} loppuun mennessä)"),
    ("Lähtötaso vuonna {last}", "Tavoitetaso vuonna {year}"),
)
PAGE_NUMBERS = (
    "s. {page}",
    "Sivu {page} / {pages}",
    "{page} ({pages})",
    "Sivu {page}/{pages}",
    "{page}",
    "- {page} -",
    "Sivu {page}",
    "{page}/{pages}",
)
# An "o" is Word's second bullet; the private-use ones are glyphs of Symbol, Wingdings and ZapfDingbats.
BULLETS = ("-", "-", "•", "•", "–", "▪", "o", "\uf0b7", "\uf0a7", "\uf0d8", "\uf06c")
ACCENTS = ("#1f3864", "#000000", "#000000", "#00573f", "#7a1f3d", "#0b5394", "#5b2a86")
# The lightest tints a municipality's template uses, and one dark enough for white letters.
TINTS = ("#e7e6e6", "#dbe5f1", "#e2efd9", "#fff2cc", "#f2f2f2")


@dataclass(frozen=True)
class Layout:
    """One house style. Lengths are points, gaps are in lines; a renderer honours what its producer can do."""

    font: str
    size: float
    leading: float
    landscape: bool
    margins: tuple[float, float, float, float]  # left, top, right, bottom
    accent: str
    tint: str
    justified: bool
    placement: str  # beside | above | inline
    label_bold: bool
    label_colon: bool
    label_upper: bool
    label_spaced: str  # "" | tracking | typed
    label_shade: str  # "" | light | dark
    label_gutter: float
    action_bold: bool
    action_rule: bool  # a line across the page before each action
    field_rules: str  # "" | grid | lines
    field_gap: float
    action_gap: float
    repeat: str  # all | goal | changed: which upper labels a further action prints again
    title_size: float
    title_centred: bool
    unit_on_new_page: bool
    table: str  # "" | ruled | horizontal | shaded | zebra
    table_at: str  # value | margin
    table_indent: float
    head: str  # same-line | line-below | column-heading | row-label
    heads: tuple[str, str]
    head_bold: bool
    head_align: str  # left | center | right
    head_low: bool  # headings stand on the last line of the head row
    value_align: str  # left | center | right
    middle: bool
    row_gap: float
    stacked: bool
    repeat_head: bool
    columns: tuple[float, float]  # shares of the indicator and the baseline column
    columns_vary: bool
    period: str  # both | words | brackets
    period_bold: bool
    period_upper: bool
    period_colon: bool
    milestone: str  # beside | inline | above
    milestone_bold: bool
    milestone_upper: bool
    milestone_rules: str  # "" | grid | lines
    bullet: str
    header: str  # "" | title | generic
    footer: str
    number: str  # a template of {page} and {pages}, or ""
    number_at: str  # header-right | footer-centre | footer-right
    splits: bool = False  # pages may break inside rows and leave single lines
    fake_bold: bool = False

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the paper."""
        return (A4[1], A4[0]) if self.landscape else A4

    @property
    def width(self) -> float:
        """Width of the text area."""
        return self.page[0] - self.margins[0] - self.margins[2]

    @property
    def line(self) -> float:
        """Distance between baselines."""
        return self.size * self.leading

    @property
    def row_padding(self) -> float:
        """Space above and below the text of a table cell: rules must not touch letters."""
        return max(self.row_gap * self.line / 2, 2.0 if self.table else 0.0)

    def label(self, text: str) -> str:
        """A label of a field in this style's spelling."""
        text = text if self.label_upper else text.capitalize()
        if self.label_spaced == "typed":
            text = " ".join(text)
        return text + ":" * self.label_colon

    def label_width(self, label: str) -> float:
        """How wide a label is as printed."""
        tracking = len(label) * self.tracking if self.label_spaced == "tracking" else 0
        return fonts.width(label, self.font, self.size, self.label_bold) + tracking

    @property
    def tracking(self) -> float:
        """Extra space after each letter of a letter-spaced label."""
        return 0.22 * self.size


def draw_layout(rng: Random, document: Document) -> Layout:
    """A random style in which a person can read this document without doubt."""
    # A responsible unit has no label: only a label column tells it from the value above it.
    has_responsible = any(
        initiative.responsible
        for unit in document.units
        for area in unit.areas
        for goal in area.goals
        for initiative in goal.initiatives
    )
    beside = has_responsible or rng.random() < 0.6
    placement = "beside" if beside else rng.choice(["above", "inline"])
    upper = rng.random() < 0.7
    # Spaced capitals stand out from the words of a value only where a column or a line is their own.
    spaced = rng.choice(["tracking", "typed"]) if upper and placement != "inline" and rng.random() < 0.2 else ""
    # A label that runs into its value is told from running text by its colon or its capitals.
    colon = not spaced and (rng.random() < 0.4 or (placement == "inline" and not upper))
    shade = rng.choice(["light", "light", "light", "dark"]) if placement != "inline" and rng.random() < 0.35 else ""
    table = rng.choice(["", "", "ruled", "horizontal", "shaded", "zebra"])
    # Where nothing else parts the rows, the first lines of their cells must stand on one line, or a gap must.
    middle = rng.random() < 0.3
    parted = table in {"ruled", "horizontal", "zebra"}
    row_gap = rng.choice([0.5, 0.8, 1.2]) if middle and not parted else rng.choice([0, 0.15, 0.4, 0.8, 1.2])
    family, scale = rng.choice(list(fonts.FAMILIES.items()))
    landscape = rng.random() < 0.2
    side = rng.uniform(42, 75)
    head = rng.choice(["same-line", "same-line", "line-below", "column-heading", "row-label"])
    if placement != "beside" and head == "same-line":
        head = rng.choice(["line-below", "column-heading", "row-label"])
    value_align = rng.choice(["left"] * 7 + ["center", "center", "right"])
    milestone = rng.choice(["inline", "inline", "inline", "beside", "beside", "above"])
    last = {"year": document.year, "last": document.year - 1}
    baseline_head, target_head = rng.choice(HEADS)
    bottom_number = rng.choice(["footer-centre", "footer-right"])
    return Layout(
        font=family,
        size=round(rng.uniform(9, 12) * scale * 2) / 2,
        leading=rng.choice([1.1, 1.15, 1.2, 1.3, 1.4]),
        landscape=landscape,
        margins=(side, rng.uniform(60, 85), rng.choice([side, rng.uniform(40, 60)]), rng.uniform(55, 80)),
        accent=rng.choice(ACCENTS),
        tint=rng.choice(TINTS),
        justified=rng.random() < 0.2,
        placement=placement,
        label_bold=rng.random() < 0.6,
        label_colon=colon,
        label_upper=upper,
        label_spaced=spaced,
        label_shade=shade,
        label_gutter=rng.uniform(10, rng.choice([28, 28, 60])),
        action_bold=rng.random() < 0.12,
        action_rule=rng.random() < 0.12,
        field_rules="" if not beside or has_responsible else rng.choice(["", "", "", "grid", "lines"]),
        field_gap=rng.choice([0.1, 0.3, 0.5, 0.8]),
        action_gap=rng.choice([1.0, 1.5, 2.5]),
        repeat=rng.choice(["all", "all", "goal", "changed", "changed"]),
        title_size=rng.choice([1.1, 1.3, 1.6]),
        title_centred=rng.random() < 0.2,
        unit_on_new_page=rng.random() < 0.6,
        table=table,
        table_at=rng.choice(["value", "value", "margin"]) if beside else "margin",
        table_indent=rng.choice([0.0, 0.0, 0.0, 12.0, 30.0]),
        head=head,
        heads=(baseline_head.format(**last), target_head.format(**last)),
        head_bold=rng.random() < 0.5,
        head_align="right" if value_align == "right" else rng.choice(["left", "left", "left", "center"]),
        head_low=rng.random() < 0.25,
        value_align=value_align,
        middle=middle,
        row_gap=row_gap,
        stacked=rng.random() < 0.2,
        repeat_head=rng.random() < 0.5,
        columns=(rng.uniform(0.4, 0.56), rng.uniform(0.17, 0.24)),
        columns_vary=rng.random() < 0.4,
        period=rng.choice(["both", "both", "words", "brackets"]),
        period_bold=rng.random() < 0.5,
        period_upper=rng.random() < 0.1,
        period_colon=rng.random() < 0.8,
        milestone=milestone,
        milestone_bold=rng.random() < 0.4,
        milestone_upper=rng.random() < 0.15,
        milestone_rules=rng.choice(["", "", "", "grid", "lines"]) if milestone == "beside" else "",
        bullet=rng.choice(BULLETS),
        header=rng.choice(["", "title", "generic", "generic"]),
        footer=rng.choice(["", "", "Kaupunginhallitus 15.9.{year}", "Porin kaupunki | Talousyksikkö"]).format(**last),
        number=rng.choice([*PAGE_NUMBERS, ""]),
        number_at=rng.choice(["header-right", bottom_number, bottom_number]),
    )


def fit_columns(
    layout: Layout, room: float, rows: Sequence[tuple[str, ...]], number: int
) -> tuple[tuple[float, ...], float]:
    """Widths of the columns of the report's `number`th table, and the type size at which every word fits."""
    indicator, baseline = layout.columns
    if layout.columns_vary:
        rng = Random(f"{layout.columns}/{number}")
        indicator, baseline = rng.uniform(0.38, 0.58), rng.uniform(0.15, 0.26)
    wishes = [share * room for share in (indicator, baseline, 1 - indicator - baseline)]
    words = [[word for text in column for word in text.split(" ")] for column in zip(*rows, strict=True)]
    size = layout.size
    while True:
        # Any word may be set bold; producers differ by a few hundredths in how wide they set it.
        widest = [max(fonts.width(word, layout.font, size, bold=True) for word in column) for column in words]
        needs = [width * 1.04 + 2 * CELL_PADDING for width in widest]
        if sum(needs) <= room:
            return _shared(wishes, needs), size
        size -= 0.25


def _shared(wishes: list[float], needs: list[float]) -> tuple[float, ...]:
    """The wished widths, changed as little as lets every column have what it needs."""
    pairs = list(zip(wishes, needs, strict=True))
    short = sum(max(need - wish, 0) for wish, need in pairs)
    spare = sum(max(wish - need, 0) for wish, need in pairs)
    taken = short / spare if spare else 0
    return tuple(need if wish < need else wish - (wish - need) * taken for wish, need in pairs)
