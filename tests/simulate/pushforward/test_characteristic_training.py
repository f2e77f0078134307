"""Losses by characteristic functions: gradients against differences, grids against loops, runs that do not see each other."""

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import batches, landscape, training
from lawbook.simulate.pushforward import characteristic as cf

FREQUENCIES = cf.listed([0.3, -0.8, 1.7])
TARGET = np.exp(1j * 0.5 * FREQUENCIES.values - FREQUENCIES.values**2 / 2)


@pytest.mark.parametrize("kind", training.LOSSES)
@pytest.mark.parametrize("output", training.OUTPUTS)
def test_hand_written_gradients_are_differences(kind, output):
    rngs = streams.generators(streams.root(3), 2)
    net = training.network((1, 5, 4, 1), rngs, output)
    z = np.stack([rng.standard_normal(6) for rng in rngs])

    def loss():
        return training.slopes(net.forward(z)[0], TARGET, FREQUENCIES, kind)[0]

    values, inputs = net.forward(z)
    gradients = net.backward(values, inputs, training.slopes(values, TARGET, FREQUENCIES, kind)[1])
    for arrays, found in zip((net.weights, net.biases), gradients, strict=True):
        for array, gradient in zip(arrays, found, strict=True):
            for index in np.ndindex(array.shape[1:]):
                at = (slice(None), *index)
                array[at] += 1e-6
                up = loss()
                array[at] -= 2e-6
                down = loss()
                array[at] += 1e-6
                assert (up - down) / 2e-6 == pytest.approx(gradient[at], abs=1e-8)


@pytest.mark.parametrize("kind", training.LOSSES)
def test_losses_of_training_are_those_of_batches(kind):
    values = np.linspace(-1, 2, 8)[None]
    phase = values[..., None] * FREQUENCIES.values
    features = np.concatenate([np.cos(phase) - TARGET.real, np.sin(phase) - TARGET.imag], axis=-1)
    weights = np.tile(FREQUENCIES.weights / 2, 2)
    assert training.slopes(values, TARGET, FREQUENCIES, kind)[0] == pytest.approx(batches.estimate(features, weights, kind))


def test_estimates_by_loops():
    features = np.random.default_rng(0).standard_normal((4, 2))
    pairs = [features[i] @ features[j] for i in range(4) for j in range(4) if i != j]
    across = [features[i] @ features[j] for i in (0, 1) for j in (2, 3)]
    assert batches.estimate(features, np.ones(2), "u_statistic") == pytest.approx(np.mean(pairs))
    assert batches.estimate(features, np.ones(2), "two_batches") == pytest.approx(np.mean(across))
    assert batches.estimate(features, np.ones(2), "plug_in") == pytest.approx((features.mean(axis=0) ** 2).sum())


def test_a_run_does_not_see_the_others():
    how = {"batch": 3, "steps": 30, "rate": 0.1, "momentum": 0.5, "seed": streams.root(1)}
    many = training.train((1, 4, 1), TARGET, FREQUENCIES, replicates=5, **how)
    one = training.train((1, 4, 1), TARGET, FREQUENCIES, replicates=1, first=3, **how)
    assert np.array_equal(many(np.linspace(-2, 2, 9))[3], one(np.linspace(-2, 2, 9))[0])


@pytest.mark.parametrize("family", landscape.FAMILIES)
@pytest.mark.parametrize("exponential", [False, True])
def test_grids_are_loops(family, exponential):
    first, second = np.linspace(-2, 3, 5), np.array([-1.5, 0.0, 1e-6, 0.4, 2.0])
    whole = landscape.losses(family, first[:, None], second[None], (0.5, 1.2), FREQUENCIES, exponential=exponential)
    grid = landscape.losses_on_grid(family, first, second, (0.5, 1.2), FREQUENCIES, exponential=exponential)
    assert grid == pytest.approx(whole, rel=1e-10, abs=1e-12)
    if not exponential:
        one = landscape.losses(family, 0.7, 0.4, (0.5, 1.2), FREQUENCIES, batch=4)
        assert landscape.losses_on_grid(family, [0.7], [0.4], (0.5, 1.2), FREQUENCIES, batch=4)[0, 0] == pytest.approx(float(one))


