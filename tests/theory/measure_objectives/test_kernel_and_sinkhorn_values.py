"""Known numbers: the sheet's, and double integrals by quadrature."""

import numpy as np
import pytest

from lawbook.theory import catalogue


def value(name, **values):
    return float(catalogue.find(f"measure_objectives.{name}").predict(**values))


def quadrature(h, gap=0.0, nodes=80):
    """Points and masses of N(gap, 1) and N(0, 1), kernel between them, by Gauss and Hermite's rule."""
    t, masses = np.polynomial.hermite_e.hermegauss(nodes)
    masses = masses / masses.sum()

    def kernel(x, y):
        return np.exp(-((x[:, None] - y) ** 2) / (2 * h**2))

    return t + gap, t, masses, kernel


def test_empirical_measure_of_the_sheet():
    assert value("mmd_of_empirical_measure", n=50, d=3, h=1.5) == pytest.approx(0.012296, abs=5e-7)
    assert value("mean_mmd_at_most_root", n=50, d=3, h=1.5) == pytest.approx(0.012296**0.5, abs=5e-6)


def test_no_dimension_makes_it_worse_than_one_over_n():
    assert all(value("mmd_of_empirical_measure", n=10, d=d, h=1.0) <= 0.1 for d in (1, 5, 50))


@pytest.mark.parametrize("gap", [0.0, 0.8])
def test_variance_against_a_double_integral(gap):
    h, n = 1.3, 7
    x, z, masses, kernel = quadrature(h, gap)
    own = masses @ kernel(z, z) @ masses
    mean = kernel(x, z) @ masses
    centred = kernel(x, x) - mean[:, None] - mean + own
    first = centred @ masses
    average = masses @ first
    zeta_1, zeta_2 = masses @ first**2 - average**2, masses @ centred**2 @ masses - average**2
    expected = (4 * (n - 2) * zeta_1 + 2 * zeta_2) / (n * (n - 1))
    assert value("variance_of_unbiased_mmd", n=n, d=1, h=h, Delta=gap) == pytest.approx(expected, rel=1e-8)
    if gap == 0:
        assert value("variance_of_unbiased_mmd_at_null", n=n, d=1, h=h) == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize("d", [1, 4, 50])
def test_the_null_is_the_case_without_a_gap(d):
    null = value("variance_of_unbiased_mmd_at_null", n=9, d=d, h=2.0)
    assert value("variance_of_unbiased_mmd", n=9, d=d, h=2.0, Delta=0.0) == pytest.approx(null, rel=1e-10)


def test_two_samples_add_their_terms():
    one = value("mmd_of_empirical_measure", n=5, d=2, h=1.0) + value("mmd_of_empirical_measure", n=8, d=2, h=1.0)
    assert value("mmd_of_two_samples", n=5, m=8, d=2, h=1.0, Delta=0.0) == pytest.approx(one)


def test_a_large_penalty_sees_means_only():
    assert value("sinkhorn_divergence_at_null", n=10, epsilon=1e4) == pytest.approx(1 / 20, rel=1e-6)
    # off the null (2 delta)^2 has the slope 4 delta in each frequency
    assert value("fluctuation_of_sinkhorn_divergence", n=100, epsilon=1e3, delta=0.2) == pytest.approx(2 * 0.21 * 0.8**2 / 100, rel=1e-3)
