"""Losses by test functions: numbers of the notes, and values from other routes."""

import mpmath
import numpy as np
import pytest
from scipy import integrate, optimize

from lawbook.theory import catalogue
from lawbook.theory.parameters import DomainError


def law(stem):
    return next(one for one in catalogue.laws("pushforward") if one.name == f"pushforward.{stem}")


def predict(stem, **values):
    return law(stem).predict(**values)


def test_curvatures_of_the_notes():
    assert predict("curvature_of_translation", sigma=2, b=1) == pytest.approx(0.052841, abs=1e-6)
    assert predict("curvature_of_scale", sigma=2, b=1) == pytest.approx(0.070103, abs=1e-6)
    assert predict("curvature_of_translation", sigma=20, b=1) == pytest.approx(5.539e-5, rel=1e-4)
    assert predict("curvature_of_scale", sigma=20, b=1) == pytest.approx(8.308e-5, rel=1e-4)


def test_variances_of_the_notes():
    assert predict("variance_of_two_batches", gaps=[0.0], spectrum=[2.0], B=5) == pytest.approx(0.16)
    assert predict("variance_of_pairs", gaps=[0.0], spectrum=[2.0], n=10) == pytest.approx(0.0889, abs=1e-4)
    assert predict("variance_of_two_batches", gaps=[0.5], spectrum=[2.0], B=5) == pytest.approx(0.36)
    assert predict("variance_of_pairs", gaps=[0.5], spectrum=[2.0], n=10) == pytest.approx(0.289, abs=1e-3)
    for B in (1, 2, 7):
        two, pairs = (predict(f"variance_of_{name}", gaps=[0.0, 0.0], spectrum=[1.0, 3.0], **size) for name, size in (("two_batches", {"B": B}), ("pairs", {"n": 2 * B})))
        assert two / pairs == pytest.approx((2 * B - 1) / B)


def test_loss_of_affine_map_by_integration():
    m, s, mu, sigma, w = 0.3, -1.1, -0.4, 0.8, 0.7

    def integrand(t):
        gap = np.exp(1j * m * t - s**2 * t**2 / 2) - np.exp(1j * mu * t - sigma**2 * t**2 / 2)
        return abs(gap) ** 2 / 2 * np.exp(-(t**2) / (2 * w**2)) / (w * np.sqrt(2 * np.pi))

    assert predict("loss_of_affine_map", m=m, s=s, mu=mu, sigma=sigma, w=w) == pytest.approx(integrate.quad(integrand, -8, 8, epsabs=1e-13)[0], rel=1e-9)
    assert predict("loss_of_affine_map", m=mu, s=-sigma, mu=mu, sigma=sigma, w=w) == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize(("sigma", "w", "n", "d"), [(1.5, 1.0, 2, 1), (1.0, 0.5, 4, 3), (0.8, 2.0, 30, 10), (0.5, 0.5, 2, 1)])
def test_learnt_deviation_minimises_the_mean_loss(sigma, w, n, d):
    def mean_loss(u):
        return (1 - 1 / n) * (1 + 2 * w**2 * u) ** (-d / 2) / 2 - (1 + w**2 * (u + sigma**2)) ** (-d / 2)

    found = optimize.minimize_scalar(mean_loss, bounds=(0, 4 * sigma**2), method="bounded", options={"xatol": 1e-12})
    best = 0.0 if mean_loss(0) < found.fun else np.sqrt(found.x)
    assert predict("learnt_deviation", sigma=sigma, w=w, n=n, d=d) == pytest.approx(best, abs=2e-6)


def test_threshold_at_two_draws():
    assert predict("diversity_threshold", w=1, n=2, d=1) == pytest.approx(0.766, abs=1e-3)
    edge = predict("diversity_threshold", w=0.7, n=5, d=4)
    assert predict("learnt_deviation", sigma=edge * (1 - 1e-9), w=0.7, n=5, d=4) == 0
    assert predict("learnt_deviation", sigma=edge * 1.01, w=0.7, n=5, d=4) > 0


