"""Which line starts are labels, and which are running text that begins with one's word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.labels.labels import find_labels
from parsers.labels.rejoined import rejoin_labels
from parsers.page.body import read_body
from parsers.page.margins import Margins
from parsers.spelling.vocabulary import Kind
from tests.typed import At, body, context_of, drawn, flat, page, read, rows_of, spoken, steps_of

HEAD = """
PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen
TEKO         Keskustan kehittämisohjelman toteuttaminen
TOIMENPIDE   Tehostamme viestintää ja markkinointia
"""
PROGRESS = (
    HEAD
    + """
Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
"""
)


def _labels(drawing: str) -> list[str]:
    found = body(drawing)
    hits = find_labels(found, Margins.of(found))
    return [spoken(hits[index].label) for index in sorted(hits)]


@pytest.mark.parametrize(
    ("drawing", "labels"),
    [
        (HEAD, ["PAINOPISTE", "TAVOITE", "TEKO", "TOIMENPIDE"]),
        # In small letters, told by the column, a colon or bold type.
        ("Painopiste   Kasvava Pori\nTavoite      Kasvu\nTeko         Ohjelma", ["Painopiste", "Tavoite", "Teko"]),
        ("Painopiste: Kasvava Pori\nTavoite: Kasvu\nTeko: Ohjelma", ["Painopiste:", "Tavoite:", "Teko:"]),
        ("*Painopiste*  Kasvava Pori\n*Tavoite*  Kasvu\n*Teko*  Ohjelma", ["Painopiste", "Tavoite", "Teko"]),
        # Inline in capitals, with and without a colon.
        ("TEEMA Viestintä\nTAVOITE Kasvu\nTEKO Ohjelma", ["TEEMA", "TAVOITE", "TEKO"]),
        ("TEEMA: Viestintä\nTAVOITE: Kasvu\nTEKO: Ohjelma", ["TEEMA:", "TAVOITE:", "TEKO:"]),
        # Above their values.
        ("TEEMA\nViestintä\n\nTAVOITE\nKasvu\n\nTEKO\nOhjelma", ["TEEMA", "TAVOITE", "TEKO"]),
        ("*Teema*\nViestintä\n\n*Tavoite*\nKasvu\n\n*Teko*\nOhjelma", ["Teema", "Tavoite", "Teko"]),
        ("Teema:\nViestintä\n\nTavoite:\nKasvu\n\nTeko:\nOhjelma", ["Teema:", "Tavoite:", "Teko:"]),
        # Glued to their values.
        ("TEEMA:Viestintä\nTAVOITE:Kasvu\nTEKO:Ohjelma", ["TEEMA:", "TAVOITE:", "TEKO:"]),
    ],
)
def test_labels_of_every_look(drawing: str, labels: list[str]) -> None:
    assert _labels(drawing) == labels


@pytest.mark.parametrize(
    "line",
    [
        "TEKOÄLY palveluissa",
        "TEEMAVIIKKO keväällä",
        "MITTARISTO valmis",
        "Tavoitteet toteutuivat",
        "Tavoite on saavutettu",  # a wrapped line that begins with a label's word
        "Teko on tehty",
        "Mittari on otettu käyttöön",
        "Toimenpide on aloitettu",
        "Tavoitteet saavutettiin",
        "Vastuu on jaettu",
        "Teema / sisältö tarkentuu myöhemmin vuoden aikana",
        "1. Teko on tehty",
        "Tavoite (3,5) on saavutettu",
    ],
)
def test_a_value_that_wraps_before_a_label_word(line: str) -> None:
    drawing = f"""
PAINOPISTE   Kasvava Pori
TAVOITE      Ylivertaiset asuinympäristöt ja keskustan kehittäminen yhdessä
             {line}
TOIMENPIDE   Tehostamme viestintää ja markkinointia
"""
    assert _labels(drawing) == ["PAINOPISTE", "TAVOITE", "TOIMENPIDE"]


@pytest.mark.parametrize(
    "wrap",
    [
        "Tavoite on saavutettu.",
        "Tavoite toteutui hyvin.",
        "Osatavoite 2 aloitetaan syksyllä.",
        "osatavoite 2 aloitetaan syksyllä.",
        "Raportointi jatkuu syksyllä.",
        "Mittari tarkentuu vuoden aikana.",
        "TEKOÄLY otetaan käyttöön.",
        "Toimenpide jatkuu vuonna 2026.",
    ],
)
def test_a_report_that_wraps_before_a_label_word(wrap: str) -> None:
    drawing = (
        PROGRESS
        + f"""
Osatavoite 1: Viestinnän ja markkinoinnin lähtötaso on selvitetty yhdessä kumppanien kanssa
Raportointi: Selvitys on tehty ja se on käsitelty lautakunnassa kesäkuussa yhdessä muiden ks.
{wrap}
Osatavoite 3: Suunnitelma on valmis
"""
    )
    assert _labels(drawing)[-3:] == ["Osatavoite 1:", "Raportointi:", "Osatavoite 3:"]


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        (
            "Osatavoite 2 Päätös jatkosta on tehty kaupunginhallituksessa ja valtuustossa",
            ["Osatavoite 1", "Osatavoite 2", "Osatavoite 3"],
        ),
        # The milestone that is due comes later: here the words end a sentence.
        (
            "Osatavoite 2 Palvelut on nimetty\nOsatavoite 2 Päätös jatkosta",
            ["Osatavoite 1", "Osatavoite 2", "Osatavoite 3"],
        ),
    ],
)
def test_the_milestone_that_is_due_below_a_full_line(lines: str, labels: list[str]) -> None:
    drawing = f"""
Osatavoite 1 Viestinnän ja markkinoinnin lähtötaso on selvitetty yhdessä kumppanien
{lines}
Osatavoite 3 Valmis
"""
    assert _labels(PROGRESS + drawing.lstrip("\n"))[-3:] == labels


def test_a_label_that_is_set_a_little_wide() -> None:
    words = [At(50, 200, "MIT", bold=True), At(66, 200, "TARI", bold=True), At(240, 200, "Lähtötaso")]
    found = read_body([page(HEAD, *words)])
    hits = find_labels(found, Margins.of(found))
    assert [spoken(hit.label) for hit in hits.values()][-1] == "MIT TARI"
    assert [hit.kind for hit in hits.values()][-1] is Kind.INDICATOR


def test_a_reference_in_small_letters_is_no_label() -> None:
    drawing = (
        PROGRESS
        + """
Osatavoite 1: Selvitys
Raportointi: Valmis.
osatavoite 2 jatkuu, ks. osatavoite 1
"""
    )
    assert _labels(drawing)[-2:] == ["Osatavoite 1:", "Raportointi:"]


def test_a_label_far_from_where_labels_start_is_none() -> None:
    drawing = (
        HEAD
        + """
                          Tavoite: 50 %
"""
    )
    assert _labels(drawing) == ["PAINOPISTE", "TAVOITE", "TEKO", "TOIMENPIDE"]


def test_mittari_may_stand_over_its_table() -> None:
    drawing = (
        HEAD
        + """
             MITTARI                Lähtötaso    Tavoitetaso
             Kävijöitä              10           20
