"""Running headers, footers and page numbers, and the outer lines of a page that are none."""

from __future__ import annotations

import pytest

from parsers.model import Page, Report
from parsers.page.body import read_body
from tests.typed import HEIGHT, WIDTH, At, codes_of, context_of, drawn, page, read, rows_of, said, spoken, steps_of

TITLE = "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT"
FIRST = f"""
{TITLE}

PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt
TOIMENPIDE   Tehostamme viestintää
"""
NEXT = """
TAVOITE      Strateginen viestintä
TOIMENPIDE   Laadimme strategian
"""
LAST = """
TAVOITE      Yhteinen kasvutarina
TOIMENPIDE   Toteutamme sisältöjä
"""
ACTIONS = ["Tehostamme viestintää", "Laadimme strategian", "Toteutamme sisältöjä"]


def _three(*, header: str = "", footer: str = "", x: float = 280, header_y: float = 40) -> Report:
    """A report of three pages with running lines: `#` in them is the page's number."""
    sheets = []
    for number, drawing in enumerate((FIRST, NEXT, LAST), 1):
        items: list[str | At] = [drawing]
        items += [At(50, header_y, header.replace("#", str(number)))] if header else []
        items += [At(x, 806, footer.replace("#", str(number)))] if footer else []
        sheets.append(page(*items, number=number))
    return read(*sheets)


def _actions(report: Report) -> list[str | None]:
    return [said(action.action) for action in report.actions]


@pytest.mark.parametrize(
    "number",
    [
        "#",
        "- # -",
        "# (3)",
        "#(3)",
        "#/3",
        "# / 3",
        "Sivu #",
        "Sivu #/3",
        "Sivu # / 3",
        "Sivu # (3)",
        "s. #",
        "Sivu: #",
    ],
)
@pytest.mark.parametrize("x", [50, 280, 520])
def test_page_numbers(number: str, x: float) -> None:
    report = _three(footer=number, x=x)
    assert spoken(report.furniture) == " ".join(number.replace("#", str(page)) for page in (1, 2, 3))
    assert _actions(report) == ACTIONS
    assert report.findings == ()


@pytest.mark.parametrize("number", ["1", "Sivu 1", "1 (1)", "Sivu 1/1"])
def test_the_number_of_an_only_page(number: str) -> None:
    report = read(page(FIRST, At(280, 806, number)))
    assert (spoken(report.furniture), codes_of(report)) == (number, [])


def test_a_figure_amid_a_page_is_not_its_number() -> None:
    report = read(page(FIRST, At(280, 500, "1")))
    assert (report.furniture, spoken(report.unparsed)) == ((), "1")


@pytest.mark.parametrize("header", ["Porin kaupunki", "Porin kaupunki | Talousyksikkö", "Kaupunginhallitus 15.9.2025"])
def test_running_headers_and_footers(header: str) -> None:
    for report in (_three(header=header), _three(footer=header, x=50)):
        assert spoken(report.furniture) == " ".join([header] * 3)
        assert _actions(report) == ACTIONS
        assert report.findings == ()


def test_a_header_of_two_lines_beside_a_page_number() -> None:
    header = At(50, 40, "Porin kaupunki"), At(50, 52, "Talousyksikkö")
    sheets = [
        page(drawing, *header, At(500, 40, f"Sivu {number}/3"), number=number)
        for number, drawing in enumerate((FIRST, NEXT, LAST), 1)
    ]
    report = read(*sheets)
    assert spoken(report.furniture[:5]) == "Porin kaupunki Sivu 1/3 Talousyksikkö"
    assert (len(report.furniture), _actions(report), codes_of(report)) == (15, ACTIONS, [])


def test_the_title_as_a_running_header_is_read_once() -> None:
    report = _three(header=TITLE)
    assert [said(unit.title) for unit in report.units] == [TITLE]
    assert len(report.furniture) == 3 * len(TITLE.split())
    assert (_actions(report), codes_of(report)) == (ACTIONS, [])


def test_a_running_header_may_be_the_only_title() -> None:
    drawings = (FIRST.replace(TITLE, ""), NEXT, LAST)
    report = read(*(page(each, At(50, 40, TITLE), number=number) for number, each in enumerate(drawings, 1)))
    assert (report.title, report.unit, report.year) == (TITLE, "Konsernipalvelut", 2025)
    assert (len(report.furniture), _actions(report)) == (2 * len(TITLE.split()), ACTIONS)


