"""Labels that stand right of their values."""

from __future__ import annotations

from tests.typed import codes_of, context_of, page, read, rows_of, spoken, steps_of

REPORT = """
Asuminen                                                  Teema
Ylivertaiset asuinympäristöt ja keskustan                 Tavoite
kehittäminen yhdessä asukkaiden kanssa
Uuden yksikön organisoituminen                            Teko
Tehostamme viestintää                                     Toimenpide
                         Lähtötaso     Tavoitetaso        Mittari
Kävijöitä                10            20
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
Kartoitus on valmis                                       Osatavoite
ja esitelty                                               1
Tehty                                                     Raportointi
"""


def test_labels_right_of_their_values() -> None:
    report = read(REPORT)
    assert context_of(report) == [
        {
            "theme": "Asuminen",
            "goal": "Ylivertaiset asuinympäristöt ja keskustan kehittäminen yhdessä asukkaiden kanssa",
            "initiative": "Uuden yksikön organisoituminen",
            "action": "Tehostamme viestintää",
        }
    ]
    assert (rows_of(report), steps_of(report), report.period) == (
        [("Kävijöitä", "10", "20")],
        [(1, "Kartoitus on valmis ja esitelty", "Tehty")],
        "T2",
    )
    assert codes_of(report) == []


def test_the_period_above_many_milestones() -> None:
    steps = "\n".join(f"{f'Vaihe {number} on tehty':<58}Osatavoite {number}" for number in range(1, 16))
    report = read(REPORT.partition("Kartoitus")[0] + steps)
    assert (report.period, len(steps_of(report)), codes_of(report)) == ("T2", 15, [])


def test_their_places_are_those_that_were_printed() -> None:
    labels = read(REPORT).labels
    assert {round(word.x0) for word in labels if spoken([word]) in ("Teema", "Tavoite", "Toimenpide")} == {340}


def test_headings_at_the_right_of_a_table_move_nothing() -> None:
    table = "Säästö                   5             6                  Teema\n"
    report = read(page("TEEMA   Asuminen\nTOIMENPIDE   Tehostamme\n\nMITTARI   Lähtötaso   Tavoitetaso\n" + table))
    assert [row["theme"] for row in context_of(report)] == ["Asuminen"]


def test_a_label_that_nobody_knows_is_told() -> None:
    rows = "Valtuusto                                                 SITOVUUS\n"
    upper = "".join(f"{line[:58]}{line[58:].upper()}\n" for line in REPORT.strip().splitlines())
    head, heading, rest = upper.partition("                         Lähtötaso")
    report = read(head + rows + heading + rest)
    (context,) = context_of(report)
    assert context["action"] == "Tehostamme viestintää"
    assert codes_of(report) == ["unknown-label", "unparsed-text"]


def test_a_figure_right_of_the_labels_is_none() -> None:
    """A table may stand there beside milestones whose labels are left of the values."""
    report = read("""
Kestävä talous                                                                         *PAINOPISTE*
Tilat vastaavat tarvetta                                                               *TAVOITE*
Tilojen ohjelma                                                                        *TEKO*
Laadimme suunnitelman                                                                  *TOIMENPIDE*

*OSATAVOITE 1*                                   *MITTARI*        *Lähtötaso*      *Tavoitetaso*
Salkutus on tehty                                Myydyt neliöt    0                8
*RAPORTOINTI*                                    Säästö           -                9
Kohteet on käyty läpi

Vahva talous                                                                           *PAINOPISTE*
Kulut pysyvät kurissa                                                                  *TAVOITE*
Hankintojen ohjelma                                                                    *TEKO*
Kilpailutamme hankinnat                                                                *TOIMENPIDE*
""")
    assert [action["action"] for action in context_of(report)] == ["Laadimme suunnitelman", "Kilpailutamme hankinnat"]
    assert rows_of(report) == [("Myydyt neliöt", "0", "8"), ("Säästö", "-", "9")]
    assert [len(action.indicators) for action in report.actions] == [2, 0]
    assert steps_of(report) == [(1, "Salkutus on tehty", "Kohteet on käyty läpi")]
