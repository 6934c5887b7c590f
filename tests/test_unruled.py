"""Tables of whole actions whose columns, or rows, nothing is drawn between."""

from __future__ import annotations

from parsers.model import Rule
from tests.typed import At, context_of, drawn, page, read, rows_of, steps_of

HEAD = """
TEEMA     Viestintä
TAVOITE   Vaikuttava viestintä
TEKO      Uuden yksikön organisoituminen
"""
TABLE = """
*Toimenpide*       *Mittari*       *Lähtötaso*   *Tavoitetaso*   *Osatavoite*          *Raportointi*
____________________________________________________________________________________________________
Luomme mallin      Kävijöitä         10            20          Osatavoite 1:         Tehty keväällä
viestinnälle       verkossa                                    Malli valmis          ja esitelty.
____________________________________________________________________________________________________
Tehostamme         Säästö            -             n. 10 %     Osatavoite 1:
                                                               Selvitys on tehty
____________________________________________________________________________________________________
"""
ACTIONS = ["Luomme mallin viestinnälle", "Tehostamme"]
ROWS = [("Kävijöitä verkossa", "10", "20"), ("Säästö", "-", "n. 10 %")]
STEPS = [(1, "Malli valmis", "Tehty keväällä ja esitelty."), (1, "Selvitys on tehty", None)]


def test_columns_between_which_nothing_is_drawn() -> None:
    report = read(HEAD + TABLE)
    assert [row["action"] for row in context_of(report)] == ACTIONS
    assert {row["initiative"] for row in context_of(report)} == {"Uuden yksikön organisoituminen"}
    assert rows_of(report) == ROWS
    assert steps_of(report) == STEPS
    assert report.unparsed == ()


def test_rows_that_only_white_parts() -> None:
    first, head, one, two, _, *rest = TABLE.strip("\n").splitlines(keepends=True)
    apart = "".join([first, head, one, two, "\n", rest[0], rest[1], rest[2]])
    report = read(HEAD + apart + "\n")
    assert [row["action"] for row in context_of(report)] == ACTIONS
    assert (rows_of(report), steps_of(report)) == (ROWS, STEPS)


def test_rows_that_follow_each_other_as_lines_do() -> None:
    lines = TABLE.strip("\n").splitlines(keepends=True)
    report = read(HEAD + "".join(line for line in lines if "____" not in line))
    assert [row["action"] for row in context_of(report)] == ACTIONS
    assert (rows_of(report), steps_of(report)) == (ROWS, STEPS)


def test_a_table_that_goes_on_overleaf_and_what_comes_below_it() -> None:
    lower = """
Koulutamme         Tunteja                       40            Osatavoite 1:
väkeä              vuodessa                                    Kurssi pidetty
____________________________________________________________________________________________________

TAVOITE   Sujuva arki
TEKO      Ohjelma

TOIMENPIDE   Uudistamme palvelut
MITTARI      Lähtötaso    Tavoitetaso
Palveluja    2            5
"""
    report = read(page(HEAD + TABLE), page(*drawn(lower, top=70), number=2))
    assert [(row["goal"], row["action"]) for row in context_of(report)] == [
        *(("Vaikuttava viestintä", action) for action in (*ACTIONS, "Koulutamme väkeä")),
        ("Sujuva arki", "Uudistamme palvelut"),
    ]
    assert rows_of(report) == [*ROWS, ("Tunteja vuodessa", None, "40"), ("Palveluja", "2", "5")]
    assert steps_of(report) == [*STEPS, (1, "Kurssi pidetty", None)]
    assert report.unparsed == ()


def test_headings_in_boxes_over_columns_without() -> None:
    """Some programs shade each cell of the headings by itself."""
    _, *rows = TABLE.strip("\n").splitlines(keepends=True)
    head = (
        "|  *Toimenpide*  |  *Mittari*  |  *Lähtötaso*  |  *Tavoitetaso*  |  *Osatavoite*       |  *Raportointi*   |\n"
    )
    wide = [row.replace("____", "_____", 1) if "____" in row else "   " + row for row in rows]
    boxed = head + "".join(wide)
    report = read(HEAD + boxed)
    assert [row["action"] for row in context_of(report)] == ACTIONS
    assert (rows_of(report), steps_of(report)) == (ROWS, STEPS)
    assert report.unparsed == ()


