"""`make score`: parses a corpus and compares every cell with its truth.

    python -m tests.corpus.score FOLDER... [--diffs N]

Prints cells, whole rows and whole documents that are exactly right, per producer, per trap and in all, and
the worst documents with what differs. A row is an action with its context, an indicator or a milestone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Any

from parsers.model import Report, Text
from parsers.report import parse
from pipeline.extract import read

ACTION = ("unit", "focus_area", "theme", "goal", "initiative", "responsible", "action")
ROWS: dict[str, tuple[str, ...]] = {
    "indicators": ("indicator", "baseline", "target"),
    "milestones": ("number", "milestone", "report"),
}

Cells = Mapping[str, Any]


@dataclass
class Score:
    """What of one document, or of several, is right."""

    cells: int = 0
    right_cells: int = 0
    rows: int = 0
    right_rows: int = 0
    documents: int = 0
    right_documents: int = 0
    lost_words: int = 0

    def add(self, other: Score) -> None:
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass
class Result:
    """One document's score, its traps, and a line for each cell that differs."""

    name: str
    producer: str
    traps: list[str]
    score: Score
    diffs: list[str] = field(default_factory=list)


def plain(report: Report) -> list[dict[str, Any]]:
    """A report's actions as the truth writes them."""

    def text(value: Text | None) -> str | None:
        return value.text if value else None

    return [
        {
            "unit": action.unit,
            **{name: text(getattr(action, name)) for name in ACTION[1:]},
            "indicators": [
                {name: text(getattr(row, name)) for name in ROWS["indicators"]} for row in action.indicators
            ],
            "milestones": [
                {"number": row.number, "milestone": text(row.milestone), "report": text(row.report)}
                for row in action.milestones
            ],
        }
        for action in report.actions
    ]


def judge(path: Path) -> Result:
    """Parses one PDF and compares it with the truth beside it."""
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    report = parse(read(path))
    score, diffs = compare(truth, report)
    words = sum(len(page.words) for page in report.pages)
    parts = sum(map(len, (report.values, report.labels, report.furniture, report.unparsed)))
    score.lost_words = max(0, words - parts)
    return Result(path.name, truth["producer"], truth["traps"] or ["none"], score, diffs)


def compare(truth: dict[str, Any], report: Report) -> tuple[Score, list[str]]:
    """The score of a report, and what differs."""
    score, diffs = Score(documents=1), []
    head = {"year": truth["year"], "period": truth["period"]}
    pairs: list[tuple[str, tuple[str, ...], Cells, Cells]] = [
        ("document", tuple(head), head, {"year": report.year, "period": report.period})
    ]
    for place, (wanted, got) in enumerate(_aligned(truth["actions"], plain(report)), 1):
        pairs.append((f"action {place}", ACTION, wanted, got))
        for table, names in ROWS.items():
            rows: list[tuple[Cells, Cells]] = list(zip_longest(wanted.get(table, ()), got.get(table, ()), fillvalue={}))
            pairs += [(f"action {place} {table} {row}", names, *both) for row, both in enumerate(rows, 1)]
    for where, names, wanted, got in pairs:
        wrong = [name for name in names if wanted.get(name) != got.get(name) or not (wanted and got)]
        score.cells += len(names)
        score.right_cells += len(names) - len(wrong)
        score.rows += 1
        score.right_rows += not wrong
        diffs += [f"{where} {name}: wanted {wanted.get(name)!r}, got {got.get(name)!r}" for name in wrong]
    score.right_documents = int(not diffs)
    return score, diffs


def _aligned(wanted: Sequence[Cells], got: Sequence[Cells]) -> Iterator[tuple[Cells, Cells]]:
    """Actions that answer each other, so that one missing action is not counted for all behind it."""
    matcher = SequenceMatcher(None, [row["action"] for row in wanted], [row["action"] for row in got], autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        yield from zip_longest(wanted[start:end], got[first:last], fillvalue={})


def _line(name: str, score: Score) -> str:
    def share(right: int, total: int) -> str:
        return f"{right:6d} / {total:6d} {100 * right / max(total, 1):7.2f} %"

    return (
        f"{name:28.28}  cells {share(score.right_cells, score.cells)}   rows {share(score.right_rows, score.rows)}"
        f"   documents {score.right_documents:4d} / {score.documents:4d}   lost words {score.lost_words}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Scores all PDFs with a truth below some folders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--diffs", type=int, default=5, help="how many of the worst documents to show")
    options = parser.parse_args(arguments)
    paths = [
        path
        for folder in options.folders
        for path in sorted(folder.rglob("*.pdf"))
        if path.with_suffix(".json").exists()
    ]
    with ProcessPoolExecutor() as pool:
        results = list(pool.map(judge, paths, chunksize=4))
    groups: dict[str, Score] = {}
    for result in results:
        for name in (f"producer {result.producer}", *(f"trap {trap}" for trap in result.traps), "total"):
            groups.setdefault(name, Score()).add(result.score)
    for result in sorted(results, key=lambda one: len(one.diffs), reverse=True)[: options.diffs]:
        if result.diffs:
            print(f"{result.name}: {len(result.diffs)} cells differ ({', '.join(result.traps)})")
            print("".join(f"    {diff}\n" for diff in result.diffs[:12]))
    for name in sorted(groups, key=lambda name: (name == "total", name)):
        print(_line(name, groups[name]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
