"""PDFs that a person can read and a program may not: `python -m tests.odd_pdfs` writes them to tests/odd/.

All print one small report, in different ways. `plain` prints it as most do; the others must be read alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from math import cos, radians, sin
from pathlib import Path

import pypdfium2
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from tests.hostile import pdf, stream

FOLDER = Path(__file__).parent / "odd"
PASSWORD = "pori"
WIDTH, HEIGHT = A4
LABELS, VALUES, TARGETS = 56, 160, 400
BOLD, PLAIN = "Helvetica-Bold", "Helvetica"
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "()"})
REPORT: list[tuple[float, float, str, str]] = [  # left, below the top, font, text
    (LABELS, 60, BOLD, "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT"),
    (LABELS, 90, BOLD, "PAINOPISTE"),
    (VALUES, 90, PLAIN, "Kasvava Pori"),
    (LABELS, 110, BOLD, "TAVOITE"),
    (VALUES, 110, PLAIN, "Ylivertaiset asuinympäristöt ja palvelut"),
    (LABELS, 130, BOLD, "TEKO"),
    (VALUES, 130, PLAIN, "Keskustan kehittämisohjelman toteutus"),
    (LABELS, 150, BOLD, "TOIMENPIDE"),
    (VALUES, 150, PLAIN, "Tehostamme viestintää ja markkinointia"),
    (LABELS, 180, BOLD, "MITTARI"),
    (VALUES + 150, 180, BOLD, "Lähtötaso"),
    (TARGETS, 180, BOLD, "Tavoitetaso"),
    (VALUES, 200, PLAIN, "Kävijämäärä kasvaa"),
    (VALUES + 150, 200, PLAIN, "100"),
    (TARGETS, 200, PLAIN, "120"),
    (LABELS, 230, BOLD, "Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):"),
    (LABELS, 250, PLAIN, "Osatavoite 1: Suunnitelma on valmis"),
    (LABELS, 270, PLAIN, "Raportointi: Suunnitelma hyväksyttiin kesäkuussa"),
]


def _canvas(size: tuple[float, float] = A4, encryption: StandardEncryption | None = None) -> tuple[BytesIO, Canvas]:
    target = BytesIO()
    return target, Canvas(target, pagesize=size, pageCompression=0, invariant=1, encrypt=encryption)


def _draw(canvas: Canvas, top: float = HEIGHT) -> None:
    for x, below, font, text in REPORT:
        canvas.setFont(font, 10)
        canvas.drawString(x, top - below, text)


def _pdf(more: Callable[[Canvas], None] = lambda _: None, size: tuple[float, float] = A4) -> bytes:
    """The report on a page of a size, with something more drawn on it."""
    target, canvas = _canvas(size)
    _draw(canvas, size[1])
    more(canvas)
    canvas.save()
    return target.getvalue()


def _patched(data: bytes, old: bytes, new: bytes) -> bytes:
    """A PDF with an entry replaced by one of the same length, so that all offsets stay right."""
    assert old in data, old
    assert len(new) <= len(old), new
    return data.replace(old, new.ljust(len(old)))


def _rotated(quarters: int) -> bytes:
    """The page lies turned in the file, and /Rotate shows it upright."""
    size = A4 if quarters % 2 == 0 else (HEIGHT, WIDTH)
    target, canvas = _canvas()  # reportlab turns the paper with the page
    canvas.setPageRotation(90 * quarters)
    canvas.translate(*{1: (size[0], 0), 2: size, 3: (0, size[1])}[quarters])
    canvas.rotate(90 * quarters)
    _draw(canvas)
    canvas.save()
    return target.getvalue()


def _turned(degrees: float) -> bytes:
    """The page lies turned in the file, and is shown so: a table printed sideways, or a scan that lies askew."""
    quarter = round(degrees / 90)
    size = A4 if quarter % 2 == 0 else (HEIGHT, WIDTH)
    target, canvas = _canvas(size)
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(degrees)
    canvas.translate(-WIDTH / 2, -HEIGHT / 2)
    _draw(canvas)
    canvas.save()
    return target.getvalue()


def _outlines(canvas: Canvas) -> None:
    """Shapes with as many corners as letters have, and no text."""
    for x, below, _, text in REPORT:
        for place in range(len(text)):
            path = canvas.beginPath()
            path.moveTo(x + 5 * place, HEIGHT - below)
            for step in range(12):
                path.lineTo(x + 5 * place + step % 4, HEIGHT - below + step)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)


def _covered(canvas: Canvas) -> None:
    """Text below a black box, as someone makes it unreadable, and white text on a pale ground."""
    canvas.setFont(PLAIN, 10)
    canvas.drawString(LABELS, HEIGHT - 300, "Raportointi: Näkyy")
    canvas.drawString(LABELS + 100, HEIGHT - 300, "010190-123A")
    canvas.rect(LABELS + 98, HEIGHT - 304, 80, 14, stroke=0, fill=1)
    canvas.setFillColorRGB(0.9, 0.93, 0.97)
    canvas.rect(LABELS - 4, HEIGHT - 346, 120, 16, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.drawString(LABELS, HEIGHT - 340, "Vaalea rivi")


def _cropped() -> bytes:
    """The paper is larger than what is shown of it, its corner is not at zero, and text stands beside what is shown."""

    def more(canvas: Canvas) -> None:
        canvas.setFont(PLAIN, 10)
        canvas.drawString(20, 30, "Leikkausmerkki A4")
        canvas.drawString(-140, 400, "Taittajan muistiinpano")
        canvas.setCropBox((0, 50, WIDTH, HEIGHT))

    box = f"/MediaBox [ 0 0 {WIDTH:.4f} {HEIGHT:.4f} ]".encode()
    return _patched(_pdf(more), box, b"/MediaBox [ -150 -20 700 900 ]")


def _user_unit() -> bytes:
    return _patched(_pdf(), b"/Trans <<\n\n>>", b"/UserUnit 2")


def _fake_bold() -> bytes:
    """Bold type that is plain type printed twice, and a label with its letters spaced."""
    target, canvas = _canvas()
    for x, below, font, text in REPORT:
        canvas.setFont(PLAIN, 10)
        for shift in (0, 0.3) if font == BOLD else (0,):
            canvas.drawString(x + shift, HEIGHT - below, text)
    canvas.save()
    return target.getvalue()


def _printed_twice() -> bytes:
    """Text that is printed once more over itself by the same operator, as a program that distils a file writes it."""
    target, canvas = _canvas()
    for x, below, font, text in REPORT:
        drawn = canvas.beginText(x, HEIGHT - below)
        drawn.setFont(font, 10)
        drawn.textOut(text)
        shown, back = drawn._code[-1].strip().removesuffix(" Tj"), 100 * canvas.stringWidth(text, font, 10) - 35
        drawn._code[-1] = f"[{shown} {back:.1f} {shown}] TJ"
        canvas.drawText(drawn)
    canvas.save()
    return target.getvalue()


def _letter_spaced() -> bytes:
    target, canvas = _canvas()
    for x, below, font, text in REPORT:
        spaced = text in ("PAINOPISTE", "TAVOITE", "TEKO", "TOIMENPIDE", "MITTARI")
        canvas.setFont(font, 10)
        canvas.drawString(x, HEIGHT - below, text, charSpace=2.5 if spaced else 0)
    canvas.save()
    return target.getvalue()


def _symbols() -> bytes:
    """An arrow and a bullet each of Symbol, Dingbats and Wingdings, none of whose codes are their letters."""

    def more(canvas: Canvas) -> None:
        for y, font, codes in ((300, "Symbol", "→•"), (320, "ZapfDingbats", "➔●")):
            canvas.setFont(font, 10)
            for x, sign in zip((LABELS, LABELS + 20), codes, strict=True):
                canvas.drawString(x, HEIGHT - y, sign)
        canvas.setFont("Helvetica-Oblique", 10)
        canvas.drawString(LABELS, HEIGHT - 340, "à")
        canvas.drawString(LABELS + 20, HEIGHT - 340, "§")

    return _patched(_pdf(more), b"/BaseFont /Helvetica-Oblique", b"/BaseFont /Wingdings")


def _picture(dpi: int = 300) -> ImageReader:
    """The report as a scanner sees it, in black and white."""
    with pypdfium2.PdfDocument(_pdf()) as pdf:
        image = pdf[0].render(scale=dpi / 72, grayscale=True).to_pil()
    return ImageReader(image.point(lambda grey: 255 if grey > 160 else 0).convert("1"))


def _scan(canvas: Canvas) -> None:
    canvas.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)


def _pages(*draw: Callable[[Canvas], None]) -> bytes:
    target, canvas = _canvas()
    for each in draw:
        each(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _invisible(canvas: Canvas) -> None:
    for x, below, font, text in REPORT:
        line = canvas.beginText(x, HEIGHT - below)
        line.setFont(font, 10)
        line.setTextRenderMode(3)
        line.textOut(text)
        canvas.drawText(line)


def _ocr_layer(canvas: Canvas) -> None:
    canvas.drawImage(_picture(100), 0, 0, WIDTH, HEIGHT)
    _invisible(canvas)


def _ocr_layer_askew(canvas: Canvas) -> None:
    """A scan that lies askew, and what a program recognised on it: each word upright where it stands."""
    askew, middle = radians(1.2), (WIDTH / 2, HEIGHT / 2)
    canvas.saveState()
    canvas.translate(*middle)
    canvas.rotate(1.2)
    canvas.drawImage(_picture(100), -middle[0], -middle[1], WIDTH, HEIGHT)
    canvas.restoreState()
    for left, below, font, text in REPORT:
        x, space = left, canvas.stringWidth(" ", font, 10)
        for word in text.split():
            width = canvas.stringWidth(word, font, 10)
            right, up = x + width / 2 - middle[0], middle[1] - below
            line = canvas.beginText(
                middle[0] + right * cos(askew) - up * sin(askew) - width / 2,
                middle[1] + right * sin(askew) + up * cos(askew),
            )
            line.setFont(font, 10)
            line.setTextRenderMode(3)
            line.textOut(word)
            canvas.drawText(line)
            x += width + space


def _hidden(canvas: Canvas) -> None:
    """Text that nobody sees, invisible or white on white, and white text that is seen on a dark ground."""
    canvas.saveState()
    line = canvas.beginText(LABELS, HEIGHT - 300)
    line.setFont(PLAIN, 10)
    line.setTextRenderMode(3)
    line.textOut("Näkymätön rivi")
    canvas.drawText(line)
    canvas.restoreState()
    canvas.saveState()
    canvas.setFillGray(1)
    canvas.setFont(PLAIN, 10)
    canvas.drawString(LABELS, HEIGHT - 320, "Valkoinen rivi")
    canvas.restoreState()
    canvas.setFillColorRGB(0, 0.2, 0.4)
    canvas.rect(LABELS - 4, HEIGHT - 346, 120, 16, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.setFont(PLAIN, 10)
    canvas.drawString(LABELS, HEIGHT - 340, "Raportointi: Näkyy")


def _clipped(canvas: Canvas) -> None:
    """What goes on overleaf, drawn here too, but cut off: as Qt prints a paragraph that a page ends in."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(LABELS - 10, HEIGHT - 310, 400, 250)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFont(PLAIN, 10)
    canvas.drawString(LABELS, HEIGHT - 304, "Raportointi: Näkyy")
    canvas.drawString(LABELS, HEIGHT - 316, "ja jatkuu toisella sivulla")
    canvas.restoreState()


