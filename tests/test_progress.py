"""Osatavoite and Raportointi, their bullets and their wraps, and the period of a report."""

from __future__ import annotations

import pytest

from tests.typed import At, codes_of, drawn, findings_of, page, read, spoken, steps_of

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
        ("Osatavoite: Alku", [("milestone-number-missing", 1, "Osatavoite:")]),
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
