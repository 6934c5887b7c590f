"""Tables whose rows say in their first cell what they are."""

from __future__ import annotations

from parsers.layouts.typed_rows import with_typed_rows
from parsers.model import Rule
from parsers.page.body import read_body
from tests.typed import At, context_of, findings_of, page, read, rows_of, spoken, steps_of

TITLE = "TALOUSARVION 2026 TOIMINNALLISET TAVOITTEET – PELASTUSLAITOS\n\n"
HEADING = "*Tyyppi*        *Nimi*                   *Vastuutaho*     *Lähtöarvo*   *Tavoitearvo*   *Tilanne T2*\n"
ROWS = """
Teema           Kriisinkestävä alue
Tavoite           Apu saapuu ajoissa
Toimenpide          Rekrytoidaan          Pelastus-
                    sivutoimisia          toiminta
Tunnusluku            Henkilöstön määrä                    247           273
Välitavoite 1         Kurssi alkaa
Välitavoite 2         Sopimukset                                                           Kolmannes
                      uusitaan                                                             on uusittu.
Toimenpide          Parannetaan lähtöjä   Ensihoito
"""
MORE = """
Tunnusluku            Lähtöaika                            96 s          75 s
Välitavoite 1         Näkymä on valmis                                                     Tehty.
"""


def test_cells_of_further_columns() -> None:
    report = read(page(TITLE + HEADING + ROWS), page(HEADING + MORE, number=2))
    context = {"theme": "Kriisinkestävä alue", "goal": "Apu saapuu ajoissa"}
    assert context_of(report) == [
        {**context, "responsible": "Pelastustoiminta", "action": "Rekrytoidaan sivutoimisia"},
        {**context, "responsible": "Ensihoito", "action": "Parannetaan lähtöjä"},
    ]
    assert rows_of(report) == [("Henkilöstön määrä", "247", "273"), ("Lähtöaika", "96 s", "75 s")]
    assert steps_of(report) == [
        (1, "Kurssi alkaa", None),
        (2, "Sopimukset uusitaan", "Kolmannes on uusittu."),
        (1, "Näkymä on valmis", "Tehty."),
    ]
    assert spoken(report.furniture) == "Tyyppi Nimi Vastuutaho Lähtöarvo Tavoitearvo Tilanne T2"
    assert report.unparsed == ()
    assert findings_of(report) == []


def test_words_stand_where_they_are_printed() -> None:
    report = read(page(TITLE + HEADING + ROWS))
    (report_of, *_) = [step.report for step in report.actions[0].milestones if step.report]
    assert {(round(word.x0), round(word.baseline)) for word in report_of.words} <= {
        (round(word.x0), round(word.baseline)) for word in report.pages[0].words
    }


def test_labels_over_their_values_left_of_another_table_are_no_such_rows() -> None:
    box = [Rule(x, 95, x, 200) for x in (45, 160)] + [Rule(45, y, 160, y) for y in (95, 200)]
    slide = """
*Tavoite*                *Mittari*      *Lähtötaso*   *Tavoitetaso*
Sujuva arki            Kävijöitä    10          20
*Toimenpide*
Laaditaan uusi
kysely heille          *Nro*   *Välitavoite*   *Tilannekatsaus T1*
*Vastuutaho*             1     Kysely tehty  Vastauksia tuli 300.
Viestintä
"""
    report = read(*(page(slide.replace("uusi", number), *box, number=at) for at, number in enumerate(("1", "2"), 1)))
    assert context_of(report) == [
        {"goal": "Sujuva arki", "responsible": "Viestintä", "action": f"Laaditaan {number} kysely heille"}
        for number in (1, 2)
    ]
    assert steps_of(report) == [(1, "Kysely tehty", "Vastauksia tuli 300.")] * 2


def test_labels_in_other_types_each_below_the_one_above() -> None:
    """They are no names of these in another language."""
    report = read(
        TITLE
        + HEADING
        + """
*Teema*         *Kriisinkestävä alue*
Tavoite         Apu saapuu ajoissa
*Teko*          *Lähtövalmius*           Ensihoito
Toimenpide      Parannetaan lähtöjä
*Painopiste*    *Kestävä talous*
Tavoite         Menot pysyvät kurissa
Toimenpide      Kilpailutetaan
"""
    )
    first, second = context_of(report)
    assert (first["theme"], first["goal"]) == ("Kriisinkestävä alue", "Apu saapuu ajoissa")
    assert (second["focus_area"], second["goal"]) == ("Kestävä talous", "Menot pysyvät kurissa")


def test_levels_set_flush_right_up_to_the_next_heading() -> None:
    table = [At(50, 60, "Toimiala: Pelastuslaitos")]
    headings = ("Taso", "Sisältö", "Vastuutaho", "Lähtötaso 2025", "Tavoitetaso 2026", "Raportointi T2")
    columns = (50, 100, 250, 320, 400, 500)
    table += [At(x, 80, heading, bold=True) for x, heading in zip(columns, headings, strict=True)]
    for at, (label, text) in enumerate(
        zip(("Teema", "Tavoite", "Teko", "Toimenpide", "Mittari"), "ABCDE", strict=True)
    ):
        table += [At(50, 100 + 16 * at, label), At(100, 100 + 16 * at, f"{text}-asia")]
    table += [At(388, 164, "38"), At(488, 164, "75")]  # their right ends stand 2 points ahead of the headings
    assert rows_of(read(page(*table))) == [("E-asia", "38", "75")]


def test_a_table_with_an_action_in_each_column_overleaf() -> None:
    """The headings that stand for the cells of rows are printed once, whatever is set anew after."""
    rule = "_" * 71
    columns = [("TOIMENPIDE", "Luomme mallin", "Avaamme ovet"), ("Välitavoite 1", "Malli valmis", "Ovet auki")]
    columns += [("Tilanne T2", "Tehty kesällä", "Avattu syksyllä"), ("TEKO", "Arjen ohjelma", "Ovien ohjelma")]
    rows = [f"|  {label:<13}  |  {one:<15}  |  {other:<17}  |" for label, one, other in columns]
    table = "\n".join(part for row in (rows[3], rows[0], *rows[1:3]) for part in (rule, row)) + f"\n{rule}\n"
    report = read(page(TITLE + HEADING + ROWS + MORE), page(table, number=2))
    assert [each["action"] for each in context_of(report)][-2:] == ["Luomme mallin", "Avaamme ovet"]
    assert len(steps_of(report)) == 5
    assert spoken([*report.labels, *report.furniture]).count("Vastuutaho") == 1


def test_headings_that_come_again_stand_for_no_cell() -> None:
    """They are furniture; what a value may have of a heading is printed among the lines."""
    left, _ = with_typed_rows(read_body([page(TITLE + HEADING + ROWS), page(HEADING + ROWS, number=2)]))
    assert {*left.copies.values()} <= {word for line in left.lines for word in line.words}