def _fields(canvas: Canvas) -> None:
    canvas.acroForm.textfield("Kentän teksti", name="lisatieto", x=LABELS, y=HEIGHT - 340, width=200, height=20)
    canvas.textAnnotation("Tarkistettava ennen kokousta", Rect=[400, 500, 420, 520])


def _encrypted(user: str) -> bytes:
    target, canvas = _canvas(encryption=StandardEncryption(user, ownerPassword="omistaja", strength=128))
    _draw(canvas)
    canvas.save()
    return target.getvalue()


def _broken_xref() -> bytes:
    """Its table of objects points beside them, as after a transfer that took it for text."""
    data = _pdf()
    return data.replace(b"stream\n", b"stream\r\n").replace(b"startxref\n", b"startxref\n9")


def _without_table() -> bytes:
    """The table of objects is lost."""
    data = _pdf()
    return data[: data.rindex(b"xref\n", 0, data.rindex(b"startxref"))] + data[data.rindex(b"trailer") :]


def _without_type() -> bytes:
    """Its page does not say that it is one: pdfminer finds no pages."""
    return _patched(_pdf(), b"/Type /Page\n", b"\n")


def _layers() -> bytes:
    """In Swedish as well, in the same places, in a layer that is off."""
    swedish: list[tuple[float, float, str, str]] = [
        (LABELS, 90, BOLD, "TYNGDPUNKT"),
        (VALUES, 90, PLAIN, "Ett växande Björneborg"),
    ]
    drawn = (b"/OC /L%d BDC %b EMC " % (number, _typed(texts)) for number, texts in enumerate((REPORT, swedish)))
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R 6 0 R] /D << /OFF [6 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _page_of(b"/Properties << /L0 5 0 R /L1 6 0 R >>"),
        stream(b"".join(drawn)),
        b"<< /Type /OCG /Name (Suomi) >>",
        b"<< /Type /OCG /Name (Svenska) >>",
    ])  # fmt: skip


