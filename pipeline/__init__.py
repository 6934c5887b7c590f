"""How report files go through: read, parse, normalize, store, export. All I/O of the project is here."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["read_report", "read_store"]


def read_report(path: str | PathLike[str]) -> dict[str, pd.DataFrame]:
    """Reads one report, a PDF or the text that pdftotext made of it: a pandas frame for each table, by its name,
    with the columns that the data dictionary lists. Raises UnreadableDocument if it cannot be read."""
    from pipeline.frames import frames_of_report  # noqa: PLC0415 (pandas is slow to import, and most commands do without)

    return frames_of_report(Path(path))


def read_store(folder: str | PathLike[str]) -> dict[str, pd.DataFrame]:
    """Reads an output folder, or the URL of one: a pandas frame for each table, by its name, with the columns that the
    data dictionary lists. Raises OutputUnusable if it holds no tables, or those of another version."""
    from pipeline.frames import frames_of_store  # noqa: PLC0415
    from pipeline.remote import place  # noqa: PLC0415

    return frames_of_store(place(fspath(folder)))
