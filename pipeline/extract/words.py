"""Words as they are drawn → words as they are meant: letter-spaced ones (`T A V O I T E`, or `TAVO I T E` where
letters are kerned) joined, soft hyphens told from hyphens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from parsers.model import SOFT_HYPHEN, Word
from parsers.page.lines import lines_of

_FEWEST = 3  # pieces: `T E KO`
_FIGURES = frozenset("0123456789")
_YEAR = 4  # figures
_SPACE = 0.3  # of the size: about a word space, and no column is as close
_ALIKE = 0.05  # of the size: what rounding makes of equal gaps
_FEWEST_SMALL = 5  # pieces with small letters: fewer may be initials or signs


def meant(words: Sequence[Word]) -> list[Word]:
    """The words of a page as they are meant."""
    return settle_hyphens(join_years(join_spaced(words)))


def settle_hyphens(words: Sequence[Word]) -> list[Word]:
    """A soft hyphen is drawn only where a line ends; in a line, or in a font that has no other hyphen (some
    programs give both one glyph), it is a hyphen."""
    if SOFT_HYPHEN not in "".join([word.text for word in words]):
        return list(words)
    hyphened = {word.font for word in words if "-" in word.text}
    ends = {line.words[-1] for line in lines_of(word for word in words if word.upright)}
    settled = []
    for word in words:
        text = word.text
        soft = text.endswith(SOFT_HYPHEN) and word in ends and word.font in hyphened
        head, tail = (text[:-1], SOFT_HYPHEN) if soft else (text, "")
        settled.append(replace(word, text=head.replace(SOFT_HYPHEN, "-") + tail))
    return settled


def join_spaced(words: Sequence[Word]) -> list[Word]:
    """The words of a page with the pieces of each letter-spaced word as one word."""
    short = [word.text for word in words if len(word.text) < 3]  # letters that a colon may follow
    if len([text for text in short if text[0].isalpha() and text[1:] in ("", ":")]) < 2:
        return list(words)  # half of a run's pieces are single letters
    joined: dict[Word, Word | None] = {}
    for line in lines_of(word for word in words if word.upright):
        for run in _runs(line.words):
            for pieces in _parted(run):
                joined |= dict.fromkeys(pieces[1:])
                joined[pieces[0]] = _join(pieces)
    for levelled in _turned(words):
        for run in _runs(levelled):
            for pieces in ([levelled[piece] for piece in part] for part in _parted(run)):
                joined |= dict.fromkeys(pieces[1:])
                joined[pieces[0]] = _join(pieces)
    kept = (joined.get(word, word) for word in words)
    return [word for word in kept if word is not None]


def _turned(words: Sequence[Word]) -> Iterator[dict[Word, Word]]:
    """The words of each line that runs up or down, as they would stand if it were level, with those that are drawn."""
    for (upright, *_), group in groupby(words, key=lambda word: (word.upright, round(word.x0), word.size)):
        line = [] if upright else list(group)
        if len(line) >= _FEWEST:
            up = line[0].top > line[1].top
            spans = [(-word.bottom, -word.top) if up else (word.top, word.bottom) for word in line]
            yield {replace(word, x0=x0, x1=x1): word for word, (x0, x1) in zip(line, spans, strict=True)}


def join_years(words: Sequence[Word]) -> list[Word]:
    """The words of a page with each year whose figures stand apart as letters do that are set wide: `LÄHTÖTASO 2 0 2
    4`. They are no wider apart than words are, and all alike."""
    if sum(word.text in _FIGURES for word in words) < _YEAR:
        return list(words)
    joined: dict[Word, Word | None] = {}
    for line in lines_of(word for word in words if word.upright):
        for figures in _years(line.words):
            joined |= dict.fromkeys(figures[1:])
            joined[figures[0]] = _join(figures)
    kept = (joined.get(word, word) for word in words)
    return [word for word in kept if word is not None]


def _years(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The figures of each such year in a line: what is around it stands farther off."""
    for at in range(len(words) - _YEAR + 1):
        own, around = words[at : at + _YEAR], words[max(0, at - 1) : at + _YEAR + 1]
        if any(word.text not in _FIGURES for word in own) or own[0].text + own[1].text != "20":
            continue
        size = own[0].size
        gaps = [right.x0 - left.x1 for left, right in pairwise(own)]
        others = [right.x0 - left.x1 for left, right in pairwise(around) if left not in own or right not in own]
        alike = min(gaps) > 0 and max(gaps) < min(_SPACE * size, min(gaps) + _ALIKE * size)
        if alike and all(gap > 1.5 * max(gaps) for gap in others):
            yield own


def _runs(words: Iterable[Word]) -> list[list[Word]]:
    """Neighbouring pieces of letters, most of them single, each within a letter's width of the one before."""
    runs: list[list[Word]] = [[]]
    for word in words:
        letters = word.text.rstrip(":").isalpha() and len(word.text) <= 4 and word.size > 0
        near = not runs[-1] or word.x0 - runs[-1][-1].x1 < word.size
        if not letters or not near:
            runs.append([])
        if letters:
            runs[-1].append(word)
    return [run for run in runs if len(run) >= _FEWEST and _single(run) >= 0.5 * len(run) and _is_set_so(run)]


def _is_set_so(run: Sequence[Word]) -> bool:
    initial = len(run) > _FEWEST and run[0].text.isupper() and all(word.text.islower() for word in run[1:])
    return len(run) >= _FEWEST_SMALL or initial or all(word.text.isupper() for word in run)  # `T e k o`


def _single(run: Sequence[Word]) -> int:
    return sum(len(word.text.rstrip(":")) == 1 for word in run)


def _parted(run: Sequence[Word]) -> list[list[Word]]:
    """The words of a run: they are parted by more than half as much again as their letters are."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(run)]
    usual = median(gaps)
    parts = [[run[0]]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > 1.5 * usual + 0.05 * word.size:
            parts.append([])
        parts[-1].append(word)
    return [part for part in parts if len(part) > 1 and _single(part) >= 0.5 * len(part)]


def _join(pieces: Sequence[Word]) -> Word:
    first, bottom = pieces[0], max(piece.bottom for piece in pieces)
    return replace(
        first,
        text="".join(piece.text for piece in pieces),
        x1=pieces[-1].x1,
        top=min(piece.top for piece in pieces),
        bottom=bottom,
        baseline=first.baseline if first.upright else bottom,
    )
