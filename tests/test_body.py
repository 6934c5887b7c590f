"""The lines of a document's body, and the measures its rules are derived from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.model import Page
from parsers.page.body import read_body
from tests.typed import At, body, drawn, flat, lines_said, page, read, spoken, steps_of

PROSE = """
Viestinnän ja markkinoinnin lähtötaso ja
kohderyhmät sekä keskeiset toimenpiteet on
selvitetty. Suunnitelma on valmis vietäväksi
käytäntöön ja viestitty sidosryhmille.
"""


@pytest.mark.parametrize("pitch", [10.0, 11.5, 12.0, 14.0, 18.0, 24.0])
def test_the_pitch_is_that_of_a_wrapped_paragraph(pitch: float) -> None:
    assert read_body([page(PROSE, step=pitch)]).pitch == pytest.approx(pitch, abs=0.25)


def test_a_single_wrap_tells_the_pitch_of_cells() -> None:
    labels = [At(60, 100 + 14 * place, f"Tavoite {place}") for place in range(6)]
    assert read_body([page(*labels, At(60, 300, "Kysely on tehty"), At(60, 311, "ja siitä kerrottu"))]).cell_pitch == 11


def test_paragraphs_further_apart_do_not_change_the_pitch() -> None:
    apart = [At(50, 300 + 40 * row, f"Kappale {row}") for row in range(5)]
    assert read_body([page(PROSE, *apart)]).pitch == 12


def test_the_size_is_that_of_most_words() -> None:
    found = read_body([page(At(50, 90, "TAVOITTEET", size=24), PROSE, At(50, 300, "Alaviite", size=7))])
    assert found.size == 10


def test_lines_come_page_by_page_from_the_top() -> None:
    found = read_body([page("ensimmäinen\ntoinen"), page("kolmas", number=2)])
    assert [(line.text, line.page) for line in found.lines] == [("ensimmäinen", 1), ("toinen", 1), ("kolmas", 2)]


def test_turned_text_is_no_part_of_any_line() -> None:
    found = read_body([page(PROSE, At(20, 122, "LUONNOS", upright=False))])
    assert spoken(found.aside) == "LUONNOS"
    assert all("LUONNOS" not in line.text for line in found.lines)


def test_furniture_is_set_aside() -> None:
    drawings = (PROSE, "Raportin toinen sivu on lyhyt")
    found = read_body([page(each, At(50, 40, "Porin kaupunki"), number=n) for n, each in enumerate(drawings, 1)])
    assert spoken(found.furniture) == "Porin kaupunki Porin kaupunki"
    assert len(found.lines) == 5


def test_a_text_without_geometry_says_so() -> None:
    assert not read_body(flat("PAINOPISTE Kasvava Pori")).positioned
    assert body("PAINOPISTE   Kasvava Pori").positioned


@pytest.mark.parametrize("sheets", [[], [Page(1, 595, 842, ())]])
def test_nothing_printed(sheets: list[Page]) -> None:
    found = read_body(sheets)
    assert (found.lines, found.furniture, found.aside) == ((), (), ())


def test_a_pictures_caption_is_no_part_of_the_line_beside_it() -> None:
    drawn = """
TOIMENPIDE   Tehostamme viestintää        ~Kuva: Porin kaupunki, Niina Aalto~
             ja markkinointia             ~ja Matti Meri~
