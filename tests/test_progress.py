"""Osatavoite and Raportointi, their bullets and their wraps, and the period of a report."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from tests.typed import At, codes_of, drawn, findings_of, page, read, rows_of, spoken, steps_of

HEAD = """
PAINOPISTE   Kasvava Pori
TOIMENPIDE   Tehostamme viestintää ja markkinointia yhdessä kumppanien kanssa

"""
PROGRESS = HEAD + "Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):\n"

WANTED = [
    (1, "Keskustan kehittämisohjelmasta on tunnistettu tavoitteet, joita viestintä ja markkinointi tukevat", "Tehty."),
    (2, "Suunnitelma on valmis", None),
]


@pytest.mark.parametrize(
    "drawing",
    [
        # Inline, with a colon, bold, and glued.
        """
Osatavoite 1: Keskustan kehittämisohjelmasta on tunnistettu tavoitteet, joita viestintä
ja markkinointi tukevat
Raportointi: Tehty.
Osatavoite 2: Suunnitelma on valmis
""",
        """
*Osatavoite 1*  Keskustan kehittämisohjelmasta on tunnistettu tavoitteet, joita viestintä
ja markkinointi tukevat
*Raportointi*  Tehty.
*Osatavoite 2*  Suunnitelma on valmis
""",
        """
Osatavoite 1:Keskustan kehittämisohjelmasta on tunnistettu tavoitteet, joita viestintä
ja markkinointi tukevat
Raportointi:Tehty.
Osatavoite 2:Suunnitelma on valmis
""",
        # Beside.
        """
Osatavoite 1   Keskustan kehittämisohjelmasta on tunnistettu tavoitteet, joita
               viestintä ja markkinointi tukevat
Raportointi    Tehty.
Osatavoite 2   Suunnitelma on valmis
""",
        """
OSATAVOITE 1:   Keskustan kehittämisohjelmasta on tunnistettu tavoitteet, joita
                viestintä ja markkinointi tukevat
RAPORTOINTI:    Tehty.
OSATAVOITE 2:   Suunnitelma on valmis
""",
        # Above.
        """
*Osatavoite 1*
Keskustan kehittämisohjelmasta on tunnistettu tavoitteet, joita viestintä ja
markkinointi tukevat
*Raportointi*
Tehty.
*Osatavoite 2*
Suunnitelma on valmis
""",
        # An empty Raportointi is null.
        """
Osatavoite 1: Keskustan kehittämisohjelmasta on tunnistettu tavoitteet, joita viestintä
ja markkinointi tukevat
Raportointi: Tehty.
Osatavoite 2: Suunnitelma on valmis
Raportointi:
""",
    ],
)
def test_the_same_milestones_in_every_layout(drawing: str) -> None:
    report = read(PROGRESS + drawing)
    assert steps_of(report) == WANTED
    assert (report.period, codes_of(report)) == ("T2", [])


@pytest.mark.parametrize(
    ("report", "text"),
    [
        ("Raportointi: Luonnos on käsiteltävänä", "Luonnos on käsiteltävänä"),
        # Items below the label, wrapped, with a lead, behind the label.
        (
            """
Raportointi:
- Esiselvitys on käynnistetty kesäkuussa ja seuraava kokous pidetään syyskuussa aiheesta,
että ketkä ovat kiinnostuneita
- Hankinta on toteutettu
""",
            (
                "- Esiselvitys on käynnistetty kesäkuussa ja seuraava kokous pidetään syyskuussa aiheesta, "
                "että ketkä ovat kiinnostuneita\n- Hankinta on toteutettu"
            ),
        ),
        (
            """
Raportointi: Vuoden aikana:
   •  Esiselvitys on käynnistetty
   •  Hankinta on toteutettu
""",
            "Vuoden aikana:\n- Esiselvitys on käynnistetty\n- Hankinta on toteutettu",
        ),
        ("Raportointi: - Tehty\n             - Valmis", "- Tehty\n- Valmis"),
        pytest.param(
            "Raportointi:\n•Esiselvitys on käynnistetty\n•Hankinta on toteutettu",
            "- Esiselvitys on käynnistetty\n- Hankinta on toteutettu",
        ),
        # Paragraphs are one running text.
        ("Raportointi: Luonnos on valmis.\n\nKokous on pidetty.", "Luonnos on valmis. Kokous on pidetty."),
        # Hyphens at line ends.
        (
            """
