"""Pareto's law with an infinite variance: numbers by hand, the routes against each other, and a bound in closed form."""

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives.empirical_distances import distance
from lawbook.simulate.measure_objectives.heavy_tails import mean_deviation, pareto_draws
from lawbook.theory import catalogue

SEED = streams.root(0, "heavy tails")
EXACT = catalogue.find("measure_objectives.wasserstein_of_empirical_pareto")
BOUND = catalogue.find("measure_objectives.wasserstein_of_pareto_at_most")


@pytest.mark.parametrize("a", [1.2, 1.5, 3.0])
def test_one_draw_is_the_mean_distance_of_two(a):
    assert EXACT.predict(n=1, a=a) == pytest.approx(2 / (a - 1) - 2 / (2 * a - 1), rel=1e-12)


def test_two_draws_by_hand():
    # E|B/2 - s| is 2 s (1 - s)^2 below 1/2 and 2 s^2 (1 - s) above; times s^(-5/3)/1.5
    below = 2 / 1.5 * (3 * 0.5 ** (1 / 3) - 2 * 0.5 ** (4 / 3) * 3 / 4 + 0.5 ** (7 / 3) * 3 / 7)
    above = 2 / 1.5 * (3 / 4 * (1 - 0.5 ** (4 / 3)) - 3 / 7 * (1 - 0.5 ** (7 / 3)))
    assert EXACT.predict(n=2, a=1.5) == pytest.approx(below + above, rel=1e-12)


def test_local_exponents_come_near_a_third():
    slopes = [np.log2(EXACT.predict(n=2 * n, a=1.5) / EXACT.predict(n=n, a=1.5)) for n in (5, 30, 150)]
    assert (np.diff(slopes) < 0).all() and -1 / 3 < slopes[-1] < -0.26


def test_integral_is_the_mean_of_fresh_draws():
    found = distance("pareto:5", 20, "wasserstein", seed=SEED, replicates=400, block=5)["distance"]
    assert abs(found.mean() - pareto_draws(20, 5.0, seed=SEED)["distance"][0]) < 4.5 * found.std() / 20


def test_mean_deviation_against_the_sum_over_counts():
    from scipy import stats

    s, counts = np.array([0.03, 0.25, 0.61, 0.97]), np.arange(8)
    slow = [float(np.abs(counts / 7 - p) @ stats.binom.pmf(counts, 7, p)) for p in s]
    assert mean_deviation(7, s) == pytest.approx(slow, rel=1e-12)


def test_the_bound_is_never_off_by_much():
    for a in (1.05, 1.2, 1.5, 1.8):
        shares = [EXACT.predict(n=n, a=a) / BOUND.predict(n=n, a=a) for n in (1, 10, 100, 300)]
        assert max(shares) <= 1 and (np.diff(shares) > 0).all()
    assert BOUND.predict(n=1, a=1.5) == pytest.approx(7.559526, abs=1e-6)


def test_wrong_input_is_named():
    with pytest.raises(InputError, match="a: got 1.0"):
        pareto_draws(3, 1.0, seed=SEED)
