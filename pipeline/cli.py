"""The command line: arguments in, exit code out. What is slow to import waits for the command that needs it."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.errors import TavoitteetError, one_line

if TYPE_CHECKING:
    from pipeline.convert import Outcome

_PATH = click.Path(path_type=Path)


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


@main.command()
@click.argument("inputs", nargs=-1, required=True, type=_PATH)
@click.option("-o", "--output", type=_PATH, default=Path("output"), show_default=True, help="Folder of the tables.")
@click.pass_context
def convert(ctx: click.Context, inputs: tuple[Path, ...], output: Path) -> None:
    """Convert reports, or all .pdf and .txt files in folders, into the tables.

    A report that was converted before replaces its rows.
    """
    from pipeline.batch import run  # noqa: PLC0415

    summary = run(inputs, output, _tell)
    for line in summary.lines():
        click.echo(line)
    ctx.exit(summary.exit_code)


def _tell(outcome: Outcome) -> None:
    if outcome.trace:
        click.echo(outcome.trace, err=True)
    if outcome.failed:
        click.echo(f"tavoitteet: {one_line(str(outcome.document.path))}: {outcome.error}", err=True)


@main.command()
@click.argument("report", type=_PATH)
def show(report: Path) -> None:
    """Show what is read from one report as a tree, doubts in colour."""
    from rich.console import Console  # noqa: PLC0415

    from parsers import parse  # noqa: PLC0415
    from pipeline.extract import read  # noqa: PLC0415
    from pipeline.show import tree_of  # noqa: PLC0415

    Console().print(tree_of(report.name, parse(read(report))))


@main.command()
@click.argument("samples", type=_PATH)
@click.option("--update", is_flag=True, help="Write what is read now as what is expected.")
@click.pass_context
def check(ctx: click.Context, samples: Path, update: bool) -> None:
    """Parse samples again and compare with SAMPLES/expected, cell by cell."""
    from pipeline import golden  # noqa: PLC0415

    result = golden.update(samples) if update else golden.compare(samples)
    for line in result.lines:
        click.echo(line)
    ctx.exit(0 if result.passed else 1)


@main.command()
def schema() -> None:
    """Print the data dictionary: every table and column, in English and Finnish."""
    from pipeline.schemas import described  # noqa: PLC0415

    for line in described():
        click.echo(line)
