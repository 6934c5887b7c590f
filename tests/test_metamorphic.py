"""What changes nothing in a report: another house style, another place or scale on the page, another page break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from parsers.model import Page, Report, Rule, Word
from parsers.page.lines import lines_of
from parsers.report import parse
from parsers.spelling.column_words import BASELINE_HEADING
from pipeline.extract import read as read_file
from pipeline.extract.pdfplumber_reader import read_pdf
from tests.conftest import REAL, SAMPLES
from tests.corpus.content import Document, draw_document
from tests.corpus.layout import Layout, draw_layout
from tests.corpus.score import compare, plain
from tests.corpus.truth import truth
from tests.corpus.with_reportlab import render
from tests.typed import assert_balanced, codes_of, spoken

STYLES = range(4)
TOP = 60.0  # where the first line of a page stands


def _document(seed: int) -> Document:
    return draw_document(Random(f"metamorphic/{seed}"), 3)


def _style(document: Document, number: int) -> Layout:
    return draw_layout(Random(f"style/{number}"), document)


def _printed(document: Document, layout: Layout, folder: Path) -> list[Page]:
    render(document, layout, folder / "report.pdf")
    return read_pdf(folder / "report.pdf")


def _everything(report: Report) -> dict[str, Any]:
    """All that a report says."""
    return {
        "actions": plain(report),
        "units": [(unit.title.text, unit.name, unit.year, unit.period) for unit in report.units],
        "labels": spoken(report.labels),
        "furniture": spoken(report.furniture),
        "unparsed": spoken(report.unparsed),
        "findings": codes_of(report),
    }


@pytest.mark.parametrize("seed", range(1, 5))
def test_another_house_style_changes_no_row(seed: int, tmp_path: Path) -> None:
    document = _document(seed)
    for number in STYLES:
        report = parse(_printed(document, _style(document, number), tmp_path))
        assert_balanced(report)
        assert (number, compare(truth(document), report)[1]) == (number, [])


@pytest.fixture(scope="module", params=["real", 11, 12, 13])
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The pages of the real report, and of some drawn ones."""
    if request.param == "real":
        return read_file(SAMPLES / REAL[0])
    content = _document(request.param)
    return _printed(content, _style(content, request.param), tmp_path_factory.mktemp("drawn"))


def _moved(page: Page, factor: float, dx: float, dy: float) -> Page:
    """The page with everything on it larger by a factor and then shifted."""

    def at(word: Word) -> Word:
        return replace(
            word,
            x0=word.x0 * factor + dx,
            x1=word.x1 * factor + dx,
            top=word.top * factor + dy,
            bottom=word.bottom * factor + dy,
            baseline=word.baseline * factor + dy,
            size=word.size * factor,
        )

    rules = tuple(
        Rule(rule.x0 * factor + dx, rule.top * factor + dy, rule.x1 * factor + dx, rule.bottom * factor + dy)
        for rule in page.rules
    )
    return replace(
        page, width=page.width * factor, height=page.height * factor, words=tuple(map(at, page.words)), rules=rules
    )


@pytest.mark.parametrize(
    ("factor", "dx", "dy"),
    [
        *((1, 7.3, 0), (1, -11.1, 0), (1, 0, 4.7), (1, 0, -6.9), (1, 0.3, 0.4), (1, 200, 0)),  # shifted
        *((1.4142, 0, 0), (0.7071, 0, 0), (10, 0, 0), (0.25, 0, 0), (1.01, 0, 0)),  # scaled
        *((0.95, 12.6, 15.2), (2, -3, 5)),  # both, as by a printer that fits a page into its margins
    ],
)
def test_the_place_and_the_scale_of_a_page_change_no_text(
    document: list[Page], factor: float, dx: float, dy: float
) -> None:
    moved = parse([_moved(page, factor, dx, dy) for page in document])
    assert _everything(moved) == _everything(parse(document))


