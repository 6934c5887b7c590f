"""MITTARI tables from their first line to their last, over page breaks and down to what stands below them."""

from __future__ import annotations

import pytest

from tests.typed import At, codes_of, context_of, drawn, findings_of, page, read, rows_of, spoken, steps_of

Row = tuple[str | None, str | None, str | None]

HEAD = """
PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen
TOIMENPIDE   Tehostamme viestintää ja markkinointia yhdessä kumppanien
             kanssa
"""
HEADINGS = "MITTARI                                     Lähtötaso        Tavoitetaso\n"
AGAIN = "                                            Lähtötaso        Tavoitetaso\n"
FIRST = """             Viestintäsuunnitelman tila     Vireillä         Suunnitelma
                                                             valmis
"""
SECOND = """             Mittariston valmistuminen      Ei olemassa      Valmis ja
             vuoden loppuun mennessä                         käytössä
"""
THIRD = """             Kävijämäärä                    10               20
"""
ROWS: list[Row] = [
    ("Viestintäsuunnitelman tila", "Vireillä", "Suunnitelma valmis"),
    ("Mittariston valmistuminen vuoden loppuun mennessä", "Ei olemassa", "Valmis ja käytössä"),
    ("Kävijämäärä", "10", "20"),
]
PROGRESS = """
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
Osatavoite 1: Valmistelu käynnissä
Raportointi: Tehty
"""
MIDDLE = SECOND.splitlines(keepends=True)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        # Between rows, the headings repeated or not.
        (HEADINGS + FIRST, SECOND + THIRD),
        (HEADINGS + FIRST, AGAIN + SECOND + THIRD),
        (HEADINGS + FIRST, HEADINGS + SECOND + THIRD),
        (HEADINGS + FIRST + SECOND, THIRD),
        (HEADINGS + FIRST + SECOND, AGAIN + THIRD),
        # Behind the headings.
        (HEADINGS, FIRST + SECOND + THIRD),
        (HEADINGS, AGAIN + FIRST + SECOND + THIRD),
        # Inside a row.
        (HEADINGS + FIRST + MIDDLE[0], MIDDLE[1] + THIRD),
        (HEADINGS + FIRST + MIDDLE[0], AGAIN + MIDDLE[1] + THIRD),
        (HEADINGS + FIRST.splitlines()[0], FIRST.splitlines()[1] + "\n" + SECOND + THIRD),
    ],
)
@pytest.mark.parametrize("top", [50, 110])
def test_tables_over_a_page_break(upper: str, lower: str, top: float) -> None:
    report = read(page(HEAD + "\n" + upper), page(*drawn(lower + PROGRESS, top=top), number=2))
    assert rows_of(report) == ROWS
    assert steps_of(report) == [(1, "Valmistelu käynnissä", "Tehty")]
    assert codes_of(report) == []


def test_a_table_on_three_pages() -> None:
    report = read(HEAD + "\n" + HEADINGS + FIRST, AGAIN + SECOND, AGAIN + THIRD + PROGRESS)
    assert rows_of(report) == ROWS
    assert [row.page for row in report.actions[0].indicators] == [1, 2, 3]


def test_a_page_that_holds_nothing_but_rows() -> None:
    report = read(HEAD + "\n" + HEADINGS + FIRST, SECOND + THIRD, "TOIMENPIDE   Laadimme strategian")
    assert rows_of(report) == ROWS


def test_a_last_page_that_holds_nothing_but_rows() -> None:
    # More of them than a page without a label may have of a report's end, and the last of the page before was whole.
    rows = "".join(
        f"             Tilaajia alueella {number}           {number}0            {number}5\n" for number in range(1, 10)
    )
    report = read(HEAD + "\n" + HEADINGS + THIRD, rows.replace("\n", "\n\n"))
    assert len(rows_of(report)) == 10
    assert codes_of(report) == []


def test_columns_may_move_from_table_to_table() -> None:
    report = read(
        HEAD
        + """
MITTARI                                     Lähtötaso        Tavoitetaso
             Viestintäsuunnitelman tila     Vireillä         Valmis

TOIMENPIDE   Laadimme strategian
MITTARI                    Lähtötaso                 Tavoitetaso
             Strategia     Ei ole vielä olemassa     Hyväksytty valtuustossa

TOIMENPIDE   Toteutamme sisältöjä
MITTARI                                                 Lähtötaso   Tavoitetaso
             Kasvutarinaan liittyvien sisältöjen määrä  0           10
"""
    )
    assert rows_of(report) == [
        ("Viestintäsuunnitelman tila", "Vireillä", "Valmis"),
        ("Strategia", "Ei ole vielä olemassa", "Hyväksytty valtuustossa"),
        ("Kasvutarinaan liittyvien sisältöjen määrä", "0", "10"),
    ]
    assert [len(action.indicators) for action in report.actions] == [1, 1, 1]


