"""Titles: the units of a report and its year."""

from __future__ import annotations

import pytest

from parsers.model import Page
from parsers.page.titles import find_titles
from parsers.spelling.title_words import names_whole_city
from tests.typed import At, body, codes_of, context_of, drawn, page, read, said, steps_of

BLOCK = """
PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen
TOIMENPIDE   Tehostamme viestintää ja markkinointia yhdessä kumppanien kanssa
"""
REPORTED = f"{BLOCK}Osatavoite 1   Luonnos\nRaportointi    Tehty\n"


@pytest.mark.parametrize(
    ("title", "unit", "year"),
    [
        ("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT", "Konsernipalvelut", 2025),
        ("TALOUSARVION 2026 TOIMINNALLISET TAVOITTEET - TEKNINEN TOIMIALA", "Tekninen toimiala", 2026),
        ("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET: SIVISTYS", "Sivistys", 2025),
        ("Talousarvion 2024 toiminnalliset tavoitteet – Porin Vesi", "Porin Vesi", 2024),
        ("TALOUSARVION TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT", "Konsernipalvelut", None),
        ("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET", None, 2025),
        ("Toiminnalliset tavoitteet vuodelle 2023: Vesilaitos", "Vesilaitos", 2023),
        ("Talousarvion toiminnallisten tavoitteiden seuranta 2025 – Vesilaitos", "Vesilaitos", 2025),
        ("Vesilaitos – toiminnalliset tavoitteet ja mittarit 2024", "Vesilaitos", 2024),
        ("Lukiokoulutus / Toiminnalliset tavoitteet 2023", "Lukiokoulutus", 2023),
        ("Talousarvio 2023 | Toiminnalliset tavoitteet | Vesilaitos", "Vesilaitos", 2023),
        ("Toiminnalliset tavoitteet 2025 Hyvinvointitoimiala", "Hyvinvointitoimiala", 2025),
        ("Vuoden 2025 toiminnallisten tavoitteiden toteutuminen, elinvoimatoimiala, T2", "Elinvoimatoimiala", 2025),
        # Reports of other cities, which may name themselves.
        ("Porin kaupunki – Sivistystoimiala – Osavuosikatsaus T3 2024", "Sivistystoimiala", 2024),
        ("Konsernipalvelut – tavoiteraportti T3 2026", "Konsernipalvelut", 2026),
        ("PORI – HYVINVOINTIPALVELUT – TAVOITTEIDEN SEURANTA 2025, T3", "Hyvinvointipalvelut", 2025),
        ("Porin kaupunki, Elinvoimapalvelut. Tavoitteiden toteuma T2 / 2026", "Elinvoimapalvelut", 2026),
        ("Tavoitteet ja tulokset T2 2025: Hallintopalvelut", "Hallintopalvelut", 2025),
        ("Porin Vesi. Toiminnallisten tavoitteiden toteutuminen 2025", "Porin Vesi", 2025),
        ("Tavoiteraportti Sivistyspalvelut T2/2025", "Sivistyspalvelut", 2025),
        ("Toimialan tavoitteet 2025: Konsernipalvelut", "Konsernipalvelut", 2025),
        ("Kaupunkiympäristö: talousarviotavoitteet 2024", "Kaupunkiympäristö", 2024),
        ("Kaupunkikonsernin toiminnalliset tavoitteet 2025", "Kaupunkikonserni", 2025),
        # What cities have together is none of them.
        ("Kainuun hyvinvointialue: talousarvion 2024 tavoitteet", "Kainuun hyvinvointialue", 2024),
        ("Kainuun hyvinvointialue – toiminnalliset tavoitteet 2024 – Pelastuslaitos", "Pelastuslaitos", 2024),
        ("Kainuun kaupunki: talousarvion 2024 toiminnalliset tavoitteet", None, 2024),
        ("Tulostavoitteet 2024 – Lasten ja nuorten palvelut", "Lasten ja nuorten palvelut", 2024),
        (
            "Tekninen toimiala, toiminnalliset tavoitteet, kolmas vuosikolmannes (T3), vuosi 2024",
            "Tekninen toimiala",
            2024,
        ),
    ],
)
@pytest.mark.parametrize(("size", "bold"), [(10, True), (14, False), (14, True)])
def test_titles(title: str, unit: str | None, year: int | None, size: float, bold: bool) -> None:
    report = read(page(At(50, 90, title, bold, size), BLOCK))
    assert (report.title, report.unit, report.year) == (title, unit, year)
    assert [action.unit for action in report.actions] == [unit]


@pytest.mark.parametrize(
    ("lines", "title", "unit"),
    [
        (
            ("TALOUSARVION 2025 TOIMINNALLISET", "TAVOITTEET – KONSERNIPALVELUT"),
            "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT",
            "Konsernipalvelut",
        ),
        (
            ("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET –", "SOSIAALI- JA", "TERVEYSPALVELUT"),
            "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – SOSIAALI- JA TERVEYSPALVELUT",
            "Sosiaali- ja terveyspalvelut",
        ),
        # A large title goes on in another case.
        (
            ("TALOUSARVION 2025 TOIMINNALLISET", "TAVOITTEET – Joukkoliikenne"),
            "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – Joukkoliikenne",
            "Joukkoliikenne",
        ),
        # What else is told, in the next line.
        (
            ("Talousarvio 2026: sitovat toiminnalliset tavoitteet", "ja toimenpiteet"),
            "Talousarvio 2026: sitovat toiminnalliset tavoitteet ja toimenpiteet",
            None,
        ),
        # Capitals that go on, and a year in a line of its own.
        (
            ("Toiminnalliset tavoitteet 2025 – LIIKUNTA- JA", "NUORISOPALVELUT"),
            "Toiminnalliset tavoitteet 2025 – LIIKUNTA- JA NUORISOPALVELUT",
            "Liikunta- ja nuorisopalvelut",
        ),
        (
            ("Infra- ja kiinteistöpalvelut –", "TOIMINNALLISET TAVOITTEET", "2025"),
            "Infra- ja kiinteistöpalvelut – TOIMINNALLISET TAVOITTEET 2025",
            "Infra- ja kiinteistöpalvelut",
        ),
        (
            ("Kulttuuripalvelut: toiminnallisten tavoitteiden seuranta", "2025 (T3)"),
            "Kulttuuripalvelut: toiminnallisten tavoitteiden seuranta 2025 (T3)",
            "Kulttuuripalvelut",
        ),
        (
            ("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET –", "ELINVOIMA- JA YMPÄRISTÖ-", "TOIMIALA"),
            None,
            None,
        ),
    ],
)
def test_wrapped_titles(lines: tuple[str, ...], title: str | None, unit: str | None) -> None:
    placed = [At(50, 60 + 17 * row, line, bold=True, size=14) for row, line in enumerate(lines)]
    report = read(page(*placed, BLOCK))
    assert len(report.units) == 1
    assert sum(len(line.split()) for line in lines) == len(report.units[0].title.words)
    if title:  # a hyphen between capitals may be either, so only the other two are decided
        assert (report.title, report.unit) == (title, unit)


