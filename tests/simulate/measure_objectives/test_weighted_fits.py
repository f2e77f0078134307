"""Weighted lines: a slow twin that draws the noise, limits, and what is refused."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives.weighted_fits import fitted, price, slopes, weights
from lawbook.simulate.streams import generators

SEED = np.random.SeedSequence(3)


def test_noise_averaged_is_noise_drawn():
    n, s, cubic, noise = 60, 0.7, 0.2, 0.9
    exact = slopes(n, s, cubic, noise, seed=SEED, replicates=1, block=5)
    (rng,) = generators(SEED, 1, 0)
    x = rng.standard_normal((5, n))
    best, drawn = 1 + 3 * cubic * s**2, np.random.default_rng(1).standard_normal((4000, 5, n))
    for name, weight in (("plain", np.ones_like(x)), ("weighted", weights(x, s))):
        y = x + cubic * x**3 + noise * drawn
        found = s**2 * np.mean([(fitted(x, one, weight) - best) ** 2 for one in y])
        assert exact[name][0] == pytest.approx(found, rel=0.05)


def test_weights_are_a_density_ratio():
    x = np.random.default_rng(0).standard_normal(200_000)
    weight = weights(x, 0.8)
    assert weight.mean() == pytest.approx(1, abs=0.01) and (weight * x * x).mean() == pytest.approx(0.64, abs=0.01)
    np.testing.assert_allclose(weights(x[:5], 1.0), 1.0)


def test_nothing_to_gain_on_the_same_law():
    found = slopes(50, 1.0, 0.3, 1.0, seed=SEED, replicates=3)
    np.testing.assert_array_equal(found["gain"], 0.0)
    np.testing.assert_allclose(price(50, 1.0, seed=SEED, replicates=3)["price"], 1.0)


@pytest.mark.parametrize(("change", "name"), [({"n": 1}, "n"), ({"s": 0.0}, "s"), ({"cubic": np.inf}, "cubic"), ({"noise": -1.0}, "noise"), ({"block": 0}, "block")])
def test_refused(change, name):
    with pytest.raises(InputError, match=name):
        slopes(**{"n": 10, "s": 0.7, "cubic": 0.1, "noise": 1.0, **change}, seed=SEED, replicates=1)
