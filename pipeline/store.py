"""The Parquet store: what a set of converted documents changes in it, and in which order that is published.

Documents are keyed by source; the rows of all other tables by document_id, that is by content. Two sources
with the same bytes share those rows, which stand once, as long as one of the two is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.files import Step, TableFiles, discard, publish
from pipeline.normalize import Row, Rows
from pipeline.schemas import TABLES

_CONTENT = tuple(name for name in TABLES if name != "documents")


@dataclass(slots=True)
class Changes:
    """What merging did: the files written, with their number of rows, and the files removed."""

    written: dict[Path, int] = field(default_factory=dict)
    removed: set[Path] = field(default_factory=set)

    def add(self, step: Step) -> None:
        """Takes in a step that was published."""
        if step.staged:
            self.written[step.path] = step.rows
            self.removed.discard(step.path)
        else:
            self.removed.add(step.path)
            self.written.pop(step.path, None)


def merge(files: TableFiles, documents: Sequence[Rows]) -> list[Step]:
    """Replaces the rows of each document's source, wherever they stand; `documents` holds the rows of one
    document each, no two of one source. Returns the steps taken. Raises OutputUnusable.

    Neither a reader nor a kill at any moment may find a row without the rows it refers to. Only single files
    can be replaced at once, so what goes and what comes are two passes:
    1. All that changes or goes is taken away, children first: no action outlives its document.
    2. All that is new is put in, parents first: no action comes before its document.
    Rows that stay as they are stay throughout, and a file that stays as it is is not written. All files of
    both passes are staged before the first replacement: a full disk costs nothing. A kill between replacements
    can leave a document without some of its rows, so a run that skips what is done must not take the documents
    row alone for a sign of it; it has to note ahead which sources are under way.
    """
    incoming = _Incoming.of(documents)
    leaving = _leaving(files, incoming)
    removals: list[Step] = []
    additions: list[Step] = []
    try:
        for name in TABLES:
            column, goes, comes = _replaced(name, incoming, leaving)
            for partition in sorted({*files.partitions(name), *incoming.partitions(name)}):
                new = incoming.tables.get((name, partition))
                if new is None and not goes & _values(files.read(name, partition, [column]), column):
                    continue
                old = files.read(name, partition)
                lean = _without(old, column, goes)
                final = _without(lean, column, comes)
                if new is not None:
                    final = _sorted(name, pa.concat_tables([final, new]))
                if lean.num_rows != old.num_rows:
                    removals.append(files.stage(name, partition, lean, "without"))
                if not final.equals(lean):
                    additions.append(files.stage(name, partition, final, "with"))
        removals.reverse()
        publish([*removals, *additions])
    finally:
        discard([*removals, *additions])
    return [*removals, *additions]


@dataclass(frozen=True, slots=True)
class _Incoming:
    """The new rows as sorted tables, by table and partition. `read`: the ids of documents that did not fail."""

    tables: dict[tuple[str, str], pa.Table]
    documents: dict[str, Row]  # by source
    read: Set[str]

    @classmethod
    def of(cls, documents: Sequence[Rows]) -> _Incoming:
        rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        read: set[str] = set()
        for document in documents:
            (head,) = document["documents"]
            partition = partition_of(head)
            rows["documents", partition].append(head)
            if head["status"] == "failed" or head["document_id"] in read:  # a copy's rows are there already
                continue
            read.add(head["document_id"])
            for name in _CONTENT:
                if document[name]:
                    rows[name, partition] += document[name]
        tables = {
            (name, partition): _sorted(name, pa.Table.from_pylist(found, TABLES[name].schema))
            for (name, partition), found in rows.items()
        }
        heads = [head for (name, _), table in tables.items() if name == "documents" for head in table.to_pylist()]
        return cls(tables, {head["source"]: head for head in heads}, read)

    def partitions(self, name: str) -> set[str]:
        return {partition for table, partition in self.tables if table == name}


def partition_of(document: Row) -> str:
    """The partition that a document's rows stand in: `2025-T2`, `2025-plan`, or `undated`."""
    if document.get("year") is None:
        return "undated"
    return f"{document['year']}-{document['period'] or 'plan'}"


@dataclass(frozen=True, slots=True)
class _Leaving:
    """What has to be taken away before anything new is put in."""

    sources: Set[str]  # of documents rows
    ids: Set[str]  # of documents, with all their rows in the other tables


def _leaving(files: TableFiles, incoming: _Incoming) -> _Leaving:
    heads = [head for name in files.partitions("documents") for head in files.read("documents", name).to_pylist()]
    replaced = [head for head in heads if head["source"] in incoming.documents]
    staying = [head for head in heads if head["source"] not in incoming.documents]
    changed = [head for head in replaced if head != incoming.documents[head["source"]]]
    alive = {head["document_id"] for head in staying if head["status"] != "failed"} | incoming.read
    stored = {head["document_id"] for head in heads}
    ids = {head["document_id"] for head in changed} & incoming.read
    for name in _CONTENT:
        for partition in {*files.partitions(name), *incoming.partitions(name)}:
            old = _values(files.read(name, partition, ["document_id"]), "document_id")
            ids |= old - alive
            compared = (stored & incoming.read) - ids
            new = incoming.tables.get((name, partition))
            if compared & old or (compared and new is not None):
                ids |= _differing(files.read(name, partition), new, compared)
    return _Leaving({head["source"] for head in changed}, ids)


def _differing(old: pa.Table, new: pa.Table | None, ids: Set[str]) -> set[str]:
    """Those of `ids` whose rows in one file are not the same as the new ones."""
    new = old.slice(0, 0) if new is None else new
    return {
        each
        for each in ids
        if not old.filter(pc.field("document_id") == each).equals(new.filter(pc.field("document_id") == each))
    }


def _replaced(name: str, incoming: _Incoming, leaving: _Leaving) -> tuple[str, Set[str], Set[str]]:
    """The column that a table is keyed by, which of its values go first, and which are put in anew."""
    if name == "documents":
        return "source", leaving.sources, incoming.documents.keys()
    return "document_id", leaving.ids, incoming.read


def _values(table: pa.Table, column: str) -> set[str]:
    return set(pc.unique(table[column]).to_pylist())


def _without(table: pa.Table, column: str, values: Set[str]) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table[column], pa.array(sorted(values), pa.string()))))


def _sorted(name: str, table: pa.Table) -> pa.Table:
    """The rows in the order that the table is kept in; rows of one place keep theirs."""
    return table.take(pc.sort_indices(table, [(column, "ascending") for column in TABLES[name].sort_by]))
