"""Learning from candidate sets: invariants of the algorithms, sheet 09's numbers, refusals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import weak_supervision as weak

SEED = streams.root(0, "weak")


@given(st.integers(0, 10_000), st.integers(4, 12), st.integers(1, 3))
def test_alternating_minimisation_never_rises_and_settles(draw, n, degree):
    rng = np.random.default_rng(draw)
    form = weak.sign_problem(n, min(degree, n - 2), 0.05, rng)
    magnitudes = np.sqrt(np.diag(form) / np.diag(weak.smoother(n, min(degree, n - 2))))
    start = rng.choice((-1.0, 1.0), size=n)
    end = weak.alternate(form, magnitudes, start)
    assert end @ form @ end <= start @ form @ start + 1e-9
    assert (weak.alternate(form, magnitudes, end) == end).all()


def test_flipping_all_signs_changes_nothing():
    form = weak.sign_problem(9, 2, 0.05, np.random.default_rng(0))
    values = np.einsum("ki,ij,kj->k", weak.sign_selections(9), form, weak.sign_selections(9), optimize=True)
    np.testing.assert_allclose(values, values[::-1], rtol=1e-12)
    assert (values <= values.min() * (1 + 1e-9) + 1e-15).sum() == 2  # two global optima


def test_alternation_finds_the_optimum_seldom():
    found = weak.reach_of_optimum(11, 3, 0.05, seed=SEED, replicates=40)
    assert 0.05 < found["alternation"].mean() < 0.35  # the sheet: 6 to 20 %


def test_at_equal_work_restarts_beat_frank_wolfe():
    found = weak.restarts_against_frank_wolfe(11, 3, 0.05, seed=SEED, replicates=20, starts=4)
    assert found["restarts"].mean() > 0.9 and found["restarts_gain"].mean() > 0.1


def test_restarts_keep_the_best_end():
    form = weak.sign_problem(8, 1, 0.05, np.random.default_rng(3))
    magnitudes = np.sqrt(np.diag(form) / np.diag(weak.smoother(8, 1)))
    few, many = (weak.alternate_with_restarts(form, magnitudes, work, np.random.default_rng(0)) for work in (5, 300))
    values = np.einsum("ki,ij,kj->k", weak.sign_selections(8), form, weak.sign_selections(8))
    assert many @ form @ many <= few @ form @ few
    assert many @ form @ many == pytest.approx(values.min(), rel=1e-9)


def test_em_never_lowers_the_likelihood_and_meets_the_sheets_rate():
    assert weak.contraction_of_em(1.0, 0.3, seed=SEED)["contraction"][0] == pytest.approx(0.4729635, abs=5e-7)
    nodes, masses = np.polynomial.hermite_e.hermegauss(160)
    x = np.concatenate([1 + nodes, -1 + nodes])
    law = np.concatenate([0.3 * masses, 0.7 * masses]) / masses.sum()
    likelihood = [law @ np.log(u * np.exp(x) + (1 - u) * np.exp(-x)) for u in weak.mixture_steps(1.0, 0.3, 12)]
    assert (np.diff(likelihood) >= -1e-14).all()


def test_nothing_is_learnt_from_full_sets():
    assert weak.ambiguous_after(30, 3, 0.5, 1.0, seed=SEED, replicates=2)["ambiguous"].tolist() == [1000, 1000]


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: weak.sign_selections(19), "n: got 19"),
        (lambda: weak.interval_widths(0, True, seed=SEED, replicates=1), "n: got 0"),
        (lambda: weak.ambiguous_after(5, 1, 0.5, 0.5, seed=SEED, replicates=1), "labels: got 1"),
        (lambda: weak.ambiguous_after(5, 3, 1.5, 0.5, seed=SEED, replicates=1), "share: got 1.5"),
        (lambda: weak.contraction_of_em(1.0, 1.0, seed=SEED), "weight: got 1"),
        (lambda: weak.least_variance([1.0, -1.0], seed=SEED), "magnitudes"),
    ],
)
def test_wrong_input_is_named(call, words):
    with pytest.raises(InputError, match=words):
        call()


def test_rates_of_the_sheet_are_within_those_of_twelve_problems():
    # 6, 8, 10 and 20 % of starts in four problems whose signal and seeds the sheet does not give; here all 2^10 starts up to a flip, for cubics
    # with normal coefficients of 1, x, x^2, x^3; Chebyshev's are easier, at 10 to 32 %
    x, rates = np.linspace(-1, 1, 11), []
    for draw in range(12):
        rng = np.random.default_rng(draw)
        magnitudes = np.abs(np.vander(x, 4) @ rng.standard_normal(4) + 0.05 * rng.standard_normal(11))
        form = weak.smoother(11, 3) * np.outer(magnitudes, magnitudes)
        starts = weak.sign_selections(11)[:1024]
        ends = np.array([weak.alternate(form, magnitudes, start) for start in starts])
        values, least = (np.einsum("ki,ij,kj->k", signs, form, signs, optimize=True) for signs in (ends, starts))
        rates.append(np.mean(values <= least.min() * (1 + 1e-9)))
    assert min(rates) < 0.06 and 0.2 < max(rates) < 0.5  # the sheet's four rates are within; the median here is 0.17
