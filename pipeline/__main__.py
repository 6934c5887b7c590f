"""The process behind the command `tavoitteet`."""

from __future__ import annotations

import os
import sys


class _Without:
    """Says that a library is not there."""

    def __init__(self, absent: str) -> None:
        self.absent = absent

    def find_spec(self, name: str, *_: object) -> None:
        if name == self.absent:
            raise ModuleNotFoundError(name=name)


def lighten() -> None:
    """Has pyarrow take less time and memory, before it is imported. Who imports us as a library has it as it is."""
    # It looks for pandas when it makes its first array; that costs a quarter of a second and 40 MiB, and no command
    # needs it.
    sys.meta_path.insert(0, _Without("pandas"))
    # Its own allocator keeps what it was given: some 20 MiB more for each thousand rows of a table that is published.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


def run() -> None:
    """Reads the command line."""
    lighten()
    from pipeline.cli import main  # noqa: PLC0415 (what it imports may look for pandas too)

    main()


if __name__ == "__main__":
    run()
