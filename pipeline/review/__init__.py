"""The review site: each value of an output folder beside the page it was read from. Plain files, no server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import WrongUsage, one_line
from pipeline.review.drawing import Drawing, draw_all
from pipeline.review.layout import page_of
from pipeline.review.site import Site
from pipeline.review.sources import find_sources
from pipeline.rows import Row, Rows
from pipeline.stored import stored_tables

FINDINGS = "findings"  # instead of a document: all that someone should look at
_CONTENT = ("actions", "indicators", "milestones", "findings", "provenance")


@dataclass(frozen=True, slots=True)
class Review:
    """What was written: where to open it, how many documents with how many pictures, and what could not be drawn."""

    index: Path
    documents: int
    pictures: int
    undrawn: dict[str, str]  # why, by source

    def lines(self) -> Iterable[str]:
        """For the terminal."""
        for source, reason in sorted(self.undrawn.items()):
            yield f"without pictures: {one_line(source)}: {reason}"
        pages = f"{self.documents} documents, {self.pictures} pictures of pages"
        yield f"wrote {self.index} ({pages}); open it in a browser"


def review(store: Path, target: Path, sources: Iterable[Path], only: str | None, password: str | None) -> Review:
    """Writes the site of an output folder to `target`. `sources`: folders that the reports are looked for in, by
    their hash. `only`: a document's source or id, or `findings`. Raises WrongUsage, and OutputUnusable if the folder
    is no store that can be read, or the site cannot be written."""
    tables = stored_tables(store)
    heads = sorted(tables["documents"].to_pylist(), key=lambda head: str(head["source"]))
    severities = _severities(tables["findings"])
    chosen = _chosen(heads, severities, only)
    site = Site.at(target)
    found, missing = find_sources(chosen.values(), sources, (store, target))
    undrawn = {str(chosen[each]["source"]): reason for each, reason in missing.items()}
    pictures = 0
    for drawing in draw_all(found, site.pictures, password):
        _write(site, chosen[drawing.document_id], tables, drawing)
        pictures += len(drawing.sizes)
        if drawing.reason:
            undrawn[str(chosen[drawing.document_id]["source"])] = drawing.reason
    for document_id, reason in missing.items():
        _write(site, chosen[document_id], tables, Drawing(document_id, (), reason))
    index = site.write_index(heads, severities, set(chosen))
    return Review(index, len(chosen), pictures, undrawn)


def _severities(findings: pa.Table) -> dict[str, dict[str, int]]:
    """The number of findings of each document, by severity."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(("error", "warning", "info"), 0))
    for row in findings.group_by(["document_id", "severity"]).aggregate([([], "count_all")]).to_pylist():
        counts[row["document_id"]][row["severity"]] = row["count_all"]
    return counts


def _chosen(heads: list[Row], severities: dict[str, dict[str, int]], only: str | None) -> dict[str, Row]:
    """The documents that get a page, by id. A failed one has nothing to show there; copies share one."""
    chosen = {head["document_id"]: head for head in reversed(heads) if head["status"] != "failed"}
    if only is None:
        return chosen
    if only == FINDINGS:
        return {
            each: head
            for each, head in chosen.items()
            if each in severities or head["words_unparsed"] or head["status"] != "converted"
        }
    named = {each: head for each, head in chosen.items() if only in (each, head["source"])}
    # A copy's name stands for the document that it is a copy of.
    named |= {head["document_id"]: chosen[head["document_id"]] for head in heads if _is_copy(head, only, chosen)}
    if not named:
        raise WrongUsage(f"--only {one_line(only)}: no such document was read; give `findings`, a source or an id")
    return named


def _is_copy(head: Row, only: str, chosen: dict[str, Row]) -> bool:
    return bool(head["source"] == only) and head["document_id"] in chosen


def _write(site: Site, head: Row, tables: dict[str, pa.Table], drawing: Drawing) -> None:
    rows: Rows = {name: _of(tables[name], head["document_id"]) for name in _CONTENT}
    site.write_document(page_of(head, rows, drawing))


def _of(table: pa.Table, document_id: str) -> list[Row]:
    found: list[Row] = table.filter(pc.equal(table["document_id"], document_id)).to_pylist()
    return found
