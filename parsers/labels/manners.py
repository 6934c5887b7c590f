"""How labels are set: one that is set as others of its kind are not may be text that reads like a label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from itertools import pairwise

from parsers.labels.hits import Hit, has_other_name, is_bare, is_other_report, reads_on
from parsers.page.lines import COLUMN, said
from parsers.spelling.time_words import YEAR
from parsers.spelling.vocabulary import (
    BULLETS,
    CONTEXT,
    DASHES,
    MILESTONES,
    OTHER_STEPS,
    Kind,
    is_outline,
    is_state,
    match_label,
    plural_of,
)

_ACTIONS = ("toimenpit", "tavoitt")
_OF_WHAT = ("toimenp", "tavoit", "edisty", "etene", "toteut")
_STEPS = (Kind.MILESTONE, Kind.REPORT)
_FEWEST = 2  # reports on actions
_SAYING = 3  # words: `12 kpl` has fewer


class _Manner(Enum):
    PLAIN = auto()
    ITEM = auto()  # • Osatavoite 1: Kysely
    NUMBERED = auto()  # 1.1 Tavoite: Kasvu
    DASH = auto()  # TEKO – Ohjelma
    DOUBLED = auto()  # Tavoite / Mål: Kasvu
    PLURAL = auto()  # Tavoitteet: Kasvu
    DATED = auto()  # Tavoite 2025: Kasvu
    OTHER_STEP = auto()  # OT1: Kysely, Vaihe 1: Kysely
    OTHER_REPORT = auto()  # Toteutuminen: Tehty


def foreign_labels(candidates: dict[int, Hit]) -> set[int]:
    """The places of labels that are none: others of their kind are set plainly, and they stand where a milestone or a
    report goes on. `candidates` are in the order of their places."""
    sentences = {index: hit for index, hit in candidates.items() if reads_on(hit)}  # they tell nothing of others
    odd = set(_oddly_named({index: hit for index, hit in candidates.items() if index not in sentences}))
    odd |= {index for index, hit in sentences.items() if has_other_name(hit)}
    candidates = {index: hit for index, hit in candidates.items() if index not in odd}
    manners = {index: _manner(hit) for index, hit in candidates.items()}
    kinds = Counter(hit.kind for index, hit in candidates.items() if index not in sentences)
    alike = Counter((hit.kind, manners[index]) for index, hit in candidates.items() if index not in sentences)
    usual = _usual(alike, kinds)
    manners = {index: _Manner.PLAIN if manner in usual else manner for index, manner in manners.items()}
    plain = [index for index in candidates if manners[index] is _Manner.PLAIN]
    next_one = dict(zip([None, *plain], plain, strict=False))
    in_two = 2 * sum(alike[kind, _Manner.DOUBLED] for kind in CONTEXT) > sum(kinds[kind] for kind in CONTEXT)
    numbered = 2 * sum(alike[kind, _Manner.NUMBERED] for kind in CONTEXT) >= sum(kinds[kind] for kind in CONTEXT)
    on_actions = _on_actions(candidates, kinds)
    foreign = set()
    above: int | None = None  # the last plain label
    for index, hit in candidates.items():
        if manners[index] is _Manner.PLAIN:
            above = index
            continue
        before = candidates[above].kind if above is not None else None
        behind = candidates[next_one[above]].kind if above in next_one else None
        own, total = alike[hit.kind, manners[index]], kinds[hit.kind]
        goes_on = before in _STEPS and own < total
        amid = before in _STEPS and behind in _STEPS
        small = hit.label[-1].text[0].islower()  # `1. toimenpide`
        if {
            # Reports are as milestones are.
            _Manner.ITEM: own < total
            if hit.kind is Kind.INDICATOR
            else alike[Kind.MILESTONE, _Manner.ITEM] < kinds[Kind.MILESTONE],
            _Manner.NUMBERED: (goes_on and (amid or small or hit.kind in _STEPS)) or (amid and not numbered),
            _Manner.DASH: 2 * own < total and not hit.stands_out,
            _Manner.DOUBLED: before in _STEPS and not in_two and (amid or not hit.upper),
            _Manner.PLURAL: goes_on and (amid or not hit.upper),
            _Manner.DATED: before not in (*CONTEXT, None) and own < total,
            _Manner.OTHER_STEP: own < total,
            # One may be the only report on its milestone.
            _Manner.OTHER_REPORT: not (
                before in (*_STEPS, Kind.PROGRESS) or (index in on_actions and before in (*CONTEXT, Kind.INDICATOR))
            )
            or (2 * own <= total and (before is Kind.REPORT or behind is Kind.REPORT)),
        }[manners[index]]:
            foreign.add(index)
    left = {index: hit for index, hit in candidates.items() if index not in foreign}
    return odd | foreign | _answering(left) | _in_text(left)


def _usual(alike: Mapping[tuple[Kind, _Manner], int], kinds: Mapping[Kind, int]) -> set[_Manner]:
    """The manners that are as plain as others: all milestones are set so, or named so."""
    return {
        manner
        for manner in (_Manner.ITEM, _Manner.OTHER_STEP)
        if alike[Kind.MILESTONE, manner] == kinds[Kind.MILESTONE]
    }


def _on_actions(candidates: Mapping[int, Hit], kinds: Mapping[Kind, int]) -> set[int]:
    """The places of labels that may be those of reports on actions: where there are no milestones each action may have
    one. Amid indicators they say how these stand."""
    if kinds[Kind.MILESTONE]:
        return set()
    # `Arvio: Toteutuu` over `Sanallinen arvio: Malli on käytössä`
    states = {index for index, below in pairwise(candidates) if tells_state(candidates[index], candidates[below])}
    reports = kinds[Kind.REPORT] - len(states)
    one_each = 0 < reports <= kinds[Kind.ACTION] < 2 * reports
    told = _are_told(hit for index, hit in candidates.items() if index not in states)
    if not (one_each or told):
        return set()
    amid = {index for index, below in pairwise(candidates) if candidates[below].kind is Kind.INDICATOR}
    return candidates.keys() - amid


def tells_state(hit: Hit, below: Hit) -> bool:
    """Whether a report says nothing but how an action is getting on, ahead of one that says more."""
    return hit.kind is below.kind is Kind.REPORT and bool(hit.rest) and is_state(said(hit.rest))


def _are_told(hits: Iterable[Hit]) -> bool:
    """Whether labels `Toteutuminen` come again and again, and most say more than how much."""
    own = [hit for hit in hits if is_other_report(hit)]
    return len(own) >= _FEWEST and 2 * sum(len(hit.rest) >= _SAYING for hit in own) > len(own)


def _oddly_named(candidates: dict[int, Hit]) -> Iterator[int]:
    """The places of labels with another name, `Kärkihanke`, where others have the usual one, and of those that a full
    stop closes, `Teema.`, in the type of the text, where no others are closed so."""
    kinds = Counter(hit.kind for hit in candidates.values())
    named = Counter(hit.kind for hit in candidates.values() if has_other_name(hit))
    stopped = Counter(hit.kind for hit in candidates.values() if _is_stopped(hit))
    usual = Counter(hit.kind for hit in candidates.values() if not is_other_report(hit))
    few = 2 * stopped.total() < len(candidates)
    for index, hit in candidates.items():
        if has_other_name(hit) and named[hit.kind] < kinds[hit.kind]:
            yield index
        plain = not is_outline(hit.label[0].text) and not (hit.bold and stopped[hit.kind] > 1)
        rare = few and hit.kind not in _STEPS and plain
        total = kinds if is_other_report(hit) else usual
        if _is_stopped(hit) and not hit.stands_out and (stopped[hit.kind] < total[hit.kind] or rare):
            yield index


def _is_stopped(hit: Hit) -> bool:
    return hit.colon and hit.label[-1].text.endswith(".")


def _answering(labels: dict[int, Hit]) -> set[int]:
    """The places of units amid milestones: they say who answers for one."""
    places = list(labels)
    amid = {
        index: labels[below].kind if below is not None else None
        for above, index, below in zip(places, places[1:], [*places[2:], None], strict=False)
        if labels[index].kind is Kind.RESPONSIBLE and labels[above].kind in _STEPS
    }
    # A `Vastuu` that others stand amid milestones like; else it ends its action, and is that one's.
    bare = any(kind in _STEPS and is_bare(labels[index]) for index, kind in amid.items())
    return {
        index
        for index, kind in amid.items()
        if kind in _STEPS or (bare and is_bare(labels[index]) and kind is not Kind.ACTION)
    }


def _in_text(labels: dict[int, Hit]) -> set[int]:
    """The places of headings of a period that do not begin with `Selvitys`, and stand below a milestone or above none:
    `Tilanne 31.12.2024` may head anything."""
    steps = {index for index, hit in labels.items() if hit.kind in _STEPS}
    places = list(labels)
    return {
        index
        for above, index, below in zip([None, *places], places, [*places[1:], None], strict=False)
        if labels[index].kind is Kind.PROGRESS
        and not _says_of_what(labels[index])
        and not (labels[index].bold and below is not None and labels[below].kind is Kind.REPORT)
        and not (above is not None and _is_set_as(labels[index], labels[above]))
        # A heading of a column, or of the reports alone, may be between.
        and (above in steps or steps.isdisjoint((index + 1, index + 2)))
    }


def _is_set_as(hit: Hit, above: Hit) -> bool:
    """Whether a heading is set as the label of indicators above it, or as that of a part of the context in capitals, in
    the same bold type: then it is one as well."""
    one, other = hit.label[0], above.label[0]
    label = above.kind is Kind.INDICATOR or (above.kind in CONTEXT and above.upper and hit.upper)
    return label and hit.bold and (one.size, one.font) == (other.size, other.font)


def _says_of_what(hit: Hit) -> bool:
    """Whether the heading of a period says what it reports on: `Selvitys toimenpiteen edistymisestä`."""
    first, *others = [word.text.lower() for word in hit.label]
    named = first.startswith(_ACTIONS) and bool(others)  # `Toimenpiteen edistyminen T2/2025`
    return (
        named
        or first in (*MILESTONES, "selvitys:")
        or (first == "selvitys" and bool(others) and others[0].startswith(_OF_WHAT))
    )


def _is_counted(hit: Hit) -> bool:
    """Whether the number ahead of a label is that of the milestone: `1. osatavoite`."""
    return hit.kind is Kind.MILESTONE and not any(char.isdigit() for word in hit.label[1:] for char in word.text)


def _manner(hit: Hit) -> _Manner:
    words = [word.text for word in hit.label]
    if words[0] in BULLETS and hit.kind not in CONTEXT:  # of which one may be a part of a path
        return _Manner.ITEM
    if hit.kind is Kind.MILESTONE and words[0].lower().startswith(OTHER_STEPS):
        return _Manner.OTHER_STEP
    if is_other_report(hit):
        return _Manner.OTHER_REPORT
    if len(words) > 1 and is_outline(words[0]) and not _is_counted(hit):
        return _Manner.NUMBERED
    if hit.kind not in (*CONTEXT, Kind.INDICATOR):
        return _Manner.PLAIN
    return _Manner.DATED if _is_dated(hit) else _manner_of_action(words)


def _is_dated(hit: Hit) -> bool:
    """Whether a year belongs to a label, ahead of a column's gap: `TAVOITE 2025   18`."""
    if hit.gap >= COLUMN or not YEAR.fullmatch(hit.rest[0].text):
        return False
    year, *values = hit.rest[:2]
    return all(value.x0 - year.x1 >= COLUMN * year.size for value in values)


def _manner_of_action(words: Sequence[str]) -> _Manner:
    name, slash, other = " ".join(words).replace("(", "/").partition("/")
    if words[-1] in DASHES:
        return _Manner.DASH
    if len(words) > 1 and YEAR.match(words[-1]):
        return _Manner.DATED
    if slash and not match_label(other.strip(" /:)")):
        return _Manner.DOUBLED
    return _Manner.PLURAL if plural_of(name.strip()) else _Manner.PLAIN
