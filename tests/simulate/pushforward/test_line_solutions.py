"""Samplers on the line: each has its target's law, the monotone ones solve the change of variables."""

import numpy as np
import pytest
from scipy import special

from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import line_solutions


@pytest.mark.parametrize("kind", line_solutions.LEVELS)
def test_levels_stay_uniform(kind):
    u = (np.arange(4000) + 0.5) / 4000
    counts = np.histogram(line_solutions.shuffled_level(u, kind), bins=np.linspace(0, 1, 11))[0]
    assert counts == pytest.approx(400, abs=1)


@pytest.mark.parametrize("sign", [-1, 1])
def test_monotone_maps_match_levels(sign):
    for z in (-1.0, 0.0, 2.0):
        assert np.exp(-2 * line_solutions.monotone(z, 2.0, sign)) == pytest.approx(special.ndtr(-sign * z), rel=1e-8)


def test_cost_order():
    cost = {kind: line_solutions.cost_to_uniform(0, 1, 1, kind) for kind in line_solutions.LEVELS}
    assert min(cost, key=cost.get) == "increasing" and max(cost, key=cost.get) == "decreasing"
    assert cost["increasing"] == pytest.approx(4 / 3 - 1 / np.sqrt(np.pi), rel=1e-9)
    assert cost["decreasing"] == pytest.approx(4 / 3 + 1 / np.sqrt(np.pi), rel=1e-9)


def test_signs_and_kinds_are_checked():
    with pytest.raises(InputError, match="sign: got 2"):
        line_solutions.monotone(0.3, 1.0, 2)
    with pytest.raises(InputError, match="kind: got 'baker'"):
        line_solutions.shuffled_level(np.zeros(1), "baker")
