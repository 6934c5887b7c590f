"""Errors that can be expected. Each says in one line what happened, where, and what to do; anything else that
is raised is a bug and keeps its traceback."""

from __future__ import annotations

from pathlib import Path


class TavoitteetError(Exception):
    """What a user can put right. The exit code is an interface: see the README."""

    exit_code = 1


class UnreadableDocument(TavoitteetError):
    """One document that cannot be read; the others can."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{one_line(str(self.path))}: {self.reason}"


class WrongUsage(TavoitteetError):
    """Arguments that contradict each other."""

    exit_code = 2


class OutputUnusable(TavoitteetError):
    """An output folder that cannot be written, or is not ours. Nothing in it was touched."""

    exit_code = 3


class ClusterUnusable(TavoitteetError):
    """A cluster that is not there, went away, or does not fit. What was converted is published."""

    exit_code = 3


class StoreUnusable(TavoitteetError):
    """Object storage that is not there, went away, or refuses. What was published stays."""

    exit_code = 3


def one_line(text: str) -> str:
    """`text` with line breaks and all else that does not print escaped; file names can hold anything."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)
