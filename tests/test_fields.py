"""The value of a label: beside it, below it or behind it, over wraps and pages, up to what is no part of it."""

from __future__ import annotations

import pytest

from parsers.model import Rule
from tests.typed import At, codes_of, context_of, drawn, findings_of, page, read, said, spoken, steps_of

WANTED = {
    "focus_area": "Kasvava Pori",
    "goal": "Ylivertaiset asuinympäristöt ja keskustan kehittäminen yhdessä asukkaiden kanssa",
    "initiative": "Keskustan kehittämisohjelman toimenpiteiden toteuttaminen",
    "action": "Tehostamme viestintää ja markkinointia",
}


@pytest.mark.parametrize(
    "drawing",
    [
        # Beside.
        """
PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen
             yhdessä asukkaiden kanssa
TEKO         Keskustan kehittämisohjelman toimenpiteiden toteuttaminen
TOIMENPIDE   Tehostamme viestintää ja markkinointia
""",
        """
*Painopiste*   Kasvava Pori
*Tavoite*      Ylivertaiset asuinympäristöt ja keskustan kehittäminen
               yhdessä asukkaiden kanssa
*Teko*         Keskustan kehittämisohjelman toimenpiteiden toteuttaminen
*Toimenpide*   Tehostamme viestintää ja markkinointia
""",
        """
Painopiste:   Kasvava Pori
Tavoite:      Ylivertaiset asuinympäristöt ja keskustan kehittäminen
              yhdessä asukkaiden kanssa
Teko:         Keskustan kehittämisohjelman toimenpiteiden toteuttaminen
Toimenpide:   Tehostamme viestintää ja markkinointia
""",
        # Above.
        """
PAINOPISTE
Kasvava Pori

TAVOITE
Ylivertaiset asuinympäristöt ja keskustan kehittäminen
yhdessä asukkaiden kanssa

TEKO
Keskustan kehittämisohjelman toimenpiteiden toteuttaminen

TOIMENPIDE
Tehostamme viestintää ja markkinointia
""",
        """
*Painopiste*
Kasvava Pori
*Tavoite*
Ylivertaiset asuinympäristöt ja keskustan kehittäminen
yhdessä asukkaiden kanssa
*Teko*
Keskustan kehittämisohjelman toimenpiteiden toteuttaminen
*Toimenpide*
Tehostamme viestintää ja markkinointia
""",
        # Inline.
        """
PAINOPISTE Kasvava Pori
TAVOITE Ylivertaiset asuinympäristöt ja keskustan kehittäminen
yhdessä asukkaiden kanssa
TEKO Keskustan kehittämisohjelman toimenpiteiden toteuttaminen
TOIMENPIDE Tehostamme viestintää ja markkinointia
""",
        """
Painopiste: Kasvava Pori
Tavoite: Ylivertaiset asuinympäristöt ja keskustan kehittäminen
yhdessä asukkaiden kanssa
Teko: Keskustan kehittämisohjelman toimenpiteiden toteuttaminen
Toimenpide: Tehostamme viestintää ja markkinointia
""",
        """
PAINOPISTE: Kasvava Pori

TAVOITE: Ylivertaiset asuinympäristöt ja keskustan kehittäminen
yhdessä asukkaiden kanssa

TEKO: Keskustan kehittämisohjelman toimenpiteiden toteuttaminen

TOIMENPIDE: Tehostamme viestintää ja markkinointia
""",
    ],
)
def test_the_same_values_in_every_layout(drawing: str) -> None:
    report = read(drawing)
    assert context_of(report) == [WANTED]
    assert codes_of(report) == []


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_label_centred_beside_its_value(count: int) -> None:
    lines = [
        "Ylivertaiset asuinympäristöt ja keskustan",
        "kehittäminen yhdessä asukkaiden ja muiden",
        "kumppanien kanssa koko kaupungin alueella",
        "vuoden 2025 loppuun",
    ][:count]
    middle = 200 + 6 * (count - 1)
    below = 200 + 12 * count + 12
    report = read(
        page(
            *(At(50, 164, "PAINOPISTE"), At(130, 164, "Kasvava Pori")),
            *(At(50, middle, "TAVOITE"), *(At(130, 200 + 12 * row, line) for row, line in enumerate(lines))),
            *(At(50, below, "TOIMENPIDE"), At(130, below, "Tehostamme viestintää")),
        )
    )
    assert context_of(report) == [
        {"focus_area": "Kasvava Pori", "goal": " ".join(lines), "action": "Tehostamme viestintää"}
    ]


