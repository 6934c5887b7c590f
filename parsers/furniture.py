"""Running headers, footers and page numbers: known by where they stand and that they come again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import regex

from parsers.lines import Line, same_heading
from parsers.model import Page
from parsers.vocabulary import begins_block, names_goals


def _key(line: Line, below: Line | None) -> str:
    """What must come again for a line to run along: its words, figures aside. Units that start on new pages
    share the first line of a wrapped title, so all of that must."""
    wrapped = below is not None and names_goals(line.text) and same_heading(line, below)
    text = f"{line.text} {below.text}" if below is not None and wrapped else line.text
    return regex.sub(r"\d+", "#", text)


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
                at = place if downward else len(lines) - 1 - place
                below = lines[at + 1] if at + 1 < len(lines) else None
                gaps = [abs(one.baseline - two.baseline) for one, two in pairwise(outer[place : place + 3])]
                alone = not gaps or gaps[0] > 2 * line.size
                places = slots.get((_slot(line), _key(line, below)), 0)
                repeated = places > 1 and (alone or places > 2 or places == len(pages))
                in_slot = alone and (_slot(line), "") in slots and not begins_block(line.text)
                numbered = alone and _numbers_page(line, page, len(pages))
                if not (repeated or in_slot or numbered or _in_margin(line, gaps, page)):
                    break
                running.add(id(line))
    return running


def _in_margin(line: Line, gaps: Sequence[float], page: Page) -> bool:
    """Whether a line stands alone in the outer tenth of its page, where neither a label nor a title may.
    `gaps` are the steps from it to the next line inwards, and from that to the one after."""
    if not page.positioned or not gaps or begins_block(line.text) or names_goals(line.text):
        return False
    # At the top of a further page the last line of a paragraph may stand alone as well.
    outer = (line.baseline < page.height / 10 and page.number == 1) or line.baseline > page.height * 9 / 10
    # Three lines' height is more than stands between paragraphs, but a table may have that from row to row.
    return outer and gaps[0] > 3 * line.size and gaps[0] > 1.5 * max(gaps[1:], default=0.0)


def _slot(line: Line) -> int:
    return round(line.baseline / 2)  # a running line stands at the same height to a point or two


def _repeated_slots(
    pages: Sequence[Page], by_page: dict[int, list[Line]], downward: bool
) -> dict[tuple[int, str], int]:
    """Places near the edge where pages repeat a text, as (place, masked text) and as (place, ""): on how many
    pages."""
    found: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    for page in pages:
        # A running header or footer takes at most a sixth of a page; labels are no part of it.
        edge = page.height / 6
        lines = by_page[page.number]
        for line, below in zip(lines, [*lines[1:], None], strict=False):
            near = line.bottom <= edge if downward else line.top >= page.height - edge
            if near and not begins_block(line.text):
                found[_slot(line), _key(line, below)].add(page.number)
    repeated = {key: len(numbers) for key, numbers in found.items() if len(numbers) > 1}
    return repeated | {(slot, ""): count for (slot, _), count in repeated.items()}


def _numbers_page(line: Line, page: Page, count: int) -> bool:
    """Whether a line in the outer tenth of its page is its number: `3`, `- 3 -`, `Sivu 3/12`, `3 (12)`."""
    if not page.positioned or page.height / 10 < line.baseline < page.height * 9 / 10:
        return False
    figures = [int(figure) for figure in regex.findall(r"\d+", line.text)]
    bare = len(regex.sub(r"[\W\d]+", "", line.text)) <= len("sivu")
    return (figures == [page.number] and bare) or figures[-2:] == [page.number, count]
