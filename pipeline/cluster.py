"""The same job on a Dask cluster: each of its worker threads converts in a killable process, as a local run does.

A document's deadline and memory limit thus hold where it is converted, and no file can hang or kill the Dask worker
itself. One that dies all the same, with its machine, has its documents taken over by the others.
"""

from __future__ import annotations

import logging
import multiprocessing
import time
from collections.abc import Generator, Iterable
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from pipeline.errors import ClusterUnusable, WrongUsage, one_line
from pipeline.inputs import Document
from pipeline.options import Options
from pipeline.version import parser_version
from pipeline.workers import TICK, Parcel, Worker, died, failed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client

_AHEAD = 3  # documents a thread: one in work, two that are there when it is done
_RETRIES = 2  # of a task that a worker could not even begin, as with no memory for a process
_LOOK = 5.0  # seconds between two looks at who works
_PATIENCE = 120.0  # seconds without any worker, as while a cluster starts more
_CONNECT = 10.0  # seconds


def convert_all(documents: Iterable[Document], options: Options) -> Generator[Parcel | None, None, None]:
    """As `workers.convert_all`, on the cluster that the options name. Raises ClusterUnusable when it is not there, goes
    away, has no workers, or workers of another version. `documents` are taken only as threads get free."""
    assert options.cluster
    waiting = iter(documents)
    with _connected(options.cluster) as client:
        crew = _Crew(client, options.cluster)
        executor = client.get_executor(retries=_RETRIES, pure=False)
        pending: dict[Future[Parcel], Document] = {}
        done: SimpleQueue[Future[Parcel]] = SimpleQueue()  # `wait` would look at all of them each time
        # Of the documents that a worker had when it died, each is blamed. In the end they are tried one by one.
        suspects: list[Document] = []
        alone: Document | None = None
        while True:
            room = _AHEAD * max(crew.threads(), 1)
            due = list(islice(waiting, max(room - len(pending), 0)))
            if not due and not pending:
                if not suspects:
                    return
                due = [alone := suspects.pop(0)]
            for document in due:
                future = executor.submit(convert_there, _anywhere(document), options)
                pending[future] = document
                future.add_done_callback(done.put)
            try:
                future = done.get(timeout=TICK)
            except Empty:
                yield None
                continue
            document = pending.pop(future)
            parcel = _parcel(future, document, options)
            if parcel:
                yield crew.checked(parcel)
            elif document is alone:
                yield failed(document, died(None), options)
            else:
                suspects.append(document)


def convert_there(document: Document, options: Options) -> Parcel:
    """A document's parcel. What a thread of a Dask worker does."""
    # A nanny's worker may have no children lest they outlive it; ours end with their parent.
    multiprocessing.current_process().daemon = False
    try:  # looking first would let two threads see the same one
        worker = _idle.pop()
    except IndexError:
        worker = Worker(options)
    if worker.options != options:  # those of another run
        worker.stop()
        worker = Worker(options)
    worker.give(document)
    while (parcel := worker.take()) is None:
        pass
    _idle.append(worker)
    return parcel


_idle: list[Worker] = []  # in a Dask worker: processes without a document, no more than it has threads


def dismiss() -> None:
    """Ends the idle processes of a Dask worker."""
    while _idle:
        _idle.pop().stop()


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise WrongUsage("--cluster needs Dask; install it with `pip install 'tavoitteet[cluster]'`") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we say in one line what has happened
    try:
        client = Client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        raise _unusable(address, f"cannot be reached ({one_line(str(error))}); check the address") from error
    try:
        yield client
        with suppress(Exception):  # no process of ours is worth an error now
            client.run(dismiss)
    except (OSError, CancelledError) as error:  # also of asking a scheduler that is gone
        raise _lost(address) from error
    finally:
        client.close(timeout=2)


class _Crew:
    """The workers of a cluster, who come and go."""

    def __init__(self, client: Client, address: str) -> None:
        self.client = client
        self.address = address
        self.known: dict[str, int] = {}  # threads by worker
        self.looked = -_LOOK
        self.seen = time.monotonic()

    def threads(self) -> int:
        """How many there are. Raises ClusterUnusable."""
        now = time.monotonic()
        if self.client.status != "running":
            raise _lost(self.address)
        if now - self.looked >= _LOOK:
            self.looked = now
            there: dict[str, int] = self.client.nthreads()
            self._check(there.keys() - self.known.keys())
            self.known = there
        if self.known:
            self.seen = now
        elif now - self.seen > _PATIENCE:
            raise _unusable(self.address, "has no workers; start some with `dask worker`")
        return sum(self.known.values())

    def checked(self, parcel: Parcel) -> Parcel:
        """The parcel, if our own version made it: a worker may just have come."""
        self._compare("one of its workers", parcel.head["parser_version"])
        return parcel

    def _check(self, new: Iterable[str]) -> None:
        """Asks workers for their version. One that goes meanwhile answers with an OSError."""
        answers = self.client.run(parser_version, workers=list(new), on_error="return") if new else {}
        for worker, answer in answers.items():
            if not isinstance(answer, OSError):
                self._compare(f"its worker {worker}", answer)

    def _compare(self, who: str, version: object) -> None:
        if isinstance(version, Exception):
            reason = (
                f"{who} cannot run tavoitteet ({one_line(str(version))}); install tavoitteet {parser_version()} there"
            )
            raise _unusable(self.address, reason)
        if version != parser_version():
            raise _unusable(
                self.address, f"{who} has tavoitteet {version}, and here is {parser_version()}; install the same"
            )


def _parcel(future: Future[Parcel], document: Document, options: Options) -> Parcel | None:
    """What became of a document; None if too many workers died that had it, which may have been another one's doing.
    Raises CancelledError if the scheduler was lost."""
    from distributed import KilledWorker  # noqa: PLC0415

    try:
        return replace(future.result(), document=document)  # with the path as it was given
    except KilledWorker:  # more of them than `distributed.scheduler.allowed-failures`
        return None
    except CancelledError:
        raise
    except Exception as error:
        reason = (
            f"its worker could not begin ({type(error).__name__}: {one_line(str(error))}); look at the worker's log"
        )
        return failed(document, reason, options)


def _anywhere(document: Document) -> Document:
    """The document as another process can find it, whatever its current folder is."""
    return replace(document, path=document.path.absolute()) if isinstance(document.path, Path) else document


def _lost(address: str) -> ClusterUnusable:
    return _unusable(address, "was lost; run the same command again for the rest when it is back")


def _unusable(address: str, reason: str) -> ClusterUnusable:
    return ClusterUnusable(f"{one_line(address)}: {reason}")
