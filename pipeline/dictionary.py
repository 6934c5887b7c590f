"""The data dictionary, made from the schemas: for the terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.exports.headings import HEADINGS
from pipeline.publish import replacing
from pipeline.schemas import TABLES


def described() -> Iterator[str]:
    """The data dictionary, line by line."""
    for table in TABLES.values():
        yield f"{table.name}: {' / '.join(_texts(table.schema.metadata))}"
        for field in table.schema:
            kind = f"{field.type}{'?' if field.nullable else ''}"  # `?`: can be null
            yield f"  {field.name:<18} {kind:<13} {' / '.join(_texts(field.metadata))}"
        yield ""


def write_markdown(path: Path) -> None:
    """Writes the data dictionary as Markdown. Raises OutputUnusable."""
    with replacing(path) as staged:
        staged.write_text("\n".join(markdown()) + "\n", encoding="utf-8", newline="\n")


def markdown() -> Iterator[str]:
    """The data dictionary as lines of Markdown: a section and a list of columns for each table."""
    yield "# Data dictionary / Tietosanakirja"
    yield ""
    yield "Made from the schemas by `tavoitteet schema --markdown`. `?` marks a column that can be null."
    for table in TABLES.values():
        english, finnish = _texts(table.schema.metadata)
        yield from ("", f"## {table.name}", "", f"{_capital(english)}. / {_capital(finnish)}.", "")
        yield "| column | otsikko | type | English | suomeksi |"
        yield "| --- | --- | --- | --- | --- |"
        for field in table.schema:
            kind = f"{field.type}{'?' if field.nullable else ''}"
            yield f"| `{field.name}` | {HEADINGS[field.name]} | {kind} | {' | '.join(_texts(field.metadata))} |"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _texts(notes: Mapping[bytes, bytes]) -> tuple[str, str]:
    return notes[b"description_en"].decode(), notes[b"description_fi"].decode()
