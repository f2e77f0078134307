"""Placements of noise levels: the sampler on many scales against the sampler on one, known totals, refusals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import few_steps, noise_grids, solvers

SEED = np.random.SeedSequence(0)


@pytest.mark.parametrize("kind", ["log", "karras"])
def test_many_scales_are_many_samplers(kind):
    noise, scales = solvers.levels(kind, 7, 20.0, 0.05), np.array([0.01, 0.3, 2.0, 100.0])
    alone = [-np.log(few_steps.first_order_deviation(s, noise)) for s in scales]
    np.testing.assert_allclose(noise_grids.losses(noise, scales), alone, rtol=1e-9, atol=1e-13)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0.05, 4.0), min_size=1, max_size=8))
def test_total_is_a_sum_of_squares(gaps):
    assert noise_grids.total_loss(gaps, seed=SEED)["total"][0] == pytest.approx(np.square(gaps).sum() / 4, rel=1e-9)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(0.05, 3.0), min_size=2, max_size=6), st.floats(-3, 3))
def test_a_split_step_never_loses_more(gaps, scale):
    """At every scale, not only on average: the turns of a split step add up, and -log cos is convex."""
    whole = noise_grids.losses(noise_grids.levels_apart(gaps), [np.exp(scale)])
    parts = noise_grids.losses(noise_grids.levels_apart(np.repeat(np.array(gaps) / 2, 2)), [np.exp(scale)])
    assert parts[0] <= whole[0] + 1e-12


def test_refused():
    with pytest.raises(InputError, match="noise"):
        noise_grids.losses([1.0, 2.0], [1.0])
    with pytest.raises(InputError, match="last of noise"):
        noise_grids.losses([1.0, 0.0], [1.0])
    with pytest.raises(InputError, match="kind"):
        noise_grids.total_of_placement("spiral", 3, 1.0, seed=SEED)
    with pytest.raises(InputError, match="H"):
        noise_grids.total_of_placement("log", 3, -1.0, seed=SEED)
