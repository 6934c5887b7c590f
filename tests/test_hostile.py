"""Files that are made to do harm fail alone, within their time and memory; nothing is written elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batch import run
from pipeline.errors import OutputUnusable
from pipeline.options import Options
from pipeline.watch import Watch
from tests.conftest import ReadTable, WriteReport
from tests.hostile import IN_PART, READ, make_all

OPTIONS = Options(timeout=3, memory=384)


def test_each_ends_as_it_may(tmp_path: Path, read_table: ReadTable, assert_consistent: Callable[[Path], None]) -> None:
    reports, output = tmp_path / "reports", tmp_path / "output"
    ends = make_all(reports)
    before = set(tmp_path.rglob("*"))
    begun = time.monotonic()
    summary = run([reports], output, OPTIONS, Watch())
    assert time.monotonic() - begun < len(ends) * (OPTIONS.timeout + 1)
    rows = {row["source"]: row["error"] or READ for row in read_table(output, "documents")}
    assert rows.keys() == ends.keys()
    surprises = {
        source: reason
        for source, reason in rows.items()
        if not any(reason.startswith(end) if end else not reason for end in ends[source])
    }
    assert not surprises
    assert summary.failed == sum(reason != READ and not reason.startswith(IN_PART) for reason in rows.values())
    assert all(output in path.parents or path == output for path in set(tmp_path.rglob("*")) - before)
    assert_consistent(output)


def test_names_that_lead_out_of_the_folder(tmp_path: Path, read_table: ReadTable) -> None:
    (tmp_path / "in" / "below").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("TAVOITE Kasvu\n", encoding="utf-8")
    path = tmp_path / "in" / "below" / ".." / "a.txt"
    run([path, tmp_path / "in" / "below" / ".."], tmp_path / "output", Options(jobs=1), Watch())
    assert [row["source"] for row in read_table(tmp_path / "output", "documents")] == ["a.txt"]
    assert {path.name for path in tmp_path.iterdir()} == {"in", "output"}


def test_a_name_that_no_system_takes(tmp_path: Path, read_table: ReadTable) -> None:
    summary = run([tmp_path / f"{'x' * 300}.pdf"], tmp_path / "output", Options(jobs=1), Watch())
    assert summary.failed == 1
    (row,) = read_table(tmp_path / "output", "documents")
    assert row["error"] == "cannot be read (File name too long); check the file and its permissions"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount")
def test_a_disk_that_fills_up(tmp_path: Path, write_report: WriteReport, read_table: ReadTable) -> None:
    """A real one, of 256 KiB: a clear error, exit code 3, the tables as they were, and nothing left over."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("this root cannot mount")
    try:
        write_report(tmp_path / "in" / "a.txt")
        run([tmp_path / "in"], disk / "out", Options(jobs=1), Watch())
        before = {path: path.read_bytes() for path in disk.rglob("*.parquet")}
        (disk / "filler").write_bytes(b"\0" * (shutil.disk_usage(disk).free - 4096))
        write_report(tmp_path / "in" / "b.txt", action="Uusi")
        with pytest.raises(OutputUnusable) as caught:
            run([tmp_path / "in"], disk / "out", Options(jobs=1), Watch())
        assert "cannot be read or written (No space left on device)" in str(caught.value)
        assert caught.value.exit_code == 3
        assert {path: path.read_bytes() for path in disk.rglob("*.parquet")} == before
        assert not list(disk.rglob("*.tmp"))
        (disk / "filler").unlink()
        assert run([tmp_path / "in"], disk / "out", Options(jobs=1), Watch()).converted == 1
        assert [row["source"] for row in read_table(disk / "out", "documents")] == ["a.txt", "b.txt"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