@pytest.mark.parametrize(
    ("drawing", "responsible", "initiative"),
    [
        # The unlabelled unit stands at the left edge below its TEKO.
        (
            """
TAVOITE      Ylivertaiset asuinympäristöt
TEKO         Keskustan kehittämisohjelman toteuttaminen
Konsernipalvelut
TOIMENPIDE   Tehostamme viestintää
""",
            "Konsernipalvelut",
            "Keskustan kehittämisohjelman toteuttaminen",
        ),
        # Below a wrapped TEKO, and itself of two lines.
        (
            """
TAVOITE      Ylivertaiset asuinympäristöt
TEKO         Keskustan kehittämisohjelman toimenpiteiden toteuttaminen
             yhdessä kumppanien kanssa
Sivistystoimiala ja
konsernipalvelut
TOIMENPIDE   Tehostamme viestintää
""",
            "Sivistystoimiala ja konsernipalvelut",
            "Keskustan kehittämisohjelman toimenpiteiden toteuttaminen yhdessä kumppanien kanssa",
        ),
        # Inline labels: the unit begins where the TEKO had room to go on.
        pytest.param(
            """
TAVOITE Ylivertaiset asuinympäristöt ja keskustan kehittäminen yhdessä asukkaiden kanssa
TEKO Keskustan kehittämisohjelman toteuttaminen
Konsernipalvelut
TOIMENPIDE Tehostamme viestintää
""",
            "Konsernipalvelut",
            "Keskustan kehittämisohjelman toteuttaminen",
        ),
        # Below a full line it might be a wrap, but wraps begin with a capital now and then, and no unit's name.
        (
            """
TAVOITE Ylivertaiset asuinympäristöt
TEKO Keskustan kehittämisohjelman toteuttaminen yhdessä kaupungin kumppanien kanssa
Elinvoima- ja ympäristötoimiala
TOIMENPIDE Tehostamme viestintää
""",
            "Elinvoima- ja ympäristötoimiala",
            "Keskustan kehittämisohjelman toteuttaminen yhdessä kaupungin kumppanien kanssa",
        ),
        # In the value column, on a line of its own although there was room above.
        (
            """
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen yhdessä
             asukkaiden kanssa
TEKO         Keskustan kehittämisohjelma
             Kiinteistönhoito
TOIMENPIDE   Tehostamme viestintää
""",
            "Kiinteistönhoito",
            "Keskustan kehittämisohjelma",
        ),
        # There a wrap may begin with a capital too.
        (
            """
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen
TEKO         Keskustan kehittämisohjelman toimeenpano yhdessä
             Satakuntaliiton kanssa
TOIMENPIDE   Tehostamme viestintää
""",
            None,
            "Keskustan kehittämisohjelman toimeenpano yhdessä Satakuntaliiton kanssa",
        ),
        # Below a full line as well, if it is farther below than wraps are.
        (
            """
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen yhdessä
             asukkaiden ja kumppanien kanssa
TEKO         Keskustan kehittämisohjelman toimeenpano yhdessä kaupungin

             Lukiokoulutus
TOIMENPIDE   Tehostamme viestintää
""",
            "Lukiokoulutus",
            "Keskustan kehittämisohjelman toimeenpano yhdessä kaupungin",
        ),
        # In brackets, which are none of its name.
        (
            """
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen
TEKO         Keskustan kehittämisohjelma
(Satakunnan Museo)
TOIMENPIDE   Tehostamme viestintää
""",
            "Satakunnan Museo",
            "Keskustan kehittämisohjelma",
        ),
        # Labels above: set off by a space.
        (
            """
TAVOITE
Ylivertaiset asuinympäristöt ja keskustan kehittäminen

TEKO
Keskustan kehittämisohjelman toteuttaminen

Konsernipalvelut

TOIMENPIDE
Tehostamme viestintää
""",
            "Konsernipalvelut",
            "Keskustan kehittämisohjelman toteuttaminen",
        ),
    ],
)
def test_the_unlabelled_responsible_unit(drawing: str, responsible: str | None, initiative: str) -> None:
    report = read(drawing)
    (found,) = context_of(report)
    assert (found.get("responsible"), found["initiative"]) == (responsible, initiative)
    assert codes_of(report) == []


def test_a_unit_below_a_tavoite_that_has_no_teko() -> None:
    """Where TEKOs have their units below them, so has a TAVOITE without one; elsewhere only if its name says so."""
    goal = """
PAINOPISTE   Ylivertaiset asuinympäristöt ja keskustan kehittäminen
TAVOITE      Talous on tasapainossa
             Museot ja taide
TOIMENPIDE   Laaditaan suunnitelma
"""
    initiative = """
PAINOPISTE   Ylivertaiset asuinympäristöt ja keskustan kehittäminen
TEKO         Ohjelman toteuttaminen
             Kirjasto ja nuoriso
TOIMENPIDE   Tehostamme viestintää
"""
    assert context_of(read(initiative + goal))[1]["responsible"] == "Museot ja taide"
    assert context_of(read(goal))[0]["goal"] == "Talous on tasapainossa Museot ja taide"
    named = context_of(read(goal.replace("Museot ja taide", "Kulttuuripalvelut")))[0]
    assert (named["goal"], named["responsible"]) == ("Talous on tasapainossa", "Kulttuuripalvelut")


def test_a_value_that_goes_on_on_the_next_page() -> None:
    report = read(
        """
PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen
""",
        """
             yhdessä asukkaiden kanssa
TOIMENPIDE   Tehostamme viestintää
""",
    )
    assert context_of(report)[0]["goal"] == WANTED["goal"]


