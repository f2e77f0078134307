"""First-order samplers as turns: noise levels sigma_k are angles theta_k = arctan(sigma_k/s), and a step is a turn between them."""

from __future__ import annotations

from typing import Any

from lawbook.theory import Premise, Step, equal, real, weights
from lawbook.theory.lazy import sympy as sp

TURNS = weights("turns", "angles theta_k - theta_(k+1) of the steps", length="N", latex=r"\Delta\theta")
ANGLE = real("Theta", "angle theta_0 - theta_N of all steps", r"\Theta", low=0, low_open=True, high=1.5707963267948966, typical=(0.3, 1.5))
SAMPLER = Premise("A step from level sigma to rho is x <- D + (rho/sigma)(x - D), with the denoiser D = s^2 x/(s^2 + sigma^2) of N(0, s^2).")


def turn_steps() -> tuple[Step, ...]:
    """The factor of one step, and as a cosine."""
    s, high, low = sp.symbols("s sigma rho", positive=True)
    x, y = sp.symbols("theta eta", positive=True)
    where = {s: (0.3, 3), high: (0.5, 3), low: (0.05, 0.4), x: (0.6, 1.4), y: (0.05, 0.5)}
    shrink: Any = s**2 / (s**2 + high**2)
    return (
        equal(shrink + low / high * (1 - shrink), (s**2 + high * low) / (s**2 + high**2), "expand", "factor of a step", lemma=True, where=where),
        equal(
            ((s**2 + high * low) / (s**2 + high**2)).subs({high: s * sp.tan(x), low: s * sp.tan(y)}) * sp.cos(y) / sp.cos(x), sp.cos(x - y), "substitute",
            "times the exact deviations s/cos(theta) before, over s/cos(eta) after", lemma=True, where=where,
            transform=lambda e: sp.simplify(e),
        ),
    )
