"""Objects of a store such as S3: listed, fetched, put. The only room that knows fsspec."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from pipeline.errors import OutputUnusable, StoreUnusable, UnreadableDocument, WrongUsage, one_line

_WILD = frozenset("*?[")
_EXTRAS = {"s3": "tavoitteet[s3]", "az": "adlfs", "abfs": "adlfs", "gs": "gcsfs", "gcs": "gcsfs"}
# What a store answers where an object is no longer as it was to be, also one that was removed.
_CONFLICTS = {"PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey"}


@dataclass(frozen=True, slots=True, order=True)
class Url:
    """An object, or what several have in common: `s3://archive/2025`. `tag`, where it was listed, is another one
    whenever the object's content is."""

    text: str
    tag: str | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.text

    def __truediv__(self, name: str) -> Url:
        return Url(f"{self.text}/{name}")

    @property
    def name(self) -> str:
        return self.text.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix


Place = Path | Url


def place(text: str) -> Place:
    """What a command line names: a path, as `file:///srv/reports` is too, or objects by a URL."""
    scheme, parted, _ = text.partition("://")
    if not parted:
        return Path(text)
    if scheme != "file":
        return Url(text.rstrip("/"))
    from urllib.request import url2pathname  # noqa: PLC0415 (it brings all of HTTP)

    return Path(url2pathname(urlsplit(text).path))


def is_prefix(url: Url) -> bool:
    """Whether there is something below a URL, as in a folder."""
    with _asking(url) as (store, path):
        return not _WILD & set(path) and bool(store.isdir(path))


def listed(url: Url) -> Iterator[tuple[str, Url]]:
    """The objects that a URL names, by itself, with `*` or as their prefix: each with its path below the prefix, or
    below what stands before the first folder with a `*`."""
    with _asking(url) as (store, path):
        wild = bool(_WILD & set(path))
        found = store.glob(path, detail=True) if wild else store.find(path, detail=True)
        base = path
        while _WILD & set(base) or base in found:
            base = base.rpartition("/")[0]
        names = {name: info for name, info in found.items() if info["type"] == "file"}
        urls = [(name[len(base) + 1 :], Url(store.unstrip_protocol(name), _tag(info))) for name, info in names.items()]
    yield from urls


def tag_of(url: Url) -> str | None:
    """The tag of an object as it is now; None if there is none."""
    with _asking(url) as (store, path):
        try:
            return _tag(store.info(path))
        except FileNotFoundError:
            return None


def fetch(objects: dict[Url, Path]) -> None:
    """Copies objects to files whose folders are there, several at a time."""
    for url in list(objects)[:1]:
        with _asking(url) as (store, _):
            store.get([store._strip_protocol(each.text) for each in objects], [str(path) for path in objects.values()])


@contextmanager
def at_hand(document: Place) -> Iterator[Path]:
    """A document's file, or a copy of its object for as long as this lasts. Raises UnreadableDocument."""
    if isinstance(document, Path):
        yield document
        return
    from pipeline.extract import check_size  # noqa: PLC0415 (which knows of places)

    with tempfile.TemporaryDirectory(prefix="tavoitteet-") as folder:
        copy = Path(folder) / f"report{document.suffix}"
        try:
            with _asking(document) as (store, path):
                try:
                    check_size(copy, store.info(path)["size"])
                    store.get_file(path, str(copy))
                except FileNotFoundError:
                    raise UnreadableDocument(copy, "does not exist; check the path") from None
        except (StoreUnusable, WrongUsage) as error:
            raise UnreadableDocument(copy, f"cannot be fetched: {error}") from error
        yield copy


def sha256_of(url: Url) -> str:
    """The hash of an object's bytes, which are read for it but not kept."""
    with _asking(url) as (store, path), store.open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def put(url: Url, data: bytes, expected: str | None) -> str:
    """Makes an object anew, or replaces the one with the tag `expected`, at once; returns its new tag. Raises
    OutputUnusable, with nothing changed, if another is there. S3 itself compares; with other stores there is a moment
    between our comparing and their putting."""
    check_tag(url, expected)
    with _asking(url) as (store, path):
        if "s3" not in store.protocol:
            store.pipe_file(path, data)
            return _tag(store.info(path))
        bucket, key, _ = store.split_path(path)
        condition = {"IfMatch": expected} if expected else {"IfNoneMatch": "*"}
        try:
            return str(store.call_s3("put_object", Bucket=bucket, Key=key, Body=data, **condition)["ETag"])
        except OSError as error:
            answer = getattr(error.__cause__, "response", {}).get("Error", {}).get("Code")
            if answer in _CONFLICTS:
                raise changed(url) from error
            raise


def remove(url: Url, expected: str | None) -> None:
    """Removes the object with the tag `expected`, if it is there. Raises OutputUnusable if it is another."""
    if expected:
        check_tag(url, expected)
        with _asking(url) as (store, path):
            store.rm_file(path)


def check_tag(url: Url, expected: str | None) -> None:
    """Raises OutputUnusable if an object is not the one that is expected."""
    if tag_of(url) != expected:
        raise changed(url)


def changed(url: Url) -> OutputUnusable:
    """What to say when somebody else has written."""
    advice = "let one run at a time write there, and run the same command again"
    return OutputUnusable(f"{one_line(str(url))}: was changed by another program meanwhile; {advice}")


def _tag(info: dict[str, Any]) -> str:
    """S3 and Azure tell an ETag, Google a generation; elsewhere size and time must do."""
    for name in ("ETag", "etag", "generation"):
        if name in info:
            return str(info[name])
    times = (info.get(name) for name in ("mtime", "created"))
    return " ".join(str(getattr(each, "timestamp", lambda each=each: each)()) for each in (info["size"], *times))


@contextmanager
def _asking(url: Url) -> Iterator[tuple[Any, str]]:
    """The store and an object's path in it. What its library raises becomes StoreUnusable."""
    store, path = _store(url)
    store.invalidate_cache()  # others write there too
    try:
        yield store, path
    except (MemoryError, OutputUnusable, UnreadableDocument):
        raise
    except Exception as error:  # each store's library has errors of its own
        reason = f"{type(error).__name__}: {one_line(str(error))}"
        advice = "check the address, the network and the credentials"
        raise StoreUnusable(f"{one_line(str(url))}: cannot be used ({reason}); {advice}") from error


def _store(url: Url) -> tuple[Any, str]:
    scheme = url.text.partition("://")[0]
    try:
        import fsspec  # noqa: PLC0415 (an extra)

        store, path = fsspec.core.url_to_fs(url.text)
    except ImportError as error:
        package = _EXTRAS.get(scheme, "the fsspec library of that store")
        raise WrongUsage(f"{one_line(str(url))}: needs {package}; install it with pip") from error
    except ValueError as error:
        raise WrongUsage(f"{one_line(str(url))}: {one_line(str(error))}") from error
    return store, path
