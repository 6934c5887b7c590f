"""Tables as pandas frames, for notebooks."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa

from pipeline.bucket import at_hand
from pipeline.convert import convert
from pipeline.errors import UnreadableDocument
from pipeline.inputs import Document
from pipeline.remote import Place
from pipeline.schemas import TABLES
from pipeline.stored import stored_tables


def frames_of_report(path: Path) -> dict[str, pd.DataFrame]:
    """The frames of one report. `links` is empty: there is no other report to go on from."""
    outcome = convert(Document(path, path.name))
    if outcome.error:
        raise UnreadableDocument(path, outcome.error)
    tables = {name: pa.Table.from_pylist(outcome.rows.get(name, []), table.schema) for name, table in TABLES.items()}
    return _frames(tables)


def frames_of_store(store: Place) -> dict[str, pd.DataFrame]:
    """The frames of an output folder."""
    with at_hand(store) as folder:
        return _frames(stored_tables(folder))


def _frames(tables: dict[str, pa.Table]) -> dict[str, pd.DataFrame]:
    """Whole numbers stay whole where some are missing; dates are pandas' own."""
    whole = {pa.int32(): pd.Int32Dtype()}
    return {
        name: table.to_pandas(types_mapper=whole.get, date_as_object=False, ignore_metadata=True)
        for name, table in tables.items()
    }