def test_landscape_is_quadrature():
    found = landscape.losses("normal", 0.2, -0.7, (0.5, 1.2), FREQUENCIES)
    assert found == pytest.approx(cf.loss_of_map(cf.affine(0.2, -0.7), lambda t: cf.of_map(cf.affine(0.5, 1.2), t), FREQUENCIES))
    mean = landscape.losses("normal", 0.2, -0.7, (0.5, 1.2), FREQUENCIES, batch=3)
    assert mean == pytest.approx(cf.plug_in_loss_of_map(cf.affine(0.2, -0.7), lambda t: cf.of_map(cf.affine(0.5, 1.2), t), FREQUENCIES, 3))
    uniform = landscape.losses("uniform", 0.2, 0.7, (0.5, 1.2), FREQUENCIES)
    assert uniform == pytest.approx(cf.loss_of_map(cf.affine(0.2, 0.7), lambda t: cf.of_map(cf.affine(0.5, 1.2), t, "uniform"), FREQUENCIES, "uniform"))


def test_uniform_transform_at_its_limits():
    assert landscape.transform("uniform", 1j * np.array([0.0, 2.0]), 1.5, 0.0) == pytest.approx([1, np.exp(3j)])
    assert landscape.transform("uniform", np.array([0.3]), 1.0, 2.0)[0] == pytest.approx((np.exp(0.9) - np.exp(0.3)) / 0.6)


def test_descent_and_its_stability():
    window = cf.window(1.0)
    path = landscape.descend((1.0, 0.5), (0.0, 1.0), window, 3.0, 2000, every=500)
    assert path[-1] == pytest.approx([0, 1], abs=1e-8) and path.shape == (5, 2)
    highest = landscape.stable_step(1.0, window)
    with pytest.raises(InputError, match="step: got"):
        landscape.descend((1.0, 0.5), (0.0, 1.0), window, 1.01 * highest, 10)


def test_published_zeros_of_the_loss():
    """Atoms, shifts and translations that the authors' frequencies take for the target."""
    ten = cf.harmonics(10)
    uniform = cf.of_map(lambda z: z, ten.values, "uniform")
    assert all(cf.loss(cf.of_atoms(np.arange(m) / m + 0.01, ten.values), uniform, ten) < 1e-28 for m in range(11, 26))
    assert cf.loss(cf.of_atoms(np.arange(10) / 10, ten.values), uniform, ten) == pytest.approx(1 / 20)
    shifted = cf.of_map(lambda z: (z + 0.3) % 1, ten.values, "uniform")
    assert cf.loss(shifted, uniform, ten) < 1e-4  # the quadrature's nodes do not know the jump
    whole = cf.listed(np.arange(1.0, 101.0))
    copies = landscape.losses("uniform", [5 - 2 * np.pi, 3 + 2 * np.pi], [-2.0, 2.0], (3.0, 2.0), whole)
    assert np.all(copies < 1e-28)


def test_spurious_minima_of_the_notes():
    """At deviation 0.3 they stand where the notes measured them on a grid of 0.01."""
    assert cf.spurious_minima(0.3, cf.window(1.0), 22.0, 800) == pytest.approx([7.75, 14.08, 20.38], abs=0.01)
    assert cf.spurious_minima(0.3, cf.normal_frequencies(1.0), 6.0).size == 0


def test_learnt_deviations_of_the_notes():
    found = [cf.learnt_deviation(2.0, cf.window(1.0, 48), n, 161) for n in (1, 2, 5, 10, 100, 1000)]
    assert found == pytest.approx([0, 1.0315, 1.6834, 1.8464, 1.9849, 1.9985], abs=6e-5)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: cf.Frequencies(np.ones(2), np.array([0.5, 0.6])), "sum of weights"),
        (lambda: cf.window(0.0), "half_width: got 0"),
        (lambda: cf.of_atoms([], [1.0]), "points: got"),
        (lambda: cf.of_atoms([1.0, 2.0], [1.0], [1.0]), "weights: got"),
        (lambda: cf.noise("cauchy"), "kind: got 'cauchy'"),
        (lambda: batches.estimate(np.ones((3, 1)), np.ones(1), "two_batches"), "n: got 3"),
        (lambda: batches.estimate(np.ones((2, 1)), np.ones(1), "median"), "kind: got 'median'"),
        (lambda: landscape.losses("normal", 0.0, 90.0, (0.0, 1.0), cf.listed([1.0]), exponential=True), "no exponential moment"),
        (lambda: training.network((2, 1), []), "widths: got"),
        (lambda: training.train((1, 1), np.ones(2), FREQUENCIES, batch=1, steps=1, rate=0.1, seed=streams.root(0)), "target: got"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(InputError, match=message), np.errstate(over="ignore"):
        call()
