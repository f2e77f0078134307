"""Flows of measures against matrix exponentials, slow twins, the sheet's numbers, and refusals."""

import numpy as np
import pytest
from scipy import linalg

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import flows


@pytest.mark.parametrize("d", [1, 3, 20, 50])
def test_langevin_covariance_by_matrix_exponentials(d):
    rng = np.random.default_rng(d)
    a, b = rng.standard_normal((2, d, d))
    target, first = a @ a.T / d + np.eye(d), b @ b.T / d + np.eye(d)
    fading = linalg.expm(-0.4 * np.linalg.inv(target))
    assert np.allclose(flows.langevin_covariance(first, target, 0.4), target + fading @ (first - target) @ fading, atol=1e-9)


def test_birth_death_is_a_geometric_mixture_and_keeps_the_support():
    rng = np.random.default_rng(1)
    first, target = rng.dirichlet(np.ones(6), 2)
    expected = first ** np.exp(-0.8) * target ** (1 - np.exp(-0.8))
    assert np.allclose(flows.birth_death(first, target, 0.8), expected / expected.sum(), atol=1e-10)
    late = flows.birth_death([0.5, 0.5, 0.0], [0.2, 0.2, 0.6], 20.0)
    assert late[2] == 0 and late[:2] == pytest.approx([0.5, 0.5], abs=1e-8)


def test_birth_death_between_normal_laws_interpolates_precisions():
    x = np.linspace(-9, 9, 91)
    first, target = (np.exp(-((x / s) ** 2) / 2) for s in (0.8, 1.5))
    found = flows.birth_death(first / first.sum(), target / target.sum(), 0.7)
    share = np.exp(-0.7)
    assert found @ x**2 == pytest.approx(1 / (share / 0.8**2 + (1 - share) / 1.5**2), rel=1e-8)


def stein_twin(x, centre, precision):
    """Stein's field with the kernel 1 + x.y, one pair at a time."""
    out = np.zeros_like(x)
    for i in range(len(x)):
        for j in range(len(x)):
            out[i] += ((1 + x[i] @ x[j]) * (-precision @ (x[j] - centre)) + x[i]) / len(x)
    return out


def test_stein_flow_against_pairs_and_frozen_shape():
    rng = np.random.default_rng(2)
    x, centre, target = rng.standard_normal((7, 2)), np.array([0.3, -0.2]), np.array([[1.0, 0.3], [0.3, 2.0]])
    step = 1e-6
    rate = (flows.svgd(x, centre, target, step) - x) / step
    assert np.allclose(rate, stein_twin(x, centre, np.linalg.inv(target)), atol=1e-4)
    line = rng.standard_normal((7, 1)) + 0.5
    moved = flows.svgd(line, np.zeros(1), np.array([[1.7]]), 1.0)
    assert np.allclose((moved - moved.mean()) / moved.std(), (line - line.mean()) / line.std(), atol=1e-8)


def test_energy_flow_against_euler_with_fresh_ranks():
    x = np.array([-0.3, 0.2, 0.21, 0.9, 1.4])
    moved, steps = x.copy(), 4000
    for _ in range(steps):
        moved = moved + 2 * (flows.ranks(moved) - np.clip(moved, 0, 1)) / steps
    assert np.allclose(flows.energy_flow(x, 1.0), moved, atol=5e-4)


def test_energy_flow_saturates_outside():
    assert flows.energy_flow([2.0], 0.5) == pytest.approx([1.5])  # 2 (1/2 - 1) = -1 per unit of time


def test_passage_of_the_energy_kernel():
    assert flows.passage("energy", 3.0, 1.0, 0.7) == pytest.approx(2.0)


def test_interacting_particles_of_the_sheet():
    drift = 4.0 * np.eye(5) - 3.0 / 5
    assert flows.stationary_covariance(drift)[0, 0] == pytest.approx(0.4)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: flows.birth_death([0.5, 0.6], [0.5, 0.5], 1.0),
        lambda: flows.birth_death([0.5, 0.5], [1.0, 0.0], 1.0),
        lambda: flows.langevin_covariance(np.eye(2), -np.eye(2), 1.0),
        lambda: flows.langevin_covariance(np.eye(2), np.eye(3), 1.0),
        lambda: flows.energy_flow([], 1.0),
        lambda: flows.passage("gaussian", 1.0, 2.0, 1.0),
        lambda: flows.stationary_covariance(-np.eye(2)),
        lambda: flows.multiplicative_weights([0.5, 0.5], [0.0, 1.0], -1.0, 3),
    ],
)
def test_refusals(wrong):
    with pytest.raises(InputError, match="accepted"):
        wrong()
