"""An indicator table right of the context of its action, which stands below the TOIMENPIDE."""

from __future__ import annotations

from tests.typed import At, context_of, drawn, page, read, rows_of, steps_of

CARD = """
*TOIMENPIDE*
Kaavoitamme suuren tontin ja varmistamme sen sähköliittymän tulevan talven aikana {0}
*PAINOPISTE*
Kasvava Pori {0}                  *MITTARI*                *Lähtötaso*   *Tavoitetaso*
*TAVOITE*                         Teollisuusmaa {0}          42 ha         110 ha
Yritykset sijoittuvat Poriin {0}
*TEKO*                            Vastausaika              6 vrk         4 vrk
Tonttitarjonta {0}
Elinvoimayksikkö

*Osatavoite 1*
Luonnos on nähtävillä {0}
*Raportointi*
Luonnos oli nähtävillä keväällä, ja siitä saatiin 14 lausuntoa, joista yksi muutosta vaativa.
"""
REPORT = "Luonnos oli nähtävillä keväällä, ja siitä saatiin 14 lausuntoa, joista yksi muutosta vaativa."


def _context(name: str) -> dict[str, str]:
    return {
        "focus_area": f"Kasvava Pori {name}",
        "goal": f"Yritykset sijoittuvat Poriin {name}",
        "initiative": f"Tonttitarjonta {name}",
        "responsible": "Elinvoimayksikkö",
        "action": f"Kaavoitamme suuren tontin ja varmistamme sen sähköliittymän tulevan talven aikana {name}",
    }


def test_cards_with_their_table_beside_the_context() -> None:
    report = read(page(CARD.format("A") + CARD.format("B")))
    assert context_of(report) == [_context("A"), _context("B")]
    assert rows_of(report) == [
        row
        for name in "AB"
        for row in ((f"Teollisuusmaa {name}", "42 ha", "110 ha"), ("Vastausaika", "6 vrk", "4 vrk"))
    ]
    assert steps_of(report) == [(1, f"Luonnos on nähtävillä {name}", REPORT) for name in "AB"]


def test_the_toimenpide_may_end_the_page_before() -> None:
    first, rest = (CARD.format(name) for name in "AB")
    head, below = rest[: rest.index("*PAINOPISTE*")], rest[rest.index("*PAINOPISTE*") :]
    report = read(page(first + head), page(below, number=2))
    assert context_of(report) == [_context("A"), _context("B")]


SLIDE = """
*TOIMENPIDE*
Avaamme lähikirjastot omatoimikäyttöön myös viikonloppuisin ja juhlapyhinä kaikille asukkaille
*TEEMA*                           *MITTARI*                *Lähtötaso*   *Tavoitetaso*
Kirjastot
*TAVOITE*                         Tunnit viikossa          84            140
Palvelut tavoittavat

*Osatavoite 1*                    *Osatavoite 2*
Kulunvalvonta                     Kirjastot avattu
*Raportointi*
Hankittu
"""


def test_the_milestones_below_may_stand_side_by_side() -> None:
    report = read(SLIDE)
    assert [action["goal"] for action in context_of(report)] == ["Palvelut tavoittavat"]
    assert rows_of(report) == [("Tunnit viikossa", "84", "140")]
    assert steps_of(report) == [(1, "Kulunvalvonta", "Hankittu"), (2, "Kirjastot avattu", None)]


