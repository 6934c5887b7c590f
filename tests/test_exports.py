"""The tables in the shapes that other programs open, checked with readers that are not ours."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
import regex
from click.testing import CliRunner, Result
from frictionless import validate
from openpyxl.utils.escape import unescape

import pipeline.exports.excel
import pipeline.exports.separated
from pipeline.cli import main
from pipeline.errors import OutputUnusable, WrongUsage
from pipeline.exports import Format, export
from pipeline.exports.headings import HEADINGS
from pipeline.exports.views import VIEWS, flat
from pipeline.lock import hold
from pipeline.schemas import TABLES, VERSION
from pipeline.stored import stored_tables
from tests.reports import keep, report

FORMATS: tuple[Format, ...] = ("xlsx", "csv", "duckdb", "datapackage")
HOSTILE = ("=1+1", "+5 %", "-", "- Kysely on tehty", "@SUM(A1)", "> 0", "2-3", "https://example.org", "_x0041_")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A unit's goal in T1 and T2 of 2025 and in T1 of 2026, with a target that changes, and one plan."""
    first = {
        "action": "Neuvonnan uudistaminen",
        "indicators": [("Vastausaika", "14 vrk", "enintään 10 vrk"), ("Valmis", "Ei olemassa", "31.12.2025")],
        "milestones": [("Kysely on tehty", "- Kysely on tehty\n- Tulokset on käsitelty"), "Malli on otettu käyttöön"],
    }
    second = {
        "action": "Neuvonnan uudistaminen",
        "indicators": [("Vastausaika", "14 vrk", "enintään 7 vrk"), ("Valmis", "Ei olemassa", "31.12.2025")],
        "milestones": [("Kysely on tehty", "Tehty"), ("Mallit on otettu käyttöön", "Kesken")],
    }
    third = {"action": "Neuvonnan uudistaminen", "indicators": [("Vastausaika", "1,5 milj. €", "> 0")]}
    reports = [report("2025 T1", first), report("2025 T2", second), report("2026 T1", third)]
    keep(tmp_path / "store", *reports, report("2027 plan", "Toimi ilman mittaria"))
    return tmp_path / "store"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A store whose texts are not what they look like, or too much for a cell."""
    indicators = [(f"Mittari {number}", text, text) for number, text in enumerate(HOSTILE, 1)]
    indicators += [("Ohjausmerkkejä", "a\x00b\x07c\x1bd\ufffee", "rivi\nrivi\tsarake"), ("Pitkä", "😀" * 20_000, "x")]
    keep(tmp_path / "store", report("2025 T1", {"action": "Toimi", "indicators": indicators}))
    return tmp_path / "store"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet by heading."""
    headings, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def queried(store: Path, query: str) -> list[tuple[Any, ...]]:
    export(store, "duckdb")
    with duckdb.connect(store / "tavoitteet.duckdb", read_only=True) as database:
        return database.sql(query).fetchall()


# Excel


def test_excel_has_the_flat_sheet_first_then_all_tables_and_the_dictionary(store: Path) -> None:
    export(store, "xlsx")
    book = openpyxl.load_workbook(store / "tavoitteet.xlsx")
    assert book.sheetnames == [
        *("Tavoitteet", "Asiakirjat", "Toimenpiteet", "Mittarit", "Osatavoitteet", "Havainnot", "Sijainnit"),
        *("Jatkumot", "Tietosanakirja"),
    ]
    for each in book:
        assert each.freeze_panes == "A2"
        assert each.auto_filter.ref.startswith("A1:")
        assert each["A1"].font.bold
        assert each["A1"].alignment.wrap_text
        assert all(10 < dimension.width < 62 for dimension in each.column_dimensions.values())


