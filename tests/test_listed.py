"""Milestones as the numbered items of one list."""

from __future__ import annotations

import pytest

from tests.typed import codes_of, context_of, read, steps_of

HEAD = """
PAINOPISTE   Kasvava Pori
TOIMENPIDE   Tehostamme viestintää
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
"""


@pytest.mark.parametrize(
    "drawing",
    [
        """
OSATAVOITTEET   1. Kartoitus on valmis
                   Raportointi: Tehty keväällä
                2. Suunnitelma on tehty ja
                   hyväksytty
                3. Päätös
""",
        """
Osatavoitteet:
1) Kartoitus on valmis
Raportointi: Tehty keväällä
2) Suunnitelma on tehty ja
hyväksytty
3) Päätös
""",
        """
Osatavoite
1. Kartoitus on valmis
Raportointi: Tehty keväällä
2. Suunnitelma on tehty ja
hyväksytty
3. Päätös
""",
        # Reports without a label, in slanted type.
        """
Osatavoitteet   1. Kartoitus on valmis
                   ~Tehty keväällä~
                2. Suunnitelma on tehty ja
                   hyväksytty
                3. Päätös
                   ~Tulossa~
""",
    ],
)
def test_items_are_milestones(drawing: str) -> None:
    report = read(
        HEAD + drawing + "TOIMENPIDE   Luomme\nMITTARI      Lähtötaso    Tavoitetaso\n1. Luku      10    20\n"
    )
    assert steps_of(report) == [
        (1, "Kartoitus on valmis", "Tehty keväällä"),
        (2, "Suunnitelma on tehty ja hyväksytty", None),
        (3, "Päätös", "Tulossa" if "Tulossa" in drawing else None),
    ]
    assert [len(action.milestones) for action in report.actions] == [3, 0]


def test_a_list_in_a_report_is_none() -> None:
    drawing = """
Osatavoitteet
Osatavoite 1: Kartoitus
Raportointi: Tehty:
1. Kysely
2. Haastattelut
Osatavoite 2: Suunnitelma
"""
    report = read(HEAD + drawing)
    assert steps_of(report) == [(1, "Kartoitus", "Tehty: 1. Kysely 2. Haastattelut"), (2, "Suunnitelma", None)]
    assert codes_of(report) == []


@pytest.mark.parametrize(
    "drawing",
    [
        # In running text, in a report, and numbers that begin no sentence.
        "Osatavoite 1: Kartoitus\nRaportointi: Työryhmä on sopinut, mitkä ovat uudet\nOsatavoitteet 1. vaiheessa",
        "Osatavoite 1: Kartoitus\nRaportointi: Ohjelmassa on\nOsatavoitteet:\n1. Kysely\n2. Haastattelu",
        "Osatavoitteet 1. Kartoitus",
    ],
)
def test_what_is_no_such_list(drawing: str) -> None:
    steps = [step for step in steps_of(read(HEAD + drawing)) if step[1]]  # the last one is a report on all
    assert len(steps) == drawing.count("Osatavoite ")


def test_a_slanted_line_of_a_milestone_is_no_report() -> None:
    """One alone is a name, and where reports have labels all are."""
    report = read(HEAD + "Osatavoite 1: Palvelu, jonka nimi on\n~Open library~\nOsatavoite 2: Päätös\n")
    assert steps_of(report) == [(1, "Palvelu, jonka nimi on Open library", None), (2, "Päätös", None)]


def test_reports_by_another_name_below_items() -> None:
    report = read("""
TOIMENPIDE   Tehostamme viestintää
Osatavoitteet
1. Kartoitus
Toteutuminen: Tehty
2. Päätös
Toteutuminen: Kesken
""")
    assert steps_of(report) == [(1, "Kartoitus", "Tehty"), (2, "Päätös", "Kesken")]


def test_items_with_bullets_and_reports_in_brackets() -> None:
    report = read(
        """
TOIMENPIDE   Kysely
Välitavoitteet
• Malli on valmis
  (Tilanne: Luonnos on lausunnolla.)
• Koulutus on pidetty
TOIMENPIDE   Koulutus
"""
    )
    assert steps_of(report) == [
        (None, "Malli on valmis", "Luonnos on lausunnolla."),
        (None, "Koulutus on pidetty", None),
    ]
    assert report.unparsed == ()


