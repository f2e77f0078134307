"""Numbers that the notes on sampling by pushforward maps print and no other test reproduces, with the digits given."""

import numpy as np
import pytest
from scipy import optimize, special

from lawbook.simulate import streams
from lawbook.simulate.measures.assignment import assignment
from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import (
    batches,
    early_stopping,
    few_steps,
    fits,
    line_maps,
    memorisation,
    mixture_flow,
    solvers,
)
from lawbook.simulate.pushforward import characteristic as cf
from lawbook.theory import catalogue

SEED = streams.root(0, "golden numbers of sheet 07")
THREE = [0.5, 0.3, 0.2], np.array([[2.0, 0.0], [-1.0, 1.5], [0.0, -1.0]])


def predict(stem, **values):
    return float(catalogue.find(f"pushforward.{stem}").predict(**values))


def printed_floor(a, slope):
    """PM-A8: the largest loss that isoperimetry on [-r, r] excludes, over r."""
    best = 0.0
    for r in np.linspace(0.2, a + 1, 40):
        tail = (special.ndtr(-r - a) + special.ndtr(-r + a)) / 2

        def excluded(loss, r=r, tail=tail):
            p = np.linspace(max(tail - loss, 1e-12), min(tail + loss, 1 - 1e-12), 401)
            return (special.ndtr(special.ndtri(p) + 2 * r / slope) - p).min() - (1 - 2 * tail + loss)

        if excluded(0) > 0:
            best = max(best, optimize.brentq(excluded, 0, 0.9))
    return best


@pytest.mark.parametrize(("a", "slope", "lower", "upper"), [(2, 2, 0.152, 0.277), (3, 2, 0.222, 0.607), (3, 5, 0.136, 0.416), (3, 20, 0.018, 0.180)])
def test_losses_of_limited_slopes(a, slope, lower, upper):
    """The printed upper value cuts the slope as a function of the noise; cutting it where the increasing map passes loses less."""
    target = line_maps.Modes(a, 1.0)
    assert printed_floor(a, slope) == pytest.approx(lower, abs=6e-4)
    x = target.grid(100_001)
    z = target.noise_at(x)
    cut = np.concatenate([[0.0], np.cumsum(np.minimum(np.diff(x), slope * np.diff(z)))])
    middle = len(x) // 2
    cut -= (cut[middle - 1] + cut[middle]) / 2
    assert line_maps.total_variation(target, cut, z) == pytest.approx(upper, abs=6e-4)
    assert line_maps.total_variation(target, *line_maps.limited(target, slope, "odd")) < upper


def test_residuals_of_affine_fits():
    uniform = fits.Target("uniform", 1.0)
    best = fits.fitted(uniform, "energy")
    assert best == pytest.approx(0.31982, abs=6e-6)
    assert fits.energy_loss(uniform, 0.5, best) == pytest.approx(0.0012125, abs=6e-8)
    assert fits.mean_cost(uniform, 0.5, fits.fitted(uniform, "wasserstein")) == pytest.approx(0.0037559, abs=6e-8)


@pytest.mark.statistical
@pytest.mark.parametrize(("gap", "kind", "variance"), [(0.0, "two", 0.1597), (0.0, "pairs", 0.0884), (0.5, "two", 0.358), (0.5, "pairs", 0.287)])
def test_simulated_variances_of_estimates(gap, kind, variance):
    """PM-B9 at B = 5, v = 2, here with 200 000 draws of normal features."""
    rng = np.random.default_rng(7)
    features = gap + np.sqrt(2) * rng.standard_normal((200_000, 10))
    if kind == "two":
        found = features[:, :5].mean(axis=1) * features[:, 5:].mean(axis=1)
    else:
        found = (features.sum(axis=1) ** 2 - (features**2).sum(axis=1)) / 90
    assert found.var() == pytest.approx(variance, rel=0.02)
    assert batches.estimate(features[:3, :, None], np.ones(1), "two_batches" if kind == "two" else "u_statistic") == pytest.approx(found[:3])


def test_measured_minima_of_a_hard_window():
    """PM-B14 at sigma = 0.3 on a grid of 0.01."""
    assert cf.spurious_minima(0.3, cf.window(1.0), 22.0) == pytest.approx([7.75, 14.08, 20.38], abs=0.011)


def test_levels_along_the_flow():
    """PM-D3: the flow from T = 5 keeps levels to 2.7e-11 in 2000 steps."""
    modes = few_steps.line_mixture([0.3, 0.7], [-1.5, 1.0], 0.5)
    assert few_steps.level_after_flow(0.4, modes, mixture_flow.Schedule("preserving", 5.0), 2000) == pytest.approx(0.4, abs=2.7e-11)


def test_gap_of_a_late_start():
    """PM-D4: 7.0e-6 at T = 14, some 8 exp(-T); both to a factor of 3, since the notes give no noise."""
    mixture = GaussianMixture(*THREE, 0.4)
    noise = np.random.default_rng(0).standard_normal((100, 2))
    exact = solvers.integrate(mixture_flow.velocity(mixture, mixture_flow.Schedule("linear")), noise, np.linspace(0, 1, 201))
    for T in (3.0, 5.0, 14.0):
        clock = T - T * np.linspace(1, 0, 801) ** 2
        late = solvers.integrate(mixture_flow.velocity(mixture, mixture_flow.Schedule("preserving", T)), noise, clock)
        assert 8.4 / 3 < np.linalg.norm(late - exact, axis=1).max() * np.exp(T) < 8.4 * 1.5