def test_headings_and_mittari_are_labels() -> None:
    report = read(HEAD + "\n" + HEADINGS.replace("Tavoitetaso", "Tavoitetaso 2025") + THIRD)
    assert spoken(report.labels) == "PAINOPISTE TAVOITE TOIMENPIDE MITTARI Lähtötaso Tavoitetaso 2025"


def test_headings_without_mittari() -> None:
    report = read(HEAD + "\n" + AGAIN + FIRST + THIRD)
    assert rows_of(report) == [ROWS[0], ROWS[2]]


def test_a_label_below_ends_the_table() -> None:
    report = read(
        HEAD + "\n" + HEADINGS + THIRD + "TEKO         Ohjelman toteuttaminen\nTOIMENPIDE   Laadimme strategian"
    )
    assert rows_of(report) == [ROWS[2]]
    assert context_of(report)[1]["initiative"] == "Ohjelman toteuttaminen"


def test_prose_below_a_table_is_no_part_of_it() -> None:
    prose = """
Kaupunki on laatinut talousarvion toiminnalliset tavoitteet valtuustokaudeksi, ja niitä
seurataan kolme kertaa vuodessa lautakunnissa ja valtuustossa.
"""
    report = read(HEAD + "\n" + HEADINGS + FIRST + THIRD + "\n\n" + prose)
    assert rows_of(report) == [ROWS[0], ROWS[2]]
    assert [(code, page, text.split()[0], text.split()[-1]) for code, page, text in findings_of(report)] == [
        ("unparsed-text", 1, "Kaupunki", "valtuustossa.")
    ]


def test_a_column_behind_the_three_is_unparsed() -> None:
    report = read(
        HEAD
        + """
MITTARI                             Lähtötaso   Tavoitetaso   Toteuma T2
             Kävijämäärä kasvaa       100         120           110
             Tyytyväisyys paranee     n. 60 %     80 %          70 %, mittaus
             asiakaskyselyssä                                   tehtiin
"""
    )
    assert rows_of(report) == [
        ("Kävijämäärä kasvaa", "100", "120"),
        ("Tyytyväisyys paranee asiakaskyselyssä", "n. 60 %", "80 %"),
    ]
    assert findings_of(report) == [
        ("unknown-column", 1, "Toteuma T2"),
        ("unparsed-text", 1, "Toteuma T2 110 70 %, mittaus tehtiin"),
    ]


def test_values_at_the_foot_of_a_page_may_belong_to_an_indicator_on_the_next() -> None:
    heads = [At(50, 215, "MITTARI"), At(300, 215, "Lähtötaso"), At(420, 215, "Tavoitetaso")]
    first = [At(150, 236, "Avustushakemusten"), At(150, 251, "keskimääräinen käsittelyaika")]
    values = [At(300, 243.5, "-"), At(420, 243.5, "5"), At(300, 272, "68 %"), At(420, 272, "90 %")]
    row = [At(150, 60, "Koulutuksiin osallistuneet"), At(150, 81, "Kävijämäärä"), At(300, 81, "10"), At(420, 81, "20")]
    report = read(page(*drawn(HEAD, step=18), *heads, *first, *values), page(*row, number=2))
    assert rows_of(report) == [
        ("Avustushakemusten keskimääräinen käsittelyaika", "-", "5"),
        ("Koulutuksiin osallistuneet", "68 %", "90 %"),
        ("Kävijämäärä", "10", "20"),
    ]


def test_the_first_row_of_a_page_may_begin_with_the_words_of_the_headings() -> None:
    lower = """
             Selvitys tehty                 Lähtötaso        Tavoitetaso
                                            selvitetään      määritellään
                                            keväällä         syksyllä
"""
    report = read(HEAD + "\n" + HEADINGS + FIRST, page(*drawn(lower, top=60), number=2))
    row = ("Selvitys tehty", "Lähtötaso selvitetään keväällä", "Tavoitetaso määritellään syksyllä")
    assert rows_of(report)[1] == row


