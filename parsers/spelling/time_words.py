"""What says of when: years, days, and the trimesters of a year in words, by code or by their months."""

from __future__ import annotations

from functools import lru_cache

import regex

_FLAGS = regex.IGNORECASE
_ORDINALS = (("T1", r"ensimmäi\w+|1\.|i"), ("T2", r"toi[sn]\w+|2\.|ii"), ("T3", r"kolma[ns]\w*|3\.|iii"))
_PERIODS = tuple(
    (period, regex.compile(rf"\b(?:{ordinal})\s+(?:vuosi)?kolmanne\w+|\bvuosikolmannes\s+{period[1]}\b", _FLAGS))
    for period, ordinal in _ORDINALS
)
_LAST_DAYS = {"30.4.": "T1", "31.8.": "T2", "31.12.": "T3"}  # of trimesters
_LAST_MONTHS = {"huhtikuu": "T1", "elokuu": "T2", "joulukuu": "T3"}
# How things stand at the end of one: `Tavoitteiden toteutuminen 31.8.2025`, `Tilanne elokuussa`.
_AT_LAST_DAY = regex.compile(
    r"(?:(?:tavoitteiden|toimenpiteiden)\s+)?"
    r"(?:edistyminen|eteneminen|toteutuminen|toteutunut|toteu(?:tu)?ma|tilanne|seuranta|(?:osavuosi|tilanne|väli)(?:katsaus|raportti)"
    r"|missä\s+mennään),?\s+"
    r"(30\.4\.|31\.8\.|31\.12\.|(?:huhtikuu|elokuu|joulukuu)(?=ssa\b|n\s+lopussa\b))(20[0-9]{2})?",
    _FLAGS,
)

# The months of a year up to the end of a trimester, or those of it: `tammi–elokuu 2025`, `1–8/2025`, `1.5.–31.8.2025`.
_FIRST, _SECOND, _THIRD = r"(huhtikuu|4/|30\.4\.)", r"(elokuu|8/|31\.8\.)", r"(joulukuu|12/|31\.12\.)"
_MONTHS = regex.compile(
    rf"(?<![\d.])(?:(?:tammi(?:kuu)?|1(?:\.1\.)?)\s?[–-]\s?(?:{_FIRST}|{_SECOND}|{_THIRD})"
    rf"|(?:touko(?:kuu)?|5|1\.5\.)\s?[–-]\s?{_SECOND}|(?:syys(?:kuu)?|9|1\.9\.)\s?[–-]\s?{_THIRD})",
    _FLAGS,
)
_OF_MONTHS = ("", "T1", "T2", "T3", "T2", "T3")  # by the group of these that is found
_COUNTED_REPORT = regex.compile(r"\b(?:osavuosi\p{L}+|vuosikolmannes\p{L}*)\s+([123])\s?/\s?20\d\d", _FLAGS)
_PERIOD_HEADING = 4  # words of a heading that names a period, at the most
_PERIOD_CODE = regex.compile(r"(?<![\p{L}\d])T\s?([123])(?![\p{L}\d])")  # (T2), T2/2025; in capitals only
YEAR = regex.compile(r"(?<!\d)20[0-9]{2}(?!\d)")
_SPAN = regex.compile(r"20[0-9]{2}\s?[–-]\s?20[0-9]{2}")  # that a programme is for
# The year of a report stands with its period, or is said to be one: a line may be printed, or speak of others.
_OF_REPORT = regex.compile(
    r"(?:\bT\s?[123]|kolmannes)[\s/,)]{0,3}(20[0-9]{2})(?!\d)|(?<![\d.])(20[0-9]{2})[\s,/(–-]{0,4}(?:T\s?[123]\b|[123]\.\s*vuosikolm)"
    r"|vuosi:?\s+(20[0-9]{2})(?!\d)|talousarvion\s+(20[0-9]{2})\s+(?:toiminnalli|sitov|tavoit)",
    _FLAGS,
)
_TRIMESTER = regex.compile(
    r"T\s?[123](?:[/ ]20\d\d)?|(?:30\.4\.|31\.8\.|31\.12\.)(?:20\d\d)?|(?:[123]\.|I{1,3})\s+(?:vuosi)?kolmannes", _FLAGS
)
_DAY = regex.compile(r"(?:\d{1,2}\.\d{1,2}\.(?:20\d\d)?|(?:\d{1,2}|T[123])/20\d\d|T[123]|20\d\d)[.,]?")

