"""What people read: tables that fit, numbers that are short, places in words."""

import math

import numpy as np
import pytest
from rich.console import Console

from lawbook.validate.command_line import output

COLUMNS = ("law", "verdict", "estimate>", "interval>", "seconds>")
ROWS = [("memory_scaling.unseen_mass", output.verdict_text("supported"), "0.425454", "0.417199 .. 0.43371", "1.23")]
OPTIONAL = ("estimate", "interval", "seconds")


@pytest.mark.parametrize(
    ("width", "shown"),
    [(120, {"estimate", "interval", "seconds"}), (75, {"estimate", "interval"}), (55, {"estimate"}), (40, set()), (30, set())],
)
def test_a_narrow_terminal_loses_the_least_important_columns(capsys, monkeypatch, width, shown):
    import sys

    monkeypatch.setattr(
        output, "console", lambda: Console(file=sys.stdout, width=width, force_terminal=True, color_system=None)
    )
    output.print_table(COLUMNS, ROWS, optional=OPTIONAL)
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= width for line in lines)
    head = next(line for line in lines if "law" in line).split()
    assert set(head) - {"law", "verdict"} == shown
    assert "✓ supported" in "\n".join(lines), "verdicts stay in one piece"


def test_piped_tables_keep_every_column_and_no_trailing_blank(capsys):
    output.print_table(COLUMNS, ROWS, optional=OPTIONAL)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["law", "verdict", "estimate", "interval", "seconds"]
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "-"), (math.nan, "-"), (math.inf, "-"), (3, "3"), (1 / 3, "0.333333"), (1e-20, "1e-20"), ("words", "words"),
        ([1, 2.5], "1, 2.5"), (list(range(9)), "0, 1, 2, 3, 4, 5, ... (9 values)"),
    ],
)  # fmt: skip
def test_numbers_for_people(value, text):
    assert output.number(value) == text


def test_places_for_people():
    where = {"cell": {"tokens": "pydoc", "T": [10, 40]}, "at": {"N": 3557.0}}
    assert output.entries(where) == "tokens=pydoc, T=[10, 40], N=3557"


def test_json_holds_no_numpy_and_no_nan(capsys):
    output.print_json({"a": np.array([1.5, np.nan]), "b": np.int64(3), "c": (np.float64(np.inf),), 4: {"ü": None}})
    assert capsys.readouterr().out == (
        '{\n "a": [\n  1.5,\n  null\n ],\n "b": 3,\n "c": [\n  null\n ],\n "4": {\n  "ü": null\n }\n}\n'
    )
