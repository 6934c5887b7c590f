"""Pages → Report: context that is inherited, words that are all accounted for, doubts that are said."""

from __future__ import annotations

import pytest

from parsers.model import Page
from parsers.report import parse
from pipeline.extract import read as read_file
from tests.conftest import REAL, SAMPLES
from tests.typed import At, assert_balanced, codes_of, context_of, findings_of, page, read, rows_of, spoken, steps_of

TITLE = "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT"


@pytest.mark.parametrize(
    ("drawing", "contexts"),
    [
        # Upper labels are not repeated.
        (
            """
PAINOPISTE   Kasvava Pori
TAVOITE      Kasvu
TEKO         Ohjelma
TOIMENPIDE   Ensimmäinen
TOIMENPIDE   Toinen
TEKO         Hanke
TOIMENPIDE   Kolmas
TAVOITE      Elinvoima
TOIMENPIDE   Neljäs
""",
            [
                {"focus_area": "Kasvava Pori", "goal": "Kasvu", "initiative": "Ohjelma", "action": "Ensimmäinen"},
                {"focus_area": "Kasvava Pori", "goal": "Kasvu", "initiative": "Ohjelma", "action": "Toinen"},
                {"focus_area": "Kasvava Pori", "goal": "Kasvu", "initiative": "Hanke", "action": "Kolmas"},
                {"focus_area": "Kasvava Pori", "goal": "Elinvoima", "action": "Neljäs"},
            ],
        ),
        # All repeated.
        (
            """
PAINOPISTE   Kasvava Pori
TAVOITE      Kasvu
TOIMENPIDE   Ensimmäinen

PAINOPISTE   Kasvava Pori
TAVOITE      Kasvu
TOIMENPIDE   Toinen
""",
            [
                {"focus_area": "Kasvava Pori", "goal": "Kasvu", "action": "Ensimmäinen"},
                {"focus_area": "Kasvava Pori", "goal": "Kasvu", "action": "Toinen"},
            ],
        ),
        # A TEEMA stands instead of a PAINOPISTE and clears all below it, and the other way round.
        (
            """
PAINOPISTE   Kasvava Pori
TAVOITE      Kasvu
TEKO         Ohjelma
TOIMENPIDE   Ensimmäinen
TEEMA        Viestintä
TOIMENPIDE   Toinen
PAINOPISTE   Osaava Pori
TOIMENPIDE   Kolmas
""",
            [
                {"focus_area": "Kasvava Pori", "goal": "Kasvu", "initiative": "Ohjelma", "action": "Ensimmäinen"},
                {"theme": "Viestintä", "action": "Toinen"},
                {"focus_area": "Osaava Pori", "action": "Kolmas"},
            ],
        ),
        # The responsible unit belongs to its TEKO: the next action inherits it, the next TEKO does not.
        (
            """
PAINOPISTE   Kasvava Pori
TEKO         Ohjelma
Konsernipalvelut
TOIMENPIDE   Ensimmäinen
TOIMENPIDE   Toinen
TEKO         Hanke
TOIMENPIDE   Kolmas
""",
            [
                {
                    "focus_area": "Kasvava Pori",
                    "initiative": "Ohjelma",
                    "responsible": "Konsernipalvelut",
                    "action": "Ensimmäinen",
                },
                {
                    "focus_area": "Kasvava Pori",
                    "initiative": "Ohjelma",
                    "responsible": "Konsernipalvelut",
                    "action": "Toinen",
                },
                {"focus_area": "Kasvava Pori", "initiative": "Hanke", "action": "Kolmas"},
            ],
        ),
    ],
)
def test_context_is_inherited(drawing: str, contexts: list[dict[str, str]]) -> None:
    assert context_of(read(f"{TITLE}\n\n{drawing.strip()}")) == contexts


