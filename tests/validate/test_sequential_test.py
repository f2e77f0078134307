"""Sequential tests err as seldom as they promise, see what they should, and always end."""

import doctest

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lawbook.validate import sequential_test as module
from lawbook.validate.nulls import NULLS, SEQUENCES, false_refutations
from lawbook.validate.sequential_test import (
    bucket_test,
    confidence_sequence,
    p_value_at_most,
    sequential_test,
)

HALVES = {"low": (0.0, 0.52), "high": (0.48, 1.0)}


def binomial(p, seed):
    source = np.random.default_rng(seed)
    return lambda draws: int(source.binomial(draws, p))


@pytest.mark.statistical
@pytest.mark.parametrize("level, looks", [(0.1, 1), (0.05, 3), (0.01, 7)])
def test_a_true_hypothesis_fails_with_the_level(level, looks):
    # both bounds together fail with probability 2e-9 at another seed
    source = np.random.default_rng(1)
    failed = sum(not sequential_test(lambda look: source.uniform(), level=level, looks=looks).passed for _ in range(20_000))
    assert stats.binom.isf(1 - 1e-9, 20_000, level) <= failed <= stats.binom.isf(1e-9, 20_000, level)


@pytest.mark.statistical
def test_true_hypotheses_cost_little_more_than_one_look():
    source = np.random.default_rng(2)
    looks = [len(sequential_test(lambda look: source.uniform()).p_values) for _ in range(5_000)]
    assert 1.1 < np.mean(looks) < 1.25  # 1 / (1 - again) = 1.17; the mean of 5000 has a standard error of 0.006


@pytest.mark.parametrize("values, passed, looks", [
    ([0.5], True, 1), ([1e-9], False, 1), ([0.01, 0.9], True, 2), ([0.01, 1e-6], False, 2), ([0.0], False, 1), ([1.0], True, 1),
])  # fmt: skip
def test_clear_cases_end_at_once_and_doubtful_ones_are_asked_again(values, passed, looks):
    found = sequential_test(lambda look: values[look])
    assert (found.passed, len(found.p_values)) == (passed, looks)


def test_the_last_look_decides():
    assert sequential_test(lambda look: 0.001, looks=1, level=1e-5).passed
    # three looks at level 1e-5: failing below 3.3e-6, 2.2e-4, 1.5e-2; asked again below about 0.015
    found = sequential_test(lambda look: 1e-3, level=1e-5, looks=3)
    assert not found.passed and len(found.p_values) == 3


@pytest.mark.parametrize("bad", [np.nan, -0.1, 1.1])
def test_what_is_no_p_value_is_refused(bad):
    with pytest.raises(ValueError, match="p_value: got"):
        sequential_test(lambda look: bad)


@pytest.mark.parametrize("level, looks", [(0, 1), (1, 1), (0.1, 0)])
def test_levels_and_looks_that_make_no_sense_are_refused(level, looks):
    with pytest.raises(ValueError, match="level, looks: got"):
        sequential_test(lambda look: 0.5, level=level, looks=looks)


@given(st.integers(1, 3000), st.floats(0, 1), st.sampled_from([0.1, 1e-3, 1e-6]))
def test_the_interval_holds_the_proportion_and_its_ends_meet_the_definition(draws, part, risk):
    successes = round(part * draws)
    low, high = confidence_sequence(successes, draws, risk)
    assert 0 <= low <= successes / draws <= high <= 1
    for end in (low, high):
        if 1e-12 < end < 1 - 1e-12:
            assert (draws + 1) * stats.binom.pmf(successes, draws, end) == pytest.approx(risk, rel=1e-4)
    # it pays for all looks: never narrower than an interval for one
    exact = stats.binomtest(successes, draws).proportion_ci(1 - risk, "exact")
    assert low <= exact.low + 1e-12 and high >= exact.high - 1e-12


@pytest.mark.statistical
@pytest.mark.parametrize("p", [0.02, 0.3, 0.5])
def test_all_intervals_of_a_sequence_hold_together(p):
    # watched at each of 2000 draws; more misses than this have probability 1e-9
    draws = np.arange(1, 2001)
    successes = np.cumsum(np.random.default_rng(3).uniform(size=(2000, 2000)) < p, axis=1)
    missed = ((draws + 1) * stats.binom.pmf(successes, draws, p) <= 0.05).any(axis=1).sum()
    assert missed <= stats.binom.isf(1e-9, 2000, 0.05)


@pytest.mark.parametrize("p, expected", [(0.1, "low"), (0.9, "high"), (0.0, "low"), (1.0, "high")])
def test_clear_probabilities_find_their_bucket_quickly(p, expected):
    found = bucket_test(binomial(p, 4), HALVES)
    assert found.bucket == expected and found.draws <= 500 and found.low <= p <= found.high


@pytest.mark.parametrize("p", [0.48, 0.49, 0.5, 0.51, 0.52])
def test_probabilities_in_the_overlap_end_too(p):
    found = bucket_test(binomial(p, 5), HALVES, risk=1e-3)
    assert found.bucket in HALVES and found.draws < 10**6


@pytest.mark.parametrize("buckets", [
    {"a": (0, 0.5), "b": (0.5, 1)}, {"a": (0, 0.4), "b": (0.6, 1)}, {"a": (0.1, 1)}, {"a": (0, 0.9)}, {"a": (1, 0)}, {},
])  # fmt: skip
def test_buckets_with_gaps_are_refused(buckets):
    with pytest.raises(ValueError, match="buckets: got"):
        bucket_test(binomial(0.5, 1), buckets)


def test_impossible_counts_and_endless_waits_are_errors():
    with pytest.raises(ValueError, match="count: got"):
        bucket_test(lambda draws: draws + 1, HALVES)
    with pytest.raises(RuntimeError, match="overlap more"):
        bucket_test(binomial(0.5, 1), {"a": (0, 0.50001), "b": (0.49999, 1)}, most=10_000)


@pytest.mark.parametrize("p, level, expected", [(0.001, 0.05, True), (0.2, 0.05, False), (0.03, 0.05, True), (0.08, 0.05, False)])
def test_monte_carlo_p_values_are_decided(p, level, expected):
    assert p_value_at_most(binomial(p, 6), level) is expected


@pytest.mark.statistical
def test_the_judges_rate_of_false_refutations_lies_below_its_level():
    # the machinery's own calibration, decided at risk 1e-5: at most 5 %, told from 6 % or more
    normal = next(null for null in NULLS if null.name == "mean: normal numbers")
    batches = iter(range(10_000))

    def refuted(draws):
        found = 0
        for start in range(0, draws, SEQUENCES):
            found += false_refutations(normal, sequences=min(SEQUENCES, draws - start), seed=next(batches))["refuted"]
        return found

    assert bucket_test(refuted, {"paid": (0.0, 0.065), "unpaid": (0.05, 1.0)}, first=4000).bucket == "paid"


def test_the_example_in_the_docstring():
    assert doctest.testmod(module).failed == 0
