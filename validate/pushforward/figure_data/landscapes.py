"""Losses of affine maps on the windows of the authors' notebooks: exponential moments and characteristic functions."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.simulate.pushforward import landscape
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

TARGETS = {"normal": (3.0, 5.0), "uniform": (3.0, 2.0)}
# (mean or left end), (deviation or width), where the colours end; sums and means of the notebooks made means over cos and sin
WINDOWS: dict[tuple[str, str], list[tuple[tuple[float, float], tuple[float, float], float]]] = {
    ("normal", "moments"): [((-20, 15), (-20, 20), 1.0), ((0, 6), (2, 7), 1e-2), ((2.7, 3.3), (4.7, 5.3), 1e-4)],
    ("normal", "characteristic"): [((-7, 13), (0, 15), 1 / 20), ((1, 5), (3, 8), 0.2 / 20), ((2.9, 3.1), (4.9, 5.1), 5e-4 / 20)],
    ("uniform", "moments"): [((-10, 10), (-10, 10), 1e3), ((0, 5), (-1, 5), 1e3), ((2.7, 3.3), (1.7, 2.3), 1e2)],
    ("uniform", "characteristic"): [((-2, 8), (-8, 12), 0.05), ((1, 8), (1, 7), 0.05), ((2.9, 3.1), (1.9, 2.1), 0.05)],
}
FREQUENCIES = {
    ("normal", "moments"): np.linspace(0, 0.1, 100),
    ("normal", "characteristic"): np.linspace(0, 1, 10),
    ("uniform", "moments"): np.linspace(0.1, 1, 10),
    ("uniform", "characteristic"): np.arange(1.0, 101.0),
}


def landscapes(family: str, level: Level) -> Any:
    """Grids (kind, window, second, first) of losses, with their axes."""
    shape = (100, 200) if level == "full" else (50, 100)
    columns: dict[str, tuple[tuple[str, ...], Any]] = {}
    for kind in ("moments", "characteristic"):
        frequencies = cf.listed(FREQUENCIES[family, kind])
        for k, (first, second, _) in enumerate(WINDOWS[family, kind]):
            name = f"{kind}_{k}"
            axes = np.linspace(*first, shape[0]), np.linspace(*second, shape[1])
            found = landscape.losses_on_grid(family, *axes, TARGETS[family], frequencies, exponential=kind == "moments")
            columns |= {name: ((f"{name}_a", f"{name}_b"), found), f"{name}_first": ((f"{name}_a",), axes[0]), f"{name}_second": ((f"{name}_b",), axes[1])}
    return dataset({}, **columns)


def normal(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Target N(3, 25)."""
    return landscapes("normal", level)


def uniform(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Target U[3, 5]."""
    return landscapes("uniform", level)