def test_the_flat_sheet_has_an_indicator_a_row_with_its_context(store: Path) -> None:
    export(store, "xlsx")
    rows = sheet(store / "tavoitteet.xlsx", "Tavoitteet")
    assert [(row["Vuosi"], row["Kausi"], row["Mittari"], row["Tavoitetaso"]) for row in rows] == [
        (2025, "T1", "Vastausaika", "enintään 10 vrk"),
        (2025, "T1", "Valmis", "31.12.2025"),
        (2025, "T2", "Vastausaika", "enintään 7 vrk"),
        (2025, "T2", "Valmis", "31.12.2025"),
        (2026, "T1", "Vastausaika", "> 0"),
        (2027, None, None, None),  # an action without indicators is not lost
    ]
    assert {(row["Yksikkö"], row["Tavoite"], row["Teko"]) for row in rows} == {("Konsernipalvelut", "Kasvu", "Ohjelma")}
    assert rows[0]["Suunta"] == "down"
    assert rows[0]["Tiedosto"] == "2025 T1 1.pdf"


def test_numbers_are_numbers_and_dates_are_dates(store: Path) -> None:
    export(store, "xlsx")
    rows = sheet(store / "tavoitteet.xlsx", "Mittarit")
    by_id = {row["Mittarin tunniste"]: row for row in rows}
    assert by_id["2026 T1 1 Vastausaika"]["Lähtötaso: alaraja"] == 1_500_000
    assert by_id["2025 T1 1 Valmis"]["Tavoitetaso: päivä"] == datetime(2025, 12, 31)
    book = openpyxl.load_workbook(store / "tavoitteet.xlsx")
    days = [cell for row in book["Mittarit"].iter_rows(min_row=2) for cell in row if cell.is_date]
    assert {cell.number_format for cell in days} == {"d.m.yyyy"}


def test_texts_stay_texts_whatever_they_begin_with(hostile: Path) -> None:
    export(hostile, "xlsx")
    book = openpyxl.load_workbook(hostile / "tavoitteet.xlsx")
    rows = list(book["Mittarit"].iter_rows(min_row=2))
    columns = [cell.value for cell in book["Mittarit"][1]]
    cells = [row[columns.index("Lähtötaso")] for row in rows]
    # `_x0041_` would be shown as `A`, were it not escaped as Excel does it.
    assert [unescape(cell.value) for cell in cells[: len(HOSTILE)]] == list(HOSTILE)
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert all(cell.hyperlink is None for cell in cells)
    by_name = {row[columns.index("Mittari")].value: row for row in rows}
    control = by_name["Ohjausmerkkejä"]
    assert control[columns.index("Lähtötaso")].value == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert control[columns.index("Tavoitetaso")].value == "rivi\nrivi\tsarake"
    # 32,767 UTF-16 units: 16,383 whole smileys of two, and the mark that the text goes on.
    assert by_name["Pitkä"][columns.index("Lähtötaso")].value == "😀" * 16_383 + "…"


def test_a_table_that_is_longer_than_a_sheet_goes_on_in_another(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.exports.excel, "_ROWS", 4)
    export(store, "xlsx")
    book = openpyxl.load_workbook(store / "tavoitteet.xlsx")
    assert [name for name in book.sheetnames if name.startswith("Mittarit")] == ["Mittarit", "Mittarit 2"]
    assert [book[name].max_row for name in ("Mittarit", "Mittarit 2")] == [5, 2]


def test_the_dictionary_sheet_explains_every_column_of_every_sheet(store: Path) -> None:
    export(store, "xlsx")
    rows = sheet(store / "tavoitteet.xlsx", "Tietosanakirja")
    explained = {(row["Välilehti"], row["Otsikko"]) for row in rows if row["Selitys"] and row["In English"]}
    book = openpyxl.load_workbook(store / "tavoitteet.xlsx")
    names = book.sheetnames[:-1]
    headings = {(name, cell.value) for name in names for cell in book[name][1]}
    assert explained == headings | {(name, "") for name in names}  # and what each sheet holds
    sources = {row["Otsikko"]: row["Taulu"] for row in rows if row["Välilehti"] == "Tavoitteet"}
    assert (sources["Tavoite"], sources["Mittari"], sources["Tiedosto"]) == ("actions", "indicators", "documents")
    assert {row["Tyyppi"] for row in rows} == {"teksti", "kokonaisluku", "luku", "päivä", ""}


