"""The label that a line may begin with: its words, and those that follow it. Whether it is meant as one is weighed in
labels.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from math import inf

from parsers.model import Word
from parsers.page.lines import COLUMN, Line, line_of, runs_of, said
from parsers.spelling.step_headings import are_short, heads_of_reports, text_of
from parsers.spelling.time_words import is_day
from parsers.spelling.vocabulary import (
    BULLETS,
    CONTEXT,
    CRUMBS,
    DASHES,
    MANY_MILESTONES,
    MILESTONES,
    NUMBERS,
    OTHER_NAMES,
    OTHER_REPORT_NAMES,
    Kind,
    Match,
    is_code,
    is_outline,
    label_in,
    match_label,
    may_begin_label,
    may_name_milestone,
    names_step,
    plural_of,
)

_BESIDE_STEPS = (
    Kind.REPORT,
    Kind.PROGRESS,
    Kind.RESPONSIBLE,
    Kind.INDICATOR,
    Kind.UNKNOWN,
)  # what else a table of milestones may have
_SIGNS = BULLETS | CRUMBS
_MILESTONES = frozenset(MILESTONES)
_BEHIND_STEP = frozenset(("ja", "kuvaus", "nimi", "sisältö"))  # the second word of the name of their column
_OTHER_SIZE = 0.1  # of the size of a label: by which another one differs from it
_SPACED = 0.6  # of the size: no word space of a heading is as wide
_SYLLABLE = 4  # letters: the first piece of a bold label that is set wide has fewer
_OTHER_NAME = 5  # words at the most: `/ Strategiskt delmål nr 1:`


@dataclass(slots=True)  # nobody changes one, but a page has dozens, and a frozen one takes long to make
class Hit:
    """A label at the start of a line, and the words that follow it there."""

    kind: Kind
    label: tuple[Word, ...]
    rest: tuple[Word, ...]
    number: int | None
    colon: bool
    unit: tuple[Word, ...] = ()  # that answers for its action, in a frame beside it, or at the right end of its line
    shared: bool = False  # whether that answers for the next actions of its TEKO too
    _beside: tuple[Line, ...] | None = field(default=None, init=False, repr=False, compare=False)
    _upper: bool | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def beside(self) -> tuple[Line, ...]:
        """What follows the label, as the first line of a value; none if nothing does."""
        if self._beside is None:
            self._beside = (line_of(self.rest),) if self.rest else ()
        return self._beside

    @property
    def upper(self) -> bool:
        if self._upper is None:
            text = "".join([word.text for word in self.label])
            self._upper = text.isupper() and sum(map(str.isupper, text)) >= 4
        return self._upper

    @property
    def bold(self) -> bool:
        return self.label[0].bold

    @property
    def stands_out(self) -> bool:
        """Whether the label is bold or slanted and what follows it is not."""
        if not self.rest:
            return False
        label, after = self.label[0], self.rest[0]
        return (label.bold and not after.bold) or (label.slanted and not after.slanted)

    @property
    def is_set_apart(self) -> bool:
        """Whether its type is another than that of what follows it: bold, or of another size."""
        if self.stands_out:
            return True
        size = self.label[0].size
        return bool(self.rest) and abs(self.rest[0].size - size) > _OTHER_SIZE * size

    @property
    def x0(self) -> float:
        return self.label[0].x0

    @property
    def gap(self) -> float:
        """From the label to its value, in units of the label's size; infinite when it stands alone."""
        if not self.rest:
            return inf
        return (self.rest[0].x0 - self.label[-1].x1) / (self.label[0].size or 0.1)


def label_places(line: Line) -> list[int]:
    """The places behind a column's gap in a line at which another label may begin, maybe behind a sign: cells that are
    figures are many."""
    words = line.words
    firsts = ((at, words[at + 1 if words[at].text in BULLETS and at + 1 < len(words) else at].text) for at in line.gaps)
    return [at for at, first in firsts if may_begin_label(first) and not first.isdecimal()]


