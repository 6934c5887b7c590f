"""Pages set in columns: a newspaper's, a side bar of labels; and what only looks so."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

import pytest

from parsers.layouts.page_columns import unfolded
from parsers.model import Page, Rule
from parsers.page.body import read_body
from tests.typed import At, context_of, drawn, findings_of, page, read, rows_of, said, spoken, steps_of

TITLE = "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT JA VIESTINTÄ\n\n"
SIDE_BAR = (
    TITLE
    + """
*TEEMA*                       *TOIMENPIDE*
Palvelujen saatavuus          Tehostamme viestintää

*TAVOITE*                     *MITTARI*             *Lähtötaso*     *Tavoitetaso*
Henkilöstö voi hyvin          Kävijämäärä           10              20
ja pysyy palveluksessa        Asukaskyselyn tulos   3,1             3,4

*TEKO*                        Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2)
Suunnitelman laadinta         Osatavoite 1: Valmistelu on käynnissä
                              Raportointi: Työryhmä on kokoontunut.
                              Osatavoite 2: Kysely on tehty

*TEEMA*                       *TOIMENPIDE*
Kasvava Pori                  Luovumme vuokratiloista
                              yhdessä muiden kanssa
*TAVOITE*
Talous on tasapainossa        *MITTARI*             *Lähtötaso*     *Tavoitetaso*
                              Vuokratilat           7               4
*TEKO*
Tilojen käytön                Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2)
tehostaminen                  Osatavoite 1: Sopimukset on irtisanottu
"""
)
NEWSPAPER = (
    TITLE
    + """
TEEMA: Palvelujen saatavuus               Raportointi: Työryhmä on kokoontunut
TAVOITE: Henkilöstö voi hyvin             kolme kertaa.
TEKO: Suunnitelman laadinta               Osatavoite 2: Kysely on tehty
TOIMENPIDE: Tehostamme viestintää
                                          TEEMA: Kasvava Pori
MITTARI         Lähtötaso  Tavoitetaso    TAVOITE: Talous on tasapainossa
Kävijämäärä     10         20             TEKO: Tilojen käytön tehostaminen
Kyselyn tulos   3,1        3,4            TOIMENPIDE: Luovumme vuokratiloista

Selvitys edistymisestä (T2):              MITTARI         Lähtötaso  Tavoitetaso
Osatavoite 1: Valmistelu on               Vuokratilat     7          4
käynnissä
"""
)


def test_a_side_bar_of_labels_is_read_ahead_of_what_is_beside_it() -> None:
    report = read(page(SIDE_BAR))
    assert context_of(report) == [
        {
            "theme": "Palvelujen saatavuus",
            "goal": "Henkilöstö voi hyvin ja pysyy palveluksessa",
            "initiative": "Suunnitelman laadinta",
            "action": "Tehostamme viestintää",
        },
        {
            "theme": "Kasvava Pori",
            "goal": "Talous on tasapainossa",
            "initiative": "Tilojen käytön tehostaminen",
            "action": "Luovumme vuokratiloista yhdessä muiden kanssa",
        },
    ]
    assert rows_of(report) == [
        ("Kävijämäärä", "10", "20"),
        ("Asukaskyselyn tulos", "3,1", "3,4"),
        ("Vuokratilat", "7", "4"),
    ]
    assert steps_of(report) == [
        (1, "Valmistelu on käynnissä", "Työryhmä on kokoontunut."),
        (2, "Kysely on tehty", None),
        (1, "Sopimukset on irtisanottu", None),
    ]


def test_the_columns_of_a_newspaper_are_read_one_after_the_other() -> None:
    report = read(page(NEWSPAPER))
    assert [context["action"] for context in context_of(report)] == ["Tehostamme viestintää", "Luovumme vuokratiloista"]
    assert rows_of(report) == [("Kävijämäärä", "10", "20"), ("Kyselyn tulos", "3,1", "3,4"), ("Vuokratilat", "7", "4")]
    assert steps_of(report) == [
        (1, "Valmistelu on käynnissä", "Työryhmä on kokoontunut kolme kertaa."),
        (2, "Kysely on tehty", None),
    ]


def test_what_stands_higher_than_a_side_bar_goes_on_from_the_page_before() -> None:
    over = """
                              Osatavoite 2: Avaimet on palautettu
                              Raportointi: Avaimet palautettiin.

*TEEMA*                       *TOIMENPIDE*
Osaava henkilöstö             Koulutamme esihenkilöt

*TAVOITE*                     *MITTARI*             *Lähtötaso*     *Tavoitetaso*
Henkilöstö voi hyvin          Koulutetut            10              20
"""
    report = read(page(SIDE_BAR), page(over, number=2))
    assert [(action.action.text, len(action.milestones)) for action in report.actions if action.action] == [
        ("Tehostamme viestintää", 2),
        ("Luovumme vuokratiloista yhdessä muiden kanssa", 2),
        ("Koulutamme esihenkilöt", 0),
    ]
    assert context_of(report)[2]["theme"] == "Osaava henkilöstö"


def test_the_last_value_of_a_side_bar_goes_on_at_the_top_of_the_next_page() -> None:
    over = """
ja vuokrasopimusten           Osatavoite 2: Avaimet on palautettu
uudistaminen                  Raportointi: Avaimet palautettiin.

*TEKO*                        *TOIMENPIDE*
Osaava henkilöstö             Koulutamme esihenkilöt

                              *MITTARI*             *Lähtötaso*     *Tavoitetaso*
                              Koulutetut            10              20
"""
    report = read(page(SIDE_BAR), page(over, number=2))
    assert [(context["initiative"], context["action"]) for context in context_of(report)[1:]] == [
        (
            "Tilojen käytön tehostaminen ja vuokrasopimusten uudistaminen",
            "Luovumme vuokratiloista yhdessä muiden kanssa",
        ),
        ("Osaava henkilöstö", "Koulutamme esihenkilöt"),
    ]
    assert steps_of(report)[2:] == [
        (1, "Sopimukset on irtisanottu", None),
        (2, "Avaimet on palautettu", "Avaimet palautettiin."),
    ]
    value = report.actions[1].initiative
    assert value is not None
    assert [word.page for word in value.words] == [1, 1, 1, 2, 2, 2]


def test_the_last_labels_of_a_side_bar_may_stand_on_the_next_page() -> None:
    over = """
*VASTUUYKSIKKÖ*               Osatavoite 2: Avaimet on palautettu
Tilapalvelut                  Raportointi: Avaimet palautettiin.
                              Osatavoite 3: Tilat on myyty
"""
    report = read(page(SIDE_BAR), page(over, number=2))
    assert [(context["action"], context.get("responsible")) for context in context_of(report)] == [
        ("Tehostamme viestintää", None),
        ("Luovumme vuokratiloista yhdessä muiden kanssa", "Tilapalvelut"),
    ]
    assert [step[0] for step in steps_of(report)][2:] == [1, 2, 3]


def test_a_side_bar_may_be_as_short_as_one_label() -> None:
    drawing = """
*TOIMENPIDE*                  *MITTARI*             *Lähtötaso*     *Tavoitetaso*
Tehostamme viestintää
                              Kävijämäärä           10              20

                              Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2)
                              Osatavoite 1: Valmistelu on käynnissä
"""
    report = read(page(drawing))
    assert context_of(report) == [{"action": "Tehostamme viestintää"}]
    assert rows_of(report) == [("Kävijämäärä", "10", "20")]
    assert steps_of(report) == [(1, "Valmistelu on käynnissä", None)]


def test_words_in_columns_stand_on_the_page_they_are_printed_on() -> None:
    sheets = [page(TITLE), page(NEWSPAPER, number=2)]
    report = read(*sheets)
    assert [action.page for action in report.actions] == [2, 2]
    assert {word.page for word in report.values} == {1, 2}
    assert report.findings == ()
    assert set(report.values) | set(report.labels) <= {word for sheet in report.pages for word in sheet.words}


def test_findings_are_in_the_order_of_the_printed_pages() -> None:
    stray = At(400, 700, "Muistio 2025", size=14)
    report = read(page(SIDE_BAR, stray), page("*TEEMA*\n*TOIMENPIDE*\nKoulutamme esihenkilöt", number=2))
    assert [page for _, page, _ in findings_of(report)] == sorted(page for _, page, _ in findings_of(report)) != []
    assert findings_of(report)[-1] == ("label-without-value", 2, "TEEMA")


@pytest.mark.parametrize(
    "drawing",
    [
        # Labels and their values, milestones below the values.
        """
