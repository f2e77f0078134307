"""Known numbers of kernel means and slices, and pairs of atoms by hand."""

import numpy as np
import pytest
from scipy import integrate

from lawbook.theory import catalogue


def value(name, **values):
    return float(catalogue.find(f"pushforward.{name}").predict(**values))


def test_kernel_mean_in_a_rotated_plane():
    h, spread, gap = 0.9, np.array([[2.0, 0.6], [0.6, 0.5]]), np.array([0.4, -0.7])
    inverse, width = np.linalg.inv(spread), np.sqrt(np.linalg.det(spread)) * 2 * np.pi

    def inside(y, x):
        z = np.array([x, y]) - gap
        return np.exp(-(x * x + y * y) / (2 * h**2) - z @ inverse @ z / 2) / width

    found = integrate.dblquad(inside, -8, 8, -8, 8, epsabs=1e-9)[0]
    values, vectors = np.linalg.eigh(spread)
    assert value("kernel_mean_of_normals", spectrum=values, gap=np.abs(vectors.T @ gap), h=h) == pytest.approx(found, rel=1e-7)


@pytest.mark.parametrize(("d", "inverse"), [(1, 1.0), (2, np.pi / 2), (3, 2.0), (5, 8 / 3)])
def test_slices(d, inverse):
    assert 1 / value("mean_of_slices", d=d) == pytest.approx(inverse)


def test_two_atoms_by_hand():
    two = {"x": [0.0, 1.5], "p": [1.0, 0.0], "w": [0.0, 1.0]}
    assert value("cramer_is_half_energy", **two) == pytest.approx(1.5)
    assert value("best_of_kernel_ball", **two, h=1.0) == pytest.approx(2 - 2 * np.exp(-1.125))
    assert value("mean_discrepancy_is_mmd", **two, h=1.0) == pytest.approx(1 - np.exp(-1.125))
