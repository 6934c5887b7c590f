"""The README is true: its commands give the output that it shows, and nothing is left out."""

from __future__ import annotations

import ast
import shlex
import shutil
from pathlib import Path
from typing import get_args

import click
import pytest
import regex
from click.testing import CliRunner

from parsers.values import Value, ValueKind, read_value
from pipeline.cli import main
from pipeline.schemas import TABLES
from tests.conftest import REAL, SAMPLES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
# ```console, `$ ` and a command, then what it prints; `…` stands for lines left out.
EXAMPLES = regex.findall(r"```console\n\$ tavoitteet (.+)\n((?:(?!```).*\n)+)```", README)
CODE = regex.compile(r"[a-z]+(?:-[a-z]+)+")  # unparsed-text


def test_examples_print_what_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "samples" / "expected").mkdir(parents=True)
    for name in (*REAL, *(f"expected/{name}.json" for name in REAL)):
        shutil.copy(SAMPLES / name, tmp_path / "samples" / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    assert len(EXAMPLES) == 7
    for command, shown in EXAMPLES:
        printed = CliRunner().invoke(main, shlex.split(command)).output.splitlines()
        left = iter(line.rstrip() for line in printed)
        for line in shown.splitlines():
            assert line == "…" or line.rstrip() in left, f"`tavoitteet {command}` does not print `{line}` there"
        if "…" not in shown:
            assert len(printed) == len(shown.splitlines()), command


def test_each_command_and_option_is_documented() -> None:
    commands = main.commands
    assert {command.split()[0] for command, _ in EXAMPLES} == set(commands)
    for name, command in commands.items():
        assert f"### {name}\n" in README
        for option in command.params:
            if isinstance(option, click.Option):
                assert all(spelling in README for spelling in option.opts)


def test_its_make_targets_exist() -> None:
    targets = set(regex.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), regex.MULTILINE))
    named = set(regex.findall(r"\bmake ([a-z]+)\b", README))
    assert {"run", "test"} <= named <= targets


def test_each_finding_is_explained_and_none_is_made_up() -> None:
    used = {
        node.value
        for folder in ("parsers", "pipeline")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }
    section = README.partition("## Findings")[2].partition("\n## ")[0]
    explained = regex.findall(r"^\| `([a-z-]+)` \| \w", section, regex.MULTILINE)
    assert explained == sorted(used)


def test_each_table_and_exit_code_is_explained() -> None:
    for name in TABLES:
        assert f"\n| `{name}` | " in README
    codes = README.partition("## Exit codes")[2].partition("\n## ")[0]
    assert regex.findall(r"^\| (\d) \|", codes, regex.MULTILINE) == ["0", "1", "2", "3"]


def test_typed_values_are_as_shown() -> None:
    rows = regex.findall(
        r"^\| `([^`]+)` \| `(\w+)` \| (\S*) ?\| (\S*) ?\| (\S.*?)? ?\| (\S*) ?\|$", README, regex.MULTILINE
    )
    assert {kind for _, kind, *_ in rows} == set(get_args(ValueKind))
    for printed, kind, low, high, unit, date in rows:
        bounds = {name: float(number) for name, number in (("low", low), ("high", high)) if number}
        assert read_value(printed) == Value(kind, **bounds, unit=unit.strip("`") or None, date=date or None), printed


def test_the_layout_names_each_module() -> None:
    layout = README.partition("## For developers")[2]
    modules = {path.name for folder in ("parsers", "pipeline") for path in (ROOT / folder).glob("*.py")}
    assert set(regex.findall(r"(\w+\.py) ", layout)) == modules - {"__init__.py"}
    folders = {path.parent.name for folder in ("parsers", "pipeline") for path in (ROOT / folder).glob("*/__init__.py")}
    assert folders <= set(regex.findall(r"^ {6}(\w+)/ ", layout, regex.MULTILINE))