TEEMA                         Palvelujen saatavuus
TAVOITE                       Henkilöstö voi hyvin
                              ja pysyy palveluksessa
TOIMENPIDE                    Tehostamme viestintää
                              Osatavoite 1: Valmistelu on käynnissä
                              Osatavoite 2: Kysely on tehty
TOIMENPIDE                    Luovumme vuokratiloista
                              Osatavoite 1: Sopimukset on irtisanottu
""",
        # Labels abreast.
        """
TEEMA: Palvelujen saatavuus             TAVOITE: Henkilöstö voi hyvin
joka päivä                              ja pysyy palveluksessa
TEKO: Suunnitelman laadinta             TOIMENPIDE: Tehostamme viestintää
joka viikko                             ja luovumme vuokratiloista
""",
        # Headings that stand right of the indicators.
        """
TEEMA: Palvelujen saatavuus
TOIMENPIDE: Tehostamme viestintää
                                       MITTARI     Lähtötaso   Tavoitetaso
Kävijämäärä                                        10          20
Kyselyn tulos                                      3,1         3,4
Osatavoite 1: Kysely on tehty
TOIMENPIDE: Luovumme tiloista
                                       MITTARI     Lähtötaso   Tavoitetaso
Vuokratilat                                        7           4
Neliömetrit                                        900         600
""",
        # Reports beside their milestones.
        """
TOIMENPIDE: Tehostamme viestintää
ja luovumme vuokratiloista
Osatavoite 1: Valmistelu on             Raportointi: Työryhmä on kokoontunut
käynnissä                               kolme kertaa.
                                        Toimenpide jatkuu.
Osatavoite 2: Kysely on                 Raportointi: Vastauksia saatiin 200.
tehty                                   Toimenpide jatkuu.
""",
    ],
)
def test_what_only_looks_like_columns(drawing: str) -> None:
    body = read_body([page(drawing)])
    assert unfolded(body) == (body, {})


def test_a_table_beside_milestones() -> None:
    """As on a slide: what the action has stands above both."""
    report = read(
        """
TAVOITE Sujuva arki
TOIMENPIDE Kysely asukkaille kaikissa kaupunginosissa ja palveluissa

*MITTARI*        *Lähtötaso*   *Tavoitetaso*        *Osatavoite 1:*   Malli on valmis
Kävijöitä        10            20                   *Raportointi:*   Tehty
Lainoja          100           200                  *Osatavoite 2:*   Koulutus on pidetty
"""
    )
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Lainoja", "100", "200")]
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty"), (2, "Koulutus on pidetty", None)]


def test_panes_beside_each_other_are_read_row_by_row() -> None:
    """What an action is, with its indicators, at the left, and how it advances at the right."""
    row = """
*TAVOITE*      {0}                                        *Selvitys toimenpiteen edistymisestä (T3):*
*TOIMENPIDE*   Toimi {0}                                  Osatavoite 1: Malli {0}
*MITTARI*      *Lähtötaso*    *Tavoitetaso*             Raportointi: Tehty {0}
Osuus {0}        10             20                        Osatavoite 2: Kysely {0}
                                                        Raportointi:

"""
    report = read(page(row.format("A") + row.format("B") + row.format("C")))
    assert [action["action"] for action in context_of(report)] == ["Toimi A", "Toimi B", "Toimi C"]
    assert [[step.report and step.report.text for step in action.milestones] for action in report.actions] == [
        ["Tehty A", None],
        ["Tehty B", None],
        ["Tehty C", None],
    ]
    assert rows_of(report) == [(f"Osuus {name}", "10", "20") for name in "ABC"]
    assert report.period == "T3"


def test_panes_may_stand_below_parts_of_the_context() -> None:
    """Which are of the action below them, although the pane at the right is read between."""
    row = """
*TOIMENPIDE*   Toimi {0}                                  *Selvitys toimenpiteen edistymisestä (T3):*
*MITTARI*      *Lähtötaso*    *Tavoitetaso*             Osatavoite 1: Malli {0}
Osuus {0}        10             20                        Raportointi: Tehty {0}

"""
    context = "*TEEMA*        Teema {0}\n*TAVOITE*      Tavoite {0}\n"
    blocks = [context.format("A") + row.format("A").strip("\n"), row.format("B"), context.format("C"), row.format("C")]
    report = read(page("\n".join(blocks)))
    assert [(each["theme"], each["goal"], each["action"]) for each in context_of(report)] == [
        ("Teema A", "Tavoite A", "Toimi A"),
        ("Teema A", "Tavoite A", "Toimi B"),
        ("Teema C", "Tavoite C", "Toimi C"),
    ]
    assert [[step.report and step.report.text for step in action.milestones] for action in report.actions] == [
        ["Tehty A"],
        ["Tehty B"],
        ["Tehty C"],
    ]


def test_a_card_is_read_ahead_of_what_stands_below_the_one_beside_it() -> None:
    card = """
*TOIMENPIDE*   Toimi {0}
 *MITTARI*     *Lähtötaso*  *Tavoitetaso*
 Osuus {0}     10           20
Osatavoite 1: Malli {0}
"""
    left = [*drawn("*TAVOITE*      Kasvu"), *drawn(card.format("A"), top=134)]
    left += [*drawn("*TAVOITE*      Arki", top=200), *drawn(card.format("C"), top=220)]
    right = [replace(item, x=item.x + 260) for item in drawn(card.format("B"), top=134) if isinstance(item, At)]
    boxes = [Rule(x, y, x + 240, y) for x in (45, 305) for y in (122, 180)]
    boxes += [Rule(x, 122, x, 180) for x in (45, 285, 305, 545)]
    report = read(page(*left, *right, *boxes))
    assert [(each["goal"], each["action"]) for each in context_of(report)] == [
        ("Kasvu", "Toimi A"),
        ("Kasvu", "Toimi B"),
        ("Arki", "Toimi C"),
    ]
    assert rows_of(report) == [(f"Osuus {name}", "10", "20") for name in "ABC"]


def test_the_heading_of_the_targets_begins_no_column_of_the_page() -> None:
    text = """
*Toimenpide*   Toimi {0}
*Mittari*                                *Toteuma 2024*    *Tavoite 2025*
               Osuus {0}                   1                 9
               Määrä {0}                   2                 8
*Seuranta T3/2025*
Osavaihe 1     Malli {0}
Seuranta       Tehty {0}

"""
    report = read(page("".join(text.format(name) for name in "ABC")))
    assert rows_of(report) == [
        row for name in "ABC" for row in ((f"Osuus {name}", "1", "9"), (f"Määrä {name}", "2", "8"))
    ]


@pytest.mark.parametrize(
    "heading", ["Selvitys (T2):", "Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):"]
)
def test_the_table_of_a_slide_may_stand_beside_its_context(heading: str) -> None:
    slide = f"""
*TEEMA*        Tapahtumat
*TAVOITE*      Pori tunnetaan                           *MITTARI*            *Lähtötaso*   *Tavoitetaso*
*TEKO*         Luvitus sujuu                            Käsittelyaika        14 päivää     10 päivää
*TOIMENPIDE*   Otetaan käyttöön yhden                   Tyytyväisyys         3,7           4,5
               luukun palvelu

