"""Tables of whole actions: an action in each band of rows, with its indicators and milestones beside it."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from tests.typed import At, codes_of, context_of, drawn, findings_of, page, read, rows_of, said, spoken, steps_of

HEAD = """
TEEMA     Viestintä
TAVOITE   Vaikuttava viestintä
TEKO      Uuden yksikön organisoituminen
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
"""
TABLE = """
_________________________________________________________________________________________________
|  Toimenpide     |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Osatavoite        |  Raportointi   |
|                 |             |  2024       |  2025         |                    |                |
___________________________________________________________________________________________________
|  Luomme mallin  |  Kävijöitä  |  10         |  20           |  Osatavoite 1:     |  Tehty.        |
|  viestinnälle   |             |             |               |  Malli valmis      |  - Esitelty    |
                  _________________________________________________________________________________
|                 |  Tilaajia   |             |  8            |                    |                |
___________________________________________________________________________________________________
|  Tehostamme     |  Säästö     |  -          |  n. 10 %      |  2. Toinen         |                |
___________________________________________________________________________________________________
"""


def test_actions_with_what_stands_beside_them() -> None:
    report = read(HEAD + TABLE)
    context = {"theme": "Viestintä", "goal": "Vaikuttava viestintä", "initiative": "Uuden yksikön organisoituminen"}
    assert context_of(report) == [
        context | {"action": "Luomme mallin viestinnälle"},
        context | {"action": "Tehostamme"},
    ]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", None, "8"), ("Säästö", "-", "n. 10 %")]
    assert steps_of(report) == [(1, "Malli valmis", "Tehty.\n- Esitelty"), (2, "Toinen", None)]
    assert (report.period, [len(action.indicators) for action in report.actions]) == ("T2", [2, 1])
    assert report.unparsed == ()


def test_a_table_that_goes_on_on_the_next_page_without_headings() -> None:
    lower = """
_________________________________________________________________________________________________
|                 |  Lukijoita  |  5          |  9            |                    |                |
_________________________________________________________________________________________________
|  Koulutamme     |  Tunteja    |             |  40           |                    |                |
_________________________________________________________________________________________________
"""
    report = read(page(HEAD + TABLE), page(*drawn(lower, top=70), number=2))
    assert [(action.page, len(action.indicators)) for action in report.actions] == [(1, 2), (1, 2), (2, 1)]
    assert rows_of(report)[2:] == [("Säästö", "-", "n. 10 %"), ("Lukijoita", "5", "9"), ("Tunteja", None, "40")]
    assert report.unparsed == ()


def test_the_context_may_have_columns_and_rows_need_no_rules() -> None:
    report = read("""
TEEMA     Viestintä
________________________________________________________________________________
|  Tavoite      |  Aikataulu  |  Toimenpide  |  Mittarit   |  Lähtötaso  |  Tavoitetaso  |
________________________________________________________________________________________
|  Vaikuttava   |  Syksy      |  Luomme      |  Kävijöitä  |  10         |  20           |
|  viestintä    |             |  mallin      |  Tilaajia   |  5          |  8            |
                              __________________________________________________________
|               |             |  Tehostamme  |  Säästö     |  -          |  5 %          |
________________________________________________________________________________________
""")
    goal = {"theme": "Viestintä", "goal": "Vaikuttava viestintä"}
    assert context_of(report) == [goal | {"action": "Luomme mallin"}, goal | {"action": "Tehostamme"}]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8"), ("Säästö", "-", "5 %")]
    # A column that no table of ours has is said.
    assert findings_of(report) == [("unparsed-text", 1, "Syksy")]


def test_headings_without_upright_rules_are_no_such_table() -> None:
    report = read("TOIMENPIDE   Mittari    Lähtötaso    Tavoitetaso\n\nMITTARI      Lähtötaso    Tavoitetaso")
    assert "unparsed-text" not in codes_of(report)


def test_a_table_goes_on_below_rows_that_run_across_its_columns() -> None:
    report = read("""
TAVOITE   Vaikuttava viestintä
______________________________________________________________________
|  Teko         |  Toimenpide  |  Mittari    |  Lähtötaso  |  Tavoitetaso  |
______________________________________________________________________________
|  Suunnitelma  |  Luomme      |  Kävijöitä  |  10         |  20           |
|  Vastuu:      |  mallin      |             |             |               |
|  Viestintä    |              |             |             |               |
______________________________________________________________________________
|  Osatavoite 1: Malli valmis                                              |
______________________________________________________________________________
|  Ohjelma      |  Koulutamme  |  Tunteja    |             |  40           |
______________________________________________________________________________
|  Osatavoite 1: Kurssi pidetty                                            |
""")
    goal = {"goal": "Vaikuttava viestintä"}
    assert context_of(report) == [
        goal | {"initiative": "Suunnitelma", "responsible": "Viestintä", "action": "Luomme mallin"},
        goal | {"initiative": "Ohjelma", "action": "Koulutamme"},
    ]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tunteja", None, "40")]
    assert steps_of(report) == [(1, "Malli valmis", None), (1, "Kurssi pidetty", None)]
    assert report.unparsed == ()


def test_another_table_on_the_same_grid_is_none_of_actions() -> None:
    other = """
|  Yksikkö        |  Menot      |  Tulot      |  Netto        |  Muutos            |  Huom.         |
___________________________________________________________________________________________________
"""
    lower = page(HEAD + TABLE, At(50, 330, "Tunnusluvut ovat seuraavassa taulukossa"), *drawn(other, top=360))
    assert [action.action.text for action in read(lower).actions if action.action] == [
        "Luomme mallin viestinnälle",
        "Tehostamme",
    ]


def test_what_was_reached_is_a_report_only_behind_milestones() -> None:
    """Elsewhere a `Toteuma` is that of the indicators."""
    report = read(HEAD + TABLE.replace("Raportointi ", "Toteuma     "))
    assert steps_of(report) == [(1, "Malli valmis", "Tehty.\n- Esitelty"), (2, "Toinen", None)]
    apart = TABLE.replace("Raportointi ", "Toteuma     ").replace("Osatavoite        |", "Huomautukset      |")
    report = read(HEAD + apart)
    assert steps_of(report) == []
    assert "Esitelty" in spoken(report.unparsed)


def test_one_column_may_have_the_milestones_and_their_reports() -> None:
    report = read("""
