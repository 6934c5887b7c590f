"""Labels in running text, bold and closed by a colon, wherever in a line they come."""

from __future__ import annotations

from dataclasses import replace

from tests.typed import At, context_of, page, read, rows_of, steps_of


def _lines(*texts: str) -> list[At]:
    """Lines of a paragraph, in which what stands between stars is bold."""
    items: list[At] = []
    for place, text in enumerate(texts):
        x = 50.0
        for at, part in enumerate(text.split("*")):
            for word in part.split():
                items.append(At(x, 100 + 14 * place, word, bold=at % 2 == 1))
                x += 5 * len(word) + 2.5
    return items


def test_each_label_begins_a_line() -> None:
    report = read(
        page(
            *_lines(
                "*TEEMA:* Avoin kaupunki *TAVOITE:* Kansainväliset osaajat ja heidän",
                "perheensä kotoutuvat *TEKO:* Palvelupiste *VASTUUYKSIKKÖ:* Työllisyys-",
                "palvelut *TOIMENPIDE:* Neuvonta palvelee kymmenellä kielellä *MITTARI:*",
                "Asiointikerrat *Lähtötaso:* 1 140 *Tavoitetaso:* 1 600 *MITTARI:* Palvelu-",
                "kielet *Lähtötaso:* 7 *Tavoitetaso:* 10 *Osatavoite 1:* Sopimus tehty",
                "*Raportointi:* *Osatavoite 2:* Kokeilu *Raportointi:* Se alkoi",
                "1.3.2025.",
            )
        )
    )
    assert context_of(report) == [
        {
            "theme": "Avoin kaupunki",
            "goal": "Kansainväliset osaajat ja heidän perheensä kotoutuvat",
            "initiative": "Palvelupiste",
            "responsible": "Työllisyyspalvelut",
            "action": "Neuvonta palvelee kymmenellä kielellä",
        }
    ]
    assert rows_of(report) == [("Asiointikerrat", "1 140", "1 600"), ("Palvelukielet", "7", "10")]
    assert steps_of(report) == [(1, "Sopimus tehty", None), (2, "Kokeilu", "Se alkoi 1.3.2025.")]
    assert report.unparsed == ()


def test_a_bold_word_of_a_text_is_none() -> None:
    report = read(page(*_lines("*TAVOITE:* Sujuva arki", "*TOIMENPIDE:* Kysely, jossa *Tavoite* on tärkeä")))
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely, jossa Tavoite on tärkeä"}]


def test_labels_that_the_ends_of_lines_break() -> None:
    report = read(
        page(
            *_lines(
                "*Tavoite:* Yläkouluikäisten lukeminen lisääntyy",
                "*Toimenpide:* Järjestetään vinkkaus jokaiselle luokalle *Vas-*",
                "*tuuyksikkö:* Kirjasto *Mittari:* Vinkkauksen saaneet luokat",
                "(lähtötaso 14, tavoitetaso 22) *Osatavoite 1:* Aikataulu *Ra-*",
                "*portointi:* Sovittu keväällä koulujen kanssa. *Osatavoite*",
                "*2:* Koulutus",
            )
        )
    )
    assert context_of(report) == [
        {
            "goal": "Yläkouluikäisten lukeminen lisääntyy",
            "responsible": "Kirjasto",
            "action": "Järjestetään vinkkaus jokaiselle luokalle",
        }
    ]
    assert rows_of(report) == [("Vinkkauksen saaneet luokat", "14", "22")]
    assert steps_of(report) == [(1, "Aikataulu", "Sovittu keväällä koulujen kanssa."), (2, "Koulutus", None)]
    assert report.unparsed == ()


def test_labels_of_a_second_column_are_not_in_running_text() -> None:
    left = ("*TEEMA:* Avoin kaupunki", "*TAVOITE:* Sujuva arki", "*TEKO:* Kohtaaminen", "*TOIMENPIDE:* Palvelupiste")
    right = ("*TEEMA:* Terve kaupunki", "*TAVOITE:* Lyhyet jonot", "*TEKO:* Etäpalvelut", "*TOIMENPIDE:* Kioski")
    steps = ("Osatavoite 1: Tilat", "Raportointi: Vuokrattu.")
    columns = [_lines(*column, *steps) for column in (left, right)]
    report = read(page(*columns[0], *(replace(item, x=item.x + 250) for item in columns[1])))
    assert [(each["goal"], each["action"]) for each in context_of(report)] == [
        ("Sujuva arki", "Palvelupiste"),
        ("Lyhyet jonot", "Kioski"),
    ]
    assert report.unparsed == ()
