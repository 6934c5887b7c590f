"""One page of one report with its boxes, as a picture: a quick look without a site."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from PIL import Image, ImageDraw

from parsers.model import Report
from pipeline.errors import WrongUsage, one_line
from pipeline.extract import Reading
from pipeline.extract.pictures import draw_pages
from pipeline.normalize import rows_of
from pipeline.publish import replacing
from pipeline.review.drawing import Drawing
from pipeline.review.layout import Box, page_of
from pipeline.rows import Origin
from pipeline.schemas import TABLES

# As in the site's style sheet.
_COLOURS = {
    "context": "#4a63b8",
    "action": "#7a3fb0",
    "indicator": "#0d7a63",
    "baseline": "#16809c",
    "target": "#2c7a1f",
    "milestone": "#a35a00",
    "report": "#b3366f",
    "title": "#445063",
    "label": "#7d8794",
    "furniture": "#a2a9b3",
    "unparsed": "#d3161b",
    "row": "#0d7a63",
    "finding": "#c77700",
}
_THIN = {"row", "finding"}  # they go around other boxes, and are drawn as frames only


def write_boxes(report: Report, path: Path, number: int, target: Path, reading: Reading) -> None:
    """Draws page `number` of the report read from `path`, with its boxes, into the PNG `target`. Raises WrongUsage for
    what has no pages, UnreadableDocument, and OutputUnusable if the picture cannot be written."""
    if path.suffix.lower() != ".pdf":
        raise WrongUsage(f"{one_line(str(path))}: is a text file, which has no pages to draw; give its PDF")
    (picture,) = draw_pages(path, reading.password, (number,))
    found = rows_of(report, Origin(path.name, None, reading.reader, ""))
    rows = {name: pa.Table.from_pylist(each, TABLES[name].schema).to_pylist() for name, each in found.items()}
    sizes = tuple((page.width, page.height) for page in report.pages)
    sheets = page_of(rows["documents"][0], rows, Drawing("", sizes)).sheets
    shown = picture.image.convert("RGBA")
    for box in sheets[number - 1].boxes:
        _draw(box, shown)
    with replacing(target) as staged:
        shown.convert("RGB").save(staged, "PNG")


def _draw(box: Box, image: Image.Image) -> None:
    width, height = image.width / 100, image.height / 100
    edges = (box.left * width, box.top * height, (box.left + box.width) * width, (box.top + box.height) * height)
    colour = _COLOURS[box.role]
    layer = Image.new("RGBA", image.size)
    fill = None if box.role in _THIN else f"{colour}38"
    ImageDraw.Draw(layer).rectangle(edges, fill, colour, 2 if box.role in _THIN else 1)
    image.alpha_composite(layer)