ROWS = """
___________________________________________________________________________________
PAINOPISTE Kasvava Pori
___________________________________________________________________________________
TAVOITE Yritykset kasvavat
___________________________________________________________________________________
*TOIMENPIDE*          |  *Mittari*            |  *Lähtötaso*    |  *Tavoitetaso*
Kysely yrityksille    |  Vastaajat            |  100            |  120
ja kirje              |  Osuus                |  4 %            |  5 %
                      |  *Osatavoite*         |  *Raportointi*
                      |  1. Luonnos           |  Tehty
___________________________________________________________________________________
*TOIMENPIDE*          |  *Mittari*            |  *Lähtötaso*    |  *Tavoitetaso*
Uusi palvelu          |  Kävijät              |  7              |  9
                      |  *Osatavoite*         |  *Raportointi*
                      |  1. Malli             |  Kesken
___________________________________________________________________________________
TEEMA Asuminen
___________________________________________________________________________________
TAVOITE Keskustassa on elämää
___________________________________________________________________________________
*TOIMENPIDE*          |  *Mittari*            |  *Lähtötaso*    |  *Tavoitetaso*
Suunnitelma           |  Asukkaat             |  3              |  4
"""


def test_what_an_action_has_stands_right_of_its_cell_and_its_context_in_rows_across() -> None:
    report = read(ROWS)
    assert context_of(report) == [
        {"focus_area": "Kasvava Pori", "goal": "Yritykset kasvavat", "action": "Kysely yrityksille ja kirje"},
        {"focus_area": "Kasvava Pori", "goal": "Yritykset kasvavat", "action": "Uusi palvelu"},
        {"theme": "Asuminen", "goal": "Keskustassa on elämää", "action": "Suunnitelma"},
    ]
    assert rows_of(report) == [
        ("Vastaajat", "100", "120"),
        ("Osuus", "4 %", "5 %"),
        ("Kävijät", "7", "9"),
        ("Asukkaat", "3", "4"),
    ]
    assert steps_of(report) == [(1, "Luonnos", "Tehty"), (1, "Malli", "Kesken")]


def test_a_table_in_the_column_of_values_is_beside_nothing() -> None:
    drawing = """
TOIMENPIDE:                       Kysely asukkaille
                                  MITTARI      Lähtötaso    Tavoitetaso
                                  Vastaajat    100          120
PAINOPISTE:                       Kasvava Pori
TAVOITE:                          Yritykset kasvavat
TOIMENPIDE:                       Kirje yrityksille
                                  MITTARI      Lähtötaso    Tavoitetaso
                                  Kirjeet      1            2
"""
    report = read(drawing)
    assert [action.get("focus_area") for action in context_of(report)] == [None, "Kasvava Pori"]
    assert rows_of(report) == [("Vastaajat", "100", "120"), ("Kirjeet", "1", "2")]


def test_a_cell_and_the_table_beside_it_go_on_overleaf() -> None:
    first = """
PAINOPISTE Kasvava Pori
*TOIMENPIDE*          |  *Mittari*            |  *Lähtötaso*    |  *Tavoitetaso*
Kysely yrityksille    |  Vastaajat            |  100            |  120
"""
    rest = """
ja kirje kaikille     |  Osuus                |  4 %            |  5 %
                      |  *Osatavoite*         |  *Raportointi*
                      |  1. Luonnos           |  Tehty
TAVOITE Sujuva arki
*TOIMENPIDE*          |  *Mittari*            |  *Lähtötaso*    |  *Tavoitetaso*
Kirje                 |  Kirjeet              |  1              |  2
"""
    report = read(page(first), page(rest, number=2))
    assert [action["action"] for action in context_of(report)] == ["Kysely yrityksille ja kirje kaikille", "Kirje"]
    assert rows_of(report) == [("Vastaajat", "100", "120"), ("Osuus", "4 %", "5 %"), ("Kirjeet", "1", "2")]
    assert steps_of(report) == [(1, "Luonnos", "Tehty")]


COLUMN = """
{area:<36}*MITTARI*                     *Lähtötaso*   *Tavoitetaso*
Osaava Pori {0}
*TAVOITE*                           Teollisuusmaa {0}               42 ha         110 ha
Yritykset sijoittuvat
Poriin {0}                            *OSATAVOITE*                  *RAPORTOINTI*
*TEKO*
Tonttitarjonta {0}                    1. Luonnos on nähtävillä      Luonnos oli nähtävillä keväällä.
*TOIMENPIDE*
Kaavoitamme
tontin {0}                            2. Kaava on hyväksytty
"""


