"""Numbers of the laws on solvers and on ways back from noise, from other routes."""

import numpy as np
import pytest

from lawbook.theory import catalogue

LAWS = {law.name.split(".")[1]: law for law in catalogue.laws("pushforward")}


def predict(name, **values):
    return LAWS[name].predict(**values)


@pytest.mark.parametrize(("sigma", "constant"), [(0.3, 1.9268), (1.0, 1.2854), (2.0, 1.4817)])
def test_constants_of_euler(sigma, constant):
    assert predict("error_of_euler_flow", sigma=sigma, N=1) == pytest.approx(constant, abs=1e-4)


@pytest.mark.parametrize(("sigma", "constant"), [(0.3, 1.3776), (2.0, -0.46875)])
def test_constants_of_heun(sigma, constant):
    assert predict("error_of_heun_flow", sigma=sigma, N=1) == pytest.approx(constant, abs=1e-4)


def test_best_turns():
    assert predict("best_first_order_deviation", Theta=np.pi / 2, N=100) == pytest.approx(1 - np.pi**2 / 800, abs=1e-4)
    assert predict("deviation_of_first_order_sampler", turns=np.full(4, 0.3)) == pytest.approx(np.cos(0.3) ** 4)


def test_forward_correlation():
    """lam = 1: Cov(X_0, X_T) = exp(-T) s^2."""
    s, T = 2.0, 0.7
    assert predict("memory_of_noise", s=s, T=T, lam=1.0) == pytest.approx(np.exp(-T) * s**2 / (s * np.sqrt(1 + (s**2 - 1) * np.exp(-2 * T))))


def test_no_loss_where_the_data_resemble_the_noise():
    assert predict("variance_from_early_start", s=1.0, T=1.0, t=0.1) == pytest.approx(1)
    assert predict("error_of_euler_on_circle", sigma=1.0, N=10) == 0
    assert predict("exact_reverse_variance", s=1.0, b=0.2, A=0.5) == pytest.approx(0.2)