def test_a_page_may_hold_but_the_rest_of_a_centred_value() -> None:
    items = [At(100, 200, "MITTARI"), At(300, 200, "Lähtötaso"), At(420, 200, "Tavoitetaso")]
    first = [At(100, 220, "Tapaamiset"), At(292, 220, "Mallit vaihtelevat"), At(430, 220, "Yksi ohje")]
    rest = [At(270, 60, "yhteistä ohjeistusta"), At(330, 72, "ole")]
    report = read(page(*drawn(HEAD), *items, *first), page(*rest, number=2))
    assert rows_of(report) == [("Tapaamiset", "Mallit vaihtelevat yhteistä ohjeistusta ole", "Yksi ohje")]


def test_the_last_word_of_a_justified_line_is_no_baseline() -> None:
    items = [At(100, 200, "MITTARI"), At(300, 200, "Lähtötaso"), At(420, 200, "Tavoitetaso")]
    justified = [
        At(100, 220, "Laaditaan"),
        At(152, 220, "viestintä-"),
        At(209, 220, "ja"),
        At(226, 220, "markkinointi-"),
    ]
    report = read(page(*drawn(HEAD), *items, *justified, At(100, 232, "suunnitelma"), At(420, 220, "2 500")))
    assert rows_of(report) == [("Laaditaan viestintä- ja markkinointisuunnitelma", None, "2 500")]


def test_a_table_goes_on_over_mirrored_margins() -> None:
    def row(x: float, y: float, name: str, baseline: str, target: str) -> list[At]:
        return [At(x, y, name), At(x + 200, y, baseline), At(x + 260, y, target)]

    heads = [At(100, 200, "MITTARI"), At(300, 200, "Lähtötaso"), At(360, 200, "Tavoitetaso")]
    first = row(100, 220, "Kävijämäärä", "18 400", "25 000") + row(100, 236, "Tilaajat", "100", "120")
    rest = row(50, 60, "Vastaukset", "5", "12") + row(50, 76, "Yhteydenotot", "11 viikkoa", "8 viikkoa")
    report = read(page(*drawn(HEAD), *heads, *first), page(*rest, number=2))
    assert rows_of(report) == [
        ("Kävijämäärä", "18 400", "25 000"),
        ("Tilaajat", "100", "120"),
        ("Vastaukset", "5", "12"),
        ("Yhteydenotot", "11 viikkoa", "8 viikkoa"),
    ]


def test_a_page_of_rows_may_begin_with_an_indicator_of_two_lines() -> None:
    items = [At(100, 200, "MITTARI"), At(300, 200, "Lähtötaso"), At(420, 200, "Tavoitetaso")]
    first = [At(100, 220, "Kävijämäärä"), At(300, 220, "10"), At(420, 220, "20")]
    rows = [At(100, 60, "Niiden asukkaiden osuus, joille"), At(300, 66, "72 %"), At(420, 66, "+10 %")]
    rows += [At(100, 72, "palvelu on tuttu")]
    rows += [
        At(x, 72 + 20 * line, text) for line in range(1, 10) for x, text in ((100, "Tilaajat"), (300, "1"), (420, "2"))
    ]
    report = read(page(*drawn(HEAD), *items, *first), page(*rows, number=2))
    assert rows_of(report)[1] == ("Niiden asukkaiden osuus, joille palvelu on tuttu", "72 %", "+10 %")
    assert len(rows_of(report)) == 11


def test_a_ruled_column_without_a_heading_is_unparsed() -> None:
    drawing = """
TOIMENPIDE   Tehostamme viestintää

|  *MITTARI*                 |  *Lähtötaso*   |  *Tavoitetaso*  |        |
|  Kävijämäärä               |  10            |  20             |  ●     |
|  Asukaskyselyn tulos       |  3,1           |  3,4            |  ●     |
"""
    report = read(page(drawing))
    assert rows_of(report) == [("Kävijämäärä", "10", "20"), ("Asukaskyselyn tulos", "3,1", "3,4")]
    assert findings_of(report) == [("unparsed-text", 1, "● ●")]


