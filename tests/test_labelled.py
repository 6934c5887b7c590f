"""Indicators without a table: MITTARI, Lähtötaso and Tavoitetaso as labels below each other."""

from __future__ import annotations

import pytest

from tests.typed import At, codes_of, drawn, page, read, rows_of, spoken

HEAD = """
TEKO         Suunnitelman laadinta
TOIMENPIDE   Tehostamme viestintää
"""


@pytest.mark.parametrize(
    "drawing",
    [
        """
MITTARI      Kävijämäärä kirjastoissa ja
             kulttuuritaloilla
Lähtötaso    10
Tavoitetaso  20 vuoden
             loppuun mennessä
MITTARI      Kyselyn tulos
Lähtötaso    3,5
Tavoitetaso  4
""",
        """
MITTARIT
Kävijämäärä kirjastoissa ja kulttuuritaloilla
Lähtötaso: 10
Tavoitetaso 2025: 20 vuoden loppuun mennessä
Kyselyn tulos
Lähtötaso: 3,5
Tavoitetaso 2025: 4
""",
    ],
)
def test_indicators_as_lines(drawing: str) -> None:
    report = read(page(HEAD + drawing))
    assert rows_of(report) == [
        ("Kävijämäärä kirjastoissa ja kulttuuritaloilla", "10", "20 vuoden loppuun mennessä"),
        ("Kyselyn tulos", "3,5", "4"),
    ]
    assert not {"no-headings", "unparsed-text"} & set(codes_of(report))


def test_an_indicator_without_a_baseline_below_one_with_both() -> None:
    """A target that has no baseline before it may be a wrap: nothing is read as labels then."""
    report = read(page(HEAD + "MITTARI      Kävijämäärä\nLähtötaso    10\nTavoitetaso  20\nTavoitetaso  30\n"))
    assert "no-headings" in codes_of(report)


def test_indicators_side_by_side() -> None:
    report = read(
        page(
            HEAD
            + """
MITTARI          Kävijät      Tyytyväi-    Päätökset
                              syys
Lähtötaso        10           3,5          -
Tavoitetaso      20           4            4 kpl
"""
        )
    )
    assert rows_of(report) == [("Kävijät", "10", "20"), ("Tyytyväisyys", "3,5", "4"), ("Päätökset", "-", "4 kpl")]


@pytest.mark.parametrize(
    "drawing",
    [
        "Mittari 1: Kävijät vuodessa\nLähtötaso: 10\nTavoitetaso: 20\nMittari 2: Kyselyn tulos\nTavoitetaso: 4\n",
        "Mittari 1: Kävijät vuodessa\nLähtötaso: 10      Tavoitetaso: 20\nMittari 2: Kyselyn tulos\nTavoitetaso: 4\n",
        "Mittari 1: Kävijät vuodessa\n • Lähtötaso: 10\n • Tavoitetaso: 20\nMittari 2: Kyselyn tulos\n- Tavoitetaso: 4",
        "Mittari 1: Kävijät vuodessa\n• Lähtötaso: 10 • Tavoitetaso: 20\nMittari 2: Kyselyn tulos\n• Tavoitetaso: 4\n",
    ],
)
def test_each_indicator_has_a_numbered_label(drawing: str) -> None:
    report = read(page(HEAD + drawing))
    assert rows_of(report) == [("Kävijät vuodessa", "10", "20"), ("Kyselyn tulos", None, "4")]
    assert "unparsed-text" not in codes_of(report)


def test_a_unit_behind_a_value_is_no_other_indicator() -> None:
    report = read(
        page(
            HEAD
            + "MITTARI      Kävijät      kpl\nLähtötaso    10           v. 2024\nTavoitetaso  20           v. 2025\n"
        )
    )
    assert rows_of(report) == [("Kävijät kpl", "10 v. 2024", "20 v. 2025")]


@pytest.mark.parametrize(
    "drawing",
    [
        "MITTARI            Kävijät\nLähtötaso 2024     10\nTavoitetaso 2025   20\n",
        "Mittari: Kävijät\nLähtötaso TP 2024: 10\nTavoitetaso TA 2025: 20\n",
        "Mittari: Kävijät\nLähtötaso 10      Tavoitetaso 20\n",
        "Mittari: Kävijät\nLähtötaso 2024: 10      Tavoitetaso 2025: 20\n",
        "Mittari:\nKävijät\nLähtötaso:\n10\nTavoitetaso:\n20\n",
    ],
)
def test_what_says_of_when_a_value_is_is_part_of_its_label(drawing: str) -> None:
    report = read(HEAD + drawing)
    assert rows_of(report) == [("Kävijät", "10", "20")]
    assert report.unparsed == ()


