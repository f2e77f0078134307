"""Langevin's diffusion: the sheet's numbers, chains against exact covariances, and refusals."""

import numpy as np
import pytest
from scipy import integrate, special

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import langevin


@pytest.mark.parametrize(("a", "time"), [(2, 19.57), (3, 144.6), (4, 3231.7)])
def test_passage_times_of_the_sheet(a, time):
    assert langevin.passage_time(a) == pytest.approx(time, rel=5e-4)

    def integrand(y):
        below = (special.ndtr(y - a) + special.ndtr(y + a)) / 2
        return below / np.exp(langevin.log_density(y, [0.5, 0.5], np.array([-a, a]), np.ones(2)))

    assert langevin.passage_time(a) == pytest.approx(integrate.quad(integrand, -a, a, epsabs=0, epsrel=1e-11)[0], rel=1e-9)


@pytest.mark.parametrize(("a", "fisher"), [(1, 0.342), (2, 0.200), (3, 0.0263), (4, 0.00108), (5, 1.52e-5)])
def test_scores_hardly_see_weights(a, fisher):
    found = langevin.between_weights(0.5, 0.9, a)
    assert found["fisher"] == pytest.approx(fisher, rel=5e-3)
    if a == 5:
        assert found["kullback"] == pytest.approx(0.51083, abs=1e-5)


def test_chains_have_the_covariance_of_lyapunov():
    exact = langevin.unadjusted_covariance(np.sqrt(2), 0.3, 3)
    assert exact["variance"] == pytest.approx(2.162, abs=5e-4)
    found = langevin.unadjusted_chains(np.sqrt(2), 0.3, 3, seed=streams.root(0), replicates=100)
    for name, value in (("variance", exact["variance"]), ("product", exact["variance"] * exact["correlation"])):
        error = found[name].std(ddof=1) / 10
        assert abs(found[name].mean() - value) < 4 * error


def test_chains_of_a_replicate_do_not_depend_on_how_many():
    many, one = (langevin.unadjusted_chains(1.0, 0.5, chains=20, seed=streams.root(3), replicates=r, first=f)["variance"] for r, f in ((4, 0), (1, 2)))
    assert many[2] == one[0]


def test_divergences_of_normal_laws():
    assert langevin.kullback_to_noise([1.0], [0.5], [2.0], 0.0) == pytest.approx((4 + 0.25 - 1 - np.log(4)) / 2, rel=1e-10)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: langevin.unadjusted_chains(1.0, 2.0, seed=streams.root(0), replicates=1),
        lambda: langevin.between_weights(0.0, 0.5, 2.0),
        lambda: langevin.passage_time(0.0),
        lambda: langevin.kullback_to_noise([1.0], [0.0], [1.0], -1.0),
    ],
)
def test_refusals(wrong):
    with pytest.raises(InputError, match="accepted"):
        wrong()
