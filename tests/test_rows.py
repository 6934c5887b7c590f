"""The rows of a table on one page, however its cells are aligned, ruled or stacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from parsers.page.lines import line_of
from parsers.tables.seams import hangs
from tests.typed import At, codes_of, drawn, page, read, rows_of, words_of

Row = tuple[str | None, str | None, str | None]

HEAD = """
PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen
TOIMENPIDE   Tehostamme viestintää ja markkinointia yhdessä kumppanien
             kanssa
"""


def _rows(table: str, step: float = 12) -> list[Row]:
    report = read(page(HEAD + "\n" + table.strip("\n"), step=step))
    assert "ambiguous-rows" not in codes_of(report)
    return rows_of(report)


@pytest.mark.parametrize(
    "table",
    [
        # Top-aligned, without space between the rows.
        """
MITTARI                                     Lähtötaso        Tavoitetaso
             Viestintäsuunnitelman tila     Vireillä         Suunnitelma
                                                             valmis
             Mittariston valmistuminen      Ei olemassa      Valmis ja
             vuoden loppuun mennessä                         käytössä
             Kävijämäärä                    10               20
""",
        # With space between them.
        """
MITTARI                                     Lähtötaso        Tavoitetaso

             Viestintäsuunnitelman tila     Vireillä         Suunnitelma
                                                             valmis

             Mittariston valmistuminen      Ei olemassa      Valmis ja
             vuoden loppuun mennessä                         käytössä

             Kävijämäärä                    10               20
""",
        # Ruled from row to row.
        """
MITTARI                                     Lähtötaso        Tavoitetaso
             _______________________________________________________________
             Viestintäsuunnitelman tila     Vireillä         Suunnitelma
                                                             valmis
             _______________________________________________________________
             Mittariston valmistuminen      Ei olemassa      Valmis ja
             vuoden loppuun mennessä                         käytössä
             _______________________________________________________________
             Kävijämäärä                    10               20
             _______________________________________________________________
""",
        # Ruled into boxes.
        """
MITTARI                                   |  Lähtötaso    |  Tavoitetaso
             _______________________________________________________________
             Viestintäsuunnitelman tila   |  Vireillä     |  Suunnitelma
                                          |               |  valmis
             _______________________________________________________________
             Mittariston valmistuminen    |  Ei olemassa  |  Valmis ja
             vuoden loppuun mennessä      |               |  käytössä
             _______________________________________________________________
             Kävijämäärä                  |  10           |  20
             _______________________________________________________________
""",
        # The headings below MITTARI's line, and above it.
        """
MITTARI
                                            Lähtötaso        Tavoitetaso
             Viestintäsuunnitelman tila     Vireillä         Suunnitelma
                                                             valmis
             Mittariston valmistuminen      Ei olemassa      Valmis ja
             vuoden loppuun mennessä                         käytössä
             Kävijämäärä                    10               20
""",
        """
                                            Lähtötaso        Tavoitetaso
MITTARI      Viestintäsuunnitelman tila     Vireillä         Suunnitelma
                                                             valmis
             Mittariston valmistuminen      Ei olemassa      Valmis ja
             vuoden loppuun mennessä                         käytössä
             Kävijämäärä                    10               20
""",
        # MITTARI over the indicators.
        """
MITTARI                        Lähtötaso        Tavoitetaso
Viestintäsuunnitelman tila     Vireillä         Suunnitelma
                                                valmis
Mittariston valmistuminen      Ei olemassa      Valmis ja
vuoden loppuun mennessä                         käytössä
Kävijämäärä                    10               20
""",
        # The headings in capitals with years, the year wrapped and centred.
        """
MITTARI                                     LÄHTÖTASO        TAVOITETASO
                                              2024              2025
             Viestintäsuunnitelman tila     Vireillä         Suunnitelma
                                                             valmis
             Mittariston valmistuminen      Ei olemassa      Valmis ja
             vuoden loppuun mennessä                         käytössä
             Kävijämäärä                    10               20
""",
    ],
)
def test_the_same_rows_in_every_table(table: str) -> None:
    assert _rows(table) == [
        ("Viestintäsuunnitelman tila", "Vireillä", "Suunnitelma valmis"),
        ("Mittariston valmistuminen vuoden loppuun mennessä", "Ei olemassa", "Valmis ja käytössä"),
        ("Kävijämäärä", "10", "20"),
    ]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        # A baseline taller than its indicator, and a target.
        (
            """