"""
    )
    assert _labels(drawing)[-1] == "MITTARI"


@pytest.mark.parametrize(
    ("line", "kind", "number", "rest"),
    [
        ("Osatavoite 1: Valmistelu käynnissä", Kind.MILESTONE, 1, "Valmistelu käynnissä"),
        ("Osatavoite 1:Valmistelu käynnissä", Kind.MILESTONE, 1, "Valmistelu käynnissä"),
        ("Osatavoite 12   Valmistelu käynnissä", Kind.MILESTONE, 12, "Valmistelu käynnissä"),
        ("Osatavoite: 1 Valmistelu käynnissä", Kind.MILESTONE, 1, "Valmistelu käynnissä"),
        ("Osatavoite: 2", Kind.MILESTONE, 2, ""),
        ("Raportointi: Tehty", Kind.REPORT, None, "Tehty"),
        ("Raportointi:Tehty", Kind.REPORT, None, "Tehty"),
        ("Raportointi:", Kind.REPORT, None, ""),
    ],
)
def test_a_label_and_what_follows_it(line: str, kind: Kind, number: int | None, rest: str) -> None:
    found = body(PROGRESS + line)
    hits = find_labels(found, Margins.of(found))
    last = hits[max(hits)]
    assert (last.kind, last.number, spoken(last.rest)) == (kind, number, rest)


def test_a_glued_word_is_cut_where_its_label_ends() -> None:
    found = body(PROGRESS + "Raportointi:Tehty")
    hits = find_labels(found, Margins.of(found))
    last = hits[max(hits)]
    label, rest = last.label[0], last.rest[0]
    # Seventeen letters of five points each; twelve of them are the label's.
    assert (label.x0, label.x1, rest.x0, rest.x1) == (50, 110, 110, 135)


def test_a_label_further_down_than_a_wrap_is_one() -> None:
    # The milestone fills its line, so that its wrap might begin below; but wraps stand closer here.
    lines = [
        At(50, 200, "Osatavoite 1 Kaupungin hankintojen ohjelma ja keskeiset toimet on selvitetty ja"),
        At(50, 212, "käsitelty lautakunnassa, ja hankinnan ohje on otettu käyttöön yksiköissä"),
        At(50, 224, "laajasti"),
        At(50, 237, "Osatavoite 2 Kaupungin hankintojen ohjelma ja keskeiset toimet on selvitetty ja"),
        At(50, 250, "Raportointi"),
    ]
    found = read_body([page(*lines)])
    assert 4 in find_labels(found, Margins.of(found))


@pytest.mark.parametrize(
    ("drawing", "label", "number", "rest"),
    [
        (
            "TOIMENPI-   Tehostamme viestintää\nDE          ja markkinointia",
            "TOIMENPI- DE",
            None,
            "Tehostamme viestintää",
        ),
        (
            "TOIMENPI    Tehostamme viestintää\nDE:         ja markkinointia",
            "TOIMENPI DE:",
            None,
            "Tehostamme viestintää",
        ),
        ("Strateginen    Kasvava Pori\npainopiste     ja Ulvila", "Strateginen painopiste", None, "Kasvava Pori"),
        ("Osatavoite  Luonnos on valmis\n1", "Osatavoite 1", 1, "Luonnos on valmis"),
        ("Osata-      Luonnos on valmis\nvoite 2:    ja käsitelty", "Osata- voite 2:", 2, "Luonnos on valmis"),
        ("OSATAVOITE 1   Luonnos on valmis\n(T2)           ja käsitelty", "OSATAVOITE 1 (T2)", 1, "Luonnos on valmis"),
    ],
)
def test_labels_that_wrap_in_their_column(drawing: str, label: str, number: int | None, rest: str) -> None:
    found = body("TEKO        Ohjelma\n" + drawing)
    lines = rejoin_labels(found.lines, Margins.of(found))
    hits = find_labels(replace(found, lines=lines), Margins.of(found))
    hit = hits[1]
    assert (spoken(hit.label), hit.number, spoken(hit.rest)) == (label, number, rest)


def test_a_label_may_be_broken_by_the_page() -> None:
    found = read_body([page("TEKO        Ohjelma\nTOIMENPI-   Tehostamme"), page("DE          viestintää", number=2)])
    lines = rejoin_labels(found.lines, Margins.of(found))
    assert [line.text for line in lines] == ["TEKO Ohjelma", "TOIMENPI- DE Tehostamme", "viestintää"]


def test_the_words_of_a_label_below_each_other_in_a_paragraph_are_text() -> None:
    found = body("*TEKO*   Ohjelma\n\nStrateginen kehittäminen on\ntavoite")
    assert rejoin_labels(found.lines, Margins.of(found)) == found.lines


def test_a_figure_below_a_full_line_is_its_wrap() -> None:
    found = body("*Osatavoite* Kaupungin palveluissa on käytössä uusi toimintamalli, jonka piirissä on yksiköitä\n12")
    assert rejoin_labels(found.lines, Margins.of(found)) == found.lines


def test_a_label_below_a_value_column_is_no_wrap() -> None:
    # Nothing but its place tells: the milestone's value would go on in its own column.
    drawing = """
Osatavoite 1    Luonnos on käsitelty laajasti ja siitä on pyydetty lausunnot
Osatavoite 2    Seuranta on tunnistettu osaksi strategian laajaa toimeenpanoa
Raportointi
"""
    assert _labels(drawing) == ["Osatavoite 1", "Osatavoite 2", "Raportointi"]


def test_nothing_printed_has_no_labels() -> None:
    assert _labels("Porin kaupunki") == []


def test_mittari_below_a_full_line_of_a_text() -> None:
    text = """
TEEMA Viestintä
TOIMENPIDE Viestintä- ja markkinointistrategian laatiminen
MITTARI

Strategia valmis
"""
    found = read_body(flat(text))
    hits = find_labels(found, Margins.of(found))
    assert [spoken(hit.label) for hit in hits.values()] == ["TEEMA", "TOIMENPIDE", "MITTARI"]


def test_labels_that_are_items_of_a_list() -> None:
    drawing = PROGRESS + "• Osatavoite 1: Palvelu avattu\n  o Raportointi: Toteutunut\n• Osatavoite on saavutettu\n"
    assert _labels(drawing)[-2:] == ["• Osatavoite 1:", "o Raportointi:"]


def test_a_dash_closes_a_label_as_a_colon_does() -> None:
    drawing = "Teema – Viestintä\nTavoite – Kasvu\nTeko – Ohjelma\nToimenpide – Kysely\n"
    assert _labels(drawing) == ["Teema –", "Tavoite –", "Teko –", "Toimenpide –"]


def test_a_dash_in_a_column_of_values_is_theirs() -> None:
    drawing = "TEEMA        – Viestintä\nTAVOITE      – Kasvu\nTEKO         – Ohjelma\n             – Hanke\n"
    assert _labels(drawing) == ["TEEMA", "TAVOITE", "TEKO"]


def test_the_number_of_a_heading_is_part_of_its_label() -> None:
    report = read(
        page(
            """
