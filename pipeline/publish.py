"""Files that were staged take their places, all of them or, after a kill, the rest of them at the next run.

Only single files can be replaced at once. So what is about to be replaced is first written down in a journal.
A run that finds one takes the steps that are left: a publish that began is always finished, and one that did
not begin has changed nothing. Between two steps readers find whole files.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from pipeline.errors import OutputUnusable, TavoitteetError, one_line

if TYPE_CHECKING:
    from pipeline.bucket import Bucket

_JOURNAL = ".publish"
# A path in the journal: `actions/2025-T2.parquet`, or the file staged for it, `actions/.2025-T2.parquet.with.tmp`.
_PATH = regex.compile(r"\w+/\.?[\w-]+\.parquet(\.\w+\.tmp)?")


@dataclass(frozen=True, slots=True)
class Step:
    """A file about to be replaced by `staged`, which lies beside it; removed, if there is no `staged`."""

    path: Path
    staged: Path | None
    rows: int


def publish(folder: Path, steps: Sequence[Step], bucket: Bucket | None = None) -> None:
    """Takes the steps in their order, each in the bucket that the folder is a copy of, if any, and then in the folder.
    They must be such that a reader may look in after any of them. Raises OutputUnusable, and of a bucket also
    StoreUnusable; what is left then is done by `finish`."""
    if not steps:
        return
    try:
        if bucket:
            bucket.begin(steps)
        _write_journal(folder, steps)
    except TavoitteetError:
        discard(steps)
        raise
    for step in steps:
        if bucket:
            bucket.take(step)
        take(step)
    _close_journal(folder)
    if bucket:
        bucket.end()


def finish(folder: Path) -> None:
    """Takes the steps that a run left when it was killed, and sweeps up what it had only staged. To be called
    by who holds the folder's lock."""
    steps = _read_journal(folder)
    taken = [number for number, step in enumerate(steps, 1) if step.staged and not step.staged.exists()]
    for step in steps[max(taken, default=0) :]:
        take(step)
    if steps:
        _close_journal(folder)
    for staged in (*folder.glob("*/.*.parquet.*.tmp"), *folder.glob(f"{_JOURNAL}.tmp")):
        with suppress(OSError):
            staged.unlink()


def take(step: Step) -> None:
    """Replaces or removes one file. A program that holds it open stops this on Windows."""
    try:
        if step.staged:
            step.staged.replace(step.path)
        else:
            step.path.unlink(missing_ok=True)
        sync(step.path.parent)
    except OSError as error:
        raise unusable(step.path, error) from error


def discard(steps: Sequence[Step]) -> None:
    """Removes what was staged and is not to be published."""
    for step in steps:
        if step.staged:
            with suppress(OSError):
                step.staged.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside `path` to write a file to, which then takes its place, whole; if anything is raised, `path` is
    left as it is. Folders are made. An OSError becomes OutputUnusable."""
    staged = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        staged.unlink(missing_ok=True)
        yield staged
        with staged.open("rb+") as file:
            os.fsync(file.fileno())
        staged.replace(path)
        sync(path.parent)
    except BaseException as error:
        with suppress(OSError):
            staged.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise unusable(path, error) from error
        raise


def sync(folder: Path) -> None:
    """Makes a replacement last through a power cut, where folders can be opened (not on Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # some network file systems cannot
            os.fsync(handle)
    finally:
        os.close(handle)


def unusable(path: Path, error: OSError) -> OutputUnusable:
    """What to say of a file or folder of the output that cannot be used."""
    advice = "check the folder and the space left, and close programs that have its files open"
    reason = error.strerror or type(error).__name__
    return OutputUnusable(f"{one_line(str(path))}: cannot be read or written ({reason}); {advice}")


def _write_journal(folder: Path, steps: Sequence[Step]) -> None:
    journal = folder / _JOURNAL
    staged = journal.with_name(f"{_JOURNAL}.tmp")
    paths = [[_below(folder, step.path), step.staged and _below(folder, step.staged)] for step in steps]
    try:
        for parent in {step.path.parent for step in steps if step.staged}:
            sync(parent)
        with staged.open("w", encoding="utf-8") as file:
            json.dump(paths, file)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(journal)
        sync(folder)
    except OSError as error:
        for path in (journal, staged):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise unusable(journal, error) from error


def _read_journal(folder: Path) -> list[Step]:
    journal = folder / _JOURNAL
    try:
        paths = json.loads(journal.read_text(encoding="utf-8"))
        if not all(_PATH.fullmatch(path) for pair in paths for path in pair if path):
            raise ValueError("paths that are not ours")
        return [Step(folder / path, folder / staged if staged else None, 0) for path, staged in paths]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unusable(journal, error) from error
    except (ValueError, TypeError) as error:
        advice = "move it away, and convert everything again with --force"
        raise OutputUnusable(f"{one_line(str(journal))}: is not a journal of tavoitteet; {advice}") from error


def _close_journal(folder: Path) -> None:
    try:
        (folder / _JOURNAL).unlink(missing_ok=True)
        sync(folder)
    except OSError as error:
        raise unusable(folder / _JOURNAL, error) from error


def _below(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()
