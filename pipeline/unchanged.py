"""Which documents need not be read again: bytes, parser, options and corrections are what they were."""

from __future__ import annotations

from collections.abc import Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import StoreUnusable, UnreadableDocument
from pipeline.extract import check_readable, reader_of
from pipeline.files import TableFiles
from pipeline.inputs import Document, is_folder, sha256
from pipeline.options import Options
from pipeline.remote import Url, sha256_of
from pipeline.rows import Row, judged
from pipeline.tags import Tags, known_tags
from pipeline.version import parser_version
from pipeline.workers import is_settled


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do."""

    todo: Sequence[Document]
    unchanged: Sequence[tuple[Document, Row]]  # with their rows in `documents`
    gone: Set[str]  # sources


def plan(documents: Sequence[Document], files: TableFiles, options: Options) -> Plan:
    """Compares the documents with the store."""
    heads = {
        head["source"]: head
        for partition in files.partitions("documents")
        for batch in files.batches("documents", partition)
        for head in batch.to_pylist()
    }
    anew = options.force or options.reading.verify
    candidates = [] if anew else [each for each in documents if _stands(each, heads.get(each.source), options)]
    known = known_tags(files)
    with ThreadPoolExecutor(options.jobs) as pool:  # hashing and waiting for a network drive leave room for others
        hashes = pool.map(lambda each: _is_known(each, heads[each.source], known) or _hash(each), candidates)
        same = {
            document.source: (document, heads[document.source])
            for document, found in zip(candidates, hashes, strict=True)
            if found in (True, heads[document.source]["sha256"])
        }
    todo = [document for document in documents if document.source not in same]
    return Plan(todo, list(same.values()), _gone(heads.keys(), documents) if options.prune else frozenset())


def _stands(document: Document, head: Row | None, options: Options) -> bool:
    """Whether a documents row would come out the same if the bytes are the same."""
    if head is None or head["sha256"] is None or head["parser_version"] != parser_version():
        return False
    if head["corrections"] != options.corrections.of(document.source, head["document_id"]).digest:
        return False
    if head["reader"] != reader_of(document.path, options.reading):
        return False
    if head["status"] == "failed":
        return is_settled(head["error"], options)
    if head["unread_pages"] and options.reading.ocr:
        return False
    return judged(head, options.min_coverage).items() <= head.items()


def _is_known(document: Document, head: Row, known: Tags) -> bool:
    """Whether the store says that an object is as it was when it was read, so that it need not be fetched."""
    path = document.path
    return isinstance(path, Url) and known.get(path.text) == [path.tag, head["sha256"]]


def _hash(document: Document) -> str | None:
    try:
        if isinstance(document.path, Url):
            return sha256_of(document.path)
        check_readable(document.path)
        return sha256(document.path)
    except (UnreadableDocument, StoreUnusable, OSError):
        return None


def _is_closed(document: Document) -> bool:
    """Whether it stands for a folder that could not be opened. What a store does not list stops the run."""
    return isinstance(document.path, Path) and is_folder(document.path)


def _gone(sources: Set[str], documents: Sequence[Document]) -> Set[str]:
    """The stored sources that are no longer there. What is in a folder that could not be opened may be there."""
    closed = tuple(f"{document.source}/" for document in documents if _is_closed(document))
    return {source for source in sources - {each.source for each in documents} if not source.startswith(closed)}
