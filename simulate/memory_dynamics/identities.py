"""What holds along every path: gradient, closure in score space, conservation, first step; and cycles.

Functions measure a largest violation, beside the same number for plausible mistakes, which must be large.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.memory_dynamics import problems, scores
from lawbook.simulate.memory_dynamics.plain_arrays import one_blas_thread
from lawbook.simulate.memory_dynamics.problems import Problem

Draw = tuple[Problem, np.random.Generator]


def _draws(
    problem: Mapping[str, Any], seed: np.random.SeedSequence, replicates: int, first: int
) -> list[Draw]:
    count, first = whole_number("replicates", replicates), whole_number("first", first, 0)
    instances = streams.generators(seed, count, first, streams.INSTANCE)
    noise = streams.generators(seed, count, first)
    return [(problems.build(problem, a), b) for a, b in zip(instances, noise, strict=True)]


def _columns(rows: list[dict[str, float]]) -> dict[str, np.ndarray]:
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def _loss(w: np.ndarray, problem: Problem) -> float:
    e, u = problem.embeddings()
    table = e @ w.T @ u.T
    table = table - table[np.arange(problem.tokens), problem.labels][:, None]
    return float(problem.p @ np.logaddexp.reduce(table, axis=1))


@one_blas_thread
def observe_gradient(
    problem: Mapping[str, Any], spread: float = 1.0, *, seed: np.random.SeedSequence, replicates: int,
    first: int = 0,
) -> dict[str, np.ndarray]:
    """Relative distance (Frobenius) of -grad L = U^T (Y - Pi)^T D_p E to central differences; (replicates,).

    At a W with entries N(0, spread^2). ``difference``; ``without_frequencies``: omitting D_p; ``transposed``.
    Cost: 2 d^2 losses of N d (d + M) operations.
    """
    spread, rows = number("spread", spread, 0), []
    for stated, rng in _draws(problem, seed, replicates, first):
        e, u = stated.embeddings()
        w = spread * rng.standard_normal((u.shape[1], e.shape[1]))
        slope = np.zeros(w.shape)
        for index in np.ndindex(w.shape):
            shift = np.zeros(w.shape)
            shift[index] = 1e-5
            slope[index] = (_loss(w + shift, stated) - _loss(w - shift, stated)) / 2e-5
        rest = _residual(e @ w.T @ u.T, stated)
        told = u.T @ (rest * stated.p[:, None]).T @ e
        plain = u.T @ rest.T @ e / stated.tokens
        rows.append({
            name: float(np.linalg.norm(guess + slope) / np.linalg.norm(slope))
            for name, guess in (("difference", told), ("without_frequencies", plain), ("transposed", told.T))
        })
    return _columns(rows)


def _residual(table: np.ndarray, problem: Problem) -> np.ndarray:
    """Y - Pi."""
    law = np.exp(table - np.logaddexp.reduce(table, axis=1)[:, None])
    return (np.arange(problem.classes) == problem.labels[:, None]) - law


@one_blas_thread
def observe_closure(
    problem: Mapping[str, Any], step: float, steps: int, spread: float = 1.0, *, seed: np.random.SeedSequence,
    replicates: int, first: int = 0,
) -> dict[str, np.ndarray]:
    """Largest difference over `steps` steps between scores of descent in W and in score space; (replicates,).

    ``difference``: S += step K_E D_p (Y - Pi) K_U; ``without_output_gram``: omitting
    K_U; ``without_frequencies``: D_p replaced by 1/N.
    """
    rows = []
    for stated, rng in _draws(problem, seed, replicates, first):
        e, u = stated.embeddings()
        w = number("spread", spread, 0) * rng.standard_normal((u.shape[1], e.shape[1]))
        start = e @ w.T @ u.T
        plans: dict[str, tuple[np.ndarray, np.ndarray]] = {
            "difference": (stated.p, stated.ku),
            "without_output_gram": (stated.p, np.eye(stated.classes)),
            "without_frequencies": (np.full(stated.tokens, 1 / stated.tokens), stated.ku),
        }
        tables, found = {name: start.copy() for name in plans}, dict.fromkeys(plans, 0.0)
        for _ in range(whole_number("steps", steps)):
            w = w + step * u.T @ (_residual(e @ w.T @ u.T, stated) * stated.p[:, None]).T @ e
            exact = e @ w.T @ u.T
            for name, (weight, gram) in plans.items():
                push = _residual(tables[name], stated) * weight[:, None]
                tables[name] = tables[name] + step * stated.ke @ push @ gram
                found[name] = max(found[name], float(np.abs(tables[name] - exact).max()))
        rows.append(found)
    return _columns(rows)


@one_blas_thread
def observe_coefficients(
    problem: Mapping[str, Any], step: float, steps: int, spread: float = 0.0, *, seed: np.random.SeedSequence,
    replicates: int, first: int = 0,
) -> dict[str, np.ndarray]:
    """The particles A(x, z) along a run from A = 0, over tokens of positive frequency; (replicates,).

    ``wrong_moves``: how often the coefficient of a label fell or another one rose; ``still``: how often one
    did not move at all (probabilities below 1e-308, or too small for the digits of A); ``largest_sum``: the
    largest |sum_z A(x, z)| over the largest |A|; ``turning_margins``: margins that changed direction.
    Memory: 2 steps N M.
    """
    rows = []
    for stated, rng in _draws(problem, seed, replicates, first):
        start = scores.random_start(stated, spread, rng) if spread else None
        run = scores.descend(stated, step, steps, start=start, times="all", keep_scores=True)
        path = run.every_coefficients[:, stated.p > 0]
        own = (np.arange(stated.classes) == stated.labels[:, None])[stated.p > 0]
        forward = np.where(own, 1, -1) * np.diff(path, axis=0)
        rows.append({
            "wrong_moves": float(np.sum(forward < 0)),
            "still": float(np.sum(forward == 0)),
            "largest_sum": float(np.abs(path.sum(axis=2)).max() / np.abs(path).max()),
            "turning_margins": float(np.sum(run.turns > 0)),
        })
    return _columns(rows)


@one_blas_thread
def observe_first_step(
    problem: Mapping[str, Any], step: float | Sequence[float], *, seed: np.random.SeedSequence,
    replicates: int, first: int = 0,
) -> dict[str, np.ndarray]:
    """After one step from W = 0: (replicates,), maxima over steps.

    ``difference``: of the scores to those of step x sum_x p_x (u_f(x) - mean u) e_x^T, over the largest
    score; ``not_centred``: omitting the mean; ``changed_answers``: answers that differ between step sizes.
    """
    sizes = [number("step", s, 0, low_open=True) for s in np.atleast_1d(np.asarray(step, dtype=object))]
    rows = []
    for stated, _ in _draws(problem, seed, replicates, first):
        e, u = stated.embeddings()
        plain = (u[stated.labels] * stated.p[:, None]).T @ e
        hebb = ((u[stated.labels] - u.mean(axis=0)) * stated.p[:, None]).T @ e
        found, answers = np.zeros(2), []
        for size in sizes:
            table = scores.descend(stated, size, 1).scores
            guesses = (size * e @ w.T @ u.T for w in (hebb, plain))
            apart = [np.abs(table - guess).max() / np.abs(table).max() for guess in guesses]
            found, answers = np.maximum(found, apart), [*answers, table.argmax(axis=1)]
        rows.append({
            "difference": float(found[0]), "not_centred": float(found[1]),
            "changed_answers": float(np.sum(np.ptp(answers, axis=0) > 0)),
        })
    return _columns(rows)


def period(path: np.ndarray, longest: int = 64, tolerance: float = 1e-9) -> int:
    """The period of the last part of `path` (T, k) to within `tolerance`: 1 for a fixed point, -1 for none.

    Looks at the last 2 x `longest` rows, so T must exceed that.
    """
    longest, tolerance = whole_number("longest", longest), number("tolerance", tolerance, 0)
    if np.ndim(path) != 2 or len(path) <= 2 * longest:
        raise refuse("path", np.shape(path), f"an array (T, k) with T > {2 * longest}")
    tail = path[-2 * longest :]
    for lag in range(1, longest + 1):
        if np.abs(tail[lag:] - tail[:-lag]).max() <= tolerance:
            return lag
    return -1


@one_blas_thread
def observe_period(
    problem: Mapping[str, Any], step: float | Sequence[float], steps: int, *, seed: np.random.SeedSequence,
    replicates: int, first: int = 0, spread: float = 0.0, longest: int = 64, tolerance: float = 1e-9,
) -> dict[str, np.ndarray]:
    """{"period": of the margins after `steps` steps}, (replicates, step sizes); -1: none up to `longest`."""
    sizes = [number("step", s, 0, low_open=True) for s in np.atleast_1d(np.asarray(step, dtype=object))]
    rows, window = [], 2 * whole_number("longest", longest) + 1
    times = list(range(whole_number("steps", steps, window) - window, steps + 1))
    for stated, rng in _draws(problem, seed, replicates, first):
        start = scores.random_start(stated, spread, rng) if spread else None
        runs = [scores.descend(stated, size, steps, start=start, times=times) for size in sizes]
        rows.append([period(run.margins, longest, tolerance) for run in runs])
    return {"period": np.array(rows)}