def test_a_cell_may_begin_with_the_word_of_its_heading() -> None:
    heads = At(376, 200, "Lähtötaso"), At(480, 200, "Tavoitetaso")
    cells = [
        *(At(366, 224, "Lähtötaso"), At(366, 237, "selvittämättä"), At(480, 230, "Tehty")),
        At(197, 230, "Mittaristo hyväksytty"),
    ]
    report = read(page(HEAD, At(50, 180, "MITTARI"), *heads, *cells))
    assert rows_of(report) == [("Mittaristo hyväksytty", "Lähtötaso selvittämättä", "Tehty")]


def test_a_centred_cell_may_begin_above_its_indicator() -> None:
    # The baseline's first line stands alone, a little left of its heading.
    heads = At(345, 200, "Lähtötaso"), At(496, 200, "Tavoitetaso")
    cells = [
        *(At(280, 220, "Toimintatavat vaihtelevat"), At(112, 227, "Ohjelma tukee arkea")),
        *(At(280, 234, "yksiköittäin kunnissa"), At(480, 227, "Yhteinen tapa")),
    ]
    report = read(page(HEAD, At(50, 227, "MITTARI"), *heads, *cells))
    assert rows_of(report) == [
        ("Ohjelma tukee arkea", "Toimintatavat vaihtelevat yksiköittäin kunnissa", "Yhteinen tapa")
    ]


@pytest.mark.parametrize(
    ("table", "code", "words"),
    [
        (HEADINGS + "             Kävijämäärä                    10", "indicator-without-target", "Kävijämäärä 10"),
        ("MITTARI      Kävijämäärä\n             Tilaajamäärä", "no-headings", "Kävijämäärä Tilaajamäärä"),
        ("MITTARI\n" + PROGRESS, "label-without-value", "MITTARI"),
    ],
)
def test_doubtful_tables(table: str, code: str, words: str) -> None:
    assert (code, 1, words) in findings_of(read(HEAD + "\n" + table))


def test_a_value_beside_nothing_is_a_row_without_indicator() -> None:
    report = read(HEAD + "\n" + HEADINGS + "\n                                            10               20")
    assert rows_of(report) == [(None, "10", "20")]
    assert ("row-without-indicator", 1, "10 20") in findings_of(report)


def test_indicators_without_headings_are_kept() -> None:
    report = read(HEAD + "\nMITTARI      Kävijämäärä kasvaa\n             Tilaajamäärä kasvaa")
    assert rows_of(report) == [("Kävijämäärä kasvaa", None, None), ("Tilaajamäärä kasvaa", None, None)]


def test_narrow_gutters_with_wrapped_headings() -> None:
    # Columns a letter and a half apart, headings of two lines.
    items: list[At] = []
    for y, cells in (
        (200, ("", "Lähtötaso", "Tavoitetaso")),
        (212, ("", "(2024)", "(2025)")),
        (230, ("Kasvutarinan näkyminen median", "Ei seuranta", "Seuranta on")),
        (242, ("seurannassa", "käytössä", "otettu käyt-")),
        (254, ("", "", "töön")),
        (272, ("Kävijämäärä", "10", "20")),
    ):
        items += [At(x, y, cell) for x, cell in zip((115, 267, 326), cells, strict=True) if cell]
    report = read(page(HEAD, At(50, 200, "MITTARI"), *items))
    assert rows_of(report) == [
        ("Kasvutarinan näkyminen median seurannassa", "Ei seuranta käytössä", "Seuranta on otettu käyttöön"),
        ("Kävijämäärä", "10", "20"),
    ]


def test_a_line_that_says_that_the_table_goes_on_is_furniture() -> None:
    upper = [*drawn(HEADINGS + FIRST, top=500), At(400, 560, "jatkuu seuraavalla sivulla", size=8)]
    lower = [At(50, 60, "(jatkoa edelliseltä sivulta)", size=8), *drawn(AGAIN + SECOND, top=80)]
    report = read(page(HEAD, *upper), page(*lower, number=2))
    assert rows_of(report) == ROWS[:2]
    assert spoken(report.furniture) == "jatkuu seuraavalla sivulla (jatkoa edelliseltä sivulta)"


def test_a_table_goes_on_below_its_repeated_headings_whatever_stands_between() -> None:
    upper = [*drawn(HEADINGS + FIRST, top=500), At(300, 570, "Lähde: tilastot", size=8)]
    report = read(page(HEAD, *upper), page(*drawn(AGAIN + SECOND, top=80), number=2))
    assert rows_of(report) == ROWS[:2]
    assert findings_of(report)[-1] == ("unparsed-text", 1, "Lähde: tilastot")