def test_a_whole_report_of_two_pages() -> None:
    report = read(
        page(
            At(50, 90, TITLE, bold=True),
            """
PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt
TEKO         Keskustan kehittämisohjelman toteuttaminen
Konsernipalvelut
TOIMENPIDE   Tehostamme viestintää

MITTARI                                 Lähtötaso    Tavoitetaso
             Laaditaan viestintä- ja    Vireillä     Suunnitelma
             markkinointisuunnitelma                 valmis

Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
Osatavoite 1: Valmistelu käynnissä
Raportointi: Luonnos
""",
            At(280, 806, "1 (2)"),
        ),
        page("on käsiteltävänä\nOsatavoite 2: Hyväksyminen", At(280, 806, "2 (2)"), number=2),
    )
    assert (report.title, report.unit, report.year, report.period) == (TITLE, "Konsernipalvelut", 2025, "T2")
    assert context_of(report)[0]["responsible"] == "Konsernipalvelut"
    assert rows_of(report) == [("Laaditaan viestintä- ja markkinointisuunnitelma", "Vireillä", "Suunnitelma valmis")]
    assert steps_of(report) == [(1, "Valmistelu käynnissä", "Luonnos on käsiteltävänä"), (2, "Hyväksyminen", None)]
    assert spoken(report.furniture) == "1 (2) 2 (2)"
    assert report.actions[0].page == 1
    assert [step.page for step in report.actions[0].milestones] == [1, 2]
    assert report.findings == ()


def test_a_cover_page_and_a_page_of_prose_end_as_findings() -> None:
    cover = page(
        At(150, 300, "Porin kaupunki", size=28, bold=True),
        At(150, 340, "Raportti", size=20),
        At(150, 700, "Kaupunginhallitus 15.9.2025"),
    )
    prose = """
*Johdanto*

Kaupunki seuraa talousarvion toteutumista kolme kertaa vuodessa. Seurannasta vastaavat toimialat,
ja raportit käsitellään lautakunnissa ja valtuustossa.
"""
    goals = f"{TITLE}\n\nPAINOPISTE   Kasvava Pori\nTOIMENPIDE   Tehostamme viestintää"
    report = read(cover, page(prose, number=2), page(goals, number=3), page(prose, number=4))
    assert context_of(report) == [{"focus_area": "Kasvava Pori", "action": "Tehostamme viestintää"}]
    assert set(codes_of(report)) == {"unparsed-text"}
    assert {number for _, number, _ in findings_of(report)} == {1, 2, 4}
    assert {word.page for word in report.values + report.labels} == {3}


@pytest.mark.parametrize(
    ("drawing", "finding"),
    [
        (
            """
PAINOPISTE   Kasvava Pori
TEKO         Ohjelma
MITTARI                        Lähtötaso     Tavoitetaso
             Kävijämäärä       10            20
""",
            ("no-action", 2, "MITTARI"),
        ),
        (
            """
PAINOPISTE   Kasvava Pori
TOIMENPIDE   Ensimmäinen
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
Osatavoite 1: Aloitus

TOIMENPIDE   Toinen
Selvitys toimenpiteen edistymisestä kolmannella vuosikolmanneksella (T3):
Osatavoite 1: Aloitus
""",
            (
                "several-periods",
                2,
                "Selvitys toimenpiteen edistymisestä kolmannella vuosikolmanneksella (T3):",
            ),
        ),
    ],
)
def test_doubts_are_said_with_page_and_words(drawing: str, finding: tuple[str, int, str]) -> None:
    assert findings_of(read(TITLE, page(drawing, number=2))) == [finding]


def test_a_table_without_an_action_is_kept() -> None:
    report = read(
        """
PAINOPISTE   Kasvava Pori
TEKO         Ohjelma
MITTARI                        Lähtötaso     Tavoitetaso
             Kävijämäärä       10            20
"""
    )
    assert context_of(report) == [{"focus_area": "Kasvava Pori", "initiative": "Ohjelma"}]
    assert rows_of(report) == [("Kävijämäärä", "10", "20")]


@pytest.mark.parametrize("sheets", [[], [page("")], [page("Porin kaupunki")]])
def test_a_document_that_is_no_report(sheets: list[Page]) -> None:
    report = read(*sheets)
    assert (report.units, report.actions, report.year, report.period, report.title) == ((), (), None, None, None)
    assert len(report.unparsed) == len(codes_of(report)) * 2


def test_text_that_runs_up_the_page_is_said() -> None:
    report = read(page("PAINOPISTE   Kasvava Pori\nTOIMENPIDE   Viestintä", At(20, 122, "LUONNOS", upright=False)))
    assert findings_of(report) == [("unparsed-text", 1, "LUONNOS")]
    assert context_of(report) == [{"focus_area": "Kasvava Pori", "action": "Viestintä"}]


