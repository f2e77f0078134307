"""`lawbook sweep`."""

from __future__ import annotations

import importlib
import inspect
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from lawbook.validate.command_line.misuse import Misuse, blaming_input
from lawbook.validate.command_line.output import counted, print_json
from lawbook.validate.command_line.simulate_command import cell_entries
from lawbook.validate.command_line.work import working


def sweep_command(
    name: str,
    /,
    *entries: str,
    store: Path,
    replicates: int = 8,
    seed: int = 0,
    level: Literal["quick", "full"] = "quick",
    cell: int = 0,
    executor: str = "processes",
    out: Path | None = None,
    json: bool = False,
) -> int:
    """Run a simulator over a grid into a store; stopped at any instant, the same command goes on where it was.

    Parameters
    ----------
    name
        A law, whose experiment gives simulator and grid, or a simulator as package.module:function.
    entries
        ENTRY=1,2,3 is an axis of the grid and ENTRY=1 a fixed value. With a law, they replace entries of one
        cell of its experiment; without any, the cells of the experiment are run as they are.
    store
        The file that keeps the results.
    replicates
        Independent replicates at each point.
    seed
        The seed; the same seed gives the same bits on any executor.
    level
        Which grid of the law.
    cell
        Which cell of the law the entries replace entries of, counted from 0.
    executor
        serial, processes, processes:N, or tcp://host:port of a dask scheduler.
    out
        Write the grid to this file as well: .csv, or .nc for netCDF.
    json
        Print an object with the store, the number of cells, and the sizes of the grid.
    """
    from lawbook.validate import grid as grids
    from lawbook.validate.dataset import write_dataset
    from lawbook.validate.sweep import TaskError

    if replicates < 1:
        raise Misuse(f"replicates: got {replicates}; accepted: an integer >= 1")
    if out is not None and out.suffix not in (".csv", ".nc"):
        raise Misuse(f"out: got {str(out)!r}; accepted: a name that ends in .csv or .nc")
    function, cells = _function_and_cells(name, level)
    _check_entries(function, entries)
    axes = {key: value if isinstance(value, list) else [value] for key, value in cell_entries(entries).items()}
    blamed = (ValueError, TaskError) if ":" in name else (ValueError,)  # a simulator of the user's own may fail
    with working(seed=seed, store=store, executor=executor, label="sweep") as work, blaming_input(*blamed):
        how: dict[str, Any] = {"seed": seed, "store": work.store, "executor": work.executor, "progress": work.progress}
        if axes or not cells:
            fixed = {k: v for k, v in (_at(cells, cell) if cells else {}).items() if k not in axes}
            data = grids.sweep_grid(function, axes, replicates, fixed=fixed, **how)
            if out is not None:
                with blaming_input(OSError):
                    write_dataset(data, out)
            sizes = {str(axis): int(size) for axis, size in data.sizes.items()}
            words = " x ".join(f"{size} {axis}" for axis, size in sizes.items())
            _report(json, store, words, {"cells": math.prod(map(len, axes.values())), "sizes": sizes})
            return 0
        if out is not None:
            raise Misuse("out: the cells of an experiment are no grid; accepted with --out: at least one ENTRY=VALUE")
        done = grids.sweep_cells(function, cells, replicates, **how)
        words = f"{counted(len(done), 'cell')} of {counted(replicates, 'replicate')}"
        _report(json, store, words, {"cells": len(done), "sizes": {"replicate": replicates}})
    return 0


def _report(json: bool, store: Path, words: str, facts: dict[str, Any]) -> None:
    if json:
        print_json({"store": str(store), **facts})
    else:
        print(f"{words} in {store}")


def _function_and_cells(name: str, level: str) -> tuple[Any, list[dict[str, Any]]]:
    from lawbook.validate.keys import function_name

    if ":" in name:
        module, _, attribute = name.partition(":")
        try:
            function = getattr(importlib.import_module(module), attribute)
            function_name(function)
        except (ImportError, AttributeError, ValueError) as error:
            raise Misuse(f"{name}: {error}; accepted: a law, or package.module:function") from error
        return function, []
    from lawbook.validate.command_line.experiments import experiment_named

    experiment = experiment_named(name)
    return experiment.observe, [dict(cell) for cell in experiment.cells(level, "pydoc")]


def _check_entries(function: Callable[..., Any], entries: tuple[str, ...]) -> None:
    """Raises Misuse for an entry that the simulator does not take, before anything is run."""
    taken = inspect.signature(function).parameters
    accepted = [name for name in taken if name not in ("seed", "replicates", "first")]
    for key in cell_entries(entries):
        if key not in accepted and not any(p.kind is p.VAR_KEYWORD for p in taken.values()):
            raise Misuse(f"{key}: got an entry that the simulator does not take; accepted: {', '.join(accepted)}")


def _at(cells: list[dict[str, Any]], index: int) -> dict[str, Any]:
    if not 0 <= index < len(cells):
        raise Misuse(f"cell: got {index}; accepted: an integer from 0 to {len(cells) - 1}")
    return cells[index]