@pytest.mark.parametrize(
    ("upper", "lower", "rows"),
    [
        # A name that begins with a small letter is no rest of a row.
        (
            FIRST,
            "             eNPS henkilöstökyselyssä       10               20\n",
            [ROWS[0], ("eNPS henkilöstökyselyssä", "10", "20")],
        ),
        # Brackets that are open at the foot of a page are closed on the next one.
        (
            "             Puutteet (saavutettavuuden     10               20\n",
            "             AA-taso)\n",
            [("Puutteet (saavutettavuuden AA-taso)", "10", "20")],
        ),
        # Middle-aligned values at the foot of a page, their indicator at the top of the next.
        (
            FIRST + "                                            10               20\n",
            "             Kävijämäärä\n",
            [ROWS[0], ROWS[2]],
        ),
    ],
)  # fmt: skip
def test_rows_at_a_page_break(upper: str, lower: str, rows: list[Row]) -> None:
    report = read(page(HEAD + "\n" + HEADINGS + upper), page(*drawn(AGAIN + lower, top=80), number=2))
    assert rows_of(report) == rows


def test_a_line_of_hyphens_is_a_rule_and_no_text() -> None:
    report = read(page(HEAD + "\n" + HEADINGS + "-" * 90 + "\n" + FIRST + "-" * 90 + "\n" + THIRD))
    assert rows_of(report) == [ROWS[0], ROWS[2]]
    assert {word.text for word in report.furniture} == {"-" * 90}


def test_a_lone_value_that_is_near_one_heading_is_in_its_column() -> None:
    heads = [At(50, 300, "MITTARI"), At(300, 300, "Lähtötaso"), At(440, 300, "Tavoitetaso")]
    row = [At(150, 320, "Kävijämäärä"), At(350, 320, "Vireillä")]  # flush right
    assert rows_of(read(page(HEAD, *heads, *row))) == [("Kävijämäärä", "Vireillä", None)]


@pytest.mark.parametrize(
    ("drawing", "name", "others"),
    [
        (
            """
Mittari                     Yksikkö   Lähtötaso        Tavoitetaso

Kävijämäärä kirjastoissa    kpl       10               20
ja kulttuuritaloilla
Kyselyn tulos               %                          4
""",
            "Yksikkö",
            ["kpl", "%"],
        ),
        (
            """
Mittari                     Lähtötaso   Toteuma   Tavoitetaso

Kävijämäärä kirjastoissa    10          12        20
ja kulttuuritaloilla
Kyselyn tulos                           3,9       4
""",
            "Toteuma",
            ["12", "3,9"],
        ),
    ],
)
def test_columns_that_no_table_of_ours_has(drawing: str, name: str, others: list[str]) -> None:
    report = read(page(HEAD + drawing))
    assert rows_of(report) == [
        ("Kävijämäärä kirjastoissa ja kulttuuritaloilla", "10", "20"),
        ("Kyselyn tulos", None, "4"),
    ]
    said = {code: text for code, _, text in findings_of(report)}
    assert said["unknown-column"] == name
    assert [word.text for word in report.unparsed] == [name, *others]


@pytest.mark.parametrize("years", ["2022–2024", "2024"])
def test_years_at_the_top_of_a_page_are_the_rest_of_a_cell(years: str) -> None:
    upper = """
             Kävijämäärä                    Laskettu         20
                                            vuosina
"""
    lower = f"                                            {years}\n"
    report = read(page(HEAD + "\n" + HEADINGS + upper), page(*drawn(AGAIN + lower, top=80), number=2))
    assert rows_of(report) == [("Kävijämäärä", f"Laskettu vuosina {years}", "20")]


def test_a_cell_that_says_that_something_goes_on_keeps_its_word() -> None:
    row = "             Yhteistyö                      Käynnissä        Toiminta\n" + " " * 61 + "jatkuu\n"
    assert rows_of(read(page(HEAD + "\n" + HEADINGS + row))) == [("Yhteistyö", "Käynnissä", "Toiminta jatkuu")]


def test_an_indicator_that_begins_beside_the_headings_is_no_column() -> None:
    drawing = """
MITTARI      Kävijämäärä ja sen             Lähtötaso        Tavoitetaso
             kehitys vuodessa               10               20
"""
    report = read(page(HEAD + drawing))
    assert rows_of(report) == [("Kävijämäärä ja sen kehitys vuodessa", "10", "20")]
    assert "unknown-column" not in codes_of(report)


