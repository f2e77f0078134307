"""Known numbers of the empirical mode: gaps, prefactors, the birthday regime, the published budgets and their errors."""

from __future__ import annotations

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest

from lawbook.theory import DomainError, catalogue
from lawbook.theory.mode_estimation import empirical_mode, pairwise, smallest_budget


def law_of(kind: str, classes: int) -> np.ndarray:
    if kind == "geometric":
        weights = 0.5 ** np.arange(1, classes + 1)
        return weights / weights.sum()
    if kind == "two":
        return np.array([0.2, 0.06] + [0.74 / (classes - 2)] * (classes - 2))
    return np.array([0.5] + [0.5 / (classes - 1)] * (classes - 1))


def predict(name: str, **values: object) -> float:
    return float(catalogue.find(f"mode_estimation.{name}").predict(**values))


# (k, n, error) at delta = 2^-k and n = ceil(ln(1/delta)/Delta^2)
BUDGETS = {
    ("geometric", 100): [
        (1, 16, 0.12736), (2, 32, 0.04795), (3, 48, 0.02028), (4, 64, 0.00897),
        (5, 80, 0.00406), (6, 95, 0.00196), (7, 111, 0.00091), (9, 143, 0.00020),
    ],
    ("two", 300): [
        (1, 17, 0.19009), (2, 34, 0.05302), (3, 50, 0.02164), (4, 67, 0.00937),
        (5, 83, 0.00439), (6, 100, 0.00200), (7, 117, 0.00092), (9, 150, 0.00021),
    ],
    ("one", 1000): [
        (1, 2, 0.50000), (2, 3, 0.37513), (3, 4, 0.25038), (4, 5, 0.15691),
        (5, 6, 0.09461), (6, 7, 0.05562), (7, 8, 0.03215), (9, 10, 0.01041),
    ],
}  # fmt: skip


@pytest.mark.parametrize("problem", BUDGETS, ids=str)
def test_published_budgets_and_their_exact_errors(problem: tuple[str, int]) -> None:
    p = law_of(*problem)
    for k, n, error in BUDGETS[problem]:
        assert math.ceil(k * math.log(2) / smallest_budget.exponent(p)) == n
        assert predict("exact_error_of_empirical_mode", p=p, n=n) == pytest.approx(error, abs=5.1e-6)


def test_least_budgets() -> None:
    for problem, k, n in ((("one", 1000), 9, 13), (("geometric", 100), 9, 96), (("two", 300), 3, 22)):
        p = law_of(*problem)
        assert predict("smallest_budget", p=p, delta=2.0**-k) == n
        assert empirical_mode.error(p, n) <= 2.0**-k < empirical_mode.error(p, n - 1)
    with pytest.raises(DomainError, match="1000"):
        predict("smallest_budget", p=[0.501, 0.499], delta=0.01)


def test_birthday_regime() -> None:
    for n, error in ((4, 0.25), (6, 0.09375), (8, 0.03125), (10, 0.009766)):
        assert empirical_mode.error(law_of("one", 10**6), n) == pytest.approx(error, rel=1e-4)
        assert predict("birthday_error", p_1=0.5, n=n, m=10**6) == pytest.approx(n * 2.0**-n, rel=1e-12)
    script = law_of("one", 100)
    assert empirical_mode.error(script, 5) == pytest.approx(0.1628, abs=5e-5)
    assert empirical_mode.error(script, 5, "errors") == pytest.approx(0.1969, abs=5e-5)
    assert math.exp(-5 * smallest_budget.exponent(script)) == pytest.approx(0.0749, abs=5e-5)


def test_gaps() -> None:
    assert predict("information_projection", p_1=0.5, p_2=0.25) == pytest.approx(0.04384, abs=5e-6)
    assert predict("reverse_projection", p_1=0.5, p_2=0.25) == pytest.approx(0.04247, abs=5e-6)
    assert predict("information_projection", p_1=0.5, p_2=0) == pytest.approx(math.log(2), rel=1e-12)
    assert predict("reverse_projection", p_1=0.5, p_2=1e-12) == pytest.approx(math.log(2) / 2, rel=1e-9)