def test_a_value_that_is_wholly_on_the_next_page() -> None:
    report = read("PAINOPISTE\nKasvava Pori\n\nTOIMENPIDE", "Tehostamme viestintää")
    assert context_of(report) == [{"focus_area": "Kasvava Pori", "action": "Tehostamme viestintää"}]


@pytest.mark.parametrize(
    "stray",
    [
        At(50, 300, "Liitteet", size=16, bold=True),
        At(50, 300, "Lisätietoja antaa talousjohtaja", bold=True),
        At(50, 500, "Lisätietoja antaa talousjohtaja"),
        At(115, 500, "Lisätietoja antaa talousjohtaja"),  # in the value column
    ],
)
def test_a_heading_or_a_far_line_is_no_part_of_a_value(stray: At) -> None:
    drawing = """
PAINOPISTE   Kasvava Pori
TOIMENPIDE   Tehostamme viestintää
"""
    report = read(page(drawing, stray))
    assert context_of(report) == [{"focus_area": "Kasvava Pori", "action": "Tehostamme viestintää"}]
    assert findings_of(report) == [("unparsed-text", 1, stray.text)]


def test_a_page_of_prose_behind_a_report_is_no_part_of_a_value() -> None:
    prose = """
*Talousarvion laadinta*

Kaupunki on laatinut talousarvion valtuustokaudeksi, ja sen toteutumista seurataan kolme
kertaa vuodessa lautakunnissa ja valtuustossa.

Lisätietoja saa talousyksiköstä.
"""
    report = read("PAINOPISTE   Kasvava Pori\nTOIMENPIDE   Tehostamme viestintää", prose)
    assert context_of(report)[0]["action"] == "Tehostamme viestintää"
    assert {(code, number) for code, number, _ in findings_of(report)} == {("unparsed-text", 2)}


@pytest.mark.parametrize("label", ["PAINOPISTE", "TAVOITE", "TOIMENPIDE"])
def test_a_label_without_value(label: str) -> None:
    drawing = """
PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt
TOIMENPIDE   Tehostamme viestintää
"""
    line = next(line for line in drawing.splitlines() if line.startswith(label))
    report = read(drawing.replace(line, label))
    assert findings_of(report) == [("label-without-value", 1, label)]
    assert len(report.actions) == 1
    assert len(context_of(report)[0]) == 2


def test_a_value_right_below_its_label_may_be_set_as_a_heading_is() -> None:
    labels = [At(50, 100, "TAVOITE", size=7), At(50, 112, "Ylivertaiset asuinympäristöt")]
    action = [At(50, 140, "TOIMENPIDE", size=7), At(50, 156, "Tehostamme viestintää", bold=True, size=13)]
    assert context_of(read(page(*labels, *action))) == [
        {"goal": "Ylivertaiset asuinympäristöt", "action": "Tehostamme viestintää"}
    ]


def test_a_unit_in_italics_below_a_full_line() -> None:
    report = read("""
TAVOITE Ylivertaiset asuinympäristöt
TEKO Keskustan kehittämisohjelman toteuttaminen yhdessä kaupungin kumppanien kanssa
~Asuminen ja kadut~
TOIMENPIDE Tehostamme viestintää
""")
    assert context_of(report) == [
        {
            "goal": "Ylivertaiset asuinympäristöt",
            "initiative": "Keskustan kehittämisohjelman toteuttaminen yhdessä kaupungin kumppanien kanssa",
            "responsible": "Asuminen ja kadut",
            "action": "Tehostamme viestintää",
        }
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "Porissa 12.9.2025",
        "Pori, 12. syyskuuta 2025",
        "Lisätietoja: talousyksikkö",
        "Liitteet",
        "Terveisin,",
        "Porissa ____ / ____ 2025",
        "Vakuudeksi: hallintojohtaja",
    ],
)
def test_what_ends_a_paper_is_no_part_of_its_last_report(closing: str) -> None:
    report = read(f"""
TOIMENPIDE   Tehostamme viestintää

Osatavoite 1: Kysely tehty
Raportointi: Vastauksia saatiin 112.

{closing}

Liisa Lehtonen
""")
    assert steps_of(report) == [(1, "Kysely tehty", "Vastauksia saatiin 112.")]
    assert [words for code, _, words in findings_of(report) if code == "unparsed-text"] == [closing, "Liisa Lehtonen"]


def test_a_report_may_end_with_a_date() -> None:
    report = read("""
TOIMENPIDE   Tehostamme viestintää

Osatavoite 1: Kysely tehty
Raportointi: Vastauksia saatiin 112.

Valmistunut 30.6.2025
""")
    assert steps_of(report) == [(1, "Kysely tehty", "Vastauksia saatiin 112. Valmistunut 30.6.2025")]


def test_a_heading_below_an_empty_report_is_no_report() -> None:
    below = [At(50, 150, "Talouden toteutuminen", bold=True, size=13), At(50, 175, "Ennuste koko vuodelle on 64 %.")]
    report = read(page("TOIMENPIDE   Tehostamme viestintää\nOsatavoite 1: Kysely tehty\n*Raportointi:*", *below))
    assert steps_of(report) == [(1, "Kysely tehty", None)]
    assert [(code, words) for code, _, words in findings_of(report) if code == "unparsed-text"] == [
        ("unparsed-text", "Talouden toteutuminen"),
        ("unparsed-text", "Ennuste koko vuodelle on 64 %."),
    ]


