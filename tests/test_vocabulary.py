"""Labels, headings, periods and titles as they are spelled."""

from __future__ import annotations

import pytest

from parsers.spelling.column_words import begins_block
from parsers.spelling.time_words import period_of
from parsers.spelling.title_words import is_title, title_unit
from parsers.spelling.vocabulary import Kind, is_whole_value, match_label

T2 = "Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):"


@pytest.mark.parametrize(
    ("line", "kind", "label", "number"),
    [
        ("PAINOPISTE Kasvava Pori", Kind.FOCUS_AREA, "PAINOPISTE", None),
        ("Painopiste: Kasvava Pori", Kind.FOCUS_AREA, "Painopiste:", None),
        ("Painopistealue Kasvava Pori", Kind.FOCUS_AREA, "Painopistealue", None),
        ("Strategiateema: Elävä keskusta", Kind.THEME, "Strategiateema:", None),
        ("Kärkiteema Elävä keskusta", Kind.THEME, "Kärkiteema", None),
        ("TEEMA Viestintä", Kind.THEME, "TEEMA", None),
        ("Tavoite", Kind.GOAL, "Tavoite", None),
        ("Tavoite *", Kind.GOAL, "Tavoite *", None),  # a form's field that must be filled in
        ("TAVOITE*: Kasvu", Kind.GOAL, "TAVOITE*:", None),
        ("TEKO : Uuden yksikön organisoituminen", Kind.INITIATIVE, "TEKO :", None),
        ("TOIMENPIDE", Kind.ACTION, "TOIMENPIDE", None),
        ("MITTARI Lähtötaso Tavoitetaso", Kind.INDICATOR, "MITTARI", None),
        ("MITTARI1 Lähtötaso Tavoitetaso", Kind.INDICATOR, "MITTARI1", None),  # the number of a note
        ("TAVOITE²: Kasvu", Kind.GOAL, "TAVOITE²:", None),
        ("Mittarit:", Kind.INDICATOR, "Mittarit:", None),
        ("Mittari(t)", Kind.INDICATOR, "Mittari(t)", None),
        ("Raportointi:", Kind.REPORT, "Raportointi:", None),
        ("Raportointi (T2): Valmis", Kind.REPORT, "Raportointi (T2):", None),
        ("Raportointi 31.8.2025: Valmis", Kind.REPORT, "Raportointi 31.8.2025:", None),
        ("Raportointi, T1/2024: Valmis", Kind.REPORT, "Raportointi, T1/2024:", None),
        ("Osatavoite nro 2: Valmis", Kind.MILESTONE, "Osatavoite nro 2:", 2),
        ("Osatavoite nr. 3: Valmis", Kind.MILESTONE, "Osatavoite nr. 3:", 3),
        ("Osatavoite 1/4: Valmis", Kind.MILESTONE, "Osatavoite 1/4:", 1),
        ("Osatavoite 1 (valmis): Kysely", Kind.MILESTONE, "Osatavoite 1 (valmis):", 1),
        ("Osatavoite 1 (T1) on valmis", Kind.MILESTONE, "Osatavoite 1", 1),
        ("TEKO......... Kasvu", Kind.INITIATIVE, "TEKO.........", None),
        ("TAVOITE ......: Kasvu", Kind.GOAL, "TAVOITE ......:", None),
        ("Osatavoite 1: Valmistelu käynnissä", Kind.MILESTONE, "Osatavoite 1:", 1),
        ("OSATAVOITE 12 Valmistelu käynnissä", Kind.MILESTONE, "OSATAVOITE 12", 12),
        ("Osatavoite: Valmistelu käynnissä", Kind.MILESTONE, "Osatavoite:", None),
        ("Välietappi 2: Valmistelu käynnissä", Kind.MILESTONE, "Välietappi 2:", 2),
        ("Osatehtävä 1: Valmistelu käynnissä", Kind.MILESTONE, "Osatehtävä 1:", 1),
        ("Osavaihe 1 Valmistelu käynnissä", Kind.MILESTONE, "Osavaihe 1", 1),
        ("KEHITTÄMISTOIMENPIDE Kysely", Kind.ACTION, "KEHITTÄMISTOIMENPIDE", None),
        ("Avainteko: Kysely", Kind.INITIATIVE, "Avainteko:", None),
        ("Kehittämishanke Omatoimikirjasto", Kind.INITIATIVE, "Kehittämishanke", None),
        ("Vastuuhenkilö/-yksikkö Perusopetus", Kind.RESPONSIBLE, "Vastuuhenkilö/-yksikkö", None),
        ("Toteuttaja: Perusopetus", Kind.RESPONSIBLE, "Toteuttaja:", None),
        ("Raportti etenemisestä (T2)", Kind.PROGRESS, "Raportti etenemisestä (T2)", None),
        (T2, Kind.PROGRESS, T2, None),
        ("Toimenpiteen edistyminen T2/2025", Kind.PROGRESS, "Toimenpiteen edistyminen T2/2025", None),
        ("Tilanne (T2):", Kind.PROGRESS, "Tilanne (T2):", None),
        ("Tilannekatsaus, 2. vuosikolmannes (T2)", Kind.PROGRESS, "Tilannekatsaus, 2. vuosikolmannes (T2)", None),
        (
            "Tilannekatsaus, kolmas vuosikolmannes (T3)",
            Kind.PROGRESS,
            "Tilannekatsaus, kolmas vuosikolmannes (T3)",
            None,
        ),
        (
            "Seuranta toisella vuosikolmanneksella (T2)",
            Kind.PROGRESS,
            "Seuranta toisella vuosikolmanneksella (T2)",
            None,
        ),
        ("Seuranta T2/2025", Kind.PROGRESS, "Seuranta T2/2025", None),
        (
            "Toimenpiteen toteutuminen, toinen vuosikolmannes (T2)",
            Kind.PROGRESS,
            "Toimenpiteen toteutuminen, toinen vuosikolmannes (T2)",
            None,
        ),
        (
            "Katsaus toimenpiteen etenemiseen toisella kolmanneksella (T2):",
            Kind.PROGRESS,
            "Katsaus toimenpiteen etenemiseen toisella kolmanneksella (T2):",
            None,
        ),
        ("Toimenpiteiden eteneminen T1/2025", Kind.PROGRESS, "Toimenpiteiden eteneminen T1/2025", None),
        ("Selvitys etenemisestä T3/2025", Kind.PROGRESS, "Selvitys etenemisestä T3/2025", None),
        ("Strateg. tavoite: Kasvu", Kind.GOAL, "Strateg. tavoite:", None),
        ("Keskeinen toimenpide: Kysely", Kind.ACTION, "Keskeinen toimenpide:", None),
        ("Keskeinen toimi   Kysely", Kind.ACTION, "Keskeinen toimi", None),
        ("Toimi: Kysely", Kind.ACTION, "Toimi:", None),
        ("TEEMME", Kind.ACTION, "TEEMME", None),
        ("VASTAA", Kind.RESPONSIBLE, "VASTAA", None),
        ("Tulosvastuu: Kirjasto", Kind.RESPONSIBLE, "Tulosvastuu:", None),
        ("Vuoden tavoite: Kasvu", Kind.GOAL, "Vuoden tavoite:", None),
        ("Tulostavoite 1: Kasvu", Kind.GOAL, "Tulostavoite 1:", None),
        ("Toiminnan painopiste: Kasvava Pori", Kind.FOCUS_AREA, "Toiminnan painopiste:", None),
        ("Seurattava mittari   Nykytaso", Kind.INDICATOR, "Seurattava mittari", None),
        ("Ohjelmalinja: Kasvu", Kind.FOCUS_AREA, "Ohjelmalinja:", None),
        ("Toteutusvastuu   Kirjasto", Kind.RESPONSIBLE, "Toteutusvastuu", None),
        ("Ohjelman painopiste: Kasvu", Kind.FOCUS_AREA, "Ohjelman painopiste:", None),
        ("Vastuuhenkilö tai -taho   Kirjasto", Kind.RESPONSIBLE, "Vastuuhenkilö tai -taho", None),
        ("Vetovastuu   Kirjasto", Kind.RESPONSIBLE, "Vetovastuu", None),
        ("Vuoden välitavoite   Kysely on tehty", Kind.MILESTONE, "Vuoden välitavoite", None),
        ("Ohjelmatavoite   Kasvu", Kind.GOAL, "Ohjelmatavoite", None),
        ("Kärkitoimi   Kysely", Kind.ACTION, "Kärkitoimi", None),
        ("Välietappi   Kysely on tehty", Kind.MILESTONE, "Välietappi", None),
        ("Seurattava tunnusluku   Nykytaso", Kind.INDICATOR, "Seurattava tunnusluku", None),
        ("Missä mennään   Virat täytettiin", Kind.REPORT, "Missä mennään", None),
        ("Miten mitataan", Kind.INDICATOR, "Miten mitataan", None),
        ("Kommentti: Valmis", Kind.REPORT, "Kommentti:", None),
        ("Perustelut: Valmis", Kind.REPORT, "Perustelut:", None),
        ("Viraston arvio: Valmis", Kind.REPORT, "Viraston arvio:", None),
        ("Tilanne elokuussa   Valmis", Kind.REPORT, "Tilanne elokuussa", None),
        ("Tilanne huhtikuun lopussa 2026", Kind.PROGRESS, "Tilanne huhtikuun lopussa 2026", None),
        # Glued to their value.
        ("Osatavoite 1:Valmistelu", Kind.MILESTONE, "Osatavoite 1:", 1),
        ("TEKO:Uuden yksikön organisoituminen", Kind.INITIATIVE, "TEKO:", None),
    ],
)
def test_labels(line: str, kind: Kind, label: str, number: int | None) -> None:
    found = match_label(line)
    assert found is not None
    assert (found.kind, line[: found.length].strip(), found.number) == (kind, label, number)
    assert found.colon is label.endswith(":")


