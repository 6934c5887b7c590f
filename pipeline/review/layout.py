"""A document's rows → what its page shows: boxes on pages, a tree of values, and which of them belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.correct import CORRECTABLE
from pipeline.review.drawing import Drawing
from pipeline.rows import Row, Rows

CONTEXT = ("unit", "focus_area", "theme", "goal", "initiative", "responsible")
_ACTION = (*CONTEXT, "action")
_INDICATOR = ("indicator", "baseline", "target")
_MILESTONE = ("milestone", "report")
# What a box is drawn as, by its column; the columns of the context look the same.
_ROLES = dict.fromkeys(CONTEXT, "context") | {
    "title": "title",
    "words_in_labels": "label",
    "words_in_furniture": "furniture",
    "words_unparsed": "unparsed",
}
_EDITABLE = {column for columns in CORRECTABLE.values() for column in columns}
_EDGES = ("x0", "top", "x1", "bottom")


@dataclass(slots=True)
class Box:
    """A box on a page; its edges are percents of the page's width and height. `shows`: the ids of the values, or
    the finding, that stand in it."""

    id: str
    role: str
    left: float
    top: float
    width: float
    height: float
    shows: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its boxes, those on top last. `width` and `height` are points."""

    number: int
    width: float
    height: float
    boxes: list[Box]


@dataclass(frozen=True, slots=True)
class Value:
    """A cell of a table as it is shown. `printed`: what was printed where it has been corrected, None elsewhere.
    `shared`: the same for rows that show one printed text, as a goal that several actions inherit."""

    id: str
    row_id: str
    column: str
    text: str | None
    page: int
    boxes: list[str]
    typed: dict[str, object]
    editable: bool
    printed: str | None
    shared: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a table, and the rows that belong to it."""

    number: int | None
    page: int
    values: list[Value]
    indicators: Sequence[Item] = ()
    milestones: Sequence[Item] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding and the box around its words."""

    id: str
    row: Row
    boxes: list[str]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """All that a document's page shows. `missing`: why it has no pictures."""

    head: Row
    sheets: list[Sheet]
    title: Value
    actions: list[Item]
    doubts: list[Doubt]
    missing: str | None


def page_of(head: Row, rows: Rows, drawing: Drawing) -> DocumentPage:
    """What is shown of a document, read from its rows in the tables alone."""
    canvas = _Canvas(drawing)
    builder = _Builder(rows, canvas)
    title = builder.value({"page": 1} | head, head["document_id"], "title")
    for column in ("words_in_furniture", "words_in_labels", "words_unparsed"):
        for place in builder.places[head["document_id"], column]:
            canvas.add(place, _ROLES[column])
    actions = [builder.action(row) for row in sorted(rows["actions"], key=lambda row: int(row["position"]))]
    doubts = [builder.doubt(number, row) for number, row in enumerate(rows["findings"], 1)]
    return DocumentPage(head, canvas.sheets(), title, actions, doubts, drawing.reason)


class _Canvas:
    """The boxes on a document's pages. Where there are no pictures, there are no boxes either."""

    def __init__(self, drawing: Drawing) -> None:
        self.sizes = dict(enumerate(drawing.sizes, 1))
        self.boxes: dict[tuple[object, ...], Box] = {}

    def add(self, place: Row, role: str, shows: str | None = None) -> list[str]:
        """The id of the box at a place, if it can be drawn. Values that share a place share a box."""
        size = self.sizes.get(place["page"])
        if size is None or place["x1"] is None:
            return []
        key = (place["page"], *(place[edge] for edge in _EDGES), role in ("row", "finding"))
        if key not in self.boxes:
            x0, top, x1, bottom = (100 * place[edge] / size[number % 2] for number, edge in enumerate(_EDGES))
            edges = (round(edge, 3) for edge in (x0, top, x1 - x0, bottom - top))
            self.boxes[key] = Box(f"b{len(self.boxes)}", role, *edges)
        box = self.boxes[key]
        if shows:
            box.shows.append(shows)
        return [box.id]

    def around(self, places: Sequence[Row], shows: Sequence[str]) -> list[str]:
        """The ids of one box a page around several places: a row of a table."""
        found = []
        for page in sorted({place["page"] for place in places if place["x1"] is not None}):
            here = [place for place in places if place["page"] == page and place["x1"] is not None]
            whole = {"page": page, **{edge: min(place[edge] for place in here) for edge in ("x0", "top")}}
            whole |= {edge: max(place[edge] for place in here) for edge in ("x1", "bottom")}
            for value in shows:
                found += self.add(whole, "row", value)
        return list(dict.fromkeys(found))

    def sheets(self) -> list[Sheet]:
        """The pages with what was added: whole rows below single cells, findings above all."""
        order = {"row": 0, "finding": 2}
        pages: dict[object, list[Box]] = defaultdict(list)
        for key, box in sorted(self.boxes.items(), key=lambda pair: order.get(pair[1].role, 1)):
            pages[key[0]].append(box)
        return [Sheet(number, *size, pages[number]) for number, size in self.sizes.items()]


