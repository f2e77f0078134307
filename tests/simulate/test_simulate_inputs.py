"""The door: what is refused, and that the message says what would be accepted."""

import numpy as np
import pytest

from lawbook.simulate import inputs


@pytest.mark.parametrize("value", [0, -1, 2.5, True, "3", None, np.nan, np.inf, [1], 1j])
def test_whole_number_refuses(value):
    with pytest.raises(inputs.InputError, match="d: got .*accepted: an integer >= 1"):
        inputs.whole_number("d", value)


def test_whole_number_accepts_whole_floats_and_numpy_integers():
    assert inputs.whole_number("d", 1e6) == 10**6
    assert inputs.whole_number("d", np.int32(4)) == 4
    assert type(inputs.whole_number("d", np.float64(4))) is int


def test_whole_numbers_wants_at_least_one():
    assert inputs.whole_numbers("d", 3) == (3,)
    assert inputs.whole_numbers("d", np.array([3, 1])) == (3, 1)
    with pytest.raises(inputs.InputError, match="one or more"):
        inputs.whole_numbers("d", [])


@pytest.mark.parametrize("value", ["x", None, np.nan, -np.inf, True, [1.0], -0.1])
def test_number_refuses(value):
    with pytest.raises(inputs.InputError, match="rho"):
        inputs.number("rho", value, 0)


def test_number_open_end():
    with pytest.raises(inputs.InputError, match="> 0"):
        inputs.number("step", 0, 0, low_open=True)


@pytest.mark.parametrize(
    "values", [[0.5, -0.5, 1.0], [0.5, np.nan], [0.5, np.inf], [], [[0.5, 0.5]], ["a"], [0.5, 0.4], [1, 1]]
)
def test_probability_vector_refuses(values):
    with pytest.raises(inputs.InputError, match="p"):
        inputs.probability_vector("p", values)


def test_probability_vector_accepts_zeros_and_ties():
    assert inputs.probability_vector("p", [0.5, 0.5, 0]).tolist() == [0.5, 0.5, 0]


def test_message_names_the_bad_entry():
    with pytest.raises(inputs.InputError, match=r"q\[2\]: got -3.0"):
        inputs.non_negative("q", [0, 1, -3])


@pytest.mark.parametrize("labels", [[0, 1], [0, 1, 5], [0, -1, 1], [0.0, 1.0, 0.0]])
def test_labels_refused(labels):
    with pytest.raises(inputs.InputError, match="labels"):
        inputs.labels_of("labels", labels, 3, 2)


def test_long_values_are_cut_in_the_message():
    with pytest.raises(inputs.InputError) as caught:
        inputs.choice("inputs", "x" * 500, ("gaussian",))
    assert len(str(caught.value)) < 200
