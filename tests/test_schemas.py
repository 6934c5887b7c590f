"""The tables' columns are a contract: they are spelled out here once more, as the design lists them."""

from __future__ import annotations

import pytest

from pipeline.dictionary import described
from pipeline.schemas import TABLES, VERSION

_BOX = "x0 top x1 bottom"
_COLUMNS = {
    "documents": "document_id source sha256 title unit year period pages ocr_pages unread_pages words "
    "words_in_values words_in_labels words_in_furniture words_unparsed reader parser_version corrections status error",
    "actions": "action_id document_id position year period unit focus_area theme goal initiative responsible action "
    "action_key corrected page",
    "indicators": "indicator_id action_id document_id position year period unit indicator_key indicator baseline "
    "target baseline_kind baseline_low baseline_high baseline_unit baseline_date "
    "target_kind target_low target_high target_unit target_date direction corrected page",
    "milestones": "milestone_id action_id document_id number year period unit milestone_key milestone report corrected "
    "page",
    "findings": f"document_id severity code message page {_BOX} text",
    "provenance": f"table row_id column document_id page {_BOX} printed",
    "links": "from_id to_id what score method",
}
_COUNTS = {"position", "year", "pages", "page", "number"}


def _type_of(column: str) -> str:
    if column in _COUNTS or column.startswith("words"):
        return "int32"
    if column in _BOX.split() or column == "score" or column.endswith(("_low", "_high")):
        return "double"
    return "date32[day]" if column.endswith("_date") else "string"


def test_the_tables_are_those_of_the_design() -> None:
    assert list(TABLES) == list(_COLUMNS)


@pytest.mark.parametrize("name", _COLUMNS)
def test_columns_and_types(name: str) -> None:
    columns = _COLUMNS[name].split()
    assert TABLES[name].schema.names == columns
    assert [str(field.type) for field in TABLES[name].schema] == [_type_of(column) for column in columns]


@pytest.mark.parametrize("name", _COLUMNS)
def test_everything_is_described_in_both_languages(name: str) -> None:
    schema = TABLES[name].schema
    assert schema.metadata[b"tavoitteet_table"] == name.encode()
    assert schema.metadata[b"tavoitteet_schema_version"] == VERSION.encode()
    for notes in (schema.metadata, *(field.metadata for field in schema)):
        assert notes[b"description_en"]
        assert notes[b"description_fi"]


def test_keys_are_never_null_and_places_can_be() -> None:
    fields = {(name, field.name): field.nullable for name, table in TABLES.items() for field in table.schema}
    assert not any(null for (_, column), null in fields.items() if column.endswith(("_id", "_key")))
    assert not fields["documents", "source"]
    assert fields["documents", "sha256"]
    assert fields["provenance", "x0"]
    assert fields["findings", "page"]
    assert not fields["actions", "page"]


@pytest.mark.parametrize("name", _COLUMNS)
def test_the_sort_key_is_made_of_columns(name: str) -> None:
    assert set(TABLES[name].sort_by) <= set(_COLUMNS[name].split())


def test_the_dictionary_lists_each_column() -> None:
    lines = list(described())
    assert lines[0] == "documents: one row for each report file / yksi rivi kutakin raporttitiedostoa kohti"
    assert "  goal               string?       TAVOITE: the goal / tavoite" in lines
    assert "  position           int32         its row in the action's table, from 1 / rivi taulukossa" in lines
    assert len(lines) == sum(len(columns.split()) for columns in _COLUMNS.values()) + 2 * len(_COLUMNS)
