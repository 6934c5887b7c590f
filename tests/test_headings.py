"""Where the headings Lähtötaso and Tavoitetaso of a table stand, however they are set."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from parsers.page.body import read_body
from parsers.tables.headings import find_headings
from tests.typed import At, body, codes_of, context_of, drawn, flat, page, read, rows_of, said, spoken

WRAPS = """
Viestinnän ja markkinoinnin kohderyhmät on
selvitetty ja suunnitelma on valmis
"""


def _headings(drawing: str) -> list[tuple[str, str, str]]:
    found = find_headings(body(drawing + "\n\n" + WRAPS))
    return [
        (spoken(heading.baseline), spoken(heading.target), spoken(heading.indicator))
        for _, heading in sorted(found.items())
    ]


@pytest.mark.parametrize(
    ("drawing", "baseline", "target"),
    [
        ("MITTARI                 Lähtötaso       Tavoitetaso", "Lähtötaso", "Tavoitetaso"),
        ("                        LÄHTÖTASO       TAVOITETASO", "LÄHTÖTASO", "TAVOITETASO"),
        ("MITTARI                 Nykytaso 2024   Tavoitearvo 2025", "Nykytaso 2024", "Tavoitearvo 2025"),
        ("MITTARI                 Lähtötaso 2024    Tavoitetaso 2025", "Lähtötaso 2024", "Tavoitetaso 2025"),
        ("MITTARI                 Lähtötaso:      Tavoitetaso:", "Lähtötaso:", "Tavoitetaso:"),
        ("MITTARI                 *Lähtötaso*  *Tavoitetaso*", "Lähtötaso", "Tavoitetaso"),
        ("MITTARI                 Lähtötaso1      Tavoitetaso2", "Lähtötaso1", "Tavoitetaso2"),  # with notes
        # Wrapped: the year below, left or centred.
        (
            """
MITTARI                 Lähtötaso       Tavoitetaso
                        2024            2025
             Kävijöitä  10              20
""",
            "Lähtötaso 2024",
            "Tavoitetaso 2025",
        ),
        (
            """
MITTARI                 Lähtötaso       Tavoitetaso
                          2024             2025

             Kävijöitä  10              20
""",
            "Lähtötaso 2024",
            "Tavoitetaso 2025",
        ),
        (
            """
MITTARI                 Lähtötaso       Tavoitetaso
                        (tilanne        (vuoden 2025
                        31.12.2024)     loppuun
                                        mennessä)
             Kävijöitä  10              20
""",
            "Lähtötaso (tilanne 31.12.2024)",
            "Tavoitetaso (vuoden 2025 loppuun mennessä)",
        ),
        (
            """
MITTARI                 LÄHTÖTA-   TAVOITE-
                        SO         TASO
             Kävijöitä  10         20
""",
            "LÄHTÖTA- SO",
            "TAVOITE- TASO",
        ),
        (
            """
MITTARI                 Lähtö-             Tavoite-
                        taso (31.12.2023)  taso (31.12.2024)
             Kävijöitä  10                 20
""",
            "Lähtö- taso (31.12.2023)",
            "Tavoite- taso (31.12.2024)",
        ),
        # Set flush right: `2027` ends where the heading above it begins.
        (
            """
MITTARI                 Lähtötaso        Tavoitetaso (vuoden
                        (tilanne    2027 marraskuun loppuun)
                        2026)
             Kävijöitä  10                                20
""",
            "Lähtötaso (tilanne 2026)",
            "Tavoitetaso (vuoden 2027 marraskuun loppuun)",
        ),
        # A figure below a heading without a year is a cell.
        (
            """
MITTARI                 Lähtötaso       Tavoitetaso
             Kävijöitä  2024            2025
""",
            "Lähtötaso",
            "Tavoitetaso",
        ),
        # Cells that say more than a year: what they say is not looked at where nothing else can stand.
        (
            """
MITTARI                 Lähtötaso 31.12.2024   Tavoitetaso 31.12.2025
             Kävijöitä  10                     20
""",
            "Lähtötaso 31.12.2024",
            "Tavoitetaso 31.12.2025",
        ),
        (
            """
