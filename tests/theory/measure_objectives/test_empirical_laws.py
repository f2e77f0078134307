"""Exact rates of empirical measures at the sheet's numbers."""

import mpmath
import numpy as np
import pytest

from lawbook.theory import catalogue


@pytest.mark.parametrize(
    "law, n, golden, tolerance",
    [
        ("wasserstein_of_empirical_uniform", 1, 1 / 3, 1e-14),
        ("wasserstein_of_empirical_uniform", 2, 11 / 48, 1e-14),
        ("wasserstein_of_empirical_uniform", 5, 0.142187, 5e-7),
        ("wasserstein_of_empirical_uniform", 20, 0.070336, 5e-7),
        ("squared_wasserstein_of_exponential", 1, 2, 1e-14),
        ("squared_wasserstein_of_exponential", 10, 0.4157123, 5e-8),
        ("squared_wasserstein_of_exponential", 100, 0.0644471, 5e-8),
        ("squared_wasserstein_of_exponential", 1000, 0.008745799012, 5e-13),
        ("squared_wasserstein_of_exponential", 10_000, 0.00110482341, 1e-11),
        ("squared_wasserstein_of_logistic", 1, 6.5797, 5e-5),
        ("squared_wasserstein_of_logistic", 10, 1.044162, 5e-7),
        ("squared_wasserstein_of_logistic", 100, 0.1490974, 5e-8),
        ("squared_wasserstein_of_logistic", 1000, 0.01949440, 5e-9),
        ("squared_wasserstein_of_normal", 2, 2.1994 / 2, 3e-5),
        ("squared_wasserstein_of_normal", 10, 2.5937 / 10, 6e-6),
        ("squared_wasserstein_of_normal", 1000, 3.3350 / 1000, 6e-8),
        ("squared_wasserstein_of_normal", 4000, 3.4888 / 4000, 2e-8),
        ("squared_wasserstein_of_fitted_normal", 20, 0.076131, 5e-7),
    ],
)
def test_golden(law, n, golden, tolerance):
    assert float(catalogue.find(f"measure_objectives.{law}").predict(n=n)) == pytest.approx(golden, abs=tolerance)


def test_the_limit_of_the_uniform_constant():
    law = catalogue.find("measure_objectives.wasserstein_of_empirical_uniform")
    assert np.sqrt(4000) * float(law.predict(n=4000)) == pytest.approx(0.313329, rel=2e-4)


def test_the_offset_of_the_logistic_law():
    law = catalogue.find("measure_objectives.squared_wasserstein_of_logistic")
    for n, offset in ((100, 5.6994), (1000, 5.6789), (10_000, 5.67614)):
        assert n * float(law.predict(n=n)) - 2 * np.log(n) == pytest.approx(offset, abs=1e-4)


def test_torus_and_limit():
    law = catalogue.find("measure_objectives.nearest_distance_on_torus")
    assert float(law.predict(n=400, d=3)) == pytest.approx(0.0751422, abs=5e-7)
    with mpmath.workdps(30):
        assert float(law.predict(n=400, d=1)) == pytest.approx(1 / (2 * 401), rel=1e-12)
