"""Which action, indicator or milestone goes on from which: the table `links`, and findings where that is in doubt.

Links reach over documents, so they are no part of what a document gives. They are made from the tables when a run
ends, year by year: between the periods of a year, and from it to the next year. Each year has a file, even if there
is nothing to link. Whoever changes a year first takes away the files that speak of it (see store.py), so a file
that is there is up to date, and one that is missing, also because a run was killed, is made by the next run.

Only what one unit says is compared, so the units of a large archive are taken a share at a time.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc
import regex

from pipeline.files import TableFiles
from pipeline.likeness import LINKED, alike, folded, in_any_order
from pipeline.publish import Step, discard, publish
from pipeline.rows import Row
from pipeline.schemas import TABLES

_PERIODS = ("plan", "T1", "T2", "T3")  # in the order in which they are written
_KINDS = ("action", "indicator", "milestone")
_AT_ONCE = 10_000  # rows of a year that are held in memory, some half a kilobyte each
# A pair is in doubt if another is nearly as alike as it is.
_MARGIN = 0.05
# An action of the same words below a goal and initiative that are less alike than this may be another one.
_CONTEXT = 50
_NUMBER = regex.compile(r"\p{N}+")
# Short as they are, these make another thing of a wording: phase II, building A, not approved, below 25 years.
_TELLING = regex.compile(r"\b(?:\p{Lu}|[IVX]{2,4}|(?i:ei|eivät|eikä|alle|yli|yksi|kaksi|kolme|neljä))\b")


@dataclass(frozen=True, slots=True, eq=False)
class _Item:
    """An action, indicator or milestone that has a text."""

    what: Literal["action", "indicator", "milestone"]
    id: str
    key: str
    text: str
    words: str  # of the text, folded
    context: str
    document_id: str
    page: int
    when: str  # 2025 T1


@dataclass(frozen=True, slots=True)
class _Link:
    """`doubt` says why it is none."""

    old: _Item
    new: _Item
    score: float
    method: Literal["exact", "similar"]
    doubt: str | None = None


@dataclass(slots=True)
class _Thread:
    """Rows of consecutive reports, some of them linked. What has no link yet can be linked by another report."""

    links: list[_Link] = field(default_factory=list)
    ends: list[_Item] = field(default_factory=list)  # nothing goes on from them; the latest first
    starts: list[_Item] = field(default_factory=list)  # they go on from nothing

    def go_on(self, items: Sequence[_Item]) -> None:
        """Takes in the rows of the next report. A row that one report leaves out is found again in a later one."""
        found = list(_match(self.ends, items))
        self.links += found
        old = {link.old for link in found if not link.doubt}
        new = {link.new for link in found if not link.doubt}
        self.ends = [*items, *(item for item in self.ends if item not in old)]
        self.starts += [item for item in items if item not in new]


def renew(files: TableFiles) -> list[Step]:
    """Makes and publishes the links of the years that have none. Returns the steps taken; to be called by who holds
    the folder's lock. Raises OutputUnusable."""
    there = set(files.partitions("links"))
    stale = [year for year in files.years() if f"{year}-links" not in there]
    made: dict[tuple[str, int], list[pa.Table]] = defaultdict(list)  # by table and year
    for share in _shares(files, stale):
        seen: dict[int, _Year] = {}
        for year in stale:
            for name, table in zip(("findings", "links"), _tables(_links_of(share, year, seen)), strict=True):
                made[name, year].append(table)
    steps: list[Step] = []
    try:
        for (name, year), tables in made.items():
            table = _sorted(name, pa.concat_tables(tables))
            if table.num_rows or name == "links":
                steps.append(files.stage(name, f"{year}-links", [table], "with"))
    except BaseException:
        discard(steps)
        raise
    publish(files.folder, steps, files.bucket)
    return steps


@dataclass(frozen=True, slots=True)
class _Share:
    """Some of the units of all reports: their names give them the `number`, of so many as there are shares."""

    files: TableFiles
    number: int
    shares: int

    def rows(self, name: str, partition: str) -> Iterator[Row]:
        """The rows of these units in a file, with what it takes to link them."""
        what = name[:-1]
        context = ["goal", "initiative"] if what == "action" else ["action_id"]
        own = [f"{what}_id", f"{what}_key", what, "document_id", "page", "unit"]
        for batch in self.files.batches(name, partition, list(dict.fromkeys([*own, *context]))):
            units = [unit for unit in pc.unique(batch["unit"]).to_pylist() if self._has(unit)]
            yield from batch.filter(pc.is_in(batch["unit"], pa.array(units, pa.string()))).to_pylist()

    def _has(self, unit: str | None) -> bool:
        name = folded(unit)  # without one nobody can tell whose a row is
        return bool(name) and zlib.crc32(name.encode()) % self.shares == self.number


