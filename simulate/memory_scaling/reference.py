"""Slow and obvious twins of the kernels, in plain NumPy and Python, for tests."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from lawbook.simulate import streams


def direct_errors(
    weights: np.ndarray,
    dims: list[int],
    classes: int,
    label: np.ndarray,
    inputs: str,
    unembeddings: str,
    rng: np.random.Generator,
) -> np.ndarray:
    """Errors of each token in one draw: form W = sum q u e^T, read it. Shape (schemes, dims, tokens)."""
    drawn_u = []
    for d in (
        [max(dims)]
        if unembeddings == "truncated"
        else ([] if unembeddings == "orthonormal" else sorted(dims))
    ):
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


def gram_chances(
    q: np.ndarray, label: np.ndarray, classes: int, d: int, rng: np.random.Generator
) -> np.ndarray:
    """Chance of error given one draw of (G, r, g), token by token; sphere unembeddings, classes <= d."""
    factor = np.zeros((classes, classes))
    for y in range(classes):
        for c in range(y):
            factor[y, c] = rng.standard_normal()
        factor[y, y] = np.sqrt(rng.chisquare(d - y))
    u = factor / np.linalg.norm(factor, axis=1, keepdims=True)
    r = np.sqrt(rng.chisquare(d))
    g = rng.standard_normal(classes)
    wrong = np.empty(len(q))
    for x, f in enumerate(label):
        energy = np.bincount(label, q * q, classes)
        a = r * np.sqrt(energy) * g
        own = np.sqrt(energy[f] - q[x] ** 2)
        a[f] = 0.0  # the other classes' part of the scores
        rest = u @ (u.T @ a)
        lever = 1 - u @ u[f]
        bounds = [(rest[y] - rest[f]) / lever[y] for y in range(classes) if y != f]
        wrong[x] = ndtr((max(bounds) - r * r * q[x]) / (r * own))
    return wrong


def streamed_error(
    p: np.ndarray,
    q: np.ndarray,
    d: int,
    classes: int,
    seed: np.random.SeedSequence,
    replicate: int,
    block: int,
    inputs: str,
) -> float:
    """The risk of one draw whose inputs come in blocks with their own streams: hold all, form W, read it."""
    node = streams.child(seed, streams.NOISE, replicate)
    u = np.random.Generator(np.random.PCG64DXSM(node)).standard_normal((classes, d))
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    parts = []
    for index, start in enumerate(range(0, len(p), block)):
        rng = np.random.Generator(np.random.PCG64DXSM(streams.child(node, index)))
        parts.append(rng.standard_normal((min(block, len(p) - start), d)))
    e = np.concatenate(parts)
    if inputs == "sphere":
        e = e / np.linalg.norm(e, axis=1, keepdims=True)
    label = np.arange(len(p)) % classes
    w = (u[label] * q[:, None]).T @ e
    answers = np.argmax(e @ w.T @ u.T, axis=1)
    return float(p[answers != label].sum())
