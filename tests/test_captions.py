"""Labels in small type below their values, as on the cards of a dashboard."""

from __future__ import annotations

import pytest

from tests.typed import At, context_of, drawn, page, read, rows_of, spoken, steps_of

SMALL = 6.5
TABLES = [
    At(26, 170, "Mittarit", size=9),
    At(300, 170, "Välitavoitteet", size=9),
    *(
        At(x, 190, text, bold=True)
        for x, text in (
            (30, "Mittari"),
            (130, "Nykytila"),
            (190, "Tavoitearvo"),
            (305, "Nro"),
            (340, "Välitavoite"),
            (470, "Toteuma"),
        )
    ),
    *(
        At(x, 210, text)
        for x, text in (
            (30, "Poissaolot"),
            (130, "18 pv"),
            (190, "15 pv"),
            (305, "1"),
            (340, "Koulutus on pidetty"),
            (470, "188 kävi sen"),
        )
    ),
    At(305, 230, "2"),
    At(340, 230, "Malli on valmis"),
]


def _cards(*cards: tuple[float, float, str, str], below: float) -> list[At]:
    return [
        item for x, y, value, label in cards for item in (At(x, y, value), At(x, y + below, label, size=SMALL))
    ]  # fmt: skip


CARDS = (
    (26, 90, "Henkilöstö", "Strateginen painopiste"),
    (200, 90, "Pori on hyvä työnantaja", "Tavoite"),
    (400, 90, "Vähennämme poissaoloja", "Toimenpide"),
    (26, 300, "Henkilöstöyksikkö", "Vastuutaho"),
)


def test_labels_below_their_values() -> None:
    report = read(page(*_cards(*CARDS, below=11), *TABLES))
    assert context_of(report) == [
        {
            "focus_area": "Henkilöstö",
            "goal": "Pori on hyvä työnantaja",
            "responsible": "Henkilöstöyksikkö",
            "action": "Vähennämme poissaoloja",
        }
    ]
    assert rows_of(report) == [("Poissaolot", "18 pv", "15 pv")]
    assert steps_of(report) == [(1, "Koulutus on pidetty", "188 kävi sen"), (2, "Malli on valmis", None)]


def test_a_value_of_two_lines_beside_the_label_of_another() -> None:
    wrapped = At(200, 101, "ja maineikas")
    cards = [item for item in _cards(*CARDS, below=11) if (item.x, item.y) != (200, 101)]
    report = read(page(*cards, wrapped, At(200, 112, "Tavoite", size=SMALL)))
    assert [action["goal"] for action in context_of(report)] == ["Pori on hyvä työnantaja ja maineikas"]


@pytest.mark.parametrize("below", [-9, -11])
def test_labels_above_their_values_stay_there(below: float) -> None:
    report = read(page(*_cards(*CARDS, below=below)))
    assert [action["goal"] for action in context_of(report)] == ["Pori on hyvä työnantaja"]


def test_the_fields_a_dashboard_is_filtered_by() -> None:
    """Their labels stand above them, beside the title, and a sign says that each opens a list."""
    title = At(26, 41, "Toiminnallisten tavoitteiden seuranta", size=14)
    fields = [
        item
        for x, label, value in ((420, "Toimiala", "Sivistystoimiala"), (530, "Vuosi", "2025"), (580, "Kausi", "T1"))
        for item in (At(x, 29, label, size=SMALL), At(x, 41, value, size=9), At(x + 86, 41, "⌄", size=9))
    ]
    report = read(page(title, *fields[:3], *fields[3:5], *fields[6:8], *_cards(*CARDS, below=11)))
    (unit,) = report.units
    assert (unit.name, report.year, report.period) == ("Sivistystoimiala", 2025, "T1")


def test_a_form_with_all_of_its_labels_below_their_values() -> None:
    """Those of one row move together; a field may be empty, or have several lines."""

    def row(y: float, *fields: tuple[float, str, str]) -> list[At]:
        placed = []
        for x, label, value in fields:
            lines = value.split("/") if value else []
            placed += [At(x, y - 12 * back, text) for back, text in enumerate(reversed(lines))]
            placed += [At(x, y + 12, label, size=SMALL)]
        return placed

    report = read(
        page(
            *row(112, (50, "TEEMA", "Talous"), (200, "TAVOITE", "Henkilöstö voi hyvin/ja pysyy työssä")),
            *row(146, (50, "TEKO", "Ohjelma"), (380, "VASTUUTAHO", "")),
            *row(180, (50, "TOIMENPIDE", "Museon siirto")),
            *row(
                214,
                (50, "MITTARI", "Kustannukset"),
                (280, "Lähtötaso", "1,2 milj. €"),
                (400, "Tavoitetaso", "0,8 milj. €"),
            ),
            *row(248, (50, "Osatavoite 1", "Suunnitelma valmis")),
            *row(294, (50, "Raportointi", "- lomakkeet on julkaistu/- koulutus on pidetty")),
            *row(328, (50, "Osatavoite 2", "Laitteet asennettu")),
            *row(362, (50, "Raportointi", "")),
        )
    )
    assert context_of(report) == [
        {
            "theme": "Talous",
            "goal": "Henkilöstö voi hyvin ja pysyy työssä",
            "initiative": "Ohjelma",
            "action": "Museon siirto",
        }
    ]
    assert rows_of(report) == [("Kustannukset", "1,2 milj. €", "0,8 milj. €")]
    assert steps_of(report) == [
        (1, "Suunnitelma valmis", "- lomakkeet on julkaistu\n- koulutus on pidetty"),
        (2, "Laitteet asennettu", None),
    ]


