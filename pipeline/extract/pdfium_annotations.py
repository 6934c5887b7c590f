"""The texts of form fields and annotations: they lie on a page, and are not part of what it prints."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

from pipeline.extract.pdfium_objects import Frame
from pipeline.extract.sheet import NOT_READ, Sheet

_NOT_SHOWN = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)  # a link's text is on the page, a popup's in its parent
_WITH_TEXT = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)


def read_annotations(page: Any, frame: Frame, sheet: Sheet) -> None:
    """Notes the texts that a page of pypdfium2 has in fields and annotations."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        try:
            sheet.note(*NOT_READ, _text_of(annotation, page.formenv), frame.box(_corners(annotation)))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _text_of(annotation: Any, form: Any) -> str:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind in _NOT_SHOWN:
        return ""
    if kind != raw.FPDF_ANNOT_WIDGET:
        return _string(lambda *buffer: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", *buffer))
    if not form or raw.FPDFAnnot_GetFormFieldType(form, annotation) not in _WITH_TEXT:
        return ""
    return _string(lambda *buffer: raw.FPDFAnnot_GetFormFieldValue(form, annotation, *buffer))


def _string(get: Callable[..., int]) -> str:
    """What a function of PDFium's writes, which first is asked for its length in bytes."""
    size = get(None, 0)
    buffer = ctypes.create_string_buffer(size)
    get(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _corners(annotation: Any) -> list[tuple[float, float]]:
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, box)
    return [(box.left, box.bottom), (box.right, box.top)]
