"""The fonts that reports are set in: where their files are, how wide words are, and Word's symbol fonts."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from pathlib import Path

import reportlab
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from PIL import ImageFont

# Family and how large it runs: a wide face is set smaller so that lines hold about as many letters.
FAMILIES = {
    "Carlito": 1.0,
    "Liberation Sans": 0.95,
    "Liberation Serif": 1.0,
    "DejaVu Sans": 0.83,
    "DejaVu Serif": 0.83,
    "DejaVu Sans Condensed": 0.9,
    "Noto Sans": 0.9,
    "Noto Serif": 0.88,
}

# A private-use character stands for a glyph of a symbol font: the font, the character that the font's own
# encoding makes of it (what a reader gets that does not know the font), and the sign that a person sees.
SYMBOLS = {
    "\uf0e0": ("Wingdings", "à", "→"),
    "\uf0a7": ("Wingdings", "§", "▪"),
    "\uf0d8": ("Wingdings", "Ø", "➢"),
    "\uf0b7": ("Symbol", "·", "•"),
    "\uf0ae": ("Symbol", "®", "→"),
    "\uf06c": ("ZapfDingbats", "l", "●"),
}


@cache
def file(family: str, bold: bool = False) -> Path:
    """The family's file by fontconfig, or the face that ReportLab brings along where it is not installed."""
    query = f"{family}:{'bold' if bold else 'regular'}"
    try:
        answer = subprocess.run(
            ["fc-match", "-f", "%{family}\n%{file}", query], capture_output=True, text=True, check=True
        ).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError):
        answer = ["", ""]
    if family in answer[0].split(","):
        return Path(answer[1])
    return Path(reportlab.__file__).parent / "fonts" / ("VeraBd.ttf" if bold else "Vera.ttf")


@cache
def _face(family: str, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(file(family, bold)), 100, layout_engine=ImageFont.Layout.BASIC)


@cache
def width(text: str, family: str, size: float, bold: bool = False) -> float:
    """How wide the text is in points; a soft hyphen has no width."""
    return _face(family, bold).getlength(text.replace("\u00ad", "")) * size / 100


def wrap(text: str, family: str, size: float, measure: float, first: float = 0) -> list[str]:
    """The lines that the text falls into when a line is `measure` wide and the first one starts at `first`."""
    lines: list[str] = []
    line = ""
    room = measure - first
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width(longer, family, size) > room:
            lines.append(line)
            line, room = word, measure
        else:
            line = longer
    return [*lines, line]


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Where the symbol fonts are, until the program ends."""
    return tempfile.TemporaryDirectory(prefix="corpus-fonts-")


@cache
def symbol_file(name: str) -> Path:
    """A small font of this name whose glyphs sit where Word's font of that name has them."""
    chosen = {code: sign for font, code, sign in SYMBOLS.values() if font == name}
    font = TTFont(file("DejaVu Sans"))
    options = Options(notdef_outline=True, layout_features=[])
    options.drop_tables += ["FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(text=" •" + "".join(chosen.values()))
    subsetter.subset(font)
    glyphs = font.getBestCmap()
    # ReportLab's own face has few of the signs; where it stands in for DejaVu, a bullet stands in for them.
    chosen |= {" ": " ", "\u00a0": " "}
    mapping = {ord(code): glyphs.get(ord(sign)) or glyphs[ord("•")] for code, sign in chosen.items()}
    for table in font["cmap"].tables:
        table.cmap = mapping
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16}:
            record.string = name
    path = Path(_folder().name) / f"{name}.ttf"
    font.save(path)
    return path