def test_a_wrapped_title_in_plain_capitals() -> None:
    report = read("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET –\nTEKNINEN TOIMIALA\n\n" + BLOCK.strip("\n"))
    assert (report.title, report.unit) == (
        "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – TEKNINEN TOIMIALA",
        "Tekninen toimiala",
    )


def test_a_new_title_starts_a_new_unit_and_clears_the_context() -> None:
    report = read(
        """
*TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – SIVISTYSTOIMIALA*

PAINOPISTE   Osaava Pori
TAVOITE      Laadukas opetus
TOIMENPIDE   Kehitämme opetusta

*TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – TEKNINEN TOIMIALA*

TOIMENPIDE   Korjaamme katuja
"""
    )
    assert [unit.name for unit in report.units] == ["Sivistystoimiala", "Tekninen toimiala"]
    assert [(action.unit, said(action.focus_area), said(action.goal)) for action in report.actions] == [
        ("Sivistystoimiala", "Osaava Pori", "Laadukas opetus"),
        ("Tekninen toimiala", None, None),
    ]
    assert report.unit is None
    assert report.title == "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – SIVISTYSTOIMIALA"


@pytest.mark.parametrize(
    "line",
    [
        "Toiminnalliset tavoitteet on asetettu valtuustokaudeksi kerrallaan.",
        "Toiminnalliset tavoitteet ovat toteutuneet hyvin",
        "Kaupungin tavoitteet on esitetty alla",
        "Toiminnalliset tavoitteet, joiden toteutumista seurataan",
        "toiminnalliset tavoitteet (2025)",
    ],
)
def test_running_text_that_names_the_goals_is_no_title(line: str) -> None:
    report = read(page(At(50, 90, line), BLOCK))
    assert report.units == ()
    assert codes_of(report) == ["unparsed-text"]


def test_titles_are_found_by_the_line_they_start_on() -> None:
    found = body(
        """
Porin kaupungin raportti

*TALOUSARVION 2025 TOIMINNALLISET*
*TAVOITTEET – KONSERNIPALVELUT*

PAINOPISTE   Kasvava Pori
"""
    )
    titles = find_titles(found.lines, found.size)
    assert {index: [line.text for line in group] for index, group in titles.items()} == {
        1: ["TALOUSARVION 2025 TOIMINNALLISET", "TAVOITTEET – KONSERNIPALVELUT"]
    }


def test_the_period_of_a_title() -> None:
    report = read(
        """
*TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT – T1/2025*

PAINOPISTE   Kasvava Pori
TOIMENPIDE   Tehostamme viestintää
"""
    )
    assert (report.period, report.unit, report.year) == ("T1", "Konsernipalvelut", 2025)


def test_a_title_that_goes_on_over_a_page() -> None:
    upper = At(50, 780, "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – LASTEN JA NUORTEN", bold=True, size=14)
    lower = At(50, 60, "PALVELUT", bold=True, size=14)
    report = read(page(BLOCK, upper), page(lower, *drawn(BLOCK, top=90), number=2))
    assert [action.unit for action in report.actions] == [None, "Lasten ja nuorten palvelut"]


def test_a_bold_subheading_that_names_goals_begins_no_unit() -> None:
    title = At(50, 60, "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT", bold=True, size=14)
    report = read(page(title, BLOCK, At(50, 300, "Toiminnallisten tavoitteiden toteutuminen", bold=True)))
    assert [action.unit for action in report.actions] == ["Konsernipalvelut"]


def test_a_heading_below_a_title_that_names_its_unit_is_no_part_of_it() -> None:
    title = At(50, 60, "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT", bold=True, size=14)
    report = read(page(title, At(50, 77, "Toimintaympäristön muutokset", bold=True, size=14), BLOCK))
    assert report.unit == "Konsernipalvelut"


def test_the_heading_of_a_part_belongs_to_the_unit_of_the_title_above() -> None:
    title = At(50, 60, "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT", bold=True, size=14)
    report = read(page(title, At(50, 90, "Sitovat tavoitteet", bold=True, size=12), BLOCK))
    assert [action.unit for action in report.actions] == ["Konsernipalvelut"]


def test_the_second_line_of_a_title_in_capitals_is_no_unknown_label() -> None:
    title = [At(50, 60, "Talousarvion 2025 toiminnalliset tavoitteet –", bold=True, size=20)]
    title.append(At(50, 84, "VESILAITOS", bold=True, size=20))
    report = read(page(*title, "*TAVOITE*\nHyvä vesi\n\n*TEKO*\nVerkoston uusiminen\n\n*TOIMENPIDE*\nUusimme putket"))
    assert (report.unit, codes_of(report)) == ("Vesilaitos", [])


def test_a_mark_in_front_of_a_title_is_no_part_of_it() -> None:
    # As a disc of a coat of arms is read; the title's wrap begins behind it.
    title = [
        At(50, 60, "•", True, 16),
        At(72, 60, "Talousarvion 2025 toiminnalliset tavoitteet – Maankäytön", True, 16),
    ]
    report = read(page(*title, At(72, 79, "palvelut", True, 16), BLOCK))
    assert (report.title, report.unit) == (
        "Talousarvion 2025 toiminnalliset tavoitteet – Maankäytön palvelut",
        "Maankäytön palvelut",
    )
    assert codes_of(report) == []


def test_units_below_one_title_have_headings_of_their_own() -> None:
    title = At(50, 60, "Talousarvion 2025 toiminnalliset tavoitteet", bold=True, size=16)
    action = "TEEMA        Viestintä\nTOIMENPIDE   {} viestintää\n"
    report = read(
        page(
            title,
            At(50, 95, "Henkilöstöpalvelut", bold=True, size=13),
            action.format("Tehostamme"),
            At(50, 160, "Kulttuuri- ja liikuntapalvelut", bold=True, size=13),
            *drawn(action.format("Luomme"), top=178),
        )
    )
    assert [action.unit for action in report.actions] == ["Henkilöstöpalvelut", "Kulttuuri- ja liikuntapalvelut"]


