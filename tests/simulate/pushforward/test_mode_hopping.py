"""Passage times and gaps between unequal modes, by other routes."""

import numpy as np
import pytest
from scipy import linalg

from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import langevin, mode_hopping


@pytest.mark.parametrize(("a", "time"), [(2.0, 19.57), (3.0, 144.6), (4.0, 3231.7)])
def test_equal_modes(a, time):
    found = mode_hopping.passage_time(mode_hopping.Wells(a, 1.0, 0.5))
    assert found == pytest.approx(time, rel=3e-4)
    assert found == pytest.approx(langevin.passage_time(a), rel=1e-6)


def test_balance():
    there, back = (mode_hopping.passage_time(mode_hopping.Wells(6.0, 1.2, w)) for w in (0.3, 0.7))
    assert there / back == pytest.approx(3 / 7, rel=2e-3)


def test_gap_against_a_discretised_generator():
    """A chain of jumps on a grid, made symmetric by its stationary law."""
    wells = mode_hopping.Wells(2.0, 1.0, 0.7)
    x, h = wells.grid(10)
    logs = wells.log_density(x)
    between = wells.log_density((x[:-1] + x[1:]) / 2)
    leave = np.zeros_like(x)
    leave[:-1] += np.exp(between - logs[:-1])
    leave[1:] += np.exp(between - logs[1:])
    values = linalg.eigvalsh_tridiagonal(leave / h**2, -np.exp(between - (logs[:-1] + logs[1:]) / 2) / h**2, select="i", select_range=(0, 1))
    assert values[0] == pytest.approx(0, abs=1e-9)
    assert mode_hopping.slowest_rate(wells, 10) == pytest.approx(values[1], rel=2e-3)


def test_weights_are_checked():
    with pytest.raises(InputError, match="w: got 1"):
        mode_hopping.Wells(2.0, 1.0, 1.0)
