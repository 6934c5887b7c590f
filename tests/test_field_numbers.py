"""Forms whose fields are numbered."""

from __future__ import annotations

from tests.typed import At, context_of, page, read, rows_of, spoken, steps_of

HEADING = [At(50, 60, "Seurantalomake 1 – Tekninen toimiala", bold=True, size=14), At(50, 78, "Vuosi 2025, kausi T1")]


def _boxes(*rows: list[tuple[float, str, str]]) -> list[At]:
    """Captions in small type over values: each row has its boxes by where they begin."""
    placed = []
    for at, row in enumerate(rows):
        for x, caption, value in row:
            placed += [At(x, 110 + 26 * at, caption, size=7), *([At(x, 122 + 26 * at, value)] if value else [])]
    return placed


FORM = _boxes(
    [(50, "1 PAINOPISTE", "Kasvava Pori"), (300, "2 Vastuutaho", "Infrayksikkö")],
    [(50, "3 TAVOITE", "Viihtyisä ympäristö"), (250, "4 TEKO", "Katutilan uudistaminen")],
    [(50, "5 TOIMENPIDE", "Kävelykadun korjaus")],
    [(50, "6 MITTARI", "Korjattu katu"), (250, "7 Lähtötaso", "0 m"), (350, "8 Tavoitetaso", "280 m")],
    [(50, "9 Osatavoite 1", "Suunnitelma on hyväksytty")],
    [(50, "10 Raportointi (osatavoite 1)", "Se hyväksyttiin 7.3.")],
)


def test_the_numbers_of_fields_are_parts_of_the_form() -> None:
    report = read(page(*HEADING, *FORM))
    assert context_of(report) == [
        {
            "focus_area": "Kasvava Pori",
            "goal": "Viihtyisä ympäristö",
            "initiative": "Katutilan uudistaminen",
            "responsible": "Infrayksikkö",
            "action": "Kävelykadun korjaus",
        }
    ]
    assert rows_of(report) == [("Korjattu katu", "0 m", "280 m")]
    assert steps_of(report) == [(1, "Suunnitelma on hyväksytty", "Se hyväksyttiin 7.3.")]
    assert sorted(map(int, spoken(report.furniture).split())) == list(range(1, 11))
    assert report.unparsed == ()


def test_the_name_of_a_form_over_the_time_that_it_is_of() -> None:
    report = read(page(*HEADING, *FORM))
    assert (report.unit, report.year, report.period) == ("Tekninen toimiala", 2025, "T1")


def test_the_numbers_of_milestones_are_none_of_fields() -> None:
    """Each has one of its own, as `1. osatavoite` and `2. osatavoite`."""
    report = read(
        "TAVOITE   Sujuva arki\nTEKO   Ohjelma\nTOIMENPIDE   Kysely\nMITTARI   Lähtötaso   Tavoitetaso\nOsuus   1   2\n"
        "1. osatavoite: Kysely on tehty\n2. osatavoite: Tulokset on koottu"
    )
    assert [number for number, *_ in steps_of(report)] == [1, 2]
