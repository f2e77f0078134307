"""Sums over Zipf laws through nodes, against sums term by term."""

import math

import numpy as np
import pytest
from scipy.special import zeta

from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_scaling.zipf_nodes import integer_nodes, zipf_nodes


def test_integer_nodes_are_exact_for_polynomials():
    nodes, weights = integer_nodes(10, 1000, 5)
    for power in range(10):
        np.testing.assert_allclose(
            weights @ nodes**power, sum(float(k) ** power for k in range(10, 1010)), rtol=1e-13
        )
    assert (
        abs(weights @ nodes**10 / sum(float(k) ** 10 for k in range(10, 1010)) - 1) > 1e-9
    )  # not for degree 2n


@pytest.mark.parametrize("tokens", [1, 7, 1000, 123_457])
@pytest.mark.parametrize("classes", [1, 5])
@pytest.mark.parametrize("kink", [3, 50, 1000, 77_777])
def test_sums_term_by_term(tokens, classes, kink):
    nodes = zipf_nodes(1.5, tokens, classes, (kink,))
    x = np.arange(1, tokens + 1.0)
    for f in (
        lambda x: x**-0.5,
        lambda x: np.exp(-x / 300),
        lambda x: np.sqrt(np.maximum(np.log(kink / x), 0)),  # a root singularity at the kink
        lambda x: (x <= kink) * x**-2.0,
        lambda x: np.ones_like(x),
    ):
        for z in range(min(classes, tokens)):
            mine = nodes.label == z
            np.testing.assert_allclose(
                (nodes.multiplicity * f(nodes.rank))[mine].sum(),
                f(x)[z::classes].sum(),
                rtol=1e-11,
                atol=1e-13,
            )
    p = x**-1.5 / (x**-1.5).sum()
    np.testing.assert_allclose(nodes.p[0], p[0], rtol=1e-13)
    assert len(nodes.rank) <= 5000


def test_without_the_break_a_kink_is_wrong():
    nodes = zipf_nodes(1.5, 123_457)
    x = np.arange(1, 123_458.0)
    error = (nodes.multiplicity * (nodes.rank <= 5000)).sum() - (x <= 5000).sum()
    assert abs(error) > 1


def test_infinite_law():
    nodes = zipf_nodes(1.5)
    np.testing.assert_allclose((nodes.multiplicity * nodes.p).sum() + nodes.beyond, 1, rtol=1e-13)
    np.testing.assert_allclose(nodes.p[0], 1 / zeta(1.5), rtol=1e-14)
    energy = (nodes.multiplicity * nodes.p**2).sum()
    np.testing.assert_allclose(energy, zeta(3.0) / zeta(1.5) ** 2, rtol=1e-12)
    assert math.isfinite(nodes.rank[-1])


@pytest.mark.parametrize(("alpha", "tokens"), [(1.0, math.inf), (0.0, 5), (np.nan, 5), (2.0, 0), (2.0, 2.5)])
def test_wrong_use(alpha, tokens):
    with pytest.raises(InputError):
        zipf_nodes(alpha, tokens)
