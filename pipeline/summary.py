"""What a run did: each document's result, and all of them together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TextIO

from pipeline.errors import one_line
from pipeline.inputs import Document
from pipeline.rows import Row
from pipeline.store import Changes

_TOLD = ("document_id", "year", "period", "unit", "pages", "words", "words_unparsed")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a document. `head` is its row in `documents`; `skipped`: it was not read again."""

    document: Document
    head: Row
    skipped: bool = False
    trace: str | None = None  # of a bug of ours

    @property
    def status(self) -> str:
        """`converted`, `partial` or `failed`."""
        return str(self.head["status"])

    @property
    def error(self) -> str | None:
        """Why it is not `converted`."""
        error: str | None = self.head["error"]
        return error

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        own = {"source": self.document.source, "path": str(self.document.path), "status": self.status}
        return own | {"skipped": self.skipped, "error": self.error} | {name: self.head.get(name) for name in _TOLD}


@dataclass(slots=True)
class Summary:
    """What a run did."""

    converted: int = 0
    skipped: int = 0  # converted by an earlier run, and unchanged
    partial: int = 0
    failed: int = 0
    pruned: int = 0
    left: int = 0  # not reached before a Ctrl-C
    troubles: list[Result] = field(default_factory=list)  # partial or failed, now or before
    changes: Changes = field(default_factory=Changes)
    waiting: list[str] = field(default_factory=list)  # sources with new corrections that are not among the documents

    def add(self, result: Result) -> None:
        """Takes in a document."""
        if result.status == "converted":
            self.skipped += result.skipped
            self.converted += not result.skipped
            return
        self.partial += result.status == "partial"
        self.failed += result.status == "failed"
        self.troubles.append(result)

    @property
    def exit_code(self) -> int:
        return 1 if self.troubles or self.left else 0

    def counts(self) -> str:
        """`2 converted, 0 skipped, 1 failed`; what is rare only if there is some."""
        rare = {"partial": self.partial, "removed": self.pruned, "left for the next run": self.left}
        counts = {"converted": self.converted, "skipped": self.skipped, "failed": self.failed}
        counts |= {name: count for name, count in rare.items() if count}
        return ", ".join(f"{count} {name}" for name, count in counts.items())

    def files(self) -> Iterator[str]:
        """The files that changed, in the order of their paths."""
        for path, rows in sorted(self.changes.written.items(), key=lambda each: str(each[0])):
            yield f"wrote {path} ({rows} row{'' if rows == 1 else 's'})"
        for path in sorted(self.changes.removed, key=str):
            yield f"removed {path} (nothing left in it)"
        if not (self.changes.written or self.changes.removed):
            yield "nothing to write: the tables are up to date"
        for source in self.waiting:
            yield f"corrections kept for {one_line(source)}, which is not among these reports"

    def show(self, out: TextIO) -> None:
        """Prints all of it: for a terminal with a table of what was not converted, else in plain lines."""
        for line in self.files():
            print(line, file=out)
        if self.troubles and out.isatty():
            _print_table(self.table(), out)
        else:
            for cells in self.table():
                print(*cells, sep="  ", file=out)
        print(self.counts(), file=out)
        if self.left:
            print("interrupted: run the same command again for what is left", file=out)

    def table(self) -> list[tuple[str, str, str]]:
        """What was not converted: status, source and reason, with `(unchanged)` if it was so before."""
        return [
            (
                result.status,
                one_line(result.document.source),
                f"{result.error}{' (unchanged)' if result.skipped else ''}",
            )
            for result in sorted(self.troubles, key=lambda result: (result.status, result.document.source))
        ]


def _print_table(rows: list[tuple[str, str, str]], out: TextIO) -> None:
    from rich.console import Console  # noqa: PLC0415 (slow to import, and of no use in a pipe)
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table("status", "document", "reason")
    for status, source, reason in rows:
        table.add_row(Text(status, "red" if status == "failed" else "yellow"), Text(source), Text(reason))
    Console(file=out).print(table)
