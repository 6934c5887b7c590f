"""Labels that stand abreast in one line, each over or beside a value of its own."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from tests.typed import At, context_of, drawn, page, read, rows_of, steps_of

TABLE = """
MITTARI                                     Lähtötaso        Tavoitetaso
             Kävijämäärä                    10               20
"""


@pytest.mark.parametrize(
    "drawing",
    [
        """
TEEMA        Viestintä               TAVOITE        Vaikuttava viestintä koko
                                                    kaupungissa asukkaille
TEKO         Suunnitelman laadinta   TOIMENPIDE     Tehostamme viestintää
             yhteistyössä
""",
        """
TEEMA:  Viestintä            TAVOITE:  Vaikuttava viestintä koko
                             kaupungissa asukkaille
TEKO:  Suunnitelman laadinta     TOIMENPIDE:  Tehostamme viestintää
yhteistyössä
""",
        # Each above its value.
        """
TEEMA                TAVOITE                      TEKO
Viestintä            Vaikuttava viestintä koko    Suunnitelman laadinta
                     kaupungissa asukkaille         yhteistyössä

TOIMENPIDE
Tehostamme viestintää
""",
    ],
)
def test_labels_of_the_hierarchy(drawing: str) -> None:
    report = read(page(drawing + TABLE))
    assert context_of(report) == [
        {
            "theme": "Viestintä",
            "goal": "Vaikuttava viestintä koko kaupungissa asukkaille",
            "initiative": "Suunnitelman laadinta yhteistyössä",
            "action": "Tehostamme viestintää",
        }
    ]
    assert rows_of(report) == [("Kävijämäärä", "10", "20")]


def test_a_report_beside_its_milestone() -> None:
    report = read(
        page(
            """
TOIMENPIDE     Tehostamme viestintää
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
Osatavoite 1   Valmistelu on käynnissä       Raportointi:  Työryhmä on
               ja aikataulu sovittu          kokoontunut neljä kertaa
Osatavoite 2   Kysely tehty                  Raportointi:  Vastauksia saatiin 86
"""
        )
    )
    assert steps_of(report) == [
        (1, "Valmistelu on käynnissä ja aikataulu sovittu", "Työryhmä on kokoontunut neljä kertaa"),
        (2, "Kysely tehty", "Vastauksia saatiin 86"),
    ]


def test_a_value_with_a_wide_gap_before_a_label_word_is_one_value() -> None:
    report = read(
        page("TAVOITE      Ylivertaiset        tavoite on saavutettu\nTOIMENPIDE   Tehostamme viestintää" + TABLE)
    )
    assert context_of(report)[0]["goal"] == "Ylivertaiset tavoite on saavutettu"


def test_labels_that_go_down_their_columns() -> None:
    report = read(
        page(
            """
TEEMA        Viestintä                   TEKO           Suunnitelman laadinta
                                                        Viestintäyksikkö
TAVOITE      Vaikuttava viestintä koko   TOIMENPIDE     Tehostamme viestintää
             kaupungissa
"""
            + TABLE
        )
    )
    assert context_of(report) == [
        {
            "theme": "Viestintä",
            "goal": "Vaikuttava viestintä koko kaupungissa",
            "initiative": "Suunnitelman laadinta",
            "responsible": "Viestintäyksikkö",
            "action": "Tehostamme viestintää",
        }
    ]


def test_milestones_abreast_have_their_reports_below_them() -> None:
    report = read(
        page(
            """
TOIMENPIDE     Tehostamme viestintää
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
Osatavoite 1: Laitteet hankittu     Osatavoite 2: Henkilöstö koulutettu

Raportointi: Päätös tehtiin, ja     Raportointi: Koulutukset on pidetty
sopimuskausi on neljä vuotta.       kaikilla alueilla.
"""
        )
    )
    assert steps_of(report) == [
        (1, "Laitteet hankittu", "Päätös tehtiin, ja sopimuskausi on neljä vuotta."),
        (2, "Henkilöstö koulutettu", "Koulutukset on pidetty kaikilla alueilla."),
    ]


@pytest.mark.parametrize("colon", [":", ""])
def test_reports_abreast_of_their_milestones_however_far_those_reach(colon: str) -> None:
    report = read(
        page(
            "TEEMA   Viestintä\nTOIMENPIDE   Tehostamme viestintää",
            *(At(50, 150, f"Osatavoite 1{colon} Kartoitus"), At(250, 150, f"Raportointi{colon} Tehty ja")),
            At(250, 162, "esitelty"),
            *(
                At(50, 180, f"Osatavoite 2{colon} Suunnitelma on valmis, ja"),
                At(250, 180, f"Raportointi{colon} Kesken"),
            ),
            At(50, 192, "julkaistu"),
            *(At(50, 210, f"Osatavoite 3{colon} Arvio"), At(250, 210, f"Raportointi{colon} Alkaa syksyllä")),
        )
    )
    assert steps_of(report) == [
        (1, "Kartoitus", "Tehty ja esitelty"),
        (2, "Suunnitelma on valmis, ja julkaistu", "Kesken"),
        (3, "Arvio", "Alkaa syksyllä"),
    ]


def test_milestones_abreast_without_colons() -> None:
    report = read("""