MITTARI                 Lähtötaso, toteuma  Tavoitetaso vuoden lopussa
             Kävijöitä  10                  20
""",
            "Lähtötaso, toteuma",
            "Tavoitetaso vuoden lopussa",
        ),
        (
            """
MITTARI                 Lähtötaso†          Tavoitetaso‡
             Kävijöitä  10                  20
""",
            "Lähtötaso†",
            "Tavoitetaso‡",
        ),
        # Below them: in bold as they are, or of one kind in both columns.
        (
            """
*MITTARI*               *Lähtötaso*         *Tavoitetaso*
                        *arvio keväällä*    *lopussa*
             Kävijöitä  10                  20
""",
            "Lähtötaso arvio keväällä",
            "Tavoitetaso lopussa",
        ),
        (
            """
MITTARI                 Lähtötaso           Tavoitetaso
                        TP 2024             TA 2025
             Kävijöitä  10                  20
""",
            "Lähtötaso TP 2024",
            "Tavoitetaso TA 2025",
        ),
        # Dates beside or below an indicator are its values, and so is one of them alone.
        (
            """
MITTARI                 Lähtötaso           Tavoitetaso
             Avajaiset  31.12.2024          31.12.2025
""",
            "Lähtötaso",
            "Tavoitetaso",
        ),
        (
            """
MITTARI                 Lähtötaso           Tavoitetaso
                                            31.12.2025
             Avajaiset  Ei tiedossa         mennessä
""",
            "Lähtötaso",
            "Tavoitetaso",
        ),
        # In two languages.
        (
            """
