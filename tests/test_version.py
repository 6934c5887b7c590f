"""The version that rows are marked with follows the parsing code."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

import pipeline.version
from pipeline.version import parser_version

ROOT = Path(__file__).parents[1]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the code, which the version is then taken from."""
    for folder in ("parsers", "pipeline"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(pipeline.version, "_ROOT", tmp_path)
    parser_version.cache_clear()
    yield tmp_path
    parser_version.cache_clear()


def test_it_is_the_same_wherever_the_code_is(copy: Path) -> None:
    elsewhere = parser_version()
    assert regex.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", elsewhere)
    for path in copy.rglob("*.py"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    parser_version.cache_clear()
    assert parser_version() == elsewhere


@pytest.mark.parametrize(
    ("name", "decides"),
    [
        ("parsers/report.py", True),
        ("parsers/labels/hits.py", True),
        ("pipeline/extract/glyphs.py", True),
        ("pipeline/convert.py", True),
        ("pipeline/corrections.py", True),
        ("pipeline/normalize.py", True),
        ("pipeline/schemas.py", True),
        ("pipeline/cli.py", False),
        ("pipeline/batch.py", False),
    ],
)
def test_it_changes_with_what_decides_on_rows(copy: Path, name: str, decides: bool) -> None:
    before = parser_version()
    (copy / name).write_bytes((copy / name).read_bytes() + b"#\n")
    parser_version.cache_clear()
    assert (parser_version() != before) is decides