@pytest.mark.parametrize("name", REAL)
def test_the_ledger_of_the_samples(name: str) -> None:
    report = parse(read_file(SAMPLES / name))
    assert_balanced(report)
    assert (len(report.actions), len(rows_of(report)), len(steps_of(report))) == (4, 8, 12)
    assert report.unparsed == ()


@pytest.mark.parametrize(
    "heading",
    [
        "*Selvitys toimenpiteen edistymisestä ensimmäisellä vuosikolman-*\n*neksella*",
        "Selvitys: edistyminen ensimmäisellä vuosikolmanneksella (T1)",
    ],
)
def test_periods_that_a_heading_breaks_or_tells_behind_its_colon(heading: str) -> None:
    report = read(page("TOIMENPIDE   Tehostamme viestintää\n\n" + heading + "\n\nOsatavoite 1: Valmis\n"))
    assert (report.period, codes_of(report)) == ("T1", [])


@pytest.mark.parametrize(("below", "said"), [("", "Tehty"), ("– Jatkuu\n", "- Tehty\n- Jatkuu")])
def test_a_dash_behind_raportointi_is_a_bullet_if_others_follow(below: str, said: str) -> None:
    report = read(page("TOIMENPIDE   Kysely\n\nOsatavoite 1: Valmis\nRaportointi – Tehty\n" + below))
    assert steps_of(report) == [(1, "Valmis", said)]


@pytest.mark.parametrize("value", ["31.8.2025 mennessä vastauksia on saatu 86", "2025 kysely on tehty"])
def test_a_report_that_begins_with_a_date(value: str) -> None:
    report = read(page("TOIMENPIDE     Kysely\n\nOsatavoite 1   Valmis\nRaportointi    " + value))
    assert steps_of(report) == [(1, "Valmis", value)]


def test_items_of_a_report_that_refer_to_milestones_are_none() -> None:
    drawing = "TOIMENPIDE   Kysely\n\nOsatavoite 1: Valmis\nRaportointi: Tilanne\n- Osatavoite 1: toteutunut\n"
    assert steps_of(read(page(drawing))) == [(1, "Valmis", "Tilanne\n- Osatavoite 1: toteutunut")]


def test_a_goal_that_is_named_in_a_report_is_none() -> None:
    drawing = "Toimenpide: Kysely\n\nOsatavoite 1: Valmis\nRaportointi:  Toteutuma 86 kpl     Tavoite: 100 kpl\n"
    assert steps_of(read(page(drawing))) == [(1, "Valmis", "Toteutuma 86 kpl Tavoite: 100 kpl")]


@pytest.mark.parametrize(
    ("block", "inherited"),
    [
        ("TEKO            Avaamme tietoa\nVASTUUYKSIKKÖ   Tietohallinto\nTOIMENPIDE      Julkaisemme aineistot", True),
        ("TEKO         Avaamme tietoa\nTOIMENPIDE   Julkaisemme aineistot\nVastuutaho:  Tietohallinto", False),
        ("TEKO         Avaamme tietoa\nTietohallinto\nTOIMENPIDE   Julkaisemme aineistot", True),
    ],
)
def test_a_responsible_unit_may_have_a_label(block: str, inherited: bool) -> None:
    table = "\nMITTARI                    Lähtötaso   Tavoitetaso\n             Aineistoja    10          20"
    report = read(
        f"PAINOPISTE   Kasvava Pori\n{block}\n{table}\nTOIMENPIDE   Koulutamme\nTEKO   Uusi\nTOIMENPIDE   Teemme"
    )
    assert [(one.get("responsible"), one["action"]) for one in context_of(report)] == [
        ("Tietohallinto", "Julkaisemme aineistot"),
        ("Tietohallinto" if inherited else None, "Koulutamme"),
        (None, "Teemme"),
    ]
    assert (rows_of(report), codes_of(report)) == ([("Aineistoja", "10", "20")], [])


