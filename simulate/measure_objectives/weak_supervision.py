"""Learning from sets of candidate labels: disambiguation, infimum loss, averaging; ambiguity, and EM.

Costs: enumeration 2^n n^2 for n two-candidate labels, one alternating minimisation n^2 an iteration.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
from scipy import optimize

from lawbook.simulate.inputs import non_negative, number, refuse, whole_number
from lawbook.simulate.streams import generators


def sign_selections(n: int) -> np.ndarray:
    """All sign vectors (2^n, n); n at most 18."""
    return np.array(list(product((-1.0, 1.0), repeat=whole_number("n", n, high=18))))


def least_variance(magnitudes: Any, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"objective", "mixed"}: least label variance over selections of one of {-a_i, a_i} (all of them), and over mixtures of both, shape (1,).

    Mixtures by projected descent from 40 random starts.
    """
    a = non_negative("magnitudes", magnitudes)
    labels = sign_selections(a.size) * a
    rng, = generators(seed, 1, 0)
    best = np.inf
    for start in rng.random((40, a.size)):
        found = optimize.minimize(lambda q: (a**2).mean() - ((2 * q - 1) @ a / a.size) ** 2, start, bounds=[(0, 1)] * a.size, method="L-BFGS-B")
        best = min(best, float(found.fun))
    return {"objective": np.array([labels.var(axis=1).min()]), "mixed": np.array([best])}


def interval_widths(n: int, skewed: bool, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 100) -> dict[str, np.ndarray]:
    """{"width", "bias"}: of the intersection of n intervals about a positive label, and the mean centre minus the label, (replicates,).

    Radius r = 1 + an exponential of mean 1/3; the centre lies u off the label, u uniform on [0, r] (skewed) or [-r, r].
    """
    n = whole_number("n", n)
    found = []
    for rng in generators(seed, replicates, first):
        radius = 1 + rng.exponential(1 / 3, (block, n))
        centre = radius * (rng.random((block, n)) if skewed else 2 * rng.random((block, n)) - 1)
        width = (centre + radius).min(1) - (centre - radius).max(1)
        found.append((width.mean(), centre.mean()))
    width, bias = np.array(found).T
    return {"width": width, "bias": bias}


def ambiguous_after(
    n: int, labels: int, share: float, confusion: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 1000
) -> dict[str, np.ndarray]:
    """{"ambiguous", "trials"}: in how many of `block` runs n sets leave more than the true label at an input of probability `share`."""
    n, labels = whole_number("n", n), whole_number("labels", labels, low=2)
    share, confusion = number("share", share, 0, 1), number("confusion", confusion, 0, 1)
    found = []
    for rng in generators(seed, replicates, first):
        seen = rng.binomial(n, share, block)
        # each wrong label survives a set with probability `confusion`, all sets with its power
        alive = rng.random((block, labels - 1)) < (confusion ** seen)[:, None] if n > 60 else np.ones((block, labels - 1), dtype=bool)
        if n <= 60:
            for step in range(n):
                hit = step < seen
                alive[hit] &= rng.random((int(hit.sum()), labels - 1)) < confusion
        found.append(int(alive.any(1).sum()))
    return {"ambiguous": np.array(found), "trials": np.full(replicates, block)}


def smoother(n: int, degree: int) -> np.ndarray:
    """I - P for the projection P on polynomials of `degree` at n points of [-1, 1]."""
    basis = np.linalg.qr(np.vander(np.linspace(-1, 1, n), degree + 1))[0]
    return np.eye(n) - basis @ basis.T


def sign_problem(n: int, degree: int, noise: float, rng: np.random.Generator) -> np.ndarray:
    """The quadratic form (n, n) of signs whose least value is the global optimum: |random polynomial + noise| with its sign lost."""
    x = np.linspace(-1, 1, n)
    truth = np.polynomial.chebyshev.chebval(x, rng.standard_normal(degree + 1)) + noise * rng.standard_normal(n)
    a = np.abs(truth)
    return smoother(n, degree) * np.outer(a, a)


def alternate(form: np.ndarray, magnitudes: np.ndarray, signs: np.ndarray) -> np.ndarray:
    """Alternating minimisation from `signs`: fit, then take the fit's signs, until nothing moves. The objective never rises."""
    smooth = np.eye(form.shape[0]) - form / np.outer(magnitudes, magnitudes)
    for _ in range(10_000):
        fitted = smooth @ (signs * magnitudes)
        moved = np.where(fitted == 0, signs, np.sign(fitted))
        if (moved == signs).all():
            return signs
        signs = moved
    raise ArithmeticError("alternating minimisation did not settle in 10000 steps")


def anneal(form: np.ndarray, start: np.ndarray, sweeps: int = 60) -> np.ndarray:
    """Mirror descent on the means of independent signs with the temperature lowered to 0: mean-field annealing, from small means."""
    means = 0.1 * start
    off = form - np.diag(np.diag(form))
    scale = np.abs(off).sum(1).max()
    for temperature in np.geomspace(scale, 1e-3 * scale, sweeps):
        for i in range(means.size):
            means[i] = np.tanh(-2 * off[i] @ means / temperature)
    return np.where(means >= 0, 1.0, -1.0)