*1 Painopiste: Talous ja konserni*
*1.1 Tavoite: Talous on tasapainossa*
*1.1.1 Teko: Tuottavuusohjelma*
*1.1.1.1 Toimenpide: Luovumme toimitiloista*
MITTARI         *Lähtötaso*    *Tavoitetaso*
Kokonaisala     214 600 m²     200 000 m²
*1.1.1.2 Toimenpide: Keskitämme hankinnat*
"""
        )
    )
    context = {"focus_area": "Talous ja konserni", "goal": "Talous on tasapainossa", "initiative": "Tuottavuusohjelma"}
    assert context_of(report) == [
        context | {"action": "Luovumme toimitiloista"},
        context | {"action": "Keskitämme hankinnat"},
    ]


def test_the_pieces_of_a_label_and_its_colon() -> None:
    pieces = [At(50, 122, "TE"), At(62.5, 122, "KO"), At(75, 122, ":"), At(82.5, 122, "Uuden yksikön")]
    report = read(page("TAVOITE: Vaikuttava viestintä\n\nTOIMENPIDE: Laadimme", *pieces))
    (row,) = context_of(report)
    assert (row["goal"], row["initiative"]) == ("Vaikuttava viestintä", "Uuden yksikön")


def test_labels_each_at_an_edge_of_its_own() -> None:
    drawn = [At(20 + 22 * place, 100 + 60 * place, f"TOIMENPIDE: Teko {place}") for place in range(11)]
    assert len(read(page(*drawn)).actions) == 11


@pytest.mark.parametrize(
    ("drawing", "labels"),
    [
        # Numbers and letters ahead, in a column of their own or close.
        (
            "1.   Teema    Viestintä\n1.1. Tavoite  Kasvu\n1.1.1. Teko   Ohjelma",
            ["1. Teema", "1.1. Tavoite", "1.1.1. Teko"],
        ),
        ("1.      TEEMA    Viestintä\n1.1.    TAVOITE  Kasvu", ["1. TEEMA", "1.1. TAVOITE"]),
        ("a)  *Teema*  Viestintä\nb)  *Tavoite*  Kasvu", ["a) Teema", "b) Tavoite"]),
        ("a. Teema:  Viestintä\nb. Tavoite:  Kasvu", ["a. Teema:", "b. Tavoite:"]),
        ("(1) Teema:  Viestintä\n(2) Mittari:  Luku", ["(1) Teema:", "(2) Mittari:"]),
        # Another name, or the name in another language.
        ("PAINOPISTE/TEEMA   Viestintä\nTAVOITE   Kasvu", ["PAINOPISTE/TEEMA", "TAVOITE"]),
        ("Teema / Tema       Viestintä\nTavoite / Mål   Kasvu", ["Teema / Tema", "Tavoite / Mål"]),
        ("Teema (Tema): Viestintä\nTavoite/Mål: Kasvu", ["Teema (Tema):", "Tavoite/Mål:"]),
        ("Osatavoite 1 / Delmål 1: Esiselvitys", ["Osatavoite 1 / Delmål 1:"]),
        # In the plural, and shortened.
        ("Teemat   Viestintä\nTavoitteet:   Kasvu\nTeot   Ohjelma", ["Teemat", "Tavoitteet:", "Teot"]),
        ("Tavoite 1. Kasvu\nToimenpiteet 1.1: Ohjelma", ["Tavoite 1.", "Toimenpiteet 1.1:"]),
        (
            "PAINOP.  Kasvava Pori\nTOIMENP.  Ohjelma\nMITT.  Kävijät\nOSATAV. 1  Malli",
            ["PAINOP.", "TOIMENP.", "MITT.", "OSATAV. 1"],
        ),
        ("TEEMA....: Viestintä\nTOIMENPIDE.: Ohjelma", ["TEEMA....:", "TOIMENPIDE.:"]),
        ("TOIMENPIDE   Ohjelma\nVASTUU       Viestintä", ["TOIMENPIDE", "VASTUU"]),
        ("Strateginen painopiste: Kasvava Pori\nTavoite 2025: Kasvu", ["Strateginen painopiste:", "Tavoite 2025:"]),
        ("1. tavoite:  Kasvu\n1. toimenpide:  Ohjelma", ["1. tavoite:", "1. toimenpide:"]),
        ("TOIMENPIDE   Ohjelma\nMittari/mittarit   Lähtötaso   Tavoitetaso", ["TOIMENPIDE", "Mittari/mittarit"]),
        ("TOIMENPIDE   Ohjelma\nMittari (luku)     Lähtötaso   Tavoitetaso", ["TOIMENPIDE", "Mittari (luku)"]),
        ("OT1: Esiselvitys\nOT 2: Päätös", ["OT1:", "OT 2:"]),
        ("Osatavoite 1 (T1)     Esiselvitys", ["Osatavoite 1 (T1)"]),
    ],
)
def test_labels_of_many_hands(drawing: str, labels: list[str]) -> None:
    assert _labels(drawing) == labels


def test_the_end_of_bold_type_ends_a_label() -> None:
    found = read_body([page(At(50, 100, "Osatavoite 1 (T1)", bold=True), At(135, 100, "Esiselvitys"))])
    (hit,) = find_labels(found, Margins.of(found)).values()
    assert (spoken(hit.label), spoken(hit.rest)) == ("Osatavoite 1 (T1)", "Esiselvitys")


def test_headings_of_columns_in_the_plural_are_no_label() -> None:
    assert _labels("Tavoitteet      Toimenpiteet      Mittarit\nKasvu           Ohjelma           Luku") == []


@pytest.mark.parametrize(
    "line",
    [
        "Toimenpiteet: Kyselyt ja haastattelut",  # elsewhere it is TOIMENPIDE
        "Toimenpiteet       Aikataulu     Tila",  # the headings of some table
        "a) Tavoite: Selkeä viestintä",
        "1. Toimenpide: Kyselyt",
        "Teema/Kysymys: Viestinnän selkeys",
        "Vastuu: Viestintäpäällikkö",
        "Vastuu             -             nimetty",
        "Tilanne 31.8.2025",
        "Toteutuma T2/2025",
        "1. toimenpide: Kysely",
        "OT2: Päätös siirtyy",
        "Tavoite 2025: 200",
    ],
)
def test_what_reads_like_a_label_in_a_report(line: str) -> None:
    drawing = f"Osatavoite 1: Esiselvitys\nRaportointi: Työryhmä on perustettu\n{line}\nOsatavoite 2: Päätös\n"
    assert _labels(PROGRESS + drawing)[-3:] == ["Osatavoite 1:", "Raportointi:", "Osatavoite 2:"]


def test_a_table_of_contents_has_no_labels() -> None:
    contents = "Sisällys\nTavoitteet        3\nToimenpiteet      5\nVastuu            7\n"
    assert _labels(contents + HEAD) == ["PAINOPISTE", "TAVOITE", "TEKO", "TOIMENPIDE"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Osatavoite 1   Esiselvitys\nRaportointi    (valmistui jo keväällä)", "(valmistui jo keväällä)"),
        ("TEKO         (siirretty vuodelle 2026)", "(siirretty vuodelle 2026)"),
        ("TEKO         (uusi)   Ohjelma", "(uusi) Ohjelma"),
    ],
)
def test_a_value_in_brackets_is_no_second_name(line: str, value: str) -> None:
    found = body(PROGRESS + line)
    hits = find_labels(found, Margins.of(found))
    assert spoken(hits[max(hits)].rest) == value


SECOND = """
TAVOITE      Sujuva arki ja asiointi
TEKO         Asiakaspalvelun uudistaminen
TOIMENPIDE   Avaamme asiointipisteen
"""
STEPS = "Osatavoite 1: Esiselvitys\nRaportointi: Tehty\n"


@pytest.mark.parametrize(
    "label", ["2. TAVOITE   ", "TAVOITE / MÅL   ", "TAVOITE – ", "2. TEKO      ", "2. TOIMENPIDE   ", "TOIMENPITEET "]
)
def test_one_label_set_otherwise_where_it_is_due_is_one(label: str) -> None:
    """Someone has typed a number or a second name."""
    name = next(name for name in ("TAVOITE", "TEKO", "TOIMENPI") if name in label)
    line = next(line for line in SECOND.splitlines() if line.startswith(name))
    second = SECOND.replace(line, label + "  " + line.split("   ")[-1].strip())
    assert _labels(PROGRESS + STEPS + second)[-3:] == [
        label.strip() if line.startswith(name) else other
        for line, other in zip(SECOND.strip().splitlines(), ["TAVOITE", "TEKO", "TOIMENPIDE"], strict=True)
    ]


def test_a_unit_below_the_last_milestone_is_one_of_its_action() -> None:
    assert _labels(PROGRESS + STEPS + "VASTUUTAHO   Viestintä\n" + SECOND)[-4] == "VASTUUTAHO"
    report = read(HEAD + STEPS + "VASTUUTAHO   Viestintä\n" + SECOND)
    assert [action.responsible and action.responsible.text for action in report.actions] == ["Viestintä", None]


def test_the_last_day_of_a_year_above_text_is_no_heading() -> None:
    report = read(HEAD + "Tilanne 31.12.2024\nKeskustassa on 30 tyhjää liiketilaa.\n")
    assert report.period is None


@pytest.mark.parametrize("wrap", ["(2025)", "(T3)"])
def test_brackets_that_a_milestone_wraps_to_are_its_own(wrap: str) -> None:
    lines = f"Osatavoite 1: Kysely on tehty asukkaille, yrityksille ja yhdistyksille\n{wrap}\nRaportointi: Tehty"
    assert steps_of(read(HEAD + lines)) == [
        (1, f"Kysely on tehty asukkaille, yrityksille ja yhdistyksille {wrap}", "Tehty")
    ]


def test_brackets_below_a_label_are_no_number_behind_its_colon() -> None:
    lines = "Osatavoite 1:  Luonnos\nRaportointi:   Tehty\nOsatavoite 2:  Päätös on valmis\n(T2)           hyvin"
    assert steps_of(read(HEAD + lines)) == [(1, "Luonnos", "Tehty"), (2, "Päätös on valmis hyvin", None)]


@pytest.mark.parametrize(
    "label", ["Raportointi    :", "Raportointi    (T2):", "Raportointi    31.8.2025:", "Raportti    :"]
)
def test_a_colon_stands_apart_from_its_label(label: str) -> None:
    assert steps_of(read(HEAD + f"Osatavoite 1: Kysely\n{label}   Tehty")) == [(1, "Kysely", "Tehty")]


def test_the_numbers_of_questions_are_parts_of_labels() -> None:
    # A form's star says that an answer must be given.
    stars = [At(125, 300, "*"), At(135, 324, "*")]
    labels = [At(50, 300, "5. Toimenpide"), At(50, 324, "6. Osatavoite 1"), At(50, 348, "7. Raportointi")]
    answers = [At(60, 312, "Kysely"), At(60, 336, "Luonnos"), At(60, 360, "Tehty")]
    report = read(page(*labels, *stars, *answers))
    assert (context_of(report), steps_of(report)) == ([{"action": "Kysely"}], [(1, "Luonnos", "Tehty")])


def test_a_report_in_the_line_of_its_milestone() -> None:
    lines = (
        "Osatavoite 1: Väliarviointi tehty Raportointi: Siirtyy ensi vuoteen\nja sitä seuraavaan\nOsatavoite 2: Päätös"
    )
    assert steps_of(read(HEAD + lines)) == [
        (1, "Väliarviointi tehty", "Siirtyy ensi vuoteen ja sitä seuraavaan"),
        (2, "Päätös", None),
    ]


def test_a_milestone_that_has_a_number_takes_none_from_below() -> None:
    found = read_body([page("Osatavoite 1: Kysely\nOsatavoite 2: Päätös"), page("2     Liikkuminen", number=2)])
    lines = rejoin_labels(found.lines, Margins.of(found))
    assert [line.text for line in lines] == ["Osatavoite 1: Kysely", "Osatavoite 2: Päätös", "2 Liikkuminen"]


def test_boxes_of_a_form_stand_abreast() -> None:
    report = read("""
