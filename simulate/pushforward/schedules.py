"""The best schedule of a Gaussian flow: least kinetic energy over all alpha and beta, by minimisation over their values at nodes.

From N(0, I) to N(0, diag(spectrum)) each axis is stretched by r = (alpha^2 + beta^2 lambda)^(1/2), and the energy is the
integral of the sum of r'^2. With A = alpha^2, B = beta^2 the ends are (A, B) = (1, 0) and (0, 1).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import optimize

from lawbook.simulate.inputs import choice, refuse, whole_number

PATHS = ("linear", "trigonometric", "best")


def _spectrum(spectrum: Any) -> np.ndarray:
    values = np.asarray(spectrum, dtype=np.float64)
    if values.ndim != 1 or values.size == 0 or not np.isfinite(values).all() or (values <= 0).any():
        raise refuse("spectrum", spectrum, "one or more positive numbers")
    return values


def _steps(inner: np.ndarray, spectrum: np.ndarray) -> np.ndarray:
    """Steps of r along the polygon through the values of (alpha, beta) at the inner nodes, flattened, times nodes^(1/2): their squares add up to the energy."""
    nodes = np.concatenate([[[1.0, 0.0]], inner.reshape(-1, 2), [[0.0, 1.0]]])
    r = np.sqrt(nodes[:, :1] ** 2 + nodes[:, 1:] ** 2 * spectrum)
    return (np.sqrt(len(nodes) - 1) * np.diff(r, axis=0)).ravel()


def energy(spectrum: Any, path: str, nodes: int = 8) -> float:
    """Kinetic energy of the linear, the trigonometric or the best schedule on `nodes` pieces, straight in r: errors fall like nodes^-2.

    The best one is found by least squares from the trigonometric one; it is exact where straight lines in r are schedules.
    """
    values, t = _spectrum(spectrum), np.linspace(0, 1, whole_number("nodes", nodes, 2) + 1)[1:-1]
    if choice("path", path, PATHS) == "linear":
        return float((_steps(np.stack([1 - t, t], axis=1).ravel(), values) ** 2).sum())
    inner = np.stack([np.cos(np.pi * t / 2), np.sin(np.pi * t / 2)], axis=1).ravel()
    if path == "trigonometric":
        return float((_steps(inner, values) ** 2).sum())
    return float(2 * optimize.least_squares(_steps, inner, args=(values,), xtol=1e-12, ftol=1e-14, gtol=1e-12, max_nfev=200).cost)


def excess(spectrum: Any, nodes: int = 8) -> float:
    """Energy of the best schedule less the cost of the flow's end map, sum of (lambda^(1/2) - 1)^2: a lower bound, since chords shorten."""
    return energy(spectrum, "best", nodes) - float(((np.sqrt(_spectrum(spectrum)) - 1) ** 2).sum())
