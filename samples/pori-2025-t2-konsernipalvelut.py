"""Lay the City of Pori's 2025 T2 goal report of Konsernipalvelut out again as a PDF.

Why: of the real two-page Word PDF only the text is at hand (`pori-2025-t2-konsernipalvelut.txt`, as an
extractor printed it). A parser that stands on geometry needs a page. This script writes one,
`pori-2025-t2-konsernipalvelut.pdf`, and proves that `pdftotext -raw` prints the real text from it,
line by line in the real order (blank lines and whitespace at line ends aside). Lines break where the real
ones do because the columns are as wide as they are: no line break is typed inside a paragraph.

How: a flat OpenDocument text goes through LibreOffice Writer. Each block is one table without borders:

    label      value ------------------------------------      one row for each label
    MITTARI    (an empty paragraph)   Lähtötaso   Tavoitetaso
               indicators, stacked    baselines   targets       the indicators' cell spans both rows

That span is what makes the text come column by column: the indicators belong to the headings' row and are
drawn before them; the baselines and targets are two cells of the next row. Empty paragraphs inside the
cells, as a clerk types them with Enter, bring the three cells of one indicator to the same height.
Order and line breaks are the real document's; margins, widths, bold and heights are a likely guess.

Word's arrow (AutoCorrect of `-->`) is Wingdings 0xE0, which extractors print as `à`. Wingdings is not
free, so the script draws a font of that name with that one glyph.

Needs: Debian packages libreoffice-writer-nogui, fonts-crosextra-carlito (the metrics of Calibri) and
poppler-utils; from PyPI fonttools. Exit code 1, with a unified diff, when a line differs.
"""

import difflib
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

PDF = Path(__file__).with_suffix(".pdf")
REAL_TEXT = Path(__file__).with_suffix(".txt")

FONTS = ("Carlito", "Carlito-Bold", "Wingdings")
ARROW = "à"  # what Wingdings' right arrow, code 0xE0, is called where nobody knows the font
ITEM = "- "  # begins an item of a report
EMPTY = ""  # an empty paragraph

# A shaft and a head, clockwise from the shaft's tail, in an em of 2048.
ARROW_OUTLINE = (
    (120, 640),
    (120, 800),
    (1490, 800),
    (1130, 1150),
    (1250, 1270),
    (1800, 720),
    (1250, 170),
    (1130, 290),
    (1490, 640),
)

# Any fixed moment will do: the PDF must come out the same every time it is made.
CREATED = datetime(2025, 9, 30, 12, tzinfo=UTC)
FONT_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)

TITLE = "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT"
SELVITYS = "Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):"


@dataclass(frozen=True)
class Block:
    """One action: its table and the paragraphs below it, each in the order of the page."""

    widths: tuple[float, float, float, float]  # points: label, indicator, baseline, target
    context: tuple[tuple[str, str], ...]  # (label, value); the responsible unit has no label
    indicators: tuple[str, ...]
    baselines: tuple[str, ...]
    targets: tuple[str, ...]
    below: tuple[str, ...]
    new_page: bool = False


