"""Log densities along flows: the integral of the divergence on the way, and the density itself at the end."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import mixture_flow


def along_flow(mixture: GaussianMixture, schedule: mixture_flow.Schedule, start: Any, end: float, steps: int = 40) -> dict[str, float]:
    """{"integrated", "difference"} along the trajectory from the place `start` (d,) at time 0 to the time `end`.

    integrated: minus the integral of the field's divergence; difference: log p_end(x_end) - log p_0(x_0) of the path's own laws.
    Place and integral go together by the classical Runge-Kutta method, in equal steps.
    """
    end, steps = number("end", end, 0, schedule.horizon, low_open=True), whole_number("steps", steps)
    x = np.atleast_2d(np.asarray(start, dtype=float))
    if x.shape != (1, mixture.dimension):
        raise refuse("start", x.shape, f"one place of dimension {mixture.dimension}")

    def both(x: np.ndarray, t: float) -> tuple[np.ndarray, float]:
        at = schedule(t)
        found = mixture_flow.details(x, mixture, at.a, at.b)
        jacobian = at.b_speed * found.denoiser_jacobian - at.a_speed * found.hessian
        return at.b_speed * found.denoised - at.a_speed * found.score, float(np.trace(jacobian[0]))

    def log_density(x: np.ndarray, t: float) -> float:
        at = schedule(t)
        return float(mixture_flow.details(x, mixture, at.a, at.b).log_density[0])

    first, h, total = log_density(x, 0.0), end / steps, 0.0
    for k in range(steps):
        t = k * h
        one, first_trace = both(x, t)
        two, second_trace = both(x + h / 2 * one, t + h / 2)
        three, third_trace = both(x + h / 2 * two, t + h / 2)
        four, fourth_trace = both(x + h * three, min(t + h, schedule.horizon))
        x = x + h / 6 * (one + 2 * two + 2 * three + four)
        total += h / 6 * (first_trace + 2 * second_trace + 2 * third_trace + fourth_trace)
    return {"integrated": -total, "difference": log_density(x, end) - first}