TOIMENPIDE   Tehostamme viestintää
Osatavoite 1               Osatavoite 2
Kartoitus on valmis        Suunnitelma on laadittu ja
                           hyväksytty
Raportointi                Raportointi
Tehty                      Kesken
""")
    assert steps_of(report) == [
        (1, "Kartoitus on valmis", "Tehty"),
        (2, "Suunnitelma on laadittu ja hyväksytty", "Kesken"),
    ]


def test_a_value_below_labels_abreast_runs_across_their_columns() -> None:
    abreast = """
*Painopiste*        *Tavoite*                *Teko*
Uudistuva           Erot kaventuvat          Selvityksen
organisaatio                                 päivittäminen
"""
    value = [At(150, 166, "Selvitetään alle 7 kävijän talot"), At(150, 178, "ja tuodaan ne käsittelyyn")]
    report = read(page(abreast, At(50, 172, "Toimenpide", bold=True), *value))
    assert [one["action"] for one in context_of(report)] == [
        "Selvitetään alle 7 kävijän talot ja tuodaan ne käsittelyyn"
    ]


def test_a_milestone_that_breaks_over_a_page_goes_on_below_itself() -> None:
    upper = """
TOIMENPIDE   Kysely asukkaille

Osatavoite 1: Malli on valmis       Raportointi: Tehty
Osatavoite 2: Periaatteet on        Raportointi: Periaatteet hyväksyttiin
"""
    lower = """
valmisteltu yhdessä                 8.11.2025
kanssamme
Osatavoite 3: Koulutus              Raportointi: Kesken
"""
    assert steps_of(read(upper, lower)) == [
        (1, "Malli on valmis", "Tehty"),
        (2, "Periaatteet on valmisteltu yhdessä kanssamme", "Periaatteet hyväksyttiin 8.11.2025"),
        (3, "Koulutus", "Kesken"),
    ]


@pytest.mark.parametrize(
    "boxes",
    [
        """
*MITTARI*      *Lähtötaso*   *Tavoitetaso*      *MITTARI*      *Lähtötaso*   *Tavoitetaso*
Kävijöitä      10            20                 Kurssit        3             5
""",
        """
*MITTARI*                                       *MITTARI*
Kävijöitä                                       Kurssit

*Lähtötaso*   *Tavoitetaso*                     *Lähtötaso*   *Tavoitetaso*
10            20                                3             5
""",
    ],
)
def test_boxes_of_indicators_side_by_side(boxes: str) -> None:
    report = read("TOIMENPIDE   Kysely\n\n" + boxes)
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Kurssit", "3", "5")]


def test_a_page_that_begins_with_the_report_on_the_right_hand_milestone() -> None:
    upper = """
TOIMENPIDE   Kysely asukkaille

Osatavoite 1            Osatavoite 2
Malli on valmis         Koulutus
Raportointi
Tehty
"""
    lower = """
                        Raportointi
                        Koulutettu kaikki
"""
    report = read(page(upper), page(*drawn(lower, top=70), number=2))
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty"), (2, "Koulutus", "Koulutettu kaikki")]


def test_boxes_with_small_labels_above_their_values() -> None:
    """A unit stands beside its action, and a `Toteuma` beside its milestone."""
    report = read("""
Päämäärä                          Tavoite
Kasvava Pori                      Yritykset kasvavat
Toimenpide                        Vastuutaho
Kysely yrityksille                Elinvoimapalvelut
Mittari                           Nykytila        Tavoitearvo
Vastaajat                         100             120

Välitavoite 1           Toteuma
Luonnos on valmis       Valmistui keväällä
Välitavoite 2           Toteuma
Kysely                  Siirtyy syksyyn

Päämäärä                          Tavoite
Osaava Pori                       Taidot karttuvat
Toimenpide                        Vastuutaho
Kurssi                            Opisto
""")
    assert context_of(report) == [
        {
            "focus_area": "Kasvava Pori",
            "goal": "Yritykset kasvavat",
            "responsible": "Elinvoimapalvelut",
            "action": "Kysely yrityksille",
        },
        {"focus_area": "Osaava Pori", "goal": "Taidot karttuvat", "responsible": "Opisto", "action": "Kurssi"},
    ]
    assert rows_of(report) == [("Vastaajat", "100", "120")]
    assert steps_of(report) == [
        (1, "Luonnos on valmis", "Valmistui keväällä"),
        (2, "Kysely", "Siirtyy syksyyn"),
    ]


def test_a_cell_that_begins_with_the_word_of_a_label() -> None:
    report = read(
        page(
            "TAVOITE      Sujuva arki\nTOIMENPIDE   Kysely\n",
            *drawn(
                """
