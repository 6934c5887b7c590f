"""The version that rows are marked with. It changes with every change of the code that decides what is read."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_ROOT = Path(__file__).parents[1]
# What stands between a file's bytes and its rows, and between rows and their links.
_DECIDING = (
    "parsers/**/*.py",
    "pipeline/extract/*.py",
    "pipeline/convert.py",
    "pipeline/correct.py",
    "pipeline/corrections.py",
    "pipeline/likeness.py",
    "pipeline/links.py",
    "pipeline/normalize.py",
    "pipeline/rows.py",
    "pipeline/schemas.py",
)


@cache
def parser_version() -> str:
    """The package's version and a hash of its parsing code, the same on every machine: `0.1.0+3f2a91c0`."""
    digest = hashlib.sha256()
    for pattern in _DECIDING:
        for path in sorted(_ROOT.glob(pattern), key=lambda path: path.as_posix()):
            digest.update(path.relative_to(_ROOT).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))  # Windows may check sources out so
    return f"{version('tavoitteet')}+{digest.hexdigest()[:8]}"
