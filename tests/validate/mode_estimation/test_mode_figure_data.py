"""The numbers behind the figures of mode estimation, against the public code's, sums over all paths, and what is printed."""

import itertools
import math

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.validate.mode_estimation.figure_data import budgets, constants, published, trees


def sweep(function, cells, replicates):
    return [
        function(**cell, seed=streams.root(0, "figure", index), replicates=min(replicates, 100), first=0) for index, cell in enumerate(cells)
    ]


@pytest.mark.parametrize(
    ("problem", "sizes"),
    [
        ("geometric:100", [16, 32, 48, 64, 80, 95, 111, 127, 143]),
        ("two:300", [17, 34, 50, 67, 83, 100, 117, 133, 150]),
        ("one:1000", [2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ],
)
def test_published_budgets(problem, sizes):
    assert [published.published_budget(problem, 2.0**-b) for b in range(1, 10)] == sizes


# mean and standard deviation of 60 runs of the public code, at 1, 3, 5, 7 and 9 bits
PUBLIC = {
    ("geometric:100", "exhaustive"): [(107, 5), (320, 13), (533, 22), (740, 31), (953, 39)],
    ("geometric:100", "adaptive"): [(56, 10), (132, 16), (202, 21), (266, 25), (331, 26)],
    ("geometric:100", "truncated"): [(46, 22), (94, 33), (140, 39), (177, 47), (221, 54)],
    ("two:300", "elimination, c = 0.3"): [(331, 133), (358, 149), (390, 145), (413, 163), (442, 160)],
    ("two:300", "truncated"): [(140, 48), (288, 84), (398, 94), (501, 103), (601, 108)],
    ("one:1000", "elimination, c = 0.3"): [(80, 50), (86, 50), (99, 57), (105, 55), (117, 60)],
    ("one:1000", "truncated"): [(20, 1), (32, 13), (41, 21), (48, 27), (53, 31)],
}


@pytest.mark.parametrize(("problem", "name"), PUBLIC)
def test_queries_of_the_published_figures(problem, name):
    bits = np.array([1, 3, 5, 7, 9])
    found = published.runs(problem, (name,), sweep, 100, bits)["queries"][1][0]
    mean, deviation = np.array(PUBLIC[problem, name], dtype=float).T
    error = deviation * math.sqrt(1 / 60 + 1 / 100)
    assert np.all(np.abs(found - mean) < 4.5 * error)


def by_paths(first, c, decades, samples):
    """The same sum path by path."""
    total = 0.0
    for path in itertools.product((0, 1), repeat=samples):
        for n in range(1, samples + 1):
            other = sum(path[:n])
            most = max(other, n - other)
            width = math.sqrt(c * most * (math.log(2 * math.pi**2 * n * n) + decades * math.log(10)))
            if 2 * most - n > width:
                if 2 * other > n:
                    total += first ** (samples - sum(path)) * (1 - first) ** sum(path)
                break
    return total


@pytest.mark.parametrize(("first", "c", "decades"), [(0.5, 0.3, 0.3), (0.6, 0.5, 0.1), (0.7, 0.2, 1), (0.55, 0.1, 0.5)])
def test_the_exact_risk_of_elimination(first, c, decades):
    assert constants.drop_within(first, c, decades, 11) == pytest.approx(by_paths(first, c, decades, 11), rel=1e-12)


def test_the_calibrated_constant_errs_as_often_as_reported():
    found = constants.constants(sweep, "quick", "")
    low, high = (float(found[key].sel(bits=9, c=0.3)) for key in ("wrong_low", "wrong_high"))
    assert low < 0.215 < high and low > 50 * 2.0**-9
    assert np.all(np.diff(found["exact"].values, axis=1) < 0), "the larger the constant, the smaller the risk"


def test_the_budget_of_one_good_class_is_too_small():
    found = budgets.budgets(sweep, "quick", "")
    low = found["ratio_low"].sel(problem="one:1000")
    assert (low.sel(drawn=[3, 5, 7]) > 1).all() and (found["ratio_high"].sel(problem="geometric:100") < 1).all()


def test_adaptive_search_is_dearer_than_a_balanced_tree_at_first():
    found = trees.regret(sweep, "quick", "")
    queries = found["queries"].sel(reversal="two:300")
    assert float(queries.sel(early=55, method="nearest")) > 8.2933 + 1 and float(queries[-1]) < 8.2933 - 1
    late = found["regret"].sel(source="dirichlet:2:8:0").values[-4:]
    assert np.ptp(late) < 0.5


def test_a_constant_of_one_fails_where_the_classes_are_close_enough():
    nine = 9 * math.log10(2)
    assert constants.drop_within(0.5001, 1.0, nine, 2000) > 2 * 2.0**-9
    assert constants.drop_within(0.515, 1.0, nine, 2000) < 2.0**-9  # a gap of 0.03 hides it
    assert constants.drop_within(0.5001, 2.0, nine, 2000) < 0.01 * 2.0**-9