ACROSS = """
*TOIMENPIDE*       *MITTARI*       *Lähtötaso*   *Tavoitetaso*   *Selvitys toimenpiteen edistymisestä (T3)*

*TEEMA* Henkilöstö ja osaaminen

*TAVOITE* Pori on vetovoimainen työnantaja

*TEKO* Osaamisen kehittämisen vuosikello
HR-yksikkö

Luomme mallin      Kävijöitä         10            20          Osatavoite 1: Malli valmis
viestinnälle                                                   Raportointi: Tehty
                   Tilaajia          5             8           Osatavoite 2: Malli käytössä

Tehostamme         Säästö            -             n. 10 %     Osatavoite 1: Selvitys
"""
LOWER = """
*TEKO* Hankintojen johtaminen

Koulutamme         Tunteja                         40          Osatavoite 1: Kurssi pidetty
väkeä                                                          Raportointi: Kesken
"""


def test_rows_of_the_context_may_run_across_the_columns() -> None:
    report = read(page(ACROSS), page(*drawn(LOWER, top=70), number=2))
    context = {"theme": "Henkilöstö ja osaaminen", "goal": "Pori on vetovoimainen työnantaja"}
    first = context | {"initiative": "Osaamisen kehittämisen vuosikello", "responsible": "HR-yksikkö"}
    assert context_of(report) == [
        *(first | {"action": action} for action in ACTIONS),
        context | {"initiative": "Hankintojen johtaminen", "action": "Koulutamme väkeä"},
    ]
    assert rows_of(report) == [
        *(("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8"), ("Säästö", "-", "n. 10 %")),
        ("Tunteja", None, "40"),
    ]
    assert steps_of(report) == [
        *((1, "Malli valmis", "Tehty"), (2, "Malli käytössä", None), (1, "Selvitys", None)),
        (1, "Kurssi pidetty", "Kesken"),
    ]
    assert (report.period, report.unparsed) == ("T3", ())


def test_a_unit_on_the_last_line_of_a_teko() -> None:
    cells = """
*TEKO*             *TOIMENPIDE*       *MITTARI*       *Lähtötaso*   *Tavoitetaso*
Ohjeiden           Luomme mallin      Kävijöitä         10            20
uudistaminen
Hallintoyksikkö

Sääntöjen          Tehostamme         Säästö            -             n. 10 %
selkeyttäminen
~Vesilaitos~
"""
    assert [(row["initiative"], row["responsible"]) for row in context_of(read(cells))] == [
        ("Ohjeiden uudistaminen", "Hallintoyksikkö"),
        ("Sääntöjen selkeyttäminen", "Vesilaitos"),
    ]


def test_labelled_milestones_may_run_across_the_columns() -> None:
    report = read("""
*Toimenpide*       *Vastuutaho*   *Mittari*            *Lähtötilanne*   *Tavoite 2025*
______________________________________________________________________________________
Teema: Viestintä
TAVOITE: Vaikuttava viestintä
______________________________________________________________________________________
Luomme mallin      Viestintä      Kävijöitä            10               20
viestinnälle
                                  Lainoja              100              120
______________________________________________________________________________________
Osatavoite 1: Malli valmis        Raportointi:
                                  - Tehty keväällä
                                  - Esitelty
______________________________________________________________________________________
Osatavoite 2: Koulutus
______________________________________________________________________________________
Tehostamme työtä   Talous         Säästö               -                n. 10 %
______________________________________________________________________________________
Osatavoite 1: Selvitys on tehty   Raportointi: Kesken.
""")
    assert [row["action"] for row in context_of(report)] == ["Luomme mallin viestinnälle", "Tehostamme työtä"]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Lainoja", "100", "120"), ("Säästö", "-", "n. 10 %")]
    assert steps_of(report) == [
        (1, "Malli valmis", "- Tehty keväällä\n- Esitelty"),
        (2, "Koulutus", None),
        (1, "Selvitys on tehty", "Kesken."),
    ]


