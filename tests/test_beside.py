"""A column right of the milestones that is no part of them."""

from __future__ import annotations

import pytest

from tests.typed import At, body, codes_of, context_of, page, read, rows_of, said, spoken, steps_of

HEAD = """
PAINOPISTE   Kasvava Pori
TOIMENPIDE   Tehostamme viestintää
"""


@pytest.mark.parametrize(
    ("drawing", "apart"),
    [
        (  # states, flush left
            """
Osatavoite 1  Kartoitus on valmis         Valmis
Raportointi:  Tehty keväällä
Osatavoite 2  Suunnitelma                 Ei aloitettu
""",
            "Valmis Ei aloitettu",
        ),
        (  # days, flush right, under a heading of their own, one of two lines
            """
                                          ~Määräaika~
Osatavoite 1: Kartoitus on valmis         31.5.2025
Raportointi: Tehty keväällä
Osatavoite 2: Suunnitelma                 1.12.2025
                                            mennessä
""",
            "31.5.2025 1.12.2025 mennessä",
        ),
    ],
)
def test_states_and_days_are_no_part_of_milestones(drawing: str, apart: str) -> None:
    report = read(HEAD + drawing)
    assert steps_of(report) == [(1, "Kartoitus on valmis", "Tehty keväällä"), (2, "Suunnitelma", None)]
    unparsed = [word for word in report.unparsed if word.text != "Määräaika"]
    assert (spoken(unparsed), set(codes_of(report))) == (apart, {"unparsed-text"})


@pytest.mark.parametrize(
    "drawing",
    [
        # A column of reports has a heading, or more to say.
        """
Osatavoite                                Raportointi
Osatavoite 1: Kartoitus on valmis         Tehty
Osatavoite 2: Suunnitelma                 Kesken
""",
        # Only one of three milestones has a word there.
        """
Osatavoite 1: Kartoitus on                valmis
Osatavoite 2: Suunnitelma
Osatavoite 3: Päätös
""",
    ],
)
def test_what_is_no_such_column(drawing: str) -> None:
    assert read(HEAD + drawing).unparsed == ()


def test_a_box_ahead_of_a_milestone_is_a_part_of_its_label() -> None:
    report = read(HEAD + "☑  Osatavoite 1   Kartoitus\n☐  Osatavoite 2   Suunnitelma\n")
    assert (steps_of(report), codes_of(report)) == ([(1, "Kartoitus", None), (2, "Suunnitelma", None)], [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("30.6.2025        Kartoitus tehty", "31.8.2025        Päätös tehty"),  # what is left would say nothing
        ("Kävijöitä enemmän        500 kpl", "Lainoja enemmän          20 kpl"),  # how much is wanted
    ],
)
def test_what_milestones_say_stays_with_them(first: str, second: str) -> None:
    report = read(HEAD + f"Osatavoite 1   {first}\nRaportointi    Tehty\nOsatavoite 2   {second}\n")
    assert [
        milestone.milestone.text for action in report.actions for milestone in action.milestones if milestone.milestone
    ] == [
        " ".join(first.split()),
        " ".join(second.split()),
    ]


def test_a_table_below_the_last_state_has_its_headings() -> None:
    report = read(
        HEAD
        + """
Osatavoite 1: Kartoitus             30.6.
Osatavoite 2: Päätös                31.12.
MITTARI                              Lähtötaso   Tavoitetaso
             Kävijämäärä             100         120
"""
    )
    assert rows_of(report) == [("Kävijämäärä", "100", "120")]


def test_cells_of_a_form_with_captions_that_no_label_is() -> None:
    report = read("""
*TEEMA*               *TAVOITE*            *TEKO*
Viestintä             Sujuva arki          Ohjelma
*VASTUUYKSIKKÖ*       *YHTEYSHENKILÖ*      *MÄÄRÄRAHA*
Kirjasto              Matti Virta          45 000 €
*TOIMENPIDE*
Kysely
""")
    assert context_of(report) == [
        {
            "theme": "Viestintä",
            "goal": "Sujuva arki",
            "initiative": "Ohjelma",
            "responsible": "Kirjasto",
            "action": "Kysely",
        }
    ]
    assert spoken(report.unparsed) == "YHTEYSHENKILÖ MÄÄRÄRAHA Matti Virta 45 000 €"


