"""A real Dask cluster on the loopback: a scheduler and its workers, each a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
_DASK = Path(sys.executable).with_name("dask")
_LOCAL = ("--host", "127.0.0.1", "--no-dashboard")


class Cluster:
    """Its scheduler's `address`, and processes that can be killed."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = os.environ | {"PYTHONPATH": str(ROOT)} | environment
        self.file = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(self.file))
        self.workers: list[subprocess.Popen[bytes]] = []
        wait_until(lambda: self.file.exists() and self.file.read_text("utf-8").endswith("}"))
        self.address: str = json.loads(self.file.read_text("utf-8"))["address"]

    def add_worker(self, *options: str) -> None:
        """One more, of one thread."""
        own = ("--scheduler-file", str(self.file), "--nthreads", "1", "--local-directory", str(self.folder))
        self.workers.append(self._start("worker", *own, *options))

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            command = [str(_DASK), *arguments, *_LOCAL]
            # In a session of its own, so that what it has started can be killed with it.
            return subprocess.Popen(command, stdout=log, stderr=log, env=self.environment, start_new_session=True)

    def stop(self) -> None:
        """Kills all of it."""
        for process in (self.scheduler, *self.workers):
            kill(process)


@contextmanager
def cluster(
    folder: Path, *options: str, workers: int = 2, environment: dict[str, str] | None = None
) -> Iterator[Cluster]:
    """A cluster that is ready. `options` are those of `dask worker`."""
    started = Cluster(folder, environment or {})
    try:
        for _ in range(workers):
            started.add_worker(*options)
        if workers:
            wait_for_workers(started.address, workers)
        yield started
    finally:
        started.stop()


def wait_for_workers(address: str, count: int) -> None:
    """Returns when so many are there."""
    from distributed import Client  # noqa: PLC0415 (takes its time, and workers that import this need it not)

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=30)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kills a process with all that it has started, as when its machine loses power."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_until(condition: Callable[[], object]) -> None:
    """Returns when it holds."""
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
