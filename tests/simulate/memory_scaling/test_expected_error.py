"""Exact errors: against other exact forms, against simulation, and the sheet's numbers."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.special import zeta

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_scaling import direct, expected_error
from lawbook.simulate.memory_scaling.quadrature import chi_nodes, gauss_of_points
from lawbook.simulate.memory_scaling.zipf_nodes import zipf_nodes

SEED = streams.root(5, "expected")
weights = st.lists(st.floats(0, 3), min_size=2, max_size=12).map(np.array)


@settings(deadline=None)
@given(q=weights, d=st.integers(1, 400))
def test_two_classes_is_a_student_tail(q, d):
    found = expected_error.two_class_token_errors(q, d)
    energy = (q * q).sum()
    for x, value in enumerate(found):
        if energy == 0 or q[x] == 0:
            assert value == 0.5
        elif energy > q[x] ** 2 * (1 + 1e-9):
            tau = math.sqrt(d) * q[x] / math.sqrt(energy - q[x] ** 2)
            np.testing.assert_allclose(value, stats.t.sf(tau, d), rtol=1e-6, atol=1e-14)


@settings(deadline=None)
@given(q=weights, d=st.integers(1, 60), scale=st.sampled_from([1e-200, 1e-3, 7.0, 1e150]))
def test_scale_does_not_matter(q, d, scale):
    a, b = expected_error.two_class_token_errors(q, d), expected_error.two_class_token_errors(scale * q, d)
    if (scale * q[q > 0] > 0).all():
        np.testing.assert_allclose(a, b, rtol=1e-9)


@settings(deadline=None)
@given(q=weights, d=st.integers(2, 300), data=st.data())
def test_orthonormal_with_two_classes_is_the_same_law(q, d, data):
    label = np.array(data.draw(st.lists(st.integers(0, 1), min_size=len(q), max_size=len(q))))
    np.testing.assert_allclose(
        expected_error.orthonormal_token_errors(q, d, 2, label),
        expected_error.two_class_token_errors(q, d),
        atol=1e-11,
    )


@pytest.mark.parametrize("d", [2, 3, 5, 9])
@pytest.mark.parametrize("small", [1e-6, 0.01, 0.05, 0.12, 0.3, 0.7])
def test_a_token_that_outweighs_the_noise_is_as_exact_in_few_dimensions(small, d):
    """It errs for short e_x alone, between the nodes of a quadrature that the chi law chooses."""
    q = np.array([2.0, small])
    exact = expected_error.two_class_token_errors(q, d)
    for label in ([0, 0], [0, 1]):
        found = expected_error.orthonormal_token_errors(q, d, 2, np.array(label))
        np.testing.assert_allclose(found, exact, rtol=1e-9, atol=1e-14)


def test_huge_dimensions_lose_no_digits():
    for share, d in ((1e-16, 10**8), (3e-8, 10**8), (1e-6, 10**7)):
        with mpmath.workdps(40):
            exact = mpmath.betainc(mpmath.mpf(d) / 2, 0.5, 0, 1 - mpmath.mpf(share), regularized=True) / 2
        np.testing.assert_allclose(
            expected_error.two_class_chances(np.array([share]), d)[0], float(exact), rtol=1e-11
        )


@pytest.mark.parametrize("d", [2, 3, 10, 40])
def test_two_classes_against_simulation_whatever_labels_and_unembeddings(d):
    """Sheet 08, SM-X1: the chance depends on q alone; a normal tail is wrong at small d."""
    q = frequencies.zipf(2, 12) ** 0.5
    draws = 20_000
    exact = expected_error.two_class_token_errors(q, d)
    for labels in (np.arange(12) % 2, np.zeros(12, dtype=int), np.minimum(np.arange(12), 1)):
        wrong = direct.token_errors(q, d, 2, seed=SEED, replicates=2, draws=draws // 2, labels=labels)
        found = wrong.sum(axis=0)[0, 0] / draws
        sd = np.sqrt(exact * (1 - exact) / draws + draws**-2.0)
        assert (np.abs(found - exact) / sd).max() < 5
        naive = stats.norm.sf(math.sqrt(d) * q / np.sqrt((q * q).sum()))
        if d <= 10:  # at d = 40 these draws cannot tell
            assert (np.abs(found - naive) / sd).max() > 8


@pytest.mark.parametrize(("d", "rho"), [(5, 1.0), (8, 0.5), (30, 0.2)])
def test_orthonormal_against_simulation(d, rho):
    q = frequencies.zipf(2, 14) ** rho
    draws = 40_000
    wrong = direct.token_errors(
        q, d, 5, seed=SEED, replicates=2, draws=draws // 2, unembeddings="orthonormal"
    )
    found, exact = wrong.sum(axis=0)[0, 0] / draws, expected_error.orthonormal_token_errors(q, d, 5)
    assert (np.abs(found - exact) / np.sqrt(exact * (1 - exact) / draws + draws**-2.0)).max() < 5


def test_classes_without_tokens_tie_at_zero():
    label = np.array([0, 0, 1])
    draws = 40_000
    for q in ([1.0, 2.0, 0.0], [1.0, 0.0, 0.0], [2.0, 1.0, 1.0], [0.0, 0.0, 0.0]):
        exact = expected_error.orthonormal_token_errors(q, 6, 4, label)
        found = (
            direct.token_errors(
                q, 6, 4, seed=SEED, replicates=2, draws=draws // 2, labels=label, unembeddings="orthonormal"
            ).sum(axis=0)[0, 0]
            / draws
        )
        np.testing.assert_allclose(found, exact, atol=5 * 0.5 / draws**0.5, err_msg=str(q))
    np.testing.assert_allclose(expected_error.orthonormal_token_errors([0, 0, 0], 6, 4, label), 0.75)


def test_grouping_of_tokens_changes_nothing():
    p = frequencies.resolve("pydoc#800")
    for q in (p, p**0.3, np.ones(800)):
        slow = [p @ expected_error.orthonormal_token_errors(q, d, 5) for d in (10, 200)]
        np.testing.assert_allclose(expected_error.orthonormal_error(p, q, (10, 200), 5), slow, rtol=1e-10)


def test_infinite_zipf_is_the_limit_of_long_ones():
    p = frequencies.zipf(2, 200_000)
    for scheme, q in (("frequency", p), ("threshold:30", (np.arange(200_000) < 30) * 1.0)):
        finite = expected_error.two_class_error(p, q, [10, 200])
        np.testing.assert_allclose(
            expected_error.zipf_error(scheme, 2, [10, 200], 2, 200_000), finite, rtol=1e-10
        )
        np.testing.assert_allclose(
            expected_error.zipf_error(scheme, 2, [10, 200]), finite, atol=2e-6
        )  # half the mass beyond
    finite = expected_error.orthonormal_error(p, p, 50, 3)
    np.testing.assert_allclose(expected_error.zipf_error("frequency", 2, 50, 3, 200_000), finite, rtol=1e-9)


def test_weights_that_decay_barely_fast_enough():
    """2 rho alpha = 1.05: some of the energy lies beyond 2**100 tokens."""
    for classes in (1, 5):
        nodes = zipf_nodes(2.0, math.inf, classes)
        q = nodes.p**0.2625
        energy = (nodes.multiplicity * q * q).sum()
        tail = expected_error.tail_energy(nodes, q)
        exact = nodes.p[0] ** 0.525 * zeta(1.05)
        assert tail > 0.02 * exact
        np.testing.assert_allclose(energy + tail, exact, rtol=1e-9)


@pytest.mark.parametrize(
    ("alpha", "rho", "classes", "constant"),
    [
        (2, 1, 2, 0.2549),
        (2, 1, 5, 0.3311),
        (1.5, 1, 2, 0.3385),
        (1.5, 1, 5, 0.4859),
        (2, 0.5, 2, 0.3111),
        (2, 0.5, 5, 0.3953),
        (3, 1, 2, 0.1678),
        (3, 1, 5, 0.1910),
        (2, 0.35, 2, 0.5781),
    ],
)
def test_constants_of_power_weighting(alpha, rho, classes, constant):
    """Sheet 08, SM-P2: the limit of error * d^((alpha - 1) / (2 rho alpha))."""
    d = 10**8
    found = expected_error.zipf_error(f"power:{rho}", alpha, d, classes)[0] * d ** (
        (alpha - 1) / (2 * rho * alpha)
    )
    np.testing.assert_allclose(found, constant, rtol=4e-4)  # four printed digits


def test_finite_numbers_of_the_sheet():
    dims = [10, 10**3, 10**6, 10**8]
    scaled = expected_error.zipf_error("frequency", 2, dims, 5, 1000) * np.array(dims) ** 0.25
    np.testing.assert_allclose(scaled, [0.324, 0.328, 0.316, 0.283], atol=1.2e-3)  # SM-P2, validity window
    slopes = np.log(expected_error.zipf_error("power:0.15", 2, [10**6, 10**8], 2, 1e12))
    assert abs((slopes[0] - slopes[1]) / math.log(100) - 1.665) < 2e-3  # SM-P2, 2 rho alpha < 1
    floor = expected_error.zipf_error("threshold:d", 2, [10**3, 10**6, 10**8])  # SM-P3 (a)
    np.testing.assert_allclose(floor, [0.1589, 0.1587, 0.1587], atol=1e-4)
    cut = expected_error.zipf_error("threshold:d/8", 2, [100, 1000, 10**4]) * [100, 1000, 10**4]
    np.testing.assert_allclose(cut, [2.6, 4.75, 25.8], rtol=0.01)


def test_optimal_scheme_of_two_classes():
    """Sheet 08, SM-T2x: exact minimum .08216 (d = 10), .01300 (100); constants .7219, 1.4568, 10.523."""
    found = expected_error.zipf_error("optimal", 2, [10, 100])
    np.testing.assert_allclose(found, [0.08216, 0.01300], rtol=6e-4)
    for alpha, constant in ((1.5, 0.7219), (2, 1.4568), (3, 10.523)):
        np.testing.assert_allclose(
            expected_error.zipf_error("optimal", alpha, 10**7)[0] * 1e7 ** (alpha - 1), constant, rtol=2e-4
        )


@settings(max_examples=30, deadline=None)
@given(d=st.integers(2, 200), alpha=st.floats(0.5, 3), data=st.data())
def test_no_scheme_beats_the_optimal_one(d, alpha, data):
    p = frequencies.zipf(alpha, 12)
    best = expected_error.optimal_shares(p, d)
    assert abs(best.sum() - 1) < 1e-12
    least = p @ expected_error.two_class_chances(best, d)
    q = np.array(data.draw(st.lists(st.floats(0, 1), min_size=12, max_size=12)))
    nearby = best**0.5 * (1 + 0.1 * (q - 0.5))
    for other in (q, nearby):
        assert expected_error.two_class_error(p, other, d)[0] >= least - 1e-13
    level = np.log(p) + (d / 2 - 1) * np.log1p(-best) - np.log(best) / 2  # water-filling: one level
    assert np.ptp(level) < 1e-6


@pytest.mark.parametrize(
    ("classes", "loads"),
    [(2, (0.91, 3.28, 10.8)), (5, (1.77, 6.76, 15.4)), (10, (2.63, 8.90, 18.0)), (100, (6.3, 15.2, 25.7))],
)
def test_balanced_classes(classes, loads):
    """Sheet 08, SM-O1: loads dM/N at which the error is half the guessing error, 10 % and 1 %."""
    found = expected_error.balanced_chance(np.sqrt(loads), classes)
    np.testing.assert_allclose(found, [(1 - 1 / classes) / 2, 0.1, 0.01], rtol=0.02)
    np.testing.assert_allclose(expected_error.balanced_chance(0.0, classes), 1 - 1 / classes, rtol=1e-12)


@pytest.mark.parametrize("d", [1, 2, 7, 100, 10**6])
def test_chi_nodes_have_the_moments_of_chi(d):
    r, mass = chi_nodes(d, 12)
    np.testing.assert_allclose([mass.sum(), mass @ r**2, mass @ r**4], [1, d, d * (d + 2)], rtol=1e-9)


def test_gauss_of_points_is_exact_to_its_degree():
    x = np.linspace(-1, 3, 50)
    m = 1 / (1 + x * x)
    nodes, mass = gauss_of_points(x, m, 6)
    for power in range(12):
        np.testing.assert_allclose(mass @ nodes**power, m @ x**power, rtol=1e-11)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: expected_error.two_class_error([1.0], [1.0], 0), "dimensions"),
        (lambda: expected_error.two_class_token_errors([1.0, np.nan], 3), "q"),
        (lambda: expected_error.zipf_error("uniform", 2, 10), "sum of squares"),
        (lambda: expected_error.zipf_error("power:0.2", 2, 10), "sum of squares"),
        (lambda: expected_error.zipf_error("frequency", 1.0, 10), "alpha > 1"),
        (lambda: expected_error.zipf_error("best", 2, 10), "scheme"),
        (lambda: expected_error.zipf_error("optimal", 2, 10, 3), "two classes"),
        (lambda: expected_error.orthonormal_error([0.5, 0.5], [1.0, 1.0], 2, 3), "classes"),
        (lambda: expected_error.optimal_shares(np.ones(3) / 3, 1), "dimension"),
    ],
)
def test_wrong_use(call, message):
    with pytest.raises(InputError, match=message):
        call()
