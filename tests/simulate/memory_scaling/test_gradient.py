"""Gradients against finite differences, and the identities they satisfy."""

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_scaling import gradient, layer_norm
from lawbook.simulate.memory_scaling.reference_training import finite_difference

RNG = np.random.default_rng(1)
W, E, U = RNG.normal(size=(4, 4)), RNG.normal(size=(6, 4)), RNG.normal(size=(3, 4))
WEIGHT, LABEL = RNG.dirichlet(np.ones(6)), np.arange(6) % 3
SEED = streams.root(3, "gradient")


@pytest.mark.parametrize("normed", [False, True])
def test_gradients_are_those_of_the_loss(normed: bool) -> None:
    slopes = gradient.gradients(W, E, U, WEIGHT, LABEL, normed)
    functions = (
        lambda w: gradient.loss(w, E, U, WEIGHT, LABEL, normed),
        lambda e: gradient.loss(W, e, U, WEIGHT, LABEL, normed),
        lambda u: gradient.loss(W, E, u, WEIGHT, LABEL, normed),
    )
    for slope, function, at in zip(slopes, functions, (W, E, U), strict=True):
        # central differences at 1e-5: error about 1e-10 from the third derivative, 1e-11 from rounding
        np.testing.assert_allclose(slope, finite_difference(function, at), atol=2e-9)


def test_a_wrong_sign_would_be_seen() -> None:
    slope = gradient.gradients(W, E, U, WEIGHT, LABEL)[0]
    numerical = finite_difference(lambda w: gradient.loss(w, E, U, WEIGHT, LABEL), W)
    assert np.abs(slope + numerical).max() > 1e-2


def test_the_loss_survives_large_scores() -> None:
    assert gradient.loss(1e4 * W, E, U, WEIGHT, LABEL) < 1e6
    assert np.all(np.isfinite(gradient.gradients(1e4 * W, E, U, WEIGHT, LABEL)[0]))


def test_identity_and_finite_differences_at_random_points() -> None:
    seen = gradient.observe(7, 4, 6, seed=SEED, replicates=20)
    assert seen["identity_gap"].max() < 1e-12
    assert seen["finite_difference_gap"].max() < 1e-8


def test_the_remainder_at_zero_with_orthonormal_unembeddings() -> None:
    seen = gradient.observe(7, 4, 6, seed=SEED, replicates=5, scale=0.0, unembeddings="orthonormal")
    np.testing.assert_allclose(seen["remainder_square"], 1 / 3, rtol=1e-13)
    np.testing.assert_allclose(seen["missing"], 3 / 4, rtol=1e-13)


def test_layer_norm_steps_follow_pythagoras() -> None:
    seen = layer_norm.observe(5, 8, 0.5, 20, seed=SEED, replicates=5)
    np.testing.assert_allclose(seen["growth_over_squared_steps"], 1, rtol=1e-10)
    assert seen["growth"].min() > 1
    assert seen["alignment"].max() < 1e-9
    without = layer_norm.observe(5, 8, 0.5, 20, seed=SEED, replicates=5, layer_norm=False)
    assert without["alignment"].max() > 1e-2


def test_replicates_do_not_depend_on_batching() -> None:
    whole = gradient.observe(5, 3, 4, seed=SEED, replicates=6)
    part = gradient.observe(5, 3, 4, seed=SEED, replicates=2, first=4)
    for name, values in whole.items():
        np.testing.assert_array_equal(values[4:], part[name])


def test_wrong_input_is_refused() -> None:
    with pytest.raises(InputError, match="M: got 1"):
        gradient.observe(5, 1, 4, seed=SEED, replicates=1)
    with pytest.raises(InputError, match="unembeddings|embeddings: got 'round'"):
        gradient.observe(5, 2, 4, seed=SEED, replicates=1, unembeddings="round")
