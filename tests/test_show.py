"""The tree that the terminal shows."""

from __future__ import annotations

import io

from rich.console import Console

from parsers.model import Report
from parsers.report import parse
from pipeline.extract import read
from pipeline.show import tree_of
from tests.conftest import REAL, SAMPLES


def _lines(report: Report, *, colour: bool = False) -> list[str]:
    console = Console(file=io.StringIO(), width=300, force_terminal=colour, color_system="standard" if colour else None)
    console.print(tree_of("[b]a.txt", report))
    text = console.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO above
    return [line.lstrip("│├└─ ") for line in text.splitlines()]


def test_the_real_report_is_all_there() -> None:
    lines = _lines(parse(read(SAMPLES / REAL[1])))
    assert lines[:3] == [
        "[b]a.txt: TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT",
        "2025, T2, Konsernipalvelut",
        "pages: 1; words: 381 values, 85 labels, 0 furniture, 0 unparsed",
    ]
    for line in (
        "action 1, page 1: Tehostamme viestintää ja markkinointia",
        "focus_area: Kasvava Pori",
        "responsible: Konsernipalvelut",
        "indicator: Kasvutarinan näkyminen mediaseurannassa: 0 (exact) → > 0 (more_than)",
        "indicator: Yksittäisiä uusia palveluita saatu sähköistettyä: 0 (exact) → 2-3 (range)",
        "milestone 3: Toteutussuunnitelmien eteenpäin vieminen",
        "report: Valmistelu kaupunkistrategiaa edeltävälle tasolle valmiina",
    ):
        assert line in lines
    assert lines[-1].startswith("warning ambiguous-cells, page 1: ")
    assert lines[-1].endswith(" | Vireillä Suunnitelma valmis")


def test_doubts_are_coloured() -> None:
    assert "\x1b[33mwarning ambiguous-cells, page 1" in _lines(parse(read(SAMPLES / REAL[1])), colour=True)[-1]


def test_an_empty_report() -> None:
    assert _lines(parse([]))[:2] == ["[b]a.txt: no title", "no year, no period, no single unit"]
