"""Distances of samples: sheet 09's numbers and refusals."""

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import empirical_distances as distances

SEED = streams.root(0, "empirical")


def test_a_sample_alone_is_its_own_nearest_match():
    assert (distances.two_samples_on_torus(1, 3, seed=SEED, replicates=5)["ratio"] == 1).all()


def test_cramer_of_atoms_against_a_fine_grid():
    places, masses = distances.atoms(7, 3)
    y = (np.arange(200_000) + 0.5) / 200_000
    levels = np.concatenate([[0], np.cumsum(masses)])[np.searchsorted(places, y, side="right")]
    assert distances.cramer_of_atoms(places, masses, seed=SEED)["cramer"][0] == pytest.approx(((levels - y) ** 2).mean(), abs=1e-5)


@pytest.mark.parametrize("n", [2, 4])
def test_the_best_points_are_midpoints(n):
    found = distances.best_points(n, seed=SEED)
    assert found["squared_wasserstein"][0] == pytest.approx(1 / (12 * n**2), rel=1e-6)
    assert found["wasserstein"][0] == pytest.approx(1 / (4 * n), rel=1e-6)


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: distances.distance("cauchy", 3, "cramer", seed=SEED, replicates=1), "reference: got 'cauchy'"),
        (lambda: distances.distance("uniform", 0, "cramer", seed=SEED, replicates=1), "n: got 0"),
        (lambda: distances.distance("uniform", 3, "tv", seed=SEED, replicates=1), "kind: got 'tv'"),
        (lambda: distances.distance("pareto:1.5", 3, "cramer", seed=SEED, replicates=1), "shape: got 1.5"),
        (lambda: distances.two_samples_on_torus(3, 2, order=3, seed=SEED, replicates=1), "order: got 3"),
    ],
)
def test_wrong_input_is_named(call, words):
    with pytest.raises(InputError, match=words):
        call()
