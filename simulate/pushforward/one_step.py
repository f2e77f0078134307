"""Samplers that take one step, or two, with exact fields: what they return."""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import few_steps, mixture_flow, solvers


def after_euler_steps(x: float, mixture: GaussianMixture, steps: int) -> float:
    """Where noise x on the line lands after equal Euler steps of the linear path's exact field."""
    times = np.linspace(0, 1, whole_number("steps", steps) + 1)
    return float(solvers.integrate(mixture_flow.velocity(mixture, mixture_flow.Schedule("linear")), np.array([[number("x", x)]]), times, "euler")[0, 0])


def one_step_variances(s: float, sigma: float, mean: float) -> dict[str, float]:
    """One first-order step from level sigma to 0 on N(mean, s^2): {"variance", "from_noise"} of the output, from the exact law and from N(0, sigma^2).

    By the images of places one deviation on both sides of each start's centre: the step is affine.
    """
    sigma = number("sigma", sigma, 0, low_open=True)
    mixture = few_steps.line_mixture([1.0], [[number("mean", mean)]], s)
    found = {}
    for name, centre, spread in (("variance", mean, mixture_flow.noised(mixture, sigma, 1.0).covariance()[0, 0] ** 0.5), ("from_noise", 0.0, sigma)):
        ends = solvers.first_order(lambda x, level: mixture_flow.posterior(x, mixture, level, 1.0)[1], centre + spread * np.array([[-1.0], [1.0]]), [sigma, 0.0])
        found[name] = float((ends[1, 0] - ends[0, 0]) / 2) ** 2
    return found
