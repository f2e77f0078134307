"""Means of test functions of pushed draws: the maps, the seeds, refusals."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import map_means

SEED = streams.root(7)


def test_maps():
    assert_allclose(map_means.image("probability", np.array([0.0])), 0.5)
    assert_allclose(map_means.image("logarithm", np.array([1.0, np.exp(-2)])), [0, 2])
    assert_allclose(map_means.image("affine", np.array([1.0]), mean=3, deviation=2), 5)


def test_indicators_and_moments():
    """Within five deviations of a hundred thousand draws."""
    n = 100_000
    below = map_means.sampled_means("logarithm", lambda x: x <= 1, n, seed=SEED, replicates=1)[0, 0]
    assert abs(below - (1 - np.exp(-1))) < 5 * 0.5 / np.sqrt(n)
    wave = map_means.sampled_means("probability", lambda x: np.cos(np.pi * x), n, seed=SEED, replicates=1)[0, 0]
    assert abs(wave) < 5 * 0.71 / np.sqrt(n)


def test_replicates_do_not_depend_on_their_number():
    whole = map_means.sampled_means("affine", np.sin, 50, seed=SEED, replicates=4, batches=3)
    assert whole.shape == (4, 3)
    assert_array_equal(whole[2:], map_means.sampled_means("affine", np.sin, 50, seed=SEED, replicates=2, first=2, batches=3))


def test_refusals():
    with pytest.raises(InputError):
        map_means.sampled_means("square", np.cos, 5, seed=SEED, replicates=1)
    with pytest.raises(InputError):
        map_means.sampled_means("affine", np.cos, 0, seed=SEED, replicates=1)
    with pytest.raises(InputError):
        map_means.image("affine", np.zeros(2), deviation=-1.0)
