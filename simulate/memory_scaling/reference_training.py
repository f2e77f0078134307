"""Slow, obvious twins of the training kernels, in plain NumPy: W in full, one sample after the other."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lawbook.simulate.memory_scaling import gradient


def finite_difference(function: Callable[[np.ndarray], float], at: np.ndarray, step: float = 1e-5) -> np.ndarray:
    """The gradient of a scalar function by central differences, entry by entry."""
    result = np.zeros_like(at)
    for index in np.ndindex(at.shape):
        shift = np.zeros_like(at)
        shift[index] = step
        result[index] = (function(at + shift) - function(at - shift)) / (2 * step)
    return result


def descend(
    matrices: tuple[np.ndarray, np.ndarray, np.ndarray],
    p: np.ndarray,
    label: np.ndarray,
    drawn: np.ndarray | None,
    steps: np.ndarray,
    kind: str = "sgd",
    model: str = "matrix",
    layer_norm: bool = False,
    betas: tuple[float, float] = (0.0, 0.0),
    guard: float = 1e-8,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Final (W, E, U) of a run; `steps` has rows (W, E, U). The gradients: `gradient.gradients`."""
    theta = [np.array(m, dtype=float) for m in matrices]
    trained = {"matrix": (0,), "learnable": (0, 1, 2), "exponential": (1, 2)}[model]
    mean, square = [np.zeros_like(m) for m in theta], [np.zeros_like(m) for m in theta]
    for t, rates in enumerate(steps):
        weight = p if drawn is None else np.bincount(np.split(drawn, len(steps))[t], minlength=len(p)) * len(steps) / len(drawn)
        w, e, u = theta
        if model == "exponential":
            slopes = gradient.gradients(np.eye(e.shape[1]), np.maximum(e, 0), u, weight, label, layer_norm)
            slopes = (slopes[0], slopes[1] * (e > 0), slopes[2])
        else:
            slopes = gradient.gradients(w, e, u, weight, label, layer_norm)
        for i in trained:
            move = slopes[i]
            if kind == "normalised":
                move = move / np.std(move, ddof=1)
            if kind == "adam":
                mean[i] = betas[0] * mean[i] + (1 - betas[0]) * move
                square[i] = betas[1] * square[i] + (1 - betas[1]) * move**2
                move = mean[i] / (1 - betas[0] ** (t + 1)) / (np.sqrt(square[i] / (1 - betas[1] ** (t + 1))) + guard)
            theta[i] = theta[i] - rates[i] * move
    return theta[0], theta[1], theta[2]


def answered_wrongly(w: np.ndarray, e: np.ndarray, u: np.ndarray, p: np.ndarray, label: np.ndarray) -> float:
    """The 0-1 risk, a tie of k classes counting as a guess among them."""
    total = 0.0
    for x, y in enumerate(label):
        scores = [float(u_z @ w @ e[x]) for u_z in u]
        best = max(scores)
        total += p[x] * (1 - (scores[y] == best) / scores.count(best))
    return total
