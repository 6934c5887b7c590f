"""Processes that convert documents: each within its time and memory, and each can die without harm to the rest.

A worker is a pool of one process with one document at a time, so it is never in doubt whose doing a death was.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import shutil
import signal
import tempfile
import threading
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pebble

from pipeline.extract import may_open
from pipeline.inputs import Document
from pipeline.options import Options
from pipeline.rows import Row, by_column

if TYPE_CHECKING:
    from pipeline.convert import Outcome

TICK = 0.2  # seconds between two looks at whether to stop
_RECYCLED = 100  # documents a process: what a library leaks does not add up
_SELDOM = 100_000  # new objects: some hundred pages of words and lines, none of which is in a cycle
_LARGEST = 64 << 20  # bytes of rows that are taken from a document, some 10,000 pages of them
_WORTH_ANOTHER_TRY = ("took longer than ", "needs more than ", "its worker ")


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a worker hands over: the row for `documents`, and the columns of all tables pickled, which is small."""

    document: Document
    head: Row
    trace: str | None
    columns: bytes


def over_time(options: Options) -> str:
    """The reason of a document whose deadline passed."""
    return f"took longer than {options.timeout:g} s; look at the file, or allow it more with --timeout"


def over_memory(options: Options) -> str:
    """The reason of a document for which the memory did not suffice."""
    return f"needs more than {options.memory} MiB of memory; look at the file, or allow it more with --memory"


def is_settled(reason: str, options: Options) -> bool:
    """Whether a failure would only come again. Other limits or, after a worker's death, another day may help."""
    if may_open(reason, options.reading):
        return False
    return reason in (over_time(options), over_memory(options)) or not reason.startswith(_WORTH_ANOTHER_TRY)


def convert_all(documents: Iterable[Document], options: Options) -> Generator[Parcel | None, None, None]:
    """The documents' parcels as they come; None now and then while nothing comes. Closing it stops all at once."""
    waiting = iter(documents)
    workers: list[Worker] = []
    try:
        while True:
            while len(workers) < options.jobs and (document := next(waiting, None)):
                workers.append(Worker(options))
                workers[-1].give(document)
            if not workers:
                return
            wait([worker.future for worker in workers], TICK, FIRST_COMPLETED)
            done = [worker for worker in workers if worker.future.done()]
            if not done:
                yield None
            for worker in done:
                parcel = worker.take()
                if parcel is None:  # it has to try again
                    continue
                document = next(waiting, None)
                if document:
                    worker.give(document)
                else:
                    workers.remove(worker)
                    worker.stop()
                yield parcel
    finally:
        for worker in workers:
            worker.pool.stop()
        for worker in workers:
            worker.stop()


