"""The pictures of pages, drawn by processes of their own: what a PDF does to one of them costs only its pictures."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pebble

from pipeline.errors import UnreadableDocument
from pipeline.options import cores
from pipeline.publish import replacing

_SECONDS = 120.0  # a document
_MEMORY = 1024  # MiB a process
_DOCUMENTS = 100  # a process, as when documents are read
_LARGE = 400_000  # bytes: a page that is text takes a fifth of it without loss; what takes more is a photo


@dataclass(frozen=True, slots=True)
class Drawing:
    """A document's pictures: the width and height of each page, in points; or why there are none."""

    document_id: str
    sizes: tuple[tuple[float, float], ...]
    reason: str | None = None


def draw_all(paths: Mapping[str, Path], folder: Path, password: str | None) -> Iterator[Drawing]:
    """Draws the PDFs of documents into `folder/<document_id>/<page>.webp`, and yields each as it is done."""
    from pipeline.workers import begin  # noqa: PLC0415 (a process that only draws needs none of it)

    if not paths:
        return
    context = multiprocessing.get_context("spawn")
    with pebble.ProcessPool(min(cores(), len(paths)), _DOCUMENTS, begin, (_MEMORY,), context) as pool:
        try:
            drawn = {
                each: pool.schedule(draw, (path, folder / each, password), timeout=_SECONDS)
                for each, path in paths.items()
            }
            for document_id, future in drawn.items():
                try:
                    yield Drawing(document_id, future.result())
                except UnreadableDocument as error:
                    yield Drawing(document_id, (), error.reason)
                except TimeoutError:
                    yield Drawing(document_id, (), f"took longer than {_SECONDS:g} s to draw; look at the file")
                except (pebble.ProcessExpired, MemoryError):
                    yield Drawing(document_id, (), "could not be drawn within the memory there is; look at the file")
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def draw(path: Path, folder: Path, password: str | None) -> tuple[tuple[float, float], ...]:
    """Draws one PDF into a folder; the pages' sizes. What a process does."""
    from pipeline.extract.pictures import draw_pages, webp  # noqa: PLC0415

    sizes = []
    for picture in draw_pages(path, password):
        with replacing(folder / f"{picture.number}.webp") as staged:
            staged.write_bytes(webp(picture.image, _LARGE))
        sizes.append((picture.width, picture.height))
    return tuple(sizes)
