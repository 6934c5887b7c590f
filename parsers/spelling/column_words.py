"""What heads a column: the levels of indicators, and the columns of a table of whole actions, with their spellings."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import regex

from parsers.spelling.vocabulary import (
    LEVELS,
    MANY_MILESTONES,
    MILESTONES,
    NUMBERS,
    OTHER_REPORTS,
    PHASES,
    STATES,
    Kind,
    label_in,
    match_label,
    may_name_milestone,
    plural_of,
    reports_on,
)

_FLAGS = regex.IGNORECASE
# Labels that running headers and footers have as well: `Raportti on laadittu ...`, `Vastuu: Talousyksikkö`.
_COMMON = regex.compile(rf"(?:raportti|toteutuminen|toteuma|toteutuma|{'|'.join(OTHER_REPORTS)}|vastuu)\b", _FLAGS)
BASELINE_HEADING = regex.compile(
    r"lähtö-?(?:taso|arvo|tila(?:nne)?|t\.)|nyky-?(?:taso|arvo|tila(?:nne)?)", _FLAGS
)  # Lähtötaso, Nykytaso
TARGET_HEADING = regex.compile(r"tavoite-?(?:taso|arvo|tila(?:nne)?|t\.)", _FLAGS)  # Tavoitetaso
_BROKEN_HEADING = regex.compile(r"lähtöt\p{L}*|tavoitet\p{L}*", _FLAGS)  # no word by itself: `Lähtötas`

# What may follow a heading word in its cell: `Lähtötaso 2024`, `Tavoitetaso (v. 2025)`, `Lähtötaso:`.
HEADING_TAIL = regex.compile(r"[(]?(?:v(?:uo(?:nna|de)?\w*[-\u00ad]?)?\.?)?[(]?(?:20\d\d|\d{4}-\d{4})?[):]*", _FLAGS)

# Of what year's accounts or budget the values are; right below a heading it is none itself: `TP2024`, `TA 2025`.
HEADING_BUDGET = regex.compile(r"t[pa]e?[ -]?(?:20)?[0-9]{2}", _FLAGS)

# And what may be a value as well: `Lähtötaso 31.12.2024`, `Lähtötaso TP 2024`, `Lähtötaso T3/2024`.
HEADING_TIME = regex.compile(
    r"(?:(?:[0-9.]+[–-])?[0-9]{1,2}\.[0-9]{1,2}\.|(?:[0-9]{1,2}[–-])?[0-9]{1,2}/|t[123]/|20\d\d–)20\d\d:?|tp|ta|tilinpäätös|talousarvio|toteuma|ennuste",
    _FLAGS,
)

_OF_YEAR = regex.compile(r"vuoden\s20\d\d\s", _FLAGS)  # `Vuoden 2025 välitavoite`
_MONTHS = regex.compile(r"[0-9]{1,2}[–-]")  # ahead of where a narrow cell breaks `1–8/2025`
_TRIMESTER = regex.compile(r"[(]?t[123][)]?", _FLAGS)  # `Raportointi T2`; below a heading it may be a value

# Marks of notes, and what else may stand close behind a heading word.
HEADING_MARKS = ":(),*†‡¹²³⁴"
_NOTE = regex.compile(r"(?<=\p{L})\d{1,2}$")  # the number of one, `Lähtötaso1`
_HEADINGS = (
    ("lähtötaso", "lähtöarvo", "lähtötilanne", "nykytaso", "nykytila"),
    ("tavoitetaso", "tavoitearvo", "tavoitetila"),
)
_OF_ACTIONS = regex.compile(r"selvitys|toimenpit|edisty|etene", _FLAGS)  # and so begins a column of reports

# Other names of a MITTARI over its column: `Tunnusluku`, `Indikaattori`, `Mittarin kuvaus`.
_OF_INDICATORS = regex.compile(r"tunnuslu|indikaat|kuvaus|nimi|mittari|kriteeri|arviointi|seurat", _FLAGS)
_LISTED = regex.compile(r"\s?[,/&+]\s?|\s(?:ja|sekä|[–-])\s", _FLAGS)
_LEVELS = regex.compile(r"(?:lähtö|nyky|tavoite)\p{L}*", _FLAGS)  # of whatever name: `Mittarit ja tavoitetasot`
_STATES_OF_YEAR = ("lähtö", "tilanne", "toteuma", "taso", "arvo", "tulos", "tp", "tilinpäätös")
NUMBER = "number"  # the column of them in a table of whole actions


def may_be_target(word: str) -> bool:
    """Whether a word is a `Tavoite`, which beside a `Lähtötaso` heads the targets: `Tavoite 2025`, `TA 2025`."""
    return word.strip(HEADING_MARKS).lower() in ("tavoite", "tavoitellaan", "ta", "talousarvio")


def names_now(word: str) -> bool:
    """Whether a word says of the present, and between a MITTARI and a `Tavoite` heads the baselines: `Nyt`."""
    return word.strip(HEADING_MARKS).lower() in ("nyt", "nykyisin", "lähtö")


def may_be_baseline(word: str) -> bool:
    """Whether a word heads the baselines with an earlier year than that of the targets: `Toteuma 2024`."""
    return word.strip(HEADING_MARKS).lower() in _STATES_OF_YEAR


@lru_cache(maxsize=4096)  # several rules ask about one line
def may_name_heading(text: str) -> bool:
    """Whether a line may have a heading of a table in it: most have none, and need not be looked at word by word."""
    small = text.lower()
    # The least that is left of them where they are broken.
    return "läht" in small or "tavo" in small or "nyky" in small or "tp 2" in small or "tilinpäätös 2" in small


@lru_cache(maxsize=4096)
def level_named(text: str) -> int | None:
    """Which level a whole word is the name of: the baseline (0) or the target (1)."""
    return next((side for side, name in enumerate((BASELINE_HEADING, TARGET_HEADING)) if name.fullmatch(text)), None)


@lru_cache(maxsize=4096)
def heading_of(word: str) -> int | None:
    """Which heading a word is, the baseline's (0) or the target's (1), or the upper part of, where it is broken inside
    its word: `Lähtö-` over `taso`, `Tavoitetas` over `o`."""
    text = _NOTE.sub("", word.strip(HEADING_MARKS))
    part = text.lower().removesuffix("-") if text.endswith("-") or _BROKEN_HEADING.fullmatch(text) else ""
    for side, heading in enumerate((BASELINE_HEADING, TARGET_HEADING)):
        if heading.fullmatch(text) or (len(part) > 3 and any(name.startswith(part) for name in _HEADINGS[side])):
            return side
    return None


def names_indicators(word: str) -> bool:
    """Whether a heading begins with a word for indicators that is no label."""
    return bool(_OF_INDICATORS.match(word))


def number_of_step(heading: str) -> int | None:
    """The number in the heading of a column of milestones: `Osatavoite 2`."""
    found = match_label(heading)
    whole = found is not None and found.kind is Kind.MILESTONE and found.length == len(heading)
    return found.number if found and whole else None


def tells_state(heading: str) -> bool:
    """Whether the heading of a column says that it tells how things stand: `Toteuma 31.8.`."""
    found = match_label(heading)
    return (
        heading.lower() in (*STATES, "raportointi")
        or reports_on(heading)
        or (found is not None and found.kind in (Kind.REPORT, Kind.PROGRESS))
    )


# What names a column by itself. `TP 2024` are the accounts of the year before, `TA 2025` is the budget.
_COLUMNS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("baseline", BASELINE_HEADING.fullmatch),
    ("baseline", regex.compile(r"(?:tp|tilinpäätös|toteuma)\s?20\d\d", _FLAGS).fullmatch),
    ("target", TARGET_HEADING.fullmatch),
    ("target", regex.compile(r"(?:ta|talousarvio)\s?20\d\d", _FLAGS).fullmatch),
    (Kind.INDICATOR.value, regex.compile(r"(?:mittarin|tunnusluvun|indikaattorin)\s(?:nimi|kuvaus)", _FLAGS).fullmatch),
    (Kind.ACTION.value, lambda name: name.lower() == "toimi"),  # which by itself is no label
    (NUMBER, lambda name: name.lower() in NUMBERS),
    (Kind.REPORT.value, reports_on),
)


def column_of(heading: str) -> str | None:
    """Which column of a table of whole actions a heading names, whatever time it adds: `Lähtötaso 2024`."""
    words = _OF_YEAR.sub("", heading).split(" ")
    times = (HEADING_TAIL, HEADING_TIME, HEADING_BUDGET, _TRIMESTER, _MONTHS)
    while (name := _column_named(" ".join(words))) is None:
        if len(words) < 2 or not any(time.fullmatch(words[-1]) for time in times):
            return None
        words.pop()
    return name


def _column_named(name: str) -> str | None:
    if column := next((column for column, names in _COLUMNS if names(name)), None):
        return column
    if kinds := _context_of(name):
        return kinds[-1].value
    if others := _with_others(name):
        return others.value
    kind = _label_in(name)
    if kind is Kind.REPORT and not name.lower().startswith(("raport", "tilanneku", "tilanneka")):
        return None  # a `Toteuma` there is that of the indicators
    if kind is Kind.PROGRESS:
        return Kind.REPORT.value if _OF_ACTIONS.match(name) else None
    return kind.value if kind else None


def _with_others(heading: str) -> Kind | None:
    """What stands first in a column that has more: `Osatavoitteet ja niiden tilanne`, `OSATAVOITE / RAPORTOINTI`,
    `Mittari ja tavoitetaso`; and a report by two names, `Selvitys (T3) / Raportointi`."""
    first, *others = _LISTED.split(heading)
    if not others:
        return None
    if tells_state(first) and _label_in(others[0]) is Kind.REPORT:
        return Kind.REPORT
    many = first.lower() in MANY_MILESTONES
    if (many or first.lower() in MILESTONES) and (many or tells_state(others[0])):
        return Kind.MILESTONE
    levels = all(map(_LEVELS.fullmatch, others))
    return Kind.INDICATOR if levels and _label_in(first) is Kind.INDICATOR else None


def _context_of(heading: str) -> list[Kind]:
    """The parts of a context that one column has together: `Tavoite, teko ja toimenpide`; none if it has another."""
    parts = _LISTED.split(heading)
    kinds = [kind for part in parts if (kind := _label_in(part)) in LEVELS]
    return kinds if 1 < len(kinds) == len(parts) else []


def _label_in(heading: str) -> Kind | None:
    """The label that a heading is, which may be in the plural."""
    return label_in(heading) or plural_of(heading)


def may_name_action(text: str) -> bool:
    """Whether a line may have the heading of a column of actions: most have none, and need not be looked at closely."""
    small = text.lower()
    return "toimenpi" in small or ("toimi" in small and "toimi" in small.split())


def ends_heading(text: str) -> bool:
    """Whether a word is the lower part of a heading that is broken inside its word."""
    part = text.lower()
    return len(part) > 1 and any(word.endswith(part) and word != part for words in _HEADINGS for word in words)


@lru_cache(maxsize=1024)  # asked of the outermost lines of a page, by several rules
def begins_block(text: str) -> bool:
    """Whether a line is a label's or one of a table's headings, however often it is printed."""
    if match_label(text) is not None and not _COMMON.match(text):
        return True
    words = [word.strip("():") for word in text.split()]
    if may_name_heading(text):
        broken = {0, 1} <= set(map(heading_of, words))  # `Lähtö-   Tavoite-`, where a `Tavoite-` may begin anything
        if broken or any(level_named(word) is not None for word in words):
            return True
    if not may_name_milestone(text):
        return False
    # `Nro   Osatavoite   Raportointi`; text speaks of a `Vaihe` as well, but `Vaihe   Tilanne 31.8.` heads a table.
    named = any(word.lower() in MILESTONES and word.lower() not in PHASES for word in words)
    return named or (bool(words) and words[0].lower() in PHASES and tells_state(text.partition(" ")[2]))