def test_a_title_printed_again_on_each_page_is_running() -> None:
    drawings = (FIRST, f"{TITLE}\n{NEXT}", f"{TITLE}\n{LAST}")
    report = read(*drawings)
    assert [said(unit.title) for unit in report.units] == [TITLE]
    assert spoken(report.furniture) == f"{TITLE} {TITLE}"
    assert context_of(report)[2]["focus_area"] == "Kasvava Pori"


@pytest.mark.parametrize("y", [50, 70, 90, 110])
def test_a_label_at_the_top_of_every_page_is_none(y: float) -> None:
    again = [At(50, y, "TAVOITE"), At(115, y, "Yhteinen kasvutarina")]
    sheets = [
        page(*again, At(50, y + 12, "TOIMENPIDE"), At(115, y + 12, f"Toimi {letter}"), number=number)
        for number, letter in enumerate("ABC", 1)
    ]
    report = read(*sheets)
    assert report.furniture == ()
    assert context_of(report) == [{"goal": "Yhteinen kasvutarina", "action": f"Toimi {letter}"} for letter in "ABC"]


def test_the_last_line_of_a_report_alone_on_top_of_a_page() -> None:
    begun = """
PAINOPISTE   Kasvava Pori
TOIMENPIDE   Tehostamme viestintää

Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
Osatavoite 1: Valmistelu käynnissä
Raportointi: Viestintä- ja markkinointisuunnitelman luonnos on ollut käsiteltävänä
"""
    rest = [At(50, 50, "lautakunnassa."), At(50, 110, "TOIMENPIDE"), At(115, 110, "Laadimme strategian")]
    report = read(page(begun), page(*rest, number=2))
    assert report.furniture == ()
    wanted = "Viestintä- ja markkinointisuunnitelman luonnos on ollut käsiteltävänä lautakunnassa."
    assert steps_of(report) == [(1, "Valmistelu käynnissä", wanted)]


def test_units_on_pages_of_their_own_share_the_first_line_of_a_title() -> None:
    sheets = []
    for number, unit in enumerate(("SIVISTYSTOIMIALA", "TEKNINEN TOIMIALA", "KONSERNIPALVELUT"), 1):
        title = "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET –"
        sheets.append(page(At(50, 60, title, bold=True), At(50, 72, unit, bold=True), NEXT, number=number))
    report = read(*sheets)
    assert [unit.name for unit in report.units] == ["Sivistystoimiala", "Tekninen toimiala", "Konsernipalvelut"]
    assert [action.unit for action in report.actions] == [unit.name for unit in report.units]
    assert report.unit is None
    assert report.furniture == ()


def test_a_title_that_wraps_before_the_goals_begins_each_unit() -> None:
    sheets = []
    for number, unit in enumerate(("PORIN VESI", "TILAPALVELUT", "KONSERNIPALVELUT"), 1):
        first, second = "TALOUSARVION 2025 TOIMINNALLISET", f"TAVOITTEET – {unit}"
        sheets.append(page(At(50, 60, first, bold=True), At(50, 72, second, bold=True), NEXT, number=number))
    report = read(*sheets)
    assert [unit.name for unit in report.units] == ["Porin vesi", "Tilapalvelut", "Konsernipalvelut"]
    assert report.furniture == ()


@pytest.mark.parametrize("header", ["Porin kaupunki – Talousarvio 2025", "Toiminnalliset tavoitteet"])
def test_a_header_of_one_page_is_known_by_its_small_type(header: str) -> None:
    # Even pages have another one than odd pages: none of them comes again in a report of two.
    table = """
TOIMENPIDE   Tehostamme viestintää
MITTARI                           Lähtötaso    Tavoitetaso
             Kävijöitä            10           20
"""
    rest = [At(115, 90, "Tilaajia"), At(220, 90, "30"), At(285, 90, "40")]
    title = At(50, 70, "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – PORIN VESI", bold=True)
    report = read(page(title, table), page(At(50, 45, header, size=8), *rest, number=2))
    assert spoken(report.furniture) == header
    assert [spoken(row.indicator.words) for row in report.actions[0].indicators if row.indicator] == [
        *("Kävijöitä", "Tilaajia")
    ]