TAVOITE      Kuva: tehdään uusi
"""
    found = body(drawn)
    assert lines_said([line.words for line in found.lines]) == [
        "TOIMENPIDE Tehostamme viestintää",
        "ja markkinointia",
        "TAVOITE Kuva: tehdään uusi",
    ]
    assert spoken(found.aside) == "Kuva: Porin kaupunki, Niina Aalto ja Matti Meri"


def test_small_rows_at_the_foot_of_a_page_are_no_footnotes() -> None:
    rows = [At(50, 200, "1 Kävijät", size=8), At(200, 200, "10", size=8), At(300, 200, "20", size=8)]
    found = read_body([page(PROSE, *rows)])
    assert (found.aside, found.lines[-1].text) == ((), "1 Kävijät 10 20")


def test_a_numbered_list_in_small_type_is_no_footnote() -> None:
    items = [At(50, 200, "1. Esiselvitys on valmis.", size=9), At(50, 212, "2. Kilpailutus on alkanut.", size=9)]
    assert read_body([page(PROSE, *items)]).aside == ()


def test_a_comment_in_the_margin_is_no_part_of_the_line_beside_it() -> None:
    comment = [At(420, 122, "Kommentoinut [VT1]:", bold=True, size=7), At(495, 122, "Onko tämä", size=7)]
    found = read_body(
        [
            page(
                "TEKO         Ohjelma\nTOIMENPIDE   Tehostamme viestintää\nMITTARI      Lähtötaso    Tavoitetaso",
                *comment,
                At(420, 130, "ajan tasalla?", size=7),
            )
        ]
    )
    assert lines_said([line.words for line in found.lines]) == [
        "TEKO Ohjelma",
        "TOIMENPIDE Tehostamme viestintää",
        "MITTARI Lähtötaso Tavoitetaso",
    ]
    assert spoken(found.aside) == "Kommentoinut [VT1]: Onko tämä ajan tasalla?"


def test_a_comment_that_ends_at_the_right_edge() -> None:
    """Beside text it needs no sign of who wrote it; elsewhere a report may begin so."""
    comment = [
        At(420, 122, "Kommentti:", bold=True, size=7),
        *(At(x, y, text, size=7) for x, y, text in ((460, 122, "Onko"), (402.25, 130, "vielä ajan tasalla nyt"))),
        At(451.25, 138, "tai ei?", size=7),
    ]
    action = "TOIMENPIDE   Tehostamme viestintää\n             ja palvelua joka päivä"
    text = f"TEKO         Ohjelma kaikille ja kaikkialla\n{action}"
    found = read_body([page(text, *comment, At(50, 160, "Kommentti: Valmis.", size=7))])
    assert lines_said([line.words for line in found.lines]) == [
        "TEKO Ohjelma kaikille ja kaikkialla",
        "TOIMENPIDE Tehostamme viestintää",
        "ja palvelua joka päivä",
        "Kommentti: Valmis.",
    ]
    assert spoken(found.aside) == "Kommentti: Onko vielä ajan tasalla nyt tai ei?"


def test_dots_that_lead_from_one_text_to_another_are_furniture() -> None:
    found = body("Kävijöitä . . . . . . 120\nOsuus . 12")
    assert ([line.text for line in found.lines], spoken(found.furniture)) == (
        ["Kävijöitä 120", "Osuus . 12"],
        ". . . . . .",
    )
    found = body("TEKO ........ Kasvu\nKävijöitä ______ 120\nJatkuu ... pian")
    assert ([line.text for line in found.lines], spoken(found.furniture)) == (
        ["TEKO Kasvu", "Kävijöitä 120", "Jatkuu ... pian"],
        "........ ______",
    )


def test_a_dot_by_itself_is_a_cell_without_a_figure() -> None:
    found = body("""
