"""Reports on milestones that have no label of their own."""

from __future__ import annotations

from tests.typed import read, steps_of

SET_IN = """
TOIMENPIDE  Kysely asukkaille
Osatavoite 1: Pesulinja on hankittu
     Hankinta on tehty keväällä; linja otetaan asemalla käyttöön
     maaliskuussa.
Osatavoite 2: Varustevaihtokäytäntö on ohjeistettu
     Ohje on annettu:
       - asemille
       - vartiolle
Osatavoite 3: Testit on tehty
     Testeistä on tehty 88 %.
"""


def test_they_are_set_in_from_the_labels_of_milestones() -> None:
    assert steps_of(read(SET_IN)) == [
        (1, "Pesulinja on hankittu", "Hankinta on tehty keväällä; linja otetaan asemalla käyttöön maaliskuussa."),
        (2, "Varustevaihtokäytäntö on ohjeistettu", "Ohje on annettu:\n- asemille\n- vartiolle"),
        (3, "Testit on tehty", "Testeistä on tehty 88 %."),
    ]


def test_wraps_of_milestones_that_are_set_in_are_none() -> None:
    wraps = SET_IN.replace("Hankinta", "ja hankinta").replace("Ohje on", "ohje on").replace("Testeistä", "testeistä")
    assert [report for _, _, report in steps_of(read(wraps))] == [None, None, None]


def test_where_one_has_a_label_the_others_are_no_reports() -> None:
    steps = steps_of(read(SET_IN + "Raportointi: Valmis\n"))
    assert [report for _, _, report in steps] == [None, None, "Valmis"]


def test_they_are_plain_below_bold_milestones() -> None:
    steps = ((1, "Malli on valmis", "Tehty kesällä."), (2, "Kysely", "Siirtyi ensi vuoteen."), (3, "Opas", "Valmis."))
    drawing = "".join(f"*Osatavoite {number}: {name}*\n{report}\n\n" for number, name, report in steps)
    assert steps_of(read("TOIMENPIDE  Kysely asukkaille\n\n" + drawing)) == list(steps)