@pytest.mark.parametrize("size", [10, 12])
def test_the_upper_half_of_a_row_is_no_part_of_the_headings(size: float) -> None:
    """Its indicator is centred beside cells of two lines, in type that is as bold as the headings, or smaller."""
    bold = size == 10
    heads = [At(x, 300, text, bold, size) for x, text in ((50, "MITTARI"), (300, "Lähtötaso"), (440, "Tavoitetaso"))]
    upper = [At(300, 318, "Vireillä ja", bold), At(440, 318, "Suunnitelma", bold)]
    lower = [At(300, 330, "kesken", bold), At(440, 330, "valmis", bold)]
    report = read(page(HEAD, *heads, *upper, At(110, 324, "Viestinnän tila", bold), *lower))
    assert rows_of(report) == [("Viestinnän tila", "Vireillä ja kesken", "Suunnitelma valmis")]


def test_rows_that_begin_like_labels_in_a_table_with_headings() -> None:
    rows = FIRST + "\n             Lähtötaso selvitetty           ei               kyllä\n"
    assert rows_of(read(page(HEAD + "\n" + HEADINGS + rows))) == [ROWS[0], ("Lähtötaso selvitetty", "ei", "kyllä")]


def test_cells_that_are_flush_right_end_where_the_next_heading_starts() -> None:
    heads = [At(50, 200, "MITTARI"), At(300, 200, "Lähtötaso", bold=True), At(420, 200, "Tavoitetaso", bold=True)]
    cells = [
        *(At(50, 215, "Kohtaamispaikkojen määrä"), At(413, 215, "2"), At(525, 215, "5")),
        *(At(50, 230, "Kävijät viikossa"), At(403, 230, "140"), At(462, 230, "vähintään 400")),
    ]
    report = read(page("TOIMENPIDE   Tehostamme viestintää", *heads, *cells))
    assert rows_of(report) == [("Kohtaamispaikkojen määrä", "2", "5"), ("Kävijät viikossa", "140", "vähintään 400")]


def test_wide_word_spaces_that_line_up_part_no_columns() -> None:
    # Justified, flush right: the figures end, and the words begin, at one place.
    head = drawn("TOIMENPIDE   Tehostamme viestintää\n\nMITTARI")
    headings = [At(330, 134, "Lähtötaso", True), At(430, 134, "Tavoitetaso", True)]
    rows = [
        *(At(50, 152, "Kirjastokäynnit"), At(300, 152, "12,8"), At(324.5, 152, "käyntiä"), At(440, 152, "17,5")),
        *(At(50, 170, "Julkaistut valokuvat"), At(305, 170, "500"), At(324.5, 170, "kuvaa"), At(440, 170, "2000")),
    ]
    assert rows_of(read(page(*head, *headings, *rows))) == [
        ("Kirjastokäynnit", "12,8 käyntiä", "17,5"),
        ("Julkaistut valokuvat", "500 kuvaa", "2000"),
    ]


def test_bullets_of_indicators_that_line_up_part_no_columns() -> None:
    head = drawn("TOIMENPIDE   Tehostamme viestintää\n\nMITTARI")
    headings = [At(330, 134, "Lähtötaso", True), At(430, 134, "Tavoitetaso", True)]
    rows = [
        At(x, y, text)
        for y, texts in ((152, ("Ennuste laadittu", "Kyllä")), (170, ("Poissaolot", "12 pv")))
        for x, text in zip((160, 172, 430), ("•", *texts), strict=True)
    ]
    assert rows_of(read(page(*head, *headings, *rows))) == [
        ("• Ennuste laadittu", None, "Kyllä"),
        ("• Poissaolot", None, "12 pv"),
    ]


