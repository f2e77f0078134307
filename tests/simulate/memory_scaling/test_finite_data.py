"""Finite data: exact sums against Monte Carlo and term by term, the sheet's curves, and bits."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_scaling import finite_data

SEED = streams.root(7, "data")


def test_counts_agree_with_the_exact_sum():
    p = frequencies.zipf(1.5, 300)
    found = finite_data.sample_unseen(p, [10, 100], seed=SEED, replicates=3000)
    exact = finite_data.expected_unseen(p, [10, 100])
    for name in ("unseen", "distinct"):
        error = found[name].std(axis=0) / 3000**0.5
        assert (np.abs(found[name].mean(axis=0) - exact[name]) < 4.5 * error).all(), name


@settings(deadline=None)
@given(tokens=st.integers(1, 40), alpha=st.floats(0.1, 4), samples=st.integers(0, 500))
def test_exact_sums_term_by_term(tokens, alpha, samples):
    p = frequencies.zipf(alpha, tokens)
    unseen = sum(float(v) * (1 - float(v)) ** samples for v in p)
    distinct = sum(1 - (1 - float(v)) ** samples for v in p)
    for exact in (finite_data.expected_unseen(p, samples), finite_data.zipf_unseen(alpha, samples, tokens)):
        np.testing.assert_allclose(
            [exact["unseen"][0], exact["distinct"][0]], [unseen, distinct], rtol=1e-9, atol=1e-12
        )
    streamed = finite_data.zipf_expected_unseen(alpha, tokens, samples)
    np.testing.assert_allclose(
        [streamed["unseen"], streamed["distinct"]], [unseen, distinct], rtol=1e-9, atol=1e-12
    )


def test_streamed_sum_has_the_same_bits_for_any_number_of_threads():
    one = finite_data.zipf_expected_unseen(1.3, 400_000, 5000, threads=1)
    assert one == finite_data.zipf_expected_unseen(1.3, 400_000, 5000, threads=2)
    exact = finite_data.expected_unseen(frequencies.zipf(1.3, 400_000), 5000)
    np.testing.assert_allclose(one["unseen"], exact["unseen"][0], rtol=1e-12)
    np.testing.assert_allclose(one["distinct"], exact["distinct"][0], rtol=1e-12)


@pytest.mark.parametrize(
    ("alpha", "constant", "ratios"),
    [
        (1.5, 0.9416, (0.975, 0.998, 0.9998)),
        (2, 0.6910, (0.966, 0.996, 0.9996)),
        (3, None, (0.965, 0.996, 0.9994)),
    ],
)
def test_constants_of_the_sheet(alpha, constant, ratios):
    """Sheet 08, SM-P1: exact over asymptotic unseen mass at T = 10, 100, 1000."""
    from scipy.special import gamma, zeta

    value = zeta(alpha) ** (-1 / alpha) / alpha * gamma(1 - 1 / alpha)
    if constant:
        assert abs(value - constant) < 6e-5
    samples = np.array([10, 100, 1000])
    found = finite_data.zipf_unseen(alpha, samples)["unseen"] / (value * samples ** (-1 + 1 / alpha))
    np.testing.assert_allclose(found, ratios, atol=6e-4)


def test_floors_of_the_sheet():
    """Sheet 08, F6: unseen mass for N = 100, alpha = 2 is .0157, .00182, 9e-7 (T = 1024, 10240, 102400)."""
    found = finite_data.expected_unseen(frequencies.zipf(2, 100), [1024, 10240, 102400])["unseen"]
    np.testing.assert_allclose(found, [0.0157, 0.00182, 9e-7], rtol=0.06)


@pytest.mark.parametrize(
    ("scheme", "sheet"),
    [
        ("seen", [0.210, 0.194, 0.224, 0.276, 0.336, 0.380, 0.416, 0.458, 0.477]),
        ("log-counts:1", [0.211, 0.173, 0.142, 0.130, 0.134, 0.156, 0.195, 0.288, 0.367]),
    ],
)
def test_more_data_can_hurt(scheme, sheet):
    """Sheet 08, SM-P4 (ii), (iii): M = 2, alpha = 1.5, N = 20000, d = 30."""
    samples = [10, 30, 100, 300, 1000, 3000, 10**4, 10**5, 10**6]
    found = finite_data.two_class_errors(
        frequencies.zipf(1.5, 20_000), scheme, 30, samples, seed=SEED, replicates=60
    )[:, :, 0]
    np.testing.assert_allclose(
        found.mean(axis=0), sheet, atol=0.02
    )  # the first entries of the sheet are noisy
    np.testing.assert_allclose(found.mean(axis=0)[3:], sheet[3:], atol=0.004)


def test_grouping_by_count_changes_nothing():
    p = frequencies.zipf(1, 200)
    rng = np.random.default_rng(3)
    counts = rng.multinomial(100, p)
    from lawbook.simulate.memory_scaling.expected_error import two_class_error

    found = finite_data.two_class_errors(p, "counts:0.5", [4, 9], 100, seed=SEED, replicates=1)
    counts = streams.generators(SEED, 1)[0].multinomial(100, p)
    np.testing.assert_allclose(found[0, 0], two_class_error(p, counts**0.5, [4, 9]), rtol=1e-12)


def test_no_data_is_a_guess_and_batches_agree():
    p = frequencies.zipf(2, 100)
    nothing = finite_data.two_class_errors(p, "top:d/2", [4, 8], 0, seed=SEED, replicates=2)
    np.testing.assert_allclose(nothing, 0.5, rtol=1e-15)
    a = finite_data.two_class_errors(p, "top:d/2", [4, 8], [5, 50], seed=SEED, replicates=6, threads=1)
    b = [
        finite_data.two_class_errors(
            p, "top:d/2", [4, 8], [5, 50], seed=SEED, replicates=3, first=k, threads=2
        )
        for k in (0, 3)
    ]
    np.testing.assert_array_equal(a, np.concatenate(b))
    assert finite_data.observe_two_classes("zipf:2:100", "seen", [4, 8], 5, seed=SEED, replicates=2)[
        "error"
    ].shape == (2, 2)


@pytest.mark.parametrize(
    "call",
    [
        lambda: finite_data.expected_unseen([0.5, 0.6], 3),
        lambda: finite_data.expected_unseen([0.5, 0.5], -1),
        lambda: finite_data.zipf_expected_unseen(0, 10, 3),
        lambda: finite_data.zipf_unseen(0.9, 3),
        lambda: finite_data.two_class_errors([1.0], "seen", 0, 3, seed=SEED, replicates=1),
        lambda: finite_data.sample_unseen([1.0], 3, seed=SEED, replicates=0),
    ],
)
def test_wrong_use(call):
    with pytest.raises((InputError, ValueError), match="accepted"):
        call()


def test_large_t_does_not_underflow_to_nonsense():
    exact = finite_data.expected_unseen([0.5, 0.5], 10**9)
    assert exact["unseen"][0] == 0 and exact["distinct"][0] == 2
    assert math.isclose(finite_data.expected_unseen([1.0], 0)["unseen"][0], 1)
    assert finite_data.expected_unseen([1.0, 0.0], 5)["distinct"][0] == 1