def label_of(line: Line) -> Hit | None:
    """The label that a line may begin with."""
    first = line.words[0]
    if not line.level:
        page, height, size = first.page, first.baseline, first.size
        lower = [w for w in line.words[1:] if w.page > page or w.baseline - height > 0.5 * max(size, w.size)]
        if lower:  # rejoined
            return _rejoined(line, lower)
    if (first.text.isupper() or (first.bold and len(first.text) < _SYLLABLE)) and (pieces := _spaced(line)):
        found = match_label("".join(word.text for word in pieces))
        assert found is not None, "the pieces spell a label"
        return Hit(found.kind, pieces, line.words[len(pieces) :], found.number, found.colon)
    if first.text in _SIGNS and len(line.words) > 1:
        return _listed(line)
    if is_outline(first.text) or (is_code(first.text) and line.gaps[:1] == (1,)):
        heading = _numbered(line)
    else:
        heading = _bracketed(line) if line.text[0] == "(" else None
        heading = heading or (_steps_heading(line) if may_name_milestone(line.text) else None)
    if heading:
        return heading
    found = match_label(line.text)
    if found is None:
        return _doubled(line) or _plural(line) or _account_beside(line)
    # `osatavoite 1` in lower case is a reference, `ks. osatavoite 1`.
    hit = None if line.text[0].islower() else _split(line, found)
    if hit and _is_text(line, hit):
        hit = _account_beside(line)
    return _with_other_name(hit) if hit and not hit.colon else hit


def _rejoined(line: Line, lower: Sequence[Word]) -> Hit | None:
    """The label of a line whose words in `lower` were below it."""
    if lower[0].text.startswith("("):  # `(T2)` below `Osatavoite 1`
        upper = label_of(line_of(word for word in line.words if word not in lower))
        return upper and replace(upper, label=(*upper.label, *lower))
    found = match_label(whole_label(line.words[0], lower))
    label, rest = line.words[: len(lower) + 1], line.words[len(lower) + 1 :]
    if found is None:  # its name in another language
        upper = label_of(line_of((line.words[0], *rest)))
        return upper and replace(upper, label=(upper.label[0], *lower, *upper.label[1:]))
    return Hit(found.kind, label, rest, found.number, found.colon)


def _bracketed(line: Line) -> Hit | None:
    """The label of a report in brackets: `(Raportointi T2: Valmistui kesäkuussa)`."""
    found = match_label(line.text[1:])
    if found is None or found.kind is not Kind.REPORT or not found.colon:
        return None
    return _split(line, found._replace(length=found.length + 1))


def _plural(line: Line) -> Hit | None:
    """A label in the plural ahead of its value: `Toimenpiteet   Kesätyöpaikkojen lisääminen`, or counted, `Toimenpiteet
    1.2: Kysely`. In a line of several columns it is a heading, or a cell."""
    first, *rest = line.words
    kind = plural_of(first.text)
    if kind is None or kind is Kind.MILESTONE or first.text[0].islower():
        return None
    if rest and rest[0].text[-1] == ":" and is_outline(rest[0].text[:-1]) and rest[0].text[0].isdecimal():
        return Hit(kind, (first, rest[0]), tuple(rest[1:]), None, True)
    if not says_something(rest) and (rest or kind is not Kind.RESPONSIBLE):  # others alone are headings
        return None
    hit = Hit(kind, (first,), tuple(rest), None, first.text.endswith(":"))
    return hit if (hit.colon or hit.gap >= COLUMN) and not _has_cells(line) else None


def says_something(words: Iterable[Word]) -> bool:
    """Whether words say more than a number does, as that of a page in a table of contents."""
    return any(char.isalpha() for word in words for char in word.text)


def _has_cells(line: Line) -> bool:
    """Whether a line is one of a table that has three columns or more."""
    return sum(line.words[place - 1].text not in BULLETS for place in line.gaps) > 1


def _doubled(line: Line) -> Hit | None:
    """A label of two names in one word: `PAINOPISTE/TEEMA   Kasvava Pori`, `Tavoite/Mål: Sujuva arki`."""
    first = line.words[0]
    name, slash, other = first.text.partition("/")
    found, second = (match_label(text) if slash else None for text in (name, other))
    if found is None or found.length < len(name) or name[0].islower():
        return None
    if not other[:1].isupper() and (second is None or second.kind is not found.kind):
        return None  # `Teema/kysymys: ...`, but `Mittari/mittarit`
    hit = Hit(found.kind, (first,), line.words[1:], None, first.text.endswith(":"))
    return hit if hit.colon or hit.gap >= COLUMN else _with_other_name(hit)


