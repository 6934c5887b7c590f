"""Small reports typed by hand, and the two samples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.convert import Outcome, convert
from pipeline.inputs import Document
from pipeline.schemas import TABLES

SAMPLES = Path(__file__).parents[1] / "samples"
REAL = ("pori-2025-t2-konsernipalvelut.pdf", "pori-2025-t2-konsernipalvelut.txt")

_ORDINALS = {"T1": "ensimmäisellä", "T2": "toisella", "T3": "kolmannella"}

WriteReport = Callable[..., Path]
ReadTable = Callable[[Path, str], list[dict[str, Any]]]


@pytest.fixture(scope="session", params=REAL)
def real(request: pytest.FixtureRequest) -> Outcome:
    """The real report, once read from the PDF and once from the text."""
    return convert(Document(SAMPLES / request.param, request.param))


@pytest.fixture
def write_report() -> WriteReport:
    """Writes a report of one action, with one indicator and one milestone, as a text file."""

    def write(path: Path, period: str | None = "T2", *, action: str = "Viestintä", year: int | None = 2025) -> Path:
        lines = [
            f"TALOUSARVION {year or ''} TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT",
            "PAINOPISTE Kasvava Pori",
            "TAVOITE Kasvu",
            "TEKO Ohjelma",
            f"TOIMENPIDE {action}",
            "MITTARI",
            *("", "Kävijöitä", "", "Lähtötaso Tavoitetaso", "0", "", "10", ""),
        ]
        if period:
            ordinal = f"{_ORDINALS[period]} vuosikolmanneksella ({period}):"
            lines += [f"Selvitys toimenpiteen edistymisestä {ordinal}", "Osatavoite 1: Aloitus", "Raportointi: Tehty"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def read_table() -> ReadTable:
    """The rows of a whole table, all partitions in the order of their names."""

    def read(output: Path, name: str) -> list[dict[str, Any]]:
        paths = sorted((output / name).glob("*.parquet"))
        return [row for path in paths for row in pq.ParquetFile(path).read().to_pylist()]

    return read


@pytest.fixture
def assert_consistent(read_table: ReadTable) -> Callable[[Path], None]:
    """Asserts that each row's parents are there, once, and that no row stands twice."""

    def check(output: Path) -> None:
        rows = {name: read_table(output, name) for name in TABLES}
        sources = [row["source"] for row in rows["documents"]]
        assert len(set(sources)) == len(sources)
        documents = {row["document_id"] for row in rows["documents"] if row["status"] != "failed"}
        actions = [row["action_id"] for row in rows["actions"]]
        assert len(set(actions)) == len(actions)
        keys = {"documents": documents, "actions": set(actions)}
        for name, key in (("indicators", "indicator_id"), ("milestones", "milestone_id")):
            assert {row["action_id"] for row in rows[name]} <= set(actions)
            keys[name] = {row[key] for row in rows[name]}
            assert len(keys[name]) == len(rows[name])
        for name in TABLES.keys() - {"documents", "links"}:
            assert {row["document_id"] for row in rows[name]} <= documents
        assert all(row["row_id"] in keys[row["table"]] for row in rows["provenance"])
        assert all({row["from_id"], row["to_id"]} <= keys[f"{row['what']}s"] for row in rows["links"])
        for end in ("from_id", "to_id"):
            assert len({row[end] for row in rows["links"]}) == len(rows["links"])

    return check