MITTARI                                     Lähtötaso        Tavoitetaso
             Kävijämäärä                    Ei ole vielä     20
                                            mitattu lain-
                                            kaan

             Tilaajamäärä                   30               Selvitetään
                                                             vuoden
                                                             aikana
""",
            [
                ("Kävijämäärä", "Ei ole vielä mitattu lainkaan", "20"),
                ("Tilaajamäärä", "30", "Selvitetään vuoden aikana"),
            ],
        ),
        # Empty cells.
        (
            """
MITTARI                                     Lähtötaso        Tavoitetaso
             Kävijämäärä                                     20
             Tilaajamäärä                   30               40
             Seuraajamäärä                  50
""",
            [("Kävijämäärä", None, "20"), ("Tilaajamäärä", "30", "40"), ("Seuraajamäärä", "50", None)],
        ),
        # All cells wrap at the same lines: small letters and a line's end tell that they are one row.
        (
            """
MITTARI                                     Lähtötaso        Tavoitetaso
             Viestinnän tila kaupungissa    Osittain jo      Kokonaan jo
             vuoden lopussa                 selvitetty       selvitetty
             Yhteistyö Porin sekä           Vireillä jo      Sopimukset
             Ulvilan kesken                 pitkään          allekirjoitettu
""",
            [
                ("Viestinnän tila kaupungissa vuoden lopussa", "Osittain jo selvitetty", "Kokonaan jo selvitetty"),
                ("Yhteistyö Porin sekä Ulvilan kesken", "Vireillä jo pitkään", "Sopimukset allekirjoitettu"),
            ],
        ),
        # A printed `-` is a value.
        (
            """
MITTARI                                     Lähtötaso        Tavoitetaso
             Kävijämäärä                    -                20
             Tilaajamäärä                   30               -
""",
            [("Kävijämäärä", "-", "20"), ("Tilaajamäärä", "30", "-")],
        ),
        # Values as figures, bounds and ranges stay as printed.
        (
            """
MITTARI                                     Lähtötaso        Tavoitetaso
             Näkyminen mediassa             0                > 0
             Uusia palveluita               0                2-3
             Paperipostin väheneminen       n. 60 %          n. 90 %
             Käsittelyaika                  15 vrk           enintään 10 vrk
""",
            [
                ("Näkyminen mediassa", "0", "> 0"),
                ("Uusia palveluita", "0", "2-3"),
                ("Paperipostin väheneminen", "n. 60 %", "n. 90 %"),
                ("Käsittelyaika", "15 vrk", "enintään 10 vrk"),
            ],
        ),
    ],
)
def test_rows(table: str, rows: list[Row]) -> None:
    assert _rows(table) == rows


def test_values_that_begin_small_are_no_wraps_where_all_columns_have_a_line() -> None:
    rows = [("Lasten harrastustuntien määrä viikossa", "19 pv", "14 pv")]
    rows += [("Osallistujat", "vaihtelee yksiköittäin", "yhtenäinen")]
    rows += [("Valmiussuunnitelmat ajan tasalla", "kaksi henkilöä", "kolme henkilöä")]
    head = [*drawn(HEAD), At(100, 200, "MITTARI"), At(300, 200, "Lähtötaso"), At(420, 200, "Tavoitetaso")]
    table = [  # wider than the text, as rows are
        At(x, 220 + 15 * place, text)
        for place, row in enumerate(rows)
        for x, text in zip((100, 300, 420), row, strict=True)
    ]
    assert rows_of(read(page(*head, *table))) == rows


def test_words_as_values_beside_indicators_that_begin_with_a_capital() -> None:
    """Each column might be read as one of stacked cells, whose lines are no more odd."""
    cells = [
        [(150, "Poikkeamien lukumäärä"), (370, "92"), (462, "enintään 30")],
        [(150, "Arvio asteikolla heikko, tyydyttävä, hyvä"), (358, "tyydyttävä"), (478, "hyvä")],
        [(150, "Palautteen keskiarvo"), (375, "-"), (482, "4,0")],
    ]
    rows = [At(x, 153 + 13 * at, text) for at, row in enumerate(cells) for x, text in row]
    labels = [At(150, 100, "Toimenpide: Kysely"), At(150, 114, "asukkaille ja muille")]
    heads = [At(150, 140, "Mittari"), At(360, 140, "Lähtötaso"), At(462, 140, "Tavoitetaso")]
    assert rows_of(read(page(*labels, *heads, *rows))) == [
        ("Poikkeamien lukumäärä", "92", "enintään 30"),
        ("Arvio asteikolla heikko, tyydyttävä, hyvä", "tyydyttävä", "hyvä"),
        ("Palautteen keskiarvo", "-", "4,0"),
    ]


def test_a_lowered_sign_makes_its_line_higher() -> None:
    labels = [At(150, 100, "Toimenpide: Kysely"), At(150, 112, "asukkaille ja muille"), At(150, 124, "kävijöille")]
    heads = [At(150, 150, "Mittari"), At(360, 150, "Lähtötaso"), At(462, 150, "Tavoitetaso")]
    cells = [(170, "Osuus annoksista", "8 %", "40 %"), (190.2, "Ruokapalvelun päästöt, kg", "1,21", "0,70")]
    rows = [At(x, y, text) for y, *texts in cells for x, text in zip((150, 360, 462), texts, strict=True)]
    wrap = At(150, 203.7, "CO2e/annos")
    assert rows_of(read(page(*labels, *heads, *rows, wrap))) == [
        ("Osuus annoksista", "8 %", "40 %"),
        ("Ruokapalvelun päästöt, kg CO2e/annos", "1,21", "0,70"),
    ]


def test_flat_rules_part_rows_whose_lines_might_be_rows_as_well() -> None:
    assert _rows("""
