"""Exponents and limits from finite sizes: found through corrections, and never a wrong one supported."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lawbook.theory import Asymptotic, Scales
from lawbook.validate import extrapolation
from lawbook.validate.experiment import Band
from lawbook.validate.judgement import judge
from lawbook.validate.measurement import Measurement, ObservationError

ALPHA = 1e-4
EXPONENT = Band(absolute=0.02)
LIMIT = Band(relative=0.02)


def measured(n, y, prediction, spread=0.0, **others):
    """One curve in n (or several, told apart by `others`)."""
    n, y, spread = (np.broadcast_to(np.asarray(part, dtype=float), np.shape(n)).copy() for part in (n, y, spread))
    return Measurement(
        estimate=y, low=y - 4 * spread, high=y + 4 * spread, spread=spread,
        prediction=np.broadcast_to(np.asarray(prediction, dtype=float), n.shape), cell=np.zeros(n.size, dtype=int),
        values={"n": n, **{k: np.asarray(v, dtype=float) for k, v in others.items()}}, cells=({"n": n.tolist()},), replicates=9,
    )  # fmt: skip


def sizes(decades=4.0, points=10, first=10.0):
    return np.geomspace(first, first * 10**decades, points)


def corrected(n, exponent, amplitude=1.0, b=0.0, s=1.0):
    return amplitude * n**exponent * (1 + b * n**-s)


def scaling(n, y, claim, **more):
    return judge(measured(n, y, claim, **more), Scales("n"), EXPONENT, ALPHA)


def limit(n, y, claim, **more):
    return judge(measured(n, y, claim, **more), Asymptotic("n"), LIMIT, ALPHA)


@given(st.floats(-3, 3), st.floats(1e-6, 1e6), st.floats(-0.9, 1.0), st.floats(0.4, 2.0))
def test_the_exponent_is_found_through_one_correction(exponent, amplitude, b, s):
    n = sizes()
    found = scaling(n, corrected(n, exponent, amplitude, b, s), exponent)
    assert found.outcome == "supported"
    assert found.low <= exponent <= found.high or abs(found.estimate - exponent) < 1e-3


@given(st.floats(-3, 3), st.floats(-0.7, 1.0), st.floats(0.3, 2.0))
def test_a_true_exponent_is_not_refuted_by_a_correction_up_to_a_factor_of_two(exponent, first, s):
    n = sizes()
    assert scaling(n, corrected(n, exponent, 1.0, first * n[0] ** s, s), exponent).outcome != "refuted"


@given(st.floats(-3, 3), st.floats(0.04, 1.0), st.sampled_from([-1, 1]), st.floats(-0.9, 5), st.floats(0.1, 3))
def test_a_wrong_exponent_is_never_supported(exponent, off, sign, b, s):
    n = sizes()
    assert scaling(n, corrected(n, exponent, 1.0, b, s), exponent + sign * off).outcome != "supported"


@given(st.floats(-3, 3), st.floats(0.05, 1.0), st.sampled_from([-1, 1]), st.floats(-0.9, 5), st.floats(0.4, 2.0))
def test_a_wrong_exponent_is_refuted_where_the_correction_has_died(exponent, off, sign, b, s):
    n = sizes(first=100)
    assert scaling(n, corrected(n, exponent, 1.0, b, s), exponent + sign * off).outcome == "refuted"


@pytest.mark.parametrize("points", [1, 2, 3])
def test_too_few_points_decide_nothing(points):
    n = sizes(points=points)
    for found in (scaling(n, n**-0.5, -0.5), scaling(n, n**-0.5, 3.0), limit(n, n**-0.5, n**-0.5)):
        assert found.outcome == "undecided" and f"{points} points along n" in found.reason


def test_a_power_law_faked_by_a_finite_size_is_not_supported():
    n = sizes(2.0, 9)
    for y in (np.exp(-n / 2000), 1 / np.log(n), 1 / (1 + n / 300), n**-0.5 + 0.01, np.log(n) * n**-0.5):
        local = np.polyfit(np.log(n), np.log(y), 1)[0]  # what a naive fit would claim
        assert scaling(n, y, local).outcome != "supported"


@given(st.floats(-2, 2), st.floats(1e-3, 1e3), st.floats(-0.9, 1.0), st.floats(0.4, 2.0))
def test_the_limit_of_the_ratio_is_found_through_one_correction(exponent, amplitude, b, s):
    n = sizes()
    assert limit(n, corrected(n, exponent, amplitude, b, s), amplitude * n**exponent).outcome == "supported"


@given(st.floats(-2, 2), st.floats(0.05, 3.0), st.floats(-0.9, 5), st.floats(0.4, 2.0), st.booleans())
def test_a_wrong_constant_is_not_supported(exponent, off, b, s, above):
    n, factor = sizes(), 1 + off if above else 1 / (1 + off)
    assert limit(n, corrected(n, exponent, 1.0, b, s), factor * n**exponent).outcome != "supported"


@pytest.mark.parametrize("off", [0.1, -0.1])
def test_a_wrong_power_of_the_variable_is_not_supported_as_a_limit(off):
    n = sizes()
    assert limit(n, n**-0.5, n ** (-0.5 + off)).outcome != "supported"


@pytest.mark.parametrize("spread", [0.0, 1e-5])
def test_negative_observables_have_limits_too(spread):
    n = sizes()
    y = -(n**-0.5) * (1 + 1 / n)
    assert limit(n, y, -(n**-0.5), spread=spread * np.abs(y)).outcome == "supported"
    assert limit(n, y, -1.2 * n**-0.5, spread=spread * np.abs(y)).outcome == "refuted"


def test_a_ratio_to_a_prediction_of_zero_is_undecided_and_says_so():
    n = sizes()
    found = limit(n, n**-0.5, 0.0)
    assert found.outcome == "undecided" and "prediction" in found.reason


@pytest.mark.parametrize("bad", [0.0, -0.01])
def test_an_estimate_that_is_not_positive_has_no_exponent(bad):
    n = sizes()
    y = n**-0.5
    y[-1] = bad
    found = scaling(n, y, -0.5, spread=0.01)
    assert found.outcome == "undecided" and "not positive" in found.reason


def test_several_curves_must_all_agree_and_the_worst_is_the_evidence():
    n = np.tile(sizes(), 2)
    other = np.repeat([1.0, 2.0], 10)
    good = scaling(n, other * n**-0.5, -0.5, other=other)
    mixed = scaling(n, n ** np.where(other == 1, -0.5, -0.7), -0.5, other=other)
    assert (good.outcome, mixed.outcome) == ("supported", "refuted")
    assert mixed.estimate == pytest.approx(-0.7, abs=1e-3)
    assert good.where["points"] == mixed.where["points"] == 10


def test_the_order_of_the_points_does_not_matter():
    n = sizes()
    y = corrected(n, -0.5, 2.0, 1.0, 0.7)
    shuffled = np.random.default_rng(1).permutation(n.size)
    one, other = scaling(n, y, -0.5), scaling(n[shuffled], y[shuffled], -0.5)
    assert (one.outcome, one.estimate, one.low, one.high) == (other.outcome, other.estimate, other.low, other.high)


def test_points_at_one_size_tell_no_exponent():
    found = scaling(np.full(8, 50.0), np.linspace(1, 1.01, 8), -0.5)
    assert found.outcome == "undecided" and "1 points along n" in found.reason


def test_sizes_that_are_not_positive_have_no_powers():
    found = scaling(np.arange(8.0), np.arange(1.0, 9.0), 1.0)
    assert found.outcome == "undecided" and "n = 0 is not positive" in found.reason


def test_a_relation_along_a_parameter_that_was_not_recorded_is_a_clear_error():
    with pytest.raises(ObservationError, match="'d' among them"):
        judge(measured(sizes(), sizes(), 1.0), Scales("d"), EXPONENT, ALPHA)


@pytest.mark.statistical
@pytest.mark.parametrize("b", [0.0, 1.0, -0.5])
def test_true_exponents_are_seldom_refuted(b):
    # 300 noisy curves at level 0.02, band 0: more than 25 refutations of a correct judge have probability 1e-9
    n, source = sizes(3.0, 9), np.random.default_rng(5)
    y = corrected(n, -0.5, 1.0, b, 1.0)
    refuted = 0
    for _ in range(300):
        noisy = y * (1 + 0.01 * source.standard_normal(n.size))
        found = judge(measured(n, noisy, -0.5, spread=0.01 * y), Scales("n"), Band(), 0.02)
        refuted += found.outcome == "refuted"
    assert refuted <= stats.binom.isf(1e-9, 300, 0.02)


def test_slow_corrections_leave_a_true_limit_undecided_and_a_far_one_refuted():
    n, band = 10.0 ** np.arange(4, 9), Band(relative=0.02)
    slow, plain = Asymptotic("n", slowly=True), Asymptotic("n")
    true = measured(n, 1 + 1.1 / np.log(n) + 0.5 / np.log(n) ** 2, 1.0)
    assert judge(true, plain, band, 0.01).outcome != "supported"
    assert judge(true, slow, band, 0.01).outcome == "undecided"
    assert judge(measured(n, 2 + 0.1 / np.log(n), 1.0), slow, band, 0.01).outcome == "refuted"


@pytest.mark.parametrize("power", [-2.0, -1.0, -0.5, 0.5, 1.0, 2.0])
def test_a_ratio_that_is_itself_a_power_is_refuted(power):
    n = sizes()
    assert limit(n, corrected(n, power, b=0.5), 1.0).outcome == "refuted"


def test_a_ratio_that_comes_back_from_far_is_not_refuted():
    n = sizes()
    assert limit(n, 1 + 30 * n**-0.5, 1.0).outcome != "refuted"


def test_cells_that_differ_in_a_vector_are_different_curves():
    cells = [{"p": p, "n": n} for p in ([0.5, 0.5], [0.9, 0.1]) for n in (10, 20)]
    measured = SimpleNamespace(
        estimate=np.ones(4), cell=np.arange(4), cells=cells, values={"n": np.array([10.0, 20.0, 10.0, 20.0])}
    )
    assert [rows.tolist() for rows in extrapolation._curves(measured, "n")] == [[0, 1], [2, 3]]