Raportointi: Pysäköinninvalvonnan prosessin sähköistäminen on valmis. Sähköiset oikaisuvaatimukset -
palvelun arvioidaan vähentävän työtä, ja sähköiset palvelut ovat käytössä kaikkien sidos-
ryhmien ja kumppanien kanssa koko kaupungin alueella, samoin suunnittelu- ja viestintä-
ja markkinointipalvelut.
""",
            (
                "Pysäköinninvalvonnan prosessin sähköistäminen on valmis. Sähköiset oikaisuvaatimukset -palvelun "
                "arvioidaan vähentävän työtä, ja sähköiset palvelut ovat käytössä kaikkien sidosryhmien ja kumppanien "
                "kanssa koko kaupungin alueella, samoin suunnittelu- ja viestintä- ja markkinointipalvelut."
            ),
        ),
        # A dash that happens to begin a wrapped line is no item.
        (
            """
Raportointi: Viestintä- ja markkinointisuunnitelman luonnos on nyt käsiteltävänä lautakunnissa
ja valtuustossa, ja se hyväksytään syyskuussa yhdessä muiden suunnitelmien ja talousarvion kera
– kuten suunniteltiin.
""",
            (
                "Viestintä- ja markkinointisuunnitelman luonnos on nyt käsiteltävänä lautakunnissa ja valtuustossa, "
                "ja se hyväksytään syyskuussa yhdessä muiden suunnitelmien ja talousarvion kera – kuten suunniteltiin."
            ),
        ),
        # But below the end of a sentence it is one, and in small letters too.
        (
            """
Raportointi:   Viestintä- ja markkinointisuunnitelman luonnos on käsiteltävänä lautakunnissa.
               - kysely on tehty
""",
            "Viestintä- ja markkinointisuunnitelman luonnos on käsiteltävänä lautakunnissa.\n- kysely on tehty",
        ),
        # References and wraps that begin with a label's word.
        (
            """
Raportointi: Selvitys on tehty ja käsitelty lautakunnassa kesäkuussa yhdessä muiden kanssa, ks.
osatavoite 1 ja Osatavoite 3, joiden valmistelu on aloitettu yhdessä kumppanien kanssa, ks. ed.
Osatavoite 2 jatkuu.
""",
            (
                "Selvitys on tehty ja käsitelty lautakunnassa kesäkuussa yhdessä muiden kanssa, ks. osatavoite 1 ja "
                "Osatavoite 3, joiden valmistelu on aloitettu yhdessä kumppanien kanssa, ks. ed. Osatavoite 2 jatkuu."
            ),
        ),
    ],
)
def test_reports(report: str, text: str) -> None:
    read_report = read(PROGRESS + "Osatavoite 1: Selvitetään palvelut\n" + report.strip("\n"))
    assert steps_of(read_report) == [(1, "Selvitetään palvelut", text)]


def test_a_report_over_a_page_break() -> None:
    begun = (
        PROGRESS
        + """
