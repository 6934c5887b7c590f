"""Forms whose fields are boxes, each with its label in small type over the value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.model import Page, Rule
from tests.typed import At, codes_of, context_of, findings_of, page, read, rows_of, steps_of

SMALL = 6.5
LEFT, RIGHT = 50.0, 540.0
Cell = tuple[float, str, str]  # where it ends, its label and its value


def _row(top: float, cells: Sequence[Cell], height: float = 32) -> list[At | Rule]:
    """The boxes of a row from the left edge on: a value's second line stands behind a `/`."""
    items: list[At | Rule] = []
    left = LEFT
    for right, label, value in cells:
        items += [At(left + 5, top + 9, label, size=SMALL)] if label else []
        items += [At(left + 8, top + 24 + 12 * at, line) for at, line in enumerate(value.split(" / ")) if line]
        items += [Rule(left, y, right, y) for y in (top, top + height)]
        items += [Rule(x, top, x, top + height) for x in (left, right)]
        left = right
    return items


def _form(action: str, step: str, report: str, focus: str = "Kasvava Pori", number: int = 1) -> Page:
    return page(
        At(LEFT, 60, "Toiminnallisen tavoitteen seurantalomake 2025", size=14),
        *_row(85, ((300, "Toimiala tai yksikkö, jota raportti koskee", "Ruokapalvelut"),
                   (420, "Raportointikausi", "T1/2025"), (RIGHT, "Päiväys", "5.5.2025"))),
        *_row(125, ((RIGHT, "Toimenpide (kirjoita talousarvion sanamuoto)", action),), height=44),
        *_row(169, ((300, "3. Teko, johon toimenpide kuuluu", "Kysely"), (RIGHT, "4. Vastuuyksikkö", "Viestintä"))),
        *_row(201, ((300, "Tavoite", "Sujuva arki"), (RIGHT, "Painopiste", focus))),
        *_row(240, ((300, "6.a Mittari", "Vastaajat"), (420, "Lähtötaso", "100"), (RIGHT, "Tavoitetaso", "120"))),
        *_row(272, ((300, "6.b Mittari", "Osuus"), (420, "Lähtötaso 2024", "19 %"), (RIGHT, "Tavoitetaso", "30 %"))),
        *_row(304, ((300, "6.c Mittari", ""), (420, "Lähtötaso", ""), (RIGHT, "Tavoitetaso", ""))),
        At(LEFT, 356, "Selvitys toimenpiteen edistymisestä (T1):", bold=True, size=8.5),
        *_row(370, ((250, "Osatavoite 1", "Malli on / valmis"), (RIGHT, "Raportointi", report)), height=44),
        *(At(x, 427, state, size=7.5) for x, state in ((70, "Ei aloitettu"), (190, "Käynnissä"), (310, "Valmis"))),
        *_row(440, ((250, "Osatavoite 2", step), (RIGHT, "Raportointi", ""))),
        *(At(x, 485, state, size=7.5) for x, state in ((70, "Ei aloitettu"), (190, "Käynnissä"), (310, "Valmis"))),
        number=number,
    )  # fmt: skip


def test_fields_in_boxes() -> None:
    report = read(_form("Kysely tehdään / asukkaille", "Koulutus on pidetty", "Malli valmistui / huhtikuussa."))
    assert context_of(report) == [
        {
            "focus_area": "Kasvava Pori",
            "goal": "Sujuva arki",
            "initiative": "Kysely",
            "responsible": "Viestintä",
            "action": "Kysely tehdään asukkaille",
        }
    ]
    assert rows_of(report) == [("Vastaajat", "100", "120"), ("Osuus", "19 %", "30 %")]
    assert steps_of(report) == [
        (1, "Malli on valmis", "Malli valmistui huhtikuussa."),
        (2, "Koulutus on pidetty", None),
    ]
    assert (report.unit, report.year, report.period) == ("Ruokapalvelut", 2025, "T1")


def test_what_nobody_filled_in_is_no_milestone() -> None:
    report = read(_form("Kysely tehdään", "", "Malli valmistui."))
    assert steps_of(report) == [(1, "Malli on valmis", "Malli valmistui.")]


def test_fields_of_no_label_and_states_to_choose_from_are_told() -> None:
    report = read(_form("Kysely tehdään", "", "Malli valmistui."))
    states = ("unparsed-text", 1, "Ei aloitettu Käynnissä Valmis")
    assert findings_of(report) == [("unparsed-text", 1, "Päiväys 5.5.2025"), states, states]


def test_each_form_has_its_own_action() -> None:
    first = _form("Kysely tehdään", "", "Malli valmistui.")
    report = read(first, _form("Vastataan kaikille", "", "", focus="Osaava Pori", number=2))
    assert [(each["focus_area"], each["action"]) for each in context_of(report)] == [
        ("Kasvava Pori", "Kysely tehdään"),
        ("Osaava Pori", "Vastataan kaikille"),
    ]
    assert "no-action" not in codes_of(report)


def _cells(top: float, *cells: tuple[float, str], size: float = 10) -> list[At | Rule]:
    """The cells of a row of a table."""
    items = [item for item in _row(top, [(right, "", "") for right, _ in cells], height=16) if isinstance(item, Rule)]
    lefts = [LEFT, *(right for right, _ in cells)]
    return [*items, *(At(x + 5, top + 11, text, size=size) for x, (_, text) in zip(lefts, cells, strict=False) if text)]


def test_tables_with_their_headings_in_small_type_below_the_fields() -> None:
    report = read(
        page(
            At(LEFT, 60, "Toiminnallisten tavoitteiden seurantalomake 2025", size=14),
            *_row(125, ((RIGHT, "Toimenpide", "Kysely tehdään"),)),
            *_row(157, ((300, "Teko", "Kysely"), (RIGHT, "Vastuuyksikkö", "Viestintä"))),
            *_row(189, ((300, "Tavoite", "Sujuva arki"), (RIGHT, "Painopiste", "Kasvava Pori"))),
            *_cells(240, (300, "Mittari"), (420, "Lähtötaso"), (RIGHT, "Tavoitetaso"), size=SMALL),
            *_cells(256, (300, "Vastaajat"), (420, ""), (RIGHT, "20")),
            *_cells(272, (300, "Osuus"), (420, "1 %"), (RIGHT, "2 %")),
            At(LEFT, 310, "Selvitys toimenpiteen edistymisestä (T1):", bold=True),
            *_cells(320, (250, "Osatavoite"), (RIGHT, "Raportointi"), size=SMALL),
            *_cells(336, (250, "1. Malli on valmis"), (RIGHT, "Malli valmistui.")),
            *_cells(352, (250, "2. Koulutus"), (RIGHT, "")),
        )
    )
    assert [each["focus_area"] for each in context_of(report)] == ["Kasvava Pori"]
    assert rows_of(report) == [("Vastaajat", None, "20"), ("Osuus", "1 %", "2 %")]
    assert steps_of(report) == [(1, "Malli on valmis", "Malli valmistui."), (2, "Koulutus", None)]


def test_each_word_is_in_one_field_whichever_side_of_a_box_is_not_drawn() -> None:
    form = _form("Kysely tehdään", "Koulutus on pidetty", "Malli valmistui.")
    for rule in form.rules:
        read(replace(form, rules=tuple(other for other in form.rules if other is not rule)))  # the ledger balances
