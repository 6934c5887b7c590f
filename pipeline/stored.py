"""The tables of an output folder, read whole, for those who hand them on."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa

from pipeline.errors import OutputUnusable, one_line
from pipeline.files import TableFiles
from pipeline.links import renew
from pipeline.lock import hold
from pipeline.publish import finish
from pipeline.schemas import TABLES


def stored_tables(folder: Path) -> dict[str, pa.Table]:
    """All tables, by name. What a run left undone when it was killed is done first. Raises OutputUnusable if the
    folder holds no tables, those of another version or what is not ours, or if a run is writing there."""
    files = TableFiles(folder)
    if not files.partitions("documents"):
        advice = "convert reports into it first, or check the path"
        raise OutputUnusable(f"{one_line(str(folder))}: holds no tables of tavoitteet; {advice}")
    files.check_tables()
    if not os.access(folder, os.W_OK):  # nobody who could write would let us wait
        return _read(files)
    with hold(folder):
        finish(folder)
        renew(files)
        return _read(files)


def _read(files: TableFiles) -> dict[str, pa.Table]:
    return {name: _table(files, name) for name in TABLES}


def _table(files: TableFiles, name: str) -> pa.Table:
    found = [batch for partition in files.partitions(name) for batch in files.batches(name, partition)]
    return pa.concat_tables([TABLES[name].schema.empty_table(), *found])
