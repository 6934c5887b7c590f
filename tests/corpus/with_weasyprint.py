"""Reports by WeasyPrint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weasyprint import HTML

from tests.corpus.html import page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.corpus.content import Document
    from tests.corpus.layout import Layout


def render(document: Document, layout: Layout, path: Path) -> None:
    """Writes the report as a PDF."""
    HTML(string=page(document, layout)).write_pdf(path)


def render_all(jobs: list[tuple[Document, Layout, Path]]) -> None:
    """Writes several reports."""
    for job in jobs:
        render(*job)