Osatavoite 1: Selvitetään palvelut
Raportointi: Viestintä- ja markkinointisuunnitelman luonnos on nyt käsiteltävänä lautakunnissa ja
"""
    )
    report = read(begun, "valtuustossa.\nOsatavoite 2: Suunnitelma on valmis")
    assert steps_of(report) == [
        (
            1,
            "Selvitetään palvelut",
            "Viestintä- ja markkinointisuunnitelman luonnos on nyt käsiteltävänä lautakunnissa ja valtuustossa.",
        ),
        (2, "Suunnitelma on valmis", None),
    ]


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Selvitys toimenpiteen edistymisestä ensimmäisellä vuosikolmanneksella (T1):", "T1"),
        ("Selvitys toimenpiteen edistymisestä ensimmäisellä vuosikolmanneksella", "T1"),
        ("Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella:", "T2"),
        ("Selvitys toimenpiteen edistymisestä (T3):", "T3"),
        ("*Selvitys toimenpiteen edistymisestä kolmannella vuosikolmanneksella (T3)*", "T3"),
        ("SELVITYS TOIMENPITEEN EDISTYMISESTÄ KOLMANNELLA VUOSIKOLMANNEKSELLA (T3):", "T3"),
    ],
)
def test_the_period(heading: str, period: str) -> None:
    report = read(HEAD + heading + "\nOsatavoite 1: Selvitetään palvelut\nRaportointi: Tehty")
    assert report.period == period
    assert steps_of(report) == [(1, "Selvitetään palvelut", "Tehty")]
    assert spoken(report.labels).count("Selvitys") + spoken(report.labels).count("SELVITYS") == 1
    assert codes_of(report) == []


@pytest.mark.parametrize(
    ("first", "second", "size"),
    [
        # Wrapped where the line was full.
        ("Selvitys toimenpiteen edistymisestä toisella", "vuosikolmanneksella (T2):", 15.0),
        # Broken where a hand broke it, in a type of its own.
        ("Selvitys toimenpiteen edistymisestä", "toisella vuosikolmanneksella (T2):", 10.0),
        ("SELVITYS TOIMENPITEEN EDISTYMISESTÄ TOISELLA", "VUOSIKOLMANNEKSELLA:", 10.0),
    ],
)
def test_a_period_heading_of_two_lines(first: str, second: str, size: float) -> None:
    heading = At(50, 200, first, True, size), At(50, 200 + 1.2 * size, second, True, size)
    report = read(page(HEAD, *heading, *drawn("Osatavoite 1: Selvitetään palvelut\nRaportointi: Tehty", top=240)))
    assert (report.period, codes_of(report)) == ("T2", [])
    assert steps_of(report) == [(1, "Selvitetään palvelut", "Tehty")]


def test_a_plan_has_no_period() -> None:
    report = read(HEAD + "Osatavoite 1: Selvitetään palvelut\nOsatavoite 2: Suunnitelma on valmis")
    assert report.period is None
    assert steps_of(report) == [(1, "Selvitetään palvelut", None), (2, "Suunnitelma on valmis", None)]


@pytest.mark.parametrize(
    ("steps", "findings"),
    [
        ("Osatavoite 1: Alku\nOsatavoite 3: Loppu", [("milestone-number-missing", 1, "Osatavoite 3:")]),
        ("Osatavoite 2: Alku", [("milestone-number-missing", 1, "Osatavoite 2:")]),
        ("Osatavoite 1: Alku\nOsatavoite: Loppu", [("milestone-number-missing", 1, "Osatavoite:")]),
        ("Osatavoite 1: Alku\nOsatavoite 1: Loppu", [("milestone-number-twice", 1, "Osatavoite 1:")]),
        ("Raportointi: Tehty", [("report-without-milestone", 1, "Raportointi:")]),
        (
            "Osatavoite 1: Alku\nRaportointi: Tehty\nRaportointi: Valmis",
            [("report-without-milestone", 1, "Raportointi:")],
        ),
        ("Osatavoite 1: Alku\nOsatavoite 2: Loppu", []),
    ],
)
def test_doubtful_numbers(steps: str, findings: list[tuple[str, int, str]]) -> None:
    assert findings_of(read(PROGRESS + steps)) == findings


@pytest.mark.parametrize("rule", [True, False])
def test_a_label_centred_beside_a_report_of_paragraphs(rule: bool) -> None:
    # The cell's lower margin puts the label below the middle of its lines.
    items: list[At | Rule] = [
        *drawn(PROGRESS, top=110),
        *(At(50, 180, "Osatavoite 1"), At(130, 180, "Hanke on valmis")),
        *(At(130, 200, "Toteutunut."), At(130, 212, "• Arviointi tehty"), At(130, 224, "• Kysely tehty")),
        *(At(50, 229, "Raportointi"), At(50, 252, "Osatavoite 2"), At(130, 252, "Käyttöönotto")),
    ]
    items += [Rule(120, 186, 400, 186), Rule(120, 238, 400, 238)] if rule else []
    report = read(page(*items))
    assert steps_of(report) == [
        (1, "Hanke on valmis", "Toteutunut.\n- Arviointi tehty\n- Kysely tehty"),
        (2, "Käyttöönotto", None),
    ]


def test_rules_part_rows_that_stand_close() -> None:
    # Without the rules the second line could be either's.
    items: list[At | Rule] = [
        *drawn(PROGRESS, top=110),
        *(At(50, 180, "Osatavoite 1"), At(130, 180, "Hanke on valmis")),
        *(At(130, 193, "Kysely on tehty ja"), At(130, 205, "tulokset on koottu")),
        *(At(50, 206, "Raportointi"), Rule(120, 184, 400, 184), Rule(120, 209, 400, 209)),
    ]
    assert steps_of(read(page(*items))) == [(1, "Hanke on valmis", "Kysely on tehty ja tulokset on koottu")]


def test_items_at_the_top_of_a_page_belong_to_the_report_before() -> None:
    first = page(PROGRESS + "Osatavoite 1   Hanke on valmis\nRaportointi    Ei aloitettu.", number=1)
    rest = [At(130, 60, "• Koulutus pidetty"), At(130, 72, "• Tarjous saatu")]
    second = page(*rest, At(50, 84, "Osatavoite 2"), At(130, 84, "Urakka kilpailutettu"), number=2)
    assert steps_of(read(first, second)) == [
        (1, "Hanke on valmis", "Ei aloitettu.\n- Koulutus pidetty\n- Tarjous saatu"),
        (2, "Urakka kilpailutettu", None),
    ]


def test_a_period_heading_that_wraps_without_a_colon() -> None:
    heading = [At(50, 200, "Selvitys toimenpiteen edistymisestä kolmannella", bold=True, size=12)]
    heading += [At(50, 216, "vuosikolmanneksella", bold=True, size=12)]
    report = read(page(HEAD, *heading, At(50, 240, "Osatavoite 1: Valmis"), At(300, 252, "x" * 20)))
    assert report.period == "T3"


def test_a_report_in_larger_type_than_most_of_the_document() -> None:
    small = [At(50, 400 + 10 * row, "Tässä on paljon pientä tekstiä.", size=7) for row in range(20)]
    large = drawn(PROGRESS + "Osatavoite 1: Hanke\nRaportointi:\nToteutunut.", size=10)
    assert steps_of(read(page(*large, number=1), page(*small, number=2)))[0] == (1, "Hanke", "Toteutunut.")


def test_a_list_whose_first_item_stands_behind_its_label() -> None:
    report = read(
        page(
            """
