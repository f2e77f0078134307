"""Gradient flow of an associative memory, dS/dt = K_E D_p (1_label - softmax S) K_U, by adaptive integration.

Time is taken as log(1 + t/c) with c = 1 / (p_max K_E,max K_U,max): margins that grow like log t then move at
a steady pace, and t = 1e12 costs a few hundred steps. What learned tokens still lack is summed over the
other classes, never 1 - softmax, so that nothing is lost where it falls below 1e-16.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import integrate
from scipy.optimize import brentq

from lawbook.simulate import streams
from lawbook.simulate.inputs import choice, number, refuse, whole_number
from lawbook.simulate.memory_dynamics import problems, scores
from lawbook.simulate.memory_dynamics.plain_arrays import one_blas_thread
from lawbook.simulate.memory_dynamics.problems import Problem
from lawbook.simulate.memory_dynamics.watch import read

METHODS = ("auto", "LSODA", "Radau", "BDF", "DOP853")
MOST_IMPLICIT = 400
_LSODA = threading.Lock()  # SciPy's LSODA keeps its state in global variables


@dataclass(frozen=True, eq=False)
class Flow:
    """One path. K recorded times, N tokens; infinity stands for never.

    `loss`, `wrong` (0-1 error) (K,), `margins` (K, N), `scores` (K, N, M) only where asked for.
    `first_right`, `last_right` (N,): the time when a margin first turns positive (0 if it does so at once)
    and when it does so for good; `first_all`, `last_all`: all of them together. `last` (N, M): the scores
    at the end. `evaluations`: of the right-hand side.
    """

    times: np.ndarray
    loss: np.ndarray
    wrong: np.ndarray
    margins: np.ndarray
    first_right: np.ndarray
    last_right: np.ndarray
    first_all: float
    last_all: float
    last: np.ndarray
    evaluations: int
    scores: np.ndarray | None = None


class _Motion:
    """The right-hand side in rescaled time, and what can be read off scores."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.shape = (problem.tokens, problem.classes)
        self.plain = scores.is_identity(problem.ke), scores.is_identity(problem.ku)
        self.push = np.zeros(self.shape)
        self.margins, self.losses, self.missing = np.zeros((3, problem.tokens))
        size = problem.p.max() * np.diagonal(problem.ke).max() * np.diagonal(problem.ku).max()
        self.unit = 1 / size if size > 0 else 1.0

    def look(self, state: np.ndarray) -> None:
        table = np.ascontiguousarray(state).reshape(self.shape)
        read(0, self.shape[0], table, self.problem.labels, self.problem.p, self.push, self.margins,
             self.losses, self.missing)

    def __call__(self, at: float, state: np.ndarray) -> np.ndarray:
        self.look(state)
        moved = self.push if self.plain[0] else self.problem.ke @ self.push
        return self.unit * np.exp(at) * (moved if self.plain[1] else moved @ self.problem.ku).ravel()

    def jacobian(self, at: float, state: np.ndarray) -> np.ndarray:
        """Of the right-hand side, (N M, N M)."""
        self.look(state)
        (n, m), p, label = self.shape, self.problem.p, self.problem.labels
        with np.errstate(invalid="ignore", divide="ignore"):
            law = np.where(p[:, None] > 0, -self.push / p[:, None], 0.0)
        lack = -law[np.arange(n), label]
        law[np.arange(n), label] = 1 - lack
        curve = -law[:, :, None] * law[:, None, :]
        curve[:, np.arange(m), np.arange(m)] += law
        curve[np.arange(n), label, label] = lack * (1 - lack)
        turned = (p[:, None, None] * curve) @ self.problem.ku  # [x', z', z]
        slope = self.problem.ke[:, None, :, None] * turned.transpose(2, 0, 1)[None]  # [x, z, x', z']
        return -self.unit * np.exp(at) * slope.reshape(n * m, n * m)

    def margin(self, state: np.ndarray, token: int) -> float:
        row = state.reshape(self.shape)[token]
        label = self.problem.labels[token]
        return float(row[label] - np.delete(row, label).max())


class _Passages:
    """First times and last times at which tokens are right, fed with crossings in order of time."""

    def __init__(self, right: np.ndarray) -> None:
        self.right = right
        self.first = np.where(right, 0.0, np.inf)
        self.last = self.first.copy()
        self.first_all = self.last_all = 0.0 if right.all() else np.inf

    def cross(self, time: float, token: int) -> None:
        up = not self.right[token]
        self.right[token] = up
        self.last[token] = time if up else np.inf
        self.first[token] = min(self.first[token], self.last[token])
        self.last_all = time if self.right.all() else np.inf
        self.first_all = min(self.first_all, self.last_all)


