"""Queries of tracking: the slope in numbers, and its place between the bound and full resolution."""

import math

import pytest

from lawbook.theory.mode_estimation.queries_of_tracking import LAW


@pytest.mark.parametrize(("p", "gain"), [((0.5, 0.3, 0.2), 1.236), ((0.6, 0.3, 0.1), 1.269), ((0.8, 0.15, 0.05), 1.082)])
def test_full_resolution_takes_more_by_the_known_gain(p, gain):
    mean = (p[0] + p[1]) / 2
    tie = p[0] * math.log(p[0] / mean) + p[1] * math.log(p[1] / mean)
    slope = float(LAW.predict(p=list(p), ell=1000.0))
    assert (2 - p[0]) / tie / slope == pytest.approx(gain, abs=6e-4)
    assert slope > 1 / tie
