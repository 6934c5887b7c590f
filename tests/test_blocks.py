"""What a document announces, and the lines that follow each of it."""

from __future__ import annotations

import pytest

from parsers.labels.blocks import find_blocks
from parsers.model import Rule
from parsers.spelling.vocabulary import Kind
from tests.typed import At, body, context_of, drawn, findings_of, page, read, said, spoken, steps_of

REPORT = """
TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT

PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen yhdessä
             asukkaiden kanssa
TOIMENPIDE   Tehostamme viestintää

MITTARI                        Lähtötaso     Tavoitetaso
             Kävijämäärä       10            20

Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
Osatavoite 1: Valmistelu käynnissä
Raportointi: Tehty
"""


def _blocks(drawing: str) -> list[tuple[Kind, str, str]]:
    found = find_blocks(body(drawing))
    return [
        (
            block.hit.kind,
            spoken(block.hit.rest),
            " / ".join(spoken(line.words) for line in block.following),
        )
        for block in found.blocks
    ]


def test_everything_is_announced_in_reading_order() -> None:
    assert [kind for kind, _, _ in _blocks(REPORT)] == [
        *(Kind.TITLE, Kind.FOCUS_AREA, Kind.GOAL, Kind.ACTION, Kind.INDICATOR),
        *(Kind.PROGRESS, Kind.MILESTONE, Kind.REPORT),
    ]


def test_lines_follow_what_stands_above_them() -> None:
    found = {kind: (rest, following) for kind, rest, following in _blocks(REPORT)}
    assert found[Kind.FOCUS_AREA] == ("Kasvava Pori", "")
    assert found[Kind.GOAL] == (
        "Ylivertaiset asuinympäristöt ja keskustan kehittäminen yhdessä",
        "asukkaiden kanssa",
    )
    assert found[Kind.REPORT] == ("Tehty", "")


def test_lines_ahead_of_the_first_label_follow_nothing() -> None:
    found = find_blocks(body("Porin kaupunki\nTalousyksikkö\n\n" + REPORT.replace("TALOUSARVION", "*TALOUSARVION")))
    assert found.blocks[0].hit.kind is Kind.TITLE
    followed = [spoken(line.words) for block in found.blocks for line in block.following]
    assert "Porin kaupunki" not in followed
    assert "Talousyksikkö" not in followed


def test_headings_belong_to_their_table() -> None:
    found = [block for block in find_blocks(body(REPORT)).blocks if block.headings]
    assert [(block.hit.kind, spoken(block.headings[0].words)) for block in found] == [
        (Kind.INDICATOR, "Lähtötaso Tavoitetaso MITTARI")
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("YHTEYSHENKILÖ   Matti Meikäläinen", "YHTEYSHENKILÖ"),
        ("AIKATAULU    Syksy 2025", "AIKATAULU"),
        ("YHTEYSHENKILÖ: Matti Meikäläinen", "YHTEYSHENKILÖ:"),
    ],
)
def test_an_unknown_label_in_the_label_column(line: str, label: str) -> None:
    report = read(REPORT.replace("\nMITTARI", f"{line}\n\nMITTARI"))
    assert ("unknown-label", 1, label) in findings_of(report)
    # Its words are in no value, and they are said.
    assert spoken(report.unparsed) == " ".join(line.split())
    assert report.actions[0].action is not None
    assert report.actions[0].action.text == "Tehostamme viestintää"


@pytest.mark.parametrize("value", ["EU Rahoitus", "ICT Palvelut ja hankkeet", "TEKOÄLY palveluissa"])
def test_capitals_in_the_value_column_are_no_label(value: str) -> None:
    report = read(REPORT.replace("asukkaiden kanssa", value))
    assert findings_of(report) == []


def test_a_second_mittari_under_one_action_is_one_more_table() -> None:
    report = read(
        REPORT.replace(
            "\nSelvitys",
            """
MITTARI                  Lähtötaso          Tavoitetaso
             Tilaajat    Ei ole mitattu     Mitattu

Selvitys""",
        )
    )
    assert [row.indicator.text for row in report.actions[0].indicators if row.indicator] == ["Kävijämäärä", "Tilaajat"]
    assert steps_of(report) == [(1, "Valmistelu käynnissä", "Tehty")]


