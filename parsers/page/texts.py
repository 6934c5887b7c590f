"""Printed lines → logical text: wraps undone, hyphens settled, bullets made items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import regex

from parsers.model import SOFT_HYPHEN, Text, Word
from parsers.spelling.unit_names import is_unit_noun
from parsers.spelling.vocabulary import BULLETS, GLUED_BULLETS

_NAME = regex.compile(r"\p{Ll}\p{Lu}")  # inside of one word
# `viestintä- ja` / `viestintä- tai`: the hyphen stands for the rest of a word and stays.
_CONJUNCTIONS = frozenset(("ja", "tai", "sekä", "eli"))
_LONG = 6  # letters
_DIRECTIONS = frozenset(("POHJOIS", "ETELÄ", "LÄNSI", "ITÄ", "KESKI"))  # regions are named so: Pohjois-Satakunta
_MONTH = regex.compile(
    r"(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)(?:$|kuu)", regex.IGNORECASE
)
_POWERS = {"2": "²", "3": "³"}
_METRES = regex.compile(r"(?:^|\P{L})(?:[kcdm]|ht|hu|br|ke)?m$")
_GOES_ON = regex.compile(r"([bdfghjklmnprstv])\1")  # no word begins with two of one consonant
_ABBREVIATIONS = frozenset(("led", "lvi", "ict"))  # which have a vowel, and are no syllables
_OF_PLACES = regex.compile(r"\p{Lu}\p{L}+–\p{Lu}\p{L}+$", regex.VERSION1)
_VOWELS = frozenset("aeiouyäöå")


def join(lines: Iterable[Sequence[Word]]) -> Text | None:
    """One value of the words of its printed lines; None of no words."""
    printed = [line for line in lines if line]
    text = ""
    for line in printed:
        said = " ".join([word.text for word in line])
        text = _append(text, _with_powers(line) if " 2" in said or " 3" in said else said)
    words = tuple([word for line in printed for word in line])
    return Text(text.replace(SOFT_HYPHEN, ""), words) if words else None


def join_title(lines: Iterable[Sequence[Word]]) -> Text | None:
    """A title: as any value, but a dash at a line's end parts the unit from what is before it. A bullet in front of it
    is a part of a coat of arms."""
    printed = [line for line in lines if line]
    text = ""
    for line in printed:
        part = " ".join(word.text for word in line)
        text = f"{text} {part}" if text.endswith((" -", " –")) else _append(text, part)
    words = tuple(word for line in printed for word in line)
    sign, _, rest = text.partition(" ")
    text = rest if sign in BULLETS else text
    return Text(text.replace(SOFT_HYPHEN, ""), words) if words else None


def join_items(paragraphs: Iterable[Sequence[Sequence[Word]]]) -> Text | None:
    """A report: its paragraphs are one running text, but each that begins with a bullet starts a new line."""
    text = ""
    words: list[Word] = []
    for paragraph in paragraphs:
        part = join(paragraph)
        if part is None:
            continue
        words += part.words
        item = _item(part.text)
        if item is not None:
            text += ("\n" if text else "") + f"- {item}"
        else:
            text = _append(text, part.text)
    return Text(text.strip(), tuple(words)) if words else None


def continued(above: Text | None, below: Text | None) -> Text | None:
    """A value that goes on in another cell, as at the top of the next page."""
    if above is None or below is None:
        return above or below
    return Text(_append(above.text, below.text), above.words + below.words)


def begins_item(line: Sequence[Word]) -> bool:
    """Whether a printed line begins with a bullet."""
    return _item(" ".join([word.text for word in line])) is not None


def _with_powers(line: Sequence[Word]) -> str:
    """What a printed line says. The raised figure of `m²` is a word of its own where it is set smaller."""
    text = line[0].text
    for before, word in pairwise(line):
        power, rest = word.text[:1], word.text[1:]
        is_power = power in _POWERS and not any(map(str.isalnum, rest))
        raised = is_power and word.size < 0.8 * before.size and word.x0 - before.x1 < 0.1 * before.size
        text += _POWERS[power] + rest if raised and _METRES.search(before.text) else f" {word.text}"
    return text


def _item(text: str) -> str | None:
    """What follows the bullet that a text begins with."""
    head, _, rest = text.partition(" ")
    if rest and head in BULLETS:
        return rest
    return text[1:] if len(text) > 1 and text[0] in GLUED_BULLETS else None


def _append(text: str, line: str) -> str:
    """`text` and the printed line that follows it."""
    if not text:
        return line
    if text.endswith(SOFT_HYPHEN):
        return text[:-1] + line
    first = line.split(" ", 1)[0]
    if text.endswith("-") and len(text) > 1:
        return text + " " + line if first.lower() in _CONJUNCTIONS else _rejoin(text, line)
    if _GOES_ON.match(line) and text[-1].islower():
        return text + line  # `kaupunginhallitukse` over `ssa`, broken without a hyphen
    if text.endswith("/") and text[-2:-1] != " " and line[0].isalpha():
        return text + line  # `1 200 matkaa/` over `vrk`, `5 €/` over `asukas`, `https://` over `www.pori.fi`
    return text + line if text.endswith("–") and _spans(text[:-1], line) else text + " " + line


def _spans(text: str, line: str) -> bool:
    """Whether a dash is between two of a kind: `10–` over `12 kpl`, `1.1.–` over `30.4.2025`, `syys–` over
    `lokakuussa`."""
    if text[-1:].isalpha():
        names = text.rpartition(" ")[2][:1].isupper()  # `Pori–` over `Tampere`
        joins = line[0].islower() or (line[0].isupper() and names)
        return joins and line.split(" ", 1)[0].lower() not in _CONJUNCTIONS
    return text.removesuffix(".")[-1:].isdigit() and line[0].isdigit()


def _rejoin(text: str, line: str) -> str:
    """A line that ends in a hyphen and the next: does the hyphen belong to the word?"""
    before, after = text[-2], line[0]
    head = text[text.rfind(" ") + 1 : -1]
    first = line.split(" ", 1)[0]
    # No abbreviation is as long: `KULTTUURIPAL-` over `VELUT` is one word, as is `TOIMI-` over `ALA`.
    whole = (len(head) >= _LONG and head not in _DIRECTIONS) or is_unit_noun(head + first)
    capitals = whole and head.isalpha() and head.isupper() and first.isupper()
    kept = (
        before == " "  # `oikaisuvaatimukset -` over `palvelun`
        or (before.lower() == after.lower() and before.lower() in _VOWELS)  # `linja-` over `auto`
        or (_MONTH.fullmatch(head) and _MONTH.match(line))  # `loka-` over `marraskuussa`
        or line[1:2] in _POWERS.values()  # `kerros-` over `m²`
        or head in _ABBREVIATIONS  # `led-` over `valaisin`
        or not _VOWELS.intersection(head.lower())  # `pk-` over `yritykset`: a syllable has a vowel
        or "." in head  # `Suomi.fi-` over `palvelu`, `www.pori.fi/asu-` over `minen`
        or head.lstrip("(").startswith("http")
        or _OF_PLACES.search(head)  # `Pori–Tampere-` over `radan`
        or _NAME.search(head)  # `SuRaKu-` over `kriteeristö`
        or not (capitals or (before.islower() and after.islower()))  # `EU-` over `rahoitus`, `2025-` over `2026`
    )
    return text + line if kept else text[:-1] + line