def _split_points(page: Page, report: Report) -> Iterator[float]:
    """The heights between two lines of a page at which a printer may break it: not inside a title or a row of a
    table, nor between a table's headings and the end of its first row; and both parts have labels."""
    rows = [row for action in report.actions for row in action.indicators]
    cells = [[cell.words for cell in (row.indicator, row.baseline, row.target) if cell] for row in rows]
    spans = [_span(page, [word for cell in row for word in cell]) for row in cells]
    spans += [_span(page, unit.title.words) for unit in report.units]
    in_cells = {word for row in cells for cell in row for word in cell}
    begins = [word.top for word in report.labels if word.page == page.number and word.text[:1].isupper()]
    under_headings = False
    for above, below in pairwise(lines_of(page.words)):
        heads = any(BASELINE_HEADING.match(word.text) and word not in in_cells for word in above.words)
        under_headings = heads or (under_headings and in_cells.isdisjoint(above.words))
        y = (above.bottom + below.top) / 2
        straddled = any(word.top < y < word.bottom for word in page.words)
        in_one = any(top < y < bottom for top, bottom in spans)
        if not (straddled or in_one or under_headings) and begins and min(begins) < y < max(begins):
            yield y


def _span(page: Page, words: Sequence[Word]) -> tuple[float, float]:
    """The height that some words take on a page."""
    here = [word for word in words if word.page == page.number]
    return min((word.top for word in here), default=0.0), max((word.bottom for word in here), default=0.0)


def _split(pages: Sequence[Page], number: int, y: float) -> list[Page]:
    """The pages with one of them broken at `y`: what stands below goes up on a page of its own."""
    broken: list[Page] = []
    for page in pages:
        if page.number != number:
            broken.append(page)
            continue
        lower = [word for word in page.words if word.top >= y]
        up = TOP - min(word.top for word in lower)
        broken.append(
            replace(
                page,
                words=tuple(word for word in page.words if word.top < y),
                rules=tuple(_cut(rule, float("-inf"), y) for rule in page.rules if rule.top < y),
            )
        )
        below = replace(
            page, words=tuple(lower), rules=tuple(_cut(rule, y, float("inf")) for rule in page.rules if rule.bottom > y)
        )
        broken.append(_moved(below, 1, 0, up))
    return [
        replace(page, number=place, words=tuple(replace(word, page=place) for word in page.words))
        for place, page in enumerate(broken, 1)
    ]


def _cut(rule: Rule, top: float, bottom: float) -> Rule:
    return replace(rule, top=max(rule.top, top), bottom=min(rule.bottom, bottom))


def _bare(content: Document, number: int) -> Layout:
    """A style without running lines, which a page broken in two would not have at the break, and without columns
    whose paragraphs stand side by side by chance."""
    return replace(_style(content, number), header="", footer="", number="", stacked=False)


@pytest.mark.parametrize("seed", ["real", 21, 22, 23, 24, 25])
def test_a_page_broken_in_two_changes_no_row(seed: str | int, tmp_path: Path) -> None:
    if seed == "real":
        pages = read_file(SAMPLES / REAL[0])
    else:
        content = _document(int(seed))
        pages = _printed(content, _bare(content, int(seed)), tmp_path)
    whole = parse(pages)
    wanted = plain(whole)
    points = [(page.number, y) for page in pages for y in _split_points(page, whole)]
    assert len(points) > 10
    wrong = {}
    for number, y in points:
        report = parse(_split(pages, number, y))
        assert_balanced(report)
        if plain(report) != wanted:
            wrong[number, round(y)] = _differing(wanted, plain(report))
    assert wrong == {}


def _differing(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[Any]:
    """The first values that differ, to be read by a person."""
    if len(wanted) != len(got):
        return [len(wanted), len(got)]
    return [
        (one[name], two[name]) for one, two in zip(wanted, got, strict=True) for name in one if one[name] != two[name]
    ]
