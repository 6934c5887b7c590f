"""Many documents: read by workers, published as they come, so that neither a crash nor a Ctrl-C costs much."""

from __future__ import annotations

import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence, Set
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.bucket import opened
from pipeline.corrections import Correction, take_up
from pipeline.errors import ClusterUnusable, StoreUnusable, TavoitteetError, WrongUsage
from pipeline.files import TableFiles
from pipeline.inputs import Document, find_documents, is_folder
from pipeline.links import renew
from pipeline.lock import hold
from pipeline.options import Options
from pipeline.publish import finish
from pipeline.remote import Place, Url
from pipeline.rows import Columns
from pipeline.store import merge
from pipeline.summary import Result, Summary
from pipeline.tags import keep_tags
from pipeline.unchanged import Plan, plan
from pipeline.watch import Watch
from pipeline.workers import Parcel, convert_all

# So much work is at risk if the run is killed. Seconds leave room for the publishing itself: 30 are promised.
_DOCUMENTS = 200
_SECONDS = 20.0
_BYTES = 4 << 20  # of rows: so that a few large documents do not fill the memory


def run(inputs: Sequence[Place], output: Place, options: Options, watch: Watch) -> Summary:
    """Converts all reports that `inputs` name and that are not yet in the tables in `output`; `watch` hears of
    each. Raises WrongUsage and OutputUnusable before anything is read, OutputUnusable also when the disk is
    full, ClusterUnusable and StoreUnusable at any time; what was published until then stays."""
    try:
        summary = _run(inputs, output, options, watch)
    except TavoitteetError as error:
        watch.stop(error)
        raise
    watch.end(summary)
    return summary


def _run(inputs: Sequence[Place], output: Place, options: Options, watch: Watch) -> Summary:
    documents = find_documents(inputs, output)
    if options.prune:
        _check_prune(inputs, documents)
    given = options.corrections.all
    with _opened(output) as files:
        options = replace(options, corrections=take_up(files, options.corrections))
        work = _Run(files, options, watch)
        summary = work.through(plan(documents, files, options))
        if not summary.left:
            summary.waiting = sorted({each.document for each in given if not work.has_heard(each)})
        if work.objects:
            with suppress(StoreUnusable, WrongUsage):  # all is published, and they only save the next run some time
                now = [document.path for document in find_documents(inputs, output)]
                keep_tags(files, work.objects, (path for path in now if isinstance(path, Url)))
        return summary


@contextmanager
def _opened(output: Place) -> Iterator[TableFiles]:
    """The tables, for this run alone, and what another one left undone done."""
    if isinstance(output, Url):
        with opened(output) as files:
            yield files
        return
    files = TableFiles(output)
    files.check()
    with hold(output):
        finish(output)
        yield files


@dataclass(slots=True)
class _Waiting:
    """Results that are not published yet."""

    parcels: deque[bytes] = field(default_factory=deque)
    size: int = 0
    since: float = 0

    def add(self, columns: bytes) -> None:
        self.since = self.since if self.parcels else time.monotonic()
        self.parcels.append(columns)
        self.size += len(columns)

    def taken(self) -> Iterator[Columns]:
        """Each, which is let go as the next one is asked for."""
        while self.parcels:
            yield pickle.loads(self.parcels.popleft())

    @property
    def due(self) -> bool:
        full = len(self.parcels) >= _DOCUMENTS or self.size >= _BYTES
        return full or bool(self.parcels and time.monotonic() - self.since >= _SECONDS)


class _Run:
    def __init__(self, files: TableFiles, options: Options, watch: Watch) -> None:
        self.files = files
        self.options = options
        self.watch = watch
        self.summary = Summary()
        self.waiting = _Waiting()
        self.objects: dict[Url, str] = {}  # the hashes of their bytes
        self.heard: set[str] = set()  # sources and document ids

    def through(self, work: Plan) -> Summary:
        """Does all there is to do."""
        self.watch.start(len(work.todo) + len(work.unchanged))
        for document, head in work.unchanged:
            self._hear(Result(document, head, skipped=True))
        with _interruptible() as interrupted, closing(_parcels(work.todo, self.options)) as parcels:
            self._take_all(parcels, len(work.todo), interrupted)
        if not self.summary.left:
            self.summary.pruned = len(work.gone)
        if self.waiting.parcels or self.summary.pruned:
            self._publish(work.gone if self.summary.pruned else frozenset())
        for step in renew(self.files):
            self.summary.changes.add(step, self.files.bucket)
        return self.summary

    def _take_all(self, parcels: Iterator[Parcel | None], left: int, interrupted: threading.Event) -> None:
        try:
            for parcel in parcels:
                if parcel:
                    left -= 1
                    self._take(parcel)
                if self.waiting.due:
                    self._publish()
                if interrupted.is_set():
                    self.summary.left = left
                    return
        except ClusterUnusable:  # nobody converts any more, but what was converted is here
            self._publish()
            raise

    def _take(self, parcel: Parcel) -> None:
        self.waiting.add(parcel.columns)
        self._hear(Result(parcel.document, parcel.head, trace=parcel.trace))

    def _hear(self, result: Result) -> None:
        self.summary.add(result)
        self.heard |= {result.document.source, result.head["document_id"]}
        if isinstance(result.document.path, Url) and result.head.get("sha256"):
            self.objects[result.document.path] = result.head["sha256"]
        self.watch.hear(result)

    def has_heard(self, correction: Correction) -> bool:
        """Whether the run had the document of a correction, under whatever name."""
        return correction.document in self.heard or correction.row_id.partition("-")[0] in self.heard

    def _publish(self, gone: Set[str] = frozenset()) -> None:
        for step in merge(self.files, self.waiting.taken(), gone):
            self.summary.changes.add(step, self.files.bucket)
        self.waiting = _Waiting()


def _parcels(documents: Sequence[Document], options: Options) -> Generator[Parcel | None, None, None]:
    if options.cluster and documents:
        from pipeline import cluster  # noqa: PLC0415 (an extra)

        return cluster.convert_all(documents, options)
    return convert_all(documents, options)


def _check_prune(inputs: Sequence[Place], documents: Sequence[Document]) -> None:
    if not all(map(is_folder, inputs)):
        raise WrongUsage("--prune removes what is not in the folders given; give folders that exist, and no files")
    if not documents:
        raise WrongUsage("--prune would remove everything, as the folders hold no reports; check the paths")


@contextmanager
def _interruptible() -> Iterator[threading.Event]:
    """Set by Ctrl-C, or when the system asks to end; the second time it is as without this."""
    event = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield event
        return

    def note(number: int, _: object) -> None:
        event.set()
        signal.signal(number, before[number])

    found: dict[int, Any] = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    before = {number: handler for number, handler in found.items() if handler != signal.SIG_IGN}  # as under nohup
    for number in before:
        signal.signal(number, note)
    try:
        yield event
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
