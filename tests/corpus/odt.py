"""The parts of a flat ODT file: styles made on demand, paragraphs, tables and the page around them."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

NAMES = {"fo": "xsl-fo-compatible", "svg": "svg-compatible"}
PREFIXES = ("office", "style", "text", "table", "fo", "svg")
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{NAMES.get(name, name)}:1.0"' for name in PREFIXES
)
Properties = dict[str, str]


def points(value: float) -> str:
    """A length."""
    return f"{value:.2f}pt"


def tag(name: str, content: str = "", **attributes: str) -> str:
    """An element; `style__name` stands for the attribute `style:name`."""
    pairs = {key.replace("__", ":").replace("_", "-"): value for key, value in attributes.items()}
    return f"<{name}{_written(pairs)}>{content}</{name}>"


def _written(pairs: Properties) -> str:
    return "".join(f" {key}={quoteattr(value)}" for key, value in pairs.items() if value)


class Styles:
    """Automatic styles, each written once and named by its number."""

    def __init__(self) -> None:
        self.names: dict[tuple[str, str], str] = {}
        self.lists: dict[str, str] = {}

    def name(self, family: str, **kinds: Properties) -> str:
        """The style with these properties: `paragraph={...}, text={...}`."""
        content = "".join(
            f"<style:{kind.replace('_', '-')}-properties{_written(pairs)}/>" for kind, pairs in kinds.items()
        )
        return self.names.setdefault((family, content), f"s{len(self.names)}")

    def bullets(self, char: str, font: str, left: float, indent: float) -> str:
        """A list style whose bullet hangs before a text at `left`."""
        alignment = tag(
            "style:list-level-label-alignment",
            text__label_followed_by="listtab",
            fo__text_indent=points(-indent),
            fo__margin_left=points(left + indent),
        )
        mode = {"text__list_level_position_and_space_mode": "label-alignment"}
        level = tag("style:list-level-properties", alignment, **mode)
        level += tag("style:text-properties", style__font_name=font)
        bullet = tag("text:list-level-style-bullet", level, text__level="1", text__bullet_char=char)
        return self.lists.setdefault(bullet, f"list{len(self.lists)}")

    def written(self) -> str:
        """All of them."""
        styles = [
            tag("style:style", content, style__name=name, style__family=family)
            for (family, content), name in self.names.items()
        ]
        styles += [tag("text:list-style", bullet, style__name=name) for bullet, name in self.lists.items()]
        return "".join(styles)


def number(template: str) -> str:
    """A page number's template with its fields."""
    fields = {"{page}": "<text:page-number>1</text:page-number>", "{pages}": "<text:page-count>1</text:page-count>"}
    text = escape(template)
    for name, field in fields.items():
        text = text.replace(name, field)
    return text


def file(fonts: list[str], page: str, styles: Styles, header_footer: tuple[str, str], body: str) -> str:
    """The whole document; `page` is its page layout, named "page"."""
    faces = "".join(tag("style:font-face", style__name=font, svg__font_family=f"'{font}'") for font in fonts)
    faces += "".join(
        tag("style:font-face", style__name=font, svg__font_family=font, style__font_charset="x-symbol")
        for font in ("Symbol", "Wingdings")
    )
    header, footer = header_footer
    furniture = tag("style:header", header) + tag("style:footer", footer)
    master = tag("style:master-page", furniture, style__name="Standard", style__page_layout_name="page")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        + tag("office:font-face-decls", faces)
        + tag("office:automatic-styles", page + styles.written())
        + tag("office:master-styles", master)
        + tag("office:body", tag("office:text", body))
        + "</office:document>"
    )