1. PAINOPISTE                 2. TEEMA
                              Viestintä
3. TEKO                       4. VASTUUYKSIKKÖ
Tapahtumaohjelma              Hankintayksikkö
5. TOIMENPIDE
Kysely
""")
    assert context_of(report) == [
        {"theme": "Viestintä", "initiative": "Tapahtumaohjelma", "responsible": "Hankintayksikkö", "action": "Kysely"}
    ]


def test_an_empty_box_clears_nothing_beside_it() -> None:
    report = read("*PAINOPISTE*          *TEEMA*\nKasvava Pori\n*TOIMENPIDE*\nKysely")
    assert context_of(report) == [{"focus_area": "Kasvava Pori", "action": "Kysely"}]


def test_numbered_items_of_a_report_are_no_labels_where_labels_have_no_numbers() -> None:
    items = "1. Raportointi: automatisoitu\n2. Mittarit: uudistettu\n3. Vastuuyksikkö: nimetty\n"
    report = read(
        "TAVOITE      Sujuva arki\nTOIMENPIDE   Kysely\n\n"
        f"Osatavoite 1: Malli\nRaportointi: Osat on käyty läpi:\n{items}Osatavoite 2: Päätös\nRaportointi: Kesken\n"
    )
    said = "Osat on käyty läpi: 1. Raportointi: automatisoitu 2. Mittarit: uudistettu 3. Vastuuyksikkö: nimetty"
    assert steps_of(report) == [(1, "Malli", said), (2, "Päätös", "Kesken")]
    assert rows_of(report) == []


def test_names_in_another_language_below_labels() -> None:
    def labelled(y: float, label: str, name: str, value: str) -> list[At]:
        return [At(50, y, label, bold=True), At(50, y + 12, name, size=8.5), At(150, y, value)]

    items = [
        *labelled(110, "TEEMA", "Tema", "Talous"),
        *labelled(140, "TAVOITE", "Mål", "Sujuva arki"),
        *labelled(170, "TEKO", "Insats", "Ohjelma asukkaiden"),
        At(150, 182, "palvelujen kehittämiseksi"),
        *labelled(200, "TOIMENPIDE", "Åtgärd", "Kysely"),
    ]
    report = read(page(*items, At(50, 240, "Osatavoite / Delmål 1: Valmis")))
    assert context_of(report) == [
        {
            "theme": "Talous",
            "goal": "Sujuva arki",
            "initiative": "Ohjelma asukkaiden palvelujen kehittämiseksi",
            "action": "Kysely",
        }
    ]
    assert (steps_of(report), report.unparsed) == ([(1, "Valmis", None)], ())


def test_names_in_another_language_behind_a_bar() -> None:
    report = read("*TAVOITE* | MÅL       Sujuva arki\n*TOIMENPIDE* | ÅTGÄRD   Kysely\n")
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely"}]


def test_labels_in_bold_may_be_closed_in_other_ways_than_most() -> None:
    lines = [
        *(
            ("TAVOITE:", "Sujuva arki"),
            ("TOIMENPIDE:", "Kysely"),
            ("Osatavoite 1:", "Malli"),
            ("Raportointi:", "Tehty"),
        ),
        *(("Osatavoite 2.", "Päätös"), ("Raportointi:", "Kesken"), ("Tavoite –", "Turvallinen kaupunki")),
        *(("Toimenpide 2 –", "Valistus"), ("Osatavoite 1:", "Ohje"), ("Raportointi:", "Tehty")),
    ]
    items = []
    for place, (label, value) in enumerate(lines):
        bold = At(50, 110 + 14 * place, label, bold=True)
        items += [bold, At(bold.words()[-1].x1 + 2.5, bold.y, value)]
    report = read(page(*items))
    assert [(one["goal"], one["action"]) for one in context_of(report)] == [
        ("Sujuva arki", "Kysely"),
        ("Turvallinen kaupunki", "Valistus"),
    ]
    assert steps_of(report) == [(1, "Malli", "Tehty"), (2, "Päätös", "Kesken"), (1, "Ohje", "Tehty")]


@pytest.mark.parametrize(
    "drawing",
    [
        "Tav.          Sujuva arki\nToimenp.      Kysely\nOsatav. 1     Malli\nRaport.       Tehty\n",
        "Tavoite. Sujuva arki\nToimenpide. Kysely\nOsatavoite 1. Malli\nRaportointi. Tehty\n",
        "Tavoite: Sujuva arki\nToimenpide: Kysely\nVälitavoite 1: Malli\nTilannekuvaus: Tehty\n",
        "Tavoite: Sujuva arki\nToimenpide: Kysely\nVaihe 1: Malli\nTilanne: Tehty\n",
        "Tavoite: Sujuva arki\nToimenpide: Kysely\nEtappi 1: Malli\nEdistyminen: Tehty\n",
        "Tavoite: Sujuva arki\nToimenpide: Kysely\nOsatavoite 1: Malli\nOsatavoitteen 1 raportointi: Tehty\n",
        "TAVOITE\nSujuva arki\n\nTOIMENPIDE\nKysely\n\nOSATAVOITE 1\nMalli\n\nRAPORTOINTI OSATAVOITTEESTA 1\nTehty\n",
    ],
)
def test_other_names_of_labels(drawing: str) -> None:
    report = read(drawing)
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely"}]
    assert steps_of(report) == [(1, "Malli", "Tehty")]
    assert report.unparsed == ()


def test_a_milestone_by_another_name_among_others_is_text() -> None:
    report = read(
        """