def _shares(files: TableFiles, years: Sequence[int]) -> Iterator[_Share]:
    """The units in as many shares as it takes for the rows of a year to fit into the memory."""
    rows = (sum(files.rows(f"{kind}s", f"{year}-{each}") for kind in _KINDS for each in _PERIODS) for year in years)
    shares = 1 + max(rows, default=0) // _AT_ONCE
    for number in range(shares):
        yield _Share(files, number, shares)


def _links_of(share: _Share, year: int, seen: dict[int, _Year]) -> list[_Link]:
    """What goes on from a year's rows, and what perhaps does. `seen` keeps a year for the next call."""
    if sum(each.startswith((f"{year}-", f"{year + 1}-")) for each in share.files.contents("actions")) < 2:
        return []
    this = seen.pop(year, None) or _Year.of(share, year)
    following = seen[year + 1] = _Year.of(share, year + 1)
    return [*this.links(), *this.links_to(following)]


def _tables(found: Sequence[_Link]) -> tuple[pa.Table, pa.Table]:
    """Rows of `findings` for what is in doubt, and of `links`."""
    links = [
        {
            "from_id": link.old.id,
            "to_id": link.new.id,
            "what": link.new.what,
            "score": link.score,
            "method": link.method,
        }
        for link in found
        if not link.doubt
    ]
    doubts = [_finding(link) for link in found if link.doubt]
    return pa.Table.from_pylist(doubts, TABLES["findings"].schema), pa.Table.from_pylist(links, TABLES["links"].schema)


def _finding(link: _Link) -> Row:
    message = f'may be the {link.old.what} of {link.old.when} that reads "{link.old.text}"; not linked: {link.doubt}'
    row = {"document_id": link.new.document_id, "severity": "info", "code": "doubtful-link", "message": message}
    return row | {"page": link.new.page, "text": link.new.text}


def _sorted(name: str, table: pa.Table) -> pa.Table:
    return table.take(pc.sort_indices(table, [(column, "ascending") for column in TABLES[name].sort_by]))


@dataclass(frozen=True, slots=True)
class _Year:
    """What the reports of a year say: the threads of each unit's actions, and the rows of each action."""

    units: dict[str, _Thread]
    rows: dict[str, list[_Item]]  # indicators and milestones, by action
    threads: dict[tuple[str, str], _Thread] = field(default_factory=dict)  # of rows, by a chain's first action and kind

    @classmethod
    def of(cls, share: _Share, year: int) -> _Year:
        units: dict[str, _Thread] = defaultdict(_Thread)
        rows: dict[str, list[_Item]] = defaultdict(list)
        for period in _PERIODS:
            by_unit: dict[str, list[_Item]] = defaultdict(list)
            for what in _KINDS:
                for row in share.rows(f"{what}s", f"{year}-{period}"):
                    if item := _item(what, row, f"{year} {period}"):
                        items = by_unit[folded(row["unit"])] if what == "action" else rows[row["action_id"]]
                        items.append(item)
            for unit, items in by_unit.items():
                units[unit].go_on(items)
        return cls(units, rows)

    def links(self) -> Iterator[_Link]:
        """Those within the year."""
        for thread in self.units.values():
            yield from thread.links
        for what in ("indicator", "milestone"):
            for chain in self._chains():
                yield from self._thread(chain, what).links

    def links_to(self, following: _Year) -> Iterator[_Link]:
        """Those from this year's last rows to the first ones of the following year."""
        starting = {chain[0]: chain for chain in following._chains()}
        ending = {chain[-1]: chain for chain in self._chains()}
        for unit, thread in self.units.items():
            for link in _match(thread.ends, following.units[unit].starts if unit in following.units else []):
                yield link
                if link.doubt:
                    continue
                for what in ("indicator", "milestone"):
                    ends = self._thread(ending[link.old.id], what).ends
                    yield from _match(ends, following._thread(starting[link.new.id], what).starts)

    def _chains(self) -> list[list[str]]:
        """The actions of the year, each with those that go on from it, in the order of the reports."""
        chains = []
        for thread in self.units.values():
            after = {link.old.id: link.new.id for link in thread.links if not link.doubt}
            for start in thread.starts:
                chain = [start.id]
                while chain[-1] in after:
                    chain.append(after[chain[-1]])
                chains.append(chain)
        return chains

    def _thread(self, chain: Sequence[str], what: str) -> _Thread:
        """The rows of one kind along a chain of actions."""
        place = (chain[0], what)
        if place not in self.threads:
            thread = self.threads[place] = _Thread()
            for action in chain:
                thread.go_on([item for item in self.rows.get(action, ()) if item.what == what])
        return self.threads[place]


