"""The family of expected errors."""

from __future__ import annotations

import pickle
from pathlib import Path

from pipeline.errors import (
    ClusterUnusable,
    OutputUnusable,
    StoreUnusable,
    TavoitteetError,
    UnreadableDocument,
    WrongUsage,
    one_line,
)


def test_exit_codes_are_the_documented_ones() -> None:
    family = (TavoitteetError, UnreadableDocument, WrongUsage, OutputUnusable, ClusterUnusable, StoreUnusable)
    assert [error.exit_code for error in family] == [1, 1, 2, 3, 3, 3]


def test_a_message_names_the_file_and_stays_on_one_line() -> None:
    error = UnreadableDocument(Path("a\nb.pdf"), "is empty; fetch the file again")
    assert str(error) == r"a\nb.pdf: is empty; fetch the file again"


def test_an_error_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(UnreadableDocument(Path("a.pdf"), "is empty")))
    assert (error.path, error.reason) == (Path("a.pdf"), "is empty")


def test_finnish_names_are_shown_as_they_are() -> None:
    assert one_line("Käyttötalous – äö.pdf\udcff\t") == "Käyttötalous – äö.pdf\\udcff\\t"
