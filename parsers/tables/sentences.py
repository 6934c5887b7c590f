"""Indicators that are sentences: `Kävijät vuodessa (lähtötaso 10, tavoitetaso 20)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.model import Indicator, Text, Word
from parsers.page.lines import Line
from parsers.page.texts import begins_item, join
from parsers.spelling.column_words import heading_of, may_name_heading
from parsers.spelling.vocabulary import BULLETS
from parsers.tables.heading_words import is_time

_LONGEST = 8  # lines of a sentence
_SIGNS = "(),;:.–—-→ "  # between the parts of a sentence


@dataclass(frozen=True, slots=True)
class Sentences:
    """The indicators, and the words of their labels."""

    indicators: tuple[Indicator, ...]
    labels: tuple[Word, ...]


def read_sentences(lines: Sequence[Line], mittari: Sequence[Word]) -> Sentences | None:
    """The indicators of lines each of whose sentences names both levels, in small letters or in brackets; None if one
    does not. `mittari` are the labels of the indicators."""
    if not any(may_name_heading(line.text) for line in lines):
        return None
    indicators: list[Indicator] = []
    labels: list[Word] = []
    for sentence in _sentences(lines, mittari):
        words = [word for line in sentence for word in line.words]
        baseline, target = (_level(words, side) for side in (0, 1))
        bullet = words[0].text in BULLETS
        if baseline is None or target is None or not bullet < baseline < target:
            return None
        values = [at + 1 + _is_dated(words, at) for at in (baseline, target)]
        spans = zip([int(bullet), *values], [baseline, target, None], strict=True)
        name, *levels = (_part(sentence, words[start:end]) for start, end in spans)
        if name and words[baseline].text[0].isupper():  # of a sentence ahead of that of the levels
            name = replace(name, text=name.text.removesuffix("."))
        indicators.append(Indicator(name, *levels))
        labels += [*words[:bullet], *words[baseline : values[0]], *words[target : values[1]]]
    return Sentences(tuple(indicators), tuple(labels))


def _sentences(lines: Sequence[Line], mittari: Sequence[Word]) -> Iterator[list[Line]]:
    """The lines of each sentence: one begins beside a label, with a bullet, or where the one before has named both
    levels and closed its brackets."""
    own: list[Line] = []
    for line in lines:
        beside = any(
            word.page == line.page and abs(word.baseline - line.baseline) < 0.33 * line.size for word in mittari
        )
        if own and (beside or begins_item(line.words) or _is_whole(own) or len(own) == _LONGEST):
            yield own
            own = []
        own.append(line)
    if own:
        yield own


def _is_whole(lines: Sequence[Line]) -> bool:
    words = [word for line in lines for word in line.words]
    text = " ".join(line.text for line in lines)
    return _level(words, 1) is not None and text.count("(") <= text.count(")") and text[-1] in ").;"


def _level(words: Sequence[Word], side: int) -> int | None:
    """The place of the word that names a level inside of a sentence."""
    bracketed = False  # `(Lähtötaso: 62; Tavoitetaso: alle 30)`
    for at, word in enumerate(words):
        text = word.text.strip(_SIGNS)
        bracketed = (bracketed or word.text[0] == "(") and not word.text.endswith(")")
        if heading_of(text) != side:
            continue
        labels = any(each.text.endswith(":") for each in words[at : at + 2])  # `Lähtöarvo 2024: 46.`
        begins = at > 0 and words[at - 1].text[-1] == "." and not labels  # `Kävijät. Lähtötaso 10,`
        if text.islower() or begins or (bracketed and word.text.endswith(":")):
            return at
    return None


def _is_dated(words: Sequence[Word], at: int) -> bool:
    """Whether the word behind a level says of when that is: `lähtötaso 2025: 310`."""
    after = words[at + 1 : at + 2]
    return bool(after) and words[at].text[-1] not in _SIGNS and is_time(after) and after[0].text.endswith(":")


def _part(lines: Sequence[Line], words: Sequence[Word]) -> Text | None:
    """What some words of a sentence say, without the signs that part them from the others."""
    own = set(words)
    text = join([word for word in line.words if word in own] for line in lines)
    if text is None:
        return None
    # The full stop of the sentence: others end short words, `kt CO2-ekv. (lähtötaso 10 kpl.)`.
    said = text.text.removesuffix(".") if words[-1] is lines[-1].words[-1] else text.text
    said = said.removesuffix(")") if said.count(")") > said.count("(") else said
    said = said.removesuffix("(").strip(" ,;:").removesuffix(" –").removesuffix(" →").rstrip(" ,;:")
    return replace(text, text=said) if said else None
