"""Osatavoite and Raportointi as the two columns of a table."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from tests.typed import At, codes_of, drawn, page, read, spoken, steps_of

HEAD = """
PAINOPISTE   Kasvava Pori
TOIMENPIDE   Tehostamme viestintää
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
"""
WANTED = [
    (1, "Kartoitus on valmis", "Kartoitus on tehty ja tulokset koottu"),
    (2, "Suunnitelma", "Luonnos on lausunnolla"),
]


@pytest.mark.parametrize(
    "table",
    [
        """
*Osatavoite*                     *Raportointi*
Osatavoite 1: Kartoitus        Kartoitus on tehty ja
on valmis                      tulokset koottu
Osatavoite 2: Suunnitelma      Luonnos on lausunnolla
""",
        """
OSATAVOITE                     RAPORTOINTI
1. Kartoitus                   Kartoitus on tehty ja
on valmis                      tulokset koottu
2. Suunnitelma                 Luonnos on lausunnolla
""",
        # A number above its text; cells centred beside each other between rules.
        """
Osatavoite                     Raportointi
___________________________________________________
Osatavoite 1                   Kartoitus on tehty ja
Kartoitus on valmis            tulokset koottu
___________________________________________________
                               Luonnos on
Osatavoite 2: Suunnitelma
                               lausunnolla
___________________________________________________
""",
        """
Osatavoitteet                  Raportointi
Osatavoite 1: Kartoitus        Kartoitus on tehty ja
on valmis                      tulokset koottu
Osatavoite 2: Suunnitelma      Luonnos on lausunnolla
""",
        """
*Nro*   *Osatavoite*            *Raportointi*
1     Kartoitus                Kartoitus on tehty ja
      on valmis                tulokset koottu
2     Suunnitelma              Luonnos on lausunnolla
""",
        """
Osatavoite                     Toteuma T2
1. Kartoitus                   Kartoitus on tehty ja
on valmis                      tulokset koottu
2. Suunnitelma                 Luonnos on lausunnolla
""",
    ],
)
def test_milestones_beside_their_reports(table: str) -> None:
    report = read(HEAD + table.lstrip("\n"))
    assert (steps_of(report), codes_of(report)) == (WANTED, [])


@pytest.mark.parametrize(
    ("table", "unparsed"),
    [
        (
            """
Osatavoite                     Raportointi             Toteutuminen
1. Kartoitus                   Kartoitus on tehty ja   ● Toteutuu
on valmis                      tulokset koottu
2. Suunnitelma                 Luonnos on lausunnolla  ● Kesken
""",
            "● Toteutuu ● Kesken",
        ),
        (
            """
      Aikataulu     Osatavoite                     Raportointi
      helmikuu      1. Kartoitus                   Kartoitus on tehty ja
                    on valmis                      tulokset koottu
      kesäkuu       2. Suunnitelma                 Luonnos on lausunnolla
""",
            "helmikuu kesäkuu",
        ),
        (
            """
Osatavoite            Tila     Selvitys
1. Kartoitus          Valmis   Kartoitus on tehty ja
on valmis                      tulokset koottu
2. Suunnitelma        Kesken   Luonnos on lausunnolla
""",
            "Valmis Kesken",
        ),
    ],
)
def test_columns_that_are_neither_milestones_nor_reports(table: str, unparsed: str) -> None:
    report = read(HEAD + table.lstrip("\n"))
    assert (steps_of(report), spoken(report.unparsed)) == (WANTED, unparsed)


def test_a_numbered_table_of_a_plan_has_no_reports() -> None:
    table = "Nro   Osatavoite\n1     Kartoitus\n      on valmis\n2     Suunnitelma"
    report = read(HEAD.partition("Selvitys")[0] + table)
    assert (steps_of(report), codes_of(report)) == ([(1, "Kartoitus on valmis", None), (2, "Suunnitelma", None)], [])


def test_a_table_that_goes_on_under_its_headings_on_the_next_page() -> None:
    first = "Osatavoite                     Raportointi\nOsatavoite 1: Kartoitus        Tehty ja"
    rest = [At(205, 48, "esitelty"), At(50, 60, "Osatavoite"), At(205, 60, "Raportointi")]
    rest += [At(50, 74, "Osatavoite 2: Suunnitelma"), At(205, 74, "Kesken")]
    report = read(page(HEAD + first), page(*rest, *drawn("TOIMENPIDE   Laadimme"), number=2))
    assert steps_of(report) == [(1, "Kartoitus", "Tehty ja esitelty"), (2, "Suunnitelma", "Kesken")]
    assert (len(report.actions), codes_of(report)) == (2, [])


def test_a_milestone_without_a_report() -> None:
    table = "Osatavoite                     Raportointi\nOsatavoite 1: Kartoitus\nOsatavoite 2: Suunnitelma      Kesken"
    assert steps_of(read(HEAD + table)) == [(1, "Kartoitus", None), (2, "Suunnitelma", "Kesken")]


def test_a_wrap_that_begins_with_a_number_begins_no_milestone() -> None:
    table = """
