"""Weights after few steps, and energies of schedules."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import modes_in_few_steps, schedules
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

WEIGHTS = np.array([0.55, 0.7, 0.9])
STEPS = np.array([2, 4, 8, 16, 32, 64, 128])
ATOM = 1.0
LEVELS = np.geomspace(0.2, 5, 13)
OUTER = 0.1, 10.0  # the first and the last of three variances
MIDDLE = np.geomspace(*OUTER, 13)


def odds(weight: Any) -> Any:
    return np.log(weight / (1 - np.asarray(weight)))


def heavier(weight: float, *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"flow": shares after Euler's rule with STEPS steps, "two": after two steps with the middle level in LEVELS}."""
    log = float(odds(weight))
    return {
        "flow": np.array([[modes_in_few_steps.share_after_flow(ATOM, log, int(n)) for n in STEPS]]),
        "two": np.array([[modes_in_few_steps.share(ATOM, log, [1e7, level, 0.0]) for level in LEVELS]]),
    }


def energies(middle: float, *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{path: energy over that of transport}."""
    spectrum = np.array([OUTER[0], middle, OUTER[1]])
    least = ((np.sqrt(spectrum) - 1) ** 2).sum()
    nodes = {"linear": 400, "trigonometric": 400, "best": 24}
    return {path: np.array([schedules.energy(spectrum, path, n) / least]) for path, n in nodes.items()}


def weights(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Shares of the heavier of two points, and energies of schedules."""
    shares = sweep(heavier, [{"weight": float(w)} for w in WEIGHTS], 1)
    found = sweep(energies, [{"middle": float(b)} for b in MIDDLE], 1)
    coordinates = {"weight": WEIGHTS, "N": STEPS, "level": LEVELS, "middle": MIDDLE}
    columns: dict[str, Any] = {path: (("middle",), np.array([cell[path][0] for cell in found])) for path in schedules.PATHS}
    return dataset(
        coordinates, flow=(("weight", "N"), np.array([cell["flow"][0] for cell in shares])), two=(("weight", "level"), np.array([cell["two"][0] for cell in shares])), **columns
    )