*{heading}*
Osatavoite 1: Palvelumalli on kuvattu
Raportointi: Tehty
"""
    report = read(page(slide))
    assert context_of(report) == [
        {
            "theme": "Tapahtumat",
            "goal": "Pori tunnetaan",
            "initiative": "Luvitus sujuu",
            "action": "Otetaan käyttöön yhden luukun palvelu",
        }
    ]
    assert rows_of(report) == [("Käsittelyaika", "14 päivää", "10 päivää"), ("Tyytyväisyys", "3,7", "4,5")]
    assert steps_of(report) == [(1, "Palvelumalli on kuvattu", "Tehty")]


def test_cards_in_rows_are_read_row_by_row() -> None:
    card = """
PAINOPISTE   Kasvava Pori
TAVOITE      Sujuva arki
TOIMENPIDE   Toimi {0}

Osatavoite 1: Malli {0}
Raportointi: Tehty {0}
"""

    def placed(name: str, column: int, row: int) -> list[At]:
        items = drawn(card.format(name), top=110 + 150 * row)
        return [replace(item, x=item.x + 260 * column) for item in items if isinstance(item, At)]

    cards = [item for at, name in enumerate("ABCDEF") for item in placed(name, at % 2, at // 2)]
    ends = [Rule(x, 230 + 150 * row, x + 230, 230 + 150 * row) for row in range(3) for x in (45, 305)]
    report = read(page(*cards, *ends))
    assert [context["action"] for context in context_of(report)] == [f"Toimi {name}" for name in "ABCDEF"]
    assert steps_of(report) == [(1, f"Malli {name}", f"Tehty {name}") for name in "ABCDEF"]


def test_milestones_beside_their_action_without_a_heading() -> None:
    """Under a band for each action, as in a brochure."""
    band = """
*TEEMA*
*Kulttuuri {0}*

*TAVOITE*                                *OSATAVOITE 1*
Palvelut tavoittavat {0}                 Hankinta on kilpailutettu
*TEKO*                                   Raportointi: Sopimus tehtiin {0}
Kirjastot                              *OSATAVOITE 2*
*TOIMENPIDE*                             Muutostyöt ovat valmiit
Avaamme kirjaston {0}

*MITTARI*         *Lähtötaso*  *Tavoitetaso*
Tunnit viikossa  0 h        45 h

"""
    report = read(band.format("A") + band.format("B"))
    assert [(action["theme"], action["action"]) for action in context_of(report)] == [
        ("Kulttuuri A", "Avaamme kirjaston A"),
        ("Kulttuuri B", "Avaamme kirjaston B"),
    ]
    steps = [(1, "Hankinta on kilpailutettu", "Sopimus tehtiin {}"), (2, "Muutostyöt ovat valmiit", None)]
    assert [len(action.milestones) for action in report.actions] == [2, 2]
    assert steps_of(report) == [
        (number, text, said and said.format(name)) for name in "AB" for number, text, said in steps
    ]


def test_three_cards_abreast_under_one_goal() -> None:
    def card(name: str) -> list[str]:
        return [
            "*Toimenpide*",
            f"Malli {name}",
            "*Vastuutaho*",
            f"Palvelu {name}",
            "",
            "*Välitavoite 1*",
            f"Koe {name}",
            "*Toteuma*",
            f"Kesken {name}",
            "",
            "*Välitavoite 2*",
            f"Päätös {name}",
        ]

    rows = zip(card("A"), card("B")[:9] + [""] * 3, card("C"), strict=True)
    drawing = "*TAVOITE*   Sujuva arki\n\n" + "\n".join(f"{a:32}{b:32}{c}" for a, b, c in rows)
    report = read(drawing)
    assert context_of(report) == [
        {"goal": "Sujuva arki", "responsible": f"Palvelu {name}", "action": f"Malli {name}"} for name in "ABC"
    ]
    assert [[(step.number, said(step.milestone)) for step in action.milestones] for action in report.actions] == [
        [(1, "Koe A"), (2, "Päätös A")],
        [(1, "Koe B")],
        [(1, "Koe C"), (2, "Päätös C")],
    ]


@pytest.mark.parametrize("lower", [0, 1, 3])
def test_a_box_of_facts_beside_each_action(lower: int) -> None:
    def action(name: str) -> str:
        left = [
            "*TEKO*",
            f"Hanke {name}",
            "*TOIMENPIDE*",
            f"Malli {name}",
            "",
            "*Osatavoite 1:* Kysely",
            "*Raportointi:*",
            "Tehty",
            "",
            "",
            "",
            "",
        ]
        right = [
            *[""] * lower,
            "*VASTUUYKSIKKÖ*",
            f"Palvelu {name}",
            "*MITTARI*",
            f"Kävijät {name}",
            "*Lähtötaso*   *Tavoitetaso*",
            "1           2",
        ]
        return "\n".join(f"{one:40}{two}" for one, two in zip_longest(left, right, fillvalue=""))

    report = read(f"*TAVOITE*   Sujuva arki\n\n{action('A')}\n{action('B')}\n")
    assert context_of(report) == [
        {
            "goal": "Sujuva arki",
            "initiative": f"Hanke {name}",
            "responsible": f"Palvelu {name}",
            "action": f"Malli {name}",
        }
        for name in "AB"
    ]
    assert [len(each.indicators) for each in report.actions] == [1, 1]
    assert rows_of(report) == [("Kävijät A", "1", "2"), ("Kävijät B", "1", "2")]


def test_signs_ahead_of_the_labels_of_a_column() -> None:
    report = read("""
