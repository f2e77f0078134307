"""Golden numbers of the laws of finite data and of filling, and how they fit together."""

import math

import numpy as np
import pytest

from lawbook.theory import DomainError
from lawbook.theory.memory_scaling import (
    data_plus_memory_bound,
    distinct_tokens,
    distinct_tokens_of_zipf,
    error_of_unlimited_memory,
    filling_best_data_size,
    filling_collapse,
    filling_load_at_level,
    filling_load_of_many_classes,
    finite_data_error_two_classes,
    overflow_regime_of_filling,
    power_law_on_real_tokens,
    unseen_mass,
    unseen_mass_exponent,
    unseen_mass_of_zipf,
)


def zipf(alpha: float, tokens: int) -> np.ndarray:
    weights = np.arange(1, tokens + 1.0) ** -alpha
    return weights / weights.sum()


def test_unseen_mass_of_the_sheet() -> None:
    p = zipf(2, 100)
    for samples, mass in ((1024, 0.0157), (10_240, 0.00182), (102_400, 9e-7)):
        assert unseen_mass.LAW.predict(p=p, T=samples) == pytest.approx(mass, rel=0.05)
    # times 4/5 for guessing among five classes
    assert error_of_unlimited_memory.LAW.predict(p=p, T=1024, M=5) == pytest.approx(0.0126, abs=5e-5)
    assert error_of_unlimited_memory.LAW.predict(p=p, T=10_240, M=5) == pytest.approx(0.00145, abs=5e-6)


def test_nothing_and_everything_seen() -> None:
    p = np.array([0.5, 0.3, 0.2])
    assert unseen_mass.LAW.predict(p=p, T=0) == pytest.approx(1)
    assert distinct_tokens.LAW.predict(p=p, T=0) == 0
    assert distinct_tokens.LAW.predict(p=p, T=1) == pytest.approx(1)
    assert distinct_tokens.LAW.predict(p=p, T=10_000) == pytest.approx(3)
    # the next sample shows a new token with the probability that it was not seen
    shown = [distinct_tokens.LAW.predict(p=p, T=samples) for samples in (2, 3)]
    assert unseen_mass.LAW.predict(p=p, T=2) == pytest.approx(shown[1] - shown[0])


@pytest.mark.parametrize(("alpha", "constant"), [(1.5, 0.9416), (2.0, 0.6910)])
def test_constants_of_zipf(alpha: float, constant: float) -> None:
    assert unseen_mass_of_zipf.LAW.predict(alpha=alpha, T=1) == pytest.approx(constant, abs=5e-5)
    # the derivative of the number seen is the unseen mass
    seen = distinct_tokens_of_zipf.LAW.predict(alpha=alpha, T=[999, 1001])
    assert (seen[1] - seen[0]) / 2 == pytest.approx(unseen_mass_of_zipf.LAW.predict(alpha=alpha, T=1000), rel=1e-6)
    ratio = unseen_mass_of_zipf.LAW.predict(alpha=alpha, T=[4, 8])
    assert math.log2(ratio[1] / ratio[0]) == pytest.approx(unseen_mass_exponent.LAW.predict(alpha=alpha, T=4))


@pytest.mark.parametrize(
    ("M", "loads"), [(2, (0.91, 3.28, 10.8)), (5, (1.77, 6.76, 15.4)), (10, (2.63, 8.90, 18.0)), (100, (6.3, 15.2, 25.7))]
)
def test_loads_of_filling(M: int, loads: tuple[float, ...]) -> None:
    levels = np.array([(1 - 1 / M) / 2, 0.1, 0.01])
    found = filling_load_at_level.LAW.predict(epsilon=levels, M=M)
    assert found == pytest.approx(loads, rel=0.005)
    # the collapse law is its inverse, at any size
    tokens = 10_000
    for load, level in zip(found, levels, strict=True):
        dimension = round(load * tokens / M)
        assert filling_collapse.LAW.predict(d=dimension, M=M, N=tokens) == pytest.approx(level, rel=0.05)


def test_tokens_per_dimension_of_the_sheet() -> None:
    for classes, ratio in ((2, 0.61), (5, 0.74)):
        assert classes / filling_load_at_level.LAW.predict(epsilon=0.1, M=classes) == pytest.approx(ratio, abs=0.005)


def test_many_classes_need_two_logarithms_not_four() -> None:
    law = filling_load_of_many_classes.LAW
    for classes in (10**5, 10**9):
        exact = filling_load_at_level.LAW.predict(epsilon=0.1, M=classes)
        assert law.predict(epsilon=0.1, M=classes) == pytest.approx(exact, rel=0.015)
    assert exact < 0.7 * 4 * math.log(10**9)


def test_guessing_has_no_load() -> None:
    with pytest.raises(DomainError, match="guessing"):
        filling_load_at_level.LAW.predict(epsilon=0.5, M=2)


def test_edge_of_the_overflow_regime() -> None:
    assert overflow_regime_of_filling.LAW.predict(d=5, N_max=18) == pytest.approx(0.05)
    assert overflow_regime_of_filling.LAW.predict(d=5, N_max=17) == 0


def test_error_given_counts() -> None:
    p = [0.5, 0.3, 0.2]
    law = finite_data_error_two_classes.LAW
    assert law.predict(p=p, n=[4, 0, 0], rho=0.7, d=5) == pytest.approx(0.25)  # the others are guessed
    two = law.predict(p=p, n=[4, 1, 0], rho=0, d=2)  # d = 2, share 1/2: (1 - I_{1/2}(1/2, 1))/2 = (1 - 1/sqrt(2))/2
    assert two == pytest.approx(0.1 + 0.8 * (1 - math.sqrt(0.5)) / 2)
    with pytest.raises(DomainError, match="seen"):
        law.predict(p=p, n=[0, 0, 0], rho=0, d=2)


def test_sum_of_two_costs() -> None:
    law = data_plus_memory_bound.LAW
    value = law.predict(alpha=2.0, d=64, P=4, T=100, N=4000)
    p = zipf(2, 4000)
    unseen = unseen_mass.LAW.predict(p=p, T=100) / 2
    everything = finite_data_error_two_classes.LAW.predict(p=p, n=(np.arange(4000) < 4).astype(int), rho=0, d=64)
    assert value == pytest.approx(unseen + everything, rel=1e-12)
    with pytest.raises(DomainError, match="rarest"):
        law.predict(alpha=2.0, d=64, P=64, T=100, N=4000)


def test_best_number_of_samples() -> None:
    law = filling_best_data_size.LAW
    assert law.predict(alpha=2.0, d=100) == pytest.approx(163.67, abs=0.01)
    slope = np.log(np.divide(*law.predict(alpha=2.0, d=[1000, 100]))) / np.log(10)
    assert 1.4 < slope < 1.6  # far from alpha = 2: logarithms


def test_fitted_law_is_exact_on_zipf() -> None:
    fitted = power_law_on_real_tokens.LAW.predict(alpha=1.3, T=50, N=200)
    assert fitted == pytest.approx(unseen_mass.LAW.predict(p=zipf(1.3, 200), T=50), rel=1e-12)
