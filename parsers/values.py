"""What a baseline or target says as a value: `2-3` is a range, `> 0` is more than 0. What is not plainly a
value stays text; no number is made up."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import inf, isinf, nextafter
from typing import Literal

import regex

from parsers.measures import Measure, read_measure

ValueKind = Literal[
    "text", "exact", "approximate", "range", "at_least", "more_than", "at_most", "less_than", "date", "none"
]
Direction = Literal["up", "down", "same"]

# What stands before a number. All is compared in small letters, with single spaces.
_QUALIFIERS: dict[ValueKind, str] = {
    "approximate": r"n\.|noin|arviolta|suunnilleen|ca\.?|~|≈",  # n. 90 %
    "at_least": r"≥|>=|vähintään|väh\.|vähint\.|min\.?|minimissään|ainakin",  # vähintään 3
    "more_than": r">|yli|enemmän kuin",  # yli 100 kpl
    "at_most": r"≤|<=|enintään|enint\.|korkeintaan|kork\.|maks?\.?|max\.?|maksimissaan",  # enintään 2
    "less_than": r"<|alle|vähemmän kuin",  # alle 5
}
_QUALIFIER = regex.compile("|".join(f"(?P<{kind}>{spelt})" for kind, spelt in _QUALIFIERS.items()))

# Digits are spelled out: `\d` also knows those of other scripts, some of them newer than what Python can count with.
# 1 200 000 or 1.200.000, 1200, with a decimal comma, or a decimal point and one or two digits.
_NUMBER = r"(?:\+ ?|-)?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]+)(?:,[0-9]+|\.[0-9]{1,2})?"
_AMOUNT = regex.compile(rf"(?:(?P<qualifier>{_QUALIFIER.pattern}) ?)?(?P<number>{_NUMBER})(?P<measure>[^0-9].*)?")
_RANGE = regex.compile(
    rf"(?:(?:{_QUALIFIERS['approximate']}) ?)?(?P<low>{_NUMBER})(?P<inner> ?[^0-9.…–—-]*?) ?(?:-|–|—|\.\.\.|…) ?"
    rf"(?P<high>{_NUMBER})(?P<measure>[^0-9].*)?"
)
# 4/5: four of five; vähintään 4,2/5
_SHARE = regex.compile(
    rf"(?:(?P<qualifier>{_QUALIFIER.pattern}) ?)?(?P<part>[0-9]{{1,3}}(?:,[0-9]+)?) ?/ ?(?P<whole>[0-9]{{1,3}})"
)

_NONE = regex.compile(
    r"[-–—]|n/a|ei ole\.?|ei mittaustietoa\.?|"
    r"ei (?:ole )?(?:olemassa|(?:vielä |aiemmin )?mitattu|mitattu aiemmin|määritelty|lähtötasoa|tiedossa|tietoa)\.?"
)
_YEAR = r"(?:19|20)[0-9][0-9]"
_MONTHS = (
    *("tammi", "helmi", "maalis", "huhti", "touko", "kesä"),
    *("heinä", "elo", "syys", "loka", "marras", "joulu"),
)
_BY = r"(?: mennessä)?\.?"
_DURING = r"aikana|lopussa|loppu|loppuun(?: mennessä)?"
_DATES = [
    regex.compile(pattern)
    for pattern in (
        rf"(?:viimeistään )?(?P<day>[0-9][0-9]?)\. ?(?P<month>[0-9][0-9]?)\. ?(?P<year>{_YEAR}){_BY}",  # 31.12.2025
        rf"(?P<year>{_YEAR})-(?P<month>[0-9][0-9])-(?P<day>[0-9][0-9])",  # 2025-12-31
        rf"(?P<month>[0-9][0-9]?) ?/ ?(?P<year>{_YEAR}){_BY}",  # 6/2025
        rf"(?P<name>{'|'.join(_MONTHS)})kuu(?:ssa|n loppuun)? (?P<year>{_YEAR}){_BY}",  # kesäkuussa 2025
        rf"(?P<name>{'|'.join(_MONTHS)})kuun (?P<year>{_YEAR}) (?:{_DURING})",
        rf"t(?P<trimester>[1-3])(?: ?/ ?| )(?P<year>{_YEAR}){_BY}",  # T2/2025, T2 2025
        rf"q(?P<quarter>[1-4])(?: ?/ ?| )(?P<year>{_YEAR}){_BY}",  # Q2/2025
        rf"(?:vuonna|vuosi|v\.) ?(?P<year>{_YEAR})",  # vuonna 2025
        rf"(?:vuoden |v\. ?)?(?P<year>{_YEAR}) (?:{_DURING})",  # vuoden 2025 loppuun mennessä
        rf"(?:vuoteen )?(?P<year>{_YEAR}) mennessä",  # 2025 mennessä
    )
]
# When a value was or will be so is a remark, not a part of it. TP 2024 is what the accounts say, TA the budget.
_OF = r"(?:v\. ?|vuonna |vuosi |t[ap] ?|tilanne |toteuma )?"
_REMARKS = [
    regex.compile(pattern)
    for pattern in (
        # 100 % (2024: 95 %), 3 kpl (TP 2024), 5 kpl (tilanne 31.12.2024)
        rf" ?\({_OF}(?:[0-9][0-9]?\.[0-9][0-9]?\.|t[1-3] ?/ ?|[0-9][0-9]?/)?{_YEAR}(?: ?:[^()]*)?\)$",
        rf" (?:vuonna {_YEAR}|vuoteen {_YEAR} mennessä|vuoden {_YEAR} loppuun mennessä)$",  # 80 % vuonna 2027
        rf"^{_OF}{_YEAR}: ",  # 2024: 95 %
    )
]
_SCALE = regex.compile(r" ?\(asteik(?:ko|olla) [0-9]+ ?[-–] ?(?P<whole>[0-9]+)\)$")  # 3,5 (asteikko 1–5): 3.5 of 5

_LOOKS_LIKE_YEAR = regex.compile(_YEAR)
# 1,200 and 1.200 may be 1200 or 1.2; leading zeros are a code's.
_UNSURE_NUMBER = regex.compile(r"[^0-9]*(?:[1-9][0-9]{0,2}[,.][0-9]{3}|0[0-9].*)")
_DIGITS = 15  # a double holds so many


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value. `low` and `high` are None where it is open, with thousands and millions multiplied out;
    `unit` is None where none is printed; `date` is the last day of what is printed, as `2025-12-31`."""

    kind: ValueKind
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    date: str | None = None


