"""Plug-in minimisers between convex and concave objectives: ends, the linear case, refusals."""

import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives.interpolated_objectives import plug_in

SEED = streams.root(0, "interpolated")


def test_the_discrepancy_alone_copies_the_share():
    found = plug_in(1.0, 0.4, 0.0, 1.0, 50, seed=SEED, replicates=40)
    assert found["square_error"].mean() == pytest.approx(0.4 * 0.6 / 50, rel=0.1)


def test_the_risk_alone_forgets_the_data():
    found = plug_in(0.0, 0.4, 0.1, 0.7, 50, seed=SEED, replicates=3)
    assert found["square_error"].max() == 0 and found["wrong"].max() == 0


@pytest.mark.parametrize(
    "arguments, words", [((1.5, 0.4, 0.0, 1.0, 5), "theta: got 1.5"), ((0.5, 0.4, 0.7, 0.7, 5), "low: got 0.7"), ((0.5, 0.4, 0.0, 1.0, 0), "n: got 0")]
)
def test_wrong_input_is_named(arguments, words):
    with pytest.raises(InputError, match=words):
        plug_in(*arguments, seed=SEED, replicates=1)
