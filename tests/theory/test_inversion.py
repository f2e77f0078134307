"""Planning: the value found reaches the target, the one before it does not, and what cannot be is said."""

import math

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from lawbook.theory import Equals, Law, catalogue, integer, probabilities, real, weights
from lawbook.theory.inversion import InversionError, solve_for
from lawbook.theory.parameters import DomainError

N = integer("n", "a number of things", low=1)
X = real("x", "a positive number", low=0, low_open=True)
S = real("s", "a share", low=0, high=1, low_open=True, high_open=True)
Z = real("z", "a number")


def law(prediction: object, *parameters: object) -> Law:
    return Law("tests.inverted", "a test", Equals(), "value", parameters, prediction)


FALLING = law(lambda v: 1 / (v.n + v.x), N, X)
RISING = law(lambda v: v.n**2 * v.x, N, X)
HUMP = law(lambda v: v.x * sp.exp(-v.x), X)


@given(st.floats(1e-9, 0.4), st.floats(0.1, 10))
def test_smallest_integer_of_a_falling_prediction(target: float, x: float) -> None:
    if FALLING.predict(n=1, x=x) <= target:
        assert solve_for(FALLING, "n", target, x=x) == 1
        return
    n = solve_for(FALLING, "n", target, x=x)
    assert isinstance(n, int)
    assert FALLING.predict(n=n, x=x) <= target < FALLING.predict(n=n - 1, x=x)


@given(st.floats(0.1, 1e12), st.floats(0.1, 10))
def test_smallest_integer_of_a_rising_prediction(target: float, x: float) -> None:
    n = solve_for(RISING, "n", target, x=x)
    assert RISING.predict(n=n, x=x) >= target
    assert n == 1 or RISING.predict(n=n - 1, x=x) < target


@given(st.floats(1e-6, 0.9))
def test_real_parameter(target: float) -> None:
    falling = law(lambda v: sp.exp(-v.x), X)
    x = solve_for(falling, "x", target)
    assert x == pytest.approx(-math.log(target), rel=1e-12)
    assert falling.predict(x=x) == pytest.approx(target, rel=1e-12)


@given(st.floats(1e-4, 50).flatmap(lambda size: st.sampled_from((-size, size))))
def test_parameter_of_both_signs(target: float) -> None:
    assert solve_for(law(lambda v: v.z**3, Z), "z", target**3) == pytest.approx(target, rel=1e-9, abs=1e-9)


@given(st.floats(0.001, 0.999))
def test_parameter_between_two_ends(target: float) -> None:
    assert solve_for(law(lambda v: v.s**2, S), "s", target**2) == pytest.approx(target, rel=1e-12)


def test_target_at_a_value_exactly() -> None:
    assert solve_for(FALLING, "n", 1 / 8, x=1.0) == 7
    assert solve_for(RISING, "n", 49.0, x=1.0) == 7
    assert solve_for(law(lambda v: v.x**2, X), "x", 16.0) == pytest.approx(4, rel=1e-14)


def test_lowest_value_already_reaches() -> None:
    assert solve_for(FALLING, "n", 0.9, x=1.0) == 1
    assert solve_for(RISING, "n", -5.0, x=1.0) == 1


def test_integers_up_to_a_thousand_million() -> None:
    n = solve_for(FALLING, "n", 1e-9, x=0.5)
    assert FALLING.predict(n=n, x=0.5) <= 1e-9 < FALLING.predict(n=n - 1, x=0.5)


def test_end_of_the_domain_is_tried() -> None:
    short = law(lambda v: sp.Integer(1) / v.m, integer("m", "up to 100", low=1, high=100))
    assert solve_for(short, "m", 0.01) == 100
    with pytest.raises(InversionError):
        solve_for(short, "m", 0.0099)


