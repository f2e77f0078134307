"""Best test functions: closed forms of small cases, and what is refused."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import critics


def test_best_critics_of_random_atoms():
    rng = np.random.default_rng(5)
    for _ in range(5):
        points, one, other = np.sort(rng.standard_normal(9)), rng.dirichlet(np.ones(9)), rng.dirichlet(np.ones(9))
        below = np.cumsum(one - other)
        found = {kind: critics.best_critic(points, one, other, kind) for kind in critics.CLASSES}
        assert found["bounded"][0] == pytest.approx(np.abs(one - other).sum())
        assert found["half_lines"][0] == pytest.approx(np.abs(below).max())
        assert found["lipschitz"][0] == pytest.approx((np.abs(below[:-1]) * np.diff(points)).sum())
        assert found["bounded_lipschitz"][0] <= min(found["bounded"][0], found["lipschitz"][0])
        for kind, (value, function) in found.items():
            assert abs(function @ (one - other)) == pytest.approx(value), kind
        function = found["bounded_lipschitz"][1]
        assert np.abs(function).max() + np.abs(np.diff(function) / np.diff(points)).max() <= 1 + 1e-8


def test_jensen_and_shannon():
    assert critics.jensen_shannon([1.0, 0.0], [0.0, 1.0]) == pytest.approx(np.log(2))
    assert critics.jensen_shannon([0.3, 0.7], [0.3, 0.7]) == 0
    p, q = np.array([0.2, 0.8]), np.array([0.5, 0.5])
    m = (p + q) / 2
    assert critics.jensen_shannon(p, q) == pytest.approx(((p * np.log(p / m)).sum() + (q * np.log(q / m)).sum()) / 2)


def test_cells_keep_masses_and_means():
    centres, one, other = critics.normal_cells(0.0, 1.0, 0.5, 200)
    assert one @ centres == pytest.approx(0, abs=1e-3) and other @ centres == pytest.approx(1, abs=1e-3)
    assert one.sum() == pytest.approx(1) and np.allclose(one, other[::-1], atol=1e-15)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: critics.best_critic([1.0, 0.0], [0.5, 0.5], [1.0, 0.0], "bounded"), "points: got"),
        (lambda: critics.best_critic([0.0, 1.0], [0.5, 0.4], [1.0, 0.0], "bounded"), "sum of first"),
        (lambda: critics.best_critic([0.0, 1.0], [1.0], [1.0], "bounded"), "first, second"),
        (lambda: critics.best_critic([0.0, 1.0], [0.5, 0.5], [1.0, 0.0], "smooth"), "kind: got 'smooth'"),
        (lambda: critics.jensen_shannon([1.0], [0.5, 0.5]), "second: got"),
    ],
)
def test_bad_laws_are_named(call, message):
    with pytest.raises(InputError, match=message):
        call()
