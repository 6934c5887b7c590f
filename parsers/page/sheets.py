"""Two pages printed on one sheet, side by side → the pages, each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from parsers.model import Page, Rule, Word
from parsers.page.lines import Line, lines_of
from parsers.spelling.column_words import begins_block

_GUTTER = 0.005  # of a sheet's width, on either side of its middle: no word is in it
_EDGE = 0.15  # of a sheet's height: where headers and footers stand


def apart(pages: Sequence[Page]) -> tuple[Sequence[Page], dict[Word, Word]]:
    """The pages that sheets hold, counted through, and the printed word of each; the same where sheets are pages.
    Sheets are known by what is at the same place of both halves of most: words that run along, figures aside, or the
    margin at which labels begin. Columns of one page have less between them than twice its margin."""
    if not pages or not all(page.positioned and page.width > page.height > 0 and _has_gutter(page) for page in pages):
        return pages, {}
    full = [page for page in pages if len({_is_right(word, page) for word in page.words}) > 1]  # the last may be half
    if all(2 * sum(map(alike, full)) <= len(full) for alike in (_runs_along, _has_margin_twice)):
        return pages, {}
    found: list[Page] = []
    printed: dict[Word, Word] = {}
    for page in pages:
        for left in (0.0, page.width / 2):
            half = _half(page, left, len(found) + 1)
            if half.words:
                own = (word for word in page.words if _is_right(word, page) == (left > 0))
                printed |= dict(zip(half.words, own, strict=True))
                found.append(half)
    return found, printed


def _has_gutter(page: Page) -> bool:
    """Whether nothing stands in the middle of a sheet."""
    left, right = (0.5 - _GUTTER) * page.width, (0.5 + _GUTTER) * page.width
    across = [(word.x0, word.x1) for word in page.words]
    across += [(rule.x0, rule.x1) for rule in page.rules if rule.horizontal]
    return not any(x0 < right and x1 > left for x0, x1 in across)


def _is_right(word: Word, page: Page) -> bool:
    return word.x0 > page.width / 2


def _runs_along(page: Page) -> bool:
    """Whether both halves of a sheet have a line at their edge that is the same."""
    left, right = ({_key(line) for line in _outer(page, side)} for side in (0.0, page.width / 2))
    return any(
        one[0] == two[0] and abs(one[1] - two[1]) < 1 and abs(one[2] + page.width / 2 - two[2]) < one[3]
        for one in left
        for two in right
    )


def _has_margin_twice(page: Page) -> bool:
    """Whether the labels that begin blocks stand at the same place of both halves of a sheet, and are not those of
    cards two abreast, which begin alike."""
    left, right = ([line for line in _lines(page, side) if begins_block(line.text)] for side in (0.0, page.width / 2))
    if not left or not right:
        return False
    margins = [min(line.x0 for line in half) for half in (left, right)]
    begun = {(line.words[0].text, round(line.baseline)) for line in left}
    abreast = sum((line.words[0].text, round(line.baseline)) in begun for line in right)
    return abs(margins[0] + page.width / 2 - margins[1]) < 1 and 2 * abreast < len(right)


def _lines(page: Page, left: float) -> list[Line]:
    """The lines of half of a sheet."""
    return lines_of(word for word in page.words if word.upright and _is_right(word, page) == (left > 0))


def _outer(page: Page, left: float) -> Iterator[Line]:
    """The lines at the upper and the lower edge of half of a sheet."""
    for line in _lines(page, left):
        outer = line.baseline < _EDGE * page.height or line.baseline > (1 - _EDGE) * page.height
        if outer and not begins_block(line.text):  # cards two abreast begin alike
            yield line


def _key(line: Line) -> tuple[str, float, float, float]:
    return regex.sub(r"\d+", "#", line.text), line.baseline, line.x0, line.size


def _half(page: Page, left: float, number: int) -> Page:
    """Half of a sheet as a page of its own."""
    right = left + page.width / 2
    words = [word for word in page.words if _is_right(word, page) == (left > 0)]
    return replace(
        page,
        number=number,
        width=page.width / 2,
        words=tuple(replace(word, page=number, x0=word.x0 - left, x1=word.x1 - left) for word in words),
        rules=tuple(
            Rule(rule.x0 - left, rule.top, rule.x1 - left, rule.bottom)
            for rule in page.rules
            if left <= (rule.x0 + rule.x1) / 2 < right
        ),
    )