@pytest.mark.parametrize(
    ("p", "ratios"),
    [((0.5, 0.3, 0.2), {20: 0.751, 100: 0.872, 400: 0.957}), ((0.5, 0.25, 0.25), {20: 0.614, 100: 0.875, 400: 0.973})],
)
def test_prefactor(p: tuple[float, ...], ratios: dict[int, float]) -> None:
    for n, ratio in ratios.items():
        near = predict("prefactor_of_error", p_1=p[0], p_2=p[1], k=p.count(p[1]), n=n)
        assert empirical_mode.error(p, n) / near == pytest.approx(ratio, abs=1e-3)


def test_prefactor_of_two_classes() -> None:
    for n, ratio in ((20, 0.628), (100, 0.847), (400, 0.948)):
        near = predict("prefactor_with_two_classes", p_1=0.6, r=n // 2)
        assert empirical_mode.error((0.6, 0.4), n) / near == pytest.approx(ratio, abs=1e-3)
        assert empirical_mode.error((0.6, 0.4), n) == pytest.approx(empirical_mode.error((0.6, 0.4), n - 1), rel=1e-10)


def exact(p: tuple[Fraction, ...], n: int) -> Fraction:
    """The error in rational numbers, count vector by count vector."""
    total = Fraction(0)
    for counts in empirical_mode.count_vectors(n, len(p)):
        top = max(counts)
        tied = counts.count(top)
        weight = Fraction(math.factorial(n))
        for c, q in zip(counts, p, strict=True):
            weight *= q**c / math.factorial(c)
        total += weight * (Fraction(tied - 1, tied) if counts[0] == top else 1)
    return total


def test_exact_error_in_rational_numbers() -> None:
    F = Fraction
    for p, n in (((F(1, 2), F(3, 10), F(1, 5)), 7), ((F(2, 5), F(3, 10), F(3, 20), F(3, 20)), 8), ((F(3, 5), F(2, 5)), 9),
                 ((F(999, 1000), F(1, 2000), F(1, 2000)), 12), ((F(1, 4),) * 4, 5), ((F(1), F(0)), 3)):  # fmt: skip
        known = exact(p, n)
        assert empirical_mode.error([float(q) for q in p], n) == pytest.approx(float(known), rel=1e-12)
        digits = empirical_mode.error_digits(mpmath.mp, [mpmath.mpf(q.numerator) / q.denominator for q in p], n)
        assert float(digits) == pytest.approx(float(known), rel=1e-12)


def test_rare_errors_keep_their_digits() -> None:
    """Two classes are a walk, known to all digits."""
    for p, n in ((0.9, 300), (0.99, 150), (0.6, 201)):
        with mpmath.workdps(30):
            walk = pairwise.pair_error_digits(mpmath.mp, mpmath.mpf(p), mpmath.mpf(1 - p), n)
        assert empirical_mode.error((p, 1 - p), n) == pytest.approx(float(walk), rel=1e-9)
        assert pairwise.pair_error(p, 1 - p, n) == pytest.approx(float(walk), rel=1e-9)


def test_equal_classes_by_powers_as_one_by_one() -> None:
    alike = np.array([0.2] + [0.08] * 10)
    apart = alike + np.concatenate(([0.0], 1e-13 * (np.arange(10) - 4.5)))
    for n in (9, 60):
        assert empirical_mode.error(alike, n) == pytest.approx(empirical_mode.error(apart, n), rel=1e-9)


def test_error_lies_between_its_bounds_where_classes_are_many() -> None:
    for p, n in ((law_of("one", 1000), 40), (law_of("two", 1000), 200), (law_of("geometric", 100), 60)):
        error = empirical_mode.error(p, n)
        assert predict("pairwise_lower_bound_of_error", p_1=p[0], p_2=p[1], n=n) <= error
        assert error <= predict("pairwise_upper_bound_of_error", p=p, n=n) <= predict("error_bound_of_empirical_mode", p=p, n=n)