class _Builder:
    """Makes what is shown of each row, and numbers it."""

    def __init__(self, rows: Rows, canvas: _Canvas) -> None:
        self.rows = rows
        self.canvas = canvas
        self.count = 0
        self.groups: dict[tuple[object, ...], str] = {}
        self.places: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows["provenance"]:
            self.places[row["row_id"], row["column"]].append(row)

    def value(self, row: Row, row_id: str, column: str) -> Value:
        """A cell; one that is empty too, as something may be missing there."""
        self.count += 1
        name = f"v{self.count}"
        role = _ROLES.get(column, column)
        boxes = [box for place in self.places[row_id, column] for box in self.canvas.add(place, role, name)]
        typed = {part: row.get(f"{column}_{part}") for part in ("kind", "low", "high", "unit", "date")}
        places = self.places[row_id, column]
        printed = places[0]["printed"] if places else None
        shared = self._shared(row[column], column, places) if places and column in CONTEXT else None
        return Value(name, row_id, column, row[column], row["page"], boxes, typed, column in _EDITABLE, printed, shared)

    def _shared(self, text: str | None, column: str, places: list[Row]) -> str:
        """A name for a text of the context at its places; a text file tells their pages only, but then the texts."""
        where = tuple((place["page"], *(place[edge] for edge in _EDGES)) for place in places)
        return self.groups.setdefault((column, text, *where), f"s{len(self.groups)}")

    def action(self, row: Row) -> Item:
        """An action with its context, which is shown again for each action as the tables hold it."""
        own = row["action_id"]
        indicators = [self._indicator(each) for each in self._below("indicators", own)]
        milestones = [
            Item(each["number"], each["page"], list(self._values(each, each["milestone_id"], _MILESTONE)))
            for each in self._below("milestones", own)
        ]
        columns = [column for column in _ACTION if row[column] is not None or column in ("goal", "action")]
        return Item(row["position"], row["page"], list(self._values(row, own, columns)), indicators, milestones)

    def doubt(self, number: int, row: Row) -> Doubt:
        """A finding."""
        name = f"f{number}"
        return Doubt(name, row, self.canvas.add(row, "finding", name) if row["page"] else [])

    def _indicator(self, row: Row) -> Item:
        own = row["indicator_id"]
        values = list(self._values(row, own, _INDICATOR))
        places = [place for column in _INDICATOR for place in self.places[own, column]]
        around = self.canvas.around(places, [value.id for value in values])
        for value in values:
            value.boxes.extend(around)  # behind its own, which is where a click leads
        return Item(row["position"], row["page"], values)

    def _values(self, row: Row, row_id: str, columns: Sequence[str]) -> Iterator[Value]:
        for column in columns:
            yield self.value(row, row_id, column)

    def _below(self, table: str, action_id: str) -> list[Row]:
        key = f"{table.removesuffix('s')}_id"
        return sorted((row for row in self.rows[table] if row["action_id"] == action_id), key=lambda row: str(row[key]))