BLOCKS = (
    Block(
        widths=(84, 180, 125, 132.5),
        context=(
            ("PAINOPISTE", "Kasvava Pori"),
            ("TAVOITE", "Ylivertaiset asuinympäristöt ja keskustan kehittäminen"),
            ("TEKO", "Keskustan kehittämisohjelman toimenpiteiden toteuttaminen"),
            ("", "Konsernipalvelut"),
            ("TOIMENPIDE", "Tehostamme viestintää ja markkinointia"),
        ),
        indicators=("Laaditaan viestintä- ja markkinointisuunnitelma",),
        baselines=("Vireillä",),
        targets=("Suunnitelma valmis",),
        below=(
            EMPTY,
            SELVITYS,
            (
                "Osatavoite 1: Keskustan kehittämisohjelmasta on tunnistettu tavoitteet, joita viestintä ja "
                "markkinointi tukevat"
            ),
            "Raportointi: Toimenpiteiden määrittely työstövaiheessa",
            (
                "Osatavoite 2: Viestinnän ja markkinoinnin lähtötaso, kohderyhmät ja keskeiset toimenpiteet "
                "on selvitetty"
            ),
            "Raportointi: Viestintä- ja markkinointisuunnitelman luonnos on käsiteltävänä",
            (
                "Osatavoite 3: Suunnitelma on valmis vietäväksi käytäntöön ja suunnitelma viestitty "
                "keskeisille sidosryhmille"
            ),
            EMPTY,
        ),
    ),
    Block(
        widths=(84, 261, 97, 79.5),
        context=(
            ("TEEMA", "Viestintä"),
            ("TAVOITE", "Strateginen viestintä ja markkinointi"),
            ("TEKO", "Uuden yksikön organisoituminen"),
            ("TOIMENPIDE", "Viestintä- ja markkinointistrategian laatiminen"),
        ),
        indicators=(
            "Viestintä- ja markkinointistrategia valmis",
            EMPTY,
            EMPTY,
            "Viestinnän ja markkinoinnin vaikuttavuuden mittaristo valmis",
        ),
        baselines=("Ei olemassa", EMPTY, EMPTY, "Ei olemassa"),
        targets=("Valmis ja käytössä", EMPTY, "Valmis ja käytössä"),
        below=(
            EMPTY,
            SELVITYS,
            "Osatavoite 1: Valmistelu käynnissä",
            "Raportointi: Valmistelu kaupunkistrategiaa edeltävälle tasolle valmiina",
            "Osatavoite 2: Luonnosvaihe kommenttikierroksella",
            (
                "Raportointi: Kaupunkistrategia on luonnosvaiheessa, joten viestintä- ja "
                "markkinointistrategiaa ei ole edistetty."
            ),
            "Osatavoite 3: Strategian ja mittariston hyväksyminen",
            EMPTY,
        ),
    ),
    Block(
        widths=(84, 235, 98, 104.5),
        context=(
            ("TEEMA", "Viestintä"),
            ("TAVOITE", "Kaupungilla ja sen sidosryhmillä on yhteinen kasvutarina"),
            ("TEKO", "Kasvutarinan lanseeraus ja edelleen jalostaminen yhdessä sidosryhmien kanssa"),
            ("TOIMENPIDE", "Kasvutarinaan liittyvien sisältöjen toteuttaminen"),
        ),
        indicators=(
            "Kasvutarinaan liittyviä sisältöjä julkaistu",
            EMPTY,
            "Kasvutarinan näkyminen mediaseurannassa",
        ),
        baselines=("0", EMPTY, "0"),
        targets=("10", EMPTY, "> 0"),
        below=(
            SELVITYS,
            "Osatavoite 1: Lanseeraus käynnistetty ja keskeiset viestintätoimenpiteet suunniteltu",
            (
                "Raportointi: Kasvutarinavideo valmis ja suunnitelmat valmiina ensimmäisille "
                "viestintätoimenpiteille (Vodcast, verkkosivu ja politiikan ja elinkeinoelämän tapahtuma "
                "elokuussa, SuomiAreena -keskustelut)"
            ),
            "Osatavoite 2: Lanseerauksen väliarviointi ja viestintäsuunnitelman päivitys",
            (
                "Raportointi: Lanseeraus toteutettu, Kasvun metropori –vodcastit julkaistu ja seminaari "
                "pidetty. Ensi vuoden toimenpiteitä suunnitellaan osana talousarvio- ja strategiaprosesseja."
            ),
            "Osatavoite 3: Kasvutarinan jatko uudella strategiakaudella suunniteltu",
        ),
    ),
    Block(
        widths=(84, 253, 88, 96.5),
        new_page=True,
        context=(
            ("TEEMA", "Digitalisaatio"),
            ("TAVOITE", "Palveluiden ja palveluprosessien sähköistäminen hyödyntäen Suomi.fi -alustaa"),
            (
                "TEKO",
                (
                    "Paperipostin ja lähetysprosessin korvaaminen sähköisellä toimintamallilla sekä "
                    "sähköisen allekirjoituksen käytön laajentaminen"
                ),
            ),
            (
                "TOIMENPIDE",
                (
                    "Sähköistettävien lähetyspalveluiden kartoittaminen ja käyttöönoton suunnittelu ja "
                    "toteutus portaittain"
                ),
            ),
        ),
        indicators=(
            "Paperipostia lähettävien ja sähköistettävien palvelujen kartoittaminen",
            EMPTY,
            (
                "Viranomaispostin ja allekirjoitettujen dokumenttien sähköinen arkistointi suunniteltu ja "
                "toteutuskelpoinen"
            ),
            EMPTY,
            EMPTY,
            "Yksittäisiä uusia palveluita saatu sähköistettyä",
        ),
        baselines=(
            "Osittain selvitetty",
            EMPTY,
            EMPTY,
            "Osittain selvitetty",
            EMPTY,
            EMPTY,
            EMPTY,
            "0",
        ),
        targets=(
            "Sähköistettävät palvelut selvitetty",
            EMPTY,
            "Lainmukainen arkistointitapa varmistettu",
            EMPTY,
            "2-3",
        ),
        below=(
            SELVITYS,
            (
                "Osatavoite 1: Selvitetään suurimmat, helpoimmin sähköistettävät ja taloudellisesti "
                "kannattavimmat palvelut sekä yhteistyömahdollisuudet muiden kuntien kanssa. à koko "
                "varhaiskasvatusprosessi"
            ),
            "Raportointi:",
            EMPTY,
            (
                "- Yhteisen varhaiskasvatusjärjestelmän esiselvitys koko Satakunnan laajuisesti käynnistetty "
                "kesäkuussa ja seuraava kokous syyskuussa aiheesta, että ketkä kunnat olisivat "
                "kiinnostuneita lähtetämään mukaan."
            ),
            EMPTY,
            (
                "Osatavoite 2: Sähköistettävät prosessit ja askelmerkit määritelty sekä "
                "ratkaisumahdollisuudet selvitetty à varhaiskasvatussuunnitelmat ja pedagogiset asiakirjat, "
                "sähköisen asioinnin palvelun kehittäminen (Elisadesk) sähköisten allekirjoitusten "
                "laajentaminen koulukuljetuspäätökset, ym."
            ),
            "Raportointi:",
            EMPTY,
            (
                "- Rakennetun ympäristön ja maankäytön tietojärjestelmähankinta toteutettu ja käyttöönotto "
                "alkaa syksyllä 2025. Käyttöönotto viivästynyt, koska odotetaan markkinaoikeuden käsittelyä "
                "hankinnasta."
            ),
            EMPTY,
            "Osatavoite 3: Toteutussuunnitelmien eteenpäin vieminen",
            "Raportointi:",
            EMPTY,
            (
                "- Pysäköinninvalvonnan oikaisuvaatimusprosessin sähköistäminen valmistunut. Sähköiset "
                "oikaisuvaatimukset -palvelun arvioidaan vähentävän paperipostin lähettämistä ja siihen "
                "kuluvaa työtä n. 90 %."
            ),
            EMPTY,
            (
                "- Sivistystoimialan osalta useita lomakkeita on sähköistetty, sähköisiä allekirjoituksia "
                "käyttöönotettu ja sähköistä arkistointia aloitettu"
            ),
        ),
    ),
)

