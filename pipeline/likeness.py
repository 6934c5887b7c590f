"""How alike two wordings are. The figures that the limits rest on are printed by `python -m tests.wordings`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import regex

# From here on two wordings count as one that was edited. Of 5,000 edited wordings 98 % are so alike, or 68 % where a
# whole phrase was added; of two things of one unit in one sentence 0.16 %, nearly all of them the same two things the
# other way round. At 0.75 three times as many pairs of two things would pass, at 0.85 twice as many edited ones fail.
LINKED = 0.80
# From here on two wordings could be the same, and an analyst is asked to look.
DOUBTFUL = 0.60
_LIMIT = 100 * DOUBTFUL
_PAIRS = 1 << 20  # that are compared at once, in four megabytes
_LONG = 5  # letters: shorter words, as `ja` and `sekä`, come and go
_WORD = regex.compile(r"[\p{L}\p{N}]+")


def folded(text: str | None) -> str:
    """Words only, in small letters, one space between them."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text or "").casefold()))


def alike(ones: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """The pairs of folded texts that are at least DOUBTFUL alike: index, index, and how much, from 0 to 1.

    Words may change places, and one text may have words more. But each long word of the shorter text must have
    its like in the other: `Laaditaan viestintäsuunnitelma` is as a whole much like `Laaditaan liikuntasuunnitelma`.
    """
    if not ones or not others:
        return
    import numpy as np  # noqa: PLC0415 (the first report of an archive is compared with none)
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    long_of = _LongWords()
    step = max(1, _PAIRS // len(others))
    for start in range(0, len(ones), step):
        some = ones[start : start + step]
        scores = np.maximum(
            process.cdist(some, others, scorer=fuzz.ratio, score_cutoff=_LIMIT),
            process.cdist(some, others, scorer=fuzz.token_sort_ratio, score_cutoff=_LIMIT),
        )
        for one, other in np.argwhere(scores >= _LIMIT).tolist():
            score = min(float(scores[one, other]), _least_word(long_of[some[one]], long_of[others[other]]))
            if score >= _LIMIT:
                yield start + one, other, round(score / 100, 4)


def in_any_order(one: str, other: str) -> float:
    """How alike two folded texts are, from 0 to 100, whatever the order of their words."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    return fuzz.token_sort_ratio(one, other)


class _LongWords(dict[str, list[str]]):
    """The long words of each text."""

    def __missing__(self, text: str) -> list[str]:
        self[text] = found = [word for word in text.split() if len(word) >= _LONG]
        return found


def _least_word(one: Sequence[str], other: Sequence[str]) -> float:
    """How much like a word of the other text, from 0 to 100, that word of the shorter text is that is least so; 0 if it
    is below the limit."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    shorter, longer = sorted((one, other), key=len)
    least = 100.0
    for word in shorter:
        found = process.extractOne(word, longer, scorer=fuzz.ratio, score_cutoff=_LIMIT)
        if found is None:
            return 0.0
        least = min(least, found[1])
    return least
