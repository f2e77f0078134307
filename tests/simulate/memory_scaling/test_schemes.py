"""Storage schemes: what each stores, and how it is written."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.simulate import frequencies
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_scaling import schemes

P = frequencies.zipf(2, 50)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("uniform", np.ones(50)),
        ("frequency", P),
        ("power:0.5", P**0.5),
        ("threshold:3", (np.arange(50) < 3) * 1.0),
        ("threshold:d/8", (np.arange(50) < 4) * 1.0),
        ("threshold:0.1d:1", (np.arange(50) < 3) * P),
        ("threshold:0", np.zeros(50)),
        ("logarithm:d", np.maximum(np.log(39 / np.arange(1, 51)), 0)),
        ("root-logarithm:2d/3", np.sqrt(np.maximum(np.log(26 / np.arange(1, 51)), 0))),
    ],
)
def test_schemes_as_text(text, expected):
    np.testing.assert_allclose(schemes.weights(text, P, 39), expected, rtol=1e-14)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "power",
        "power:x",
        "power:-1",
        "threshold:-3",
        "threshold:e",
        "logarithm:0",
        "sgd",
        "sgd:-1",
        "q",
        None,
        "uniform:2",
        "threshold:d/0",
        "power:nan",
        "threshold:1:2:3",
        "sgd:0:10",
    ],
)
def test_unreadable_schemes(text):
    with pytest.raises(InputError):
        schemes.weights(text, P, 16)


def test_a_multiple_of_the_dimension_needs_a_dimension():
    with pytest.raises(InputError, match="no dimension"):
        schemes.weights("threshold:d/8", P)


def test_sgd_map_one_visit_and_two():
    """f(0) = step / (1 + 1/M); the next visit starts from there."""
    q = schemes.sgd_shaped(np.array([0.5, 0.25, 0.25]), 2.0, 4, 5)
    one = 2 / (1 + 1 / 5)
    np.testing.assert_allclose(q, [one + 2 / (1 + np.exp(one) / 5), one, one])


def test_sgd_map_has_its_small_step_limit():
    for product in (0.5, 20, 4000):
        small = schemes.sgd_shaped(P, 1e-3, product / 1e-3, 5)
        np.testing.assert_allclose(schemes.sgd_shaped_limit(P, product, 5), small, rtol=2e-3, atol=2e-3)


@settings(deadline=None)
@given(product=st.floats(0, 1e12), classes=st.integers(2, 1000))
def test_sgd_limit_solves_its_equation(product, classes):
    q = schemes.sgd_shaped_limit(P, product, classes)
    assert np.isfinite(q).all() and (np.diff(q) <= 1e-12).all() and (q >= 0).all()
    np.testing.assert_allclose(q + np.exp(q) / classes, product * P + 1 / classes, rtol=1e-9)


def test_schemes_of_figure_4():
    """Sheet 08, SM-G3: power of p fitted to q_gamma, M = 10: 1.06 .82 .43 .02 for step .001 .1 1 10."""
    p = 1.0 / (np.arange(100) + 3) ** 2
    visits = np.floor(p / p[-1])
    for step, rho in ((1e-3, 1.06), (0.1, 0.82), (1.0, 0.43), (10.0, 0.02)):
        q = schemes.sgd_shaped(visits / visits.sum(), step, visits.sum(), 10)
        slope = np.polyfit(np.log(p), np.log(q), 1)[0]
        assert abs(slope - rho) < 0.03, (step, slope)


def test_schemes_from_counts():
    rng = np.random.default_rng(1)
    counts = np.array([5, 2, 2, 2, 0, 1])
    np.testing.assert_array_equal(schemes.empirical_weights("seen", counts, rng), [1, 1, 1, 1, 0, 1])
    np.testing.assert_array_equal(schemes.empirical_weights("counts", counts, rng), counts)
    np.testing.assert_allclose(schemes.empirical_weights("counts:0.5", counts, rng), counts**0.5)
    np.testing.assert_array_equal(schemes.empirical_weights("counts:0", counts, rng), [1, 1, 1, 1, 0, 1])
    np.testing.assert_allclose(schemes.empirical_weights("log-counts:2", counts, rng), np.log1p(counts / 2))
    assert schemes.empirical_weights("top:9", counts, rng).sum() == 5  # unseen tokens are never stored
    assert schemes.empirical_weights("top:0", counts, rng).sum() == 0
    assert schemes.empirical_weights("top:d/8", counts, rng, 16).sum() == 2


def test_ties_are_broken_at_random_and_evenly():
    rng = np.random.default_rng(2)
    counts = np.array([5, 2, 2, 2, 0, 1])
    stored = sum(schemes.most_frequent(counts, 2, rng) for _ in range(3000))
    assert stored[0] == 3000 and stored[4] == stored[5] == 0
    assert np.abs(stored[1:4] - 1000).max() < 5 * np.sqrt(3000 * 2 / 9)  # binomial, five standard deviations


@pytest.mark.parametrize("text", ["top", "top:x", "counts:-1", "log-counts:0", "log-counts", "uniform", 3])
def test_unreadable_empirical_schemes(text):
    with pytest.raises(InputError):
        schemes.empirical_weights(text, np.ones(3), np.random.default_rng(0))