_DUE = regex.compile(rf"(?:(?:määräaika|aikataulu|takaraja|viimeistään|valmis(?:tuu)?)\s?:?\s)?{_DAY.pattern}", _FLAGS)

# What a line is about that names the period of its report: a paper may speak of `T1-raportti` as well.
_ABOUT_PERIOD = regex.compile(
    r"raportointi|(?:väli|osavuosi)raportti|katsaus|vuosikolmanne|toteut|seuran|tilan|edisty"
    r"|raportti (?:20[0-9]{2} )?T ?[123]\b(?!-)|\bT ?[123]-raportti$|^\W*T ?[123]\b(?!-)|\bT ?[123][/ ]+20[0-9]{2}$"
    r"|[–—|·,]\s*T ?[123]$|\(T ?[123]\)$",
    regex.IGNORECASE,
)
_PROGRESS = regex.compile(r"etenemi|edistymi|toteutumi", _FLAGS)


def number_of_period(heading: str) -> int | None:
    """The number of a trimester that a column is headed with: `T2/2025`, `2. kolmannes (T2)`."""
    period = period_of(heading) if len(heading.split()) <= _PERIOD_HEADING else None
    return int(period[1]) if period else None


def is_day(word: str) -> bool:
    """Whether a word is a day, a month or a year: `31.12.2025`, `30.6.`, `12/2025`, `T2/2025`, `2025`."""
    return bool(_DAY.fullmatch(word))


def names_due(text: str) -> bool:
    """Whether a text says nothing but by which day something is due: `Määräaika 30.6.2025`."""
    return bool(_DUE.fullmatch(text))


def is_trimester(heading: str) -> bool:
    """Whether the heading of a column says nothing but a trimester or its last day: `T2`, `T2/2025`, `31.8.`."""
    return bool(_TRIMESTER.fullmatch(heading))


@lru_cache(maxsize=1024)  # several rules ask about one heading
def period_of(text: str) -> str | None:
    """`T1`, `T2` or `T3` where `text` names a trimester in words or by its code."""
    code = _PERIOD_CODE.search(text)
    if code:
        return f"T{code[1]}"
    if counted := _COUNTED_REPORT.search(text):
        return f"T{counted[1]}"
    if months := _MONTHS.search(text):
        return _OF_MONTHS[months.lastindex or 0]
    if day := _AT_LAST_DAY.match(text):
        return (_LAST_DAYS | _LAST_MONTHS)[day[1].lower()]
    return next((period for period, phrase in _PERIODS if phrase.search(text)), None)


def is_about_period(text: str) -> bool:
    """Whether a line names the period of its own report."""
    return period_of(text) is not None and bool(_ABOUT_PERIOD.search(text))


def tells_of_progress(word: str) -> bool:
    """Whether a word is one for how things advance, in whatever case: `etenemisestä`."""
    return bool(_PROGRESS.match(word))


def year_of(text: str) -> int | None:
    """The year of the report that a heading names, beside its period or the last day of that, or behind `Vuosi`."""
    if found := _OF_REPORT.search(text):
        return int(next(filter(None, found.groups())))
    day = _AT_LAST_DAY.search(text)
    return int(day[2]) if day and day[2] else None


def year_in(text: str) -> int | None:
    """The first year that a title has, and rather one by itself than of those that a programme is for."""
    found = YEAR.search(_SPAN.sub("", text)) or YEAR.search(text)
    return int(found[0]) if found else None
