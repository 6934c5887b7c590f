"""Files that are made to do harm, each with how it may end: made in code, as some are large."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.conftest import REAL, SAMPLES

SLOW = "took longer than "
LARGE = "needs more than "
DAMAGED = "is a damaged PDF "
NO_TEXT = "holds no text"
READ = ""  # it is converted
IN_PART = "of pages "  # its fonts name no letters any more

Make = Callable[[Path], None]


@dataclass(frozen=True)
class Hostile:
    """A file and the beginnings of what may be said of it."""

    name: str
    make: Make
    ends: tuple[str, ...]


def pdf(objects: Iterable[bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, with a cross-reference table that is right."""
    parts, offsets, size = [b"%PDF-1.5\n"], [], 9
    for number, body in enumerate(objects, 1):
        offsets.append(size)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        size += len(parts[-1])
    count = len(offsets) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % count)
    parts.extend(b"%010d 00000 n \n" % offset for offset in offsets)
    parts.append(b"trailer\n<< /Size %d /Root %d 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (count, root, trailer, size))
    return b"".join(parts)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
WORDS = b"BT /F 10 Tf 50 700 Td (TAVOITE Kasvu) Tj ET"


def page(contents: bytes = b"4 0 R", box: bytes = b"0 0 595 842", more: bytes = b"") -> bytes:
    """A page object with its contents in object 4 and its font in object 5."""
    fonts = b"/Resources << /Font << /F 5 0 R >> >>"
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents %b %b %b >>" % (box, contents, fonts, more)


def one_page(content: bytes = WORDS, entries: bytes = b"", box: bytes = b"0 0 595 842", more: bytes = b"") -> bytes:
    """A PDF of one page."""
    return pdf([CATALOG, PAGES, page(box=box, more=more), stream(content, entries), FONT])


def bomb(size: int, layers: int) -> bytes:
    """Blanks, compressed `layers` times."""
    packer = zlib.compressobj(9)
    blanks = b" " * (1 << 20)
    first = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)  # a block that may be repeated
    count = (size >> 20) - 2
    check = 1
    for _ in range(count + 2):
        check = zlib.adler32(blanks, check)
    data = first + again * (count + 1) + b"\x03\x00" + check.to_bytes(4, "big")
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def _flate_bomb() -> bytes:
    return one_page(bomb(2 << 30, 3), b"/Filter [/FlateDecode /FlateDecode /FlateDecode]")


def _object_stream_bomb() -> bytes:
    inside = stream(bomb(2 << 30, 2), b"/Type /ObjStm /N 1000000 /First 10 /Filter [/FlateDecode /FlateDecode]")
    return pdf([CATALOG, PAGES, page(), inside, FONT]).replace(b"/Root 1 0 R", b"/Root 900 0 R")


def _million_objects() -> bytes:
    rest = (b"<< /Number %d >>" % number for number in range(1_000_000))
    return pdf([CATALOG, PAGES, page(), stream(WORDS), FONT, *rest])


def _many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(6, count + 6))
    pages = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count)
    return pdf([CATALOG, pages, b"null", stream(WORDS * 50), FONT, *[page()] * count])


def _cyclic_tree() -> bytes:
    pages = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>"
    return pdf([CATALOG, pages, page(), stream(WORDS), FONT])


