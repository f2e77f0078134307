"""Entropic transport of normal laws on a grid: invariances, limits, refusals."""

import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives.entropic_normals import transport_of_normals

SEED = streams.root(0, "entropic")


def test_a_shift_adds_its_square():
    still, moved = (transport_of_normals(1.0, 1.7, 0.8, shift=m, seed=SEED) for m in (0.0, 1.5))
    for name in ("cost", "divergence"):
        assert moved[name][0] - still[name][0] == pytest.approx(2.25, abs=1e-6)
    assert moved["contraction"][0] > still["contraction"][0]  # the linear part of the potentials creeps


def test_the_order_of_the_laws_does_not_matter_and_equal_laws_are_at_no_distance():
    one, other = transport_of_normals(1.0, 1.7, 0.8, seed=SEED), transport_of_normals(1.7, 1.0, 0.8, seed=SEED)
    assert one["divergence"][0] == pytest.approx(other["divergence"][0], rel=1e-6)
    assert abs(transport_of_normals(1.3, 1.3, 0.8, seed=SEED)["divergence"][0]) < 1e-8


@pytest.mark.parametrize("arguments, words", [((0.0, 1.0, 0.5), "a: got 0"), ((1.0, -1.0, 0.5), "b: got -1"), ((1.0, 1.0, 0.0), "epsilon: got 0")])
def test_wrong_input_is_named(arguments, words):
    with pytest.raises(InputError, match=words):
        transport_of_normals(*arguments, seed=SEED)
