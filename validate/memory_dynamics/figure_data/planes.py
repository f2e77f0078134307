"""Two classes in the plane: loss, error and sharpness as functions of w = W^T (u_0 - u_1), and paths of descent on them."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import angular_sweep, problems, scores
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

HEAD, STEPS, STEP_SIZES = 0.75, 35, (10.0, 1.0)
CORRELATIONS = (-0.5, 0.5, 0.95)


def signed_pair(correlation: float) -> np.ndarray:
    """z_x = +-e_x of the two particles, (2, 2): the margins are z_x . w. e_1 lies on the first axis."""
    return np.array([[1.0, 0.0], [-correlation, -np.sqrt(1 - correlation**2)]])


def grid(low: float, high: float, level: Level, shown: int = 60) -> np.ndarray:
    return np.linspace(low, high, 2 * shown if level == "full" else shown)


def loss_at(z: np.ndarray, p: np.ndarray, w: np.ndarray) -> np.ndarray:
    """The population loss at w (..., 2): the sum over tokens, not their mean."""
    return np.logaddexp(0, -np.einsum("...i,xi->...x", w, z)) @ p


def over_the_plane(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """w at every point of a grid, (len(second), len(first), 2)."""
    return np.stack(np.meshgrid(first, second), axis=-1)


def landscapes(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Loss and 0-1 error of two particles near the origin and far from it; correlation x window x plane."""
    p, windows = np.array([HEAD, 1 - HEAD]), (1.0, 10.0)
    unit = grid(-1, 1, level, 50)
    w = over_the_plane(unit, unit)
    loss = [[loss_at(signed_pair(c), p, size * w) for size in windows] for c in CORRELATIONS]
    error = [[angular_sweep.error_at(signed_pair(c), p, size * w) for size in windows] for c in CORRELATIONS]
    dims = ("alpha", "window", "second", "first")
    coordinates = {"alpha": list(CORRELATIONS), "window": list(windows), "second": unit, "first": unit}
    return dataset(coordinates, loss=(dims, np.array(loss)), error=(dims, np.array(error)))


def spike(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Descent of two particles with a large and a small step: its path in the plane, loss, error, margins."""
    correlation = 0.95
    problem, z = problems.two_particles(correlation, 1 - HEAD), signed_pair(correlation)
    runs = [scores.descend(problem, step, STEPS, times="all") for step in STEP_SIZES]
    margins = np.array([run.margins for run in runs])
    first, second = grid(-1, 8, level, 70), grid(-17, 10, level, 70)
    coordinates = {"step": list(STEP_SIZES), "t": runs[0].times, "token": [1, 2], "axis": [1, 2], "first": first, "second": second}
    return dataset(
        coordinates,
        loss=(("step", "t"), np.array([run.loss for run in runs])),
        wrong=(("step", "t"), np.array([run.wrong for run in runs])),
        margins=(("step", "t", "token"), margins),
        w=(("step", "t", "axis"), margins @ np.linalg.inv(z).T),
        first_all=(("step",), [run.first_all for run in runs]),
        last_all=(("step",), [run.last_all for run in runs]),
        rises=(("step",), [run.rises for run in runs]),
        last_rise=(("step",), [run.last_rise for run in runs]),
        landscape=(("second", "first"), loss_at(z, problem.p, over_the_plane(first, second))),
    )
