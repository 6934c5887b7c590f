"""Labels that no vocabulary knows, told by how and where the document sets them."""

from __future__ import annotations

import pytest

from tests.typed import At, assert_balanced, codes_of, context_of, page, read, rows_of, steps_of


def _bold(*labels: str) -> str:
    """Two actions, whose labels are bold and closed by a colon."""
    values = {"Kärki": ("Kasvava Pori", "Osaava Pori"), "Toimenpide": ("Otetaan ohjelma käyttöön", "Koulutetaan")}
    return "\n\n".join(
        "\n".join(
            f"*{label}:*  {values.get(label, (f'Ensin {label[:4]}', f'Sitten {label[:4]}'))[n]}" for label in labels
        )
        for n in range(2)
    )


def test_labels_of_a_citys_own_are_told_by_where_they_stand() -> None:
    """Ahead of the TAVOITE stands a PAINOPISTE, between that and the TOIMENPIDE a TEKO."""
    report = read(page(_bold("Kärki", "Tavoite", "Hanke", "Vastuuyksikkö", "Toimenpide")))
    first, second = context_of(report)
    assert (first["focus_area"], first["goal"], first["initiative"], first["responsible"]) == (
        "Kasvava Pori",
        "Ensin Tavo",
        "Ensin Hank",
        "Ensin Vast",
    )
    assert (second["focus_area"], second["initiative"], second["action"]) == (
        "Osaava Pori",
        "Sitten Hank",
        "Koulutetaan",
    )
    assert "unknown-label" not in codes_of(report)
    assert_balanced(report)


def test_a_paamaara_is_a_goal_where_there_is_a_painopiste() -> None:
    first, _ = context_of(read(page(_bold("Painopiste", "Päämäärä", "Kehittämishanke", "Toimenpide"))))
    assert (first["focus_area"], first["goal"], first["initiative"]) == ("Ensin Pain", "Ensin Pääm", "Ensin Kehi")


@pytest.mark.parametrize("label", ["Aikataulu", "Kustannusarvio"])
def test_a_label_that_means_no_part_of_the_context_is_told(label: str) -> None:
    """And its value is in none."""
    report = read(page(_bold("Tavoite", label, "Toimenpide")))
    first, second = context_of(report)
    assert first == {"goal": "Ensin Tavo", "action": "Otetaan ohjelma käyttöön"}
    assert second == {"goal": "Sitten Tavo", "action": "Koulutetaan"}
    assert codes_of(report).count("unknown-label") == 2
    assert_balanced(report)


def test_bold_words_in_a_report_are_text() -> None:
    """However often: the first ones stand below a report, and not amid the context."""
    steps = "\nSelvitys (T2):\n*Osatavoite 1:*  Malli on valmis\n*Raportointi:*  Tehty\n*Ohjelma:*  Kesken"
    report = read(page("\n\n".join(block + steps for block in _bold("Tavoite", "Toimenpide").split("\n\n"))))
    reports = [action.milestones[0].report for action in report.actions]
    assert [text and text.text for text in reports] == ["Tehty Ohjelma: Kesken"] * 2
    assert not any("focus_area" in action for action in context_of(report))


@pytest.mark.parametrize(
    "table",
    [
        "*Mittari:*  Kävijät\n*Lähtötaso:*  10\n*Tavoitetaso:*  20",
        "*Mittari*                *Lähtötaso*    *Tavoitetaso*\n*Kävijät*                  10           20",
    ],
)
def test_what_is_bold_in_a_table_is_no_label(table: str) -> None:
    blocks = _bold("Tavoite", "Toimenpide").split("\n\n")
    report = read(page("\n\n".join(f"{block}\n{table}" for block in blocks)))
    assert rows_of(report) == [("Kävijät", "10", "20")] * 2
    assert codes_of(report) == []


def test_a_theme_may_have_a_longer_name() -> None:
    """It stands instead of the PAINOPISTE, and clears it."""
    one, other = _bold("Painopiste", "Tavoite", "Toimenpide").split("\n\n")
    blocks = (one.replace("Painopiste", "Kehittämisteema"), other)
    report = read(page("\n\n".join((*blocks, *blocks))))
    assert [(each.get("focus_area"), each.get("theme")) for each in context_of(report)] == [
        (None, "Ensin Pain"),
        ("Sitten Pain", None),
    ] * 2


@pytest.mark.parametrize("label", ["Teema-alue", "Teemakokonaisuus"])
def test_a_label_may_come_first_below_a_report(label: str) -> None:
    """Where a part of the context stands below it each time."""
    steps = "\nSelvitys (T2):\n*Osatavoite 1:*  Malli on valmis\n*Raportointi:*  Tehty"
    first, *others = _bold("Painopiste", "Tavoite", "Toimenpide").split("\n\n")
    named = [block.replace("Painopiste", label) for block in (others[0], first)]
    report = read(page("\n\n".join(block + steps for block in (first, *named))))
    assert [(each.get("focus_area"), each.get("theme")) for each in context_of(report)] == [
        ("Ensin Pain", None),
        (None, "Sitten Pain"),
        (None, "Ensin Pain"),
    ]
    assert [text and text.text for text in (action.milestones[0].report for action in report.actions)] == ["Tehty"] * 3


def test_a_label_of_a_known_meaning_may_come_once() -> None:
    first, _ = _bold("Painopiste", "Tavoite", "Kehittämishanke", "Toimenpide").split("\n\n")
    (only,) = context_of(read(page(first)))
    assert only["initiative"] == "Ensin Kehi"


