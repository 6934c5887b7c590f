"""The names of units in the cases that titles have them in."""

from __future__ import annotations

import pytest

from parsers.spelling.title_words import title_unit, unit_among
from parsers.spelling.unit_names import names_body, nominative


@pytest.mark.parametrize(
    ("genitive", "name"),
    [
        ("Sivistyspalvelujen", "Sivistyspalvelut"),
        ("Teknisen toimialan", "Tekninen toimiala"),
        ("TEKNISTEN PALVELUJEN", "Tekniset palvelut"),
        ("Satakunnan pelastuslaitoksen", "Satakunnan pelastuslaitos"),
        ("Hyvinvoinnin edistämisen yksikön", "Hyvinvoinnin edistämisen yksikkö"),
        ("Porin Veden", "Porin Vesi"),
        ("Porin kaupungin", None),
        ("Talousarvion", None),
    ],
)
def test_nominatives(genitive: str, name: str | None) -> None:
    assert nominative(genitive) == name


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Sivistyspalvelujen toiminnalliset tavoitteet, osavuosikatsaus 1–4/2026", "Sivistyspalvelut"),
        ("Satakunnan pelastuslaitoksen tavoitteet 2025", "Satakunnan pelastuslaitos"),
        ("Porin Veden tavoiteraportti T2/2025", "Porin Vesi"),
        ("Käyttösuunnitelman toiminnalliset tavoitteet 2025", None),
        ("Sitovat tavoitteet – Lasten, nuorten ja perheiden palvelut", "Lasten, nuorten ja perheiden palvelut"),
        ("Sitovat tavoitteet – Ruoka- ja puhtauspalvelut -liikelaitos", "Ruoka- ja puhtauspalvelut -liikelaitos"),
        ("TAVOITTEET 2025 -KONSERNIPALVELUT", "Konsernipalvelut"),
        (
            "Osavuosikatsaus 2025, Kaupunkistrategian ja elinvoiman toimiala",
            "Kaupunkistrategian ja elinvoiman toimiala",
        ),
        ("Kaupungin tavoitteet 2025", None),
        ("Hyvän työn ohjelma 2026 · seurantaraportti", None),
        ("Ikäystävällinen Laukasvesi 2025 – ohjelman seuranta", None),
        ("Ikäystävällinen Laukasvesi 2025 – ohjelman seuranta, Sivistyspalvelut", "Sivistyspalvelut"),
    ],
)
def test_whose_goals_a_title_names(title: str, unit: str | None) -> None:
    assert title_unit(title) == unit


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Porin kaupunginteatteri", True),
        ("Satakunnan museo ja taidelaitokset", True),
        ("Länsirannikon Koulutus Oy WinNova", True),
        ("Hyvinvointikeskus Satama", True),
        ("Porin kaupunki", False),
        ("Vireä museo 2030", False),
    ],
)
def test_bodies_that_report(name: str, is_one: bool) -> None:
    assert names_body(name) is is_one


def test_a_unit_ahead_of_what_is_said_of_it() -> None:
    assert unit_among("Rauman Vesi | vesihuoltolaitos, kaupungin liikelaitos") == "Rauman Vesi"
    assert unit_among("Suur-Kymin liitto | Aluekehityksen vastuualue") == "Aluekehityksen vastuualue"
    assert unit_among("Rauman Vesi | raportti T2/2025") is None
    assert unit_among("Uusi tori | keskusta") is None