Osatavoite                     Raportointi
Osatavoite 1: Kartoitus ja     Tehty
12 palvelua on mukana
Osatavoite 2: Suunnitelma      Kesken
"""
    assert steps_of(read(HEAD + table.lstrip("\n"))) == [
        (1, "Kartoitus ja 12 palvelua on mukana", "Tehty"),
        (2, "Suunnitelma", "Kesken"),
    ]


def test_text_below_the_table_is_in_none_of_its_cells() -> None:
    table = "Osatavoite                     Raportointi\nOsatavoite 1: Kartoitus        Tehty"
    report = read(
        page(HEAD + table, At(50, 190, "Lisätietoja antaa Matti Meikäläinen konsernipalveluista ja viestinnästä"))
    )
    assert (steps_of(report), codes_of(report)) == ([(1, "Kartoitus", "Tehty")], ["unparsed-text"])


def test_the_two_words_over_a_list_head_no_table() -> None:
    listed = """
Osatavoite                     Raportointi
Osatavoite 1: Kartoitus
Raportointi: Tehty
Osatavoite 2: Suunnitelma on valmis
"""
    assert steps_of(read(HEAD + listed.lstrip("\n")))[-2:] == [
        (1, "Kartoitus", "Tehty"),
        (2, "Suunnitelma on valmis", None),
    ]


def test_a_lone_heading_over_the_reports_of_labelled_milestones() -> None:
    table = """
                               *Raportointi:*
Osatavoite 1: Kartoitus        Kartoitus on tehty ja
on valmis                      tulokset koottu
Osatavoite 2: Suunnitelma      Luonnos on lausunnolla
"""
    report = read(HEAD + table.lstrip("\n"))
    assert (steps_of(report), codes_of(report)) == (WANTED, [])


def test_a_lone_heading_over_the_reports_comes_again_on_the_next_page() -> None:
    first = "                               *Raportointi*\nOsatavoite 1: Kartoitus        Kartoitus on"
    rest = [At(205, 48, "Raportointi", bold=True), At(205, 60, "tehty"), At(50, 74, "Osatavoite 2: Suunnitelma")]
    report = read(page(HEAD + first), page(*rest, At(205, 74, "Kesken"), number=2))
    assert steps_of(report) == [(1, "Kartoitus", "Kartoitus on tehty"), (2, "Suunnitelma", "Kesken")]


def test_a_report_below_a_table_without_reports_is_none_of_its_rows() -> None:
    first = "Nro   Osatavoite\n1     Malli\n2     Toinen"
    report = read(page(HEAD + first), page(*drawn("Raportointi:   Tehty", top=48), number=2))
    assert steps_of(report) == [(None, None, "Tehty"), (1, "Malli", None), (2, "Toinen", None)]
    assert codes_of(report) == ["report-without-milestone"]


def test_reports_under_a_heading_beside_another_one() -> None:
    table = """
             *Sisältö*                       *Raportointi T2*
Osatavoite 1   Kartoitus                     Kartoitus on tehty ja
               on valmis                     tulokset koottu
Osatavoite 2   Suunnitelma                   Luonnos on lausunnolla
"""
    report = read(HEAD + table)
    assert (steps_of(report), codes_of(report)) == (WANTED, [])


def test_an_empty_report_is_no_heading() -> None:
    """However the milestones below it are set: they have labels of their own, and it reports on the one above."""
    drawing = """
