"""Interacting particles, populations and pairs: slow twins, the sheet's numbers, ties and jitter, refusals before the run."""

import time

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import flows, interacting_particles, particle_pairs, population_flows

SEED = streams.root(0, "particles")


def test_the_sheets_cloud_of_five():
    exact = 1 / (5 * (1 - 0.1)) + 0.8 / (4 * (1 - 0.4))  # a = 1, kappa = 3, n = 5, at the step 0.2
    found = interacting_particles.attracted_particles(1.0, 3.0, 5, 0.2, 400, seed=SEED, replicates=20)["variance"]
    assert found.mean() == pytest.approx(exact, abs=4 * found.std() / np.sqrt(20))
    assert 1 / (5 * (1 - 0.0025)) + 0.8 / (4 * (1 - 0.01)) == pytest.approx(0.40252, abs=1e-5)  # at the sheet's step 0.005


def test_the_excess_is_that_of_the_mean():
    found = interacting_particles.attracted_particles(1.0, 3.0, 4, 0.25, 200, seed=SEED, replicates=5)
    again = interacting_particles.attracted_particles(1.0, 3.0, 4, 0.25, 200, seed=SEED, replicates=2, first=3)
    assert np.array_equal(found["excess"][3:], again["excess"])
    assert (found["excess"] < found["mean_square"]).all()  # the limit's particles have a mean too


@pytest.mark.parametrize("n, slope", [((2, 5, 20, 100), -1.0)])
def test_the_excess_falls_like_one_over_n(n, slope):
    excess = [interacting_particles.attracted_particles(1.0, 3.0, k, 0.25, 300, seed=SEED, replicates=6)["excess"].mean() for k in n]
    assert np.polyfit(np.log(n), np.log(excess), 1)[0] == pytest.approx(slope, abs=0.1)


def test_unstable_steps_are_refused_before_the_run():
    begin = time.perf_counter()
    with pytest.raises(InputError, match=r"step: got 0\.5; accepted: a step < 0\.5 = 2/4"):
        interacting_particles.attracted_particles(1.0, 3.0, 10**6, 0.5, seed=SEED, replicates=100)
    with pytest.raises(InputError, match="step: got 2"):
        interacting_particles.consensus_spread(5, 2, 0.1, 2.0, 10**9, seed=SEED, replicates=1)
    with pytest.raises(InputError, match="step: got 1"):
        population_flows.birth_death_particles([5, 5], [0.01, 0.99], 1e9, 1.0, seed=SEED, replicates=1)
    assert time.perf_counter() - begin < 1


def test_consensus_one_step_by_hand():
    x = np.array([-1.0, 0.5, 2.0])
    moved = population_flows.consensus(x, 2.0, 0.8, 1e-6)
    weights = np.exp(-0.8 * x**2)
    assert (moved - x) / 1e-6 == pytest.approx(weights @ x / weights.sum() - x, abs=1e-5)


def test_birth_and_death_of_particles_follows_the_masses_and_keeps_the_support():
    counts, target = np.array([6000, 3000, 1000, 0]), np.array([0.1, 0.2, 0.3, 0.4])
    found = population_flows.birth_death_particles(counts, target, 1.0, 0.01, seed=SEED, replicates=4)
    assert (found["masses"][:, 3] == 0).all() and (found["occupied"] == 3).all()
    assert np.allclose(found["masses"].mean(axis=0), flows.birth_death(counts / 10000, target, 1.0), atol=0.01)
    few = population_flows.birth_death_particles([3, 1, 0, 0], target, 5.0, 0.02, seed=SEED, replicates=50)["occupied"]
    assert few.max() <= 2  # nothing brings an empty atom to life


def test_pairs_against_sums_over_pairs():
    x, atoms, h = np.array([0.3, -0.8]), np.array([-1.2, 1.2]), 0.7

    def energy(x):
        k = lambda r: np.exp(-(r**2) / (2 * h**2))  # noqa: E731
        return (k(x[:, None] - x).mean() - 2 * k(x[:, None] - atoms).mean() + k(atoms[:, None] - atoms).mean()) / 2

    step = 1e-6
    slope = [(energy(x + step * e) - energy(x - step * e)) / (2 * step) for e in np.eye(2)]
    assert particle_pairs.pull(x, atoms, np.array([0.5, 0.5]), h) == pytest.approx(-2 * np.array(slope), abs=1e-7)


@pytest.mark.parametrize("a, rests, stable", [(0.8, 2, 1), (1.4, 4, 1), (2.0, 8, 3)])
def test_all_rests_of_a_pair(a, rests, stable):
    found = particle_pairs.stationary_pairs(a, starts=400)
    assert len(found) == rests and sum(unstable == 0 for *_, unstable in found) == stable
    assert any(x == pytest.approx(-a, abs=1e-3) and y == pytest.approx(a, abs=1e-3) and not unstable for x, y, unstable in found)


def test_ties_stay_and_jitter_splits():
    tied = particle_pairs.pair_flow([0.1, 0.1], [-1.0, 1.0], 1.0, 60.0)
    apart = particle_pairs.pair_flow([0.1, 0.1 + 1e-7], [-1.0, 1.0], 1.0, 60.0)
    assert tied[0] == tied[1] and np.sort(apart) == pytest.approx([-1.0, 1.0], abs=1e-4)


def test_jitter_restores_the_measures_flow():
    """The spread that particles reach from one point with jitter is that of the flow that starts at once from all levels."""
    for size in (1e-3, 1e-6, 1e-9):
        ends = flows.energy_flow(0.3 + size * np.linspace(-0.5, 0.5, 50), 1.0)
        levels = (np.arange(50) + 0.5) / 50
        assert ends == pytest.approx(levels + (0.3 - levels) * np.exp(-2), abs=size)


@pytest.mark.parametrize(
    "wrong, words",
    [
        (lambda: particle_pairs.pair_flow([0.0, 1.0], [0.0], 1.0, 1.0, [1.5]), "masses"),
        (lambda: particle_pairs.stationary_pairs(-1.0), "a: got -1"),
        (lambda: population_flows.consensus([0.0, 1.0], -1.0, 1.0, 1.0), "alpha: got -1"),
        (lambda: population_flows.birth_death_particles([1.5, 2], [0.5, 0.5], 1.0, seed=SEED, replicates=1), "counts"),
        (lambda: flows.svgd([[0.0]], [0.0, 1.0], [[1.0]], 1.0), "dimension of the centre"),
        (lambda: flows.svgd([[0.0]], [0.0], [[-1.0]], 1.0), "eigenvalue of target"),
        (lambda: flows.multiplicative_weights([0.5, 0.5], [0.0, np.nan], 1.0, 3), "energy"),
    ],
)
def test_refusals_of_particles(wrong, words):
    with pytest.raises(InputError, match=words):
        wrong()
