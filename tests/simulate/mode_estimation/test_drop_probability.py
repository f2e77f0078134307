"""Probabilities of a drop at one sample size: binomial sums against enumeration, tilted draws against sums."""

from math import comb, log, sqrt

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation import drop_probability
from lawbook.simulate.streams import root


@pytest.mark.parametrize(("n", "c", "level"), [(1, 0.3, 1.0), (12, 1.0, 2.0), (40, 1.0, 3.0), (41, 0.1, 8.0), (30, 4.0, 5.0)])
@pytest.mark.parametrize("second", [0.5, 0.3])
def test_logarithm_is_that_of_the_enumeration(n, c, level, second):
    total = sum(comb(n, k) * second**k * (1 - second) ** (n - k) for k in range(n + 1) if 2 * k - n > sqrt(c * k * level))
    found = drop_probability.logarithm(n, c, level, second)
    assert found == (pytest.approx(log(total), rel=1e-12) if total else -np.inf)


def test_least_count_is_the_first_that_drops():
    for n in range(1, 60):
        dropping = [k for k in range(n + 1) if drop_probability.drops(k, n, 1.0, 2.0)]
        assert drop_probability.least_count(n, 1.0, 2.0) == (dropping[0] if dropping else n + 1)


@pytest.mark.parametrize("n", [2000, 200_000])
def test_tilted_draws_agree_with_the_sum(n):
    exact = drop_probability.logarithm(n, 4.0, 60.0)
    assert exact < -50
    found = drop_probability.tilted_logarithm(n, 4.0, 60.0, 2000, seed=root(0, "drop"), replicates=40)["log_probability"]
    assert found.mean() == pytest.approx(exact, abs=0.05)


def test_replicates_are_their_own():
    run = {"n": 500, "c": 1.0, "level": 9.0, "draws": 50, "seed": root(3)}
    whole = drop_probability.tilted_logarithm(**run, replicates=6)["log_probability"]
    later = drop_probability.tilted_logarithm(**run, replicates=2, first=4)["log_probability"]
    np.testing.assert_array_equal(whole[4:], later)


@pytest.mark.parametrize("wrong", [{"n": 0}, {"c": 0.0}, {"level": -1.0}, {"second": 0.6}])
def test_bad_input_is_named(wrong):
    with pytest.raises(InputError, match=next(iter(wrong))):
        drop_probability.logarithm(**{"n": 10, "c": 1.0, "level": 1.0} | wrong)