def test_a_value_goes_on_with_a_figure_below_a_line_that_had_room() -> None:
    report = read("""
TAVOITE Talous on tasapainossa
TOIMENPIDE Otamme ympäristökriteerit käyttöön kaikissa yli
60 000 euron hankinnoissa

Osatavoite 1: Valmistelu on käynnissä, ja se on käsitelty kaikissa lautakunnissa kahdesti
""")
    assert context_of(report) == [
        {
            "goal": "Talous on tasapainossa",
            "action": "Otamme ympäristökriteerit käyttöön kaikissa yli 60 000 euron hankinnoissa",
        }
    ]


def test_a_label_at_the_foot_of_a_page_has_its_value_on_the_next() -> None:
    first = [At(50, 100, "PAINOPISTE", size=7), At(50, 112, "Kasvava Pori"), At(50, 760, "TAVOITE", size=7)]
    then = [At(50, 80, "Kulttuuri", bold=True, size=13), At(50, 110, "TOIMENPIDE", size=7), At(50, 122, "Viestimme")]
    report = read(page(*first), page(*then, number=2))
    assert context_of(report) == [{"focus_area": "Kasvava Pori", "goal": "Kulttuuri", "action": "Viestimme"}]


def test_a_list_that_ends_a_report_is_no_part_of_the_value_beside_the_next_label() -> None:
    report = read("""
Painopiste       Kasvava Pori
_________________________________________________________
Toimenpide       Tehostamme viestintää
_________________________________________________________

*Mittari*                  *Lähtötaso*   *Tavoitetaso*
Kävijämäärä                100           120

Osatavoite 1: Kampanja
   Raportointi: Aloitettu.
_________________________________________________________
     – Neuvottelut käyty
     – Uusia asiakkaita 38

Teko             Verkkosivut
_________________________________________________________
Toimenpide       Uusimme haun
""")
    assert context_of(report)[1] == {
        "focus_area": "Kasvava Pori",
        "initiative": "Verkkosivut",
        "action": "Uusimme haun",
    }
    assert steps_of(report) == [(1, "Kampanja", "Aloitettu.\n- Neuvottelut käyty\n- Uusia asiakkaita 38")]


def test_a_place_and_a_date_far_below_end_a_paper() -> None:
    report = read(
        page(
            "TOIMENPIDE   Tehostamme viestintää\nOsatavoite 1: Kysely tehty\nRaportointi: Vastauksia saatiin 112.",
            *(At(160, 170, "Pori 12.9.2025"), At(160, 200, "Liisa Lehtonen")),
        )
    )
    assert steps_of(report) == [(1, "Kysely tehty", "Vastauksia saatiin 112.")]
    assert [words for _, _, words in findings_of(report)] == ["Pori 12.9.2025", "Liisa Lehtonen"]


def test_a_signature_overleaf_is_no_report() -> None:
    first = "TOIMENPIDE   Tehostamme viestintää\nOsatavoite 1: Kysely tehty\n*Raportointi:*"
    report = read(page(first, At(50, 780, "Porissa 12.9.2025")), page(At(50, 90, "Liisa Lehtonen"), number=2))
    assert steps_of(report) == [(1, "Kysely tehty", None)]


def test_a_value_below_its_label_wraps_before_a_word_that_had_room() -> None:
    report = read("""
*TEEMA*
Henkilöstön toimintakyky ja työhyvinvointi vahvistuvat kaikissa yksiköissä
*TAVOITE*
Palvelut vastaavat tarpeita, ja yksikölle asetettu
Tavoite ohjaa arjen työtä
*TOIMENPIDE*
Tehostamme viestintää
""")
    assert [row["goal"] for row in context_of(report)] == [
        "Palvelut vastaavat tarpeita, ja yksikölle asetettu Tavoite ohjaa arjen työtä"
    ]
    assert codes_of(report) == []


def test_a_large_title_says_nothing_of_where_values_wrap() -> None:
    text = """
PAINOPISTE
Sujuva arki ja turvallinen
Kuopio
TAVOITE
Osaaminen vastaa työn arkea
TEKO
Kartoitus
Henkilöstö
TOIMENPIDE
Kartoitamme osaamista
"""
    title = At(50, 80, "Talousarvion 2025 toiminnalliset tavoitteet: Henkilöstöpalvelut", size=14)
    (row,) = context_of(read(page(title, text)))
    assert (row["focus_area"], row["responsible"]) == ("Sujuva arki ja turvallinen Kuopio", "Henkilöstö")


def test_a_list_goes_on_over_a_footnote() -> None:
    first = (
        "TOIMENPIDE   Tehostamme viestintää\nOsatavoite 1: Kysely tehty\nRaportointi: Tehty.\n- Vastauksia saatiin 112"
    )
    note = At(50, 180, "1 Valtuuston hyväksymä talousarvio.", size=8)
    report = read(page(first, note), page(At(50, 80, "- Tulokset on esitelty"), number=2))
    assert steps_of(report) == [(1, "Kysely tehty", "Tehty.\n- Vastauksia saatiin 112\n- Tulokset on esitelty")]
    assert [words for _, _, words in findings_of(report)] == ["1 Valtuuston hyväksymä talousarvio."]


