"""Labels that are not whole at the start of one line: each is put into the line where it begins, or gets one of its
own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from math import inf

from parsers.labels.hits import Hit, heads_steps, label_of, whole_label
from parsers.model import Word
from parsers.page.lines import COLUMN, Line, line_of, runs_of, said
from parsers.page.margins import Margins
from parsers.spelling.time_words import is_day
from parsers.spelling.vocabulary import CONTEXT, CRUMBS, DASHES, Kind, match_label, may_begin_label, may_name_milestone

_REPORT = "Raportointi"  # in the line of its milestone
_WRAPS = 10  # lines of a milestone, at the most
_KINDS = 3  # of labels, at the least, that have names in another language


def rejoin_labels(lines: Sequence[Line], margins: Margins) -> tuple[Line, ...]:
    """The lines with each label that wraps in its own narrow column (`TOIMENPI-` over `DE`, `Osatavoite` over `1`)
    in the line where it begins."""
    left = list(lines)
    names = _other_names(lines)
    place = 0
    while place < len(left):
        for at in (place + 1, place + 2):  # a value may be centred beside the two
            if at >= len(left):
                break
            lower = _lower_part(left[place], left[place + 1 : at], left[at], margins)
            if not lower and names:
                lower = _other_name(left[place], left[at], names)
            if lower:
                others = left[at].words[len(lower) :]
                left[place] = left[place].with_below(lower)
                left[at : at + 1] = [line_of(others)] if others else []
                break
        place += 1
    return tuple(left)


def _other_names(lines: Sequence[Line]) -> frozenset[str]:
    """The names in another language that stand below the labels of the hierarchy, in another type: `Mål` below TAVOITE,
    `Åtgärd` below TOIMENPIDE. Each label has its own, wherever it comes; below one of them alone stands a unit."""
    found: defaultdict[Kind, Counter[str]] = defaultdict(Counter)
    for line, below in pairwise(lines):
        hit = label_of(line) if may_begin_label(line.text) else None
        if hit is not None and hit.kind in CONTEXT:
            found[hit.kind][" ".join(word.text for word in _below(line, below))] += 1
            if len(found) == _KINDS and not any(text for texts in found.values() for text in texts):
                break  # as in nearly all reports
    names = [text for texts in found.values() for text, count in texts.most_common(1) if 2 * count > texts.total()]
    named = frozenset(names) - {""}
    return named if len(named) >= _KINDS else frozenset()


def _other_name(line: Line, below: Line, names: Collection[str]) -> tuple[Word, ...]:
    """The words below a label that are its name in another language."""
    lower = _below(line, below)
    return lower if " ".join(word.text for word in lower) in names and label_of(line) else ()


def _below(line: Line, below: Line) -> tuple[Word, ...]:
    """The words right below the first of a line, left of what follows that, if their type is another one."""
    first, second = line.words[0], below.words[0]
    near = line.page == below.page and 0 < second.baseline - first.baseline <= 1.6 * first.size
    alike = (first.size, first.bold, first.font) == (second.size, second.bold, second.font)
    if not near or alike or abs(second.x0 - first.x0) > 0.3 * first.size:
        return ()
    run = runs_of(below.words)[0]
    value = next((word.x0 for word in line.words[1:] if word.x0 - first.x1 >= COLUMN * word.size), 0.0)
    if run[-1].x1 >= value or (may_begin_label(below.text) and match_label(said(run))):
        return ()  # below a label alone stands its value, or the label of the next row
    return tuple(run)


def split_reports(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with each `Raportointi:` that stands in the line of its milestone, or of the wraps of that, in one of
    its own."""
    left: list[Line] = []
    for line in lines:
        left += _parted_at_report(line, left) if line.text.find(_REPORT) > 0 else [line]
    return tuple(left)


