"""What a title says: the goals, their year and their unit. Each word is spelled here and nowhere else."""

from __future__ import annotations

from functools import lru_cache

import regex

from parsers.spelling.time_words import YEAR, period_of
from parsers.spelling.unit_names import is_in_genitive, names_body, names_unit, nominative

MOST_WORDS = 10  # of the name of a unit
_FLAGS = regex.IGNORECASE  # not VERSION1, whose full case folding takes exponential time at `[\p{L}-]+`
_YEARS = regex.compile(r"(?:\bvuo(?:den|nna|si)\s+)?\b20\d\d\b", _FLAGS)
# TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT
_TITLE_CORE = regex.compile(r"\b(?P<whose>talousarvio|tulos|toiminta|strategia|vuosi)?-?tavoitt(?:eet|eiden)\b", _FLAGS)
# Osavuosikatsaus T2/2025 – Sivistyspalvelut: only of a year or a period.
_REPORT_CORE = regex.compile(
    r"\b(?:osavuosi|vuosikolmannes|kolmannesvuosi|tavoite|seuranta|tulos)(?:-?\s?)(?:katsaus|raportti|seuranta|taulu(?:kko)?|kort(?:ti|it)|lomake)\b",
    _FLAGS,
)
_PLAN_CORE = regex.compile(
    r"\b(?:talousarvio|tulossopimu(?:s|ksen)|\p{L}*(?:strategia|ohjelma|suunnitelma))\p{L}*\b.*\b(?:toteutumi\p{L}+|seuranta|(?:väli)?raportti)\b",
    _FLAGS,
)
_REPORT_WORDS = ("seuran", "raport", "katsau", "toteut", "lomake", "kort", "taulu")  # most lines have none of them
_OF_WHAT = ("osavuosi", "kolmannes", "tavoite", "seuranta", "tulos")  # and most others none of these,
_PLANS = ("talousarvio", "suunnitelma", "sopimu", "strategia", "ohjelma")  # nor of these
_TITLE_START = regex.compile(
    r"(?:talousarvio\w*|käyttösuunnitelma\w*|toiminnalli\w+|sitova\w*|strategis\w+|operatiivis\w+|toimialan(?=\s+tavoitteet\b))\b",
    _FLAGS,
)
_TITLE_PART = regex.compile(
    r"\b(?:talousarvio\w*|ta(?=\s+20\d\d|$)|toiminnalli\w+|sitov\w+|(?:tulos|toiminta|strategia|vuosi)?-?tavoitt(?:eet|eiden)|toteu(?:tu)?m\w+|raportt?\w*|seuran\w+"
    r"|\w*(?:seuranta|raportti|raportointi|katsaus|lomake|kortti|kortit|tavoitetaulu(?:kko)?)|tavoiteraport\w+|toimeenpano\w*|(?:toiminta|talous|vuosi|käyttö)suunnitelm\w+|tulossopimu\w+|[\p{L}-]*(?:ohjelma|suunnitelma|strategia|\p{L}sopimus)(?:n|ssa)?(?!\s+ja\s)|osavuosi\w+|vuosikolmannes\w*)\b",
    _FLAGS,
)
_TITLE_REST = regex.compile(
    r"(?:vuo(?:delle|nna|den|sille)\s+20\d\d|(?:toteu(?:tu)?m|seuran|raport)\w+|ja\s+(?:mittarit|tulokset|tilanne|toteuma)|T\s?[123])(?!\s+(?-i:\p{Ll}))",
    _FLAGS,
)
_OF_GOALS = regex.compile(
    r"(?P<owner>(?-i:\p{Lu})[\p{L}:\s-]{3,60}?)\s+(?:(?:toiminnalli|sitov|strategi)\w+\s+)?(?:tavoit(?:teet|teiden)"
    r"|(?:osavuosi|vuosikolmannes|kolmannesvuosi|tavoite)-?(?:katsaus|raportti))\b",
    _FLAGS,
)
_SENTENCE = regex.compile(r"[,;(]\s*\p{Ll}", regex.VERSION1)  # `tavoitteet, joiden toteutumista`
_PAPER = regex.compile(
    r"\b(?:luonno|liit(?:e|teet)|muistio|pöytäkirja|esitys|ehdotus|\p{L}*kokous|\p{L}*seminaari|tiivistelmä|yhteenveto|johdanto"
    r"|sisäl|tilanne|katsaus)",
    _FLAGS,
)
_MUNICIPALITY = regex.compile(r"\s(?:kaupunki|kunta)$", _FLAGS)
_CITY = regex.compile(r"^[\p{L}-]+\s+(?:kaupunki|kunta|\p{L}*kuntayhtymä|hyvinvointialue)$", _FLAGS)
_LABELLED = regex.compile(
    r"^(?:yksikkö|toimiala|palvelualue|tulosalue|organisaatio)\s*:\s+", _FLAGS
)  # a heading `Yksikkö: Sivistys`
_CHAPTER = regex.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+(?=\p{Lu})", regex.VERSION1)
_TITLE_SPLIT = regex.compile(
    r"(?<=\b20\d\d)\s+(?=\p{Lu}\p{L}{3})|\s+[|/·•\ufffd]\s+|\s+(?:[–—−]\s*|-\s+|-(?=\p{Lu}))|\s*[:,]\s+|(?<=\p{L}{4})\.\s+|\s*[–—]\s+|\s*[()]\s*",
    regex.VERSION1,
)
_SIGNS = regex.compile(r"\s+[|·•]\s+")
_BRACKETED_PERIOD = regex.compile(r"\s*\(T\s?[123](?:[/ ]20\d\d)?\)")  # ... – KONSERNIPALVELUT (T2)
_OF_PROGRAMME = regex.compile(
    r"(?:ohjelman|suunnitelman|strategian|hankkeen)\s+(?:seuran|toteut|toimeenpan|raport)", _FLAGS
)
_ALSO = regex.compile(r"(?:ja\s+)?(?:toimenpiteet|mittarit|tulokset|teot|osatavoitteet)", _FLAGS)  # in its own line
_MONTH = regex.compile(r"\p{L}+kuu", _FLAGS)  # Kulttuuri ja liikunta (toukokuu – elokuu)
_LAST_PERIOD = regex.compile(r"(?:\s+raportti)?\s+T\s?[123]\s?/?$")  # Kaupunkisuunnittelu T1 / 2025, without the year