TEEMA     Viestintä
___________________________________________________________________________________________
|  Toimenpide  |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Selvitys edistymisestä (T1)  |
___________________________________________________________________________________________
|  Luomme      |  Kävijöitä  |  10         |  20           |  Osatavoite 1: Malli valmis   |
|  mallin      |             |             |               |  Raportointi: Tehty.          |
               ______________________________________________
|              |  Tilaajia   |  5          |  8            |  - Esitelty lautakunnalle     |
|              |             |             |               |  Osatavoite 2: Toinen         |
|              |             |             |               |  Raportointi:                 |
___________________________________________________________________________________________
""")
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8")]
    assert steps_of(report) == [(1, "Malli valmis", "Tehty.\n- Esitelty lautakunnalle"), (2, "Toinen", None)]
    assert (report.period, report.unparsed) == ("T1", ())


def test_a_report_may_speak_of_a_milestone_where_a_line_begins() -> None:
    """Labels have a colon there, and this has none."""
    report = read("""
TEEMA     Viestintä
_______________________________________________________________________________________________
|  Toimenpide  |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Selvitys edistymisestä (T1)     |
_______________________________________________________________________________________________
|  Luomme      |  Kävijöitä  |  10         |  20           |  Osatavoite 1: Malli valmis      |
|  mallin      |             |             |               |  Raportointi: Tehty, mutta       |
|              |             |             |               |  Osatavoite 2 siirtyi syksyyn    |
|              |             |             |               |  Osatavoite 2: Toinen            |
_______________________________________________________________________________________________
""")
    assert steps_of(report) == [(1, "Malli valmis", "Tehty, mutta Osatavoite 2 siirtyi syksyyn"), (2, "Toinen", None)]


def test_each_milestone_may_have_a_column() -> None:
    table = """
______________________________________________________________________________________________________
|  TOIMENPIDE     |  MITTARI    |  Lähtötaso  |  Tavoitetaso  |  Osatavoite 1        |  Osatavoite 2   |
______________________________________________________________________________________________________
|  PAINOPISTE Kasvu             |  TAVOITE Sujuva arki        |  TEKO Uusi malli                       |
______________________________________________________________________________________________________
|  Luomme mallin  |  Kävijöitä  |  10         |  20           |  Malli valmis        |  Koulutus       |
|  viestinnälle   |             |             |               |  Raportointi: Tehty  |                 |
______________________________________________________________________________________________________
"""
    report = read(table)
    assert context_of(report) == [
        {
            "focus_area": "Kasvu",
            "goal": "Sujuva arki",
            "initiative": "Uusi malli",
            "action": "Luomme mallin viestinnälle",
        }
    ]
    assert steps_of(report) == [(1, "Malli valmis", "Tehty"), (2, "Koulutus", None)]
    assert report.unparsed == ()


def test_the_numbers_of_milestones_may_have_a_column() -> None:
    table = """
__________________________________________________________________________________________________________
|  Toimenpide     |  Tunnusluku  |  Nykytila  |  Tavoitearvo  |  Nro  |  Välitavoite      |  Tilanne 31.8.  |
__________________________________________________________________________________________________________
|  Luomme mallin  |  Kävijöitä   |  10        |  20           |  1    |  Malli on valmis  |  Tehty          |
                                                               ___________________________________________
|                 |              |            |               |  2    |  Koulutus         |                 |
__________________________________________________________________________________________________________
"""
    report = read(table)
    assert rows_of(report) == [("Kävijöitä", "10", "20")]
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty"), (2, "Koulutus", None)]
    assert report.unparsed == ()


def test_indicators_with_their_levels_in_one_cell() -> None:
    drawing = """
_________________________________________________________________________________________________
|  Tavoite        |  Toimenpide     |  Mittarit            |  Osatavoitteet ja niiden tilanne       |
_________________________________________________________________________________________________
|  Sujuva arki    |  Luomme mallin  |  Kävijöitä           |  Osatavoite 1: Malli on valmis         |
|                 |                 |  Lähtötaso: 10       |  Raportointi: Tehty                    |
|                 |                 |  Tavoitetaso: 20     |  Osatavoite 2: Koulutus                |
|                 |                 |  Tilaajia            |  Raportointi:                          |
|                 |                 |  Lähtötaso: 5        |                                        |
|                 |                 |  Tavoitetaso: 8      |                                        |
_________________________________________________________________________________________________
"""
    report = read(drawing)
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Luomme mallin"}]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8")]
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty"), (2, "Koulutus", None)]
    assert report.unparsed == ()


def test_an_indicator_in_a_cell_that_breaks_over_a_page() -> None:
    upper = """
_________________________________________________________________________________________________
|  Tavoite        |  Toimenpide     |  Mittarit            |  Osatavoitteet ja niiden tilanne       |
_________________________________________________________________________________________________
|  Sujuva arki    |  Luomme mallin  |  Kävijöitä           |  Osatavoite 1: Malli on valmis         |
|                 |                 |  Lähtötaso: 10       |  Raportointi: Tehty                    |
|                 |                 |  Tavoitetaso: 20     |  Osatavoite 2: Koulutus                |
|                 |                 |  Tilaajia            |  Raportointi: Kesken, ja               |
|                 |                 |  Lähtötaso: 5        |                                        |
"""
    lower = """
