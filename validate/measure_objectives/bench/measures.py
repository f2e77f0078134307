"""Speed and memory of the discrepancies: entropic plans, matching, sorting, kernels in blocks."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist

from lawbook.simulate import streams
from lawbook.simulate.measures import assignment, kernel_discrepancy, line, sinkhorn
from lawbook.validate.bench import Benchmark, Memory, Time

POINTS, PENALTY, VIOLATION = 1000, 0.01, 1e-7


@cache
def clouds(n: int = POINTS, d: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """Two samples of the unit cube."""
    rng = streams.generators(streams.root(0, "bench of measures"), 1)[0]
    return rng.random((n, d)), rng.random((n, d))


@cache
def costs() -> tuple[np.ndarray, np.ndarray]:
    return np.full(POINTS, 1 / POINTS), assignment.cost_matrix(*clouds())


def entropic_plan() -> float:
    masses, cost = costs()
    return sinkhorn.sinkhorn(masses, masses, cost, PENALTY, VIOLATION).cost


def entropic_plan_by_pot() -> float:
    """The same penalty; POT stops on the Euclidean length of the marginal's violation, here that of the same relative one.

    A violation of VIOLATION in every one of n masses 1/n is VIOLATION/sqrt(n) long, which is lenient towards POT.
    """
    import ot

    masses, cost = costs()
    plan = ot.sinkhorn(masses, masses, cost, PENALTY, stopThr=VIOLATION / np.sqrt(POINTS), numItermax=100_000)
    return float((plan * cost).sum())


def entropic_plan_by_logarithms_of_pot() -> float:
    """POT's iteration in logarithms, as stable as ours at a small penalty."""
    import ot

    masses, cost = costs()
    plan = ot.sinkhorn(masses, masses, cost, PENALTY, method="sinkhorn_log", stopThr=VIOLATION / np.sqrt(POINTS), numItermax=100_000)
    return float((plan * cost).sum())


def matching() -> float:
    return assignment.assignment_cost(*clouds())


def matching_by_hand() -> float:
    """SciPy's two calls, written out."""
    cost = cdist(*clouds(), "sqeuclidean")
    return float(cost[linear_sum_assignment(cost)].mean())


@cache
def numbers() -> tuple[np.ndarray, np.ndarray]:
    rng = streams.generators(streams.root(1, "bench of measures"), 1)[0]
    return rng.standard_normal(10**7), rng.standard_normal(10**7)


if find_spec("ot") is not None:  # the extra `transport`
    ENTROPIC = Benchmark(
        name="sinkhorn",
        question=f"entropic plan of {POINTS} and {POINTS} points of the unit square, epsilon = {PENALTY:g}, violation {VIOLATION:g}",
        ours=entropic_plan,
        alternative=entropic_plan_by_pot,
        against="POT's sinkhorn, same penalty and tolerance",
        target=1,
    )
    ENTROPIC_IN_LOGARITHMS = Benchmark(
        name="sinkhorn_in_logarithms",
        question="the same plan",
        ours=entropic_plan,
        alternative=entropic_plan_by_logarithms_of_pot,
        against="POT's sinkhorn_log",
        target=1,
        level="full",
    )
MATCHING = Benchmark(
    name="assignment",
    question=f"best matching of {POINTS} and {POINTS} points of the unit square",
    ours=matching,
    alternative=matching_by_hand,
    against="SciPy's cdist and linear_sum_assignment",
    target=0.9,
)
SORTED = Time(
    name="wasserstein_of_1e7_numbers",
    question="W_2 of two samples of 10^7 numbers",
    run=lambda: line.wasserstein(*numbers(), 2),
    most_seconds=10,
)
ENERGY = Time(
    name="energy_distance_of_1e7_numbers",
    question="energy distance of two samples of 10^7 numbers",
    run=lambda: kernel_discrepancy.energy_distance(*numbers()),
    most_seconds=30,
)


def _discrepancy(n: int) -> str:
    return (
        "import numpy as np; from lawbook.simulate.measures.kernel_discrepancy import squared_mmd; "
        f"rng = np.random.default_rng(0); squared_mmd(rng.standard_normal(({n}, 3)), rng.standard_normal(({n}, 3)), 1.0, threads=2)"
    )


MEMORY = Memory(
    name="memory_of_mmd",
    question="MMD of two samples of 10^5 points in three dimensions: peak beyond the libraries (a matrix would take 75 GiB)",
    code=_discrepancy(10**5),
    beyond=_discrepancy(10),
    most_bytes=128 * 2**20,
)
