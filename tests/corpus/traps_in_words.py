"""Traps in the wording and in the characters of texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.corpus import flow, fonts
from tests.corpus.content import PHRASES, Document, Writer, map_texts
from tests.corpus.layout import CELL_PADDING, Layout

Report = tuple[Document, Layout]
Trap = Callable[[Document, Layout, Random], Report]

PROGRESS = {"milestone", "report", "items"}
VOWELS = "aeiouyäöå"


def _some(rng: Random, share: float, change: Callable[[str, str], str], kinds: set[str]) -> Callable[[str, str], str]:
    """A change of about this share of the texts of these fields; the first is always changed."""
    seen: set[str] = set()

    def choose(field: str, text: str) -> str:
        if field not in kinds or (field in seen and rng.random() > share):
            return text
        seen.add(field)
        return change(field, text)

    return choose


def label_words(document: Document, layout: Layout, rng: Random) -> Report:
    """Values that begin with a label: TEKOÄLY, TEEMAVIIKKO, MITTARISTO, Tavoitteena."""
    words = PHRASES["label_words"]

    def change(field: str, text: str) -> str:
        phrase: str = rng.choice(words[field])
        return f"{phrase} {text}" if field == "report" else phrase

    return map_texts(document, _some(rng, 0.25, change, set(words))), layout


def line_starts(document: Document, layout: Layout, rng: Random) -> Report:
    """Running text whose wrapped line begins with a label word."""
    value_room, progress_room = _rooms(document, layout)

    def change(field: str, text: str) -> str:
        kind = "report" if text.endswith(".") else "value"
        first, measure = progress_room if field in PROGRESS else value_room
        pattern: str = rng.choice(PHRASES["line_starts"][kind])
        return _tune(text, pattern, (first, measure), layout, rng)

    return map_texts(document, _some(rng, 0.4, change, {"goal", "initiative", "action", "milestone", "report"})), layout


def _rooms(document: Document, layout: Layout) -> tuple[tuple[float, float], tuple[float, float]]:
    """For values and for milestones: where the first line starts, and the width of a line."""
    value = progress = (0.0, layout.width)
    if layout.placement == "beside":
        value = (0.0, layout.width - flow.label_column(document, layout) - CELL_PADDING)
    elif layout.placement == "inline":
        value = (layout.label_width(layout.label("TAVOITE ")), layout.width)
    if layout.milestone == "beside":
        progress = (0.0, layout.width - flow.milestone_column(document, layout) - CELL_PADDING)
    elif layout.milestone == "inline":
        progress = (fonts.width("Osatavoite 1: ", layout.font, layout.size, layout.milestone_bold), layout.width)
    return value, progress


def _tune(text: str, pattern: str, room: tuple[float, float], layout: Layout, rng: Random) -> str:
    """The text with `pattern` round it, lengthened until a line is likely to break before the label word."""
    kind = "fillers" if text[-1:] != "." else "reports"
    opener = re.search(r"[A-Z]\w+(?: \d)?", pattern)
    assert opener
    phrases = [phrase for phrase in PHRASES["templates"][kind] if "{" not in phrase]
    for _ in range(60):
        base = " ".join([text, *rng.sample(phrases, rng.randint(0, 3))])
        candidate = pattern.format(base=base)
        lines = fonts.wrap(candidate, layout.font, layout.size, room[1], first=room[0])
        if any(line.startswith(opener[0]) for line in lines[1:]):
            return candidate
    return candidate


def references(document: Document, layout: Layout, rng: Random) -> Report:
    """`ks. osatavoite 1` in running text."""
    patterns = PHRASES["references"]
    change = _some(rng, 0.5, lambda field, text: rng.choice(patterns[field]).format(base=text), set(patterns))
    return map_texts(document, change), layout


def arrows(document: Document, layout: Layout, rng: Random) -> Report:
    """An arrow within a text, drawn by Wingdings, by Symbol or by the font itself."""
    writer = Writer(rng)

    def change(_field: str, text: str) -> str:
        arrow = rng.choice(["\uf0e0", "\uf0e0", "\uf0ae", "→"])
        return f"{text} {arrow} {writer.phrase('items')}"

    return map_texts(document, _some(rng, 0.4, change, PROGRESS)), layout


def dashes(document: Document, layout: Layout, rng: Random) -> Report:
    """Minus signs and en dashes in cells."""
    values = ["−5 %", "–", "10–12 kpl", "−150 000 €", "0–2", "1.1.–31.12.2025", "-"]
    change = _some(rng, 0.4, lambda _field, _text: rng.choice(values), {"baseline", "target"})
    return map_texts(document, change), layout


def other_period(document: Document, layout: Layout, rng: Random) -> Report:
    """Other trimesters and years, named in the introduction and in a report."""
    decoys = PHRASES["decoys"]["period"]
    units = tuple(replace(unit, intro=" ".join(rng.sample(decoys, 2))) for unit in document.units)
    change = _some(rng, 0.2, lambda _field, text: f"{text} {rng.choice(decoys)}", {"report"})
    return map_texts(replace(document, units=units), change), layout


def _syllables(word: str) -> str:
    """The word with soft hyphens where Finnish may break it: before a consonant and a vowel. Never where the
    break would look like a real hyphen: between the same vowels, or before what reads as `ja` or `tai`."""
    breaks = [
        match.start()
        for match in re.finditer(rf"(?<=[{VOWELS}\w])[^\W\d_{VOWELS}](?=[{VOWELS}])", word)
        if 2 < match.start() < len(word) - 3 and word[: match.start()].isalpha()
    ]
    pieces = [word[start:end] for start, end in zip([0, *breaks], [*breaks, None], strict=True)]
    return "\u00ad".join(pieces)


def soft_hyphens(document: Document, layout: Layout, rng: Random) -> Report:
    """Soft hyphens in all long words, so that lines end in hyphens that are not part of the word."""
    assert rng

    def change(_field: str, text: str) -> str:
        return re.sub(r"[a-zåäö]{9,}", lambda match: _syllables(match[0]), text)

    return map_texts(document, change), layout


def no_break_spaces(document: Document, layout: Layout, rng: Random) -> Report:
    """No-break spaces inside numbers and before units, and here and there in running text."""
    change = lambda _field, text: re.sub(r"(?<=\d) | (?=\d)", "\u00a0", text)  # noqa: E731
    some = _some(rng, 0.3, lambda _field, text: text.replace(" ", "\u00a0", 1), {"report", "milestone", "goal"})
    return map_texts(map_texts(document, change), some), layout


def thin_spaces(document: Document, layout: Layout, rng: Random) -> Report:
    """Thin spaces, breaking and not, between the digits of numbers and before units."""
    space = rng.choice(["\u2009", "\u202f"])
    return map_texts(document, lambda _field, text: re.sub(r"(?<=\d) (?=[\d€%])", space, text)), layout


def ligatures(document: Document, layout: Layout, rng: Random) -> Report:
    """The ligature characters for fi and fl."""
    document = map_texts(document, lambda _field, text: text.replace("fi", "\ufb01").replace("fl", "\ufb02"))
    texts = _some(rng, 0.3, lambda _field, text: f"{text} Suomi.\ufb01 -palvelussa", {"milestone", "goal"})
    return map_texts(document, texts), layout


def decomposed(document: Document, layout: Layout, rng: Random) -> Report:
    """Small letters with their dots as a character of their own."""
    assert rng
    # DejaVu's dots are the only ones that sit well where a producer draws each character by itself.
    family = "DejaVu Serif" if "Serif" in layout.font else "DejaVu Sans"
    size = layout.size * fonts.FAMILIES[family] / fonts.FAMILIES[layout.font]
    layout = replace(layout, font=family, size=round(size * 2) / 2)

    def change(_field: str, text: str) -> str:
        return re.sub("[åäö]", lambda match: unicodedata.normalize("NFD", match[0]), text)

    return map_texts(document, change), layout


WORDS: dict[str, Trap] = {
    "label-words": label_words,
    "line-starts": line_starts,
    "references": references,
    "arrows": arrows,
    "dashes": dashes,
    "other-period": other_period,
}
# These come last, so that they find the words of the others.
CHARACTERS: dict[str, Trap] = {
    "soft-hyphens": soft_hyphens,
    "no-break-spaces": no_break_spaces,
    "thin-spaces": thin_spaces,
    "ligatures": ligatures,
    "decomposed": decomposed,
}