TOIMENPIDE: Tehostamme viestintää
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
Osatavoite 1: Valmistelu
Raportointi: Toteutunut.
Osatavoite 2: Kysely
Raportointi: • Vastauksia saatiin 200
  • Tulokset julkaistaan verkkosivuilla
"""
        )
    )
    assert steps_of(report) == [
        (1, "Valmistelu", "Toteutunut."),
        (2, "Kysely", "- Vastauksia saatiin 200\n- Tulokset julkaistaan verkkosivuilla"),
    ]


def test_a_milestone_that_begins_with_a_figure() -> None:
    report = read(PROGRESS + "Osatavoite 1. Kartoitus tehty\nRaportointi. Tehty\nOsatavoite 2. 1. vaihe valmis")
    assert steps_of(report)[-1] == (2, "1. vaihe valmis", None)


def test_a_label_centred_beside_an_item_that_wraps() -> None:
    # The middle line hangs, so the items begin left of what stands beside the label.
    report = read(
        page(
            PROGRESS + "Osatavoite 1   Kartoitus on tehty",
            At(125, 180, "- Kysely on tehty ja sen tulokset on"),
            *(At(50, 192, "Raportointi"), At(132, 192, "käsitelty")),
            At(125, 204, "- Suunnitelma on luonnoksena"),
            *(At(50, 228, "Osatavoite 2"), At(125, 228, "Suunnitelma on valmis")),
        )
    )
    done = "- Kysely on tehty ja sen tulokset on käsitelty\n- Suunnitelma on luonnoksena"
    assert steps_of(report) == [(1, "Kartoitus on tehty", done), (2, "Suunnitelma on valmis", None)]


@pytest.mark.parametrize(
    ("lines", "steps"),
    [
        (
            "Osatavoite: 5 EU-hanketta on käynnissä\nOsatavoite: 3 Porin koulua on mukana",
            [(None, "5 EU-hanketta on käynnissä"), (None, "3 Porin koulua on mukana")],
        ),
        (
            "Osatavoite: 1 Esiselvitys\nOsatavoite: 2\nKaksi Porin koulua on mukana",
            [(1, "Esiselvitys"), (2, "Kaksi Porin koulua on mukana")],
        ),
    ],
)
def test_figures_behind_a_colon_number_milestones_if_they_are_counted(
    lines: str, steps: list[tuple[int | None, str]]
) -> None:
    assert [step[:2] for step in steps_of(read(PROGRESS + lines))] == steps


def test_a_heading_above_labelled_milestones_is_none() -> None:
    report = read(
        HEAD + "MITTARI   Lähtötaso   Tavoitetaso\n\nOsatavoitteet\nOsatavoite 1: Kartoitus\nRaportointi: Tehty"
    )
    assert (steps_of(report), codes_of(report)) == ([(1, "Kartoitus", "Tehty")], ["label-without-value"])


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Toteutuma T2", "T2"),
        ("Edistyminen vuosikolmannes 2/2025", "T2"),
        ("Toteutuminen 1. vuosikolmannes 2025:", "T1"),
        ("Tilanne 30.4.2025", "T1"),  # where a trimester ends
        ("Tilanne 31.8.2025 (T2)", "T2"),
        ("Toteutuminen 31.12.:", "T3"),
    ],
)
def test_other_headings_of_a_period(heading: str, period: str) -> None:
    report = read(HEAD + f"*{heading}*\nOsatavoite 1: Selvitetään palvelut\nRaportointi: Tehty")
    assert (report.period, steps_of(report)) == (period, [(1, "Selvitetään palvelut", "Tehty")])
    assert spoken(report.labels[-len(heading.split()) - 3 : -3]) == heading


@pytest.mark.parametrize("label", ["Raportti:", "Toteutuminen:", "Toteuma:", "*Raportti*  ", "Toteutuminen T2:"])
def test_other_labels_of_reports(label: str) -> None:
    report = read(HEAD + f"Osatavoite 1: Kysely\n{label} Tehty\nOsatavoite 2: Päätös\n{label} Kesken")
    assert (steps_of(report), codes_of(report)) == ([(1, "Kysely", "Tehty"), (2, "Päätös", "Kesken")], [])


@pytest.mark.parametrize("label", ["Toteutuma T2", "Toteutuminen"])
def test_a_bold_label_of_a_report_needs_no_gap(label: str) -> None:
    step, beside = At(50, 300, "Osatavoite 1", bold=True), 50 + 5.1 * len(label) + 5
    report = read(
        page(HEAD, step, At(120, 300, "Kysely"), At(50, 312, label, bold=True), At(beside, 312, "Tehty jo keväällä"))
    )
    assert steps_of(report) == [(1, "Kysely", "Tehty jo keväällä")]


def test_a_day_in_the_column_of_reports_is_no_part_of_their_label() -> None:
    report = read(HEAD + "Osatavoite 1    Kysely\nToteutuminen    31.8. mennessä on tehty kaksi")
    assert steps_of(report) == [(1, "Kysely", "31.8. mennessä on tehty kaksi")]


@pytest.mark.parametrize("line", ["Toteutuminen: hyvä", "Raportti on valmis", "Toteuma kasvoi"])
def test_what_reads_like_them_in_a_report(line: str) -> None:
    report = read(HEAD + f"Osatavoite 1: Kysely\nRaportointi: Tehty\n{line}\nOsatavoite 2: Päätös")
    assert steps_of(report) == [(1, "Kysely", f"Tehty {line}"), (2, "Päätös", None)]


def test_reports_under_a_heading_of_another_name() -> None:
    report = read(
        HEAD + "Osatavoite               Raportti\n1. Kysely                Tehty\n2. Päätös                Kesken"
    )
    assert steps_of(report) == [(1, "Kysely", "Tehty"), (2, "Päätös", "Kesken")]


def test_further_columns_beside_milestones_and_reports() -> None:
    report = read(
        HEAD
        + """
