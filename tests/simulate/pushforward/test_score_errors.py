"""Ways back along wrong scores: particles against the variance's equation, and refusals."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.pushforward import few_steps, score_errors, solvers


@pytest.mark.parametrize(("lam", "error"), [(0.0, score_errors.Error(0.2)), (1.0, score_errors.Error(0.2)), (1.0, score_errors.Error(relative=-0.2))])
def test_particles(lam, error):
    s, T, t, n = 0.6, 1.5, 0.1, 8000
    rng = streams.generators(streams.root(4), 1)[0]
    times = np.linspace(np.sqrt(T), np.sqrt(t), 151) ** 2
    found = np.mean(solvers.reverse_diffusion(score_errors.wrong_score(s, error), rng.standard_normal((n, 1)), times, lam, rng) ** 2)
    assert_allclose(found, score_errors.output_variance(s, T, t, error, lam), rtol=5 * np.sqrt(2 / n) + 0.02)


def test_without_an_error_it_is_the_flow_of_early_starts():
    for s in (0.3, 2.0):
        assert_allclose(score_errors.output_variance(s, 1.0, 0.1, score_errors.Error()), few_steps.variance_after_flow(s, 1.0, 0.1), rtol=1e-6)
        assert_allclose(score_errors.output_variance(s, 1.0, 0.0, score_errors.Error(), 1.0, exact_start=True), s**2, rtol=1e-5)


def test_noise_forgets_what_the_flow_adds_up():
    with_noise, flow = ([score_errors.sensitivity(0.8, T, lam) for T in (3.0, 6.0)] for lam in (1.0, 0.0))
    assert with_noise[1] / with_noise[0] < 1.01 and flow[1] / flow[0] == pytest.approx(2, rel=1e-4)


@pytest.mark.parametrize("bad", [dict(s=0.0), dict(T=0.0), dict(t=2.0), dict(t=-0.1), dict(lam=-1.0), dict(steps=0)])
def test_refusals(bad):
    with pytest.raises(InputError):
        score_errors.output_variance(**({"s": 1.0, "T": 1.0, "t": 0.1, "error": score_errors.Error()} | bad))
    with pytest.raises(InputError):
        score_errors.Error(absolute=np.inf)
