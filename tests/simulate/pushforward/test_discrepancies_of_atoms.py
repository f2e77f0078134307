"""Atomic laws and normal kernels: several routes to one number."""

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measures.kernel_discrepancy import energy_distance, squared_mmd
from lawbook.simulate.measures.line import cramer
from lawbook.simulate.pushforward import mean_discrepancies as atoms
from lawbook.simulate.pushforward import normal_kernels

X, P, W = np.array([0.0, 0.7, 2.0, 1.2]), np.array([0.1, 0.2, 0.3, 0.4]), np.array([0.4, 0.4, 0.1, 0.1])


def test_waves_best_function_and_double_sum_agree():
    squared = squared_mmd(X, X, 0.8, x_weights=P, y_weights=W)
    assert 2 * atoms.mean_over_waves(X, P, W, 0.8) == pytest.approx(squared, rel=1e-11)
    assert atoms.best_of_ball(X, P, W, 0.8) ** 2 == pytest.approx(squared, rel=1e-9)


@pytest.mark.parametrize(("d", "constant"), [(2, np.pi / 2), (3, 2.0), (5, 8 / 3)])
def test_energy_distance_is_a_mean_of_slices(d, constant):
    """Directions on a circle by the midpoint rule where d = 2, else drawn."""
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(6, d)), rng.normal(size=(5, d)) + 0.5
    if d == 2:
        angles = (np.arange(2000) + 0.5) * np.pi / 2000
        directions, room = np.stack([np.cos(angles), np.sin(angles)], axis=1), 1e-5
    else:
        directions = rng.normal(size=(4000, d))
        directions /= np.linalg.norm(directions, axis=1, keepdims=True)
        room = 0.05
    slices = np.mean([cramer(x @ theta, y @ theta) for theta in directions])
    assert 2 * constant * slices == pytest.approx(energy_distance(x, y), rel=room)


def test_replicates_do_not_depend_on_their_number():
    seed = streams.root(0, "normal kernels")
    all_ = normal_kernels.kernel_of_normals([1.0, 2.0], [0.0, 1.0], 1.0, batch=20, seed=seed, replicates=4)["kernel"]
    np.testing.assert_array_equal(all_[2:], normal_kernels.kernel_of_normals([1.0, 2.0], [0.0, 1.0], 1.0, batch=20, seed=seed, replicates=2, first=2)["kernel"])


def test_refusals():
    with pytest.raises(InputError, match="rule is too coarse"):
        atoms.mean_over_waves([0.0, 10.0], [0.5, 0.5], [1.0, 0.0], 1.0)
    with pytest.raises(InputError, match="lie apart"):
        atoms.best_of_ball([0.0, 1e-9], [0.5, 0.5], [1.0, 0.0], 1.0)
    with pytest.raises(InputError, match="sum of p"):
        atoms.mean_over_waves([0.0, 1.0], [0.5, 0.6], [1.0, 0.0], 1.0)
    with pytest.raises(InputError, match="gap"):
        normal_kernels.kernel_of_normals([1.0, 2.0], [0.0], 1.0, seed=streams.root(0), replicates=1)
