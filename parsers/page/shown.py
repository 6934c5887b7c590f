"""Pages whose text lies sideways or askew: what was read from them → the same with its words where they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from math import cos, radians, sin
from typing import Any, TypeVar, cast

from parsers.model import Page, Report, Rule, Word

T = TypeVar("T")


def as_shown(report: Report) -> Report:
    """The report with each word in the box that it takes up on the page as it is shown."""
    turned = [page for page in report.pages if page.turn]
    if not turned:
        return report
    words = {word: shown for page in turned for word, shown in _words(page)}
    return replace(as_printed(report, words), pages=tuple(map(page_as_shown, report.pages)))


def page_as_shown(page: Page) -> Page:
    """The page with its words as they are shown, without its rules: they part its cells, and prove nothing."""
    if not page.turn:
        return page
    words = dict(_words(page))
    width, height = _size(page)
    return replace(
        page,
        width=width,
        height=height,
        words=as_printed(page.words, words),
        rules=(),
        notes=as_printed(page.notes, words),
        turn=0.0,
    )


def _size(page: Page) -> tuple[float, float]:
    """How wide and high a page is shown."""
    return (page.height, page.width) if round(page.turn / 90) % 2 else (page.width, page.height)


def _words(page: Page) -> Iterator[tuple[Word, Word]]:
    """The words of a page, and of what was not read of it, each with what it is as shown."""
    width, height = _size(page)
    along, across = cos(radians(page.turn)), sin(radians(page.turn))

    def point(x: float, y: float) -> tuple[float, float]:
        x, y = x - page.width / 2, y - page.height / 2
        return x * along - y * across + width / 2, x * across + y * along + height / 2

    noted = (word for note in page.notes for word in note.words)
    for word in (*page.words, *noted):
        corners = [point(x, y) for x in (word.x0, word.x1) for y in (word.top, word.bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        baseline = point((word.x0 + word.x1) / 2, word.baseline)[1] if abs(page.turn) < 45 else max(ys)
        yield word, replace(word, x0=min(xs), top=min(ys), x1=max(xs), bottom=max(ys), baseline=baseline)


def as_printed(thing: T, printed: Mapping[Word, Word]) -> T:
    """The same with the words that were printed."""
    if not printed or isinstance(thing, Rule):  # a page may have thousands, which have no words
        return thing
    if isinstance(thing, Word):
        return cast("T", printed.get(thing, thing))
    if isinstance(thing, tuple):
        return tuple(as_printed(each, printed) for each in thing)  # type: ignore[return-value]
    if is_dataclass(thing) and not isinstance(thing, type):
        changes: dict[str, Any] = {
            field.name: as_printed(getattr(thing, field.name), printed) for field in fields(thing)
        }
        return replace(thing, **changes)
    return thing