*Toimenpide*                             ✔ Välitavoite 1: Malli on kuvattu
Otetaan malli käyttöön                   Seuranta: Malli hyväksyttiin
*Vastuutaho*                             ● Välitavoite 2: Pilotti on tehty
Perusopetus                              Seuranta: Pilotti on kesken
*Mittari*    *Nykytila*   *Tavoitearvo*
Tunnit     61           45
""")
    assert context_of(report) == [{"responsible": "Perusopetus", "action": "Otetaan malli käyttöön"}]
    assert rows_of(report) == [("Tunnit", "61", "45")]
    assert steps_of(report) == [
        (1, "Malli on kuvattu", "Malli hyväksyttiin"),
        (2, "Pilotti on tehty", "Pilotti on kesken"),
    ]


SLIDE = [
    *(At(40, y, text, bold=True, size=8) for y, text in ((122, "PAINOPISTE"), (150, "TAVOITE"), (190, "TEKO"))),
    *(At(40, y, text) for y, text in ((132, "Kasvava Pori"), (160, "Sujuva arki"), (200, "Arjen ohjelma"))),
    At(200, 110, "TOIMENPIDE", bold=True, size=8),
    At(200, 122, "Luomme mallin", size=14),
    *(At(x, 156, text, bold=True) for x, text in ((205, "MITTARI"), (350, "Lähtötaso"), (430, "Tavoitetaso"))),
    *(At(x, 172, text) for x, text in ((205, "Kävijät"), (350, "10"), (430, "20"))),
]
ABREAST = [
    *(At(x, 220, text, bold=True) for x, text in ((210, "Osatavoite 1"), (350, "Osatavoite 2"))),
    *(At(x, 234, text) for x, text in ((210, "Malli on valmis"), (350, "Koulutus on pidetty"))),
    *(At(x, 254, "Raportointi", bold=True) for x in (210, 350)),
    *(At(x, 268, text) for x, text in ((210, "Tehty keväällä."), (350, "Siirtyi syksyyn."))),
]
BELOW = [
    At(210, 220, "Osatavoite 1", bold=True),
    At(210, 234, "Malli on valmis"),
    At(210, 254, "Raportointi", bold=True),
    At(210, 268, "Tehty keväällä."),
    At(210, 290, "Osatavoite 2", bold=True),
    At(210, 304, "Koulutus on pidetty"),
    At(210, 324, "Raportointi", bold=True),
    At(210, 338, "Siirtyi syksyyn."),
]


@pytest.mark.parametrize("steps", [ABREAST, BELOW])
def test_milestones_in_boxes_beside_a_side_bar(steps: list[At]) -> None:
    """The TOIMENPIDE, its table and the boxes stand a little right of each other."""
    report = read(page(*SLIDE, *steps))
    assert context_of(report) == [
        {"focus_area": "Kasvava Pori", "goal": "Sujuva arki", "initiative": "Arjen ohjelma", "action": "Luomme mallin"}
    ]
    assert rows_of(report) == [("Kävijät", "10", "20")]
    assert steps_of(report) == [
        (1, "Malli on valmis", "Tehty keväällä."),
        (2, "Koulutus on pidetty", "Siirtyi syksyyn."),
    ]


def test_a_heading_of_a_unit_between_cards_with_side_bars() -> None:
    def card(top: float, theme: str, action: str) -> list[At]:
        bar = [(40, "TEEMA"), (54, theme), (76, "TAVOITE"), (90, "Sujuva arki"), (112, "TEKO"), (126, "Ohjelma")]
        pane = [(40, "TOIMENPIDE"), (54, action), (76, "Osatavoite 1: Valmis"), (90, "Raportointi: Tehty.")]
        return [
            *(At(40, top + y, text, bold=text.isupper()) for y, text in bar),
            *(At(200, top + y, text, bold=text.isupper()) for y, text in pane),
        ]

    title = At(40, 60, "Toiminnalliset tavoitteet 2025", bold=True, size=18)
    headings = [
        At(40, y, text, bold=True, size=14) for y, text in ((90, "Sivistyspalvelut"), (370, "Tekninen toimiala"))
    ]
    cards = [
        *card(80, "Kulttuuri", "Avaamme ovet"),
        *card(230, "Koulu", "Luemme ääneen"),
        *card(360, "Kadut", "Kysely"),
    ]
    report = read(page(title, *headings, *cards))
    assert [(action.unit, said(action.theme), said(action.action)) for action in report.actions] == [
        ("Sivistyspalvelut", "Kulttuuri", "Avaamme ovet"),
        ("Sivistyspalvelut", "Koulu", "Luemme ääneen"),
        ("Tekninen toimiala", "Kadut", "Kysely"),
    ]


def _column(x: float, top: float, *texts: str) -> list[At]:
    """Lines in a column, a label and its value each."""
    return [At(x, top + 14 * place, text) for place, text in enumerate(texts)]


ACTION = ("TOIMENPIDE {0} on tehty", "Osatavoite 1: Malli {0}", "Raportointi: Valmis {0}.")
ABOVE = [
    *_column(50, 100, "TEEMA Kasvu", "TAVOITE Sujuva arki", "TEKO Ohjelma", *(text.format("A") for text in ACTION)),
    *_column(320, 100, *(text.format(name) for name in "BC" for text in ACTION)),
]
UNIT = [At(50, 200, "Tekninen toimiala", bold=True, size=15)]


@pytest.mark.parametrize("right", ["BC", ""])
def test_a_newspapers_columns_begin_anew_below_a_heading_of_both(right: str) -> None:
    """A short one, which does not reach the right column; what stands there below it may be little."""
    title = At(50, 60, "Toiminnalliset tavoitteet 2025 – Konsernipalvelut", bold=True, size=18)
    left = ("TEKO Hanke", "TOIMENPIDE D on tehty", "Osatavoite 1: Malli D") if right else ()
    behind = ("Osatavoite 2: Koe D", *(text.format("E") for text in ACTION)) if right else ("TEKO Hanke",)
    below = [*_column(50, 220, "TEEMA Kadut", "TAVOITE Hyvä katu", *left), *_column(320, 220, *behind)]
    rest = [] if right else [page("TOIMENPIDE D on tehty\nOsatavoite 1: Malli D\n", number=2)]
    report = read(page(title, *ABOVE, *UNIT, *below), *rest)
    found = [(action.unit, said(action.goal), said(action.action)) for action in report.actions]
    first = [("Konsernipalvelut", "Sujuva arki", f"{name} on tehty") for name in "ABC"]
    assert found[:4] == [*first, ("Tekninen toimiala", "Hyvä katu", "D on tehty")]
    assert [said(action.initiative) for action in report.actions][:4] == ["Ohjelma", "Ohjelma", "Ohjelma", "Hanke"]


def test_a_newspapers_columns_begin_anew_below_a_box_over_both() -> None:
    """The box has the name of the next goal, and right above it stands that of its theme in large type."""
    title = At(50, 60, "Toiminnalliset tavoitteet 2025 – Konsernipalvelut", bold=True, size=18)
    box = [Rule(50, y, 560, y) for y in (206, 240)]
    heading = [At(50, 200, "TEEMA Kadut", bold=True, size=13), At(60, 218, "TAVOITE"), At(60, 232, "Hyvä katu")]
    rest = _column(50, 254, "TEKO Hanke", "TOIMENPIDE D on tehty", "Osatavoite 1: Malli D")
    report = read(page(title, *ABOVE, *heading, *box, *rest, *_column(320, 254, "Osatavoite 2: Koe D", *_texts("E"))))
    found = [(said(action.theme), said(action.goal), said(action.action)) for action in report.actions]
    assert found == [
        *(("Kasvu", "Sujuva arki", f"{name} on tehty") for name in "ABC"),
        *(("Kadut", "Hyvä katu", f"{name} on tehty") for name in "DE"),
    ]


def _texts(name: str) -> list[str]:
    return [text.format(name) for text in ACTION]


def _card(top: float, unit: str, name: str) -> list[At]:
    """The context of an action in two columns below it, and a table over all of both."""
    small = [(20, 50, "TEEMA"), (20, 300, "TAVOITE"), (44, 300, "TEKO"), *([(44, 50, "VASTUUTAHO")] if unit else [])]
    values = [(31, 50, "Kadut"), (31, 300, f"Tavoite {name}"), (55, 300, f"Hanke {name}"), (55, 50, unit)]
    heads = [(75, 50, "MITTARI"), (75, 330, "LÄHTÖTASO"), (75, 440, "TAVOITETASO")]
    row = [(90, 50, f"Kävijät {name}"), (90, 330, "10"), (90, 440, "20")]
    steps = [(110, 50, f"Osatavoite 1: Malli {name}"), (122, 60, "Raportointi: Tehty."), (134, 50, "Osatavoite 2: Koe")]
    return [
        At(50, top, "TOIMENPIDE", size=7),
        At(50, top + 10, f"Luomme {name}", size=11),
        *(At(x, top + y, text, bold=True, size=7) for y, x, text in (*small, *heads)),
        *(At(x, top + y, text) for y, x, text in (*values, *row, *steps) if text),
    ]


def test_a_context_in_two_columns_below_its_action() -> None:
    """A unit may stand left of the TEKO that it answers for, or nothing."""
    cards = [*_card(100, "Katuyksikkö", "A"), *_card(260, "", "B")]
    title = At(50, 60, "Toiminnalliset tavoitteet 2025 – Tekninen toimiala", bold=True, size=16)
    report = read(page(title, *cards))
    context = [
        {"theme": "Kadut", "goal": f"Tavoite {n}", "initiative": f"Hanke {n}", "action": f"Luomme {n}"} for n in "AB"
    ]
    assert context_of(report) == [context[0] | {"responsible": "Katuyksikkö"}, context[1]]
    assert rows_of(report) == [(f"Kävijät {n}", "10", "20") for n in "AB"]
    assert steps_of(report) == [
        *((1, "Malli A", "Tehty."), (2, "Koe", None)),
        *((1, "Malli B", "Tehty."), (2, "Koe", None)),
    ]


def test_slides_whose_panel_names_the_unit_above_the_context() -> None:
    """The TOIMENPIDE stands higher than that, and its table level with the first part of it."""
    cover = [
        At(80, 200, "Talousarvion 2027 toiminnalliset tavoitteet", bold=True, size=30),
        At(80, 230, "Tilannekatsaus (T2)", size=18),
    ]

    def slide(number: int) -> Page:
        panel = [
            (78, "TEEMA"),
            (92, "Työhyvinvointi"),
            (117, "TAVOITE"),
            (132, "Työkyky säilyy"),
            (157, "TEKO"),
            (172, "Malli"),
        ]
        table = [(84, 299, "Mittari"), (84, 430, "Lähtötaso"), (84, 510, "Tavoitetaso")]
        row = [(110, 299, "Poissaolot"), (110, 430, "17 pv"), (110, 510, "14 pv")]
        return page(
            At(26, 43.5, "Henkilöstöpalvelut"),
            At(292, 36, "TOIMENPIDE", bold=True, size=9),
            At(292, 55, f"Koulutamme kaikki {number}", bold=True, size=17),
            *(At(26, y, text, size=9 if text.isupper() else 12) for y, text in panel),
            *(At(x, y, text, bold=True, size=9) for y, x, text in table),
            *(At(x, y, text, size=12) for y, x, text in row),
            number=number,
        )

    report = read(page(*cover), slide(2), slide(3))
    assert [(action.unit, said(action.goal), said(action.action)) for action in report.actions] == [
        ("Henkilöstöpalvelut", "Työkyky säilyy", f"Koulutamme kaikki {number}") for number in (2, 3)
    ]
    assert rows_of(report) == 2 * [("Poissaolot", "17 pv", "14 pv")]


def test_a_newspapers_column_may_begin_with_the_table_of_the_action_that_ends_the_other() -> None:
    left = ["TEEMA: Kasvu", "TAVOITE: Sujuva lupa", "TEKO: Lupapalvelu", "TOIMENPIDE: Uudistamme luvat"]
    foot = ["Osatavoite 1: Prosessi A", "Raportointi: Tehty A.", "TEKO: Tiekartta", "TOIMENPIDE: Otamme laskurin"]
    right = ["Osatavoite 1: Laskuri B", "Raportointi: Tehty B.", "Osatavoite 2: Koulutus B"]

    def table(x: float, y: float, *names: str) -> list[At]:
        heads = [
            At(x + by, y, text, bold=True) for by, text in ((0, "MITTARI"), (110, "Lähtötaso"), (170, "Tavoitetaso"))
        ]
        rows = [
            At(x + by, y + 16 * place, text)
            for place, name in enumerate(names, 1)
            for by, text in ((0, name), (110, "7 vk"), (170, "4 vk"))
        ]
        return [*heads, *rows]

    names = ["Esitykset", "Taso", "Luokka", "Arvosana"]
    report = read(
        page(
            *_column(50, 90, *left),
            *table(50, 156, "Käsittelyaika"),
            *_column(50, 192, *foot),
            *table(310, 94, *names),
            *_column(310, 180, *right),
        )
    )
    assert [(said(one.action), [said(row.indicator) for row in one.indicators]) for one in report.actions] == [
        ("Uudistamme luvat", ["Käsittelyaika"]),
        ("Otamme laskurin", names),
    ]
    assert steps_of(report) == [(1, "Prosessi A", "Tehty A."), (1, "Laskuri B", "Tehty B."), (2, "Koulutus B", None)]


def test_a_label_in_small_type_stays_with_its_column() -> None:
    """Where the line beside it stands a little higher, as a raised figure does."""
    left = _column(
        50, 100, "TEEMA Kasvu", "TAVOITE Arki", "TEKO Ohjelma", "TOIMENPIDE A on tehty", "Osatavoite 1: Malli A"
    )
    right = [text for name in "BC" for text in (t.format(name) for t in ACTION)]
    label = [At(50, 171.4, "TOIMENPIDE", size=6.9), At(92, 171.4, "D on tehty,"), At(50, 183, "kuten sovittiin")]
    report = read(page(*left, *label, *_column(320, 98, *right)))
    assert [said(action.action) for action in report.actions] == [
        *("A on tehty", "D on tehty, kuten sovittiin", "B on tehty", "C on tehty"),
    ]


def test_a_box_of_indicators_beside_what_an_action_has() -> None:
    """Its TOIMENPIDE runs across both, above its context; the next one's area stands below the box's foot."""

    def article(top: float, area: str, name: str) -> list[At]:
        left = [f"TAVOITE: Tavoite {name}", f"TEKO: Hanke {name}", f"Osatavoite 1: Malli {name}", "Raportointi: Tehty."]
        left += ["Osatavoite 2: Koe", "Raportointi: Kesken."]
        box = [f"Kävijät {name}", "Lähtötaso: 38 %", "Tavoitetaso: 100 %"]
        return [
            At(50, top, area, bold=True, size=8),
            At(50, top + 14, f"TOIMENPIDE: Luomme mallin {name} kaikille ja kerromme siitä", bold=True, size=13),
            *_column(50, top + 34, *left),
            At(360, top + 34, "MITTARI", bold=True),
            *_column(360, top + 50, *box),
        ]

    title = At(50, 60, "Toiminnalliset tavoitteet 2025 – Konsernipalvelut", bold=True, size=18)
    report = read(page(title, *article(90, "TEEMA: Kasvu", "A"), *article(230, "PAINOPISTE: Arki", "B")))
    assert [(said(one.theme), said(one.focus_area), said(one.goal)) for one in report.actions] == [
        ("Kasvu", None, "Tavoite A"),
        (None, "Arki", "Tavoite B"),
    ]
    assert rows_of(report) == [(f"Kävijät {name}", "38 %", "100 %") for name in "AB"]
    assert [len(action.milestones) for action in report.actions] == [2, 2]


def test_cards_two_abreast_and_one_below_them() -> None:
    def card(x: float, top: float, name: str) -> list[At]:
        return _column(x, top, f"TEEMA Teema {name}", f"TAVOITE Arki {name}", *(text.format(name) for text in ACTION))

    report = read(page(*card(50, 100, "A"), *card(320, 100, "B"), *card(50, 220, "C")))
    assert [said(action.action) for action in report.actions] == [f"{name} on tehty" for name in "ABC"]


def test_panes_below_the_name_of_a_unit_and_the_heading_of_reports() -> None:
    """They are not level. A line is drawn between them, right of which the heading and the signs stand ahead of the
    labels."""

    def card(top: float, unit: str, name: str) -> list[At | Rule]:
        context = [(30, "TAVOITE"), (50, "TEKO"), (70, "TOIMENPIDE"), (100, "MITTARI")]
        values = [(90, 30, "Sujuva arki"), (90, 50, "Ohjelma"), (90, 70, f"Toimi {name}"), (40, 114, f"Osuus {name}")]
        levels = [(170, 100, "Lähtötaso"), (230, 100, "Tavoitetaso"), (170, 114, "10"), (230, 114, "20")]
        steps = [(16, "OSATAVOITE 1"), (40, "RAPORTOINTI"), (66, "OSATAVOITE 2"), (90, "RAPORTOINTI")]
        told = [(28, f"Malli {name}"), (52, f"Tehty {name}"), (78, f"Kysely {name}")]
        return [
            At(40, top + 6, unit, bold=True, size=16),
            *(At(40, top + y, text, bold=True, size=8) for y, text in context),
            *(At(x, top + y, text) for x, y, text in values),
            *(At(x, top + y, text, bold=True) for x, y, text in levels[:2]),
            *(At(x, top + y, text) for x, y, text in levels[2:]),
            Rule(305, top - 10, 305, top + 130),
            At(320, top, "Selvitys toimenpiteiden edistymisestä (T3)"),
            *(At(350, top + y, text, bold=True, size=8) for y, text in steps),
            *(At(350, top + y, text) for y, text in told),
            *(At(328, top + y, number, size=16) for y, number in ((24, "1"), (74, "2"))),
        ]

    report = read(page(*card(110, "Konsernihallinto", "A"), *card(300, "Sivistystoimiala", "B")))
    assert [(action.unit, said(action.action)) for action in report.actions] == [
        ("Konsernihallinto", "Toimi A"),
        ("Sivistystoimiala", "Toimi B"),
    ]
    assert rows_of(report) == [("Osuus A", "10", "20"), ("Osuus B", "10", "20")]
    assert steps_of(report) == [
        (1, "Malli A", "Tehty A"),
        (2, "Kysely A", None),
        (1, "Malli B", "Tehty B"),
        (2, "Kysely B", None),
    ]
    assert [word.text for word in report.furniture] == ["1", "2", "1", "2"]
    assert report.period == "T3"


def test_small_labels_of_a_side_bar_in_a_box_with_a_padding() -> None:
    """They stand lower than the TOIMENPIDE beside them, by more than their own size."""

    def card(top: float, name: str) -> list[At]:
        labels = [(40, 7, "TAVOITE"), (40, 32, "TEKO"), (150, 0, "TOIMENPIDE"), (150, 46, "OSATAVOITE 1")]
        values = [(40, 18, "Sujuva arki"), (40, 43, "Ohjelma"), (150, 12, f"Toimi {name}"), (150, 58, f"Malli {name}")]
        return [
            *(At(x, top + y, text, bold=True, size=6) for x, y, text in labels),
            *(At(x, top + y, text) for x, y, text in values),
        ]

    rest = [At(150, 84, "OSATAVOITE 2", bold=True, size=6), At(150, 96, "Kysely on tehty")]
    second = page(*rest, *card(130, "B"), *card(220, "C"), number=2)
    report = read(page(*card(130, "A")), second)
    assert [said(action.action) for action in report.actions] == ["Toimi A", "Toimi B", "Toimi C"]
    assert {(said(action.goal), said(action.initiative)) for action in report.actions} == {("Sujuva arki", "Ohjelma")}
    assert [[said(step.milestone) for step in action.milestones] for action in report.actions] == [
        ["Malli A", "Kysely on tehty"],
        ["Malli B"],
        ["Malli C"],
    ]


def test_a_label_at_the_foot_of_a_newspapers_column() -> None:
    """Its value is the first line of the next column."""
    report = read(
        page(
            TITLE
            + """
