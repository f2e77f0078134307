"""Golden numbers of the bounds, and their order: lower bounds, exact error, sharper and simple upper bound."""

import numpy as np
import pytest

from lawbook.theory import DomainError
from lawbook.theory.memory_scaling import (
    error_of_two_classes,
    error_with_orthonormal_unembeddings,
    lower_bound_of_any_scheme,
    lower_bound_of_overflow,
    normal_lower_bound,
    overflow_heuristic,
    sharper_lower_bound,
    sharper_upper_bound,
    simple_upper_bound,
    upper_bound_of_any_scheme,
)


def zipf(alpha: float, tokens: int) -> np.ndarray:
    weights = np.arange(1, tokens + 1.0) ** -alpha
    return weights / weights.sum()


def least_upper_bound(d: int) -> float:
    """Filling, N = 100, M = 5, at the best exponent gamma."""
    p, q = zipf(2, 100), np.ones(100)
    law = upper_bound_of_any_scheme.LAW
    return min(law.predict(p=p, q=q, d=d, M=5, Q_max=20, gamma=g) for g in np.linspace(0, 3, 601))


def test_printed_upper_bound_is_vacuous_up_to_500() -> None:
    assert least_upper_bound(100) >= 1
    assert least_upper_bound(500) >= 1
    # in closed form: at the largest gamma that still counts the tokens as stored, 2 d^-gamma = 2 M exp(-c), where
    # c solves 16 c (20 + 800 c/d) = d; the sheet has 0.62 and 0.039, from a coarser search
    for d, best in ((1000, 0.602), (2000, 0.0363)):
        c = (np.sqrt(320**2 + 4 * 12_800 / d * d) - 320) / (2 * 12_800 / d)
        assert 10 * np.exp(-c) == pytest.approx(best, abs=0.0005)
        assert best <= least_upper_bound(d) <= 1.04 * best


def test_heuristic_of_the_sheet() -> None:
    p = zipf(2, 100)
    energies = np.bincount(np.arange(100) % 5, p**2)
    common = {"p": p, "M": 5}
    law = overflow_heuristic.LAW
    assert law.predict(q=p, d=64, Q_max=energies.max(), **common) == pytest.approx(0.235, abs=0.001)
    assert law.predict(q=np.ones(100), d=16, Q_max=20, **common) == pytest.approx(1)
    assert law.predict(q=np.ones(100), d=64, Q_max=20, **common) == 0


def test_constant_of_the_overflow_set() -> None:
    values = {"p": [0.5, 0.5], "q": [1.0, 1.0], "d": 2, "M": 2, "Q_max": 2.0}
    assert lower_bound_of_overflow.LAW.predict(**values) == 0
    values = {"p": np.full(40, 1 / 40), "q": np.ones(40), "d": 4, "M": 2, "Q_max": 20.0}
    assert lower_bound_of_overflow.LAW.predict(**values) == pytest.approx(0.2819, abs=5e-5)
    assert lower_bound_of_any_scheme.LAW.predict(**values) == pytest.approx(0.05)


def test_bounds_enclose_the_exact_error() -> None:
    q, energies, d = 0.7, [1.3, 0.4, 2.0], 9
    exact = error_with_orthonormal_unembeddings.LAW.predict(q=q, Q=energies, d=d, M=3)
    below = [law.predict(q=q, Q_max=2.0, d=d) for law in (normal_lower_bound.LAW, sharper_lower_bound.LAW)]
    above = [
        sharper_upper_bound.LAW.predict(q=q, Q=energies, d=d, M=3), simple_upper_bound.LAW.predict(q=q, Q_max=2.0, d=d, M=3)
    ]
    assert below[0] <= below[1] <= exact <= above[0] <= above[1]


def test_bounds_are_tight_somewhere() -> None:
    assert sharper_upper_bound.LAW.predict(q=0, Q=[1.0, 2.0], d=9, M=2) == 0.5
    exact = error_of_two_classes.LAW.predict(q=0.5, Q=2.0, d=9)
    assert sharper_lower_bound.LAW.predict(q=0.5, Q_max=2.0, d=9) == pytest.approx(exact, rel=1e-12)


def test_largest_energy_must_be_one() -> None:
    with pytest.raises(DomainError, match="Q_max"):
        lower_bound_of_any_scheme.LAW.predict(p=[0.5, 0.5], q=[1, 1], d=2, M=2, Q_max=0.5)
