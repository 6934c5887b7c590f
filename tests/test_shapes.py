"""What boxes that are drawn over text hide, and what they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract.pdfium_reader import read_pdf
from tests.typed_pdf import PLAIN, stream, typed_pdf

TEXT = b"BT /F0 10 Tf 50 700 Td (Raportointi: Tehty) Tj ET\n"
BOX = b"1 1 0 rg 40 690 300 30 re f"
PICTURE = b"q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xf0 EI Q"
GROUP = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Group << /S /Transparency >>"


def _with(resource: bytes, pdf: bytes) -> bytes:
    return pdf.replace(b"/Resources << ", b"/Resources << " + resource)


def _clear(state: bytes) -> bytes:
    """A highlight as programs flatten it: a box in a form that is drawn clear as a whole."""
    return _with(
        b"/ExtGState << /G1 4 0 R >> ",
        typed_pdf(TEXT + b"/G1 gs /X1 Do", PLAIN, more=[b"<< /Type /ExtGState " + state + b" >>", stream(BOX, GROUP)]),
    )


def _clipped() -> bytes:
    """A form that fills the page, of which a part elsewhere is shown."""
    form = stream(b"1 g 0 0 600 800 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 600 800]")
    return typed_pdf(TEXT + b"q 40 400 300 30 re W n /X0 Do Q", PLAIN, more=[form])


def _hatched() -> bytes:
    pattern = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 8 8] /XStep 8 /YStep 8"
    drawn = stream(b"0 0 m 8 8 l S", pattern + b" /Resources << >>")
    pdf = typed_pdf(TEXT + b"/Pattern cs /P1 scn 40 690 300 30 re f", PLAIN, more=[drawn])
    return _with(b"/Pattern << /P1 4 0 R >> ", pdf)


def _in_a_layer() -> bytes:
    pdf = typed_pdf(TEXT + b"/OC /oc1 BDC " + BOX + b" EMC", PLAIN, more=[b"<< /Type /OCG /Name (L) >>"])
    return _with(b"/Properties << /oc1 4 0 R >> ", pdf)


@pytest.mark.parametrize(
    ("pdf", "words"),
    [
        (typed_pdf(TEXT + BOX, PLAIN), ""),
        (typed_pdf(BOX + b" 0 g\n" + TEXT, PLAIN), "Raportointi: Tehty"),
        (typed_pdf(TEXT + BOX + b" 0 g\n" + TEXT, PLAIN), "Raportointi: Tehty"),  # printed again over the box
        (typed_pdf(TEXT + BOX + b" 0 g\n" + TEXT.replace(b"Tehty", b"Kesken"), PLAIN), "Raportointi: Kesken"),
        (_clear(b"/BM /Multiply"), "Raportointi: Tehty"),
        (_clear(b"/ca 0.3"), "Raportointi: Tehty"),
        (_clipped(), "Raportointi: Tehty"),
        (_hatched(), "Raportointi: Tehty"),
        (_in_a_layer(), "Raportointi: Tehty"),
        # The text of a scan is no ink that a box may cover.
        (typed_pdf(TEXT.replace(b"BT", b"BT 3 Tr") + b"1 g 0 0 600 800 re f " + PICTURE, PLAIN), "Raportointi: Tehty"),
    ],
)
def test_a_box_hides_what_cannot_be_seen_through_it(pdf: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf)
    (page,) = read_pdf(path)
    assert " ".join(word.text for word in page.words) == words
