"""Log densities along flows: integrated divergences against the densities themselves, for mixtures in the plane; refusals."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lawbook.simulate.inputs import InputError
from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import few_steps, log_densities, mixture_flow

MIXTURE = GaussianMixture([0.5, 0.3, 0.2], [[2, 0], [-1, 1.5], [0, -1]], 0.4)


@pytest.mark.parametrize("schedule", [mixture_flow.Schedule("linear"), mixture_flow.Schedule("trigonometric"), mixture_flow.Schedule("preserving", 3.0)])
@pytest.mark.parametrize("start", [[0.3, -0.4], [1.5, 1.0]])
def test_the_divergence_tells_the_density(schedule, start):
    found = log_densities.along_flow(MIXTURE, schedule, start, schedule.horizon, 80)
    assert_allclose(found["integrated"], found["difference"], atol=2e-4)


def test_a_normal_law_at_the_end():
    found = log_densities.along_flow(few_steps.normal(0.5), mixture_flow.Schedule("linear"), [1.7], 1.0, 80)
    assert_allclose([found["integrated"], found["difference"]], np.log(2), rtol=1e-6)


def test_refusals():
    linear = mixture_flow.Schedule("linear")
    for end in (0.0, 1.5):
        with pytest.raises(InputError):
            log_densities.along_flow(MIXTURE, linear, [0.0, 0.0], end)
    with pytest.raises(InputError):
        log_densities.along_flow(MIXTURE, linear, [0.0], 0.5)
    with pytest.raises(InputError):
        log_densities.along_flow(MIXTURE, linear, [0.0, 0.0], 0.5, steps=0)
