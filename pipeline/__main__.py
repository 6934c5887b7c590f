"""The process behind the command `tavoitteet`."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder


class Without(MetaPathFinder):
    """Says that a library is not there."""

    def __init__(self, absent: str) -> None:
        self.absent = absent

    def find_spec(self, name: str, *_: object) -> None:
        if name == self.absent:
            raise ModuleNotFoundError(name=name)


def run() -> None:
    """Reads the command line."""
    # pyarrow looks for pandas when it makes its first array; that costs a quarter of a second and 40 MiB, and no
    # command needs it. Whoever imports us as a library has it.
    sys.meta_path.insert(0, Without("pandas"))
    from pipeline.cli import main  # noqa: PLC0415 (what it imports may look for pandas too)

    main()


if __name__ == "__main__":
    run()
