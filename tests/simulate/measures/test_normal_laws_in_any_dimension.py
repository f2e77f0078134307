"""Transport, divergences and kernel means of normal laws in dimension 1 to 50, each beside a second route."""

import numpy as np
import pytest
from scipy import integrate, linalg, optimize, stats

from lawbook.simulate.measures import gaussian_transport as transport
from lawbook.theory import catalogue

DIMENSIONS = (1, 2, 5, 20, 50)


def covariance(rng, d, condition=100.0):
    axes = np.linalg.qr(rng.standard_normal((d, d)))[0]
    return (axes * np.geomspace(1, condition, d)) @ axes.T / np.sqrt(condition)


def value(name, **values):
    return float(catalogue.find(f"pushforward.{name}").predict(**values))


@pytest.mark.parametrize("d", DIMENSIONS)
def test_bures_by_the_spectrum_of_the_product(d):
    """tr (A^1/2 B A^1/2)^1/2 is the sum of the roots of the eigenvalues of A B, which is not symmetric."""
    rng = np.random.default_rng(d)
    a, b, gap = covariance(rng, d), covariance(rng, d), rng.standard_normal(d)
    cross = np.sqrt(linalg.eigvals(a @ b).real).sum()
    expected = gap @ gap + np.trace(a) + np.trace(b) - 2 * cross
    assert transport.squared_bures_wasserstein(a, b, gap, np.zeros(d)) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_bures_by_its_dual(d):
    """Any symmetric S > 0 bounds 2 tr (A^1/2 B A^1/2)^1/2 by tr A S + tr B S^-1, with equality at the optimal map."""
    rng = np.random.default_rng(100 + d)
    a, b = covariance(rng, d), covariance(rng, d)
    best = transport.optimal_map(a, b)
    np.testing.assert_allclose(best @ a @ best, b, rtol=1e-9, atol=1e-9)
    cost = transport.squared_bures_wasserstein(a, b)

    def dual(s):
        return np.trace(a) + np.trace(b) - np.trace(a @ s) - np.trace(b @ np.linalg.inv(s))

    assert dual(best) == pytest.approx(cost, rel=1e-9)
    other = covariance(rng, d)
    assert all(dual((1 - t) * best + t * other) <= cost * (1 + 1e-9) for t in (0.01, 0.1, 0.5, 1.0))


@pytest.mark.parametrize("d", DIMENSIONS)
def test_triangular_map_and_flow_reach_the_target(d):
    rng = np.random.default_rng(200 + d)
    a, b = covariance(rng, d), covariance(rng, d)
    knothe = transport.knothe_map(a, b)
    assert np.allclose(np.triu(knothe, 1), 0) and (np.diag(knothe) > 0).all()
    np.testing.assert_allclose(knothe @ a @ knothe.T, b, rtol=1e-9, atol=1e-9)
    flow = transport.flow_map(b)
    path = integrate.solve_ivp(  # the probability flow's own equation, against the noise: y' = (S_t^-1 - I) y in falling time
        lambda t, y: (-(y.reshape(d, d)) + np.linalg.solve(np.exp(-2 * t) * b + (1 - np.exp(-2 * t)) * np.eye(d), y.reshape(d, d))).ravel(),
        (0.0, 9.0), flow.ravel(), rtol=1e-9, atol=1e-11,
    ) if d <= 5 else None  # fmt: skip
    if path is not None:
        np.testing.assert_allclose(path.y[:, -1].reshape(d, d), np.eye(d), atol=1e-5)
    np.testing.assert_allclose(flow @ flow, b, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_kernel_mean_by_directions(d):
    """In the axes of the covariance the mean is a product of integrals on the line."""
    spectrum, gap, h = np.geomspace(0.2, 3, d), np.linspace(0, 1, d) + 0.1, 2.0 * d**0.5
    points, masses = np.polynomial.hermite_e.hermegauss(80)
    masses = masses / masses.sum()
    expected = np.prod([masses @ np.exp(-((g + np.sqrt(v) * points) ** 2) / (2 * h**2)) for g, v in zip(gap, spectrum, strict=True)])
    assert value("kernel_mean_of_normals", spectrum=spectrum, gap=gap, h=h) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_isotropic_fits_by_search(d):
    """Each divergence of N(0, S) and N(0, v I) written by traces and determinants, and minimised over v."""
    spectrum = np.geomspace(0.3, 4, d)
    forward = lambda v: (spectrum / v).sum() + d * np.log(v)  # noqa: E731
    reverse = lambda v: (v / spectrum).sum() - d * np.log(v)  # noqa: E731
    distance = lambda v: ((np.sqrt(spectrum) - np.sqrt(v)) ** 2).sum()  # noqa: E731
    for name, cost in (("likelihood", forward), ("reverse_divergence", reverse), ("transport", distance)):
        found = optimize.minimize_scalar(cost, bounds=(0.1, 6), method="bounded", options={"xatol": 1e-11}).x
        assert value(f"isotropic_fit_by_{name}", spectrum=spectrum) == pytest.approx(found, rel=1e-5)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_mean_of_slices_by_the_density_of_a_coordinate(d):
    """theta_1^2 has the law Beta(1/2, (d - 1)/2)."""
    expected = 1.0 if d == 1 else stats.beta(0.5, (d - 1) / 2).expect(np.sqrt)
    assert value("mean_of_slices", d=d) == pytest.approx(expected, rel=1e-7)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_denoising_loss_by_moments(d):
    """E |b X_t - eps/sqrt(Delta)|^2 from second moments, coordinate by coordinate: X_t = e^-t X + sqrt(Delta) eps."""
    b, s, t = 0.7, 1.4, 0.5
    noise = 1 - np.exp(-2 * t)
    per_coordinate = b * b * (np.exp(-2 * t) * s * s + noise) - 2 * b + 1 / noise
    assert value("denoising_loss_of_linear_score", b=b, s=s, d=d, t=t) == pytest.approx(d * per_coordinate, rel=1e-12)
    bound = optimize.minimize_scalar(lambda x: value("denoising_loss_of_linear_score", b=x, s=s, d=d, t=t), bounds=(0.01, 3), method="bounded").fun
    assert value("memorising_loss_at_most_population", n=40, s=s, d=d, t=t) == pytest.approx(bound, rel=1e-6)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_learnt_variance_by_quadrature_over_lengths(d):
    """The mean loss of a batch over chi-distributed lengths of frequencies, minimised over the variance."""
    sigma, w, n = 1.3, 0.6 / d**0.5, 12
    low, high = stats.chi2(d).ppf(1e-13), stats.chi2(d).ppf(1 - 1e-13)
    at, weight = np.polynomial.legendre.leggauss(120)
    length = np.sqrt(low) + (np.sqrt(high) - np.sqrt(low)) * (at + 1) / 2  # lengths, not their squares: smooth at 0
    weight = weight * stats.chi(d).pdf(length)
    weight = weight / weight.sum()
    t = w * length

    def mean_loss(variance):
        own = np.exp(-(t**2) * variance / 2)
        return weight @ ((own - np.exp(-(t**2) * sigma**2 / 2)) ** 2 + (1 - own**2) / n)

    grid = np.linspace(0, 2 * sigma**2, 101)
    start = grid[np.argmin([mean_loss(v) for v in grid])]
    found = optimize.minimize_scalar(mean_loss, bounds=(max(0, start - 0.05), start + 0.05), method="bounded", options={"xatol": 1e-12}).x
    assert value("learnt_deviation", sigma=sigma, w=w, n=n, d=d) == pytest.approx(found**0.5, rel=1e-5)
