"""Reports by LibreOffice Writer: labels on tab stops where a typist would set them so, in tables elsewhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.corpus import flow, fonts, odt
from tests.corpus.layout import CELL_PADDING
from tests.corpus.odt import Properties, points, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.corpus.content import Document
    from tests.corpus.layout import Layout

RULE = "0.5pt solid #7f7f7f"
DARK = "#1f3864"
ALIGNMENTS = {"left": "start", "center": "center", "right": "end"}
SYMBOL = re.compile("|".join(fonts.SYMBOLS))
ROOMY = {"fo:padding-top": "2.5pt", "fo:padding-bottom": "2.5pt"}
SIDES = {"fo:padding-left": points(CELL_PADDING), "fo:padding-right": points(CELL_PADDING)}
FIELD_RULES: dict[str, Properties] = {"grid": {"fo:border": RULE}, "lines": {"fo:border-bottom": RULE}, "": {}}


def render(document: Document, layout: Layout, path: Path) -> None:
    """Writes the report as a PDF; for many, `render_all` starts the office once."""
    render_all([(document, layout, path)])


def render_all(jobs: list[tuple[Document, Layout, Path]]) -> None:
    """Writes several reports, with an office profile of their own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        sources = [folder / f"{number}.fodt" for number in range(len(jobs))]
        for source, (document, layout, _) in zip(sources, jobs, strict=True):
            source.write_text(_Writer(document, layout).file(), encoding="utf-8")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", name]
        subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=60 + 20 * len(jobs))
        for source, (_, _, path) in zip(sources, jobs, strict=True):
            path.write_bytes(source.with_suffix(".pdf").read_bytes())


