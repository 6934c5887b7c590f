"""The process behind the command `tavoitteet`."""

from __future__ import annotations

import os
import sys


class _Without:
    """Says that a library is not there, always or to those who ask while `importing` is being imported."""

    def __init__(self, absent: str, importing: str = "") -> None:
        self.absent = absent
        self.importing = importing

    def find_spec(self, name: str, *_: object) -> None:
        if name == self.absent and (not self.importing or self._is_importing()):
            raise ModuleNotFoundError(name=name)

    def _is_importing(self) -> bool:
        specs = [module.__spec__ for name, module in sys.modules.items() if name.partition(".")[0] == self.importing]
        return any(getattr(spec, "_initializing", False) for spec in specs)


def lighten() -> None:
    """Has pyarrow take less time and memory, before it is imported. Who imports us as a library has it as it is."""
    # It looks for pandas when it makes its first array; that costs a quarter of a second and 40 MiB, and no command
    # needs it.
    sys.meta_path.insert(0, _Without("pandas"))
    # Nor does it need numpy, which takes a sixth of all imports; OpenCV and the comparing of wordings do.
    sys.meta_path.insert(0, _Without("numpy", importing="pyarrow"))
    # Its own allocator keeps what it was given: some 20 MiB more for each thousand rows of a table that is published.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


def run() -> None:
    """Reads the command line."""
    lighten()
    from pipeline.cli import main  # noqa: PLC0415 (what it imports may look for pandas too)

    main()


if __name__ == "__main__":
    run()