def test_the_printed_costs_agree_with_each_other():
    """PM-D5 and PM-E3, one seeded example: transport 6.535, flow 6.634; energies 8.1846 (trigonometric) and 8.5786 (linear)."""
    assert np.pi**2 / 8 * 6.634 == pytest.approx(8.1846, abs=7e-4)
    mean = (8.5786 - 6.634) / (2 - np.pi / 2)  # tr(S_0 # S_1)
    assert (np.pi**2 / 8 - 1) * (6.634 + 2 * mean) < (np.pi**2 / 4 - np.pi / 2) * mean  # so the trigonometric path wins, as printed


def test_flow_with_three_modes():
    """PM-D6: |J_12 - J_21| over |J| is 2.2 % on average (300 draws there, se 0.26 %)."""
    noise = np.random.default_rng(0).standard_normal((1500, 2))
    assert few_steps.curl_of_map(*THREE, 0.4, noise, 20).mean() / np.sqrt(2) == pytest.approx(0.022, abs=0.003)


def test_reassigned_pairs():
    """PM-D6 with narrow modes: 29 % of 1500 partners change there, and the cost falls from 1.3809 by 0.0020; here 700 draws."""
    noise = np.random.default_rng(1).standard_normal((700, 2))
    ends = solvers.integrate(mixture_flow.velocity(GaussianMixture(*THREE, 0.1), mixture_flow.Schedule("linear")), noise, np.linspace(0, 1, 81))
    best = assignment(noise, ends)
    before, after = (((noise - ends[order]) ** 2).sum(axis=1).mean() for order in (np.arange(700), best))
    assert 0.15 < (best != np.arange(700)).mean() < 0.45
    assert before == pytest.approx(1.3809, abs=0.15)
    assert before - after == pytest.approx(0.0020, abs=0.0015)


@pytest.mark.parametrize(("a", "time"), [(2, 13.4), (3, 100.0), (4, 2418)])
def test_times_by_kramers(a, time):
    assert np.pi * np.exp(a**2 / 2) / np.sqrt(a**2 - 1) == pytest.approx(time, rel=5e-4)


def test_balance_of_paths():
    """PM-E3: the roots of 0.23370 (1 + s^2) = 0.89660 s; one is the other's inverse, and the larger one is printed cut off, not rounded."""
    edges = np.pi**2 / 8 - 1, np.pi**2 / 4 - np.pi / 2
    assert edges == pytest.approx((0.23370, 0.89660), abs=6e-6)
    assert np.roots([edges[0], -edges[1], edges[0]]) == pytest.approx([3.5552, 0.2813], abs=1e-4)


@pytest.mark.parametrize(
    ("method", "s", "steps", "power", "value", "digits"),
    [
        ("euler", 0.3, 1000, 1, -1.9250, 6e-5), ("euler", 1.0, 1000, 1, -1.2846, 6e-5), ("euler", 2.0, 1000, 1, -1.4807, 6e-5),
        ("heun", 0.3, 1000, 2, 1.3743, 6e-5), ("heun", 2.0, 1000, 2, -0.46998, 6e-6),
        ("midpoint", 0.2, 400, 3, -1.767, 6e-4), ("midpoint", 0.5, 400, 3, -0.2334, 6e-5), ("midpoint", 1.0, 400, 3, -0.13984, 6e-6), ("midpoint", 3.0, 400, 3, -0.4962, 6e-5),
    ],
)
def test_measured_errors_of_solvers(method, s, steps, power, value, digits):
    assert (few_steps.deviation(s, steps, method) - 1) * steps**power == pytest.approx(value, abs=digits)


@pytest.mark.statistical
@pytest.mark.parametrize(("t", "trained"), [(0.6, 2.569), (2.0, 0.113)])
def test_late_training_losses(t, trained):
    loss = memorisation.loss_of_memoriser(500, 1.0, 6, t, seed=SEED, replicates=60)["loss"]
    assert abs(loss.mean() - trained) < 4 * loss.std() / np.sqrt(60) + 0.02 * trained


@pytest.mark.statistical
@pytest.mark.parametrize(("t", "sigma", "exact", "simulated"), [(0.02, 0.6, 0.01979, 0.0202), (0.1, 0.6, 0.01147, 0.0117), (0.1, 1.0, 0.00761, 0.00753)])
def test_errors_of_early_stopping(t, sigma, exact, simulated):
    assert predict("error_of_early_stopping", t=t, sigma=sigma, n=50) == pytest.approx(exact, abs=6e-6)
    error = early_stopping.integrated_squared_error(50, t, sigma, seed=SEED, replicates=200)["error"]
    assert abs(error.mean() - simulated) < 5 * error.std() / np.sqrt(200)