def frank_wolfe(form: np.ndarray, start: np.ndarray, steps: int = 200) -> np.ndarray:
    """Frank-Wolfe on the means of independent signs: vertices with steps 2/(k + 2), rounded at the end."""
    means = 0.1 * start
    off = form - np.diag(np.diag(form))
    for k in range(steps):
        vertex = -np.sign(off @ means)
        vertex = np.where(vertex == 0, start, vertex)
        means = means + 2 / (k + 3) * (vertex - means)
    return np.where(means >= 0, 1.0, -1.0)


def reach_of_optimum(
    n: int, degree: int, noise: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, starts: int = 20
) -> dict[str, np.ndarray]:
    """Shares of random starts from which each method ends at the enumerated optimum, (replicates,), one problem a replicate.

    {"alternation", "annealing", "frank_wolfe", "annealing_gain", "frank_wolfe_gain"}: gains over alternation.
    """
    n, degree, noise = whole_number("n", n, high=16), whole_number("degree", degree), number("noise", noise, 0)
    selections, starts = sign_selections(n), whole_number("starts", starts)
    found = []
    for rng in generators(seed, replicates, first):
        form = sign_problem(n, degree, noise, rng)
        magnitudes = np.sqrt(np.diag(form) / np.diag(smoother(n, degree)))
        least = np.einsum("ki,ij,kj->k", selections, form, selections, optimize=True).min()
        close = least + 1e-9 * max(least, 1e-9)
        hits = np.zeros(3)
        for start in rng.choice((-1.0, 1.0), size=(starts, n)):
            ends = alternate(form, magnitudes, start), alternate(form, magnitudes, anneal(form, start)), alternate(form, magnitudes, frank_wolfe(form, start))
            hits += [float(end @ form @ end <= close) for end in ends]
        found.append(hits / starts)
    alternation, annealing, walk = np.array(found).T
    return {
        "alternation": alternation, "annealing": annealing, "frank_wolfe": walk,
        "annealing_gain": annealing - alternation, "frank_wolfe_gain": walk - alternation,
    }  # fmt: skip


def alternate_with_restarts(form: np.ndarray, magnitudes: np.ndarray, products: int, rng: np.random.Generator) -> np.ndarray:
    """Best end of alternating minimisation, by its own objective, over random starts until `products` matrix products are spent."""
    smooth = np.eye(form.shape[0]) - form / np.outer(magnitudes, magnitudes)
    best, least, used = np.ones(form.shape[0]), np.inf, 0
    while used < products:
        signs = rng.choice((-1.0, 1.0), size=form.shape[0])
        while used < products:
            fitted = smooth @ (signs * magnitudes)
            used += 1
            moved = np.where(fitted == 0, signs, np.sign(fitted))
            if (moved == signs).all():
                break
            signs = moved
        if signs @ form @ signs < least:  # the enumerated optimum plays no part in the choice
            best, least = signs, signs @ form @ signs
    return best


def restarts_against_frank_wolfe(
    n: int, degree: int, noise: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, starts: int = 20, products: int = 200
) -> dict[str, np.ndarray]:
    """{"restarts", "frank_wolfe", "restarts_gain"}: shares of runs at the enumerated optimum, both with `products` matrix products a run.

    Shapes (replicates,), one random problem a replicate. Frank-Wolfe's end is polished by alternation, a few products more, in its favour.
    """
    n, degree, noise = whole_number("n", n, high=16), whole_number("degree", degree), number("noise", noise, 0)
    starts, products = whole_number("starts", starts), whole_number("products", products)
    selections = sign_selections(n)
    found = []
    for rng in generators(seed, replicates, first):
        form = sign_problem(n, degree, noise, rng)
        magnitudes = np.sqrt(np.diag(form) / np.diag(smoother(n, degree)))
        least = np.einsum("ki,ij,kj->k", selections, form, selections, optimize=True).min()
        close = least + 1e-9 * max(least, 1e-9)
        hits = np.zeros(2)
        for start in rng.choice((-1.0, 1.0), size=(starts, n)):
            ends = alternate_with_restarts(form, magnitudes, products, rng), alternate(form, magnitudes, frank_wolfe(form, start, products))
            hits += [float(end @ form @ end <= close) for end in ends]
        found.append(hits / starts)
    restarts, walk = np.array(found).T
    return {"restarts": restarts, "frank_wolfe": walk, "restarts_gain": restarts - walk}


def mixture_steps(a: float, weight: float, steps: int, start: float = 0.5) -> np.ndarray:
    """Iterates of EM for the weight of N(a, 1) against N(-a, 1), under the true mixture with `weight`, by Gauss-Hermite rules."""
    nodes, masses = np.polynomial.hermite_e.hermegauss(160)
    x = np.concatenate([a + nodes, -a + nodes])
    law = np.concatenate([weight * masses, (1 - weight) * masses]) / masses.sum()
    current, path = start, [start]
    for _ in range(steps):
        right, left = current * np.exp(a * x), (1 - current) * np.exp(-a * x)
        current = float(law @ (right / (right + left)))
        path.append(current)
    return np.array(path)


def contraction_of_em(a: float, weight: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"contraction"}: ratio of successive errors of EM near its fixed point, shape (1,)."""
    a, weight = number("a", a, 0, low_open=True), number("weight", weight, 0, 1, low_open=True)
    if weight == 1:
        raise refuse("weight", weight, "a number in ]0, 1[")
    path = mixture_steps(a, weight, 1, start=weight + 1e-5), mixture_steps(a, weight, 1, start=weight - 1e-5)
    return {"contraction": np.array([(path[0][1] - path[1][1]) / 2e-5])}
