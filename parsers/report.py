"""Pages → Report: laid out as the rules know reports, read block by block, every word accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.labels.blocks import find_blocks
from parsers.layouts.boxed_fields import unboxed
from parsers.layouts.captions import uncaptioned, with_levels_above
from parsers.layouts.explained_signs import without_explained_signs
from parsers.layouts.field_numbers import without_field_numbers
from parsers.layouts.headed_once import headed
from parsers.layouts.mirrored import mirrored
from parsers.layouts.open_columns import with_open_columns
from parsers.layouts.page_columns import unfolded
from parsers.layouts.reordered import reordered
from parsers.layouts.run_in_labels import with_own_lines
from parsers.layouts.side_boxes import without_side_boxes
from parsers.layouts.small_capitals import capitalised
from parsers.layouts.timelines import on_timeline
from parsers.layouts.transposed import transposed
from parsers.layouts.turned import righted
from parsers.layouts.turned_cells import with_turned_cells
from parsers.layouts.typed_bars import without_typed_bars
from parsers.layouts.typed_rows import with_typed_rows
from parsers.layouts.typewritten import with_wider_words
from parsers.layouts.unruled import ruled
from parsers.ledger import balanced, place_of, with_pieces
from parsers.model import Page, Report
from parsers.page.body import read_body
from parsers.page.sheets import apart
from parsers.page.shown import as_printed, as_shown
from parsers.reading.block_order import in_order
from parsers.reading.periods import agreed, in_force, periods_around, year_told
from parsers.reading.reader import Reader

# Each finds one way in which reports may be set, and sets it in the way that the rules know.
_LAYOUTS = (
    without_typed_bars,
    with_wider_words,
    righted,
    with_turned_cells,
    without_explained_signs,
    unboxed,
    without_field_numbers,
    capitalised,
    with_own_lines,
    mirrored,
    uncaptioned,
    on_timeline,
    with_typed_rows,
    without_side_boxes,
    with_open_columns,
    ruled,
    unfolded,
    with_levels_above,
    reordered,
    transposed,
    headed,
)


def parse(pages: Sequence[Page]) -> Report:
    """The report that `pages` print. Never raises for what a page holds."""
    single, printed = apart(pages)
    body = read_body(single)
    for laid_out in _LAYOUTS:
        body, changed = laid_out(body)
        printed |= {word: printed.get(before, before) for word, before in changed.items()}
    blocks = find_blocks(body)
    reader = Reader(blocks)
    ordered = in_order(blocks.blocks)
    for block, after in zip(ordered, [*ordered[1:], None], strict=False):
        reader.read(block, after)
    reader.finish()
    if not reader.periods:
        # `Raportointi T2/2025`, or `Raportointikausi: T2`, or else a heading that belongs to no block.
        around = agreed(reader.times) or periods_around(blocks) if reader.reported else []
        reader.periods = agreed(reader.reported) or around
    elif not any(unit.period for unit in reader.units):
        reader.periods = list(in_force(reader.periods, blocks))
    reader.year = year_told(reader.units, reader.year, blocks, reader.reported)
    for word, pieces in blocks.cuts.items():
        if word in printed:
            printed |= {piece: replace(piece, page=printed[word].page) for piece in pieces}
    cuts = {printed.get(word, word): as_printed(pieces, printed) for word, pieces in blocks.cuts.items()}
    report = as_printed(balanced(reader, [with_pieces(page, cuts) for page in pages]), printed)
    return as_shown(replace(report, findings=tuple(sorted(report.findings, key=place_of))))
