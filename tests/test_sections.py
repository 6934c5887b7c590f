"""Titles of any wording, and units that headings, running headers or labels name."""

from __future__ import annotations

import pytest

from parsers.model import Page, Report
from tests.typed import At, drawn, page, read, spoken

BLOCK = "PAINOPISTE   Kasvava Pori\nTAVOITE      Sujuva arki\nTOIMENPIDE   {}\n"
TITLE = At(50, 60, "Tavoitekortit 2025 – T3", bold=True, size=16)


def _units(report: Report) -> list[str | None]:
    return [action.unit for action in report.actions]


@pytest.mark.parametrize(
    ("title", "year", "unit"),
    [
        ("Tavoitekortit 2025", 2025, None),
        ("TAVOITELOMAKE 2024 – Tekninen toimiala", 2024, "Tekninen toimiala"),
        ("Strategian toimeenpano 2026, tilannekatsaus", 2026, None),
        ("Hyvinvointisuunnitelman 2025–2028 seuranta T1/2026", 2026, None),
    ],
)
def test_a_title_that_calls_the_report_otherwise(title: str, year: int, unit: str | None) -> None:
    report = read(page(At(50, 60, title, bold=True, size=16), *drawn(BLOCK.format("Kysely"), top=100)))
    assert [(each.name, each.year) for each in report.units] == [(unit, year)]
    assert report.unparsed == ()


def _two_units(first: At, second: At) -> Report:
    blocks = [*drawn(BLOCK.format("Kysely"), top=120), *drawn(BLOCK.format("Koulutus"), top=220)]
    return read(page(TITLE, first, second, *blocks))


def test_headings_of_a_type_of_their_own_name_units_by_whatever_name() -> None:
    report = _two_units(At(50, 100, "Porin Vesi", size=13), At(50, 200, "Kaupunkikehitys", size=13))
    assert _units(report) == ["Porin Vesi", "Kaupunkikehitys"]


def test_a_heading_in_the_type_of_the_text_names_a_unit_if_it_reads_like_one() -> None:
    report = _two_units(At(50, 100, "1. Sivistystoimiala"), At(50, 200, "2. Tekninen toimiala"))
    assert _units(report) == ["Sivistystoimiala", "Tekninen toimiala"]


def test_a_heading_that_comes_again_is_no_further_unit() -> None:
    report = _two_units(At(50, 100, "Porin Vesi", size=13), At(50, 200, "Porin Vesi", size=13))
    assert [unit.name for unit in report.units] == [None, "Porin Vesi"]
    assert _units(report) == ["Porin Vesi", "Porin Vesi"]


def test_a_line_of_text_above_a_block_names_no_unit() -> None:
    report = _two_units(At(50, 100, "Arjen sujuvuus"), At(50, 200, "Osaamisen kasvu"))
    assert _units(report) == [None, None]


def test_a_heading_above_a_paragraph_that_leads_in() -> None:
    heading = At(50, 90, "2 Sivistystoimiala", bold=True, size=14)
    lead = At(50, 108, "Yksikön toiminta on edennyt pääosin suunnitellusti.")
    report = read(page(TITLE, heading, lead, *drawn(BLOCK.format("Kysely"), top=140)))
    assert _units(report) == ["Sivistystoimiala"]
    assert spoken(report.unparsed) == "Yksikön toiminta on edennyt pääosin suunnitellusti."


def test_a_unit_in_a_running_header_until_another_one_comes() -> None:
    def sheet(number: int, unit: str, action: str) -> Page:
        return page(At(50, 30, unit), *drawn(BLOCK.format(action), top=100), number=number)

    units = ["Tekninen toimiala", "Tekninen toimiala", "Konsernipalvelut", "Konsernipalvelut"]
    sheets = [sheet(number, unit, f"Kysely {'abcd'[number - 1]}") for number, unit in enumerate(units, 1)]
    assert _units(read(*sheets)) == units


def test_a_unit_across_from_a_title_that_runs_along() -> None:
    def sheet(number: int, unit: str) -> Page:
        header = [At(50, 30, "Tavoiteseuranta 2024 – T3", bold=True, size=14), At(420, 30, unit, bold=True, size=14)]
        return page(*header, *drawn(BLOCK.format(f"Kysely {number}"), top=100), number=number)

    report = read(*(sheet(at, unit) for at, unit in enumerate(("Porin Vesi", "Porin Vesi", "Tilapalvelut"), 1)))
    assert _units(report) == ["Porin Vesi", "Porin Vesi", "Tilapalvelut"]
    assert (report.year, report.period) == (2024, "T3")


def test_a_unit_that_has_a_label_above_its_goals() -> None:
    block = "Painopiste:  Kasvava Pori\nTavoite:     Sujuva arki\nToimenpide:  {}\n\n"
    units = ("Tekninen toimiala", "Tekninen toimiala", "Sivistyslautakunta")
    report = read("".join(f"Toimiala:    {unit}\n" + block.format("Kysely") for unit in units))
    assert _units(report) == list(units)
    assert [unit.name for unit in report.units] == ["Tekninen toimiala", "Sivistyslautakunta"]
    assert report.unparsed == ()