def test_bold_values_beside_bold_labels_are_no_captions() -> None:
    report = read("*TAVOITE*       *Sujuva arki*\n*TEKO*          *Ohjelma*\n*TOIMENPIDE*    *Kysely*\nLisätietoja")
    assert context_of(report)[0]["initiative"] == "Ohjelma"


def test_a_value_beside_its_label_among_labels_above_is_no_caption() -> None:
    report = read("*TAVOITE*\nSujuva arki\n*TOIMENPIDE*      *Kysely*\nLisätietoja antaa kirjasto")
    assert [said(action.action) for action in report.actions] == ["Kysely"]


def test_the_headings_of_a_table_are_no_captions_of_a_form() -> None:
    report = read("""
*TAVOITE*
Sujuva arki

____________________________________________________________________________
|  *TOIMENPIDE*       |  *MITTARI*    |  *LÄHTÖTASO*  |  *TAVOITETASO*     |
____________________________________________________________________________
|  Kysely asukkaille  |  Vastauksia   |  10           |  20                |
____________________________________________________________________________
|  Uusi verkkosivu    |  Kävijöitä    |  100          |  200               |
____________________________________________________________________________
""")
    assert [one["action"] for one in context_of(report)] == ["Kysely asukkaille", "Uusi verkkosivu"]
    assert rows_of(report) == [("Vastauksia", "10", "20"), ("Kävijöitä", "100", "200")]
    assert codes_of(report) == []


def test_a_caption_has_what_it_is_for_below_it() -> None:
    report = read("""
*TAVOITE*
Sujuva arki

*TOIMENPIDE 1*   *Kysely asukkaille*
                 Kysely tehdään verkossa
Osatavoite 1: Kysely
""")
    assert context_of(report)[0]["action"] == "Kysely asukkaille Kysely tehdään verkossa"
    assert report.unparsed == ()


def test_each_row_of_a_form_has_captions_of_its_own() -> None:
    report = read("""
*TAVOITE*         *MÄÄRÄRAHA*
Sujuva arki       45 000 €
*AIKATAULU*       *VASTUUYKSIKKÖ*
2025              Kirjasto
*TOIMENPIDE*
Kysely
""")
    assert context_of(report) == [{"goal": "Sujuva arki", "responsible": "Kirjasto", "action": "Kysely"}]
    assert spoken(report.unparsed) == "MÄÄRÄRAHA 45 000 € AIKATAULU 2025"


def test_the_sign_of_a_state_is_no_part_of_a_milestone_although_few_have_one() -> None:
    drawing = """
Osatavoite 1: Kartoitus on valmis         ●
Raportointi: Tehty keväällä
Osatavoite 2: Suunnitelma
Osatavoite 3: Koulutus                    ▲
Osatavoite 4: Arviointi
Osatavoite 5: Kysely
"""
    report = read(HEAD + drawing)
    assert [step[1] for step in steps_of(report)] == [
        "Kartoitus on valmis",
        "Suunnitelma",
        "Koulutus",
        "Arviointi",
        "Kysely",
    ]
    assert "● ▲" in spoken(report.unparsed)


@pytest.mark.parametrize("lower", [0, 4])
def test_states_beside_labels_above_their_values(lower: float) -> None:
    """Each in the middle of a box, on the line of the label or a little lower."""
    drawing = """
Osatavoite 1
Kartoitus on valmis
Raportointi
Tehty keväällä
Osatavoite 2
Suunnitelma
"""
    first, second = (line.baseline + lower for line in body(HEAD + drawing).lines if line.text.startswith("Osatavoite"))
    report = read(page(HEAD + drawing, At(300, first, "Valmis"), At(286.25, second, "Ei aloitettu")))
    assert steps_of(report) == [(1, "Kartoitus on valmis", "Tehty keväällä"), (2, "Suunnitelma", None)]
    assert spoken(report.unparsed) == "Valmis Ei aloitettu"


