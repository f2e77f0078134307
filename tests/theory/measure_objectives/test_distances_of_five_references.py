"""Mean squared Wasserstein distances of five laws: twice the variance at n = 1, hand-computed numbers at n = 2, and limits."""

import numpy as np
import pytest
from scipy import special

from lawbook.theory import catalogue

PI, LOG2, EULER = np.pi, np.log(2), np.euler_gamma


def mean(reference, **values):
    return float(catalogue.find(f"measure_objectives.squared_wasserstein_of_{reference}").predict(**values))


@pytest.mark.parametrize(
    "reference, shape, variance, tail, distance",  # the tail at 1/2 and E|X - X'|: all that two draws need
    [
        ("laplace", {}, 2, 1 / 2, 3 / 2),
        ("gumbel", {}, PI**2 / 6, np.log(LOG2) / 2 + special.exp1(LOG2) + EULER / 2, 2 * LOG2),
        ("power", {"a": 0.5}, 4 / 45, 1 / 8, 1 / 3),
        ("power", {"a": 1}, 1 / 12, 1 / 8, 1 / 3),
        ("pareto", {"a": 3}, 3 / 4, 1.5 * (2 ** (-2 / 3) - 1 / 2), 3 / 5),
        ("weibull", {"a": 1}, 1, LOG2 / 2, 1),
        ("weibull", {"a": 2}, 1 - PI / 4, np.sqrt(PI) / 2 * (special.gammaincc(1.5, LOG2) - 1 / 2), np.sqrt(PI) * (1 - 2**-0.5)),
    ],
)
def test_one_draw_and_two_by_hand(reference, shape, variance, tail, distance):
    assert mean(reference, n=1, **shape) == pytest.approx(2 * variance, rel=1e-13)
    assert mean(reference, n=2, **shape) == pytest.approx(2 * variance - 2 * tail * distance, rel=1e-12)


@pytest.mark.parametrize("n", [1, 2, 10, 500])
def test_special_shapes_are_the_laws_known_before(n):
    assert mean("power", n=n, a=1) == pytest.approx(mean("uniform", n=n), rel=1e-9)
    assert mean("weibull", n=n, a=1) == pytest.approx(mean("exponential", n=n), rel=1e-8)


def test_limits_at_many_draws():
    assert 1e5 * mean("laplace", n=100_000) - 2 * np.log(1e5) == pytest.approx(2 * np.log(PI) + 1, abs=1e-5)
    assert 1e4 * mean("power", n=10_000, a=0.5) == pytest.approx(1 / 5, rel=1e-4)
    assert mean("pareto", n=100_000, a=3) / mean("pareto", n=50_000, a=3) == pytest.approx(2 ** (-1 / 3), rel=2e-3)
