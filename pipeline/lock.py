"""One run at a time into one output folder. The operating system holds the lock, so a killed run holds none."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from pipeline.errors import OutputUnusable, one_line
from pipeline.publish import unusable

_NAME = ".lock"


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Holds the lock of an output folder, which is made if need be. Raises OutputUnusable, saying who holds it."""
    path = folder / _NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise unusable(path, error) from error
    try:
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError) as error:
            advice = "wait until it ends, or stop it"
            raise OutputUnusable(f"{one_line(str(folder))}: {_holder(path)} is writing there; {advice}") from error
        except OSError as error:
            raise unusable(path, error) from error
        with suppress(OSError):  # of no use to the lock itself, as on a full disk
            os.ftruncate(handle, 0)
            os.write(handle, json.dumps(_own_name()).encode())
        yield
        with suppress(OSError):
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)  # and with it the lock


def _own_name() -> dict[str, object]:
    return {"pid": os.getpid(), "host": platform.node(), "since": f"{datetime.now():%Y-%m-%d %H:%M:%S}"}


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return one_line(f"process {holder['pid']} on {holder['host']}, since {holder['since']},")
    except (OSError, ValueError, LookupError, TypeError):
        return "another run"  # that has not signed yet


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        """Locks a byte far behind the text, which others can read so."""
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
