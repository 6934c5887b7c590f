"""What the command line names → the documents to convert, each under its source path."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import WrongUsage, one_line
from pipeline.extract import is_report
from pipeline.remote import Place, Url, is_prefix, listed


@dataclass(frozen=True, slots=True)
class Document:
    """A file or object to convert. Its source, the key in the tables, is its path below the input folder, with `/`."""

    path: Place
    source: str


def find_documents(inputs: Iterable[Place], output: Place | None = None) -> list[Document]:
    """The files that `inputs` name, folders and URLs searched through, in the order of their sources. A path that does
    not exist is listed too: it fails when it is read. A file that is named twice is one document; raises
    WrongUsage when two files share a source, and StoreUnusable."""
    documents = [document for path in inputs for document in _documents(path, output)]
    first: dict[str, Document] = {}
    for document in documents:
        other = first.setdefault(document.source, document)
        if other is not document and not _same(other.path, document.path):
            paths = " and ".join(one_line(str(path)) for path in (other.path, document.path))
            source = one_line(document.source)
            raise WrongUsage(f"{paths} would both be kept as {source}; convert them by a folder above both")
    return [first[source] for source in sorted(first)]


def _same(one: Place, other: Place) -> bool:
    if isinstance(one, Url) or isinstance(other, Url):
        return one == other
    try:
        return one.samefile(other)
    except OSError:  # neither is there
        return one.absolute() == other.absolute()


def is_folder(path: Place) -> bool:
    """Whether a path is a folder; a path that the system does not even take, as too long a name, is none."""
    if isinstance(path, Url):
        return is_prefix(path)
    try:
        return path.is_dir()
    except OSError:
        return False


def _documents(path: Place, output: Place | None) -> Iterator[Document]:
    if isinstance(path, Url):
        yield from _objects(path)
        return
    if not is_folder(path):
        yield Document(path, _source((path.name,)))
        return
    for file in _search(path, output.resolve() if isinstance(output, Path) else None):
        yield Document(file, _source(file.relative_to(path).parts))


def _objects(url: Url) -> Iterator[Document]:
    """The reports among the objects that a URL names; hidden ones are passed over, as in a folder."""
    found = dict(listed(url))
    if found.keys() <= {url.name}:  # one object, or nothing, which is told when it is to be read
        yield Document(found.get(url.name, url), _source((url.name,)))
        return
    for name, each in found.items():
        if is_report(Path(name)) and not any(part.startswith(".") for part in name.split("/")):
            yield Document(each, _source((name,)))


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


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