def test_a_unit_in_bold_at_the_edge_of_the_labels() -> None:
    labels = [At(50, y, text, bold=True) for y, text in ((110, "TAVOITE"), (140, "TEKO"), (188, "TOIMENPIDE"))]
    values = [(122, "Ylivertaiset asuinympäristöt"), (152, "Keskustan kehittäminen"), (200, "Tehostamme viestintää")]
    unit = At(50, 170, "Talous- ja hankintayksikkö", bold=True)
    report = read(page(*labels, *(At(65, y, text) for y, text in values), unit))
    (row,) = context_of(report)
    assert (row["initiative"], row["responsible"]) == ("Keskustan kehittäminen", "Talous- ja hankintayksikkö")
    assert codes_of(report) == []


def test_a_label_in_bold_below_a_full_line() -> None:
    report = read("""
Tavoite Ylivertaiset asuinympäristöt
Teko Keskustan kehittämisohjelman toimenpiteiden toteuttaminen yhdessä kumppanien kanssa
*Toimenpide Tehostamme viestintää*
Mittari      Lähtötaso    Tavoitetaso
""")
    assert [row["action"] for row in context_of(report)] == ["Tehostamme viestintää"]


def test_what_follows_a_short_value_is_no_part_of_it() -> None:
    report = read("""
PAINOPISTE: Kasvava Pori
Tähän kuuluvat kaupungin elinvoiman tavoitteet ja niiden seuranta vuoden aikana.
TAVOITE: Ylivertaiset asuinympäristöt
TOIMENPIDE: Tehostamme viestintää
""")
    assert context_of(report)[0]["focus_area"] == "Kasvava Pori"
    assert codes_of(report) == ["unparsed-text"]


def test_a_report_below_its_label_may_say_whom_to_ask() -> None:
    report = read("""
TOIMENPIDE: Tehostamme viestintää
Osatavoite 1: Kysely tehty
Raportointi:

Lisätietoja: ks. liite 1
""")
    assert steps_of(report) == [(1, "Kysely tehty", "Lisätietoja: ks. liite 1")]


def test_a_second_unit_below_a_toimenpide_leaves_its_table_to_it() -> None:
    report = read("""
TEKO         Ohjelma
Konsernipalvelut
TOIMENPIDE   Tehostamme viestintää
VASTUU       Viestintäjohtaja
MITTARI                              Lähtötaso   Tavoitetaso
             Kävijämäärä             100         120
""")
    assert context_of(report) == [
        {"initiative": "Ohjelma", "responsible": "Konsernipalvelut", "action": "Tehostamme viestintää"}
    ]
    assert findings_of(report) == [("unparsed-text", 1, "Viestintäjohtaja")]


STEPS = """
TOIMENPIDE: Tehostamme viestintää
Osatavoite 1: Kysely tehty
Raportointi: Vastauksia saatiin 112.
Osatavoite 2: Tulokset on esitelty
Raportointi:
"""


def test_what_closes_a_paper_is_no_report() -> None:
    report = read(page(STEPS, At(50, 210, "Raportti on käsitelty johtoryhmässä.")))
    assert steps_of(report) == [
        (1, "Kysely tehty", "Vastauksia saatiin 112."),
        (2, "Tulokset on esitelty", None),
    ]
    assert [words for _, _, words in findings_of(report)] == ["Raportti on käsitelty johtoryhmässä."]


@pytest.mark.parametrize(
    ("text", "said"),
    [("Aineisto on tallella.", "Kesken."), ("- Aineisto on tallella", "Kesken.\n- Aineisto on tallella")],
)
def test_what_closes_a_paper_may_be_all_of_its_last_page(text: str, said: str) -> None:
    last = page(At(50, 80, text), number=2)
    report = read(page(STEPS.rstrip() + " Kesken."), last)
    assert steps_of(report)[1] == (2, "Tulokset on esitelty", said)


def test_a_heading_far_below_an_empty_report_is_none_where_others_are_beside_their_labels() -> None:
    drawing = STEPS + "\n\n*Talouden toteutuminen*\nMenot alittuvat.\n\nTOIMENPIDE: Toinen\nOsatavoite 1: Kolmas\n"
    assert steps_of(read(page(drawing)))[1:] == [(2, "Tulokset on esitelty", None), (1, "Kolmas", None)]


def test_a_last_report_has_paragraphs_as_others_have() -> None:
    report = read("""
TOIMENPIDE: Tehostamme viestintää
Osatavoite 1: Kysely
Raportointi: Tehtiin toukokuussa.

Vastauksia tuli 120.
Osatavoite 2: Tulokset
Raportointi: Esiteltiin.

Esitys julkaistaan.
""")
    assert steps_of(report) == [
        (1, "Kysely", "Tehtiin toukokuussa. Vastauksia tuli 120."),
        (2, "Tulokset", "Esiteltiin. Esitys julkaistaan."),
    ]