# Side margins of 1.3 cm leave 521.6 pt: "... palvelut sekä" must fit (505.2), "... (Vodcast, verkkosivu" must
# not (537.2); an item, 18 pt in, must hold "... syksyllä 2025." (499.1), but not "... ja seuraava" (504.2).
# The widths in BLOCKS likewise: wide enough for each real line of a cell, too narrow for its next word.
# Word sets neither kerning nor ligatures unless told to; LibreOffice does both unless told not to.
STYLES = """
<office:font-face-decls>
  <style:font-face style:name="Body" svg:font-family="'Carlito:-liga'"/>
  <style:font-face style:name="Arrow" svg:font-family="Wingdings"/>
</office:font-face-decls>
<office:styles>
  <style:default-style style:family="paragraph">
    <style:text-properties style:font-name="Body" fo:font-size="11pt" style:letter-kerning="false"
      fo:language="fi" fo:country="FI" fo:hyphenate="false"/>
  </style:default-style>
  <style:style style:name="Text" style:family="paragraph">
    <style:paragraph-properties fo:margin="0pt" fo:orphans="0" fo:widows="0"/>
  </style:style>
  <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Text">
    <style:text-properties fo:font-size="13pt" fo:font-weight="bold"/>
  </style:style>
  <style:style style:name="Label" style:family="paragraph" style:parent-style-name="Text">
    <style:text-properties fo:font-weight="bold"/>
  </style:style>
  <style:style style:name="Item" style:family="paragraph" style:parent-style-name="Text">
    <style:paragraph-properties fo:margin-left="18pt" fo:text-indent="-18pt"/>
  </style:style>
  <style:style style:name="Arrow" style:family="text">
    <style:text-properties style:font-name="Arrow"/>
  </style:style>
</office:styles>
"""
PAGE = """
<style:page-layout style:name="A4">
  <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.5cm"
    fo:margin-bottom="1.3cm" fo:margin-left="1.3cm" fo:margin-right="1.3cm"/>
</style:page-layout>
<style:style style:name="Cell" style:family="table-cell">
  <style:table-cell-properties fo:border="none" fo:padding="0pt" fo:padding-right="5pt"/>
</style:style>
"""
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)