def _with_other_name(hit: Hit) -> Hit:
    """The label with its other name, or its name in another language, which a colon, a column's gap or the end of bold
    type ends: `PAINOPISTE / TEEMA   Kasvava Pori`, `Osatavoite 1 / Delmål 1: Kysely`, `Tavoite (Mål)   Sujuva arki`."""
    if hit.gap >= COLUMN:
        return hit  # what stands apart is a value
    words = hit.rest[:_OTHER_NAME]
    for count, (word, after) in enumerate(zip_longest(words, hit.rest[1 : len(words) + 1]), 1):
        colon = word.text.endswith(":")
        lighter = after is not None and hit.bold and word.bold and not after.bold
        ends = colon or after is None or lighter or after.x0 - word.x1 >= COLUMN * after.size
        text = " ".join(each.text for each in words[:count]).removesuffix(":")
        # `TAVOITE |   Sujuva arki`: its other name is below.
        bar = text == "|" and after is not None and after.x0 - word.x1 >= COLUMN * after.size
        parted = after is not None and after.x0 - word.x1 >= COLUMN * after.size
        slash = (text[:1] == "/" or (text[:1] == "|" and parted)) and len(text) > 2 and text[-1] not in "/|"
        # Brackets ahead of nothing are text, and so are those behind a milestone that say of no time.
        names = hit.kind in (*CONTEXT, Kind.INDICATOR) or (hit.kind is Kind.MILESTONE and is_day(text[1:-1]))
        bracket = text[:1] == "(" and text[-1] == ")" and after is not None and names
        if ends and (slash or bar or bracket):
            last = text.rpartition(" ")[2]  # `Osatavoite / Delmål 1:`
            of_step = hit.kind is Kind.MILESTONE and hit.number is None and last.isdecimal() and len(last) < 3
            number = int(last) if of_step else hit.number
            return Hit(hit.kind, (*hit.label, *words[:count]), hit.rest[count:], number, colon)
    return hit


def _listed(line: Line) -> Hit | None:
    """The label of an item of a list: `• Osatavoite 1: Palvelu avattu`, or of a path: `› TEKO Ohjelma`. Its sign or
    box is a part of it."""
    hit = _behind_mark(line)
    own = hit is not None and (hit.colon or hit.upper or hit.is_set_apart or (hit.bold and not hit.rest))
    if hit is None:
        return None
    of_context = own and hit.kind in CONTEXT and (line.words[0].text in CRUMBS or (hit.colon and hit.stands_out))
    if of_context or hit.kind is Kind.PROGRESS or (hit.kind is Kind.RESPONSIBLE and hit.colon):
        return replace(hit, label=(line.words[0], *hit.label))
    step = hit.kind in (Kind.MILESTONE, Kind.REPORT) and (hit.colon or hit.gap >= COLUMN)
    indicator = hit.colon or (hit.upper and hit.is_set_apart)
    if not step and not (hit.kind is Kind.INDICATOR and indicator):
        return None
    return replace(hit, label=(line.words[0], *hit.label))


def _behind_mark(line: Line) -> Hit | None:
    """The label behind the bullet or the number that a line begins with, unless that is another such mark."""
    if len(line.words) < 2 or line.words[1].text in _SIGNS or is_outline(line.words[1].text):
        return None
    behind = line_of(line.words[_lead(line) :])
    found = match_label(behind.text) if behind.text[0].islower() else None
    return _split(behind, found) if found else label_of(behind)  # `1. toimenpide   Kysely`


def _numbered(line: Line) -> Hit | None:
    """The label of a numbered heading: `1.1 Tavoite: Talous on tasapainossa`, `f) Mittari`. Its number is a part of
    it."""
    hit = _behind_mark(line)
    if hit is None or hit.kind is Kind.PROGRESS or (hit.kind is Kind.MILESTONE and hit.number is None):
        return None  # `1. osatavoite: Kysely` has its number ahead
    heading = hit.colon and line.bold and hit.kind in CONTEXT  # `1 Strateginen päämäärä: Sujuva arki`
    if hit.kind is Kind.UNKNOWN or (has_other_name(hit) and not heading) or (is_other_report(hit) and not hit.upper):
        return None  # what a list is of may begin so
    if not (hit.colon or hit.upper or hit.is_set_apart or hit.gap >= COLUMN or _is_spaced(line, hit)):
        return None
    return replace(hit, label=(*line.words[: _lead(line)], *hit.label))


def _is_spaced(line: Line, hit: Hit) -> bool:
    """Whether a label stands off both its number and its value, farther than a word space, in a bold heading."""
    number = line.words[_lead(line) - 1]
    off = (hit.x0 - number.x1) / (number.size or 0.1)
    return line.bold and bool(hit.rest) and hit.label[0].x0 > number.x1 and min(off, hit.gap) >= _SPACED


def _lead(line: Line) -> int:
    """How many words of a line are the mark that it begins with: `1.1`, or `41 §` in minutes."""
    counted = len(line.words) > 2 and line.words[1].text == "§" and line.words[0].text[0].isdecimal()
    return 2 if counted else 1


