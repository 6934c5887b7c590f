"""Output folders that cannot be used are refused with nothing touched."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import OutputUnusable
from pipeline.files import TableFiles
from pipeline.schemas import TABLES


def _refusal(folder: Path) -> str:
    before = sorted(folder.parent.rglob("*"))
    with pytest.raises(OutputUnusable) as caught:
        TableFiles(folder).check()
    assert sorted(folder.parent.rglob("*")) == before
    return str(caught.value)


def _write(path: Path, schema: pa.Schema) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(schema.empty_table(), path)


def test_a_new_folder_is_fine_and_not_yet_made(tmp_path: Path) -> None:
    TableFiles(tmp_path / "new" / "output").check()
    assert not list(tmp_path.iterdir())


def test_our_own_tables_are_fine_among_other_folders(tmp_path: Path) -> None:
    _write(tmp_path / "actions" / "2025-T2.parquet", TABLES["actions"].schema)
    _write(tmp_path / "findings" / "undated.parquet", TABLES["findings"].schema)
    for harmless in ("notes.txt", "actions/.gitkeep", "actions/Thumbs.db", "charts/2025.xlsx"):
        (tmp_path / harmless).parent.mkdir(exist_ok=True)
        (tmp_path / harmless).write_bytes(b"")
    TableFiles(tmp_path).check()


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("notes", encoding="utf-8")
    assert _refusal(tmp_path / "output") == f"{tmp_path / 'output'}: is a file; name a folder for the tables"


def test_a_folder_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("notes", encoding="utf-8")
    assert _refusal(tmp_path / "notes" / "output") == f"{tmp_path / 'notes'}: is a file; name a folder for the tables"


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert _refusal(tmp_path).startswith(f"{tmp_path}: cannot be read or written (Permission denied); check")


@pytest.mark.parametrize("name", ["actions/notes.txt", "actions/2025-T2.csv", "findings/2025-T2.parquet"])
def test_what_is_no_parquet_under_our_tables_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text("notes", encoding="utf-8")
    advice = "move it away, or choose another output folder"
    assert _refusal(tmp_path) == f"{tmp_path / name}: is not a table file of tavoitteet; {advice}"


def test_a_file_called_like_a_table(tmp_path: Path) -> None:
    (tmp_path / "actions").write_text("notes", encoding="utf-8")
    assert "actions: cannot be read or written (Not a directory)" in _refusal(tmp_path)


def test_someone_elses_parquet(tmp_path: Path) -> None:
    _write(tmp_path / "actions" / "2025-T2.parquet", pa.schema([("action", pa.string())]))
    assert "is not a table file of tavoitteet" in _refusal(tmp_path)


def test_one_of_our_tables_under_anothers_name(tmp_path: Path) -> None:
    _write(tmp_path / "actions" / "2025-T2.parquet", TABLES["findings"].schema)
    assert "is not a table file of tavoitteet" in _refusal(tmp_path)


def test_a_copy_that_would_double_the_rows(tmp_path: Path) -> None:
    _write(tmp_path / "actions" / "2025-T2 - Copy.parquet", TABLES["actions"].schema)
    assert "is not a table file of tavoitteet" in _refusal(tmp_path)


def test_tables_of_another_version(tmp_path: Path) -> None:
    schema = TABLES["actions"].schema
    _write(
        tmp_path / "actions" / "2025-T2.parquet",
        schema.with_metadata({**schema.metadata, b"tavoitteet_schema_version": b"0"}),
    )
    assert "written by an older version of tavoitteet" in _refusal(tmp_path)


def test_a_damaged_table(tmp_path: Path) -> None:
    path = tmp_path / "actions" / "2025-T2.parquet"
    _write(path, TABLES["actions"].schema)
    path.write_bytes(path.read_bytes()[:-20])
    assert "is not a table file of tavoitteet" in _refusal(tmp_path)
