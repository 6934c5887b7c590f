"""Reports from, and tables on, object storage: a real server of the S3 protocol on the loopback."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from click.testing import CliRunner
from moto.server import ThreadedMotoServer

import pipeline.remote
import pipeline.unchanged
from pipeline import read_store
from pipeline.batch import run
from pipeline.bucket import Bucket, at_hand, opened
from pipeline.cli import main
from pipeline.convert import convert
from pipeline.corrections import Correction, Corrections
from pipeline.errors import OutputUnusable, StoreUnusable, WrongUsage
from pipeline.inputs import Document, find_documents
from pipeline.options import Options
from pipeline.publish import Step
from pipeline.remote import Url, place, put, remove, tag_of
from pipeline.rows import Rows, by_column
from pipeline.store import merge
from pipeline.summary import Result, Summary
from pipeline.watch import Watch
from tests.clusters import cluster
from tests.conftest import SAMPLES, WriteReport
from tests.test_batch import Notes

_numbers = itertools.count()


@pytest.fixture(scope="module", autouse=True)
def server() -> Iterator[None]:
    """Whoever is started by a test finds it by the environment, as its own on a real store."""
    started = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    started.start()
    host, port = started.get_host_and_port()
    own = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "us-east-1"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (own | {"AWS_ENDPOINT_URL": f"http://{host}:{port}"}).items():
            patch.setenv(name, value)
        yield
    started.stop()


@pytest.fixture
def bucket() -> Url:
    """A new one."""
    name = f"archive-{next(_numbers)}"
    _s3().mkdir(name)
    return Url(f"s3://{name}")


@pytest.fixture
def reports(tmp_path: Path, bucket: Url, write_report: WriteReport) -> Url:
    """Three in two folders, and what is none."""
    for period, name in (("T1", "a"), ("T1", "b"), ("T2", "c")):
        write_report(tmp_path / "reports" / period / f"{name}.txt", period, action=f"Toimi {name}")
    (tmp_path / "reports" / "T1" / ".hidden.txt").write_text("x", encoding="utf-8")
    (tmp_path / "reports" / "notes.docx").write_text("x", encoding="utf-8")
    _s3().put(f"{tmp_path}/reports", f"{bucket}/reports", recursive=True)
    return bucket / "reports"


def _s3() -> Any:
    store = fsspec.filesystem("s3")
    store.invalidate_cache()
    return store


def _run(inputs: Url | Path, output: Url | Path, watch: Watch | None = None, **options: Any) -> Summary:
    return run([inputs], output, Options(**({"jobs": 1} | options)), watch or Watch())


def _files(output: Url | Path) -> dict[str, bytes]:
    """The tables' files."""
    if isinstance(output, Path):
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.parquet")}
    found = _s3().find(output.text)
    prefix = output.text.removeprefix("s3://")
    return {each.removeprefix(f"{prefix}/"): _s3().cat_file(each) for each in found if each.endswith(".parquet")}


def _copy(output: Url, folder: Path) -> Path:
    for name, data in _files(output).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("below", "sources"),
    [
        ("", ["T1/a.txt", "T1/b.txt", "T2/c.txt"]),
        ("/T1", ["a.txt", "b.txt"]),
        ("/T1/", ["a.txt", "b.txt"]),
        ("/*/*.txt", ["T1/a.txt", "T1/b.txt", "T2/c.txt"]),
        ("/T1/?.txt", ["a.txt", "b.txt"]),
        ("/T1/a.txt", ["a.txt"]),
        ("/T1/none.txt", ["none.txt"]),
    ],
)
def test_what_a_url_names(reports: Url, below: str, sources: list[str]) -> None:
    named = place(f"{reports}{below}")
    documents = find_documents([named])
    assert [each.source for each in documents] == sources
    tags = [each.path.tag for each in documents if isinstance(each.path, Url)]
    assert [bool(tag) for tag in tags] == [source != "none.txt" for source in sources]