MITTARI             Lähtötaso   Tavoitetaso   Toteuma
Kävijöitä           .           .             .
Jatkuu . . . ja päättyy
""")
    assert [line.text for line in found.lines[1:]] == ["Kävijöitä . . .", "Jatkuu . . . ja päättyy"]


def test_a_word_in_large_type_right_over_the_text_is_set_aside() -> None:
    text = "Tehostamme viestintää ja markkinointia\nyhdessä kumppanien kanssa vuoden aikana\nja seuraamme tuloksia\n"
    found = read_body([page(text, At(40, 140, "LUONNOS", size=60))])
    assert [line.text for line in found.lines] == text.splitlines()
    assert [word.text for word in found.aside] == ["LUONNOS"]


def test_a_header_that_changes_is_the_title_of_each_unit() -> None:
    """Above what goes on from the page before it would end the action of that."""
    unit = "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – {}"
    action = "TAVOITE      Kasvu\nTOIMENPIDE   Toimi\nSelvitys (T2):\nOsatavoite 1: Malli\n"
    sheets = [
        page(At(50, 30, unit.format(name)), ("Raportointi: Tehty\n" if number == 3 else "") + action, number=number)
        for number, name in enumerate(("TEKNINEN", "TEKNINEN", "SIVISTYS", "SIVISTYS"), 1)
    ]
    report = read(*sheets)
    assert [row.unit for row in report.actions] == ["Tekninen", "Tekninen", "Sivistys", "Sivistys"]
    assert [step.report and step.report.text for row in report.actions for step in row.milestones] == [
        None,
        "Tehty",
        None,
        None,
    ]
    assert (report.year, len(report.units)) == (2025, 2)


def test_the_name_of_a_sheet_above_a_title_that_comes_on_each_page_is_none() -> None:
    title = "Tekninen toimiala – toiminnalliset tavoitteet 2025"
    block = "TAVOITE      Kasvu {0}\nTOIMENPIDE   Toimi {0}\n"
    pages = [
        page(At(260, 30, "Tavoitteet"), At(50, 60, title), block.format(number), number=number)
        for number in range(1, 5)
    ]
    report = read(*pages)
    assert (report.year, {row.unit for row in report.actions}) == (2025, {"Tekninen toimiala"})


def test_a_unit_of_few_slides_has_a_title_of_its_own_where_others_run_along() -> None:
    unit = "Talousarvion 2025 toiminnalliset tavoitteet – {}"
    names = ["Nuorisopalvelut"] * 4 + ["Konsernipalvelut"] * 2
    slides = [
        page(
            At(50, 86, unit.format(name), bold=True, size=16),
            f"TAVOITE      Kasvu {number}\nTOIMENPIDE   Toimi\n",
            At(50, 820, "Porin kaupunki | Osavuosikatsaus T2/2025", size=8),
            number=number,
        )
        for number, name in enumerate(names, 1)
    ]
    assert [row.unit for row in read(*slides).actions] == names


def test_the_headers_of_slides_name_the_unit_that_their_cover_does_not() -> None:
    cover = page(At(90, 170, "Toiminnalliset tavoitteet", size=32), At(90, 240, "Johtoryhmän katsaus", size=18))
    slides = [
        page(
            At(50, 38, "TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – Nuorisopalvelut", bold=True, size=16),
            f"\n\nTAVOITE      Kasvu {number}\nTOIMENPIDE   Toimi\n",
            number=number,
        )
        for number in (2, 3, 4)
    ]
    report = read(cover, *slides)
    assert [row.unit for row in report.actions] == ["Nuorisopalvelut"] * 3
    assert report.year == 2025


def test_marks_of_changes_and_of_lists_are_furniture() -> None:
    report = read("""
Vuosi: 2025 ⌄
TOIMENPIDE: Malli
Osatavoite 1: Kysely
▌  Raportointi: Tehty
▌  keväällä
""")
    assert spoken(report.furniture) == "⌄ ▌ ▌"
    assert steps_of(report) == [(1, "Kysely", "Tehty keväällä")]


@pytest.mark.parametrize("ornament", ["◆", "* * *", "⁂"])
def test_ornaments_between_blocks_are_furniture(ornament: str) -> None:
    report = read(
        page(
            "TOIMENPIDE   Kysely\nOsatavoite 1: Malli\nRaportointi:",
            At(140, 150, ornament),
            *drawn("TOIMENPIDE   Koulutus\nOsatavoite 1: Kurssi\nRaportointi: Pidetty\n- kaksi kertaa", top=170),
        )
    )
    assert steps_of(report) == [(1, "Malli", None), (1, "Kurssi", "Pidetty\n- kaksi kertaa")]
    assert spoken(report.furniture) == ornament


def test_marks_of_notes_at_the_foot_of_their_page_are_furniture() -> None:
    """And a raised figure that no note explains is text."""
    text = [At(50, 140, "Osatavoite 1: Malli"), At(50, 154, "Raportointi: Tehty."), At(142.5, 150, "1", size=7)]
    note = [At(50, 700, "1", size=7), At(56, 704, "Tieto on tarkistettu.", size=8)]
    report = read(page("TOIMENPIDE   Kysely", *text, *note))
    assert steps_of(report) == [(1, "Malli", "Tehty.")]
    assert steps_of(read(page("TOIMENPIDE   Kysely", *text))) == [(1, "Malli", "Tehty. 1")]


def test_a_small_mark_in_the_left_margin_is_no_part_of_the_line_beside_it() -> None:
    block = drawn("TOIMENPIDE   Kysely\nOsatavoite 1: Videot kartoitta-\njasta on kuvattu", top=100)
    report = read(
        page(
            *(replace(item, x=item.x + 60) for item in block if isinstance(item, At)),
            At(20, 124, "KH 15.9.2025 § 412", size=6),
        )
    )
    assert steps_of(report) == [(1, "Videot kartoittajasta on kuvattu", None)]
    assert spoken(report.unparsed) == "KH 15.9.2025 § 412"
