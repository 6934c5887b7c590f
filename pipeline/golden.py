"""Regression: what is read from each sample, compared cell by cell with `expected/<sample>.json`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.convert import convert
from pipeline.correct import NOT_APPLIED
from pipeline.corrections import NONE, Corrections
from pipeline.differences import as_json, differing, printed, readable
from pipeline.errors import UnreadableDocument, WrongUsage, one_line
from pipeline.inputs import Document, find_documents, sha256
from pipeline.publish import replacing


@dataclass(frozen=True, slots=True)
class Check:
    """What a check or an update has to say, and whether all is as expected."""

    lines: list[str]
    passed: bool


def update(samples: Path) -> Check:
    """Makes what is read now what is expected from now on."""
    lines = []
    for document in _samples(samples):
        path = _expected_path(samples, document)
        outcome = convert(document)
        text = as_json(readable(outcome.rows)) + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        lines.append(f"wrote {path}{f': {outcome.error}' if outcome.failed else ''}")
    return Check(lines or ["nothing to write: all samples are as expected"], passed=True)


def add(samples: Path, report: Path, corrections: Corrections = NONE) -> Check:
    """Copies a report to the samples, and writes what it should be read as: what is read now, corrected. Raises
    WrongUsage if something does not fit, UnreadableDocument, and OutputUnusable; then nothing is written."""
    document = Document(report, report.name)
    outcome = convert(document, corrections=corrections)
    if outcome.error:
        raise UnreadableDocument(report, outcome.error)
    (head,) = outcome.rows["documents"]
    for finding in outcome.rows["findings"]:
        if finding["code"] == NOT_APPLIED:
            raise WrongUsage(f"{finding['message']}; {finding['text']}")
    if corrections.all and not head["corrections"]:
        raise WrongUsage(f"{one_line(str(report))}: no correction is of this file; give the file that was corrected")
    sample, expected = samples / report.name, _expected_path(samples, document)
    if not samples.is_dir():
        raise WrongUsage(f"{one_line(str(samples))}: is no folder; give the folder of the samples")
    if expected.exists() or (sample.exists() and sha256(sample) != head["sha256"]):
        raise WrongUsage(f"{one_line(str(sample))}: is a sample already; rename the new one, or remove the old one")
    with replacing(expected) as staged:
        staged.write_text(as_json(readable(outcome.rows)) + "\n", encoding="utf-8", newline="\n")
    if not sample.exists():
        with replacing(sample) as staged:
            shutil.copyfile(report, staged)
    return Check([f"wrote {sample}", f"wrote {expected}"], passed=True)


def compare(samples: Path) -> Check:
    """Compares what is read now with what is expected."""
    lines, differing = [], 0
    documents = _samples(samples)
    for document in documents:
        found = list(_compare_sample(document, _expected_path(samples, document)))
        differing += bool(found)
        lines += [f"{one_line(document.source)}: {'differs' if found else 'as expected'}", *found]
    for path in _orphans(samples, documents):
        differing += 1
        lines.append(f"{path}: its sample is gone; remove the file if that is right")
    lines.append(f"{len(documents)} samples, {differing} differing")
    return Check(lines, passed=not differing)


def differences(expected: Any, found: Any) -> Iterator[str]:
    """Where two readable documents differ: three lines for each cell. Rows are numbered as expected."""
    for cell in differing(expected, found):
        yield f"  {cell.where}"
        yield f"    expected: {printed(cell.expected)}"
        yield f"    found:    {printed(cell.found)}"


def _samples(samples: Path) -> list[Document]:
    if not samples.exists():
        raise WrongUsage(f"{one_line(str(samples))}: does not exist; give a folder of samples, or one sample")
    return find_documents([samples])


def _expected_path(samples: Path, document: Document) -> Path:
    folder = samples if samples.is_dir() else samples.parent
    return folder / "expected" / f"{document.source}.json"


def _orphans(samples: Path, documents: Sequence[Document]) -> list[Path]:
    """Expected files of a folder that no sample belongs to."""
    if not samples.is_dir():
        return []
    known = {_expected_path(samples, document) for document in documents}
    return sorted({path for path in (samples / "expected").rglob("*.json") if path not in known})


def _compare_sample(document: Document, path: Path) -> Iterator[str]:
    outcome = convert(document)
    if outcome.trace:
        yield outcome.trace
    if not path.exists():
        yield f"  {path} is missing; write it with `tavoitteet check --update`, and read it"
        return
    try:
        expected = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        yield f"  {path} is no JSON in UTF-8 ({error}); write it anew with `tavoitteet check --update`"
        return
    yield from differences(expected, json.loads(as_json(readable(outcome.rows))))