def test_the_short_name_of_a_budget_is_no_unit() -> None:
    report = read("*TA 2025, toiminnalliset tavoitteet: Tilapalvelut*\n\nTEEMA   Viestintä")
    assert [(unit.name, unit.year) for unit in report.units] == [("Tilapalvelut", 2025)]


def test_headings_above_outermost_labels_name_units() -> None:
    title = At(50, 80, "Talousarvio 2026: toiminnalliset tavoitteet", size=18, bold=True)
    block = "PAINOPISTE   Kasvu\nTAVOITE      Sujuva arki\nTOIMENPIDE   Kysely\n"
    first = page(title, At(50, 110, "OPETUS JA KASVATUS", size=14, bold=True), *drawn(block, top=130))
    foot = At(50, 800, "Konsernihallinto", size=14, bold=True)
    second = page(*drawn(block, top=130), foot, number=2)
    report = read(first, second, page(*drawn(block, top=80), number=3))
    assert [action.unit for action in report.actions] == [
        "Opetus ja kasvatus",
        "Opetus ja kasvatus",
        "Konsernihallinto",
    ]


def test_numbered_chapters_are_units_where_no_title_names_one() -> None:
    def sheet(number: int, chapter: str) -> Page:
        title = At(50, 110, "Toiminnalliset tavoitteet 2025", size=13, bold=True)
        block = drawn("TAVOITE      Sujuva arki\nTOIMENPIDE   Kysely\n", top=140)
        return page(At(50, 80, chapter, size=18, bold=True), title, *block, number=number)

    contents = page(At(50, 80, "1 Johdanto", size=18, bold=True), "Toiminnalliset tavoitteet 2025.......... 2\n")
    report = read(contents, sheet(2, "2 TEKNINEN TOIMIALA"), sheet(3, "3 Opetus ja kasvatus"))
    assert [action.unit for action in report.actions] == ["Tekninen toimiala", "Opetus ja kasvatus"]
    assert report.year == 2025


def test_large_headings_are_no_units_where_the_title_names_one() -> None:
    title = At(50, 60, "Toiminnalliset tavoitteet 2025 – Konsernipalvelut", size=18, bold=True)
    heads = [At(50, 90, "Kehittäminen", size=14, bold=True), At(50, 190, "Arjen toiminta", size=14, bold=True)]
    block = "PAINOPISTE   Kasvu\nTAVOITE      Sujuva arki\nTOIMENPIDE   Kysely\n"
    report = read(page(title, *heads, *drawn(block, top=110), *drawn(block, top=210)))
    assert [action.unit for action in report.actions] == ["Konsernipalvelut", "Konsernipalvelut"]


@pytest.mark.parametrize(
    ("title", "subtitle", "size"),
    [
        ("Osavuosikatsaus T2/2025", "Toiminnallisten tavoitteiden toteutuminen", 14),
        ("Osavuosikatsaus 2/2025", "Tekninen toimiala · toiminnallisten tavoitteiden toteutuminen 1.1.–31.8.2025", 9),
    ],
)
def test_a_subtitle_says_what_the_report_is_of(title: str, subtitle: str, size: float) -> None:
    unit = [] if "toimiala" in subtitle else [At(50, 98, "Tekninen toimiala", size=14)]
    report = read(page(At(50, 60, title, bold=True, size=20), At(50, 80, subtitle, size=size), *unit, BLOCK))
    assert (report.unit, report.year, report.period) == ("Tekninen toimiala", 2025, "T2")
    assert report.unparsed == ()


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Tavoitteiden seuranta tammi–huhtikuu 2025", "T1"),
        ("Tavoitteiden seuranta 1.5.–31.8.2025", "T2"),
        ("Tavoitteiden seuranta syys–joulukuu 2025", "T3"),
        ("Toiminnallisten tavoitteiden seurantaraportti 1–8/2025", "T2"),
        ("Toiminnallisten tavoitteiden toteutuminen 1.1.–31.12.2025", "T3"),
        ("Osavuosikatsaus 1/2025", "T1"),
        ("Tavoitteiden toteutuminen, kolmas vuosikolmannes 2025", "T3"),
    ],
)
def test_the_period_that_a_title_names_otherwise(title: str, period: str) -> None:
    report = read(page(At(50, 80, title, bold=True, size=16), BLOCK))
    assert (report.year, report.period) == (2025, period)


def test_a_report_that_is_named_inside_of_it_begins_no_unit() -> None:
    title = At(50, 60, "Toiminnalliset tavoitteet 2025 – Konsernipalvelut", size=18, bold=True)
    first, second = "TEEMA     Kasvu\nTOIMENPIDE   Kysely\n", "TOIMENPIDE   Koulutus\n"
    again = At(50, 190, "Osavuosikatsaus 2/2025", size=14, bold=True)
    report = read(page(title, *drawn(first, top=110), again, *drawn(second, top=220)))
    assert [unit.name for unit in report.units] == ["Konsernipalvelut"]
    assert [action.theme.text for action in report.actions if action.theme] == ["Kasvu", "Kasvu"]


def test_text_below_a_title_that_speaks_of_goals_and_a_year_is_no_subtitle() -> None:
    text = "Toimialan tavoitteet perustuvat strategiaan, jonka valtuusto hyväksyi 13.12.2021. Ne koskevat"
    title = At(50, 80, "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – ELINVOIMAPALVELUT", bold=True, size=14)
    report = read(page(title, At(50, 100, text), "\n\nTAVOITE      Kasvu\nTOIMENPIDE   Toimi\n"))
    assert [(unit.name, unit.year) for unit in report.units] == [("Elinvoimapalvelut", 2025)]


def test_bold_headings_apart_name_units_and_the_city_is_none() -> None:
    def heading(y: float, text: str) -> At:
        return At(50, y, text, bold=True, size=11.5)

    title = At(50, 70, "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET", bold=True, size=14)
    block = "TEEMA        Kasvu\nTAVOITE      Elinvoima\nTOIMENPIDE   Toimi\n"
    first = [At(50, 50, "Porin kaupunki", bold=True, size=12), title, heading(100, "Talous ja hallinto")]
    lower = drawn(block, top=260)
    report = read(page(*first, "\n\n" + block, heading(235, "Kaupunkikehitys"), *lower))
    assert [action.unit for action in report.actions] == ["Talous ja hallinto", "Kaupunkikehitys"]


