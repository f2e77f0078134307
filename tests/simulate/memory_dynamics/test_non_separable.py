"""Where not all tokens can be memorised: the sheet's Monte-Carlo facts, Wendel's law, exact twins, wrong use."""

import numpy as np
import pytest
from scipy.special import comb

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import non_separable

SEED = streams.root(5, "non_separable")


def test_three_tokens_jump_at_the_threshold() -> None:
    """Sheet, AM-U2: P = .99, cos = .005: error .99, best .01; P = .75, cos = .4: .25 = .25; jump at (1 - P) / P."""
    for P in (0.7, 0.8, 0.9, 0.99):
        jump = (1 - P) / P
        seen = non_separable.three_tokens(P, [jump * 0.999, jump * 1.001, jump / 2, (1 + jump) / 2])
        np.testing.assert_array_equal(np.sign(seen["a"]), [[-1, 1, -1, 1]])
        np.testing.assert_allclose(seen["error"], [[P, 1 - P, P, 1 - P]], atol=1e-12)
        np.testing.assert_allclose(seen["best_error"], min(1 - P, P / 2), atol=1e-12)
        a, c = seen["a"][0, 2], jump / 2  # the equation of the minimiser on the axis
        assert P * c / (1 + np.exp(a * c)) == pytest.approx((1 - P) / (1 + np.exp(-a)), rel=1e-9)
    assert non_separable.three_tokens(0.99, 0.005)["gap"][0, 0] == pytest.approx(0.98)
    mild = non_separable.three_tokens(0.75, 0.4, replicates=2)
    assert mild["error"].tolist() == [[0.25], [0.25]] and mild["gap"].tolist() == [[0.0], [0.0]]


@pytest.mark.statistical
@pytest.mark.parametrize(
    ("N", "alpha", "share"),
    [(3, 0, 0.147), (3, 2, 0.09), (5, 0, 0.38), (5, 1, 0.36), (10, 0, 0.63), (10, 2, 0.79), (30, 1, 0.93), (100, 2, 0.98)],
)
def test_how_often_the_minimiser_is_not_the_best(N: int, alpha: float, share: float) -> None:
    """Sheet, AM-U4: 300 draws; ours 200. Chance of a false alarm below 1e-4 each."""
    seen = non_separable.gap(N, alpha, seed=SEED, replicates=200)
    spread = np.sqrt(share * (1 - share) * (1 / 200 + 1 / 300))
    assert abs(seen["positive"].mean() - share) < 4 * spread + 1e-9
    assert seen["gap"].min() >= 0 and np.all((seen["gap"] > 1e-12) == seen["positive"].astype(bool))
    if (N, alpha) == (30, 1):  # the sheet: .309 / .239, spreads about .1
        assert seen["error"].mean() == pytest.approx(0.309, abs=0.035)
        assert seen["best_error"].mean() == pytest.approx(0.239, abs=0.03)
    if N == 3:
        assert abs(seen["separable"].mean() - 0.75) < 4 * np.sqrt(0.75 / 4 / 200)


@pytest.mark.statistical
@pytest.mark.parametrize(("d", "N"), [(1, 2), (2, 3), (2, 6), (3, 5), (5, 10), (5, 13), (6, 24)])
def test_two_classes_follow_wendel(d: int, N: int) -> None:
    """AM-U6: 2^(1 - N) sum over k < d of C(N - 1, k). Chance of a false alarm below 1e-4 each."""
    seen = non_separable.boundary(N, d, seed=SEED, replicates=4, draws=250)
    wendel = comb(N - 1, np.arange(d)).sum() / 2.0 ** (N - 1)
    assert seen["trials"].tolist() == [250] * 4
    assert abs(seen["separable"].sum() / 1000 - wendel) <= 4 * np.sqrt(wendel * (1 - wendel) / 1000) + 1e-3


@pytest.mark.statistical
@pytest.mark.parametrize(("d", "N", "share"), [(2, 3, 1), (2, 4, 0.23), (3, 5, 1), (3, 6, 0.7), (3, 7, 0.19), (4, 8, 0.96), (4, 10, 0.26)])
def test_many_classes_go_beyond_the_dimension(d: int, N: int, share: float) -> None:
    """Sheet, AM-U6, M = N: 100 draws there, 150 here. Chance of a false alarm below 1e-4 each."""
    seen = non_separable.boundary(N, d, "N", seed=SEED, replicates=1, draws=150)["separable"][0] / 150
    assert abs(seen - share) <= 4 * np.sqrt(max(share * (1 - share), 0.01) * (1 / 100 + 1 / 150))