@lru_cache(maxsize=4096)
def names_report(text: str) -> bool:
    """Whether a line may be a title, or the first line of one, that names the goals or the report on them."""
    return names_goals(text) or _has_report_core(text)


def _has_report_core(text: str) -> bool:
    small = text.lower()
    if not any(word in small for word in _REPORT_WORDS):
        return False
    if any(word in small for word in _PLANS) and _PLAN_CORE.search(text):
        return True
    return any(word in small for word in _OF_WHAT) and bool(_REPORT_CORE.search(text))


def begins_title(text: str) -> bool:
    """Whether a line begins with the words of a title: `Toiminnalliset tavoitteet 2024, raportti T3`."""
    return bool(_TITLE_START.match(text)) and names_goals(text)


def names_whole_city(text: str) -> bool:
    """Whether a line is the name of a city, and nothing more: `Porin kaupunki`."""
    return bool(_CITY.search(text))


def names_paper(text: str) -> bool:
    """Whether a heading says what kind of paper one is, or where it is handled, and so names no unit."""
    return bool(_PAPER.search(text))


def may_name_unit(text: str) -> bool:
    """Whether a heading may be the name of a unit, whatever its words: it says neither what a report is of, nor what
    paper one is, nor a whole city."""
    short = 0 < len(text.split()) <= MOST_WORDS and text[0].isupper() and text[-1] not in ".:;!?"
    return short and not (names_title(text) or names_whole_city(text) or names_paper(text))


def names_form(text: str) -> bool:
    """Whether a heading may be the name of a report or of a form, to which the line below it adds the time."""
    return _has_report_core(text) and not text.endswith(".")


def _names_city(part: str, after: str) -> bool:
    """Whether a part of a title is the city's name, ahead of its unit's: `Porin kaupunki – Sivistystoimiala`."""
    return bool(_CITY.search(part)) or (
        " " not in part
        and after[0].isupper()  # `Lasten, nuorten ja perheiden palvelut`
        and not names_unit(part.capitalize())
        and names_unit(after.capitalize())
    )


@lru_cache(maxsize=4096)  # asked of each line ahead of and behind what is set aside
def names_goals(text: str) -> bool:
    """Whether a line may be a title, or the first line of one."""
    return "tavoitt" in text.lower() and bool(_TITLE_CORE.search(text))


def is_title(text: str, *, styled: bool) -> bool:
    """Whether a line, or a heading of several, is the title of a unit's goals. Running text that names the goals
    is none: after its core words a title ends, or goes on behind a dash, a colon, a comma or a year; and without
    a type of its own (`styled`) it begins with its core words. With one it may say what of the goals it is:
    `Toiminnallisten tavoitteiden seuranta 2025`, `Toiminnalliset tavoitteet vuodelle 2025`."""
    core = _TITLE_CORE.search(text)
    if not core and styled and _has_report_core(text):
        return not text.endswith(".") and bool(YEAR.search(text) or period_of(text))
    if not core or text.endswith("."):
        return False
    if not styled and (text[0].islower() or _SENTENCE.search(text)):
        return False
    start = _TITLE_START.match(text)
    before = text[: core.start()].rstrip()
    apart = before.endswith((",", ":", "–")) and title_unit(text)  # `TEKNISET PALVELUT, TAVOITTEET 2024`
    named = start or (styled and (core["whose"] or _TITLE_PART.search(before) or apart))
    rest = text[core.end() :].strip()
    if rest and rest[0].isalpha():  # a subheading names neither a unit nor a year
        told = YEAR.search(text) or (title_unit(text) if named else period_of(text))
        return styled and bool(_TITLE_REST.match(rest)) and bool(told)
    return bool(named)


