"""Solvers against exact solutions, samplers against the laws that they should keep, grids, refusals."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import few_steps, solvers
from lawbook.simulate.pushforward import mixture_flow as mf


@pytest.mark.parametrize(("method", "factor"), [("euler", 1.1), ("midpoint", 1.105), ("heun", 1.105), ("rk4", 1 + 0.1 + 0.005 + 1e-3 / 6 + 1e-4 / 24)])
def test_one_step_of_growth(method, factor):
    assert_allclose(solvers.integrate(lambda x, t: x, np.ones((1, 1)), [0, 0.1], method), factor)


def test_grids_of_the_sheet():
    """N = 12, s = 0.7, levels from 80 to 0.001: what each grid keeps of the deviation."""
    kept = {
        name: few_steps.first_order_deviation(0.7, solvers.levels(name, 12, 80.0, 1e-3, deviation=0.7)) for name in ("karras", "log", "equal_angle")
    }
    assert_allclose([kept["karras"], kept["log"], kept["equal_angle"]], [0.7932, 0.7905, 0.9032], atol=2e-3)


def test_euler_on_the_linear_path_is_the_first_order_sampler():
    """Levels (1 - t)/t; the first step from pure noise is a product with the level infinity."""
    s, N = 2.0, 10
    t = np.linspace(0, 1, N + 1)[1:]
    angles = np.concatenate([[np.pi / 2], np.arctan((1 - t) / (s * t))])
    assert_allclose(few_steps.deviation(s, N, "euler"), np.cos(np.diff(angles)).prod(), rtol=1e-12)
    assert_allclose(few_steps.deviation(s, N, "euler"), 0.86157, atol=1e-5)


def test_first_euler_step_collapses_to_the_mean():
    mixture = GaussianMixture([0.5, 0.3, 0.2], [[2, 0], [-1, 1.5], [0, -1]], 0.4)
    noise = streams.generators(streams.root(1), 1)[0].standard_normal((50, 2))
    end = solvers.integrate(mf.velocity(mixture, mf.Schedule("linear")), noise, [0.0, 1.0], "euler")
    assert_allclose(end, np.tile(mixture.mean(), (50, 1)), atol=1e-12)


@pytest.mark.parametrize(("s2", "wanted"), [(0.09, (0.1012, 0.0677, 0.09)), (1.0, (1.0, 0.880, 1.0)), (4.0, (3.848, 3.626, 4.0))])
def test_chains_of_fifty_steps(s2, wanted):
    """Variances of the sheet, by the recursion of the chain's own score; the exact one starts from the exact law."""
    betas, mixture = np.linspace(1e-3, 0.25, 50), few_steps.normal(np.sqrt(s2))
    signal = solvers.signal_of(betas)
    for kind, value in zip(("large", "small", "exact"), wanted, strict=True):
        noise, variance = solvers.reverse_variance(kind, betas, s2), signal[-1] * s2 + 1 - signal[-1]
        for k in range(50, 0, -1):
            score = mf.posterior(np.ones((1, 1)), mixture, np.sqrt(1 - signal[k]), np.sqrt(signal[k]))[0][0, 0]
            variance = (1 + betas[k - 1] * score) ** 2 / (1 - betas[k - 1]) * variance + noise[k - 1]
        assert_allclose(variance, value, rtol=1e-3)


def test_samplers_keep_the_target():
    """Ancestral with the exact noise, reversed diffusion and adjusted Langevin: variances of 4000 particles."""
    rng = streams.generators(streams.root(5), 1)[0]
    mixture, n = few_steps.normal(0.5), 4000
    betas = np.linspace(1e-3, 0.25, 40)

    def chain_score(x, share):
        return mf.posterior(x, mixture, np.sqrt(1 - share), np.sqrt(share))[0]

    ancestral = solvers.ancestral(chain_score, rng.standard_normal((n, 1)), betas, solvers.reverse_variance("exact", betas, 0.25), rng)
    back = solvers.reverse_diffusion(mf.diffusion_score(mixture), rng.standard_normal((n, 1)), np.linspace(2, 0, 200) ** 2, 1.0, rng)
    adjusted, share = solvers.adjusted_langevin(lambda x: -2 * (x[:, 0] ** 2), lambda x: -4 * x, rng.standard_normal((n, 1)), 0.15, 60, rng)
    for sample in (ancestral, back, adjusted):
        assert abs(sample.var() / 0.25 - 1) < 0.12  # 5 standard errors
    assert 0.5 < share < 1
    chain = solvers.langevin(lambda x: -4 * x, np.zeros((n, 1)), 0.15, 80, rng, curvature=4.0)
    assert abs(chain.var() / (0.25 / (1 - 0.15 * 4 / 2)) - 1) < 0.12  # wider than the target


def test_correlation_of_a_simulated_diffusion():
    rng = streams.generators(streams.root(6), 1)[0]
    mixture, T = few_steps.normal(2.0), 1.0
    start = np.sqrt(1 + 3 * np.exp(-2 * T)) * rng.standard_normal((20000, 1))
    end = solvers.reverse_diffusion(mf.diffusion_score(mixture), start, np.linspace(T, 0, 200), 0.5, rng)
    assert abs(np.corrcoef(start[:, 0], end[:, 0])[0, 1] - few_steps.correlation_with_noise(2.0, T, 0.5)) < 0.03


@pytest.mark.parametrize(
    "call",
    [
        lambda: solvers.integrate(lambda x, t: x, np.ones((1, 1)), [0, 1], "leapfrog"),
        lambda: solvers.integrate(lambda x, t: x, np.ones((1, 1)), [0, 0]),
        lambda: solvers.first_order(lambda x, s: x, np.ones((1, 1)), [0.1, 1]),
        lambda: solvers.langevin(lambda x: -x, np.ones((1, 1)), 2.5, 10, np.random.default_rng(0), curvature=1.0),
        lambda: solvers.signal_of([0.1, 1.0]),
        lambda: solvers.levels("log", 5, 1.0, 0.0),
        lambda: few_steps.variance_after_flow(1.0, 1.0, 2.0),
    ],
)
def test_bad_input_is_refused(call):
    with pytest.raises(InputError):
        call()
