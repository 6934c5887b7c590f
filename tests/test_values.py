"""Typed values of baselines and targets: what is printed, and what it is read as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.values import Direction, Value, ValueKind, direction_of, read_value


def exact(number: float, unit: str | None = None) -> Value:
    return Value("exact", number, number, unit)


def approximate(number: float, unit: str | None = None) -> Value:
    return Value("approximate", number, number, unit)


def between(low: float, high: float, unit: str | None = None) -> Value:
    return Value("range", low, high, unit)


def above(kind: ValueKind, low: float, unit: str | None = None) -> Value:
    return Value(kind, low, None, unit)


def below(kind: ValueKind, high: float, unit: str | None = None) -> Value:
    return Value(kind, None, high, unit)


def day(date: str) -> Value:
    return Value("date", date=date)


NUMBERS = {
    "0": exact(0),
    "10": exact(10),
    "58,4": exact(58.4),
    "0,125": exact(0.125),
    "-3": exact(-3),
    "−3": exact(-3),  # U+2212
    "–3": exact(-3),  # an en dash right before the number
    "1 240": exact(1240),
    "1\u00a0240": exact(1240),
    "1 200 000 €": exact(1_200_000, "€"),
    "1\u00a0200\u00a0000\u00a0€": exact(1_200_000, "€"),
    "1\u202f200\u2009000 €": exact(1_200_000, "€"),
    "1.200.000 €": exact(1_200_000, "€"),
    "1 200,50 €": exact(1200.5, "€"),
    "1,2 milj. €": exact(1_200_000, "€"),
    "1,2 milj €": exact(1_200_000, "€"),
    "1,2 milj. euroa": exact(1_200_000, "€"),
    "1.2 milj. €": exact(1_200_000, "€"),
    "1,2 miljoonaa euroa": exact(1_200_000, "€"),
    "2,3 M€": exact(2_300_000, "€"),
    "0,5 mrd. €": exact(500_000_000, "€"),
    "5 milj.": exact(5_000_000),
    "350 t€": exact(350_000, "€"),
    "1 350 k€": exact(1_350_000, "€"),
    "12 tuhatta": exact(12_000),
    "0 €": exact(0, "€"),
    "85000 EUR": exact(85_000, "€"),
    "1,5 %": exact(1.5, "%"),
    "100%": exact(100, "%"),
    "100 %.": exact(100, "%"),
    "12.5 %": exact(12.5, "%"),  # with a unit it is no day
    "-3,2 %": exact(-3.2, "%"),
    "+5 %": exact(5, "%"),
    "+ 5 %": exact(5, "%"),
    "45 prosenttia": exact(45, "%"),
    "2 %-yksikköä": exact(2, "%-yks."),
    "0,4 prosenttiyksikköä": exact(0.4, "%-yks."),
    "3 ‰": exact(3, "‰"),
    "12 kpl": exact(12, "kpl"),
    "12 KPL": exact(12, "kpl"),
    "12 kappaletta": exact(12, "kpl"),
    "5 kpl.": exact(5, "kpl"),
    "2025 kpl": exact(2025, "kpl"),
    "2 025": exact(2025),  # a year is not printed so
    "30 hlö": exact(30, "hlö"),
    "30 henkilöä": exact(30, "hlö"),
    "4,5 htv": exact(4.5, "htv"),
    "420 kg": exact(420, "kg"),
    "12 t": exact(12, "t"),
    "12 tonnia": exact(12, "t"),
    "5,5 km": exact(5.5, "km"),
    "250 metriä": exact(250, "m"),
    "1 500 m²": exact(1500, "m²"),
    "1 500 m2": exact(1500, "m²"),
    "3 ha": exact(3, "ha"),
    "1,5 MWh": exact(1.5, "MWh"),
    "7 pv": exact(7, "pv"),
    "7 päivää": exact(7, "pv"),
    "14 vrk": exact(14, "vrk"),
    "4 viikkoa": exact(4, "vk"),
    "6 kk": exact(6, "kk"),
    "3 v": exact(3, "v"),
    "3 v.": exact(3, "v"),
    "3 vuotta": exact(3, "v"),
    "83 000 as.": exact(83_000, "as."),
    "83 000 asukasta": exact(83_000, "as."),
    "3 kertaa": exact(3, "krt"),
    "4,2 pistettä": exact(4.2, "pistettä"),
}
RATES = {
    "12,4 / 1000 as.": exact(12.4, "/ 1000 as."),
    "12,4/1 000 as": exact(12.4, "/ 1000 as."),
    "3 kpl / 1000 asukasta": exact(3, "kpl / 1000 as."),
    "250 / 100 000 as.": exact(250, "/ 100000 as."),
    "500 000 € / vuosi": exact(500_000, "€ / v"),
    "1,2 milj. €/v": exact(1_200_000, "€ / v"),
    "8 kpl vuodessa": exact(8, "kpl / v"),
    "5 kpl/kk": exact(5, "kpl / kk"),
    "2 pv/vk": exact(2, "pv / vk"),
    "2 pv viikossa": exact(2, "pv / vk"),
    "3/vko": exact(3, "/ vk"),
    "120 €/as.": exact(120, "€ / as."),
    "7 900 € / oppilas / v": exact(7900, "€ / oppilas / v"),
    "4 krt vuodessa": exact(4, "krt / v"),
    "2 x vuodessa": exact(2, "krt / v"),
    "2x/kk": exact(2, "krt / kk"),
    "vähintään 3 kpl / vuosi": above("at_least", 3, "kpl / v"),
    # Four of five stays four: 0.8 is not printed.
    "4/5": exact(4, "/ 5"),
    "4 / 5": exact(4, "/ 5"),
    "3,8/5": exact(3.8, "/ 5"),
    "0/12": exact(0, "/ 12"),
    "n. 4/5": approximate(4, "/ 5"),
    "vähintään 4,2/5": above("at_least", 4.2, "/ 5"),
    "> 4,0 / 5": above("more_than", 4, "/ 5"),
    "alle 3/5": below("less_than", 3, "/ 5"),
    "3,5 (asteikko 1–5)": exact(3.5, "/ 5"),
    "> 4 (asteikolla 1-5)": above("more_than", 4, "/ 5"),
    "8,4 (asteikko 4–10)": exact(8.4, "/ 10"),
}
APPROXIMATE = {
    "n. 90 %": approximate(90, "%"),
    "N. 90 %": approximate(90, "%"),
    "n.90%": approximate(90, "%"),
    "noin 90": approximate(90),
    "Noin 1 000 kpl": approximate(1000, "kpl"),
    "~ 50": approximate(50),
    "≈ 3,5": approximate(3.5),
    "arviolta 200 t€": approximate(200_000, "€"),
    "n. 6 viikkoa": approximate(6, "vk"),
}
RANGES = {
    "2-3": between(2, 3),
    "2–3": between(2, 3),
    "2 – 3": between(2, 3),
    "1,5 – 2,5": between(1.5, 2.5),
    "0–2": between(0, 2),
    "10–12 kpl": between(10, 12, "kpl"),
    "70–75 %": between(70, 75, "%"),
    "5—7 vrk": between(5, 7, "vrk"),  # as a scan is read
    "10 % - 12 %": between(10, 12, "%"),
    "5…7 vrk": between(5, 7, "vrk"),
    "1 000–2 000 €": between(1000, 2000, "€"),
    "500–1 000 €": between(500, 1000, "€"),
    "1–2 milj. €": between(1_000_000, 2_000_000, "€"),
    "-5–-3 %": between(-5, -3, "%"),
    "n. 5–6 %": between(5, 6, "%"),  # the ends are what is printed; that they are rough is in the text
    "2-3 kertaa vuodessa": between(2, 3, "krt / v"),
}
BOUNDS = {
    "≥ 95 %": above("at_least", 95, "%"),
    "≥ 4,5": above("at_least", 4.5),
    ">= 4": above("at_least", 4),
    "vähintään 3": above("at_least", 3),
    "Vähintään 80 %": above("at_least", 80, "%"),
    "väh. 5 kpl": above("at_least", 5, "kpl"),
    "min. 3": above("at_least", 3),
    "min 3": above("at_least", 3),
    "minimissään 3": above("at_least", 3),
    "vähint. 3 kpl": above("at_least", 3, "kpl"),
    "min 5 min": above("at_least", 5, "min"),
    "> 0": above("more_than", 0),
    ">0": above("more_than", 0),
    "> 4,0": above("more_than", 4),
    "> 85 %": above("more_than", 85, "%"),
    "yli 100 kpl": above("more_than", 100, "kpl"),
    "enemmän kuin 5": above("more_than", 5),
    "≤ 15": below("at_most", 15),
    "<= 15": below("at_most", 15),
    "enintään 2": below("at_most", 2),
    "enintään 2,1 milj. €": below("at_most", 2_100_000, "€"),
    "korkeintaan 10 vrk": below("at_most", 10, "vrk"),
    "max 5": below("at_most", 5),
    "maks. 5": below("at_most", 5),
    "enint. 5 %": below("at_most", 5, "%"),
    "kork. 10 vrk": below("at_most", 10, "vrk"),
    "maksimissaan 5": below("at_most", 5),
    "< 15": below("less_than", 15),
    "< 7 vrk": below("less_than", 7, "vrk"),
    "alle 5": below("less_than", 5),
    "alle 50 000 €": below("less_than", 50_000, "€"),
}
DATES = {
    "31.12.2025": day("2025-12-31"),
    "1.9.2025": day("2025-09-01"),
    "01.09.2025": day("2025-09-01"),
    "31. 12. 2025": day("2025-12-31"),
    "31.12.2025 mennessä": day("2025-12-31"),
    "viimeistään 30.6.2025": day("2025-06-30"),
    "29.2.2028": day("2028-02-29"),
    "2025-12-31": day("2025-12-31"),
    "6/2025": day("2025-06-30"),
    "2/2024": day("2024-02-29"),
    "12 / 2025 mennessä": day("2025-12-31"),
    "kesäkuu 2025": day("2025-06-30"),
    "Syyskuussa 2025": day("2025-09-30"),
    "marraskuun 2025 loppuun mennessä": day("2025-11-30"),
    "T2/2025": day("2025-08-31"),
    "Q1/2026": day("2026-03-31"),
    "vuonna 2025": day("2025-12-31"),
    "vuoden 2025 loppuun mennessä": day("2025-12-31"),
    "2026 mennessä": day("2026-12-31"),
    "31.12.2025.": day("2025-12-31"),
    "T2 2025": day("2025-08-31"),
    "Q4 2025": day("2025-12-31"),
    "kesäkuun 2025 loppu": day("2025-06-30"),
    "v. 2025": day("2025-12-31"),
    "v. 2025 loppuun mennessä": day("2025-12-31"),
    "2026 loppuun mennessä": day("2026-12-31"),
    "2025 aikana": day("2025-12-31"),
}
REMARKS = {
    "100 % (2024: 95 %)": exact(100, "%"),
    "3 kpl (2024)": exact(3, "kpl"),
    "vähintään 4,0 (v. 2023: 3,8)": above("at_least", 4),
    "85 000 € (31.12.2024)": exact(85_000, "€"),
    "2024: 95 %": exact(95, "%"),
    "TP 2024: 95 %": exact(95, "%"),
    "12 kpl (TP2024)": exact(12, "kpl"),
    "1,2 milj. € (TA 2025)": exact(1_200_000, "€"),
    "95 % (tilanne 31.12.2024)": exact(95, "%"),
    "3,8 / 5 (2023)": exact(3.8, "/ 5"),
    "80 % vuonna 2027": exact(80, "%"),
    "vähintään 90 % vuoteen 2027 mennessä": above("at_least", 90, "%"),
    "100 % vuoden 2025 loppuun mennessä": exact(100, "%"),
}
NOTHING = dict.fromkeys(
    (
        *("-", "–", "—", "Ei olemassa", "ei ole", "Ei mitattu", "ei ole mitattu", "Ei mitattu.", "ei tiedossa"),
        *("n/a", "Ei mitattu aiemmin", "ei aiemmin mitattu", "ei vielä mitattu", "ei määritelty", "ei lähtötasoa"),
    ),
    Value("none"),
)
# What is no value, or could be two; no number is made up.
UNSURE = (
    "",
    "Valmis ja käytössä",
    "Ohjelma 2",
    "kyllä",
    "kasvaa",
    "Ei aloitettu",
    "ei yhtään",  # 0 is not printed
    "ei",
    "--",
    ">",
    "%",
    "> 5-6",
    "yli n. 5",
    "3-2",
    "2-3-4",
    "3-3",
    "2--3",
    "+-5",
    "±5 %",
    "- 5 %",  # a list's dash, or a minus
    "2025",  # a year, or so many
    "1950",
    "yli 2000",
    "2025 vuosi",
    "2025 v",
    "2025-2026",
    "2024/2025",
    "12/24",  # December, or twelve of 24
    "6/25",
    "12/5",
    "24/7",
    "50/50",  # half each, or all of fifty
    "n. 6/25",
    "5,5 (asteikko 1–5)",
    "4 kpl (asteikko 1–5)",
    "2 viikossa",  # twice a week, or within two
    "2–3 kuukaudessa",
    "2x",  # twice, or twice as much
    "2 x",
    "5 / x",
    "95 % (2023) vuonna 2024",
    "TP 2024: 95 % (2023)",
    "5 %-yks. vuoden 2024 tasosta",
    "12.5 vuonna 2024",
    "kasvu vuonna 2025",
    "13/2025",
    "31.2.2025",
    "31.12.25",
    "31.12.",
    "12.5.",
    "12.5",  # a day, or a number
    "1.",
    "1.1.2025 alkaen",
    "ennen 1.1.2026",
    "1.1.–31.12.2025",
    "syksyllä 2025",
    "vuoden loppuun mennessä",
    "1.200",  # 1200, or 1,2
    "1,200",
    "1.200 €",
    "1,200 kpl",
    "1,200,000",
    "1 20",
    "1 2000",
    "007",
    "02 123 456",
    "12 345 678 901 234 567",  # more digits than a double holds
    "1–2 000 €",  # from 1, or from 1 000
    "10–15 000",
    "5 M",  # metres, or millions
    "5 e",
    "10 kg - 2 t",
    "5 v 6 kk",
    "5 € kpl",
    "1e5",
    "inf",
    "nan",
    "½",
    "１２",  # digits of other scripts
    "१२ %",
    "\U0001e4f0",
    "5–\U0001e4f0 kpl",
    "\U0001e4f0.5.2025",
    "100 % palveluista",
    "noin 30 % yksiköistä",
    "nousee 5 prosenttiyksikköä edellisvuodesta",
    "alle 5-vuotiaat",
    "60-prosenttinen",
    "2 tai 3",
    "yli puolet",
    "3 hanketta",
    "10 kpl, joista 5 uutta",
    "2024: 12, 2025: 15",
    "95 %1)",
    "5 (yksikköä)",
    "keskimäärin 3",
)
CASES: list[tuple[str, Value]] = [
    case for table in (NUMBERS, RATES, APPROXIMATE, RANGES, BOUNDS, DATES, REMARKS, NOTHING) for case in table.items()
]
CASES += [(text, Value("text")) for text in UNSURE]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_values(text: str, value: Value) -> None:
    assert read_value(text) == value


@pytest.mark.parametrize(
    ("baseline", "target", "direction"),
    [
        ("58 %", "85 %", "up"),
        ("0", "> 0", "up"),
        ("0", "2-3", "up"),
        ("0", "5 kpl", "up"),  # nothing is nothing in any unit
        ("72 %", "vähintään 80 %", "up"),
        ("2-3", "3-4", "up"),
        ("vähintään 3", "vähintään 5", "up"),
        ("72 %", "+10 %", "up"),  # a change, printed as one
        ("-5 %", "-3 %", "up"),
        ("2,4 milj. €", "850 t€", "down"),
        ("14 vrk", "< 7 vrk", "down"),
        ("14 vrk", "enintään 10 vrk", "down"),
        ("n. 50 %", "40 %", "down"),
        ("5", "alle 5", "down"),
        ("95 %", "95 %", "same"),
        ("1000 €", "1 000 €", "same"),
        # Not to be compared, or not sure.
        ("3", "vähintään 3", None),
        ("2-3", "2-4", None),
        ("90 %", "n. 90 %", None),
        ("12 kpl", "50 %", None),
        ("12", "15 kpl", None),
        ("vähintään 3", "enintään 5", None),
        ("ei mitattu", "90 %", None),
        ("1.9.2025", "31.12.2025", None),
        ("Vireillä", "Valmis", None),
        (None, "5", None),
        ("5", None, None),
    ],
)
def test_direction(baseline: str | None, target: str | None, direction: Direction | None) -> None:
    assert direction_of(baseline, target) == direction


PIECES = (
    "5",
    "2025",
    "1 200",
    "1,5",
    "-",
    "–",
    "−",
    "+",
    "n.",
    "yli ",
    "%",
    "€",
    "milj.",
    "kpl",
    "/",
    "31.12.",
    " ",
    "(",
    ")",
)


@given(st.lists(st.sampled_from(PIECES) | st.characters(), max_size=8).map("".join))
def test_any_text_is_read_and_no_number_is_made_up(text: str) -> None:
    value = read_value(text)
    if value.low is not None or value.high is not None:
        assert any(char in "0123456789" for char in text)
    if value.kind == "range":
        assert value.low is not None
        assert value.high is not None
        assert value.low < value.high


def test_hostile_text_is_read_at_once() -> None:
    for text in ("1 " + "000 " * 5000 + "x", "5 " + "/ v " * 5000 + "x", "1-" * 5000, "5" + "a" * 20_000 + "-5"):
        assert read_value(text) == Value("text")
