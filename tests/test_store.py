"""What converting changes in the tables: rows by source, shared by content, consistent at every moment."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import pipeline.files
import pipeline.publish
from pipeline.convert import convert
from pipeline.errors import OutputUnusable
from pipeline.inputs import Document
from pipeline.publish import Step, finish, take
from pipeline.rows import Origin, Rows, failed_rows
from pipeline.schemas import TABLES
from pipeline.store import Changes, partition_of
from tests.conftest import ReadTable, WriteReport
from tests.reports import keep

Convert = Callable[..., Rows]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def rows_for(tmp_path: Path, write_report: WriteReport) -> Convert:
    """The rows of a small report that is kept under `source`."""

    def rows(source: str, period: str | None = "T2", *, action: str = "Viestintä", year: int | None = 2025) -> Rows:
        path = write_report(tmp_path / "reports" / source, period, action=action, year=year)
        return convert(Document(path, source)).rows

    return rows


def _bytes(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def _summary(output: Path, read_table: ReadTable) -> list[tuple[str, str]]:
    """The period and action of each action; as actions are sorted by hash, in the order of the alphabet."""
    return sorted((row["period"] or "plan", row["action"]) for row in read_table(output, "actions"))


def test_one_file_a_table_and_trimester(output: Path, rows_for: Convert) -> None:
    keep(output, rows_for("a.txt", "T2"), rows_for("b.txt", None), rows_for("c.txt", "T3", year=None))
    found = {path for path in _bytes(output) if not path.startswith("findings/")}
    partitions = ("2025-T2", "2025-plan", "undated")
    plan_has_none = "milestones/2025-plan.parquet"
    expected = {f"{name}/{each}.parquet" for name in TABLES.keys() - {"findings", "links"} for each in partitions}
    assert found == expected - {plan_has_none}


def test_partitions_are_named_after_year_and_period() -> None:
    rows = [(2025, "T2"), (2025, None), (None, "T2"), (None, None)]
    assert [partition_of({"year": year, "period": period}) for year, period in rows] == [
        *("2025-T2", "2025-plan", "undated", "undated")
    ]


def test_files_hold_the_schema_its_descriptions_and_zstd(output: Path, rows_for: Convert) -> None:
    keep(output, rows_for("a.txt"))
    file = pq.ParquetFile(output / "actions" / "2025-T2.parquet")
    assert file.schema_arrow.equals(TABLES["actions"].schema, check_metadata=True)
    assert file.schema_arrow.field("goal").metadata[b"description_fi"] == b"tavoite"
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_rows_are_sorted_whatever_order_they_come_in(tmp_path: Path, rows_for: Convert) -> None:
    documents = [rows_for(f"{name}.txt", action=f"Toimenpide {name}") for name in "dbac"]
    keep(tmp_path / "at once", *documents)
    for document in reversed(documents):
        keep(tmp_path / "one by one", document)
    assert _bytes(tmp_path / "at once") == _bytes(tmp_path / "one by one")
    table = pq.ParquetFile(tmp_path / "at once" / "documents" / "2025-T2.parquet").read()
    assert table["source"].to_pylist() == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_a_second_run_writes_nothing(output: Path, rows_for: Convert) -> None:
    assert {step.path.parent.name for step in keep(output, rows_for("a.txt"))} >= {"documents", "provenance"}
    before = _bytes(output)
    times = {path: path.stat().st_mtime_ns for path in output.rglob("*.parquet")}
    assert keep(output, rows_for("a.txt")) == []
    assert _bytes(output) == before
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*.parquet")} == times


def test_only_partitions_that_change_are_written(output: Path, rows_for: Convert) -> None:
    keep(output, rows_for("a.txt", "T1"), rows_for("b.txt", "T2"))
    steps = keep(output, rows_for("c.txt", "T2", action="Uusi"))
    assert {step.path.stem for step in steps} == {"2025-T2"}


def test_a_document_that_changed_replaces_its_rows(
    output: Path, rows_for: Convert, read_table: ReadTable, assert_consistent: Callable[[Path], None]
) -> None:
    keep(output, rows_for("a.txt", action="Vanha"), rows_for("b.txt", action="Toinen"))
    keep(output, rows_for("a.txt", action="Uusi"))
    assert _summary(output, read_table) == [("T2", "Toinen"), ("T2", "Uusi")]
    assert_consistent(output)


def test_a_document_that_moved_to_another_trimester(
    output: Path, rows_for: Convert, read_table: ReadTable, assert_consistent: Callable[[Path], None]
) -> None:
    keep(output, rows_for("a.txt", "T1"), rows_for("b.txt", "T2", action="Toinen"))
    steps = keep(output, rows_for("a.txt", "T2"))
    assert _summary(output, read_table) == [("T2", "Toinen"), ("T2", "Viestintä")]
    assert not list(output.rglob("2025-T1.parquet"))  # a file with nothing left is removed
    changes = Changes()
    for step in steps:
        changes.add(step)
    assert changes.removed >= {output / "documents" / "2025-T1.parquet", output / "provenance" / "2025-T1.parquet"}
    assert changes.written[output / "actions" / "2025-T2.parquet"] == 2
    assert_consistent(output)


def test_copies_share_their_rows_until_the_last_is_gone(
    output: Path, rows_for: Convert, read_table: ReadTable, assert_consistent: Callable[[Path], None]
) -> None:
    keep(output, rows_for("a.txt"), rows_for("copy.txt"))
    assert len(read_table(output, "documents")) == 2
    assert _summary(output, read_table) == [("T2", "Viestintä")]

    keep(output, rows_for("a.txt", action="Uusi"))
    assert _summary(output, read_table) == [("T2", "Uusi"), ("T2", "Viestintä")]
    assert_consistent(output)

    keep(output, rows_for("copy.txt", action="Uusi"))
    assert _summary(output, read_table) == [("T2", "Uusi")]
    assert_consistent(output)


def test_a_copy_that_fails_leaves_the_others_rows(
    output: Path, rows_for: Convert, read_table: ReadTable, assert_consistent: Callable[[Path], None]
) -> None:
    keep(output, rows_for("a.txt"))
    (head,) = rows_for("copy.txt")["documents"]
    origin = Origin("copy.txt", head["sha256"], "text", "0.1.0")
    keep(output, failed_rows(origin, "took longer than 60 s"))
    assert [(row["source"], row["status"]) for row in read_table(output, "documents")] == [
        ("a.txt", "converted"),
        ("copy.txt", "failed"),
    ]
    assert _summary(output, read_table) == [("T2", "Viestintä")]
    assert_consistent(output)


def test_a_document_that_now_fails_has_only_its_reason(
    output: Path, rows_for: Convert, read_table: ReadTable, assert_consistent: Callable[[Path], None]
) -> None:
    keep(output, rows_for("a.txt"))
    keep(output, failed_rows(Origin("a.txt", None, "text", "0.1.0"), "is empty"))
    assert [(row["source"], row["error"]) for row in read_table(output, "documents")] == [("a.txt", "is empty")]
    assert all(not read_table(output, name) for name in TABLES.keys() - {"documents"})
    assert_consistent(output)


def test_the_same_bytes_read_anew_by_another_parser(
    output: Path, rows_for: Convert, read_table: ReadTable, assert_consistent: Callable[[Path], None]
) -> None:
    more, less = rows_for("a.txt"), rows_for("a.txt")
    less["actions"][0]["goal"] = "Luettu väärin"
    less["provenance"] = [row for row in less["provenance"] if row["table"] != "milestones"]
    del less["milestones"][:]
    for rows, goal, milestones in ((less, "Luettu väärin", []), (more, "Kasvu", ["Aloitus"])) * 2:
        keep(output, rows)
        assert [row["goal"] for row in read_table(output, "actions")] == [goal]
        assert [row["milestone"] for row in read_table(output, "milestones")] == milestones
        assert_consistent(output)


@pytest.fixture
def look_after_each_replacement(
    output: Path, assert_consistent: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> list[Path]:
    """Asserts that the tables are consistent after each replacement: a reader may look, or the power fail,
    after any. Fills with the files that were replaced."""
    looked: list[Path] = []

    def take_and_look(step: Step) -> None:
        take(step)
        looked.append(step.path)
        assert_consistent(output)

    monkeypatch.setattr(pipeline.publish, "take", take_and_look)
    return looked


def test_consistent_while_documents_come_change_move_and_fail(
    output: Path, rows_for: Convert, look_after_each_replacement: list[Path]
) -> None:
    keep(output, rows_for("a.txt", "T1"), rows_for("b.txt"), rows_for("copy.txt"))
    keep(output, rows_for("a.txt", "T2"), rows_for("b.txt", action="Uusi"), rows_for("c.txt", "T3"))
    keep(output, failed_rows(Origin("copy.txt", None, "text", "0.1.0"), "is empty"))
    assert len(look_after_each_replacement) > 20


def test_consistent_while_a_document_takes_another_ones_content(
    output: Path, rows_for: Convert, read_table: ReadTable, look_after_each_replacement: list[Path]
) -> None:
    keep(output, rows_for("b.txt"))
    keep(output, rows_for("a.txt"), rows_for("b.txt", action="Uusi"))
    assert _summary(output, read_table) == [("T2", "Uusi"), ("T2", "Viestintä")]
    assert look_after_each_replacement


def test_consistent_while_another_parser_reads_the_same_bytes(
    output: Path, rows_for: Convert, read_table: ReadTable, look_after_each_replacement: list[Path]
) -> None:
    more, less = rows_for("a.txt"), rows_for("a.txt")
    less["documents"][0]["parser_version"] = "0.0.9"
    less["provenance"] = [row for row in less["provenance"] if row["table"] == "documents"]
    del less["milestones"][:], less["indicators"][:], less["actions"][:]
    for rows, actions in ((more, [("T2", "Viestintä")]), (less, [])) * 2:
        keep(output, rows)
        assert _summary(output, read_table) == actions
    less["documents"][0]["parser_version"] = more["documents"][0]["parser_version"]
    for rows in (more, less):  # the documents rows are the same, so only the rest tells
        keep(output, rows)
    assert _summary(output, read_table) == []
    assert look_after_each_replacement


def test_what_a_crash_interrupts_is_finished(
    tmp_path: Path,
    rows_for: Convert,
    assert_consistent: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After any number of steps: the next run's first act leads to what an undisturbed run would have made."""

    def before(output: Path) -> Path:
        keep(output, rows_for("a.txt", "T1"), rows_for("b.txt", "T1"))
        return output

    def change(output: Path) -> list[Step]:
        return keep(output, rows_for("a.txt", "T2"), rows_for("b.txt", "T2", action="Uusi"))

    undisturbed = before(tmp_path / "undisturbed")
    steps = len(change(undisturbed))
    assert steps == 10
    for survived in range(steps + 1):
        output = before(tmp_path / str(survived))
        left = iter(range(survived))

        def die_later(step: Step, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise KeyboardInterrupt
            take(step)

        with monkeypatch.context() as patch:
            patch.setattr(pipeline.publish, "take", die_later)
            with pytest.raises(KeyboardInterrupt) if survived < steps else nullcontext():
                change(output)
        assert_consistent(output)
        finish(output)
        assert _bytes(output) == _bytes(undisturbed)
    assert not list(tmp_path.rglob(".*"))


def test_a_crash_while_staging_changes_nothing(
    output: Path, rows_for: Convert, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    keep(output, rows_for("a.txt"))
    before = _bytes(output)
    (output / "actions" / ".2025-T2.parquet.with.tmp").write_bytes(b"half")  # as kill -9 leaves it
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(pipeline.publish, "_write_journal", die)
        keep(output, rows_for("a.txt", "T2", action="Uusi"))
    finish(output)
    assert _bytes(output) == before


def test_a_journal_that_is_not_ours_is_refused(output: Path) -> None:
    output.mkdir()
    for text in ("notes", '[["../../etc/passwd.parquet", null]]', '["a"]', "[[1, 2]]"):
        (output / ".publish").write_text(text, encoding="utf-8")
        with pytest.raises(OutputUnusable, match="is not a journal of tavoitteet; move it away"):
            finish(output)


def test_what_is_gone_is_removed(
    output: Path,
    rows_for: Convert,
    read_table: ReadTable,
    assert_consistent: Callable[[Path], None],
    look_after_each_replacement: list[Path],
) -> None:
    keep(output, rows_for("a.txt"), rows_for("b.txt", action="Toinen"), rows_for("copy.txt"))
    keep(output, rows_for("c.txt", action="Kolmas"), gone={"b.txt", "copy.txt"})
    assert [row["source"] for row in read_table(output, "documents")] == ["a.txt", "c.txt"]
    assert _summary(output, read_table) == [("T2", "Kolmas"), ("T2", "Viestintä")]
    assert_consistent(output)
    keep(output, gone={"a.txt", "c.txt"})
    assert not list(output.rglob("*.parquet"))
    assert look_after_each_replacement


def test_row_groups_are_the_same_whatever_way_rows_came(
    tmp_path: Path, rows_for: Convert, monkeypatch: pytest.MonkeyPatch, assert_consistent: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(pipeline.files, "_ROWS", 7)  # so that documents lie across groups
    documents = [rows_for(f"{name}.txt", action=f"Toimenpide {name}") for name in "dbacfe"]
    keep(tmp_path / "at once", *documents)
    for document in documents:
        keep(tmp_path / "one by one", document)
        assert_consistent(tmp_path / "one by one")
    assert _bytes(tmp_path / "at once") == _bytes(tmp_path / "one by one")
    file = pq.ParquetFile(tmp_path / "at once" / "provenance" / "2025-T2.parquet")
    assert {file.metadata.row_group(each).num_rows for each in range(file.num_row_groups - 1)} == {7}
    ids = [row["document_id"] for row in file.read(["document_id"]).to_pylist()]
    assert ids == sorted(ids)


def test_a_full_disk_changes_nothing(output: Path, rows_for: Convert, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_on_the_fourth(handle: int, calls: list[int] = []) -> None:  # noqa: B006 (counts across calls)
        calls.append(handle)
        if len(calls) == 4:
            raise OSError(28, "No space left on device")

    keep(output, rows_for("a.txt"))
    before = _bytes(output)
    monkeypatch.setattr(os, "fsync", fail_on_the_fourth)
    with pytest.raises(OutputUnusable, match="No space left on device"):
        keep(output, rows_for("a.txt", "T3"))
    assert _bytes(output) == before
