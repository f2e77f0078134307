"""Single questions against full resolution: the game solved by grids, and variances against their formulas."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation import question_game
from lawbook.simulate.mode_estimation.question_variance import variances_times_queries
from lawbook.simulate.streams import root


def divergences(p):
    """What each question tells from the laws of a fine grid that tie the mode with a rival, (laws, 4)."""
    ties = np.linspace(0.3, 0.49, 191)
    laws = [np.array([ties, ties, 1 - 2 * ties]), np.array([ties, 1 - 2 * ties, ties])]
    return np.array([[question_game.told(p, q) for q in law.T] for law in laws]).reshape(-1, 4)


def test_no_shares_on_a_grid_exceed_the_rate():
    p = np.array([0.5, 0.3, 0.2])
    rate = question_game.least_rate(p)
    grid = [np.array([a, b, c, 10 - a - b - c]) / 10 for a in range(11) for b in range(11 - a) for c in range(11 - a - b)]
    table = divergences(p)
    best = max((table @ shares).min() for shares in grid)
    assert 0.97 * rate < best <= rate * (1 + 1e-6)


def test_full_resolution_alone_has_the_rate_of_a_tie():
    p = np.array([0.6, 0.3, 0.1])
    mean = 0.45
    tie = (0.6 * np.log(0.6 / mean) + 0.3 * np.log(0.3 / mean)) / 1.4
    assert question_game.least_rate(p, slice(3, 4)) == pytest.approx(tie, rel=1e-7)


@pytest.mark.parametrize("wrong", [[0.5, 0.5], [0.4, 0.4, 0.2], [0.5, 0.5, 0.0]])
def test_three_classes_are_needed(wrong):
    with pytest.raises(InputError, match="p: got"):
        question_game.gain(wrong)


@pytest.mark.parametrize(("p", "cost"), [(0.2, 1.4), (0.4, 1.6), (0.5, 1.0)])
def test_variances_are_the_multinomial_ones(p, cost):
    found = variances_times_queries(p, 100, 4000, seed=root(1), replicates=10)
    assert found["full"].mean() == pytest.approx(2 * p * cost, rel=0.03)
    assert found["single"].mean() == pytest.approx(4 * p * (1 - p), rel=0.03)
    np.testing.assert_array_equal(found["full"][4:], variances_times_queries(p, 100, 4000, seed=root(1), replicates=6, first=4)["full"])