TEEMA                                     Suunnitelman laadinta
Palvelujen saatavuus                      TOIMENPIDE
TAVOITE                                   Tehostamme viestintää
Henkilöstö voi hyvin                      MITTARI         Lähtötaso  Tavoitetaso
TOIMENPIDE                                Kävijämäärä     10         20
Koulutamme esihenkilöitä                  Osatavoite 1
MITTARI         Lähtötaso  Tavoitetaso    Valmistelu on käynnissä
Koulutettuja    30         40             TOIMENPIDE
Osatavoite 1                              Luovumme vuokratiloista
Koulutus on pidetty                       yhdessä muiden kanssa
TEKO
"""
        )
    )
    assert [(each.get("initiative"), each["action"]) for each in context_of(report)] == [
        (None, "Koulutamme esihenkilöitä"),
        ("Suunnitelman laadinta", "Tehostamme viestintää"),
        ("Suunnitelman laadinta", "Luovumme vuokratiloista yhdessä muiden kanssa"),
    ]


def test_milestones_level_with_each_other_in_the_columns_of_a_newspaper() -> None:
    """`Osatavoite 2` beside `Osatavoite 3` heads no table: the right column has actions of its own."""
    report = read(
        page(
            TITLE
            + """
TEEMA                                     Raportointi
Palvelujen saatavuus                      Kysely on kesken
TAVOITE
Henkilöstö voi hyvin                      TOIMENPIDE
TOIMENPIDE                                Luovumme vuokratiloista
Koulutamme esihenkilöitä                  MITTARI         Lähtötaso  Tavoitetaso
MITTARI         Lähtötaso  Tavoitetaso    Vuokratilat     7          4
Koulutettuja    30         40
Osatavoite 1                              Osatavoite 2
Koulutus on pidetty                       Sopimukset on irtisanottu
Raportointi                               TOIMENPIDE
Tehty                                     Tehostamme viestintää
Osatavoite 2                              Osatavoite 1
Kysely on tehty                           Valmistelu on käynnissä
"""
        )
    )
    assert steps_of(report) == [
        (1, "Koulutus on pidetty", "Tehty"),
        (2, "Kysely on tehty", "Kysely on kesken"),
        (2, "Sopimukset on irtisanottu", None),
        (1, "Valmistelu on käynnissä", None),
    ]


def test_a_wrap_in_a_side_bar_of_larger_type_heads_nothing() -> None:
    """Below it labels stand level on both sides, as below a heading of both."""
    bar = [(110, "TAVOITE", 8), (124, "Jokainen lapsi löytää", 13), (140, "oman polkunsa", 13), (166, "TEKO", 8)]
    table = [(220, 108, "MITTARI"), (330, 108, "Lähtötaso"), (420, 108, "Tavoitetaso"), (220, 120, "Osuus")]
    cards = [
        (220, 166, "Osatavoite 1"),
        (380, 166, "Osatavoite 2"),
        (220, 180, "Malli on valmis"),
        (380, 180, "Kysely"),
    ]
    report = read(
        page(
            At(50, 60, "TOIMENPIDE", bold=True, size=8),
            At(50, 76, "Sitouttavan mallin juurruttaminen kaikkiin yläkouluihin", size=14),
            *(At(50, y, text, bold=size < 10, size=size) for y, text, size in bar),
            At(50, 180, "Ohjelma", size=13),
            *(At(x, y, text) for x, y, text in [*table, (330, 120, "8"), (420, 120, "6"), *cards]),
            Rule(210, 100, 210, 300),
            Rule(370, 150, 370, 300),
        )
    )
    assert context_of(report) == [
        {
            "goal": "Jokainen lapsi löytää oman polkunsa",
            "initiative": "Ohjelma",
            "action": "Sitouttavan mallin juurruttaminen kaikkiin yläkouluihin",
        }
    ]
    assert rows_of(report) == [("Osuus", "8", "6")]
    assert steps_of(report) == [(1, "Malli on valmis", None), (2, "Kysely", None)]


def test_a_side_bar_that_goes_on_over_the_page_with_its_milestones() -> None:
    """A label of the next card may stand level with what goes on as well."""
    first = page("""