def test_what_is_no_indicator_below_values() -> None:
    """The wrap of a baseline at the labels' edge, another label, a note."""
    report = read(
        HEAD
        + """
Mittari: Kävijät
Lähtötaso: 10 kävijää vuonna 2024, jolloin
kirjastot olivat kiinni
Tavoitetaso: 20
Toteuma: 15
Mittari: Lainat
Lähtötaso: 100
Tavoitetaso: 200

Tiedot kerätään vuosittain.
"""
    )
    assert rows_of(report) == [
        ("Kävijät", "10 kävijää vuonna 2024, jolloin kirjastot olivat kiinni", "20"),
        ("Lainat", "100", "200"),
    ]
    assert spoken(report.unparsed) == "Toteuma: 15 Tiedot kerätään vuosittain."


def test_values_that_go_on_over_a_page() -> None:
    first = "MITTARI      Kävijät\nLähtötaso    10\nTavoitetaso  20 vuoden loppuun mennessä ja\n"
    report = read(
        page(*drawn(HEAD + first, top=720)), page(*drawn("             kaikki kirjastot auki\n", top=60), number=2)
    )
    assert rows_of(report) == [("Kävijät", "10", "20 vuoden loppuun mennessä ja kaikki kirjastot auki")]


def test_labels_of_values_inside_a_line() -> None:
    report = read(
        HEAD
        + "Mittari: Kävijät vuodessa. Lähtötaso: 10. Tavoitetaso: 20.\n"
        + "Mittari: Kyselyn tulos Lähtötaso: 3,5 Tavoitetaso: 4\n"
    )
    assert rows_of(report) == [("Kävijät vuodessa", "10", "20"), ("Kyselyn tulos", "3,5", "4")]


def test_an_indicator_in_small_letters_below_another() -> None:
    report = read(
        HEAD
        + "Mittari: kävijät vuodessa\nLähtötaso: 10\nTavoitetaso: 20\n"
        + "lainojen määrä\nLähtötaso: 100\nTavoitetaso: 200 vuoden\nloppuun mennessä\n"
    )
    assert rows_of(report) == [
        ("kävijät vuodessa", "10", "20"),
        ("lainojen määrä", "100", "200 vuoden loppuun mennessä"),
    ]


def test_ruled_columns_of_indicators_may_have_empty_cells() -> None:
    """No corridor parts them: a name reaches near the next one, and values are words."""
    report = read(
        page(
            HEAD
            + """
MITTARI          |  Tavoitetut nuoret     |  Liikuntaneuvonnan  |  Uusi mittari
                 |  verkossa              |  asiakkaat          |
Lähtötaso        |  0                     |                    |  ei mitattu
                 |                        |                    |
Tavoitetaso      |  vähintään 120         |  300                |  40 %
"""
        )
    )
    assert rows_of(report) == [
        ("Tavoitetut nuoret verkossa", "0", "vähintään 120"),
        ("Liikuntaneuvonnan asiakkaat", None, "300"),
        ("Uusi mittari", "ei mitattu", "40 %"),
    ]


def test_a_baseline_may_be_missing_beside_its_target() -> None:
    report = read(
        page(
            HEAD
            + """
Mittari 1: Kelpoisten opettajien osuus
   Lähtötaso: 88 %                Tavoitetaso: 93 %
Mittari 2: Koulutettujen osuus
   Lähtötaso:                     Tavoitetaso: 90–95 %
"""
        )
    )
    assert rows_of(report) == [
        ("Kelpoisten opettajien osuus", "88 %", "93 %"),
        ("Koulutettujen osuus", None, "90–95 %"),
    ]


@pytest.mark.parametrize("first", ["10", "Osittain"])
def test_levels_as_labels_in_cells_of_one_row(first: str) -> None:
    """`Mittari`, `Lähtötaso` and `Tavoitetaso` in each row, with a cell behind each, in which they may wrap."""
    wraps = f"{'':10}{'vuodessa':64}(v. 2027)"
    rows = [
        f"Mittari   {name:<27}Lähtötaso*   {baseline:<10}Tavoitetaso   {target}"
        for name, baseline, target in (("Kävijät", first, "20 kpl"), ("Kyselyn tulos vastaajilta", "3,5", "4"))
    ]
    report = read("\n".join([HEAD, rows[0], wraps, rows[1], "Osatavoite 1: Kysely"]))
    assert rows_of(report) == [
        ("Kävijät vuodessa", first, "20 kpl (v. 2027)"),
        ("Kyselyn tulos vastaajilta", "3,5", "4"),
    ]
    assert "unparsed-text" not in codes_of(report)


