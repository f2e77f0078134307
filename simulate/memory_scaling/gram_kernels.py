"""Kernels of the Gram sampler."""

from __future__ import annotations

import math

import numpy as np

from lawbook.simulate.kernels import kernel
from lawbook.simulate.memory_scaling.direct_kernels import ORTHONORMAL, SPHERE, TRUNCATED, gram_of
from lawbook.simulate.memory_scaling.orthonormal import spread_of


def _draw_gram(rng: np.random.Generator, kind: int, d: int, largest: int, gram: np.ndarray) -> None:
    """U U^T by Bartlett's triangular factor where classes <= d, else from U itself.

    Truncated vectors are unit vectors in `largest` dimensions of which d are kept.
    """
    classes = len(gram)
    if kind == ORTHONORMAL:
        gram[:] = np.eye(classes)
        return
    width = min(classes, d)
    factor = np.zeros((classes, width))
    for y in range(classes):
        for c in range(width if classes > d else y):
            factor[y, c] = rng.standard_normal()
        if classes <= d:
            factor[y, y] = math.sqrt(rng.chisquare(d - y))
    gram_of(factor, width, kind == SPHERE, gram)
    if kind == TRUNCATED:
        norm = np.empty(classes)
        for y in range(classes):
            norm[y] = math.sqrt(gram[y, y] + (rng.chisquare(largest - d) if largest > d else 0.0))
        for y in range(classes):
            for z in range(classes):
                gram[y, z] /= norm[y] * norm[z]


draw_gram = kernel(_draw_gram)


def _thresholds(gram: np.ndarray, noise: np.ndarray, g: np.ndarray, f: int) -> tuple[float, float]:
    """Class f wins if its own sum a_f / r lies between these two (none if the first is above the second)."""
    low, high = -np.inf, np.inf
    for y in range(len(noise)):
        if y == f:
            continue
        push = 0.0
        for z in range(len(noise)):
            if z != f:
                push += (gram[y, z] - gram[f, z]) * noise[z] * g[z]
        lever = gram[f, f] - gram[y, f]
        if lever > 0:
            low = max(low, push / lever)
        elif lever < 0:
            high = min(high, push / lever)
        elif push >= 0:
            return np.inf, -np.inf
    return low, high


thresholds = kernel(_thresholds)


def _wrong_between(low: float, high: float, centre: float, spread: float) -> float:
    """P(centre + spread g is not between low and high)."""
    if low >= high:
        return 1.0
    if spread == 0:
        return 0.0 if low < centre < high else 1.0
    below = 0.5 * math.erfc((centre - low) / (spread * math.sqrt(2.0)))
    if high == np.inf:
        return below
    return below + 0.5 * math.erfc((high - centre) / (spread * math.sqrt(2.0)))


wrong_between = kernel(_wrong_between)


def _sample_risks(
    rng: np.random.Generator,
    draws: int,
    kind: int,
    dims: np.ndarray,
    start: np.ndarray,
    q: np.ndarray,
    mass: np.ndarray,
    label: np.ndarray,
    noise: np.ndarray,
    control: np.ndarray,
    risks: np.ndarray,
) -> None:
    """Add to risks[s, j] the sum over draws of the risk given (G, r, g of the other classes).

    Nodes start[s, j, 0] to start[s, j, 1] belong to scheme s in dimension j; the schemes share their draws.
    With control[s, j] the same risk for G = 1 is taken off: its mean is to be added by the caller.
    """
    schemes, classes = noise.shape[0], noise.shape[2]
    gram, low, high = np.empty((classes, classes)), np.empty(classes), np.empty(classes)
    base = np.empty(classes)
    g = np.empty(classes)
    spread = np.empty(len(q))
    for j in range(len(dims)):
        for s in range(schemes):
            for i in range(start[s, j, 0], start[s, j, 1]):
                spread[i] = spread_of(q[i], noise[s, j, label[i]])
        for _ in range(draws):
            draw_gram(rng, kind, dims[j], dims[-1], gram)
            r = math.sqrt(rng.chisquare(dims[j]))
            for z in range(classes):
                g[z] = rng.standard_normal()
            for s in range(schemes):
                for f in range(classes):
                    low[f], high[f] = thresholds(gram, noise[s, j], g, f)
                    base[f] = -np.inf
                    for z in range(classes):
                        if z != f:
                            base[f] = max(base[f], noise[s, j, z] * g[z])
                total = 0.0
                for i in range(start[s, j, 0], start[s, j, 1]):
                    f = label[i]
                    wrong = wrong_between(low[f], high[f], r * q[i], spread[i])
                    if control[s, j]:
                        wrong -= wrong_between(base[f], np.inf, r * q[i], spread[i])
                    total += mass[i] * wrong
                risks[s, j] += total


sample_risks = kernel(_sample_risks)


def _sample_chances(
    rng: np.random.Generator,
    draws: int,
    kind: int,
    d: int,
    largest: int,
    q: np.ndarray,
    label: np.ndarray,
    noise: np.ndarray,
    wrong: np.ndarray,
) -> None:
    """Add to wrong[x] the sum over draws of P(x is wrong | G, r, g of the other classes)."""
    classes = len(noise)
    gram, low, high, g = np.empty((classes, classes)), np.empty(classes), np.empty(classes), np.empty(classes)
    for _ in range(draws):
        draw_gram(rng, kind, d, largest, gram)
        r = math.sqrt(rng.chisquare(d))
        for z in range(classes):
            g[z] = rng.standard_normal()
        for f in range(classes):
            low[f], high[f] = thresholds(gram, noise, g, f)
        for x in range(len(q)):
            f = label[x]
            wrong[x] += wrong_between(low[f], high[f], r * q[x], spread_of(q[x], noise[f]))


sample_chances = kernel(_sample_chances)


def _sample_errors(
    rng: np.random.Generator,
    draws: int,
    kind: int,
    d: int,
    largest: int,
    q: np.ndarray,
    label: np.ndarray,
    noise: np.ndarray,
    wrong: np.ndarray,
) -> None:
    """Add to wrong[x] the number of draws in which x is answered wrongly; each token has its own draws."""
    classes = len(noise)
    gram, a = np.empty((classes, classes)), np.empty(classes)
    for _ in range(draws):
        for x in range(len(q)):
            f = label[x]
            draw_gram(rng, kind, d, largest, gram)
            r = math.sqrt(rng.chisquare(d))
            for z in range(classes):
                a[z] = r * noise[z] * rng.standard_normal()
                if z == f:
                    own = a[z] / noise[z] * spread_of(q[x], noise[z]) if noise[z] > 0 else 0.0
                    a[z] = r * r * q[x] + own
            own = 0.0
            for z in range(classes):
                own += gram[f, z] * a[z]
            above, tied = False, 0
            for y in range(classes):
                score = 0.0
                for z in range(classes):
                    score += gram[y, z] * a[z]
                above = above or score > own
                tied += score == own
            wrong[x] += 1.0 if above else 1.0 - 1.0 / tied


sample_errors = kernel(_sample_errors)
