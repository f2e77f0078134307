"""Regularising the law of the labels or the function that fits them: n values of size a with lost signs, fitted by a constant.

Every expectation is a sum over all 2^n selections of signs; nothing uses what independence says about second moments.
"""

from __future__ import annotations

import numpy as np
from scipy import optimize

from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.measure_objectives.weak_supervision import sign_selections
from lawbook.simulate.streams import generators

MOST = 10


def free_energy(logits: np.ndarray, signs: np.ndarray, variance: np.ndarray, temperature: float) -> tuple[float, np.ndarray]:
    """Mean label variance plus temperature times the mean divergence from fair signs, and its gradient (n,).

    Signs are independent, P(s_i = +-1) proportional to exp(+-logit_i); `signs` (2^n, n) and `variance` (2^n,) list all selections.
    """
    means, n = np.tanh(logits), logits.size
    weight = np.exp(signs @ logits - np.logaddexp(logits, -logits).sum())
    average = weight @ variance
    fall = (weight * (variance - average)) @ signs
    divergence = (logits * means - np.logaddexp(logits, -logits) + np.log(2)).sum()
    return average + temperature * divergence / n, fall + temperature * logits * (1 - means**2) / n


def entropic_labels(n: int, a: float, temperature: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"mean"}: size of the labels' mean where the free energy is least, from five random starts, shape (1,).

    Raises InputError for n outside 2..10, a <= 0 or a temperature <= 0.
    """
    n, a, temperature = whole_number("n", n, 2, MOST), number("a", a, 0, low_open=True), number("temperature", temperature, 0, low_open=True)
    signs = sign_selections(n)
    variance = (a * signs).var(axis=1)
    (rng,) = generators(seed, 1, 0)
    best = min(
        (optimize.minimize(free_energy, start, (signs, variance, temperature), jac=True, method="BFGS", options={"gtol": 1e-11}) for start in rng.standard_normal((5, n))),
        key=lambda found: found.fun,
    )
    return {"mean": np.array([abs(np.tanh(best.x).mean())])}


def first_choice(n: int, a: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"temperature"} below which undecided labels are no minimum: where the least curvature of the free energy at fair signs is 0, shape (1,)."""
    n, a = whole_number("n", n, 2, MOST), number("a", a, 0, low_open=True)
    signs = sign_selections(n)
    variance, step = (a * signs).var(axis=1), 1e-4

    def curvature(temperature: float) -> float:
        slopes = [free_energy(step * row, signs, variance, temperature)[1] - free_energy(-step * row, signs, variance, temperature)[1] for row in np.eye(n)]
        return float(np.linalg.eigvalsh(np.array(slopes) / (2 * step))[0])

    return {"temperature": np.array([optimize.brentq(curvature, 1e-3 * a**2, 1e2 * a**2, xtol=1e-12 * a**2)])}


def penalised_fit(n: int, a: float, penalty: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"objective", "mean"}: least mean of (label - c)^2 plus penalty c^2 over c and all signs, and the size of the labels' mean there, shape (1,)."""
    n, a, penalty = whole_number("n", n, 2, MOST), number("a", a, 0, low_open=True), number("penalty", penalty, 0)
    labels = a * sign_selections(n)
    found = [optimize.minimize_scalar(lambda c, row=row: ((row - c) ** 2).mean() + penalty * c * c) for row in labels]
    best = int(np.argmin([one.fun for one in found]))
    return {"objective": np.array([found[best].fun]), "mean": np.array([abs(labels[best].mean()) / a])}
