"""Printed lines → logical text."""

from __future__ import annotations

import pytest

from parsers.page.texts import begins_item, join, join_items, join_title
from tests.typed import At, said, words_of

SOFT = "\u00ad"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Kasvava Pori"], "Kasvava Pori"),
        (["Ylivertaiset", "asuinympäristöt"], "Ylivertaiset asuinympäristöt"),
        # The hyphen stands for the rest of a word.
        (["Viestintä-", "ja markkinointisuunnitelma"], "Viestintä- ja markkinointisuunnitelma"),
        (["Osto-", "tai myyntipalvelut"], "Osto- tai myyntipalvelut"),
        (["Kesä-", "sekä talvikausi"], "Kesä- sekä talvikausi"),
        (["Alku-", "eli lähtötilanne"], "Alku- eli lähtötilanne"),
        (["(työ-", "ja elinkeinopalvelut)"], "(työ- ja elinkeinopalvelut)"),
        (["Viestintä- ja", "markkinointisuunnitelma"], "Viestintä- ja markkinointisuunnitelma"),
        (["1 200 matkaa/", "vrk"], "1 200 matkaa/vrk"),
        (["1 000 €/", "asukas"], "1 000 €/asukas"),
        (["yli 40 pk-", "yritystä"], "yli 40 pk-yritystä"),
        (["(www.pori.fi/tietoa-", "porista)"], "(www.pori.fi/tietoa-porista)"),
        (["Luovutetut kerros-", "m² yhteensä"], "Luovutetut kerros-m² yhteensä"),
        (["ks. https://", "www.pori.fi"], "ks. https://www.pori.fi"),
        (["1.1.–", "30.4.2025"], "1.1.–30.4.2025"),
        (["syys–", "lokakuussa"], "syys–lokakuussa"),
        (["Päätös loka-", "marraskuussa"], "Päätös loka-marraskuussa"),  # a pair of months
        (["Päätös loka-", "kuussa"], "Päätös lokakuussa"),
        (["viestintä–", "ja markkinointi"], "viestintä– ja markkinointi"),
        (["Palvelut /", "hyvinvointi"], "Palvelut / hyvinvointi"),
        # At the end of a sentence it is none: a word was broken.
        (["strategiaprosesse-", "ja. Työ jatkuu"], "strategiaprosesseja. Työ jatkuu"),
        # A word that begins with the letters of `ja` or `eli` is no conjunction.
        (["Uudelleen-", "järjestely"], "Uudelleenjärjestely"),
        (["Sisä-", "elimet"], "Sisäelimet"),
        # A space before the hyphen: the second half of a name.
        (["Sähköiset oikaisuvaatimukset -", "palvelun aika"], "Sähköiset oikaisuvaatimukset -palvelun aika"),
        (["SuomiAreena", "-keskustelut"], "SuomiAreena -keskustelut"),
        # The same vowel on both sides.
        (["Linja-", "auto"], "Linja-auto"),
        (["Kesä-", "ääni"], "Kesä-ääni"),
        (["Vapaa-", "ajan palvelut"], "Vapaa-ajan palvelut"),
        # Beside a capital or a figure.
        (["EU-", "rahoitus"], "EU-rahoitus"),
        (["SuRaKu-", "kriteeristö"], "SuRaKu-kriteeristö"),
        (["2025-", "2026"], "2025-2026"),
        (["Länsi-", "Suomi"], "Länsi-Suomi"),
        (["Kasvu-", "2030-ohjelma"], "Kasvu-2030-ohjelma"),
        # A word parted at a syllable.
        (["keskeisille sidos-", "ryhmille"], "keskeisille sidosryhmille"),
        (["vaikutta-", "vuuden arvi-", "ointi"], "vaikuttavuuden arviointi"),
        ([f"keskeisille sidos{SOFT}", "ryhmille"], "keskeisille sidosryhmille"),
        ([f"sidos{SOFT}ryhmille"], "sidosryhmille"),
        # A soft hyphen says so itself: what reads like `ja` behind it changes nothing.
        ([f"raken{SOFT}", "taja"], "rakentaja"),
        # Dashes are no hyphens.
        (["Valmis –", "otettu käyttöön"], "Valmis – otettu käyttöön"),
        (["10–", "12 kpl"], "10–12 kpl"),
        # A printed `-` is a value.
        (["-"], "-"),
        # Lines without words are none.
        (["", "Tehty"], "Tehty"),
    ],
)
def test_wraps_and_hyphens(lines: list[str], text: str) -> None:
    assert said(join(words_of(line) if line else [] for line in lines)) == text


def test_no_words_are_no_text() -> None:
    assert join([]) is None
    assert join([[], []]) is None
    assert join_items([]) is None
    assert join_items([[]]) is None
    assert join_title([]) is None