def test_rows_of_the_context_with_small_labels_across_a_table_in_larger_type() -> None:
    """The wrap of an action may have the next indicator's values beside it."""
    heads = [(50, "Nro"), (80, "TOIMENPIDE"), (220, "MITTARI"), (350, "Lähtötaso"), (440, "Tavoitetaso")]
    placed: list[At | Rule] = [At(x, 110, text, bold=True, size=8) for x, text in heads]
    rows = [
        (130, [(50, "TEEMA", True), (76, "Viestintä", False)]),
        (150, [(50, "TAVOITE", True), (84, "Sujuva arki", False)]),
        (
            170,
            [
                (50, "1.1", False),
                (80, "Koulujen kerhojen", False),
                (220, "Osuus", False),
                (350, "62 %", False),
                (440, "80 %", False),
            ],
        ),
        (184, [(80, "laajentaminen", False)]),
        (198, [(80, "jokaiseen kouluun", False), (220, "Määrä", False), (350, "1 240", False), (440, "1 500", False)]),
        (220, [(50, "TEEMA", True), (76, "Talous", False)]),
        (
            240,
            [(50, "2.1", False), (80, "Kysely", False), (220, "eNPS", False), (350, "–", False), (440, "+10", False)],
        ),
    ]
    placed += [At(x, y, text, size=5 if small else 11) for y, cells in rows for x, text, small in cells]
    placed += [Rule(45, y, 520, y) for y in (98, 116, 136, 156, 208, 226, 248)] + [Rule(215, 187, 520, 187)]
    report = read(page(*placed))
    assert [(each.get("theme"), each["action"]) for each in context_of(report)] == [
        ("Viestintä", "Koulujen kerhojen laajentaminen jokaiseen kouluun"),
        ("Talous", "Kysely"),
    ]
    assert rows_of(report) == [("Osuus", "62 %", "80 %"), ("Määrä", "1 240", "1 500"), ("eNPS", "–", "+10")]


def test_a_form_with_a_table_beside_its_labels_is_none() -> None:
    """Another label of the form stands below the TOIMENPIDE, set as it is."""
    items: list[At | Rule] = []
    for top, name in ((140, "A"), (260, "B")):
        small = [(0, 50, "TOIMENPIDE"), (38, 50, "VASTUUYKSIKKÖ"), (70, 50, "TOTEUTUMINEN 30.4.2025")]
        heads = [(0, 260, "Mittari"), (0, 390, "Lähtötaso"), (0, 440, "Tavoitetaso"), (0, 505, "Toteuma")]
        values = [(11, 50, f"Luomme mallin {name}"), (49, 50, "Lukio"), (82, 50, f"Malli {name} on valmis.")]
        row = [(16, 260, "Kävijöitä"), (16, 390, "10"), (16, 440, "20"), (16, 505, "15")]
        items += [At(x, top + y, text, bold=True, size=7.5) for y, x, text in (*small, *heads)]
        items += [At(x, top + y, text) for y, x, text in (*values, *row)]
        items += [Rule(256, top + below, 545, top + below) for below in (5, 22)]
    report = read(page("TAVOITE   Arki", *items))
    context = {"goal": "Arki", "responsible": "Lukio"}
    assert context_of(report) == [{**context, "action": f"Luomme mallin {name}"} for name in "AB"]
    assert rows_of(report) == [("Kävijöitä", "10", "20")] * 2
    assert steps_of(report) == [(None, None, f"Malli {name} on valmis.") for name in "AB"]


def test_headings_in_a_box_wider_than_what_stands_below_it() -> None:
    """Frames are shaded from edge to edge, and the last column is seldom full."""
    head = """
    *1 Strateginen päämäärä: Sujuva arki*
    *1.1 Valtuustotason tavoite: Palvelut lähellä*
    *Toimenpide*      *Mittari*       *Lähtötaso*    *Tavoitetaso*    *Toteutuminen*
"""
    rows = """
    Luomme mallin     Kävijöitä       10             20               Malli otettiin käyttöön.
    viestinnälle                                                      Kävijöitä tuli lisää.
                      Tilaajia        5              8
"""
    box = [Rule(60, y, 560, y) for y in (124, 142)] + [Rule(x, 124, x, 142) for x in (60, 560)]
    report = read(page(head, *box, *drawn(rows, top=158), Rule(60, 190, 560, 190)))
    assert context_of(report) == [
        {"focus_area": "Sujuva arki", "goal": "Palvelut lähellä", "action": "Luomme mallin viestinnälle"}
    ]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8")]
    assert steps_of(report) == [(None, None, "Malli otettiin käyttöön. Kävijöitä tuli lisää.")]