@pytest.mark.parametrize("name", ["Mittari", "Mittari 1:"])
def test_each_label_stands_above_its_value(name: str) -> None:
    first, second = (
        f"{label}\n  {indicator}\nLähtötaso\n  {baseline}\nTavoitetaso\n  {target}\n"
        for label, indicator, baseline, target in (
            (name, "Kävijät vuodessa", "10", "20 kpl"),
            (name.replace("1", "2"), "Kyselyn tulos", "Ei mitattu", "4"),
        )
    )
    report = read(HEAD + first + second)
    assert rows_of(report) == [("Kävijät vuodessa", "10", "20 kpl"), ("Kyselyn tulos", "Ei mitattu", "4")]
    assert "unparsed-text" not in codes_of(report)


def test_the_sign_of_a_list_of_indicators_is_none_of_their_names() -> None:
    rows = "– Kävijät\n  Lähtötaso: 10\n  Tavoitetaso: -\n– Lainat\n  Lähtötaso: 5\n  Tavoitetaso: 6\n"
    report = read(f"{HEAD}MITTARIT:\n{rows}")
    assert rows_of(report) == [("Kävijät", "10", "-"), ("Lainat", "5", "6")]
    assert spoken(report.labels).count("–") == 2


def test_a_ruled_column_for_each_indicator_and_a_row_for_the_budget() -> None:
    report = read(
        page(
            HEAD
            + """
MITTARI          |  Tavoitetut nuoret     |  Ensimmäinen tapaaminen
Lähtötilanne     |  799                   |  Toteutuu osittain
Tavoite 2025     |  650                   |  Toteutuu aina
"""
        )
    )
    assert rows_of(report) == [
        ("Tavoitetut nuoret", "799", "650"),
        ("Ensimmäinen tapaaminen", "Toteutuu osittain", "Toteutuu aina"),
    ]


def test_levels_behind_other_names_of_indicators_one_of_them_without_a_target() -> None:
    report = read(
        HEAD
        + "Tunnusluku: Kävijät\nLähtötilanne: 216\n"
        + "Tunnusluku: Lainat\nLähtötilanne: 34 %; Tavoitearvo: 55 %\n"
    )
    assert rows_of(report) == [("Kävijät", "216", None), ("Lainat", "34 %", "55 %")]
    assert "unparsed-text" not in codes_of(report)


def test_the_name_of_an_indicator_may_have_a_colon() -> None:
    report = read(
        HEAD
        + "MITTARI\nPoissaolot\nLähtötaso: 205\nTavoitetaso: 150\n"
        + "Kouluterveyskysely: koulusta pitävien osuus\nluokilla\nLähtötaso: 48 %\nTavoitetaso: 62 %\n"
    )
    assert rows_of(report) == [
        ("Poissaolot", "205", "150"),
        ("Kouluterveyskysely: koulusta pitävien osuus luokilla", "48 %", "62 %"),
    ]


def test_levels_in_smaller_type_than_their_values() -> None:
    """Side by side below each name, where values may be words."""

    def box(y: float, name: str, baseline: str, target: str) -> list[At]:
        items = [At(60, y, "MITTARI", size=8), At(104, y, name), At(60, y + 14, "Lähtötaso", size=8)]
        items += [At(99, y + 14, baseline), At(220, y + 14, "Tavoitetaso", size=8), At(267, y + 14, target)]
        return items

    boxes = [*box(160, "Kävijät", "27", "45"), *box(200, "Vaikutus", "Ei mitattu", "Mittaus tehty")]
    report = read(page(HEAD, *boxes, At(50, 240, "Osatavoite 1: Valmis")))
    assert rows_of(report) == [("Kävijät", "27", "45"), ("Vaikutus", "Ei mitattu", "Mittaus tehty")]
    assert "unparsed-text" not in codes_of(report)


@pytest.mark.parametrize("target", ["20 %", "Suunnitelma valmis"])
def test_a_label_without_a_value_beside_one_with_a_value_in_another_type(target: str) -> None:
    labels = [(160, 40, "MITTARI"), (174, 40, "Lähtötaso"), (174, 200, "Tavoitetaso")]
    more = [(200, 40, "MITTARI"), (214, 40, "Lähtötaso"), (214, 200, "Tavoitetaso")]
    values = [(160, 72, "Kävijämäärä"), (174, 248, target), (200, 72, "Lainat"), (214, 79, "3,5"), (214, 248, "4")]
    report = read(
        page(
            HEAD,
            *(At(x, y, text, bold=True, size=8) for y, x, text in (*labels, *more)),
            *(At(x, y, text) for y, x, text in values),
        )
    )
    assert rows_of(report) == [("Kävijämäärä", None, target), ("Lainat", "3,5", "4")]


