"""Which words of a table stand in which of its three columns."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from parsers.page.body import read_body
from parsers.tables.columns import Bands, Grid, build_grid, find_bands
from parsers.tables.headings import find_headings
from tests.typed import At, body, page

Columns = tuple[list[str], list[str], list[str]]
HEADINGS = "                         Lähtötaso     Tavoitetaso\n"


def _grid(drawing: str) -> tuple[Bands, Grid]:
    """The bands and cells of a table whose headings are the first line of the drawing."""
    sheet = page(drawing)
    found = body(drawing)
    heading = find_headings(found)[0]
    words = [word for line in found.lines for word in line.words if word not in heading.words]
    bands = find_bands(heading, words, sheet.rules)
    return bands, build_grid(bands, words, sheet.rules, goes_on=False, comes_again=False)


def _columns(drawing: str) -> Columns:
    first, second, third = _grid(drawing)[1].columns
    return [line.text for line in first], [line.text for line in second], [line.text for line in third]


@pytest.mark.parametrize(
    ("drawing", "columns"),
    [
        (
            HEADINGS + "             Kävijöitä   10            20",
            (["Kävijöitä"], ["10"], ["20"]),
        ),
        # Values start left of their headings, or right of them.
        (
            """
                              Lähtötaso           Tavoitetaso
Suunnitelman tila          Ei olemassa         Valmis ja käytössä
Kävijämäärä                Kaksi kertaa        Kolme kertaa
""",
            (
                ["Suunnitelman tila", "Kävijämäärä"],
                ["Ei olemassa", "Kaksi kertaa"],
                ["Valmis ja käytössä", "Kolme kertaa"],
            ),
        ),
        (
            """
                         Lähtötaso     Tavoitetaso
Kävijämäärä                     10              20
Tilaajamäärä                   100             200
""",
            (["Kävijämäärä", "Tilaajamäärä"], ["10", "100"], ["20", "200"]),
        ),
        # Values well left of their headings, close behind the indicators.
        (
            """
                              Lähtötaso           Tavoitetaso
Suunnitelman valmius      Ei vielä olemassa   Valmis ja käytössä
Kävijämäärien kasvaminen  Ei vielä mitattu    Kolme kertaa
""",
            (
                ["Suunnitelman valmius", "Kävijämäärien kasvaminen"],
                ["Ei vielä olemassa", "Ei vielä mitattu"],
                ["Valmis ja käytössä", "Kolme kertaa"],
            ),
        ),
        # Centred below wide headings.
        (
            """
                     Lähtötaso vuonna 2024      Tavoitetaso vuonna 2025
Kävijämäärä                  10                           20
Tilaajamäärä                100                          200
""",
            (["Kävijämäärä", "Tilaajamäärä"], ["10", "100"], ["20", "200"]),
        ),
        # A column without a cell.
        (HEADINGS + "             Kävijöitä                 20", (["Kävijöitä"], [], ["20"])),
        (HEADINGS + "             Kävijöitä   10", (["Kävijöitä"], ["10"], [])),
        # The target stands first.
        (
            """
                         Tavoitetaso      Lähtötaso
Kävijämäärä              20               10
""",
            (["Kävijämäärä"], ["10"], ["20"]),
        ),
        # An indicator that reaches up to the baselines.
        (
            """
                                    Lähtötaso     Tavoitetaso
Viestinnän ja markkinoinnin tila    Vireillä      Valmis
Mittaristo                          Ei            On
""",
            (["Viestinnän ja markkinoinnin tila", "Mittaristo"], ["Vireillä", "Ei"], ["Valmis", "On"]),
        ),
    ],
)
def test_columns(drawing: str, columns: Columns) -> None:
    assert _columns(drawing) == columns


@pytest.mark.parametrize("gutter", [4.0, 6.0, 9.0, 15.0])
def test_narrow_gutters(gutter: float) -> None:
    # Cells as wide as their columns, a gutter apart; the headings stand at the columns' left edges.
    one, two, three = 50.0, 150 + gutter, 220 + 2 * gutter
    items = [At(two, 110, "Lähtötaso"), At(three, 110, "Tavoitetaso")]
    for row, cells in enumerate(
        [("Kävijöiden määrä", "Vireillä vielä", "Valmis"), ("Tilaajia vuodessa aa", "Ei", "On")]
    ):
        items += [At(x, 130 + 20 * row, cell) for x, cell in zip((one, two, three), cells, strict=True)]
    sheet = page(*items)
    words = [word for word in sheet.words if word.baseline > 120]
    heading = find_headings(read_body([sheet]))[0]
    columns = build_grid(find_bands(heading, words, ()), words, (), goes_on=False, comes_again=False).columns
    assert [[line.text for line in column] for column in columns] == [
        ["Kävijöiden määrä", "Tilaajia vuodessa aa"],
        ["Vireillä vielä", "Ei"],
        ["Valmis", "On"],
    ]


def test_vertical_rules_part_columns() -> None:
    # Without the rules the white space would part them elsewhere.
    bands, grid = _grid(
        """
                        |  Lähtötaso    |  Tavoitetaso
