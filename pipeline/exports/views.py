"""The tables joined to what people ask for: the views of the DuckDB file, and the flat sheet of the Excel file."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import pyarrow as pa

# Where a period stands in its year; a plan has none and comes first.
_ORDER = "year NULLS LAST, period NULLS FIRST, unit, document_id, position"

# An indicator a row with its whole context; an action without indicators has one row too.
_GOALS = f"""
SELECT
    a.year, a.period, a.unit, a.focus_area, a.theme, a.goal, a.initiative, a.responsible, a.action,
    i.indicator, i.baseline, i.target, i.direction,
    -- A corrected unit is the action's, and marked in both rows.
    nullif(concat_ws(',', a.corrected, nullif(regexp_replace(i.corrected, '^unit,?', ''), '')), '') AS corrected,
    i.baseline_kind, i.baseline_low, i.baseline_high, i.baseline_unit, i.baseline_date,
    i.target_kind, i.target_low, i.target_high, i.target_unit, i.target_date,
    d.source, coalesce(i.page, a.page) AS page, a.action_id, i.indicator_id
FROM actions a
LEFT JOIN indicators i ON i.action_id = a.action_id
LEFT JOIN (SELECT document_id, min(source) AS source FROM documents GROUP BY document_id) d
    ON d.document_id = a.document_id
ORDER BY {_ORDER.replace("position", "a.position, i.position").replace("document_id", "a.document_id")}
"""

# A milestone a row, with what each period reported on it; milestones that were reworded within the year are one.
_PROGRESS = """
WITH RECURSIVE step AS (
    SELECT l.from_id, l.to_id
    FROM links l JOIN milestones f ON f.milestone_id = l.from_id JOIN milestones t ON t.milestone_id = l.to_id
    WHERE f.year = t.year
), thread AS (
    SELECT milestone_id, milestone_id AS first_id FROM milestones
    WHERE milestone_id NOT IN (SELECT to_id FROM step)
    UNION ALL
    SELECT step.to_id, thread.first_id FROM thread JOIN step ON step.from_id = thread.milestone_id
)
SELECT
    f.year, f.unit, a.action, f.number,
    arg_max(m.milestone, coalesce(m.period, '')) AS milestone,
    max(m.report) FILTER (m.period = 'T1') AS T1,
    max(m.report) FILTER (m.period = 'T2') AS T2,
    max(m.report) FILTER (m.period = 'T3') AS T3
FROM thread
JOIN milestones f ON f.milestone_id = thread.first_id
JOIN milestones m ON m.milestone_id = thread.milestone_id
JOIN actions a ON a.action_id = f.action_id
GROUP BY f.year, f.unit, a.action_key, a.action, f.number, f.milestone_key
ORDER BY f.year NULLS LAST, f.unit, min(a.position), a.action, f.number, f.milestone_key
"""

# What a target says beside its value: whether it is a change, `+10 %`, and of which year it is, `80 % vuonna 2027`, but
# not that of another value, `100 % (2024: 95 %)`.
_BESIDE = r"""(
    starts_with(ltrim({0}.target), '+'),
    regexp_extract_all(regexp_replace({0}.target, '\([^()]*:[^()]*\)', ''), '\b(?:19|20)\d\d\b')
)"""

# An indicator whose target is another one than in the report that it goes on from.
_CHANGED_TARGETS = f"""
SELECT
    t.unit, a.action, t.indicator,
    f.year AS old_year, f.period AS old_period, f.target AS old_target,
    t.year AS new_year, t.period AS new_period, t.target AS new_target,
    f.target_low AS old_low, f.target_high AS old_high, t.target_low AS new_low, t.target_high AS new_high,
    t.target_unit AS unit_of_measure, f.indicator_id AS old_id, t.indicator_id AS new_id
FROM links l
JOIN indicators f ON f.indicator_id = l.from_id
JOIN indicators t ON t.indicator_id = l.to_id
JOIN actions a ON a.action_id = t.action_id
WHERE CASE
    WHEN f.target_kind = t.target_kind AND t.target_kind NOT IN ('text', 'none')
    THEN (f.target_low, f.target_high, f.target_unit, f.target_date)
        IS DISTINCT FROM (t.target_low, t.target_high, t.target_unit, t.target_date)
        OR {_BESIDE.format("f")} IS DISTINCT FROM {_BESIDE.format("t")}
    ELSE lower(f.target) IS DISTINCT FROM lower(t.target)
END
ORDER BY t.year, t.period NULLS FIRST, t.unit, a.position, t.position, t.indicator_id
"""

# A document a row: how much of it was understood, and how many doubts there are about it.
_COVERAGE = """
SELECT
    d.year, d.period, d.unit, d.source, d.status, d.pages, d.words, d.words_unparsed,
    CASE WHEN d.words > 0 THEN 1 - d.words_unparsed / d.words END AS coverage,
    count(f.code) FILTER (f.severity <> 'info') AS warnings,
    count(f.code) AS findings,
    d.error
FROM documents d LEFT JOIN findings f ON f.document_id = d.document_id
GROUP BY ALL
ORDER BY coverage NULLS FIRST, warnings DESC, d.source
"""

# A finding a row, with the file that someone has to open to look at it.
_DOUBTS = """
SELECT d.source, f.*
FROM findings f
LEFT JOIN (SELECT document_id, min(source) AS source FROM documents GROUP BY document_id) d
    ON d.document_id = f.document_id
ORDER BY d.source, f.page NULLS FIRST, f.top, f.x0, f.code, f.message, f.text
"""

# In English, in Finnish, and the query.
VIEWS = {
    "goals": (
        "an indicator a row with its whole context",
        "kukin mittari omalla rivillään ja kaikki, mihin se liittyy",
        _GOALS,
    ),
    "progress": (
        "a milestone a row, with what was reported on it in each period of the year",
        "kukin osatavoite omalla rivillään ja mitä siitä on raportoitu kullakin vuosikolmanneksella",
        _PROGRESS,
    ),
    "changed_targets": (
        "indicators whose target changed from one report to the next",
        "mittarit, joiden tavoitetaso on muuttunut raportista toiseen",
        _CHANGED_TARGETS,
    ),
    "coverage": (
        "how much of each document was understood",
        "kuinka suuri osa kustakin asiakirjasta tunnistettiin",
        _COVERAGE,
    ),
}


def fill(database: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> None:
    """Puts the tables and the views into a database, described as in the schemas."""
    for name, table in tables.items():
        database.register("incoming", table)
        database.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
        database.unregister("incoming")
        database.execute(f"COMMENT ON TABLE {name} IS {_quoted(_description(table.schema.metadata))}")
        for column in table.schema:
            text = _quoted(_description(column.metadata))
            database.execute(f'COMMENT ON COLUMN {name}."{column.name}" IS {text}')
    for name, (english, finnish, query) in VIEWS.items():
        database.execute(f"CREATE VIEW {name} AS {query}")
        database.execute(f"COMMENT ON VIEW {name} IS {_quoted(f'{english} / {finnish}')}")


def flat(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The view `goals` of some tables."""
    return _joined(tables, _GOALS)


def doubts(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The table `findings` with the file that each speaks of."""
    return _joined(tables, _DOUBTS)


def _joined(tables: Mapping[str, pa.Table], query: str) -> pa.Table:
    with duckdb.connect() as database:
        for name in ("documents", "actions", "indicators", "findings"):
            database.register(name, tables[name])
        return database.sql(query).to_arrow_table()


def _description(notes: Mapping[bytes, bytes]) -> str:
    return f"{notes[b'description_en'].decode()} / {notes[b'description_fi'].decode()}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