@pytest.mark.parametrize("target", [-1.0, 0.0, 1e-30])
def test_target_that_is_not_reached(target: float) -> None:
    with pytest.raises(InversionError) as refused:
        solve_for(FALLING, "n", target, x=1.0)
    message = str(refused.value)
    assert message.startswith(f"target: got {target:g}; accepted: what tests.inverted predicts for n between 1 and ")
    assert message.endswith("and 0.5")


def test_prediction_that_does_not_depend_on_the_parameter() -> None:
    with pytest.raises(InversionError, match="target: got 0.1"):
        solve_for(law(lambda v: sp.Rational(1, 2) + 0 * v.n, N), "n", 0.1)


def test_prediction_that_turns() -> None:
    with pytest.raises(InversionError, match=r"x: the prediction of tests.inverted turns near \S+; accepted: .*only rises"):
        solve_for(HUMP, "x", 0.9)
    with pytest.raises(InversionError, match="turns"):
        solve_for(law(lambda v: (v.n - 50) ** 2, N), "n", -1.0)


def test_target_before_the_turn() -> None:
    assert HUMP.predict(x=solve_for(HUMP, "x", 0.2)) == pytest.approx(0.2, rel=1e-12)
    assert solve_for(HUMP, "x", 0.2) < 1


def test_values_without_a_prediction_are_passed_over() -> None:
    poles = law(lambda v: 1 / (v.n - 2) + 0 * v.x, N, X)
    assert solve_for(law(lambda v: sp.log(v.z), Z), "z", 0.0) == pytest.approx(1, rel=1e-9)
    assert isinstance(poles, Law)


@pytest.mark.parametrize("target", [math.nan, math.inf, -math.inf, True, "0.1", None])
def test_target_that_is_no_number(target: object) -> None:
    with pytest.raises(DomainError, match="target: got .*accepted: a finite number"):
        solve_for(FALLING, "n", target, x=1.0)


def test_parameter_that_cannot_be_solved_for() -> None:
    vectors = law(lambda v: v.p[0] * v.x + v.K, probabilities("p", "frequencies", "K"), integer("K", "their number", low=1), X)
    for name in ("p", "K", "y", ""):
        with pytest.raises(DomainError, match=f"parameter to solve for: got {name!r}; accepted: x"):
            solve_for(vectors, name, 1.0, p=[0.5, 0.5])
    with pytest.raises(DomainError, match="none, this law has only vectors"):
        solve_for(law(lambda v: v.w[0], weights("w", "weights", "K")), "x", 1.0, w=[1.0])
    with pytest.raises(DomainError, match="n: got a value for the parameter to solve for"):
        solve_for(FALLING, "n", 0.1, n=3, x=1.0)


def test_other_values_are_checked() -> None:
    with pytest.raises(DomainError, match="x: got -1.0; accepted: a real number with x > 0"):
        solve_for(FALLING, "n", 0.1, x=-1.0)
    with pytest.raises(DomainError, match="missing parameter 'x'"):
        solve_for(FALLING, "n", 0.1)
    with pytest.raises(DomainError, match="one number for each"):
        solve_for(FALLING, "n", 0.1, x=np.array([1.0, 2.0]))


@pytest.mark.parametrize("target", [0.3, 0.1, 0.01, 1e-4])
def test_dimension_for_an_error_on_given_frequencies(target: float) -> None:
    found = catalogue.find("memory_scaling.error_of_two_classes")
    d = solve_for(found, "d", target, q=1.0, Q=9.0)
    assert found.predict(q=1.0, Q=9.0, d=d) <= target < found.predict(q=1.0, Q=9.0, d=d - 1)


def test_samples_for_an_unseen_mass() -> None:
    found = catalogue.find("memory_scaling.unseen_mass")
    p = np.arange(1, 51.0) ** -2.0
    p /= p.sum()
    T = solve_for(found, "T", 0.05, p=p)
    assert found.predict(p=p, T=T) <= 0.05 < found.predict(p=p, T=T - 1)
