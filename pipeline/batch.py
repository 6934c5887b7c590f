"""Many documents: each converted by itself, the results merged into the store as they come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.convert import Outcome, convert
from pipeline.files import TableFiles
from pipeline.inputs import Document, find_documents
from pipeline.store import Changes, merge

_AT_ONCE = 200  # documents merged in one go: so much work is lost if the run is killed


@dataclass(slots=True)
class Summary:
    """What a run did."""

    converted: int = 0
    failed: int = 0
    changes: Changes = field(default_factory=Changes)

    @property
    def exit_code(self) -> int:
        return 1 if self.failed else 0

    def lines(self) -> Iterator[str]:
        """The run in words, files in the order of their paths."""
        for path, rows in sorted(self.changes.written.items()):
            yield f"wrote {path} ({rows} row{'' if rows == 1 else 's'})"
        for path in sorted(self.changes.removed):
            yield f"removed {path} (nothing left in it)"
        if not (self.changes.written or self.changes.removed):
            yield "nothing to write: the tables are up to date"
        yield f"{self.converted} converted, {self.failed} failed"


def run(inputs: Sequence[Path], output: Path, tell: Callable[[Outcome], None]) -> Summary:
    """Converts all reports that `inputs` name into the tables in `output`; `tell` hears of each outcome.
    Raises WrongUsage and OutputUnusable before anything is read."""
    documents = find_documents(inputs, output)
    files = TableFiles(output)
    files.check()
    summary = Summary()
    waiting: list[Outcome] = []
    for outcome in _convert_all(documents):
        tell(outcome)
        summary.failed += outcome.failed
        summary.converted += not outcome.failed
        waiting.append(outcome)
        if len(waiting) == _AT_ONCE:
            _merge(files, waiting, summary)
    _merge(files, waiting, summary)
    return summary


def _convert_all(documents: Sequence[Document]) -> Iterator[Outcome]:
    """The outcomes, with a progress bar on stderr if that is a terminal."""
    if not sys.stderr.isatty():
        yield from map(convert, documents)
        return
    from rich.console import Console  # noqa: PLC0415 (slow to import, and of no use in a pipe)
    from rich.progress import track  # noqa: PLC0415

    yield from track(map(convert, documents), "Converting", len(documents), console=Console(stderr=True))


def _merge(files: TableFiles, waiting: list[Outcome], summary: Summary) -> None:
    for step in merge(files, [outcome.rows for outcome in waiting]):
        summary.changes.add(step)
    waiting.clear()
