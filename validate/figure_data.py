"""What the data of a figure are made of: simulated grids with intervals, as `xarray.Dataset`s.

A figure's data function takes ``sweep(function, cells, replicates) -> list of {observable: array}``,
one entry per cell in the cells' order, and leaves seeds, the store and the workers to whoever calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from scipy import stats

Sweep = Callable[[Callable[..., Mapping[str, np.ndarray]], Sequence[Mapping[str, Any]], int], list[dict[str, np.ndarray]]]

CONFIDENCE = 0.95


def interval(values: np.ndarray, axis: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean over replicates and its 95 % Student interval, cut to the range of what was seen.

    Errors of a memory are skewed (one wrong head token costs much), so with few replicates the interval
    is a guide to the eye, not a test: verdicts use the intervals of `lawbook.validate.intervals`.
    """
    values = np.asarray(values, dtype=float)
    count = values.shape[axis]
    if count < 2:
        raise ValueError(f"values: got {count} replicate; accepted: at least 2")
    mean = values.mean(axis)
    half = stats.t.ppf((1 + CONFIDENCE) / 2, count - 1) * values.std(axis, ddof=1) / np.sqrt(count)
    return mean, np.maximum(mean - half, values.min(axis)), np.minimum(mean + half, values.max(axis))


def dataset(coordinates: Mapping[str, Any], **measured: tuple[Sequence[str], Any]) -> Any:
    """A Dataset from coordinates and (dimensions, values) pairs; refuses values that are not finite."""
    import xarray

    for name, (_, values) in measured.items():
        if np.asarray(values).dtype.kind == "f" and not np.all(np.isfinite(values)):
            raise ValueError(f"{name}: got a value that is not finite; accepted: finite numbers")
    return xarray.Dataset({name: (tuple(dims), values) for name, (dims, values) in measured.items()}, dict(coordinates))


def summarised(coordinates: Mapping[str, Any], **replicated: tuple[Sequence[str], Any]) -> Any:
    """A Dataset of means with ``NAME_low`` and ``NAME_high``; the first dimension is the replicates'."""
    columns: dict[str, tuple[Sequence[str], Any]] = {}
    for name, (dims, values) in replicated.items():
        mean, low, high = interval(np.asarray(values))
        columns |= {name: (dims, mean), f"{name}_low": (dims, low), f"{name}_high": (dims, high)}
    return dataset(coordinates, **columns)