MITTARI                                         Lähtötaso     Tavoitetaso
             __________________________________________________________________
             Etäkäynnit kotihoidossa            11,4 %        vähintään 20 %
             __________________________________________________________________
             Säännöllisen kotihoidon piirissä   13,9 %        13,5 %
             75 vuotta täyttäneiden osuus                     (valtakunnallinen
             Porin väestöstä                                  keskitaso)
             __________________________________________________________________
""") == [
        ("Etäkäynnit kotihoidossa", "11,4 %", "vähintään 20 %"),
        (
            "Säännöllisen kotihoidon piirissä 75 vuotta täyttäneiden osuus Porin väestöstä",
            "13,9 %",
            "13,5 % (valtakunnallinen keskitaso)",
        ),
    ]


def test_flat_rules_may_part_groups_of_rows() -> None:
    assert _rows("""
MITTARI                                         Lähtötaso     Tavoitetaso
             __________________________________________________________________
             Kävijämäärä                        10            20
             Tilaajat                           100           120
             __________________________________________________________________
             Asukaskyselyn tulos                3,1           3,4
             Vastausten määrä                   40            60
             __________________________________________________________________
""") == [
        ("Kävijämäärä", "10", "20"),
        ("Tilaajat", "100", "120"),
        ("Asukaskyselyn tulos", "3,1", "3,4"),
        ("Vastausten määrä", "40", "60"),
    ]


def test_eight_rows() -> None:
    names = ["Ensimmäinen", "Toinen", "Kolmas", "Neljäs", "Viides", "Kuudes", "Seitsemäs", "Kahdeksas"]
    lines = [f"             {name:<31}{place:<17}{place + 10}" for place, name in enumerate(names)]
    table = "\n".join(["MITTARI                                     Lähtötaso        Tavoitetaso", *lines])
    assert _rows(table) == [(name, str(place), str(place + 10)) for place, name in enumerate(names)]


@pytest.mark.parametrize("rules", [True, False])
def test_cells_aligned_at_their_middle(rules: bool) -> None:
    # Every drawn line is half a pitch here.
    rule = "             _______________________________________________________________"
    table = f"""
MITTARI                                     Lähtötaso        Tavoitetaso

{rule}

             Laaditaan viestintä- ja
                                            Vireillä         Valmis
             markkinointisuunnitelma

{rule}

                                                             Otettu
             Mittaristo                     Ei olemassa
                                                             käyttöön

{rule}

             Kävijämäärä                    10               20
{rule}
"""
    drawing = "\n\n".join(HEAD.strip("\n").splitlines()) + "\n\n" + table.strip("\n")
    report = read(page(drawing if rules else drawing.replace(rule + "\n", "").replace(rule, ""), step=6))
    assert rows_of(report) == [
        ("Laaditaan viestintä- ja markkinointisuunnitelma", "Vireillä", "Valmis"),
        ("Mittaristo", "Ei olemassa", "Otettu käyttöön"),
        ("Kävijämäärä", "10", "20"),
    ]


def test_stacked_columns() -> None:
    # Three cells that each hold all their paragraphs: the k-th ones make row k, though their lines do not align.
    assert _rows(
        """