def test_a_report_goes_on_over_a_page_without_labels() -> None:
    """Its first paragraph ends with the page; the last sentence of the next one goes on on the third."""
    first = (
        "PAINOPISTE   Kasvava Pori\nTOIMENPIDE   Toimi\n\nSelvitys (T2):\nOsatavoite 1: Malli\nRaportointi: Tehty.\n"
    )
    prose = "\n".join(f"Viikolla {number} pidettiin työpaja, ja sovittiin aikataulusta." for number in range(1, 30))
    last = "on valmis.\nOsatavoite 2: Kysely\n"
    report = read(page(first), page(prose + "\nSamalla päätettiin, että malli\n", number=2), page(last, number=3))
    (one, two) = report.actions[0].milestones
    assert one.report is not None
    assert one.report.text.startswith("Tehty. Viikolla 1 pidettiin")
    assert one.report.text.endswith("että malli on valmis.")
    assert (two.number, report.unparsed) == (2, ())


def test_a_unit_below_an_empty_teko() -> None:
    """As in a form, whose values stand beside their labels."""
    block = "TAVOITE      Kasvu\nTEKO         {}\nTilapalvelut\nTOIMENPIDE   Toimi\n\n"
    report = read(page(block.format("Ohjelma") + block.format("")))
    assert [(each.get("initiative"), each["responsible"]) for each in context_of(report)] == [
        ("Ohjelma", "Tilapalvelut"),
        (None, "Tilapalvelut"),
    ]


def test_a_chapter_of_prose_is_no_part_of_a_report_although_it_goes_on_above_labels() -> None:
    first = "TEEMA        Kasvu\nTOIMENPIDE   Toimi\n\nSelvitys (T2):\nOsatavoite 1: Malli\nRaportointi: Tehty.\n"
    prose = "\n".join(f"Talous toteutui arviota paremmin jo kuussa {number}." for number in range(1, 30))
    chapter = f"2 Talouden toteutuminen\n{prose}\nTulos oli ylijäämäinen ja\n"
    last = "lainakanta pieneni.\n\n\nTEEMA        Osaaminen\nTOIMENPIDE   Kurssi\n"
    report = read(page(first), page(chapter, number=2), page(last, number=3))
    (step,) = report.actions[0].milestones
    assert step.report is not None
    assert step.report.text == "Tehty."


@pytest.mark.parametrize("border", ["|", " "])
def test_a_border_tells_how_much_room_a_cell_has(border: str) -> None:
    """Without one a line that ends early is the last of its value."""
    report = read(f"""
____________________________________________________________
PAINOPISTE: Kaikille avoin ja turvallinen kaupunki meren äärellä
____________________________________________________________
|  TOIMENPIDE           {border}
|  Rakennamme reitin    {border}
|  Kirjurinluodosta     {border}
|  Kalaholmaan          {border}
____________________________________________________________
|  TAVOITE
|  Retkeily on helppoa jokaisena vuodenaikana kaikille asukkaille
____________________________________________________________
""")
    rest = " Kalaholmaan" if border == "|" else ""
    assert said(report.actions[0].action) == "Rakennamme reitin Kirjurinluodosta" + rest


@pytest.mark.parametrize("unit", ["({})", "[{}]", "– {}", "- {}"])
def test_a_unit_in_brackets_or_behind_a_dash_below_each_teko(unit: str) -> None:
    """In the type of the TEKO, whose last line may be full."""
    drawing = ""
    for name, initiative in (("Viestintä", "Kasvutarinan lanseeraus"), ("Kirjasto", "Tilat")):
        drawing += f"""
TAVOITE      Sujuva arki kaikille asukkaille koko vuoden
TEKO         {initiative} ja jatko
             {unit.format(name)}
TOIMENPIDE   Kysely asukkaille
"""
    report = read(drawing)
    assert [(action["initiative"], action["responsible"]) for action in context_of(report)] == [
        ("Kasvutarinan lanseeraus ja jatko", "Viestintä"),
        ("Tilat ja jatko", "Kirjasto"),
    ]


@pytest.mark.parametrize("end", ["(KEKE)", "(osittain)", "– osa 2"])
def test_what_is_in_brackets_or_behind_a_dash_and_no_unit(end: str) -> None:
    report = read(f"""
TAVOITE      Sujuva arki kaikille asukkaille
TEKO         Kestävän kehityksen ohjelma
             {end}
TOIMENPIDE   Kysely asukkaille
""")
    assert [action["initiative"] for action in context_of(report)] == [f"Kestävän kehityksen ohjelma {end}"]


def test_a_bold_unit_in_a_cell_below_a_high_one() -> None:
    report = read("""
*TAVOITE*      Sujuva arki
*TEKO*         Hankinnat uudistetaan


               *Tietohallinto*

*TOIMENPIDE*   Kysely asukkaille
""")
    assert context_of(report)[0]["responsible"] == "Tietohallinto"