def test_the_context_of_each_action_stands_left_of_its_tables() -> None:
    """PAINOPISTE and TEEMA take turns, and the headings of a table may stand a little higher than the label beside
    them."""
    areas = (("A", "*TEEMA*"), ("B", "*TEEMA*"), ("C", "*PAINOPISTE*"))
    columns = [COLUMN.format(name, area=area) for name, area in areas]
    head, *below = columns[2].strip("\n").splitlines()
    names = ("MITTARI", "Lähtötaso", "Tavoitetaso")
    upper = [At(50 + 5 * head.index(f"*{name}"), 350, name, bold=True) for name in names]
    lower = [At(50, 355, "PAINOPISTE", bold=True), *drawn("\n".join(below), top=367)]
    report = read(page(columns[0], *drawn(columns[1], top=230), *upper, *lower))
    assert [(row.get("theme"), row.get("focus_area"), row["action"]) for row in context_of(report)] == [
        ("Osaava Pori A", None, "Kaavoitamme tontin A"),
        ("Osaava Pori B", None, "Kaavoitamme tontin B"),
        (None, "Osaava Pori C", "Kaavoitamme tontin C"),
    ]
    assert rows_of(report) == [(f"Teollisuusmaa {name}", "42 ha", "110 ha") for name in "ABC"]
    assert steps_of(report) == 3 * [
        (1, "Luonnos on nähtävillä", "Luonnos oli nähtävillä keväällä."),
        (2, "Kaava on hyväksytty", None),
    ]


def test_a_table_in_a_newspapers_column_is_not_beside_the_context_in_the_other() -> None:
    """Its cells are padded, and so are a little right of the TOIMENPIDE above it."""
    left = [
        (100, "TEEMA      Lupa-asiat"),
        (120, "TAVOITE    Rakennusluvan saa sujuvasti"),
        (140, "TEKO       Lain muutokset"),
        (160, "TOIMENPIDE Otamme mallin käyttöön"),
        (180, "Osatavoite 1: Järjestelmä on valmis"),
        (194, "Raportointi: Testaus jatkuu."),
        (208, "Osatavoite 2: Luvat on käsitelty"),
        (222, "Raportointi: Kesken."),
    ]
    right = [
        (90, "TOIMENPIDE Laadimme suunnitelman"),
        (180, "Osatavoite 1: Aineisto on koottu"),
        (194, "Raportointi: Tehty keväällä."),
        (208, "Osatavoite 2: Luonnos on valmis"),
        (222, "Raportointi: Valmistui kesällä."),
    ]
    table = [At(x, 120, text, bold=True) for x, text in ((313, "MITTARI"), (440, "Lähtötaso"), (510, "Tavoitetaso"))]
    row = [At(x, 136, text) for x, text in ((313, "Kattavuus"), (440, "17 %"), (510, "100 %"))]
    placed = [
        At(x + item.x - 50, item.y, item.text)
        for x, column in ((45, left), (310, right))
        for y, line in column
        for item in drawn(line, top=y)
        if isinstance(item, At)
    ]
    report = read(page(*placed, *table, *row))
    assert [row["action"] for row in context_of(report)] == ["Otamme mallin käyttöön", "Laadimme suunnitelman"]
    assert [len(action.indicators) for action in report.actions] == [0, 1]
    assert [len(action.milestones) for action in report.actions] == [2, 2]


