"""Named grids: every combination of parameter values, in blocks of replicates, as a labelled data set."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any

import numpy as np

from lawbook.simulate import streams
from lawbook.validate.dataset import to_dataset
from lawbook.validate.keys import canonical_json, function_name
from lawbook.validate.progress import Progress
from lawbook.validate.store import Record, Store
from lawbook.validate.sweep import Task, run_tasks

if TYPE_CHECKING:
    import xarray

Function = str | Callable[..., Mapping[str, Any]]


def tasks_of(function: Function, cell: Mapping[str, Any], replicates: int, seed: int, block: int | None = None) -> list[Task]:
    """The blocks of one cell: replicates 0, ..., `replicates - 1` in runs of at most `block` (default: one run).

    The stream of a replicate depends on seed, function, cell and the replicate's index alone: neither the
    place in the grid nor the size of blocks changes a bit of it.
    """
    if replicates < 1 or (block is not None and block < 1):
        raise ValueError(f"replicates, block: got {replicates!r}, {block!r}; accepted: integers >= 1")
    node = streams.root(seed, function_name(function), canonical_json(cell))
    size = block or replicates
    return [
        Task.at(function, cell, node, min(size, replicates - first), first) for first in range(0, replicates, size)
    ]


def joined(blocks: Sequence[Record]) -> dict[str, np.ndarray]:
    """The arrays of consecutive blocks put together along the replicates."""
    return {name: np.concatenate([np.atleast_1d(b.arrays[name]) for b in blocks]) for name in blocks[0].arrays}


def sweep_cells(
    function: Function,
    cells: Sequence[Mapping[str, Any]],
    replicates: int,
    *,
    seed: int = 0,
    block: int | None = None,
    store: Store | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> list[dict[str, np.ndarray]]:
    """For each cell, in order, the observables of all its replicates (first axis). Raises as `run_tasks`."""
    tasks = [tasks_of(function, cell, replicates, seed, block) for cell in cells]
    records = iter(run_tasks(itertools.chain(*tasks), store=store, executor=executor, progress=progress))
    return [joined([next(records) for _ in blocks]) for blocks in tasks]


def sweep_grid(
    function: Function,
    grid: Mapping[str, Sequence[Any]],
    replicates: int,
    *,
    fixed: Mapping[str, Any] | None = None,
    dims: Mapping[str, Sequence[str]] | None = None,
    seed: int = 0,
    block: int | None = None,
    store: Store | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> xarray.Dataset:
    """All combinations of the values in `grid`, with the `fixed` parameters, as an `xarray.Dataset`.

    Dimensions: those of the grid, in its order, then ``replicate``, then what the function's arrays have
    beyond (named by `dims`, else NAME_1, NAME_2, ... after the first array of that shape). Raises
    ValueError for an empty or repeated axis, and as `run_tasks`.
    """
    fixed = dict(fixed or {})
    for name, axis in grid.items():
        texts = [canonical_json(value) for value in axis]
        if not texts or len(set(texts)) < len(texts):
            raise ValueError(f"grid: got {list(axis)!r} for {name}; accepted: at least one value, none twice")
    if set(fixed) & set(grid):
        raise ValueError(f"fixed: got {sorted(set(fixed) & set(grid))}, which the grid varies; accepted: other names")
    points = [dict(zip(grid, values, strict=True)) for values in itertools.product(*grid.values())]
    tasks = [tasks_of(function, fixed | point, replicates, seed, block) for point in points]
    records = iter(run_tasks(itertools.chain(*tasks), store=store, executor=executor, progress=progress))
    grouped = [[next(records) for _ in blocks] for blocks in tasks]
    return to_dataset(
        grid,
        [joined(blocks) for blocks in grouped],
        origins=[record.provenance for blocks in grouped for record in blocks],
        dims=dims,
        attributes={"fixed": canonical_json(fixed), "seed": seed, "replicates": replicates},
    )