def test_a_header_with_labels_across_from_its_title() -> None:
    """As a dashboard shows what it is filtered by."""
    header = At(50, 40, "Toiminnalliset tavoitteet", bold=True, size=13)
    by = [
        At(260, 40, "Toimiala", size=7),
        At(292, 40, "Elinvoima- ja ympäristötoimiala"),
        At(480, 40, "Vuosi", size=7),
        At(502, 40, "2025"),
        At(550, 40, "Kausi", size=7),
        At(572, 40, "T2"),
    ]
    report = read(page(header, *by, "TAVOITE      Sujuva arki\nTOIMENPIDE   Kysely"))
    (unit,) = report.units
    assert (unit.name, unit.year, unit.period) == ("Elinvoima- ja ympäristötoimiala", 2025, "T2")


def test_a_title_that_breaks_inside_of_its_name() -> None:
    lines = [At(50, 100, "Sivistystoimiala – toiminnalliset tavoit-", size=11), At(50, 113, "teet T2/2025", size=11)]
    (unit,) = read(
        page(
            *lines,
            *drawn("TAVOITE   Sujuva arki kaikille asukkaille\nTOIMENPIDE   Kysely asukkaille keväällä\n", top=150),
        )
    ).units
    assert (unit.name, unit.year, unit.period) == ("Sivistystoimiala", 2025, "T2")


def test_a_title_in_the_type_of_the_text_at_the_head_of_a_page() -> None:
    first = "*Konsernipalvelut – toiminnalliset tavoitteet T2/2025*\n\nTAVOITE: Sujuva arki\nTOIMENPIDE: Kysely\n"
    steps = "Osatavoite 1: Luonnos\nRaportointi: Valmis\n"
    second = "Tekninen toimiala – toiminnalliset tavoitteet T2/2025\n\nTAVOITE: Sujuva arki\nTOIMENPIDE: Kirje\n"
    report = read(page(first + steps), page(second, number=2))
    assert [action.unit for action in report.actions] == ["Konsernipalvelut", "Tekninen toimiala"]
    assert steps_of(report) == [(1, "Luonnos", "Valmis")]


def test_a_report_that_speaks_of_goals_at_the_head_of_a_page() -> None:
    first = "TAVOITE: Sujuva arki\nTOIMENPIDE: Kysely\nOsatavoite 1: Luonnos\nRaportointi: Käsitellään kun\n"
    second = "toiminnalliset tavoitteet T3/2025 on hyväksytty\nOsatavoite 2: Päätös\n"
    report = read(page(first), page(second, number=2))
    assert steps_of(report)[0][2] == "Käsitellään kun toiminnalliset tavoitteet T3/2025 on hyväksytty"


@pytest.mark.parametrize("name", ["Strategian seuranta", "Kaupunkistrategian toteutuminen"])
def test_a_dashboards_bar_names_the_unit_and_the_period(name: str) -> None:
    bar = [At(50, 60, f"{name} 2025 – Tekninen toimiala", size=12), At(480, 60, "Kausi: T3")]
    report = read(*(page(*bar, BLOCK, number=number) for number in (1, 2)))
    assert [(unit.name, unit.year) for unit in report.units] == [("Tekninen toimiala", 2025)]
    assert {action.unit for action in report.actions} == {"Tekninen toimiala"}
    assert report.period == "T3"


@pytest.mark.parametrize("what", ["", "toimenpiteiden edistymisestä "])
def test_the_year_of_the_budget_in_a_line_below_the_unit(what: str) -> None:
    line = f"Talousarvion 2025 toiminnalliset tavoitteet. Selvitys {what}kolmannelta vuosikolmannekselta (T3)."
    report = read(page(At(50, 60, "Tekninen toimiala", bold=True, size=18), At(50, 80, line), BLOCK))
    assert report.year == 2025


def test_a_unit_in_larger_type_across_from_what_a_page_is_of() -> None:
    """On each page; the line is that of the unit's goals where the unit is another."""

    def sheet(number: int, unit: str) -> Page:
        labels = [
            (110, "TEEMA: Kasvava Pori"),
            (124, f"TOIMENPIDE: Toimi {number}"),
            (150, f"Osatavoite 1: Malli {number}"),
        ]
        return page(
            At(40, 40, unit, bold=True, size=16),
            At(300, 40, "Talousarvion 2027 toiminnalliset tavoitteet (T1)"),
            *(At(40, y, text) for y, text in labels),
            *(At(40, 164 + 12 * at, line) for at, line in enumerate(("Raportointi: Työ jatkuu", "muiden kanssa"))),
            number=number,
        )

    names = ["Hyvinvointipalvelut", "Hyvinvointipalvelut", "Sivistystoimiala", "Sivistystoimiala"]
    report = read(*(sheet(number, name) for number, name in enumerate(names, 1)))
    assert [action.unit for action in report.actions] == names
    assert (report.year, report.period) == (2027, "T1")
    assert not report.unparsed


def test_the_name_of_the_city_over_that_of_the_unit() -> None:
    lines = [At(50, 50 + 16 * at, text, size=13) for at, text in enumerate(("PORIN KAUPUNKI", "KAUPUNKIKEHITYS"))]
    report = read(page(*lines, At(50, 84, "TOIMINNALLISET TAVOITTEET 2026", bold=True, size=14), BLOCK))
    assert (report.unit, report.year) == ("Kaupunkikehitys", 2026)


def test_what_a_cover_says_below_its_title_is_no_unit_where_pages_are_headed_with_one() -> None:
    cover = page(
        At(50, 300, "Toiminnalliset tavoitteet 2025: T1-katsaus", bold=True, size=20),
        At(50, 322, "Valtuuston seminaari", size=13),
    )
    slides = [
        page(At(50, 30, unit, bold=True, size=14), *drawn(BLOCK, top=80), number=number)
        for number, unit in enumerate(
            ("Sivistystoimiala", "Sivistystoimiala", "Elinvoimapalvelut", "Elinvoimapalvelut"), 2
        )
    ]
    report = read(cover, *slides)
    assert [action.unit for action in report.actions] == ["Sivistystoimiala"] * 2 + ["Elinvoimapalvelut"] * 2


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        # A plain line below a large heading, a plain heading above a line in capitals, and both in one line.
        (
            [
                At(50, 50, "Rakennusvalvonta", bold=True, size=15),
                At(50, 68, "Toiminnalliset tavoitteet 2024, raportti T3"),
            ],
            "Rakennusvalvonta",
        ),
        (
            [At(50, 56, "Kulttuuripalvelut"), At(50, 68, "TOIMINNALLISET TAVOITTEET 2024, RAPORTTI T3")],
            "Kulttuuripalvelut",
        ),
        (
            [At(50, 68, "Tekninen toimiala", size=14), At(178, 68, "Toiminnalliset tavoitteet 2024 · T3", size=9)],
            "Tekninen toimiala",
        ),
    ],
)
def test_units_above_and_beside_plain_titles(lines: list[At], unit: str) -> None:
    report = read(page(*lines, BLOCK))
    assert [(each.name, each.year, each.period) for each in report.units] == [(unit, 2024, "T3")]
    assert [action.unit for action in report.actions] == [unit]