Osatavoite 1   Kartoitus
               Raportointi:
Osatavoite 2   Suunnitelma
               Raportointi: Luonnos on lausunnolla
"""
    report = read(HEAD + drawing)
    assert steps_of(report) == [(1, "Kartoitus", None), (2, "Suunnitelma", "Luonnos on lausunnolla")]


def test_text_below_a_table_with_a_further_column_is_kept_whole() -> None:
    table = """
*Osatavoite*                *Tila*          *Raportointi*
Osatavoite 1: Kartoitus     Valmis          Tehty

Osatavoitteiden toteutuminen etenee suunnitelman mukaan eikä poikkeamia ole.
"""
    report = read(HEAD + table)
    assert steps_of(report) == [(1, "Kartoitus", "Tehty")]
    assert spoken(report.unparsed).endswith(
        "Osatavoitteiden toteutuminen etenee suunnitelman mukaan eikä poikkeamia ole."
    )


@pytest.mark.parametrize(
    "table",
    [
        """
*Osatavoite*                *Aikataulu*     *Raportointi*
Kartoitus                   5/2025          Kartoitus on tehty
                                            ja esitelty
Suunnitelma                 9/2025          Luonnos on lausunnolla
""",
        """
*Osatavoite*                *Raportointi*
Kartoitus                   Kartoitus on tehty
                            ja esitelty
___________________________________________________
Suunnitelma                 Luonnos on lausunnolla
""",
    ],
)
def test_milestones_without_numbers(table: str) -> None:
    assert steps_of(read(HEAD + table)) == [
        (None, "Kartoitus", "Kartoitus on tehty ja esitelty"),
        (None, "Suunnitelma", "Luonnos on lausunnolla"),
    ]


def test_a_responsible_unit_may_have_a_column() -> None:
    report = read(HEAD + "Osatavoite       Vastuu      Raportointi\n1. Kartoitus     Kirjasto    Tehty\n")
    assert (steps_of(report), spoken(report.unparsed)) == ([(1, "Kartoitus", "Tehty")], "Kirjasto")


@pytest.mark.parametrize(("third", "period"), [("Kesken", "T3"), ("", "T2")])
def test_the_last_column_of_reports_that_says_something(third: str, period: str) -> None:
    head = HEAD.partition("Selvitys")[0]
    report = read(f"""{head}
Osatavoite       Raportointi T1   Raportointi T2   Raportointi T3
1. Kartoitus     Aloitettu        Tehty            {third}
""")
    assert (steps_of(report), report.period) == ([(1, "Kartoitus", third or "Tehty")], period)


def test_text_below_a_table_far_from_its_rows() -> None:
    table = "Osatavoite                     Raportointi\n1. Kartoitus                   Tehty\n2. Suunnitelma\n"
    report = read(page(HEAD + table, At(50, 230, "Raportti on käsitelty.")))
    assert steps_of(report) == [(1, "Kartoitus", "Tehty"), (2, "Suunnitelma", None)]
    assert spoken(report.unparsed) == "Raportti on käsitelty."


def test_a_ruled_table_does_not_go_on_without_its_rules() -> None:
    table = """
