"""Reports on milestones whose label no vocabulary knows, told by the document itself: what stands below nearly each
milestone in the same words is a label, and none of its text.

Osatavoite 1                     Osatavoite 2
Luonnos on ollut nähtävillä      Aineisto on julkaistu
Missä mennään?                   Missä mennään?
Lausuntoja saatiin 11.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import regex

from parsers.labels.hits import Hit, heads_steps
from parsers.labels.layout import Layout
from parsers.model import Action, Milestone, Word
from parsers.page.lines import Line, line_of, lines_of, said
from parsers.page.texts import join
from parsers.reading.progress import read_report
from parsers.spelling.vocabulary import Kind, match_label

_LONGEST = 4  # words of a label
_FEWEST = 2  # milestones
_MOST = 0.6  # of all milestones, at the least, have it
# What else milestones may have: how far they are, when and by whom they are reached, and what they cost.
_NO_REPORT = regex.compile(
    r"tila(?!nne|nte)|status|aika|määräaika|valmis|vastuu|omistaja|kust|budjet|rahoit|määräraha|resurs|huom|lisätie|riski"
    r"|mittari",
    regex.IGNORECASE,
)

_Places = Mapping[str, tuple[int, tuple[Word, ...]]]  # where a label may begin in some lines, by what it says


def learned_reports(lines: Sequence[Line], labels: Mapping[int, Hit]) -> dict[int, Hit]:
    """Such labels below the milestones among `labels`, by the index of their line; none where reports have a label."""
    kinds = {hit.kind for hit in labels.values()}
    if Kind.MILESTONE not in kinds or Kind.REPORT in kinds or any(map(heads_steps, labels.values())):
        return {}
    found = []
    for at, end in pairwise([*sorted(labels), len(lines)]):
        hit = labels[at]
        if hit.kind is Kind.MILESTONE:
            own = [line_of(hit.rest or hit.label), *lines[at + 1 : end]]
            places = _places(own if hit.rest else own[1:])
            found.append({text: (at + place + (not hit.rest), label) for text, (place, label) in places.items()})
    return {
        index: Hit(Kind.REPORT, label, lines[index].words[len(label) :], None, label[-1].text.endswith(":"))
        for index, label in _common(found)
        if label
    }


def with_learned_reports(layout: Layout, actions: Sequence[Action]) -> tuple[list[Action], list[Word]]:
    """The actions with such reports taken out of the cells of their milestones, and the words of their labels; as they
    are where a milestone has a report."""
    milestones = [each for action in actions for each in action.milestones]
    if any(each.report for each in milestones):
        return list(actions), []
    cells = [_lines(each) for each in milestones]
    found = _common(list(map(_places, cells)))
    if not found:
        return list(actions), []
    whole = {
        id(each): _with_report(layout, each, lines, *place)
        for each, lines, place in zip(milestones, cells, found, strict=True)
    }
    return [replace(action, milestones=tuple(whole[id(each)] for each in action.milestones)) for action in actions], [
        word for _, label in found for word in label
    ]


def _common(found: Sequence[_Places]) -> list[tuple[int, tuple[Word, ...]]]:
    """The place of the label that most milestones have, and its words, for each of them: none where it has not got it;
    an empty list if there is no such label."""
    often = Counter(text for own in found for text in own).most_common(1)
    if not often or often[0][1] < max(_FEWEST, _MOST * len(found)):
        return []
    return [own.get(often[0][0], (0, ())) for own in found]


def _lines(milestone: Milestone) -> list[Line]:
    words = milestone.milestone.words if milestone.milestone else ()
    return [line for _, own in groupby(words, key=lambda word: word.page) for line in lines_of(own)]


def _with_report(
    layout: Layout, milestone: Milestone, lines: Sequence[Line], at: int, label: tuple[Word, ...]
) -> Milestone:
    if not label:
        return milestone
    rest = [line_of(lines[at].words[len(label) :])] if len(label) < len(lines[at].words) else []
    return replace(
        milestone,
        milestone=join(line.words for line in lines[:at]),
        report=read_report(layout, [*rest, *lines[at + 1 :]]),
        label=milestone.label + label,
    )


def _places(lines: Sequence[Line]) -> _Places:
    """Where a label may begin in a milestone's text, below its first line."""
    places: dict[str, tuple[int, tuple[Word, ...]]] = {}
    for at, line in enumerate(lines[1:], 1):
        label = line.words[: _label_length(line, lines[0])]
        text = said(label).rstrip(": ").lower()
        if label and not _NO_REPORT.match(text):
            places.setdefault(text, (at, label))
    return places


def _label_length(line: Line, first: Line) -> int:
    """How many words of a line are a label: all of that of a report, up to a colon, or all of a short question, or of
    what is set as the `first` line of the milestone's text is not."""
    known = match_label(line.text)
    if known and known.kind in (Kind.REPORT, Kind.PROGRESS) and known.length == len(line.text):
        return len(line.words)
    colon = next((at for at, word in enumerate(line.words[:_LONGEST], 1) if word.text.endswith(":")), 0)
    if colon or len(line.words) > _LONGEST:
        return colon
    looks = set(map(_look, line.words))
    apart = len(looks) == 1 and looks.isdisjoint(map(_look, first.words))
    return len(line.words) if apart or line.text.endswith("?") else 0


def _look(word: Word) -> tuple[float, bool, str]:
    return round(word.size, 1), word.bold, word.font