@pytest.mark.parametrize(
    "line",
    [
        "TEKOÄLY palveluissa",
        "TEKOÄLYN käyttö",
        "TEKO-ohjelma",
        "TEEMAVIIKKO keväällä",
        "MITTARISTO valmis",
        "Tavoitteet ovat toteutuneet",
        "Tavoitetaso",
        "TOIMENPITEET",
        "Painopisteet",
        "Raportointia on jatkettu",
        "Osatavoitteet on sovittu",
        "ks. osatavoite 1",
        "Selvitystyö on kesken",
        "Katsaus oli hyvä toisella vuosikolmanneksella",
        "Katsaus on laadittu T2",
        "Tehtävä 1: Valmistelu",
        "Konsernipalvelut",
        # What is done, and by whom, is said so as well.
        "Toimi",
        "Toimintamalli on valmis",
        "Teemme kyselyn",
        "Vastaamme kyselyyn",
        "Arvio valmistuu",
        "",
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert match_label(line) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Selvitys toimenpiteen edistymisestä ensimmäisellä vuosikolmanneksella:", "T1"),
        (T2, "T2"),
        ("toisella vuosikolmanneksella", "T2"),
        ("kolmannella vuosikolmanneksella", "T3"),
        ("SELVITYS TOIMENPITEEN EDISTYMISESTÄ KOLMANNELLA VUOSIKOLMANNEKSELLA", "T3"),
        ("Selvitys toimenpiteen edistymisestä (T1)", "T1"),
        ("Selvitys toimenpiteen edistymisestä (T3):", "T3"),
        ("Tavoitteiden toteutuminen 31.8.2025", "T2"),
        ("Osavuosikatsaus 30.4.2026", "T1"),
        ("Toteutunut 31.8.", "T2"),
        ("Tilanne huhtikuussa", "T1"),
        ("Tilanne elokuun lopussa 2025", "T2"),
        ("Tilanne elokuuhun verrattuna", None),
        ("Kysely 31.8.2025", None),
        ("Toimenpiteen toinen vaihe", None),
        ("IT2025-hanke", None),
        ("T4", None),
        ("ensimmäinen osatavoite", None),
    ],
)
def test_periods(text: str, period: str | None) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT", "Konsernipalvelut"),
        ("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET - TEKNINEN TOIMIALA", "Tekninen toimiala"),
        ("Talousarvion 2026 toiminnalliset tavoitteet – Porin Vesi", "Porin Vesi"),
        ("Toiminnalliset tavoitteet 2025: Sivistystoimiala", "Sivistystoimiala"),
        ("TOIMINNALLISET TAVOITTEET 2025 – SOSIAALI- JA TERVEYSPALVELUT", "Sosiaali- ja terveyspalvelut"),
        ("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT – T2", "Konsernipalvelut"),
        ("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET (T2) – KONSERNIPALVELUT", "Konsernipalvelut"),
        ("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT (T2)", "Konsernipalvelut"),
        ("TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET", None),
        ("Käyttösuunnitelman 2025 tavoitteet – Vapaa-aika", "Vapaa-aika"),
        ("Vuosisuunnitelman 2026 seuranta – Vapaa-aika", "Vapaa-aika"),
        ("Tulossopimuksen 2026 toteutuminen – Vapaa-aika", "Vapaa-aika"),
        ("Toimintasuunnitelma 2026, väliraportti – Vapaa-aika", "Vapaa-aika"),
    ],
)
def test_the_unit_of_a_title(title: str, unit: str | None) -> None:
    assert is_title(title, styled=True)
    assert title_unit(title) == unit