def test_a_unit_above_a_title_that_runs_along_with_it() -> None:
    def sheet(number: int) -> Page:
        head = [
            At(50, 40, "Sivistystoimiala", bold=True, size=14),
            At(50, 54, "Toiminnalliset tavoitteet 2025 | T3 | lomake 4B"),
        ]
        return page(*head, *drawn(BLOCK.replace("Tehostamme", f"{number}. Tehostamme"), top=100), number=number)

    assert [action.unit for action in read(*map(sheet, (1, 2, 3))).actions] == ["Sivistystoimiala"] * 3


@pytest.mark.parametrize(
    ("below", "unit"),
    [
        (At(275, 118, "Porin kaupunginkirjasto", slanted=True), "Porin kaupunginkirjasto"),
        (At(230, 118, "Luvut ovat ennakkotietoja."), None),
    ],
)
def test_the_unit_centred_below_a_centred_title(below: At, unit: str | None) -> None:
    title = At(200, 90, "Toiminnallisten tavoitteiden raportti, T2/2024", bold=True)
    centre = title.x + 0.25 * 10 * len(title.text)
    if unit:
        below = At(centre - 0.25 * 10 * len(below.text), below.y, below.text, slanted=True)
    report = read(page(title, below, *drawn(BLOCK, top=150)))
    assert report.unit == unit


def test_a_subtitle_says_whose_report_it_is_and_when() -> None:
    lines = [
        At(50, 60, "Toiminta- ja taloussuunnitelman", bold=True, size=20),
        At(50, 82, "toteutuminen 2025", bold=True, size=20),
        At(50, 100, "Ammattiopisto, vuosikolmannes T2 (touko–elokuu)", size=13),
    ]
    report = read(page(*lines, *drawn(BLOCK, top=140)))
    assert (report.unit, report.year, report.period) == ("Ammattiopisto", 2025, "T2")


def test_what_a_cover_says_below_its_title_is_no_other_unit() -> None:
    lines = [
        At(50, 208, "Toiminnalliset tavoitteet 2026 – Kaupunkiympäristö", bold=True, size=24),
        At(50, 275, "Vuosikolmannesraportti T2", size=18),
        At(50, 295, "Kaupunginhallituksen seminaari", size=13),
    ]
    report = read(page(*lines), page(BLOCK, number=2))
    assert [action.unit for action in report.actions] == ["Kaupunkiympäristö"]
    assert report.period == "T2"


def test_whom_to_ask_is_no_title() -> None:
    last = At(50, 300, "Lisätietoja: tavoiteseuranta@pori.fi 2025", bold=True, size=14)
    report = read(page(At(50, 90, "Toiminnalliset tavoitteet 2025 – Sivistys", bold=True, size=14), BLOCK, last))
    assert [unit.name for unit in report.units] == ["Sivistys"]


def test_a_company_is_a_unit_and_the_period_beside_it_none() -> None:
    report = read("*Toiminnalliset tavoitteet 2025*\nYhtiö: Porin Vesi Oy · Raportointijakso T3/2025\n" + BLOCK)
    assert ([action.unit for action in report.actions], report.period) == (["Porin Vesi Oy"], "T3")


@pytest.mark.parametrize(
    "below",
    [
        At(50, 95, "Strategiset tavoitteet – tilannekatsaus T3/2024", size=14),
        At(50, 95, "Näin tavoitteet etenivät – T3/2024", slanted=True),  # no title by its words
        At(50, 95, "T3 | 2024"),
    ],
)
@pytest.mark.parametrize("unit", ["Sivistystoimiala", "Pori Energia Oy", "Kaupunginkirjasto"])
def test_the_name_of_the_unit_over_what_is_told_of_it(below: At, unit: str) -> None:
    report = read(page(At(50, 70, unit, bold=True, size=24), below, *drawn(BLOCK, top=130)))
    assert (report.unit, report.year, report.period) == (unit, 2024, "T3")


@pytest.mark.parametrize("heading", ["Luonnos", "Porin kaupunki", "Kaupunginhallituksen seminaari"])
def test_what_opens_a_paper_and_names_no_unit(heading: str) -> None:
    title = At(50, 95, "Toiminnalliset tavoitteet 2024, T3", bold=True, size=12)
    report = read(page(At(50, 70, heading, bold=True, size=24), title, *drawn(BLOCK, top=130)))
    assert (report.unit, report.year, report.period) == (None, 2024, "T3")


def test_each_cover_names_its_unit_far_above_the_title() -> None:
    def cover(unit: str) -> list[At]:
        title = At(50, 285, "Toiminnalliset tavoitteet 2024", size=22)
        return [At(50, 185, unit, bold=True, size=40), title, At(50, 311, "Kolmannesvuosiraportti T3", size=22)]

    sheets = [page(*cover("Kulttuuripalvelut")), page(BLOCK, number=2), page(*cover("Tietohallinto"), number=3)]
    report = read(*sheets, page(BLOCK, number=4))
    assert [action.unit for action in report.actions] == ["Kulttuuripalvelut", "Tietohallinto"]


@pytest.mark.parametrize("label", ["Toimiala/yksikkö", "Yksikkö/toimiala", "TOIMIALA/YKSIKKÖ"])
def test_a_label_of_two_names_of_a_unit(label: str) -> None:
    report = read(f"Toiminnalliset tavoitteet 2025\n{label}: Kaupunginkirjasto\n\n{BLOCK}")
    assert [action.unit for action in report.actions] == ["Kaupunginkirjasto"]


@pytest.mark.parametrize("time", ["T1 / 2025", "T1 2025", "T1/2025"])
def test_a_unit_and_the_time_behind_one_dash(time: str) -> None:
    title = At(50, 70, f"Toiminnalliset tavoitteet – Kaupunkisuunnittelu {time}", bold=True, size=14)
    report = read(page(title, *drawn(BLOCK, top=130)))
    assert (report.unit, report.year, report.period) == ("Kaupunkisuunnittelu", 2025, "T1")