def test_a_header_of_all_pages_but_the_first_may_stand_close() -> None:
    header = "Talousarvion 2025 toiminnalliset tavoitteet"
    sheets = [page(At(50, 90, header), NEXT, number=number) for number in (2, 3)]
    report = read(page(At(50, 70, "TOIMINNALLISET TAVOITTEET 2025 – PORIN VESI", bold=True), NEXT), *sheets)
    assert spoken(report.furniture) == f"{header} {header}"
    assert [action.unit for action in report.actions] == ["Porin vesi"] * 3


def test_a_running_header_may_stand_a_little_off() -> None:
    report = read(*(page(At(50, 40 + 2 * number, "Porin kaupunki"), NEXT, number=number) for number in (1, 2)))
    assert spoken(report.furniture) == "Porin kaupunki Porin kaupunki"


def test_a_row_at_the_foot_of_a_page_is_no_page_number() -> None:
    table = [
        *(At(50, 734, "MITTARI"), At(220, 734, "Lähtötaso"), At(285, 734, "Tavoitetaso")),
        *(At(115, 757, "Kävijöitä"), At(220, 757, "10"), At(285, 757, "20")),
        *(At(115, 780, "Suunnitelma"), At(220, 780, "45 kpl"), At(285, 780, "2-3")),
    ]
    report = read(NEXT, page(*drawn(NEXT, top=700), *table, number=2), page(NEXT, number=3))
    assert report.furniture == ()
    assert [spoken(row.target.words) for row in report.actions[1].indicators if row.target] == ["20", "2-3"]


def test_headings_repeated_at_the_top_of_pages_are_labels() -> None:
    first = """
PAINOPISTE   Kasvava Pori
TOIMENPIDE   Tehostamme viestintää
MITTARI                           Lähtötaso    Tavoitetaso
             Kävijöitä            10           20
"""
    rest = """
                                  Lähtötaso    Tavoitetaso
             Tilaajia             {0}0           {0}5
"""
    report = read(first, *(page(rest.format(number), number=number) for number in (2, 3)))
    assert report.furniture == ()
    assert [spoken(cell.words) for cell in (row.target for row in report.actions[0].indicators) if cell] == [
        *("20", "25", "35")
    ]


def test_headings_of_several_lines_repeated_at_the_top_of_pages_are_labels() -> None:
    first = """
PAINOPISTE   Kasvava Pori
TOIMENPIDE   Tehostamme viestintää
"""
    table = """
                                  Lähtötaso
                                  (tilanne     Tavoitetaso (vuoden
MITTARI                           31.12.2026)  2027 mennessä)
             Tilaajia             {0}0           {0}5
"""
    report = read(first, *(page(table.format(number), number=number) for number in (2, 3, 4)))
    assert report.furniture == ()
    assert [spoken(cell.words) for cell in (row.target for row in report.actions[0].indicators) if cell] == [
        *("25", "35", "45")
    ]


def test_a_cell_at_the_foot_of_every_page_is_none() -> None:
    # Body text runs down to the lower margin on each page, and happens to say the same.
    lines = [At(50, 740, "TEKO"), At(115, 740, "Ohjelma"), At(50, 752, "TOIMENPIDE"), At(115, 752, "Laadimme")]
    report = read(*(page(*lines, number=number) for number in (1, 2, 3)))
    assert (report.furniture, len(report.actions)) == ((), 3)


def test_a_title_at_the_height_of_other_pages_headings_is_none() -> None:
    headings = "MITTARI                           Lähtötaso    Tavoitetaso"
    sheets = [page(At(50, 124, f"{TITLE[:46]}TALOUSYKSIKKÖ"), At(50, 150, "TOIMENPIDE"), At(115, 150, "Laadimme"))]
    sheets += [page(*drawn(headings, top=124), *drawn(NEXT, top=400), number=number) for number in (2, 3)]
    report = read(*sheets)
    assert report.furniture == ()
    assert [action.unit for action in report.actions] == ["Talousyksikkö"] * 3


def test_the_last_line_of_a_cell_at_the_foot_of_two_pages_is_none() -> None:
    def sheet(number: int, text: str) -> Page:
        lines = ["Hankkeen", text, "kustannukset, €"]
        value = [At(150, 740 + 12 * place, line) for place, line in enumerate(lines)]
        return page(At(50, 740, "TOIMENPIDE"), *value, number=number)

    report = read(page(FIRST), sheet(2, "rakentaminen ja"), sheet(3, "suunnittelu ja"))
    assert _actions(report)[1:] == [
        "Hankkeen rakentaminen ja kustannukset, €",
        "Hankkeen suunnittelu ja kustannukset, €",
    ]


