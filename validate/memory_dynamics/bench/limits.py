"""Speed of what decides the limit: separability, the largest margin, and flow over many decades of time."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import linprog, minimize

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import flow, max_margin, problems, separability
from lawbook.validate.bench import Benchmark

TOKENS, DIMENSION, PROBLEMS, LATE = 60, 40, 40, 1e12


@cache
def drawn() -> list[tuple[np.ndarray, np.ndarray]]:
    """Random unit inputs with fair labels, two classes: half of the problems are separable at N = 2 d."""
    found = []
    for rng in streams.generators(streams.root(0, "bench of limits"), PROBLEMS):
        inputs = rng.standard_normal((2 * DIMENSION, DIMENSION))
        found.append((inputs / np.linalg.norm(inputs, axis=1, keepdims=True), rng.integers(0, 2, 2 * DIMENSION)))
    return found


def outputs() -> np.ndarray:
    return np.eye(2, DIMENSION)


def separable_share() -> float:
    return float(np.mean([separability.separable(e, outputs(), labels) for e, labels in drawn()]))


def separable_share_by_programmes() -> float:
    """The same by a plain linear programme each: is there a w with all margins of at least 1?"""
    found = []
    for e, labels in drawn():
        signed = np.where(labels == 0, 1.0, -1.0)[:, None] * e
        answer = linprog(np.zeros(DIMENSION), A_ub=-signed, b_ub=-np.ones(len(e)), bounds=(None, None), method="highs")
        found.append(answer.status == 0)
    return float(np.mean(found))


def one_problem() -> tuple[np.ndarray, np.ndarray]:
    e, labels = drawn()[0]
    return e[:TOKENS], labels[:TOKENS]


def largest_margin() -> float:
    """Squared norm of the max-margin memory of fewer tokens than twice the dimension."""
    e, labels = one_problem()
    return float(max_margin.max_margin(e, outputs(), labels).squared_norm)


def margin_by_quadratic_programme() -> float:
    """The same by a general solver: least |w|^2/2 with all margins of at least 1, W = w (u_0 - u_1)^T/2."""
    e, labels = one_problem()
    signed = np.where(labels == 0, 1.0, -1.0)[:, None] * e
    bound = {"type": "ineq", "fun": lambda w: signed @ w - 1, "jac": lambda w: signed}
    best = minimize(lambda w: w @ w / 2, np.zeros(DIMENSION), jac=lambda w: w, constraints=bound, method="SLSQP", options={"maxiter": 500, "ftol": 1e-14})
    return float(best.x @ best.x / 2)


def flow_in_log_time(until: float = LATE) -> float:
    """The smallest margin of two close tokens at a late time."""
    return float(flow.flow(problems.two_particles(0.9, 0.25), until, times=[until]).margins[0].min())


def flow_in_time(until: float = LATE) -> float:
    """The same by SciPy's default method in the flow's own time."""
    alpha, p = 0.9, np.array([0.75, 0.25])

    def motion(_: float, m: np.ndarray) -> np.ndarray:
        push = p / (1 + np.exp(m))
        return 2 * (push - alpha * push[::-1])

    return float(solve_ivp(motion, (0, until), np.zeros(2), rtol=1e-9, atol=1e-12).y[:, -1].min())


SEPARABLE = Benchmark(
    name="separable",
    question=f"are {2 * DIMENSION} random tokens in {DIMENSION} dimensions separable?",
    ours=separable_share,
    alternative=separable_share_by_programmes,
    against="a linear programme (HiGHS) each",
    ours_units=PROBLEMS,
    alternative_units=PROBLEMS,
    target=1,
)
LARGEST_MARGIN = Benchmark(
    name="largest_margin",
    question=f"the max-margin memory of {TOKENS} random tokens in {DIMENSION} dimensions",
    ours=largest_margin,
    alternative=margin_by_quadratic_programme,
    against="SLSQP on the quadratic programme",
    target=1,
)
LATE_FLOW = Benchmark(
    name="flow_to_1e12",
    question="gradient flow of two close tokens to the time 1e12",
    ours=flow_in_log_time,
    alternative=flow_in_time,
    against="SciPy's RK45 in the flow's own time, two tokens written out",
    target=1,
)
