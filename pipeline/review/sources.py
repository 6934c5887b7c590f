"""Where the reports are whose rows are shown. The tables hold no path of a machine, only hashes and sources."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from pipeline.errors import WrongUsage, one_line
from pipeline.inputs import is_folder, sha256
from pipeline.rows import Row

_TEXT = "a text file has no pages to draw"
_ABSENT = "its file was not found; say with --sources which folder it is in"
_CHANGED = "its file is another one by now; convert it again"


def find_sources(
    heads: Collection[Row], folders: Iterable[Path], apart: Iterable[Path]
) -> tuple[dict[str, Path], dict[str, str]]:
    """The PDF of each document, by its id, and why there is none. What has the name is taken only if it is the very
    file that was read. `apart`: folders that are not searched. Raises WrongUsage."""
    wanted = defaultdict(list)
    for head in heads:
        wanted[PurePosixPath(head["source"]).name].append(head)
    found: dict[str, Path] = {}
    absent = {head["document_id"]: _ABSENT for head in heads}
    for path in _named(wanted.keys(), folders, {each.resolve() for each in apart}):
        for head in wanted[path.name]:
            if head["document_id"] in found or path.suffix.lower() != ".pdf":
                continue
            if _hash(path) == head["sha256"]:
                found[head["document_id"]] = path
            else:
                absent[head["document_id"]] = _CHANGED
    texts = {head["document_id"]: _TEXT for head in heads if head["reader"] == "text"}
    missing = {each: reason for each, reason in (absent | texts).items() if each not in found}
    return found, missing


def _named(names: Collection[str], folders: Iterable[Path], apart: Collection[Path]) -> Iterator[Path]:
    """The files of some names in folders and below; hidden ones are passed over, as when reports are converted."""
    for folder in folders:
        if not is_folder(folder):
            raise WrongUsage(f"--sources {one_line(str(folder))}: is no folder; give one that the reports are in")
        for parent, below, files in os.walk(folder):
            here = Path(parent)
            below[:] = sorted(name for name in below if name[0] != "." and (here / name).resolve() not in apart)
            yield from (here / name for name in sorted(files) if name in names)


def _hash(path: Path) -> str | None:
    try:
        return sha256(path)
    except OSError:
        return None
