"""Measurements: estimates and intervals beside their predictions, the same for any batching; broken promises are named."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lawbook.validate.experiment import Experiment
from lawbook.validate.measurement import Measurement, ObservationError, measure

CELLS = [{"d": 1}, {"d": 2}]


def taken(statistic, *blocks, cells=None, values=None, predict=lambda d: 10.0 * d, **more):
    """`blocks` are the results of each cell, in order."""
    cells = CELLS[: len(blocks)] if cells is None else cells
    trial = Experiment("tiny.law", "nowhere:nothing", lambda *_: cells, values or (lambda cell: {"d": cell["d"]}), statistic)
    return measure(trial, cells, blocks, predict, observable="y", **({"alpha": 0.05, "looks": 1} | more))


def test_one_row_per_comparison_with_its_cell_values_and_prediction():
    one = [{"y": np.array([[1.0, 2.0, 3.0], [3.0, 4.0, 7.0]])}]
    other = [{"y": np.array([5.0, 7.0])}]
    found = taken("mean", one, other)
    np.testing.assert_array_equal(found.estimate, [2, 3, 5, 6])
    np.testing.assert_array_equal(found.cell, [0, 0, 0, 1])
    np.testing.assert_array_equal(found.values["d"], [1, 1, 1, 2])
    np.testing.assert_array_equal(found.prediction, [10, 10, 10, 20])
    assert found.cells == tuple(CELLS) and found.replicates == 2
    np.testing.assert_allclose(found.spread, [1, 1, 2, 1])


def test_arrays_of_values_go_with_the_comparisons_and_vectors_of_other_lengths_do_not():
    found = taken(
        "mean", [{"y": np.ones((2, 3))}], values=lambda cell: {"d": np.array([1, 2, 4]), "p": np.ones(5) / 5, "M": 7},
        predict=lambda d, p, M: d * p.sum(),
    )  # fmt: skip
    assert set(found.values) == {"d", "M"}
    np.testing.assert_allclose(found.prediction, [1, 2, 4])
    np.testing.assert_array_equal(found.values["M"], [7, 7, 7])


@given(st.lists(st.floats(0, 1), min_size=2, max_size=12), st.data(), st.sampled_from(["mean", "bounded"]))
def test_batching_changes_no_bit(numbers, data, statistic):
    cut = data.draw(st.integers(1, len(numbers) - 1))
    whole = taken(statistic, [{"y": np.array(numbers)}])
    parts = taken(statistic, [{"y": np.array(numbers[:cut])}, {"y": np.array(numbers[cut:])}])
    assert (whole.low, whole.high, whole.estimate, whole.spread) == (parts.low, parts.high, parts.estimate, parts.spread)


def test_proportions_pool_their_trials_and_pay_for_looks_and_comparisons():
    counts = [{"y": np.array([[3, 10], [4, 0]]), "trials": np.array([[10, 20], [10, 30]])}]
    found = taken("proportion", counts, alpha=0.06, looks=3)
    np.testing.assert_allclose(found.estimate, [0.35, 0.2])
    for row, (hits, trials) in enumerate([(7, 20), (10, 50)]):
        exact = stats.binomtest(hits, trials).proportion_ci(1 - 0.06 / 6, "exact")
        assert (found.low[row], found.high[row]) == pytest.approx((exact.low, exact.high))


def test_a_proportion_of_zero_is_not_known_without_error():
    found = taken("proportion", [{"y": np.zeros(3), "trials": np.full(3, 10)}])
    assert found.low[0] == 0 < found.high[0] and found.spread[0] > 0


def test_exact_values_are_known_to_rounding():
    found = taken("exact", [{"y": np.array([[2.0, -3.0]])}], [{"y": np.array(4.0)}])
    np.testing.assert_allclose(found.high - found.low, 2e-9 * np.array([2, 3, 4]))
    assert not found.spread.any() and found.estimate.tolist() == [2, -3, 4]


def test_one_replicate_has_no_interval():
    found = taken("mean", [{"y": np.array([1.0])}])
    assert (found.low[0], found.high[0]) == (-np.inf, np.inf)


def test_a_negative_factor_swaps_the_ends():
    m = taken("mean", [{"y": np.array([1.0, 3.0])}]).scaled(np.array([-2.0]))
    assert isinstance(m, Measurement) and m.low[0] < m.estimate[0] == -4 < m.high[0] and m.spread[0] > 0


@pytest.mark.parametrize("statistic, blocks, more, words", [
    ("mean", [{"z": np.ones(2)}], {}, "got z at {'d': 1}; accepted: 'y'"),
    ("proportion", [{"y": np.ones(2)}], {}, "accepted: 'trials'"),
    ("mean", [{"y": np.array([1.0, np.nan])}], {}, "not finite"),
    ("mean", [{"y": np.array([1.0, np.inf])}], {}, "not finite"),
    ("mean", [{"y": np.empty(0)}], {}, "or none"),
    ("mean", [{"y": np.ones((2, 3))}, {"y": np.ones((2, 4))}], {}, "got 3 and 4 comparisons"),
    ("mean", [{"y": np.ones(3)}], {"replicates": 8}, r"shape \(8,\) or \(8, K\)"),
    ("exact", [{"y": np.ones(3)}], {}, r"shape \(1,\) or \(1, K\)"),
    ("proportion", [{"y": np.ones((2, 3)), "trials": np.ones(2)}], {}, "trials of the same shape"),
    ("proportion", [{"y": np.full(2, 5), "trials": np.full(2, 4)}], {}, "successes from 0 to trials"),
    ("proportion", [{"y": np.full(2, -1), "trials": np.full(2, 4)}], {}, "successes from 0 to trials"),
    ("proportion", [{"y": np.zeros(2), "trials": np.zeros(2)}], {}, "trials >= 1"),
    ("bounded", [{"y": np.array([0.5, 1.5])}], {}, "numbers from 0 to 1"),
])  # fmt: skip
def test_what_breaks_the_experiments_promise_is_named(statistic, blocks, more, words):
    with pytest.raises(ObservationError, match=words):
        taken(statistic, blocks, **more)