*TAVOITE*                     *TOIMENPIDE*
Sujuva arki                   Tehostamme viestintää
*TEKO*                        *Osatavoite 1*
Suunnitelma                   Valmistelu on käynnissä
""")
    second = page(
        """
*VASTUUTAHO*                  *Osatavoite 2*
Viestintä                     Kysely on tehty
                              *Osatavoite 3*
                              Ohje on valmis

*TAVOITE*                     *TOIMENPIDE*
Avoin talo                    Luovumme vuokratiloista
*TEKO*                        *Osatavoite 1*
Tilojen käyttö                Sopimukset on irtisanottu
*VASTUUTAHO*                  *Osatavoite 2*
Tilapalvelut                  Muutto
""",
        number=2,
    )
    assert context_of(read(first, second)) == [
        {
            "goal": "Sujuva arki",
            "initiative": "Suunnitelma",
            "responsible": "Viestintä",
            "action": "Tehostamme viestintää",
        },
        {
            "goal": "Avoin talo",
            "initiative": "Tilojen käyttö",
            "responsible": "Tilapalvelut",
            "action": "Luovumme vuokratiloista",
        },
    ]
    assert [step[0] for step in steps_of(read(first, second))] == [1, 2, 3, 1, 2]


def test_a_newspaper_with_centred_labels_and_a_line_between_its_columns() -> None:
    """The labels of the right column stand far right of where its text begins."""

    def block(x: float, top: float, name: str) -> list[At]:
        labels = [(-56, "TEEMA"), (-28, "TAVOITE"), (0, "TEKO"), (28, "TOIMENPIDE")]
        values = [(-44, "Talous"), (-16, "Sujuva arki"), (12, "Ohjelma"), (40, f"Toimi {name}")]
        steps = [
            (60, f"Osatavoite 1: Malli {name} on laadittu ja se on"),
            (72, "esitelty"),
            (84, f"Raportointi: Tehty {name}"),
        ]
        return [
            *(At(x + 110 - 2 * len(text), top + y, text, bold=True, size=8) for y, text in labels),
            *(At(x + 110 - 2.5 * len(text), top + y, text) for y, text in values),
            *(At(x, top + y, text) for y, text in steps),
        ]

    title = At(120, 60, "Talousarvion 2024 toiminnalliset tavoitteet – Rakennusvalvonta, tilanne T1", bold=True)
    blocks = [
        item
        for x, names in ((40, "AB"), (310, "CD"))
        for at, name in enumerate(names)
        for item in block(x, 160 + 170 * at, name)
    ]
    report = read(page(title, *blocks, Rule(298, 95, 298, 430)))
    assert [said(action.action) for action in report.actions] == ["Toimi A", "Toimi B", "Toimi C", "Toimi D"]
    assert steps_of(report) == [(1, f"Malli {name} on laadittu ja se on esitelty", f"Tehty {name}") for name in "ABCD"]


def test_a_context_at_the_left_of_its_toimenpide_whatever_is_level() -> None:
    """Below both stand the milestones, in a table."""
    block = """
