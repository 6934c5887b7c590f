"""How a run is to go."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from pipeline.corrections import NONE, Corrections
from pipeline.extract import Reading

RECOGNISING = 600.0  # seconds a document whose scans are recognised, at some three a page


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line can set. `timeout` is seconds a document, `memory` MiB a worker."""

    jobs: int = field(default_factory=cores)
    timeout: float = 60
    memory: int = 1024
    min_coverage: float = 0
    force: bool = False
    prune: bool = False
    cluster: str | None = None  # the address of a Dask scheduler; without it, processes of this machine
    reading: Reading = field(default_factory=Reading)
    corrections: Corrections = NONE