MITTARI                                     Lähtötaso        Tavoitetaso
             Palvelujen kartoittaminen      Osittain         Palvelut
             vuoden loppuun mennessä        selvitetty       selvitetty

             Viranomaispostin sähköinen     Osittain
             arkistointi suunniteltu ja     selvitetty       Lainmukainen
             toteutuskelpoinen                               arkistointitapa
                                            0                varmistettu
             Yksittäisiä uusia palveluita
             saatu sähköistettyä                             2-3
"""
    ) == [
        ("Palvelujen kartoittaminen vuoden loppuun mennessä", "Osittain selvitetty", "Palvelut selvitetty"),
        (
            "Viranomaispostin sähköinen arkistointi suunniteltu ja toteutuskelpoinen",
            "Osittain selvitetty",
            "Lainmukainen arkistointitapa varmistettu",
        ),
        ("Yksittäisiä uusia palveluita saatu sähköistettyä", "0", "2-3"),
    ]


def _stacked(x: float, paragraphs: Sequence[Sequence[str]], top: float = 220) -> list[At]:
    """Paragraphs of lines on one another in a cell, with a space between."""
    items = []
    for lines in paragraphs:
        items += [At(x, top + 12 * place, line) for place, line in enumerate(lines)]
        top += 12 * len(lines) + 6
    return items


STACKED = (
    (["Raportointi tehty", "määräajassa"], ["146"], ["150–170"]),
    (["Käsittelyaika"], ["Ei mitattu"], ["ei laskua"]),
    (["Verkostovuodot"], ["Voimassa oleva", "sääntö vuodelta", "2021"], ["Uusi sääntö voimaan", "1.1.2026"]),
    (["Asukkaiden", "suositteluhalukkuus", "(eNPS)"], ["Lähtötaso", "selvitetään"], ["Tavoitetaso", "määritellään"]),
)


def test_stacked_paragraphs_are_parted_by_their_spaces() -> None:
    head = [*drawn(HEAD), At(100, 200, "MITTARI"), At(250, 200, "Lähtötaso"), At(370, 200, "Tavoitetaso")]
    columns = [_stacked(x, cells) for x, cells in zip((100, 250, 370), zip(*STACKED, strict=True), strict=True)]
    report = read(page(*head, *(item for column in columns for item in column)))
    assert rows_of(report) == [tuple(" ".join(lines) for lines in row) for row in STACKED]


def test_lines_that_are_level_in_all_columns_are_no_stacked_paragraphs() -> None:
    rows = [("Katu- ja viheralueiden kunnossapidon läpimenoaika", "14 vrk", "enintään 10 vrk")]
    rows += [("Laaditaan pyöräliikenteen pääverkko", "Ei käytössä", "Käyttöönotettu")]
    rows += [("Maa-ainesten kierrätyksen kustannukset, €", "1 200 000 €", "kustannukset eivät kasva")]
    items = [At(100, 200, "MITTARI"), At(370, 200, "Lähtötaso"), At(450, 200, "Tavoitetaso")]
    for place, row in enumerate(rows):
        items += [At(x, 216 + 12 * place, text) for x, text in zip((100, 370, 450), row, strict=True)]
    assert rows_of(read(page(*drawn(HEAD), *items))) == rows


def test_stacked_paragraphs_go_on_over_a_page_break_each_at_another_line() -> None:
    head = [*drawn(HEAD), At(100, 200, "MITTARI"), At(250, 200, "Lähtötaso"), At(370, 200, "Tavoitetaso")]
    upper, lower = [], []
    for x, cells in zip((100, 250, 370), zip(*STACKED, strict=True), strict=True):
        items = _stacked(x, cells)
        upper += [item for item in items if item.y < 270]
        rest = [item for item in items if item.y >= 270]
        lower += [replace(item, y=item.y - rest[0].y + 60) for item in rest]
    report = read(page(*head, *upper), page(*lower, number=2))
    assert rows_of(report) == [tuple(" ".join(lines) for lines in row) for row in STACKED]


def test_values_at_the_foot_of_rows_whose_indicators_stand_at_their_top() -> None:
    assert _rows(
        """