_________________________________________________________________________________________________
|                 |                 |  Tavoitetaso: 8      |  siirtyy syksyyn                       |
_________________________________________________________________________________________________
"""
    report = read(page(upper), page(*drawn(lower, top=70), number=2))
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8")]
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty"), (2, "Koulutus", "Kesken, ja siirtyy syksyyn")]
    assert report.unparsed == ()


def test_a_table_without_milestones_reports_on_its_actions() -> None:
    """And its heading may say of when: `Raportointi T2`."""
    report = read("""
TEEMA     Viestintä
_________________________________________________________________________________________
|  Toimenpide     |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Raportointi T2           |
_________________________________________________________________________________________
|  Luomme mallin  |  Kävijöitä  |  10         |  20           |  Malli on esitelty ja     |
|  viestinnälle   |             |             |               |  hyväksytty               |
_________________________________________________________________________________________
|  Tehostamme     |  Säästö     |  -          |  n. 10 %      |                           |
_________________________________________________________________________________________
""")
    assert steps_of(report) == [(None, None, "Malli on esitelty ja hyväksytty")]
    assert (report.period, report.unparsed) == ("T2", ())


def test_a_row_that_a_page_cuts_in_two() -> None:
    """Word does so unless it is told not to: its headings come again, and its borders are closed."""
    rule = "_" * 104
    head = (
        "|  Toimenpide       |  Mittari         |  Lähtötaso  |  Tavoitetaso  |  Osatavoite       |  Raportointi    |"
    )
    upper = """
|  Otamme käyttöön  |  Ensikerralla    |  29 %       |  82 %         |  1. Ohjeet on     |  Ohjeista on    |
|  neuvonnan        |  täydelliset     |             |               |  uusittu          |  uusittu        |"""
    lower = """
|  ajanvarauksella  |  hakemukset      |             |               |  ja julkaistu     |  pientalot.     |
                    ____________________________________________________________________________________
|                   |                  |             |               |  2. Seuranta      |                 |"""
    last = """
|  Koulutamme       |  Tunteja         |  1          |  40           |  1. Kurssi        |  Pidetty        |"""
    first = f"TEEMA     Luvat\n{rule}\n{head}\n{rule}{upper}\n{rule}\n"
    second = f"{rule}\n{head}\n{rule}{lower}\n{rule}{last}\n{rule}\n"
    report = read(page(first), page(*drawn(second, top=70), number=2))
    assert [context["action"] for context in context_of(report)] == [
        "Otamme käyttöön neuvonnan ajanvarauksella",
        "Koulutamme",
    ]
    assert rows_of(report) == [("Ensikerralla täydelliset hakemukset", "29 %", "82 %"), ("Tunteja", "1", "40")]
    assert steps_of(report) == [
        (1, "Ohjeet on uusittu ja julkaistu", "Ohjeista on uusittu pientalot."),
        (2, "Seuranta", None),
        (1, "Kurssi", "Pidetty"),
    ]
    assert report.unparsed == ()


HEADED = """
______________________________________________________________________________
|  Tavoite      |  Toimenpide       |  Mittari     |  Lähtötaso  |  Tavoitetaso  |
______________________________________________________________________________
"""


def test_what_spans_two_rows_is_said_once() -> None:
    report = read(
        HEADED.rstrip("\n")
        + """
|  Sujuva arki  |  Otamme käyttöön  |  Hakemukset  |  29 %       |  82 %         |
                ______________________________________________________________
|               |                   |  kävijät     |  10         |  20           |
______________________________________________________________________________
"""
    )
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Otamme käyttöön"}]
    assert rows_of(report) == [("Hakemukset", "29 %", "82 %"), ("kävijät", "10", "20")]


def test_actions_that_all_begin_small_are_not_cut_by_a_page() -> None:
    def table(action: str) -> str:
        row = f"|  Sujuva arki  |  {action:<15}  |  Hakemukset  |  29 %       |  82 %         |"
        return HEADED.rstrip("\n") + f"\n{row}\n" + "_" * 78 + "\n"

    report = read(page(table("tehdään kysely")), page(*drawn(table("tuetaan kotia"), top=70), number=2))
    assert [context["action"] for context in context_of(report)] == ["tehdään kysely", "tuetaan kotia"]


def test_a_milestone_may_have_its_report_in_the_next_column() -> None:
    report = read("""
TEEMA     Viestintä
____________________________________________________________________________________________________________
|  Toimenpide  |  Mittari  |  Lähtötaso  |  Tavoitetaso  |  Osatavoite 1  |  Raportointi  |  Osatavoite 2  |
____________________________________________________________________________________________________________
|  Kysely      |  Määrä    |  10         |  20           |  Kartoitus     |  Tehty        |  Malli         |
____________________________________________________________________________________________________________
""")
    assert rows_of(report) == [("Määrä", "10", "20")]
    assert steps_of(report) == [(1, "Kartoitus", "Tehty"), (2, "Malli", None)]


def test_a_column_of_reports_may_have_two_names() -> None:
    rule = "_" * 93
    heading = "|  Toimenpide  |  Mittari  |  Lähtötaso  |  Tavoitetaso  |  Osatavoite  |  Selvitys / raportointi  |"
    row = "|  Kysely      |  Määrä    |  10         |  20           |  Kartoitus   |  Tehty                   |"
    report = read(f"TEEMA     Viestintä\n{rule}\n{heading}\n{rule}\n{row}\n{rule}\n")
    assert steps_of(report) == [(None, "Kartoitus", "Tehty")]


def test_a_unit_may_have_a_column() -> None:
    report = read("""
____________________________________________________________________________________
|  Toimiala           |  Toimenpide  |  Mittari    |  Lähtötaso  |  Tavoitetaso  |
____________________________________________________________________________________
|  Tekninen toimiala  |  Kysely      |  Kävijöitä  |  10         |  20           |
____________________________________________________________________________________
|  Konsernipalvelut   |  Koulutus    |  Kurssit    |  3          |  5            |
____________________________________________________________________________________
""")
    assert [action.unit for action in report.actions] == ["Tekninen toimiala", "Konsernipalvelut"]


def test_a_goal_and_a_target_may_both_be_called_tavoite() -> None:
    report = read("""
