"""What was measured: one row per comparison, with the prediction beside the estimate and its interval."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lawbook.validate import intervals
from lawbook.validate.experiment import Cell, Experiment


class ObservationError(ValueError):
    """A simulator returned something else than the experiment promised; the message names both."""


@dataclass(frozen=True)
class Measurement:
    """All comparisons of one experiment at one look: arrays of equal length, one entry per comparison.

    `cell` is the index of the cell that a comparison belongs to, `spread` the standard error of the
    estimate (0 for exact values), `values` the law's scalar parameters at each comparison.
    """

    estimate: np.ndarray
    low: np.ndarray
    high: np.ndarray
    spread: np.ndarray
    prediction: np.ndarray
    cell: np.ndarray
    values: Mapping[str, np.ndarray]
    cells: tuple[Cell, ...]
    replicates: int

    def predicting(self, prediction: np.ndarray) -> Measurement:
        """The same data beside another prediction."""
        return replace(self, prediction=np.broadcast_to(np.asarray(prediction, dtype=float), self.estimate.shape))

    def scaled(self, factor: np.ndarray) -> Measurement:
        """Estimates and intervals multiplied by a factor per comparison; a negative one swaps an interval's ends."""
        ends = self.low * factor, self.high * factor
        return replace(
            self, estimate=self.estimate * factor, low=np.minimum(*ends), high=np.maximum(*ends), spread=self.spread * np.abs(factor)
        )


def measure(
    experiment: Experiment,
    cells: Sequence[Cell],
    blocks: Sequence[Sequence[Mapping[str, np.ndarray]]],
    predict: Callable[..., Any],
    *,
    observable: str,
    alpha: float,
    looks: int,
    replicates: int | None = None,
) -> Measurement:
    """Estimates with intervals for all cells; `blocks[i]` lists the results of cell i in order of replicates.

    Raises ObservationError where a result lacks the observable, has another number of rows than
    `replicates` (where given), a wrong shape, or a value that is not finite or not what the statistic allows.
    """
    columns = [_joined(parts, observable, cell) for parts, cell in zip(blocks, cells, strict=True)]
    trials = [_joined(parts, "trials", cell) if experiment.statistic == "proportion" else None
              for parts, cell in zip(blocks, cells, strict=True)]  # fmt: skip
    for column, trial, cell in zip(columns, trials, cells, strict=True):
        _check(experiment, column, trial, observable, cell, replicates)
    comparisons = sum(column.shape[1] for column in columns)
    level = intervals.share(alpha, comparisons, looks)
    rows: dict[str, list[np.ndarray]] = {name: [] for name in ("estimate", "low", "high", "spread", "prediction", "cell")}
    values: list[dict[str, np.ndarray]] = []
    for index, (column, trial, cell) in enumerate(zip(columns, trials, cells, strict=True)):
        given = dict(experiment.values(cell))
        width = column.shape[1]
        summary = _summary(experiment, column, trial, level)
        predicted = np.broadcast_to(np.asarray(predict(**given), dtype=float), (width,))
        for name, array in zip(rows, (*summary, predicted, np.full(width, index)), strict=True):
            rows[name].append(array)
        scalars = {k: np.asarray(v, dtype=float) for k, v in given.items() if np.ndim(v) == 0 or np.shape(v) == (width,)}
        values.append({k: np.broadcast_to(v, (width,)) for k, v in scalars.items()})
    shared = set.intersection(*(set(v) for v in values))
    return Measurement(
        **{name: np.concatenate(parts) for name, parts in rows.items()},
        values={name: np.concatenate([v[name] for v in values]) for name in sorted(shared)},
        cells=tuple(cells),
        replicates=max(column.shape[0] for column in columns),
    )


def _joined(parts: Sequence[Mapping[str, np.ndarray]], name: str, cell: Cell) -> np.ndarray:
    """All replicates of one cell, shape (replicates, K), in order of index: the same bits for any batching."""
    arrays = []
    for part in parts:
        if name not in part:
            raise ObservationError(f"observable: got {', '.join(sorted(part))} at {dict(cell)}; accepted: {name!r} among them")
        array = np.asarray(part[name], dtype=float)
        if array.size == 0 or not np.all(np.isfinite(array)):
            raise ObservationError(f"{name}: got a value that is not finite, or none, at {dict(cell)}; accepted: finite numbers")
        arrays.append(array.reshape(len(array), -1) if array.ndim else array.reshape(1, 1))
    widths = sorted({array.shape[1] for array in arrays})
    if len(widths) > 1:
        raise ObservationError(f"{name}: got {widths[0]} and {widths[-1]} comparisons at {dict(cell)}; accepted: one number of them")
    return np.concatenate(arrays)


def _check(
    experiment: Experiment, column: np.ndarray, trials: np.ndarray | None, name: str, cell: Cell, replicates: int | None
) -> None:
    """Raises ObservationError where the numbers are not what the statistic needs."""
    accepted = ""
    rows = 1 if experiment.statistic == "exact" else replicates
    if rows is not None and column.shape[0] != rows:
        accepted = f"shape ({rows},) or ({rows}, K), one row per replicate"
    elif trials is not None and trials.shape != column.shape:
        accepted = f"trials of the same shape, not {trials.shape}"
    elif trials is not None and not np.all((trials >= 1) & (column >= 0) & (column <= trials)):
        accepted = "successes from 0 to trials, trials >= 1"
    elif experiment.statistic == "bounded" and not np.all((column >= 0) & (column <= 1)):
        accepted = "numbers from 0 to 1"
    if accepted:
        got = f"numbers from {column.min():g} to {column.max():g}, shape {column.shape}"
        raise ObservationError(f"{name}: got {got}, at {dict(cell)}; accepted: {accepted}")


def _summary(
    experiment: Experiment, column: np.ndarray, trials: np.ndarray | None, level: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Estimate, low, high and standard error over the replicates (axis 0)."""
    count = column.shape[0]
    if experiment.statistic == "exact":
        value = column[0]
        return value, *intervals.exact(value, experiment.rounding), np.zeros_like(value)
    if experiment.statistic == "proportion":
        assert trials is not None
        successes, total = column.sum(0), trials.sum(0)
        estimate = successes / total
        ends = intervals.clopper_pearson(successes, total, level)
        # Agresti's correction: a proportion of 0 is not known without error
        smoothed = (successes + 1) / (total + 2)
        return estimate, *ends, np.sqrt(smoothed * (1 - smoothed) / total)
    mean = column.mean(0)
    deviation = column.std(0, ddof=1) if count > 1 else np.full(column.shape[1], np.inf)
    interval = intervals.empirical_bernstein if experiment.statistic == "bounded" else intervals.student
    return mean, *interval(mean, deviation, count, level), deviation / np.sqrt(count)