Kävijöitä     yhteensä  |  10      kpl  |  20
Tilaajia      yhteensä  |  30      kpl  |  40
"""
    )
    assert bands.indicator[1] == 50 + 5 * 24
    assert [line.text for line in grid.columns[0]] == ["Kävijöitä yhteensä", "Tilaajia yhteensä"]
    assert [line.text for line in grid.columns[1]] == ["10 kpl", "30 kpl"]
    assert grid.celled


def test_rules_across_the_table_are_levels() -> None:
    _, grid = _grid(
        """
                         Lähtötaso     Tavoitetaso
Kävijämäärä              10            20
____________________________________________________
Tilaajamäärä             30            40
"""
    )
    assert (grid.levels, grid.celled) == ((125.0,), False)


@pytest.mark.parametrize(
    "rule",
    [
        Rule(50, 125, 90, 125),  # too short: it underlines a word
        Rule(50, 90, 300, 90),  # over the table
        Rule(50, 400, 300, 400),  # below it
    ],
)
def test_other_rules_are_no_levels(rule: Rule) -> None:
    drawing = """
                         Lähtötaso     Tavoitetaso
Kävijämäärä              10            20
Tilaajamäärä             30            40
"""
    sheet = page(drawing)
    heading = find_headings(body(drawing))[0]
    words = [word for word in sheet.words if word not in heading.words and word.baseline > 115]
    assert build_grid(find_bands(heading, words, [rule]), words, [rule], goes_on=False, comes_again=False).levels == ()


def test_the_edges_of_two_boxes_are_one_level() -> None:
    drawing = HEADINGS + "Kävijämäärä              10            20\nTilaajamäärä             30            40"
    sheet = page(drawing)
    heading = find_headings(body(drawing))[0]
    words = [word for word in sheet.words if word.baseline > 115]
    rules = [Rule(50, y, 300, y) for y in (124.5, 125.5)]
    assert build_grid(find_bands(heading, words, rules), words, rules, goes_on=False, comes_again=False).levels == (
        125.0,
    )


def test_a_border_at_the_very_edge_of_the_indicators_parts_nothing() -> None:
    drawing = HEADINGS + "Kävijöitä                10            20\nTilaajia                 5             8\n"
    found = body(drawing)
    words = [word for line in found.lines[1:] for word in line.words]
    left = min(word.x0 for word in words)
    bands = find_bands(find_headings(found)[0], words, [Rule(left, 100, left, 150)])
    assert bands.indicator[0] == left
    assert left + 50 < bands.indicator[1] <= min(word.x0 for word in words if word.text == "10")


def test_a_justified_cell_that_reaches_close_to_the_next_one() -> None:
    heads = [At(160, 110, "Lähtötaso", bold=True), At(300, 110, "Tavoitetaso", bold=True)]
    name = [At(50, 124, "Laaditaan"), At(107, 124, "tiedon"), At(145.4, 124, "ja"), At(50, 136, "suunnitelma")]
    values = [At(160, 124, "Vireillä"), At(300, 124, "Valmis")]
    found = read_body([page(*heads, *name, *values)])
    heading = find_headings(found)[0]
    words = [word for line in found.lines for word in line.words if word not in heading.words]
    grid = build_grid(find_bands(heading, words, ()), words, (), goes_on=False, comes_again=False)
    assert [[line.text for line in column] for column in grid.columns] == [
        ["Laaditaan tiedon ja", "suunnitelma"],
        ["Vireillä"],
        ["Valmis"],
    ]