def test_deficit_of_the_notes():
    assert 2 - predict("deficit_of_batches", sigma=2, b=1, n=100) == pytest.approx(1.9849, abs=1e-4)


def test_time_constant_of_the_notes():
    """1.8 million steps of size 0.01 at sigma = 20."""
    assert 1 / (0.01 * predict("curvature_of_translation", sigma=20, b=1)) == pytest.approx(1.8e6, rel=0.01)


def test_places_of_minima():
    found = predict("place_of_spurious_minima", k=np.arange(1, 4), b=1)
    assert found == pytest.approx([7.7253, 14.066, 20.371], abs=5e-4)
    assert law("place_of_spurious_minima").predict_digits(30, k=2, b=1) == pytest.approx(found[1], rel=1e-14)
    with mpmath.workdps(30):
        x = law("place_of_spurious_minima").predict_digits(30, k=1, b=1)
        assert abs(mpmath.tan(x) - x) < mpmath.mpf(10) ** -26


def test_condition_of_the_notebook():
    """mu = 3, sigma = 5, linspace(0, 0.1, 100): 164.9, along dm/ds = -0.396; by characteristic functions 1.5 on linspace(0, 1, 10)."""
    t = np.linspace(0, 0.1, 100)
    gradient = np.exp(3 * t + 12.5 * t**2)[:, None] * np.stack([t, 5 * t**2], axis=1)
    values, vectors = np.linalg.eigh(gradient.T @ gradient)
    assert values[1] / values[0] == pytest.approx(164.9, abs=0.1)
    assert vectors[0, 0] / vectors[1, 0] == pytest.approx(-0.396, abs=1e-3)
    t = np.linspace(0, 1, 10)
    assert 25 * (t**4 * np.exp(-25 * t**2)).sum() / (t**2 * np.exp(-25 * t**2)).sum() == pytest.approx(1.5, abs=2e-3)


def test_one_draw_and_its_point():
    at_mode = predict("one_draw_learns_a_point", sigma=1.0, w=1.0)
    assert at_mode == pytest.approx((1 + 3**-0.5) / 2 - 2**-0.5)


def test_ripples_atoms_and_translations():
    assert predict("equispaced_atoms_fool_harmonics", M=np.array([1, 5, 10, 11]), q=10) == pytest.approx([0.5, 0.1, 0.05, 0])
    assert predict("loss_of_ripple", j=np.array([10, 11]), q=10, epsilon=0.4) == pytest.approx([0.002, 0])
    assert predict("loss_of_translated_uniform", c=2 * np.pi, L=2.0, q=100) == pytest.approx(0, abs=1e-25)


@pytest.mark.parametrize(
    ("stem", "values", "message"),
    [
        ("variance_of_pairs", {"gaps": [0.1], "spectrum": [1.0], "n": 1}, "n: got 1"),
        ("variance_of_two_batches", {"gaps": [0.1], "spectrum": [1.0, 2.0], "B": 1}, "spectrum: got 2 entries"),
        ("learnt_deviation", {"sigma": 0, "w": 1, "n": 2, "d": 1}, "sigma: got 0"),
        ("loss_of_ripple", {"j": 1, "q": 3, "epsilon": 1.5}, "epsilon: got 1.5"),
    ],
)
def test_outside_the_domain(stem, values, message):
    with pytest.raises(DomainError, match=message):
        predict(stem, **values)


@pytest.mark.parametrize(
    ("stem", "values"),
    [
        ("curvature_of_scale", {"sigma": 1e-3, "b": 0.2}),
        ("curvature_of_translation", {"sigma": 1e-4, "b": 1.0}),
        ("deficit_of_batches", {"sigma": 1e-3, "b": 0.5, "n": 9}),
        ("loss_of_affine_map", {"m": 1e-7, "s": 1 + 1e-6, "mu": 0, "sigma": 1, "w": 0.3}),
        ("one_draw_learns_a_point", {"sigma": 1e-3, "w": 0.1}),
    ],
)
def test_nothing_is_lost_near_zero(stem, values):
    assert float(predict(stem, **values)) == pytest.approx(float(law(stem).predict_digits(30, **values)), rel=1e-9)
