"""Golden numbers of the sheet for the laws of storage schemes."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from lawbook.theory import DomainError, catalogue


def predict(name, **values):
    return catalogue.find(f"memory_scaling.{name}").predict(**values)


def zipf(alpha, tokens):
    weights = np.arange(1, tokens + 1.0) ** -alpha
    return weights / weights.sum()


@pytest.mark.parametrize(
    ("alpha", "rho", "two", "five"),
    [(2.0, 1.0, 0.2549, 0.3311), (1.5, 1.0, 0.3385, 0.4859), (2.0, 0.5, 0.3111, 0.3953), (3.0, 1.0, 0.1678, 0.1910)],
)
def test_constants_of_power_weighting(alpha, rho, two, five):
    # the sheet's five-class numbers are good to three or four digits
    assert predict("power_weighting_constant_two_classes", alpha=alpha, rho=rho, d=1) == pytest.approx(two, abs=6e-5)
    assert predict("power_weighting_constant", alpha=alpha, rho=rho, M=5, d=1) == pytest.approx(five, abs=2e-4)
    assert predict("power_weighting_constant", alpha=alpha, rho=rho, M=2, d=1) == pytest.approx(
        predict("power_weighting_constant_two_classes", alpha=alpha, rho=rho, d=1), rel=1e-9
    )


def test_one_more_constant():
    assert predict("power_weighting_constant_two_classes", alpha=2.0, rho=0.35, d=1) == pytest.approx(0.5781, abs=6e-5)


@pytest.mark.parametrize(("alpha", "expected"), [(1.5, 0.7219), (2.0, 1.4568), (3.0, 10.523)])
def test_the_least_error_of_two_classes(alpha, expected):
    assert predict("optimal_error_constant", alpha=alpha, d=1) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize(("alpha", "root", "plain"), [(2.0, 1.579, 1.512), (1.5, 0.766, 0.733), (3.0, 11.62, 12.00)])
def test_best_constants_of_logarithmic_schemes(alpha, root, plain):
    best = predict("square_root_logarithmic_constant", alpha=alpha, kappa=1 / (2 * alpha - 1), d=1)
    assert best == pytest.approx(root, rel=1e-3)
    found = minimize_scalar(lambda k: predict("logarithmic_constant", alpha=alpha, kappa=k, d=1), bounds=(0.05, 5), method="bounded")
    assert found.fun == pytest.approx(plain, rel=1e-3)


@pytest.mark.parametrize(("alpha", "constant", "product"), [(1.5, 0.7269, 0.533), (2.0, 1.4956, 0.2545)])
def test_sgd_shaped_weights_are_nearly_optimal(alpha, constant, product):
    # the sheet's 0.725 and 1.491 are finite-size values; the best products (over M = 2) agree
    found = minimize_scalar(
        lambda k: predict("sgd_shaped_scheme_constant", alpha=alpha, kappa=k, d=1), bounds=(0.05, 5), method="bounded"
    )
    assert found.fun == pytest.approx(constant, abs=6e-5) and found.x / 2 == pytest.approx(product, abs=1e-3)


def test_finite_least_error():
    # the sheet sums over infinitely many tokens: 0.08216 at d = 10, 0.01300 at d = 100
    assert predict("optimal_error_two_classes", p=zipf(2.0, 3000), d=10) == pytest.approx(0.08216, abs=2e-4)
    assert predict("optimal_error_two_classes", p=[1.0], d=10) == 0.0
    assert predict("optimal_error_two_classes", p=[0.7, 0.3, 0.0], d=10) == pytest.approx(
        predict("optimal_error_two_classes", p=[0.7, 0.3], d=10)
    )


def test_floor_of_thresholds():
    assert predict("threshold_floor", alpha=2.0, kappa=1.0, d=1000) == pytest.approx(0.1587, abs=5e-5)
    assert predict("threshold_floor", alpha=2.0, kappa=0.125, d=1000) == pytest.approx(2.3e-3, abs=5e-5)


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("power_weighting_constant", {"alpha": 2.0, "rho": 0.2, "M": 3, "d": 10}, "square-summable"),
        ("power_weighting_exponent_at_finite_tokens", {"alpha": 2.0, "rho": 1.0, "N": 100, "d": 10}, "not square-summable"),
        ("square_root_logarithmic_constant", {"alpha": 2.0, "kappa": 0.5, "d": 10}, "frequent tokens err too often"),
        ("optimal_error_two_classes", {"p": [0.5, 0.5], "d": 1}, "accepted: an integer with d >= 2"),
    ],
)
def test_values_outside_the_domain_are_refused(name, values, said):
    with pytest.raises(DomainError, match=said):
        predict(name, **values)
