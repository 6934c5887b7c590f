"""Reports on whole actions, without milestones: what stands below the heading of their progress."""

from __future__ import annotations

import pytest

from tests.typed import At, page, read, rows_of, steps_of

HEAD = "TAVOITE: Arki sujuu\nTOIMENPIDE: Kysely\n"


def test_a_report_below_the_heading_of_progress() -> None:
    report = read(f"""{HEAD}
Selvitys toimenpiteen edistymisestä (T2):
Kysely on tehty:
• vastauksia 26
""")
    assert steps_of(report) == [(None, None, "Kysely on tehty:\n- vastauksia 26")]
    assert report.period == "T2"


def test_a_report_beside_the_heading_of_progress() -> None:
    report = read(f"T3 · tilanne 31.12.2024\n\n{HEAD}Selvitys: Kysely on tehty\nkaikissa kouluissa.\n")
    assert steps_of(report) == [(None, None, "Kysely on tehty kaikissa kouluissa.")]
    assert report.period == "T3"  # as anywhere ahead of what is reported


def test_what_stands_ahead_of_milestones_is_none_of_them() -> None:
    report = read(f"""{HEAD}
Selvitys toimenpiteen edistymisestä (T2):
Katsaus on alustava.
Osatavoite 1: Kysely
Raportointi: Tehty
""")
    assert steps_of(report) == [(1, "Kysely", "Tehty")]


def test_a_heading_set_as_the_labels_of_indicators_are() -> None:
    """Its text stands below it, where a row of the table might; a value that is missing leaves no gap in a name."""
    captions = [(50, 140, "Indikaattori"), (300, 140, "Nykytila"), (400, 140, "Tavoitearvo"), (50, 170, "Tilanne T3")]
    report = read(
        page(
            HEAD,
            *(At(x, y, text, bold=True, size=7) for x, y, text in captions),
            At(50, 153, "Kelpoisuusaste kouluissa"),
            At(400, 153, "87 %"),
            At(50, 183, "Kyselyyn vastasi moni:"),
            At(50, 195, "huoltajia ja oppilaita."),
        )
    )
    assert rows_of(report) == [("Kelpoisuusaste kouluissa", None, "87 %")]
    assert steps_of(report) == [(None, None, "Kyselyyn vastasi moni: huoltajia ja oppilaita.")]


def test_the_period_stands_ahead_of_a_bar_and_the_print_has_its_time() -> None:
    report = read(
        page(
            At(50, 60, "Talousarvion 2025 toiminnalliset tavoitteet – Tekniset palvelut", bold=True, size=14),
            At(50, 80, "Raportointijakso: toinen vuosikolmannes (T2) 2025 | Raportoija: toimialan controller", size=8),
            HEAD + "Osatavoite 1: Kysely\nRaportointi: Tehty",
            At(50, 175, "Tulostettu raportointijärjestelmästä 12.9.2025 klo 9.14", size=8),
        )
    )
    assert report.period == "T2"
    assert steps_of(report) == [(1, "Kysely", "Tehty")]
    assert "Tulostettu" in [word.text for word in report.furniture]


@pytest.mark.parametrize("heading", ["Toteutuminen elokuun lopussa (T2)", "Selvitys etenemisestä (T2)"])
def test_a_heading_beside_the_report_on_the_only_milestone(heading: str) -> None:
    report = read(
        f"{HEAD}Osatavoite 1:  Malli on valmis\n*{heading}*    Malli on valmis\n{' ' * (len(heading) + 6)}ja esitelty."
    )
    assert steps_of(report) == [(1, "Malli on valmis", "Malli on valmis ja esitelty.")]
    assert (report.period, report.unparsed) == ("T2", ())
