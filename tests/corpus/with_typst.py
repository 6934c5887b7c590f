"""Reports by Typst."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import typst

from tests.corpus import flow, fonts
from tests.corpus.layout import CELL_PADDING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.corpus.content import Document
    from tests.corpus.layout import Layout

RULE = '0.5pt + rgb("#7f7f7f")'
DARK = 'rgb("#1f3864")'
SYMBOL = re.compile("|".join(fonts.SYMBOLS))

PLACES = ("header-right", "footer-centre", "footer-right")
# Where rules and grounds go in an indicator table; x0 is its first column that is not the label column.
STROKES = {
    "": "none",
    "ruled": f"(x, y) => if x >= x0 {{ {RULE} }}",
    "horizontal": f"(x, y) => if x >= x0 {{ (bottom: {RULE}, top: if y == 0 {{ {RULE} }}) }}",
    "shaded": "none",
    "zebra": "none",
}
GROUNDS = {
    "shaded": "(x, y) => if x >= x0 and y == 0 { tint }",
    "zebra": "(x, y) => if x >= x0 and y > 0 and calc.even(y) { tint }",
}

# A line must not end in what reads as a word of its own: "toimitta-" and "ja".
HYPHENATION = """#set text(hyphenate: true)
#show regex("\\p{L}+(ja|tai|eli|sekä)\\b"): set text(hyphenate: false)
"""


def render(document: Document, layout: Layout, path: Path) -> None:
    """Writes the report as a PDF."""
    source = "\n".join([_preamble(document, layout), *_blocks(document, layout)])
    if "\u00ad" in source:
        # Typst mixes soft hyphens up with the letters beside them in the text layer; it hyphenates by itself.
        source = HYPHENATION + source.replace("\u00ad", "")
    folders = {fonts.file(layout.font).parent, fonts.file("DejaVu Sans").parent}
    folders |= {fonts.symbol_file(name).parent for name, _, _ in fonts.SYMBOLS.values()}
    own = typst.Fonts(include_system_fonts=False, font_paths=sorted(map(str, folders)))
    path.write_bytes(typst.compile(source.encode(), font_paths=own, timestamp=0))


def render_all(jobs: list[tuple[Document, Layout, Path]]) -> None:
    """Writes several reports."""
    for job in jobs:
        render(*job)


def _preamble(document: Document, layout: Layout) -> str:
    left, top, right, bottom = layout.margins
    # Typst knows the condensed face as a width of its family.
    family, stretch = layout.font.removesuffix(" Condensed"), "75%" if "Condensed" in layout.font else "100%"
    number = {place: _number(layout) if place == layout.number_at else "[]" for place in PLACES}
    header = (_string(flow.running_header(document, layout)), "[]", number["header-right"])
    footer = (_string(layout.footer), number["footer-centre"], number["footer-right"])
    costs = "(orphan: 0%, widow: 0%)" if layout.splits else "(orphan: 100%, widow: 100%)"
    return f"""
#let tint = rgb("{layout.tint}")
#let accent = rgb("{layout.accent}")
#set text(font: ("{family}", "DejaVu Sans"), stretch: {stretch}, size: {layout.size}pt, lang: "fi",
  costs: {costs}, top-edge: 0.78em, bottom-edge: -0.22em)
#set par(leading: {layout.leading - 1:.2f}em, spacing: 0pt)
#let furniture(columns, ..cells) = text(size: 0.85em, grid(columns: columns, align: (left, center, right), ..cells))
#set page(width: {layout.page[0]}pt, height: {layout.page[1]}pt,
  margin: (left: {left}pt, top: {top}pt, right: {right}pt, bottom: {bottom}pt),
  header-ascent: 45%, footer-descent: 45%,
  header: furniture((auto, 1fr, auto), {", ".join(header)}),
  footer: furniture((1fr, auto, 1fr), {", ".join(footer)}))