def test_labels_above_their_values() -> None:
    block = """
*Kehitysohjelma:*
Digitalisaatio
*Tulostavoite:*
Tieto ohjaa päätöksentekoa
*Strateginen hanke:*
Tekoälyn hyödyntäminen
*Toimenpide:*
{}
"""
    first, second = context_of(read(page(block.format("Laaditaan periaatteet") + block.format("Koulutetaan"))))
    assert first == {
        "focus_area": "Digitalisaatio",
        "goal": "Tieto ohjaa päätöksentekoa",
        "initiative": "Tekoälyn hyödyntäminen",
        "action": "Laaditaan periaatteet",
    }
    assert second == first | {"action": "Koulutetaan"}


def test_a_programme_below_a_painopiste_is_no_theme() -> None:
    """That would stand instead of it."""
    report = read(page(_bold("Painopiste", "Kehitysohjelma", "Tavoite", "Toimenpide")))
    assert [(each["focus_area"], each.get("theme")) for each in context_of(report)] == [
        ("Ensin Pain", None),
        ("Sitten Pain", None),
    ]
    assert codes_of(report).count("unknown-label") == 2


def test_a_paamaara_below_a_teema_is_a_goal() -> None:
    first, second = context_of(read(page(_bold("Teema", "Päämäärä", "Teko", "Toimenpide"))))
    assert first == {
        "theme": "Ensin Teem",
        "goal": "Ensin Pääm",
        "initiative": "Ensin Teko",
        "action": "Otetaan ohjelma käyttöön",
    }
    assert second["goal"] == "Sitten Pääm"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Strategian painopiste", "focus_area"),
        ("Painopisteemme", "focus_area"),
        ("Toimialan oma teema", "theme"),
        ("Tavoitteemme", "goal"),
        ("Päätavoite", "goal"),
        ("Tekomme", "initiative"),
        ("Strateginen hanke", "initiative"),
        ("Omistaja", "responsible"),
        ("Vastuussa", "responsible"),
    ],
)
def test_what_labels_say_of_themselves(label: str, name: str) -> None:
    first, second = context_of(read(page(_bold(label, "Toimenpide"))))
    assert (first[name], second[name]) == (f"Ensin {label[:4]}", f"Sitten {label[:4]}")


def _small_labels(*blocks: dict[str, str]) -> list[At]:
    """Each label in small type over its value."""
    pairs = [pair for block in blocks for pair in block.items()]
    return [
        each
        for place, (label, value) in enumerate(pairs)
        for each in (At(50, 100 + 30 * place, label, size=7), At(50, 112 + 30 * place, value))
    ]


def test_captions_over_their_values() -> None:
    first = {"Strategian painopiste": "Kasvava Pori", "Palvelun tavoite": "Sujuva arki", "Toimenpide": "Uusi kirjasto"}
    second = {"Palvelun tavoite": "Vireä keskusta", "Toimenpide": "Uusi tori"}
    report = read(page(*_small_labels(first, second)))
    assert context_of(report) == [
        {"focus_area": "Kasvava Pori", "goal": "Sujuva arki", "action": "Uusi kirjasto"},
        {"focus_area": "Kasvava Pori", "goal": "Vireä keskusta", "action": "Uusi tori"},
    ]


def test_a_caption_that_means_no_part_of_the_context_is_told() -> None:
    blocks = [{"Tavoite": f"Tavoite {at}", "Aikataulu": "Koko vuosi", "Toimenpide": f"Kysely {at}"} for at in "AB"]
    report = read(page(*_small_labels(*blocks)))
    assert context_of(report) == [{"goal": f"Tavoite {at}", "action": f"Kysely {at}"} for at in "AB"]
    assert codes_of(report).count("unknown-label") == 2


def test_labels_beside_bold_actions() -> None:
    """Half of the known labels have values as bold as they are; a goal may be one `palvelutasolle`."""
    blocks = [
        f"*Tavoite palvelutasolle*   Apu {at} tulee ajoissa\n*Toimenpide*               *Uusi asema {at}*\n"
        f"*Vastuutaho*               Päällikkö {at}\n"
        for at in "AB"
    ]
    report = read("\n".join(blocks))
    assert context_of(report) == [
        {"goal": f"Apu {at} tulee ajoissa", "action": f"Uusi asema {at}", "responsible": f"Päällikkö {at}"}
        for at in "AB"
    ]
    assert_balanced(report)


def test_labels_that_nothing_but_their_type_parts_from_their_values() -> None:
    """A bold word that begins a text is none of them."""
    rows = [
        each
        for at in "AB"
        for each in (
            ("Palvelulupaus", f"Apu {at} tulee ajoissa"),
            ("Avainteko", f"Päivystys {at}"),
            ("Toimenpide", f"Uusi asema {at}"),
            ("Osatavoite 1:", "Kysely"),
            ("Raportointi:", "Valmis."),
            ("Vastaajia", "oli sata."),
        )
    ]
    items = [
        each
        for place, (label, value) in enumerate(rows)
        for each in (
            At(50, 100 + 14 * place, label, bold=True),
            At(52.5 + 5 * len(label), 100 + 14 * place, value, bold=label == "Toimenpide"),
        )
    ]
    report = read(page(*items))
    assert context_of(report) == [
        {"goal": f"Apu {at} tulee ajoissa", "initiative": f"Päivystys {at}", "action": f"Uusi asema {at}"}
        for at in "AB"
    ]
    assert [step[2] for step in steps_of(report)] == ["Valmis. Vastaajia oli sata."] * 2
    assert_balanced(report)