___________________________________________________
|  Osatavoite                 |  Raportointi       |
___________________________________________________
|  1. Kartoitus               |  Tehty             |
___________________________________________________
"""
    report = read(page(HEAD + table), page(At(50, 80, "Raportti on käsitelty."), number=2))
    assert steps_of(report) == [(1, "Kartoitus", "Tehty")]
    assert spoken(report.unparsed) == "Raportti on käsitelty."


@pytest.mark.parametrize(
    ("table", "steps"),
    [
        (
            "Osatavoite 1: Avataan ja       Tehty\n2 palvelua siirretään\nOsatavoite 2: Suunnitelma      Kesken\n",
            [(1, "Avataan ja 2 palvelua siirretään", "Tehty"), (2, "Suunnitelma", "Kesken")],
        ),
        (
            "1. Avataan ja                  Tehty\n2 palvelua siirretään\n2. Suunnitelma                 Kesken\n",
            [(1, "Avataan ja 2 palvelua siirretään", "Tehty"), (2, "Suunnitelma", "Kesken")],
        ),
        (
            "____\n1 uusi päiväkoti               Tehty\n____\nSuunnitelma                    Luonnos\n____\n",
            [(None, "1 uusi päiväkoti", "Tehty"), (None, "Suunnitelma", "Luonnos")],
        ),
    ],
)
def test_a_figure_that_says_of_how_many_is_no_number(
    table: str, steps: list[tuple[int | None, str | None, str | None]]
) -> None:
    ruled = table.replace("____", 46 * "_")
    assert steps_of(read("TOIMENPIDE   Kysely\n\nOsatavoite                     Raportointi\n" + ruled)) == steps


def test_reports_that_are_centred_beside_their_milestones() -> None:
    printed = page(
        "TOIMENPIDE   Kysely\n",
        *(At(50, 170, "Osatavoite"), At(250, 170, "Raportointi")),
        *(At(50, 190, "1. Kartoitus"), At(250, 190, "Kartoitus on tehty")),
        *(At(250, 212, "Suunnitelma on valmis ja"), At(250, 224, "esitelty johdolle"), At(50, 224, "2. Suunnitelma")),
        At(250, 236, "ja henkilöstölle"),
    )
    assert steps_of(read(printed)) == [
        (1, "Kartoitus", "Kartoitus on tehty"),
        (2, "Suunnitelma", "Suunnitelma on valmis ja esitelty johdolle ja henkilöstölle"),
    ]


def test_rows_far_apart_without_numbers() -> None:
    phrases = [(190, "Kartoitus", "Kartoitus on tehty ja"), (234, "Suunnitelma", "Luonnos"), (266, "Malli", "Kesken")]
    cells = [At(x, y, text) for y, *texts in phrases for x, text in zip((50, 250), texts, strict=True)]
    head = (At(50, 170, "Osatavoite"), At(250, 170, "Raportointi"))
    report = read(page("TOIMENPIDE   Kysely\n", *head, *cells, At(250, 202, "esitelty")))
    assert steps_of(report) == [
        (None, "Kartoitus", "Kartoitus on tehty ja esitelty"),
        (None, "Suunnitelma", "Luonnos"),
        (None, "Malli", "Kesken"),
    ]


@pytest.mark.parametrize("text", ["Tilanne: kartoitetaan", "Seuranta. Tulokset", "Tunnusluvut", "Kärkihanke"])
def test_a_milestone_that_begins_with_another_name_of_a_label(text: str) -> None:
    table = f"OSATAVOITE                     RAPORTOINTI\n1. {text:<28}Valmis\n2. Kirjasto                    Kesken\n"
    assert steps_of(read("TOIMENPIDE   Kysely\n\n" + table)) == [(1, text, "Valmis"), (2, "Kirjasto", "Kesken")]


def test_a_person_may_have_a_column() -> None:
    table = """
OSATAVOITE           VASTUUHENKILÖ      RAPORTOINTI
1. Kysely tehdään    Maija Mallinen     Tehty
2. Malli luodaan     Matti              Kesken
"""
    report = read("TOIMENPIDE   Kysely\n" + table)
    assert steps_of(report) == [(1, "Kysely tehdään", "Tehty"), (2, "Malli luodaan", "Kesken")]
    assert spoken(report.unparsed) == "Maija Mallinen Matti"


@pytest.mark.parametrize("again", [["Osatavoite", "Raportointi"], []])  # headings on the next page
def test_a_table_goes_on_over_the_page_although_its_first_row_there_is_not_tinted(again: list[str]) -> None:
    """Each second row is: its cells have edges, and those of the other rows have none."""

    def tint(y: float) -> list[Rule]:
        return [Rule(x, y - 9, x, y + 3) for x in (50, 200, 400)]

    heads = [At(50, 146, "Osatavoite", bold=True), At(205, 146, "Raportointi", bold=True)]
    first = page(
        "TEEMA        Viestintä\nTOIMENPIDE   Ohjelma\nSelvitys (T2):\n",
        *heads,
        At(50, 160, "Osatavoite 1: Malli"),
        At(205, 160, "Tehty"),
        *tint(160),
    )
    heads = [At(x, 60, text, bold=True) for x, text in zip((50, 205), again, strict=False)]
    rows: list[At | Rule] = [
        At(50, 74, "Osatavoite 2: Kysely"),
        At(205, 74, "Kesken"),
        At(50, 88, "Osatavoite 3: Koulutus"),
        At(205, 88, "Valmis"),
        *tint(88),
    ]
    report = read(first, page(*heads, *rows, number=2))
    assert steps_of(report) == [(1, "Malli", "Tehty"), (2, "Kysely", "Kesken"), (3, "Koulutus", "Valmis")]


def test_phases_with_a_description_and_a_report_of_a_period() -> None:
    report = read("""
