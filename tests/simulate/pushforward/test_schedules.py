"""Schedules of Gaussian flows: known energies, the best one, and what it must beat."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import schedules


def test_known_energies():
    """One variance 4: linear 1 + 4 - pi, trigonometric pi^2/8, transport 1."""
    assert schedules.energy([4.0], "linear", 400) == pytest.approx(5 - np.pi, rel=1e-5)
    assert schedules.energy([4.0], "trigonometric", 400) == pytest.approx(np.pi**2 / 8, rel=1e-5)
    assert schedules.energy([4.0], "best") == pytest.approx(1, rel=1e-9)


@pytest.mark.parametrize("spectrum", [[0.3], [0.2, 3.0], [0.1, 1.0, 10.0], [0.5, 2.0, 3.0, 9.0]])
def test_the_best_is_best(spectrum):
    best = schedules.energy(spectrum, "best", 12)
    assert best <= min(schedules.energy(spectrum, path, 12) for path in ("linear", "trigonometric"))
    assert schedules.excess(spectrum, 12) >= -1e-9


def test_the_printed_schedule_is_straight():
    p, q, t = 0.5, 3.0, np.linspace(0, 1, 101)
    alpha = (1 - t) ** 2 + 2 * t * (1 - t) * p * q / (p + q)
    beta = t**2 + 2 * t * (1 - t) / (p + q)
    for x in (p, q):
        assert np.diff(np.sqrt(alpha + beta * x**2)) == pytest.approx((x - 1) / 100, abs=1e-13)


def test_three_variances_are_never_straight():
    coarse, fine = schedules.excess([0.1, 1.0, 10.0], 8), schedules.excess([0.1, 1.0, 10.0], 24)
    assert 0.04 < coarse < fine < 0.046


def test_spectra_are_checked():
    with pytest.raises(InputError, match="spectrum: got"):
        schedules.energy([1.0, 0.0], "best")
