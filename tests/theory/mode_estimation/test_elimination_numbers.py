"""Golden numbers of the laws of elimination: stopping samples, fluid totals, run lengths, gains of single questions."""

import mpmath
import numpy as np
import pytest

from lawbook.theory import DomainError, catalogue
from lawbook.theory.mode_estimation import fluid
from lawbook.theory.mode_estimation.characteristic_rate import solve
from lawbook.theory.mode_estimation.stopping import root_digits


def predict(name, **values):
    return catalogue.find(f"mode_estimation.{name}").predict(**values)


def instance(kind, m):
    """Falling probabilities of the sheet's instances."""
    rank = np.arange(1, m + 1.0)
    weights = {
        "one": np.where(rank == 1, 0.5, 0.5 / (m - 1)),
        "two": np.where(rank == 1, 0.2, np.where(rank == 2, 0.06, 0.74 / (m - 2))),
        "geometric": 2.0**-rank,
        "zipf": 1 / rank,
    }[kind]
    return (weights / weights.sum()).tolist()


@pytest.mark.parametrize(("c", "delta", "sample"), [(4, 1e-2, 1659), (4, 1e-6, 2365), (24, 1e-2, 11616)])
def test_stopping_sample(c, delta, sample):
    found = root_digits(c * 0.4 / 0.15**2, 5, -np.log(delta))
    assert found == pytest.approx(sample, abs=0.6)
    assert predict("stopping_time_of_class", p_1=0.4, p_2=0.25, m=5, c=c, ell=50.0) == pytest.approx(root_digits(c * 0.4 / 0.15**2, 5, 50.0))
    # it solves n = kappa L_n
    assert found == pytest.approx(c * 0.4 / 0.15**2 * np.log(np.pi**2 * found**2 * 5 / delta), rel=1e-12)


@pytest.mark.parametrize(("c", "limit"), [(24, 192), (4, 32)])
def test_slopes_tend_to_kappa(c, limit):
    where = {"p_1": 0.5, "p_2": 0.25, "m": 4, "c": c}
    found = [predict("slope_of_stopping_time", **where, ell=ell) for ell in (50.0, 500.0)]
    assert found[0] > found[1] == pytest.approx(limit, rel=0.01)
    ends = [predict("stopping_time_of_class", **where, ell=ell) for ell in (50.0, 100.0)]
    assert found[0] == pytest.approx((ends[1] - ends[0]) / 50)


def test_optimal_slopes_tend_to_the_inverse_divergence():
    # 1/D_2: 23.5 for (0.5, 0.25, ...), 99 for (0.3, 0.2, ...)
    assert predict("optimal_elimination", p_1=0.5, p_2=0.25, m=4, ell=600.0) == pytest.approx(23.54, rel=0.01)
    assert predict("optimal_elimination", p_1=0.3, p_2=0.2, m=5, ell=600.0) == pytest.approx(99.3, rel=0.01)
    # half a logarithm in place of two: closer to the limit at the same delta
    found = [predict(name, p_1=0.5, p_2=0.25, m=4, ell=50.0) for name in ("slope_of_mixture_elimination", "optimal_elimination")]
    assert 23.54 < found[0] < found[1]
    with pytest.raises(DomainError, match="ell: got"):
        predict("optimal_elimination", p_1=0.5, p_2=0.25, m=4, ell=2.0)


def test_the_sample_bound_uses_108_for_24():
    bound = predict("sample_bound_of_elimination", p_1=0.5, p_2=0.25, m=4, ell=600.0)
    stop = predict("stopping_time_of_class", p_1=0.5, p_2=0.25, m=4, c=24, ell=600.0)
    assert bound / stop == pytest.approx(4.5, rel=0.03)


@pytest.mark.parametrize(
    ("kind", "m", "classes", "sets"),
    [
        ("one", 100, 183, [193, 189, 149, 146, 151]),
        ("one", 1000, 277, [320, 176, 178, 165, 174]),
        ("one", 10_000, 393, [283, 185, 185, 174, 183]),
        ("two", 300, 1048, [1452, 921, 897, 876, 915]),
        ("geometric", 100, 315, [303, 303, 310, 313, 314]),
        ("zipf", 100, 1300, [1438, 1307, 1260, 1251, 1273]),
        ("zipf", 1000, 2433, [2703, 2338, 2215, 2170, 2215]),
    ],
)
def test_fluid_totals(kind, m, classes, sets):
    p, ell = instance(kind, m), 9 * np.log(2)  # delta = 2^-9, far from the law's domain: sums of the fluid limit only
    assert fluid.total_queries(p, 1, m, ell) == pytest.approx(classes, abs=0.51)
    found = [fluid.total_queries(fluid.forest(p, gamma), 1, m, ell) for gamma in (0.5, 0.35, 0.25, 0.125, 0.06)]
    assert found == pytest.approx(sets, abs=0.51)


def test_fluid_pieces():
    assert fluid.huffman_cost([0.5, 0.25, 0.125, 0.125]) == 1.75
    assert fluid.huffman_cost([1.0]) == 0
    assert fluid.forest([0.5, 0.25, 0.25], 1.0) == [0.5, 0.25, 0.25]  # a sum of exactly p_1 is not merged
    assert fluid.forest([0.5, 0.3, 0.2], 0.99) == [0.5, 0.3, 0.2]
    assert fluid.forest([0.6, 0.2, 0.2], 0.9) == [0.6, 0.4]
    # two classes: one query a sample until the second goes
    total = predict("queries_of_elimination", p=[0.7, 0.3], c=4, ell=50.0)
    assert total == pytest.approx(predict("stopping_time_of_class", p_1=0.7, p_2=0.3, m=2, c=4, ell=50.0))