def _tree_of_itself() -> bytes:
    return pdf([CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99 >>"])


def _form_in_itself() -> bytes:
    form = stream(
        b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    )
    own = page().replace(b"/Font", b"/XObject << /X 6 0 R >> /Font")
    return pdf([CATALOG, PAGES, own, stream(b"/X Do"), FONT, form])


def _xref_in_a_circle() -> bytes:
    data = one_page()
    start = data.rindex(b"startxref\n") + 10
    offset = data[start:].split(b"\n")[0]
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %b" % offset)


def _deep(opening: bytes, closing: bytes) -> bytes:
    return one_page(opening * 100_000 + closing * 100_000)


def _deep_object() -> bytes:
    return pdf([CATALOG, PAGES, page(more=b"/Deep " + b"[" * 100_000 + b"]" * 100_000), stream(WORDS), FONT])


def _sample() -> bytes:
    return (SAMPLES / REAL[0]).read_bytes()


def _flipped() -> bytes:
    data = bytearray(_sample())
    for place in range(100, len(data), len(data) // 50):
        data[place] ^= 1 << place % 8
    return bytes(data)


def _bytes(data: Callable[[], bytes]) -> Make:
    def make(path: Path) -> None:
        path.write_bytes(data())

    return make


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


TEXTS = {
    "one-line.txt": b"TAVOITE " + b"sana " * 2_000_000,
    "form-feeds.txt": b"TAVOITE Kasvu\n" + b"\f" * 1_000_000,
    "letters-apart.txt": b"T A V O I T E " * 20_000,
    "numbers.txt": b"MITTARI\n" + b"1-2 %. " * 100_000,
    "labels.txt": b"TAVOITE a\nTEKO b\nTOIMENPIDE c\nMITTARI\nOsatavoite 1:\nRaportointi:\n" * 5_000,
    "hyphens.txt": b"TAVOITE " + b"sana-\n" * 30_000,
    "nulls.txt": b"\0" * 1_000_000,
}

BOXES = (
    b"0 0 1e38 1e38",
    b"0 0 0 0",
    b"595 842 0 0",
    b"-1e9 -1e9 1e9 1e9",
    b"0 0 -5 NaN",
    b"",
    b"0 0 99999999999999999999 1",
)

FILES = (
    Hostile("truncated.pdf", _bytes(lambda: _sample()[: len(_sample()) // 2]), (DAMAGED, NO_TEXT)),
    Hostile("bit-flipped.pdf", _bytes(_flipped), (READ, IN_PART, DAMAGED, NO_TEXT)),
    Hostile("flate-bomb.pdf", _bytes(_flate_bomb), (LARGE, SLOW)),
    Hostile("object-stream-bomb.pdf", _bytes(_object_stream_bomb), (LARGE, SLOW, DAMAGED, NO_TEXT)),
    Hostile("cyclic-tree.pdf", _bytes(_cyclic_tree), (READ, DAMAGED)),
    Hostile("tree-of-itself.pdf", _bytes(_tree_of_itself), (NO_TEXT, DAMAGED)),
    Hostile("form-in-itself.pdf", _bytes(_form_in_itself), (NO_TEXT, DAMAGED, LARGE, SLOW)),
    Hostile("xref-in-a-circle.pdf", _bytes(_xref_in_a_circle), (READ, DAMAGED, SLOW)),
    Hostile("million-objects.pdf", _bytes(_million_objects), (READ, SLOW, LARGE)),
    Hostile("ten-thousand-pages.pdf", _bytes(lambda: _many_pages(10_000)), (SLOW, LARGE)),
    Hostile("deep-arrays.pdf", _bytes(lambda: _deep(b"[", b"]")), (NO_TEXT, DAMAGED)),
    Hostile("deep-dicts.pdf", _bytes(lambda: _deep(b"<< /A ", b">>")), (NO_TEXT, DAMAGED)),
    Hostile("deep-graphics.pdf", _bytes(lambda: _deep(b"q ", b"Q ")), (NO_TEXT, SLOW)),
    Hostile("deep-object.pdf", _bytes(_deep_object), (READ, DAMAGED, NO_TEXT)),
    *(
        Hostile(f"box-{number}.pdf", _bytes(partial(one_page, box=box)), (READ, DAMAGED, NO_TEXT))
        for number, box in enumerate(BOXES)
    ),
    *(Hostile(name, _bytes(partial(bytes, data)), (READ, SLOW, LARGE)) for name, data in TEXTS.items()),
    Hostile("not-utf8.txt", _bytes(lambda: b"K\xe4vij\xf6it\xe4"), ("is not UTF-8 text",)),
    Hostile("empty.pdf", _bytes(lambda: b""), ("is empty",)),
    Hostile("terabyte.pdf", _sparse, ("is larger than 1 GiB",)),
    Hostile(f"{'n' * 200}.pdf", _bytes(one_page), (READ,)),
    Hostile("a..b.pdf", _bytes(one_page), (READ,)),
)
# What only Unix knows.
UNIX_FILES = (
    Hostile("new\nline.pdf", _bytes(one_page), (READ,)),
    Hostile("pipe.pdf", _fifo, ("is not a plain file",)),
    Hostile("loop.pdf", _loop, ("does not exist", "cannot be read")),
)


def make_all(folder: Path) -> dict[str, tuple[str, ...]]:
    """Makes all of them, and a folder called like a report; returns how each may end, by name."""
    files = FILES + (UNIX_FILES if os.name != "nt" else ())
    (folder / "folder.pdf").mkdir(parents=True)
    for each in files:
        each.make(folder / each.name)
    return {each.name: each.ends for each in files}
