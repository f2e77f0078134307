"""Populations that reproduce, die, or gather: birth and death of particles, and consensus on where an objective is low.

A cloud that flows as a measure is a set of points with masses (quadrature nodes of its first law); particles are counted.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import number, probability_vector, refuse
from lawbook.simulate.measure_objectives.flows import birth_death, flow
from lawbook.simulate.measures.line import numbers_of
from lawbook.simulate.streams import generators

NODES = 60


def birth_death_particles(
    counts: Any, target: Any, time: float, step: float = 0.02, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """Particles on k atoms, `counts` (k,) of them, that die where log(mu/pi) is above its mean and split where it is below, at these rates.

    A particle drawn at random splits, or dies, in return: the number stays. {"masses": (replicates, k), "occupied": (replicates,)}.
    """
    target, start = probability_vector("target", target), np.asarray(counts)
    if start.shape != target.shape or start.dtype.kind not in "iu" or (start < 0).any() or start.sum() < 1:
        raise refuse("counts", counts, f"{target.size} integers >= 0, not all 0")
    if np.any((target == 0) & (start > 0)):
        raise refuse("target", target, "masses > 0 wherever there are particles: the divergence is infinite")
    time, step = number("time", time, 0), number("step", step, 0, low_open=True)
    rest, alive = int(np.ceil(time / step)), start > 0
    largest = np.log(start[alive] / start.sum() / target[alive])
    if step * (largest.max() - largest.min()) > 1:
        raise refuse("step", step, f"a step < {1 / (largest.max() - largest.min()):.3g}: a chance of death would exceed 1")
    masses = []
    for rng in generators(seed, replicates, first):
        now = start.astype(np.int64)
        for _ in range(rest):
            share = now / now.sum()
            log_ratio = np.where(now > 0, np.log(np.maximum(share, 1e-300) / np.where(target > 0, target, 1.0)), 0.0)
            excess = log_ratio - share @ log_ratio
            chance = np.minimum(step * np.abs(excess), 1.0)
            moved = rng.binomial(now, chance)
            dead, born = np.where(excess > 0, moved, 0), np.where(excess < 0, moved, 0)
            after = now - dead + born
            surplus = int(after.sum() - now.sum())
            if surplus > 0:
                after -= rng.multivariate_hypergeometric(after, surplus)
            elif surplus < 0:
                after += rng.multinomial(-surplus, after / after.sum())
            now = after
        masses.append(now / now.sum())
    found = np.array(masses)
    return {"masses": found, "occupied": (found > 0).sum(axis=1)}


def divergence_left(masses: Any, reach: float, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"divergence", "unoccupied"}: KL(mu_t || pi) of birth and death, and mu_t off the first atoms, shape (1,). Not random.

    mu_0 is uniform on the first atoms, where the target has `reach` times `masses`; the rest of the target is on two more.
    """
    masses, reach = probability_vector("masses", masses), number("reach", reach, 0, 1, low_open=True)
    target = np.append(reach * masses, [(1 - reach) * 0.7, (1 - reach) * 0.3])
    start = np.append(np.full(masses.size, 1 / masses.size), [0.0, 0.0])
    found = birth_death(start, target, t)
    on = found > 0
    return {"divergence": np.array([found[on] @ np.log(found[on] / target[on])]), "unoccupied": np.array([found[masses.size :].sum()])}


def weighted_mean(points: np.ndarray, masses: np.ndarray, energy: np.ndarray, alpha: float) -> float:
    """The mean of the points (n,) with masses times exp(-alpha energy)."""
    weights = masses * np.exp(-alpha * (energy - energy.min()))
    return float(weights @ points / weights.sum())


def consensus(points: Any, alpha: float, curvature: float, time: float, masses: Any = None) -> np.ndarray:
    """Points (n,) at `time` under x' = -(x - weighted mean), energy curvature x^2/2, without noise."""
    points, alpha, curvature = numbers_of("points", points), number("alpha", alpha, 0), number("curvature", curvature, 0)
    masses = np.full(points.size, 1 / points.size) if masses is None else probability_vector("masses", masses)
    if masses.shape != points.shape:
        raise refuse("masses", masses, f"{points.size} probabilities, one for each point")
    return flow(lambda x: weighted_mean(x, masses, curvature * x**2 / 2, alpha) - x, points, time)


def consensus_of_normal(
    m: float, w: float, alpha: float, c: float, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"weighted", "mean"}: the weighted mean at first and the mean at time t of a cloud that starts as N(m, w), shape (1,). Not random."""
    nodes, masses = np.polynomial.hermite_e.hermegauss(NODES)
    masses, points = masses / masses.sum(), number("m", m) + np.sqrt(number("w", w, 0, low_open=True)) * nodes
    ends = consensus(points, alpha, c, t, masses)
    return {"weighted": np.array([weighted_mean(points, masses, c * points**2 / 2, alpha)]), "mean": np.array([masses @ ends])}