TOIMENPIDE   Kysely
Osatavoite 1: Malli
Raportointi: Kolme vaihetta
Vaihe 1: Tehty
Osatavoite 2: Koulutus
"""
    )
    assert steps_of(report) == [(1, "Malli", "Kolme vaihetta Vaihe 1: Tehty"), (2, "Koulutus", None)]


@pytest.mark.parametrize(
    "line", ["Kärkihanke: hyvä", "Päämäärä: selvä", "Tunnusluku: 5", "Teema. Jatketaan", "(Tilanne: hyvä)"]
)
def test_what_begins_a_line_of_a_report_by_another_name(line: str) -> None:
    """Where other labels have the usual names, or end in colons."""
    report = read(
        f"""
PAINOPISTE   Kasvu
TEKO         Ohjelma
TOIMENPIDE   Kysely

MITTARI      Lähtötaso     Tavoitetaso
Kävijöitä    10            20

Osatavoite 1: Malli
Raportointi: Kesken.
{line}
Osatavoite 2: Koulutus
Raportointi: Tehty
"""
    )
    assert context_of(report) == [{"focus_area": "Kasvu", "initiative": "Ohjelma", "action": "Kysely"}]
    assert steps_of(report) == [(1, "Malli", f"Kesken. {line}"), (2, "Koulutus", "Tehty")]


@pytest.mark.parametrize("sign", ["–", "-", "»", "→"])
def test_a_sign_between_all_labels_and_their_values_is_of_the_labels(sign: str) -> None:
    drawing = f"""
TEEMA        {sign}   Viestintä
TAVOITE      {sign}   Kasvu ja
                 elinvoima
TOIMENPIDE   {sign}   Ohjelma
"""
    assert _labels(drawing) == [f"TEEMA {sign}", f"TAVOITE {sign}", f"TOIMENPIDE {sign}"]
    assert context_of(read(page(drawing))) == [
        {"theme": "Viestintä", "goal": "Kasvu ja elinvoima", "action": "Ohjelma"}
    ]


def test_a_report_in_bold_goes_on_from_the_wrap_of_its_milestone() -> None:
    """`Osatavoite 1 – Malli on ... esitelty. Raportointi – Tehty`."""

    def bold(x: float, y: float, text: str) -> At:
        return At(x, y, text, bold=True)

    report = read(
        page(
            "TEEMA        Viestintä\nTOIMENPIDE   Ohjelma\nSelvitys (T2):\n",
            *(bold(50, 160, "Osatavoite 1 –"), At(125, 160, "Malli on laadittu ja se on")),
            *(At(50, 172, "esitelty."), bold(98, 172, "Raportointi –"), At(168, 172, "Tehty")),
            *(
                bold(50, 184, "Osatavoite 2 –"),
                At(125, 184, "Valmis."),
                bold(168, 184, "Raportointi –"),
                At(238, 184, "Kesken"),
            ),
        )
    )
    assert steps_of(report) == [(1, "Malli on laadittu ja se on esitelty.", "Tehty"), (2, "Valmis.", "Kesken")]


@pytest.mark.parametrize(("size", "reports"), [(8, ["Tehty keväällä", "2 kpl valmiina"]), (10, [None, None])])
def test_a_label_in_a_smaller_type_than_its_value(size: float, reports: list[str | None]) -> None:
    """A `Toteuma` in the type of the text may begin a row of figures, or a sentence."""
    rows = [("Toimenpide", "Kysely"), ("Osatavoite 1", "Malli"), ("Toteuma", "Tehty keväällä")]
    rows += [("Osatavoite 2", "Koulutus"), ("Toteuma", "2 kpl valmiina")]
    right = 120
    placed = [
        At(x, 100 + 20 * row, text, size=own)
        for row, (label, value) in enumerate(rows)
        for x, text, own in ((right - 0.5 * size * len(label), label, size), (right + 8, value, 10))
    ]
    report = read(page(*placed))
    assert [report for _, _, report in steps_of(report)] == reports


def test_a_year_in_two_languages() -> None:
    report = read(
        "Raportointijakso / Rapporteringsperiod   T2 / 2025\nTOIMENPIDE / ÅTGÄRD   Kysely\n"
        "Osatavoite 1: Luonnos\nRaportointi: Tehty\n"
    )
    assert (report.year, report.period) == (2025, "T2")


def test_a_label_that_would_have_had_no_room_above() -> None:
    report = read("""