def test_a_finding_names_its_file_and_a_hash_takes_one_line(tmp_path: Path) -> None:
    reports = [report(when, "Toimi") for when in ("2025 T2", "2025 T1")]
    for rows in reports:
        rows["documents"][0]["sha256"] = "ab" * 32
        head = {"document_id": rows["documents"][0]["document_id"], "severity": "warning", "code": "unparsed-text"}
        rows["findings"] = [head | {"message": f"page {page}", "page": page} for page in (2, 1)]
    keep(tmp_path, *reports)
    export(tmp_path, "xlsx")
    assert [(row["Tiedosto"], row["Viesti"]) for row in sheet(tmp_path / "tavoitteet.xlsx", "Havainnot")] == [
        (f"2025 {period} 1.pdf", f"page {page}") for period in ("T1", "T2") for page in (1, 2)
    ]
    documents = openpyxl.load_workbook(tmp_path / "tavoitteet.xlsx")["Asiakirjat"]
    assert documents["C2"].value == "ab" * 32
    assert not documents["C2"].alignment.wrap_text
    assert documents["B2"].alignment.wrap_text
    assert documents.row_dimensions[2].height is None  # as high as a line


def test_headings_are_complete_and_never_twice_in_a_sheet(store: Path) -> None:
    tables = stored_tables(store)
    for table in (*tables.values(), flat(tables)):
        headings = [HEADINGS[column] for column in table.column_names]
        assert len(set(headings)) == len(headings)


def test_the_same_tables_give_the_same_files(store: Path) -> None:
    for to in ("xlsx", "csv", "datapackage"):
        one = {path: path.read_bytes() for path in export(store, to)}
        assert {path: path.read_bytes() for path in export(store, to)} == one


# CSV


def test_csv_opens_in_a_finnish_excel(store: Path) -> None:
    assert [path.name for path in export(store, "csv")] == [f"{name}.csv" for name in (*TABLES, "goals")]
    data = (store / "csv" / "indicators.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfindicator_id;action_id;")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    by_id = {row["indicator_id"]: row for row in rows}
    assert by_id["2025 T1 1 Valmis"]["target_date"] == "31.12.2025"
    assert by_id["2026 T1 1 Vastausaika"]["baseline_low"] == "1500000"
    assert by_id["2026 T1 1 Vastausaika"]["target_high"] == ""
    links = (store / "csv" / "links.csv").read_text("utf-8-sig")
    assert ";milestone;0,9091;similar" in links  # `Malli` and `Mallit`, the words least alike: 2 * 5 / (5 + 6)


def test_texts_in_csv_are_no_formulas(hostile: Path) -> None:
    export(hostile, "csv")
    with (hostile / "csv" / "indicators.csv").open(encoding="utf-8-sig", newline="") as file:
        targets = [row["target"] for row in csv.DictReader(file, delimiter=";")]
    assert targets[: len(HOSTILE)] == [
        *(" =1+1", " +5 %", "-", " - Kysely on tehty", " @SUM(A1)", "> 0", "2-3", "https://example.org", "_x0041_")
    ]