@pytest.mark.parametrize(
    "line",
    [
        "Toiminnalliset tavoitteet ovat toteutuneet hyvin",
        "Toiminnalliset tavoitteet 2025 on esitetty alla.",
        "Kaupungin tavoitteet",
        "TAVOITTEET",
        "TALOUSARVIO 2025",
        "Konsernipalvelut",
    ],
)
def test_what_is_no_title(line: str) -> None:
    assert not is_title(line, styled=False)


@pytest.mark.parametrize("text", ["10", "58,4 %", "n. 60 %", "> 0", "2-3", "enintään 10 vrk", "12 500", "-", "5 €"])
def test_whole_values(text: str) -> None:
    assert is_whole_value(text)


@pytest.mark.parametrize("text", ["Valmis ja", "käytössä", "Ei olemassa", "2 hanketta on saatu valmiiksi", "vähintään"])
def test_what_is_no_whole_value(text: str) -> None:
    assert not is_whole_value(text)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("TAVOITE Kasvu", True),
        ("Lähtötaso Tavoitetaso", True),
        ("LÄHTÖTASO 2024 TAVOITETASO 2025", True),
        ("(tilanne Tavoitetaso (vuoden 2027", True),
        ("Nro Osatavoite Vastuuhenkilö Raportointi", True),
        ("Porin kaupunki", False),
    ],
)
def test_lines_that_begin_something(line: str, begins: bool) -> None:
    assert begins_block(line) is begins
