"""Exact errors of two and three classes against enumeration of all samples, and the budget that they give."""

from itertools import product

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation.least_budget import error, least_budget


@pytest.mark.parametrize("p", [[0.6, 0.4], [0.5, 0.3, 0.2], [0.4, 0.3, 0.3]])
@pytest.mark.parametrize("n", [1, 2, 5, 6])
def test_error_is_that_of_the_enumeration(p, n):
    total = 0.0
    for sample in product(range(len(p)), repeat=n):
        counts = np.bincount(sample, minlength=len(p))
        winners = np.flatnonzero(counts == counts.max())
        total += np.prod([p[y] for y in sample]) * (winners != 0).mean()
    assert error(p, n) == pytest.approx(total, rel=1e-12)


def test_least_budget_is_where_the_error_falls_below():
    p, delta = [0.5, 0.3, 0.2], 0.01
    n = least_budget(p, delta)
    assert error(p, n) <= delta < error(p, n - 1)


@pytest.mark.parametrize(("p", "delta"), [([0.4, 0.4, 0.2], 0.1), ([0.4, 0.3, 0.2, 0.1], 0.1), ([0.6, 0.4], 0.0)])
def test_bad_input_is_refused(p, delta):
    with pytest.raises(InputError, match="accepted"):
        least_budget(p, delta)