class Worker:
    """One process, replaced when it dies, and the document that it has."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._begin()

    def give(self, document: Document, last_try: bool = False) -> None:
        """Has the next document converted."""
        self.document = document
        self.last_try = last_try
        try:
            self.future = self._schedule(document)
        except RuntimeError:  # it died while it had nothing to do
            self.renew()
            self.future = self._schedule(document)

    def take(self) -> Parcel | None:
        """What became of the document; None if that is to be found out by another try, which has begun."""
        try:
            parcel: Parcel = pickle.loads(self.future.result())
        except TimeoutError:
            return self._failed(over_time(self.options))
        except pebble.ProcessExpired as error:
            aborted = error.exitcode == -signal.SIGABRT  # as PDFium does when it gets no memory
            return self._failed(over_memory(self.options) if aborted else died(error.exitcode))
        except MemoryError:  # even for its excuse
            self.renew()
            return self._failed(over_memory(self.options))
        except BrokenProcessPool:  # it died before it said that it had begun
            self.renew()
            if self.last_try:
                return self._failed(died(None))
            self.give(self.document, last_try=True)
            return None
        if parcel.head["error"] == over_memory(self.options):
            self.renew()  # what it holds is in pieces
        return parcel

    def renew(self) -> None:
        """Another process in the place of this one."""
        self.stop()
        self._begin()

    def stop(self) -> None:
        """Kills the process, whatever it does."""
        self.pool.stop()
        self.pool.join()
        self.scratch.cleanup()

    def _begin(self) -> None:
        # Its temporary files, which it leaves behind when it is killed.
        self.scratch = tempfile.TemporaryDirectory(prefix="tavoitteet-", ignore_cleanup_errors=True)
        self.pool = _start(self.options.memory, self.scratch.name)

    def _schedule(self, document: Document) -> Future[bytes]:
        future: Future[bytes] = self.pool.schedule(work, (document, self.options), timeout=self.options.timeout)
        return future

    def _failed(self, reason: str) -> Parcel:
        for left in Path(self.scratch.name).glob("*"):
            shutil.rmtree(left, ignore_errors=True)
        return failed(self.document, reason, self.options)


def failed(document: Document, reason: str, options: Options) -> Parcel:
    """The parcel of a document whose conversion had to be stopped."""
    from pipeline.convert import given_up  # noqa: PLC0415 (it brings the parser, which the parent does without)

    return _parcel(given_up(document, reason, options.reading, options.corrections), options)


def work(document: Document, options: Options) -> bytes:
    """A document's parcel, pickled. What a worker does."""
    from pipeline.convert import convert  # noqa: PLC0415

    with suppress(MemoryError):  # after which all that was read is let go
        outcome = convert(document, options.min_coverage, options.reading, options.corrections)
        return _pickled(_parcel(outcome, options))
    return _pickled(failed(document, over_memory(options), options))


def _pickled(parcel: Parcel) -> bytes:
    return pickle.dumps(parcel, pickle.HIGHEST_PROTOCOL)


def _parcel(outcome: Outcome, options: Options) -> Parcel:
    columns = pickle.dumps(by_column(outcome.rows), pickle.HIGHEST_PROTOCOL)
    if len(columns) > _LARGEST:
        reason = "holds too much for one report; split it into its reports"
        return failed(outcome.document, reason, options)
    (head,) = outcome.rows["documents"]
    return Parcel(outcome.document, {"error": None} | head, outcome.trace, columns)


def died(code: int | None) -> str:
    """The reason of a document whose worker died; a negative code is the number of a signal."""
    how = "" if code is None else f" (exit code {code})"
    if code is not None and code < 0:
        with suppress(ValueError):
            how = f" ({signal.Signals(-code).name})"
    return f"its worker died{how}; look at the file, or convert it again"


def _start(memory: int, scratch: str) -> Any:
    # After a SIGTERM, which our processes do not outlive, there is nothing to wait for.
    pebble.CONSTS.term_timeout = 0.5
    context = multiprocessing.get_context("spawn")  # on every system the same
    pool = pebble.ProcessPool(1, _RECYCLED, begin, (memory, scratch), context)
    with _interrupts_held_back():
        started = pool.active  # looking is what starts it
    assert started
    return pool


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Processes and threads that are started here never see a Ctrl-C, which is the parent's to deal with."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin(memory: int, scratch: str | None = None) -> None:
    """Makes ready a process that has just started. Its limit counts all memory that it maps, itself included."""
    from pipeline import convert  # noqa: PLC0415, F401 (so that no document's deadline has to wait for it)

    collect_seldom()
    tempfile.tempdir = scratch
    silent = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):  # what a library prints is not for stdout's reader
        os.dup2(silent, stream)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # dies of it even in the midst of a library
    threading.Thread(target=_die_with_parent, daemon=True).start()
    with suppress(ImportError, ValueError, OSError):  # where the system has no such limits
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def collect_seldom() -> None:
    """Has Python look for cycles of objects that nobody holds once in many pages, and not among what is imported: else
    that takes up to a tenth of the time of a document."""
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