@pytest.mark.parametrize("second", ["Valmis suunnitelma", "Suunnitelma"])
def test_a_milestone_beside_its_label_that_is_alone_on_its_line(second: str) -> None:
    report = read(f"{HEAD}Osatavoite 1        Valmis\nRaportointi         Tehty\nOsatavoite 2        {second}\n")
    assert steps_of(report) == [(1, "Valmis", "Tehty"), (2, second, None)]


@pytest.mark.parametrize(
    ("state", "x", "size"),
    [
        ("Käynnissä      60 %", 260, 10),  # far off
        ("Käynnissä      60 %", 128, 8),  # in a pill, close to the label
        ("Ei aloitettu          0 %", 128, 8),
    ],
)
def test_a_state_and_how_much_is_done_beside_labels_over_their_milestones(state: str, x: float, size: float) -> None:
    items = []
    for number, y in ((1, 150), (2, 190)):
        word, share = state.split("  ", 1)
        items += [
            At(50, y, f"Osatavoite {number}", bold=True),
            At(x, y, word, size=size),
            At(x + 120, y, share.strip(), size=size),
            At(50, y + 12, "Kartoitus on valmis ja esitelty lautakunnalle"),
        ]
    report = read(page(HEAD, *items))
    assert steps_of(report) == [(number, "Kartoitus on valmis ja esitelty lautakunnalle", None) for number in (1, 2)]
    assert spoken(report.unparsed) == " ".join(2 * [" ".join(state.split())])


def test_a_caption_that_is_no_label_may_begin_the_line() -> None:
    def boxes(y: float, *cells: tuple[float, str, str]) -> list[At]:
        return [each for x, caption, value in cells for each in (At(x, y, caption, size=7), At(x, y + 12, value))]

    report = read(
        page(
            *boxes(110, (50, "Painopiste", "Kasvava Pori"), (250, "Tavoite", "Vesihuolto toimii")),
            *boxes(142, (50, "Aikataulu", "Syksy 2025"), (250, "Vastuutaho", "Verkosto")),
            *boxes(174, (50, "Toimenpide", "Kysely asukkaille")),
            *boxes(206, (50, "Osatavoite", "Valmis"), (250, "Raportointi", "Tehty")),
        )
    )
    assert steps_of(report) == [(None, "Valmis", "Tehty")]
    assert context_of(report) == [
        {
            "focus_area": "Kasvava Pori",
            "goal": "Vesihuolto toimii",
            "responsible": "Verkosto",
            "action": "Kysely asukkaille",
        }
    ]
    assert spoken(report.unparsed) == "Aikataulu Syksy 2025"


def test_a_caption_beside_its_value_in_the_type_of_the_labels() -> None:
    small = 8.0
    form = [
        *(At(50, 100 + 14 * at, label, size=small) for at, label in enumerate(("Tavoite", "Toimenpide", "Vastuutaho"))),
        *(At(150, 100 + 14 * at, value) for at, value in enumerate(("Sujuva arki", "Kysely", "Viestintä"))),
        At(300, 128, "Aikataulu", size=small),
        At(380, 128, "vuosi 2026"),
    ]
    report = read(page(*form))
    assert context_of(report) == [{"goal": "Sujuva arki", "responsible": "Viestintä", "action": "Kysely"}]
    assert [word.text for word in report.unparsed] == ["Aikataulu", "vuosi", "2026"]


def test_captions_of_an_action_below_labels_with_colons() -> None:
    small = 7.5
    card = [
        *(At(x, 130, text, True, small) for x, text in ((50, "Toimenpide"), (300, "Vastuuyksikkö"), (430, "Tila"))),
        At(50, 145, "Kysely asukkaille", True),
        At(300, 145, "Viestintä"),
        At(430, 145, "Etenee", size=small),
    ]
    report = read(page(At(50, 100, "Tavoite: Sujuva arki", True), At(50, 115, "Teko: Ohjelma", True), *card))
    assert context_of(report) == [
        {"goal": "Sujuva arki", "initiative": "Ohjelma", "responsible": "Viestintä", "action": "Kysely asukkaille"}
    ]
    assert [word.text for word in report.unparsed] == ["Tila", "Etenee"]
