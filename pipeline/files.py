"""The Parquet files of an output folder, `<folder>/<table>/<partition>.parquet`: listed, checked, read, and
replaced so that each is whole at any moment."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import regex

from pipeline.errors import OutputUnusable, one_line
from pipeline.schemas import TABLES, VERSION

_NAME = regex.compile(r"(\d+-(T[1-3]|plan)|undated)\.parquet")
_HARMLESS = {"thumbs.db", "desktop.ini"}  # Windows leaves them in folders that it has shown


@dataclass(frozen=True, slots=True)
class Step:
    """A file about to be replaced by `staged`, which lies beside it; removed, if there is no `staged`."""

    path: Path
    staged: Path | None
    rows: int


@dataclass(frozen=True, slots=True)
class TableFiles:
    """The files below `folder`. All methods raise OutputUnusable when they cannot be used."""

    folder: Path

    def path(self, name: str, partition: str) -> Path:
        """Where a partition of a table is, or would be."""
        return self.folder / name / f"{partition}.parquet"

    def partitions(self, name: str) -> list[str]:
        """The partitions that a table has. Raises also if something foreign lies among them."""
        folder = self.folder / name
        try:
            paths = sorted(folder.iterdir()) if folder.exists() else []
        except OSError as error:  # among them: it is a file
            raise _unusable(folder, error) from error
        ours = [path for path in paths if path.name[0] != "." and path.name.lower() not in _HARMLESS]
        for path in ours:
            if not _NAME.fullmatch(path.name) or not path.is_file():
                raise _foreign(path)
        return [path.stem for path in ours]

    def check(self) -> None:
        """Raises if the folder cannot be written, or holds under our tables' names what is not ours."""
        for name in TABLES:
            for partition in self.partitions(name):
                self._check_schema(name, self.path(name, partition))
        folder = self.folder.absolute()
        existing = next(path for path in (folder, *folder.parents) if path.exists())
        if not existing.is_dir():
            advice = "name a folder for the tables"
            raise OutputUnusable(f"{one_line(str(existing))}: is a file; {advice}")
        try:
            with tempfile.TemporaryFile(dir=existing):
                pass
        except OSError as error:
            raise _unusable(self.folder, error) from error

    def _check_schema(self, name: str, path: Path) -> None:
        try:
            notes = pq.read_schema(path).metadata or {}
        except (OSError, pa.ArrowException) as error:
            raise _foreign(path) from error
        if notes.get(b"tavoitteet_table") != name.encode():
            raise _foreign(path)
        if notes.get(b"tavoitteet_schema_version") != VERSION.encode():
            advice = "convert everything anew into another folder"
            raise OutputUnusable(f"{one_line(str(path))}: written by another version of tavoitteet; {advice}")

    def read(self, name: str, partition: str, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows of a partition; none if it is not there."""
        path = self.path(name, partition)
        try:
            # Read as one file: pyarrow would take `2025-T2.parquet` in a folder `x=1` for a dataset's part.
            with pq.ParquetFile(path) as file:
                return file.read(columns=columns)
        except FileNotFoundError:
            schema = TABLES[name].schema
            return (pa.schema([schema.field(column) for column in columns]) if columns else schema).empty_table()
        except pa.ArrowException as error:
            raise _foreign(path) from error
        except OSError as error:
            raise _unusable(path, error) from error

    def stage(self, name: str, partition: str, rows: pa.Table, mark: str) -> Step:
        """Writes what a partition is to become beside it, under a name with `mark` in it. Nothing that is
        there is touched. The bytes depend on the rows alone."""
        path = self.path(name, partition)
        if rows.num_rows == 0:
            return Step(path, None, 0)
        # Hidden and not called .parquet, so that nothing that reads the folder takes it for a part of it.
        staged = path.with_name(f".{path.name}.{mark}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with staged.open("wb") as file:
                pq.write_table(rows, file, compression="zstd")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            with suppress(OSError):
                staged.unlink(missing_ok=True)
            raise _unusable(path, error) from error
        return Step(path, staged, rows.num_rows)


def publish(steps: Sequence[Step]) -> None:
    """Takes the steps in their order. A file that another program holds open (Windows) ends it midway; what
    was done till then stays, so the order must be one that can end anywhere."""
    for step in steps:
        try:
            if step.staged:
                step.staged.replace(step.path)
            else:
                step.path.unlink(missing_ok=True)
            _sync(step.path.parent)
        except OSError as error:
            raise _unusable(step.path, error) from error


def discard(steps: Sequence[Step]) -> None:
    """Removes what was staged and not published."""
    for step in steps:
        if step.staged:
            with suppress(OSError):
                step.staged.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Makes a replacement last through a power cut, where folders can be opened (not on Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # some network file systems cannot
            os.fsync(handle)
    finally:
        os.close(handle)


def _foreign(path: Path) -> OutputUnusable:
    advice = "move it away, or choose another output folder"
    return OutputUnusable(f"{one_line(str(path))}: is not a table file of tavoitteet; {advice}")


def _unusable(path: Path, error: OSError) -> OutputUnusable:
    advice = "check the folder and the space left, and close programs that have its files open"
    reason = error.strerror or type(error).__name__
    return OutputUnusable(f"{one_line(str(path))}: cannot be read or written ({reason}); {advice}")