def test_headings_flush_right_over_values_flush_left() -> None:
    head = drawn("TOIMENPIDE   Tehostamme viestintää\n\nMITTARI")
    headings = [At(365, 134, "Lähtötaso", True), At(480, 134, "Tavoitetaso", True)]
    rows = [
        *(At(100, 152, "Riskikartoitukset"), At(270, 152, "Tehty"), At(416, 152, "91 %")),
        *(At(100, 170, "Tyhjät tilat"), At(416, 170, "alle 12")),
    ]
    assert rows_of(read(page(*head, *headings, *rows))) == [
        ("Riskikartoitukset", "Tehty", "91 %"),
        ("Tyhjät tilat", None, "alle 12"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        [At(420, 134, "Toteuma 2025", bold=True, size=8)],  # in another type than the cells
        [At(420, 129, "Toteuma", bold=True), At(420, 140, "30.6.2025", bold=True)],  # over two lines, centred
    ],
)
def test_a_further_column_whatever_its_heading_looks_like(heading: list[At]) -> None:
    heads = [
        At(50, 134, "MITTARI", bold=True),
        At(240, 134, "Lähtötaso", bold=True),
        At(330, 134, "Tavoitetaso", bold=True),
    ]
    rows = [At(115, 150, "Kävijämäärä"), At(240, 150, "10"), At(330, 150, "20"), At(420, 150, "15")]
    report = read(page("TEKO         Ohjelma\nTOIMENPIDE   Luomme", *heads, *heading, *rows))
    assert rows_of(report) == [("Kävijämäärä", "10", "20")]
    assert "15" in [word.text for word in report.unparsed]


def test_a_year_before_the_baseline_is_a_column_of_its_own() -> None:
    drawing = """
TEKO         Ohjelma
TOIMENPIDE   Luomme
*MITTARI*                 *TP 2023*     *Lähtötaso*      *Tavoitetaso*
             Kävijät      8             10               20
             Lainat       5             6                7
"""
    assert rows_of(read(drawing)) == [("Kävijät", "10", "20"), ("Lainat", "6", "7")]


def test_signatures_below_a_table_are_no_rows() -> None:
    drawing = """
TOIMENPIDE   Luomme
MITTARI                        Lähtötaso        Tavoitetaso
             Kävijät           10               20
"""
    signed = [At(50, 190, "Kouvola 15.11.2024"), At(50, 220, "Jukka Peltola"), At(230, 220, "Anna-Maria Salo")]
    report = read(page(drawing, *signed))
    assert rows_of(report) == [("Kävijät", "10", "20")]
    assert spoken(report.unparsed) == "Kouvola 15.11.2024 Jukka Peltola Anna-Maria Salo"


def test_headings_at_the_foot_of_a_column_head_the_rows_at_the_top_of_the_next_one() -> None:
    """As in a newspaper, whose columns are read as pages: these rows stand far left of their headings."""
    heads = [
        At(320, 700, "MITTARI", bold=True),
        At(430, 700, "Lähtötaso", bold=True),
        At(490, 700, "Tavoitetaso", bold=True),
    ]
    rows = [At(60, 80, "Kävijämäärä ja"), At(60, 92, "lainat"), At(170, 80, "78 %"), At(230, 80, "100 %")]
    rows += [At(60, 110, "Kyselyn tulos"), At(170, 110, "3,9"), At(230, 110, "4,2")]
    report = read(page(At(320, 680, "TOIMENPIDE:", bold=True), At(390, 680, "Ohjelma"), *heads), page(*rows, number=2))
    assert rows_of(report) == [("Kävijämäärä ja lainat", "78 %", "100 %"), ("Kyselyn tulos", "3,9", "4,2")]


def test_a_further_heading_may_stand_beside_the_second_line_of_the_others() -> None:
    drawing = """
                               *Lähtötaso*     *Tavoitetaso*
*MITTARI*        *Vastuuhenkilö*   *31.12.2024*    *31.12.2025*
Osuus            Salonen         80 %            95 %
Päivät           Salonen         586             17
"""
    report = read(page(HEAD + drawing))
    assert rows_of(report) == [("Osuus", "80 %", "95 %"), ("Päivät", "586", "17")]
    assert ("unknown-column", 1, "Vastuuhenkilö") in findings_of(report)


def test_the_rest_of_a_row_above_a_row_of_its_own_at_the_top_of_a_page() -> None:
    upper = "Avoimet työpaikat            5,1              4,0\nPitkäaikaistyöttömien määrä  2.380            2.050\n"
    lower = "(vuoden lopussa)\nYrityskäynnit                110 / vuosi      180 / vuosi\n"
    headings = "Mittari                      Lähtötaso        Tavoitetaso\n"
    report = read(page(HEAD + headings + upper), page(*drawn(lower, top=70), number=2))
    assert rows_of(report) == [
        ("Avoimet työpaikat", "5,1", "4,0"),
        ("Pitkäaikaistyöttömien määrä (vuoden lopussa)", "2.380", "2.050"),
        ("Yrityskäynnit", "110 / vuosi", "180 / vuosi"),
    ]


