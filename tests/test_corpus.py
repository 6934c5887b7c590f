"""The corpus's committed reports, of five programs, against the truth that their generator wrote down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parsers import parse
from pipeline.extract import read
from tests.corpus.score import compare

SAMPLES = Path(__file__).parent.parent / "samples"
TRUTHS = sorted((SAMPLES / "truth").glob("*.json"))


def test_every_producer_is_among_them() -> None:
    producers = {json.loads(path.read_text("utf-8"))["producer"] for path in TRUTHS}
    assert producers == {"reportlab", "weasyprint", "chromium", "typst", "libreoffice"}
    assert len(TRUTHS) >= 24


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_every_cell_is_what_the_page_says(path: Path) -> None:
    truth = json.loads(path.read_text("utf-8"))
    report = parse(read(SAMPLES / f"{path.stem}.pdf"))
    score, diffs = compare(truth, report)
    assert diffs == []
    assert score.right_cells == score.cells
    parts = (report.values, report.labels, report.furniture, report.unparsed)
    assert len({word for part in parts for word in part}) == sum(map(len, parts))
