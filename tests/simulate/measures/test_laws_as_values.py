"""Laws on R^d: moments, images and refusals."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measures.laws import Atoms, Gaussian, GaussianMixture

SPREAD = [[2.0, 1.0], [1.0, 3.0]]
LAWS = {
    "atoms": Atoms([[0.0, 1.0], [2.0, 3.0], [1.0, -1.0]], [0.2, 0.5, 0.3]),
    "normal": Gaussian(mean=[1.0, -1.0], covariance=SPREAD),
    "singular": Gaussian([0.0, 1.0], [[1.0, 1.0], [1.0, 1.0]]),
    "mixture": GaussianMixture([0.3, 0.7], [[0.0, 1.0], [2.0, 3.0]], [np.eye(2), SPREAD]),
}


@pytest.mark.parametrize("name", LAWS)
def test_draws_have_the_moments(name):
    law = LAWS[name]
    drawn = law.sample(100_000, np.random.default_rng(0))
    assert drawn.shape == (100_000, law.dimension)
    np.testing.assert_allclose(drawn.mean(axis=0), law.mean(), atol=0.03)  # five standard errors
    np.testing.assert_allclose(np.cov(drawn.T), law.covariance(), atol=0.1)


@pytest.mark.parametrize("name", LAWS)
def test_affine_images_have_the_moments(name):
    law, matrix, shift = LAWS[name], np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 1.0]]), np.array([1.0, 0.0, 2.0])
    image = law.pushforward(matrix, shift)
    assert image.dimension == 3
    np.testing.assert_allclose(image.mean(), matrix @ law.mean() + shift, atol=1e-12)
    np.testing.assert_allclose(image.covariance(), matrix @ law.covariance() @ matrix.T, atol=1e-12)


def test_atoms_go_through_any_map():
    image = LAWS["atoms"].pushforward(lambda points: np.sin(points).sum(axis=1))
    assert image.points.shape == (3, 1) and image.weights is LAWS["atoms"].weights


def test_a_number_is_a_multiple_of_the_identity():
    np.testing.assert_allclose(LAWS["normal"].pushforward(-2.0, 1.0).covariance(), 4 * np.array(SPREAD))


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: Atoms([[0.0], [1.0]], [0.5, 0.6]), "sum of weights"),
        (lambda: Atoms([[0.0], [1.0]], [1.0]), "weights"),
        (lambda: Atoms(np.empty((0, 2))), "points"),
        (lambda: Atoms([[np.nan]]), "points"),
        (lambda: Gaussian([0.0, 0.0], [[1.0, 0.5], [0.0, 1.0]]), "symmetric"),
        (lambda: Gaussian([0.0, 0.0], [[1.0, 2.0], [2.0, 1.0]]), "eigenvalue"),
        (lambda: Gaussian([0.0], np.eye(2)), "dimension"),
        (lambda: GaussianMixture([0.5, 0.5], [[0.0], [1.0]], np.ones((3, 1, 1))), "covariances"),
        (lambda: LAWS["normal"].pushforward(np.ones((2, 3))), "matrix"),
        (lambda: LAWS["normal"].pushforward(np.eye(2), [1.0, 2.0, 3.0]), "shift"),
    ],
)
def test_refusals_name_what_is_wrong(make, named):
    with pytest.raises(InputError, match=named):
        make()