____________________________________________________________________________________________________________
|  Toiminnallinen tavoite  |  Toimenpide  |  Mittari    |  Lähtötilanne  |  Tavoite 2025  |  Arvio toteutumisesta  |
____________________________________________________________________________________________________________
|  Sujuva arki             |  Kysely      |  Kävijöitä  |  10            |  20            |  Etenee                |
____________________________________________________________________________________________________________
""")
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely"}]
    assert rows_of(report) == [("Kävijöitä", "10", "20")]
    assert steps_of(report) == [(None, None, "Etenee")]


def test_the_accounts_of_a_year_and_the_budget_of_the_next() -> None:
    report = read("""
__________________________________________________________________________
|  Toimenpide  |  Mittari    |  TP 2024  |  TA 2025  |  Osatavoite  |  Osatavoitteen tilanne  |
__________________________________________________________________________
|  Kysely      |  Kävijöitä  |  10       |  20       |  1. Malli    |  Tehty                  |
__________________________________________________________________________
""")
    assert rows_of(report) == [("Kävijöitä", "10", "20")]
    assert steps_of(report) == [(1, "Malli", "Tehty")]


TIERS = """
_______________________________________________________________________________________________________
|  Toimenpide     |  Mittari                                      |  Osatavoitteet ja raportointi     |
                  ________________________________________________
|                 |  Mittarin nimi  |  Lähtötaso  |  Tavoitetaso  |                                   |
_______________________________________________________________________________________________________
"""
_ROW = """
|  Luomme mallin  |  Kävijöitä      |  10         |  20           |  Osatavoite 1: Malli on valmis    |
|                 |                 |             |               |  Raportointi: Tehty               |
_______________________________________________________________________________________________________
"""


def test_headings_of_two_tiers() -> None:
    report = read(HEAD + TIERS.rstrip() + _ROW)
    assert [action["action"] for action in context_of(report)] == ["Luomme mallin"]
    assert rows_of(report) == [("Kävijöitä", "10", "20")]
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty")]


def test_the_context_and_the_headings_come_again_over_the_rest_of_a_row() -> None:
    again = HEAD.replace("Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):\n", "")
    rest = """
|  viestinnälle   |  Tilaajia       |  5          |  8            |  Osatavoite 2: Koulutus           |
_______________________________________________________________________________________________________
"""
    report = read(page(again + TIERS.rstrip() + _ROW), page(again + TIERS.rstrip() + rest, number=2))
    assert [action["action"] for action in context_of(report)] == ["Luomme mallin viestinnälle"]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8")]
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty"), (2, "Koulutus", None)]


def test_the_numbers_of_actions_and_rows_that_sum_up() -> None:
    report = read("""
________________________________________________________________________________________________
|  Nro  |  Toimenpide     |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Osatavoite    |  Raportointi  |
________________________________________________________________________________________________________
|  1    |  Luomme mallin  |  Kävijöitä  |  10         |  20           |  1. Malli      |  Tehty        |
        |                 |             |             |               __________________________________
|       |                 |             |             |               |  2. Koulutus   |               |
________________________________________________________________________________________________________
|  Tavoitteella yhteensä 1 toimenpide                                                                  |
________________________________________________________________________________________________________
|  2    |  Tehostamme     |  Säästö     |  5          |  8            |  1. Päätös     |  Kesken       |
________________________________________________________________________________________________________
""")
    assert [action["action"] for action in context_of(report)] == ["Luomme mallin", "Tehostamme"]
    assert steps_of(report) == [(1, "Malli", "Tehty"), (2, "Koulutus", None), (1, "Päätös", "Kesken")]
    assert spoken(report.unparsed) == "Tavoitteella yhteensä 1 toimenpide"


def test_a_level_that_a_page_cuts_in_two() -> None:
    """The rest of a row has no name of its own; a row with one is another."""
    upper = """
___________________________________________________________________
|  Toimenpide     |  Mittari    |  Lähtötaso     |  Tavoitetaso    |
___________________________________________________________________
|  Luomme mallin  |  Kävijöitä  |  10            |  vähintään      |
"""
    lower = """
___________________________________________________________________
|                 |             |                |  20 vuodessa    |
                  _________________________________________________
|                 |  Tilaajia   |  5             |  8              |
___________________________________________________________________
"""
    report = read(page(upper), page(*drawn(lower, top=70), number=2))
    assert rows_of(report) == [("Kävijöitä", "10", "vähintään 20 vuodessa"), ("Tilaajia", "5", "8")]


def test_milestones_in_rows_of_two_cells_below_their_action() -> None:
    report = read("""
____________________________________________________________________________________
|  *Teko*         |  *Toimenpide*  |  *Mittari*    |  *Lähtötaso*   |  *Tavoitetaso*  |
____________________________________________________________________________________
|  Tavoite: Sujuva arki                                                               |
____________________________________________________________________________________
|  Suunnitelma    |  Luomme        |  Kävijöitä    |  10            |  20             |
                                   _________________________________________________
|                 |  mallin        |  Tilaajia     |  5             |  8              |
____________________________________________________________________________________
|  *Osatavoite*                    |  *Raportointi*                                   |
____________________________________________________________________________________
|  1. Malli valmis                 |  Tehty keväällä.                                 |
____________________________________________________________________________________
|  Ohjelma        |  Koulutamme    |  Tunteja      |                |  40             |
____________________________________________________________________________________
|  *Osatavoite*                    |  *Raportointi*                                   |
____________________________________________________________________________________
|  1. Kurssi pidetty               |                                                  |
____________________________________________________________________________________
""")
    goal = {"goal": "Sujuva arki"}
    assert context_of(report) == [
        goal | {"initiative": "Suunnitelma", "action": "Luomme mallin"},
        goal | {"initiative": "Ohjelma", "action": "Koulutamme"},
    ]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8"), ("Tunteja", None, "40")]
    assert steps_of(report) == [(1, "Malli valmis", "Tehty keväällä."), (1, "Kurssi pidetty", None)]


def test_one_column_may_have_all_of_the_context() -> None:
    report = read("""
