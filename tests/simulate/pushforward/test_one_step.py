"""Samplers of one step: collapse to the mean, whatever the target and the dimension; refusals."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import few_steps, mixture_flow, one_step, solvers

MIXTURE = GaussianMixture([0.5, 0.3, 0.2], [[2, 0, 1], [-1, 1.5, 0], [0, -1, -3]], 0.4)


def test_high_noise_lands_on_the_mean_too():
    """One first-order step from level 1000: within 0.02 of the mean, for noise of that size."""
    noise = 1000 * streams.generators(streams.root(1), 1)[0].standard_normal((50, 3))
    end = solvers.first_order(lambda x, level: mixture_flow.posterior(x, MIXTURE, level, 1.0)[1], noise, [1000.0, 0.0])
    assert_allclose(end, np.tile(MIXTURE.mean(), (50, 1)), atol=0.03)


def test_the_mean_is_a_place_without_data():
    target = few_steps.line_mixture([0.5, 0.5], [[-3.0], [3.0]], 0.2)
    assert one_step.after_euler_steps(1.3, target, 1) == pytest.approx(0, abs=1e-12)
    assert one_step.after_euler_steps(1.3, target, 64) == pytest.approx(3, abs=0.6)


def test_variance_does_not_depend_on_the_mean():
    assert_allclose(one_step.one_step_variances(2.0, 3.0, 5.0)["variance"], 16 / 13)
    assert_allclose(one_step.one_step_variances(2.0, 3.0, 0.0)["from_noise"], 16 * 9 / 169)


def test_refusals():
    for bad in (0.0, -1.0, np.nan):
        with pytest.raises(InputError):
            one_step.one_step_variances(1.0, bad, 0.0)
    with pytest.raises(InputError):
        one_step.after_euler_steps(np.inf, few_steps.normal(1.0), 1)
    with pytest.raises(InputError):
        one_step.after_euler_steps(0.0, few_steps.normal(1.0), 0)
