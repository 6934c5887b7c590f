"""The Parquet files of an output folder, `<folder>/<table>/<partition>.parquet`: listed, checked, read, staged."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import regex

from pipeline.errors import OutputUnusable, one_line
from pipeline.publish import Step, unusable
from pipeline.schemas import TABLES, VERSION

if TYPE_CHECKING:
    from pipeline.bucket import Bucket

# `links` are kept by year, and so are the findings about them; a period's file holds what its documents say.
_NAME = regex.compile(r"(\d+-(T[1-3]|plan|links)|undated)\.parquet")
_ROWS = 8192  # in a row group: so many are held in memory at once, however large a file is
_HARMLESS = {"thumbs.db", "desktop.ini"}  # Windows leaves them in folders that it has shown


@dataclass(frozen=True, slots=True)
class TableFiles:
    """The files below `folder`. All methods raise OutputUnusable when they cannot be used. What is published goes into
    `bucket` too, if the folder is the copy of one."""

    folder: Path
    bucket: Bucket | None = None

    def path(self, name: str, partition: str) -> Path:
        """Where a partition of a table is, or would be."""
        return self.folder / name / f"{partition}.parquet"

    def partitions(self, name: str) -> list[str]:
        """The partitions that a table has. Raises also if something foreign lies among them."""
        folder = self.folder / name
        try:
            paths = sorted(folder.iterdir()) if folder.exists() else []
        except OSError as error:  # among them: it is a file
            raise unusable(folder, error) from error
        ours = [path for path in paths if path.name[0] != "." and path.name.lower() not in _HARMLESS]
        for path in ours:
            if not _NAME.fullmatch(path.name) or not path.is_file():
                raise _foreign(path)
        return [path.stem for path in ours]

    def contents(self, name: str) -> list[str]:
        """The partitions that hold what documents say: all but those about links."""
        return [] if name == "links" else [each for each in self.partitions(name) if not each.endswith("-links")]

    def years(self) -> list[int]:
        """The years that there are documents of."""
        parts = {partition.split("-")[0] for partition in self.partitions("documents")}
        return sorted(int(year) for year in parts - {"undated"})

    def check_tables(self) -> None:
        """Raises if the folder holds under our tables' names what is not ours, or of another schema."""
        for name in TABLES:
            for partition in self.partitions(name):
                self._check_schema(name, self.path(name, partition))

    def check(self) -> None:
        """Raises if the tables are not ours, or the folder cannot be written."""
        self.check_tables()
        folder = self.folder.absolute()
        existing = next(path for path in (folder, *folder.parents) if path.exists())
        if not existing.is_dir():
            advice = "name a folder for the tables"
            raise OutputUnusable(f"{one_line(str(existing))}: is a file; {advice}")
        try:
            with tempfile.TemporaryFile(dir=existing):
                pass
        except OSError as error:
            raise unusable(self.folder, error) from error

    def _check_schema(self, name: str, path: Path) -> None:
        try:
            notes = pq.read_schema(path).metadata or {}
        except FileNotFoundError:  # another run has just removed it
            return
        except (OSError, pa.ArrowException) as error:
            raise _foreign(path) from error
        if notes.get(b"tavoitteet_table") != name.encode():
            raise _foreign(path)
        version = notes.get(b"tavoitteet_schema_version", b"").decode(errors="replace")
        if version != VERSION:
            newer = version.isdecimal() and int(version) > int(VERSION)
            advice = "update tavoitteet" if newer else "convert everything anew into another folder"
            age = "a newer" if newer else "an older"
            raise OutputUnusable(f"{one_line(str(path))}: written by {age} version of tavoitteet; {advice}")

    def batches(self, name: str, partition: str, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """The rows of a partition in their order, a row group at a time; none if it is not there."""
        path = self.path(name, partition)
        try:
            # Read as one file: pyarrow would take `2025-T2.parquet` in a folder `x=1` for a dataset's part.
            with pq.ParquetFile(path) as file:
                for group in range(file.num_row_groups):
                    yield file.read_row_group(group, columns=columns, use_threads=False)
        except FileNotFoundError:
            return
        except pa.ArrowException as error:
            raise _foreign(path) from error
        except OSError as error:
            raise unusable(path, error) from error

    def rows(self, name: str, partition: str) -> int:
        """How many rows a partition has."""
        path = self.path(name, partition)
        try:
            return int(pq.read_metadata(path).num_rows)
        except FileNotFoundError:
            return 0
        except pa.ArrowException as error:
            raise _foreign(path) from error
        except OSError as error:
            raise unusable(path, error) from error

    def stage(self, name: str, partition: str, tables: Iterable[pa.Table], mark: str) -> Step:
        """Writes what a partition is to become beside it, under a name with `mark` in it. Nothing that is
        there is touched. The bytes depend on the rows alone, not on how they come in tables."""
        path = self.path(name, partition)
        # Hidden and not called .parquet, so that nothing that reads the folder takes it for a part of it.
        staged = path.with_name(f".{path.name}.{mark}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with staged.open("wb") as file:
                rows = _write(file, TABLES[name].schema, tables)
                file.flush()
                os.fsync(file.fileno())
        except BaseException as error:
            with suppress(OSError):
                staged.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise unusable(path, error) from error
            raise
        return Step(path, staged, rows)


def _write(file: IO[bytes], schema: pa.Schema, tables: Iterable[pa.Table]) -> int:
    rows = 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for group in _row_groups(tables):
            writer.write_table(group)
            rows += group.num_rows
    return rows


def _row_groups(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The rows of `tables` in tables of _ROWS, and a last one."""
    waiting: list[pa.Table] = []
    space = _ROWS
    for whole in tables:
        table = whole
        while table.num_rows >= space:
            yield pa.concat_tables([*waiting, table.slice(0, space)]).combine_chunks()
            table = table.slice(space)
            waiting, space = [], _ROWS
        if table.num_rows:
            waiting.append(table)
            space -= table.num_rows
    if waiting:
        yield pa.concat_tables(waiting).combine_chunks()


def _foreign(path: Path) -> OutputUnusable:
    advice = "move it away, or choose another output folder"
    return OutputUnusable(f"{one_line(str(path))}: is not a table file of tavoitteet; {advice}")
