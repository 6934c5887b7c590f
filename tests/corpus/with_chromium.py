"""Reports by headless Chromium."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.corpus.html import page

if TYPE_CHECKING:
    from tests.corpus.content import Document
    from tests.corpus.layout import Layout

COMMAND = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


def render(document: Document, layout: Layout, path: Path) -> None:
    """Writes the report as a PDF, with a browser profile of its own."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "report.html"
        source.write_text(page(document, layout), encoding="utf-8")
        profile, target = f"--user-data-dir={folder}/profile", f"--print-to-pdf={path.absolute()}"
        subprocess.run([*COMMAND, profile, target, source.as_uri()], check=True, capture_output=True, timeout=120)


def render_all(jobs: list[tuple[Document, Layout, Path]]) -> None:
    """Writes several reports."""
    for job in jobs:
        render(*job)