*Osatavoite*                *Raportointi*               *Tila*
Osatavoite 1: Kysely        Kysely on tehty             Valmis
                            ja esitelty
Osatavoite 2: Päätös                                    Kesken
"""
    )
    assert steps_of(report) == [(1, "Kysely", "Kysely on tehty ja esitelty"), (2, "Päätös", None)]
    assert spoken(report.unparsed) == "Valmis Kesken"


@pytest.mark.parametrize(
    ("labels", "period"),
    [
        (("Raportointi T2/2025:", "Raportointi T2/2025:"), "T2"),
        (("Raportointi (T1):", "Raportointi (T2):"), None),  # which of them is this report's?
        (("Raportointi:", "Raportointi:"), None),
    ],
)
def test_labels_of_reports_may_tell_the_period(labels: tuple[str, str], period: str | None) -> None:
    first, second = labels
    report = read(HEAD + f"Osatavoite 1: Kysely\n{first} Tehty\nOsatavoite 2: Päätös\n{second} Kesken")
    assert report.period == period


def test_a_selvitys_of_a_period_heads_milestones_and_is_text_in_reports() -> None:
    assert read(HEAD + "*Selvitys T2/2025*\nOsatavoite 1: Kysely\nRaportointi: Tehty").period == "T2"
    lines = (
        "Osatavoite 1: Kysely\nRaportointi: Annettu johdolle\nSelvitys toisella vuosikolmanneksella\nja se esitellään"
    )
    assert steps_of(read(HEAD + lines)) == [
        (1, "Kysely", "Annettu johdolle Selvitys toisella vuosikolmanneksella ja se esitellään")
    ]


def test_a_dash_that_a_justified_line_wraps_to_begins_no_item() -> None:
    lines = """