MITTARI                                     Lähtötaso        Tavoitetaso
             Verkostovuodot                 Voimassa oleva   Uusi sääntö
                                            sääntö vuodelta  voimaan
                                            2021             1.1.2026

             Häiriötilanteiden määrä        21 400           19 000

             Sähköisten hakemusten                           kaksi
             osuus                          alle puolet      kolmasosaa

             Järjestöavustukset             tieto puuttuu

             Pysäköintipaikkojen käyttö
             keskustassa arkipäivisin
             kello 10–15                    34 vrk           enintään 21 vrk

             Vastaanottojen säästö
             vuositasolla                   96               110
"""
    ) == [
        ("Verkostovuodot", "Voimassa oleva sääntö vuodelta 2021", "Uusi sääntö voimaan 1.1.2026"),
        ("Häiriötilanteiden määrä", "21 400", "19 000"),
        ("Sähköisten hakemusten osuus", "alle puolet", "kaksi kolmasosaa"),
        ("Järjestöavustukset", "tieto puuttuu", None),
        ("Pysäköintipaikkojen käyttö keskustassa arkipäivisin kello 10–15", "34 vrk", "enintään 21 vrk"),
        ("Vastaanottojen säästö vuositasolla", "96", "110"),
    ]


def test_a_number_may_wrap_between_its_digits() -> None:
    assert _rows(
        """
MITTARI                                     Lähtötaso        Tavoitetaso
             Kaupunkilaispaneelin jäsenet   -                20

             Energiankulutus kohteissa      65 %             enintään 100
                                                             000 €

             Kävijämäärä                    10               20
"""
    ) == [
        ("Kaupunkilaispaneelin jäsenet", "-", "20"),
        ("Energiankulutus kohteissa", "65 %", "enintään 100 000 €"),
        ("Kävijämäärä", "10", "20"),
    ]


def test_a_figure_below_a_figure_is_another_value() -> None:
    assert _rows(
        """
MITTARI                                     Lähtötaso        Tavoitetaso
             Yhteydenottojen määrä          -                > 0
             Energian kustannukset          80 000 €         150 000 €
             Vastausaika                    21 vrk           14 vrk
"""
    ) == [
        ("Yhteydenottojen määrä", "-", "> 0"),
        ("Energian kustannukset", "80 000 €", "150 000 €"),
        ("Vastausaika", "21 vrk", "14 vrk"),
    ]


def test_a_blank_line_inside_a_cell_is_odd() -> None:
    # A row without a baseline, and a target that begins as the middle of a sentence does: the space tells.
    table = """
MITTARI                                     Lähtötaso        Tavoitetaso
             Toteumaprosentti                                Nousee edellisen
                                                             vuoden tasosta
             Työn kustannukset, €           0 €              eivät kasva yli
"""
    assert rows_of(read(page(HEAD + table))) == [
        ("Toteumaprosentti", None, "Nousee edellisen vuoden tasosta"),
        ("Työn kustannukset, €", "0 €", "eivät kasva yli"),
    ]


def test_a_figure_alone_is_no_indicator() -> None:
    # There was room for `1–5` above; but an indicator says what is measured.
    assert _rows(
        """
MITTARI                                               Lähtötaso      Tavoitetaso
             Asiakastyytyväisyys asteikolla           Selvitys tehty Kasvaa
             1–5                                      vuonna 2022

             Kävijämäärä kasvaa edellisestä vuodesta  100            120