def _gradient() -> bytes:
    """Its title is white on a box that is filled with a gradient, as browsers print it: as a pattern."""
    box = b"/Pattern cs /P0 scn %d %d 520 24 re f 1 g " % (LABELS - 10, HEIGHT - 70)
    blue = b"<< /FunctionType 2 /Domain [0 1] /C0 [0.1 0.1 0.4] /C1 [0.2 0.3 0.7] /N 1 >>"
    shading = b"<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [46 0 566 0] /Function %b >>" % blue
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _page_of(b"/Pattern << /P0 5 0 R >>"),
        stream(box + _typed(REPORT[:1]) + b"0 g " + _typed(REPORT[1:])),
        b"<< /PatternType 2 /Shading %b >>" % shading,
    ])  # fmt: skip


def _ligatures() -> bytes:
    """Its plain type has glyphs for `tt` and `ti`, a little narrower than these letters, that it has no letters for, as
    WeasyPrint leaves those that may be parted in the middle."""
    widths = list(getFont(PLAIN).widths)
    t, i = (widths[ord(letter)] for letter in "ti")
    widths[0x82] = round(0.95 * 2 * t)
    wide = f"32 [{' '.join(map(str, widths[32:]))}] {0x8B0} [{round(0.99 * (t + i))}]".encode()
    letters = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
    letters += b"2 beginbfrange <0020> <007e> <0020> <00a0> <00ff> <00a0> endbfrange "
    letters += b"3 beginbfchar <2013> <2013> <0082> <> <08b0> <> endbfchar endcmap end"
    drawn = []
    for x, below, name, text in REPORT:
        codes = text.replace("tt", "\x82").replace("ti", "\u08b0").encode("utf-16-be")
        shown = f"<{codes.hex()}>" if name == PLAIN else f"({text.translate(_ESCAPED)})"
        drawn.append(f"BT /{name} 10 Tf {x} {HEIGHT - below:.2f} Td {shown} Tj ET".encode("cp1252"))
    system = b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    plain = b"/%b << /Type /Font /Subtype /Type0 /BaseFont /%b /Encoding /Identity-H %b /ToUnicode 6 0 R >>"
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _page_of(b"", plain % (PLAIN.encode(), PLAIN.encode(), b"/DescendantFonts [5 0 R]")),
        stream(b"\n".join(drawn)),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%b %b /W [%b] /FontDescriptor 7 0 R >>"
        % (PLAIN.encode(), system, wide),
        stream(letters),
        b"<< /Type /FontDescriptor /FontName /%b /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 720"
        b" /Descent -210 /CapHeight 720 /StemV 80 >>" % PLAIN.encode(),
    ])  # fmt: skip