def _steps_heading(line: Line) -> Hit | None:
    """The headings of a table: `Osatavoitteet   Raportointi`, `Nro   Osatavoite   Raportointi`, in a plan without the
    last."""
    words = line.words
    behind = not _MILESTONES.isdisjoint(line.text.lower().split(" ")[1:])
    runs = runs_of(words) if behind else []
    named = next((run for run in runs if text_of(run).lower() in MILESTONES), None)
    if named and named is not runs[0] and heads_of_reports(runs) and are_short(runs):
        count = next(at for at, word in enumerate(words, 1) if word is named[-1])
        return Hit(Kind.MILESTONE, words[:count], words[count:], None, False)  # `Aikataulu   Osatavoite   Raportointi`
    count = 2 if words[0].text.lower() in NUMBERS and len(words) > 1 else 1
    name = words[count - 1].text.lower()
    more = words[count].text.lower() in _BEHIND_STEP if len(words) > count else False
    named_by = runs_of(words[count - 1 :])[0] if more else ()
    if len(named_by) > 1 and names_step(text_of(named_by)):  # `Osatavoite ja ajankohta`
        count += len(named_by) - 1
    elif not names_step(name):
        return None
    if len(words) == 1 and name in MANY_MILESTONES:
        return Hit(Kind.PROGRESS, words, (), None, True)  # a heading above milestones that have labels of their own
    hit = Hit(Kind.MILESTONE, words[:count], words[count:], None, False)
    return hit if heads_steps(hit) else None


def _spaced(line: Line) -> tuple[Word, ...]:
    """The pieces of a label that is set wide (`MIT TARI`, `TE KO :`, `Te ko`): they spell it and nothing else."""
    spelt: tuple[Word, ...] = ()
    for count, (one, two) in enumerate(pairwise(line.words[:5]), 2):
        alike = two.text.isupper() or (two.bold and two.text[0].islower())
        if not (alike or two.text == ":") or two.x0 - one.x1 > 0.45 * one.size:
            break
        whole = "".join(word.text for word in line.words[:count])
        found = match_label(whole)
        if found and found.length == len(whole) and found.kind is not Kind.MILESTONE:
            spelt = line.words[:count]
    return spelt if len(spelt) > 1 and any(map(str.isalpha, spelt[1].text)) else ()


def _account_beside(line: Line) -> Hit | None:
    """The bold heading of a progress ahead of a column's gap: `Toteutuminen elokuun lopussa (T2)`, with plain text."""
    at = line.gaps[0] if line.gaps else 0
    if not at or not line.words[at - 1].bold or line.words[at].bold:
        return None
    label = line.words[:at]
    return Hit(Kind.PROGRESS, label, line.words[at:], None, False) if label_in(said(label)) is Kind.PROGRESS else None


def _split(line: Line, found: Match) -> Hit | None:
    """The line's words before and after the label's last character. A word that holds both is cut in two. What is plain
    behind a column's gap is no part of a bold `Selvitys etenemisestä (T2)`."""
    if found.kind is Kind.PROGRESS and not found.colon and line.gaps:
        at = line.gaps[0]
        if line.words[at - 1].bold and not line.words[at].bold:
            return Hit(found.kind, line.words[:at], line.words[at:], found.number, found.colon)
    used = 0
    for place, word in enumerate(line.words):
        end = used + len(word.text)
        if end >= found.length:
            cut = found.length - used
            label, rest = line.words[: place + 1], line.words[place + 1 :]
            # `TEKO    – Kysely`, `Toteutuminen    31.8. mennessä`, `1. TEEMA    2. TAVOITE`
            day = found.kind is Kind.REPORT and not found.colon and is_day(word.text) and _goes_on(line, place)
            if place in line.gaps and (word.text in DASHES or day or _numbers_label(line, place)):
                return Hit(found.kind, line.words[:place], line.words[place:], found.number, False)
            if cut < len(word.text):
                if found.kind is not Kind.MILESTONE and not found.colon:
                    return None
                first, second = _cut(word, cut)
                label, rest = (*line.words[:place], first), (second, *rest)
            return Hit(found.kind, label, rest, found.number, found.colon)
        used = end + 1
    return None


def _goes_on(line: Line, place: int) -> bool:
    """Whether text follows a day close by: `31.8. mennessä`. Without any, and after a `T2`, it is the label's."""
    days = not line.words[place].text.startswith("T")
    return days and place + 1 < len(line.words) and place + 1 not in line.gaps


def _numbers_label(line: Line, place: int) -> bool:
    """Whether a word is the number ahead of a label."""
    outline = is_outline(line.words[place].text) and len(line.words) > place + 1
    return outline and _numbered(line_of(line.words[place:])) is not None


