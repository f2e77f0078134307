"""Quantiles on the line and objectives along segments: slow twins, special cases, refusals."""

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import interpolations, line_flows

SEED = streams.root(0, "line flows")


def test_a_sample_is_copied_in_a_finite_time():
    sample = np.array([0.1, 0.35, 0.4, 0.9])
    for start in (np.linspace(0.2, 0.3, 4), np.linspace(1.5, 2.0, 4)):
        assert np.sort(line_flows.sample_flow(start, sample, 12.0, 1e-3)) == pytest.approx(sample, abs=2e-3)


def test_fewer_particles_rest_on_the_samples_quantiles():
    sample = np.arange(9) / 8
    assert np.sort(line_flows.sample_flow([0.4, 0.5, 0.6], sample, 8.0, 1e-3)) == pytest.approx([1 / 8, 0.5, 7 / 8], abs=2e-3)


def test_two_points_take_four_times_half_their_separation():
    """The energy kernel sends the lower of two particles from one target point to the other at the constant speed 1/2."""
    for a in (0.5, 2.0):
        found = line_flows.arrival([0.0, 2 * a], 2 * a + 1e-9, 0.25, seed=SEED)["time"][0]
        assert found == pytest.approx(4 * a, abs=5e-3)


def test_passages_by_small_steps():
    here, time, step = 2.0, 0.0, 1e-4
    while here > 0.7:
        here, time = here + 2 * step * (0.3 - min(here, 1.0)), time + step
    assert line_flows.quantile_passage("uniform", 0.3, 2.0, 0.7, seed=SEED)["time"][0] == pytest.approx(time, abs=5e-4)
    below = line_flows.quantile_passage("uniform", 0.7, -1.0, 0.3, seed=SEED)["time"][0]
    assert below == pytest.approx(line_flows.quantile_passage("uniform", 0.3, 2.0, 0.7, seed=SEED)["time"][0], rel=1e-9)


@pytest.mark.parametrize("kernel", ["gaussian", "matern", "energy"])
def test_mixtures_at_their_ends(kernel):
    found = [interpolations.discrepancy_of_mixture(3, t, kernel, seed=SEED) for t in (0.0, 1.0)]
    assert found[0]["value"] == pytest.approx(found[0]["first"]) and found[1]["value"] == pytest.approx(found[1]["second"])


def test_the_corner_rises_above_its_chord():
    middle = interpolations.wasserstein_along(-1, 0.5, seed=SEED)
    assert middle["first"][0] == middle["second"][0] == 590 and middle["value"][0] == 600
    near = [interpolations.wasserstein_along(-1, t, seed=SEED)["value"][0] for t in (0.4, 0.6)]
    assert max(near) < 600


def test_no_violation_on_many_random_atoms():
    """The sheet's table: midpoint inequalities on random atoms, line and plane, both geometries."""
    for draw in range(150):
        for d in (1, 2):
            x = interpolations.wasserstein_along(draw, 0.5, d=d, count=3, seed=SEED)
            bound = (x["first"] + x["second"]) / 2 - x["apart"] / 4
            assert x["value"] >= bound - 1e-12 and (d == 2 or x["value"] <= bound + 1e-12)
        x = interpolations.potential_along(draw, 0.5, count=3, seed=SEED)
        assert x["value"] <= (x["first"] + x["second"]) / 2 + 1e-12
        p, q, target = np.random.default_rng(draw).dirichlet(np.ones(4), 3)
        x = interpolations.divergence_of_mixture(p, q, target, 0.5, seed=SEED)
        assert x["value"] <= (x["first"] + x["second"]) / 2 + 1e-12


def test_negative_entropy_of_histograms():
    found = interpolations.negative_entropy([1.0, 3.0], [2.0, 2.0], 0.0, seed=SEED)["value"][0]
    assert found == pytest.approx(-(np.log(2.0) + np.log(6.0)) / 2)


@pytest.mark.parametrize(
    "wrong, words",
    [
        (lambda: line_flows.quantile_passage("uniform", 0.5, 0.9, 0.95, seed=SEED), "y: got 0.95"),
        (lambda: line_flows.quantile_passage("uniform", 0.5, 0.9, 0.2, seed=SEED), "y: got 0.2"),
        (lambda: line_flows.quantile_passage("Cauchy", 0.5, 0.9, 0.2, seed=SEED), "target: got 'Cauchy'"),
        (lambda: line_flows.late_rate("normal", 3, 4, seed=SEED), "rank: got 4"),
        (lambda: line_flows.arrival([0.0, 1.0], 0.5, 0.3, seed=SEED), "x: got 0.5"),
        (lambda: interpolations.wasserstein_along(0, 1.5, seed=SEED), "t: got 1.5"),
        (lambda: interpolations.potential_along(0, 0.5, "cubic", seed=SEED), "potential: got 'cubic'"),
    ],
)
def test_refusals_on_the_line(wrong, words):
    with pytest.raises(InputError, match=words):
        wrong()


@pytest.mark.parametrize("g, t", [(0.5, 0.2), (3.0, 0.6)])
def test_a_stopped_flow_shrinks_the_sample_towards_its_start(g, t):
    m, s = 800, np.exp(-2 * t)
    found = line_flows.stopped_flow(m, g, t, seed=SEED, replicates=10)["distance"] * 6 * m
    assert found.mean() == pytest.approx(g * s**2 + (1 - s) ** 2, rel=0.05, abs=4 * found.std() / np.sqrt(10))


@pytest.mark.parametrize("t", [0.1, 0.5, 0.9])
def test_curvature_towards_the_uniform_law_is_constant(t):
    assert interpolations.curvature_towards_power(1.0, 1.5, t, seed=SEED)["curvature"][0] == pytest.approx(3.0, rel=1e-7)
    exponential = interpolations.curvature_towards_power(1.0, 1.5, t, "exponential", seed=SEED)["curvature"][0]
    assert exponential == pytest.approx(3.0 / t, rel=1e-5)  # 2 L Q'(1 - t), Q' = 1/(1 - u)


def test_curvature_needs_room_for_its_differences():
    with pytest.raises(InputError, match="t: got 1.0"):
        interpolations.curvature_towards_power(1.0, 1.0, 1.0, seed=SEED)