Osatavoite 1: Kysely
Raportointi: Kaupungin hanke etenee
kolmessa  vaiheessa,  joista  ensimmäinen  on  jo  ohi  (suunnittelu  ja  laaja  pilotti)
–  ja  niistä  kaksi  ensimmäistä  on  valmiina.
"""
    ((_, _, report),) = steps_of(read(HEAD + lines))
    assert report and "pilotti) – ja niistä" in report


def test_a_star_behind_raportointi_begins_an_item() -> None:
    items = At(118, 312, "* Kysely tehty"), At(118, 324, "* Tulokset esitelty")
    report = read(page(HEAD, At(50, 300, "Osatavoite 1: Kysely"), At(50, 312, "Raportointi"), *items))
    assert steps_of(report) == [(1, "Kysely", "- Kysely tehty\n- Tulokset esitelty")]


@pytest.mark.parametrize(("note", "y"), [("~Luvut on pyöristetty.~", 180), ("* Luvut on pyöristetty.", 170)])
def test_a_note_in_small_type_is_no_report(note: str, y: float) -> None:
    """Below a `Raportointi:` that says nothing."""
    drawing = "TEEMA        Viestintä\nTOIMENPIDE   Ohjelma\nSelvitys (T2):\nOsatavoite 1: Malli\nRaportointi:\n"
    report = read(page(drawing, At(50, y, note.strip("~"), size=8, slanted=note[0] == "~")))
    assert steps_of(report) == [(1, "Malli", None)]
    assert codes_of(report) == ["unparsed-text"]


@pytest.mark.parametrize("label", ["Seuranta T2:", "Tilanne T2:", "Toteutuminen T2/2025:"])
def test_a_label_of_a_period_may_stand_alone_above_its_report(label: str) -> None:
    report = read(f"""
TOIMENPIDE   Kysely
Osatavoite 1: Malli on valmis
{label}
Malli on tehty ja otettu käyttöön.
Osatavoite 2: Koulutus on pidetty
{label}
Kesken.
""")
    assert steps_of(report) == [
        (1, "Malli on valmis", "Malli on tehty ja otettu käyttöön."),
        (2, "Koulutus on pidetty", "Kesken."),
    ]
    assert report.period == "T2"


@pytest.mark.parametrize(
    "reports",
    [
        "Raportointi: Osatavoite 1: Kysely on tehty\nRaportointi: Osatavoite 2: Kesken,\njatkuu syksyllä",
        "Raportointi\nOsatavoite 1: Kysely on tehty\nOsatavoite 2: Kesken,\njatkuu syksyllä",
    ],
)
def test_reports_below_all_milestones_that_name_theirs(reports: str) -> None:
    report = read(HEAD + "Osatavoite 1: Kysely\nOsatavoite 2: Malli\nOsatavoite 3: Arvio\n\n" + reports)
    assert steps_of(report) == [
        (1, "Kysely", "Kysely on tehty"),
        (2, "Malli", "Kesken, jatkuu syksyllä"),
        (3, "Arvio", None),
    ]
    assert report.unparsed == ()


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        (
            "1. Kysely on tehty\n3. Arvio jäi kesken,\njatkuu syksyllä",
            ["Kysely on tehty", None, "Arvio jäi kesken, jatkuu syksyllä"],
        ),
        ("1. Kysely\n5. Muuta", [None, None, "1. Kysely 5. Muuta"]),
    ],
)
def test_a_report_that_tells_of_milestones_by_their_numbers(listed: str, told: list[str | None]) -> None:
    """One that has a number of none of them is a list of the last one."""
    report = read(HEAD + f"Osatavoite 1: Kysely\nOsatavoite 2: Malli\nOsatavoite 3: Arvio\nRaportointi T2:\n{listed}\n")
    assert [step for *_, step in steps_of(report)] == told
    assert report.unparsed == ()


def test_a_number_that_comes_twice_by_mistake_is_that_of_another_milestone() -> None:
    report = read(HEAD + "Osatavoite 1: Kysely\nRaportointi:\nOsatavoite 1: Malli\nRaportointi: Kesken")
    assert steps_of(report) == [(1, "Kysely", None), (1, "Malli", "Kesken")]


def test_reports_set_far_in_below_their_milestones() -> None:
    """Without a colon, and farther than labels stand off their edge elsewhere."""
    report = read("""
