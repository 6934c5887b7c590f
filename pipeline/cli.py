"""The command line: arguments in, exit code out. What is slow to import waits for the command that needs it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.errors import TavoitteetError, WrongUsage

if TYPE_CHECKING:
    from pipeline.corrections import Corrections
    from pipeline.extract import Reading
    from pipeline.remote import Place

_PATH = click.Path(path_type=Path)
_LEAST_MEMORY = 256  # MiB


class _Commands(click.Group):
    """Commands whose expected errors are one line on stderr and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TavoitteetError as error:
            click.echo(f"tavoitteet: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Commands)
@click.version_option(package_name="tavoitteet")
def main() -> None:
    """Turns goal report PDFs into Parquet tables."""
    for stream in (sys.stdout, sys.stderr):  # a pipe on Windows would take neither `→` nor every file name
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _place(text: str) -> Place:
    """A path, or the URL of objects."""
    from pipeline.remote import place  # noqa: PLC0415

    return place(text)


def _memory(_: click.Context, __: click.Parameter, value: str) -> int:
    """MiB, of `512`, `512M` or `1.5G`."""
    text = value.upper().removesuffix("B").removesuffix("I")
    try:
        size = int(float(text.rstrip("GM")) * (1024 if text.endswith("G") else 1))
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(f"{value!r} is no size such as 512M or 1G") from error
    if size < _LEAST_MEMORY:
        raise click.BadParameter(f"{value} is too little to read reports with; give at least {_LEAST_MEMORY}M")
    return size


def _password(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say which password PDFs are locked with, as one argument `password`."""

    @wraps(command)
    def with_password(*args: Any, password: str | None, password_file: Path | None, **settings: Any) -> None:
        command(*args, password=_first_line(password_file) if password_file else password, **settings)

    click.option("--password-file", type=_PATH, help="The file whose first line is the password.")(with_password)
    return click.option("--password", help="Of PDFs that are locked with one.")(with_password)


def _corrections(text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option that names a file of corrections, which is read."""

    def read(_: click.Context, __: click.Parameter, path: Path | None) -> Corrections | None:
        from pipeline.corrections import read_corrections  # noqa: PLC0415

        return read_corrections(path) if path else None

    return click.option("--corrections", type=_PATH, metavar="FILE", callback=read, help=text)


def _reading(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how documents are read, as one argument `reading`."""

    @wraps(command)
    def with_reading(*args: Any, reader: str, ocr: bool, password: str | None, **settings: Any) -> None:
        from pipeline.extract import Reading  # noqa: PLC0415

        command(*args, reading=Reading(reader, settings.pop("verify", False), ocr, password), **settings)

    command_with_reading = _password(with_reading)
    for option in (
        click.option("--ocr", is_flag=True, help="Recognise the text of scanned pages.  [needs tavoitteet[ocr]]"),
        click.option("--reader", type=click.Choice(["pdfium", "pdfplumber"]), default="pdfium", show_default=True),
    ):
        option(command_with_reading)
    return command_with_reading


def _first_line(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, ValueError) as error:
        raise click.BadParameter(f"{path} cannot be read as text; check it", param_hint="--password-file") from error


@main.command()
@click.argument("inputs", nargs=-1, required=True, type=_place)
@click.option(
    "-o", "--output", type=_place, metavar="PATH", default="output", show_default=True, help="Folder of the tables."
)
@click.option("--jobs", type=click.IntRange(min=1), help="Documents at a time.  [default: the processor cores]")
@click.option("--cluster", metavar="ADDRESS", help="Dask scheduler, as tcp://host:8786.  [needs tavoitteet[cluster]]")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), help="Seconds a document.  [default: 60; with --ocr 600]"
)
@click.option("--memory", default="1G", show_default=True, callback=_memory, help="Memory a worker.")
@click.option("--min-coverage", type=click.FloatRange(0, 1), help="Share of words that must be understood.")
@click.option("--force", is_flag=True, help="Read again also what is unchanged.")
@click.option("--prune", is_flag=True, help="Remove documents that are no longer in the folders.")
@click.option("--verify", is_flag=True, help="Read with both readers, all again, and say where they disagree.")
@_corrections("Correct values as this CSV file says, now and later.")
@_reading
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON a document.")
@click.option("--log-file", type=_PATH, help="Write what happens also to the end of this file.")
@click.pass_context
def convert(ctx: click.Context, /, inputs: tuple[Place, ...], output: Place, **settings: Any) -> None:
    """Convert reports, or all .pdf and .txt files in folders, into the tables.

    What is unchanged is skipped. A report that was converted before replaces its rows. Corrections are kept in
    OUTPUT/corrections.csv: each line of a new file takes the place of the line of the same value, or takes it back
    if it corrects to what is printed.

    Inputs and output can be URLs of object storage, as s3://archive/2025/*.pdf.  [needs tavoitteet[s3]]
    """
    from pipeline.batch import run  # noqa: PLC0415
    from pipeline.options import RECOGNISING, Options  # noqa: PLC0415
    from pipeline.watch import watching  # noqa: PLC0415

    as_json, log_file = settings.pop("as_json"), settings.pop("log_file")
    if settings["timeout"] is None and settings["reading"].ocr:
        settings["timeout"] = RECOGNISING
    options = Options(**{name: value for name, value in settings.items() if value is not None})
    with watching(as_json, log_file) as watch:
        summary = run(inputs, output, options, watch)
    summary.show(sys.stderr if as_json else sys.stdout)
    ctx.exit(summary.exit_code)


@main.command()
@click.argument("report", type=_PATH)
@click.option("--boxes", type=_PATH, metavar="PNG", help="Draw a page with all that was recognised on it instead.")
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True, help="The page that --boxes draws.")
@_reading
def show(report: Path, boxes: Path | None, page: int, reading: Reading) -> None:
    """Show what is read from one report as a tree, doubts in colour."""
    from rich.console import Console  # noqa: PLC0415

    from parsers.report import parse  # noqa: PLC0415
    from pipeline.extract import read  # noqa: PLC0415
    from pipeline.show import tree_of  # noqa: PLC0415

    parsed = parse(read(report, reading))
    if boxes:
        from pipeline.review.snapshot import write_boxes  # noqa: PLC0415

        write_boxes(parsed, report, page, boxes, reading)
        click.echo(f"wrote {boxes}")
        return
    Console().print(tree_of(report.name, parsed))


@main.command()
@click.argument("samples", type=_PATH)
@click.option("--update", is_flag=True, help="Write what is read now as what is expected.")
@click.option("--add", type=_PATH, metavar="REPORT", help="Make a report a sample: copy it, write what is expected.")
@_corrections("With --add: what is expected is what is read, corrected as this CSV file says.")
@click.pass_context
def check(ctx: click.Context, samples: Path, update: bool, add: Path | None, corrections: Corrections | None) -> None:
    """Parse samples again and compare with SAMPLES/expected, cell by cell."""
    from pipeline import golden  # noqa: PLC0415
    from pipeline.corrections import NONE  # noqa: PLC0415

    if (update and add) or (corrections and not add):
        raise click.UsageError("--add goes without --update, and --corrections only with --add")
    if add:
        result = golden.add(samples, add, corrections or NONE)
    else:
        result = golden.update(samples) if update else golden.compare(samples)
    for line in result.lines:
        click.echo(line)
    ctx.exit(0 if result.passed else 1)


@main.command("export")
@click.argument("store", metavar="OUTPUT", type=_place)
@click.option("--to", required=True, type=click.Choice(["xlsx", "csv", "duckdb", "datapackage"]), help="What to write.")
@click.option("-o", "--output", type=_PATH, help="File to write, or folder of the CSV files.  [default: in OUTPUT]")
@click.option("--plain", is_flag=True, help="CSV for programs: comma, decimal point, no byte order mark.")
def export_tables(store: Place, to: str, output: Path | None, plain: bool) -> None:
    """Write the tables of an output folder as Excel, CSV, DuckDB, or a data package that describes them."""
    from pipeline.bucket import at_hand  # noqa: PLC0415
    from pipeline.exports import export  # noqa: PLC0415

    if not isinstance(store, Path) and (output is None or to == "datapackage"):
        raise WrongUsage(f"{store}: what is exported from a URL goes to -o, and a data package lies beside its tables")
    with at_hand(store) as folder:
        for path in export(folder, to, output, plain=plain):  # type: ignore[arg-type] # click has checked it
            click.echo(f"wrote {path}")


@main.command()
@click.argument("store", metavar="OUTPUT", type=_place)
@click.option("-o", "--output", type=_PATH, default=Path("review"), show_default=True, help="Folder of the site.")
@click.option("--only", metavar="findings|DOCUMENT", help="Pages of documents with findings, or of one alone.")
@click.option(
    "--sources",
    type=_PATH,
    multiple=True,
    default=[Path()],
    help="Folder to find the reports in, to draw their pages.  [default: the current one]",
)
@_password
def review(store: Place, output: Path, only: str | None, sources: tuple[Path, ...], password: str | None) -> None:
    """Write a site that shows each value of an output folder beside the page it was read from."""
    from pipeline.bucket import at_hand  # noqa: PLC0415
    from pipeline.review import review as write_site  # noqa: PLC0415

    with at_hand(store) as folder:
        for line in write_site(folder, output, sources, only, password).lines():
            click.echo(line)


@main.command()
@click.option(
    "--markdown",
    type=_PATH,
    is_flag=False,
    flag_value=Path("docs/data-dictionary.md"),
    metavar="[FILE]",
    help="Write it as Markdown, to docs/data-dictionary.md unless another file is named.",
)
def schema(markdown: Path | None) -> None:
    """Print the data dictionary: every table and column, in English and Finnish."""
    from pipeline.dictionary import described, write_markdown  # noqa: PLC0415

    if markdown:
        write_markdown(markdown)
        click.echo(f"wrote {markdown}")
        return
    for line in described():
        click.echo(line)
