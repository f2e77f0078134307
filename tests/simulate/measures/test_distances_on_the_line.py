"""Distances on the line against double sums and quadrature."""

import numpy as np
import pytest
from scipy import integrate

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measures import line, references
from lawbook.simulate.measures.assignment import assignment_cost, transport_cost
from lawbook.simulate.measures.kernel_discrepancy import energy_distance

REFERENCES = [
    references.UNIFORM, references.EXPONENTIAL, references.NORMAL, references.LOGISTIC, references.LAPLACE, references.GUMBEL,
    references.pareto(5), references.weibull(1.7), references.power(2.5),
]


def weighted(n, seed):
    rng = np.random.default_rng(seed)
    return rng.normal(size=n).round(1), rng.dirichlet(np.ones(n))  # rounding makes ties


@pytest.mark.parametrize("order", [1, 2, 3.5])
def test_sorting_is_optimal(order):
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=12), rng.normal(size=12)
    assert line.wasserstein(x, y, order) ** order == pytest.approx(assignment_cost(x, y, order), rel=1e-12)
    (x, a), (y, b) = weighted(9, 2), weighted(7, 3)
    plan = transport_cost(a, b, np.abs(x[:, None] - y) ** order, "highs")
    assert line.wasserstein(x, y, order, a, b) ** order == pytest.approx(plan, rel=1e-9)


def test_weights_are_multiplicities():
    x, y = [0.0, 1.0, 1.0, 5.0], [2.0, 2.5]
    for distance in (line.kolmogorov, line.cramer, line.wasserstein, energy_distance):
        args = {} if distance is not line.wasserstein else {"order": 2}
        merged = distance([0.0, 1.0, 5.0], y, x_weights=[0.25, 0.5, 0.25], **args)
        assert distance(x, y, **args) == pytest.approx(merged, rel=1e-14)


def test_half_the_energy_distance_is_cramers():
    (x, a), (y, b) = weighted(9, 2), weighted(7, 3)
    double = a @ np.abs(x[:, None] - y) @ b - a @ np.abs(x[:, None] - x) @ a / 2 - b @ np.abs(y[:, None] - y) @ b / 2
    assert line.cramer(x, y, a, b) == pytest.approx(double, rel=1e-12)
    assert energy_distance(x, y, a, b) == pytest.approx(2 * double, rel=1e-12)
    apart = np.array([[a[x <= t].sum() - b[y <= t].sum()] for t in np.concatenate([x, y])])
    assert line.kolmogorov(x, y, a, b) == pytest.approx(np.abs(apart).max(), rel=1e-12)


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda r: r.name)
def test_a_reference_is_consistent(reference):
    u = np.array([0.01, 0.2, 0.5, 0.9, 0.999])
    np.testing.assert_allclose(reference.cdf(reference.quantile(u)), u, rtol=1e-12)
    for low, high in [(0.1, 0.4), (0.4, 0.95)]:
        found = integrate.quad(lambda s: float(reference.quantile(np.array(s))), low, high)[0]
        np.testing.assert_allclose(np.diff(reference.partial_mean(np.array([low, high])))[0], found, rtol=1e-8)  # quadrature over a kink
    with np.errstate(divide="ignore"):
        second = sum(integrate.quad(lambda s: float(reference.quantile(np.array(s))) ** 2, *ends, limit=200)[0] for ends in ((0, 0.5), (0.5, 1 - 1e-13)))
    assert reference.second_moment == pytest.approx(second, rel=1e-4)
    assert float(reference.partial_mean(np.array([0.0]))[0]) == 0
    low, high = reference.quantile(np.array([1e-15, 1 - 1e-15]))
    spread = integrate.quad(lambda t: float(reference.cdf(np.array(t)) * (1 - reference.cdf(np.array(t)))), low, high, limit=400)[0]
    assert reference.self_gap == pytest.approx(spread, rel=1e-6)


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda r: r.name)
def test_distance_to_a_reference_is_the_limit_of_samples(reference):
    """The reference replaced by a million equal masses at its quantiles."""
    x, weights = weighted(6, 5)
    x = np.abs(x) + 0.3
    y = reference.quantile((np.arange(10**5) + 0.5) / 10**5)
    assert references.squared_wasserstein_to(x, reference, weights) == pytest.approx(line.wasserstein(x, y, 2, weights) ** 2, abs=2e-3)
    assert references.wasserstein_1_to(x, reference, weights) == pytest.approx(line.wasserstein(x, y, 1, weights), abs=3e-4)
    assert references.cramer_to(x, reference, weights) == pytest.approx(line.cramer(x, y, weights), abs=1e-4)
    assert references.kolmogorov_to(x, reference, weights) == pytest.approx(line.kolmogorov(x, y, weights), abs=2e-5)


def test_the_uniform_laws_own_identity():
    rng = np.random.default_rng(7)
    x, weights = rng.random(20), rng.dirichlet(np.ones(20))
    transport = references.squared_wasserstein_to(x, references.UNIFORM, weights)
    assert transport == pytest.approx(references.cramer_to(x, references.UNIFORM, weights), rel=1e-12)


def test_refusals():
    with pytest.raises(InputError, match="x"):
        line.wasserstein([], [1.0])
    with pytest.raises(InputError, match="order"):
        line.wasserstein([0.0], [1.0], 0.5)
    with pytest.raises(InputError, match="sum of x_weights"):
        line.cramer([0.0, 1.0], [1.0], [0.5, 0.7])
    with pytest.raises(InputError, match="second moment is infinite"):
        references.pareto(2)