TOIMENPIDE   Kysely

*Vaihe*   *Vaiheen kuvaus*             *Seuranta T2*
1         Malli on laadittu            Malli on käytössä
2         Opiskelijat ovat arvioineet  Arviointi on tehty
""")
    assert steps_of(report) == [
        (1, "Malli on laadittu", "Malli on käytössä"),
        (2, "Opiskelijat ovat arvioineet", "Arviointi on tehty"),
    ]


def test_a_column_may_be_headed_by_what_it_reports_on() -> None:
    report = read("""
TOIMENPIDE   Kysely

*Osatavoite*                 *Osatavoitteen tilanne*
1. Malli on laadittu         Malli on käytössä
2. Malli on arvioitu         Tehdään syksyllä
""")
    assert steps_of(report) == [
        (1, "Malli on laadittu", "Malli on käytössä"),
        (2, "Malli on arvioitu", "Tehdään syksyllä"),
    ]


def test_toteuma_of_a_period_beside_each_milestone_is_its_report() -> None:
    report = read("""
*Toimenpide*
Kysely

*Välitavoite 1*           *Toteuma T1*
Malli on laadittu         Malli on käytössä

*Välitavoite 2*           *Toteuma T1*
Malli on arvioitu         Arviointi alkaa
""")
    assert steps_of(report) == [
        (1, "Malli on laadittu", "Malli on käytössä"),
        (2, "Malli on arvioitu", "Arviointi alkaa"),
    ]


def test_virstanpylvaat_and_how_they_are_judged() -> None:
    report = read("""
Toimenpide: Kysely
Virstanpylväs 1: Malli on laadittu
Arvio toteutumisesta: Malli on käytössä
Virstanpylväs 2: Malli on arvioitu
""")
    assert steps_of(report) == [(1, "Malli on laadittu", "Malli on käytössä"), (2, "Malli on arvioitu", None)]


@pytest.mark.parametrize(
    "heads", ["T1          T2          T3", "30.4.       31.8.       31.12.", "T1/2025     T2/2025     T3/2025"]
)
def test_each_row_says_how_things_stood_last(heads: str) -> None:
    report = read(f"""{HEAD}
Osatavoite        {heads}
1. Kartoitus      Tehty
2. Suunnitelma    Kesken      Odottaa
                              päätöstä
3. Päätös
""")
    assert steps_of(report) == [(1, "Kartoitus", "Tehty"), (2, "Suunnitelma", "Odottaa päätöstä"), (3, "Päätös", None)]
    assert spoken(report.unparsed) == "Kesken"


def test_a_lone_trimester_beside_milestones_heads_no_reports() -> None:
    """It says when they are due."""
    report = read(f"{HEAD}\nOsatavoite        T2\nOsatavoite 1: Kartoitus\nRaportointi: Tehty\n")
    assert (1, "Kartoitus", "Tehty") in steps_of(report)


def test_numbers_may_stand_close_to_what_they_number() -> None:
    report = read(f"""{HEAD}
# Osatavoite                    Tila        Raportointi
1 Tilat ja henkilöstö           Valmis      Neuvonta avattiin aulassa
2 Palvelut kolmella kielellä    Etenee      Kesken
""")
    assert steps_of(report) == [
        (1, "Tilat ja henkilöstö", "Neuvonta avattiin aulassa"),
        (2, "Palvelut kolmella kielellä", "Kesken"),
    ]


def test_a_column_of_numbers_may_begin_with_any() -> None:
    report = read("""
TOIMENPIDE   Kysely