*Osatavoite 1:*                *Raportointi:*  Kustannukset ovat olleet
Mittarit määritelty            alle talousarvion.
ja tavoitteet asetettu
""",
                top=150,
            ),
        )
    )
    assert steps_of(report) == [
        (1, "Mittarit määritelty ja tavoitteet asetettu", "Kustannukset ovat olleet alle talousarvion.")
    ]


@pytest.mark.parametrize(
    "drawing",
    [
        """
Osatavoite 1: Kysely             Osatavoite 2: Koulutus on         Osatavoite 3: Opas
                                 pidetty
Raportointi:                     Raportointi:                      Raportointi:
Tehty keväällä.                  Alkanut on kaksi:
                                 • esihenkilöille
""",
        """
____________________________________________________________________________________
|  Osatavoite 1: Kysely  |  Osatavoite 2: Koulutus on  |  Osatavoite 3: Opas  |
|                        |  pidetty                    |                      |
____________________________________________________________________________________
|  Raportointi:          |  Raportointi:               |  Raportointi:        |
|  Tehty keväällä.       |  Alkanut on kaksi:          |                      |
|                        |  • esihenkilöille           |                      |
____________________________________________________________________________________
""",
    ],
)
def test_milestones_over_their_reports(drawing: str) -> None:
    report = read("TAVOITE      Sujuva arki\nTOIMENPIDE   Tehostamme viestintää\n" + drawing.strip("\n"))
    assert steps_of(report) == [
        (1, "Kysely", "Tehty keväällä."),
        (2, "Koulutus on pidetty", "Alkanut on kaksi:\n- esihenkilöille"),
        (3, "Opas", None),
    ]


def test_labels_and_values_that_are_centred_in_their_boxes() -> None:
    """A value begins left of its label."""
    boxes = [(50, 180, "TEEMA", "Suunnittelu"), (180, 400, "TAVOITE", "Poriin syntyy uusia työpaikkoja")]
    items = [
        At((left + right) / 2 - 2.5 * len(text), y, text)
        for left, right, label, value in boxes
        for y, text in ((120, label), (135, value))
    ]
    rules = [Rule(x, 105, x, 142) for x in (50, 180, 400)]
    report = read(page(*items, *rules, *drawn("TOIMENPIDE   Tehostamme viestintää", top=170)))
    assert context_of(report) == [
        {"theme": "Suunnittelu", "goal": "Poriin syntyy uusia työpaikkoja", "action": "Tehostamme viestintää"}
    ]


def test_values_that_are_centred_far_below_their_labels() -> None:
    """In the cells of a row one of which is tall."""
    tall = [
        At(330, 122 + 12 * row, text)
        for row, text in enumerate(["Käymme läpi", "kaikki", "palvelut", "yksi", "kerrallaan", "vuodessa"])
    ]
    labels = [At(x, 110, text, bold=True) for x, text in ((50, "TEEMA"), (190, "TAVOITE"), (330, "TOIMENPIDE"))]
    cells = [At(50, 153, "Talous"), At(190, 147, "Talous on vakaalla"), At(190, 159, "pohjalla")]
    report = read(page(*labels, *tall, *cells, At(50, 240, "Osatavoite 1: Luettelo")))
    assert context_of(report) == [
        {
            "theme": "Talous",
            "goal": "Talous on vakaalla pohjalla",
            "action": "Käymme läpi kaikki palvelut yksi kerrallaan vuodessa",
        }
    ]


def test_captions_in_other_cases() -> None:
    """Where a line has nothing but labels."""
    report = read(
        page("""
Toimialan teema          TAVOITE                  Teko
Viestintä                Vaikuttava viestintä     Suunnitelma