def test_a_heading_of_milestones_and_their_reports() -> None:
    report = read(
        """
TOIMENPIDE   Kysely
Osatavoitteet ja niiden toteutuminen
1. Malli on valmis
   Toteutuminen: Tehty
2. Koulutus on pidetty
"""
    )
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty"), (2, "Koulutus on pidetty", None)]


def test_bullets_of_a_report_are_no_milestones() -> None:
    report = read(
        """
TOIMENPIDE   Kysely
Osatavoitteet
• Malli on valmis
Raportointi:
• Luonnos on lausunnolla
"""
    )
    assert "Luonnos on lausunnolla" not in [step[1] for step in steps_of(report)]


def test_items_of_the_last_report_are_no_milestones() -> None:
    report = read(
        """
TOIMENPIDE   Kysely
Osatavoitteet
• Kysely tehdään
• Malli luodaan
Raportointi: Valmistelu etenee
• Kysely tehty
• Malli kesken
"""
    )
    assert steps_of(report) == [
        (None, "Kysely tehdään", None),
        (None, "Malli luodaan", "Valmistelu etenee\n- Kysely tehty\n- Malli kesken"),
    ]


def test_the_heading_of_a_list_may_say_more_in_brackets() -> None:
    """Here that the reports are those in italics."""
    report = read("""
TOIMENPIDE   Kysely
Selvitys toimenpiteen edistymisestä (T2):
Osatavoitteet (raportointi kursiivilla)
1. Ideoita on kerätty
     ~Ideoita saatiin 311.~
2. Äänestys on järjestetty
     ~Äänestys järjestetään lokakuussa.~
""")
    assert steps_of(report) == [
        (1, "Ideoita on kerätty", "Ideoita saatiin 311."),
        (2, "Äänestys on järjestetty", "Äänestys järjestetään lokakuussa."),
    ]


def test_items_right_below_the_heading_of_a_period() -> None:
    report = read(
        HEAD
        + """
  1. Kartoitus on valmis
     Raportointi: Tehty keväällä
     - Tulokset esitelty
  2. Päätös
"""
    )
    assert steps_of(report) == [(1, "Kartoitus on valmis", "Tehty keväällä\n- Tulokset esitelty"), (2, "Päätös", None)]
    assert report.unparsed == ()


def test_items_there_without_reports_are_no_milestones() -> None:
    report = read(HEAD + "  1. Kartoitus on valmis\n  2. Päätös\nOsatavoite 1: Kysely\nRaportointi: Tehty")
    assert steps_of(report) == [(1, "Kysely", "Tehty")]


def test_reports_below_a_list_that_name_their_milestone() -> None:
    report = read("""
1 PAINOPISTE: Elinvoimainen Pori
2 TAVOITE: Yritysten on helppo sijoittua
3 TEKO: Palvelupolku
Vastuuyksikkö: Elinvoimayksikkö
TOIMENPIDE: Avaamme palvelun
Osatavoitteet
   1. Polku on kuvattu
   2. Palvelu on avattu
   3. Palaute on kerätty
Raportointi
Osatavoite 1: Kuvaus valmistui helmikuussa.
Osatavoite 2: Palvelu avattiin 2.6. yhdessä
yrittäjien kanssa.
TOIMENPIDE: Kysymme yrityksiltä
""")
    assert steps_of(report) == [
        (1, "Polku on kuvattu", "Kuvaus valmistui helmikuussa."),
        (2, "Palvelu on avattu", "Palvelu avattiin 2.6. yhdessä yrittäjien kanssa."),
        (3, "Palaute on kerätty", None),
    ]
    assert context_of(report)[0]["responsible"] == "Elinvoimayksikkö"


@pytest.mark.parametrize("year", ["vuodelle 2026", "2026", "vuosille 2026–2027:"])
def test_the_heading_of_a_list_may_say_of_its_year(year: str) -> None:
    block = "TOIMENPIDE: Kysely\nOsatavoitteet {}\n   1. Malli on laadittu\n   2. Malli on käytössä\n"
    report = read(block.format(year) + block.format(year).replace("Kysely", "Kurssi"))
    assert steps_of(report) == [(1, "Malli on laadittu", None), (2, "Malli on käytössä", None)] * 2
