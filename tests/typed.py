"""Pages typed by hand: a drawing of a page becomes positioned words, so that a test reads like what is printed.

    MITTARI                        *Lähtötaso*   *Tavoitetaso*
                Kävijämäärä kasvaa  100          120

Letters are half as wide as high and a word space half of that. Two spaces or more part phrases; each phrase
starts where it is drawn. `*` around a phrase makes it bold, `~` slants it, a phrase of `_` is a rule below the
line before it, a lone `|` is a piece of a vertical rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from parsers.model import Page, Report, Rule, Text, Word
from parsers.page.body import Body, read_body
from parsers.report import parse

SIZE = 10.0
STEP = 12.0  # from a drawn line to the next
LEFT = 50.0  # where the drawing's first column stands
WIDTH, HEIGHT = 595.0, 842.0


@dataclass(frozen=True)
class At:
    """A phrase at a place of its own; `y` is where its letters stand."""

    x: float
    y: float
    text: str
    bold: bool = False
    size: float = SIZE
    upright: bool = True
    slanted: bool = False

    def words(self, page: int = 1) -> list[Word]:
        words = []
        x = self.x
        for text in self.text.split(" "):
            x1 = x + 0.5 * self.size * len(text)
            top, bottom = self.y - 0.8 * self.size, self.y + 0.2 * self.size
            font = "Carlito-Italic" if self.slanted else "Carlito"
            words.append(Word(text, page, x, top, x1, bottom, self.y, self.size, font, self.bold, self.upright))
            x = x1 + 0.25 * self.size
        return words


def words_of(text: str, page: int = 1) -> list[Word]:
    """The words of one printed line."""
    return At(LEFT, 100, text).words(page)


def drawn(drawing: str, *, top: float = 110, step: float = STEP, size: float = SIZE) -> list[At | Rule]:
    """The phrases and rules of a drawing whose first line stands at `top`."""
    items: list[At | Rule] = []
    y = top - step
    for line in drawing.strip("\n").splitlines():
        if line.strip() and not line.strip(" _"):
            items += [
                Rule(LEFT + 5 * found.start(), y + 3, LEFT + 5 * found.end(), y + 3)
                for found in regex.finditer("_+", line)
            ]
            continue
        y += step
        for found in regex.finditer(r"\S+(?: \S+)*", line):
            phrase, x = found[0], LEFT + 5 * found.start()
            bold, slanted = (len(phrase) > 2 and phrase[0] == phrase[-1] == mark for mark in "*~")
            text = At(x, y, phrase.strip("*~"), bold, size, slanted=slanted)
            items.append(Rule(x, y - 9, x, y + 3) if phrase == "|" else text)
    return items


def page(*items: str | At | Rule, number: int = 1, step: float = STEP, height: float = HEIGHT) -> Page:
    """A page of drawings (the first line of each at 110) and of phrases and rules at places of their own."""
    placed: list[At | Rule] = []
    for item in items:
        placed += drawn(item, step=step) if isinstance(item, str) else [item]
    words = [word for item in placed if isinstance(item, At) for word in item.words(number)]
    return Page(number, WIDTH, height, tuple(words), tuple(item for item in placed if isinstance(item, Rule)))


def pages(*drawings: str) -> list[Page]:
    """One page of each drawing."""
    return [page(drawing, number=number) for number, drawing in enumerate(drawings, 1)]


def flat(text: str) -> list[Page]:
    """A page that lost its geometry: words on a grid of characters and lines, blank lines kept."""
    words = []
    for row, line in enumerate(text.strip("\n").splitlines(), 1):
        for found in regex.finditer(r"\S+", line):
            x0, x1, y = 5.0 * found.start(), 5.0 * found.end(), 12.0 * row
            words.append(Word(found[0], 1, x0, y - 10, x1, y, y, 10.0))
    return [Page(1, 500, 1000, tuple(words), positioned=False)]


def body(drawing: str) -> Body:
    """The body of a document of one page."""
    return read_body(pages(drawing))


def said(value: Text | None) -> str | None:
    """What a value says."""
    return value.text if value else None


def spoken(words: Iterable[Word]) -> str:
    """What words say."""
    return " ".join(word.text for word in words)


def read(*sheets: str | Page) -> Report:
    """The report on some drawn pages, whose ledger has been balanced."""
    made = [page(each, number=number) if isinstance(each, str) else each for number, each in enumerate(sheets, 1)]
    report = parse(made)
    assert_balanced(report)
    return report


def assert_balanced(report: Report) -> None:
    """Asserts the law of the ledger: each printed word is in exactly one place, and what a value or a finding is
    made of was printed."""
    parts = (report.values, report.labels, report.furniture, report.unparsed)
    placed = [id(word) for part in parts for word in part]
    printed = [id(word) for sheet in report.pages for word in sheet.words]
    assert sorted(placed) == sorted(printed)
    ledger = {id(word): place for place, part in enumerate(parts) for word in part}
    assert {ledger[id(word)] for text in texts_of(report) for word in text.words} <= {0}
    for finding in report.findings:
        assert all(id(word) in ledger for word in finding.words), finding.code
    told = {id(word) for finding in report.findings if finding.code == "unparsed-text" for word in finding.words}
    assert told == {id(word) for word in report.unparsed}


def texts_of(report: Report) -> list[Text]:
    """All values of a report; inherited ones come up once for each action."""
    found: list[Text | None] = [unit.title for unit in report.units]
    for action in report.actions:
        found += [action.focus_area, action.theme, action.goal, action.initiative, action.responsible, action.action]
        for row in action.indicators:
            found += [row.indicator, row.baseline, row.target]
        for milestone in action.milestones:
            found += [milestone.milestone, milestone.report]
    return [text for text in found if text]


def rows_of(report: Report) -> list[tuple[str | None, str | None, str | None]]:
    """The indicator rows of all actions."""
    return [
        (said(row.indicator), said(row.baseline), said(row.target))
        for action in report.actions
        for row in action.indicators
    ]


def steps_of(report: Report) -> list[tuple[int | None, str | None, str | None]]:
    """The milestones of all actions."""
    return [
        (step.number, said(step.milestone), said(step.report))
        for action in report.actions
        for step in action.milestones
    ]


def context_of(report: Report) -> list[dict[str, Any]]:
    """What stands above each action, and the action."""
    names = ("focus_area", "theme", "goal", "initiative", "responsible", "action")
    return [
        {name: text for name in names if (text := said(getattr(action, name))) is not None} for action in report.actions
    ]


def findings_of(report: Report) -> list[tuple[str, int, str]]:
    """Each finding's code, page and words."""
    return [(each.code, each.words[0].page if each.words else 0, spoken(each.words)) for each in report.findings]


def codes_of(report: Report) -> list[str]:
    """The findings' codes."""
    return [finding.code for finding in report.findings]


def lines_said(words: Sequence[Sequence[Word]]) -> list[str]:
    """What each of some lines says."""
    return [spoken(line) for line in words]
