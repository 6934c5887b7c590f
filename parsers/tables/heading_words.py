"""What words of a table's headings are, each run for itself."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Word
from parsers.page.body import Body
from parsers.page.lines import Line, line_of, runs_of, said
from parsers.spelling.column_words import (
    HEADING_BUDGET,
    HEADING_MARKS,
    HEADING_TAIL,
    HEADING_TIME,
    ends_heading,
    heading_of,
    level_named,
)
from parsers.spelling.vocabulary import Kind, label_in

Pair = tuple[Word, Word]


def is_label(words: Sequence[Word]) -> bool:
    """Whether words are a label and nothing more."""
    return label_of(words) is not None


def heads_column(words: Sequence[Word]) -> bool:
    """Whether words are a label that heads a column beside those of the levels."""
    return label_of(words) not in (None, Kind.REPORT)


def label_of(words: Sequence[Word]) -> Kind | None:
    """What label words are that are nothing more."""
    return label_in(said(words))


def is_mark(word: Word, heading: Word) -> bool:
    """Whether a word is the raised sign of a note."""
    return word.size < 0.8 * heading.size and len(word.text) <= 2


def is_tail(run: Sequence[Word]) -> bool:
    return all(HEADING_TAIL.fullmatch(word.text) or ends_heading(word.text) for word in run)


def is_budget(run: Sequence[Word]) -> bool:
    """Whether words say of what year's accounts or budget a heading's values are."""
    return bool(HEADING_BUDGET.fullmatch(" ".join(word.text for word in run)))


def is_time(run: Sequence[Word]) -> bool:
    """Whether words say of when a heading's values are, as those of the other heading do then."""
    times = (HEADING_TIME, HEADING_TAIL, HEADING_BUDGET)
    return all(any(time.fullmatch(word.text) for time in times) for word in run)


def names_time(word: Word) -> bool:
    """Whether a word is a `vuonna` that a year follows."""
    return bool(HEADING_TAIL.fullmatch(word.text)) and not any(map(str.isdigit, word.text))


def completes(side: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether a word is the rest of a heading that was cut without a hyphen: `Lähtötas` over `o`."""
    part, rest = side[-1].text, run[0].text
    whole = level_named(part + rest) is not None
    return len(run) == 1 and rest.isalpha() and whole and heading_of(part) is not None


def is_half(run: Sequence[Word]) -> bool:
    """Whether words begin with the lower part of a broken heading: `taso 2025` below `Tavoite-`."""
    return ends_heading(run[0].text) and is_tail(run)


def reach(word: Word, body: Body) -> float:
    """How far below a heading its next line may stand: a table may be set wider than the text, up to double."""
    return max(1.4 * body.pitch, 2.1 * word.size)


def is_apart(one: Word, other: Word) -> bool:
    return other.x0 - one.x1 >= 0.6 * one.size


def in_other_type(label: Word, value: Word) -> bool:
    """Whether a word is set otherwise than the label before it, as a value is: larger or smaller, or bold."""
    return value.bold != label.bold or abs(value.size - label.size) > 0.1 * label.size


def values_beside(line: Line) -> dict[int, Line]:
    """What stands behind both levels of a line, by their places, if each has a cell of its own and one behind it:
    `Lähtötaso   100   Tavoitetaso   120`, where they are labels. Other headings may stand there as well, `Lähtötaso
    Yksikkö   Tavoitetaso   Toteuma`."""
    cells = runs_of(line.words)
    heads = [at for at, cell in enumerate(cells) if _is_level(cell)]
    if len(heads) != 2 or heads[1] != heads[0] + 2 or len(cells) <= heads[1] + 1:
        return {}
    return {sum(map(len, cells[:at])): line_of(cells[at + 1]) for at in heads}


def _is_level(words: Sequence[Word]) -> bool:
    """Whether words are the heading of a level, and of when it is, and nothing more."""
    first, *others = words
    name = first.text.strip(HEADING_MARKS)
    return level_named(name) is not None and is_tail(others)


def pairs_of_levels(words: Sequence[Word]) -> list[Pair]:
    """The two headings of each tile in a line of nothing but such, `Lähtötaso Tavoitetaso Lähtötaso Tavoitetaso`, from
    left to right; none in other lines."""
    pairs = list(zip(words[::2], words[1::2], strict=False))
    kinds = {tuple(heading_of(word.text) for word in pair) for pair in pairs}
    return pairs if len(words) % 2 == 0 and kinds in ({(0, 1)}, {(1, 0)}) else []