TOIMENPIDE Kysely
Osatavoite 1 Selvitetään suurimmat ja helpoimmin sähköistettävät palvelut
Raportointi
– Esiselvitys alkoi keväällä
– Lomakkeet ovat sähköisiä
Osatavoite 2 Prosessit
Raportointi Hankinta on tehty
""")
    assert steps_of(report) == [
        (
            1,
            "Selvitetään suurimmat ja helpoimmin sähköistettävät palvelut",
            "- Esiselvitys alkoi keväällä\n- Lomakkeet ovat sähköisiä",
        ),
        (2, "Prosessit", "Hankinta on tehty"),
    ]


@pytest.mark.parametrize(
    ("first", "reports"),
    [("RAPORTOINTI    Tehty.", ["Tehty.", "–", None]), ("RAPORTOINTI – Tehty.", ["Tehty.", None, None])],
)
def test_a_dash_behind_raportointi_is_a_report_where_it_parts_no_others(first: str, reports: list[str | None]) -> None:
    rest = "OSATAVOITE 2 Koulutus\nRAPORTOINTI –\nOSATAVOITE 3 Arvio\n"
    report = read(f"TOIMENPIDE Kysely\nOSATAVOITE 1 Malli\n{first}\n{rest}")
    assert [report for _, _, report in steps_of(report)] == reports


def test_bold_labels_ahead_of_small_letters() -> None:
    """`Raportointi kesken`, `Osatavoite 2 kartoitus tehty`: no sentence begins with one bold word."""

    def line(y: float, label: str, text: str) -> list[At]:
        return [At(50, y, label, bold=True), At(50 + 5 * len(label) + 3, y, text)]

    rows = [
        ("Osatavoite 1", "Malli"),
        ("Raportointi", "kesken"),
        ("Osatavoite 2", "kartoitus tehty"),
        ("Raportointi", "ei vielä"),
    ]
    placed = [item for at, row in enumerate(rows) for item in line(150 + 14 * at, *row)]
    head = "TOIMENPIDE   Kysely asukkaille siitä, miten palvelut heidän mielestään sujuvat\n"
    assert steps_of(read(page(head, *placed))) == [
        (1, "Malli", "kesken"),
        (2, "kartoitus tehty", "ei vielä"),
    ]


def test_a_sentence_that_begins_with_a_label_tells_nothing_of_how_these_are_named() -> None:
    """`Osatavoite on saavutettu` in a report does not make an `Etappi 1` a stranger, nor `Tavoite on ...` a
    `Kärkitavoite`."""
    report = read("""
Kärkitavoite   Sujuva arki
Toimenpide     Kysely

Etappi 1       Malli on valmis
Raportointi    Työ on tehty, ja
               siitä on kerrottu.
Osatavoite on saavutettu.
Tavoite on lähellä.
Etappi 2       Ohje
""")
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely"}]
    assert [(number, milestone) for number, milestone, _ in steps_of(report)] == [(1, "Malli on valmis"), (2, "Ohje")]


def test_labels_behind_the_paragraphs_of_minutes_and_numbers_in_brackets() -> None:
    report = read("""
Tavoite: Sujuva arki
Kehittämisteko: Ohjelma
41 § Toimenpide: Kysely asukkaille
1) Osatavoite: Malli on valmis
   Raportointi: Tehty
2) Osatavoite: Ohje
42 § Toimenpide: Koulutus
""")
    assert [(each["initiative"], each["action"]) for each in context_of(report)] == [
        ("Ohjelma", "Kysely asukkaille"),
        ("Ohjelma", "Koulutus"),
    ]
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty"), (2, "Ohje", None)]
    assert report.unparsed == ()


def test_a_report_by_its_period_that_says_nothing() -> None:
    """It has the label that others have."""
    steps = "*Osatavoite 1*\nMalli\n*Tilanne T2:*\nTehty.\n*Osatavoite 2*\nOhje\n*Tilanne T2:*\n*Osatavoite 3*\nKoe"
    assert steps_of(read(f"TOIMENPIDE   Kysely\n\n{steps}")) == [
        (1, "Malli", "Tehty."),
        (2, "Ohje", None),
        (3, "Koe", None),
    ]


def _styled(y: float, label: str, text: str, **style: bool) -> list[At]:
    """A label in a type of its own ahead of a text."""
    return [At(50, y, label, **style), At(50 + 5 * len(label) + 2.5, y, text)]


def test_labels_in_bold_capitals_that_a_full_stop_closes() -> None:
    """Although headings have none."""
    labels = [
        ("1. TEEMA", "Kestävä talous"),
        ("1.1. TAVOITE", "hiilineutraali kaupunki"),
        ("TEKO.", "Ohjelma"),
        ("TOIMENPIDE.", "kysely"),
    ]
    steps = "\n".join(f"Osatavoite {number}: Malli" for number in range(1, 6))
    report = read(
        page(
            *drawn(steps, top=200),
            *(each for at, pair in enumerate(labels) for each in _styled(110 + 20 * at, *pair, bold=True)),
        )
    )
    assert context_of(report) == [
        {"theme": "Kestävä talous", "goal": "hiilineutraali kaupunki", "initiative": "Ohjelma", "action": "kysely"}
    ]


def test_slanted_labels_ahead_of_small_letters() -> None:
    """What an item of a list is named by tells nothing of them."""
    labels = [
        ("Osatavoite 1.", "vastuuhenkilöt sovittu"),
        ("Raportointi.", "ei aloitettu"),
        ("Osatavoite 2.", "Ohje"),
        ("Raportointi.", "Tehty."),
    ]
    placed = [each for at, pair in enumerate(labels) for each in _styled(150 + 14 * at, *pair, slanted=True)]
    report = read(
        page(
            "TOIMENPIDE   Kysely asukkaille siitä, miten palvelut sujuvat\n",
            *placed,
            At(60, 206, "– Seuranta: neljännesvuosittain"),
        )
    )
    assert steps_of(report) == [
        (1, "vastuuhenkilöt sovittu", "ei aloitettu"),
        (2, "Ohje", "Tehty.\n- Seuranta: neljännesvuosittain"),
    ]


def test_indicators_that_are_items_of_a_list() -> None:
    placed = [
        *(
            At(60, 150, "•"),
            At(70, 150, "MITTARI", bold=True),
            At(108, 150, "Kävijät vuodessa"),
        ),
        *(At(70, 162, "– Lähtötaso: 10"), At(70, 174, "– Tavoitetaso: 20")),
        *(At(60, 190, "•"), At(70, 190, "MITTARI", bold=True), At(108, 190, "Lainat")),
        *(At(70, 202, "– Lähtötaso: 3,5"), At(70, 214, "– Tavoitetaso: 4")),
    ]
    report = read(page("*TOIMENPIDE*   Kysely asukkaille", *placed))
    assert rows_of(report) == [("Kävijät vuodessa", "10", "20"), ("Lainat", "3,5", "4")]


def test_a_sign_behind_all_labels_of_one_kind() -> None:
    action = "*Painopiste · {}*\nTavoite: Sujuva arki\nToimenpide: Kysely {}\nOsatavoite 1: Malli\n"
    report = read(action.format("Kasvava Pori", 1) + action.format("Osaava Pori", 2))
    assert [each["focus_area"] for each in context_of(report)] == ["Kasvava Pori", "Osaava Pori"]
    listed = read("Painopiste:\n· Kasvava Pori\n· Osaava Pori\nToimenpide: Kysely\n")
    assert context_of(listed)[0]["focus_area"] == "· Kasvava Pori · Osaava Pori"


def test_a_person_answers_where_no_unit_does() -> None:
    action = "Tavoite: Sujuva arki\n{}Toimenpide: Kysely\nVastuuhenkilö: Matti Malli\nOsatavoite 1: Malli\n"
    report = read(action.format(""))
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely", "responsible": "Matti Malli"}]
    report = read(action.format("Vastuuyksikkö: Viestintä\n"))
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely", "responsible": "Viestintä"}]
    assert spoken(report.unparsed) == "Vastuuhenkilö: Matti Malli"


def test_slanted_labels_closed_by_a_full_stop_or_by_a_colon() -> None:
    labels = [
        ("Osatavoite 1.", "Luonnos"),
        ("Raportointi.", "Tehty."),
        ("Osatavoite 2.", "Kysely"),
        ("Raportointi:", "Kesken."),
    ]
    placed = [each for at, pair in enumerate(labels) for each in _styled(150 + 14 * at, *pair, slanted=True)]
    report = read(page("TOIMENPIDE   Kysely asukkaille\n", *placed))
    assert steps_of(report) == [(1, "Luonnos", "Tehty."), (2, "Kysely", "Kesken.")]


def test_an_aim_is_a_goal_where_there_is_no_tavoite_and_no_teko() -> None:
    lines = "Päämäärä: Vesi riittää\nToimenpide: Rakennamme yhteyden"
    assert context_of(read(lines)) == [{"goal": "Vesi riittää", "action": "Rakennamme yhteyden"}]
    (context,) = context_of(read(lines.replace("Toimenpide", "Teko: Varavesi\nToimenpide")))
    assert context["focus_area"] == "Vesi riittää"


def test_a_report_below_the_indicators_of_each_action_where_there_are_no_milestones() -> None:
    table = """
