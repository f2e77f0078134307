"""Laws of close tokens and of the length of oscillation: numbers obtained by other means."""

import numpy as np
import pytest
from scipy import integrate, special

from lawbook.theory import DomainError, catalogue


def predict(name, **values):
    return float(catalogue.find(f"memory_dynamics.{name}").predict(**values))


def time_of_flow(p, k):
    """When the rare of two tokens is learnt, by an explicit method of order 8 at its tightest tolerance."""

    def speed(_, m):
        a, b = p * special.expit(-m[0]), (1 - p) * special.expit(-m[1])
        return 2 * (a - b + b / k), 2 * (b - a + a / k)

    learnt = lambda t, m: m[1]  # noqa: E731
    learnt.terminal, learnt.direction = True, 1
    path = integrate.solve_ivp(speed, (0, 10 * k / (1 - p)), [0.0, 0.0], "DOP853", events=learnt, rtol=3e-14, atol=1e-15, max_step=1.0)
    return float(path.t_events[0][-1])


@pytest.mark.parametrize("p", [0.6, 0.9, 0.959])
def test_the_second_term_at_high_precision(p):
    """At 1 - alpha = 1/100, 1/200, 1/400: with Richardson's rule the term of order 1 - alpha drops out too."""
    times = [time_of_flow(p, k) for k in (100, 200, 400)]
    once = [2 * times[0] - times[1], 2 * times[1] - times[2]]
    expected = predict("second_term_of_learning_time", p_1=p, k=1.0)
    assert once[1] - expected == pytest.approx((once[0] - expected) / 2, rel=0.1)  # it is of order 1 - alpha
    assert 2 * once[1] - once[0] == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize(("p_1", "excess"), [(0.757, 0.0170650167), (0.9, -1.7459987413), (0.959, -7.9815964566)])
def test_the_second_term_has_these_values(p_1, excess):
    assert predict("second_term_of_learning_time", p_1=p_1, k=100.0) == pytest.approx(excess, rel=1e-8)


def test_the_second_term_is_its_three_integrals():
    """By quadrature along a = b, from the definitions in the derivation."""
    p, q = 0.8, 0.2
    first, second = (lambda a: a * (1 - a / p)), (lambda a: a * (1 - a / q))
    slope = lambda a: (second(a) - first(a)) / (second(a) + first(a))  # noqa: E731
    grid = np.linspace(q / 2, p * q, 20_001)
    lag = np.trapezoid(slope(grid) ** 2 / (8 * grid) * (1 / first(grid) + 1 / second(grid)), grid)
    end = -2 * slope(q / 2) / (first(q / 2) + second(q / 2)) / (1 - slope(q / 2)) / 4
    start = -(p - q) * np.log(p / q) / (4 * p * q)
    assert predict("second_term_of_learning_time", p_1=p, k=1.0) == pytest.approx(start + lag + end, rel=1e-7)


def test_a_cluster_of_two_is_a_pair():
    for p_1 in (0.6, 0.9):
        pair = predict("learning_time_of_rare_token", p_1=p_1, k=50.0)
        assert predict("learning_time_of_cluster", p_1=p_1, k=50.0, n_1=1, n_2=1) == pytest.approx(pair)
        assert predict("learning_time_of_cluster", p_1=p_1, k=50.0, n_1=6, n_2=3) == pytest.approx(4 * pair)
    assert predict("norm_of_cluster", n_1=1, n_2=1, k=20.0) == pytest.approx(20)


def test_the_norm_of_a_cluster_by_linear_algebra():
    sign, k = np.array([1, 1, 1, -1, -1]), 7.0
    gram = 2 * np.outer(sign, sign) * np.where(np.eye(5), 1, 1 - 1 / k)
    beta = np.linalg.solve(gram, np.ones(5))
    assert (beta > 0).all()
    assert predict("norm_of_cluster", n_1=3, n_2=2, k=k) == pytest.approx(beta.sum())


def test_equal_parts_of_a_rare_label_are_the_law_of_equal_tokens():
    # Delta(p_1) p_2 grows by 1 per factor of e in 1/p_2
    for n in (1, 2, 5):
        growth = predict("learning_time_of_rarest_in_cluster", n_1=n, r=0.5, I=1e6)
        assert growth == pytest.approx(2 * n * 2 / (n + 2) / 4)
        ends = [predict("learning_time_of_cluster", p_1=1 - 1 / i, n_1=n, n_2=2, k=1.0) / i for i in (1e6, 1e6 * np.e)]
        assert ends[1] - ends[0] == pytest.approx(growth, rel=1e-4)
    assert predict("learning_time_of_rarest_in_cluster", n_1=1, r=0.1, I=1e6) == pytest.approx(1 / (4 * 0.1 * 1.9))


def test_bounds_on_oscillation():
    # q = 0.1, eta = 100: y = W0(2)/(4 log 2 eta) = 0.00307508
    y = 0.8526055020137254 / (4 * np.log(2) * 100)
    expected = 1 + 4 * 3 / y + 2 * 3 * 0.27846454276107374 / (100 * y**2)
    assert predict("last_rise_at_most", S=3.0, M=2, eta=100.0, q=0.1) == pytest.approx(expected, rel=1e-9)
    assert predict("wrong_steps_at_most", S=3.0, M=2, eta=1e12, T=100, q=0.1) == pytest.approx(4 * 3 / 0.1, rel=1e-5)
    assert predict("oscillation_of_random_problems_at_most", Lambda=20.0, q=0.1) == pytest.approx(50)


def test_the_margin_of_a_cluster_stops_at_the_log_odds():
    with pytest.raises(DomainError):
        predict("margin_of_cluster", p=1.0, p_1=0.75, m=1.2, k=100.0)  # log 3 = 1.0986
    assert predict("margin_of_cluster", p=1.0, p_1=0.75, m=1.0, k=100.0) > 1


def test_hulls_of_equidistant_tokens():
    for n, m in ((1, 1), (3, 2)):
        apart = np.sqrt(1 / n + 1 / m)
        exact = predict("norm_of_cluster", n_1=n, n_2=m, k=1e6)
        assert predict("norm_by_hulls", Delta=apart, G=apart, k=1e6) == pytest.approx(exact, rel=1e-5)


def test_the_latest_learning_time_is_later_than_that_of_clusters():
    for p_1, n, m in ((0.6, 1, 1), (0.9, 3, 2), (0.99, 1, 8)):
        latest = predict("learning_time_at_most", S=predict("norm_of_cluster", n_1=n, n_2=m, k=1e3), M=2, q=min(p_1 / n, (1 - p_1) / m))
        assert predict("learning_time_of_cluster", p_1=p_1, n_1=n, n_2=m, k=1e3) < latest
