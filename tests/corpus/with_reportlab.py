"""Reports by ReportLab's platypus: fast, and in no need of any program outside Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, HRFlowable, PageTemplate, Paragraph, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Grid

from tests.corpus import flow as flows
from tests.corpus import fonts
from tests.corpus.layout import CELL_PADDING
from tests.corpus.reportlab_parts import DoubleStruck, Pages, Tracked, font, markup, symbol

if TYPE_CHECKING:
    from pathlib import Path

    from tests.corpus.content import Document
    from tests.corpus.layout import Layout

RULE = ("#7f7f7f", 0.5)
DARK = HexColor("#1f3864")
ALIGNMENTS = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}


def render(document: Document, layout: Layout, path: Path) -> None:
    """Writes the report as a PDF."""
    _Typesetter(document, layout).write(path)


def render_all(jobs: list[tuple[Document, Layout, Path]]) -> None:
    """Writes several reports."""
    for job in jobs:
        render(*job)


def _lower(flowables: list[Flowable], above: float) -> list[Flowable]:
    """Sets the first flowable off from what stands above it, though not from the top of a page."""
    first = flowables[0]
    if isinstance(first, Paragraph):
        first.style.spaceBefore = above
    else:
        first.spaceBefore = above
    return flowables


class _Typesetter:
    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.layout = layout

    def paragraph(self, text: str, style: ParagraphStyle, **more: Any) -> Paragraph:
        """Text that may hold any sign."""
        return Paragraph(markup(text, self.layout.font), style, **more)

    def style(self, bold: bool = False, size: float | None = None, **more: Any) -> ParagraphStyle:
        """A paragraph style of this report."""
        size = size or self.layout.size
        single = self.layout.splits
        options = {
            "fontName": font(self.layout.font, bold),
            "fontSize": size,
            "leading": size * self.layout.leading,
            "alignment": TA_LEFT,
            "allowOrphans": single,
            "allowWidows": single,
            "bulletFontSize": size,
            "splitLongWords": False,
        }
        return ParagraphStyle("style", **(options | more))

    def value_style(self, **more: Any) -> ParagraphStyle:
        """The style of running text and values."""
        return self.style(alignment=TA_JUSTIFY if self.layout.justified else TA_LEFT, **more)

    def label(self, block: flows.Labelled | str, bold: bool, shade: str, size: float | None = None) -> Flowable:
        """A label alone in its cell or line."""
        text, spaced = (block, self.layout.label_spaced) if isinstance(block, str) else (block.label, block.spaced)
        fake = bold and self.layout.fake_bold
        color = white if shade == "dark" else HexColor(self.layout.accent)
        style = self.style(bold and not fake, size, textColor=color, keepWithNext=True)
        if spaced == "tracking":
            return Tracked(text, style, self.layout.tracking)
        return DoubleStruck(escape(text), style) if fake else self.paragraph(text, style)

    def items(self, items: tuple[str, ...]) -> list[Flowable]:
        """Bullet items with a hanging indent."""
        bullet = self.layout.bullet
        name, char = symbol(bullet) if bullet in fonts.SYMBOLS else (font(self.layout.font, False), bullet)
        indent = 1.3 * self.layout.size
        style = self.value_style(leftIndent=indent, bulletFontName=name, spaceBefore=0.15 * self.layout.line)
        return [self.paragraph(item, style, bulletText=char) for item in items]

    def line(self, block: flows.Line) -> list[Flowable]:
        """A line of its own."""
        layout = self.layout
        looks: dict[str, dict[str, Any]] = {
            "title": {"size": layout.size * layout.title_size, "spaceAfter": 0.6 * layout.line},
            "heading": {"size": layout.size * 1.25},
            "cover": {"size": layout.size * 2.4},
            "prose": {"alignment": TA_JUSTIFY if layout.justified else TA_LEFT},
        }
        if block.style == "rule":
            width, color = RULE[1], HexColor(RULE[0])
            return [HRFlowable("100%", width, color=color, spaceBefore=block.above, spaceAfter=0)]
        look = looks.get(block.style, {}) | {"keepWithNext": block.keep_next}
        if block.style in {"title", "heading", "cover"}:
            look |= {"bold": True, "textColor": HexColor(layout.accent)}
        if block.style == "title" and layout.title_centred:
            look["alignment"] = TA_CENTER
        if block.style == "period":
            look["bold"] = layout.period_bold
        style = self.style(**look)
        line = self.paragraph(block.text, style)
        if block.style == "cover":
            return [Spacer(0, block.above), line]
        return _lower([line], block.above)

    def labelled(self, block: flows.Labelled) -> list[Flowable]:
        """A label with its value."""
        draw = {"beside": self.beside, "above": self.above, "inline": self.inline}[block.placement]
        return _lower(draw(block), block.above)

    def value(self, block: flows.Labelled) -> list[Flowable]:
        """The value's paragraph and its bullets."""
        text = [self.paragraph(block.text, self.value_style(bold=block.strong))] if block.text else []
        return [*text, *self.items(block.items)]

    def beside(self, block: flows.Labelled) -> list[Flowable]:
        """Two cells: the label and the value."""
        value = self.value(block)
        pad = CELL_PADDING if block.shade or block.rules else 0
        roomy = 2.5 if block.shade or block.rules else 0
        commands: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, 0), pad),
            ("RIGHTPADDING", (0, 0), (-1, -1), pad),
            ("LEFTPADDING", (1, 0), (1, 0), CELL_PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), roomy),
            ("BOTTOMPADDING", (0, 0), (-1, -1), roomy),
        ]
        if block.shade:
            commands.append(("BACKGROUND", (0, 0), (0, 0), self.shade_color(block.shade)))
        if block.rules == "grid":
            commands.append(("GRID", (0, 0), (-1, -1), RULE[1], HexColor(RULE[0])))
        elif block.rules == "lines":
            commands.append(("LINEBELOW", (0, 0), (-1, -1), RULE[1], HexColor(RULE[0])))
        widths = [block.width, self.layout.width - block.width]
        label = self.label(block, block.bold, block.shade)
        grid = Grid([[label, value or ""]], widths, style=commands, hAlign="LEFT", splitInRow=1)
        grid.keepWithNext = block.keep_next
        return [grid]

    def above(self, block: flows.Labelled) -> list[Flowable]:
        """The label on a line, shaded over the whole width or not, and the value below it."""
        label = self.label(block, block.bold, block.shade)
        if block.shade:
            color = self.shade_color(block.shade)
            commands = [("BACKGROUND", (0, 0), (-1, -1), color), ("TOPPADDING", (0, 0), (-1, -1), 2)]
            commands += [("BOTTOMPADDING", (0, 0), (-1, -1), 3), ("LEFTPADDING", (0, 0), (-1, -1), CELL_PADDING)]
            label = Grid([[label]], [self.layout.width], style=commands, hAlign="LEFT")
            label.keepWithNext = True
        return [label, *self.value(block)]

    def inline(self, block: flows.Labelled) -> list[Flowable]:
        """The label as the first words of its value, then the items."""
        name, accent = font(self.layout.font, block.bold), self.layout.accent
        label = f'<font name="{name}" color="{accent}">{escape(block.label)}</font>'
        text = f"{label} {markup(block.text, self.layout.font)}"
        style = self.value_style(keepWithNext=block.keep_next, bold=block.strong)
        return [Paragraph(text.strip(), style), *self.items(block.items)]

    def shade_color(self, shade: str) -> HexColor:
        """The ground of a shaded label."""
        return DARK if shade == "dark" else HexColor(self.layout.tint)

    def table(self, block: flows.Table) -> list[Flowable]:
        """The indicator table."""
        layout = self.layout
        head_style = self.style(layout.head_bold, block.size, alignment=ALIGNMENTS[layout.head_align])
        head: list[Any] = [self.paragraph(text, head_style) for text in block.head]
        if block.labelled and block.head[0]:
            head[0] = self.label(block.head[0], layout.label_bold, layout.label_shade)
        elif layout.head == "column-heading":
            head[0] = self.label(block.head[0], layout.label_bold, "", block.size)
        rows: list[list[Any]] = [head]
        for row in block.body:
            rows.append([self.cell(cell, block, index) for index, cell in enumerate(row)])
        if block.side:
            rows[1][0] = self.label(block.side, layout.label_bold, layout.label_shade)
        grid = Grid(
            rows,
            list(block.columns),
            style=self.table_style(block, len(rows)),
            hAlign="RIGHT",  # with or without an offset, the table ends at the right margin
            repeatRows=int(layout.repeat_head),
            splitInRow=int(layout.splits and not block.stacked),
        )
        return _lower([grid], block.above)

    def cell(self, paragraphs: tuple[str, ...], block: flows.Table, index: int) -> list[Flowable]:
        """The paragraphs of one cell; in a stacked cell a gap parts them."""
        align = self.layout.value_align if index >= len(block.columns) - 2 else "left"
        gap = max(self.layout.row_gap, 0.5) * self.layout.line
        style = self.style(size=block.size, alignment=ALIGNMENTS[align], spaceBefore=gap)
        return [self.paragraph(text, style) for text in paragraphs if text]

    def table_style(self, block: flows.Table, count: int) -> list[tuple[Any, ...]]:
        """Rules, shades and alignment of an indicator table of `count` rows."""
        layout = self.layout
        first = int(block.labelled)
        line = (RULE[1], HexColor(RULE[0]))
        tint = HexColor(layout.tint)
        commands: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if layout.middle and not block.stacked else "TOP"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM" if layout.head_low else "TOP"),
            ("VALIGN", (0, 0), (0, 0), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), CELL_PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), CELL_PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), layout.row_padding),
            ("BOTTOMPADDING", (0, 0), (-1, -1), layout.row_padding),
        ]
        if block.labelled:
            commands.append(("LEFTPADDING", (0, 0), (0, -1), CELL_PADDING if layout.label_shade else 0))
            if layout.label_shade:
                row = 1 if block.side else 0
                commands.append(("BACKGROUND", (0, row), (0, row), self.shade_color(layout.label_shade)))
        if not layout.splits:
            commands.append(("NOSPLIT", (0, 0), (-1, 1)))
        if block.side and count > 2:
            commands.append(("SPAN", (0, 1), (0, -1)))
        if layout.table == "ruled":
            commands.append(("GRID", (first, 0), (-1, -1), *line))
        elif layout.table == "horizontal":
            commands += [("LINEBELOW", (first, 0), (-1, -1), *line), ("LINEABOVE", (first, 0), (-1, 0), *line)]
        elif layout.table == "shaded":
            commands.append(("BACKGROUND", (first, 0), (-1, 0), tint))
        elif layout.table == "zebra":
            commands += [("BACKGROUND", (first, row), (-1, row), tint) for row in range(2, count, 2)]
        return commands

    def write(self, path: Path) -> None:
        """Draws every block and saves the file."""
        layout = self.layout
        left, top, _, bottom = layout.margins
        story: list[Flowable] = []
        for block in flows.flow(self.document, layout):
            if isinstance(block, flows.PageBreak):
                story.append(NewPage())
            elif isinstance(block, flows.Line):
                story += self.line(block)
            elif isinstance(block, flows.Labelled):
                story += self.labelled(block)
            else:
                story += self.table(block)
        height = layout.page[1] - top - bottom
        frame = Frame(left, bottom, layout.width, height, 0, 0, 0, 0)
        template = BaseDocTemplate(str(path), pagesize=layout.page, invariant=1)
        template.addPageTemplates(PageTemplate(frames=[frame]))
        header = flows.running_header(self.document, layout)
        template.build(story, canvasmaker=lambda *args, **more: Pages(header, layout, *args, **more))