TOIMENPIDE
Tehostamme viestintää
""")
    )
    assert context_of(report) == [
        {
            "theme": "Viestintä",
            "goal": "Vaikuttava viestintä",
            "initiative": "Suunnitelma",
            "action": "Tehostamme viestintää",
        }
    ]


def test_boxes_whose_headings_stand_a_little_lower_in_one() -> None:
    boxes = [
        At(50, 150, "MITTARI", size=7),
        At(300, 150, "MITTARI", size=7),
        At(50, 162, "Kävijöitä", bold=True),
        At(300, 162, "Kurssit, joilla on", bold=True),
        At(300, 174, "osallistujia", bold=True),
        *(At(x, 190, text, size=7) for x, text in ((300, "LÄHTÖTASO"), (380, "TAVOITETASO"))),
        *(At(x, 193, text, size=7) for x, text in ((50, "LÄHTÖTASO"), (130, "TAVOITETASO"))),
        *(At(x, 205, text, bold=True) for x, text in ((50, "10"), (130, "20"), (300, "3"), (380, "5"))),
    ]
    report = read(page("TOIMENPIDE   Kysely", *boxes))
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Kurssit, joilla on osallistujia", "3", "5")]


def test_a_box_whose_levels_stand_below_each_other() -> None:
    first = ("Mittari", "Ohjelma", "Nykytila", "Ohjelma puuttuu", "Tavoite 2026", "Ohjelma hyväksytty")
    boxes = [
        *(At(50, 150 + 12 * at, text, bold=at % 2 > 0, size=9 if at % 2 else 7) for at, text in enumerate(first)),
        At(300, 150, "Mittari", size=7),
        At(300, 162, "Kävijöitä", bold=True, size=9),
        *(At(x, 195, text, size=7) for x, text in ((300, "Nykytila"), (400, "Tavoite 2026"))),
        *(At(x, 210, text, bold=True, size=9) for x, text in ((300, "10"), (400, "20"))),
    ]
    steps = [At(50, 240 + 15 * at, f"Osatavoite {at + 1}: Kysely tehty") for at in range(2)]
    report = read(page("TAVOITE   Arki sujuu\nTOIMENPIDE   Kysely", *boxes, *steps))
    assert rows_of(report) == [("Ohjelma", "Ohjelma puuttuu", "Ohjelma hyväksytty"), ("Kävijöitä", "10", "20")]


def test_a_box_whose_levels_stand_below_each_other_above_one_of_the_other_kind() -> None:
    report = read("""
TAVOITE        Arki sujuu
TOIMENPIDE     Kysely
MITTARI        Ohjelma
Lähtötaso      Ohjelma puuttuu
Tavoitetaso    Ohjelma hyväksytty
MITTARI        Kävijöitä
               Lähtötaso    Tavoitetaso
               10           20
""")
    assert rows_of(report) == [("Ohjelma", "Ohjelma puuttuu", "Ohjelma hyväksytty"), ("Kävijöitä", "10", "20")]


def test_a_label_in_small_letters_ahead_of_a_cell_beside_one_in_capitals() -> None:
    report = read("""
*TEKO*          Ohjelma              *Vastuuyksikkö*    Tilapalvelut
*TOIMENPIDE*    Kysely
""")
    assert context_of(report) == [{"initiative": "Ohjelma", "responsible": "Tilapalvelut", "action": "Kysely"}]


def test_a_bold_label_close_behind_the_value_of_another() -> None:
    line = [At(50, 122, "Teko:", bold=True), At(78, 122, "Kaasun käyttö")]
    unit = [At(152, 122, "Vastuuyksikkö:", bold=True), At(225, 122, "Puhdistamo")]
    report = read(page("Tavoite: Sujuva arki", *line, *unit, At(50, 134, "Toimenpide: Kysely")))
    (context,) = context_of(report)
    assert (context["initiative"], context["responsible"]) == ("Kaasun käyttö", "Puhdistamo")


def test_a_milestone_alone_below_its_ruled_heading() -> None:
    """Its report has not come yet; the rows stand farther apart than lines do."""
    rules = [Rule(x, 160, x, 200) for x in (45, 300, 560)] + [Rule(45, y, 560, y) for y in (160, 180, 200)]
    headings = [At(50, 174, "Osatavoite 1", bold=True), At(305, 174, "Raportointi", bold=True)]
    context = "TAVOITE      Sujuva arki, joka\n             palvelee\nTOIMENPIDE   Uusi sali"
    report = read(page(context, *rules, *headings, At(50, 194, "Tilasta on sovittu")))
    assert steps_of(report) == [(1, "Tilasta on sovittu", None)]


def test_the_last_value_below_labels_abreast_is_none_of_the_label_below() -> None:
    heads = [(60, "Painopiste", "Vesihuolto"), (200, "Teko", "Saneeraus ete-"), (330, "Vastuuyksikkö", "Verkosto")]
    items = [At(x, 100, label, bold=True, size=8) for x, label, _ in heads]
    items += [At(x, 116, value) for x, _, value in heads] + [At(200, 129, "nee")]
    rules = [Rule(55, y, 540, y) for y in (90, 105)]
    report = read(page(*items, *rules, *drawn("*Toimenpide*   Johdot uusitaan", top=152)))
    assert context_of(report) == [
        {
            "focus_area": "Vesihuolto",
            "initiative": "Saneeraus etenee",
            "responsible": "Verkosto",
            "action": "Johdot uusitaan",
        }
    ]