_TEXT = Value("text")


@lru_cache(maxsize=256)  # each is asked for by itself and for its direction
def read_value(text: str) -> Value:
    """The value that `text` prints; of kind `text` if it is none, or could be more than one."""
    plain = " ".join(text.replace("−", "-").replace("\u2010", "-").replace("\u2011", "-").split()).lower()
    if _NONE.fullmatch(plain):
        return Value("none")
    plain = _SCALE.sub(r" / \g<whole>", _without_remark(plain))
    return _date(plain) or _share(plain) or _amount(plain) or _range(plain) or _TEXT


def direction_of(baseline: str | None, target: str | None) -> Direction | None:
    """Where a target as printed goes from its baseline; None where the two cannot be compared, or touch."""
    start, goal = read_value(baseline or ""), read_value(target or "")
    if not _comparable(start, goal):
        return None
    if _signed(target) and not _signed(baseline):  # +10 % from 72 % is a change, not a level
        return "up"
    if (start.kind, start.low, start.high) == (goal.kind, goal.low, goal.high):
        return "same"
    moves = {_move(*ends) for ends in zip(_ends(start), _ends(goal), strict=True)} - {"open"}
    if moves == {"up"}:
        return "up"
    return "down" if moves == {"down"} else None


def _without_remark(plain: str) -> str:
    """Without the first kind of remark that there is: two of them say too much to be sure."""
    return next((rest for remark in _REMARKS if (rest := remark.sub("", plain)) != plain), plain)


def _date(plain: str) -> Value | None:
    found = next((match for pattern in _DATES if (match := pattern.fullmatch(plain))), None)
    if not found:
        return None
    parts = {name: part for name, part in found.groupdict().items() if part}
    year, month = int(parts["year"]), 12
    if "month" in parts:
        month = int(parts["month"])
    elif "name" in parts:
        month = _MONTHS.index(parts["name"]) + 1
    elif "trimester" in parts:
        month = 4 * int(parts["trimester"])
    elif "quarter" in parts:
        month = 3 * int(parts["quarter"])
    if not 1 <= month <= 12:
        return _TEXT
    last = calendar.monthrange(year, month)[1]
    day = int(parts.get("day", last))
    return Value("date", date=f"{year}-{month:02}-{day:02}") if 1 <= day <= last else _TEXT


