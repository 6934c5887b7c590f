"""Indicators whose levels stand below each other in a column right of their names."""

from __future__ import annotations

from tests.typed import At, page, read, rows_of

HEAD = "TAVOITE      Sujuva arki\nTOIMENPIDE   Kysely asukkaille\n"


def _beside(y: float, name: str, *levels: tuple[str, str]) -> list[At]:
    """A name at the left and labels in slanted type, each ahead of its value, at the right."""
    placed = [At(50, y, name)] if name else []
    for row, (label, value) in enumerate(levels):
        x = 300 + 5 * len(label) + 2.5 if label else 300
        placed += [*([At(300, y + 12 * row, label, slanted=True)] if label else []), At(x, y + 12 * row, value)]
    return placed


def test_levels_below_each_other_right_of_a_name() -> None:
    report = read(
        page(
            HEAD,
            At(50, 150, "MITTARI", bold=True),
            *_beside(164, "Kirjaston kävijät", ("Lähtötaso", "1 240"), ("Tavoitetaso", "otettu käyt-"), ("", "töön")),
            At(50, 176, "vuodessa"),
            At(50, 210, "MITTARI", bold=True),
            *_beside(224, "eNPS-luku", ("Tavoitetaso", "> 0")),
        )
    )
    assert rows_of(report) == [("Kirjaston kävijät vuodessa", "1 240", "otettu käyttöön"), ("eNPS-luku", None, "> 0")]
    assert report.unparsed == ()


def test_one_label_over_all_of_them() -> None:
    report = read(
        page(
            HEAD,
            At(50, 150, "MITTARIT", bold=True),
            *_beside(164, "Kävijät", ("Lähtötaso:", "10"), ("Tavoitetaso:", "20")),
            *_beside(200, "Lainat", ("Lähtötaso:", "3,5"), ("Tavoitetaso:", "4")),
        )
    )
    assert rows_of(report) == [("Kävijät", "10", "20"), ("Lainat", "3,5", "4")]
