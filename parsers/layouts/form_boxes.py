"""Where on a page the fields of a form stand: boxes that rules are drawn around, each with a label in small type over
its value:

┌────────────────────────┬─────────────┐
│Teko, johon kuuluu      │Vastuutaho   │
│Esihenkilötyön tuki     │Kehittäminen │
└────────────────────────┴─────────────┘
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

import regex

from parsers.model import Rule, Word
from parsers.page.lines import Line, line_of, runs_of, said
from parsers.spelling.column_words import column_of
from parsers.spelling.vocabulary import Kind, is_state, match_label
from parsers.tables.matrix import APART

_SMALLER = 0.9  # of the size of a value, at the most
_LEVELS = ("baseline", "target")
_CHOICES = 3  # states beside each other: a form offers as many, and says by a mark which it is
_MOST = 1_000_000  # lines times rules of a page: a bound on the work, five times what a full sheet of A3 has
# The number of a field, which a form's labels may have ahead of them: `6.a`, `6 b)`, `6.1`.
_NUMBER = regex.compile(r"\d{1,2}(?:\.?[a-zåäö]|(?:\.\d{1,2})+)?[.)]?", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def spans(self, word: Word) -> bool:
        """Whether a word stands between its sides, at whatever height."""
        return self.left < (word.x0 + word.x1) / 2 < self.right

    def has(self, rule: Rule) -> bool:
        """Whether a rule is drawn at its edge or in it."""
        inside = self.left - APART < rule.x0 <= rule.x1 < self.right + APART
        return inside and self.top - APART < rule.top <= rule.bottom < self.bottom + APART


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a label as they are read, as they are printed, what is printed beside them, and what it is of."""

    label: tuple[Word, ...]
    printed: tuple[Word, ...]
    more: tuple[Word, ...]
    kind: Kind | None  # none of a level

    @property
    def width(self) -> float:
        return self.printed[-1].x1 - self.printed[0].x0


@dataclass(frozen=True, slots=True)
class Field:
    """A box with its caption and its value."""

    box: Box
    caption: Caption
    value: tuple[Word, ...]

    @property
    def kind(self) -> Kind | None:
        return self.caption.kind

    @property
    def size(self) -> float:
        return self.caption.printed[0].size

    @property
    def words(self) -> tuple[Word, ...]:
        return (*self.caption.printed, *self.caption.more, *self.value)


def is_captioned(line: Line, below: Line) -> bool:
    """Whether a line may be a label in small type over its value: nearly none is."""
    if line.size > _SMALLER * below.size or line.page != below.page:
        return False
    found = _caption(runs_of(line.words)[0])
    return found is not None and found.kind is not Kind.UNKNOWN


def _caption(words: Sequence[Word]) -> Caption | None:
    """A caption: a label behind the number of its field and ahead of what a form adds to it, or one of no label."""
    first = 1 if len(words) > 1 and _NUMBER.fullmatch(words[0].text) else 0
    end = next((at for at, word in enumerate(words) if at > first and word.text[0] == "("), len(words))
    comma = next((at for at in range(first, end) if words[at].text[-1] == ","), None)
    label = list(words[first:end] if comma is None else words[first : comma + 1])
    if comma is not None:
        label[-1] = replace(label[-1], text=label[-1].text[:-1])
    printed = tuple(words[first : first + len(label)])
    more = (*words[:first], *words[first + len(label) :])
    if not said(label):
        return None
    return Caption(tuple(label), printed, more, _kind_of(label))


def _kind_of(label: Sequence[Word]) -> Kind | None:
    """What a caption is the label of; none of a level."""
    text = said(label)
    if column_of(text) in _LEVELS:
        return None
    found = match_label(text)
    return found.kind if found and found.length == len(text) and not text[0].islower() else Kind.UNKNOWN


def fields_of(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Field]:
    """The fields of a page, from top to bottom. A row of empty ones may be the headings of a table."""
    if not rules or len(lines) * len(rules) > _MOST:
        return []
    fields = list(_fields(lines, rules))
    heads = {field.box.top for field in fields if not field.value and _heads_column(field, lines, rules)}
    return [field for field in fields if field.value or not any(abs(field.box.top - top) < APART for top in heads)]


def _fields(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[Field]:
    """The boxes that begin with a line in smaller type than what else they have, or have a known label alone. Where a
    side is not drawn, one may reach over another: a word is of the first."""
    tried: set[Box] = set()
    taken: set[Word] = set()
    for at, line in enumerate(lines):
        for run in runs_of(line.words):
            box = _around(line_of(run), rules)
            if box is None or box in tried:
                continue
            tried.add(box)
            words = _inside(line, box)
            value = [word for below in lines[at + 1 :] for word in _inside(below, box)]
            caption = _caption(words) if all(run[0].size <= _SMALLER * word.size for word in value) else None
            if caption and (value or caption.kind is not Kind.UNKNOWN) and taken.isdisjoint((*words, *value)):
                taken.update(words, value)
                yield Field(box, caption, tuple(value))


def _heads_column(field: Field, lines: Iterable[Line], rules: Sequence[Rule]) -> bool:
    """Whether right below an empty box stands one of its width that has larger type alone, and no states to choose
    from: the first cell of a column."""
    box = field.box
    spanned = ([word for word in line.words if box.spans(word)] for line in lines if line.center > box.bottom)
    first = next(filter(None, spanned), None)
    cell = _around(line_of(first), rules) if first else None
    if first is None or cell is None or offers_states(line_of(first)):
        return False
    level = abs(cell.top - box.bottom) < APART and abs(cell.left - box.left) < APART
    return level and abs(cell.right - box.right) < APART and field.size <= _SMALLER * first[0].size


def _around(run: Line, rules: Iterable[Rule]) -> Box | None:
    """The box that words stand in, if rules are drawn at all its sides."""
    left, top, right, bottom = -inf, -inf, inf, inf
    y, middle = run.center, (run.x0 + run.x1) / 2
    for rule in rules:
        if rule.horizontal:
            if rule.x0 < middle < rule.x1:
                top = max(top, rule.top) if rule.top < y else top
                bottom = min(bottom, rule.top) if rule.top > y else bottom
        elif rule.top < y < rule.bottom:
            left = max(left, rule.x0) if rule.x0 < middle else left
            right = min(right, rule.x0) if rule.x0 > middle else right
    return Box(left, top, right, bottom) if inf not in (-left, -top, right, bottom) else None


def _inside(line: Line, box: Box) -> list[Word]:
    if not box.top < line.center < box.bottom:
        return []
    return [word for word in line.words if box.left < (word.x0 + word.x1) / 2 < box.right]


def offers_states(line: Line) -> bool:
    """Whether a line has nothing but states to choose from."""
    runs = runs_of(line.words)
    return len(runs) >= _CHOICES and all(is_state(said(run)) for run in runs)