"""
    ) == [
        ("Asiakastyytyväisyys asteikolla 1–5", "Selvitys tehty vuonna 2022", "Kasvaa"),
        ("Kävijämäärä kasvaa edellisestä vuodesta", "100", "120"),
    ]


def test_a_value_begins_no_second_line_of_a_cell_whose_words_are_complete() -> None:
    """`hieman kasvua (2024)` may be the second line of the cell above it, and so may not `46 000 €` be of that."""
    report = read(
        page(
            HEAD,
            *(At(50, 190, "MITTARI", True), At(300, 190, "Tavoitetaso", True), At(400, 190, "Lähtötaso", True)),
            *(At(60, 204, "Äänestäneiden osuus"), At(300, 204, "89 %"), At(400, 204, "23 % (2023)")),
            *(At(400, 216, "hieman kasvua (2024)"),),
            *(At(60, 228, "Toteutettavaksi jaettava summa"), At(300, 228, "89 000 €"), At(400, 228, "46 000 €")),
            *(At(60, 240, "Ehdotukset, kpl"), At(300, 240, "680")),
        )
    )
    assert rows_of(report) == [
        ("Äänestäneiden osuus", "23 % (2023) hieman kasvua (2024)", "89 %"),
        ("Toteutettavaksi jaettava summa", "46 000 €", "89 000 €"),
        ("Ehdotukset, kpl", None, "680"),
    ]


def test_stacked_cells_of_equal_heights_begin_at_equal_heights() -> None:
    # Indicators and baselines line up since they are equally high, so that the targets alone tell the stacking.
    cells = [
        *(At(115, 180, "Käsittelyaika, vrk"), At(270, 180, "n. 6 viikkoa"), At(355, 180, "enintään 10 vrk")),
        *(At(115, 198, "Toimintamalli, johon kirjaston"), At(115, 210, "toiminta perustuu, on kuvattu")),
        *(At(262, 198, "Kuvattu yhdessä"), At(270, 210, "yksikössä"), At(355, 198, "Kuvaus valmis")),
        *(At(115, 228, "Peruskorjauksen"), At(270, 228, "noin 30 %"), At(372, 216, "+10 %")),
        *(At(115, 240, "kattavuus, %"), At(270, 240, "yksiköistä")),
    ]
    heads = At(50, 160, "MITTARI"), At(270, 160, "Lähtötaso"), At(360, 160, "Tavoitetaso")
    assert rows_of(read(page(HEAD, *heads, *cells))) == [
        ("Käsittelyaika, vrk", "n. 6 viikkoa", "enintään 10 vrk"),
        ("Toimintamalli, johon kirjaston toiminta perustuu, on kuvattu", "Kuvattu yhdessä yksikössä", "Kuvaus valmis"),
        ("Peruskorjauksen kattavuus, %", "noin 30 % yksiköistä", "+10 %"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        # `Valmistunut` goes on from above, or begins the row below as its indicator does.
        """
MITTARI                                     Lähtötaso        Tavoitetaso
             Viestinnän tila ja Markkinat   Ei olemassa      Suunnitelma
                                                             Valmistunut
             Markkinoinnin suunnitelma      Olemassa         Hyväksytty
""",
        # Two rows, the lower without a baseline, or one row: nothing but the missing baseline tells.
        pytest.param(
            """
MITTARI                                     Lähtötaso        Tavoitetaso
             Viestinnän tila ja Markkinat   Ei olemassa      Suunnitelma
             Markkinoinnin suunnitelma                       Valmistunut
""",
        ),
    ],
)
def test_rows_that_can_be_read_in_two_ways_are_doubtful(table: str) -> None:
    report = read(HEAD + table)
    found = [finding for finding in report.findings if finding.code == "ambiguous-rows"]
    assert [(each.words[0].page, each.words[0].text) for each in found] == [(1, "Viestinnän")]


@pytest.mark.parametrize(
    ("line", "goes_on"),
    [
        ("Laaditaan viestintä- ja", True),
        ("Laaditaan viestintä-", True),
        ("Valmis,", True),
        ("Tilanne 31.12.2024:", True),
        ("Suunnitelma sekä", True),
        ("Asukkaat, joille", True),
        ("vähintään", True),
        ("Kyselyn tulos (asteikko", True),
        ("-80 % vuodesta", True),
        ("Äänestäneiden osuus yli", True),
        ("Suunnitelma", False),
        ("-", False),
        ("–", False),
        ("Vireillä –", True),
        ("2-3", False),
    ],
)
def test_lines_whose_end_says_that_they_go_on(line: str, goes_on: bool) -> None:
    assert hangs(line_of(words_of(line))) is goes_on


def test_a_line_without_a_space_above_begins_no_row_where_rows_are_spaced() -> None:
    # `on jätetty` had room above, as in a cell that is indented on its right.
    rows = [
        *(At(160, 210, "Kävijämäärä kuukaudessa"), At(375, 210, "10"), At(460, 210, "20")),
        *(At(160, 228, "Asiakkaiden palautteen"), At(375, 228, "n. 12 vrk"), At(460, 228, "enintään 5 vrk")),
        *(At(160, 240, "vastausaika, kun se"), At(160, 252, "on jätetty")),
        *(At(160, 270, "Arvosana"), At(375, 270, "3,4"), At(460, 270, "3,8")),
    ]
    assert rows_of(
        read(page(HEAD, At(50, 190, "MITTARI"), At(375, 190, "Lähtötaso"), At(460, 190, "Tavoitetaso"), *rows))
    ) == [
        ("Kävijämäärä kuukaudessa", "10", "20"),
        ("Asiakkaiden palautteen vastausaika, kun se on jätetty", "n. 12 vrk", "enintään 5 vrk"),
        ("Arvosana", "3,4", "3,8"),
    ]


def test_brackets_explain_the_indicator_above_them() -> None:
    table = """
