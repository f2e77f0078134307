"""Optimal designs: certificates, closed forms, an independent optimiser, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, special

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives.optimal_design import (
    best_design,
    best_places,
    gains,
    polynomial_design,
    polynomials,
)


def softmax_design(features: np.ndarray, criterion: str) -> float:
    """The least criterion by descent on the logarithms of all masses: slow, obvious, without exchanges."""

    def loss(logits: np.ndarray) -> float:
        masses = special.softmax(logits)
        information = features.T @ (masses[:, None] * features)
        return -np.linalg.slogdet(information)[1] if criterion == "determinant" else np.trace(np.linalg.inv(information))

    return optimize.minimize(loss, np.zeros(features.shape[0]), method="BFGS", options={"maxiter": 2000}).fun


@pytest.mark.parametrize("criterion", ["determinant", "trace"])
def test_exchanges_reach_what_descent_reaches(criterion):
    features = np.random.default_rng(3).standard_normal((9, 3))
    design = best_design(features, criterion)
    reached = -np.linalg.slogdet(design.information)[1] if criterion == "determinant" else np.trace(np.linalg.inv(design.information))
    assert design.masses.min() >= 0 and design.masses.sum() == pytest.approx(1, abs=1e-12)
    assert design.gap <= 1e-8
    assert reached <= softmax_design(features, criterion) + 1e-7


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 4))
def test_certificate_holds_at_every_candidate(seed, dimension):
    features = np.random.default_rng(seed).standard_normal((12, dimension))
    design = best_design(features)
    slope = gains(features, design.information, "determinant")
    assert slope.max() <= dimension * (1 + 1e-7)
    assert (design.masses > 1e-9).sum() <= dimension * (dimension + 1) // 2 + 1  # Caratheodory's number
    np.testing.assert_allclose(slope[design.masses > 1e-6], dimension, rtol=1e-4)


def test_trace_criterion_of_orthogonal_inputs_is_square_root_law():
    """The best training covariance of law `best_training_covariance`: masses proportional to the root of what a unit of mass leaves."""
    scale = np.array([1.0, 2.0, 5.0])
    design = best_design(np.diag(1 / scale), "trace")
    np.testing.assert_allclose(design.masses, scale / scale.sum(), rtol=1e-6)


@pytest.mark.parametrize(("degree", "inner"), [(3, 5**-0.5), (4, (3 / 7) ** 0.5)])
def test_cubic_and_quartic_places(degree, inner):
    masses = best_places(degree)[1]
    np.testing.assert_allclose(masses, 1 / (degree + 1), rtol=1e-4)
    assert polynomial_design(degree, seed=np.random.SeedSequence(0))["inner"][0] == pytest.approx(inner, rel=1e-5)


def test_candidates_span_the_polynomials():
    places, features = polynomials(4, 31)
    assert places[0] == -1 and places[-1] == 1 and np.linalg.matrix_rank(features) == 5


@pytest.mark.parametrize("features", [np.ones((4, 2)), np.array([[1.0, np.nan], [0.0, 1.0]]), np.ones(3), np.zeros((0, 2))])
def test_features_that_do_not_span_are_refused(features):
    with pytest.raises(InputError, match="features"):
        best_design(features)


def test_criterion_and_degree_are_checked():
    with pytest.raises(InputError, match="criterion"):
        best_design(np.eye(2), "entropy")
    with pytest.raises(InputError, match="degree"):
        polynomial_design(-1, seed=np.random.SeedSequence(0))
    with pytest.raises(ArithmeticError, match="exchanges"):
        best_design(np.random.default_rng(0).standard_normal((30, 4)), most=2)