def test_a_headers_rule_parts_no_value_from_its_label() -> None:
    report = read(
        page("PAINOPISTE   Kasvava Pori\nTAVOITE      Ylivertaiset asuinympäristöt", number=1),
        page(
            Rule(50, 60, 545, 60),
            *drawn("             yhdessä kumppanien kanssa\nTOIMENPIDE   Tehostamme viestintää"),
            number=2,
        ),
    )
    assert said(report.actions[0].goal) == "Ylivertaiset asuinympäristöt yhdessä kumppanien kanssa"
    assert said(report.actions[0].action) == "Tehostamme viestintää"


def test_an_underlined_line_ends_no_report() -> None:
    lines = [At(50, 280, "Osatavoite 1"), At(130, 280, "Hanke"), At(50, 292, "Raportointi"), At(130, 292, "Kysely:")]
    lines += [At(130, 304, "www.pori.fi/kyselyn-tulokset"), At(130, 316, "ja se on käsitelty")]
    lines += [At(50, 328, "Osatavoite 2"), At(130, 328, "Toinen")]
    report = read(page(REPORT.partition("MITTARI")[0], *lines, Rule(130, 306, 270, 306)))
    assert [(said(step.milestone), said(step.report)) for step in report.actions[0].milestones] == [
        ("Hanke", "Kysely: www.pori.fi/kyselyn-tulokset ja se on käsitelty"),
        ("Toinen", None),
    ]


def test_a_boxed_value_may_begin_above_its_label_at_the_top_of_a_page() -> None:
    first = page(REPORT.partition("MITTARI")[0] + "Osatavoite 1   Kartoitus on tehty", number=1)
    box = [
        At(130, 84, "– Kysely on tehty"),
        At(50, 96, "Raportointi"),
        At(130, 96, "– Tulokset"),
        At(130, 108, "– Tiedote"),
    ]
    rest = [At(50, 120, "Osatavoite 2"), At(130, 120, "Suunnitelma")]
    rules = [Rule(45, 72, 545, 72), Rule(45, 111, 545, 111)]
    report = read(first, page(*box, *rest, *rules, number=2))
    assert steps_of(report) == [
        (1, "Kartoitus on tehty", "- Kysely on tehty\n- Tulokset\n- Tiedote"),
        (2, "Suunnitelma", None),
    ]


def test_values_that_end_beside_their_labels_are_told_by_labels_of_their_kind() -> None:
    """As in a spreadsheet; that a milestone goes on below its label says nothing of the context."""
    drawing = """
PAINOPISTE   Kasvava Pori

             Ylivertaiset asuinympäristöt ja
TAVOITE      elinvoimainen keskusta

             Tehostamme viestintää ja
TOIMENPIDE   markkinointia

Osatavoite 1:   Kyselyn toteutus ja tulosten
                esittely henkilöstölle
"""
    assert context_of(read(page(drawing))) == [
        {
            "focus_area": "Kasvava Pori",
            "goal": "Ylivertaiset asuinympäristöt ja elinvoimainen keskusta",
            "action": "Tehostamme viestintää ja markkinointia",
        }
    ]


def test_a_toimenpide_above_its_context_may_go_on_overleaf() -> None:
    first = """
TOIMENPIDE   Kysely asukkaille
TEEMA        Asuminen
TAVOITE      Sujuva arki
MITTARI      Lähtötaso   Tavoitetaso
Vastaajia    100         200
Osatavoite 1: Kysely on tehty
"""
    second = "TOIMENPIDE   Kysely asukkaille (jatkuu)\nRaportointi: Tehty\n"
    third = first.replace("Kysely asukkaille", "Opas").replace("Sujuva arki", "Turvallinen koti")
    report = read(*(page(drawing, number=number) for number, drawing in enumerate((first, second, third), 1)))
    assert [(row["goal"], row["action"]) for row in context_of(report)] == [
        ("Sujuva arki", "Kysely asukkaille"),
        ("Turvallinen koti", "Opas"),
    ]
    assert [report for _, _, report in steps_of(report)] == ["Tehty", None]


def test_a_part_of_the_context_below_each_toimenpide() -> None:
    report = read("""
1 Painopiste: Kasvava Pori
1.1 Tavoite: Yritykset kasvavat
1.1.1 Toimenpide: Kysely yrityksille
Teko: Palvelujen kehittäminen
Elinvoimapalvelut
Osatavoite 1: Luonnos
1.1.2 Toimenpide: Kirje yrityksille
Teko: Neuvonta
Osatavoite 1: Luonnos
""")
    above = {"focus_area": "Kasvava Pori", "goal": "Yritykset kasvavat"}
    assert context_of(report) == [
        {
            **above,
            "initiative": "Palvelujen kehittäminen",
            "responsible": "Elinvoimapalvelut",
            "action": "Kysely yrityksille",
        },
        {**above, "initiative": "Neuvonta", "action": "Kirje yrityksille"},
    ]


