"""Slow and obvious twins of the kernels, in plain NumPy and Python, for tests."""

from __future__ import annotations

import numpy as np


def direct_errors(
    weights: np.ndarray, dims: list[int], classes: int, label: np.ndarray, inputs: str, unembeddings: str,
    rng: np.random.Generator,
) -> np.ndarray:
    """Chance of error of each token in one draw: form W = sum q u e^T and read it. Shape (schemes, dims, tokens)."""
    drawn_u = []
    for d in [max(dims)] if unembeddings == "truncated" else ([] if unembeddings == "orthonormal" else sorted(dims)):
        u = rng.standard_normal((classes, d))
        drawn_u.append(u if unembeddings == "gaussian" else u / np.linalg.norm(u, axis=1, keepdims=True))
    drawn = rng.standard_normal((max(dims), len(label)))
    result = np.empty((len(weights), len(dims), len(label)))
    for place, j in enumerate(np.argsort(dims)):
        d = dims[j]
        if unembeddings == "orthonormal":
            u = np.eye(classes, d)
        else:
            u = drawn_u[0][:, :d] if unembeddings == "truncated" else drawn_u[place]
        e = drawn[:d].T
        if inputs == "sphere":
            e = e / np.linalg.norm(e, axis=1, keepdims=True)
        for s, q in enumerate(weights):
            w = sum(q[x] * np.outer(u[label[x]], e[x]) for x in range(len(label)))
            for x in range(len(label)):
                scores = u @ (w @ e[x])
                best = scores.max()
                own = scores[label[x]]
                tied = np.isclose(scores, best, rtol=1e-9, atol=1e-12)
                result[s, j, x] = 1 - tied[label[x]] / tied.sum() if own >= best - 1e-12 else 1.0
    return result
