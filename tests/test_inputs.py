"""Which documents the command line's arguments name, and under which sources."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import WrongUsage
from pipeline.inputs import find_documents


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")


def _sources(*inputs: Path, output: Path | None = None) -> list[str]:
    return [document.source for document in find_documents(inputs, output)]


def test_a_folder_is_searched_in_the_order_of_sources(tmp_path: Path) -> None:
    _touch(tmp_path, "b.pdf", "a.txt", "2025/T2/Käyttö.PDF", "2024/x.pdf", "notes.docx", "x.parquet")
    assert _sources(tmp_path) == ["2024/x.pdf", "2025/T2/Käyttö.PDF", "a.txt", "b.pdf"]


def test_hidden_files_and_our_output_are_passed_over(tmp_path: Path) -> None:
    _touch(tmp_path, "a.pdf", ".b.pdf", ".git/c.pdf", "output/d.pdf", "below/output/e.pdf")
    assert _sources(tmp_path, output=tmp_path / "output") == ["a.pdf", "below/output/e.pdf"]


def test_a_file_is_known_by_its_name(tmp_path: Path) -> None:
    _touch(tmp_path, "2025/a.pdf", "2025/b.docx")
    assert _sources(tmp_path / "2025" / "a.pdf", tmp_path / "2025" / "b.docx") == ["a.pdf", "b.docx"]


def test_a_missing_path_is_listed_so_that_it_fails(tmp_path: Path) -> None:
    (document,) = find_documents([tmp_path / "missing.pdf"])
    assert (document.source, document.path) == ("missing.pdf", tmp_path / "missing.pdf")


def test_a_folder_called_like_a_report_is_a_folder(tmp_path: Path) -> None:
    _touch(tmp_path, "x.pdf/a.pdf")
    assert _sources(tmp_path) == ["x.pdf/a.pdf"]


def test_two_that_share_a_source_are_refused(tmp_path: Path) -> None:
    _touch(tmp_path, "T1/a.pdf", "T2/a.pdf")
    with pytest.raises(WrongUsage) as caught:
        find_documents([tmp_path / "T1", tmp_path / "T2" / "a.pdf"])
    first, second = tmp_path / "T1" / "a.pdf", tmp_path / "T2" / "a.pdf"
    assert str(caught.value) == f"{first} and {second} would both be kept as a.pdf; convert them by a folder above both"


def test_a_file_that_is_named_twice_is_one(tmp_path: Path) -> None:
    _touch(tmp_path, "in/a.pdf", "in/b.pdf")
    folder = tmp_path / "in"
    assert _sources(folder, folder / "a.pdf", folder, folder / ".." / "in" / "b.pdf") == ["a.pdf", "b.pdf"]
    assert _sources(tmp_path / "missing.pdf", tmp_path / "missing.pdf") == ["missing.pdf"]


def test_a_name_that_no_system_takes_is_listed(tmp_path: Path) -> None:
    name = f"{'a' * 300}.pdf"
    assert _sources(tmp_path / name) == [name]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_that_lead_in_circles(tmp_path: Path) -> None:
    _touch(tmp_path, "a.pdf")
    (tmp_path / "circle").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.pdf").symlink_to("self.pdf")
    assert _sources(tmp_path) == ["a.pdf", "self.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="names are always Unicode on Windows")
def test_a_name_that_is_no_unicode_can_be_kept(tmp_path: Path) -> None:
    _touch(tmp_path, "a\udcff.pdf")
    assert _sources(tmp_path) == ["a?.pdf"]


def test_a_folder_that_cannot_be_opened_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _touch(tmp_path, "a.pdf", "locked/b.pdf")
    opened = os.scandir

    def scan(path: str) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", path)
        return opened(path)

    monkeypatch.setattr(os, "scandir", scan)
    assert _sources(tmp_path) == ["a.pdf", "locked"]
