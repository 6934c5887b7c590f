"""The Parquet store: what a set of converted documents changes in it, and in which order that is published.

Documents are keyed by source; the rows of all other tables by document_id, that is by content. Two sources
with the same bytes share those rows, which stand once, as long as one of the two is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.files import TableFiles
from pipeline.publish import Step, discard, publish
from pipeline.remote import Place
from pipeline.rows import Columns, Row
from pipeline.schemas import TABLES

if TYPE_CHECKING:
    from pipeline.bucket import Bucket

_CONTENT = tuple(name for name in TABLES if name not in ("documents", "links"))


@dataclass(slots=True)
class Changes:
    """What merging did: the files written, with their number of rows, and the files removed."""

    written: dict[Place, int] = field(default_factory=dict)
    removed: set[Place] = field(default_factory=set)

    def add(self, step: Step, bucket: Bucket | None = None) -> None:
        """Takes in a step that was published, into a bucket or not."""
        path = bucket.where(step.path) if bucket else step.path
        if step.staged:
            self.written[path] = step.rows
            self.removed.discard(path)
        else:
            self.removed.add(path)
            self.written.pop(path, None)


def merge(files: TableFiles, documents: Iterable[Columns], gone: Set[str] = frozenset()) -> list[Step]:
    """Replaces the rows of each document's source, wherever they stand, and removes those of the sources that
    are `gone`; `documents` holds the columns of one document each, no two of one source. Returns the steps taken.
    Raises OutputUnusable. Large files are streamed: memory is needed for the new rows and one row group.

    Neither a reader nor a kill at any moment may find a row without the rows it refers to. Only single files
    can be replaced at once, so what goes and what comes are two passes:
    1. All that changes or goes is taken away, children first: no action outlives its document.
    2. All that is new is put in, parents first: no action comes before its document.
    Ahead of both go the links of the years that change and of the years before: see links.py.
    Rows that stay as they are stay throughout, and a file that stays as it is is not written. All files of
    both passes are staged before the first replacement: a full disk costs nothing.
    """
    incoming = _Incoming.of(documents)
    stored = _Stored.of(files)
    leaving = _leaving(stored, incoming, gone)
    removals: list[Step] = []
    additions: list[Step] = []
    try:
        for name, partition in _concerned(stored, incoming):
            file = _File(stored, name, partition)
            goes = leaving.sources if name == "documents" else leaving.ids
            new = _without(incoming.table(name, partition), file.column, file.rows.keys() - goes)
            if file.rows.keys() & goes:
                removals.append(file.lean(goes))
            if new.num_rows:
                additions.append(file.with_new(new, goes))
    except BaseException:
        discard([*removals, *additions])
        raise
    removals.reverse()
    steps = [*_outdated(files, [*removals, *additions]), *removals, *additions]
    publish(files.folder, steps, files.bucket)
    return steps


def _outdated(files: TableFiles, steps: Iterable[Step]) -> Iterator[Step]:
    """Takes away the files about links that the documents of some steps may change."""
    years = {int(year) for year in (step.path.stem.split("-")[0] for step in steps) if year != "undated"}
    for name in ("findings", "links"):
        there = set(files.partitions(name))
        for partition in sorted({f"{year - before}-links" for year in years for before in (0, 1)} & there):
            yield Step(files.path(name, partition), None, 0)


@dataclass(frozen=True, slots=True)
class _Stored:
    """What is there: of each file the number of rows of each key, which is a source or a document_id."""

    files: TableFiles
    keys: dict[tuple[str, str], dict[str, int]]

    @classmethod
    def of(cls, files: TableFiles) -> _Stored:
        places = [(name, partition) for name in TABLES for partition in files.contents(name)]
        keys: dict[tuple[str, str], dict[str, int]] = {place: defaultdict(int) for place in places}
        for (name, partition), rows in keys.items():
            for batch in files.batches(name, partition, [_key(name)]):
                for count in pc.value_counts(batch[_key(name)]).to_pylist():
                    rows[count["values"]] += count["counts"]
        return cls(files, keys)

    def heads(self) -> Iterator[Row]:
        """All rows of `documents`."""
        for partition in self.files.partitions("documents"):
            for batch in self.files.batches("documents", partition):
                yield from batch.to_pylist()

    def rows_of(self, name: str, partition: str, ids: Set[str]) -> pa.Table:
        """The rows of some documents in one file."""
        found = [_only(batch, _key(name), ids) for batch in self.files.batches(name, partition)]
        return pa.concat_tables([TABLES[name].schema.empty_table(), *found])


@dataclass(frozen=True, slots=True)
class _File:
    """One file that changes."""

    stored: _Stored
    name: str
    partition: str

    @property
    def column(self) -> str:
        return _key(self.name)

    @property
    def rows(self) -> dict[str, int]:
        """The number of rows of each key."""
        return self.stored.keys.get((self.name, self.partition), {})

    def lean(self, goes: Set[str]) -> Step:
        """The file without what goes."""
        if self.rows.keys() <= goes:
            return Step(self.stored.files.path(self.name, self.partition), None, 0)
        return self.stored.files.stage(self.name, self.partition, self._staying(goes), "without")

    def with_new(self, new: pa.Table, goes: Set[str]) -> Step:
        """The file without what goes, and with what is new in its place."""
        tables = _merged(self._staying(goes), new, self.column)
        return self.stored.files.stage(self.name, self.partition, tables, "with")

    def _staying(self, goes: Set[str]) -> Iterator[pa.Table]:
        for batch in self.stored.files.batches(self.name, self.partition):
            yield _without(batch, self.column, goes)


def _merged(old: Iterator[pa.Table], new: pa.Table, column: str) -> Iterator[pa.Table]:
    """Two sorted streams as one. No key is in both, so the order within a key is kept."""
    for table in old:
        if table.num_rows == 0:
            continue
        due = pc.sum(pc.less_equal(new[column], table[column][-1])).as_py() or 0
        both = pa.concat_tables([table, new.slice(0, due)])
        yield both.take(pc.sort_indices(both, [(column, "ascending")])) if due else table
        new = new.slice(due)
    yield new


def _concerned(stored: _Stored, incoming: _Incoming) -> list[tuple[str, str]]:
    """All files there are and will be, parents before children."""
    order = list(TABLES)
    return sorted({*stored.keys, *incoming.tables}, key=lambda place: (order.index(place[0]), place[1]))


@dataclass(frozen=True, slots=True)
class _Incoming:
    """The new rows as sorted tables, by table and partition. `read`: the ids of documents that did not fail."""

    tables: dict[tuple[str, str], pa.Table]
    documents: dict[str, Row]  # by source
    read: Set[str]

    @classmethod
    def of(cls, documents: Iterable[Columns]) -> _Incoming:
        parts: dict[tuple[str, str], list[pa.Table]] = defaultdict(list)
        read: set[str] = set()
        for document in documents:
            head = {name: value for name, (value,) in document["documents"].items()}
            names = ["documents"]
            if head["status"] != "failed" and head["document_id"] not in read:  # else a copy's rows are there already
                read.add(head["document_id"])
                names += [name for name in _CONTENT if name in document]
            for name in names:  # as tables at once, which take the least memory
                parts[name, partition_of(head)].append(_table(name, document[name]))
        tables = {place: _sorted(place[0], pa.concat_tables(found)) for place, found in parts.items()}
        heads = [head for (name, _), table in tables.items() if name == "documents" for head in table.to_pylist()]
        return cls(tables, {head["source"]: head for head in heads}, read)

    def table(self, name: str, partition: str) -> pa.Table:
        """The new rows of a file, if any."""
        table = self.tables.get((name, partition))
        return TABLES[name].schema.empty_table() if table is None else table


def _table(name: str, columns: dict[str, list[Any]]) -> pa.Table:
    schema = TABLES[name].schema
    empty = [None] * len(next(iter(columns.values())))
    arrays = [pa.array(columns.get(each.name, empty), each.type) for each in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


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


def _leaving(stored: _Stored, incoming: _Incoming, gone: Set[str]) -> _Leaving:
    alive, known = set(incoming.read), set()
    changed: list[Row] = []
    for head in stored.heads():
        known.add(head["document_id"])
        if head["source"] in incoming.documents:
            changed += [head] if head != incoming.documents[head["source"]] else []
        elif head["source"] not in gone and head["status"] != "failed":
            alive.add(head["document_id"])
    ids = {head["document_id"] for head in changed} & incoming.read
    for name, partition in _concerned(stored, incoming):
        if name != "documents":
            ids |= stored.keys.get((name, partition), {}).keys() - alive
            ids |= _differing(stored, incoming, (name, partition), (known & incoming.read) - ids)
    return _Leaving({head["source"] for head in changed} | gone, ids)


def _differing(stored: _Stored, incoming: _Incoming, place: tuple[str, str], ids: Set[str]) -> set[str]:
    """Those of `ids` whose rows in one file are not the same as the new ones."""
    if not ids:
        return set()
    old = _by_key(stored.rows_of(*place, ids), "document_id")
    new = _by_key(_only(incoming.table(*place), "document_id", ids), "document_id")
    both = old.keys() & new.keys()
    return (old.keys() ^ new.keys()) | {each for each in both if not old[each].equals(new[each])}


def _by_key(table: pa.Table, column: str) -> dict[str, pa.Table]:
    """The rows of each key, of a table that is sorted by it."""
    found, start = {}, 0
    for count in pc.value_counts(table[column]).to_pylist():  # in the order in which they come
        found[count["values"]] = table.slice(start, count["counts"])
        start += count["counts"]
    return found


def _key(name: str) -> str:
    """The column by which a table's rows are replaced."""
    return "source" if name == "documents" else "document_id"


def _only(table: pa.Table, column: str, values: Set[str]) -> pa.Table:
    return table.filter(pc.is_in(table[column], pa.array(sorted(values), pa.string())))


def _without(table: pa.Table, column: str, values: Set[str]) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table[column], pa.array(sorted(values), pa.string()))))


def _sorted(name: str, table: pa.Table) -> pa.Table:
    """The rows in the order that the table is kept in; rows of one place keep theirs."""
    return table.take(pc.sort_indices(table, [(column, "ascending") for column in TABLES[name].sort_by]))
