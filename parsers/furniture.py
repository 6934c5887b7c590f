"""Running headers, footers and page numbers: known by where they stand and that they come again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import regex

from parsers.lines import Line, same_heading
from parsers.model import Page
from parsers.vocabulary import begins_block, names_goals


def _masked(line: Line) -> str:
    return regex.sub(r"\d+", "#", line.text)


def running_lines(pages: Sequence[Page], by_page: dict[int, list[Line]]) -> set[int]:
    """The ids of lines that run along: the outermost lines of a page, in a place where another page has
    the same words (figures aside), or with the number of the page in a margin of its own."""
    running: set[int] = set()
    for downward in (True, False):
        slots = _repeated_slots(pages, by_page, downward)
        for page in pages:
            lines = by_page[page.number]
            outer = lines if downward else lines[::-1]
            for place, line in enumerate(outer):
                inner = outer[place + 1] if place + 1 < len(outer) else None
                repeated = (_slot(line), _masked(line)) in slots
                alone = inner is None or abs(inner.baseline - line.baseline) > 2 * line.size
                in_slot = alone and (_slot(line), "") in slots and not begins_block(line.text)
                numbered = alone and _numbers_page(line, page, len(pages))
                if not (repeated or in_slot or numbered or _in_margin(line, inner, page)):
                    break
                running.add(id(line))
    return running


def _in_margin(line: Line, inner: Line | None, page: Page) -> bool:
    """Whether a line stands alone in the outer tenth of its page, where neither a label nor a title may."""
    if not page.positioned or inner is None or begins_block(line.text) or names_goals(line.text):
        return False
    outer = line.baseline < page.height / 10 or line.baseline > page.height * 9 / 10
    # Three lines' height is more than stands between paragraphs; the text of a full page goes on to its foot.
    return outer and abs(inner.baseline - line.baseline) > 3 * line.size and inner.size > 0.9 * line.size


def _slot(line: Line) -> int:
    return round(line.baseline / 2)  # a running line stands at the same height to a point or two


def _repeated_slots(pages: Sequence[Page], by_page: dict[int, list[Line]], downward: bool) -> set[tuple[int, str]]:
    """Places near the edge where pages repeat a text: (place, masked text), and (place, "") for each."""
    counts: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    for page in pages:
        # A running header or footer takes at most a sixth of a page; labels are no part of it.
        edge = page.height / 6
        lines = by_page[page.number]
        for line, below in zip(lines, [*lines[1:], None], strict=True):
            near = line.bottom <= edge if downward else line.top >= page.height - edge
            if near and not begins_block(line.text) and not _begins_title(line, below):
                counts[_slot(line), _masked(line)].add(page.number)
    repeated = {key for key, numbers in counts.items() if len(numbers) > 1}
    return repeated | {(slot, "") for slot, _ in repeated}


def _begins_title(line: Line, below: Line | None) -> bool:
    """The first line of a wrapped title: units that start on new pages share it, and it runs along nowhere."""
    return names_goals(line.text) and below is not None and same_heading(line, below)


def _numbers_page(line: Line, page: Page, count: int) -> bool:
    """Whether a line in the outer tenth of its page is its number: `3`, `- 3 -`, `Sivu 3/12`, `3 (12)`."""
    if not page.positioned or page.height / 10 < line.baseline < page.height * 9 / 10:
        return False
    figures = [int(figure) for figure in regex.findall(r"\d+", line.text)]
    bare = len(regex.sub(r"[\W\d]+", "", line.text)) <= len("sivu")
    return (figures == [page.number] and bare) or figures[-2:] == [page.number, count]