#set table(stroke: none, inset: 0pt, align: left + top)
#set table.cell(breakable: {"true" if layout.splits else "false"})
"""


def _number(layout: Layout) -> str:
    if not layout.number:
        return "[]"
    parts = re.split(r"({pages?})", layout.number)
    counters = {"{page}": 'counter(page).display("1")', "{pages}": "counter(page).final().first()"}
    return "context [" + "".join(f"#{counters.get(part) or _string(part)}" for part in parts if part) + "]"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _text(text: str, more: str = "") -> str:
    """Typst code for a text: each symbol in its own font."""
    pieces = []
    for piece in re.split(f"({SYMBOL.pattern})", text):
        if piece in fonts.SYMBOLS:
            font, code, _ = fonts.SYMBOLS[piece]
            pieces.append(f'text(font: "{font}", {_string(code)})')
        elif piece:
            pieces.append(_string(piece))
    return f"text({more}{{ {'; '.join(pieces)} }})" if pieces else "[]"


def _paragraph(text: str, justified: bool, more: str = "") -> str:
    return f"par(justify: {str(justified).lower()}, {_text(text, more)})" if text else "[]"


def _blocks(document: Document, layout: Layout) -> Iterator[str]:
    for block in flow.flow(document, layout):
        if isinstance(block, flow.PageBreak):
            yield "#pagebreak(weak: true)"
            continue
        if isinstance(block, flow.Table):
            body, keep = _table(block, layout), False
        elif isinstance(block, flow.Line):
            body, keep = _line(block, layout), block.keep_next
        else:
            body, keep = _labelled(block, layout), block.keep_next
        # Typst drops the space above the first block of a page, but a cover has its own.
        space = f"#v({block.above:.2f}pt)\n" if isinstance(block, flow.Line) and block.style == "cover" else ""
        # A block's edges are its letters' boxes, so what parts two lines of a paragraph comes on top;
        # ruled rows touch.
        above = 0 if space or not block.above else block.above + layout.line - layout.size
        yield f"{space}#block(width: 100%, above: {above:.2f}pt, below: 0pt, sticky: {str(keep).lower()}, {body})"


def _line(block: flow.Line, layout: Layout) -> str:
    if block.style == "rule":
        return f"line(length: 100%, stroke: {RULE})"
    bold = 'weight: "bold", '
    looks = {
        "title": f"{bold}fill: accent, size: {layout.title_size}em, ",
        "heading": f"{bold}fill: accent, size: 1.25em, ",
        "cover": f"{bold}fill: accent, size: 2.4em, ",
        "period": bold * layout.period_bold,
        "responsible": "",
        "prose": "",
    }
    text = _text(block.text, looks[block.style])
    if block.style == "title":
        align = "center" if layout.title_centred else "left"
        return f"inset: (bottom: {0.6 * layout.line:.2f}pt), align({align}, {text})"
    justified = layout.justified and block.style == "prose"
    return f"par(justify: {str(justified).lower()}, {text})"


def _label(text: str, bold: bool, shade: str, spaced: str, layout: Layout) -> str:
    if not text:
        return "[]"
    weight = 'weight: "bold", ' if bold else ""
    tracking = f"tracking: {layout.tracking:.2f}pt, " if spaced == "tracking" else ""
    return _text(text, f"{weight}{tracking}fill: {'white' if shade == 'dark' else 'accent'}, ")


def _items(items: tuple[str, ...], layout: Layout) -> str:
    if not items:
        return "[]"
    marks = ", ".join(_paragraph(item, layout.justified) for item in items)
    gap = layout.line - layout.size + 0.15 * layout.line
    look = f"marker: {_text(layout.bullet)}, body-indent: 0.7em, spacing: {gap:.2f}pt"
    return f"block(above: {gap:.2f}pt, list({look}, {marks}))"


def _ground(shade: str) -> str:
    return {"": "none", "light": "tint", "dark": DARK}[shade]


def _labelled(block: flow.Labelled, layout: Layout) -> str:
    label = _label(block.label, block.bold, block.shade, block.spaced, layout)
    items = _items(block.items, layout)
    strong = 'weight: "bold", ' if block.strong else ""
    value = f"{{ {_paragraph(block.text, layout.justified, strong)}; {items} }}"
    if block.placement == "inline":
        text = f"{{ {label}; [ ]; {_text(block.text, strong)} }}"
        return f"{{ par(justify: {str(layout.justified).lower()}, {text}); {items} }}"
    roomy = block.shade or block.rules
    if block.placement == "above":
        inset = f"(x: {CELL_PADDING}pt, y: 1.5pt)" if block.shade else "0pt"
        look = f"width: 100%, below: {layout.line - layout.size:.2f}pt, sticky: true, fill: {_ground(block.shade)}"
        return f"{{ block({look}, inset: {inset}, {label}); {value} }}"
    inset = f"(x: {CELL_PADDING}pt, y: 2.5pt)" if roomy else f"(left: {CELL_PADDING}pt)"
    strokes = {"grid": RULE, "lines": f"(bottom: {RULE})", "": "none"}
    first = inset if roomy else "0pt"
    cells = f"table.cell(breakable: true, fill: {_ground(block.shade)}, inset: {first}, {label})"
    cells += f", table.cell(breakable: true, inset: {inset}, {value})"
    return f"table(columns: ({block.width:.2f}pt, 1fr), stroke: {strokes[block.rules]}, {cells})"


def _row_inset(layout: Layout) -> float:
    return layout.row_padding + (layout.line - layout.size) / 2


def _table(block: flow.Table, layout: Layout) -> str:
    inset = f"(x: {CELL_PADDING}pt, y: {_row_inset(layout):.2f}pt)"
    columns = ", ".join(f"{width:.2f}pt" for width in block.columns)
    vertical = "horizon" if layout.middle and not block.stacked else "top"
    head = ", ".join(_head(block, layout))
    rows = ", ".join(_cells(block, layout, vertical))
    x0 = int(block.labelled)
    table = f"""table(columns: ({columns}), inset: {inset}, align: left + {vertical},
  stroke: {STROKES[layout.table].replace("x0", str(x0))},
  fill: {GROUNDS.get(layout.table, "none").replace("x0", str(x0))},
  table.header(repeat: {str(layout.repeat_head).lower()}, {head}), {rows})"""
    gap = max(layout.row_gap, 0.5) * layout.line + layout.line - layout.size
    body = f"set text(size: {block.size}pt); set par(spacing: {gap:.2f}pt); {table}"
    return f"inset: (left: {block.offset:.2f}pt), {{ {body} }}"


def _head(block: flow.Table, layout: Layout) -> Iterator[str]:
    align = f"{layout.head_align} + {'bottom' if layout.head_low else 'top'}"
    bold = 'weight: "bold", ' if layout.head_bold else ""
    for index, text in enumerate(block.head):
        if index == 0 and block.labelled:
            yield _side(text, 1, layout, "top")
        elif index == 0:
            label = _label(text, layout.label_bold, "", layout.label_spaced, layout)
            yield f"table.cell(align: {layout.head_align} + top, {label})"
        else:
            yield f"table.cell(align: {align}, {_text(text, bold)})"


def _side(text: str, rows: int, layout: Layout, vertical: str) -> str:
    """A cell of the label column."""
    ground = _ground(layout.label_shade if text else "")
    left = CELL_PADDING if layout.label_shade else 0
    label = _label(text, layout.label_bold, layout.label_shade, layout.label_spaced, layout)
    inset = f"(left: {left}pt, y: {_row_inset(layout):.2f}pt)"
    return f"table.cell(rowspan: {rows}, align: left + {vertical}, fill: {ground}, inset: {inset}, {label})"


def _cells(block: flow.Table, layout: Layout, vertical: str) -> Iterator[str]:
    for number, row in enumerate(block.body):
        if block.labelled and number == 0:
            yield _side(block.side, len(block.body), layout, vertical)
        for index, cell in enumerate(row[1:] if block.labelled else row):
            align = layout.value_align if index else "left"
            paragraphs = "; ".join(_paragraph(text, False) for text in cell if text)
            yield f"table.cell(align: {align} + {vertical}, {{ {paragraphs} }})"