def test_headings_with_nothing_but_a_theme_below_them_on_a_page() -> None:
    """The rows come overleaf, below the headings once more."""
    head = TABLE.strip("\n").splitlines()[0]
    rows = TABLE.strip("\n").splitlines()[1:]
    theme = f"{head}\nTEEMA     Viestintä\n"
    lower = f"{head}\nTAVOITE   Vaikuttava viestintä\nTEKO      Ohjelma\n" + "\n".join(rows)
    report = read(theme, lower)
    assert [(row["theme"], row["goal"], row["action"]) for row in context_of(report)] == [
        ("Viestintä", "Vaikuttava viestintä", action) for action in ACTIONS
    ]
    assert (rows_of(report), steps_of(report)) == (ROWS, STEPS)
    assert report.unparsed == ()


def test_a_cell_that_reaches_the_next_one() -> None:
    """Nothing but a word space is left ahead of cells that begin where their heading does."""
    wide = TABLE.replace("viestinnälle       verkossa", "omalle viestinnälle        ")
    report = read(page(HEAD + wide, At(145, 182, "verkossa")))
    assert [row["action"] for row in context_of(report)] == ["Luomme mallin omalle viestinnälle", "Tehostamme"]
    assert rows_of(report) == ROWS


def test_tables_each_of_one_action_over_its_milestones() -> None:
    """Below a table of four columns stand a heading and rows of two; a label of the context may have another in its
    row, and the first label of the next table is set as that is."""
    teko = "*TEKO*           Verkosto {0}                        *Vastuutaho*   Verkostoyksikkö"
    heads = "*TOIMENPIDE*          *MITTARI*                      *Lähtötaso*    *Tavoitetaso*"
    rows = """
Johdot saneerataan    Saneerattu                     4,2 km         7,0 km
alueella {0}            Vuotovesi                    19 %           14 %
*Selvitys toimenpiteen edistymisestä (T2):*
*Osatavoite 1:*  Urakka                   *Raportointi:*  Valmistui:
                                          • Hallituskatu
                                          • Raatihuoneenkatu
*Osatavoite 2:*  Suunnitelma              *Raportointi:*  Lausunnoilla
"""
    items = [
        item
        for top, name in ((130, "A"), (280, "B"))
        for drawing, y, size in ((teko, top, 8), (heads, top + 18, 8), (rows, top + 32, 10))
        for item in drawn(drawing.format(name), top=y, size=size)
    ]
    report = read(page("*PAINOPISTE*     Vesihuolto", *items))
    assert context_of(report) == [
        {
            "focus_area": "Vesihuolto",
            "initiative": f"Verkosto {name}",
            "responsible": "Verkostoyksikkö",
            "action": f"Johdot saneerataan alueella {name}",
        }
        for name in "AB"
    ]
    assert rows_of(report) == [("Saneerattu", "4,2 km", "7,0 km"), ("Vuotovesi", "19 %", "14 %")] * 2
    assert (
        steps_of(report)
        == [
            (1, "Urakka", "Valmistui:\n- Hallituskatu\n- Raatihuoneenkatu"),
            (2, "Suunnitelma", "Lausunnoilla"),
        ]
        * 2
    )


def test_tables_whose_levels_begin_a_line_above_their_other_headings() -> None:
    table = """
Tavoite: {0} vähenee
                                                      *Lähtötilanne*  *Tavoitearvo*
*Toimenpiteet*          *Vastuuyhtiö*   *Mittarit*    *2023*          *2025*          *Tilannekatsaus 8/2025*
Palkataan {0}           Vesi Oy         Kokevat       17 %            12 %            Kuusi on palkattu.
"""
    report = read(table.format("syy") + "\n" + table.format("uho"))
    assert context_of(report) == [
        {"goal": f"{name} vähenee", "responsible": "Vesi Oy", "action": f"Palkataan {name}"} for name in ("syy", "uho")
    ]
    assert rows_of(report) == [("Kokevat", "17 %", "12 %")] * 2
    assert steps_of(report) == [(None, None, "Kuusi on palkattu.")] * 2


def test_a_part_of_the_first_row_is_shaded() -> None:
    """The edges of the shade part no columns but two."""
    shade = [Rule(x, 161, x, 185) for x in (48, 143, 550)] + [Rule(143, y, 550, y) for y in (161, 185)]
    report = read(page(HEAD + TABLE, *shade))
    assert [row["action"] for row in context_of(report)] == ACTIONS
    assert (rows_of(report), steps_of(report)) == (ROWS, STEPS)