____________________________________________________________________________________________________________
|  *Tavoite, teko*     |  *Mittaaminen*                                   |  *Eteneminen T3*                  |
                       _____________________________________________________________________________________
|  *ja toimenpide*     |  *Mittari*     |  *Lähtötaso*  |  *Tavoitetaso*  |  *Osatavoite*  |  *Raportointi*   |
____________________________________________________________________________________________________________
|  Tavoite: Sujuva     |  Kävijöitä     |  10           |  20             |  1. Malli on   |  Tehty.          |
|  arki                |                |               |                 |  valmis        |                  |
                       _____________________________________________________________________________________
|  Teko: Ohjelma       |  Tilaajia      |  5            |  8              |                |                  |
|  Vastuu: Viestintä   |                |               |                 |                |                  |
|  Toimenpide: Luomme  |                |               |                 |                |                  |
|  mallin              |                |               |                 |                |                  |
____________________________________________________________________________________________________________
|  Tavoite: Arki       |  Säästö        |  -            |  5 %            |  1. Selvitys   |                  |
|  Teko: Selvitys      |                |               |                 |                |                  |
|  Toimenpide:         |                |               |                 |                |                  |
|  Tehostamme          |                |               |                 |                |                  |
____________________________________________________________________________________________________________
""")
    first = {"goal": "Sujuva arki", "initiative": "Ohjelma", "responsible": "Viestintä", "action": "Luomme mallin"}
    assert context_of(report) == [first, {"goal": "Arki", "initiative": "Selvitys", "action": "Tehostamme"}]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8"), ("Säästö", "-", "5 %")]
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty."), (1, "Selvitys", None)]
    assert (report.period, report.unparsed) == ("T3", ())


def test_when_a_table_is_of_stands_above_it_with_the_label_of_reports() -> None:
    head = [At(50, 60, "Toiminnalliset tavoitteet 2025 – Viestintä", bold=True, size=14)]
    report = read(page(*head, At(50, 74, "Raportointi T2/2025, touko–elokuu"), *drawn(TABLE, top=100)))
    assert (report.period, [said(action.action) for action in report.actions]) == (
        "T2",
        ["Luomme mallin viestinnälle", "Tehostamme"],
    )


def test_labelled_milestones_in_rows_of_two_cells_end_at_their_action() -> None:
    report = read("""
TAVOITE   Vaikuttava viestintä
_____________________________________________________________________
|  *TOIMENPIDE*     |  *MITTARI*    |  *Lähtötaso*  |  *Tavoitetaso*  |
_____________________________________________________________________
|  Luomme mallin    |  Kävijöitä    |  10           |  20             |
                    _________________________________________________
|                   |  Tilaajia     |  5            |  8              |
_____________________________________________________________________
|  Osatavoite 1:    |  Raportointi: Tehty keväällä.                   |
|  Malli valmis     |                                                 |
_____________________________________________________________________
|  *TOIMENPIDE*     |  *MITTARI*    |  *Lähtötaso*  |  *Tavoitetaso*  |
_____________________________________________________________________
|  Koulutamme       |  Tunteja      |               |  40             |
_____________________________________________________________________
|  Osatavoite 1:    |  Raportointi:                                   |
|  Kurssi           |                                                 |
_____________________________________________________________________
""")
    assert [row["action"] for row in context_of(report)] == ["Luomme mallin", "Koulutamme"]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8"), ("Tunteja", None, "40")]
    assert steps_of(report) == [(1, "Malli valmis", "Tehty keväällä."), (1, "Kurssi", None)]


def test_a_first_column_whose_cells_say_what_they_are() -> None:
    """And the caption of a unit in the cell of its TEKO, in bold and without a colon."""
    report = read("""
____________________________________________________________________________________________________
|  Strategia     |  Teko          |  Toimenpide  |  Mittari    |  Lähtötaso  |  Tavoitetaso  |
____________________________________________________________________________________________________
|  *PAINOPISTE*  |  Mallin        |  Luomme      |  Kävijöitä  |  10         |  20           |
|  Kasvava Pori  |  laadinta      |  mallin      |             |             |               |
|                |  *Vastuutaho*  |              |             |             |               |
|                |  Viestintä     |              |             |             |               |
____________________________________________________________________________________________________
|  *TEEMA*       |  Ohjelma       |  Tehostamme  |  Säästö     |  -          |  5 %          |
|  Henkilöstö    |                |              |             |             |               |
____________________________________________________________________________________________________
""")
    assert context_of(report) == [
        {
            "focus_area": "Kasvava Pori",
            "initiative": "Mallin laadinta",
            "responsible": "Viestintä",
            "action": "Luomme mallin",
        },
        {"theme": "Henkilöstö", "initiative": "Ohjelma", "action": "Tehostamme"},
    ]
    assert report.unparsed == ()


def test_headings_in_a_box_that_no_rules_part() -> None:
    """The columns begin below it."""
    report = read("""
TAVOITE   Sujuva arki
___________________________________________________________________________________________
|  Toimenpide     Mittari       Lähtötaso     Tavoitetaso     Osatavoite     Raportointi  |
___________________________________________________________________________________________
|  Luomme      |  Kävijöitä  |  10         |  20           |  1. Malli    |  Tehty        |
|  mallin      |             |             |               |              |               |
               ____________________________________________________________________________