def test_items_at_the_top_of_pages_are_none() -> None:
    rest = [At(115, 83, "→ Käyttöönotto alkaa 2025"), *drawn(NEXT, top=400)]
    report = read(f"{FIRST}\nOsatavoite 1: Valmis", *(page(*rest, number=number) for number in (2, 3)))
    assert report.furniture == ()
    assert steps_of(report)[:1] == [(1, "Valmis → Käyttöönotto alkaa 2025", None)]


def test_a_running_header_between_dashes() -> None:
    report = _three(header="- Porin kaupunki -")
    assert (spoken(report.furniture), _actions(report)) == (" ".join(["- Porin kaupunki -"] * 3), ACTIONS)


def test_a_row_at_the_foot_of_a_page_as_far_below_the_last_one_as_others_are() -> None:
    """Its row above has three lines, closer to one another."""
    table = [
        *(At(x, 560, text) for x, text in ((50, "MITTARI"), (300, "Lähtötaso"), (420, "Tavoitetaso"))),
        *(At(x, 600, text) for x, text in ((60, "Kävijämäärä"), (300, "10"), (420, "20"))),
        *(At(x, 640, text) for x, text in ((60, "Tulos"), (300, "3"), (420, "Yhteinen"))),
        *(At(x, 680, text) for x, text in ((60, "Malli"), (300, "Ei ole"), (420, "Yhteinen"))),
        *(At(420, 680 + 12 * row, "sovittu") for row in (1, 2, 3, 4)),
        *(At(x, 768, text) for x, text in ((60, "Säästö"), (300, "0 €"), (420, "150 000 €"))),
    ]  # fmt: skip
    report = read(page(FIRST, *table), page(NEXT, number=2))
    assert said(report.actions[0].indicators[-1].indicator) == "Säästö"
    assert report.furniture == ()


def test_a_header_of_two_parts_on_an_only_page() -> None:
    report = read(page(At(50, 30, "Porin kaupunki"), At(400, 30, "Konsernihallinto"), FIRST))
    assert spoken(report.furniture) == "Porin kaupunki Konsernihallinto"


def test_an_only_row_at_the_foot_of_a_page_is_known_by_its_columns() -> None:
    """As far below headings of three lines as a footer would be."""
    report = read(
        page(
            TITLE,
            *(At(50, 630, "PAINOPISTE"), At(130, 630, "Kasvava Pori"), At(50, 650, "TAVOITE"), At(130, 650, "Pori")),
            *(At(50, 670, "TOIMENPIDE"), At(130, 670, "Tehostamme viestintää"), At(50, 690, "MITTARI")),
            *(At(320, 715, "Lähtötaso"), At(430, 715, "Tavoitetaso (vuoden"), At(320, 726, "(tilanne")),
            *(At(430, 726, "2025 loppuun"), At(320, 737, "31.12.2024)"), At(430, 737, "mennessä)")),
            *(At(160, 771, "Mediaseuranta"), At(430, 771, "100 %")),
        )
    )
    (row,) = report.actions[0].indicators
    assert [spoken(cell.words) if cell else None for cell in (row.indicator, row.baseline, row.target)] == [
        "Mediaseuranta",
        None,
        "100 %",
    ]


NUMBERED = """
PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt
TOIMENPIDE   Tehostamme viestintää
MITTARI      *Lähtötaso*   *Tavoitetaso*
Kävijät      10            20
Tulos        3             4
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2)
Osatavoite 1:   Valmistelu
Raportointi:    Työryhmä on kokoontunut
kolme kertaa.
Osatavoite 2:   Kysely
Raportointi:    Vastauksia saatiin 200.
Osatavoite 3:   Sopimus
Raportointi:    Sopimus allekirjoitettiin.
Osatavoite 4:   Arviointi
Raportointi:    Arviointia
"""


OVER_PAGE = """
                jatketaan syksyllä ja

                keväällä.
"""