@pytest.mark.parametrize("gap", ["   ", " "])
def test_the_unit_the_word_report_and_the_time_below_a_title(gap: str) -> None:
    title = At(50, 70, "Toiminnalliset tavoitteet", bold=True, size=14)
    told = drawn(f"Tilapalvelut{gap}raportti T1 2024", top=86)
    report = read(page(title, *told, *drawn(BLOCK, top=130)))
    assert (report.unit, report.year, report.period) == ("Tilapalvelut", 2024, "T1")


def test_a_labelled_unit_at_the_head_of_each_page() -> None:
    sheets = [
        page(At(50, 30, "Yksikkö: Tilapalvelut", size=8), BLOCK, At(50, 800, f"sivu {number}", size=8), number=number)
        for number in (1, 2)
    ]
    assert [action.unit for action in read(*sheets).actions] == ["Tilapalvelut", "Tilapalvelut"]


@pytest.mark.parametrize("text", ["talousarvio" * 20 + "!", "Vaihe" * 40 + " 1"])
def test_a_word_of_any_length_is_no_city(text: str) -> None:
    """With full case folding these took longer than anyone waits: a set of letters may match in many ways then."""
    assert not names_whole_city(text)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Toiminnalliset tavoitteet", "Joukkoliikenne, T2 2025"),
        ("Toiminnalliset tavoitteet", "Joukkoliikenne   raportti T2 2025"),
        ("Toiminnalliset tavoitteet", "Joukkoliikenne\nRaportointikausi: T2 / 2025"),
        ("Toiminnallisten tavoitteiden toteutuminen", "Joukkoliikenne, T2 2025"),
        ("Toiminnallisten tavoitteiden toteutuminen", "Joukkoliikenne   raportti T2 2025"),
    ],
)
def test_any_name_of_a_unit_in_the_type_of_the_text_with_the_time(title: str, told: str) -> None:
    heading = At(50, 70, title, bold=True, size=14)
    report = read(page(heading, *drawn(told, top=86), *drawn(REPORTED, top=130)))
    assert (report.unit, report.year, report.period) == ("Joukkoliikenne", 2025, "T2")


@pytest.mark.parametrize("told", ["Seuranta, T2 2025", "Vuosi 2025, T2", "Tilanne, T2 2025"])
def test_what_tells_the_time_below_a_title_and_no_unit(told: str) -> None:
    heading = At(50, 70, "Toiminnallisten tavoitteiden toteutuminen", bold=True, size=14)
    report = read(page(heading, *drawn(told, top=86), *drawn(REPORTED, top=130)))
    assert (report.unit, report.year, report.period) == (None, 2025, "T2")


@pytest.mark.parametrize(
    "units",
    [
        ["Tilapalvelut", "Tilapalvelut"],
        ["Tilapalvelut", "Kirjastopalvelut"],  # each has one page, so that no header comes again
        ["Tilapalvelut", "Tilapalvelut", "Kirjastopalvelut", "Kirjastopalvelut"],
    ],
)
def test_a_form_whose_head_names_the_unit_below_the_title(units: list[str]) -> None:
    def sheet(number: int, unit: str) -> Page:
        title = At(50, 30, "Toiminnallisten tavoitteiden seurantalomake", bold=True, size=12)
        told = [At(50, 44, f"Yksikkö: {unit}"), At(400, 44, "Kausi: T3/2025")]
        return page(title, *told, REPORTED, At(50, 800, f"sivu {number}", size=8), number=number)

    report = read(*(sheet(number, unit) for number, unit in enumerate(units, 1)))
    assert ([action.unit for action in report.actions], report.year, report.period) == (units, 2025, "T3")


def test_a_sentence_below_a_title_is_no_part_of_it() -> None:
    title = At(50, 80, "OSAVUOSIRAPORTTI T2/2024 – TEKNINEN TOIMIALA", True, 15)
    text = At(50, 98, "Raportissa kerrotaan vuoden 2024 toiminnallisten tavoitteiden tilanne. Esitysjärjestys", size=11)
    report = read(page(title, text, *drawn(BLOCK, top=140)))
    assert report.actions[0].unit == "Tekninen toimiala"


def test_the_unit_ahead_of_its_goals_above_a_line_of_the_city_and_the_time() -> None:
    title = At(50, 80, "TEKNISET PALVELUT JA TURVALLISUUS, TAVOITTEET 2024", True, 15)
    told = At(50, 98, "Porin kaupunki – raportti kolmannelta vuosikolmannekselta (syyskuu – joulukuu 2024)", size=9)
    report = read(page(title, told, *drawn(REPORTED, top=140)))
    assert report.actions[0].unit == "Tekniset palvelut ja turvallisuus"
    assert (report.year, report.period) == (2024, "T3")


def test_what_a_joint_authority_is_called_ahead_of_its_unit() -> None:
    title = At(50, 80, "Loimaan koulutuskuntayhtymä: toiminnalliset tavoitteet 2025", True, 15)
    unit = At(50, 98, "Ammattiopisto, vuosikolmannes T2", size=11)
    assert read(page(title, unit, *drawn(BLOCK, top=140))).actions[0].unit == "Ammattiopisto"


def test_a_sentence_that_ends_in_brackets_below_a_title() -> None:
    title = At(50, 80, "Porin kaupunki: toiminnalliset tavoitteet 2025", True, 15)
    text = At(50, 98, "Tavoitteiden tilanne on toisen vuosikolmanneksen (elokuun lopun). Arvio on omamme.", size=11)
    report = read(page(title, text, *drawn(BLOCK, top=140)))
    assert (report.title, report.actions[0].unit) == (title.text, None)


def test_a_title_that_wraps_ahead_of_its_trimester() -> None:
    title = [
        At(50, 80, "Tekninen toimiala, toiminnalliset tavoitteet 2025: kolmas", True, 15),
        At(50, 98, "vuosikolmannes", True, 15),
    ]
    report = read(page(*title, *drawn(REPORTED, top=140)))
    assert (report.actions[0].unit, report.period) == ("Tekninen toimiala", "T3")


@pytest.mark.parametrize(
    "line",
    [
        "Porin kaupunki, Tekninen toimiala",
        "Porin kaupunki · Tekninen toimiala · Raportti T2/2025",
        "Porin kaupunki, Tekninen toimiala. Vuosikolmannesraportti T2/2025. Tila: vihreä = etenee",
    ],
)
def test_a_unit_behind_its_city_below_a_title(line: str) -> None:
    title = "*Talousarvion 2025 toiminnallisten tavoitteiden seuranta*"
    report = read(page(f"{title}\n{line}\n\nTAVOITE   Kasvu\nTOIMENPIDE   Kysely\n"))
    assert (report.unit, report.year) == ("Tekninen toimiala", 2025)


