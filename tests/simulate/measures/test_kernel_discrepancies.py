"""Kernel discrepancies in blocks against double sums, closed forms against draws, transport of normal laws."""

import mpmath
import numpy as np
import pytest
from scipy.spatial.distance import cdist

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measures import gaussian_transport as transport
from lawbook.simulate.measures import kernel_discrepancy as kernels
from lawbook.simulate.measures.laws import Gaussian

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(1100, 3)), RNG.normal(size=(700, 3)) + 0.2  # more than one block, and a ragged last one


@pytest.mark.parametrize("kernel", kernels.KERNELS)
def test_blocks_are_the_double_sum(kernel):
    h = 0.8
    xx, yy, xy = (kernels.gram(a, b, h, kernel) for a, b in ((X, X), (Y, Y), (X, Y)))
    biased = xx.mean() + yy.mean() - 2 * xy.mean()
    assert kernels.squared_mmd(X, Y, h, kernel=kernel) == pytest.approx(biased, rel=1e-9)
    for matrix in (xx, yy):
        np.fill_diagonal(matrix, 0)
    fair = xx.sum() / (1100 * 1099) + yy.sum() / (700 * 699) - 2 * xy.mean()
    assert kernels.squared_mmd(X, Y, h, unbiased=True, kernel=kernel) == pytest.approx(fair, rel=1e-9)


def test_energy_distance_in_space():
    double = 2 * cdist(X, Y).mean() - cdist(X, X).mean() - cdist(Y, Y).mean()
    assert kernels.energy_distance(X, Y) == pytest.approx(double, rel=1e-9)


def test_weights_are_multiplicities():
    points = X[:5]
    twice = np.vstack([points, points[:1]])
    assert kernels.squared_mmd(twice, Y, 1.0) == pytest.approx(
        kernels.squared_mmd(points, Y, 1.0, x_weights=np.array([2, 1, 1, 1, 1]) / 6), rel=1e-12
    )


def test_threads_change_no_bit():
    assert kernels.squared_mmd(X, Y, 0.8, threads=1) == kernels.squared_mmd(X, Y, 0.8, threads=3)


def test_the_laws_side_is_the_mean_over_draws():
    law = Gaussian([0.5, -0.2], [[1.0, 0.4], [0.4, 0.6]])
    draws = law.sample(200_000, RNG)
    points = RNG.normal(size=(4, 2))
    np.testing.assert_allclose(kernels.kernel_mean(points, law, 0.7), kernels.gram(points, draws, 0.7).mean(axis=1), atol=4e-3)
    atoms = kernels.squared_mmd_to(points, law, 0.7)
    assert atoms == pytest.approx(kernels.squared_mmd(points, draws[:3000], 0.7), abs=0.02)


@pytest.mark.parametrize("d", [1, 2, 5, 50])
def test_maps_of_normal_laws(d):
    a, b = (m @ m.T + 0.1 * np.eye(d) for m in RNG.normal(size=(2, d, d)))
    best, triangular = transport.optimal_map(a, b), transport.knothe_map(a, b)
    np.testing.assert_allclose(best @ a @ best, b, atol=1e-8 * np.abs(b).max())
    np.testing.assert_allclose(triangular @ a @ triangular.T, b, atol=1e-8 * np.abs(b).max())
    assert np.all(np.linalg.eigvalsh(best) > 0) and np.all(np.diag(triangular) > 0) and np.all(np.triu(triangular, 1) == 0)
    cost = np.trace((best - np.eye(d)) @ a @ (best - np.eye(d)))
    assert transport.squared_bures_wasserstein(a, b) == pytest.approx(cost, rel=1e-9)
    mean = transport.geometric_mean(a, b)
    np.testing.assert_allclose(mean @ np.linalg.solve(a, mean), b, atol=1e-7 * np.abs(b).max())
    np.testing.assert_allclose(mean, transport.geometric_mean(b, a), atol=1e-7 * np.abs(mean).max())
    np.testing.assert_allclose(transport.root(a) @ transport.inverse_root(a), np.eye(d), atol=1e-9)
    np.testing.assert_allclose(transport.flow_map(a) @ transport.flow_map(a), a, atol=1e-9 * np.abs(a).max())


def test_distance_against_fifty_digits():
    a, b = [[2.0, 0.9], [0.9, 1.0]], [[1.0, -0.3], [-0.3, 5.0]]
    with mpmath.workdps(50):
        root = mpmath.sqrtm(mpmath.matrix(a))
        cross = mpmath.sqrtm(root * mpmath.matrix(b) * root)
        exact = float(mpmath.mpf(9) - 2 * (cross[0, 0] + cross[1, 1]))
    assert transport.squared_bures_wasserstein(a, b) == pytest.approx(exact, rel=1e-13)
    assert transport.squared_bures_wasserstein(a, a) == pytest.approx(0, abs=1e-14)
    assert transport.squared_bures_wasserstein([[1.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, 4.0]], [0, 0], [1, 2]) == pytest.approx(10)


def test_refusals():
    with pytest.raises(InputError, match="dimension"):
        kernels.squared_mmd(X, Y[:, :2], 1.0)
    with pytest.raises(InputError, match="unbiased"):
        kernels.squared_mmd(X[:1], Y, 1.0, unbiased=True)
    with pytest.raises(InputError, match="definite"):
        transport.optimal_map([[1.0, 0.0], [0.0, 0.0]], np.eye(2))
    with pytest.raises(InputError, match="dimension"):
        transport.squared_bures_wasserstein(np.eye(2), np.eye(3))


def test_points_far_out_cost_no_digits():
    shifted = kernels.squared_mmd(X[:40] + 1e7, Y[:30] + 1e7, 0.8)
    assert shifted == pytest.approx(kernels.squared_mmd(X[:40], Y[:30], 0.8), rel=1e-6)  # 1e7 itself costs nine digits
    wide = kernels.squared_mmd(np.vstack([X[:40], [[500.0, 0, 0]]]), Y[:30], 0.8)
    xx, yy, xy = (kernels.gram(a, b, 0.8) for a, b in ((np.vstack([X[:40], [[500.0, 0, 0]]]),) * 2, (Y[:30], Y[:30]), (np.vstack([X[:40], [[500.0, 0, 0]]]), Y[:30])))
    assert wide == pytest.approx(xx.mean() + yy.mean() - 2 * xy.mean(), rel=1e-10)
