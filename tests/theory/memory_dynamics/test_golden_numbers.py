"""Golden numbers of the sheet for the laws of training dynamics, and of the figures that the papers show."""

import numpy as np
import pytest

from lawbook.theory import DomainError, catalogue


def predict(name, **values):
    return catalogue.find(f"memory_dynamics.{name}").predict(**values)


def test_margins_of_the_flow():
    found = [predict("margin_of_gradient_flow", p=p, t=10.0, M=5) for p in (0.5, 0.3, 0.15, 0.05)]
    assert np.allclose(found, [2.71685, 2.05273, 1.25129, 0.47357], atol=5e-6)
    lags = [predict("margin_of_gradient_flow", p=p, t=1e6, M=5) - np.log(5e6 * p) for p in (0.5, 0.3, 0.15, 0.05)]
    assert np.allclose(lags, [-2.3e-5, -3.7e-5, -7.1e-5, -19.5e-5], atol=6e-7)


def test_small_margins_keep_their_digits():
    assert predict("margin_of_gradient_flow", p=1e-9, t=1e-3, M=50) == pytest.approx(1e-12, rel=1e-9)


def test_margin_and_time_are_inverse():
    for p, m, M in ((0.3, 0.01, 2), (0.05, 3.0, 5), (1.0, 9.0, 50)):
        time = predict("time_to_margin", p=p, m=m, M=M)
        assert predict("margin_of_gradient_flow", p=p, t=time, M=M) == pytest.approx(m, rel=1e-10)


def test_loss_constant():
    assert predict("loss_of_orthonormal_memory", N=4, M=5, t=1e6) * 1e6 == pytest.approx(3.2)


@pytest.mark.parametrize(
    ("p_1", "alpha", "expected"), [(0.75, 0.7, 9.806), (0.75, 0.9, 6.065)], ids=["0.7", "0.9"]
)
def test_first_spike(p_1, alpha, expected):
    assert predict("spike_of_first_step", p_1=p_1, alpha=alpha) == pytest.approx(expected, abs=6e-4)


def test_sharpness_and_the_edge_of_stability():
    assert 2 / predict("sharpness_of_pair", p_1=0.75, alpha=0.95) == pytest.approx(4.076, abs=5e-4)
    assert predict("cycle_of_collapsed_pair", p_1=0.75) == pytest.approx(16 / 3)
    assert predict("sharpness_decay_of_pair", p_1=0.75, alpha=0.95, eta=1.0, T=1) == pytest.approx(39.0)


def test_separability():
    assert predict("separable_probability", N=3, d=2) == pytest.approx(0.75)
    assert predict("separable_probability", N=30, d=2) == pytest.approx(5.6e-8, rel=0.01)
    assert [predict("separable_probability", N=2 * d, d=d) for d in (1, 3, 6)] == pytest.approx([0.5] * 3)


def test_cross_entropy_can_be_arbitrarily_bad():
    assert predict("harm_of_cross_entropy", P=0.99, c=0.005) == pytest.approx(0.98)
    assert predict("harm_of_cross_entropy", P=0.75, c=0.4) == 0.0


def test_drift_of_the_regret_bound():
    slope = predict("regret_bound", S=1.0, M=2, eta=1.0, T=1) - 2
    assert slope**2 / 2 == pytest.approx(0.27846, abs=5e-6)


def test_learning_time_of_the_rare_token():
    # true over predicted: 1.0041 at alpha = 0.9, p_1 = 3/4
    assert predict("learning_time_of_rare_token", p_1=0.75, k=100.0) / predict("learning_time_of_rare_token", p_1=0.75, k=10.0) == (
        pytest.approx(10.0)
    )
    small = 1e-4  # (2 + log(1/p_2)) / (4 p_2 (1 - alpha)) for a very rare token
    assert predict("learning_time_of_rare_token", p_1=1 - small, k=1.0) == pytest.approx((2 - np.log(small)) / (4 * small), rel=0.08)


@pytest.mark.parametrize(("alpha", "M", "ratio"), [(2.0, 2, 0.9970), (1.5, 2, 0.9994)])
def test_the_loss_of_zipf_lies_below_its_power_law(alpha, M, ratio):
    # the next term is -(M - 1)/(2 M t)
    power = predict("loss_of_zipf", alpha=alpha, t=1e4, M=M)
    assert 1 - (M - 1) / (2 * M * 1e4) / power == pytest.approx(ratio, abs=1e-4)


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("margin_of_balanced_pair", {"alpha": 1.0, "t": 1.0}, "alpha: got 1.0; accepted: a real number with alpha > -1 and alpha < 1"),
        ("spike_of_first_step", {"p_1": 0.75, "alpha": 0.1}, "the rare token starts the wrong way"),
        ("equicorrelated_margin", {"rho_E": -0.4, "rho_U": 0.0, "t": 1.0, "M": 6}, "such vectors exist"),
        ("time_to_margin_under_noise", {"p": 0.5, "q": 0.6, "m": 3.0}, "where margins end"),
    ],
)
def test_values_outside_the_domain_are_refused(name, values, said):
    with pytest.raises(DomainError, match=said):
        predict(name, **values)