|              |  Tilaajia   |  5          |  8            |  2. Ohje     |               |
___________________________________________________________________________________________
|  Koulutamme  |  Tunteja    |             |  40           |  1. Kurssi   |               |
___________________________________________________________________________________________
""")
    assert [said(action.action) for action in report.actions] == ["Luomme mallin", "Koulutamme"]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "5", "8"), ("Tunteja", None, "40")]
    assert steps_of(report) == [(1, "Malli", "Tehty"), (2, "Ohje", None), (1, "Kurssi", None)]


def test_a_cell_that_has_the_label_of_a_report_and_nothing_more() -> None:
    report = read("""
_________________________________________________________________________________________________
|  Toimenpide  |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Osatavoite 1   |  Osatavoite 2    |
_________________________________________________________________________________________________
|  Luomme      |  Kävijöitä  |  10         |  20           |  Malli          |  Raportointi:    |
|  mallin      |             |             |               |  Raportointi:   |                  |
|              |             |             |               |  Tehty          |                  |
_________________________________________________________________________________________________
""")
    assert steps_of(report) == [(1, "Malli", "Tehty")]
    assert report.unparsed == ()


def test_headings_that_are_broken_inside_their_words() -> None:
    """On each page: the line that has the halves of two comes again, and is no running header."""
    table = """
___________________________________________________________________________________________
|  Tavoite        |  Toimenpide     |  Mittari    |  Lähtö-  |  Tavoite-  |  Osatavoite      |
|                 |                 |             |  taso    |  taso      |                  |
___________________________________________________________________________________________
|  Sujuva arki    |  {:<13}  |  Kävijöitä  |  10      |  20        |  1. Malli        |
___________________________________________________________________________________________
"""
    sheets = [page(*drawn(table.format(f"Kysely {n}"), top=60), number=n) for n in (1, 2, 3)]
    report = read(*sheets)
    assert rows_of(report) == 3 * [("Kävijöitä", "10", "20")]
    assert steps_of(report) == 3 * [(1, "Malli", None)]
    assert report.furniture == report.unparsed == ()


@pytest.mark.parametrize("heading", ["OSATAVOITTEET JA RAPORTOINTI", "Osatavoite / raportointi"])
def test_a_column_of_milestones_and_their_reports(heading: str) -> None:
    report = read(f"""
TAVOITE   Vaikuttava viestintä
_________________________________________________________________________________________________
|  TOIMENPIDE     |  MITTARI    |  LÄHTÖTASO  |  TAVOITETASO  |  {heading:<28}  |
_________________________________________________________________________________________________
|  Luomme mallia  |  Kävijöitä  |  10         |  20           |  Osatavoite 1. Malli valmis    |
|                 |             |             |               |  Raportointi: Tehty            |
|                 |             |             |               |  Osatavoite 2. Esittely        |
_________________________________________________________________________________________________
""")
    assert steps_of(report) == [(1, "Malli valmis", "Tehty"), (2, "Esittely", None)]


def test_a_unit_in_a_row_of_its_own() -> None:
    table = """
_______________________________________________________________________________________________
|  Tavoite         |  Toimenpide     |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Osatavoite  |
_______________________________________________________________________________________________
|  Toimiala: Sivi  |                 |             |             |               |              |
_______________________________________________________________________________________________
|  Sujuva arki     |  Kysely         |  Kävijöitä  |  10         |  20           |  1. Malli    |
_______________________________________________________________________________________________
|  Toimiala: Elin  |                 |             |             |               |              |
_______________________________________________________________________________________________
|  Kasvu           |  Koulutus       |  Lainoja    |  3          |  4            |  1. Opas     |
_______________________________________________________________________________________________
"""
    report = read(table)
    assert [(action.unit, said(action.goal)) for action in report.actions] == [
        ("Sivi", "Sujuva arki"),
        ("Elin", "Kasvu"),
    ]
    assert report.unparsed == ()


def test_a_unit_glued_to_its_label_in_a_row_of_its_own() -> None:
    """It is told; no piece of its word is counted as another."""
    report = read("""
TAVOITE: Talous
___________________________________________________________________________________________________
|  Toimenpide     |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Osatavoite        |  Raportointi   |
___________________________________________________________________________________________________
|  Toimiala:Sivi  |             |             |               |                    |                |
___________________________________________________________________________________________________
|  Tehostamme     |  Säästö     |  -          |  n. 10 %      |  2. Toinen         |                |
___________________________________________________________________________________________________
""")
    assert "Tehostamme" in [said(action.action) for action in report.actions]


def test_reports_in_sentences_below_a_heading_of_states() -> None:
    """With figures such a column is that of the indicators."""
    table = """
_____________________________________________________________________________________________________________
|  Toimenpide  |  Mittari   |  Lähtötaso  |  Tavoitetaso  |  Toteutuminen 1.5.–31.8.2025                    |
_____________________________________________________________________________________________________________
|  Kysely      |  Osuus     |  10         |  20           |  {}|
_____________________________________________________________________________________________________________
"""
    told = read("TAVOITE   Sujuva arki\n" + table.format("Kysely on tehty toukokuussa.                   "))
    assert steps_of(told) == [(None, None, "Kysely on tehty toukokuussa.")]
    assert told.period == "T2"
    counted = read("TAVOITE   Sujuva arki\n" + table.format("15                                             "))
    assert steps_of(counted) == []


def test_a_table_of_actions_with_their_targets_alone() -> None:
    table = """
_______________________________________________________
|  Toimenpide  |  Tunnusluku       |  Tavoite 2026    |
_______________________________________________________
|  Kysely      |  Vastauksia       |  500 kpl         |
_______________________________________________________
"""
    report = read("TAVOITE   Sujuva arki\n" + table)
    assert [said(action.action) for action in report.actions] == ["Kysely"]
    assert rows_of(report) == [("Vastauksia", None, "500 kpl")]


def test_reports_in_sentences_where_a_row_across_comes_first() -> None:
    report = read("""