*TEEMA*                       *TOIMENPIDE*
Palvelut {0}                    Tehostamme viestintää {0}
*TAVOITE*                     *VASTUUYKSIKKÖ*
Palvelut tavoittavat          Viestintä
kaikki
*TEKO*                        *MITTARI*             *Lähtötaso*     *Tavoitetaso*
Ohjelma 2024–2028             Kävijämäärä           10              20
*Osatavoite*                  *Raportointi*
1  Kysely {0} on tehty          Vastauksia tuli paljon, ja ne on käsitelty.
2  Koulutus
"""
    report = read(block.format("A") + block.format("B"))
    assert context_of(report) == [
        {
            "theme": f"Palvelut {name}",
            "goal": "Palvelut tavoittavat kaikki",
            "initiative": "Ohjelma 2024–2028",
            "responsible": "Viestintä",
            "action": f"Tehostamme viestintää {name}",
        }
        for name in "AB"
    ]
    assert rows_of(report) == 2 * [("Kävijämäärä", "10", "20")]
    told = "Vastauksia tuli paljon, ja ne on käsitelty."
    assert steps_of(report) == [
        step for name in "AB" for step in ((1, f"Kysely {name} on tehty", told), (2, "Koulutus", None))
    ]


def test_a_side_bar_that_begins_anew_below_the_rest_of_one() -> None:
    first = """
*TEEMA*                  *MITTARI*             *Lähtötaso*     *Tavoitetaso*
Palvelut                 Kävijämäärä           10              20
*TAVOITE*                Kyselyn tulos         3               4
Henkilöstö voi hyvin     Osatavoite 1: Valmistelu
"""
    second = """
*TEKO*                   Raportointi: Työryhmä on kokoontunut jo kolme kertaa.
Suunnitelma              Osatavoite 2: Kysely on tehty
*TOIMENPIDE*
Laadimme suunnitelman

*TEEMA*                  *MITTARI*             *Lähtötaso*     *Tavoitetaso*
Talous                   Vuokratilat           7               4
*TAVOITE*                Neliöt                90              80
Talous on tasapainossa   Osatavoite 1: Sopimukset
*TEKO*                   Raportointi: Irtisanottu.
Tilat
*TOIMENPIDE*
Luovumme tiloista
"""
    report = read(
        page(
            first,
        ),
        page(second, number=2),
    )
    assert [each["action"] for each in context_of(report)] == ["Laadimme suunnitelman", "Luovumme tiloista"]
    assert [[said(row.indicator) for row in action.indicators] for action in report.actions] == [
        ["Kävijämäärä", "Kyselyn tulos"],
        ["Vuokratilat", "Neliöt"],
    ]
    assert steps_of(report) == [
        (1, "Valmistelu", "Työryhmä on kokoontunut jo kolme kertaa."),
        (2, "Kysely on tehty", None),
        (1, "Sopimukset", "Irtisanottu."),
    ]


def test_a_toimenpide_may_be_all_that_stands_beside_its_context() -> None:
    report = read(
        """
*TEEMA*                  *TOIMENPIDE*
Palvelut                 Laadimme suunnitelman ja viemme sen
                         päätettäväksi vielä tänä vuonna
*TAVOITE*
Henkilöstö voi hyvin
*TEKO*
Suunnitelma
""",
        "*Osatavoite*             *Raportointi*\n1. Kysely                Tehty\n",
    )
    assert context_of(report) == [
        {
            "theme": "Palvelut",
            "goal": "Henkilöstö voi hyvin",
            "initiative": "Suunnitelma",
            "action": "Laadimme suunnitelman ja viemme sen päätettäväksi vielä tänä vuonna",
        }
    ]
    assert steps_of(report) == [(1, "Kysely", "Tehty")]


def test_a_side_bar_below_the_name_of_the_unit() -> None:
    """What stands beside the name belongs to the action below that, and goes on from no page."""
    bar = [
        At(50, 90, "Satakunnan pelastuslaitos", bold=True, size=16),
        At(50, 110, "T2 | 2025", size=11),
        *drawn(
            """
TEEMA
Hyvinvoiva Pori
TAVOITE
Palot vähenevät
TOIMENPIDE
Kohdennetaan käynnit
""",
            top=150,
        ),
    ]
    table = drawn("MITTARI          Lähtötaso    Tavoitetaso\nKotikäyntejä     740          1200\n", top=85, step=20)
    beside = [replace(item, x=item.x + 232) if isinstance(item, At) else item for item in table]
    steps = [At(290, 150, "1", bold=True, size=11), At(312, 150, "Osatavoite"), At(312, 163, "Kohdejoukko rajattu")]
    steps += [At(312, 176, "Raportointi"), At(312, 189, "Tehty")]
    report = read(page(*bar, *beside, *steps))
    assert report.unit == "Satakunnan pelastuslaitos"
    assert [each["action"] for each in context_of(report)] == ["Kohdennetaan käynnit"]
    assert (rows_of(report), steps_of(report)) == (
        [("Kotikäyntejä", "740", "1200")],
        [(1, "Kohdejoukko rajattu", "Tehty")],
    )


def test_side_bars_in_boxes_that_begin_level_with_what_is_beside_them() -> None:
    """Their padding is larger than that of what is beside them. The unit is level with a TOIMENPIDE by chance."""
    items: list[At | Rule] = []
    for top, name in ((100, "A"), (260, "B")):
        items += [Rule(40, top, 190, top), Rule(210, top + 1.2, 550, top + 1.2)]
        labels = (
            ("PAINOPISTE", "Kasvu"),
            ("TAVOITE", f"Arki {name}"),
            ("TEKO", f"Ohjelma {name}"),
            ("VASTUU", "Kadut"),
        )
        for place, (label, value) in enumerate(labels):
            items += [At(50, top + 26 + 28 * place, label, bold=True, size=7), At(50, top + 38 + 28 * place, value)]
        items += _action(top + 11, f"{name} 1")
    items += _action(260 + 26 + 3 * 28 - 8, "B 2")
    report = read(page(At(50, 60, "Toiminnalliset tavoitteet 2025 – Konsernipalvelut", bold=True, size=18), *items))
    assert [(said(each.initiative), said(each.responsible), said(each.action)) for each in report.actions] == [
        ("Ohjelma A", "Kadut", "Luomme A 1"),
        ("Ohjelma B", "Kadut", "Luomme B 1"),
        ("Ohjelma B", "Kadut", "Luomme B 2"),
    ]


def _action(top: float, name: str) -> list[At]:
    steps = ("Osatavoite 1: Malli on valmis", "Raportointi: Tehty kesällä.")
    placed = [At(210, top + 28 + 14 * place, text) for place, text in enumerate(steps)]
    return [At(210, top, "TOIMENPIDE", bold=True, size=7), At(210, top + 13, f"Luomme {name}"), *placed]


def test_panes_below_a_unit_that_stands_abreast_of_what_it_answers_for() -> None:
    """It begins right of where the panes at the right do, and the labels of these are indented below its own."""
    report = read(
        TITLE
        + """
