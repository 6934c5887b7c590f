"""Corrections: read from files that people and Excel wrote, put into rows, kept, and told of where they do not fit."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.convert import convert
from pipeline.corrections import Correction, Corrections, read_corrections, take_up
from pipeline.errors import WrongUsage
from pipeline.files import TableFiles
from pipeline.inputs import Document
from pipeline.normalize import key_of
from pipeline.rows import Row, Rows
from tests.conftest import ReadTable, WriteReport

HEAD = "document;row_id;column;printed;corrected;who;why\n"
UNIT = "Konsernipalvelut"


@pytest.fixture
def document(tmp_path: Path, write_report: WriteReport) -> Document:
    """A report of one action `Viestintä`, with an indicator `Kävijöitä`, `0` → `10`, and a milestone."""
    return Document(write_report(tmp_path / "reports" / "a.txt"), "a.txt")


@pytest.fixture
def action(document: Document) -> str:
    """The id of its action."""
    return str(convert(document).rows["actions"][0]["action_id"])


def corrected(document: Document, *cells: tuple[str, str, str | None, str | None]) -> Rows:
    """The rows of a document with corrections of (row, column, printed, corrected)."""
    made = Corrections(tuple(Correction("a.txt", *cell) for cell in cells))
    return convert(document, corrections=made).rows


def places(rows: Rows, row_id: str, column: str) -> list[Row]:
    return [row for row in rows["provenance"] if (row["row_id"], row["column"]) == (row_id, column)]


def test_a_corrected_value_is_read_as_if_it_were_printed(document: Document, action: str) -> None:
    rows = corrected(document, (f"{action}-i001", "target", "10", "n. 12,5 kpl"))
    (row,) = rows["indicators"]
    typed = [row[f"target_{part}"] for part in ("kind", "low", "high", "unit", "date")]
    assert (row["target"], typed) == ("n. 12,5 kpl", ["approximate", 12.5, 12.5, "kpl", None])
    assert (row["baseline"], row["direction"], row["corrected"]) == ("0", "up", "target")
    assert [place["printed"] for place in places(rows, f"{action}-i001", "target")] == ["10"]
    assert "printed" not in places(rows, f"{action}-i001", "baseline")[0]
    assert rows["findings"] == []


def test_a_corrected_row_is_what_the_parser_makes_of_the_corrected_report(
    tmp_path: Path, write_report: WriteReport, document: Document, action: str
) -> None:
    other = Document(write_report(tmp_path / "b.txt", action="Markkinointi"), "a.txt")
    rows = corrected(document, (action, "action", "Viestintä", "Markkinointi"))
    for table, corrected_columns in (("actions", "action"), ("indicators", None), ("milestones", None)):
        (found,), (expected,) = rows[table], convert(other).rows[table]
        ids = {"document_id", "action_id", "indicator_id", "milestone_id"}
        assert found.pop("corrected") == corrected_columns
        assert {name: value for name, value in found.items() if name not in ids} == {
            name: value for name, value in expected.items() if name not in ids
        }


def test_a_corrected_unit_is_that_of_all_rows_below_and_of_the_document(document: Document, action: str) -> None:
    rows = corrected(document, (action, "unit", UNIT, "Sivistystoimi"))
    for table in ("actions", "indicators", "milestones"):
        assert [(row["unit"], row["corrected"]) for row in rows[table]] == [("Sivistystoimi", "unit")]
    assert rows["documents"][0]["unit"] == "Sivistystoimi"
    assert rows["milestones"][0]["milestone_key"] == key_of("Sivistystoimi", "Kasvu", "Ohjelma", "Viestintä", "Aloitus")


def test_a_value_can_be_emptied_and_an_empty_one_filled(document: Document, action: str) -> None:
    rows = corrected(document, (f"{action}-i001", "target", "10", None), (action, "responsible", None, "Viestintä"))
    (row,) = rows["indicators"]
    assert (row["target"], row["target_kind"], row["target_low"], row["direction"]) == (None, None, None, None)
    assert rows["actions"][0]["responsible"] == "Viestintä"
    # Where nothing is printed there is no box, but what was printed is told all the same: nothing.
    (place,) = places(rows, action, "responsible")
    assert (place["table"], place["page"], place["printed"], place.get("x0")) == ("actions", 1, "", None)


@pytest.mark.parametrize(
    ("cell", "reason", "text"),
    [
        (("-i001", "target", "11", "12"), "another text is printed there", '"10" | corrected: "11" | into: "12"'),
        (("-i009", "target", "10", "12"), "there is no such row", 'null | corrected: "10" | into: "12"'),
        (
            ("-i001", "year", "2025", "2026"),
            "this column cannot be corrected",
            '2025 | corrected: "2025" | into: "2026"',
        ),
    ],
)
def test_what_does_not_fit_is_a_finding(
    document: Document, action: str, cell: tuple[str, str, str, str], reason: str, text: str
) -> None:
    rows = corrected(document, (action + cell[0], *cell[1:]))
    (finding,) = rows["findings"]
    assert (finding["severity"], finding["code"]) == ("warning", "correction-not-applied")
    assert finding["message"] == f"{cell[1]} of {action}{cell[0]} is not corrected: {reason}"
    assert finding["text"] == f"printed: {text}"
    assert [row["target"] for row in rows["indicators"]] == ["10"]
    assert [row["corrected"] for row in rows["indicators"]] == [None]


def test_a_typed_value_cannot_be_corrected_but_the_text_it_was_read_from(document: Document) -> None:
    path = Path(str(document.path))
    path.write_text(path.read_text("utf-8").replace("\n10\n", "\n6/2025\n"), "utf-8")
    row_id = convert(document).rows["indicators"][0]["indicator_id"]
    rows = corrected(document, (row_id, "target_date", "2025-06-30", "2025-07-31"))
    assert rows["findings"][0]["text"] == 'printed: "2025-06-30" | corrected: "2025-06-30" | into: "2025-07-31"'
    (row,) = corrected(document, (row_id, "target", "6/2025", "7/2025"))["indicators"]
    assert (row["target_kind"], row["target_date"]) == ("date", date(2025, 7, 31))


def test_a_correction_of_another_file_of_that_name_is_a_finding(document: Document) -> None:
    rows = corrected(document, ("0123456789abcdef-a001", "goal", "Kasvu", "Hyvinvointi"))
    (finding,) = rows["findings"]
    assert finding["message"].endswith("the file is another one than was corrected")
    assert rows["actions"][0]["goal"] == "Kasvu"


def test_what_is_read_right_by_now_needs_no_correction(document: Document, action: str) -> None:
    rows = corrected(document, (f"{action}-i001", "target", "1O", "10"))
    assert (rows["findings"], rows["indicators"][0]["corrected"]) == ([], None)


def test_a_correction_follows_the_file_under_another_name(document: Document, action: str) -> None:
    moved = Document(document.path, "2025/b.txt")
    assert corrected(moved, (action, "goal", "Kasvu", "Hyvinvointi"))["actions"][0]["goal"] == "Hyvinvointi"


A, B = "a" * 16 + "-a001", "b" * 16 + "-a001-i001"
LINES = [
    Correction("a.pdf", A, "goal", "Kasvu; ja\n- muu", "- Kasvu", "Anna", "lyhyempi"),
    Correction("b.pdf", B, "target", "1", None),
]
OURS = f'{HEAD}a.pdf;{A};goal;"Kasvu; ja\n- muu"; - Kasvu;Anna;lyhyempi\nb.pdf;{B};target;1;;;\n'
COMMAS = f'{HEAD}a.pdf;{A};goal;"Kasvu# ja\n- muu";- Kasvu;Anna;lyhyempi\nb.pdf;{B};target;1;;;\n'
OTHER_ORDER = "why;who;corrected;printed;column;row_id;document\n"
SPACES = f'{OTHER_ORDER}lyhyempi;Anna;- Kasvu;"Kasvu;  ja\n\n- muu ";goal;{A};a.pdf\n;;;1;target;{B};b.pdf\n'


@pytest.mark.parametrize(
    "text",
    [OURS, f"{OURS};;;;;;\n".replace("\n", "\r\n"), COMMAS.replace(";", ",").replace("#", ";"), SPACES],
    ids=["as we write it", "as Excel saves it", "commas", "other order, spaces"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_files_are_read_as_people_and_programs_write_them(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(text.encode(encoding))
    assert list(read_corrections(path).all) == LINES


def test_who_and_why_may_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(f"document;row_id;column;printed;corrected\nb.pdf;{B};target;1;\n", "utf-8")
    assert list(read_corrections(path).all) == LINES[1:]


def test_a_path_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    source = "ka\N{COMBINING DIAERESIS}  yto\N{COMBINING DIAERESIS}.pdf"  # as a Mac writes it, with two spaces
    path.write_text(f"{HEAD}{source};{A};goal;Kasvu;Muu;;\n", "utf-8")
    assert [each.document for each in read_corrections(path).all] == [source]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            b"",
            "line 1: lacks the column document; its columns are document, row_id, column, printed, corrected, who, why",
        ),
        (b"document;row_id;column;printed\n", "line 1: lacks the column corrected"),
        (f'{HEAD}a;b;c;"1\n2";3;;\na;b;d;1\n'.encode(), "line 4: has 4 values and not 7; check its quotes"),
        (f"{HEAD}a;b;c;1;2;;\na;;c;1;2;;\n".encode(), "line 3: has no row_id; fill it in or remove the line"),
        (f"{HEAD}a;b;c;1;2;;\na;b;c;1;3;;\n".encode(), "line 3: corrects c of b once more; keep one line"),
        (f'{HEAD}a;b;c;"1;2;;\n'.encode(), "line 2: is no CSV (unexpected end of data); check its quotes"),
        (f"{HEAD}a;b;c;Lähtö;2;;\n".encode("cp1252"), ": is not in UTF-8; save it as CSV UTF-8"),
        (None, ": cannot be read (No such file or directory); check the path"),
    ],
)
def test_what_cannot_be_read_says_where_and_what_to_do(tmp_path: Path, text: bytes | None, said: str) -> None:
    path = tmp_path / "c.csv"
    if text is not None:
        path.write_bytes(text)
    with pytest.raises(WrongUsage) as caught:
        read_corrections(path)
    assert str(caught.value).startswith(f"{path}{'' if said[0] == ':' else ', '}{said}")


def test_what_is_kept_is_read_again_as_it_was(tmp_path: Path) -> None:
    assert list(take_up(TableFiles(tmp_path), Corrections(tuple(LINES))).all) == LINES
    kept = tmp_path / "corrections.csv"
    assert kept.read_bytes().startswith(b"\xef\xbb\xbfdocument;row_id;column;printed;corrected;who;why\r\n")
    assert b'"Kasvu; ja\n- muu"; - Kasvu;Anna' in kept.read_bytes()  # no formula for Excel
    assert list(take_up(TableFiles(tmp_path), Corrections()).all) == LINES


def test_a_newer_correction_takes_the_place_of_the_older_or_takes_it_back(tmp_path: Path) -> None:
    take_up(TableFiles(tmp_path), Corrections(tuple(LINES)))
    newer = Correction("b.pdf", B, "target", "1", "2")
    assert list(take_up(TableFiles(tmp_path), Corrections((newer,))).all) == [LINES[0], newer]
    assert (
        list(take_up(TableFiles(tmp_path), Corrections((Correction("b.pdf", B, "target", "1", "1"),))).all) == LINES[:1]
    )


# A run after another.


def tavoitteet(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def output(tmp_path: Path, document: Document, write_report: WriteReport) -> Path:  # noqa: ARG001 (of two reports)
    """The tables of two reports; `corrections.csv` beside them corrects the target of one."""
    reports = tmp_path / "reports"
    write_report(reports / "b.txt", action="Muu")
    assert tavoitteet("convert", reports, "-o", tmp_path / "output").exit_code == 0
    return tmp_path / "output"


def correct(output: Path, *lines: str) -> Result:
    path = output.parent / "given.csv"
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    return tavoitteet("convert", output.parent / "reports", "-o", output, "--corrections", path)


def targets(output: Path, read_table: ReadTable) -> list[Any]:
    rows = read_table(output, "indicators")
    return sorted((row["target"], row["corrected"] or "") for row in rows)


def test_a_run_redoes_what_its_corrections_change_and_later_runs_keep_them(
    output: Path, action: str, read_table: ReadTable
) -> None:
    first = correct(output, f"a.txt;{action}-i001;target;10;12;Anna;luettu väärin")
    assert (first.exit_code, first.output.splitlines()[-1]) == (0, "1 converted, 1 skipped, 0 failed")
    assert targets(output, read_table) == [("10", ""), ("12", "target")]
    without = tavoitteet("convert", output.parent / "reports", "-o", output)
    assert without.output.splitlines()[-1] == "0 converted, 2 skipped, 0 failed"
    tavoitteet("convert", output.parent / "reports", "-o", output, "--force")
    assert targets(output, read_table) == [("10", ""), ("12", "target")]
    back = correct(output, f"a.txt;{action}-i001;target;10;10;Anna;sittenkin")
    assert back.output.splitlines()[-1] == "1 converted, 1 skipped, 0 failed"
    assert targets(output, read_table) == [("10", ""), ("10", "")]
    assert {row["corrections"] for row in read_table(output, "documents")} == {None}


def test_who_or_why_alone_redo_nothing(output: Path, action: str) -> None:
    correct(output, f"a.txt;{action}-i001;target;10;12;Anna;")
    again = correct(output, f"a.txt;{action}-i001;target;10;12;Antti;toisin")
    assert again.output.splitlines()[-1] == "0 converted, 2 skipped, 0 failed"
    assert "Antti" in (output / "corrections.csv").read_text("utf-8")


def test_copies_are_corrected_alike(output: Path, action: str, read_table: ReadTable) -> None:
    reports = output.parent / "reports"
    (reports / "copy.txt").write_bytes((reports / "a.txt").read_bytes())
    result = correct(output, f"a.txt;{action}-i001;target;10;12;Anna;")
    assert result.output.splitlines()[-1] == "2 converted, 1 skipped, 0 failed"
    assert targets(output, read_table) == [("10", ""), ("12", "target")]
    digests = {row["source"]: row["corrections"] for row in read_table(output, "documents")}
    assert digests["a.txt"] == digests["copy.txt"] is not None


def test_a_report_that_was_renamed_is_still_corrected(output: Path, action: str, read_table: ReadTable) -> None:
    (output.parent / "reports" / "a.txt").rename(output.parent / "reports" / "c.txt")
    result = correct(output, f"a.txt;{action}-i001;target;10;12;Anna;")
    assert "not among these reports" not in result.output
    assert targets(output, read_table) == [("10", ""), ("12", "target")]


def test_corrections_of_reports_that_are_not_there_are_kept_and_told(output: Path) -> None:
    result = correct(output, f"z.txt;{A};goal;Kasvu;Muu;Anna;")
    assert "corrections kept for z.txt, which is not among these reports" in result.output
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "0 converted, 2 skipped, 0 failed")
    assert A in (output / "corrections.csv").read_text("utf-8")


def test_a_file_that_cannot_be_read_stops_the_run_before_anything_is_read(output: Path) -> None:
    result = correct(output, "a.txt;b")
    assert (result.exit_code, result.output) == (
        2,
        f"tavoitteet: {output.parent / 'given.csv'}, line 2: has 2 values and not 7; check its quotes\n",
    )
    assert not (output / "corrections.csv").exists()
    (output / "corrections.csv").write_text("mine", "utf-8")
    kept = tavoitteet("convert", output.parent / "reports", "-o", output)
    assert kept.exit_code == 2
    assert "corrections.csv, line 1: lacks the column document" in kept.output
