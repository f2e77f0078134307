"""`lawbook simulate`."""

from __future__ import annotations

from typing import Any, Literal

from lawbook.validate.command_line.misuse import Misuse, blaming_input
from lawbook.validate.command_line.output import number, plain, print_json, print_table


def simulate_command(
    name: str,
    /,
    *overrides: str,
    cell: int = 0,
    level: Literal["quick", "full"] = "quick",
    replicates: int = 8,
    seed: int = 0,
    json: bool = False,
) -> int:
    """Run a law's simulator at one cell of its experiment and print what it measures.

    Parameters
    ----------
    name
        The law whose simulator is to be run.
    overrides
        ENTRY=VALUE changes an entry of the cell, e.g. d=50 or tokens=zipf:2:1000.
    cell
        Which cell of the law's grid, counted from 0.
    level
        Which grid.
    replicates
        How many independent replicates.
    seed
        The seed; the same seed gives the same bits.
    json
        Print an object with every replicate.
    """
    from lawbook.simulate.inputs import InputError
    from lawbook.simulate.streams import root
    from lawbook.validate.command_line.experiments import experiment_named

    experiment = experiment_named(name)
    chosen = _cell(experiment, level, cell) | {}
    for key, value in cell_entries(overrides).items():
        if key not in chosen:
            raise Misuse(f"{key}: not in the cell; accepted: {', '.join(chosen)}")
        chosen[key] = value
    if replicates < 1 or seed < 0:
        raise Misuse(f"replicates, seed: got {replicates}, {seed}; accepted: replicates >= 1, seed >= 0")
    with blaming_input(InputError):
        measured = experiment.observe(**chosen, seed=root(seed, name, "simulate"), replicates=replicates)
    shown = {key: plain(value) for key, value in measured.items()}
    if json:
        print_json({"name": name, "cell": dict(chosen), "seed": seed, "replicates": replicates, "observables": shown})
    else:
        print("cell: " + ", ".join(f"{key}={value}" for key, value in chosen.items()))
        print_table(("observable", "shape", "mean>", "replicates"), [_row(key, v) for key, v in measured.items()])
    return 0


def _cell(experiment: Any, level: str, index: int) -> dict[str, Any]:
    cells = list(experiment.cells(level, "pydoc"))
    if not 0 <= index < len(cells):
        raise Misuse(f"cell: got {index}; accepted: an integer from 0 to {len(cells) - 1}")
    return dict(cells[index])


def cell_entries(tokens: tuple[str, ...]) -> dict[str, Any]:
    """Entries of a cell, each a number where it can be read as one, otherwise a word; a list where there are commas."""
    entries: dict[str, Any] = {}
    for token in tokens:
        key, equals, text = token.partition("=")
        if not equals or not key or not text:
            raise Misuse(f"got {token!r}; accepted: ENTRY=VALUE, e.g. d=50")
        parts = [_number_or_word(part) for part in text.split(",")]
        entries[key] = parts if len(parts) > 1 else parts[0]
    return entries


def _number_or_word(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _row(key: str, values: Any) -> tuple[str, str, str, str]:
    import numpy as np

    array = np.asarray(values, dtype=float)
    return key, "x".join(map(str, array.shape)), number(float(array.mean())), number(plain(array.reshape(-1)))
