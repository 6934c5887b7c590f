"""Reports as HTML with a print style sheet, for the producers that are web engines."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from tests.corpus import flow, fonts
from tests.corpus.layout import CELL_PADDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.corpus.content import Document
    from tests.corpus.layout import Layout

RULE = "0.5pt solid #7f7f7f"
DARK = "#1f3864"
CORNERS = {"header-right": "@top-right", "footer-centre": "@bottom-center", "footer-right": "@bottom-right"}
SYMBOL = re.compile("|".join(fonts.SYMBOLS))


def page(document: Document, layout: Layout) -> str:
    """The whole report as one HTML file."""
    body = "\n".join(_block(block, layout) for block in flow.flow(document, layout))
    style = _style(layout, flow.running_header(document, layout))
    if "\u00ad" in body:
        # WeasyPrint loses the letters of a ligature beside a soft hyphen.
        style += "body { font-variant-ligatures: none; }"
    return f'<!doctype html><html lang="fi"><meta charset="utf-8"><style>{style}</style><body>{body}</body></html>'


def _text(text: str) -> str:
    def glyph(match: re.Match[str]) -> str:
        font, code, _ = fonts.SYMBOLS[match[0]]
        return f'<span style="font-family:{font}">{code}</span>'

    return SYMBOL.sub(glyph, escape(text))


def _block(block: flow.Block, layout: Layout) -> str:
    if isinstance(block, flow.PageBreak):
        return '<div class="break"></div>'
    if isinstance(block, flow.Table):
        return _table(block, layout)
    keep = " keep" if block.keep_next else ""
    above = f'style="margin-top:{block.above:.2f}pt"'
    if isinstance(block, flow.Line):
        if block.style == "rule":
            return f"<hr {above}>"
        if block.style == "cover":
            above = f'style="padding-top:{block.above:.2f}pt"'
        return f'<p class="{block.style}{keep}" {above}>{_text(block.text)}</p>'
    strong = " strong" if block.strong else ""
    return f'<div class="{block.placement}{keep}{strong}" {above}>{_labelled(block, layout)}</div>'


def _tag(name: str, content: str, kind: str = "", more: str = "") -> str:
    return f'<{name} class="{kind}" {more}>{content}</{name}>'


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(_tag("p", _text(text)) for text in texts if text)


def _label(text: str, bold: bool, *looks: str) -> str:
    return _tag("span", _text(text), " ".join(["label", *["bold"] * bold, *looks])) if text else ""


def _labelled(block: flow.Labelled, layout: Layout) -> str:
    label = _label(block.label, block.bold, block.shade, block.spaced)
    items = _tag("ul", "".join(_tag("li", _text(item)) for item in block.items)) if block.items else ""
    if block.placement == "inline":
        return f"{_tag('p', f'{label} {_text(block.text)}')}{items}"
    value = _paragraphs((block.text,)) + items
    if block.placement == "above":
        return _tag("p", label, "keep") + value
    widths = _columns((block.width, layout.width - block.width))
    row = _tag("tr", _tag("td", label, f"name {block.shade}") + _tag("td", value))
    roomy = "roomy" if block.shade or block.rules else ""
    return _tag("table", widths + row, f"pair {block.rules} {roomy}", f'style="width:{layout.width:.2f}pt"')


def _columns(widths: tuple[float, ...]) -> str:
    return "".join(f'<col style="width:{width:.2f}pt">' for width in widths)


def _table(block: flow.Table, layout: Layout) -> str:
    head = _tag("tr", "".join(_head(block, layout)), "top")
    body = "".join(
        _tag("tr", "".join(_row(block, number, layout)), "odd" if number % 2 else "even")
        for number in range(len(block.body))
    )
    place = f"margin:{block.above:.2f}pt 0 0 {block.offset:.2f}pt;width:{sum(block.columns):.2f}pt"
    above = f'style="{place};font-size:{block.size}pt"'
    content = _columns(block.columns) + _tag("thead", head) + _tag("tbody", body)
    return _tag("table", content, "measures stacked" if block.stacked else "measures", above)


def _head(block: flow.Table, layout: Layout) -> Iterator[str]:
    for index, text in enumerate(block.head):
        if index == 0 and block.labelled:
            label = _label(text, layout.label_bold, layout.label_shade, layout.label_spaced)
            yield _tag("td", label, f"name {layout.label_shade}" if text else "outside")
        elif index == 0:
            # The heading of the indicator column is a label by its letters, on the ground of the headings.
            yield _tag("td", _label(text, layout.label_bold, layout.label_spaced), "head")
        else:
            yield _tag("td", _text(text), "head")


def _row(block: flow.Table, number: int, layout: Layout) -> Iterator[str]:
    cells = block.body[number]
    if block.labelled and number == 0:
        label = _label(block.side, layout.label_bold, layout.label_shade, layout.label_spaced)
        shade = layout.label_shade if block.side else ""
        yield _tag("td", label, f"name {shade}", f'rowspan="{len(block.body)}"')
    indicator, *values = cells[1:] if block.labelled else cells
    yield _tag("td", _paragraphs(indicator), "indicator")
    yield from (_tag("td", _paragraphs(value), "value") for value in values)


def _style(layout: Layout, header: str) -> str:
    left, top, right, bottom = layout.margins
    number = layout.number.replace('"', "")
    for name, counter in (("{page}", "counter(page)"), ("{pages}", "counter(pages)")):
        number = number.replace(name, f'" {counter} "')
    lines = 1 if layout.splits else 2
    bullet = fonts.SYMBOLS.get(layout.bullet, (layout.font, layout.bullet, ""))
    padding = f"{layout.row_padding:.2f}pt {CELL_PADDING}pt"
    gap = max(layout.row_gap, 0.5) * layout.line
    inside = "auto" if layout.splits else "avoid"
    faces = "".join(
        f'@font-face {{ font-family: "{layout.font}"; font-weight: {weight}; src: url("{path.as_uri()}"); }}\n'
        for weight, path in (("400", fonts.file(layout.font)), ("700", fonts.file(layout.font, bold=True)))
    ) + "".join(
        f'@font-face {{ font-family: {name}; src: url("{fonts.symbol_file(name).as_uri()}"); }}\n'
        for name in sorted({font for font, _, _ in fonts.SYMBOLS.values()})
    )
    return f"""
{faces}
@page {{ size: {layout.page[0]}pt {layout.page[1]}pt; margin: {top:.1f}pt {right:.1f}pt {bottom:.1f}pt {left:.1f}pt;
  font: {layout.size * 0.85:.2f}pt "{layout.font}";
  @top-left {{ content: "{header}"; white-space: nowrap }}
  @bottom-left {{ content: "{layout.footer}"; white-space: nowrap }}
  {CORNERS[layout.number_at]} {{ content: "{number}"; white-space: nowrap }} }}
