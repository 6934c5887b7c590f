"""An output folder on object storage: a run works on a copy of it, and each file that it replaces is put there at once.

A publish is several files, so it is first written down there as one object, as the journal of a local folder is: while
it is there no other run publishes, and the next one begins by doing it again from its start, which leads to the same.
A run also remembers the tag of each object that it has found or put. Where one is another, somebody else has written,
and the run stops with nothing overwritten. There is no lock: a second run learns of the first only then.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import regex

from pipeline import remote
from pipeline.corrections import KEPT
from pipeline.errors import OutputUnusable, WrongUsage, one_line
from pipeline.files import TableFiles
from pipeline.publish import Step, take
from pipeline.remote import Place, Url
from pipeline.schemas import TABLES

_JOURNAL = ".publish"
# A step in it, in their order: `0001/put/actions/2025-T2.parquet`, or `0001/remove/…`.
_STEP = regex.compile(r"\d+/(put|remove)/(\w+/[\w-]+\.parquet)")


class Bucket:
    """What is below `url`, and its copy in `folder`."""

    def __init__(self, url: Url, folder: Path) -> None:
        self.url = url
        self.folder = folder
        self.tags = self._listed()

    def begin(self, steps: Sequence[Step]) -> None:
        """Writes down what is to be published. Raises OutputUnusable if somebody else has written, or is writing."""
        there = self._listed()
        for name in sorted(there.keys() | self.tags.keys()):
            if there.get(name) != self.tags.get(name):
                raise remote.changed(self.url / name)
        journal = self.folder / _JOURNAL
        with zipfile.ZipFile(journal, "w") as file:  # stored: Parquet is compressed
            for number, step in enumerate(steps):
                name = f"{number:04}/{'put' if step.staged else 'remove'}/{self._name(step.path)}"
                file.writestr(name, step.staged.read_bytes() if step.staged else b"")
        self.put(_JOURNAL)
        journal.unlink()

    def take(self, step: Step) -> None:
        """Replaces or removes one object, as `publish.take` does with the copy, before it."""
        name = self._name(step.path)
        if step.staged:
            self._put(name, step.staged)
        else:
            remote.remove(self.url / name, self.tags.pop(name, None))

    def end(self) -> None:
        """All steps are taken."""
        remote.remove(self.url / _JOURNAL, self.tags.pop(_JOURNAL, None))

    def put(self, name: str) -> None:
        """Puts a file of the copy."""
        self._put(name, self.folder / name)

    def where(self, path: Path) -> Url:
        """What a file of the copy is the copy of."""
        return self.url / self._name(path)

    def fetch(self) -> None:
        """Makes the copy."""
        paths = {self.url / name: self.folder / name for name in self.tags}
        for path in paths.values():
            path.parent.mkdir(parents=True, exist_ok=True)
        remote.fetch(paths)

    def finish(self, *, only_copy: bool = False) -> None:
        """Does what a publish has left that was killed."""
        journal = self.folder / _JOURNAL
        if not journal.exists():
            return
        try:
            with zipfile.ZipFile(journal) as file, tempfile.TemporaryDirectory() as staged:
                for step in self._steps(file, Path(staged)):
                    if not only_copy:
                        self.take(step)
                    step.path.parent.mkdir(exist_ok=True)
                    take(step)
        except (zipfile.BadZipFile, ValueError) as error:
            advice = "remove it, and convert everything again with --force"
            raise OutputUnusable(
                f"{one_line(str(self.url / _JOURNAL))}: is no journal of tavoitteet; {advice}"
            ) from error
        journal.unlink()
        if not only_copy:
            self.end()

    def _steps(self, file: zipfile.ZipFile, staged: Path) -> Iterator[Step]:
        for entry in file.namelist():
            found = _STEP.fullmatch(entry)
            if not found:
                raise ValueError(entry)
            path = self.folder / found[2]
            yield Step(path, Path(file.extract(entry, staged)) if found[1] == "put" else None, 0)

    def _put(self, name: str, path: Path) -> None:
        self.tags[name] = remote.put(self.url / name, path.read_bytes(), self.tags.get(name))

    def _listed(self) -> dict[str, str | None]:
        """The tags of all objects that a run may write, or must not find."""
        own = {*TABLES, _JOURNAL, ".etags", KEPT}
        return {name: url.tag for name, url in remote.listed(self.url) if name.partition("/")[0] in own}

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


@contextmanager
def opened(url: Url) -> Iterator[TableFiles]:
    """The table files below a URL, to be read and published. Raises OutputUnusable and StoreUnusable."""
    with _copy(url) as bucket:
        bucket.finish()
        files = TableFiles(bucket.folder, bucket)
        files.check_tables()
        yield files


@contextmanager
def at_hand(store: Place) -> Iterator[Path]:
    """An output folder, or a copy of one on object storage, which is only read. Raises OutputUnusable and
    StoreUnusable."""
    if isinstance(store, Path):
        yield store
        return
    with _copy(store) as bucket:
        bucket.finish(only_copy=True)
        yield bucket.folder


@contextmanager
def _copy(url: Url) -> Iterator[Bucket]:
    with tempfile.TemporaryDirectory(prefix="tavoitteet-") as folder:
        bucket = Bucket(url, Path(folder).resolve())
        try:
            bucket.fetch()
            yield bucket
        except (OutputUnusable, WrongUsage) as error:  # about a file of the copy
            raise type(error)(str(error).replace(str(bucket.folder), str(url))) from error