def _item(what: Any, row: Row, when: str) -> _Item | None:
    """None for a row without a text: there is nothing to know it by."""
    words = folded(row[what])
    if not words:
        return None
    context = f"{row['goal'] or ''} {row['initiative'] or ''}" if what == "action" else ""
    return _Item(
        what, row[f"{what}_id"], row[f"{what}_key"], row[what], words, context, row["document_id"], row["page"], when
    )


def _match(olds: Sequence[_Item], news: Sequence[_Item]) -> Iterator[_Link]:
    """One-to-one links, and pairs that are in doubt. What has the same key is the same, in the order of the rows.
    Of the rest the pairs that are most alike come first: a pair is linked only if neither of the two has another
    that is nearly as much like it. An assignment that is best in all would link such pairs too, to fit in others."""
    left_old, left_new = list(olds), []
    by_key: dict[str, list[_Item]] = defaultdict(list)
    for item in reversed(olds):
        by_key[item.key].append(item)
    for item in news:
        if by_key[item.key]:
            yield _Link(by_key[item.key].pop(), item, 1.0, "exact")
        else:
            left_new.append(item)
    free = {item for items in by_key.values() for item in items}
    left_old = [item for item in olds if item in free]
    yield from _similar(left_old, left_new)


def _similar(olds: Sequence[_Item], news: Sequence[_Item]) -> Iterator[_Link]:
    pairs = list(alike([item.words for item in olds], [item.words for item in news]))
    # Phase 1 is not phase 2: such a pair comes last, and is no rival to another.
    apart = {(old, new) for old, new, _ in pairs if _apart(olds[old], news[new])}
    pairs.sort(key=lambda pair: (pair[:2] in apart, -pair[2], pair[0], pair[1]))
    by_old: dict[int, list[tuple[int, float]]] = defaultdict(list)
    by_new: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for old, new, score in pairs:
        if (old, new) not in apart:
            by_old[old].append((new, score))
            by_new[new].append((old, score))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for old, new, score in pairs:
        if old in taken_old or new in taken_new:
            continue
        # A copy of the same wording, as where a report is there twice, is no rival.
        rivals = [other for each, other in by_old[old] if each not in taken_new and news[each].key != news[new].key]
        rivals += [other for each, other in by_new[new] if each not in taken_old and olds[each].key != olds[old].key]
        taken_old.add(old)
        taken_new.add(new)
        doubt = _doubt(olds[old], news[new], score, max(rivals, default=0.0))
        yield _Link(olds[old], news[new], score, "similar", doubt)


def _numbers(item: _Item) -> list[str]:
    """The numbers in a text. A report's own year is the same in each: the budget of 2025, then that of 2026."""
    own = item.when.partition(" ")[0]
    return sorted("year" if number == own else number for number in _NUMBER.findall(item.words))


def _apart(old: _Item, new: _Item) -> str | None:
    """What parts two wordings however alike they are."""
    if _numbers(old) != _numbers(new):
        return "their numbers differ"
    said, says = (sorted(map(str.casefold, _TELLING.findall(item.text))) for item in (old, new))
    return None if said == says else "a word differs that is short but tells two things apart"


def _doubt(old: _Item, new: _Item, score: float, rival: float) -> str | None:
    """Why a pair is not to be linked; None if nothing speaks against it."""
    if score < LINKED:
        return f"only {score:.2f} alike"
    if apart := _apart(old, new):
        return apart
    if rival > score - _MARGIN:
        return "another is as much alike"
    if in_any_order(folded(old.context), folded(new.context)) < _CONTEXT:
        return "their goals differ"
    return None