def test_a_unit_that_has_a_label_in_each_action() -> None:
    block = "Tavoite:     Sujuva arki\nToimenpide:  Kysely\nToimiala:    {}\n\n"
    report = read(block.format("Tekninen toimiala") + block.format("Sivistystoimiala"))
    assert _units(report) == ["Tekninen toimiala", "Sivistystoimiala"]
    assert [action.action.text for action in report.actions if action.action] == ["Kysely", "Kysely"]


def test_a_labelled_unit_at_the_head_of_a_page_ends_no_action() -> None:
    first = page(At(50, 40, "Toimiala: Porin Vesi", bold=True), *drawn(BLOCK.format("Kysely"), top=100))
    rest = drawn("Osatavoite 1: Kartoitus\nRaportointi: Tehty\n", top=100)
    report = read(first, page(At(50, 40, "Toimiala: Porin Vesi", bold=True), *rest, number=2))
    assert _units(report) == ["Porin Vesi"]
    assert [step.report.text for step in report.actions[0].milestones if step.report] == ["Tehty"]


REPORTED = "TOIMENPIDE   Kysely\n\nOsatavoite 1: Kartoitus\nRaportointi: Tehty\n"


@pytest.mark.parametrize(
    "table",
    [
        "Vuosi: 2025\nRaportointikausi: T2\n\n",
        "*Vuosi*     *Kausi*   *Laatija*\n2025      T2      Talousyksikkö\n\n",
        "Raportoitava jakso: T2\nToimintavuosi: 2025\n\n",
        "Vuosi 2025, vuosikolmannes T2\n\n",
    ],
)
def test_a_year_and_a_period_that_have_labels(table: str) -> None:
    report = read(table + REPORTED)
    assert (report.year, report.period) == (2025, "T2")


def test_a_year_beside_its_period_in_a_footer_and_not_when_it_was_printed() -> None:
    def sheet(number: int) -> Page:
        footer = [At(50, 800, "Porin kaupunki · T1 2026", size=8), At(450, 800, "Tulostettu 3.2.2024", size=8)]
        return page(*drawn(REPORTED, top=100), *footer, number=number)

    report = read(sheet(1), sheet(2))
    assert (report.year, report.period) == (2026, "T1")


@pytest.mark.parametrize("line", ["Vuosi 2025 oli hyvä.", "Jakso T2 jatkuu.", "Liikelaitos Porin Vesi vastaa."])
def test_a_sentence_that_begins_with_such_a_word_is_no_label(line: str) -> None:
    report = read(f"TOIMENPIDE   Kysely\n\nOsatavoite 1: Kartoitus\nRaportointi: Tehty.\n{line}\n")
    assert [step.report.text for step in report.actions[0].milestones if step.report] == [f"Tehty. {line}"]
    assert (_units(report), report.year) == ([None], None)


def test_a_heading_above_the_line_of_the_period() -> None:
    """Of whatever name and hardly larger than the text."""
    name, period = At(50, 60, "KAUPUNKISUUNNITTELU", bold=True, size=11), At(50, 73, "Selvitys kaudesta T2/2025")
    report = read(page(name, period, *drawn(BLOCK.format("Kysely"), top=100)))
    assert _units(report) == ["Kaupunkisuunnittelu"]


def test_a_yksikko_above_the_goals_of_a_unit() -> None:
    block = "Teema:       Kasvu\nTavoite:     Sujuva arki\nToimenpide:  {}\n"
    report = read("".join(f"YKSIKKÖ: {unit}\n" + block.format("Kysely") for unit in ("Ruokapalvelut", "Porin Vesi")))
    assert _units(report) == ["Ruokapalvelut", "Porin Vesi"]
    assert report.unparsed == ()


def test_a_yksikko_of_an_indicator_is_none() -> None:
    measured = "Mittari:     Osuus\nYksikkö:     kpl\nLähtötaso:   1\nTavoitetaso: 2\n"
    assert _units(read(f"Teema:       Kasvu\nToimenpide:  Kysely\n{measured}")) == [None]


def _chapter(number: int, name: str, action: str) -> Page:
    """A chapter with a table of its budget, whose headings are bold, above its first section."""
    return page(
        At(50, 90, f"{number} {name}", bold=True, size=16),
        *drawn("                      *TA 2025*     *Toteuma*\nToimintatuotot        120         110", top=110),
        At(50, 160, f"{number}.1 Painopiste: Kasvava Pori", bold=True, size=13),
        At(50, 180, f"{number}.1.1 Tavoite: Sujuva arki", bold=True),
        At(50, 196, f"Toimenpide: {action}"),
        At(50, 240, f"{number}.2 Painopiste: Osaava Pori", bold=True, size=13),
        At(50, 256, f"Toimenpide: {action} kaikille"),
        number=number + 1,
    )


def test_chapters_name_units_above_whatever_stands_ahead_of_their_sections() -> None:
    report = read(page(TITLE), _chapter(1, "Ruokapalvelut", "Kysely"), _chapter(2, "Kaupunkikehitys", "Malli"))
    assert _units(report) == ["Ruokapalvelut", "Ruokapalvelut", "Kaupunkikehitys", "Kaupunkikehitys"]


def test_a_single_chapter_that_reads_like_no_unit_names_none() -> None:
    assert _units(read(page(TITLE), _chapter(1, "Strateginen suunta", "Kysely"))) == [None, None]