def test_a_text_keeps_its_words_in_their_order() -> None:
    first, second = words_of("keskeisille sidos-"), words_of("ryhmille", page=2)
    text = join([first, second])
    assert text is not None
    assert text.words == (*first, *second)
    assert text.page == 1
    items = join_items([[first], [words_of("• Toinen")]])
    assert items is not None
    assert [word.text for word in items.words] == ["keskeisille", "sidos-", "•", "Toinen"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        # A dash at a line's end parts the unit from the goals.
        (["TOIMINNALLISET TAVOITTEET -", "KONSERNIPALVELUT"], "TOIMINNALLISET TAVOITTEET - KONSERNIPALVELUT"),
        (["TOIMINNALLISET TAVOITTEET –", "KONSERNIPALVELUT"], "TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT"),
        (["TOIMINNALLISET", "TAVOITTEET – POSI"], "TOIMINNALLISET TAVOITTEET – POSI"),
        # A hyphen in a word does not.
        (["TAVOITTEET – SIVISTYS-", "JA KULTTUURI"], "TAVOITTEET – SIVISTYS- JA KULTTUURI"),
        (["Tavoitteet – Sosiaali- ja terveys-", "palvelut"], "Tavoitteet – Sosiaali- ja terveyspalvelut"),
        # Long capitals are no abbreviation, short ones may be.
        (["TAVOITTEET – KULTTUURIPAL-", "VELUT"], "TAVOITTEET – KULTTUURIPALVELUT"),
        (["TAVOITTEET – TEKNINEN TOIMI-", "ALA"], "TAVOITTEET – TEKNINEN TOIMIALA"),
        (["TAVOITTEET – SOTE-", "PALVELUT"], "TAVOITTEET – SOTE-PALVELUT"),
        (["TAVOITTEET – ICT-", "PALVELUT"], "TAVOITTEET – ICT-PALVELUT"),
        (["TAVOITTEET – POHJOIS-", "SATAKUNTA"], "TAVOITTEET – POHJOIS-SATAKUNTA"),
        ([f"TAVOITTEET – INF{SOFT}", "RA- JA KIINTEISTÖPALVELUT"], "TAVOITTEET – INFRA- JA KIINTEISTÖPALVELUT"),
    ],
)
def test_titles(lines: list[str], text: str) -> None:
    assert said(join_title(map(words_of, lines))) == text


@pytest.mark.parametrize(
    ("paragraphs", "text"),
    [
        ([["Luonnos on valmis"]], "Luonnos on valmis"),
        ([["• Luonnos on", "valmis"], ["• Kokous pidetty"]], "- Luonnos on valmis\n- Kokous pidetty"),
        ([["Vuoden aikana:"], ["- Luonnos"], ["- Kokous"]], "Vuoden aikana:\n- Luonnos\n- Kokous"),
        ([["Luonnos on valmis."], ["Kokous pidetty."]], "Luonnos on valmis. Kokous pidetty."),
        ([["- Viestintä-", "ja markkinointi"]], "- Viestintä- ja markkinointi"),
        # A dash inside a paragraph is no item.
        ([["Hanke – ensimmäinen"]], "Hanke – ensimmäinen"),
        ([["-palvelu on valmis"]], "-palvelu on valmis"),
    ],
)
def test_reports(paragraphs: list[list[str]], text: str) -> None:
    assert said(join_items([[words_of(line) for line in lines] for lines in paragraphs])) == text


@pytest.mark.parametrize(
    "bullet", ["-", "–", "—", "•", "▪", "■", "●", "○", "o", "◦", "➢", "→", "*", "·", "✓", "\ufffd"]
)
def test_every_bullet_makes_an_item(bullet: str) -> None:
    assert begins_item(words_of(f"{bullet} Tehty"))
    assert said(join_items([[words_of("Alku")], [words_of(f"{bullet} Tehty")]])) == "Alku\n- Tehty"


@pytest.mark.parametrize("line", ["-", "•", "Tehty", "-palvelun arvioidaan", "-5 prosenttia", "on tehty"])
def test_what_begins_no_item(line: str) -> None:
    assert not begins_item(words_of(line))


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("kerros-m", "kerros-m²"),
        ("214 600 m", "214 600 m²"),
        ("km", "km²"),
        ("htm", "htm²"),
        ("Valmis", "Valmis 2"),
    ],  # a note's sign
)
def test_a_raised_figure_is_a_power_of_metres(before: str, text: str) -> None:
    words = words_of(before)
    raised = At(words[-1].x1, 96, "2", size=7).words()
    assert said(join([[*words, *raised]])) == text


def test_a_figure_in_a_line_is_no_power() -> None:
    assert said(join([words_of("nro m 2 ja 3")])) == "nro m 2 ja 3"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("kaupunginhallitukse", "ssa 31.12.2025"), "kaupunginhallituksessa 31.12.2025"),
        (("Asukkai", "lle"), "Asukkaille"),
        (("Kysely", "Llama"), "Kysely Llama"),
        (("vuonna 2025", "llm"), "vuonna 2025 llm"),
        (("Suomi.fi-", "palvelu"), "Suomi.fi-palvelu"),
    ],
)
def test_a_word_that_is_broken_without_a_hyphen(lines: tuple[str, str], text: str) -> None:
    assert said(join(map(words_of, lines))) == text


def test_a_hyphen_behind_the_names_of_two_places_stays() -> None:
    text = join([words_of("Edistetään Pori–Tampere-"), words_of("radan rakentamista")])
    assert text and text.text == "Edistetään Pori–Tampere-radan rakentamista"


def test_a_hyphen_behind_an_abbreviation_that_has_a_vowel_stays() -> None:
    text = join([words_of("Vaihdetaan led-"), words_of("valaisimet")])
    assert text and text.text == "Vaihdetaan led-valaisimet"