@one_blas_thread
def flow(
    problem: Problem, until: float, *, start: np.ndarray | None = None, times: Sequence[float] | None = None,
    keep_scores: bool = False, rtol: float = 1e-11, atol: float = 1e-13, method: str = "auto",
) -> Flow:
    """Gradient flow from the scores `start`, (N, M), default 0, up to time `until` (at most 1e15).

    `times`: increasing, in [0, until]; default 0 and ten per decade from 1e-2 on. `method`: one of SciPy's,
    ``auto`` takes LSODA (stiff where needed, with the exact Jacobian) up to N M = 400 and DOP853 above.
    A margin that changes sign and back within one step of the integrator is not noticed.
    Cost: hundreds to thousands of evaluations of 2 (N^2 M + N M^2) operations and N M exponentials; stiff
    steps factorise an N M x N M matrix. Memory: K N, K N M with `keep_scores`, 3 (N M)^2 where implicit.
    Raises InputError, and RuntimeError where the integrator gives up.
    """
    until = number("until", until, 0, 1e15, low_open=True)
    rtol, atol = number("rtol", rtol, 1e-13, 1e-2), number("atol", atol, 0, low_open=True)
    marks = _times(times, until)
    chosen = choice("method", method, METHODS)
    if chosen == "auto":
        chosen = "LSODA" if problem.tokens * problem.classes <= MOST_IMPLICIT else "DOP853"
    state = problems.initial_scores("start", start, problem).ravel()
    motion = _Motion(problem)
    options = {"rtol": rtol, "atol": atol} | ({} if chosen == "DOP853" else {"jac": motion.jacobian})

    def solver() -> integrate.OdeSolver:
        return getattr(integrate, chosen)(motion, 0.0, state, np.log1p(until / motion.unit), **options)

    if chosen != "LSODA":
        return _follow(motion, solver(), marks, keep_scores)
    with _LSODA:
        return _follow(motion, solver(), marks, keep_scores)


def _times(times: Sequence[float] | None, until: float) -> np.ndarray:
    if times is None:
        decades = max(0.0, np.log10(until) + 2)
        return np.append(0.0, np.geomspace(min(1e-2, until), until, 2 + int(10 * decades)))
    accepted = f"increasing numbers in [0, {until}]"
    try:
        marks = np.atleast_1d(np.asarray(times, dtype=np.float64))
    except (TypeError, ValueError):
        raise refuse("times", times, accepted) from None
    if marks.ndim != 1 or len(marks) == 0 or not np.isfinite(marks).all() or np.any(np.diff(marks) <= 0):
        raise refuse("times", times, accepted)
    if marks[0] < 0 or marks[-1] > until:
        raise refuse("times", times, accepted)
    return marks


def _follow(motion: _Motion, solver: integrate.OdeSolver, marks: np.ndarray, keep_scores: bool) -> Flow:
    problem, at = motion.problem, np.log1p(marks / motion.unit)
    count = len(marks)
    loss, wrong, margins = np.zeros(count), np.zeros(count), np.zeros((count, problem.tokens))
    kept = np.zeros((count, *motion.shape)) if keep_scores else None
    done = 0

    def record(upto: float, read_state: Callable[[float], np.ndarray]) -> int:
        """Fill in the marks that lie at or before `upto`."""
        index = done
        while index < count and at[index] <= upto:
            state = read_state(at[index])
            motion.look(state)
            loss[index], margins[index] = problem.p @ motion.losses, motion.margins
            wrong[index] = problem.p[motion.margins <= 0].sum()
            if kept is not None:
                kept[index] = state.reshape(motion.shape)
            index += 1
        return index

    motion.look(solver.y)
    passages = _Passages(motion.margins > 0)
    done = record(0.0, lambda _: solver.y)
    while solver.status == "running":
        message = solver.step()
        if solver.status == "failed":
            time = motion.unit * np.expm1(solver.t)
            raise RuntimeError(f"gradient flow stopped at t = {time:.6g}: {message}")
        path = solver.dense_output()
        end = np.inf if solver.status == "finished" else solver.t
        motion.look(solver.y)
        crossed = np.flatnonzero((motion.margins > 0) != passages.right)
        found = sorted((_crossing(motion, path, solver.t_old, solver.t, x), x) for x in crossed)
        for where, x in found:
            passages.cross(float(motion.unit * np.expm1(where)), int(x))
        done = record(end, lambda where, path=path: path(min(where, solver.t)))
    return Flow(
        marks, loss, wrong, margins, passages.first, passages.last, passages.first_all, passages.last_all,
        np.array(solver.y).reshape(motion.shape), int(solver.nfev), kept,
    )


def _crossing(
    motion: _Motion, path: Callable[[float], np.ndarray], low: float, high: float, token: int
) -> float:
    """Where the margin of `token` changes sign between `low` and `high`."""
    left, right = (motion.margin(path(where), token) for where in (low, high))
    if left * right > 0:  # an end lies within rounding of zero
        return low if abs(left) < abs(right) else high
    return brentq(lambda where: motion.margin(path(where), token), low, high, xtol=1e-15)


def observe(
    problem: Mapping[str, Any], until: float, *, seed: np.random.SeedSequence, replicates: int,
    first: int = 0, times: Sequence[float] | None = None, spread: float = 0.0, rtol: float = 1e-11,
    atol: float = 1e-13,
) -> dict[str, np.ndarray]:
    """`flow` in the calling convention of an experiment: numbers of `Flow` by name, (replicates, ...).

    `problem`: see `problems.build`; random embeddings, and a W with entries N(0, spread^2) to start from,
    are drawn anew in each replicate.
    """
    count, first = whole_number("replicates", replicates), whole_number("first", first, 0)
    instances = streams.generators(seed, count, first, streams.INSTANCE)
    noise, paths = streams.generators(seed, count, first), []
    for instance, rng in zip(instances, noise, strict=True):
        stated = problems.build(problem, instance)
        start = scores.random_start(stated, spread, rng) if spread else None
        paths.append(flow(stated, until, start=start, times=times, rtol=rtol, atol=atol))
    names = ("loss", "wrong", "margins", "first_right", "last_right", "first_all", "last_all")
    return {name: np.array([np.ravel(getattr(path, name)) for path in paths]) for name in names}