@pytest.mark.parametrize("step", [1, 5])
def test_the_numbers_of_lines_in_the_margin(step: int) -> None:
    numbers = [At(20, 109 + 12 * line, str(line), size=7) for line in range(1, 17) if line % step == 0]
    next_page = [At(20, 97 + 12 * line, str(16 + line), size=7) for line in range(1, 4) if (16 + line) % step == 0]
    footers = [At(280, 806, "1 (2)"), At(280, 806, "2 (2)")]
    report = read(page(NUMBERED, *numbers, footers[0]), page(OVER_PAGE, *next_page, footers[1], number=2))
    furniture = [number.text for number in (*numbers, *next_page)] + ["1", "(2)", "2", "(2)"]
    assert [word.text for word in report.furniture] == furniture
    assert rows_of(report) == [("Kävijät", "10", "20"), ("Tulos", "3", "4")]
    assert steps_of(report) == [
        (1, "Valmistelu", "Työryhmä on kokoontunut kolme kertaa."),
        (2, "Kysely", "Vastauksia saatiin 200."),
        (3, "Sopimus", "Sopimus allekirjoitettiin."),
        (4, "Arviointi", "Arviointia jatketaan syksyllä ja keväällä."),
    ]


def test_the_numbers_of_rows_are_none_of_lines() -> None:
    rows = "\n".join(f"{number}    Mittari {number}   {number}       7" for number in range(1, 15))
    heads = "No   MITTARI     *Lähtötaso*   *Tavoitetaso*"
    report = read(page(FIRST + heads + "\n" + rows))
    assert report.furniture == ()


def test_the_numbers_of_a_spreadsheets_rows() -> None:
    """Centred, each on the middle line of its row."""
    places = [at for at in range(len(NUMBERED.strip("\n").splitlines())) if at != 4]
    texts = [str(row) for row in range(1, len(places) + 1)]
    numbers = [At(30 - 2.5 * len(text), 110 + 12 * at, text) for at, text in zip(places, texts, strict=True)]
    report = read(page(NUMBERED, *numbers))
    assert [word.text for word in report.furniture] == [number.text for number in numbers]
    assert rows_of(report) == [("Kävijät", "10", "20"), ("Tulos", "3", "4")]


@pytest.mark.parametrize("x", [30, 560])
def test_a_few_numbers_of_lines_in_small_type(x: float) -> None:
    numbers = [At(x, 109 + 12 * line, str(line), size=5) for line in (5, 10)]
    report = read(page(NUMBERED, *numbers))
    assert [word.text for word in report.furniture] == ["5", "10"]


@pytest.mark.parametrize("footer", ["Raportti on laadittu yksikön omana työnä.", "Vastuu: Talousyksikkö"])
def test_a_footer_may_begin_as_a_label_does(footer: str) -> None:
    assert spoken(_three(footer=footer).furniture) == " ".join([footer] * 3)


def test_a_header_with_the_number_of_its_page_far_to_the_right() -> None:
    header = [At(50, 44, "Mäntsälän kunta"), At(530, 44, "2")]
    table = (
        "TOIMENPIDE   Kysely\nMITTARI                Lähtötaso    Tavoitetaso\nKävijät                10           20\n"
    )
    report = read(page(table), page(*header, *drawn("TOIMENPIDE   Toinen\n", top=110), number=2))
    assert rows_of(report) == [("Kävijät", "10", "20")]
    assert spoken(report.furniture) == "Mäntsälän kunta 2"


def test_a_footer_that_speaks_of_a_phase_is_furniture() -> None:
    """`Vaihe` heads milestones in some cities; `Hankkeen vaihe 2` at the foot of each page heads none."""
    block = drawn("TOIMENPIDE   Kysely\n\nOsatavoite 1: Malli\nRaportointi: Tehty\n", top=110)
    report = read(*(page(*block, At(50, 800, "Raportin laadinnan vaihe 2"), number=number) for number in (1, 2, 3)))
    assert spoken(report.furniture) == " ".join(3 * ["Raportin laadinnan vaihe 2"])
    assert report.unparsed == ()


def test_a_header_may_list_labels() -> None:
    report = _three(header="PAINOPISTE · TAVOITE · TOIMENPIDE – seurantalomake")
    assert _actions(report) == ACTIONS
    assert [action["focus_area"] for action in context_of(report)] == ["Kasvava Pori"] * 3
    assert "PAINOPISTE · TAVOITE · TOIMENPIDE – seurantalomake" in spoken(report.furniture)


