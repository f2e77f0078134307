"""Samples against their laws: fast routes against slow ones, rates, refusals."""

import numpy as np
import pytest
from scipy import stats

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import mmd_of_samples, sinkhorn_of_samples
from lawbook.simulate.measures.kernel_discrepancy import squared_mmd_to
from lawbook.simulate.measures.laws import Gaussian
from lawbook.simulate.measures.sinkhorn import sinkhorn_divergence

SEED = streams.root(0, "samples of kernels and plans")


def test_batches_are_single_discrepancies():
    found = mmd_of_samples.one_sample(6, 3, 1.2, batch=1, seed=SEED, replicates=4)["squared"]
    law = Gaussian(np.zeros(3), np.eye(3))
    slow = [squared_mmd_to(rng.standard_normal((1, 6, 3))[0], law, 1.2) for rng in streams.generators(SEED, 4)]
    np.testing.assert_allclose(found, slow, rtol=1e-9)


def test_replicates_do_not_depend_on_their_number():
    all_ = mmd_of_samples.two_samples(4, 3, 2, 1.0, 0.5, batch=5, seed=SEED, replicates=6)["squared"]
    later = mmd_of_samples.two_samples(4, 3, 2, 1.0, 0.5, batch=5, seed=SEED, replicates=2, first=4)["squared"]
    np.testing.assert_array_equal(all_[4:], later)


def test_coins_are_two_points():
    found = sinkhorn_of_samples.divergence_of_coins(np.array([0.3, 0.0, 0.5]), np.array([0.6, 0.4, 0.5]), 0.5)
    slow = [sinkhorn_divergence([0.0, 1.0], [0.0, 1.0], 0.5, [1 - p, p], [1 - q, q]) for p, q in ((0.3, 0.6), (0.0, 0.4), (0.5, 0.5))]
    np.testing.assert_allclose(found, slow, atol=1e-9)


def test_sums_over_heads_are_means_over_tosses():
    n, epsilon, delta = 12, 0.8, 0.2
    rng = np.random.default_rng(0)
    tossed = sinkhorn_of_samples.divergence_of_coins(rng.binomial(n, 0.7, 20_000) / n, rng.binomial(n, 0.3, 20_000) / n, epsilon)
    found = sinkhorn_of_samples.coins(n, epsilon, delta)
    assert tossed.mean() == pytest.approx(found["divergence"][0], abs=5 * stats.sem(tossed))
    assert tossed.var() == pytest.approx(found["fluctuation"][0], rel=0.06)


@pytest.mark.statistical
def test_rate_on_the_square_is_one_over_n():
    """n E S at epsilon = 1/2: about .43 at n = 25, and no more than that at n = 100 (a rate of n^(-1/2) would double it)."""
    few = 25 * sinkhorn_of_samples.square(25, 0.5, seed=SEED, replicates=120)["divergence"]
    many = 100 * sinkhorn_of_samples.square(100, 0.5, seed=SEED, replicates=60)["divergence"]
    assert few.mean() == pytest.approx(0.433, abs=5 * stats.sem(few) + 0.02)
    assert many.mean() < 0.433 * 2 - 5 * stats.sem(many)
    apart = sinkhorn_of_samples.square(25, 0.5, 0.3, seed=SEED, replicates=60)["divergence"]
    assert apart.mean() > 0.05  # off the null it tends to a positive number


def test_refusals():
    with pytest.raises(InputError, match="n: got 1"):
        mmd_of_samples.unbiased_variance(1, 2, 1.0, 0.0, seed=SEED, replicates=1)
    with pytest.raises(InputError, match="h"):
        mmd_of_samples.one_sample(3, 2, 0.0, seed=SEED, replicates=1)
    with pytest.raises(InputError, match="delta"):
        sinkhorn_of_samples.coins(10, 1.0, 0.5)


def test_clouds_of_normals_are_two_samples_of_one_law():
    found = sinkhorn_of_samples.normal_clouds(6, 2, 1.5, seed=SEED, replicates=2)["divergence"]
    (rng,) = streams.generators(SEED, 1, 1)  # the second replicate alone
    x, y = rng.standard_normal((6, 2)), rng.standard_normal((6, 2))
    assert found[1] == sinkhorn_divergence(x, y, 1.5, tolerance=1e-5) > 0