def test_paths_and_urls(tmp_path: Path) -> None:
    assert place("s3://archive/2025/") == Url("s3://archive/2025")
    assert place(str(tmp_path)) == tmp_path
    assert place(f"{tmp_path.as_uri()}/hyv%C3%A4%20t") == tmp_path / "hyvä t"


def test_two_objects_of_one_source_are_refused(reports: Url, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"T1/a\.txt and .*/a\.txt would both be kept as a\.txt"):
        find_documents([reports / "T1" / "a.txt", tmp_path / "a.txt"])


def test_from_store_to_store_as_from_disk_to_disk(tmp_path: Path, bucket: Url) -> None:
    """By a local run and on a cluster, whose workers fetch their reports themselves."""
    (tmp_path / "samples").mkdir()
    for path in SAMPLES.glob("[pr]*.pdf"):
        (tmp_path / "samples" / path.name).symlink_to(path)
    _s3().put([str(path) for path in (tmp_path / "samples").iterdir()], f"{bucket}/samples/")
    counts = "8 converted, 0 skipped, 0 failed"
    assert _run(tmp_path / "samples", tmp_path / "output").counts() == counts
    expected = _files(tmp_path / "output")
    assert len(expected) > 20
    assert _run(bucket / "samples", bucket / "one").counts() == counts
    with cluster(tmp_path) as mine:
        assert _run(bucket / "samples", bucket / "other", cluster=mine.address).counts() == counts
    assert _files(bucket / "one") == expected
    assert _files(bucket / "other") == expected


def test_what_is_written_and_removed_is_told_by_url(reports: Url, bucket: Url) -> None:
    output = bucket / "output"
    lines = list(_run(reports, output).files())
    assert lines[0] == f"wrote {output}/actions/2025-T1.parquet (2 rows)"
    _s3().rm(f"{reports}/T2/c.txt")
    summary = _run(reports, output, prune=True)
    assert summary.counts() == "0 converted, 2 skipped, 0 failed, 1 removed"
    assert f"removed {output}/actions/2025-T2.parquet (nothing left in it)" in list(summary.files())
    assert {name for name in _files(output) if "T2" in name} == set()
    assert _s3().exists(f"{output}/.etags")
    assert not _s3().exists(f"{output}/.publish")
    with pytest.raises(WrongUsage, match="--prune"):
        _run(reports / "*" / "*.txt", output, prune=True)
    with pytest.raises(WrongUsage, match="--prune"):
        _run(bucket / "nothing", output, prune=True)


