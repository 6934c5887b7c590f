"""Layers of a PDF that are turned off, as that of another language: what they hold is not shown, and so not read."""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from pypdfium2 import raw

from pipeline.extract.pdfium_objects import Point, bare

_ENTRIES = (b"/OCProperties", b"/ObjStm")  # what a file with layers has, or a stream that may hide that
_MARK = "OC"  # the name of the mark on what is in a layer
_LONGEST = 256  # letters of a layer's name
_MOST_TEXTS = 200  # of a page that are told
_DEEPEST = 10  # references to references

_count_marks = bare(raw.FPDFPageObj_CountMarks)
_name = (raw.FPDF_WCHAR * _LONGEST)()
_length = ctypes.c_ulong()


class Hidden(NamedTuple):
    """A text in a layer that is off, and the corners of the box around it in the PDF's own coordinates."""

    text: str
    corners: tuple[Point, Point]


class Layers:
    """The layers of one PDF. Which of them are off is asked for only if something is in one."""

    def __init__(self, path: Path, password: str | None) -> None:
        self._path, self._password = path, password
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            self._may_be = any(data.find(entry) >= 0 for entry in _ENTRIES)

    def take_out(self, page: Any) -> list[Hidden]:
        """Takes what is in layers that are off out of an open page; returns its texts."""
        if not self._may_be:
            return []
        objects = (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))
        layers = ((thing, _layers_of(thing)) for thing in objects if _count_marks(thing))
        hidden = [thing for thing, names in layers if names and not self._off.isdisjoint(names)]
        if not hidden:
            return []
        text = raw.FPDFText_LoadPage(page)
        # Each is looked for among all the letters of the page.
        found = list(islice((each for thing in hidden for each in _texts_in(thing, text)), _MOST_TEXTS))
        raw.FPDFText_ClosePage(text)
        for thing in reversed(hidden):  # each is looked for from the first on, and those behind it move up
            raw.FPDFPage_RemoveObject(page, thing)
            raw.FPDFPageObj_Destroy(thing)
        return found

    @cached_property
    def _off(self) -> frozenset[str]:
        """The names of the layers that are off when the file is opened, if no other of that name is on. PDFium does not
        tell; of a file that pdfminer cannot read nothing is known."""
        from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415 (it takes a tenth of a second)
        from pdfminer.pdfparser import PDFParser  # noqa: PLC0415
        from pdfminer.utils import decode_text  # noqa: PLC0415

        on: set[str] = set()
        off: set[str] = set()
        try:
            with self._path.open("rb") as file:
                catalog = PDFDocument(PDFParser(file), self._password or "").catalog
                properties = _resolved(catalog["OCProperties"])
                default = _resolved(properties["D"])
                listed = {key: {each.objid for each in _resolved(default.get(key)) or ()} for key in ("ON", "OFF")}
                usual = getattr(_resolved(default.get("BaseState")), "name", "ON")
                for layer in _resolved(properties["OCGs"]):
                    is_off = layer.objid in listed["OFF"] or (usual == "OFF" and layer.objid not in listed["ON"])
                    (off if is_off else on).add(decode_text(_resolved(_resolved(layer)["Name"])))
        except MemoryError:
            raise
        except Exception:
            return frozenset()
        return frozenset(off - on)


def _resolved(thing: Any) -> Any:
    """What a reference of pdfminer's leads to; nothing if it leads to others without end."""
    for _ in range(_DEEPEST):
        if not hasattr(thing, "resolve"):
            return thing
        thing = thing.resolve()
    return None


def _layers_of(thing: Any) -> list[str]:
    """The names of the layers that something drawn is in, one within the other."""
    size = ctypes.sizeof(_name)
    marks = (raw.FPDFPageObj_GetMark(thing, index) for index in range(_count_marks(thing)))
    return [
        _named()
        for mark in marks
        if raw.FPDFPageObjMark_GetName(mark, _name, size, _length)
        and _named() == _MARK
        and raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", _name, size, _length)
    ]


def _named() -> str:
    """What PDFium has written."""
    return bytes(_name)[: min(_length.value, ctypes.sizeof(_name))].decode("utf-16-le", "replace").rstrip("\0")


def _texts_in(thing: Any, page: Any) -> Iterator[Hidden]:
    """The texts of something drawn, which may be a form that holds others."""
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        for index in range(raw.FPDFFormObj_CountObjects(thing)):
            yield from _texts_in(raw.FPDFFormObj_GetObject(thing, index), page)
    elif kind == raw.FPDF_PAGEOBJ_TEXT:
        count = raw.FPDFTextObj_GetText(thing, page, None, 0)
        buffer = (raw.FPDF_WCHAR * (count // 2 + 1))()
        raw.FPDFTextObj_GetText(thing, page, buffer, count)
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        text = bytes(buffer)[:count].decode("utf-16-le", "replace").rstrip("\0")
        yield Hidden(text, ((left.value, bottom.value), (right.value, top.value)))