# The document


def paragraph(text: str, style: str = "Text") -> str:
    """One paragraph; an item gets its hanging dash, an arrow its font."""
    content = escape(text)
    if text.startswith(ITEM):
        style, content = "Item", "-<text:tab/>" + escape(text.removeprefix(ITEM))
    content = content.replace(ARROW, f'<text:span text:style-name="Arrow">{ARROW}</text:span>')
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(paragraph(text) for text in texts)


def cell(content: str, columns: int = 1, rows: int = 1) -> str:
    """One cell, with the cells to its right that it covers."""
    span = f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
    covered = "<table:covered-table-cell/>" * (columns - 1)
    return f'<table:table-cell table:style-name="Cell" {span}>{content}</table:table-cell>{covered}'


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def context_row(label: str, value: str) -> str:
    """A label and its value; a value without a label stands at the left edge."""
    if not label:
        return row(cell(paragraph(value), columns=4))
    return row(cell(paragraph(label, "Label")), cell(paragraph(value), columns=3))


def indicator_rows(block: Block) -> str:
    """The headings' row and the row of values; the indicators' cell is one through both."""
    headings = row(
        cell(paragraph("MITTARI", "Label")),
        cell(paragraphs((EMPTY, *block.indicators, EMPTY)), rows=2),
        cell(paragraph("Lähtötaso", "Label")),
        cell(paragraph("Tavoitetaso", "Label")),
    )
    values = row(
        cell(paragraph(EMPTY)),
        "<table:covered-table-cell/>",
        cell(paragraphs(block.baselines)),
        cell(paragraphs(block.targets)),
    )
    return headings + values


def table(name: str, block: Block) -> str:
    columns = "".join(f'<table:table-column table:style-name="{name}.{i}"/>' for i in range(4))
    rows = "".join(context_row(label, value) for label, value in block.context) + indicator_rows(block)
    return f'<table:table table:name="{name}" table:style-name="{name}">{columns}{rows}</table:table>'


def table_styles(name: str, block: Block) -> str:
    """The widths of a table, which differ from block to block, and whether it begins a page."""
    page_break = ' fo:break-before="page"' if block.new_page else ""
    styles = (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties'
        f' style:width="{sum(block.widths)}pt" table:align="left"{page_break}/></style:style>'
    )
    for i, width in enumerate(block.widths):
        styles += (
            f'<style:style style:name="{name}.{i}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}pt"/></style:style>'
        )
    return styles


def flat_document() -> str:
    """The whole report as flat OpenDocument text (.fodt)."""
    named = [(f"T{number}", block) for number, block in enumerate(BLOCKS, start=1)]
    styles = PAGE + "".join(table_styles(name, block) for name, block in named)
    body = paragraph(TITLE, "Title") + paragraph(EMPTY)
    body += "".join(table(name, block) + paragraphs(block.below) for name, block in named)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.text">{STYLES}'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


# The font