TOIMENPIDE      Kysely asukkaille
MITTARI         Vastaajat
Lähtötaso       100
Tavoitetaso     120
Toteutuminen    Kysely on tehty
"""
    report = read(HEAD + table + table.replace("Kysely", "Paja"))
    assert steps_of(report) == [(None, None, "Kysely on tehty"), (None, None, "Paja on tehty")]


def test_a_full_stop_closes_labels_behind_the_numbers_of_headings() -> None:
    steps = "".join(f"Osatavoite {number}: Osa {number} on tehty\nRaportointi: Valmis\n" for number in (1, 2, 3))
    report = read(f"1 Tavoite. Sujuva arki\n\n1.1 Toimenpide. Kysely asukkaille\n\n{steps}")
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely asukkaille"}]


def test_labels_of_reports_where_no_action_has_milestones() -> None:
    blocks = "TOIMENPIDE      Kysely\nTOTEUTUMINEN    Kysely on tehty huhtikuussa\n\n"
    report = read("TAVOITE         Sujuva arki\n" + blocks + blocks.replace("Kysely", "Koulutus"))
    assert steps_of(report) == [
        (None, None, "Kysely on tehty huhtikuussa"),
        (None, None, "Koulutus on tehty huhtikuussa"),
    ]


def test_what_stands_below_each_milestone_is_the_label_of_its_report() -> None:
    """Although it heads the reports on an action elsewhere."""
    steps = [(1, "Kysely", "Lautakunta hyväksyi sen."), (2, "Koe", "Tehty."), (3, "Opas", "Valmis.")]
    drawing = "".join(
        f"Osatavoite {number}\n{name}\n\nSelvitys toteutumisesta\n{report}\n\n" for number, name, report in steps
    )
    report = read("TOIMENPIDE\nTehostamme viestintää\n\n" + drawing)
    assert steps_of(report) == steps


def test_a_numbered_heading_with_another_name_in_bold() -> None:
    """In the type of the text it may be an item of a list."""
    drawing = "{0}2 Strateginen päämäärä: Kasvava Pori{0}\n2.1 Tavoite: Sujuva arki\nToimenpide: Kysely\n"
    assert context_of(read(drawing.format("*"))) == [
        {"focus_area": "Kasvava Pori", "goal": "Sujuva arki", "action": "Kysely"}
    ]
    assert context_of(read(drawing.format(""))) == [{"goal": "Sujuva arki", "action": "Kysely"}]


def test_whose_a_goal_is_and_the_perspective_that_it_is_seen_in() -> None:
    assert context_of(read("Näkökulma: Asiakas\nOmistajan tavoite: Sujuva arki\nToimenpide: Kysely\n")) == [
        {"focus_area": "Asiakas", "goal": "Sujuva arki", "action": "Kysely"}
    ]


def test_a_day_below_the_label_of_a_report_is_a_part_of_it() -> None:
    """In its type, beside a report or nothing."""
    report = read("""