TEKO                                                        VASTUUYKSIKKÖ
Palvelukysely                                               Viestintä
   TOIMENPIDE                                 Selvitys toimenpiteen edistymisestä (T2):
   Tehostamme viestintää                      Osatavoite 1: Valmistelu on käynnissä
   MITTARI        Lähtötaso  Tavoitetaso
   Kävijämäärä    10         20               Raportointi: Työryhmä on kokoontunut
                                              kolme kertaa.
   TOIMENPIDE                                 Selvitys toimenpiteen edistymisestä (T2):
   Vastaamme kaikille                         Osatavoite 1: Malli on valmis
   MITTARI        Lähtötaso  Tavoitetaso
   Vastaukset     1          2                Raportointi: Tehty.
TEKO                                                        VASTUUYKSIKKÖ
Tilojen käyttö                                              Tilapalvelut
   TOIMENPIDE                                 Selvitys toimenpiteen edistymisestä (T2):
   Luovumme vuokratiloista                    Osatavoite 1: Sopimukset on irtisanottu
   MITTARI        Lähtötaso  Tavoitetaso
   Vuokratilat    7          4                Raportointi: Irtisanottu.
"""
    )
    assert context_of(report) == [
        {"initiative": "Palvelukysely", "responsible": "Viestintä", "action": "Tehostamme viestintää"},
        {"initiative": "Palvelukysely", "responsible": "Viestintä", "action": "Vastaamme kaikille"},
        {"initiative": "Tilojen käyttö", "responsible": "Tilapalvelut", "action": "Luovumme vuokratiloista"},
    ]
    assert rows_of(report) == [("Kävijämäärä", "10", "20"), ("Vastaukset", "1", "2"), ("Vuokratilat", "7", "4")]
    assert steps_of(report) == [
        (1, "Valmistelu on käynnissä", "Työryhmä on kokoontunut kolme kertaa."),
        (1, "Malli on valmis", "Tehty."),
        (1, "Sopimukset on irtisanottu", "Irtisanottu."),
    ]


def test_a_side_bar_at_the_right_is_the_context_of_what_is_left_of_it() -> None:
    def slide(goal: str, action: str, number: int) -> Page:
        return page(
            f"""
TOIMENPIDE                                                                    TEEMA
{action:78}Kasvava satama

*MITTARI*                   *Lähtötaso*      *Tavoitetaso*                            TAVOITE
Tapaturmat                  7                0                                {goal}

Selvitys toimenpiteen edistymisestä (T1):                                     VASTUUYKSIKKÖ
Osatavoite 1: Sisältö on sovittu                                              Satamapalvelut
Raportointi: Tehty.
""",
            number=number,
        )

    report = read(slide("Turvallinen satama", "Otamme kortin käyttöön", 1), slide("Vähän päästöjä", "Maasähkö", 2))
    shared = {"theme": "Kasvava satama", "responsible": "Satamapalvelut"}
    assert context_of(report) == [
        {**shared, "goal": "Turvallinen satama", "action": "Otamme kortin käyttöön"},
        {**shared, "goal": "Vähän päästöjä", "action": "Maasähkö"},
    ]
    assert rows_of(report) == 2 * [("Tapaturmat", "7", "0")]
    assert steps_of(report) == 2 * [(1, "Sisältö on sovittu", "Tehty.")]


def test_a_card_below_the_higher_one_of_two() -> None:
    """The cards begin with an action, in boxes of which the left one of the first row ends farther down."""

    def card(x: float, top: float, name: str, *more: str) -> list[At | Rule]:
        texts = ["Toimenpide", f"Kysely {name}", "Osatavoite 1", f"Koe {name}", "Raportointi", f"Tehty {name}.", *more]
        lines = [At(x + 5, top + 20 + 14 * at, text) for at, text in enumerate(texts)]
        bottom = top + 30 + 14 * len(texts)
        box = [Rule(x, y, x + 240, y) for y in (top, bottom)]
        return [*lines, *box, *(Rule(side, top, side, bottom) for side in (x, x + 240))]

    cards = [*card(50, 130, "A", "Se jatkuu."), *card(310, 130, "B"), *card(50, 290, "C")]
    told = "Ohjelman toimenpiteet on koottu kortteihin. Tiedot on päivitetty elokuussa."
    heading = At(50, 110, "Tavoite: Sujuva arki", bold=True, size=13)
    report = read(page(At(50, 80, told), heading, *cards))
    assert [each["action"] for each in context_of(report)] == ["Kysely A", "Kysely B", "Kysely C"]
    assert [step[2] for step in steps_of(report)] == ["Tehty A. Se jatkuu.", "Tehty B.", "Tehty C."]
    assert spoken(report.unparsed) == told


def test_one_table_of_milestones_with_numbers_right_of_a_context_and_its_indicators() -> None:
    left = [(130, "Toimenpide", True, 12), (152, "Rakennetaan sähkökattila", False, 18)]
    left += [(178, "voimalaitokselle", False, 18), (204, "Vastuuhenkilö", True, 12), (219, "Johtaja", False, 13)]
    items = [At(30, y, text, bold, size) for y, text, bold, size in left]
    table = [(36, "Mittari", "Päästöt"), (200, "Lähtötaso", "13 %"), (270, "Tavoitetaso", "8 %")]
    items += [At(x, y, text, y == 270) for x, *cells in table for y, text in zip((270, 296), cells, strict=True)]
    heads = [(350, "#"), (370, "Välitavoite"), (480, "Tilanne T2")]
    items += [At(x, 137, text, bold=True) for x, text in heads]
    cells = [(163, "1", "Perustustyöt", "Ne valmistuivat"), (178, "", "on tehty", "heinäkuussa.")]
    cells += [(219, "2", "Liityntä", "Kytkettiin 20.8.")]
    items += [At(x, y, text) for y, *row in cells for (x, _), text in zip(heads, row, strict=True) if text]
    report = read(page(*items))
    assert context_of(report) == [{"responsible": "Johtaja", "action": "Rakennetaan sähkökattila voimalaitokselle"}]
    assert rows_of(report) == [("Päästöt", "13 %", "8 %")]
    assert steps_of(report) == [
        (1, "Perustustyöt on tehty", "Ne valmistuivat heinäkuussa."),
        (2, "Liityntä", "Kytkettiin 20.8."),
    ]


def test_labels_with_their_values_beside_milestones_in_the_column_of_these() -> None:
    """Below milestones begins the next action: what is right of its labels are values and no pane."""
    block = """
*TEKO*           Hankintojen johtaminen {0}
Talousyksikkö
*TOIMENPIDE*     Sopimusten seuranta {0}

~Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):~
                 *Osatavoite 1:*  Päätös
                 *Raportointi:*  Päätös tehtiin.
                 *Osatavoite 2:*  Siirto
                 *Raportointi:*  Siirto on tehty.

"""
    report = read(page("*TAVOITE*        Hankinnat\n" + block.format("A") + block.format("B")))
    assert context_of(report) == [
        {
            "goal": "Hankinnat",
            "initiative": f"Hankintojen johtaminen {name}",
            "responsible": "Talousyksikkö",
            "action": f"Sopimusten seuranta {name}",
        }
        for name in "AB"
    ]
    assert steps_of(report) == [(1, "Päätös", "Päätös tehtiin."), (2, "Siirto", "Siirto on tehty.")] * 2