@pytest.mark.parametrize("last", [False, True])
def test_a_responsible_unit_at_the_end_of_its_action(last: bool) -> None:
    unit = "\nVASTUUTAHO   Viestintäyksikkö\n"
    table = "MITTARI                       Lähtötaso   Tavoitetaso\n             Kävijämäärä      100         120\n"
    steps = "Osatavoite 1: Suunnitelma valmis\nRaportointi: Tehty.\nOsatavoite 2: Toinen\n"
    rest = steps + unit if last else unit + steps
    report = read(f"TOIMENPIDE   Tehostamme viestintää\n{table}\n{rest}\nTOIMENPIDE   Parannamme palvelua\n")
    assert [(one.get("responsible"), one["action"]) for one in context_of(report)] == [
        ("Viestintäyksikkö", "Tehostamme viestintää"),
        (None, "Parannamme palvelua"),
    ]
    assert steps_of(report) == [(1, "Suunnitelma valmis", "Tehty."), (2, "Toinen", None)]


def test_a_responsible_unit_beside_a_focus_area_answers_for_what_is_below() -> None:
    report = read("""
Painopistealue                              Vastuuyksikkö
Kasvava Pori                                Kirjasto

Tavoite
Avoin talo

Toimenpide
Avaamme ovet

Toimenpide
Suljemme ikkunat

Tavoite
Lukeva kaupunki

Toimenpide
Luemme ääneen
""")
    assert [(one.get("responsible"), one["action"]) for one in context_of(report)] == [
        ("Kirjasto", "Avaamme ovet"),
        ("Kirjasto", "Suljemme ikkunat"),
        ("Kirjasto", "Luemme ääneen"),
    ]


def test_a_unit_ahead_of_its_focus_area_is_none_of_the_next() -> None:
    report = read("""
VASTUUYKSIKKÖ   Kirjasto
PAINOPISTE      Kasvava Pori
TAVOITE         Avoin talo
TOIMENPIDE      Avaamme ovet

PAINOPISTE      Osaava Pori
TAVOITE         Lukeva kaupunki
TOIMENPIDE      Luemme ääneen
""")
    assert [one.get("responsible") for one in context_of(report)] == ["Kirjasto", None]


@pytest.mark.parametrize(
    ("ahead", "period"),
    [
        ("Raportointikausi: T2/2025", "T2"),
        ("Toisen vuosikolmanneksen (T2) seuranta. Raportti on koottu yksiköiden ilmoittamista tiedoista.", "T2"),
        ("Konsernihallinto 2025 · T2-raportti", "T2"),
        ("Tähän on koottu toimialan tavoitteet ja niiden eteneminen toisella vuosikolmanneksella (T2).", "T2"),
        ("Edistyminen T1 ja edistyminen T2 on koottu tähän asiakirjaan kaikista yksiköistä.", None),
        ("Toinen vuosikolmannes on T2\n\nKolmas on T3", None),
        ("Tässä asiakirjassa kuvataan se, mitä tavoitteista on raportoitava osavuosikatsauksessa T2", None),
    ],
)
def test_a_period_that_only_a_heading_ahead_of_all_labels_names(ahead: str, period: str | None) -> None:
    steps = "Osatavoite 1: Valmis\nRaportointi: Tehty.\n"
    assert read(page(f"{ahead}\n\n\nTOIMENPIDE   Kysely\n\n{steps}")).period == period


def test_a_plan_has_no_period() -> None:
    assert read(page("Raportointikausi: T2/2025\n\n\nTOIMENPIDE   Kysely\n\nOsatavoite 1: Valmis\n")).period is None


@pytest.mark.parametrize(
    ("first", "second", "period"),
    [
        ("Raportointi       T2/2025\n                  Kysely on tehty", "Raportointi       T2/2025", "T2"),
        ("Raportointi       T2      Kysely on tehty", "Raportointi       T3", "T2"),  # which is yet to come
        ("Raportointi       31.8.2025\n                  Kysely on tehty", "Raportointi       31.8.2025", None),
    ],
)
def test_the_label_of_a_report_may_say_of_when_it_is(first: str, second: str, period: str | None) -> None:
    report = read(f"TOIMENPIDE   Kysely\n\nOsatavoite 1      Kysely\n{first}\nOsatavoite 2      Päätös\n{second}\n")
    assert steps_of(report) == [(1, "Kysely", "Kysely on tehty"), (2, "Päätös", None)]
    assert (report.period, report.unparsed) == (period, ())


