"""The same job on a Dask cluster: a real scheduler and real workers, some of which die."""

from __future__ import annotations

import builtins
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import pipeline.cluster
from pipeline.batch import run
from pipeline.cli import main
from pipeline.cluster import convert_all
from pipeline.errors import ClusterUnusable, WrongUsage
from pipeline.inputs import Document
from pipeline.options import Options
from pipeline.summary import Result
from pipeline.version import parser_version
from pipeline.watch import Watch
from tests.clusters import Cluster, cluster, kill, wait_until
from tests.conftest import REAL, SAMPLES, ReadTable, WriteReport

NOWHERE = "tcp://127.0.0.1:9"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by process group, and reports by signal")


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers that do what a report's name says."""
    with cluster(tmp_path_factory.mktemp("cluster"), "--preload", "tests.misbehaving") as started:
        yield started


def _bytes(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.parquet")}


def _convert(inputs: Path, output: Path, watch: Watch | None = None, **options: Any) -> str:
    return run([inputs], output, Options(**options), watch or Watch()).counts()


class Act(Watch):
    """Does something once, when the first document is heard of."""

    def __init__(self, act: Callable[[], None]) -> None:
        self.act: Callable[[], None] | None = act

    def hear(self, result: Result) -> None:
        if self.act and not result.skipped:
            act, self.act = self.act, None
            act()


def _write_slow(folder: Path, write_report: WriteReport, count: int) -> Path:
    for number in range(count):
        write_report(folder / f"{number:02}" / "slow.txt", action=f"Toimi {number}")
    return folder


def test_the_tables_are_those_of_a_local_run(
    tmp_path: Path, standing: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also from another folder than the workers'."""
    monkeypatch.chdir(SAMPLES.parent)
    told = [_convert(Path("samples"), tmp_path / each, cluster=address) for each, address in _ways(standing)]
    assert told == ["28 converted, 0 skipped, 0 failed"] * 2
    assert _bytes(tmp_path / "cluster") == _bytes(tmp_path / "local")
    assert len(_bytes(tmp_path / "local")) > 20
    assert _convert(Path("samples"), tmp_path / "local", cluster=NOWHERE) == "0 converted, 28 skipped, 0 failed"


def _ways(standing: Cluster) -> list[tuple[str, str | None]]:
    return [("local", None), ("cluster", standing.address)]


def test_what_hangs_or_dies_fails_alone(tmp_path: Path, write_report: WriteReport, standing: Cluster) -> None:
    names = ("a", "hang", "b", "segfault", "killed", "deaf", "c", "leave")
    documents = [Document(write_report(tmp_path / f"{name}.txt", action=name), f"{name}.txt") for name in names]
    start = time.monotonic()
    parcels = [each for each in convert_all(documents, Options(cluster=standing.address, timeout=1.5)) if each]
    assert time.monotonic() - start < 30
    late = "took longer than 1.5 s; look at the file, or allow it more with --timeout"
    advice = "; look at the file, or convert it again"
    assert {Path(each.document.source).stem: each.head["error"] for each in parcels} == {
        **dict.fromkeys("abc"),
        **dict.fromkeys(("hang", "deaf"), late),
        "segfault": f"its worker died (SIGSEGV){advice}",
        "killed": f"its worker died (SIGKILL){advice}",
        "leave": f"its worker died (exit code 7){advice}",
    }
    assert standing.workers[0].poll() is None


def test_memory_is_limited_there(tmp_path: Path, standing: Cluster) -> None:
    """And what is enough for the reports of a local run is enough there."""
    large, small = tmp_path / "large.txt", tmp_path / "small.txt"
    large.write_bytes(b"sana " * (100 << 20))
    small.write_text("sana", encoding="utf-8")
    documents = [Document(path, path.name) for path in (large, small, SAMPLES / REAL[0])]
    found = {
        each.document.source: each.head["error"]
        for each in convert_all(documents, Options(cluster=standing.address, memory=512))
        if each
    }
    reason = "needs more than 512 MiB of memory; look at the file, or allow it more with --memory"
    assert found == {"large.txt": reason, "small.txt": None, REAL[0]: None}


def test_only_so_many_documents_are_under_way(tmp_path: Path, write_report: WriteReport, standing: Cluster) -> None:
    taken: list[int] = []

    def documents() -> Iterator[Document]:
        for number in range(40):
            taken.append(number)
            yield Document(write_report(tmp_path / f"{number}.txt"), f"{number}.txt")

    parcels = convert_all(documents(), Options(cluster=standing.address))
    while next(parcels) is None:
        pass
    assert len(taken) == 6  # three for each of two threads
    parcels.close()


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path, write_report: WriteReport) -> None:
    """Its documents are converted by the other."""
    reports = _write_slow(tmp_path / "reports", write_report, 8)
    with cluster(tmp_path, "--preload", "tests.misbehaving") as mine:
        watch = Act(lambda: kill(mine.workers[0]))
        told = _convert(reports, tmp_path / "cluster", watch, cluster=mine.address)
    assert watch.act is None
    assert told == "8 converted, 0 skipped, 0 failed"
    assert _convert(reports, tmp_path / "local") == told
    assert _bytes(tmp_path / "cluster") == _bytes(tmp_path / "local")


def test_a_document_that_takes_workers_with_it_fails_alone(
    tmp_path: Path, write_report: WriteReport, read_table: ReadTable
) -> None:
    """As one that fills a machine's memory. What its first worker had beside it is blamed too, and tried again."""
    reports = write_report(tmp_path / "reports" / "machine.txt").parent
    for name in "ab":
        write_report(reports / f"{name}.txt", action=name)
    once = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with cluster(tmp_path, "--preload", "tests.misbehaving", workers=3, environment=once) as mine:
        assert _convert(reports, tmp_path / "output", cluster=mine.address) == "2 converted, 0 skipped, 1 failed"
    errors = {row["source"]: row["error"] for row in read_table(tmp_path / "output", "documents")}
    reason = "its worker died; look at the file, or convert it again"
    assert errors == {"a.txt": None, "b.txt": None, "machine.txt": reason}


def test_a_scheduler_that_goes_away(tmp_path: Path, write_report: WriteReport, read_table: ReadTable) -> None:
    """What was converted until then is published, and the next run does the rest."""
    reports, output = _write_slow(tmp_path / "reports", write_report, 8), tmp_path / "output"
    with cluster(tmp_path, "--preload", "tests.misbehaving") as mine:
        start = time.monotonic()
        with pytest.raises(ClusterUnusable, match="was lost; run the same command again for the rest") as caught:
            _convert(reports, output, Act(lambda: kill(mine.scheduler)), cluster=mine.address)
        assert time.monotonic() - start < 20
    assert caught.value.exit_code == 3
    done = len(read_table(output, "documents"))
    assert 1 <= done < 8
    assert _convert(reports, output) == f"{8 - done} converted, {done} skipped, 0 failed"


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path, write_report: WriteReport, standing: Cluster) -> None:
    report = write_report(tmp_path / "orphan.txt")
    parcels = convert_all([Document(report, "orphan.txt")], Options(cluster=standing.address, timeout=3))
    noted = report.with_suffix(".pid")
    assert next(parcels) is None
    wait_until(lambda: noted.exists() and noted.read_text("utf-8"))
    process = Path("/proc") / noted.read_text("utf-8")
    assert process.exists()
    start = time.monotonic()
    parcels.close()
    assert time.monotonic() - start < 2
    wait_until(lambda: not process.exists())  # its deadline holds though nobody waits for it