def test_an_indicator_without_a_table_is_not_cut_where_the_columns_of_another_stand() -> None:
    table = """
MITTARI                *Lähtötaso*   *Tavoitetaso*
             Kävijät   10          20
TOIMENPIDE   Toinen toimi
MITTARI      Ryhmien keskikoko paranee vuoden loppuun mennessä
"""
    assert rows_of(read(page(HEAD + table))) == [
        ("Kävijät", "10", "20"),
        ("Ryhmien keskikoko paranee vuoden loppuun mennessä", None, None),
    ]


def test_a_trimester_below_a_heading_may_be_a_value() -> None:
    table = """
MITTARI      Hanke valmistuu    *Lähtötaso*   *Tavoitetaso*
                                T1          T3
"""
    assert rows_of(read(page(HEAD + table))) == [("Hanke valmistuu", "T1", "T3")]


def test_a_table_in_larger_type_than_the_text_has_wraps_that_are_as_much_farther_apart() -> None:
    text = "TOIMENPIDE   Kysely\n\nSelvitys (T2):\nOsatavoite 1: Malli on esitelty\nvalmistelijoille"
    heads = [At(x, 200, head) for x, head in ((50, "MITTARI"), (250, "Lähtötaso"), (350, "Tavoitetaso"))]
    cells = [
        (50, 216, "Malli"),
        (250, 216, "Vuodelta"),
        (350, 216, "Uusi malli"),
        (250, 233, "2016"),
        (350, 233, "2026"),
    ]
    report = read(page(text, *heads, *(At(x, y, cell, size=14) for x, y, cell in cells)))
    assert rows_of(report) == [("Malli", "Vuodelta 2016", "Uusi malli 2026")]


def test_the_rest_of_a_value_above_a_row_without_one() -> None:
    upper = FIRST + "\n             Kotouttava opetus              Ei olemassa      Lainmukainen\n"
    lower = "\n                                                             varmistettu\n\n"
    lower += "             Oppimisen tuen kustannukset    85 000 €\n"
    report = read(page(HEAD + "\n" + HEADINGS + "\n" + upper), page(*drawn(AGAIN + lower + PROGRESS, top=80), number=2))
    assert rows_of(report) == [
        ROWS[0],
        ("Kotouttava opetus", "Ei olemassa", "Lainmukainen varmistettu"),
        ("Oppimisen tuen kustannukset", "85 000 €", None),
    ]


def test_headings_may_stand_once_on_each_page_over_a_list_of_labelled_rows() -> None:
    head = "Rivityyppi      Kuvaus                    Lähtötaso    Tavoitetaso\n"
    first = """
TAVOITE         Sujuva arki
TOIMENPIDE      Luomme mallin
MITTARI         Kävijät vuodessa          100          120
MITTARI         Lainat                    Ei mitattu   5 kpl
OSATAVOITE 1    Valmis
RAPORTOINTI     Tehty.
"""
    second = (
        "OSATAVOITE 2    Esitelty\nTOIMENPIDE      Kysely\nMITTARI         Vastaajat                 10           20\n"
    )
    report = read(page(head + first), page(head + second, number=2))
    assert rows_of(report) == [
        ("Kävijät vuodessa", "100", "120"),
        ("Lainat", "Ei mitattu", "5 kpl"),
        ("Vastaajat", "10", "20"),
    ]
    assert [action["action"] for action in context_of(report)] == ["Luomme mallin", "Kysely"]
    assert steps_of(report) == [(1, "Valmis", "Tehty."), (2, "Esitelty", None)]
    assert codes_of(report) == []


def test_rows_in_another_type_than_a_heading_between_the_levels() -> None:
    small = [
        At(x, 200, text, bold=True, size=8) for x, text in ((50, "Mittari"), (290, "Lähtötaso"), (512, "Tavoitetaso"))
    ]
    items = [At(50, 216, "Sopimusten osuus"), At(306, 216, "44 %"), At(416, 216, "48 %"), At(536, 216, "95 %")]
    between = At(364, 200, "Toteuma 31.8.2025", bold=True, size=8)
    report = read(page(HEAD, *small, between, *items, At(50, 228, "sopimushallinnassa")))
    assert rows_of(report) == [("Sopimusten osuus sopimushallinnassa", "44 %", "95 %")]
    assert findings_of(report)[-1] == ("unparsed-text", 1, "Toteuma 31.8.2025 48 %")
