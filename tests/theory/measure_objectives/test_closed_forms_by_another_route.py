"""Sheet 09's numbers, and closed forms in dimension 1 to 50 beside a route that shares nothing with their derivation."""

import numpy as np
import pytest
from scipy import integrate, linalg, optimize, special, stats

from lawbook.theory import catalogue

DIMENSIONS = (1, 2, 5, 20, 50)


def value(name, **values):
    return float(catalogue.find(f"measure_objectives.{name}").predict(**values))


def gauss_hermite(nodes=120):
    points, masses = np.polynomial.hermite_e.hermegauss(nodes)
    return points, masses / masses.sum()


@pytest.mark.parametrize(
    ("name", "values", "golden", "tolerance"),
    [
        ("squared_wasserstein_of_uniform", {"n": 7}, 1 / 42, 1e-15),
        ("best_points_of_uniform", {"n": 7}, 1 / 588, 1e-15),
        ("contraction_of_em", {"a": 1.0, "w": 0.3}, 0.4729635, 5e-8),
        ("excess_risk_under_covariate_shift", {"n": 12, "d": 3, "tau": 1.0, "sigma": 1.0}, 0.125, 1e-14),
        ("worst_risk_in_kullback_ball", {"m": 1.0, "s": 2.0, "r": 0.5}, 3.0, 1e-14),
        ("mean_importance_weight", {"m": 1.0, "s": 1.0}, np.e, 1e-14),
        ("mean_importance_weight", {"m": 0.0, "s": 1.5**0.5}, 1 / (1.5 * (2 / 1.5 - 1) ** 0.5), 1e-14),
        ("risk_of_misspecified_line", {"m": 0.5, "s": 1.2, "m_test": 0.5, "s_test": 1.2}, 2 * 1.2**4, 1e-12),
        ("variance_of_interacting_particles", {"a": 1.0, "kappa": 3.0, "n": 5}, 0.4, 1e-14),
        ("bias_of_centres", {"rho": 4 / 3, "w": 1.0}, 2 / 3, 1e-14),
        ("energy_at_low_temperature", {"d": 6, "T": 0.2, "r": 4}, 0.3, 1e-14),
    ],
)
def test_numbers_of_the_sheet(name, values, golden, tolerance):
    assert value(name, **values) == pytest.approx(golden, abs=tolerance)


@pytest.mark.parametrize(("density", "gap"), [(stats.uniform(), 1 / 6), (stats.norm(), np.pi**-0.5), (stats.expon(), 1 / 2)])
def test_cramer_distance_of_three_laws(density, gap):
    """The integral of F (1 - F), which the sheet gives in closed form for each."""
    area = integrate.quad(lambda x: density.cdf(x) * density.sf(x), density.ppf(1e-14), density.ppf(1 - 1e-14), epsabs=1e-12, limit=200)[0]
    assert area == pytest.approx(gap, abs=1e-9)
    assert value("cramer_of_empirical_measure", n=9, g=area) == pytest.approx(gap / 9, abs=1e-9)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_discrepancy_of_a_sample_in_any_dimension(d):
    """The kernel is a product over coordinates: two moments by quadrature on the line, to the power d."""
    h, n = 1.7, 13
    points, masses = gauss_hermite()
    kernel = np.exp(-((points[:, None] - points) ** 2) / (2 * h**2))
    towards, of_law = kernel @ masses, masses @ kernel @ masses
    assert value("mmd_of_empirical_measure", n=n, d=d, h=h) == pytest.approx((1 - of_law**d) / n, rel=1e-10)
    centred = (masses @ kernel**2 @ masses) ** d - 2 * (masses @ towards**2) ** d + of_law ** (2 * d)
    assert value("variance_of_unbiased_mmd_at_null", n=n, d=d, h=h) == pytest.approx(2 * centred / (n * (n - 1)), rel=1e-8)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_covariate_shift_by_the_law_of_a_residual(d):
    """A diagonal entry of (X'X)^-1 is one over a chi-square of n - d + 1 degrees: its mean by quadrature."""
    n = d + 7
    mean = integrate.quad(lambda x: stats.chi2.pdf(x, n - d + 1) / x, 0, np.inf, epsabs=1e-13)[0]
    tau = 2.5 * d
    assert value("excess_risk_under_covariate_shift", n=n, d=d, tau=tau, sigma=0.8) == pytest.approx(0.64 * tau * mean, rel=1e-8)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_gibbs_energy_by_the_radius(d):
    """V = |x|^2/2 depends on the radius alone: its mean is a ratio of two integrals on the half-line."""
    temperature = 0.7
    scale = d * temperature / 2  # near the largest value of the integrand, against underflow

    def weight(r):
        return np.exp((d - 1) * np.log(r / np.sqrt(2 * scale)) - (r * r / 2 - scale) / temperature)

    top = np.sqrt(2 * scale) + 12
    mass = integrate.quad(weight, 1e-12, top, limit=400)[0]
    energy = integrate.quad(lambda r: r * r / 2 * weight(r), 1e-12, top, limit=400)[0] / mass
    assert value("energy_at_low_temperature", d=d, T=temperature, r=2) == pytest.approx(energy, rel=1e-8)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_best_training_covariance_by_descent(d):
    """Trace of S_test S_train^-1 over diagonal covariances of trace c, by a general optimiser on log variances."""
    spectrum = 1 / np.arange(1, d + 1) ** 1.5

    def cost(logits):
        return float((spectrum / (2.0 * special.softmax(logits))).sum())

    found = optimize.minimize(cost, np.zeros(d), method="BFGS", options={"gtol": 1e-9})
    assert value("best_training_covariance", spectrum=spectrum, c=2.0) == pytest.approx(found.fun, rel=1e-7)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_mirror_descent_gap_by_its_density(d):
    """The law after k steps is normal with precisions added one step at a time."""
    spectrum, s, eta, k = np.linspace(0.5, 3, d), 1.3, 0.2, 11
    precision = np.full(d, s**-2)
    for _ in range(k):
        precision = precision + eta * spectrum
    assert value("gap_of_mirror_descent", spectrum=spectrum, s=s, eta=eta, k=k) == pytest.approx((spectrum / precision).sum() / 2, rel=1e-12)