*Mittari / Mätare*      *Lähtötaso /*       *Tavoitetaso / Målnivå*
                        *Utgångsnivå*
             Kävijöitä  10                  20
""",
            "Lähtötaso / Utgångsnivå",
            "Tavoitetaso / Målnivå",
        ),
        (
            """
*Mittari*               *Lähtötaso*         *Tavoitetaso*
~Mätare~                ~Utgångsnivå~       ~Målnivå~
             Kävijöitä  10                  20
""",
            "Lähtötaso Utgångsnivå",
            "Tavoitetaso Målnivå",
        ),
        # A table in slanted type has no heading in another language.
        (
            """
Mittari                 Lähtötaso           Tavoitetaso
~Ohjelma valmis~        ~Ei~                ~Kyllä~
~Ohjelma esitelty~      ~Ei~                ~Kyllä~
""",
            "Lähtötaso",
            "Tavoitetaso",
        ),
        # Beside their last line stands `MITTARI`.
        (
            """
                        Lähtötaso TP        Tavoitetaso TA
MITTARI                 2024                2025 muutos 1
             Kävijöitä  10                  20
""",
            "Lähtötaso TP 2024",
            "Tavoitetaso TA 2025 muutos 1",
        ),
        # A word of theirs that is broken.
        (
            """
*MITTARI*               *Lähtötaso vuon-*   *Tavoitetaso vuonna*
                        *na 2024*           *2025*
             Kävijöitä  10                  20
""",
            "Lähtötaso vuon- na 2024",
            "Tavoitetaso vuonna 2025",
        ),
        (
            """
                        *Lähtötaso vuon-*
*MITTARI*               *na 2024*           *Tavoitetaso vuonna 2025*
             Kävijöitä  10                  20
""",
            "Lähtötaso vuon- na 2024",
            "Tavoitetaso vuonna 2025",
        ),
        # Below them a row that begins with their words.
        (
            """
                        Lähtötaso           Tavoitetaso
MITTARI: Teemaviikot    Lähtötaso           Tavoitetaso
                        selvittämättä       määritelty
""",
            "Lähtötaso",
            "Tavoitetaso",
        ),
        # Wrapped inside its word.
        (
            """
MITTARI                 Lähtö-     Tavoite-
                        taso       taso
             Kävijöitä  10         20
""",
            "Lähtö- taso",
            "Tavoite- taso",
        ),
    ],
)
def test_headings(drawing: str, baseline: str, target: str) -> None:
    assert [(first, second) for first, second, _ in _headings(drawing)] == [(baseline, target)]


def test_the_target_may_stand_before_the_baseline() -> None:
    assert _headings("MITTARI            Tavoitetaso       Lähtötaso")[0][:2] == ("Lähtötaso", "Tavoitetaso")


def test_columns_that_touch_have_headings_as_well() -> None:
    assert _headings("MITTARI\nLähtötaso 2024 Tavoitetaso 2025") == [("Lähtötaso 2024", "Tavoitetaso 2025", "")]


def test_a_table_that_is_set_wider_than_the_text() -> None:
    heads = [At(200, 300, "Lähtötaso"), At(320, 300, "Tavoitetaso")]
    below = [At(200, 320, "(31.12.2024)"), At(320, 320, "(31.12.2025)")]
    (heading,) = find_headings(read_body([page(WRAPS, *heads, *below)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == ("Lähtötaso (31.12.2024)", "Tavoitetaso (31.12.2025)")


def test_a_year_below_its_heading_and_close_behind_the_other_one() -> None:
    heads = [At(200, 300, "Lähtötaso 2021"), At(274, 288, "Tavoitetaso"), At(274, 300, "2022")]
    (heading,) = find_headings(read_body([page(WRAPS, *heads)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == ("Lähtötaso 2021", "Tavoitetaso 2022")


def test_the_sign_of_a_note_is_part_of_a_heading() -> None:
    heads = [At(200, 300, "Lähtötaso"), At(320, 300, "Tavoitetaso")]
    signs = [At(245, 296.7, "1", size=6), At(375, 296.7, "2", size=6)]
    (heading,) = find_headings(read_body([page(WRAPS, *heads, *signs)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == ("Lähtötaso 1", "Tavoitetaso 2")


def test_small_type_below_headings_is_part_of_them() -> None:
    heads = [At(200, 300, "Lähtötaso"), At(320, 300, "Tavoitetaso")]
    below = [At(200, 310, "arvio", size=7.5), At(320, 310, "tavoite", size=7.5)]
    (heading,) = find_headings(read_body([page(WRAPS, *heads, *below)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == ("Lähtötaso arvio", "Tavoitetaso tavoite")


def test_a_row_of_brackets_is_no_part_of_the_headings() -> None:
    heads = [At(200, 300, "Lähtötaso"), At(320, 300, "Tavoitetaso")]
    row = [At(80, 320, "Kävijät"), At(200, 320, "(ei tiedossa)"), At(320, 320, "(20)")]
    (heading,) = find_headings(read_body([page(WRAPS, *heads, *row)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == ("Lähtötaso", "Tavoitetaso")


def test_mittari_beside_them_is_part_of_the_headings() -> None:
    assert _headings("MITTARI            Lähtötaso       Tavoitetaso") == [("Lähtötaso", "Tavoitetaso", "MITTARI")]


def test_each_table_has_its_own() -> None:
    drawing = """
MITTARI                 Lähtötaso       Tavoitetaso
             Kävijöitä  10              20

MITTARI                      Lähtötaso       Tavoitetaso
             Tilaajia        30              40
"""
    assert len(_headings(drawing)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Kysely   Lähtötaso selvitetty     Tavoitetaso asetettu",  # cells that begin like headings
        "Viestinnän lähtötaso ja tavoitetaso on selvitetty",
        "Lähtötaso",
        "             Kävijöitä  10              20",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert _headings(line) == []


def test_they_are_found_in_a_text_without_geometry() -> None:
    found = find_headings(read_body(flat("Kävijöitä\n\nLähtötaso Tavoitetaso\n0\n\n10")))
    heading = found[1]
    assert (spoken(heading.baseline), spoken(heading.target), heading.side_by_side) == (
        "Lähtötaso",
        "Tavoitetaso",
        False,
    )


def test_side_by_side_headings_have_a_columns_gap_between_them() -> None:
    found = find_headings(read_body([page("MITTARI            Lähtötaso       Tavoitetaso", number=3)]))
    assert (found[0].side_by_side, found[0].page) == (True, 3)


def test_headings_that_go_on_over_a_page() -> None:
    heads = [At(200, 780, "Lähtötaso"), At(320, 780, "Tavoitetaso")]
    below = [At(200, 60, "(31.12.2024)"), At(320, 60, "(31.12.2025)"), At(60, 90, "Kävijät"), At(200, 90, "(10)")]
    (heading,) = find_headings(read_body([page(WRAPS, *heads), page(*below, number=2)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == ("Lähtötaso (31.12.2024)", "Tavoitetaso (31.12.2025)")


@pytest.mark.parametrize(
    ("first", "second"), [(("TP2024", "TA2025"), True), (("TP 2024", ""), False), (("TP2024", "TA2025"), False)]
)
def test_the_year_of_a_budget_is_part_of_a_heading(first: tuple[str, str], second: bool) -> None:
    heads = [At(200, 300, "Lähtötaso"), At(320, 300, "Tavoitetaso")]
    years = [At(x, 312, text, slanted=second) for x, text in zip((200, 320), first, strict=True) if text]
    row = [At(60, 324, "Kävijämäärä"), At(200, 324, "64"), At(320, 324, "-")]
    (heading,) = find_headings(read_body([page(WRAPS, *heads, *years, *row)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == (
        f"Lähtötaso {first[0]}",
        f"Tavoitetaso {first[1]}".strip(),
    )


def test_the_sign_of_a_note_behind_a_year() -> None:
    heads = [At(200, 300, "Lähtötaso"), At(320, 300, "Tavoitetaso")]
    years = [At(200, 312, "2024"), At(220.2, 308, "3", size=6), At(320, 312, "2025")]
    row = [At(60, 324, "Kävijämäärä"), At(200, 324, "64"), At(320, 324, "-")]
    (heading,) = find_headings(read_body([page(WRAPS, *heads, *years, *row)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == ("Lähtötaso 2024 3", "Tavoitetaso 2025")


def test_a_year_of_one_heading_wraps_in_a_table_that_is_set_closer_than_the_text() -> None:
    heads = [At(200, 300, "Lähtötaso 2025"), At(320, 300, "Tavoitetaso"), At(320, 312, "2026")]
    row = [At(60, 324, "Kävijämäärä"), At(200, 324, "64"), At(320, 324, "80")]
    text = drawn(3 * WRAPS.lstrip(), step=17)
    (heading,) = find_headings(read_body([page(*text, *heads, *row)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == ("Lähtötaso 2025", "Tavoitetaso 2026")


@pytest.mark.parametrize(
    ("upper", "lower"), [("Lähtötaso", "TP2024"), ("Lähtötaso", "vuonna 2024"), ("Lähtötaso vuonna", "2024")]
)
def test_of_when_a_heading_is_at_the_top_of_the_next_page(upper: str, lower: str) -> None:
    above = page(WRAPS, At(200, 300, upper), At(320, 300, "Tavoitetaso 2025"))
    below = page(At(200, 80, lower), At(60, 92, "Kävijämäärä"), At(200, 92, "64"), At(320, 92, "80"), number=2)
    (heading,) = find_headings(read_body([above, below])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == (f"{upper} {lower}", "Tavoitetaso 2025")


def test_the_second_tier_of_headings_at_the_top_of_the_next_page() -> None:
    heads = [At(x, 300, text, bold=True) for x, text in ((200, "Lähtötaso"), (290, "Toteuma"), (380, "Tavoitetaso"))]
    times = [At(x, 80, text, bold=True) for x, text in ((205, "TP 2023"), (290, "T3 2024"), (385, "TA 2024"))]
    row = [At(60, 92, "Kävijämäärä"), At(200, 92, "64"), At(290, 92, "70"), At(380, 92, "80")]
    (heading,) = find_headings(read_body([page(WRAPS, *heads), page(*times, *row, number=2)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == ("Lähtötaso TP 2023", "Tavoitetaso TA 2024")


def test_a_heading_that_is_cut_without_a_hyphen() -> None:
    heads = [At(200, 300, "LÄHTÖTAS"), At(320, 300, "TAVOITETASO"), At(200, 312, "O")]
    row = [At(60, 324, "Kävijämäärä"), At(200, 324, "64"), At(320, 324, "80")]
    (heading,) = find_headings(read_body([page(WRAPS, *heads, *row)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == ("LÄHTÖTAS O", "TAVOITETASO")


def test_a_dash_right_below_a_heading_is_a_value() -> None:
    heads = [At(200, 300, "Lähtötaso"), At(320, 300, "Tavoitetaso"), At(200, 312, "-"), At(320, 312, "120")]
    row = [At(60, 330, "Asiakkaita"), At(200, 330, "10"), At(320, 330, "12")]
    (heading,) = find_headings(read_body([page(WRAPS, *heads, *row)])).values()
    assert (spoken(heading.baseline), spoken(heading.target)) == ("Lähtötaso", "Tavoitetaso")


@pytest.mark.parametrize("line", ["Lähtötaso    Nykytaso     Tavoitetaso", "Nykytaso     Lähtötaso    Tavoitetaso"])
def test_what_is_now_is_no_baseline_beside_one(line: str) -> None:
    ((baseline, target, _),) = _headings("MITTARI                  " + line)
    assert (baseline, target) == ("Lähtötaso", "Tavoitetaso")


@pytest.mark.parametrize(
    "drawing",
    [
        """
*MITTARI*    *Mittari*                    *Taso*
                               *Lähtötaso*    *Tavoitetaso*
             Kävijöitä         10             20
""",
        """
                                       *Tasot 2025*
             *Mittari*
                               *Lähtötaso*    *Tavoitetaso*
             Kävijöitä         10             20
""",
        """
*MITTARI*    *Tunnusluku*                 *Taso*
                               *Lähtötaso*    *Tavoitetaso*
             Kävijöitä         10             20
""",
    ],
)
def test_a_heading_over_both(drawing: str) -> None:
    report = read("TOIMENPIDE   Kysely asukkaille\n\n" + drawing)
    assert rows_of(report) == [("Kävijöitä", "10", "20")]
    assert codes_of(report) == []


def test_a_value_above_headings_is_none_over_both() -> None:
    heading = "TOIMENPIDE   Kysely       asukkaille\nMITTARI             Lähtötaso     Tavoitetaso\n"
    report = read(heading + "Asukkaita           10            20")
    assert [said(action.action) for action in report.actions] == ["Kysely asukkaille"]


@pytest.mark.parametrize("name", ["Tunnusluku", "Tunnusluku tai kuvaus"])
def test_a_heading_over_the_indicators_by_another_name(name: str) -> None:
    table = f"""
*MITTARIT*   {f"*{name}*":<26}*Lähtötaso*    *Tavoitetaso*
             Kävijöitä                 10             20
"""
    report = read("TOIMENPIDE   Kysely asukkaille\n" + table)
    assert (rows_of(report), codes_of(report)) == ([("Kävijöitä", "10", "20")], [])


@pytest.mark.parametrize(
    ("heading", "indicator"),
    [
        ("*MITTARIT*   *Kävijöitä*    *Lähtötaso*    *Tavoitetaso*", "Kävijöitä vuodessa"),  # no heading if ...
        ("*MITTARIT*                  *Lähtötaso*    *Tavoitetaso*", "vuodessa"),
    ],
)
def test_a_bold_indicator_beside_the_headings(heading: str, indicator: str) -> None:
    report = read(f"TOIMENPIDE   Kysely\n{heading}\n             *vuodessa*      10             20")
    assert rows_of(report) == [(indicator, "10", "20")]


def test_a_justified_line_in_small_letters_is_no_heading_where_others_have_capitals() -> None:
    text = "mittari  ovat  ennallaan,  ja  tavoitetaso  saavutettaneen,  vaikka  lähtötaso  puuttuu"
    assert len(_headings("MITTARI        Lähtötaso     Tavoitetaso\nKävijöitä      10            20\n\n" + text)) == 1


def test_a_heading_of_a_further_column_may_begin_above_all_others() -> None:
    """Headings of a spreadsheet end at one height."""
    report = read("""
TOIMENPIDE   Koulutetaan esihenkilöt
                                                                 *Toteuma*
*MITTARI*                          *Lähtötaso*   *Tavoitetaso*   *T2*
             Sairauspoissaolot     13,4          13,0            13,2
             Esihenkilöitä         5             6               5,5
""")
    assert said(report.actions[0].action) == "Koulutetaan esihenkilöt"
    assert rows_of(report) == [("Sairauspoissaolot", "13,4", "13,0"), ("Esihenkilöitä", "5", "6")]
    assert codes_of(report) == ["unknown-column", "unparsed-text"]
    assert spoken(report.unparsed) == "T2 13,2 5,5"


def test_a_wrap_in_bold_above_a_further_column_is_text() -> None:
    report = read("""
*TOIMENPIDE*   *Koulutetaan kaikki esihenkilöt ja lähijohtajat uuteen malliin*
                                                           *nopeasti*
*MITTARI*                  *Lähtötaso*     *Tavoitetaso*     *Toteuma*
Kävijät                    10            20              12
""")
    assert said(report.actions[0].action) == "Koulutetaan kaikki esihenkilöt ja lähijohtajat uuteen malliin nopeasti"


def test_a_heading_over_further_columns_stands_beside_one_over_both() -> None:
    report = read("""
TOIMENPIDE   Kysely asukkaille

*MITTARI*         *Tasot*                      *Toteuma*
                  *Lähtötaso*   *Tavoitetaso*  *T1*    *T2*
Kävijöitä         10            20             12      13
""")
    assert rows_of(report) == [("Kävijöitä", "10", "20")]
    assert codes_of(report) == ["unknown-column", "unparsed-text"]


@pytest.mark.parametrize(
    "above",
    [
        "*Yhteensä*      *10*         *20*",  # the last row of a table, in bold
        "*Yhteensä*                   *20*",
        "                *2024*       *2025*",
    ],
)
def test_bold_cells_above_headings_are_none_over_both(above: str) -> None:
    head = "*MITTARI*       *Lähtötaso*  *Tavoitetaso*"
    report = read(f"""
TOIMENPIDE   Kysely asukkaille

{head}
Kävijöitä       10           20
{above}
*TOIMENPIDE*    Toinen
{head}
Asukkaita       30           40
""")
    assert rows_of(report)[-1] == ("Asukkaita", "30", "40")
    assert [said(action.action) for action in report.actions] == ["Kysely asukkaille", "Toinen"]


def test_bold_titles_of_indicators_are_no_heading_over_them() -> None:
    report = read("""
TOIMENPIDE   Kysely asukkaille

*MITTARI*    *Asiakastyytyväisyys*       *Lähtötaso*    *Tavoitetaso*
             kyselyn keskiarvo           3,2            3,5
             *Henkilöstön tyytyväisyys*
             kyselyn keskiarvo           3,0            3,4
""")
    assert [row[0] for row in rows_of(report)] == [
        "Asiakastyytyväisyys kyselyn keskiarvo",
        "Henkilöstön tyytyväisyys kyselyn keskiarvo",
    ]


def test_headings_in_small_letters_head_a_table_beside_others() -> None:
    report = read("""
TOIMENPIDE   Kysely

MITTARI         Lähtötaso    Tavoitetaso
Kävijöitä       10           20

TOIMENPIDE   Toinen
MITTARI
                lähtötaso    tavoitetaso
Lapsia          10           20
""")
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Lapsia", "10", "20")]


@pytest.mark.parametrize(
    "drawing",
    [
        "mittari         lähtötaso    tavoitetaso     toteuma\nLapsia          10           20              15\n",
        "MITTARI         yksikkö      lähtötaso       tavoitetaso\nLapsia          kpl          10              20\n",
    ],
)
def test_headings_in_small_letters_among_further_ones(drawing: str) -> None:
    first = "TOIMENPIDE   Kysely\nMITTARI         Lähtötaso    Tavoitetaso\nKävijöitä       10           20\n"
    report = read(page(f"{first}\nTOIMENPIDE   Toinen\n{drawing}"))
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Lapsia", "10", "20")]


def test_the_name_of_an_indicator_beside_mittari_is_no_heading() -> None:
    report = read(
        """
TOIMENPIDE   Kysely
Mittari: Kävijät vuodessa         Lähtötaso    Tavoitetaso
                                  10           20
Mittari: Lainojen määrä           Lähtötaso    Tavoitetaso
         kirjastoissa             100          200
"""
    )
    assert rows_of(report) == [("Kävijät vuodessa", "10", "20"), ("Lainojen määrä kirjastoissa", "100", "200")]


def test_a_tavoite_of_a_year_beside_a_baseline_is_a_target() -> None:
    report = read("TOIMENPIDE   Kysely\n\nMITTARI      Nykytila 2024   Tavoite 2025\nKävijöitä    10              20\n")
    assert (context_of(report), rows_of(report)) == ([{"action": "Kysely"}], [("Kävijöitä", "10", "20")])


def test_dates_in_a_line_of_their_own_are_part_of_the_headings() -> None:
    head = "*Mittari*     *Yksikkö*   *Lähtötaso*   *Tavoitetaso*   *Toteuma*\n"
    days = "                          31.12.2024    31.12.2025      31.8.2025\n"
    report = read(
        "TOIMENPIDE    Kysely\n\n" + head + "\n" + days + "Kävijöitä     kpl         10            20              15\n"
    )
    assert rows_of(report) == [("Kävijöitä", "10", "20")]


def test_headings_of_narrow_columns_stand_a_little_more_than_a_space_apart() -> None:
    heads = [At(200, 134, "Lähtötaso", bold=True), At(249.5, 134, "Tavoitetaso", bold=True)]
    rows = [At(50, 150, "Korjausvelka"), At(200, 150, "96,5 M€"), At(249.5, 150, "alle 90 M€")]
    report = read(page("TOIMENPIDE   Korjataan\n", At(50, 134, "Mittari", bold=True), *heads, *rows))
    assert rows_of(report) == [("Korjausvelka", "96,5 M€", "alle 90 M€")]


def test_a_rule_parts_headings_that_stand_close() -> None:
    """`Toteuma 31.12.` ends half a size ahead of `Tavoitetaso`."""
    heads = [At(50, 190, "MITTARI", True), At(255, 190, "Lähtötaso", True), At(325, 190, "Toteuma 31.12.", True)]
    target = At(heads[-1].words(1)[-1].x1 + 5, 190, "Tavoitetaso", True)
    rows = [
        *(At(160, 210, "Kävijät"), At(255, 210, "10"), At(325, 210, "12"), At(target.x, 210, "20")),
        *(At(160, 224, "Lainat"), At(255, 224, "5"), At(325, 224, "6"), At(target.x, 224, "8")),
    ]
    upright = [Rule(x, 178, x, 230) for x in (253, 323, target.x - 2)]
    report = read(page("TOIMENPIDE   Kysely asukkaille", *heads, target, *rows, *upright))
    assert rows_of(report) == [("Kävijät", "10", "20"), ("Lainat", "5", "8")]


@pytest.mark.parametrize("heads", [("Tilanne 31.12.2024", "Tavoitearvo 2025"), ("Toteuma 2024", "Tavoite 2025")])
def test_an_earlier_year_heads_the_baselines(heads: tuple[str, str]) -> None:
    report = read(f"""
TOIMENPIDE   Kysely
*MITTARI*                *{heads[0]}*       *{heads[1]}*
Kävijät                  10                       20
Lainat                   5                        8
""")
    assert rows_of(report) == [("Kävijät", "10", "20"), ("Lainat", "5", "8")]


def test_the_year_of_the_goal_heads_no_baselines() -> None:
    report = read("""
TOIMENPIDE   Kysely
*MITTARI*                *Toteuma 2025*       *Tavoitetaso 2025*
Kävijät                  10                   20
""")
    assert rows_of(report) != [("Kävijät", "10", "20")]


def test_the_accounts_and_the_budget_beside_each_other_are_headings() -> None:
    report = read("""
TOIMENPIDE   Kysely

*Mittari*        *TP 2024*     *TA 2025*
Kävijöitä        10            20
""")
    assert rows_of(report) == [("Kävijöitä", "10", "20")]


def test_a_heading_close_behind_a_rule_is_another_column_s() -> None:
    heads = [At(50, 140, "MITTARI"), At(200, 140, "Lähtötaso"), At(300, 140, "Tavoitetaso"), At(360, 140, "Tila")]
    cells = [At(50, 156, "Kävijät"), At(200, 156, "10"), At(300, 156, "20"), At(360, 156, "Kesken")]
    rules = [Rule(x, 130, x, 160) for x in (45, 195, 295, 357.5, 400)]
    assert rows_of(read(page("TOIMENPIDE   Kysely", *heads, *cells, *rules))) == [("Kävijät", "10", "20")]


def test_headings_a_word_space_apart_over_columns() -> None:
    heads = [At(50, 140, "MITTARI"), At(200, 140, "Lähtötaso"), At(248, 140, "Tavoitetaso")]
    cells = [At(50, 156, "Suunnitelma"), At(200, 156, "Ei"), At(248, 156, "Hyväksytty")]
    wraps = [At(200, 168, "olemassa"), At(248, 168, "keväällä")]
    report = read(page("TOIMENPIDE   Kysely", *heads, *cells, *wraps))
    assert rows_of(report) == [("Suunnitelma", "Ei olemassa", "Hyväksytty keväällä")]


def test_a_sign_of_a_note_that_is_raised_above_the_line_of_its_heading() -> None:
    heads = [At(50, 140, "MITTARI", size=8), At(200, 144, "Lähtötaso", size=8), At(300, 144, "Tavoitetaso", size=8)]
    sign = At(236, 139.2, "1", size=6)
    cells = [At(100, 160, "Koulutettuja"), At(200, 160, "120"), At(300, 160, "n. 200")]
    report = read(page("TOIMENPIDE   Kysely", *heads, sign, *cells))
    assert rows_of(report) == [("Koulutettuja", "120", "n. 200")]
    assert spoken(report.furniture) == "1"


def test_a_target_of_a_year_close_behind_a_narrow_column() -> None:
    heads = [At(60, 140, "Mittarit", True), At(250, 140, "Lähtötaso", True), At(306, 140, "Tavoite 2025", True)]
    row = [At(60, 154, "Koulutetut"), At(250, 154, "64/190"), At(306, 154, "190/190")]
    assert rows_of(read(page("TOIMENPIDE   Kysely", *heads, *row))) == [("Koulutetut", "64/190", "190/190")]


@pytest.mark.parametrize("baseline", ["Taso 2024", "Lähtö 2024"])
@pytest.mark.parametrize("name", ["Mittari", "Seurattava mittari"])
def test_the_year_of_the_targets_below_their_heading(name: str, baseline: str) -> None:
    report = read(f"""
TOIMENPIDE:   Kysely

*{name}*        *{baseline}*     *Tavoitetaso*
                                           *2025*
Kävijöitä                10             20
Seurattavia asioita      3              4
""")
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Seurattavia asioita", "3", "4")]
    assert report.unparsed == ()


def test_a_state_of_the_year_of_the_targets_is_no_baseline() -> None:
    report = read("""
TOIMENPIDE:   Kysely

*Mittari*                *Taso 2025*     *Tavoitetaso*
                                           *2025*
Kävijöitä                10             20
""")
    assert all(row.baseline is None for action in report.actions for row in action.indicators)


@pytest.mark.parametrize(
    ("heads", "levels"),
    [
        (("Nyt", "Tavoite"), ("10", "20")),
        (("Nyt", "Tavoitellaan"), ("10", "20")),
        (("Lähtö", "Tavoite 2025"), ("10", "20")),
        (("Yksikkö", "Tavoite"), None),
    ],
)
def test_the_present_beside_the_goal(heads: tuple[str, str], levels: tuple[str, str] | None) -> None:
    report = read(f"""
TOIMENPIDE: Kysely

Miten mitataan           {heads[0]}       {heads[1]}
Kävijöitä                10            20
""")
    assert (rows_of(report) == [("Kävijöitä", *(levels or ()))]) is (levels is not None)