@pytest.mark.parametrize(
    ("items", "initiative"),
    [
        ("TEKO:\n- Uusi yksikkö\n- Viestinnän uudistus\n", "- Uusi yksikkö - Viestinnän uudistus"),
        ("TEKO:\n• Uusi yksikkö\n• Viestinnän uudistus\n", "• Uusi yksikkö • Viestinnän uudistus"),
        ("TEKO         – Uusi yksikkö\n             – Viestintä\n", "– Uusi yksikkö – Viestintä"),
        (
            "TEKO         Kehitetään näitä:\n             – Johto\n             – Viestintä\n",
            "Kehitetään näitä: – Johto – Viestintä",
        ),
    ],
)
def test_the_items_of_a_list_are_no_units(items: str, initiative: str) -> None:
    report = read(f"TAVOITE      Sujuva arki\n{items}TOIMENPIDE   Kysely\n")
    assert context_of(report) == [{"goal": "Sujuva arki", "initiative": initiative, "action": "Kysely"}]


ABOVE_THE_BREAK = """
TEEMA        Viestintä

TAVOITE      Vaikuttava viestintä

"""


def test_a_page_may_break_between_a_value_and_its_label_below() -> None:
    """Labels that stand at the foot of their cells, or in its middle."""
    upper = ABOVE_THE_BREAK + "             Uuden yksikön organisoituminen"
    lower = drawn("TEKO\n\nTOIMENPIDE   Luomme mallin\n", top=70)
    (action,) = context_of(read(page(upper), page(*lower, number=2)))
    assert action == {
        "theme": "Viestintä",
        "goal": "Vaikuttava viestintä",
        "initiative": "Uuden yksikön organisoituminen",
        "action": "Luomme mallin",
    }


def test_a_page_may_break_in_a_value_above_its_label() -> None:
    upper = ABOVE_THE_BREAK + "             Uuden yksikön\n             organisoituminen,"
    lower = drawn("TEKO         jota kaikki odottavat\n\nTOIMENPIDE   Luomme mallin\n", top=70)
    (action,) = context_of(read(page(upper), page(*lower, number=2)))
    assert (action["goal"], action["initiative"]) == (
        "Vaikuttava viestintä",
        "Uuden yksikön organisoituminen, jota kaikki odottavat",
    )


def test_what_stands_overleaf_of_a_lone_label_is_its_value_and_not_the_next_ones() -> None:
    upper = ABOVE_THE_BREAK + "TEKO"
    lower = [At(115, 70, "Yksikön organisoituminen"), At(50, 83, "TOIMENPIDE"), At(115, 83, "Luomme mallin,")]
    below = At(115, 93, "joka on uusi")
    wraps = drawn("TEEMA        Arki\n             ja elämä", top=300, step=10)
    (action, _) = context_of(read(page(upper), page(*lower, below, *wraps, At(50, 350, "TOIMENPIDE"), number=2)))
    assert (action["initiative"], action["action"]) == ("Yksikön organisoituminen", "Luomme mallin, joka on uusi")


@pytest.mark.parametrize(
    ("below", "action", "left_over"),
    [
        (
            "Siitä sovitaan vielä tarkemmin erikseen.",
            "Valmistelemme suunnitelman. Siitä sovitaan vielä tarkemmin erikseen.",
            [],
        ),
        ("Tekninen toimiala", "Valmistelemme suunnitelman.", ["Tekninen toimiala"]),
    ],
)
def test_a_value_of_two_paragraphs(below: str, action: str, left_over: list[str]) -> None:
    report = read(f"""
TAVOITE
Talous on tasapainossa koko suunnitelmakauden ajan ja sen jälkeenkin

TOIMENPIDE
Valmistelemme suunnitelman.

{below}

OSATAVOITE 1
Valmis
""")
    assert [one["action"] for one in context_of(report)] == [action]
    assert [words for _, _, words in findings_of(report)] == left_over


def test_a_value_that_wraps_to_below_its_label() -> None:
    """As where labels stand in boxes amid the text: in small letters it is no unit."""

    def block(top: float, goal: str, initiative: str, action: str) -> list[At]:
        placed = []
        for label, value in (("TAVOITE", goal), ("TEKO", initiative), ("TOIMENPIDE", action)):
            first, _, wrap = value.partition("/")
            placed += [At(57, top, label, bold=True, size=8), At(71 + 4 * len(label), top, first)]
            placed += [At(50, top + 12, wrap)] if wrap else []
            top += 26 if wrap else 14
        return placed

    report = read(
        page(
            *block(110, "Sujuva arki", "Palautteen hyödyntäminen ja/palvelujen suunnittelu", "Kysely/asukkaille"),
            *block(200, "Avoin talo", "Ohjelma", "Koulutus"),
            *block(250, "Avoin talo ja/turvallinen katu", "Suunnitelma", "Remontti"),
        )
    )
    assert context_of(report) == [
        {
            "goal": "Sujuva arki",
            "initiative": "Palautteen hyödyntäminen ja palvelujen suunnittelu",
            "action": "Kysely asukkaille",
        },
        {"goal": "Avoin talo", "initiative": "Ohjelma", "action": "Koulutus"},
        {"goal": "Avoin talo ja turvallinen katu", "initiative": "Suunnitelma", "action": "Remontti"},
    ]