def test_the_rows_of_a_spreadsheet_are_numbered_on_from_page_to_page() -> None:
    """A row of several lines has its number between these."""
    rows = "\n".join(
        f"TAVOITE      Kasvu {letter}\nTEKO         Ohjelma {letter} ja\n"
        f"             sen jatko\nTOIMENPIDE   Toimi {letter}"
        for letter in "abcd"
    )
    sheets, number = [], 0
    for sheet in (1, 2):
        marks = []
        for line in range(16):
            if line % 4 != 2:  # the wrap of a TEKO has none
                number += 1
                marks.append(At(30, 110 + 12 * line + 6 * (line % 4 == 1), str(number)))
        sheets.append(page(rows, *marks, number=sheet))
    report = read(*sheets)
    assert [action["initiative"] for action in context_of(report)[:2]] == [
        "Ohjelma a ja sen jatko",
        "Ohjelma b ja sen jatko",
    ]
    assert {word.text for word in report.furniture} == set(map(str, range(1, 25)))


def test_two_of_many_pages_that_begin_alike_have_no_header() -> None:
    """Figures aside, with the rest of a report; the others begin with labels."""
    action = "TAVOITE      Kasvu\nTOIMENPIDE   Toimi {0}\nSelvitys (T2):\nOsatavoite 1: Malli\nRaportointi: Aloitettu\n"
    sheets = []
    for number in range(1, 11):
        rest = [At(50, 66, f"Kustannukset ylittyivät noin {number} 000 euroa.")] if number in (3, 7) else []
        sheets.append(page(*rest, *drawn(action.format(number), top=94 if rest else 66), number=number))
    report = read(*sheets)
    reports = [said(step.report) for action in report.actions for step in action.milestones]
    assert reports[1] == "Aloitettu Kustannukset ylittyivät noin 3 000 euroa."
    assert reports[5] == "Aloitettu Kustannukset ylittyivät noin 7 000 euroa."
    assert not report.furniture


def test_headers_that_name_units_are_headers_although_most_stand_on_one_page() -> None:
    units = ["Kirjasto", "Kirjasto", "Museo", "Liikunta", "Nuoriso", "Satama", "Puistot"]
    action = "TOIMENPIDE   Toimi\nSelvitys (T2):\nOsatavoite 1: Malli\nRaportointi: Tehty\n"
    report = read(*(page(At(50, 30, unit), action, number=number) for number, unit in enumerate(units, 1)))
    assert {said(step.report) for action in report.actions for step in action.milestones} == {"Tehty"}
    assert spoken(report.furniture) == " ".join(units)


def test_a_letterhead_may_stand_as_high_as_labels_on_other_pages() -> None:
    action = "TAVOITE      Kasvu\nTOIMENPIDE   Toimi\n"
    first = [page(At(50, 60, "Luonnos – Porin kaupunki"), *drawn(action, top=110), number=number) for number in (1, 2)]
    report = read(*first, *(page(*drawn(action, top=60), number=number) for number in (3, 4, 5)))
    assert spoken(report.furniture) == "Luonnos – Porin kaupunki Luonnos – Porin kaupunki"


def test_a_label_across_from_what_comes_again_is_none_that_runs_along() -> None:
    def slide(number: int) -> Page:
        return page(
            At(50, 60, "Henkilöstöpalvelut", bold=True),
            At(320, 60, "TOIMENPIDE", bold=True, size=8),
            At(320, 76, f"Koulutamme {number} ryhmää", size=14),
            At(320, 140, "Osatavoite 1: Valmis"),
            number=number,
        )

    sheets = [slide(number) for number in (1, 2, 3)]
    assert "TOIMENPIDE" not in [word.text for word in read_body(sheets).furniture]


def test_no_line_at_the_foot_runs_along_where_the_text_is_set_double() -> None:
    """Each stands as far off as a footer, and two pages end alike by chance."""

    def sheet(number: int, last: str) -> Page:
        report = (
            "Raportointi: Työryhmä on kokoontunut ja se on\nkäsitellyt luonnoksen sekä sen kustannukset ja\n"
            "sen vaikutukset, joista"
        )
        text = drawn(f"TOIMENPIDE   Toimi\nOsatavoite 1: Malli\n{report}\n{last}", top=650, step=24)
        return page(At(50, 30, "Tavoitteet"), At(500, 30, str(number)), *text, number=number)

    report = read(sheet(1, "on sovittu"), sheet(2, "on sovittu"), sheet(3, "kerrotaan"), sheet(4, "on päätetty"))
    ends = [told.rpartition("joista ")[2] for action in report.actions if (told := said(action.milestones[0].report))]
    assert ends == ["on sovittu", "on sovittu", "kerrotaan", "on päätetty"]


