"""The deployment examples are well formed, of our version, and give commands options that exist."""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import regex
import yaml
from distributed.cli.dask_scheduler import main as scheduler
from distributed.cli.dask_worker import main as worker

from pipeline.cli import main

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
COMMANDS = {
    ("dask", "scheduler"): scheduler,
    ("dask", "worker"): worker,
    ("tavoitteet", "convert"): main.commands["convert"],
}


def _documents(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((ROOT / "deploy" / name).read_text("utf-8")))


def _containers(found: Any) -> Iterator[tuple[str, list[str]]]:
    """The image and command of each container."""
    if isinstance(found, dict):
        command = found.get("args") or found.get("command")
        if "image" in found and command:
            yield found["image"], shlex.split(command) if isinstance(command, str) else command
        for each in found.values():
            yield from _containers(each)
    elif isinstance(found, list):
        for each in found:
            yield from _containers(each)


@pytest.mark.parametrize("name", ["compose.yaml", "dask-cluster.yaml"])
def test_the_examples_run_commands_that_exist(name: str) -> None:
    found = list(_containers(_documents(name)))
    assert sorted(tuple(command[:2]) for _, command in found) == sorted(COMMANDS)
    for image, command in found:
        assert image == f"tavoitteet:{PROJECT['version']}"
        known = COMMANDS[command[0], command[1]]
        spellings = {each for option in known.params for each in (*option.opts, *option.secondary_opts)}
        given = [each.partition("=")[0] for each in command[2:] if each.startswith("-")]
        assert set(given) <= spellings
        assert isinstance(known, click.Command)


def test_the_operators_resources() -> None:
    cluster, job = _documents("dask-cluster.yaml")
    assert (cluster["apiVersion"], cluster["kind"]) == ("kubernetes.dask.org/v1", "DaskCluster")
    assert {"replicas", "spec"} <= cluster["spec"]["worker"].keys()
    assert {"spec", "service"} <= cluster["spec"]["scheduler"].keys()
    ports = {port["name"] for port in cluster["spec"]["scheduler"]["spec"]["containers"][0]["ports"]}
    assert {port["targetPort"] for port in cluster["spec"]["scheduler"]["service"]["ports"]} == ports
    (container,) = job["spec"]["template"]["spec"]["containers"]
    port = cluster["spec"]["scheduler"]["service"]["ports"][0]["port"]
    assert f"--cluster=tcp://{cluster['metadata']['name']}-scheduler:{port}" in container["args"]


def test_all_versions_are_pinned() -> None:
    pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert all(regex.fullmatch(r"[\w.-]+==[\w.+]+", pin) for pin in pins)
    names = {pin.partition("==")[0] for pin in pins}
    assert {"distributed", "dask", "s3fs", "fsspec", "aiobotocore"} <= names
    image = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
    assert regex.search(r"^FROM python:3\.\d+\.\d+-slim$", image, regex.MULTILINE)
    assert "-c constraints.txt '.[cluster,s3]'" in image
    assert {"cluster", "s3"} <= PROJECT["optional-dependencies"].keys()
