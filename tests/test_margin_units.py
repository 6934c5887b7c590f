"""Units in the left margin, beside the first label of what they answer for."""

from __future__ import annotations

from parsers.model import Rule
from tests.typed import At, context_of, drawn, page, read, rows_of

REPORT = """
TEEMA        Kasvua merestä
TAVOITE      Satama kasvaa

*Infra ja*           *TEKO*         Ratayhteys
*kunnossapito*       *TOIMENPIDE*   Uusitaan vaihteet
                     Osatavoite 1: Vaihteet on tilattu
                     *TOIMENPIDE*   Pidennetään laituria

*Ympäristö*          *TEKO*         Maasähkö
                     *TOIMENPIDE*   Varustetaan laiturit
"""


def test_a_unit_answers_for_all_right_of_it() -> None:
    report = read(page(REPORT))
    assert [(each["initiative"], each["responsible"], each["action"]) for each in context_of(report)] == [
        ("Ratayhteys", "Infra ja kunnossapito", "Uusitaan vaihteet"),
        ("Ratayhteys", "Infra ja kunnossapito", "Pidennetään laituria"),
        ("Maasähkö", "Ympäristö", "Varustetaan laiturit"),
    ]
    assert report.unparsed == ()


def test_a_unit_left_of_its_teko_where_actions_begin_at_the_edge() -> None:
    rows = "Hyvinvointi             *TEKO*   Kohtaamispaikat\n*TOIMENPIDE*   Perustetaan asukastupa\n\n"
    other = rows.replace("Hyvinvointi", "Osallisuus ").replace("Kohtaamispaikat", "Uusi malli").replace("tupa", "talo")
    report = read(page(f"TAVOITE   Sujuva arki\n\n{rows}{other}"))
    assert [(each["initiative"], each["responsible"]) for each in context_of(report)] == [
        ("Kohtaamispaikat", "Hyvinvointi"),
        ("Uusi malli", "Osallisuus"),
    ]


def test_numbers_in_the_margin_are_no_unit() -> None:
    report = read(page(REPORT.replace("*Infra ja*", "1.1       ").replace("*kunnossapito*", " " * 14)))
    assert context_of(report)[0].get("responsible") is None


def test_a_unit_centred_in_a_box_left_of_its_teko() -> None:
    boxes = """
________________________________________________________
|                   |   *TEKO*                         |
|                   |   Ratayhteys                     |
________________________________________________________
                    |   *TOIMENPIDE*                   |
                    |   Uusitaan vaihteet              |
                    ____________________________________
"""
    for words, unit in (("Kulttuuriyksikkö",), "Kulttuuriyksikkö"), (("Satakunnan", "Museo"), "Satakunnan Museo"):
        placed = [At(60, 117 + 9 * at - 5 * (len(words) - 1), word) for at, word in enumerate(words)]
        report = read(page(*drawn(boxes), *placed))
        assert context_of(report) == [
            {"initiative": "Ratayhteys", "responsible": unit, "action": "Uusitaan vaihteet"},
        ]
        assert report.unparsed == ()


def test_lines_of_a_unit_end_at_one_edge() -> None:
    report = read(page(REPORT.replace("*Infra ja*           ", "    *Infra ja*       ")))
    assert context_of(report)[0]["responsible"] == "Infra ja kunnossapito"
    assert report.unparsed == ()


def test_a_word_of_a_unit_is_hyphenated() -> None:
    report = read(
        page(REPORT.replace("*Infra ja*      ", "*Infraraken-*   ").replace("*kunnossapito*", "*taminen*     "))
    )
    assert context_of(report)[0]["responsible"] == "Infrarakentaminen"


def test_a_unit_close_to_its_label_where_others_have_room() -> None:
    """It is as wide as the margin."""
    items = [
        At(50, 110, "Ympäristö", bold=True),
        At(155, 110, "Teko: Ratayhteys"),
        At(155, 124, "Toimenpide: Uusitaan vaihteet"),
        At(50, 150, "Elinkeinopalvelut xx", bold=True),
        At(155, 150, "Teko: Maasähkö"),
        At(155, 164, "Toimenpide: Varustetaan laiturit"),
    ]
    assert [each["responsible"] for each in context_of(read(page(*items)))] == ["Ympäristö", "Elinkeinopalvelut xx"]


def test_steps_between_lines_of_units_are_none_of_the_text() -> None:
    """Rows stand closer than the lines of the text do, and farther apart than those of units."""
    units = [
        At(50, 100 + 200 * at + down, text, size=8) for at in range(3) for down, text in ((0, "Liikunta-"), (10, "ala"))
    ]
    blocks = []
    for at in range(3):
        y = 100 + 200 * at
        blocks += [At(150, y, f"Teko: Malli {at}"), At(150, y + 20, f"Toimenpide: Kysely {at} ja muuta")]
        blocks += [At(150, y + 34, "asukkaille pitkin vuotta")]
        blocks += [At(150, y + 60, "Mittari"), At(350, y + 60, "Lähtötaso"), At(430, y + 60, "Tavoitetaso")]
        blocks += [At(150, y + 73, "Kävijät vuodessa"), At(350, y + 73, "1"), At(430, y + 73, "2")]
        blocks += [
            At(150, y + 86, "Kustannus asiakasta"),
            At(350, y + 86, "70,10 €/asu-"),
            At(430, y + 86, "enintään 66,10"),
        ]
        blocks += [At(150, y + 100, "kohti laskettuna"), At(350, y + 100, "kas"), At(430, y + 100, "€/asukas")]
    assert (
        rows_of(read(page(*units, *blocks)))
        == [
            ("Kävijät vuodessa", "1", "2"),
            ("Kustannus asiakasta kohti laskettuna", "70,10 €/asukas", "enintään 66,10 €/asukas"),
        ]
        * 3
    )


def test_a_unit_that_a_page_tears() -> None:
    first = "TAVOITE      Satama kasvaa\n\n*Infra ja*           *TEKO*         Ratayhteys\n"
    second = "*kunnossapito*\n                     *TOIMENPIDE*   Uusitaan vaihteet\n"
    report = read(page(first), page(second, number=2))
    assert context_of(report) == [
        {
            "goal": "Satama kasvaa",
            "initiative": "Ratayhteys",
            "responsible": "Infra ja kunnossapito",
            "action": "Uusitaan vaihteet",
        }
    ]


def test_a_unit_close_to_the_rule_ahead_of_its_teko() -> None:
    drawing = REPORT.replace("*Ympäristö*", " " * 11)
    unit = At(61.5, 206, "Ympäristön suojelu", bold=True)  # ends 6 points left of the label
    assert context_of(read(page(drawing, unit, Rule(152, 100, 152, 300))))[2]["responsible"] == "Ympäristön suojelu"


def test_a_unit_between_the_heights_of_a_label_and_its_value_below_it() -> None:
    teko = [At(180, 100, "TEKO", bold=True, size=8), At(56, 108, "Tilapalvelut"), At(180, 115, "Korjausvelka")]
    report = read(page(*teko, At(56, 140, "TOIMENPIDE", bold=True, size=8), At(56, 154, "Kuntoarviot")))
    assert context_of(report) == [
        {"initiative": "Korjausvelka", "responsible": "Tilapalvelut", "action": "Kuntoarviot"},
    ]
