"""Data on a and -a, reached in few steps: what several laws share."""

from __future__ import annotations

from typing import Any

from lawbook.theory import Premise, Step, equal, real
from lawbook.theory.lazy import sympy as sp

ATOM = real("a", "distance of the two points from 0", low=0, low_open=True, typical=(0.5, 3))
ODDS = real("l", "log odds of the heavier point", r"\ell", low=0, typical=(0.2, 3))
LEVEL = real("sigma", "the middle noise level", r"\sigma", low=0, low_open=True, typical=(0.3, 2))

DENOISER = Premise("Y = a with the log odds l, else -a: E[Y | Y + sigma Z = x] = a tanh(a x/sigma^2 + l/2), and E Y = a tanh(l/2).")
TWO_STEPS = Premise("From a level far above a, the first step ends at E Y + sigma z; the second is the denoiser at sigma, which has the sign of a x/sigma^2 + l/2.")


def denoiser_steps() -> tuple[Step, ...]:
    """Bayes's rule for two points."""
    a, s = sp.symbols("a sigma", positive=True)
    x, odds = sp.symbols("x l", real=True)
    where = {a: (0.5, 2), s: (0.5, 2), x: (-2, 2), odds: (-2, 2)}
    near, far = (sign * odds / 2 - (x - sign * a) ** 2 / (2 * s**2) for sign in (1, -1))
    half = a * x / s**2 + odds / 2
    return (
        equal(far - near, -2 * half, "expand", "log odds of -a, by Bayes's rule", lemma=True, where=where),
        equal(a * (1 - sp.exp(-2 * x)) / (1 + sp.exp(-2 * x)), a * sp.tanh(x), "simplify", "the mean of a and -a at log odds 2 x", lemma=True, where=where,
              transform=lambda e: sp.simplify(e.rewrite(sp.tanh))),
    )


def argument(v: Any) -> Any:
    """How many of its deviations the divider lies below 0."""
    return v.a * sp.tanh(v.l / 2) / v.sigma + v.sigma * v.l / (2 * v.a)