_____________________________________________________________________________________________________
|  Tavoite  |  Toimenpide  |  Mittari   |  Lähtötaso  |  Tavoitetaso  |  Toteutuminen T2            |
_____________________________________________________________________________________________________
|  TEEMA: Kasvu                                                                                     |
_____________________________________________________________________________________________________
|  Arki     |  Kysely      |  Osuus     |  10         |  20           |  Kysely on tehty keväällä.  |
_____________________________________________________________________________________________________
""")
    assert steps_of(report) == [(None, None, "Kysely on tehty keväällä.")]
    assert [said(action.theme) for action in report.actions] == ["Kasvu"]


@pytest.mark.parametrize(("second", "found"), [("Vastuu", (None, "Arki")), ("Teko  ", ("Arki", None))])
def test_a_column_of_aims_is_one_of_goals_where_nothing_stands_below_it(
    second: str, found: tuple[str | None, str | None]
) -> None:
    report = read(f"""
__________________________________________________________________________________
|  Päämäärä  |  {second}  |  Toimenpide  |  Mittari   |  Lähtötaso  |  Tavoitetaso  |
__________________________________________________________________________________
|  Arki      |  Koulut  |  Kysely      |  Osuus     |  10         |  20           |
__________________________________________________________________________________
""")
    (action,) = report.actions
    assert (said(action.focus_area), said(action.goal)) == found


def test_indicators_in_one_cell_with_their_targets_alone() -> None:
    """A `Toteuma` in sentences reports, where no column has values."""
    report = read("""
_________________________________________________________________________________________________
|  Tavoite  |  Toimenpiteet  |  Mittari ja tavoitetaso    |  Toteuma 31.8.2025 (T2)              |
_________________________________________________________________________________________________
|  Arki     |  Kysely        |  Osuus vastaajista         |  Kysely on tehty keväällä.           |
|           |                |  Tavoitetaso: valmis       |                                      |
|           |                |  31.10.2025 mennessä       |                                      |
|           |                |  Vastauksia                |                                      |
|           |                |  Tavoitetaso: 500          |                                      |
_________________________________________________________________________________________________
""")
    assert rows_of(report) == [
        ("Osuus vastaajista", None, "valmis 31.10.2025 mennessä"),
        ("Vastauksia", None, "500"),
    ]
    assert steps_of(report) == [(None, None, "Kysely on tehty keväällä.")]


def test_accounts_beside_a_baseline_are_how_things_stand() -> None:
    report = read("""
TAVOITE   Arki
__________________________________________________________________________________________________________________
|  Toimenpide  |  Mittari  |  Lähtöarvo  |  Tavoitearvo  |  Tilinpäätös 2024  |  Selvitys tilanteesta (T3)    |
__________________________________________________________________________________________________________________
|  Kysely      |  Osuus    |  10         |  20           |  15                |  Kysely on tehty keväällä.    |
__________________________________________________________________________________________________________________
""")
    assert rows_of(report) == [("Osuus", "10", "20")]
    assert (steps_of(report), report.period) == ([(None, None, "Kysely on tehty keväällä.")], "T3")


def test_a_reached_column_whose_cells_are_of_actions() -> None:
    """And not of their indicators, of which one action has two."""
    items: list[At | Rule] = [
        At(x, 110, text, bold=True)
        for x, text in zip(
            (55, 155, 255, 335, 415), ("Toimenpide", "Mittari", "Lähtötaso", "Tavoite 2025", "Toteuma T2"), strict=True
        )
    ]
    cells = [
        (126, 55, "Kysely"),
        (126, 155, "Osuus"),
        (126, 255, "10"),
        (126, 335, "20"),
        (126, 415, "Kysely on tehty."),
    ]
    cells += [(146, 155, "Vastauksia"), (146, 255, "5"), (146, 335, "8")]
    items += [At(x, y, text) for y, x, text in cells]
    items += [Rule(x, 98, x, 156) for x in (50, 150, 250, 330, 410, 540)]
    items += [Rule(50, y, 540, y) for y in (98, 116, 156)]
    spanning = [Rule(150, 136, 410, 136)]
    report = read(page(*items, *spanning))
    assert (rows_of(report), steps_of(report)) == (
        [("Osuus", "10", "20"), ("Vastauksia", "5", "8")],
        [(None, None, "Kysely on tehty.")],
    )
    assert steps_of(read(page(*items, Rule(150, 136, 540, 136)))) == []


def test_numbers_in_a_column_of_their_own_part_milestones_without_rules() -> None:
    table = """
________________________________________________________________________________________________________________
|  Toimenpide     |  Nro  |  Osatavoite         |  Raportointi   |  Mittari    |  Lähtötaso  |  Tavoitetaso  |
________________________________________________________________________________________________________________
|  Luomme mallin  |  1    |  Yhteistyöstä on    |  Sovittu       |  Kävijöitä  |  10         |  20           |
|                 |       |  sovittu            |                |             |             |               |
|                 |       |                     |                |             |             |               |
|                 |  2    |  Ensimmäiset käyty  |                |  Tilaajia   |  3          |  8            |
________________________________________________________________________________________________________________
"""
    report = read(HEAD + table)
    assert steps_of(report) == [
        (1, "Yhteistyöstä on sovittu", "Sovittu"),
        (2, "Ensimmäiset käyty", None),
    ]
    assert rows_of(report) == [("Kävijöitä", "10", "20"), ("Tilaajia", "3", "8")]


def test_a_row_that_goes_on_below_headings_that_come_again() -> None:
    """With a band of nothing between the edges of the headings and of the row."""
    table = """
___________________________________________________________________________________________________
|  Toimenpide     |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Osatavoite        |  Raportointi   |
___________________________________________________________________________________________________
{}
___________________________________________________________________________________________________
"""
    row = """
|  Luomme mallin  |  Kävijöitä  |  10         |  20           |  1. Malli on       |  Tehty         |
|  viestinnälle   |  vuodessa   |             |               |  esitelty          |  keväällä      |
"""
    rest = """
