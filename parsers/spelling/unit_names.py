"""What the units of a city are called, and other bodies that report, in the cases that titles have them in."""

from __future__ import annotations

from itertools import zip_longest

import regex

# The names of a city's units end so: Konsernipalvelut, Tekninen toimiala, Kaupunkisuunnittelu ja tilapalvelut.
_NOUN = (
    "palvelut|toimiala|toimi|toimisto|yksikkö|keskus|virasto|laitos|lautakunta|hallinto|kanslia|osasto|konserni"
    "|palvelualue|tulosalue|vastuualue"
)
_IS_NOUN = regex.compile(_NOUN, regex.IGNORECASE)
_UNIT = regex.compile(
    rf"\p{{Lu}}[\p{{L}}\s,&–-]*(?:{_NOUN})|\p{{Lu}}\p{{L}}+n\s(?:Vesi|Satama|Energia|Linjat|Jätehuolto|Koulutus)"
    r"|\p{Lu}[\p{L}\s&–-]*\s(?:Oyj?|Ab|Ky)|\p{Lu}\p{Ll}+keskus\s\p{Lu}\p{Ll}+",  # `Hyvinvointikeskus Satama`
    regex.VERSION1,
)

# So do those of houses and companies, which values speak of as well: Porin kaupunginteatteri, Satakunnan museo.
_BODY = regex.compile(
    r"\p{Lu}[\p{L}\s,&–-]*(?:laitokset|toimialat|teatteri|museo|kirjasto|opisto|lukio|satama|orkesteri|arkisto|liitto|yhtymä"
    r"|seurakunta|säätiö|instituutti)|\p{Lu}[\p{L}\s&–-]*\b(?:Oyj?|Ab)\b[\p{L}\s&–-]*",
    regex.VERSION1,
)

_CHANGED = 3  # letters at the end of a name at the most: `kehitys`, `kehityksen`
# In a title whose goals they are stands in the genitive: `Sivistyspalvelujen toiminnalliset tavoitteet`.
_GENITIVES = {
    "palvelujen": "palvelut", "palveluiden": "palvelut", "toimialan": "toimiala", "toimen": "toimi",
    "toimiston": "toimisto", "yksikön": "yksikkö", "keskuksen": "keskus", "viraston": "virasto", "laitoksen": "laitos",
    "laitosten": "laitokset", "lautakunnan": "lautakunta", "hallinnon": "hallinto", "kanslian": "kanslia",
    "osaston": "osasto", "konsernin": "konserni", "teatterin": "teatteri", "museon": "museo", "kirjaston": "kirjasto",
    "opiston": "opisto", "lukion": "lukio", "sataman": "satama", "liiton": "liitto", "kuntayhtymän": "kuntayhtymä",
    "seurakuntayhtymän": "seurakuntayhtymä", "hyvinvointialueen": "hyvinvointialue", "veden": "vesi",
    "palvelualueen": "palvelualue", "tulosalueen": "tulosalue", "vastuualueen": "vastuualue",
    "energian": "energia",
    "oy:n": "oy", "oyj:n": "oyj", "ab:n": "ab",
}  # fmt: skip
_ENDS = regex.compile(rf"(?:{'|'.join(_GENITIVES)})$", regex.IGNORECASE)
# Adjectives ahead of these are in their case: `Teknisen toimialan`; `edistämisen` in `edistämisen yksikön` is not.
_ADJECTIVE = regex.compile(r"\b((?:tekni|yhtei|sisäi|sosiaali)s)(en|ten)(?=\s\S+$)", regex.IGNORECASE)


def is_unit_noun(word: str) -> bool:
    """Whether a word says what kind of unit one is, and no more: `TOIMIALA`."""
    return bool(_IS_NOUN.fullmatch(word))


def names_unit(text: str) -> bool:
    """Whether a line reads like the name of a unit."""
    return bool(_UNIT.fullmatch(text))


def names_body(text: str) -> bool:
    """Whether a line reads like the name of a unit, or of a house or a company that may report."""
    return names_unit(text) or bool(_BODY.fullmatch(text))


def names_company(text: str) -> bool:
    """Whether a line is the name of a company: `Pori Energia Oy`."""
    return text.endswith((" Oy", " Oyj", " Ab"))


def nominative(genitive: str) -> str | None:
    """The name of a unit that stands in the genitive, in sentence case if that is in capitals; None if it is not known
    for one: `Teknisen toimialan`."""
    genitive = genitive.capitalize() if genitive.isupper() else genitive
    found = _ENDS.search(genitive)
    if found is None:
        return None
    ending = _GENITIVES[found[0].lower()]
    name = genitive[: found.start()] + (ending.capitalize() if found[0].istitle() else ending)
    return _ADJECTIVE.sub(lambda each: f"{each[1][:-1]}{'nen' if each[2] == 'en' else 'set'}", name)


def is_in_genitive(genitive: str, name: str) -> bool:
    """Whether words are those of a name in the genitive, of whatever declension: `Maankäytön ja ympäristön` of
    `Maankäyttö ja ympäristö`."""
    pairs = list(zip_longest(genitive.split(), name.split(), fillvalue=""))
    alike = all(word.startswith(own[: max(len(own) - _CHANGED, 2)]) for word, own in pairs)
    return genitive.endswith("n") and alike