@pytest.mark.parametrize("n", [2, 5, 20, 100])
def test_interacting_particles_by_lyapunov(n):
    """The stationary covariance of all n particles, from the linear equation B S + S B' = 2 I."""
    a, kappa = 0.8, 2.1
    drift = (a + kappa) * np.eye(n) - kappa / n
    covariance = linalg.solve_continuous_lyapunov(drift, 2 * np.eye(n))
    assert value("variance_of_interacting_particles", a=a, kappa=kappa, n=n) == pytest.approx(covariance[0, 0], rel=1e-12)


def test_stein_flow_by_integration():
    """Variance along the flow from the ordinary differential equation w' = 2 w (1 - w/q)."""
    q, w, t = 1.9, 0.3, 1.1
    path = integrate.solve_ivp(lambda _, y: 2 * y * (1 - y / q), (0, t), [w], rtol=1e-11, atol=1e-13)
    assert value("variance_along_stein_flow", q=q, w=w, t=t) == pytest.approx(path.y[0, -1], rel=1e-9)


def test_escape_time_by_integration():
    h, x, y = 0.9, 2.0, 0.5
    time = integrate.quad(lambda z: h**2 / z * np.exp(z * z / (2 * h**2)), y, x, epsabs=1e-12)[0]
    assert value("escape_time_of_gaussian_kernel", x=x, y=y, h=h) == pytest.approx(time, rel=1e-9)


def test_robust_risk_by_its_dual():
    """Least over lambda of lambda log E exp(loss/lambda) + lambda r, with the normal loss's moment generating function."""
    m, s, r = 0.4, 1.6, 0.3
    dual = optimize.minimize_scalar(lambda x: m + s * s / (2 * x) + x * r, bounds=(1e-3, 50), method="bounded", options={"xatol": 1e-12}).fun
    assert value("worst_risk_in_kullback_ball", m=m, s=s, r=r) == pytest.approx(dual, rel=1e-9)


def test_kolmogorov_constant():
    """The sheet's .8687 from the mean of the limit law: the integral of its survival function."""
    assert integrate.quad(special.kolmogorov, 0, 10)[0] == pytest.approx(0.8687, abs=5e-5)
    n = 1000
    assert np.sqrt(n) * value("kolmogorov_of_empirical_measure", n=n) == pytest.approx(0.8687, abs=0.006)


@pytest.mark.parametrize(("n", "t"), [(1, 0.3), (4, 0.37), (12, 0.2), (40, 0.11)])
def test_one_sided_sum_is_smirnovs(n, t):
    import mpmath

    from lawbook.theory.measure_objectives.kolmogorov_at_most import one_sided

    assert float(one_sided(mpmath.mp, n, mpmath.mpf(t))) == pytest.approx(stats.ksone.sf(t, n), rel=1e-9)
