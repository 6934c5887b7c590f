"""Corrections → a document's rows."""

from __future__ import annotations

import json
from collections.abc import Set

from pipeline.corrections import Correction, Corrections, plain
from pipeline.normalize import derive
from pipeline.rows import Row, Rows, key_name

# The values that can be corrected, by table. Others are of the whole document, or derived from these.
CORRECTABLE = {
    "actions": ("unit", "focus_area", "theme", "goal", "initiative", "responsible", "action"),
    "indicators": ("indicator", "baseline", "target"),
    "milestones": ("milestone", "report"),
}
NOT_APPLIED = "correction-not-applied"  # a finding's code


def correct(rows: Rows, corrections: Corrections) -> None:
    """Puts a document's corrections into its rows, and derives anew what is derived from texts. One that does not fit
    becomes a finding."""
    places = {row[key_name(table)]: (table, row) for table in CORRECTABLE for row in rows[table]}
    (head,) = rows["documents"]
    done: set[tuple[str, str]] = set()
    for each in corrections.all:
        table, row = places.get(each.row_id, ("", {}))
        correctable = each.column in CORRECTABLE.get(table, ())
        now = plain(row[each.column]) if correctable else None
        if correctable and now == each.printed:
            _trace(rows["provenance"], each, table, row)
            row[each.column] = each.corrected
            done.add(each.cell)
        elif not correctable or now != each.corrected:  # else it is read right by now
            rows["findings"].append(_not_applied(each, head, table, row))
    if any(column == "unit" for _, column in done):
        done |= _handed_down(rows, done)
    for row_id, (_, row) in places.items():
        row["corrected"] = ",".join(column for column in row if (row_id, column) in done) or None
    derive(rows)


def _trace(provenance: list[Row], correction: Correction, table: str, row: Row) -> None:
    """Keeps the printed text where the value stands; where nothing is printed, a line without a box does."""
    lines = [line for line in provenance if (line["row_id"], line["column"]) == correction.cell]
    if not lines:
        own = {"table": table, "row_id": correction.row_id, "column": correction.column}
        lines = [own | {"document_id": row["document_id"], "page": row["page"]}]
        provenance += lines
    for line in lines:
        line["printed"] = row[correction.column] or ""


def _handed_down(rows: Rows, done: Set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Gives the units of corrected actions to the rows below them, and to the document. What that changed."""
    units = {row["action_id"]: row["unit"] for row in rows["actions"]}
    rows["documents"][0]["unit"] = next(iter(units.values())) if len(set(units.values())) == 1 else None
    below = [(row[key_name(table)], row) for table in ("indicators", "milestones") for row in rows[table]]
    for _, row in below:
        row["unit"] = units[row["action_id"]]
    return {(row_id, "unit") for row_id, row in below if (row["action_id"], "unit") in done}


def _not_applied(correction: Correction, head: Row, table: str, row: Row) -> Row:
    if not correction.row_id.startswith(f"{head['document_id']}-"):
        reason = "the file is another one than was corrected"
    elif not row:
        reason = "there is no such row"
    elif correction.column not in CORRECTABLE[table]:
        reason = "this column cannot be corrected"
    else:
        reason = "another text is printed there"
    now = row.get(correction.column)
    texts = {"printed": now, "corrected": correction.printed, "into": correction.corrected}
    return {
        "document_id": head["document_id"],
        "severity": "warning",
        "code": NOT_APPLIED,
        "message": f"{correction.column} of {correction.row_id} is not corrected: {reason}",
        "page": row.get("page"),
        "text": " | ".join(
            f"{name}: {json.dumps(text, ensure_ascii=False, default=str)}" for name, text in texts.items()
        ),
    }
