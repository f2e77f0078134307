"""Distances and divergences of noised mixtures: closed cases, quantiles against their law, refusals."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import special

from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import contraction, langevin

MIXTURE = (np.array([0.3, 0.7]), np.array([-1.0, 1.5]), np.array([0.3, 0.5]))


def test_quantiles_are_those_of_the_distribution_function():
    z = np.linspace(-7, 7, 29)
    x = contraction.quantiles(MIXTURE, z)
    below, above = (special.ndtr(sign * (x[:, None] - MIXTURE[1]) / MIXTURE[2]) @ MIXTURE[0] for sign in (1, -1))
    assert_allclose(np.where(z < 0, below, above), special.ndtr(-np.abs(z)), rtol=1e-9)


def test_translates_and_scaled_laws():
    shares, means, deviations = MIXTURE
    assert_allclose(contraction.wasserstein(MIXTURE, (shares, means + 2, deviations), 0.7), 2 * np.exp(-0.7), rtol=1e-9)
    assert_allclose(contraction.wasserstein(([1.0], [0.0], [2.0]), ([1.0], [1.0], [0.5]), 0.0), np.hypot(1, 1.5), rtol=1e-9)
    assert contraction.wasserstein(MIXTURE, MIXTURE, 0.3) == 0


def test_the_fall_is_the_fisher_information_of_a_mixture_too():
    """De Bruijn, by quadrature of the squared score against the noise's."""
    t, h = 0.4, 1e-5
    parts = langevin.noised(MIXTURE[1], MIXTURE[2], t)

    def values(x):
        at = langevin.log_density(x, MIXTURE[0], *parts)
        slope = (langevin.log_density(x + h, MIXTURE[0], *parts) - langevin.log_density(x - h, MIXTURE[0], *parts)) / (2 * h)
        return np.exp(at) * (slope + x) ** 2

    assert_allclose(contraction.fall_of_divergence(MIXTURE, t), langevin.quadrature(values, 9.0), rtol=1e-5)


def test_standardised_symmetric_data_fall_faster():
    """Variance 1: as exp(-8 t), h_4^2/(2 4!) with h_4 = E He_4."""
    a, t = 0.8, 2.5
    law = ([0.5, 0.5], [-a, a], [0.6, 0.6])  # a^2 + sigma^2 = 1
    fourth = a**4 + 6 * a**2 * 0.36 + 3 * 0.36**2 - 6 + 3
    assert_allclose(contraction.divergence(law, t), fourth**2 * np.exp(-8 * t) / 48, rtol=0.02)


@pytest.mark.parametrize("bad", [([0.5, 0.6], [0, 1], [1, 1]), ([1.0], [0.0], [0.0]), ([1.0], [np.nan], [1.0]), ([0.5, 0.5], [0.0], [1.0])])
def test_refusals(bad):
    with pytest.raises(InputError):
        contraction.divergence(bad, 0.5)
    with pytest.raises(InputError):
        contraction.wasserstein(MIXTURE, bad, 0.5)


def test_refusals_of_times():
    with pytest.raises(InputError):
        contraction.wasserstein(MIXTURE, MIXTURE, -0.1)
    with pytest.raises(InputError):
        contraction.fall_of_divergence(MIXTURE, 1e-3)
