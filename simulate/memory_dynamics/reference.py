"""Slow, obvious twins of the simulators, in plain NumPy: W in full, one token after the other."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from lawbook.simulate.memory_dynamics.problems import Problem


def gradient(w: np.ndarray, problem: Problem, weight: np.ndarray) -> np.ndarray:
    """Of sum_x weight_x loss_x, by the definition."""
    e, u = problem.embeddings()
    total = np.zeros(w.shape)
    for x in range(problem.tokens):
        scores = u @ w @ e[x]
        law = np.exp(scores - scores.max())
        law /= law.sum()
        for z in range(problem.classes):
            total += weight[x] * (law[z] - (z == problem.labels[x])) * np.outer(u[z], e[x])
    return total


def descend(
    problem: Problem, step: float, steps: int, w: np.ndarray | None = None, *, momentum: float = 0.0,
    nesterov: bool = False, kind: str = "sgd", betas: tuple[float, float] = (0.9, 0.999), guard: float = 1e-8,
    drawn: np.ndarray | None = None,
) -> list[np.ndarray]:
    """W after 0, 1, ..., `steps` updates; `drawn` holds the tokens of all batches one after the other."""
    e, u = problem.embeddings()
    w = np.zeros((u.shape[1], e.shape[1])) if w is None else np.array(w, dtype=float)
    path, speed, mean, square = [w], np.zeros(w.shape), np.zeros(w.shape), np.zeros(w.shape)
    for t in range(steps):
        weight = problem.p
        if drawn is not None:
            batch = np.split(drawn, steps)[t]
            weight = np.bincount(batch, minlength=problem.tokens) / len(batch)
        slope = gradient(w, problem, weight)
        if kind == "normalised":
            slope = slope / np.linalg.norm(slope)
        if kind == "adam":
            mean = betas[0] * mean + (1 - betas[0]) * slope
            square = betas[1] * square + (1 - betas[1]) * slope**2
            slope = mean / (1 - betas[0] ** (t + 1)) / (np.sqrt(square / (1 - betas[1] ** (t + 1))) + guard)
        speed = momentum * speed + slope
        w = w - step * (slope + momentum * speed if nesterov else speed)
        path.append(w)
    return path


def read(w: np.ndarray, problem: Problem) -> tuple[float, float, list[float]]:
    """Loss, 0-1 error (a margin must be positive) and margins of W."""
    e, u = problem.embeddings()
    loss, wrong, margins = 0.0, 0.0, []
    for x, y in enumerate(problem.labels):
        scores = u @ w @ e[x]
        margins.append(scores[y] - max(s for z, s in enumerate(scores) if z != y))
        loss += problem.p[x] * math.log(sum(math.exp(s - scores[y]) for s in scores))
        wrong += problem.p[x] * (margins[-1] <= 0)
    return loss, wrong, margins


def passages(right: Sequence[bool]) -> tuple[int, int]:
    """First time at which `right` holds, and the first from which it holds to the end; -1 for never."""
    first = next((t for t, good in enumerate(right) if good), -1)
    last = next((t for t in range(len(right)) if all(right[t:])), -1)
    return first, last


def two_particles(correlation: float, rare: float, step: float, steps: int) -> dict[str, float]:
    """The run of two margins from 0, told as `two_particles.sweep` tells it."""
    p, m = (1 - rare, rare), [0.0, 0.0]
    losses, right = [], []
    for t in range(steps + 1):
        losses.append(sum(p[i] * float(np.logaddexp(0, -m[i])) for i in (0, 1)))
        right.append(m[0] > 0 and m[1] > 0)
        a, b = (p[i] / (1 + math.exp(min(m[i], 700))) for i in (0, 1))
        if t < steps:
            m = [m[0] + 2 * step * (a - correlation * b), m[1] + 2 * step * (b - correlation * a)]
    rises = [t for t in range(1, steps + 1) if losses[t] > losses[t - 1] * (1 + 1e-12)]
    tops = [t for t in rises if t == steps or losses[t + 1] <= losses[t] * (1 + 1e-12)]
    first, last = passages(right)
    return {
        "first_right": first, "last_right": last, "rises": len(rises), "spikes": len(tops),
        "last_rise": rises[-1] if rises else -1, "worst": max(losses), "worst_at": losses.index(max(losses)),
        "loss": losses[-1], "common": m[0], "rare": m[1],
    }


def flow(problem: Problem, until: float, pieces: int, w: np.ndarray | None = None) -> np.ndarray:
    """W of gradient flow at time `until`: Runge-Kutta of order 4, `pieces` equal steps of log(1 + t)."""
    e, u = problem.embeddings()
    w = np.zeros((u.shape[1], e.shape[1])) if w is None else np.array(w, dtype=float)
    h = math.log1p(until) / pieces

    def speed(at: float, w: np.ndarray) -> np.ndarray:
        return -math.exp(at) * gradient(w, problem, problem.p)

    for i in range(pieces):
        at = i * h
        one = speed(at, w)
        two = speed(at + h / 2, w + h / 2 * one)
        three = speed(at + h / 2, w + h / 2 * two)
        four = speed(at + h, w + h * three)
        w = w + h / 6 * (one + 2 * two + 2 * three + four)
    return w
