"""`datapackage.json` (Data Package v2): every file of the tables with the type and meaning of each column."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import WrongUsage, one_line
from pipeline.exports.headings import HEADINGS, SHEETS
from pipeline.files import TableFiles
from pipeline.publish import replacing
from pipeline.schemas import TABLES, VERSION
from pipeline.stored import stored_tables

_PROFILE = "https://datapackage.org/profiles/2.0"
_TYPES = {"string": "string", "int32": "integer", "double": "number", "date32[day]": "date"}
_KEYS = {"actions": "action_id", "indicators": "indicator_id", "milestones": "milestone_id", "documents": "source"}
# A column of these tables names a row of another table in the same period.
_PARENTS = {"document_id": "documents", "action_id": "actions"}


def write_datapackage(store: Path, target: Path) -> list[Path]:
    """Describes the files of `store` in `target`, which lies in or above that folder, as a package can name only
    what is below it. Raises WrongUsage, OutputUnusable."""
    stored_tables(store)  # all can be read, and nothing is left undone
    files = TableFiles(store)
    try:
        below = store.resolve().relative_to(target.resolve().parent)
    except ValueError as error:
        raise WrongUsage(f"{one_line(str(target))}: a data package names files below it; leave out -o") from error
    package = {
        "$schema": f"{_PROFILE}/datapackage.json",
        "name": "tavoitteet",
        "title": "Operational goals: what the reports say / Toiminnalliset tavoitteet: mitä raportit kertovat",
        "version": f"{VERSION}.0.0",
        "resources": [
            _resource(files, name, partition, below) for name in TABLES for partition in files.partitions(name)
        ],
    }
    with replacing(target) as staged:
        staged.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    return [target]


def _resource(files: TableFiles, name: str, partition: str, below: Path) -> dict[str, Any]:
    path = files.path(name, partition)
    schema = TABLES[name].schema
    return {
        "name": _name(name, partition),
        "type": "table",
        "path": (below / name / path.name).as_posix(),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "title": f"{SHEETS[name]} {partition}",
        **_described(schema),
        "schema": {"$schema": f"{_PROFILE}/tableschema.json", "fields": [_field(field) for field in schema]}
        | ({"primaryKey": [_KEYS[name]]} if name in _KEYS else {})
        | ({"foreignKeys": keys} if (keys := list(_foreign_keys(files, name, partition))) else {}),
    }


def _name(name: str, partition: str) -> str:
    return f"{name}-{partition}".lower()


def _field(field: pa.Field) -> dict[str, Any]:
    own = {"name": field.name, "type": _TYPES[str(field.type)], "title": HEADINGS[field.name], **_described(field)}
    if not field.nullable:
        return own | {"constraints": {"required": True}}
    # frictionless reads Parquet through pandas, where a column of whole numbers with a null has nan in its place.
    return own | {"missingValues": ["", "nan"]} if own["type"] == "integer" else own


def _described(described: pa.Field | pa.Schema) -> dict[str, str]:
    """English in the standard's place, Finnish beside it."""
    english, finnish = (described.metadata[key].decode() for key in (b"description_en", b"description_fi"))
    return {"description": english, "description_fi": finnish}


def _foreign_keys(files: TableFiles, name: str, partition: str) -> Iterator[dict[str, Any]]:
    for column, parent in _PARENTS.items():
        if name == parent or column not in TABLES[name].schema.names or partition not in files.partitions(parent):
            continue
        yield {"fields": [column], "reference": {"resource": _name(parent, partition), "fields": [column]}}