|                 |             |             |               |                    |                |
___________________________________________________________________________________________________
|  ja palvelulle  |  yhteensä   |             |               |  kaikille          |  kotona.       |
"""
    overleaf = page(*drawn(table.format(rest.strip("\n")), top=60), number=2)
    report = read(page(*drawn(HEAD), *drawn(table.format(row.strip("\n")), top=300)), overleaf)
    assert [said(action.action) for action in report.actions] == ["Luomme mallin viestinnälle ja palvelulle"]
    assert rows_of(report) == [("Kävijöitä vuodessa yhteensä", "10", "20")]
    assert steps_of(report) == [(1, "Malli on esitelty kaikille", "Tehty keväällä kotona.")]


def test_a_phase_ahead_of_what_its_state_is_and_a_toimi() -> None:
    report = read("""
__________________________________________________________________________________________________________________
|  Tavoite      |  Toimi          |  Vaihe      |  Toteutunut  |  Tila     |  Mittari  |  Lähtötaso  |  Tavoitetaso  |
|               |                 |             |  31.8.2025   |           |           |             |               |
__________________________________________________________________________________________________________________
|  Sujuva arki  |  Luomme mallin  |  1. Kysely  |  Tehtiin.    |  Valmis   |  Tunteja  |  10         |  20           |
                                  ________________________________________
|               |                 |  2. Malli   |              |  Kesken   |           |             |               |
__________________________________________________________________________________________________________________
""")
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Luomme mallin"}]
    assert (rows_of(report), steps_of(report)) == (
        [("Tunteja", "10", "20")],
        [(1, "Kysely", "Tehtiin."), (2, "Malli", None)],
    )
    assert [text for *_, text in findings_of(report)] == ["Valmis Kesken"]


def test_a_phase_beside_the_milestones_is_how_far_they_are() -> None:
    report = read("""
________________________________________________________________________________________________
|  Toimenpide     |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Osatavoite   |  Vaihe    |  Raportointi   |
________________________________________________________________________________________________
|  Luomme mallin  |  Kävijöitä  |  10         |  20           |  1. Kysely    |  Kesken   |  Tehty.        |
________________________________________________________________________________________________
""")
    assert steps_of(report) == [(1, "Kysely", "Tehty.")]


def test_a_column_of_milestones_with_its_months_broken() -> None:
    table = """
____________________________________________________________________________________________
|  Toimenpide     |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Välitavoite 1–  |  Toteuma   |
|                 |             |  TP 2024    |  TA 2025      |  4/2025          |  30.4.     |
____________________________________________________________________________________________
|  Luomme mallin  |  Kävijöitä  |  10         |  20           |  Malli valmis    |  Tehty.    |
____________________________________________________________________________________________
"""
    assert steps_of(read(HEAD + table)) == [(None, "Malli valmis", "Tehty.")]


def test_the_rest_of_a_goal_beside_further_actions_overleaf() -> None:
    table = """
______________________________________________________________________________________________
|  Tavoite      |  Teko       |  Toimenpide     |  Mittari    |  Lähtötaso  |  Tavoitetaso  |
______________________________________________________________________________________________
{}
______________________________________________________________________________________________
"""
    first = "|  Keskusta on  |  Ohjelma    |  Luomme mallin  |  Kävijöitä  |  10         |  20           |\n"
    first += "|  viihtyisä    |             |                 |             |             |               |"
    rest = """
|  ympäri       |             |  Kysymme        |  Vastaajia  |  1          |  2            |
|  vuoden       |             |                 |             |             |               |
                              ________________________________________________________________
|               |             |  Kerromme       |  Lukijoita  |  3          |  4            |
"""
    overleaf = page(*drawn(table.format(rest.strip("\n")), top=60), number=2)
    report = read(page("TEEMA     Keskusta", *drawn(table.format(first), top=300)), overleaf)
    assert [(each["action"], each["initiative"]) for each in context_of(report)] == [
        ("Luomme mallin", "Ohjelma"),
        ("Kysymme", "Ohjelma"),
        ("Kerromme", "Ohjelma"),
    ]


@pytest.mark.parametrize(("first", "second"), [("", ""), ("1. Tehty.", "2. Kesken.")])
def test_numbered_milestones_in_one_cell(first: str, second: str) -> None:
    table = f"""
___________________________________________________________________________________________________
|  Toimenpide     |  Mittari    |  Lähtötaso  |  Tavoitetaso  |  Osatavoite          |  Raportointi   |
___________________________________________________________________________________________________
|  Luomme mallin  |  Kävijöitä  |  10         |  20           |  1. Malli on         |  {first:14}|
|                 |             |             |               |  lausunnolla         |                |
|                 |             |             |               |  2. Malli on valmis  |  {second:14}|
____________________________________________________________________________________________________
"""
    report = read(HEAD + table)
    told = (first[3:] or None, second[3:] or None)
    assert steps_of(report) == [(1, "Malli on lausunnolla", told[0]), (2, "Malli on valmis", told[1])]
    assert report.unparsed == ()


def test_the_rest_of_a_report_below_headings_that_come_again_over_a_row_across() -> None:
    rule = "_" * 90
    head = f"{rule}\n*Toimenpide*      *Mittari*       *Lähtöarvo*    *Tavoitearvo*    *Tilannekuvaus*\n{rule}"
    first = (
        f"{head}\nTavoite: Arki sujuu\nLuomme mallin     Kävijöitä       10             20               Malli otettiin"
    )
    second = (
        f"{head}\n\n                                                                    käyttöön.\nTavoite: Työ sujuu\n"
    )
    second += "Kysymme           Vastaajia       1              2                Kysely tehtiin.\n"
    report = read(first, second)
    assert steps_of(report) == [(None, None, "Malli otettiin käyttöön."), (None, None, "Kysely tehtiin.")]
