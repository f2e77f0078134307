"""Gauss quadrature for measures that are known through many points."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy.linalg import eigh_tridiagonal
from scipy.special import roots_legendre


def gauss_of_points(points: np.ndarray, masses: np.ndarray, order: int) -> tuple[np.ndarray, np.ndarray]:
    """Nodes and weights with the same first 2 * order moments as positive `masses` on distinct `points`.

    Lanczos with full reorthogonalisation, O(points * order**2). Up to `order` points come back as they are.
    """
    if len(points) <= order:
        return points.copy(), masses.copy()
    total, low, high = masses.sum(), points.min(), points.max()
    scaled = (2 * points - low - high) / (high - low)
    basis = np.zeros((order, len(points)))
    basis[0] = np.sqrt(masses / total)
    diagonal, off = np.zeros(order), np.zeros(order - 1)
    for k in range(order):
        image = scaled * basis[k]
        diagonal[k] = image @ basis[k]
        if k + 1 == order:
            break
        for _ in range(2):
            image = image - basis[: k + 1].T @ (basis[: k + 1] @ image)
        off[k] = np.sqrt(image @ image)
        basis[k + 1] = image / off[k]
    nodes, vectors = eigh_tridiagonal(diagonal, off)
    return (nodes * (high - low) + low + high) / 2, total * vectors[0] ** 2


@lru_cache(maxsize=8)
def _legendre(order: int) -> tuple[np.ndarray, np.ndarray]:
    return roots_legendre(order)


@lru_cache(maxsize=4096)
def chi_nodes(dimension: int, order: int) -> tuple[np.ndarray, np.ndarray]:
    """Gauss nodes and weights of the chi law with `dimension` degrees of freedom (weights sum to 1)."""
    low, high = max(0.0, np.sqrt(dimension) - 10), np.sqrt(dimension) + 10
    t, w = _legendre(200)
    r = (low + high) / 2 + (high - low) / 2 * t
    mode = np.sqrt(max(dimension - 1, 1e-9))
    # density up to a factor, written about its mode so that large dimensions lose no digits
    change = r / mode - 1
    exponent = (dimension - 1) * (np.log1p(change) - change - change**2 / 2) if dimension > 1 else -(r**2) / 2
    density = w * np.exp(exponent)
    keep = density > 1e-40 * density.max()
    nodes, weights = gauss_of_points(r[keep], density[keep] / density[keep].sum(), order)
    nodes.flags.writeable = weights.flags.writeable = False
    return nodes, weights
