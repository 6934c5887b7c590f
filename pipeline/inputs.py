"""What the command line names → the documents to convert, each under its source path."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import WrongUsage, one_line
from pipeline.extract import is_report


@dataclass(frozen=True, slots=True)
class Document:
    """A file to convert. Its source, the key in the tables, is its path below the input folder, with `/`."""

    path: Path
    source: str


def find_documents(inputs: Iterable[Path], output: Path | None = None) -> list[Document]:
    """The files that `inputs` name, folders searched through, in the order of their sources. A path that does
    not exist is listed too: it fails when it is read. A file that is named twice is one document; raises
    WrongUsage when two files share a source."""
    documents = [document for path in inputs for document in _documents(path, output)]
    first: dict[str, Document] = {}
    for document in documents:
        other = first.setdefault(document.source, document)
        if other is not document and not _same(other.path, document.path):
            paths = " and ".join(one_line(str(path)) for path in (other.path, document.path))
            source = one_line(document.source)
            raise WrongUsage(f"{paths} would both be kept as {source}; convert them by a folder above both")
    return [first[source] for source in sorted(first)]


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # neither is there
        return one.absolute() == other.absolute()


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; a path that the system does not even take, as too long a name, is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _documents(path: Path, output: Path | None) -> Iterator[Document]:
    if not is_folder(path):
        yield Document(path, _source((path.name,)))
        return
    for file in _search(path, output.resolve() if output else None):
        yield Document(file, _source(file.relative_to(path).parts))


def _search(folder: Path, output: Path | None) -> Iterator[Path]:
    """The reports in a folder and below, and the folders that cannot be opened. Hidden ones and our own
    output are passed over; links to folders are not followed, as they can lead in circles."""
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        here = Path(parent)
        folders[:] = [name for name in folders if name[0] != "." and (here / name).resolve() != output]
        yield from (here / name for name in files if name[0] != "." and is_report(Path(name)))
    yield from (Path(error.filename) for error in closed)


def _source(parts: Sequence[str]) -> str:
    """Names that are no Unicode, as Linux allows, are written with `?` for what cannot be decoded."""
    return "/".join(parts).encode("utf-8", "replace").decode("utf-8")
