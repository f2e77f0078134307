"""Assignment, transport plans and their entropic relatives."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measures import assignment, sinkhorn
from lawbook.simulate.measures.gaussian_transport import squared_bures_wasserstein

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(20, 2)), RNG.normal(size=(15, 2)) + 0.3
A, B = RNG.dirichlet(np.ones(20)), RNG.dirichlet(np.ones(15))
COST = assignment.cost_matrix(X, Y)


def test_solvers_agree():
    pytest.importorskip("ot")
    assert assignment.transport_cost(A, B, COST, "simplex") == pytest.approx(assignment.transport_cost(A, B, COST, "highs"), rel=1e-10)


def test_a_plan_has_its_marginals_and_its_cost():
    plan = assignment.transport_plan(A, B, COST)
    np.testing.assert_allclose(plan.sum(axis=1), A, atol=1e-9)
    np.testing.assert_allclose(plan.sum(axis=0), B, atol=1e-9)
    assert assignment.transport_cost(A, B, COST) == pytest.approx(float((plan * COST).sum()), rel=1e-9)


def test_forbidden_pairs():
    cost = np.array([[0.0, np.inf], [1.0, 0.0]])
    assert assignment.transport_cost([0.5, 0.5], [0.5, 0.5], cost) == 0
    assert assignment.transport_cost([0.9, 0.1], [0.1, 0.9], cost) == np.inf  # an answer, not NaN


def test_matching_is_a_plan_and_no_shuffle_is_better():
    x, y = RNG.random((6, 3)), RNG.random((6, 3))
    best = assignment.assignment_cost(x, y)
    assert best == pytest.approx(((x - y[assignment.assignment(x, y)]) ** 2).sum(axis=1).mean())
    assert best == pytest.approx(assignment.transport_cost(np.full(6, 1 / 6), np.full(6, 1 / 6), assignment.cost_matrix(x, y)), rel=1e-9)
    assert all(best <= ((x - y[RNG.permutation(6)]) ** 2).sum(axis=1).mean() + 1e-15 for _ in range(50))


def naive(a, b, cost, epsilon, steps):
    f, g = np.zeros(len(a)), np.zeros(len(b))
    for _ in range(steps):
        g = -epsilon * np.log((a[:, None] * np.exp((f[:, None] - cost) / epsilon)).sum(axis=0))
        f = -epsilon * np.log((b * np.exp((g - cost) / epsilon)).sum(axis=1))
    plan = np.outer(a, b) * np.exp((f[:, None] + g - cost) / epsilon)
    return float((plan * cost).sum() + epsilon * (plan * np.log(plan / np.outer(a, b))).sum())


@pytest.mark.parametrize("epsilon", [0.2, 1.0, 5.0])
def test_the_value_is_that_of_the_obvious_iteration(epsilon):
    found = sinkhorn.sinkhorn(A, B, COST, epsilon, 1e-9)
    assert found.cost == pytest.approx(naive(A, B, COST, epsilon, 5000), rel=1e-7)
    plan = found.plan(A, B, COST, epsilon)
    np.testing.assert_allclose(plan.sum(axis=1), A, rtol=2e-9)
    np.testing.assert_allclose(plan.sum(axis=0), B, rtol=1e-12)
    assert found.violations[-1] == found.violation <= 1e-9 and len(found.violations) == found.iterations


def test_a_small_penalty_gives_the_transport_cost():
    exact = assignment.transport_cost(A, B, COST)
    found = sinkhorn.sinkhorn(A, B, COST, 2e-3, 1e-4)  # exponents of 1e4: nothing may underflow
    assert exact <= found.cost + 1e-6 and found.cost == pytest.approx(exact, abs=2e-3 * np.log(20))


def test_no_mass_is_no_trouble():
    a = np.append(A, 0.0)
    cost = np.vstack([COST, np.full(15, 7.0)])
    assert sinkhorn.sinkhorn(a, B, cost, 0.5).cost == pytest.approx(sinkhorn.sinkhorn(A, B, COST, 0.5).cost, rel=1e-9)


def test_divergence_vanishes_for_equal_laws_and_sees_means_at_a_large_penalty():
    assert sinkhorn.sinkhorn_divergence(X, X, 1.0) == pytest.approx(0, abs=1e-9)
    assert sinkhorn.sinkhorn_divergence(X, X[::-1], 1.0) == pytest.approx(0, abs=1e-9)
    means = ((X.mean(axis=0) - Y.mean(axis=0)) ** 2).sum()
    assert sinkhorn.sinkhorn_divergence(X, Y, 1e5) == pytest.approx(means, rel=1e-3)


def test_normal_laws_on_a_grid():
    """The closed form between N(0, 1) and N(0, 1.7^2) of the entropic cost."""
    t = np.linspace(-14, 14, 225)
    a, b = np.exp(-(t**2) / 2), np.exp(-(t**2) / (2 * 1.7**2))
    epsilon = 0.8
    half = epsilon / 2
    root = np.sqrt(4 * 1.7**2 + half**2)
    closed = 1 + 1.7**2 - root + half * (1 - np.log(epsilon)) + half * np.log(root + half)
    assert sinkhorn.sinkhorn(a / a.sum(), b / b.sum(), (t[:, None] - t) ** 2, epsilon).cost == pytest.approx(closed, abs=1e-6)
    assert squared_bures_wasserstein(1.0, 1.7**2) == pytest.approx(0.49)


def test_same_bits_again():
    assert sinkhorn.sinkhorn_divergence(X, Y, 0.5) == sinkhorn.sinkhorn_divergence(X, Y, 0.5)


def test_refusals():
    with pytest.raises(InputError, match="epsilon"):
        sinkhorn.sinkhorn(A, B, COST, 0.0)
    with pytest.raises(InputError, match="sum of a"):
        sinkhorn.sinkhorn(2 * A, B, COST, 1.0)
    with pytest.raises(InputError, match="cost"):
        sinkhorn.sinkhorn(A, B, COST.T, 1.0)
    with pytest.raises(InputError, match="equally many"):
        assignment.assignment_cost(X, Y)
    with pytest.raises(InputError, match="dimension"):
        assignment.cost_matrix(X, np.ones((3, 4)))
    with pytest.raises(sinkhorn.NotConverged, match="raise epsilon"):
        sinkhorn.sinkhorn(A, B, COST, 1e-3, 1e-12, most=20)