def _share(plain: str) -> Value | None:
    found = _SHARE.fullmatch(plain)
    if not found:
        return None
    part, whole = _float(found["part"]), int(found["whole"])
    # 12/5 may be a day and 6/25 a month, and 50/50 is half each
    if part > whole or (20 <= whole <= 99 and 1 <= part <= 12) or part == whole == 50:
        return _TEXT
    return _qualified(found, part, f"/ {whole}")


def _amount(plain: str) -> Value | None:
    found = _AMOUNT.fullmatch(_with_minus(plain))
    measure = read_measure(found["measure"]) if found else None
    if not found or measure is None or _unsure(found["number"], measure):
        return None
    return _qualified(found, _float(found["number"], measure.scale), measure.unit)


def _qualified(found: regex.Match[str], number: float, unit: str | None) -> Value:
    """A number with what stands before it, which may be nothing."""
    if not found["qualifier"]:
        return Value("exact", number, number, unit)
    kind: ValueKind = next(kind for kind in _QUALIFIERS if found[kind])
    low = None if kind in {"at_most", "less_than"} else number
    high = None if kind in {"at_least", "more_than"} else number
    return Value(kind, low, high, unit)


def _range(plain: str) -> Value | None:
    found = _RANGE.fullmatch(_with_minus(plain))
    measure = read_measure(found["measure"]) if found else None
    if not found or measure is None:
        return None
    inner = found["inner"].strip()
    if inner and read_measure(inner) != measure:  # 10 % - 12 % is one range, 10 kg - 2 t is not
        return None
    if _unsure(found["low"], measure) or _unsure(found["high"], measure) or _elliptic(found["low"], found["high"]):
        return None
    low, high = _float(found["low"], measure.scale), _float(found["high"], measure.scale)
    return Value("range", low, high, measure.unit) if low < high else None


def _with_minus(plain: str) -> str:
    """With an en dash right before a first number as its sign."""
    return f"-{plain[1:]}" if plain[:1] == "–" and plain[1:2].isdigit() else plain


def _unsure(number: str, measure: Measure) -> bool:
    """Whether a printed number could be another one, a year, or the day of a date."""
    if _UNSURE_NUMBER.fullmatch(number) or sum(char.isdigit() for char in number) > _DIGITS:
        return True
    if _LOOKS_LIKE_YEAR.fullmatch(number) and measure.unit in (None, "v"):
        return True
    return "." in number and measure == Measure()


def _elliptic(low: str, high: str) -> bool:
    """Whether `1–2 000` may mean 1 000–2 000."""
    return " " in high and " " not in low and 0 < _float(low) < int(high.lstrip("+- ").split(" ")[0])


def _float(number: str, scale: int = 1) -> float:
    plain = number.replace(" ", "")
    plain = plain.replace(".", "") if plain.count(".") > 1 else plain
    return float(Decimal(plain.replace(",", ".")) * scale)


def _comparable(start: Value, goal: Value) -> bool:
    """Whether both are numbers of one unit; nothing is nothing in any unit."""
    if not all(value.low is not None or value.high is not None for value in (start, goal)):
        return False
    if (start.low is None and goal.high is None) or (start.high is None and goal.low is None):
        return False  # at least 3, at most 5
    return start.unit == goal.unit or (start.unit is None and start.low == start.high == 0)


def _signed(text: str | None) -> bool:
    return (text or "").lstrip().startswith("+")


def _ends(value: Value) -> tuple[float, float]:
    """The interval that a value stands for."""
    low = -inf if value.low is None else value.low
    high = inf if value.high is None else value.high
    return (
        nextafter(low, inf) if value.kind == "more_than" else low,
        nextafter(high, -inf) if value.kind == "less_than" else high,
    )


def _move(start: float, goal: float) -> str:
    """Where one end of an interval goes; `open` if it is open before and after."""
    if isinf(start) and start == goal:
        return "open"
    return "up" if goal > start else "down" if goal < start else "stays"