def test_a_tavoite_as_the_title_of_each_slide() -> None:
    slide = "TAVOITE\n{0} vastaavat tarvetta\nPAINOPISTE\n{1} talous\nTEKO\nTilat\nTOIMENPIDE\nMyymme {0}\n"
    report = read(page(slide.format("Kulut", "Kestävä")), page(slide.format("Tulot", "Vahva"), number=2))
    assert context_of(report) == [
        {"focus_area": f"{area} talous", "goal": f"{goal} vastaavat tarvetta", "initiative": "Tilat", "action": action}
        for area, goal, action in (("Kestävä", "Kulut", "Myymme Kulut"), ("Vahva", "Tulot", "Myymme Tulot"))
    ]


def test_a_toimenpide_as_the_title_of_each_slide() -> None:
    slide = "PAINOPISTE\nKestävä Pori\nTAVOITE\nSujuva arki\nOsatavoite 1: Luonnos\nRaportointi: Tehty\n"
    report = read(
        *(
            page(
                At(50, 30, "Toimenpide", size=8),
                At(50, 48, f"{name} sidosryhmille", bold=True, size=16),
                At(50, 66, "neljä työpajaa", bold=True, size=16),
                slide,
                number=number,
            )
            for number, name in enumerate(("Järjestetään", "Suunnitellaan"), 1)
        )
    )
    assert context_of(report) == [
        {"focus_area": "Kestävä Pori", "goal": "Sujuva arki", "action": f"{name} sidosryhmille neljä työpajaa"}
        for name in ("Järjestetään", "Suunnitellaan")
    ]


def test_the_whole_context_upside_down_below_its_toimenpide() -> None:
    card = """
TOIMENPIDE   {0}
VASTUUTAHO   Nuoriso
TEKO         Ohjelma
TAVOITE      Sujuva arki
PAINOPISTE   Kestävä Pori
Osatavoite 1: Luonnos
"""
    report = read(page(card.format("Kysely")), page(card.format("Opas"), number=2))
    above = {"focus_area": "Kestävä Pori", "goal": "Sujuva arki", "initiative": "Ohjelma", "responsible": "Nuoriso"}
    assert context_of(report) == [{**above, "action": "Kysely"}, {**above, "action": "Opas"}]


@pytest.mark.parametrize("sign", ["›", "/", "|", "→"])
def test_the_context_as_a_path(sign: str) -> None:
    report = read(f"""
PAINOPISTE Kasvava Pori {sign} TAVOITE Lapset voivat hyvin {sign} TEKO Koulujen ja
päiväkotien ohjelma
*Toimenpide: Kysely perheille*
Osatavoite 1: Luonnos
""")
    assert context_of(report) == [
        {
            "focus_area": "Kasvava Pori",
            "goal": "Lapset voivat hyvin",
            "initiative": "Koulujen ja päiväkotien ohjelma",
            "action": "Kysely perheille",
        }
    ]


def test_a_sign_before_text_that_begins_like_a_label() -> None:
    report = read("TAVOITE      Kysely / tavoite saavutettu\nTOIMENPIDE   Kysely / Tavoite saavutettu\n")
    assert context_of(report) == [{"goal": "Kysely / tavoite saavutettu", "action": "Kysely / Tavoite saavutettu"}]


def test_crumbs_whose_labels_differ_in_case() -> None:
    report = read("Teema: Digitalisaatio › TAVOITE: Sujuva arki\nTOIMENPIDE: Kysely\n")
    assert context_of(report) == [{"theme": "Digitalisaatio", "goal": "Sujuva arki", "action": "Kysely"}]


def test_a_path_that_goes_on_behind_the_rest_of_a_value() -> None:
    report = read("""
TOIMENPIDE: Kysely
TEEMA: Ilmastotyö | TAVOITE: Päästöt vähenevät | TEKO:
Ilmastobudjetti | Vastuuyksikkö: Tilapalvelut
Osatavoite 1: Luonnos
""")
    action = report.actions[0]
    assert (said(action.initiative), said(action.responsible)) == ("Ilmastobudjetti", "Tilapalvelut")


def test_a_sign_that_folds_away_what_stands_below_a_label() -> None:
    report = read("TEKO: Hanke\n*▾ Toimenpide*\nKysely\n*Osatavoite 1:*   Malli\n")
    assert context_of(report) == [{"initiative": "Hanke", "action": "Kysely"}]