*TOIMENPIDE*      Kysely
*VÄLITAVOITE 1*   Malli on laadittu
*SEURANTA*        Neljä kohdetta on valmiina, ja
*31.8.2025*       kaksi on kesken
*VÄLITAVOITE 2*   Malli on käytössä
*SEURANTA*
*31.8.2025*
""")
    assert steps_of(report) == [
        (1, "Malli on laadittu", "Neljä kohdetta on valmiina, ja kaksi on kesken"),
        (2, "Malli on käytössä", None),
    ]


@pytest.mark.parametrize("label", ["Välitavoite 2025", "Välitavoite vuodelle 2025", "Välietappi 2025"])
def test_the_year_of_a_milestone_is_not_its_number(label: str) -> None:
    report = read(f"*Toimenpide*\nKysely\n\n*{label}*\nMalli on valmis\n\n*Toteutuminen vuonna 2025*\nMalli on tehty")
    assert steps_of(report) == [(None, "Malli on valmis", "Malli on tehty")]


def test_a_paamaara_is_a_goal_below_a_kehittamiskohde() -> None:
    report = read("Kehittämiskohde: Hyvinvointi\nPäämäärä: Nuoret voivat hyvin\nKehittämistoimi: Palkataan ohjaaja")
    assert context_of(report) == [
        {"focus_area": "Hyvinvointi", "goal": "Nuoret voivat hyvin", "action": "Palkataan ohjaaja"}
    ]


@pytest.mark.parametrize("numbers", [("A.", "A.1", "a)"), ("A)", "A1)", "a)"), ("B.", "B.2.", "B.2.1")])
def test_headings_that_letters_and_numbers_count(numbers: tuple[str, str, str]) -> None:
    area, goal, action = numbers
    report = read(f"{area} PAINOPISTE: Kasvava Pori\n*{goal} Tavoite: Sujuva arki*\n{action} Toimenpide: Kysely")
    assert context_of(report) == [{"focus_area": "Kasvava Pori", "goal": "Sujuva arki", "action": "Kysely"}]


def test_a_bold_heading_with_its_label_set_off_on_both_sides() -> None:
    """By less than a column's gap, but by more than its words stand apart."""
    heading = [At(50, 90, "A1)", bold=True), At(72, 90, "Tavoite", bold=True), At(115, 90, "Sujuva arki", bold=True)]
    report = read(page(*heading, *drawn("*a)*  *TOIMENPIDE*   Kysely", top=106)))
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely"}]


def test_a_label_of_reports_that_has_no_text_at_the_end_of_an_action() -> None:
    rows = "*Toimenpide*          Avaamme chatin\n*Välitavoite 1*       Chat on auki\n*Tilannekatsaus T2*   {}\n\n"
    report = read(page(rows.format("") + rows.format("Chat avattiin.").replace("chatin", "linjan")))
    assert steps_of(report) == [(1, "Chat on auki", None), (1, "Chat on auki", "Chat avattiin.")]


def test_a_bold_label_in_small_letters_that_is_set_wide() -> None:
    """Words are parted where a letter is narrow."""
    report = read(
        page(
            At(50, 100, "Te", bold=True),
            At(63, 100, "ko", bold=True),
            At(50, 114, "Uusi malli"),
            *drawn("*Toimenpide*\nKysely", top=140),
        )
    )
    assert context_of(report) == [{"initiative": "Uusi malli", "action": "Kysely"}]


def test_goals_of_two_levels() -> None:
    """Each of the upper ones has one of the others right below it, and these may have several."""
    upper, lower = "*Strateginen tavoite*\n{}\n", "*Toiminnallinen tavoite*\n{}\n*Toimenpide*\n{}\n"
    blocks = upper.format("Turvallinen arki") + lower.format("Apu tulee", "Alus") + lower.format("Apu riittää", "Vene")
    report = read(blocks + upper.format("Osaava väki") + lower.format("Väki jaksaa", "Kysely"))
    assert [(each["focus_area"], each["goal"]) for each in context_of(report)] == [
        ("Turvallinen arki", "Apu tulee"),
        ("Turvallinen arki", "Apu riittää"),
        ("Osaava väki", "Väki jaksaa"),
    ]


def test_a_large_value_that_is_centred_beside_a_small_label() -> None:
    """Its baseline is lower by more than half of the label's size."""
    report = read(
        page(
            At(50, 100, "TEEMA", size=7),
            At(150, 104, "Vihreä siirtymä", size=14),
            At(50, 130, "TOIMENPIDE", size=7),
            At(150, 130, "Kysely"),
        )
    )
    assert context_of(report) == [{"theme": "Vihreä siirtymä", "action": "Kysely"}]


@pytest.mark.parametrize("sign", ["•", "–"])
def test_all_labels_are_items_of_lists(sign: str) -> None:
    report = read(f"""
{sign} Tavoite: Sujuva arki
   {sign} Toimenpide: Kysely
      {sign} Mittari: Kävijät (lähtötaso 11; tavoitetaso 20)
      {sign} Osatavoite 1: Luonnos
         {sign} Raportointi: Tehty
""")
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely"}]
    assert rows_of(report) == [("Kävijät", "11", "20")]
    assert steps_of(report) == [(1, "Luonnos", "Tehty")]


def test_an_item_of_a_report_that_begins_like_a_label() -> None:
    report = read("""
TAVOITE      Sujuva arki
TOIMENPIDE   Kysely
Osatavoite 1: Luonnos
Raportointi: Tehty on
• Luonnos
• Mittari: Kävijämäärä kasvoi
""")
    assert steps_of(report) == [(1, "Luonnos", "Tehty on\n- Luonnos\n- Mittari: Kävijämäärä kasvoi")]


@pytest.mark.parametrize(("one", "two"), [("P1.1", "P1.1.1.1"), ("KON-1", "KON-1.12")])
def test_labels_behind_the_codes_of_a_planning_system(one: str, two: str) -> None:
    report = read(f"""
P1           PAINOPISTE      Kasvava Pori
{one:<13}TAVOITE         Sujuva arki
             Vastuuyksikkö   Tekninen
{two:<13}TOIMENPIDE      Kysely
                             Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2)
             Osatavoite 1    Luonnos
             Raportointi     Tehty
""")
    assert context_of(report) == [
        {"focus_area": "Kasvava Pori", "goal": "Sujuva arki", "responsible": "Tekninen", "action": "Kysely"}
    ]
    assert steps_of(report) == [(1, "Luonnos", "Tehty")]
    assert report.period == "T2"


def test_a_code_close_to_its_label() -> None:
    report = read("P1.2     TAVOITE     Sujuva arki\nP1.2.1.1 TOIMENPIDE  Kysely\n")
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely"}]


def test_labels_behind_the_bullets_of_nested_lists() -> None:
    """Those that are bold, and those that are not."""
    report = read("""
●  *Tavoite:*  Sujuva arki
  ○  *Teko:*  Neuvonta
    ■ Vastuutaho: Ehkäisy
    ■  *Toimenpide:*  Kysely
      ● Mittari: Käynnit (lähtötaso 310, tavoitetaso 900)
      ● Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
        ○ Osatavoite 1: Luonnos
        ○ Raportointi: Tehty
          ■ rajaus
          ■ virka
    ■  *Toimenpide:*  Kampanja
""")
    context = {"goal": "Sujuva arki", "initiative": "Neuvonta", "responsible": "Ehkäisy"}
    assert context_of(report) == [{**context, "action": "Kysely"}, {**context, "action": "Kampanja"}]
    assert rows_of(report) == [("Käynnit", "310", "900")]
    assert steps_of(report) == [(1, "Luonnos", "Tehty\n- rajaus\n- virka")]


@pytest.mark.parametrize("item", ["Vastuutaho: Liikunta jatkaa", " *Tavoite:*  On saavutettu"])
def test_an_item_of_a_report_that_begins_like_a_label_of_the_context(item: str) -> None:
    report = read(f"""
TAVOITE      Sujuva arki
TOIMENPIDE   Kysely
Osatavoite 1: Luonnos
Raportointi: Tehty on
■ Luonnos
■ {item}
""")
    assert len(context_of(report)) == 1
    assert steps_of(report) == [(1, "Luonnos", "Tehty on\n- Luonnos\n- " + " ".join(item.replace("*", "").split()))]
