"""A short run of the fuzzer: see `make fuzz`."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.conftest import REAL, SAMPLES
from tests.fuzz import damaged, fuzz


def test_two_hundred_damaged_samples(tmp_path: Path) -> None:
    outcomes = fuzz(200, seed=7, keep=tmp_path / "faults")
    assert outcomes.faults == []
    assert sum(outcomes.counts.values()) == 200
    assert outcomes.counts["converted"] > 20
    assert outcomes.counts["partial"] > 0
    assert outcomes.counts["failed: is a damaged PDF"] > 5


def test_the_same_seed_gives_the_same_files() -> None:
    samples = [SAMPLES / name for name in REAL]
    one, again, other = (damaged(Random(seed), samples) for seed in ("1/1", "1/1", "1/2"))
    assert one == again != other
