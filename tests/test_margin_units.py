"""Units in the left margin, beside the first label of what they answer for."""

from __future__ import annotations

from tests.typed import context_of, page, read

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


def test_numbers_in_the_margin_are_no_unit() -> None:
    report = read(page(REPORT.replace("*Infra ja*", "1.1       ").replace("*kunnossapito*", " " * 14)))
    assert context_of(report)[0].get("responsible") is None