def test_a_plan_that_says_when_to_report_has_no_period() -> None:
    report = read(
        "TOIMENPIDE   Kysely\n\nOsatavoite 1: Kysely\nRaportointi T2:\nOsatavoite 2: Päätös\nRaportointi T2:\n"
    )
    assert (report.period, steps_of(report)) == (None, [(1, "Kysely", None), (2, "Päätös", None)])


def test_a_bold_heading_of_a_period_between_milestones_and_their_report() -> None:
    report = read(
        "TOIMENPIDE   Kysely\n\nOsatavoite 1: Kysely\nOsatavoite 2: Päätös\n\n*Selvitys T2/2025*\nRaportointi: Kesken\n"
    )
    assert (report.period, report.unparsed) == ("T2", ())
    assert steps_of(report) == [(1, "Kysely", None), (2, "Päätös", "Kesken")]


def test_a_toimenpide_may_stand_above_what_it_belongs_to() -> None:
    slide = "TOIMENPIDE   {}\n\nPAINOPISTE   Kasvava Pori\nTAVOITE      {}\n\nOsatavoite 1: Valmis\n"
    report = read(page(slide.format("Kysely", "Sujuva arki")), page(slide.format("Päätös", "Turva"), number=2))
    assert [(one["goal"], one["action"]) for one in context_of(report)] == [
        ("Sujuva arki", "Kysely"),
        ("Turva", "Päätös"),
    ]
    assert steps_of(report) == [(1, "Valmis", None)] * 2


def test_a_report_goes_on_below_its_action_that_is_printed_once_more() -> None:
    upper = "TOIMENPIDE   Kysely asukkaille\nOsatavoite 1: Malli\nRaportointi: Malli on tehty ja\n"
    lower = "TOIMENPIDE   Kysely asukkaille (jatkuu)\nesitelty lautakunnalle.\n- Päätös keväällä\nOsatavoite 2: Arvio\n"
    report = read(page(upper), page(lower, number=2))
    assert [row.action.text for row in report.actions if row.action] == ["Kysely asukkaille"]
    assert steps_of(report) == [
        (1, "Malli", "Malli on tehty ja esitelty lautakunnalle.\n- Päätös keväällä"),
        (2, "Arvio", None),
    ]
    assert report.unparsed == ()


@pytest.mark.parametrize("again", ["Kysely asukkaille (jatkuu)", "Kysely asukkaille"])
def test_an_action_that_goes_on_over_a_page(again: str) -> None:
    first = page("TOIMENPIDE   Kysely asukkaille\nMITTARI      Lähtötaso   Tavoitetaso\nKävijöitä    10          20\n")
    report = read(first, page(f"TOIMENPIDE   {again}\n\nOsatavoite 1: Valmis\nRaportointi: Tehty\n", number=2))
    assert context_of(report) == [{"action": "Kysely asukkaille"}]
    assert (rows_of(report), steps_of(report)) == ([("Kävijöitä", "10", "20")], [(1, "Valmis", "Tehty")])
    assert report.unparsed == ()


def test_the_same_action_of_another_unit_is_another() -> None:
    first = page("TEKO   Ohjelma\nTOIMENPIDE   Kysely\nVastuu:  Kirjasto\n\nOsatavoite 1: Ohje\n")
    second = page("TOIMENPIDE   Kysely\nVastuu:  Museo\n\nOsatavoite 1: Näyttely\n", number=2)
    assert [one["responsible"] for one in context_of(read(first, second))] == ["Kirjasto", "Museo"]


def test_a_heading_of_progress_that_names_the_action() -> None:
    report = read(
        """
TOIMENPIDE   Kysely
Osatavoite 1: Malli on valmis
Toimenpiteen edistyminen T2/2025
Raportointi: Tehty
"""
    )
    assert (report.period, steps_of(report)) == ("T2", [(1, "Malli on valmis", "Tehty")])


