"""The house's borders: who imports whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARSERS = sorted((ROOT / "parsers").rglob("*.py"))
PIPELINE = sorted((ROOT / "pipeline").rglob("*.py"))

PDF_LIBRARIES = {"pdfplumber", "pdfminer", "pypdfium2", "playa", "fitz", "pymupdf", "pypdf"}
IMPURE = {"pipeline", "pathlib", "os", "io", "logging", "time", "datetime", "click", "rich", "pyarrow", "pandas"}
# What `tavoitteet --help` may load: the standard library, click, and what imports nothing further.
LIGHT = {"__future__", "io", "sys", "pathlib", "typing", "collections.abc", "functools", "click", "pipeline.errors"}


def _imports(nodes: Iterator[ast.AST]) -> set[str]:
    """The modules that imports among `nodes` name, in full."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute, so that this test can read them"
            names.add(node.module or "")
    return names


def _all_imports(path: Path) -> set[str]:
    return _imports(ast.walk(ast.parse(path.read_text("utf-8"))))


def _roots(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("path", PARSERS, ids=lambda path: path.name)
def test_parsers_know_no_file_no_clock_and_no_pipeline(path: Path) -> None:
    assert not _roots(_all_imports(path)) & (IMPURE | PDF_LIBRARIES)


@pytest.mark.parametrize("path", PIPELINE, ids=lambda path: path.name)
def test_only_extract_knows_pdf_libraries(path: Path) -> None:
    if path.parent.name != "extract":
        assert not _roots(_all_imports(path)) & PDF_LIBRARIES


@pytest.mark.parametrize("path", PIPELINE, ids=lambda path: path.name)
def test_extract_knows_no_labels_and_no_tables(path: Path) -> None:
    if path.parent.name == "extract":
        ours = {name for name in _all_imports(path) if name.startswith(("parsers", "pipeline"))}
        # Lines are words on one baseline, and how a page is shown is geometry: no labels.
        known = ("parsers.model", "parsers.page.lines", "parsers.page.shown", "pipeline.errors")
        assert all(name in known or name.startswith("pipeline.extract") for name in ours)


@pytest.mark.parametrize("path", PIPELINE, ids=lambda path: path.name)
def test_exports_read_tables_only(path: Path) -> None:
    if path.parent.name == "exports":
        assert not any(
            name.startswith(("parsers", "pipeline.extract", "pipeline.convert")) for name in _all_imports(path)
        )


def test_only_the_command_line_knows_click() -> None:
    assert [path.name for path in PIPELINE if "click" in _roots(_all_imports(path))] == ["cli.py"]


def test_the_command_line_imports_nothing_heavy_ahead() -> None:
    tree = ast.parse((ROOT / "pipeline" / "cli.py").read_text("utf-8"))
    assert _imports(iter(tree.body)) <= LIGHT


def test_the_model_reaches_reader_and_writer_from_the_middle() -> None:
    """Readers and tables meet in the model and in convert.py, and know nothing of each other."""
    writers = {"normalize.py", "schemas.py", "files.py", "store.py"}
    for path in PIPELINE:
        if path.name in writers:
            assert not any(name.startswith("pipeline.extract") for name in _all_imports(path))
