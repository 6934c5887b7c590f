"""One DuckDB file with the tables and the views."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.errors import OutputUnusable, one_line
from pipeline.exports.views import fill
from pipeline.publish import replacing
from pipeline.stored import stored_tables


def write_database(store: Path, target: Path) -> list[Path]:
    """Writes the tables of `store` to the database file `target`. Raises OutputUnusable."""
    tables = stored_tables(store)
    with replacing(target) as staged:
        try:
            with duckdb.connect(staged) as database:
                fill(database, tables)
        except duckdb.OperationalError as error:  # also a commit that fails because the disk is full
            advice = "check the folder and the space left"
            reason = one_line(str(error).partition("\n")[0])
            raise OutputUnusable(f"{one_line(str(target))}: cannot be written ({reason}); {advice}") from error
        finally:
            staged.with_name(f"{staged.name}.wal").unlink(missing_ok=True)  # left only where writing failed
    return [target]