def test_the_bound_on_the_slope_of_queries_is_above_the_fluid_slope():
    for p in ([0.5, 0.25, 0.15, 0.1], instance("zipf", 20)):
        fall = [fluid.total_queries(p, 4, len(p), ell) for ell in (1e5, 1e5 + 100)]
        assert (fall[1] - fall[0]) / 100 < predict("query_slope_bound", p=p, c=4)


@pytest.mark.parametrize(
    ("c", "lengths"), [(0.1, [1, 2, 2]), (0.3, [4, 5, 6]), (1, [16, 19, 22]), (4, [74, 87, 99]), (24, [540, 612, 684])]
)
def test_unanimous_runs(c, lengths):
    found = []
    for delta in (2**-1, 2**-5, 2**-9):
        if c * np.log(np.pi**2 * 1000 / delta) < 1:
            with pytest.raises(DomainError, match="one sample does not stop it"):
                predict("unanimous_run", m=1000, delta=delta, c=c)
            found.append(1)
        else:
            found.append(predict("unanimous_run", m=1000, delta=delta, c=c))
    assert found == lengths


def test_one_sample_is_enough_at_a_tiny_constant():
    assert predict("error_of_one_sample_stop", p_1=0.5, m=100, c=0.1, delta=1 / 8) == 0.5
    assert root_digits(0.01, 100, 1.0) == 1


def test_bounds_on_the_error():
    # m^-5 (delta/pi^2)^6 zeta(12) at c = 24, up to (m - 1)/m
    found = predict("error_of_elimination", m=1000, delta=0.1, c=24)
    assert found == pytest.approx(999 / 1000 * 1000.0**-5 * (0.1 / np.pi**2) ** 6 * float(mpmath.zeta(12)), rel=1e-9)
    # c = 4 is delta/6 less a share 1/m
    assert predict("error_of_elimination", m=10, delta=0.1, c=4) == pytest.approx(0.9 * predict("validity_at_four", m=10, delta=0.1))


def test_error_exponents_lie_between_runs_and_late_drops():
    assert predict("error_exponent_of_elimination", x=1e-3, c=4) == pytest.approx(1, rel=2e-3)
    assert predict("error_exponent_of_elimination", x=1 - 1e-9, c=1) == pytest.approx(np.log(2), rel=1e-6)
    assert predict("critical_constant_of_elimination", m=2) == 4


def test_lower_bounds_lie_below_what_is_needed():
    p = {"p_1": 0.5, "p_2": 0.3}
    divergence = 0.5 * np.log(1 / 0.8) + 0.3 * np.log(0.6 / 0.8)
    assert predict("confidence_lower_bound", **p, delta=1e-12) * 1.05 > 12 * np.log(10) / divergence
    exact = -np.log(1 - (0.5**0.5 - 0.3**0.5) ** 2)
    assert predict("budget_lower_bound", **p, delta=1e-12) < np.log(1e12) / exact
    assert predict("confidence_lower_bound", p_1=0.6, p_2=0.0, delta=0.1) == pytest.approx(0.8 * np.log(9) / (0.6 * np.log(2)))


@pytest.mark.parametrize(
    ("p", "gain"),
    [
        ((0.5, 0.3, 0.2), 1.236), ((0.6, 0.3, 0.1), 1.269), ((0.4, 0.35, 0.25), 1.280),
        ((0.36, 0.33, 0.31), 1.252), ((0.45, 0.44, 0.11), 1.396), ((0.8, 0.15, 0.05), 1.082),
    ],
)  # fmt: skip
def test_gains_of_single_questions(p, gain):
    assert predict("characteristic_rate", p=p) == pytest.approx(gain, abs=5e-4)
    rate, shares, _ = solve(p)
    assert shares.sum() == pytest.approx(1) and shares.min() >= -1e-9 and rate > 0


def test_one_question_wins_from_a_quarter_on():
    assert predict("one_question_wins", m=3) == 0.25
    assert predict("characteristic_rate", p=(0.49, 0.48, 0.03)) > 1.4


def test_bounds_on_queries_lie_above_those_on_samples():
    for p in ((0.5, 0.3, 0.2), (0.8, 0.15, 0.05)):
        queries = predict("query_lower_bound", p=p, delta=1e-3)
        samples = predict("confidence_lower_bound", p_1=p[0], p_2=p[1], delta=1e-3)
        assert samples < queries == pytest.approx(samples * (2 - p[0]) / predict("characteristic_rate", p=p))


def test_size_of_the_forest():
    # gamma = 1: 2/p_1 - 1
    assert predict("size_of_gamma_forest", p_1=0.1, gamma=1.0) == pytest.approx(19)
    assert predict("size_of_gamma_forest", p_1=0.9, gamma=1.0) == 2
    assert len(fluid.forest(instance("one", 1000), 0.5)) <= predict("size_of_gamma_forest", p_1=0.5, gamma=0.5)
