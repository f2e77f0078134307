"""Domains of parameters: what lies inside passes unchanged, what lies outside is refused by name, value and domain."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbook.theory.parameters import (
    Condition,
    DomainError,
    Parameter,
    check_values,
    counts,
    integer,
    probabilities,
    real,
    restrict,
    weights,
)

X = real("x", "a share", low=0, high=1, low_open=True)
N = integer("n", "a number", low=1, high=1000)
P = probabilities("p", "frequencies", "K")
W = weights("w", "weights", "K")
C = counts("c", "how often", "K")
ALL = (X, N, P, W, C)
VECTORS = (P, W, C)
by_parameter = pytest.mark.parametrize("parameter", ALL, ids=lambda p: p.kind)
by_vector = pytest.mark.parametrize("parameter", VECTORS, ids=lambda p: p.kind)


def refused(parameter: Parameter, value: object) -> str:
    with pytest.raises(DomainError) as error:
        parameter.check(value)
    message = str(error.value)
    assert message.startswith(f"{parameter.name}: got ")
    assert message.endswith(f"; accepted: {parameter.accepted}")
    return message


@given(st.floats(0, 1, exclude_min=True))
def test_real_inside(value: float) -> None:
    assert X.check(value) == value
    assert X.check([value, 1.0]).dtype == np.float64


@given(st.one_of(st.floats(max_value=0), st.floats(min_value=1, exclude_min=True), st.just(math.nan)))
def test_real_outside(value: float) -> None:
    assert repr(value) in refused(X, value)
    refused(X, [0.5, value])


@given(st.integers(1, 1000))
def test_integer_inside(value: int) -> None:
    for given_as in (value, float(value), np.int32(value)):
        assert N.check(given_as) == value
        assert N.check(given_as).dtype == np.int64


@given(
    st.one_of(
        st.integers(max_value=0),
        st.integers(min_value=1001),
        st.floats(1, 1000).filter(lambda value: value != math.floor(value)),
    )
)
def test_integer_outside(value: float) -> None:
    refused(N, value)


@given(st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=20))
def test_vectors_inside(values: list[float]) -> None:
    np.testing.assert_array_equal(W.check(values), values)
    total = math.fsum(values)
    shares = [value / total for value in values]
    np.testing.assert_array_equal(P.check(shares), shares)
    whole = [int(value) for value in values]
    assert C.check(whole).dtype == np.int64
    np.testing.assert_array_equal(C.check(whole), whole)


@given(
    st.lists(st.floats(0.01, 10), min_size=1, max_size=8), st.integers(0, 7), st.sampled_from([math.nan, math.inf, -math.inf, -0.5])
)
def test_vectors_with_one_bad_entry(values: list[float], place: int, bad: float) -> None:
    values = [value / math.fsum(values) for value in values]
    values[place % len(values)] = bad
    for parameter in VECTORS:
        refused(parameter, values)


@given(st.lists(st.floats(0.01, 10), min_size=1, max_size=8), st.floats(1e-8, 1))
def test_unnormalised_frequencies(values: list[float], excess: float) -> None:
    total = math.fsum(values)
    for factor in (1 + excess, 1 - excess):
        assert "sum to 1" in refused(P, [factor * value / total for value in values])


@given(st.lists(st.integers(0, 9), min_size=1, max_size=8), st.integers(0, 7))
def test_broken_counts(values: list[int], place: int) -> None:
    broken = [float(value) for value in values]
    broken[place % len(broken)] += 0.5
    assert "non-negative integers" in refused(C, broken)


@by_parameter
@pytest.mark.parametrize("value", ["much", None, {}, [], [[]], Ellipsis, 1j, ["a", "b"], [[1.0], [1.0, 2.0]]], ids=repr)
def test_wrong_types_and_sizes(parameter: Parameter, value: object) -> None:
    refused(parameter, value)


@by_parameter
@pytest.mark.parametrize("value", [True, np.True_, [True, False]], ids=repr)
def test_truth_values_are_no_numbers(parameter: Parameter, value: object) -> None:
    refused(parameter, value)


@by_vector
@pytest.mark.parametrize("value", [0.5, 1, [[0.5, 0.5]], np.ones((2, 2)) / 4, np.zeros(0)], ids=repr)
def test_vectors_of_the_wrong_shape(parameter: Parameter, value: object) -> None:
    refused(parameter, value)


@by_parameter
def test_symbols_carry_the_domain(parameter: Parameter) -> None:
    symbol = parameter.symbol()
    if not parameter.is_vector:
        assert symbol.is_positive and bool(symbol.is_integer) == (parameter.kind == "integer")


def test_signs_of_symbols() -> None:
    assert real("a", "", low=0).symbol().is_nonnegative and not real("a", "", low=0).symbol().is_positive
    assert real("a", "", high=0, high_open=True).symbol().is_negative
    assert real("a", "").symbol().is_real and real("a", "").symbol().is_positive is None
    assert weights("w", "", "K").symbol()[3].is_nonnegative


def test_domains_in_words() -> None:
    assert X.accepted == "a real number with x > 0 and x <= 1"
    assert N.accepted == "an integer with n >= 1 and n <= 1000"
    assert real("y", "").accepted == "a real number"
    assert restrict(N, low=3).accepted == "an integer with n >= 3 and n <= 1000"
    assert P.accepted == "a vector of non-negative numbers that sum to 1"


def test_long_values_are_shortened_in_messages() -> None:
    assert len(refused(P, np.ones(100_000))) < 300


# several parameters together


def test_names() -> None:
    with pytest.raises(DomainError, match="unknown parameter 'm'; accepted: x, n"):
        check_values((X, N), (), {"x": 0.5, "n": 1, "m": 2})
    with pytest.raises(DomainError, match="missing parameter 'n'; needed: x, n"):
        check_values((X, N), (), {"x": 0.5})


@given(st.integers(1, 9), st.integers(1, 9))
def test_vectors_of_one_length(first: int, second: int) -> None:
    values = {"p": np.full(first, 1 / first), "w": np.ones(second)}
    if first == second:
        assert check_values((P, W), (), values)["K"] == first
        return
    with pytest.raises(DomainError, match=f"w: got {second} entries; accepted: K = {first}"):
        check_values((P, W), (), values)


def test_length_that_is_a_parameter() -> None:
    K = integer("K", "their number", low=1)
    assert check_values((W, K), (), {"w": [1.0, 2.0]})["K"] == 2
    assert check_values((W, K), (), {"w": [1.0, 2.0], "K": 2})["K"] == 2
    with pytest.raises(DomainError, match="w: got 2 entries; accepted: K = 3"):
        check_values((W, K), (), {"w": [1.0, 2.0], "K": 3})


def test_joint_conditions() -> None:
    small = Condition("x n <= 1: a share of them", lambda v: v.x * v.n <= 1)
    assert check_values((X, N), (small,), {"x": 0.1, "n": 3})["n"] == 3
    with pytest.raises(DomainError, match=r"outside the domain: got x=0.5, n=3; accepted: x n <= 1: a share of them"):
        check_values((X, N), (small,), {"x": 0.5, "n": 3})
    with pytest.raises(DomainError, match="a share of them"):
        check_values((X, N), (small,), {"x": 0.5, "n": [1, 2, 3]})
