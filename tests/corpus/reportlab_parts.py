"""What ReportLab lacks: signs of other fonts within a text, unusual labels, pages that know their number."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from tests.corpus import fonts

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

    from tests.corpus.layout import Layout

# The standard fonts that need no file: a viewer has them, and a reader must know their encodings.
STANDARD = {"Symbol", "ZapfDingbats"}
SIGNS = "→−▪●➢≤"


@cache
def _register(name: str, file: str) -> str:
    pdfmetrics.registerFont(TTFont(name, file))
    return name


def font(family: str, bold: bool) -> str:
    """ReportLab's name of a face, registered at need."""
    return _register(f"{family}{'-Bold' if bold else ''}", str(fonts.file(family, bold)))


def symbol(char: str) -> tuple[str, str]:
    """The font to draw a symbol with, and the character that ReportLab takes for it."""
    name, code, sign = fonts.SYMBOLS[char]
    if name in STANDARD:
        return name, sign
    return _register(name, str(fonts.symbol_file(name))), code


def markup(text: str, family: str) -> str:
    """The text with a font named for each sign that the family lacks."""

    def glyph(match: re.Match[str]) -> str:
        char = match[0]
        name, drawn = symbol(char) if char in fonts.SYMBOLS else (font("DejaVu Sans", False), char)
        return f'<font name="{name}">{drawn}</font>'

    return _foreign(family).sub(glyph, escape(text))


@cache
def _foreign(family: str) -> re.Pattern[str]:
    """Matches what the family has no glyph for."""
    lacking = [sign for sign in SIGNS if ord(sign) not in TTFont("probe", fonts.file(family)).face.charToGlyph]
    return re.compile("|".join([*fonts.SYMBOLS, *lacking]))


class DoubleStruck(Paragraph):  # type: ignore[misc]
    """Bold as old printer drivers make it: the same letters twice, a hair apart."""

    def draw(self) -> None:
        super().draw()
        self.canv.translate(0.3, 0)
        super().draw()


class Tracked(Flowable):  # type: ignore[misc]
    """One line of letter-spaced text, which a Paragraph cannot set."""

    def __init__(self, text: str, style: ParagraphStyle, spacing: float) -> None:
        super().__init__()
        self.text, self.style, self.spacing = text, style, spacing

    def wrap(self, available_width: float, _height: float) -> tuple[float, float]:
        """Takes the whole width and one line."""
        return available_width, self.style.leading

    def draw(self) -> None:
        """Draws on the baseline that a Paragraph would use."""
        self.canv.setFont(self.style.fontName, self.style.fontSize)
        self.canv.setFillColor(self.style.textColor)
        self.canv.drawString(0, self.style.leading - self.style.fontSize, self.text, charSpace=self.spacing)


class Pages(Canvas):  # type: ignore[misc]
    """Holds the pages back until their number is known, then adds header and footer to each."""

    def __init__(self, header: str, layout: Layout, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.header, self.layout = header, layout
        self.held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """Keeps the finished page."""
        self.held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Writes the pages with their furniture."""
        for page, state in enumerate(self.held, start=1):
            self.__dict__.update(state)
            self.furniture(page, len(self.held))
            super().showPage()
        super().save()

    def furniture(self, page: int, pages: int) -> None:
        """Running header, footer and page number."""
        layout = self.layout
        left, top, right, bottom = layout.margins
        width, height = layout.page
        self.setFont(font(layout.font, False), layout.size * 0.85)
        high, low = height - top / 2, bottom / 2
        self.drawString(left, high, self.header)
        self.drawString(left, low, layout.footer)
        number = layout.number.format(page=page, pages=pages)
        if layout.number_at == "footer-centre":
            self.drawCentredString(width / 2, low, number)
        else:
            self.drawRightString(width - right, high if layout.number_at == "header-right" else low, number)