def test_threshold_of_the_step() -> None:
    for M in (2, 3):
        below, above = (
            non_separable.threshold(9, 2, share, M=M, seed=SEED, replicates=4, steps=600) for share in (0.95, 1.05)
        )
        assert below["returns"].all() and not above["returns"].any()
        assert below["at_zero"].min() > 1  # the origin is sharper: 2 / S(0) would be another threshold
        np.testing.assert_array_equal(below["at_zero"], above["at_zero"])


@pytest.mark.parametrize("q", [0.5, 0.6, 0.8, 0.95, 0.3])
def test_noisy_labels_follow_the_implicit_formula(q: float) -> None:
    times = np.array([0.0, 0.01, 1, 10, 100, 40])
    seen = non_separable.noisy_labels([0.3, 0.05], q, times)
    exact = np.array([[non_separable.noisy_margin(p, q, t) for t in times] for p in (0.3, 0.05)])
    np.testing.assert_allclose(seen["margin"][0], exact[..., 0].ravel(), atol=1e-11)
    np.testing.assert_allclose(seen["distance"][0], exact[..., 1].ravel(), atol=1e-11)
    assert exact[0, -1, 0] != exact[1, -1, 0] or q == 0.5


def test_noisy_labels_settle_at_a_known_rate() -> None:
    for q in (0.6, 0.8, 0.95):
        p = 0.4
        t = 9 / (2 * p * q * (1 - q))
        assert non_separable.noisy_labels(p, q, t)["rate"][0, 0] / (2 * p * q * (1 - q)) == pytest.approx(1, abs=0.01)
        near, far = (non_separable.noisy_margin(p, q, k * t)[1] for k in (10, 10.1))
        assert near / far == pytest.approx(np.exp(0.9), rel=1e-9)  # e^-90: relative precision to the end
    m = non_separable.noisy_margin(0.2, 1 - 1e-9, 1.0)[0]  # hardly any noise: e^m + m - 1 = 2 p t
    assert np.expm1(m) + m == pytest.approx(0.4, abs=1e-8)
    assert non_separable.noisy_margin(0.0, 0.7, 5.0)[0] == 0


def test_same_bits_for_any_batching() -> None:
    for function, options in (
        (non_separable.gap, {"N": 7, "alpha": 1}),
        (non_separable.boundary, {"N": 6, "d": 3, "draws": 5}),
        (non_separable.boundary, {"N": 6, "d": 3, "M": "N", "draws": 5}),
        (non_separable.boundary, {"N": 9, "d": 3, "M": 3, "draws": 5}),
        (non_separable.threshold, {"N": 8, "d": 2, "share": 0.5, "steps": 20}),
    ):
        whole, part = function(**options, seed=SEED, replicates=4), function(**options, seed=SEED, replicates=1, first=3)
        for name, values in whole.items():
            assert values.shape == (4,)
            np.testing.assert_array_equal(values[3:], part[name])


def test_wrong_input_is_refused() -> None:
    for call, message in (
        (lambda: non_separable.three_tokens(1, 0.5), "P, cosine"),
        (lambda: non_separable.three_tokens(0.5, [0.5, 1.0]), "P, cosine"),
        (lambda: non_separable.gap(0, 1, seed=SEED, replicates=1), "N: got 0"),
        (lambda: non_separable.gap(3, -1, seed=SEED, replicates=1), "alpha: got -1"),
        (lambda: non_separable.gap(3, 1, seed=SEED, replicates=0), "replicates: got 0"),
        (lambda: non_separable.boundary(3, 2, "d", seed=SEED, replicates=1), "M: got 'd'"),
        (lambda: non_separable.boundary(3, 2, 1, seed=SEED, replicates=1), "M: got 1"),
        (lambda: non_separable.boundary(1, 2, "N", seed=SEED, replicates=1), "N: got 1"),
        (lambda: non_separable.threshold(2, 5, 0.5, seed=SEED, replicates=1), "N, d, M: got"),
        (lambda: non_separable.noisy_labels(0.5, 1.0, 1), "q: got 1.0"),
        (lambda: non_separable.noisy_labels([0.7, 0.7], 0.6, 1), "sum of p: got 1.4"),
        (lambda: non_separable.noisy_margin(0.5, 0.6, -1), "t: got -1"),
    ):
        with pytest.raises(InputError, match=message):
            call()