def test_plain_csv_is_for_programs(hostile: Path, tmp_path: Path) -> None:
    keep(hostile, report("2025 T2", {"action": "Toimi", "indicators": [("Valmis", "-", "6/2025")]}))
    export(hostile, "csv", tmp_path / "plain", plain=True)
    data = (tmp_path / "plain" / "indicators.csv").read_bytes()
    assert data.startswith(b"indicator_id,action_id,")
    assert b"\r" not in data
    with (tmp_path / "plain" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = stored_tables(hostile)["indicators"].to_pylist()
    assert [row["target"] for row in rows] == [row["target"] for row in expected]
    assert [row["target_date"] for row in rows] == [str(row["target_date"] or "") for row in expected]
    assert {"=1+1", "6/2025"} <= {row["target"] for row in rows}
    assert "2025-06-30" in {row["target_date"] for row in rows}


@pytest.mark.parametrize(
    ("number", "text"), [(3.0, "3"), (3.5, "3,5"), (1_200_000.0, "1200000"), (1e-7, "0,0000001"), (-2.25, "-2,25")]
)
def test_numbers_in_csv(number: float, text: str) -> None:
    assert pipeline.exports.separated._finnish(number) == text


# DuckDB


def test_duckdb_has_all_tables_and_views_with_their_descriptions(store: Path) -> None:
    names = queried(store, "SELECT table_name FROM information_schema.tables ORDER BY 1")
    assert {name for (name,) in names} == {*TABLES, *VIEWS}
    for name, table in stored_tables(store).items():
        assert queried(store, f"SELECT count(*) FROM {name}") == [(table.num_rows,)]
    comments = queried(
        store, "SELECT comment FROM duckdb_columns() WHERE (table_name, column_name) = ('actions', 'goal')"
    )
    assert comments == [("TAVOITE: the goal / tavoite",)]


def test_progress_has_one_column_a_period_and_follows_new_wordings(store: Path) -> None:
    rows = queried(store, "SELECT year, unit, action, number, milestone, T1, T2, T3 FROM progress")
    shared = (2025, "Konsernipalvelut", "Neuvonnan uudistaminen")
    assert rows == [
        (*shared, 1, "Kysely on tehty", "- Kysely on tehty\n- Tulokset on käsitelty", "Tehty", None),
        (*shared, 2, "Mallit on otettu käyttöön", None, "Kesken", None),
    ]


def test_a_changed_target_is_seen_in_one_query(store: Path) -> None:
    rows = queried(
        store,
        "SELECT indicator, old_year, old_period, old_target, new_year, new_period, new_target, old_high, new_high "
        "FROM changed_targets",
    )
    assert rows == [
        ("Vastausaika", 2025, "T1", "enintään 10 vrk", 2025, "T2", "enintään 7 vrk", 10.0, 7.0),
        ("Vastausaika", 2025, "T2", "enintään 7 vrk", 2026, "T1", "> 0", 7.0, None),
    ]


@pytest.mark.parametrize(
    ("one", "other", "changes"),
    [
        ("n. 90 %", "noin 90 prosenttia", 0),  # another spelling
        ("31.12.2025", "31.12.2025 mennessä", 0),
        ("100 % (2024: 95 %)", "100 % (2025: 97 %)", 0),  # another baseline
        ("80 % vuonna 2026", "80 % vuonna 2027", 1),  # put off
        ("100 % (2025)", "100 % (2026)", 1),
        ("10 %", "+10 %", 1),  # a level, then a change
        ("Valmis", "valmis", 0),
        ("Valmis", "Aloitettu", 1),
    ],
)
def test_what_changes_a_target(one: str, other: str, changes: int, tmp_path: Path) -> None:
    actions = [{"action": "Toimi", "indicators": [("Osuus", None, target)]} for target in (one, other)]
    whens = ("2025 T1", "2025 T2")
    keep(tmp_path, *map(report, whens, actions))
    assert queried(tmp_path, "SELECT old_target, new_target FROM changed_targets") == [(one, other)] * changes


def test_a_copy_of_a_report_doubles_no_row(tmp_path: Path) -> None:
    rows = report("2025 T1", {"action": "Toimi", "indicators": ["Mittari"], "milestones": ["Osa"]})
    copy = {**rows, "documents": [rows["documents"][0] | {"source": "kopio.pdf"}]}
    keep(tmp_path, rows, copy)
    assert queried(tmp_path, "SELECT count(*), min(source) FROM goals") == [(1, "2025 T1 1.pdf")]
    assert queried(tmp_path, "SELECT count(*) FROM progress") == [(1,)]
    assert queried(tmp_path, "SELECT count(*) FROM coverage") == [(2,)]


def test_coverage_counts_words_and_findings(tmp_path: Path) -> None:
    rows = report("2025 T1", "Toimi")
    rows["documents"][0] |= {"words": 200, "words_unparsed": 50}
    finding = {"document_id": "2025 T1 1", "code": "unparsed-text", "message": "no label"}
    rows["findings"] = [finding | {"severity": severity} for severity in ("warning", "info", "error")]
    keep(tmp_path, rows)
    query = "SELECT source, coverage, warnings, findings FROM coverage"
    assert queried(tmp_path, query) == [("2025 T1 1.pdf", 0.75, 2, 3)]


# Data package


def test_the_data_package_is_valid_and_complete(store: Path) -> None:
    export(store, "datapackage")
    path = store / "datapackage.json"
    result = validate(str(path))
    assert result.valid, result.flatten(["title", "message"])
    package = json.loads(path.read_text("utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    files = {each.relative_to(store).as_posix() for each in store.glob("*/*.parquet")}
    assert {resource["path"] for resource in package["resources"]} == files
    for resource in package["resources"]:
        schema = TABLES[Path(resource["path"]).parent.name].schema
        assert [field["name"] for field in resource["schema"]["fields"]] == schema.names
        for field in resource["schema"]["fields"]:
            notes = schema.field(field["name"]).metadata
            assert field["description"] == notes[b"description_en"].decode()
            assert field["description_fi"] == notes[b"description_fi"].decode()
    (targets,) = (each for each in package["resources"] if each["path"] == "indicators/2025-T1.parquet")
    types = {field["name"]: field["type"] for field in targets["schema"]["fields"]}
    assert (types["year"], types["target_low"], types["target_date"], types["target"]) == (
        *("integer", "number", "date", "string"),
    )


def test_frictionless_finds_a_row_whose_document_is_gone(store: Path) -> None:
    """That the package is valid says something: its keys are checked."""
    export(store, "datapackage")
    path = store / "documents" / "2025-T1.parquet"
    pq.write_table(pq.ParquetFile(path).read().slice(0, 0), path)
    assert not validate(str(store / "datapackage.json")).valid


def test_a_data_package_lies_above_its_files(store: Path, tmp_path: Path) -> None:
    export(store, "datapackage", tmp_path / "package.json")
    assert validate(str(tmp_path / "package.json")).valid
    with pytest.raises(WrongUsage, match="names files below it; leave out -o"):
        export(store, "datapackage", tmp_path / "elsewhere" / "package.json")


# Bad input, and files that are there already


@pytest.mark.parametrize("to", FORMATS)
def test_a_folder_that_is_no_store(to: Format, tmp_path: Path) -> None:
    for folder in (tmp_path / "missing", tmp_path):
        result = run("export", folder, "--to", to)
        assert result.exit_code == 3
        advice = "holds no tables of tavoitteet; convert reports into it first, or check the path"
        assert result.stderr == f"tavoitteet: {folder}: {advice}\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (str(int(VERSION) + 1), "written by a newer version of tavoitteet; update tavoitteet"),
        ("1", "written by an older version of tavoitteet; convert everything anew into another folder"),
    ],
)
def test_a_store_of_another_schema(store: Path, version: str, said: str) -> None:
    path = store / "actions" / "2025-T1.parquet"
    table = pq.ParquetFile(path).read()
    pq.write_table(
        table.replace_schema_metadata({**table.schema.metadata, b"tavoitteet_schema_version": version}), path
    )
    for to in FORMATS:
        result = run("export", store, "--to", to)
        assert (result.exit_code, result.stderr) == (3, f"tavoitteet: {path}: {said}\n")
    assert not (store / "tavoitteet.xlsx").exists()


def test_a_store_that_is_being_written(store: Path) -> None:
    with hold(store):
        result = run("export", store, "--to", "csv")
    assert result.exit_code == 3
    assert "is writing there" in result.stderr


def test_a_store_that_cannot_be_written_is_read(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = stored_tables(store)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with hold(store):
        tables = stored_tables(store)
    assert tables == expected


def test_what_a_killed_run_left_is_done_first(store: Path) -> None:
    assert not (store / "links").exists()
    assert stored_tables(store)["links"].num_rows > 0
    assert (store / "links" / "2025-links.parquet").exists()


def test_plain_is_for_csv_only(store: Path) -> None:
    result = run("export", store, "--to", "xlsx", "--plain")
    assert (result.exit_code, result.stderr) == (2, "tavoitteet: --plain is a kind of CSV; give it with --to csv\n")


@pytest.mark.parametrize("to", FORMATS)
def test_a_target_is_replaced_whole_or_not_at_all(to: Format, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in export(store, to)}
    for path in before:
        path.write_bytes(b"old")

    def interrupted(*_: object, **__: object) -> Iterator[None]:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with suppress(KeyboardInterrupt):
        export(store, to)
    assert {path.read_bytes() for path in before} == {b"old"}
    assert [path for path in store.rglob(".*") if path.name != ".lock"] == []
    monkeypatch.undo()
    assert set(export(store, to)) == set(before)
    assert b"old" not in {path.read_bytes() for path in before}


@pytest.mark.parametrize(
    ("to", "target", "said"),
    [
        ("xlsx", "actions/t.xlsx", "lies among the tables; name another place, or leave out -o"),
        ("duckdb", "actions/2025-T1.parquet", "lies among the tables; name another place, or leave out -o"),
        ("csv", "links", "lies among the tables; name another place, or leave out -o"),
        ("xlsx", ".", "is a folder; name a file in it, such as tavoitteet.xlsx"),
        ("datapackage", "new", "is a folder; name a file in it, such as datapackage.json"),
        ("csv", "file", "is a file; name a folder for the CSV files"),
    ],
)
def test_a_target_that_would_do_harm_is_refused(to: Format, target: str, said: str, store: Path) -> None:
    (store / "new").mkdir()
    (store / "file").touch()
    before = stored_tables(store)
    result = run("export", store, "--to", to, "-o", store / target)
    assert (result.exit_code, result.stderr) == (2, f"tavoitteet: {store / target}: {said}\n")
    assert stored_tables(store) == before


@pytest.mark.parametrize("to", FORMATS)
def test_a_target_that_cannot_be_written(to: Format, store: Path) -> None:
    (store / "file").touch()
    target = store / "file" / "target"
    with pytest.raises((OutputUnusable, WrongUsage)) as caught:
        export(store, to, target)
    assert str(target) in str(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="a file's size is limited on Unix only")
@pytest.mark.parametrize("to", FORMATS)
def test_a_disk_that_is_full(to: Format, store: Path, tmp_path: Path) -> None:
    script = (
        "import resource; from pipeline.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))\n"
        f"main(['export', {str(store)!r}, '--to', {to!r}])"
    )
    stored_tables(store)  # the links are there
    before = set(store.rglob("*"))
    away = tmp_path / "tmp"
    away.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"TMPDIR": str(away)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3
    assert list(away.iterdir()) == []
    assert regex.fullmatch(r"tavoitteet: .*too large.*; check the folder and the space left.*\n", done.stderr)
    left = set(store.rglob("*")) - before
    assert {path.suffix for path in left} <= {"", ".csv"}  # each file of a CSV folder is whole, or not there


def test_export_says_what_it_wrote(store: Path, tmp_path: Path) -> None:
    result = run("export", store, "--to", "xlsx", "-o", tmp_path / "new" / "t.xlsx")
    assert (result.exit_code, result.output) == (0, f"wrote {tmp_path / 'new' / 't.xlsx'}\n")


def test_empty_tables_are_exported_too(tmp_path: Path) -> None:
    head = {"document_id": "a", "source": "a.pdf", "parser_version": "1", "status": "failed", "error": "is empty"}
    keep(tmp_path, {"documents": [head]})
    written = {to: export(tmp_path, to) for to in FORMATS}
    assert sheet(written["xlsx"][0], "Tavoitteet") == []
    assert sheet(written["xlsx"][0], "Asiakirjat")[0]["Syy"] == "is empty"
    assert validate(str(written["datapackage"][0])).valid
    assert queried(tmp_path, "SELECT source, status, coverage FROM coverage") == [("a.pdf", "failed", None)]


def test_days_of_all_kinds() -> None:
    assert pipeline.exports.separated._finnish(date(2025, 6, 1)) == "1.6.2025"


@pytest.mark.parametrize(
    ("action", "indicator", "both"),
    [
        (None, None, None),
        ("goal", None, "goal"),
        (None, "baseline,target", "baseline,target"),
        ("unit,goal", "unit,target", "unit,goal,target"),
        ("unit", "unit", "unit"),
    ],
)
def test_the_flat_view_names_each_corrected_column_once(
    tmp_path: Path, action: str | None, indicator: str | None, both: str | None
) -> None:
    rows = report("2025 T1", {"action": "Toimi", "indicators": ["Mittari"]})
    rows["actions"][0]["corrected"], rows["indicators"][0]["corrected"] = action, indicator
    keep(tmp_path / "store", rows)
    assert flat(stored_tables(tmp_path / "store"))["corrected"].to_pylist() == [both]