def names_title(text: str) -> bool:
    """Whether a line of a heading says more of the report than whose it is: the goals, a year, a period."""
    return bool(_TITLE_PART.search(text) or YEAR.search(text) or period_of(text))


def title_unit(text: str) -> str | None:
    """The unit that a title names: the part that is neither the goals, a year nor a period. What several cities have
    together is one, where no part of it is named: `Kainuun hyvinvointialue`."""
    names = _parts(text)
    while len(names) > 1 and _names_city(*names[:2]):
        del names[0]
    if not names:
        return _owner(text)
    if names_municipality(names[0]):
        return None
    return section_name(", ".join(names))


def _owner(text: str) -> str | None:
    """The unit whose goals a title names: `Sivistystoimialan toiminnalliset tavoitteet`."""
    genitive = owner_in(text)
    name = nominative(genitive) if genitive else None
    return section_name(name) if name else None


def owner_in(text: str) -> str | None:
    """Whose goals a title names, in the genitive that it has there: `Sivistystoimialan`."""
    found = _OF_GOALS.match(text)
    return found["owner"] if found else None


def is_owner(genitive: str, text: str) -> bool:
    """Whether a line is the name of whose goals a title names in the genitive, and not that of a whole city."""
    return is_in_genitive(genitive, text) and not names_municipality(text)


def names_municipality(name: str) -> bool:
    """Whether a name is that of a city, and not of what several have together: all of it is no unit of it."""
    return bool(_CITY.search(name) and _MUNICIPALITY.search(name))


def unit_in(text: str) -> str | None:
    """The part of a title of any wording that reads like the name of a unit."""
    return next((name for part in _parts(text) if names_unit(name := section_name(part))), None)


def unit_behind_city(text: str) -> str | None:
    """The unit that a line names right behind its city's name, whatever comes after: `Porin kaupunki, Sivistystoimiala.
    Raportti T2/2025.`."""
    city, *others = _TITLE_SPLIT.split(text, maxsplit=2)
    return others[0] if others and _CITY.search(city) and names_unit(others[0]) else None


def unit_among(text: str) -> str | None:
    """The unit that a line names ahead of what is said of it, behind a sign: `Rauman Vesi | kaupungin liikelaitos`."""
    parts = _SIGNS.split(text)
    bodies = [part for part in parts if names_body(part)]  # the last one is a part of those before it
    return bodies[-1] if len(parts) > 1 and bodies and not any(map(names_title, parts)) else None


def section_name(heading: str) -> str:
    """What the heading of a section names, without its number, or the name of the report that may be ahead of it.
    Within a title it may begin small: `Tavoitteiden toteutuminen, elinvoimatoimiala`."""
    name = _behind_report(_LABELLED.sub("", _CHAPTER.sub("", heading)))
    return name.capitalize() if name.isupper() else name[:1].upper() + name[1:]


def _behind_report(part: str) -> str:
    """A part of a title without the name of the report ahead of a unit's, and the period behind that: `Tavoiteraportti
    Sivistyspalvelut T2`."""
    report = _TITLE_PART.match(part)
    behind = _LAST_PERIOD.sub("", part[report.end() if report else 0 :].strip())
    dated = not report and behind != part and may_name_unit(behind)  # `Kaupunkisuunnittelu T1`
    return behind if dated or names_unit(behind) else part


def _parts(title: str) -> list[str]:
    """The parts of a title that are neither the goals, a year nor a period."""
    parts = [
        _behind_report(_YEARS.sub("", part).strip(" –—-:,"))
        for part in _TITLE_SPLIT.split(_BRACKETED_PERIOD.sub("", title))
    ]
    of = next((at for at, part in enumerate(parts) if _OF_PROGRAMME.match(part)), 0)
    parts = parts[of:]  # ahead of `ohjelman seuranta` stands the name of the programme
    return [
        part for part in parts if part and not _TITLE_PART.search(part) and not period_of(part)
        and regex.search(r"\p{L}", part) and not _MONTH.fullmatch(part) and not _ALSO.fullmatch(part)
    ]  # fmt: skip