def test_a_unit_overleaf_is_set_as_those_below_other_initiatives() -> None:
    block = "TEKO: Ohjelma {0}\n*Porin Teatteri*\nTOIMENPIDE: Kysely {0}\n\n"
    first = page("TAVOITE: Sujuva arki\n\n" + block.format(1) + block.format(2) + "TEKO: Ohjelma 3")
    report = read(first, page("*Satakunnan Museo*\nTOIMENPIDE: Kysely 3\n", number=2))
    assert [said(action.responsible) for action in report.actions] == [
        "Porin Teatteri",
        "Porin Teatteri",
        "Satakunnan Museo",
    ]


def test_no_unit_stands_below_a_teko_whose_unit_has_a_label() -> None:
    """Although what is in brackets, or begins with a dash, would be one."""
    rest = "VASTUUTAHO\nKaavoitus\nTOIMENPIDE\nKysely asukkaille\n\n"
    drawing = f"TEKO\nYritysystävällinen kaupunki\n-sertifiointi\n{rest}TEKO\nMaankäytön ohjelma\n(MAL)\n{rest}"
    assert [(each["initiative"], each["responsible"]) for each in context_of(read(drawing))] == [
        ("Yritysystävällinen kaupunki -sertifiointi", "Kaavoitus"),
        ("Maankäytön ohjelma (MAL)", "Kaavoitus"),
    ]


@pytest.mark.parametrize("after", [At(50, 158, "Henkilöstö", bold=True), At(50, 158, "Kustannukset 12 euroa.", size=8)])
def test_what_begins_left_of_an_empty_report_in_another_type_is_none(after: At) -> None:
    steps = ("Osatavoite 1: Valmistelu", "Raportointi: Tehty.", "Osatavoite 2: Kysely", "Raportointi:")
    block = drawn("TOIMENPIDE   Tehostamme viestintää", top=90)
    report = read(page(*block, *(At(64, 106 + 13 * at, text) for at, text in enumerate(steps)), after))
    assert steps_of(report) == [(1, "Valmistelu", "Tehty."), (2, "Kysely", None)]
    assert [words for code, _, words in findings_of(report) if code == "unparsed-text"] == [after.text]


def test_the_wrap_of_a_justified_value_set_wider_than_other_text() -> None:
    """A gap as wide as a column's parts the label from its value, and words of this from each other."""
    xs = (50, 104, 168, 222, 286)
    goal = [
        At(x, 122, text) for x, text in zip(xs, ("TAVOITE", "Satakunnan", "yhteydet", "nopeutuvat", "ja"), strict=True)
    ]
    action = drawn("TOIMENPIDE: Kunnat ja\nmaakunta\nja valtio\nyhdessä\n", top=160)
    report = read(page(At(50, 90, "PAINOPISTE: Maakunta"), *goal, At(50, 139.5, "paranevat"), *action))
    assert context_of(report) == [
        {
            "focus_area": "Maakunta",
            "goal": "Satakunnan yhteydet nopeutuvat ja paranevat",
            "action": "Kunnat ja maakunta ja valtio yhdessä",
        }
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Päiväys   Allekirjoitus",
        "Ilmoituksen antaja ja päiväys: ______   ___.___.2025",
        "Tila: ☐ Ei aloitettu ☒ Käynnissä ☐ Valmis",
    ],
)
def test_what_a_form_has_below_an_empty_report(line: str) -> None:
    report = read(f"TOIMENPIDE   Kysely\nOsatavoite 1: Malli\nRaportointi:\n{line}\n")
    assert steps_of(report) == [(1, "Malli", None)]


def test_what_a_form_has_where_nothing_was_typed() -> None:
    report = read(
        "TOIMENPIDE      Kysely\nOsatavoite 1:   Malli\nRaportointi:    Kirjoita teksti napsauttamalla tätä.\n"
    )
    assert steps_of(report) == [(1, "Malli", None)]
    assert report.unparsed == ()


def _boxed(y: float, label: str, value: str) -> list[At | Rule]:
    """A field of a form: a caption over a box with its value."""
    sides = [Rule(x, y + 3, x, y + 23) for x in (48, 400)]
    edges = [Rule(48, y + at, 400, y + at) for at in (3, 23)]
    return [At(50, y, label, size=8), At(54, y + 17, value), *sides, *edges]


def test_what_stands_between_the_boxes_of_a_form_is_no_value() -> None:
    report = read(
        page(
            Rule(48, 60, 400, 60),
            At(340, 74, "Lomake 1 / 2", size=9),
            *_boxed(86, "Painopiste", "Hyvä arki"),
            *_boxed(120, "Toimenpide", "Kysely"),
            *_boxed(154, "Osatavoite 1", "Luonnos"),
            *_boxed(188, "Raportointi", "Tehty"),
            At(50, 224, "Tulosta Palaa etusivulle"),
        )
    )
    assert context_of(report) == [{"focus_area": "Hyvä arki", "action": "Kysely"}]
    assert steps_of(report) == [(1, "Luonnos", "Tehty")]
    assert spoken(report.unparsed) == "Lomake 1 / 2 Tulosta Palaa etusivulle"
