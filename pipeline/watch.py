"""Who is told of a run as it goes: a terminal, a machine, a log."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from pipeline.errors import WrongUsage, one_line

if TYPE_CHECKING:
    from rich.progress import Progress

    from pipeline.summary import Result, Summary


class Watch:
    """Hears of each document. This one says nothing."""

    def start(self, documents: int) -> None:
        """A run begins."""

    def hear(self, result: Result) -> None:
        """A document is done."""

    def end(self, summary: Summary) -> None:
        """A run is done."""

    def stop(self, error: Exception) -> None:
        """A run cannot go on."""


class Watches(Watch):
    """Several that hear the same."""

    def __init__(self, watches: Sequence[Watch]) -> None:
        self.watches = watches

    def start(self, documents: int) -> None:
        for watch in self.watches:
            watch.start(documents)

    def hear(self, result: Result) -> None:
        for watch in self.watches:
            watch.hear(result)

    def end(self, summary: Summary) -> None:
        for watch in self.watches:
            watch.end(summary)

    def stop(self, error: Exception) -> None:
        for watch in self.watches:
            watch.stop(error)


class Complaints(Watch):
    """Failures as they come, a line each on stderr."""

    def hear(self, result: Result) -> None:
        if result.trace:
            print(result.trace, file=sys.stderr, flush=True)
        if result.error and not result.skipped:
            print(f"tavoitteet: {one_line(str(result.document.path))}: {result.error}", file=sys.stderr, flush=True)


class Bar(Watch):
    """A progress bar on a terminal at stderr: documents, pages a second, failures, time left."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.pages = self.failed = 0

    def start(self, documents: int) -> None:
        self.since = time.monotonic()
        self.task = self.progress.add_task("Converting", total=documents, speed="", failed=0)

    def hear(self, result: Result) -> None:
        self.failed += result.status == "failed"
        if not result.skipped:
            self.pages += result.head.get("pages") or 0
        speed = f"{self.pages / (time.monotonic() - self.since + 1e-9):.1f} pages/s"
        self.progress.update(self.task, advance=1, speed=speed, failed=self.failed)


@contextmanager
def bar() -> Iterator[Bar]:
    """A bar, shown while this lasts."""
    from rich import progress  # noqa: PLC0415 (slow to import, and of no use in a pipe)
    from rich.console import Console  # noqa: PLC0415

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[speed]} {task.fields[failed]} failed"),
        progress.TimeRemainingColumn(),
        progress.TextColumn("left"),
    )
    with progress.Progress(*columns, console=Console(stderr=True)) as shown:
        yield Bar(shown)


class JsonLines(Watch):
    """A line of JSON a document on stdout."""

    def hear(self, result: Result) -> None:
        print(json.dumps(result.as_json(), ensure_ascii=False), flush=True)


class Log(Watch):
    """All that happens, with the time, at the end of a file. A disk that is full stops the log, not the run."""

    def __init__(self, file: TextIO) -> None:
        self.file = file

    def start(self, documents: int) -> None:
        self._write(f"{documents} documents")

    def hear(self, result: Result) -> None:
        state = f"{result.status}, unchanged" if result.skipped else result.status
        reason = f": {result.error}" if result.error else ""
        self._write(f"{state}: {one_line(str(result.document.path))}{reason}")
        if result.trace:
            self._write(result.trace)

    def end(self, summary: Summary) -> None:
        for line in (*summary.files(), summary.counts()):
            self._write(line)

    def stop(self, error: Exception) -> None:
        self._write(f"stopped: {error}")

    def _write(self, line: str) -> None:
        with suppress(OSError, ValueError):  # the latter once it is closed
            self.file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {line}\n")
            self.file.flush()


@contextmanager
def watching(as_json: bool, log: Path | None) -> Iterator[Watch]:
    """The watches that the command line asks for. Raises WrongUsage if the log cannot be written."""
    with ExitStack() as stack:
        watches: list[Watch] = [Complaints()]
        if as_json:
            watches.append(JsonLines())
        if log:
            try:
                file = log.open("a", encoding="utf-8", errors="backslashreplace")
            except OSError as error:
                raise WrongUsage(
                    f"{one_line(str(log))}: cannot be written ({error.strerror}); log into another file"
                ) from error
            watches.append(Log(file))
            stack.callback(_close, file)
        if sys.stderr.isatty():
            watches.append(stack.enter_context(bar()))
        yield Watches(watches)


def _close(file: TextIO) -> None:
    with suppress(OSError):
        file.close()
