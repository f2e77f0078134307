"""Ways back from noise along a wrong score, data N(0, s^2): the output's variance by its differential equation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.pushforward import few_steps, mixture_flow, solvers


@dataclass(frozen=True)
class Error:
    """The score that is used: (1 + relative) times the exact one, plus absolute times the place."""

    absolute: float = 0.0
    relative: float = 0.0

    def __post_init__(self) -> None:
        number("absolute", self.absolute), number("relative", self.relative)


def wrong_score(s: float, error: Error) -> solvers.Field:
    """The wrong score of the noised N(0, s^2), as a function of places and time."""
    score = mixture_flow.diffusion_score(few_steps.normal(s))
    return lambda x, t: (1 + error.relative) * score(x, t) + error.absolute * x


def _variances(s: float, T: float, t: float, scores: list[solvers.Field], lam: float, exact_start: bool, steps: int) -> np.ndarray:
    T, lam = number("T", T, 0, low_open=True), number("lam", lam, 0)
    if not 0 <= t < T:
        raise refuse("t", t, f"0 <= t < T = {T}")
    one = np.ones((1, 1))
    left = np.linspace(np.sqrt(T), np.sqrt(t), whole_number("steps", steps) + 1) ** 2
    start: Any = mixture_flow.noised(few_steps.normal(s), float(np.sqrt(-np.expm1(-2 * T))), float(np.exp(-T))).covariance() if exact_start else one

    def field(variance: np.ndarray, gone: float) -> np.ndarray:
        slopes = np.concatenate([score(one, max(T - gone, 0.0)) for score in scores])
        return 2 * (1 + (1 + lam) * slopes) * variance + 2 * lam

    return solvers.integrate(field, np.tile(start, (len(scores), 1)), T - left)[:, 0]


def output_variance(s: float, T: float, t: float, error: Error, lam: float = 0.0, exact_start: bool = False, steps: int = 60) -> float:
    """Variance at time t of dx = (x + (1 + lam) score) dt + sqrt(2 lam) dB back from T, started from N(0, 1) or from the exact law.

    The score is linear: its slope at one place gives the variance's equation, solved by Runge and Kutta with steps finer towards t.
    """
    return float(_variances(s, T, t, [wrong_score(s, error)], lam, exact_start, steps)[0])


def sensitivity(s: float, T: float, lam: float, step: float = 1e-3, steps: int = 60) -> float:
    """Derivative of the output's variance at time 0, from the exact start, in the absolute error; error of order step^2."""
    scores = [wrong_score(s, Error(h)) for h in (step, -step)]
    high, low = _variances(s, T, 0.0, scores, lam, True, steps)
    return float(high - low) / (2 * step)
