"""One-page PDFs written by hand: a content stream, and fonts that say how wide each code is and what it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Letters = Mapping[int, tuple[int, str]]  # by code: thousandths of the size, and the letters it stands for
PLAIN: Letters = {code: (650, chr(code)) for code in range(32, 127)}


def typed_pdf(content: bytes, *fonts: Letters, name: str = "Odd", more: Sequence[bytes] = ()) -> bytes:
    """A page that draws `content`; its fonts are /F0, /F1 and so on, and `more` the objects from number 4 on."""
    page = 4 + len(more)
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"", *more]
    named = b"".join(b"/F%d %d 0 R " % (index, page + 1 + 2 * index) for index in range(len(fonts)))
    forms = b"".join(b"/X%d %d 0 R " % (index, 4 + index) for index in range(len(more)))
    parts[2] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R " % page
    parts[2] += b"/Resources << /Font << %s>> /XObject << %s>> >> >>" % (named, forms)
    parts.append(stream(content))
    for index, letters in enumerate(fonts):
        first, last = min(letters), max(letters)
        widths = " ".join(str(letters.get(code, (0, ""))[0]) for code in range(first, last + 1))
        font = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar {first} "
        font += f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 32 /Ascent 800 /Descent -200 >> "
        font += f"/LastChar {last} /Widths [{widths}] /ToUnicode {page + 2 + 2 * index} 0 R >>"
        parts += [font.encode(), stream(_map(letters))]
    data, starts = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + end


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def _map(letters: Letters) -> bytes:
    lines = [f"<{code:02X}> <{text.encode('utf-16-be').hex()}>" for code, (_, text) in letters.items()]
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
    space = "1 begincodespacerange <00> <FF> endcodespacerange\n"
    body = "".join(
        f"{len(lines[at : at + 100])} beginbfchar\n" + "\n".join(lines[at : at + 100]) + "\nendbfchar\n"
        for at in range(0, len(lines), 100)
    )
    return (head + space + body + "endcmap end end\n").encode()
