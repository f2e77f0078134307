"""Entropic transport of normal laws at sheet 09's numbers."""

import pytest

from lawbook.theory import catalogue


def law(name):
    return catalogue.find(f"measure_objectives.{name}")


def test_rate_of_the_sheet():
    assert float(law("contraction_of_sinkhorn").predict(a=1.0, b=1.7, epsilon=0.8)) == pytest.approx(0.62531, abs=5e-6)


def test_limits_of_the_sheet():
    divergence = law("sinkhorn_divergence_of_normals")
    small, large = 0.01, 2e3
    gap = float(divergence.predict(a=1.0, b=1.7, m=0.0, epsilon=small)) - 0.49
    assert gap / (small / 2) ** 2 == pytest.approx(-0.021194, abs=2e-4)  # in units of the half penalty squared
    assert float(divergence.predict(a=1.0, b=1.7, m=0.0, epsilon=large)) * large / 2 == pytest.approx(1.786, abs=5e-3)


def test_equal_laws_have_no_divergence_and_a_known_cost():
    assert abs(float(law("sinkhorn_divergence_of_normals").predict(a=1.3, b=1.3, m=0.0, epsilon=0.7))) < 1e-12
    assert float(law("entropic_cost_of_normals").predict(a=1e-6, b=1e-6, m=2.0, epsilon=1.0)) == pytest.approx(4.0, abs=1e-9)
