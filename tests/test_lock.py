"""One run at a time into one folder, also after a run was killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import OutputUnusable
from pipeline.lock import hold

HOLDER = """
import sys, time
from pathlib import Path
from pipeline.lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def _convert(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "from pipeline.cli import main; main()"
    command = [sys.executable, "-c", code, "convert", str(folder / "a.pdf"), "-o", str(folder / "out")]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])


def test_the_second_says_who_holds_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "out")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        second = _convert(tmp_path)
        assert second.returncode == 3
        assert second.stderr.startswith(f"tavoitteet: {tmp_path / 'out'}: process {holder.pid} on ")
        assert second.stderr.endswith(", is writing there; wait until it ends, or stop it\n")
        holder.kill()
    with hold(tmp_path / "out"):  # the killed one holds nothing
        pass


def test_it_is_let_go_when_a_run_ends(tmp_path: Path) -> None:
    for _ in range(2):
        with hold(tmp_path / "new" / "out"):
            assert str(os.getpid()) in (tmp_path / "new" / "out" / ".lock").read_text("utf-8")
    assert (tmp_path / "new" / "out" / ".lock").read_text("utf-8") == ""


def test_a_holder_that_did_not_sign(tmp_path: Path) -> None:
    with hold(tmp_path):
        (tmp_path / ".lock").write_text("?", encoding="utf-8")
        with pytest.raises(OutputUnusable, match="another run is writing there"), hold(tmp_path):
            pass


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputUnusable, match="cannot be read or written"), hold(tmp_path / "file" / "out"):
        pass
