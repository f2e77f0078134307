"""Closed forms for normal laws against quadrature and matrix roots."""

import numpy as np
import pytest
from scipy import integrate, linalg, stats

from lawbook.theory import gaussian_measures as g
from lawbook.theory.lazy import sympy as sp

PAIRS = [(0.3, 0.7, -0.4, 1.2), (1.0, 2.0, 0.0, 0.5), (-1.0, 1.0, 1.0, 1.0)]


def quad(function):
    return integrate.quad(function, -30, 30, points=[-1, 0, 1], limit=400, epsabs=1e-13)[0]


@pytest.mark.parametrize(("m", "s", "mean", "dev"), PAIRS)
def test_divergences(m, s, mean, dev):
    p, q = stats.norm(m, s), stats.norm(mean, dev)
    assert float(g.kullback(m, s, mean, dev)) == pytest.approx(quad(lambda x: p.pdf(x) * (p.logpdf(x) - q.logpdf(x))), rel=1e-9)
    assert float(g.isotropic_kullback((m - mean) ** 2, s, dev, 1)) == pytest.approx(float(g.kullback(m, s, mean, dev)))
    slope = quad(lambda x: p.pdf(x) * ((mean - x) / dev**2 - (m - x) / s**2) ** 2)
    assert float(g.fisher_divergence(m, s, mean, dev)) == pytest.approx(slope, rel=1e-9)
    gaps = integrate.quad(lambda u: (p.ppf(u) - q.ppf(u)) ** 2, 0, 1)[0]
    assert float(g.squared_wasserstein(m, s, mean, dev)) == pytest.approx(gaps, rel=1e-6)
    assert float(g.entropy(s)) == pytest.approx(p.entropy())


@pytest.mark.parametrize(("m", "s", "h"), [(0.3, 0.7, 0.4), (1.0, 2.0, 0.5), (0.0, 1.0, 1.0)])
def test_means(m, s, h):
    p = stats.norm(m, s)
    assert float(g.kernel_mean(m**2, s**2, h)) == pytest.approx(quad(lambda x: p.pdf(x) * np.exp(-(x**2) / (2 * h**2))), rel=1e-9)
    assert float(g.kernel_mean(m**2, s**2, h, 3)) == pytest.approx(float(g.kernel_mean(m**2, s**2, h) * g.kernel_mean(0, s**2, h) ** 2))
    assert float(g.mean_distance(m, s)) == pytest.approx(quad(lambda x: p.pdf(x) * abs(x)), rel=1e-8)
    assert float(g.total_variation(m, s)) == pytest.approx(2 * stats.norm.cdf(m / (2 * s)) - 1)
    assert float(g.cumulative(0.3, m, s)) == pytest.approx(p.cdf(0.3))
    assert float(g.quantile(0.3, m, s)) == pytest.approx(p.ppf(0.3))
    assert float(g.density(0.3, m, s)) == pytest.approx(p.pdf(0.3))


def number(matrix):
    return np.array(matrix.evalf(), dtype=float)


@pytest.mark.parametrize("angle", [0.0, 0.4, 1.3, 2.5])
def test_matrices(angle):
    a, b = g.rotated(3.0, 0.2, 0.3), g.rotated(1.5, 0.6, angle)
    x, y = number(a), number(b)
    assert np.sort(np.linalg.eigvalsh(y)) == pytest.approx([0.6, 1.5])
    left = linalg.sqrtm(x)
    inverse = np.linalg.inv(left)
    assert number(g.root(a)) == pytest.approx(left)
    assert float(g.fidelity(a, b)) == pytest.approx(np.trace(linalg.sqrtm(left @ y @ left)))
    assert float(g.squared_bures_wasserstein(a, a)) == pytest.approx(0, abs=1e-12)
    assert number(g.geometric_mean(a, b)) == pytest.approx(left @ linalg.sqrtm(inverse @ y @ inverse) @ left)
    assert number(g.cholesky(a)) == pytest.approx(np.linalg.cholesky(x))
    assert sp.simplify(g.root(a) * g.root(a) - a).norm() < 1e-12


def test_digits_of_an_inverse_of_a_sum():
    import mpmath

    from lawbook.theory import Equals, Law, real

    law = Law("x.y", "", Equals(), "y", (real("a", ""),), lambda v: sp.erfcinv(sp.exp(-v.a) + sp.Rational(1, 10)))
    assert abs(law.predict_digits(30, a=1.0) - mpmath.erfinv(1 - mpmath.exp(-1) - mpmath.mpf(1) / 10)) < 1e-15
