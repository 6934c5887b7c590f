"""Report → rows of the six tables, as plain dicts by column name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import inf

import regex

from parsers.model import Action, Finding, Report, Source, Text, Word
from parsers.values import direction_of, read_value
from pipeline.rows import Origin, Row, Rows, hashed, identity, judged

_CONTEXT = ("focus_area", "theme", "goal", "initiative", "responsible", "action")
# Words are on one line if their baselines differ by less than this share of their size, as a superscript does.
_LINE = 0.5
# A gap, in sizes, that is wider than any space between two words of one label.
_GAP = 1.0
_NO_LETTERS = regex.compile(r"[\W_]+")


def rows_of(report: Report, origin: Origin, min_coverage: float = 0) -> Rows:
    """The rows of a parsed document, in all tables."""
    head = _document(report, origin)
    rows: Rows = {
        "documents": [head | judged(head, min_coverage)],
        "actions": [],
        "indicators": [],
        "milestones": [],
        "findings": [_finding(finding, report, origin.document_id) for finding in report.findings],
        "provenance": [],
    }
    traces = _Traces(report, origin.document_id, rows["provenance"])
    if report.units:
        traces.add("documents", origin.document_id, {"title": report.units[0].title})
    for column, words in (
        ("words_in_labels", report.labels),
        ("words_in_furniture", report.furniture),
        ("words_unparsed", report.unparsed),
    ):
        traces.add_words("documents", origin.document_id, column, words)
    for position, action in enumerate(report.actions, 1):
        _add_action(rows, action, position, traces)
    derive(rows)
    return rows


def derive(rows: Rows) -> None:
    """Fills in what follows from the texts in rows: keys, typed values and directions."""
    places = {}
    for row in rows["actions"]:
        places[row["action_id"]] = place = (row["unit"], row["goal"], row["initiative"], row["action"])
        row["action_key"] = key_of(*place)
    for row in rows["indicators"]:
        row["indicator_key"] = key_of(*places[row["action_id"]], row["indicator"])
        row.update(_typed("baseline", row["baseline"]) | _typed("target", row["target"]))
        row["direction"] = direction_of(row["baseline"], row["target"])
    for row in rows["milestones"]:
        row["milestone_key"] = key_of(*places[row["action_id"]], row["milestone"])


def key_of(*texts: str | None) -> str:
    """A key that stays the same when only case, spaces or punctuation change: 16 hex digits."""
    return hashed("\n".join(map(_folded, texts)))[:16]


@lru_cache(maxsize=256)  # the texts of an action come again in the keys of all its rows
def _folded(text: str | None) -> str:
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text or "").casefold())


def _document(report: Report, origin: Origin) -> Row:
    ledger = {
        "words_in_values": len(report.values),
        "words_in_labels": len(report.labels),
        "words_in_furniture": len(report.furniture),
        "words_unparsed": len(report.unparsed),
    }
    return (
        identity(origin)
        | ledger
        | {
            "title": report.title,
            "unit": report.unit,
            "year": report.year,
            "period": report.period,
            "pages": len(report.pages),
            "ocr_pages": _pages(report, "ocr"),
            "unread_pages": _pages(report, "picture"),
            "words": sum(len(page.words) for page in report.pages),
        }
    )


def _pages(report: Report, source: Source) -> str | None:
    """The numbers of the pages of a source, as `1,3,4`; None if there are none."""
    return ",".join(str(page.number) for page in report.pages if page.source == source) or None


def _finding(finding: Finding, report: Report, document_id: str) -> Row:
    page = finding.words[0].page if finding.words else None
    box = _box([word for word in finding.words if word.page == page]) if page in _positioned(report) else {}
    text = finding.text or " ".join(word.text for word in finding.words)
    row = {"severity": finding.severity, "code": finding.code, "message": finding.message}
    return {"document_id": document_id, **row, "page": page, **box, "text": text or None}


def _add_action(rows: Rows, action: Action, position: int, traces: _Traces) -> None:
    document_id, report = traces.document_id, traces.report
    action_id = f"{document_id}-a{position:03d}"
    texts = {column: getattr(action, column) for column in _CONTEXT}
    values = {column: text.text if text else None for column, text in texts.items()}
    shared = {"document_id": document_id, "year": report.year, "period": report.period, "unit": action.unit}
    own = {"action_id": action_id, "position": position, "page": action.page}
    rows["actions"].append(shared | own | values)
    traces.add("actions", action_id, texts | {"unit": traces.titles.get(action.unit)})
    for number, indicator in enumerate(action.indicators, 1):
        row_id = f"{action_id}-i{number:03d}"
        own = {"indicator_id": row_id, "action_id": action_id, "position": number, "page": indicator.page}
        cells = {name: getattr(indicator, name) for name in ("indicator", "baseline", "target")}
        rows["indicators"].append(shared | own | {name: _text(cell) for name, cell in cells.items()})
        traces.add("indicators", row_id, cells)
    for number, milestone in enumerate(action.milestones, 1):
        row_id = f"{action_id}-m{number:03d}"
        own = {"milestone_id": row_id, "action_id": action_id, "number": milestone.number, "page": milestone.page}
        cells = {name: getattr(milestone, name) for name in ("milestone", "report")}
        rows["milestones"].append(shared | own | {name: _text(cell) for name, cell in cells.items()})
        traces.add("milestones", row_id, cells)


def _typed(name: str, text: str | None) -> Row:
    """What a printed `baseline` or `target` is as a value, in its columns."""
    value = read_value(text) if text else None
    typed = {part: getattr(value, part, None) for part in ("kind", "low", "high", "unit", "date")}
    typed["date"] = date.fromisoformat(typed["date"]) if typed["date"] else None
    return {f"{name}_{part}": each for part, each in typed.items()}


def _text(text: Text | None) -> str | None:
    return text.text if text else None


class _Traces:
    """Collects where each value stands. An inherited value is traced again for each row that shows it."""

    def __init__(self, report: Report, document_id: str, rows: list[Row]) -> None:
        self.report = report
        self.document_id = document_id
        self.rows = rows
        self.positioned = _positioned(report)
        self.titles: dict[str | None, Text] = {}  # by the unit they name; a unit's name is read off its title
        for unit in report.units:
            self.titles.setdefault(unit.name, unit.title)

    def add(self, table: str, row_id: str, texts: dict[str, Text | None]) -> None:
        """Adds a row for each line of the text in each column."""
        for column, text in texts.items():
            if text:
                self._add(table, row_id, column, _lines(text.words))

    def add_words(self, table: str, row_id: str, column: str, words: Sequence[Word]) -> None:
        """Adds a row for each stretch of words that are in no value, but counted in a column."""
        stretches = (part for line in _lines(words) for part in _stretches(line))
        self._add(table, row_id, column, stretches)

    def _add(self, table: str, row_id: str, column: str, lines: Iterable[list[Word]]) -> None:
        own = {"table": table, "row_id": row_id, "column": column, "document_id": self.document_id}
        for line in lines:
            page = line[0].page
            self.rows.append({**own, "page": page, **(_box(line) if page in self.positioned else {})})


def _lines(words: Iterable[Word]) -> Iterator[list[Word]]:
    """A value's words, line by line."""
    line: list[Word] = []
    first: Word | None = None  # of the line
    for word in words:
        level = first is not None and word.baseline == first.baseline and word.page == first.page  # as nearly all are
        if not level and (first is None or not _is_level(word, first)):
            if line:
                yield line
            line, first = [], word
        line.append(word)
    if line:
        yield line


