"""Signs among a page's words that are no text: rules and leaders that are made of characters, ornaments, and the marks
of notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter
from statistics import median

import regex

from parsers.model import LEADER, Page, Rule, Word
from parsers.page.lines import said
from parsers.spelling.column_words import heading_of
from parsers.spelling.title_words import names_report

# Lines and leaders that are made of characters, `----------`, `..........`: no text has as many in a row.
_FEWEST = 6
_FEWEST_DOTS = 4  # close to each other: three may be those of a pause
# Of fields that open a list, and of paragraphs that were changed.
_MARKS = frozenset((*"⌄⌵˅", *"▌▍▎▏▐┃│"))
_NOTE = regex.compile(r"(?<=[0-9*†‡])\p{Lu}.*")  # `1Valtuuston`
_NOTE_MARKS = frozenset((*map(str, range(1, 100)), "*", "**", "***", "†", "‡"))
_MOST_PAIRS = 10_000  # of headings and marks on a page: a bound on the work
_RAISED = 0.9  # of the size of a word: its mark is smaller
_LEADS = frozenset(".…·_-")
_ORNAMENTS = frozenset("◆◇♦❖✦✧✽❦❧☙⁂※*•~")
_ORNAMENT = regex.compile(r"[◆◇♦❖✦✧✽❦❧☙⁂※]+|[*•~]{1,5}")
_MOST_ORNAMENTS = 50  # of a page: a bound on the work
_FAR = 4  # times its size: what an ornament stands off
_LEFT = attrgetter("x0")
_RULED = "-–—_=*~+#"
_DRAWN = frozenset(sign * _FEWEST for sign in (*_RULED, *".·…"))
_SIGNS = _MARKS | _ORNAMENTS | _LEADS | frozenset(_RULED)  # what such words begin with


def signs_of(page: Page) -> dict[Word, None]:
    """The words of a page that are rules, leaders or marks, and no text."""
    words = [word for word in page.words if word.text[0] in _SIGNS]  # as few are
    rules = (word for word in words if word.text[:_FEWEST] in _DRAWN and not word.text.strip(word.text[0]))
    marks = (word for word in words if word.text in _MARKS)
    found = dict.fromkeys((*rules, *marks, *_ornaments(words, page), *_leaders(words)))
    contents = _contents(found, page) if found else ()
    return {word: None for word in found if round(word.baseline) not in contents}


def rules_of(drawn: Iterable[Word], page: int) -> Iterator[Rule]:
    """The rules of a page that are made of characters. Dots lead from one text to another and part nothing."""
    for word in drawn:
        if word.page == page and word.text[0] in _RULED and len(word.text) >= _FEWEST:
            height = word.baseline - 0.3 * word.size  # where a hyphen stands
            yield Rule(word.x0, height, word.x1, height)


def _leaders(words: Sequence[Word]) -> list[Word]:
    """What leads from one text to another, in one word or each dot by itself: `Asukkaita . . . . . . 120`."""
    whole = [word for word in words if word.text[0] in _LEADS and LEADER.fullmatch(word.text)]
    dots = sorted((word for word in words if word.text == "."), key=attrgetter("baseline", "x0"))
    runs: list[list[Word]] = []
    for dot in dots:
        last = runs[-1][-1] if runs else None
        # One by itself is a cell without a figure.
        if last is None or dot.baseline != last.baseline or dot.x0 - last.x1 >= dot.size:
            runs.append([])
        runs[-1].append(dot)
    return whole + [dot for run in runs if len(run) >= _FEWEST_DOTS for dot in run]


def _ornaments(words: Iterable[Word], page: Page) -> list[Word]:
    """The signs that part what is above them from what is below: `◆`, `* * *`. Beside text they begin an item of it."""
    signs = [word for word in words if word.text[0] in _ORNAMENTS and _ORNAMENT.fullmatch(word.text)]
    if not signs or len(signs) > _MOST_ORNAMENTS:
        return []
    level: defaultdict[int, list[Word]] = defaultdict(list)
    for word in page.words:
        level[round(word.baseline)].append(word)
    found = []
    for sign in signs:
        beside = [
            word
            for off in (-1, 0, 1)
            for word in level[round(sign.baseline) + off]
            if word.x0 < sign.x1 + _FAR * sign.size and word.x1 > sign.x0 - _FAR * sign.size
        ]
        texts = [word.text for word in beside]
        if texts and all(map(_ORNAMENT.fullmatch, texts)) and (texts[0][0] not in "*•~" or len("".join(texts)) > 2):
            found.append(sign)
    return found


def _contents(leaders: Iterable[Word], page: Page) -> set[int]:
    """The heights at which dots lead from the title of a unit's goals to the number of its page, as in a table of
    contents: they tell that it is none."""
    dots = {round(word.baseline): word for word in leaders if word.text[0] in ".·…"}
    level: defaultdict[int, list[Word]] = defaultdict(list)
    for word in page.words if dots else ():
        level[round(word.baseline)].append(word)
    found = set()
    for height, dot in dots.items():
        words = sorted(level[height], key=_LEFT)
        if words[-1].text.isdecimal() and names_report(said(word for word in words if word.x0 < dot.x0)):
            found.add(height)
    return found


def marks_of_notes(words: Sequence[Word]) -> Iterator[Word]:
    """The raised marks that lead from words to notes on their page; and from the headings of values, if they are raised
    so far that they are on no line with these."""
    marks = [word for word in words if word.text in _NOTE_MARKS]
    if not marks:
        return
    largest = max([word.size for word in words])
    marks = [mark for mark in marks if mark.size < _RAISED * largest]  # figures in text are not
    starts = {round(mark.x0) + off for mark in marks for off in (-1, 0, 1)}  # most words end elsewhere
    before = [word for word in words if starts and round(word.x1) in starts]
    if len(before) * len(marks) > _MOST_PAIRS:
        return
    raised = [
        (word, mark)
        for word in before
        for mark in marks
        if mark.size < _RAISED * word.size
        and abs(mark.x0 - word.x1) < 0.15 * word.size
        and 0.2 * word.size < word.baseline - mark.baseline < word.size
    ]
    notes = _notes(words) if raised else {}
    for word, mark in raised:
        off_line = word.baseline - mark.baseline > 0.5 * word.size
        if (off_line and heading_of(word.text) is not None) or (
            word.text[-1] != "m" and notes.get(mark.text, 0.0) > mark.bottom  # but `m²`
        ):
            yield mark


def _notes(words: Sequence[Word]) -> dict[str, float]:
    """The marks that may begin notes, in smaller type than most words, with how far down the last of each does."""
    usual = median(word.size for word in words)
    small = [(_NOTE.sub("", word.text), word.top) for word in words if word.size < 0.93 * usual]
    return {text: top for text, top in sorted(small, key=itemgetter(1)) if text in _NOTE_MARKS}
