"""Writes a corpus: `python -m tests.corpus.generate --out DIR --count N --seed S [--producer NAME] [--clean]`."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from tests.corpus.check import faults
from tests.corpus.content import Document, draw_document
from tests.corpus.layout import Layout, draw_layout
from tests.corpus.traps import ONLY, TRAPS, spring
from tests.corpus.truth import truth

if TYPE_CHECKING:
    from collections.abc import Iterator

PRODUCERS = ("reportlab", "weasyprint", "chromium", "typst", "libreoffice")


@dataclass(frozen=True)
class Case:
    """One report of the corpus, ready to be rendered."""

    producer: str
    seed: int
    document: Document
    layout: Layout
    traps: tuple[str, ...]

    @property
    def name(self) -> str:
        """The file name without its suffix."""
        return f"{self.producer}-{self.seed}"

    def truth(self) -> dict[str, Any]:
        """All that is written beside the PDF."""
        about = {"producer": self.producer, "seed": self.seed, "layout": asdict(self.layout), "traps": self.traps}
        return about | truth(self.document)


def case(seed: int, producer: str = "reportlab", clean: bool = False) -> Case:
    """The report of a seed: the same content for every producer, in a style of the producer's own."""
    names = [] if clean else _draw_traps(Random(f"{seed}/traps"), producer)
    rng = Random(f"{seed}/content")
    document = draw_document(rng, rng.randint(6, 12) if "page-breaks" in names else None)
    layout = draw_layout(Random(f"{seed}/{producer}/layout"), document)
    (document, layout), sprung = spring(names, (document, layout), Random(f"{seed}/springs"))
    return Case(producer, seed, document, layout, tuple(sprung))


def documents(seed: int, count: int, producer: str = "reportlab", clean: bool = False) -> Iterator[Case]:
    """The reports of `count` seeds from `seed` on."""
    return (case(each, producer, clean) for each in range(seed, seed + count))


def _draw_traps(rng: Random, producer: str) -> list[str]:
    names = rng.sample(list(TRAPS), rng.choice([1, 1, 2, 2, 3, 4]))
    return sorted(name for name in names if producer in ONLY.get(name, {producer}))


def write(cases: list[Case], folder: Path) -> None:
    """Renders reports of one producer into a folder, each with its truth."""
    folder.mkdir(parents=True, exist_ok=True)
    module = import_module(f"tests.corpus.with_{cases[0].producer}")
    module.render_all([(each.document, each.layout, folder / f"{each.name}.pdf") for each in cases])
    for each in cases:
        text = json.dumps(each.truth(), ensure_ascii=False, indent=1)
        (folder / f"{each.name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=10, help="reports of each producer")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--producer", choices=PRODUCERS, nargs="+", default=PRODUCERS)
    parser.add_argument("--clean", action="store_true", help="no traps")
    parser.add_argument("--check", action="store_true", help="look for words lost, overlapping or off the page")
    options = parser.parse_args()
    for producer in options.producer:
        cases = list(documents(options.seed, options.count, producer, options.clean))
        write(cases, options.out)
        for each in cases if options.check else []:
            for fault in faults(options.out / f"{each.name}.pdf", each.truth()):
                print(f"{each.name}: {fault}")


if __name__ == "__main__":
    main()
