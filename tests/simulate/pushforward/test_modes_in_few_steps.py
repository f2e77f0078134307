"""Two modes in few steps: shares, variances and what is refused."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import modes_in_few_steps as few


def test_shares_become_the_weights():
    weight = 0.7
    odds = np.log(weight / (1 - weight))
    shares = [few.share_after_flow(1.0, odds, n) for n in (2, 8, 32, 128)]
    assert np.all(np.diff(shares) < 0) and shares[-1] == pytest.approx(weight + 0.1112 / 128, abs=1e-5)
    assert few.share_after_flow(1.0, 0.0, 3) == pytest.approx(0.5)


def test_two_steps_against_draws():
    odds, level = 1.0, 0.8
    x = np.tanh(odds / 2) + level * np.random.default_rng(0).standard_normal(200_000)
    assert few.share(1.0, odds, [1e7, level, 0.0]) == pytest.approx((np.tanh(x / level**2 + odds / 2) > 0).mean(), abs=4e-3)


def test_no_step_loses_more_than_normal_data_of_the_same_kind():
    """One mode: the squared cosine."""
    found = few.variance_ratio([1.0], [0.0], 0.7, [1.0, 0.2])["ratio"]
    assert found == pytest.approx(np.cos(np.arctan(1 / 0.7) - np.arctan(0.2 / 0.7)) ** 2, rel=1e-10)


def test_two_steps_can_widen_three_modes():
    assert few.variance_ratio([0.435, 0.13, 0.435], [-1, 0, 1], 0.0125, [0.446, 0.1, 0.0])["ratio"] == pytest.approx(1.00397, abs=1e-5)


def test_levels_must_end_at_0():
    with pytest.raises(InputError, match="noise: got 0.1"):
        few.share(1.0, 0.5, [1.0, 0.1])


def test_one_step_collapses():
    assert few.share(1.0, 0.3, [1e6, 0.0]) == pytest.approx(1.0)


@pytest.mark.parametrize(("steps", "missing"), [(1, 1.0), (2, 0.605706), (4, 0.0727887), (8, 0.00117814)])
def test_missing_variance(steps, missing):
    assert few.missing_variance(1.0, steps) == pytest.approx(missing, rel=3e-3)
