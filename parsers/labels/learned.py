"""Labels that no vocabulary knows, told by the document itself: they are set as its known ones are, and stand
where a part of the context is due that they may mean; or they come again, and are told.

Strategian kärki: Kasvava Pori           a PAINOPISTE, ahead of the TAVOITE
Tavoite: Nuorten siirtymä sujuu
Hanke: Sijaisjärjestelmän keskittäminen  a TEKO, between the TAVOITE and the TOIMENPIDE
Toimenpide: Otetaan käyttöön ohjelma
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parsers.labels.hits import Hit
from parsers.labels.labels import is_caption
from parsers.page.lines import COLUMN, Line, said
from parsers.spelling.column_words import heading_of, may_name_heading
from parsers.spelling.vocabulary import CONTEXT, Kind, may_mean

_LONGEST = 4  # words of a label
_FEWEST = 2  # times that a label comes which means no part of the context
_LEVELS = (Kind.FOCUS_AREA, Kind.THEME, Kind.GOAL, Kind.INITIATIVE)  # what may have a name of its own


@dataclass(slots=True)
class _Name:
    """The places of an unknown label, and which known labels stand right above and right below them."""

    hits: dict[int, Hit] = field(default_factory=dict)
    above: dict[int, Kind | None] = field(default_factory=dict)
    below: dict[int, Kind | None] = field(default_factory=dict)

    def in_context(self) -> dict[int, Hit]:
        """Where it has a label of the context above it."""
        return {index: hit for index, hit in self.hits.items() if self.above[index] in CONTEXT}


def learned_labels(lines: Sequence[Line], labels: Mapping[int, Hit]) -> dict[int, Hit]:
    """Such labels by the index of their line. One that means no part of the context is of an unknown kind."""
    context = [hit for hit in labels.values() if hit.kind in CONTEXT]
    beside = [hit for hit in context if hit.rest]
    known = beside if 2 * len(beside) >= len(context) else [hit for hit in context if not hit.rest]
    if not known or not any(hit.kind is Kind.ACTION for hit in labels.values()):
        return {}
    free = [kind for kind in _LEVELS if not any(hit.kind is kind for hit in labels.values())]
    found: dict[int, Hit] = {}
    for text, name in _names(lines, labels, known).items():
        # Lead-ins of reports are set so as well, and the first cells of a table: none comes first amid the context, or
        # has a part of that below it each time.
        first = next(iter(name.above.values()))
        amid = first in (*CONTEXT, None)
        if not amid and not all(kind in CONTEXT for kind in name.below.values()):
            continue
        due = free if first is not Kind.ACTION else ()  # what comes first below a whole action is a part of that
        kind = next((kind for kind in due if _is_due(kind, name) and may_mean(text, kind)), None)
        if kind is Kind.THEME and Kind.FOCUS_AREA in name.above.values():
            kind = None  # it would stand instead of that, and does not
        if kind:
            free.remove(kind)
        again = amid and len(name.hits) >= _FEWEST and all(_is_parted(hit) for hit in name.hits.values())
        hits = name.hits if kind else name.in_context() if again else {}
        found |= {
            index: Hit(kind or Kind.UNKNOWN, hit.label, hit.rest, None, hit.colon)
            for index, hit in hits.items()
            if not kind or name.below[index] in CONTEXT
        }
    return found


def _names(lines: Sequence[Line], labels: Mapping[int, Hit], known: Sequence[Hit]) -> dict[str, _Name]:
    """What is set as the known labels are, by its text, in the order in which it comes first. A unit may stand
    anywhere in the context, and tells nothing of what is above or below it."""
    candidates = dict(_candidates(lines, labels, known))
    tables = {index for index, line in enumerate(lines) if may_name_heading(line.text) and _heads_levels(line)}
    names: dict[str, _Name] = {}
    above: Kind | None = None
    waiting: list[tuple[int, _Name]] = []  # for what stands below them
    listing = False  # a value has said what it consists of: `Palvelut paranevat:`
    for index in sorted({*labels, *candidates, *tables}):
        if index in candidates:
            hit = candidates[index]
            listing |= index > 0 and lines[index - 1].text[-1] == ":" and _says(labels.get(index - 1))
            if listing:
                continue
            name = names.setdefault(said(hit.label).rstrip(": ").lower(), _Name())
            name.hits[index], name.above[index], name.below[index] = hit, above, None
            waiting.append((index, name))
            continue
        listing = False
        if index not in labels or labels[index].kind is not Kind.RESPONSIBLE:
            above = labels[index].kind if index in labels else Kind.HEADER
            for place, name in waiting:
                name.below[place] = above
            waiting = []
    return names


def _is_parted(hit: Hit) -> bool:
    """Whether a colon or a column's gap parts a label from its value: text may begin with bold words."""
    return hit.colon or hit.gap >= COLUMN


