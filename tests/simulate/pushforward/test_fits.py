"""Affine and isotropic fits by several objectives."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import fits


def test_three_objectives_prefer_three_slopes():
    found = [fits.fitted(fits.Target("uniform"), name) for name in ("likelihood", "wasserstein", "energy")]
    assert found == pytest.approx([0.28868, 0.28209, 0.31982], abs=1e-5)
    assert fits.mean_cost(fits.Target("uniform"), 0.5, found[1]) == pytest.approx(0.0037559, abs=1e-7)
    assert fits.energy_loss(fits.Target("uniform"), 0.5, found[2]) == pytest.approx(0.0012125, abs=1e-7)


def test_energy_distance_spreads_too_little_for_heavy_tails():
    for kind in ("exponential", "laplace"):
        assert fits.fitted(fits.Target(kind), "energy") < 0.85 * fits.moments(fits.Target(kind))[1]


def test_isotropic_fits_are_ordered():
    covariance = np.array([[2.0, 0.4, 0.0], [0.4, 0.5, 0.1], [0.0, 0.1, 0.3]])
    reverse, transport, forward = (fits.isotropic_variance(covariance, name) for name in ("reverse", "transport", "forward"))
    assert reverse < transport < forward


def test_bad_input():
    with pytest.raises(InputError, match="kind"):
        fits.Target("cauchy")
    with pytest.raises(InputError, match="objective"):
        fits.fitted(fits.Target("uniform"), "moments")
    with pytest.raises(InputError, match="positive definite"):
        fits.isotropic_variance(np.diag([1.0, -1.0]), "forward")
