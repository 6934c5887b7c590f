"""Wordings as they change from one report to the next, to weigh how alike two of them must be to be linked.

    python -m tests.wordings [--count N] [--seed N]

Draws actions, indicators and milestones of one unit's reports, edits some of them as an office does, and prints
what share of each kind of pair is linked, doubted and left alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

import regex

from pipeline.likeness import LINKED, alike, folded
from tests.corpus.content import PHRASES, Writer

VERDICTS = ("linked", "doubted", "left")
SAME = ("typing error", "other ending", "words in another order", "small words", "word put in", "word left out")
KINDS = ("actions", "milestones", "indicators")
_ADDED = ("uuden strategian mukaisesti", "yhteistyössä sidosryhmien kanssa", "koko kaupungissa", "vuoden aikana")
_SWAPS = {"ja": "sekä", "sekä": "ja", "yhdessä": "yhteistyössä", "jotka": "mitkä", "saatu": "otettu"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings; `edit` says how the second came about."""

    edit: str
    first: str
    second: str


def pairs(seed: int, count: int) -> Iterator[Pair]:
    """`count` pairs of each kind that one wording of a report gives."""
    rng = Random(seed)
    while count:
        count -= 1
        writer = Writer(rng)
        kind = rng.choice(KINDS)
        template = _template(rng, kind)
        first = writer.fill(template)
        for edit, change in EDITS.items():
            if (changed := change(first, rng)) != first:
                yield Pair(edit, first, changed)
        for edit, other in (
            ("another thing", _other(writer, template, first)),
            ("another sentence", _other(writer, _template(rng, kind, template), first)),
        ):
            if other and other != first:
                yield Pair(edit, first, other)


def _template(rng: Random, kind: str, taken: str = "") -> str:
    """A sentence with a thing of the unit in it: without one there would be nothing to tell two of them apart."""
    every = [each for measure in PHRASES["measures"] for each in measure["indicators"]]
    templates = every if kind == "indicators" else PHRASES["templates"][kind]
    return str(rng.choice([each for each in templates if "{" in each and each != taken]))


def _other(writer: Writer, template: str, first: str) -> str:
    """Another sentence about another thing, of the same unit."""
    for _ in range(20):
        if (other := writer.fill(template)) != first:
            return other
    return ""


def _typo(text: str, rng: Random) -> str:
    """A letter too many, too few, or two in the wrong order, in a long word."""
    places = [place for place in range(1, len(text) - 2) if text[place - 1 : place + 2].isalpha()]
    place = rng.choice(places)
    return rng.choice(
        [
            text[:place] + text[place + 1 :],
            text[:place] + text[place] + text[place:],
            text[:place] + text[place + 1] + text[place] + text[place + 2 :],
        ]
    )


def _longer(text: str, rng: Random) -> str:
    return f"{text} {rng.choice(_ADDED)}"


def _inserted(text: str, rng: Random) -> str:
    words = text.split(" ")
    words.insert(rng.randint(1, len(words)), rng.choice(["uusi", "alueellinen", "yhteinen", "keskeinen"]))
    return " ".join(words)


def _shorter(text: str, rng: Random) -> str:
    """Without one word, if enough stays."""
    words = text.split(" ")
    if len(words) < 5:
        return text
    del words[rng.randrange(1, len(words))]
    return " ".join(words)


def _small_words(text: str, _: Random) -> str:
    return " ".join(_SWAPS.get(word, word) for word in text.split(" "))


def _inflected(text: str, rng: Random) -> str:
    """A word gets or loses its case ending."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if regex.fullmatch(r"\w{6,}", word)]
    if not places:
        return text
    place = rng.choice(places)
    words[place] = words[place][:-1] if words[place].endswith(("n", "a", "ä")) else f"{words[place]}n"
    return " ".join(words)


def _moved(text: str, rng: Random) -> str:
    """Two words beside each other change places."""
    words = text.split(" ")
    if len(words) < 3:
        return text
    place = rng.randrange(len(words) - 1)
    words[place : place + 2] = reversed(words[place : place + 2])
    return " ".join(words)


EDITS: dict[str, Callable[[str, Random], str]] = {
    "typing error": _typo,
    "other ending": _inflected,
    "words in another order": _moved,
    "small words": _small_words,
    "word put in": _inserted,
    "word left out": _shorter,
    "phrase added": _longer,
}


def weighed(seed: int, count: int) -> dict[str, Counter[str]]:
    """What becomes of the pairs of each kind."""
    found: dict[str, Counter[str]] = {}
    for pair in pairs(seed, count):
        score = next((score for *_, score in alike([folded(pair.first)], [folded(pair.second)])), 0.0)
        verdict = "linked" if score >= LINKED else "doubted" if score else "left"
        found.setdefault(pair.edit, Counter())[verdict] += 1
    return found


def main() -> None:
    """Prints a table of what becomes of the pairs."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--count", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    print(f"{'pairs':<24}{'number':>8}" + "".join(f"{verdict:>10}" for verdict in VERDICTS))
    for edit, counts in weighed(given.seed, given.count).items():
        shares = "".join(f"{counts[verdict] / counts.total():>10.2%}" for verdict in VERDICTS)
        print(f"{edit:<24}{counts.total():>8}{shares}")


if __name__ == "__main__":
    main()