def _page_of(resources: bytes, *more: bytes) -> bytes:
    """A page of what the fourth object draws with the fonts of the report, or others of their names, and with other
    resources."""
    font = b"/%b << /Type /Font /Subtype /Type1 /BaseFont /%b /Encoding /WinAnsiEncoding >>"
    fonts = b" ".join((*(font % (name.encode(), name.encode()) for name in (BOLD, PLAIN)[: 2 - len(more)]), *more))
    page = b"/MediaBox [0 0 %.2f %.2f] /Resources << /Font << %b >> %b >>" % (WIDTH, HEIGHT, fonts, resources)
    return b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %b >>" % page


def _typed(texts: Iterable[tuple[float, float, str, str]]) -> bytes:
    """Texts as the contents of a page."""
    drawn = (
        f"BT /{font} 10 Tf {x} {HEIGHT - below:.2f} Td ({text.translate(_ESCAPED)}) Tj ET "
        for x, below, font, text in texts
    )
    return "".join(drawn).encode("cp1252")


ODD: dict[str, Callable[[], bytes]] = {
    "plain": _pdf,
    "rotated-90": lambda: _rotated(1),
    "rotated-180": lambda: _rotated(2),
    "rotated-270": lambda: _rotated(3),
    "sideways-90": lambda: _turned(90),
    "sideways-270": lambda: _turned(270),
    "upside-down": lambda: _turned(180),
    "askew": lambda: _turned(-0.7),
    "outlines": lambda: _pages(_outlines),
    "covered": lambda: _pdf(_covered),
    "cropped": _cropped,
    "landscape": lambda: _pdf(size=landscape(A4)),
    "a3": lambda: _pdf(size=A3),
    "user-unit": _user_unit,
    "fake-bold": _fake_bold,
    "printed-twice": _printed_twice,
    "letter-spaced": _letter_spaced,
    "symbols": _symbols,
    "ocr-layer-askew": lambda: _pages(_ocr_layer_askew),
    "ocr-layer": lambda: _pages(_ocr_layer),
    "hidden": lambda: _pdf(_hidden),
    "clipped": lambda: _pdf(_clipped),
    "layers": _layers,
    "gradient": _gradient,
    "ligatures": _ligatures,
    "fields": lambda: _pdf(_fields),
    "owner-password": lambda: _encrypted(""),
    "password": lambda: _encrypted(PASSWORD),
    "broken-xref": _broken_xref,
    "without-table": _without_table,
    "without-type": _without_type,
    "scan": lambda: _pages(_scan),
    "text-and-scan": lambda: _pages(_draw, _scan),
}


def main() -> None:
    """Writes them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in ODD.items():
        (FOLDER / f"{name}.pdf").write_bytes(make())


if __name__ == "__main__":
    main()