* {{ print-color-adjust: exact; box-sizing: border-box; }}
body {{ margin: 0; font: {layout.size}pt/{layout.leading} "{layout.font}", "DejaVu Sans"; hyphens: manual;
  orphans: {lines}; widows: {lines}; }}
p {{ margin: 0; }}
table {{ border-collapse: collapse; table-layout: fixed; }}
td {{ vertical-align: top; padding: 0 {CELL_PADDING}pt; overflow-wrap: normal; }}
.break {{ break-after: page; }}
.keep {{ break-after: avoid; }}
.title, .heading, .cover {{ font-weight: bold; color: {layout.accent}; break-after: avoid; }}
.title {{ font-size: {layout.title_size}em; margin-bottom: {0.6 * layout.line:.2f}pt;
  text-align: {"center" if layout.title_centred else "left"}; }}
.heading {{ font-size: 1.25em; }}
.cover {{ font-size: 2.4em; }}
.period {{ font-weight: {"bold" if layout.period_bold else "normal"}; }}
.prose, .beside p, .above p, .inline p, li {{ text-align: {"justify" if layout.justified else "left"}; }}
.strong {{ font-weight: bold; }}
.label {{ color: {layout.accent}; font-weight: normal; }}
hr {{ border: none; border-top: {RULE}; margin: 0; break-after: avoid; }}
.label.bold {{ font-weight: bold; }}
.label.dark {{ color: white; }}
.tracking {{ letter-spacing: {layout.tracking:.2f}pt; }}
td.light, .above .label.light {{ background: {layout.tint}; }}
td.dark, .above .label.dark {{ background: {DARK}; }}
.above .label.light, .above .label.dark {{ display: block; padding: 1.5pt {CELL_PADDING}pt; }}
td.name {{ padding-left: {CELL_PADDING if layout.label_shade else 0}pt; text-align: left; }}
.pair td {{ padding-right: 0; }}
.pair.roomy td {{ padding: 2.5pt {CELL_PADDING}pt; }}
.pair.grid td {{ border: {RULE}; }}
.pair.lines {{ border-bottom: {RULE}; }}
ul {{ margin: 0; padding-left: 1.3em; list-style: "{bullet[1]}\\a0\\a0"; }}
li {{ margin-top: 0.15em; }}
li::marker {{ font-family: "{bullet[0]}"; }}
thead {{ display: {"table-header-group" if layout.repeat_head else "table-row-group"}; }}
.measures tr, .pair tr {{ break-inside: {inside}; }}
.measures .top {{ break-after: {inside}; }}
.measures td {{ padding-top: {padding.split(maxsplit=1)[0]}; padding-bottom: {padding.split(maxsplit=1)[0]}; }}
.measures tbody td {{ vertical-align: {"middle" if layout.middle else "top"}; }}
.measures.stacked tbody td {{ vertical-align: top; }}
.stacked p + p {{ margin-top: {gap:.2f}pt; }}
.head {{ font-weight: {"bold" if layout.head_bold else "normal"}; }}
.head {{ text-align: {layout.head_align}; }}
.measures .head {{ vertical-align: {"bottom" if layout.head_low else "top"}; }}
.value {{ text-align: {layout.value_align}; }}
{TABLES[layout.table].format(rule=RULE, tint=layout.tint)}
"""


# What sets the rows of an indicator table apart.
TABLES = {
    "": "",
    "ruled": ".measures td.head, .measures td.value, .measures td.indicator {{ border: {rule}; }}",
    "horizontal": ".measures td.head {{ border-top: {rule}; }}"
    ".measures td.head, .measures td.value, .measures td.indicator {{ border-bottom: {rule}; }}",
    "shaded": ".measures td.head {{ background: {tint}; }}",
    "zebra": ".measures .odd td.value, .measures .odd td.indicator {{ background: {tint}; }}",
}