def test_what_runs_along_over_text_that_begins_higher() -> None:
    """The titles of the sheets of a workbook, each on as many pages as its sheet has."""
    sheets = [
        ("Kirjasto", "TAVOITE      Lukeminen\nTOIMENPIDE   Kysely\nOsatavoite 1: Malli"),
        ("Kirjasto", "Raportointi: Tehty"),
        ("Museo", "TAVOITE      Kokoelmat\nTOIMENPIDE   Luettelo\nOsatavoite 1: Kuvaus"),
        ("Museo", "Raportointi: Kesken"),
    ]
    tops = (110, 110, 110, 88)  # the last of them close below its title
    pages = [
        page(
            At(50, 60, f"Toiminnalliset tavoitteet 2026: {name}", bold=True, size=14), *drawn(text, top=top), number=at
        )
        for at, ((name, text), top) in enumerate(zip(sheets, tops, strict=True), 1)
    ]
    report = read(*pages)
    assert [unit.name for unit in report.units] == ["Kirjasto", "Museo"]
    assert [action.unit for action in report.actions] == ["Kirjasto", "Museo"]


@pytest.mark.parametrize(
    "mark",
    [
        "Toimenpide jatkuu edelliseltä sivulta",
        "Edellisen sivun toimenpide jatkuu",
        "Toimenpide (jatkuu)",
        "Osatavoite (jatkuu)    Raportointi (jatkuu)",
    ],
)
def test_what_says_that_something_goes_on_says_nothing_else(mark: str) -> None:
    first = "TOIMENPIDE   Kysely\nOsatavoite 1: Malli\nRaportointi: Malli on laadittu ja"
    report = read(first, f"{mark}\nesitelty lautakunnalle.\nOsatavoite 2: Arvio")
    assert steps_of(report) == [(1, "Malli", "Malli on laadittu ja esitelty lautakunnalle."), (2, "Arvio", None)]
    assert spoken(report.furniture) == " ".join(mark.split())


def test_such_a_mark_may_stand_in_a_column_of_its_own() -> None:
    first = "TOIMENPIDE   Kysely\nOsatavoite 1: Malli\nRaportointi: Malli on laadittu ja"
    second = "Edellisen sivun toimenpide jatkuu        esitelty lautakunnalle.\nOsatavoite 2: Arvio"
    report = read(first, second)
    assert steps_of(report)[0] == (1, "Malli", "Malli on laadittu ja esitelty lautakunnalle.")


def test_a_running_header_takes_as_much_of_a_page_across() -> None:
    """A title and a line below it, at a sixth of the height of a page that is wider than high."""
    sheets = [
        Page(number, HEIGHT, WIDTH, tuple(word for item in items for word in item.words(number)), ())
        for number, items in (
            (number, [At(50, 90, TITLE, size=13), At(50, 108, "Kaarinan kaupunki, raportti T2"), *_pair(140, letter)])
            for number, letter in enumerate("ABC", 1)
        )
    ]
    report = read(*sheets)
    assert [said(action.action) for action in report.actions] == ["Toimi A", "Toimi B", "Toimi C"]
    assert spoken(report.furniture).count("Kaarinan kaupunki") == 3


def _pair(y: float, letter: str) -> list[At]:
    texts = ((50, 0, "TAVOITE"), (130, 0, f"Arki {letter}"), (50, 12, "TOIMENPIDE"), (130, 12, f"Toimi {letter}"))
    return [At(x, y + below, text) for x, below, text in texts]


def test_a_header_like_a_title_above_milestones_that_go_on() -> None:
    title = At(50, 80, "TOIMINNALLISET TAVOITTEET 2025 – KAAVOITUS", bold=True)
    first = page(title, *drawn("TOIMENPIDE   Kysely\nOsatavoite 1: Malli\nRaportointi: Tehty"))
    header = At(50, 50, "Toiminnalliset tavoitteet 2025", bold=True)
    report = read(first, page(header, At(50, 70, "Osatavoite 2: Arvio"), number=2))
    assert steps_of(report) == [(1, "Malli", "Tehty"), (2, "Arvio", None)]
    assert spoken(report.furniture) == "Toiminnalliset tavoitteet 2025"