def arrow_font(path: Path) -> None:
    """Write a TrueType font named Wingdings: a space and, at U+00E0, a right arrow."""
    pen = TTGlyphPen(None)
    pen.moveTo(ARROW_OUTLINE[0])
    for point in ARROW_OUTLINE[1:]:
        pen.lineTo(point)
    pen.closePath()
    blank = TTGlyphPen(None).glyph()

    font = FontBuilder(unitsPerEm=2048)
    font.setupGlyphOrder([".notdef", "space", "arrow"])
    font.setupCharacterMap({ord(" "): "space", ord(ARROW): "arrow"})
    font.setupGlyf({".notdef": blank, "space": blank, "arrow": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (1024, 0), "space": (1024, 0), "arrow": (1920, 120)})
    # Carlito's own heights, so that a line with an arrow is no taller than the others.
    font.setupHorizontalHeader(ascent=1536, descent=-512, lineGap=452)
    font.setupOS2(sTypoAscender=1536, sTypoDescender=-512, usWinAscent=1950, usWinDescent=550)
    names = {"familyName": "Wingdings", "styleName": "Regular", "psName": "Wingdings"}
    # LibreOffice reads no table of a font file below 1024 bytes and would draw .notdef.
    names["description"] = "One arrow, drawn for a sample report. ".ljust(400, ".")
    font.setupNameTable(names)
    font.setupPost()
    created = int((CREATED - FONT_EPOCH).total_seconds())
    font.updateHead(created=created, modified=created)
    font.font.recalcTimestamp = False
    font.save(path)


def font_config(folder: Path) -> Path:
    """Write a fontconfig file: the system's fonts and those in the folder."""
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir>'
        f"<cachedir>{folder / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return path


# The PDF


def convert(folder: Path) -> bytes:
    """Run LibreOffice on the document, with a profile and fonts of its own; return the PDF."""
    document = folder / "report.fodt"
    document.write_text(flat_document(), encoding="utf-8")
    arrow_font(folder / "wingdings.ttf")
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}',
        "--outdir",
        str(folder),
        str(document),
    ]
    environment = {**os.environ, "FONTCONFIG_FILE": str(font_config(folder))}
    result = subprocess.run(command, env=environment, check=False, capture_output=True, timeout=300)
    pdf = document.with_suffix(".pdf")
    if not pdf.exists():  # soffice says 0 even then
        sys.exit(f"soffice wrote no PDF: {result.stderr.decode(errors='replace')}")
    return pdf.read_bytes()


def without_date(pdf: bytes) -> bytes:
    """Fix what differs from run to run. No replacement changes a length, so the xref table stays true."""
    pdf = re.sub(
        rb"/CreationDate\(D:[^)]*\)",
        lambda match: f"/CreationDate(D:{CREATED:%Y%m%d%H%M%S}Z)".encode().ljust(len(match[0])),
        pdf,
    )
    trailer = pdf.rindex(b"trailer")
    return pdf[:trailer] + re.sub(rb"[0-9A-F]{32}", b"0" * 32, pdf[trailer:])  # /ID, /DocChecksum


# The proof


def lines(text: str) -> list[str]:
    """The lines that count: stripped (a form feed is whitespace too), blank ones left out."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def difference() -> list[str]:
    """A unified diff of the real text and of what pdftotext prints of the PDF; empty when they agree."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(PDF), "-"]
    printed = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
    real = REAL_TEXT.read_text(encoding="utf-8")
    return list(difflib.unified_diff(lines(real), lines(printed), REAL_TEXT.name, PDF.name, lineterm=""))


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        PDF.write_bytes(without_date(convert(Path(folder))))
    # Another font's à would print the same text and show no arrow.
    if missing := [font for font in FONTS if f"+{font}\n".encode() not in PDF.read_bytes()]:
        print(f"{PDF.name}: not set in {', '.join(missing)}")
        return 1
    if diff := difference():
        print("\n".join(diff))
        return 1
    count = len(lines(REAL_TEXT.read_text(encoding="utf-8")))
    print(f"{PDF.name}: pdftotext -raw prints the {count} real lines in their order")
    return 0


if __name__ == "__main__":
    sys.exit(main())