def test_an_empty_level_takes_nothing_of_the_next_indicator() -> None:
    """Where others have their values beside their labels."""
    report = read(
        HEAD
        + """
MITTARI
*Kävijät*
Lähtötaso: noin 1 200
Tavoitetaso:
*Kustannukset yhteensä*
Lähtötaso: 3,6
Tavoitetaso: 4
*Lainat*
Lähtötaso:
Tavoitetaso: 15 kpl
"""
    )
    assert rows_of(report) == [
        ("Kävijät", "noin 1 200", None),
        ("Kustannukset yhteensä", "3,6", "4"),
        ("Lainat", None, "15 kpl"),
    ]


def test_columns_of_indicators_whose_lines_begin_at_one_edge() -> None:
    """Names wrap side by side, and a level may be empty or say no figure."""
    report = read(
        HEAD
        + """
*MITTARI*      *Tapahtumaluvan*     *Järjestäjien*        *Kustannus*
               *käsittelyaika*      *suosittelu*
Lähtötaso      21 vrk               ei tiedossa
Tavoitetaso    7 vrk                50                    alle 2 €
"""
    )
    assert rows_of(report) == [
        ("Tapahtumaluvan käsittelyaika", "21 vrk", "7 vrk"),
        ("Järjestäjien suosittelu", "ei tiedossa", "50"),
        ("Kustannus", None, "alle 2 €"),
    ]


def test_levels_that_are_named_by_their_years() -> None:
    report = read(
        HEAD
        + """
*Tunnusluku*      Varavesi
*Toteuma 2023*    45 %
*Tavoite 2024*    80 %
*Tunnusluku*      Yhteyden valmius
*Toteuma 2023*    Yleissuunnitelma
*Tavoite 2024*    Rakentaminen aloitettu
"""
    )
    assert rows_of(report) == [
        ("Varavesi", "45 %", "80 %"),
        ("Yhteyden valmius", "Yleissuunnitelma", "Rakentaminen aloitettu"),
    ]


def test_how_an_indicator_stands_in_the_year_of_its_target_is_no_baseline() -> None:
    report = read(HEAD + "MITTARI      Varavesi\nLähtötaso    45 %\nTavoitetaso  80 %\nToteuma 2024   50 %")
    assert rows_of(report)[0][1:] == ("45 %", "80 %")


def test_a_target_by_itself_below_its_indicator() -> None:
    report = read(HEAD + "MITTARI          Kyselyn tulos\nTavoitetaso      enintään 15")
    assert rows_of(report) == [("Kyselyn tulos", None, "enintään 15")]


def test_one_level_as_a_caption_above_its_value() -> None:
    card = [At(50, 140, "Tunnusluku", size=7), At(50, 152, "Vastausprosentti", bold=True)]
    card += [At(50, 164, "Tavoitearvo", size=7), At(50, 176, "68 %")]
    report = read(page("TOIMENPIDE: Kysely", *card, At(50, 200, "Osatavoite 1: Kysely on tehty")))
    assert rows_of(report) == [("Vastausprosentti", None, "68 %")]


def test_a_colon_behind_dots_that_lead_to_it() -> None:
    report = read(HEAD + "MITTARI : Verkosto\nLÄHTÖTASO : 4,6 km\nTAVOITETASO : 6,5 km\n")
    assert rows_of(report) == [("Verkosto", "4,6 km", "6,5 km")]


@pytest.mark.parametrize(
    "drawing",
    [
        # An arrow in a column of its own.
        """
MITTARI: Kävijämäärä
Lähtötaso: 10     →     Tavoitetaso: 20
MITTARI: Kyselyn tulos
Lähtötaso: –     →     Tavoitetaso: 4
""",
        # The second label begins the next line.
        """
MITTARI: Kävijämäärä
Lähtötaso: 10 →
Tavoitetaso: 20
MITTARI: Kyselyn tulos
Lähtötaso: – → Tavoitetaso: 4
""",
        # `Toteuma` reports on nothing where a target stands behind it.
        """
Tunnusluku: Kävijämäärä
Toteuma 2024: 10 → Tavoite 2025: 20
Tunnusluku: Kyselyn tulos
Toteuma 2024: – → Tavoite 2025: 4
Raportointi: Kysely tehtiin.
""",
    ],
)
def test_an_arrow_from_one_level_to_the_other(drawing: str) -> None:
    report = read(page(HEAD + drawing))
    assert rows_of(report) == [("Kävijämäärä", "10", "20"), ("Kyselyn tulos", "–", "4")]
    assert report.unparsed == ()