class _Writer:
    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.layout = layout
        self.styles = odt.Styles()
        self.grounds = {"light": layout.tint, "dark": DARK, "": ""}
        self.justify = "justify" if layout.justified else "start"

    def file(self) -> str:
        """The report as flat ODT."""
        body = "".join(self.blocks())
        furniture = self.furniture()
        return odt.file([self.layout.font], self.page(), self.styles, furniture, body)

    def page(self) -> str:
        """Paper and margins; header and footer share the upper and lower margin with the paper's edge."""
        layout = self.layout
        left, top, right, bottom = layout.margins
        area: Properties = {
            "fo__page_width": points(layout.page[0]),
            "fo__page_height": points(layout.page[1]),
            "style__print_orientation": "landscape" if layout.landscape else "portrait",
            "fo__margin_left": points(left),
            "fo__margin_right": points(right),
            "fo__margin_top": points(top / 2),
            "fo__margin_bottom": points(bottom / 2 - layout.size),
        }
        heights = (("header", "fo__margin_bottom", top / 2), ("footer", "fo__margin_top", bottom / 2 + layout.size))
        content = tag("style:page-layout-properties", **area)
        for name, side, height in heights:
            room = {"svg__height": points(height), side: points(height - layout.line)}
            content += tag(f"style:{name}-style", tag("style:header-footer-properties", **room))
        return tag("style:page-layout", content, style__name="page")

    def furniture(self) -> tuple[str, str]:
        """Header and footer: texts and page number on a centred and a right tab stop."""
        layout = self.layout
        number = {layout.number_at: odt.number(layout.number)}
        stops = tag("style:tab-stop", style__position=points(layout.width / 2), style__type="center")
        stops += tag("style:tab-stop", style__position=points(layout.width), style__type="right")
        style = tag("style:paragraph-properties", tag("style:tab-stops", stops))
        style += tag("style:text-properties", **self.face(layout.size * 0.85))
        self.styles.names["paragraph", style] = "furniture"
        tab = "<text:tab/>"
        header = escape(flow.running_header(self.document, layout)) + tab * 2 + number.get("header-right", "")
        footer = [escape(layout.footer), number.get("footer-centre", ""), number.get("footer-right", "")]
        return self.plain(header), self.plain(tab.join(footer))

    def plain(self, content: str) -> str:
        """A paragraph of header or footer."""
        return tag("text:p", content, text__style_name="furniture")

    def face(self, size: float) -> Properties:
        """The report's font in a size."""
        return {"style__font_name": self.layout.font, "fo__font_size": points(size), "fo__language": "fi"}

    def text(self, text: str) -> str:
        """Escaped text, each symbol in its own font."""

        def glyph(match: re.Match[str]) -> str:
            # The private-use code is what Word writes; Wingdings has the round bullet of ZapfDingbats too.
            style = self.styles.name("text", text={"style:font-name": _symbol_font(match[0])})
            return tag("text:span", match[0], text__style_name=style)

        return SYMBOL.sub(glyph, escape(text))

    def label(self, text: str, bold: bool, shade: str, spaced: str) -> str:
        """A label's letters."""
        look = {
            "fo:font-weight": "bold" if bold else "normal",
            "fo:color": "#ffffff" if shade == "dark" else self.layout.accent,
            "fo:letter-spacing": points(self.layout.tracking) if spaced == "tracking" else "",
        }
        return tag("text:span", self.text(text), text__style_name=self.styles.name("text", text=look))

    def paragraph(self, content: str, *, keep: bool = False, size: float = 0, **more: str) -> str:
        """A paragraph; `more` are its properties, and those of its text that begin with `font` or are `color`."""
        size = size or self.layout.size
        lines = "1" if self.layout.splits else "2"
        given = {f"fo:{name.replace('_', '-')}": value for name, value in more.items()}
        look = {name: given.pop(name) for name in ("fo:font-weight", "fo:color") if name in given}
        face = {name.replace("__", ":").replace("_", "-"): value for name, value in self.face(size).items()}
        shape = {
            "fo:line-height": points(size * self.layout.leading),
            "fo:orphans": lines,
            "fo:widows": lines,
            "fo:keep-with-next": "always" if keep else "auto",
        }
        style = self.styles.name("paragraph", paragraph=shape | given, text=face | look)
        return tag("text:p", content, text__style_name=style)

    def blocks(self) -> Iterator[str]:
        """The body, block by block."""
        new_page = False
        for block in flow.flow(self.document, self.layout):
            if isinstance(block, flow.Line):
                yield self.line(block, new_page)
            elif isinstance(block, flow.Table):
                yield self.table(block)
            elif isinstance(block, flow.Labelled):
                in_cells = block.placement == "beside" and (block.shade or block.rules)
                yield self.cells(block) if in_cells else self.labelled(block)
            new_page = isinstance(block, flow.PageBreak)

    def line(self, block: flow.Line, new_page: bool) -> str:
        """A line of its own."""
        layout = self.layout
        if block.style == "rule":
            return self.paragraph("", keep=True, size=1, margin_top=points(block.above), border_bottom=RULE)
        scale = {"title": layout.title_size, "heading": 1.25, "cover": 2.4}.get(block.style, 1)
        big = block.style in {"title", "heading", "cover"}
        centred = block.style == "title" and layout.title_centred
        return self.paragraph(
            self.text(block.text),
            keep=block.keep_next,
            size=layout.size * scale,
            margin_top=points(block.above),
            margin_bottom=points(0.6 * layout.line if block.style == "title" else 0),
            font_weight="bold" if big or (block.style == "period" and layout.period_bold) else "normal",
            color=layout.accent if big else "",
            text_align="center" if centred else self.justify if block.style == "prose" else "start",
            break_before="page" if new_page else "",
        )

    def labelled(self, block: flow.Labelled) -> str:
        """A label and its value: on two lines, in one, or parted by a tab that leads to a hanging indent."""
        label = self.label(block.label, block.bold, block.shade, block.spaced)
        value = self.text(block.text)
        above = points(block.above)
        strong = "bold" if block.strong else ""
        if block.placement == "above":
            ground = self.grounds[block.shade]
            first = self.paragraph(label, keep=True, margin_top=above, background_color=ground)
            rest = self.paragraph(value, text_align=self.justify, font_weight=strong) if value else ""
            return first + rest + self.items(block, 0)
        if block.placement == "inline":
            text = f"{label} {value}"
            line = self.paragraph(
                text, keep=block.keep_next, margin_top=above, text_align=self.justify, font_weight=strong
            )
            return line + self.items(block, 0)
        left = block.width + CELL_PADDING
        line = self.paragraph(
            f"{label}<text:tab/>{value}" if value else label,
            keep=block.keep_next,
            margin_top=above,
            margin_left=points(left),
            text_indent=points(-left),
            text_align=self.justify,
            font_weight=strong,
        )
        return line + self.items(block, left)

    def items(self, block: flow.Labelled, left: float) -> str:
        """The bullets as a list."""
        if not block.items:
            return ""
        bullet = self.layout.bullet
        font = _symbol_font(bullet) if bullet in fonts.SYMBOLS else self.layout.font
        style = self.styles.bullets(bullet, font, left, 1.3 * self.layout.size)
        gap = points(0.15 * self.layout.line)
        lines = [self.paragraph(self.text(item), margin_top=gap, text_align=self.justify) for item in block.items]
        return tag("text:list", "".join(tag("text:list-item", line) for line in lines), text__style_name=style)

    def cells(self, block: flow.Labelled) -> str:
        """A shaded or ruled label and its value as a table of two cells."""
        look = FIELD_RULES[block.rules] | ROOMY | SIDES
        label = self.label(block.label, block.bold, block.shade, block.spaced)
        name = self.cell(self.paragraph(label, keep=block.keep_next), look | self.ground(block.shade))
        strong = "bold" if block.strong else ""
        value = self.paragraph(self.text(block.text), text_align=self.justify, font_weight=strong)
        value += self.items(block, 0)
        row = tag("table:table-row", name + self.cell(value, look))
        return self.grid((block.width, self.layout.width - block.width), (0, block.above), row)

    def ground(self, shade: str) -> Properties:
        """The ground of a label."""
        return {"fo:background-color": self.grounds[shade]}

    def cell(self, content: str, look: Properties, rows: int = 1) -> str:
        """A table cell over so many rows."""
        style = self.styles.name("table-cell", table_cell=look)
        spanned = str(rows) if rows > 1 else ""
        return tag("table:table-cell", content, table__style_name=style, table__number_rows_spanned=spanned)

    def grid(self, widths: tuple[float, ...], place: tuple[float, float], rows: str) -> str:
        """A table of these columns, at an offset and below a gap."""
        # A header that is not repeated would else be left alone at the foot of a page.
        whole = not self.layout.splits and "table-header-rows" not in rows
        look = {
            "style:width": points(sum(widths)),
            "table:align": "left",
            "fo:margin-left": points(place[0]),
            "fo:margin-top": points(place[1]),
            "style:may-break-between-rows": "false" if whole else "true",
            "table:border-model": "collapsing",
        }
        columns = ""
        for width in widths:
            style = self.styles.name("table-column", table_column={"style:column-width": points(width)})
            columns += tag("table:table-column", table__style_name=style)
        return tag("table:table", columns + rows, table__style_name=self.styles.name("table", table=look))

    def table(self, block: flow.Table) -> str:
        """The indicator table."""
        keep = "auto" if self.layout.splits else "always"
        row_style = self.styles.name("table-row", table_row={"fo:keep-together": keep})
        rows = [
            tag("table:table-row", "".join(cells), table__style_name=row_style)
            for cells in [self.head(block), *(self.row(block, number) for number in range(len(block.body)))]
        ]
        if self.layout.repeat_head:
            rows[0] = tag("table:table-header-rows", rows[0])
        return self.grid(block.columns, (block.offset, block.above), "".join(rows))

    def look(self, row: int) -> Properties:
        """Padding, rules and ground of a cell in a row, the head being row 0."""
        layout = self.layout
        height = points(layout.row_padding)
        look = {"fo:padding-top": height, "fo:padding-bottom": height} | SIDES
        if layout.table == "ruled":
            look["fo:border"] = RULE
        elif layout.table == "horizontal":
            look |= {"fo:border-bottom": RULE} | ({"fo:border-top": RULE} if row == 0 else {})
        elif (layout.table == "shaded" and row == 0) or (layout.table == "zebra" and row and row % 2 == 0):
            look["fo:background-color"] = layout.tint
        return look

    def head(self, block: flow.Table) -> Iterator[str]:
        """The cells of the head row."""
        layout = self.layout
        low = {"style:vertical-align": "bottom" if layout.head_low else "top"}
        align, weight = ALIGNMENTS[layout.head_align], "bold" if layout.head_bold else "normal"
        for index, text in enumerate(block.head):
            if index == 0 and block.labelled:
                yield self.side(text, 1)
                continue
            content = self.text(text)
            if index == 0 and text:
                content = self.label(text, layout.label_bold, "", layout.label_spaced)
            line = self.paragraph(content, size=block.size, text_align=align, font_weight=weight)
            yield self.cell(line, self.look(0) | low)

    def side(self, text: str, rows: int) -> str:
        """A cell of the label column."""
        layout = self.layout
        height = points(layout.row_padding)
        look = {"fo:padding-top": height, "fo:padding-bottom": height}
        look |= {"fo:padding-left": points(CELL_PADDING if layout.label_shade else 0)}
        look |= {"style:vertical-align": "middle" if layout.middle and rows > 1 else "top"}
        label = self.label(text, layout.label_bold, layout.label_shade, layout.label_spaced)
        return self.cell(self.paragraph(label), look | (self.ground(layout.label_shade) if text else {}), rows)

    def row(self, block: flow.Table, number: int) -> Iterator[str]:
        """The cells of a row of the body."""
        layout = self.layout
        cells = block.body[number]
        if block.labelled:
            yield self.side(block.side, len(block.body)) if number == 0 else tag("table:covered-table-cell")
            cells = cells[1:]
        vertical = "middle" if layout.middle and not block.stacked else "top"
        gap = points(max(layout.row_gap, 0.5) * layout.line)
        for index, cell in enumerate(cells):
            align = ALIGNMENTS[layout.value_align] if index else "start"
            lines = [
                self.paragraph(self.text(text), size=block.size, text_align=align, margin_top=gap if place else "")
                for place, text in enumerate(cell)
            ]
            yield self.cell("".join(lines), self.look(number + 1) | {"style:vertical-align": vertical})


def _symbol_font(char: str) -> str:
    return "Symbol" if fonts.SYMBOLS[char][0] == "Symbol" else "Wingdings"