def test_a_subtitle_far_down_a_cover() -> None:
    cover = [At(50, 200, "Toiminnalliset tavoitteet 2025", bold=True, size=36)]
    cover += [At(50, 340, "Kulttuuri ja liikunta – tilannekatsaus T2 (toukokuu – elokuu)", size=18)]
    action = "TAVOITE   Kasvu\nTOIMENPIDE   Teemme kyselyn kaikille asukkaille ja yrityksille\n\n"
    report = read(page(*cover), page(3 * action, number=2))
    assert (report.unit, report.period) == ("Kulttuuri ja liikunta", "T2")


def test_the_unit_far_below_the_title_of_a_cover() -> None:
    cover = [At(50, 200, "Toiminnalliset tavoitteet", bold=True, size=32)]
    cover += [At(50, 239, "2025, toinen vuosikolmannes", bold=True, size=32)]
    cover += [At(50, 317, "Liikuntatoimi", size=24), At(50, 460, "Porin kaupunki", size=14)]
    report = read(page(*cover), page(BLOCK, number=2))
    assert [action.unit for action in report.actions] == ["Liikuntatoimi"]


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        # Above a title of two lines, the first of which is but a genitive; below one, ahead of what is said of it.
        (
            [
                At(50, 200, "Satakunnan museo ja taidelaitokset"),
                At(50, 243, "Käyttösuunnitelman", bold=True, size=24),
                At(50, 272, "toiminnalliset tavoitteet 2025", bold=True, size=24),
            ],
            "Satakunnan museo ja taidelaitokset",
        ),
        (
            [
                At(50, 60, "Toiminnalliset tavoitteet 2025 – osavuosiraportti 1–8/2025", bold=True, size=13),
                At(50, 74, "Rauman Vesi | vesihuoltolaitos, Rauman kaupungin liikelaitos"),
            ],
            "Rauman Vesi",
        ),
    ],
)
def test_bodies_beside_a_title_in_the_type_of_the_text(lines: list[At], unit: str) -> None:
    report = read(page(*lines), page(BLOCK, number=2))
    assert [action.unit for action in report.actions] == [unit]


def test_a_house_in_a_running_header() -> None:
    """Across from when it was printed."""
    header = "Porin kaupunginteatteri                  Tulostettu 9.9.2025 klo 10.14"
    sheets = [page(*drawn(header, top=40), *drawn(BLOCK, top=80), number=number) for number in (2, 3)]
    first = page(*drawn(header, top=40), At(50, 76, "Tavoiteseuranta 2025, T2", bold=True, size=17), BLOCK)
    report = read(first, *sheets)
    assert {action.unit for action in report.actions} == {"Porin kaupunginteatteri"}


@pytest.mark.parametrize(
    ("lines", "unit", "year"),
    [
        # A programme is named by the years that it is for; the report has its year beside its period.
        (
            [
                At(50, 70, "Hyvinvointisuunnitelman 2023–2027 seuranta", bold=True, size=18),
                At(50, 100, "Hyvinvoinnin edistämisen yksikkö", size=13),
                At(50, 125, "Seuranta 31.8.2025 (T2)"),
            ],
            "Hyvinvoinnin edistämisen yksikkö",
            2025,
        ),
        (
            [
                At(50, 70, "Ilmasto-ohjelma 2030: toimenpiteiden seuranta", bold=True, size=22),
                At(50, 106, "Kaupunkiympäristön palvelualue", size=13),
                At(50, 125, "2. vuosikolmannes (T2) 2025"),
            ],
            "Kaupunkiympäristön palvelualue",
            2025,
        ),
        ([At(50, 70, "Digiohjelma 2024–2027, seurantaraportti", bold=True, size=18)], None, 2024),
    ],
)
def test_titles_of_programmes(lines: list[At], unit: str | None, year: int) -> None:
    report = read(page(*lines), page(BLOCK, number=2))
    assert ({action.unit for action in report.actions}, report.year) == ({unit}, year)


def test_the_unit_may_run_along_at_the_foot() -> None:
    feet = [At(50, 800, f"Pirkkalan kunta | Sivistyspalvelut | {number}") for number in (2, 3)]
    sheets = [page(*drawn(BLOCK, top=60), foot, number=number) for number, foot in enumerate(feet, 2)]
    report = read(page(At(50, 70, "Toimintasuunnitelman seuranta 2025", bold=True, size=18)), *sheets)
    assert {action.unit for action in report.actions} == {"Sivistyspalvelut"}


def test_the_name_of_a_unit_below_a_title_that_names_another_thing() -> None:
    lines = [At(50, 70, "Osavuosikatsaus 1–4/2025, maahanmuutto", bold=True, size=14)]
    lines += [At(50, 90, "Maahanmuuttopalvelut")]
    report = read(page(*lines), page(BLOCK, number=2))
    assert {action.unit for action in report.actions} == {"Maahanmuuttopalvelut"}


def test_the_title_of_a_cover_may_say_of_no_time() -> None:
    """The reports say of which."""
    cover = [At(50, 220, "Palvelustrategian seuranta – Ikääntyneiden palvelut", bold=True, size=28)]
    cover += [At(50, 330, "Hiidenmaan hyvinvointialue", size=14)]
    steps = "Osatavoite          Raportointi T1/2026\n1. Malli            Valmis\n2. Kysely           Tehty\n"
    report = read(page(*cover), page(BLOCK + steps, number=2))
    units = {action.unit for action in report.actions}
    assert (units, report.year, report.period) == ({"Ikääntyneiden palvelut"}, 2026, "T1")


@pytest.mark.parametrize(
    ("ahead", "unit"),
    [
        ([], "Vapaa-aikatoimi"),  # nothing but the feet of the pages names one
        (
            [At(50, 70, "Museon suunnitelma 2026", size=18), At(50, 85, "Maakuntamuseo · tammi–huhtikuu 2026 (T1)")],
            "Maakuntamuseo",
        ),
        ([At(50, 300, "Tavoitteiden tilanne T1/2026", size=28), At(50, 360, "Pori Energia", size=20)], "Pori Energia"),
    ],
)
def test_a_unit_at_the_foot_of_pages_counts_where_nothing_ahead_of_all_labels_names_one(
    ahead: list[At], unit: str
) -> None:
    cover = [page(*ahead, number=1)] if ahead else []
    foot = At(50, 806, "Vapaa-aikatoimi")
    texts = ["TAVOITE      Sujuva arki\nTOIMENPIDE   Kysely", "TOIMENPIDE   Koulutus", "TOIMENPIDE   Opas"]
    sheets = [page(text, foot, number=number) for number, text in enumerate(texts, len(cover) + 1)]
    report = read(*cover, *sheets)
    assert {action.unit for action in report.actions} == {unit}


