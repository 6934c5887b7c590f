"""The files of the site. Each is replaced whole, the index last; what only an earlier site had, goes."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import regex
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.errors import OutputUnusable, one_line
from pipeline.publish import replacing, unusable
from pipeline.review.layout import DocumentPage
from pipeline.review.texts import TEXTS
from pipeline.rows import Row

_MARK = ".tavoitteet-review"  # the first file of a site: a folder without it may hold what is not ours
_OURS = regex.compile(r"[0-9a-f]{16}(\.html)?")  # below documents/: a page, or a folder of pictures


@dataclass(frozen=True, slots=True)
class Site:
    """A site in a folder."""

    folder: Path
    templates: Environment
    written: set[str] = field(default_factory=set)  # ids of documents

    @classmethod
    def at(cls, folder: Path) -> Site:
        """A site to write into a folder that is new, empty, or holds an earlier one. Raises OutputUnusable."""
        try:
            if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
                advice = "choose another folder with -o, or move away what is there"
                raise OutputUnusable(f"{one_line(str(folder))}: holds something else than a review site; {advice}")
        except OSError as error:
            raise unusable(folder, error) from error
        templates = Environment(
            loader=PackageLoader("pipeline.review"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        templates.globals |= {"t": _text, "f": _finnish, "share": _share, "amount": _amount}
        site = cls(folder, templates)
        site._write(_MARK, "")
        for name in ("style.css", "page.js", "corrections.js", "document.js", "edit.js", "index.js"):
            site._write(f"assets/{name}", (resources.files("pipeline.review") / "assets" / name).read_text("utf-8"))
        site._write("assets/texts.js", f"const TEXTS = {_script(TEXTS)};\n")
        return site

    @property
    def pictures(self) -> Path:
        """The folder of each document's folder of pictures."""
        return self.folder / "documents"

    def write_document(self, page: DocumentPage) -> None:
        """Writes a document's page."""
        document_id = page.head["document_id"]
        self._render(f"documents/{document_id}.html", "document.html", page=page)
        self.written.add(document_id)

    def write_index(self, heads: Sequence[Row], severities: Mapping[str, Row], shown: Collection[str]) -> Path:
        """Writes the page that lists all documents, of which those `shown` have a page. Its path."""
        self._render("index.html", "index.html", heads=heads, severities=severities, shown=shown)
        self._sweep()
        return self.folder / "index.html"

    def _render(self, path: str, template: str, **shown: Any) -> None:
        self._write(path, self.templates.get_template(template).render(shown))

    def _write(self, path: str, text: str) -> None:
        with replacing(self.folder / path) as staged:
            staged.write_text(text, encoding="utf-8", newline="\n")

    def _sweep(self) -> None:
        """Takes away documents that are no longer shown: who removes a report wants no picture of it left."""
        try:
            for entry in list(os.scandir(self.pictures)) if self.pictures.exists() else []:
                if not _OURS.fullmatch(entry.name) or entry.name.removesuffix(".html") in self.written:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path)
                else:
                    Path(entry.path).unlink()
        except OSError as error:
            raise unusable(self.pictures, error) from error


def _text(key: str) -> Markup:
    """A text of the site, marked so that the script finds it."""
    return Markup('<span data-t="{}">{}</span>').format(key, TEXTS[key][0])


def _finnish(key: str) -> str:
    """A text of the site in Finnish, for an attribute."""
    return TEXTS[key][0]


def _share(part: int | None, whole: int | None) -> str:
    """A percentage that says 100 only where nothing is missing."""
    if not whole:
        return "–"
    tenths = 1000 * (part or 0) // whole
    return "100 %" if part == whole else f"{tenths / 10:.1f} %".replace(".", ",")


def _amount(typed: Mapping[str, Any]) -> str:
    """What a cell was read as: `10–12 kpl`, or the day of a date."""
    if typed["date"]:
        return str(typed["date"])
    bounds = [f"{bound:.15g}" for bound in (typed["low"], typed["high"]) if bound is not None]
    return f"{'–'.join(dict.fromkeys(bounds))} {typed['unit'] or ''}".strip()


def _script(value: Any) -> str:
    """JSON that can stand in any script, also within a page."""
    return json.dumps(value, ensure_ascii=True).replace("<", "\\u003c").replace(">", "\\u003e")