def _is_level(word: Word, first: Word) -> bool:
    off = abs(word.baseline - first.baseline)
    return word.page == first.page and off <= _LINE * max(word.size, first.size)


def _stretches(line: list[Word]) -> Iterator[list[Word]]:
    """A line parted at its gaps: a value may stand between two labels."""
    start = 0
    for place, (word, following) in enumerate(pairwise(line), 1):
        if not -_GAP * word.size < following.x0 - word.x1 < _GAP * word.size:
            yield line[start:place]
            start = place
    yield line[start:]


def _positioned(report: Report) -> set[int | None]:
    """The pages whose boxes are points of a page, and not a text file's grid of characters."""
    return {page.number for page in report.pages if page.positioned}


def _box(words: Sequence[Word]) -> Row:
    """The box around `words`, in points, to a hundredth."""
    x0, top, x1, bottom = inf, inf, -inf, -inf
    for word in words:  # once: a page has dozens of boxes
        if word.x0 < x0:  # noqa: PLR1730 (a call takes longer)
            x0 = word.x0
        if word.top < top:  # noqa: PLR1730
            top = word.top
        if word.x1 > x1:  # noqa: PLR1730
            x1 = word.x1
        if word.bottom > bottom:  # noqa: PLR1730
            bottom = word.bottom
    return {"x0": round(x0, 2), "top": round(top, 2), "x1": round(x1, 2), "bottom": round(bottom, 2)}
