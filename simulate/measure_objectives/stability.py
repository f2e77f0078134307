"""Learning from a nearby law: deviations over a class of losses, what they do to risks, signs in place of fresh draws."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.measures import line
from lawbook.simulate.streams import generators


def plug_in(losses: Any, true: Any, near: Any) -> tuple[float, float, float]:
    """(change of the least risk, excess risk of the function that is best under `near`, largest deviation over the class).

    `losses` (k, m): of k functions at m outcomes, whose laws are `true` and `near` (m,).
    """
    losses, true, near = np.asarray(losses, float), np.asarray(true, float), np.asarray(near, float)
    if losses.ndim != 2 or not true.shape == near.shape == losses.shape[1:] or not np.isfinite(losses).all():
        raise refuse("losses", losses.shape, "finite losses (functions, outcomes), as many outcomes as both laws have")
    under_true, under_near = losses @ true, losses @ near
    excess = under_true[np.argmin(under_near)] - under_true.min()
    return abs(under_true.min() - under_near.min()), excess, np.abs(under_true - under_near).max()


def random_classes(functions: int, outcomes: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"change", "excess"}: of the least risk and of the plug-in's risk, over the largest deviation; random losses and laws, (replicates,)."""
    functions, outcomes = whole_number("functions", functions), whole_number("outcomes", outcomes, low=2)
    found = []
    for rng in generators(seed, replicates, first):
        true, near = rng.dirichlet(np.ones(outcomes), 2)
        change, excess, deviation = plug_in(rng.random((functions, outcomes)), true, near)
        found.append((change / deviation, excess / deviation))
    change, excess = np.array(found).T
    return {"change": change, "excess": excess}


def opposite_deviations(gap: float) -> dict[str, np.ndarray]:
    """The same ratios for two functions whose risks deviate by as much in opposite directions, the tie broken by `gap`, shape (1,)."""
    true, near = np.array([0.3, 0.7]), np.array([0.5 + gap, 0.5 - gap])
    change, excess, deviation = plug_in([[0, 1], [1, 0]], true, near)
    return {"change": np.array([change / deviation]), "excess": np.array([excess / deviation])}


def symmetrised(n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 200) -> dict[str, np.ndarray]:
    """Half-lines at n draws of U[0, 1], means over `block` samples, each (replicates,).

    {"deviation": largest |F_n - F|, "signed": largest |mean of sign_i 1(x_i <= t)|, "centred": the same of 1(x_i <= t) - t}.
    """
    n, block = whole_number("n", n), whole_number("block", block)
    found = np.empty((replicates, 3))
    for row, rng in enumerate(generators(seed, replicates, first)):
        x = np.sort(rng.random((block, n)), axis=1)
        signs = 2.0 * rng.integers(0, 2, (block, n)) - 1
        sums = np.concatenate([np.zeros((block, 1)), np.cumsum(signs, axis=1)], axis=1)
        above, below = np.arange(1, n + 1) / n - x, x - np.arange(n) / n
        drift = sums[:, -1:]  # the sum of all signs: what the centring takes off, times t
        centred = np.maximum(np.abs(sums[:, 1:] - drift * x), np.abs(sums[:, :-1] - drift * x)).max(1)
        found[row] = np.maximum(above, below).max(1).mean(), np.abs(sums).max(1).mean() / n, centred.mean() / n
    return dict(zip(("deviation", "signed", "centred"), found.T, strict=True))


def shifted_losses(atoms: int, worst: bool, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """Random laws on the line and piecewise linear losses: change of the mean loss over a bound, shape (replicates,).

    Slopes are drawn, or for the `worst` loss go up where the mass goes.
    {"transport": over the largest slope times W_1, "kolmogorov": over the largest slope times the largest gap of the distribution functions}.
    """
    atoms = whole_number("atoms", atoms, low=2)
    found = []
    for rng in generators(seed, replicates, first):
        x = np.sort(rng.standard_normal(atoms)) * 4
        p, q = rng.dirichlet(np.full(atoms, 0.4), 2)
        slopes = rng.uniform(-1, 1, atoms - 1)
        gaps = np.cumsum(p - q)[:-1]
        if worst:
            slopes = np.sign(gaps)
        loss = np.concatenate([[0.0], np.cumsum(slopes * np.diff(x))])
        change, steepest = abs((p - q) @ loss), np.abs(slopes).max()
        found.append((change / (steepest * line.wasserstein(x, x, 1, p, q)), change / (steepest * np.abs(gaps).max())))
    transport, kolmogorov = np.array(found).T
    return {"transport": transport, "kolmogorov": kolmogorov}


def exceedance(n: int, t: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 500) -> dict[str, np.ndarray]:
    """{"exceeds", "trials"}: how many of `block` samples of n uniform draws have a Kolmogorov distance above t, (replicates,)."""
    n, t = whole_number("n", n), number("t", t, 0)
    above = []
    for rng in generators(seed, replicates, first):
        x = np.sort(rng.random((block, n)), axis=1)
        distance = np.maximum(np.arange(1, n + 1) / n - x, x - np.arange(n) / n).max(1)
        above.append(int((distance > t).sum()))
    return {"exceeds": np.array(above), "trials": np.full(replicates, block)}