def test_running_headers_where_one_is_called_as_units_are() -> None:
    """What stands in its place on other pages is a unit as well, and not the next one."""
    names = ["Elinvoima ja työllisyys", "Elinvoima ja työllisyys", "Ruokapalvelut", "Ruokapalvelut"]
    report = read(
        *(
            page(f"TAVOITE      Sujuva arki {at}\nTOIMENPIDE   Kysely {at}", At(50, 40, name, bold=True), number=at)
            for at, name in enumerate(names, 1)
        )
    )
    assert [action.unit for action in report.actions] == names


def test_who_answers_on_a_cover_is_the_unit() -> None:
    title = At(50, 300, "Toiminnallisten tavoitteiden seuranta T2/2025", bold=True, size=28)
    cover = page(title, At(50, 360, "Vastuualue: Aluekehitys", size=18))
    texts = [f"TAVOITE: Arki {at}\nTOIMENPIDE: Kysely {at}\nVastuutaho: Tiimi {at}" for at in (1, 2)]
    report = read(cover, *(page(text, number=number) for number, text in enumerate(texts, 2)))
    assert [(action.unit, said(action.responsible)) for action in report.actions] == [
        ("Aluekehitys", "Tiimi 1"),
        ("Aluekehitys", "Tiimi 2"),
    ]


def test_a_person_on_a_cover_is_no_unit() -> None:
    title = At(50, 300, "Toiminnallisten tavoitteiden seuranta T2/2025", bold=True, size=28)
    cover = page(title, At(50, 360, "Vastuuhenkilö: Maija Meri", size=18))
    report = read(cover, page("TAVOITE: Arki\nTOIMENPIDE: Kysely", number=2))
    assert [action.unit for action in report.actions] == [None]


def test_a_unit_in_capitals_that_a_large_title_breaks() -> None:
    lines = ["YMPÄRISTÖTEKNINEN", "TOIMIALA – Toiminnalliset", "tavoitteet 2026"]
    report = read(page(*(At(50, 25 + 28 * at, text, bold=True, size=22) for at, text in enumerate(lines)), BLOCK))
    assert report.units[0].name == "Ympäristötekninen toimiala"


def test_a_unit_and_the_time_across_from_it_below_a_title() -> None:
    title = [At(50, 50, "Vuoden 2025 toiminnallisten tavoitteiden toteutuminen", bold=True, size=16)]
    below = [At(50, 74, "Hyvinvointipalvelut", size=13), At(350, 74, "Touko–elokuu 2025 (T2)", size=13)]
    report = read(page(*title, *below, REPORTED))
    assert (report.units[0].name, report.period) == ("Hyvinvointipalvelut", "T2")


def test_a_unit_in_a_running_header_that_a_title_has_in_the_genitive() -> None:
    headers = [At(50, 34, "Satakuntaliitto", size=9), At(400, 34, "Maankäyttö ja ympäristö", size=9)]
    title = At(50, 80, "Maankäytön ja ympäristön toiminnalliset tavoitteet 2025 – seuranta T2", bold=True, size=14)
    report = read(page(*headers, title, BLOCK), page(*headers, BLOCK, number=2))
    assert {unit.name for unit in report.units if unit.name} == {"Maankäyttö ja ympäristö"}


def test_a_city_in_a_running_header_that_a_title_has_in_the_genitive_is_no_unit() -> None:
    header, title = At(50, 34, "Porin kaupunki", size=9), "Porin kaupungin toiminnalliset tavoitteet 2025"
    report = read(page(header, At(50, 70, title, bold=True, size=14), REPORTED), page(header, REPORTED, number=2))
    assert {unit.name for unit in report.units} == {None}


def test_a_part_of_a_company_that_a_title_names() -> None:
    title = At(50, 50, "Omistajan asettamat tavoitteet 2025 – Liikennöinti", bold=True, size=16)
    report = read(page(title, At(50, 72, "Porin Linjat Oy", size=12), BLOCK))
    assert report.units[0].name == "Liikennöinti"


def test_a_unit_behind_a_label_that_indicators_may_have_as_well() -> None:
    report = read(f"Yksikkö        Tekniikan ala\n{BLOCK}")
    assert [unit.name for unit in report.units] == ["Tekniikan ala"]


def test_any_part_of_a_city_behind_the_name_of_a_plan() -> None:
    title = At(50, 60, "Hyvinvointisuunnitelman seuranta 1.1.–31.8.2025 – Hyvinvoinnin edistäminen", bold=True, size=13)
    assert read(page(title, BLOCK)).units[0].name == "Hyvinvoinnin edistäminen"


def test_a_unit_at_the_head_of_a_page_that_a_label_before_it_has_as_its_value() -> None:
    first = f"TOIMINNALLISET TAVOITTEET 2025 – KULTTUURI\n{BLOCK}\nTEKO           Talvi\nVASTUUTAHO"
    table = """
Tapahtumapalvelut

_____________________________________________________________________
|  Toimenpide      |  Mittari     |  Lähtötaso  |  Tavoitetaso      |
_____________________________________________________________________
|  Valofestivaali  |  Kävijät     |  10         |  20               |
_____________________________________________________________________
"""
    report = read(first, table)
    assert [unit.name for unit in report.units] == ["Kulttuuri"]
    assert context_of(report)[-1]["responsible"] == "Tapahtumapalvelut"


def test_a_dash_that_a_font_does_not_name() -> None:
    report = read(f"TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET \ufffd Porin Vesi\n{BLOCK}")
    assert report.units[0].name == "Porin Vesi"


@pytest.mark.parametrize("city", [False, True])
def test_an_organisation_ahead_of_what_version_a_report_is(city: bool) -> None:
    name = "Porin kaupunki" if city else "Tekninen toimiala"
    line = [At(50, 66, f"Organisaatio: {name}"), At(260, 66, "Versio: T2 2025"), At(400, 66, "Tulostettu: 15.9.2025")]
    report = read(page(At(50, 50, "Toiminnallisten tavoitteiden raportti 2025", bold=True, size=14), *line, REPORTED))
    assert {action.unit for action in report.actions} == {None if city else "Tekninen toimiala"}
    assert report.period == "T2"