def _cut(word: Word, at: int) -> tuple[Word, Word]:
    """A word that holds the end of a label and the start of its value, as two (letters taken as equally wide)."""
    x = word.x0 + (word.x1 - word.x0) * at / len(word.text)
    return replace(word, text=word.text[:at], x1=x), replace(word, text=word.text[at:], x0=x)


def _is_text(line: Line, hit: Hit) -> bool:
    """Whether a word that text and tables have as well stands there as none of a label."""
    if hit.kind is Kind.UNKNOWN or names_person(hit):
        return not (hit.colon or hit.upper or hit.is_set_apart or hit.gap >= COLUMN)
    if is_bare(hit):
        return _has_cells(line) or (bool(hit.rest) and not says_something(hit.rest))
    apart = hit.gap >= COLUMN or hit.is_set_apart
    if hit.label[0].text.lower() == "toteuma":  # in a column of its own, or with a figure, that of an indicator
        apart = (hit.is_set_apart and says_something(hit.rest)) or not hit.rest
    return is_other_report(hit) and not (hit.colon or (apart and not _has_cells(line)))


def reads_on(hit: Hit) -> bool:
    """Whether a label may be the first word of a sentence: `Osatavoite on saavutettu`, `Mittarit määritelty`."""
    plain = not (hit.colon or hit.upper or hit.bold or hit.gap >= COLUMN) and hit.number is None
    return plain and hit.rest[0].text[0].islower()


def is_other_report(hit: Hit) -> bool:
    """Whether a label of a report is no `Raportointi`."""
    if hit.kind is not Kind.REPORT:
        return False
    first = hit.label[1:2] if hit.label[0].text in BULLETS else hit.label[:1]
    return any(word.text.lower().lstrip("(").startswith(OTHER_REPORT_NAMES) for word in first)


def has_other_name(hit: Hit) -> bool:
    """Whether a label of a context or an indicator has a name that only some cities know it by."""
    return any(word.text.lower().startswith(OTHER_NAMES) for word in hit.label)


def names_person(hit: Hit) -> bool:
    """Whether a label is that of a person, who answers for an action where no unit does."""
    name = said(hit.label).lower() if hit.kind is Kind.RESPONSIBLE else ""
    return "henkilö" in name and "yksikkö" not in name


def is_bare(hit: Hit) -> bool:
    """Whether a label is a `Vastuu`, which text, tables and footers have as well."""
    return hit.kind is Kind.RESPONSIBLE and hit.label[-1].text.rstrip(":").lower() == "vastuu"


def heads_steps(hit: Hit) -> bool:
    """Whether a label is the heading row of a table of milestones: `Osatavoite` and `Raportointi`, a `Nro` ahead of
    them, and short headings of further columns behind: `Tila`."""
    if hit.kind is not Kind.MILESTONE or hit.number is not None or (hit.rest and hit.gap < COLUMN):
        return False
    if not hit.rest:
        return hit.label[0].text.lower() in NUMBERS
    runs = runs_of(hit.rest)
    if not are_short(runs):
        return False
    reports = heads_of_reports(runs)
    found = [match for run in runs if run not in reports and (match := match_label(text_of(run)))]
    return bool(reports) and all(match.kind in _BESIDE_STEPS for match in found)


def is_whole(line: Line, hit: Hit) -> bool:
    """Whether a label was cut out of no word of its line."""
    return len(line.words) == len(hit.label) + len(hit.rest)


def cut_words(line: Line, hit: Hit) -> Iterator[tuple[Word, tuple[Word, ...]]]:
    """The word of a label's line that the label was cut out of, if one was, with its two pieces. Others may be printed
    over it, so that no place in the line tells which it is."""
    if is_whole(line, hit):
        return
    own = (*hit.label, *hit.rest)
    printed, left = set(map(id, line.words)), set(map(id, own))
    pieces = tuple(word for word in own if id(word) not in printed)
    yield from ((word, pieces) for word in line.words if pieces and id(word) not in left)


def relabelled(line: Line, hit: Hit) -> Line:
    """The line with the words as the label cut them."""
    return line if is_whole(line, hit) else line_of((*hit.label, *hit.rest))


def whole_label(first: Word, lower: Sequence[Word]) -> str:
    """A label of two lines: of a word that was broken, or of two, or of a word and its number."""
    rest = " ".join(word.text for word in lower)
    broken = first.text.removesuffix("-") + rest
    return f"{first.text} {rest}" if rest[0].isdigit() or match_label(broken) is None else broken
