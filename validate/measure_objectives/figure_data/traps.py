"""Pairs of particles between two target points: the landscape, where they rest, and how long they take to part."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import line_flows, particle_pairs
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

HALF = 2.0
PLACES = np.linspace(-3.5, 3.5, 71)
SEPARATIONS = np.concatenate([np.arange(1.6, 3.3, 0.2), [3.3, 3.35, 3.385]])


def energy_kernel_time(a: float, *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"time"} until the quantile of level 1/4, just above both atoms, is at the lower one, shape (1,)."""
    return line_flows.arrival([0.0, 2 * a], 2 * a + 1e-9, 0.25, 2e-3, seed=seed)


def rests(a: float, count: int, *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"x", "y", "unstable"}: the first `count` rests of a pair, shape (1, count)."""
    found = np.array(particle_pairs.stationary_pairs(a, starts=150))[:count]
    return {name: found[None, :, index] for index, name in enumerate(("x", "y", "unstable"))}


def traps(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Half the squared MMD over (y, x); rests at half separation 2; times (separation) of the two kernels."""
    value = sweep(particle_pairs.half_discrepancy, [{"x": float(x), "y": PLACES.tolist(), "a": HALF} for x in PLACES], 1)
    found = sweep(rests, [{"a": HALF, "count": 8}], 1)[0]
    gaussian = sweep(particle_pairs.leaving_time, [{"a": float(s / 2)} for s in SEPARATIONS], 1)
    energy = sweep(energy_kernel_time, [{"a": float(s / 2)} for s in SEPARATIONS], 1)
    return dataset(
        {"x": PLACES, "y": PLACES, "rest": np.arange(found["x"].shape[1]), "separation": SEPARATIONS},
        value=(("x", "y"), np.array([cell["value"][0] for cell in value])),
        rest_x=(("rest",), found["x"][0]), rest_y=(("rest",), found["y"][0]), unstable=(("rest",), found["unstable"][0]),
        gaussian=(("separation",), np.array([cell["time"][0] for cell in gaussian])),
        energy=(("separation",), np.array([cell["time"][0] for cell in energy])),
    )