def _says(hit: Hit | None) -> bool:
    """Whether a line is not a label alone."""
    return hit is None or bool(hit.rest)


def _heads_levels(line: Line) -> bool:
    """Whether a line has the headings Lähtötaso and Tavoitetaso of a table, or one of them."""
    return any(heading_of(word.text) is not None for word in line.words)


def _candidates(lines: Sequence[Line], labels: Mapping[int, Hit], known: Sequence[Hit]) -> Iterator[tuple[int, Hit]]:
    """Lines that begin as those of the known labels do: at their edge, in their type, and closed by a colon or a
    column's gap as they are."""
    most = 0.8 * len(known)  # one in five may be another hand's
    styled, upper, colon, apart = (
        sum(own) >= most
        for own in (
            [hit.is_set_apart or hit.bold for hit in known],  # a TOIMENPIDE may be as bold as its label
            [hit.upper for hit in known],
            [hit.colon for hit in known],
            [hit.gap >= COLUMN for hit in known],
        )
    )
    edges = {round(hit.x0) + off for hit in known for off in (-1, 0, 1)}
    above = not known[0].rest  # labels stand above their values
    own = set(map(id, known))
    captions = [
        lines[index]
        for index, hit in labels.items()
        if above and id(hit) in own and is_caption(lines[index], lines[index + 1 : index + 2])
    ]
    if len(captions) >= most:
        looks = {(round(line.size, 1), line.bold, line.words[0].font) for line in captions}
        for index, line in enumerate(lines):
            if index not in labels and round(line.x0) in edges and line.text[0].isupper():
                hit = _caption(line, lines[index + 1 : index + 2])
                if hit and (round(line.size, 1), line.bold, line.words[0].font) in looks:
                    yield index, hit
        return
    if not (styled or upper) or not (colon or apart):
        yield from _bold_labels(lines, labels, edges) if styled and not above else ()
        return
    for index, line in enumerate(lines):
        if index in labels or round(line.x0) not in edges or not line.text[0].isupper():
            continue
        hit = _above(line, lines[index + 1 : index + 2]) if above else _split(line, closed=colon)
        if (
            hit
            and (hit.is_set_apart or above or not styled)
            and (hit.upper or not upper)
            and (hit.gap >= COLUMN or not apart)
        ):
            yield index, hit


def _bold_labels(lines: Sequence[Line], labels: Mapping[int, Hit], edges: Collection[int]) -> Iterator[tuple[int, Hit]]:
    """Lines that begin at an edge with a few bold words, which nothing but their type parts from the others."""
    for index, line in enumerate(lines):
        if index in labels or round(line.x0) not in edges or not line.text[0].isupper():
            continue
        words = line.words
        end = next((at for at, word in enumerate(words[: _LONGEST + 1]) if not word.bold), 0)
        if end and all(word.text.isalpha() for word in words[:end]) and not any(word.bold for word in words[end:]):
            yield index, Hit(Kind.UNKNOWN, words[:end], words[end:], None, False)


def _split(line: Line, *, closed: bool) -> Hit | None:
    """A line's first words up to a colon or a column's gap, and the others."""
    words = line.words
    end = next((at for at, word in enumerate(words[:_LONGEST], 1) if word.text[-1] == ":" or at in line.gaps), 0)
    label, rest = words[:end], words[end:]
    if not label or not rest or (label[-1].text[-1] == ":") < closed:
        return None
    if any(char.isdigit() for word in label for char in word.text) or heading_of(label[0].text) is not None:
        return None  # `Lähtötaso: 10` is one of an indicator
    return Hit(Kind.UNKNOWN, label, rest, None, label[-1].text[-1] == ":")


def _above(line: Line, below: Sequence[Line]) -> Hit | None:
    """A whole bold line up to its colon, with what it is the label of below it."""
    alone = len(line.words) <= _LONGEST and line.text[-1] == ":" and all(word.bold for word in line.words)
    valued = any(each.page == line.page and not each.bold for each in below)
    return Hit(Kind.UNKNOWN, line.words, (), None, True) if alone and valued else None


def _caption(line: Line, below: Sequence[Line]) -> Hit | None:
    """A whole line of a few words in small type, with what it is the label of below it."""
    alone = len(line.words) <= _LONGEST and not line.gaps and line.text.replace(" ", "").isalpha()
    return Hit(Kind.UNKNOWN, line.words, (), None, False) if alone and is_caption(line, below) else None


def _is_due(kind: Kind, name: _Name) -> bool:
    """Whether a part of the context may stand where a name does: below what is above it in the hierarchy, or below a
    whole action, and above what is below it."""
    place = CONTEXT.index(kind)
    above = [CONTEXT.index(each) for each in name.above.values() if each in CONTEXT and each is not Kind.ACTION]
    below = [CONTEXT.index(each) for each in name.below.values() if each in CONTEXT]
    return bool(below) and max(above, default=-1) < place < min(below)
