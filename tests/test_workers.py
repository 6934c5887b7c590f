"""Workers: what hangs, dies or eats all memory fails alone, with its reason, and the rest go on."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

import pipeline.workers
from pipeline.inputs import Document
from pipeline.options import Options
from pipeline.workers import Parcel, convert_all, is_settled, over_memory, over_time
from tests.conftest import WriteReport

UNIX = pytest.mark.skipif(os.name == "nt", reason="signals and limits are Unix's")


def misbehave(document: Document, options: Options) -> bytes:
    """Stands for `work` in a worker: does what the file's name says."""
    path = Path(str(document.path))
    match path.stem:
        case "hang" | "slow":
            time.sleep(600 if path.stem == "hang" else 0.5)
        case "deaf":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
            time.sleep(600)
        case "segfault" | "killed":
            os.kill(os.getpid(), signal.SIGSEGV if path.stem == "segfault" else signal.SIGKILL)
        case "leave":
            os._exit(7)
        case "print":
            print("noise")
            os.write(1, b"noise")
            os.write(2, b"noise")
        case "untidy":
            Path(tempfile.mkdtemp(), "copy.pdf").write_bytes(b"of an object")
            time.sleep(600)
        case "machine":
            _kill_all_above()
        case "orphan":
            path.with_suffix(".pid").write_text(str(os.getpid()), encoding="utf-8")
            time.sleep(600)
    return pipeline.workers.work(document, options)


def _kill_all_above() -> None:
    """Kills the session that this process is in, as a machine's failing would."""
    os.killpg(os.getsid(0), signal.SIGKILL)


@pytest.fixture
def documents(tmp_path: Path, write_report: WriteReport) -> list[Document]:
    names = ("a", "hang", "b", "segfault", "killed", "c", "leave", "d")
    return [Document(write_report(tmp_path / f"{name}.txt", action=name), f"{name}.txt") for name in names]


def _outcomes(documents: list[Document], options: Options) -> dict[str, str | None]:
    return {Path(each.document.source).stem: each.head["error"] for each in convert_all(documents, options) if each}


@UNIX
@pytest.mark.parametrize("jobs", [1, 3])
def test_what_hangs_or_dies_fails_alone(documents: list[Document], monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(pipeline.workers, "work", misbehave)
    start = time.monotonic()
    reasons = _outcomes(documents, Options(jobs=jobs, timeout=1.5))
    assert time.monotonic() - start < 30
    advice = "; look at the file, or convert it again"
    assert reasons == {
        **dict.fromkeys("abcd"),
        "hang": "took longer than 1.5 s; look at the file, or allow it more with --timeout",
        "segfault": f"its worker died (SIGSEGV){advice}",
        "killed": f"its worker died (SIGKILL){advice}",
        "leave": f"its worker died (exit code 7){advice}",
    }


def test_what_failed_so_is_known_by_its_content(documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.workers, "work", misbehave)
    (parcel,) = (each for each in convert_all(documents[1:2], Options(jobs=1, timeout=0.5)) if each)
    columns = pickle.loads(parcel.columns)
    assert list(columns) == ["documents"]
    (status,), (sha256,), (document_id,) = map(columns["documents"].get, ("status", "sha256", "document_id"))
    assert status == "failed"
    assert sha256.startswith(document_id)


@UNIX
def test_a_worker_deaf_to_signals(tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.workers, "work", misbehave)
    document = Document(write_report(tmp_path / "deaf.txt"), "deaf.txt")
    start = time.monotonic()
    assert _outcomes([document], Options(jobs=1, timeout=0.5)) == {"deaf": over_time(Options(timeout=0.5))}
    assert time.monotonic() - start < 10


@UNIX
def test_memory_is_limited(tmp_path: Path) -> None:
    """Half a gigabyte of text; the next document has all its memory again."""
    path = tmp_path / "large.txt"
    path.write_bytes(b"sana " * (100 << 20))
    small = tmp_path / "small.txt"
    small.write_text("sana", encoding="utf-8")
    options = Options(jobs=1, memory=512)
    reasons = _outcomes([Document(path, "large.txt"), Document(small, "small.txt")], options)
    assert reasons == {
        "large": "needs more than 512 MiB of memory; look at the file, or allow it more with --memory",
        "small": None,
    }


@UNIX
def test_temporary_files_do_not_outlive_what_was_killed(
    tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline.workers, "work", misbehave)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    documents = [Document(write_report(tmp_path / f"{name}.txt"), name) for name in ("untidy", "hang")]
    left: list[int] = []
    for parcel in convert_all(documents, Options(jobs=1, timeout=2)):
        copies = len(list((tmp_path / "scratch").rglob("copy.pdf")))
        left += [copies] if parcel or copies else []
    assert left[0] == 1  # while it hung
    assert left[-2:] == [0, 0]
    assert not list((tmp_path / "scratch").iterdir())


def test_what_a_worker_prints_is_not_ours(
    tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline.workers, "work", misbehave)
    assert _outcomes([Document(write_report(tmp_path / "print.txt"), "print")], Options(jobs=1)) == {"print": None}
    assert capfd.readouterr() == ("", "")


def test_more_than_one_report_can_hold(
    tmp_path: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline.workers, "_LARGEST", 1000)
    document = Document(write_report(tmp_path / "a.txt"), "a.txt")
    parcel: Parcel = pickle.loads(pipeline.workers.work(document, Options()))
    assert parcel.head["error"] == "holds too much for one report; split it into its reports"


def test_closing_stops_at_once(documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.workers, "work", misbehave)
    parcels = convert_all(documents[1:2], Options(jobs=1))
    assert [next(parcels) for _ in range(5)] == [None] * 5  # it ticks while nothing comes
    start = time.monotonic()
    parcels.close()
    assert time.monotonic() - start < 1


def test_documents_are_taken_as_they_are_needed(tmp_path: Path, write_report: WriteReport) -> None:
    """However many wait, only those that workers have at the moment take up memory."""
    taken: list[str] = []

    def documents() -> object:
        for number in range(6):
            taken.append(str(number))
            yield Document(write_report(tmp_path / f"{number}.txt"), f"{number}.txt")

    parcels = convert_all(documents(), Options(jobs=2))  # type: ignore[arg-type]
    while next(parcels) is None:
        pass
    assert len(taken) <= 4
    parcels.close()


@UNIX
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks processes up in /proc")
def test_workers_do_not_outlive_a_killed_run(tmp_path: Path, write_report: WriteReport) -> None:
    report = write_report(tmp_path / "orphan.txt")
    code = (
        "import pipeline.workers as w, tests.test_workers as t; from pathlib import Path\n"
        f"w.work = t.misbehave; list(w.convert_all([w.Document(Path({str(report)!r}), 'o')], w.Options(jobs=1)))"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[1]) as run:
        noted = report.with_suffix(".pid")
        _wait_until(lambda: noted.exists() and noted.read_text("utf-8") != "")
        worker = Path("/proc") / noted.read_text("utf-8")
        assert worker.exists()
        run.kill()
    _wait_until(lambda: not worker.exists() or ") Z " in (worker / "stat").read_text("utf-8"))


def test_what_is_worth_another_try() -> None:
    options = Options(timeout=60, memory=1024)
    settled = ["is empty; fetch the file again", over_time(options), over_memory(options), "internal error: x"]
    open_ = [over_time(Options(timeout=5)), over_memory(Options(memory=512)), "its worker died (SIGKILL); look"]
    assert [is_settled(reason, options) for reason in settled + open_] == [True] * 4 + [False] * 3


def _wait_until(condition: object) -> None:
    deadline = time.monotonic() + 15
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.05)