def test_no_scheduler(tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.cluster, "_CONNECT", 0.5)
    command = ["convert", str(write_report(tmp_path / "a.txt")), "-o", str(tmp_path / "output"), "--cluster", NOWHERE]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 3
    assert result.output.startswith(f"tavoitteet: {NOWHERE}: cannot be reached (")
    assert result.output.endswith("); check the address\n")
    assert len(result.output.splitlines()) == 1


def test_no_workers(tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.cluster, "_PATIENCE", 1.0)
    document = Document(write_report(tmp_path / "a.txt"), "a.txt")
    with cluster(tmp_path, workers=0) as mine, pytest.raises(ClusterUnusable, match="has no workers; start some"):
        list(convert_all([document], Options(cluster=mine.address)))


@pytest.mark.parametrize("look", [5.0, -1.0], ids=["when it comes", "by its rows"])
def test_workers_of_another_version(
    tmp_path: Path, write_report: WriteReport, standing: Cluster, monkeypatch: pytest.MonkeyPatch, look: float
) -> None:
    """It goes into the rows, so it must be one."""
    document = Document(write_report(tmp_path / "a.txt"), "a.txt")
    there = parser_version()
    monkeypatch.setattr(pipeline.cluster, "parser_version", Another(there))
    if look < 0:  # it came after the last look
        monkeypatch.setattr(pipeline.cluster._Crew, "_check", lambda *_: None)
    with pytest.raises(ClusterUnusable) as caught:
        list(convert_all([document], Options(cluster=standing.address)))
    assert str(caught.value).endswith(f" has tavoitteet {there}, and here is 0.0.1+other; install the same")


class Another:
    """Stands for `parser_version` of this side; to the workers it is theirs."""

    def __init__(self, theirs: str) -> None:
        self.theirs = theirs

    def __call__(self) -> str:
        return "0.0.1+other"

    def __reduce__(self) -> tuple[Callable[[], str], tuple[()]]:
        return _theirs, ()


def _theirs() -> Any:
    return parser_version


def test_workers_without_tavoitteet(tmp_path: Path, write_report: WriteReport) -> None:
    document = Document(write_report(tmp_path / "a.txt"), "a.txt")
    blind = tmp_path / "blind.py"  # what is installed here is not to be found there
    blind.write_text("import sys\nsys.modules['pipeline'] = None\n", encoding="utf-8")
    with (
        cluster(tmp_path, "--preload", str(blind), workers=1) as mine,
        pytest.raises(ClusterUnusable, match=r"its worker tcp://\S+ cannot run tavoitteet \(.*\); install tavoitteet"),
    ):
        list(convert_all([document], Options(cluster=mine.address)))


def test_without_dask(tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *arguments: Any) -> Any:
        if name == "distributed":
            raise ImportError(name)
        return found(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(
        WrongUsage, match=r"--cluster needs Dask; install it with `pip install 'tavoitteet\[cluster\]'`"
    ):
        _convert(write_report(tmp_path / "a.txt"), tmp_path / "output", cluster=NOWHERE)
