"""Named laws, and classes drawn from them."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation.problems import dirichlet, draw, resolve


@pytest.mark.parametrize(
    "spec", ["geometric:100", "geometric:3000", "two:300", "two:15", "one:1000", "zipf:1:100", "uniform:7",
             "dirichlet:2:20:5", "dirichlet:0.001:20:0", [0.2, 0.5, 0.3]],
)  # fmt: skip
def test_a_problem_is_a_falling_law(spec):
    p = resolve(spec)
    assert p.dtype == np.float64 and not p.flags.writeable
    assert abs(p.sum() - 1) < 1e-12 and (np.diff(p) <= 0).all() and (p >= 0).all()


def test_the_three_problems_of_the_figures():
    assert np.allclose(resolve("geometric:100")[:3], [0.5, 0.25, 0.125], rtol=1e-12)
    assert np.allclose(resolve("two:300")[[0, 1, 2, 299]], [0.2, 0.06, 0.74 / 298, 0.74 / 298], rtol=1e-15)
    assert np.allclose(resolve("one:1000")[[0, 1, 999]], [0.5, 0.5 / 999, 0.5 / 999], rtol=1e-15)


def test_dirichlet_laws_have_the_right_mean_square():
    squares = [(dirichlet(2, 5, k) ** 2).sum() for k in range(4000)]
    assert abs(np.mean(squares) - 3 / 11) < 4 * np.std(squares) / 4000**0.5  # (alpha + 1) / (m alpha + 1)
    assert np.array_equal(dirichlet(2, 20, 3), dirichlet(2, 20, 3))
    assert not np.array_equal(dirichlet(2, 20, 3), dirichlet(2, 20, 4))


@pytest.mark.parametrize(
    "spec", ["two:14", "one:2", "geometric:1", "geometric", "geometric:x", "dirichlet:2:20", "dirichlet:0:5:0",
             "nonsense", "uniform:1", [1.0], [0.5, 0.4], [0.5, -0.1, 0.6], [0.5, float("nan")], []],
)  # fmt: skip
def test_what_is_no_problem_is_refused(spec):
    with pytest.raises(InputError, match="accepted"):
        resolve(spec)


def test_drawn_frequencies_and_impossible_classes():
    p = np.array([0.5, 0.3, 0.2, 0.0])
    found = draw(p, 100_000, np.random.default_rng(0))
    assert found.dtype == np.int64
    frequency = np.bincount(found, minlength=4) / 100_000
    assert frequency[3] == 0 and np.abs(frequency - p).max() < 0.006
    assert len(draw(p, 0, np.random.default_rng(0))) == 0
    assert np.array_equal(draw(p, 10, np.random.default_rng(1)), draw(p, 20, np.random.default_rng(1))[:10])


class Last:
    """A generator that returns the largest number below 1."""

    def random(self, n):
        return np.full(n, np.nextafter(1, 0))


def test_rounding_at_the_end_stays_inside():
    assert (draw(np.append(np.full(10, 0.1), 0.0), 3, Last()) == 9).all()