MITTARI                              Lähtötaso     Tavoitetaso
Henkilöstökyselyn tulos              3,6           4,0
(asteikko 1–5)
Hankerahoituksen osuus               12 %          15 %
"""
    assert rows_of(read("TOIMENPIDE   Kysely\n" + table)) == [
        ("Henkilöstökyselyn tulos (asteikko 1–5)", "3,6", "4,0"),
        ("Hankerahoituksen osuus", "12 %", "15 %"),
    ]


def test_short_cells_on_one_another_are_rows_where_their_column_has_room() -> None:
    table = """
MITTARI                                     Lähtötaso                Tavoitetaso
Maksuvalmius (pv)                           21                       ≥ 30
Palkkaharmonisointi tehty kaikkialla        ei                       kyllä
"""
    assert rows_of(read("TOIMENPIDE   Kysely\n" + table)) == [
        ("Maksuvalmius (pv)", "21", "≥ 30"),
        ("Palkkaharmonisointi tehty kaikkialla", "ei", "kyllä"),
    ]


def test_figures_in_brackets_are_values() -> None:
    report = read("""
TOIMENPIDE   Kysely

MITTARI                      Lähtötaso     Tavoitetaso
Tilikauden tulos             3,2           3,5
Vuosikate                    (100)         (200)
(ei seurata) Lainat          (arvio)       (25)
Asiakkaita                   100           200
""")
    assert rows_of(report) == [
        ("Tilikauden tulos", "3,2", "3,5"),
        ("Vuosikate", "(100)", "(200)"),
        ("(ei seurata) Lainat", "(arvio)", "(25)"),
        ("Asiakkaita", "100", "200"),
    ]


def test_a_line_at_the_foot_of_a_page_is_no_row_without_an_indicator() -> None:
    """It is the second line of the value above it, as the rows of the next page have them."""
    heads = (At(50, 700, "MITTARI", True), At(330, 700, "Lähtötaso", True), At(460, 700, "Tavoitetaso", True))
    row = (At(70, 714, "Uutta pyöräväylää, km"), At(330, 714, "3,4 km (2023)"), At(460, 714, "vähintään 8 km"))
    upper = page("TOIMENPIDE   Rakennamme väyliä", *heads, *row, At(330, 728, "hieman kasvua (2024)"))
    lower = page(
        *(At(70, 68, "Pyöräliikenteen määrä"), At(330, 68, "286 (2023)"), At(460, 68, "+ 22 %")),
        At(330, 82, "hieman kasvua (2024)"),
        *(At(70, 100, "Onnettomuudet"), At(330, 100, "32"), At(460, 100, "0–3")),
        At(50, 140, "Osatavoite 1: Suunnitelma on valmis ja se on käsitelty lautakunnassa, joka on hyväksynyt sen"),
        At(50, 154, "ja lähettänyt sen edelleen kaupunginhallitukselle, joka käsittelee sitä syksyn kokouksissaan"),
        At(50, 168, "ja päättää siitä"),
        number=2,
    )
    assert rows_of(read(upper, lower)) == [
        ("Uutta pyöräväylää, km", "3,4 km (2023) hieman kasvua (2024)", "vähintään 8 km"),
        ("Pyöräliikenteen määrä", "286 (2023) hieman kasvua (2024)", "+ 22 %"),
        ("Onnettomuudet", "32", "0–3"),
    ]


def test_a_small_letter_right_below_a_short_line() -> None:
    """What a no-break space holds together wraps as a whole, although its first word had room."""
    report = read("""
TOIMENPIDE   Liukkauden ennakointi
MITTARI                                       Lähtötaso   Tavoitetaso
             Mittausasemia                     2           6

             Liukastumisista                   74 kpl      alle 60 kpl
             tehdyt vahingonkorvaushakemukset
""")
    assert rows_of(report) == [
        ("Mittausasemia", "2", "6"),
        ("Liukastumisista tehdyt vahingonkorvaushakemukset", "74 kpl", "alle 60 kpl"),
    ]
