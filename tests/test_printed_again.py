"""What is printed once more over what goes on overleaf."""

from __future__ import annotations

from parsers.model import Page, Rule
from tests.typed import At, context_of, page, read, rows_of, spoken, steps_of

FIRST = """
TOIMENPIDE    Kysely asukkaille ja
              yrityksille
TEEMA         Viestintä
TAVOITE       Vaikuttava viestintä
TEKO          Ohjelma
*Osatavoite*                  *Raportointi*
1. Kysely                     Tehty
"""
AGAIN = "TOIMENPIDE    Kysely asukkaille ja\n              yrityksille\n"


def test_milestones_go_on_below_it() -> None:
    report = read(FIRST, AGAIN + "2. Koulutus                   Pidetty\n")
    assert [each["action"] for each in context_of(report)] == ["Kysely asukkaille ja yrityksille"]
    assert steps_of(report) == [(1, "Kysely", "Tehty"), (2, "Koulutus", "Pidetty")]
    assert spoken(report.furniture) == "TOIMENPIDE Kysely asukkaille ja yrityksille"


def test_its_context_may_go_on_below_it() -> None:
    lines = FIRST.strip("\n").splitlines()
    report = read("\n".join(lines[:3]), AGAIN + "\n".join(lines[3:]))
    assert context_of(report) == [
        {
            "theme": "Viestintä",
            "goal": "Vaikuttava viestintä",
            "initiative": "Ohjelma",
            "action": "Kysely asukkaille ja yrityksille",
        }
    ]


def test_another_action_of_that_name_has_a_context_of_its_own() -> None:
    report = read(FIRST, FIRST.replace("Viestintä", "Kasvu"))
    assert [each["theme"] for each in context_of(report)] == ["Viestintä", "Kasvu"]
    assert report.furniture == ()


def test_a_longer_name_is_another_one() -> None:
    report = read(FIRST, "TOIMENPIDE    Kysely asukkaille ja\n              muille\nTEKO          Hanke\n")
    assert len(report.actions) == 2


GOAL = "TAVOITE       Vaikuttava viestintä\n"
GROUPED = f"""
{GOAL}TEKO          Ohjelma
TOIMENPIDE    Kysely asukkaille
TOIMENPIDE    Uudet sivut
*Osatavoite*                  *Raportointi*
1. Suunnitelma                Tehty
"""


def test_a_goal_may_stand_over_the_rest_of_an_action() -> None:
    report = read(GROUPED, GOAL + "2. Koulutus                   Pidetty\n")
    assert steps_of(report) == [(1, "Suunnitelma", "Tehty"), (2, "Koulutus", "Pidetty")]
    assert spoken(report.furniture) == "TAVOITE Vaikuttava viestintä"


def test_a_goal_over_the_next_action_keeps_the_initiative_of_those_that_are_printed_once_for_several() -> None:
    report = read(GROUPED, GOAL + "TOIMENPIDE    Koulutus\n")
    assert [each["initiative"] for each in context_of(report)] == ["Ohjelma"] * 3


def test_a_goal_that_each_action_has_begins_a_context() -> None:
    each = f"{GOAL}TEKO          Ohjelma\nTOIMENPIDE    Kysely\n\n{GOAL}TEKO          Hanke\nTOIMENPIDE    Sivut\n"
    report = read(each, GOAL + "TOIMENPIDE    Koulutus\n")
    assert [each.get("initiative") for each in context_of(report)] == ["Ohjelma", "Hanke", None]


def test_a_table_has_its_head_on_each_page_and_the_next_one_begins_like_it() -> None:
    """Below the head stands what is left of a report; the next table is of the same focus area."""
    one = "PAINOPISTE       Osaava Pori\nTAVOITE          Arki sujuu\n"
    other = one.replace("Arki sujuu", "Palvelut paranevat")
    action = "TEKO             Ohjelma\nTOIMENPIDE       {}\nOsatavoite 1     Kysely\n"
    report = read(
        one + action.format("Teemme kyselyn") + "Raportointi      Kysely on tehty\n",
        one + "                 huhtikuussa.\n" + other + action.format("Avaamme ovet"),
        other + "Raportointi      Ovet on avattu.\nTOIMENPIDE       Suljemme ikkunat\n",
    )
    context = {"focus_area": "Osaava Pori", "goal": "Palvelut paranevat", "initiative": "Ohjelma"}
    assert context_of(report) == [
        {**context, "goal": "Arki sujuu", "action": "Teemme kyselyn"},
        {**context, "action": "Avaamme ovet"},
        {**context, "action": "Suljemme ikkunat"},
    ]
    assert steps_of(report) == [(1, "Kysely", "Kysely on tehty huhtikuussa."), (1, "Kysely", "Ovet on avattu.")]


def test_headings_of_a_table_that_stand_a_little_higher_than_others() -> None:
    xs = (40, 120, 240, 310, 370, 440, 510)
    upper = (100, ["Strateginen", None, None, None, None, None, None])
    middle = (
        106,
        [None, "Toiminnallinen tavoite", "Toimenpide", "Mittari", "Tavoitetaso", "Välitavoite", "Toteuma T2"],
    )
    lower = (112, ["painopiste", None, None, None, None, None, None])

    def sheet(number: int, top: float, *cells: str) -> Page:
        drawn = [upper, middle, lower, (135, cells)]
        items = [At(x + 3, y + top, text) for y, texts in drawn for x, text in zip(xs, texts, strict=True) if text]
        flat = [Rule(40, y + top, 570, y + top) for y in (90, 118, 150)]
        return page(*items, *flat, *(Rule(x, 90 + top, x, 150 + top) for x in (*xs, 570)), number=number)

    first = sheet(1, 60, "Kasvava Pori", "Kasvu", "Kysely", "Vastaajia", "20", "Malli", "Tehty")
    report = read(first, sheet(2, 0, "Osaava Pori", "Arki", "Koulutus", "Kursseja", "2", "Tilat", "Sovittu"))
    assert context_of(report) == [
        {"focus_area": "Kasvava Pori", "goal": "Kasvu", "action": "Kysely"},
        {"focus_area": "Osaava Pori", "goal": "Arki", "action": "Koulutus"},
    ]
    assert rows_of(report) == [("Vastaajia", None, "20"), ("Kursseja", None, "2")]
    assert steps_of(report) == [(None, "Malli", "Tehty"), (None, "Tilat", "Sovittu")]