Nro     Osatavoite            Raportointi
2       Malli on valmis       Tehty
3       2 uutta ohjetta       Kesken
""")
    assert steps_of(report) == [(2, "Malli on valmis", "Tehty"), (3, "2 uutta ohjetta", "Kesken")]


def test_numbers_alone_over_milestones_side_by_side() -> None:
    report = read("""
TOIMENPIDE   Kysely

*Osatavoite*       1                   2                  3
*Kuvaus*           Malli on valmis     Kysely on          Ohje
                                       tehty
*Raportointi*      Tehty.                                 Kesken.
""")
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty."), (2, "Kysely on tehty", None), (3, "Ohje", "Kesken.")]


def test_a_table_ends_above_the_place_and_the_date() -> None:
    report = read("""
TOIMENPIDE   Kysely

*Osatavoite*                  *Raportointi*
Suunnitelma                   Valmis


Tampereella 15.9.2025
""")
    assert steps_of(report) == [(None, "Suunnitelma", "Valmis")]


def test_a_label_of_the_whole_table_ahead_of_its_headings() -> None:
    table = """
Eteneminen   Osatavoite                Tilannekatsaus 31.8.2025
             1. Kartoitus on           Kartoitus on tehty
             valmis
             2. Suunnitelma            Luonnos on lausunnolla
"""
    report = read(page("PAINOPISTE   Kasvava Pori\nTOIMENPIDE   Tehostamme\n" + table))
    assert steps_of(report) == [
        (1, "Kartoitus on valmis", "Kartoitus on tehty"),
        (2, "Suunnitelma", "Luonnos on lausunnolla"),
    ]


@pytest.mark.parametrize("time", ["8/2025", "1–8/2025"])
def test_reports_of_a_month(time: str) -> None:
    block = f"""
*Välitavoite 1*           *Toteuma {time}*
Kartoitus on              Kartoitus on tehty ja
valmis                    tulokset koottu
"""
    assert steps_of(read(page(HEAD + block))) == WANTED[:1]


def test_a_large_number_is_no_number_of_a_milestone() -> None:
    table = """
*Osatavoite*                     *Raportointi*
1 200 mittaria vaihdettu       Vaihdettu on 900
5 500 metriä putkea            Kaivuu on alkanut
"""
    assert steps_of(read(page(HEAD + table))) == [
        (None, "1 200 mittaria vaihdettu", "Vaihdettu on 900"),
        (None, "5 500 metriä putkea", "Kaivuu on alkanut"),
    ]


def test_marks_say_whether_a_milestone_was_reached_and_sentences_why() -> None:
    report = read(
        HEAD
        + """
______________________________________________________________________
|  Välietappi     |  Toteutunut  |  Ei          |  Perustelu         |
|                 |              |  toteutunut  |                    |
______________________________________________________________________
|  1. Kartoitus   |  X           |              |  Tehtiin keväällä  |
______________________________________________________________________
|  2. Malli       |              |  X           |  Siirtyi syksyyn   |
______________________________________________________________________
|  3. Kokeilu     |              |              |                    |
______________________________________________________________________
"""
    )
    assert steps_of(report) == [
        (1, "Kartoitus", "Tehtiin keväällä"),
        (2, "Malli", "Siirtyi syksyyn"),
        (3, "Kokeilu", None),
    ]


@pytest.mark.parametrize("name", ["Vuositavoite", "Askel"])
def test_other_names_of_milestones_beside_their_reports(name: str) -> None:
    report = read(
        f"{HEAD}\n*{name}*      *Aikataulu*    *Tilanne elokuussa*\n1. Kartoitus      kesä           Tehtiin\n"
    )
    assert steps_of(report) == [(1, "Kartoitus", "Tehtiin")]


def test_a_heading_of_milestones_and_when_they_are_due() -> None:
    table = """
Nro   Osatavoite ja ajankohta        Seuranta
1     Kartoitus on valmis            Kartoitus on tehty
2     Suunnitelma toukokuussa
"""
    assert steps_of(read(page(HEAD + table))) == [
        (1, "Kartoitus on valmis", "Kartoitus on tehty"),
        (2, "Suunnitelma toukokuussa", None),
    ]