def split_progress(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with each heading of a progress that stands left of its first milestone in one of its own: `SELVITYS T2
    Osatavoite 1: Kysely`."""
    left: list[Line] = []
    for line in lines:
        at = line.gaps[0] if may_name_milestone(line.text) and line.gaps else 0
        heading = match_label(said(line.words[:at])) if at else None
        if heading and heading.kind is Kind.PROGRESS:
            step = label_of(line_of(line.words[at:]))
            if step and step.kind is Kind.MILESTONE and not heads_steps(step):
                left += [line_of(line.words[:at]), line_of(line.words[at:])]
                continue
        left.append(line)
    return tuple(left)


def split_crumbs(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with each label of a path in one of its own, with the sign ahead of it: `TAVOITE Sujuva arki › TEKO
    Kirjastot auki`."""
    left: list[Line] = []
    path: Hit | None = None  # the label of the line above, if that has been parted
    for line in lines:
        words = line.words if path or may_begin_label(line.text) else ()
        signs = [at for at in range(1, len(words) - 1) if words[at].text in CRUMBS]
        above = (label_of(line) or path) if signs else None  # the last value of the line above may go on here
        parts = _parted_at_labels(line, signs, above) if above else [line]
        path = above if len(parts) > 1 else None
        left += parts
    return tuple(left)


def _parted_at_labels(line: Line, signs: Sequence[int], above: Hit) -> list[Line]:
    parts = [line]
    for sign in reversed(signs):
        below = label_of(line_of(line.words[sign + 1 :]))
        if below and _is_next(above, below):
            parts[:1] = [line_of(line.words[:sign]), line_of(parts[0].words[sign:])]
    return parts


def _is_next(above: Hit, below: Hit) -> bool:
    """Whether a label is below another in the hierarchy, and looks like it and not like text."""
    if above.kind not in CONTEXT or below.kind not in CONTEXT or above.kind is below.kind:
        return False
    alike = (above.bold, above.colon) == (below.bold, below.colon) and (above.colon or above.upper == below.upper)
    return alike and (below.upper or below.colon or below.is_set_apart)


def _parted_at_report(line: Line, above: Sequence[Line]) -> list[Line]:
    hit = label_of(line)
    labels = (label for each in reversed(above[-_WRAPS:]) if (label := label_of(each)))
    owner = hit or next(labels, None)
    if owner is None or owner.kind is not Kind.MILESTONE or owner.number is None or heads_steps(owner):
        return [line]
    words = line.words
    start = len(words) - len(hit.rest) + 1 if hit else 1
    for place in range(start, len(words)):
        if words[place].text.rstrip(":") != _REPORT:
            continue
        colon = words[place].text[-1] == ":"
        dash = place + 1 < len(words) and words[place + 1].text in DASHES
        begins = words[place].bold and not words[place - 1].bold and words[place - 1].text[-1] == "."
        if (colon and hit) or ((colon or dash) and begins):
            return [line_of(words[:place]), line_of(words[place:])]
    return [line]


def _lower_part(line: Line, between: Sequence[Line], below: Line, margins: Margins) -> tuple[Word, ...]:
    """The words at the start of a line below that belong to the label at the start of a line."""
    first, second = line.words[0], below.words[0]
    beneath = first.x0 - first.size < second.x0 < first.x1
    near = line.page == below.page and second.baseline - first.baseline <= 1.5 * first.size
    bracketed = second.text[0] == "("
    begins = bracketed or may_begin_label(first.text.removesuffix("-"))  # few lines do
    if not beneath or not begins or not (near or (below.page == line.page + 1 and not between)):
        return ()
    ends = (  # at a gap, or where a bold label is closed
        n
        for n, (one, two) in enumerate(pairwise(below.words), 1)
        if two.x0 - one.x1 > 0.6 * one.size or (one.bold and not two.bold and one.text[-1] == ":")
    )
    count = next(ends, None)
    lower = below.words[:count]
    dated = _dates(lower, line) if bracketed else len(lower) == 1 and is_day(second.text) and _is_dated(second, line)
    if bracketed or dated:
        return lower if dated else ()
    others = [*line.words[1:2], *(each.words[0] for each in between)]  # the first of each, from the left
    right = max(first.x1, lower[-1].x1)  # where the label's column ends
    beside = min((word.x0 for word in others), default=inf)
    if beside < right or (found := match_label(whole := whole_label(first, lower))) is None:
        return ()
    # `Strategian` over `painopiste` are a label if there is no text beside them.
    close = " " in whole and not second.text[0].isdigit() and beside < right + COLUMN * first.size
    heading = label_of(line) if second.text[0].isdigit() else None
    if close or found.length < len(whole) or found.kind is Kind.PROGRESS or (heading and heads_steps(heading)):
        return ()
    upper = match_label(line.text)
    if not second.text[0].isdigit() or (upper and upper.number is not None):
        return () if match_label(first.text) else lower
    # A figure below a label and its value may be the value's wrap, unless there is a gap beside it or them.
    gap = count is not None or not any(word.x0 < right + 0.6 * first.size for word in others)
    return lower if gap or not margins.wrapped(line, below) else ()


def _is_dated(day: Word, line: Line) -> bool:
    """Whether a day below the label of a report is a part of that: `Seuranta` over `31.8.2025`, in one type, which the
    report is not set in."""
    hit = label_of(line)
    if hit is None or hit.kind is not Kind.REPORT or hit.colon:
        return False
    label, values = hit.label[-1], hit.rest[:1]
    own = (label.font, label.size, label.bold)
    others = [(word.font, word.size, word.bold) for word in values]
    return (day.font, day.size, day.bold) == own not in others and all(day.x1 < word.x0 for word in values)


def _dates(lower: Sequence[Word], line: Line) -> bool:
    """Whether brackets below the label of a milestone say when it is due: `(T2)` below `Osatavoite 1`."""
    hit = label_of(line)
    if hit is None or hit.kind is not Kind.MILESTONE or not hit.rest or len(lower) > 1:
        return False
    if hit.gap < COLUMN and not (lower[0].bold and hit.stands_out):
        return False  # the wrap of what the milestone says
    return is_day(lower[0].text[1:].removesuffix(":").removesuffix(")")) and lower[0].x1 < hit.rest[0].x0