TOIMENPIDE   Ohjelma
Osatavoite 1 Malli on valmis ja käytössä
        Raportointi Valmistui keväällä kaikissa yksiköissä.
Osatavoite 2 Koulutus on pidetty
        Raportointi Siirtyi syksyyn.
""")
    assert steps_of(report) == [
        (1, "Malli on valmis ja käytössä", "Valmistui keväällä kaikissa yksiköissä."),
        (2, "Koulutus on pidetty", "Siirtyi syksyyn."),
    ]


def test_the_label_of_a_report_centred_beside_the_wraps_of_its_milestone() -> None:
    items = [
        At(50, 122, "Osatavoite 1: Professorit ovat"),
        At(250, 128, "Raportointi:", bold=True),
        At(50, 134, "aloittaneet"),
        At(50, 160, "Osatavoite 2: Kysely"),
        At(250, 160, "Raportointi:", bold=True),
        At(320, 160, "Tehty"),
    ]
    report = read(page("TOIMENPIDE   Tehostamme viestintää", *items))
    assert steps_of(report) == [(1, "Professorit ovat aloittaneet", None), (2, "Kysely", "Tehty")]


def test_a_heading_left_of_the_first_milestone() -> None:
    report = read("""
TOIMENPIDE      Kysely
MITTARI                             Lähtötaso    Tavoitetaso
                Kävijämäärä         10           20
SELVITYS T2     Osatavoite 1: Suunnitelma
                Raportointi: Valmis
                Osatavoite 2: Koulutus
""")
    assert steps_of(report) == [(1, "Suunnitelma", "Valmis"), (2, "Koulutus", None)]
    assert (rows_of(report), report.period) == ([("Kävijämäärä", "10", "20")], "T2")


@pytest.mark.parametrize("state", ["*Arvio toteutumisesta:*  Toteutuu osittain\n", ""])
def test_a_state_ahead_of_the_report_on_an_action(state: str) -> None:
    block = f"*Toimenpide:*  {{0}}\n{state}*Sanallinen arvio:*  {{0}} on otettu käyttöön keväällä.\n\n"
    report = read("*Tavoite:*  Arki\n" + block.format("Malli") + block.format("Kysely"))
    assert steps_of(report) == [(None, None, f"{name} on otettu käyttöön keväällä.") for name in ("Malli", "Kysely")]
    assert report.unparsed == ()


def test_states_to_choose_from_are_no_report() -> None:
    choices = "Arvio toteutumisesta:   toteutuu   toteutuu osittain   ei toteudu\n"
    report = read(HEAD + "Osatavoite 1: Kysely\nToteuma ja selvitys: Kysely on tehty.\n\n" + choices)
    assert steps_of(report) == [(1, "Kysely", "Kysely on tehty.")]


def test_what_stands_left_of_a_report_and_apart_from_it_is_no_part_of_it() -> None:
    steps = ["Osatavoite 1: Kysely", "   Raportointi: Kysely tehtiin keväällä", "   ja syksyllä."]
    report = read(HEAD + "\n".join(steps) + "\n\n\nHallinto\n\nTOIMENPIDE   Koulutus\n")
    assert steps_of(report) == [(1, "Kysely", "Kysely tehtiin keväällä ja syksyllä.")]
