"""Distances of two laws sent through one map: quadrature against sampled clouds and closed cases; refusals."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measures import kernel_discrepancy as clouds
from lawbook.simulate.pushforward import invariance


def test_scaling_by_two():
    """The sheet's counterexample: one distance is kept, one grows, one falls."""
    assert_allclose(invariance.hellinger(1.0, 1.5, 0.0), invariance.hellinger(1.0, 1.5, 0.5), rtol=1e-5)
    assert_allclose(invariance.transport_cost(1.0, 1.5, 2.0), 4 * invariance.transport_cost(1.0, 1.5, 1.0), rtol=1e-12)
    assert_allclose([invariance.kernel_discrepancy(1.0, 1.0, c, 1.0) for c in (1.0, 2.0)], [0.17727, 0.13284], atol=1e-5)


def test_a_bandwidth_scaled_alike_makes_up_for_it():
    assert_allclose(invariance.kernel_discrepancy(0.5, 2.0, 3.0, 3.0), invariance.kernel_discrepancy(0.5, 2.0, 1.0, 1.0), rtol=1e-10)


def test_clouds_agree():
    z = streams.generators(streams.root(2), 1)[0].standard_normal((2, 1500, 1))
    x, y = 2 * (1 + 1.5 * z[0]), 2 * z[1]
    within = [clouds.gram(p, p, 1.0).mean() for p in (x, y)]
    assert_allclose(sum(within) - 2 * clouds.gram(x, y, 1.0).mean(), invariance.kernel_discrepancy(1.0, 1.5, 2.0, 1.0), atol=0.02)


@pytest.mark.parametrize("bad", [dict(s=0.0), dict(c=0.0), dict(m=np.nan)])
def test_refusals(bad):
    with pytest.raises(InputError):
        invariance.transport_cost(**({"m": 0.0, "s": 1.0, "c": 1.0} | bad))
    with pytest.raises(InputError):
        invariance.hellinger(0.0, 1.0, -0.1)
