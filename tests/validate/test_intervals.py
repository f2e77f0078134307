"""Intervals miss as seldom as they say, and no look or comparison comes for free."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lawbook.validate import intervals

# the tests below count misses of a correct interval; a count beyond this is a false alarm of this probability
FALSE_ALARM = 1e-9
LEVELS = st.sampled_from([0.2, 0.05, 1e-3, 1e-6, 1e-9])


@given(st.integers(1, 400), st.floats(0, 1), LEVELS)
def test_clopper_pearson_is_scipys_exact_interval(trials, part, alpha):
    successes = round(part * trials)
    reference = stats.binomtest(successes, trials).proportion_ci(1 - alpha, "exact")
    low, high = intervals.clopper_pearson(np.array([successes]), np.array([trials]), alpha)
    # SciPy forms (1 - confidence) / 2, where small levels lose digits, and stops its search at an error of 2e-12
    lost = 1e-12 + 1e-15 / alpha
    np.testing.assert_allclose([low[0], high[0]], [reference.low, reference.high], rtol=lost, atol=4e-12)


@given(st.integers(1, 300), st.floats(0, 1), LEVELS)
def test_a_tie_widens_the_interval_to_both_of_its_outcomes(trials, part, alpha):
    successes = part * trials
    low, high = intervals.clopper_pearson(successes, trials, alpha)
    assert low == intervals.clopper_pearson(np.floor(successes), trials, alpha)[0]
    assert high == intervals.clopper_pearson(np.ceil(successes), trials, alpha)[1]
    assert 0 <= low <= successes / trials <= high <= 1


@given(st.integers(1, 300), st.floats(0, 1), LEVELS)
def test_successes_and_failures_are_mirrored(trials, part, alpha):
    successes = round(part * trials)
    low, high = intervals.clopper_pearson(successes, trials, alpha)
    other = intervals.clopper_pearson(trials - successes, trials, alpha)
    np.testing.assert_allclose([1 - high, 1 - low], other, rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("successes, trials", [(-1, 5), (6, 5), (0, 0), (np.nan, 5), (1, np.nan)])
def test_impossible_counts_are_refused(successes, trials):
    with pytest.raises(ValueError, match="successes: got"):
        intervals.clopper_pearson(np.array([successes]), np.array([trials]), 0.05)


@given(st.integers(2, 200), st.floats(-1e6, 1e6), st.floats(0, 1e3), LEVELS)
def test_student_is_scipys_interval(count, mean, deviation, alpha):
    low, high = intervals.student(np.array([mean]), np.array([deviation]), count, alpha)
    half = stats.t(count - 1).ppf(1 - alpha / 2) * deviation / np.sqrt(count)
    np.testing.assert_allclose([low[0], high[0]], [mean - half, mean + half], rtol=1e-6, atol=1e-9)


def test_one_replicate_tells_nothing_about_spread():
    one = np.array([0.3])
    assert [end[0] for end in intervals.student(one, np.array([np.inf]), 1, 0.1)] == [-np.inf, np.inf]
    assert [end[0] for end in intervals.empirical_bernstein(one, np.array([np.inf]), 1, 0.1)] == [0, 1]


@given(st.integers(1, 500), st.integers(1, 20), st.floats(1e-9, 0.5))
def test_shares_of_the_level_add_up_to_it(comparisons, looks, alpha):
    assert intervals.share(alpha, comparisons, looks) * comparisons * looks == pytest.approx(alpha)
    assert intervals.share(alpha, 0, 0) == alpha


@given(st.floats(-1e9, 1e9, allow_subnormal=False), st.sampled_from([0.0, 1e-12, 1e-3]))
def test_exact_values_are_known_up_to_rounding(value, rounding):
    low, high = intervals.exact(np.array([value]), rounding)
    assert low[0] <= value <= high[0] and high[0] - low[0] <= (2 * rounding + 4e-16) * abs(value)


def misses(low, high, truth):
    return int(((low > truth) | (high < truth)).sum())


def most_misses(trials, alpha):
    return stats.binom.isf(FALSE_ALARM, trials, alpha)


@pytest.mark.statistical
@pytest.mark.parametrize("probability", [0.003, 0.1, 0.5])
@pytest.mark.parametrize("alpha", [0.05, 0.001])
def test_clopper_pearson_covers(probability, alpha):
    successes = np.random.default_rng(1).binomial(200, probability, 50_000)
    ends = intervals.clopper_pearson(successes, np.full(successes.size, 200), alpha)
    assert misses(*ends, probability) <= most_misses(successes.size, alpha)


@pytest.mark.statistical
@pytest.mark.parametrize("count", [2, 5, 40])
@pytest.mark.parametrize("alpha", [0.05, 0.001])
def test_student_covers_and_is_no_wider_than_needed(count, alpha):
    draws = np.random.default_rng(2).standard_normal((40_000, count))
    found = misses(*intervals.student(draws.mean(1), draws.std(1, ddof=1), count, alpha), 0.0)
    assert stats.binom.isf(1 - FALSE_ALARM, 40_000, alpha) <= found <= most_misses(40_000, alpha)


@pytest.mark.statistical
@pytest.mark.parametrize("a, b", [(1.0, 1.0), (0.05, 0.05), (0.02, 2.0), (30.0, 1.0)])
@pytest.mark.parametrize("count", [2, 20, 300])
def test_empirical_bernstein_covers_any_law_on_the_unit_interval(a, b, count):
    draws = np.random.default_rng(3).beta(a, b, (4_000, count))
    ends = intervals.empirical_bernstein(draws.mean(1), draws.std(1, ddof=1), count, 0.05)
    assert misses(*ends, a / (a + b)) <= most_misses(4_000, 0.05)
    assert np.all((0 <= ends[0]) & (ends[1] <= 1))


def test_empirical_bernstein_is_the_published_width():
    # theorem 4 of Maurer and Pontil with delta = alpha / 2 on each side
    low, high = intervals.empirical_bernstein(np.array([0.5]), np.array([0.1]), 1000, 0.05)
    half = np.sqrt(2 * 0.1**2 * np.log(2 / 0.025) / 1000) + 7 * np.log(2 / 0.025) / (3 * 999)
    assert high[0] - 0.5 == pytest.approx(half) and 0.5 - low[0] == pytest.approx(half)