def test_each_indicator_has_its_own_row_of_captions() -> None:
    """Labels are nearly as large as the text: above the values they stand as far off as lines set solid."""

    def boxes(y: float, *cells: tuple[float, str, str]) -> list[At]:
        return [each for x, value, label in cells for each in (At(x, y, value), At(x, y + 14, label, size=7.8))]

    context = [
        *boxes(90, (50, "Talous", "Painopiste"), (250, "Pori kasvaa", "Tavoite")),
        *boxes(135, (50, "Ohjelma", "Teko")),
        *(At(50, y, text, size=12) for y, text in ((180, "Laadimme kaavan ja"), (196, "esittelemme sen"))),
        At(50, 210, "TOIMENPIDE", size=7.8),
    ]
    rows = [
        each
        for number, y in ((1, 250), (2, 295), (3, 340))
        for each in boxes(
            y, (50, f"Mittari {number}", "MITTARI"), (300, f"{number}", "Lähtötaso"), (420, f"{number}0", "Tavoitetaso")
        )
    ]
    report = read(page(*context, *rows))
    assert [each["action"] for each in context_of(report)] == ["Laadimme kaavan ja esittelemme sen"]
    assert rows_of(report) == [(f"Mittari {number}", f"{number}", f"{number}0") for number in (1, 2, 3)]


def test_tiles_beside_a_side_bar_with_an_arrow_between_two_values() -> None:
    """Their `Lähtötaso` and `Tavoitetaso` stand on one line with a part of the side bar."""
    bar = [(76, "TEEMA"), (90, "Tapahtumat"), (126, "TAVOITE"), (140, "Pori on"), (154, "vetovoimaisin")]
    values = ((300, "26 vrk"), (355, "➜"), (380, "10 vrk"), (450, "24 %"), (500, "➜"), (525, "33 %"))
    report = read(
        page(
            *(At(26, y, text) for y, text in bar),
            At(290, 70, "TOIMENPIDE", size=8),
            At(290, 86, "Otamme luvan käyttöön", bold=True, size=14),
            *(At(x, 106, "MITTARI", size=8) for x in (300, 450)),
            *(At(x, 120, text, size=9) for x, text in ((300, "Käsittelyaika"), (450, "Käyttöaste"))),
            *(At(x, 140, text, bold=True, size=15) for x, text in values),
            *(At(x, 154, text, size=8) for x, text in ((300, "Lähtötaso"), (380, "Tavoitetaso"))),
            *(At(x, 154, text, size=8) for x, text in ((450, "Lähtötaso"), (525, "Tavoitetaso"))),
            At(290, 190, "Selvitys toimenpiteen edistymisestä (T2):", size=9),
            *(At(290, y, text) for y, text in ((206, "Osatavoite 1: Malli"), (220, "Raportointi: Tehty."))),
        )
    )
    assert context_of(report) == [
        {"theme": "Tapahtumat", "goal": "Pori on vetovoimaisin", "action": "Otamme luvan käyttöön"}
    ]
    assert rows_of(report) == [("Käsittelyaika", "26 vrk", "10 vrk"), ("Käyttöaste", "24 %", "33 %")]
    assert report.unparsed == ()


def test_tiles_with_what_was_reached_beside_their_levels_each_centred_below_its_value() -> None:
    report = read(
        page(
            *drawn("*TOIMENPIDE*\nYksikkö saaristoon\n*MITTARI*\nValmiusaika saaristossa, min", top=90),
            *(At(x, 146, text, bold=True, size=13) for x, text in ((83, "31"), (176, "22"), (280, "24"))),
            *(
                At(x, 158, text, size=7)
                for x, text in ((66, "Lähtöarvo 2024"), (155, "Tavoitearvo 2025"), (274, "Toteuma"))
            ),
            *drawn("*VASTUUHENKILÖ*\nPäällikkö", top=180),
        )
    )
    assert context_of(report) == [{"responsible": "Päällikkö", "action": "Yksikkö saaristoon"}]
    assert rows_of(report) == [("Valmiusaika saaristossa, min", "31", "22")]
    assert spoken(report.unparsed) == "Toteuma 24"
