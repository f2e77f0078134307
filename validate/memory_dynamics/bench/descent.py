"""Speed of descent: sweeps of two tokens, score space, sharpness, flow."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.special import expit

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import flow, problems, scores, sharpness, two_particles
from lawbook.validate.bench import Benchmark, Growth, Time

# the published table: correlations, log-spaced log-odds, step sizes
CORRELATIONS = np.linspace(0.5, 1, 10)
RARE = 1 / (1 + np.exp(np.logspace(-0.5, 0.5, 10)))
STEPS = np.logspace(-1, 1, 10)
LENGTH, SIZE = 1000, 2000


def table() -> np.ndarray:
    """First passage for 10 x 10 x 10 configurations of 1000 steps."""
    return two_particles.observe(CORRELATIONS, RARE, STEPS, LENGTH)["first_right"]


def one_configuration(correlation: float = 0.9, rare: float = 0.3, step: float = 1.0) -> int:
    """The same for one configuration, as a script does it: matrices in float64, a gradient a step, accuracy a step."""
    e = np.array([[1.0, 0.0], [correlation, np.sqrt(1 - correlation**2)]])
    u, p, w, first = np.eye(2), np.array([1 - rare, rare]), np.zeros((2, 2)), -1
    for t in range(1, LENGTH + 1):
        logits = e @ w.T @ u.T
        shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
        residual = np.eye(2) - shifted / shifted.sum(axis=1, keepdims=True)
        w = w + step * u.T @ (residual * p[:, None]).T @ e
        right = (e @ w.T @ u.T).argmax(axis=1) == np.arange(2)
        if first < 0 and right.all():
            first = t
    return first


@cache
def large() -> problems.Problem:
    """2000 tokens, 2000 classes, random unit embeddings in 2000 dimensions: full Gram matrices."""
    return problems.random_unit("zipf:1:2000", SIZE, SIZE, streams.generators(streams.root(0, "bench"), 1)[0])


def large_descent() -> float:
    return float(scores.descend(large(), 1.0, 2, times=[2], form="grams").loss[0])


def two_products() -> float:
    """What two steps cannot do without: K_E R K_U, by BLAS on all cores."""
    problem, table_ = large(), np.ones((SIZE, SIZE))
    for _ in range(2):
        table_ = problem.ke @ table_ @ problem.ku
        table_ /= np.abs(table_[0, 0])
    return float(table_[0, 0])


@cache
def grid() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    problem = problems.two_particles(0.5, 0.25)
    e, u = problem.embeddings()
    axis = np.linspace(-10, 10, 100)
    return e, u, problem.p, np.stack(np.meshgrid(axis, axis), axis=-1)


def sharpness_grid() -> float:
    e, u, p, margins = grid()
    return float(sharpness.sharpness_two_classes(e, u, p, margins)[50].max())


def sharpness_by_matrices() -> float:
    """The dense Hessian and its eigenvalues, point by point, of a hundredth of the grid."""
    e, u, p, margins = grid()
    found = 0.0
    for m in margins[50]:
        pi = expit(m)
        table_ = np.stack([np.diag([pi[0], 1 - pi[1]]).sum(axis=0), np.diag([1 - pi[0], pi[1]]).sum(axis=0)], axis=1)
        hessian = sum(
            p[x] * np.kron(np.outer(e[x], e[x]), u.T @ (np.diag(row) - np.outer(row, row)) @ u) for x, row in enumerate(table_)
        )
        found = max(found, float(np.linalg.eigvalsh(hessian)[-1]))
    return found


TABLE = Benchmark(
    name="learning_rate_table",
    question="the published table of 10 x 10 x 10 runs of 1000 steps",
    ours=table,
    alternative=one_configuration,
    against="W-space descent in NumPy, one configuration after the other (one is run, a thousand counted)",
    ours_units=1000,
    target=1000,
)
LARGE = Benchmark(
    name="scores_against_blas",
    question="two steps of descent on scores, N = M = 2000",
    ours=large_descent,
    alternative=two_products,
    against="their matrix products alone, BLAS on all cores",
    target=2,
    at_most=True,
)
def regime_map() -> np.ndarray:
    """First passage of four million runs."""
    return two_particles.sweep(np.linspace(0, 0.999, 2000)[:, None], 0.25, np.geomspace(0.1, 100, 2000)[None, :], LENGTH)["first_right"]


MAP = Benchmark(
    name="regime_map",
    question="2000 x 2000 runs of two tokens, 1000 steps",
    ours=regime_map,
    alternative=one_configuration,
    against="one configuration after the other",
    ours_units=4_000_000,
    target=1000,
    level="full",
)
MAP_SECONDS = Time(
    name="regime_map_seconds", question="the same map on the cores of this machine", run=regime_map, most_seconds=120
)
CURVATURE = Benchmark(
    name="sharpness_grid",
    question="sharpness of two classes on a grid of 100 x 100",
    ours=sharpness_grid,
    alternative=sharpness_by_matrices,
    against="the dense Hessian at each point",
    ours_units=100,
    target=10,
)
RUNS = Growth(
    name="growth_of_sweep",
    question="two_particles.sweep: runs",
    run=lambda size: two_particles.sweep(np.linspace(0, 0.99, size), 0.25, 5.0, 1000),
    sizes=(4096, 8192, 16384, 32768),
    exponent=1.0,
)
LONG = Growth(
    name="growth_of_flow",
    question="gradient flow: decades of time",
    run=lambda size: flow.flow(problems.two_particles(0.5, 0.25), 10.0 ** (size // 10)),
    sizes=(40, 60, 80, 120),
    exponent=1.0,
)
