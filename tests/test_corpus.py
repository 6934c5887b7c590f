"""The corpus's committed reports, of five programs, against the truth that their generator wrote down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parsers.report import parse
from pipeline.extract import read
from tests.corpus.score import compare, plain

SAMPLES = Path(__file__).parent.parent / "samples"
PRODUCERS = {"reportlab", "weasyprint", "chromium", "typst", "libreoffice"}
TRUTHS = sorted((SAMPLES / "truth").glob("*.json"))


def test_every_producer_is_among_them() -> None:
    assert {json.loads(path.read_text("utf-8"))["producer"] for path in TRUTHS} == PRODUCERS
    assert len(TRUTHS) >= 24


def test_one_content_through_every_producer_gives_the_same_rows() -> None:
    paths = sorted(SAMPLES.glob("*-110030.pdf"))
    assert {path.stem.partition("-")[0] for path in paths} == PRODUCERS
    reports = [parse(read(path)) for path in paths]
    rows = [(report.title, report.year, report.period, plain(report)) for report in reports]
    # Counted on the pages: two units, three actions.
    assert [(len(a["indicators"]), len(a["milestones"])) for a in rows[0][-1]] == [(3, 4), (3, 3), (6, 4)]
    assert rows == rows[:1] * len(PRODUCERS)


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_every_cell_is_what_the_page_says(path: Path) -> None:
    truth = json.loads(path.read_text("utf-8"))
    report = parse(read(SAMPLES / f"{path.stem}.pdf"))
    score, diffs = compare(truth, report)
    assert diffs == []
    assert score.right_cells == score.cells
    parts = (report.values, report.labels, report.furniture, report.unparsed)
    assert len({word for part in parts for word in part}) == sum(map(len, parts))
