"""Flows of measures on one problem each: how far from the target they are as time goes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import flows as run
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

TIMES = np.linspace(0, 4, 17)
VARIANCES = np.array([0.25, 4.0])
FIRST = 1.0
SIZES = np.array([3, 30])


def residuals(q: float, t: float, *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"langevin", "stein", "birth_death"}: |variance/q - 1| of two flows from variance 1, and the log-odds left of one, shape (1,)."""
    points = np.linspace(-1, 1, 9)[:, None]
    points *= np.sqrt(FIRST / (points**2).mean())
    target = np.array([0.9, 0.1])
    masses = run.birth_death(np.array([0.5, 0.5]), target, t)
    stein = run.svgd(points, np.zeros(1), np.array([[q]]), t)
    return {
        "langevin": np.array([abs(run.langevin_covariance([[FIRST]], [[q]], t)[0, 0] / q - 1)]),
        "stein": np.array([abs(float((stein**2).mean()) / q - 1)]),
        "birth_death": np.array([abs(float(np.log(masses[0] / masses[1]) - np.log(9.0)))]),
    }


def energy_distance(n: int, t: float, *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"distance"}: squared Wasserstein distance of n particles from U[0, 1], which all start in [0, 0.1], shape (1,)."""
    from lawbook.simulate.measures.references import UNIFORM, squared_wasserstein_to

    points = run.energy_flow(0.1 * (np.arange(n) + 0.5) / n, t)
    return {"distance": np.array([squared_wasserstein_to(points, UNIFORM)])}


def flows(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Residuals (variance, time) by flow; squared distances (n, time) of the energy flow."""
    found = sweep(residuals, [{"q": float(q), "t": float(t)} for q in VARIANCES for t in TIMES], 1)
    shape = (len(VARIANCES), len(TIMES))
    kinds = {name: (("variance", "time"), np.array([cell[name][0] for cell in found]).reshape(shape)) for name in ("langevin", "stein", "birth_death")}
    far = sweep(energy_distance, [{"n": int(n), "t": float(t)} for n in SIZES for t in TIMES], 1)
    distance = np.array([cell["distance"][0] for cell in far]).reshape(len(SIZES), len(TIMES))
    return dataset({"variance": VARIANCES, "time": TIMES, "n": SIZES}, distance=(("n", "time"), distance), **kinds)