def test_a_vastuu_that_ends_its_action() -> None:
    """Unless others stand amid the milestones, each of which says who answers for one."""
    action = """
TAVOITE      Sujuva arki ja turvallinen asuminen kaikille
TOIMENPIDE   Kysely
Osatavoite 1: Malli
Raportointi: Tehty
Vastuu: Talousyksikkö
"""
    report = read(action + action.replace("Talousyksikkö", "Kirjasto"))
    assert [row.get("responsible") for row in context_of(report)] == ["Talousyksikkö", "Kirjasto"]
    assert steps_of(report) == 2 * [(1, "Malli", "Tehty")]


@pytest.mark.parametrize("ahead", ["Hyväksytty lautakunnassa T1", "Raportti on laadittu T1-raportin pohjalta"])
def test_a_line_that_speaks_of_another_period(ahead: str) -> None:
    assert read(page(f"{ahead}\n\n\nTOIMENPIDE   Kysely\n\nOsatavoite 1: Valmis\nRaportointi: Tehty.\n")).period is None


def test_the_indicators_of_a_goal_are_those_of_the_action_below_it() -> None:
    goal = """
TAVOITE      Sujuva arki
MITTARI                   Lähtötaso    Tavoitetaso
Kävijät                   100          120
"""
    action = "TEKO         Ohjelma\nTOIMENPIDE   Luomme mallin\nOsatavoite 1: Valmis\n"
    other = "TAVOITE      Avoin talo\nTEKO         Suunnitelma\nTOIMENPIDE   Kysely\nOsatavoite 1: Tehty\n"
    report = read(goal + action + other)
    assert [(one["goal"], one.get("action")) for one in context_of(report)] == [
        ("Sujuva arki", "Luomme mallin"),
        ("Avoin talo", "Kysely"),
    ]
    assert [len(action.indicators) for action in report.actions] == [1, 0]
    assert "no-action" not in {finding.code for finding in report.findings}


def test_the_indicators_of_an_initiative_without_an_action_are_its_own() -> None:
    table = "MITTARI                   Lähtötaso    Tavoitetaso\nKävijät                   100          120\n"
    report = read(
        "TAVOITE      Sujuva arki\nTEKO         Ohjelma\n"
        + table
        + "TOIMENPIDE   Kysely\n"
        + table.replace("Kävijät", "Lainat ")
    )
    assert [len(action.indicators) for action in report.actions] == [1, 1]
    assert [one.get("action") for one in context_of(report)] == [None, "Kysely"]


def test_the_period_in_the_heading_of_a_part() -> None:
    report = read(
        "TOIMENPIDE   Kysely\nMITTARI   Lähtötaso   Tavoitetaso\nOsuus     1           2\n\n"
        "*Osa B. Raportointi toisella vuosikolmanneksella (T2)*\n\nTOIMENPIDE   Kysely\n"
        "Osatavoite 1: Malli\nRaportointi: Tehty, T1 oli kesken.\n"
    )
    assert (report.period, steps_of(report)) == ("T2", [(1, "Malli", "Tehty, T1 oli kesken.")])


@pytest.mark.parametrize(("cover", "period"), [("", "T2"), ("Tilanne 30.4.2025 (T1)", "T1")])
def test_a_report_on_one_period_after_the_other(cover: str, period: str) -> None:
    action = """
TOIMENPIDE   {}
Selvitys toimenpiteen edistymisestä ensimmäisellä vuosikolmanneksella (T1):
Osatavoite 1: Malli
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
Osatavoite 2: Kokeilu
"""
    report = read(f"{TITLE}\n{cover}\n", action.format("Kysely") + action.format("Koulutus"))
    assert report.period == period
    assert steps_of(report) == [(1, "Malli", None), (2, "Kokeilu", None)] * 2


def test_the_context_of_each_action_at_the_foot_of_its_card() -> None:
    card = """
*TOIMENPIDE*     {0}
Selvitys edistymisestä (T2):
*Osatavoite 1*   Malli
*PAINOPISTE*     Terveet tilat
*TEKO*           Arviot {0}
*VASTUUTAHO*     Rakennuttaminen
"""
    report = read(card.format("Kysely") + card.format("Koulutus"))
    assert context_of(report) == [
        {
            "focus_area": "Terveet tilat",
            "initiative": f"Arviot {name}",
            "responsible": "Rakennuttaminen",
            "action": name,
        }
        for name in ("Kysely", "Koulutus")
    ]
