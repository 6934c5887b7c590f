"""Labels in small capitals, whose letters are small ones in the file."""

from __future__ import annotations

from tests.typed import At, codes_of, context_of, page, read, rows_of, spoken, steps_of


def test_small_labels_are_labels_where_no_other_is() -> None:
    report = read("""
teema         Viestintä
tavoite       Kasvu
teko          Ohjelma
toimenpide    Tehostamme viestintää
mittari                                Lähtötaso        Tavoitetaso
              Kävijämäärä              10               20
osatavoite 1  Esiselvitys
raportointi   Valmis
""")
    assert context_of(report) == [
        {"theme": "Viestintä", "goal": "Kasvu", "initiative": "Ohjelma", "action": "Tehostamme viestintää"}
    ]
    assert (rows_of(report), steps_of(report)) == ([("Kävijämäärä", "10", "20")], [(1, "Esiselvitys", "Valmis")])
    assert (codes_of(report), spoken(report.labels[:2])) == ([], "teema tavoite")


def test_a_wrap_that_begins_so_is_none() -> None:
    report = read(
        page("""
TEEMA         Viestintä
TOIMENPIDE    Tehostamme viestintää
MITTARI                                Lähtötaso        Tavoitetaso
              Kyselyn tulos, jonka
              tavoite                  3,5              4
""")
    )
    assert rows_of(report) == [("Kyselyn tulos, jonka tavoite", "3,5", "4")]


def test_labels_in_small_letters_above_their_values() -> None:
    """A font's own small capitals may be named by small letters, but for some."""
    report = read("""
*PainoPiste*
Kasvava Pori

*tavoite*
Sujuva arki

*teko*
Ohjelma

*toimenPide*
Kysely asukkaille
""")
    assert context_of(report) == [
        {"focus_area": "Kasvava Pori", "goal": "Sujuva arki", "initiative": "Ohjelma", "action": "Kysely asukkaille"}
    ]
    assert codes_of(report) == []


def test_labels_that_nearly_fill_their_column_and_such_with_a_colon() -> None:
    report = read("""
teema       Viestintä
tavoite     Kasvu
teko        Ohjelma
toimenpide  Tehostamme viestintää
            asukkaille
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
osatavoite 1: Esiselvitys
raportointi: Valmis, ja sen jälkeen
raportointi on jatkunut
osatavoite 2: Kysely
""")
    assert context_of(report) == [
        {"theme": "Viestintä", "goal": "Kasvu", "initiative": "Ohjelma", "action": "Tehostamme viestintää asukkaille"}
    ]
    assert steps_of(report) == [
        (1, "Esiselvitys", "Valmis, ja sen jälkeen raportointi on jatkunut"),
        (2, "Kysely", None),
    ]


def test_small_labels_close_to_their_values_behind_a_colon() -> None:
    labels = [("teema:", "Osaajia"), ("tavoite:", "Opinnot"), ("teko:", "Ohjaus"), ("toimenpide:", "Väliarvio")]
    items = [At(150 - 5 * len(label), 100 + 16 * at, label) for at, (label, _) in enumerate(labels)]
    items += [At(156, 100 + 16 * at, value, bold=True) for at, (_, value) in enumerate(labels)]
    report = read(page(*items))
    assert context_of(report) == [
        {"theme": "Osaajia", "goal": "Opinnot", "initiative": "Ohjaus", "action": "Väliarvio"}
    ]


def test_small_labels_of_milestones_below_others_in_capitals() -> None:
    block = """
TEKO 1.1        {0}
vastuuyksikkö   Markkinointi
TOIMENPIDE      Kysely {0}
osatavoite 1.   Malli on laadittu ja
                osatavoite on tehty
raportointi T1  Malli on valmis
"""
    report = read("TAVOITE 1       Yleisö palaa\n" + block.format("A") + block.format("B"))
    assert [(each["responsible"], each["action"]) for each in context_of(report)] == [
        ("Markkinointi", "Kysely A"),
        ("Markkinointi", "Kysely B"),
    ]
    assert steps_of(report) == [(1, "Malli on laadittu ja osatavoite on tehty", "Malli on valmis")] * 2


def test_units_in_the_margin_beside_small_labels() -> None:
    report = read("""
                painopiste:      Kasvava Pori
                tavoite:         Arki sujuu
~A-palvelut~    teko:            Uusi malli
                toimenpide:      Kysely
                osatavoite 1:    Luonnos
                raportointi:     Valmis
~B-palvelut~    teko:            Toinen malli
                toimenpide:      Koulutus
                osatavoite 1:    Ohjelma
""")
    assert [(each["initiative"], each["responsible"]) for each in context_of(report)] == [
        ("Uusi malli", "A-palvelut"),
        ("Toinen malli", "B-palvelut"),
    ]