class TestUnchanged:
    """What the store says is as it was is not fetched; where it does not, the bytes are compared."""

    def test_nothing_is_fetched(self, reports: Url, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        _run(reports, tmp_path)
        monkeypatch.setattr(pipeline.unchanged, "sha256_of", None)  # whoever calls it fails
        before = (tmp_path / ".etags").stat().st_mtime_ns
        summary = _run(reports, tmp_path)
        assert [*summary.files(), summary.counts()] == [
            "nothing to write: the tables are up to date",
            "0 converted, 3 skipped, 0 failed",
        ]
        assert (tmp_path / ".etags").stat().st_mtime_ns == before

    @pytest.mark.parametrize("lost", ["", "[1]", "{", None])
    def test_tags_that_are_lost(self, reports: Url, tmp_path: Path, lost: str | None) -> None:
        _run(reports, tmp_path)
        kept = (tmp_path / ".etags").read_text("utf-8")
        (tmp_path / ".etags").unlink()
        if lost is not None:
            (tmp_path / ".etags").write_text(lost, encoding="utf-8")
        assert _run(reports, tmp_path).counts() == "0 converted, 3 skipped, 0 failed"
        assert (tmp_path / ".etags").read_text("utf-8") == kept

    def test_one_that_changed_is_read_again(self, reports: Url, tmp_path: Path) -> None:
        _run(reports, tmp_path)
        text = _s3().cat_file(f"{reports}/T1/b.txt")
        _s3().pipe_file(f"{reports}/T1/b.txt", text.replace(b"Toimi b", b"Toimi B"))
        notes = Notes()
        _run(reports, tmp_path, notes)
        assert notes.read == ["T1/b.txt"]

    def test_one_that_is_replaced_while_it_is_read_is_not_known(self, reports: Url, tmp_path: Path) -> None:
        """Its tag may be that of other bytes than were read."""

        class Replace(Watch):
            def hear(self, result: Result) -> None:
                if result.document.source == "T1/b.txt":
                    _s3().pipe_file(f"{reports}/T1/b.txt", b"other")

        _run(reports, tmp_path, Replace())
        kept = (tmp_path / ".etags").read_text("utf-8")
        assert [name in kept for name in ("T1/a.txt", "T1/b.txt", "T2/c.txt")] == [True, False, True]
        notes = Notes()
        _run(reports, tmp_path, notes)
        assert notes.read == ["T1/b.txt"]


def test_objects_that_cannot_be_read_fail_alone(reports: Url, bucket: Url, tmp_path: Path) -> None:
    _s3().pipe_file(f"{reports}/T1/d.pdf", b"Dear reader")
    _s3().touch(f"{reports}/T1/e.pdf")
    inputs = [reports, bucket / "none.txt"]
    summary = run(inputs, tmp_path, Options(jobs=1), Watch())
    assert summary.table() == [
        ("failed", "T1/d.pdf", "is not a PDF, whatever its name says; export the report as PDF again"),
        ("failed", "T1/e.pdf", "is empty; fetch the file again"),
        ("failed", "none.txt", "does not exist; check the path"),
    ]
    notes = Notes()
    run(inputs, tmp_path, Options(jobs=1), notes)
    assert notes.read == ["T1/e.pdf", "none.txt"]


class Meanwhile(Watch):
    """Does something when a document has been converted and is not yet published."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act = act

    def hear(self, result: Result) -> None:
        if result.document.source == "T1/b.txt":
            self.act()


def test_a_lost_update_is_refused(reports: Url, bucket: Url, tmp_path: Path, write_report: WriteReport) -> None:
    """Two runs read the same tables. The one that publishes last would put back what the first has changed."""
    output = bucket / "output"
    _run(reports / "T2", output)
    other = write_report(tmp_path / "d.txt", "T1", action="Toimi d")
    watch = Meanwhile(lambda: _run(other, output))
    with pytest.raises(OutputUnusable) as caught:
        _run(reports, output, watch)
    assert caught.value.exit_code == 3
    message = f"{output}/actions/2025-T1.parquet: was changed by another program meanwhile; let one run at a time"
    assert str(caught.value).startswith(message)
    assert sorted(read_store(output.text)["documents"]["source"]) == ["c.txt", "d.txt"]
    assert _run(reports, output).counts() == "3 converted, 0 skipped, 0 failed"
    assert sorted(read_store(output.text)["documents"]["source"]) == [
        *("T1/a.txt", "T1/b.txt", "T2/c.txt", "c.txt", "d.txt")
    ]


def test_a_run_that_is_publishing_is_not_disturbed(reports: Url, bucket: Url) -> None:
    output = bucket / "output"
    watch = Meanwhile(lambda: _s3().pipe_file(f"{output}/.publish", b"another's"))
    with pytest.raises(OutputUnusable, match=r"/\.publish: was changed by another program"):
        _run(reports, output, watch)
    assert _files(output) == {}
    with pytest.raises(OutputUnusable, match=r"s3://.*/\.publish: is no journal of tavoitteet; remove it"):
        _run(reports, output)


def test_s3_itself_compares(bucket: Url, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who writes between our look and our writing is not overwritten either."""
    url = bucket / "a"
    first = put(url, b"1", None)
    second = put(url, b"2", first)
    assert tag_of(url) == second != first
    monkeypatch.setattr(pipeline.remote, "check_tag", lambda *_: None)
    for expected in (None, first):
        with pytest.raises(OutputUnusable, match="was changed by another program"):
            put(url, b"3", expected)
    _s3().rm(url.text)
    with pytest.raises(OutputUnusable, match="was changed by another program"):
        put(url, b"3", second)
    assert tag_of(url) is None


def test_with_other_stores_we_compare() -> None:
    url = Url("memory://store/a")
    first = put(url, b"1", None)
    second = put(url, b"22", first)
    for expected in (None, first):
        with pytest.raises(OutputUnusable, match="was changed by another program"):
            put(url, b"3", expected)
        if expected:
            with pytest.raises(OutputUnusable, match="was changed by another program"):
                remove(url, expected)
    assert fsspec.filesystem("memory").cat_file("/store/a") == b"22"
    remove(url, second)
    assert tag_of(url) is None


def test_another_store_holds_the_same_tables(tmp_path: Path, write_report: WriteReport) -> None:
    reports, output = write_report(tmp_path / "reports" / "a.txt").parent, Url("memory://tables/output")
    _run(reports, tmp_path / "output")
    _run(reports, output)
    store = fsspec.filesystem("memory")
    found = {name.removeprefix("/tables/output/"): store.cat_file(name) for name in store.find("/tables/output")}
    assert found == _files(tmp_path / "output")
    assert _run(reports, output).counts() == "0 converted, 1 skipped, 0 failed"


def test_a_publish_that_is_killed_is_done_again(
    bucket: Url,
    tmp_path: Path,
    write_report: WriteReport,
    assert_consistent: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After some steps, or none, the tables are consistent, and the next run's first act leads to what an undisturbed
    one would have made."""

    def rows(name: str, period: str, action: str) -> Rows:
        return convert(Document(write_report(tmp_path / name, period, action=action), name)).rows

    def publish(output: Url, *documents: Rows) -> list[Step]:
        with opened(output) as files:
            return merge(files, map(by_column, documents))

    old = (rows("a.txt", "T1", "Toimi a"), rows("b.txt", "T1", "Toimi b"))
    new = (rows("a.txt", "T2", "Toimi a"), rows("b.txt", "T2", "Uusi"))
    publish(bucket / "undisturbed", *old)
    steps = len(publish(bucket / "undisturbed", *new))
    assert steps == 10
    expected = _files(bucket / "undisturbed")
    take = Bucket.take
    for survived in (0, 3, 6, 9):
        output = bucket / f"{survived}"
        publish(output, *old)
        left = iter(range(survived))

        def die_later(self: Bucket, step: Step, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise KeyboardInterrupt
            take(self, step)

        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(Bucket, "take", die_later)
            publish(output, *new)
        assert _s3().exists(f"{output}/.publish")
        assert_consistent(_copy(output, tmp_path / f"after-{survived}"))
        with at_hand(output) as copy:  # who only reads does the rest in a copy
            assert _files(copy) == expected
        assert _s3().exists(f"{output}/.publish")
        assert publish(output) == []
        assert _files(output) == expected
        assert not _s3().exists(f"{output}/.publish")


def test_corrections_are_kept_beside_the_tables(reports: Url, bucket: Url) -> None:
    output = bucket / "output"
    _run(reports, output)
    (row,) = (each for each in read_store(output.text)["actions"].to_dict("records") if each["action"] == "Toimi c")
    line = Correction("T2/c.txt", row["action_id"], "action", "Toimi c", "Toimi C")
    assert _run(reports, output, corrections=Corrections((line,))).counts() == "1 converted, 2 skipped, 0 failed"
    assert _s3().cat_file(f"{output}/corrections.csv").decode("utf-8-sig").endswith(";Toimi c;Toimi C;;\r\n")
    assert _run(reports, output).counts() == "0 converted, 3 skipped, 0 failed"
    assert sorted(read_store(output.text)["actions"]["action"]) == ["Toimi C", "Toimi a", "Toimi b"]
    _s3().pipe_file(f"{output}/corrections.csv", b"x")
    with pytest.raises(WrongUsage, match=rf"^{output}/corrections.csv, line 1: lacks the column document"):
        _run(reports, output)


def test_what_is_not_ours_is_refused(reports: Url, bucket: Url) -> None:
    output = bucket / "output"
    _s3().pipe_file(f"{output}/actions/notes.txt", b"x")
    advice = "move it away, or choose another output folder"
    with pytest.raises(OutputUnusable) as caught:
        _run(reports, output)
    assert str(caught.value) == f"{output}/actions/notes.txt: is not a table file of tavoitteet; {advice}"


def test_the_tables_are_read_where_they_are(reports: Url, bucket: Url, tmp_path: Path) -> None:
    output = bucket / "output"
    _run(reports, output)
    _run(tmp_path / "reports", tmp_path / "output")
    for name, frame in read_store(tmp_path / "output").items():
        assert read_store(output.text)[name].equals(frame)
    target = tmp_path / "csv"
    result = CliRunner().invoke(main, ["export", str(output), "--to", "csv", "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert "Toimi c" in (target / "actions.csv").read_text("utf-8-sig")
    result = CliRunner().invoke(main, ["review", str(output), "--sources", str(tmp_path), "-o", str(tmp_path / "site")])
    assert result.exit_code == 0, result.output
    assert "wrote" in result.output
    for command in (["--to", "csv"], ["--to", "datapackage", "-o", str(tmp_path / "datapackage.json")]):
        result = CliRunner().invoke(main, ["export", str(output), *command])
        assert (result.exit_code, result.output.count("\n")) == (2, 1)


def test_no_such_bucket(tmp_path: Path, write_report: WriteReport) -> None:
    report = write_report(tmp_path / "a.txt")
    nowhere = "s3://no-such-bucket/output"
    for inputs, output in ((str(report), nowhere), (nowhere, str(tmp_path / "output"))):
        result = CliRunner().invoke(main, ["convert", inputs, "-o", output])
        assert result.exit_code == 3
        reason = "cannot be used (FileNotFoundError: The specified bucket does not exist)"
        assert result.output == f"tavoitteet: {nowhere}: {reason}; check the address, the network and the credentials\n"
    assert not (tmp_path / "output").exists()


def test_a_store_that_goes_away_while_it_publishes(reports: Url, bucket: Url, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not published is converted by the next run."""
    output = bucket / "output"
    store = type(_s3())

    def refuse(*_: object, **__: object) -> None:
        raise ConnectionError("gone")

    with (
        monkeypatch.context() as patch,
        pytest.raises(StoreUnusable, match=r"cannot be used \(ConnectionError: gone"),
    ):
        patch.setattr(store, "call_s3", refuse)
        _run(reports, output)
    assert _files(output) == {}
    assert _run(reports, output).counts() == "3 converted, 0 skipped, 0 failed"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("gs://archive/2025", "needs gcsfs; install it with pip"),
        ("nonsense://archive", "Protocol not known: nonsense"),
    ],
)
def test_stores_that_are_not_known(tmp_path: Path, url: str, said: str) -> None:
    result = CliRunner().invoke(main, ["convert", url, "-o", str(tmp_path / "output")])
    assert (result.exit_code, result.output) == (2, f"tavoitteet: {url}: {said}\n")


def test_a_file_url_is_a_path(tmp_path: Path, write_report: WriteReport) -> None:
    report = write_report(tmp_path / "a.txt")
    result = CliRunner().invoke(main, ["convert", report.as_uri(), "-o", (tmp_path / "output").as_uri()])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "output" / ".lock").exists()
