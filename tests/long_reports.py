"""Reports of many pages, for measuring: the layout of the real one, filled with words drawn by a seed."""

from __future__ import annotations

from pathlib import Path
from random import Random

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WORDS = [
    "asiakas",
    "digitaalinen",
    "ehdotus",
    "hanke",
    "hyvinvointi",
    "kaupunki",
    "kehittäminen",
    "keskusta",
    "kumppani",
    "kävijä",
    "laatu",
    "lausunto",
    "maankäyttö",
    "mittari",
    "nuoret",
    "ohjelma",
    "osallisuus",
    "palvelu",
    "päätös",
    "rakentaminen",
    "seuranta",
    "strategia",
    "suunnitelma",
    "toimintamalli",
    "toteutus",
    "tulos",
    "työryhmä",
    "vaikuttavuus",
    "valmistelu",
    "verkosto",
    "viestintä",
    "yhteistyö",
    "ympäristö",
]
ORDINALS = {"T1": "ensimmäisellä", "T2": "toisella", "T3": "kolmannella"}
LEFT, VALUE, LINE = 56.0, 160.0, 13.0
COLUMNS = (VALUE, 370.0, 460.0)


class _Sheet:
    """A canvas that is written from top to bottom."""

    def __init__(self, path: Path) -> None:
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1)
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        """Begins a page."""
        if self.y:
            self.canvas.showPage()
        self.y = 780.0

    def put(self, x: float, text: str, bold: bool = False) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
        self.canvas.drawString(x, self.y, text)

    def field(self, label: str, value: str) -> None:
        self.put(LEFT, label, bold=True)
        self.put(VALUE, value)
        self.y -= LINE * 1.4

    def rows(self, rows: list[tuple[str, str, str]]) -> None:
        for row in rows:
            for x, cell in zip(COLUMNS, row, strict=True):
                self.put(x, cell)
            self.y -= LINE * 1.5


def write(path: Path, pages: int, seed: int) -> None:
    """Writes a report of `pages` pages, an action on each. Three seeds in a row are the year of one unit."""
    rng = Random(seed)
    unit, period = divmod(seed, len(ORDINALS))
    sheet = _Sheet(path)
    sheet.put(LEFT, f"TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – YKSIKKÖ {unit + 1}", bold=True)
    sheet.y -= 2 * LINE
    for number in range(pages):
        if number:
            sheet.turn()
        _action(sheet, rng, list(ORDINALS)[period])
    sheet.canvas.save()


def _action(sheet: _Sheet, rng: Random, period: str) -> None:
    sheet.field("PAINOPISTE", "Kasvava Pori")
    for label in ("TAVOITE", "TEKO", "TOIMENPIDE"):
        sheet.field(label, _phrase(rng, 5))
    sheet.y -= LINE
    sheet.put(LEFT, "MITTARI", bold=True)
    for x, heading in zip(COLUMNS[1:], ("Lähtötaso", "Tavoitetaso"), strict=True):
        sheet.put(x, heading, bold=True)
    sheet.y -= 1.5 * LINE
    sheet.rows([(_phrase(rng, 3), str(rng.randrange(50)), f"{rng.randrange(50, 99)} %") for _ in range(5)])
    sheet.y -= LINE
    heading = f"Selvitys toimenpiteen edistymisestä {ORDINALS[period]} vuosikolmanneksella ({period}):"
    sheet.put(LEFT, heading, bold=True)
    sheet.y -= 1.5 * LINE
    for number in range(1, 6):
        for text in (f"Osatavoite {number}: {_phrase(rng, 7)}", f"Raportointi: {_phrase(rng, 7)}"):
            sheet.put(LEFT, text)
            sheet.y -= LINE
        for _ in range(rng.randrange(3)):
            sheet.put(LEFT, _phrase(rng, 8).lower())
            sheet.y -= LINE


def _phrase(rng: Random, words: int) -> str:
    return " ".join(rng.choices(WORDS, k=words)).capitalize()