def test_a_strip_of_the_context_may_run_over_both() -> None:
    strip = """
*TEEMA*            *TAVOITE*                          *TEKO*
Kirjastot          Palvelut tavoittavat               Omatoimikirjasto
"""
    left = """
*TOIMENPIDE*
Avaamme lähikirjastot omatoimikäyttöön
ja koulutamme henkilöstön
*VASTUUTAHO*
Kirjastopalvelut
"""
    right = """
                                               *MITTARI*                *Lähtötaso*   *Tavoitetaso*
                                               Tunnit viikossa          84            140
                                               Lainat                   3             4
"""
    report = read(page(strip, *drawn(left, top=150), *drawn(right, top=155, step=14)))
    assert context_of(report) == [
        {
            "theme": "Kirjastot",
            "goal": "Palvelut tavoittavat",
            "initiative": "Omatoimikirjasto",
            "responsible": "Kirjastopalvelut",
            "action": "Avaamme lähikirjastot omatoimikäyttöön ja koulutamme henkilöstön",
        }
    ]
    assert rows_of(report) == [("Tunnit viikossa", "84", "140"), ("Lainat", "3", "4")]


def test_targets_alone_beside_a_goal_by_another_name() -> None:
    report = read("""
*STRATEGINEN PAINOPISTE*          *TUNNUSLUKU*             *TAVOITE 2026*
Sujuva arki                       Puolella sivulla olevat  16,0
*PÄÄMÄÄRÄ*                        poissaolot
Henkilöstö voi hyvin              Keskustelut              90 %
*TOIMENPIDE*
Otamme varhaisen tuen käyttöön
    *RAPORTOINTI T2*
    Otettu käyttöön kaikissa yksiköissä, ja poissaolot ovat vähentyneet.
""")
    assert context_of(report) == [
        {
            "focus_area": "Sujuva arki",
            "goal": "Henkilöstö voi hyvin",
            "action": "Otamme varhaisen tuen käyttöön",
        }
    ]
    assert rows_of(report) == [("Puolella sivulla olevat poissaolot", None, "16,0"), ("Keskustelut", None, "90 %")]


def test_headings_of_levels_a_little_above_the_mittari_and_over_their_years() -> None:
    """Which stand lower than what is beside them."""
    left = [(94, "TAVOITE", True), (110, "Kotona asuminen on turvallista", False), (144, "TOIMENPIDE", True)]
    slide = [At(50, y, text, bold) for y, text, bold in (*left, (157, "Laajennetaan etähoiva", False))]
    slide += [At(x, 110, text, bold=True) for x, text in ((400, "Lähtötaso"), (480, "Tavoitetaso"))]
    slide += [At(x, 118, text, bold=True) for x, text in ((400, "2025"), (480, "2026"))]
    slide += [At(280, 114, "Mittari", bold=True)]
    slide += [At(x, 144, text) for x, text in ((280, "Etäkäynnit"), (400, "8,6"), (480, "15,0"))]
    report = read(page(*slide))
    assert context_of(report) == [{"goal": "Kotona asuminen on turvallista", "action": "Laajennetaan etähoiva"}]
    assert rows_of(report) == [("Etäkäynnit", "8,6", "15,0")]


def test_milestones_that_begin_left_of_the_padded_cells_of_their_table() -> None:
    context = ["VASTUUYKSIKKÖ", "Yrityspalvelut", "TEKO", "Yhden luukun palvelu", "TOIMENPIDE"]
    context += ["Perustetaan tiimi,", "joka vastaa kyselyihin"]
    left = [At(50, 100 + 18 * at, text, bold=text.isupper()) for at, text in enumerate(context)]
    table = [At(x, 106, text, bold=True) for x, text in ((304, "MITTARI"), (440, "Lähtötaso"), (520, "Tavoitetaso"))]
    table += [At(x, 128, text) for x, text in ((304, "Vastattu"), (440, "45 %"), (520, "90 %"))]
    steps = [At(300, 190, "Selvitys edistymisestä (T2):", bold=True), At(300, 208, "Osatavoite 1: Tiimi on nimetty")]
    report = read(page(*left, *table, *steps))
    assert context_of(report) == [
        {
            "initiative": "Yhden luukun palvelu",
            "responsible": "Yrityspalvelut",
            "action": "Perustetaan tiimi, joka vastaa kyselyihin",
        }
    ]
    assert rows_of(report) == [("Vastattu", "45 %", "90 %")]
    assert steps_of(report) == [(1, "Tiimi on nimetty", None)]
