"""Normal data N(0, s^2) under the noising process: its variance over time and the flow back, which several laws share."""

from __future__ import annotations

from typing import Any

from lawbook.theory import Premise, Step, equal, real
from lawbook.theory.lazy import sympy as sp

NOISE = real("lam", "strength of the noise of the way back", r"\lambda", low=0, typical=(0, 2))
RATE = real("b", "variance that one step adds", low=0, high=1, low_open=True, high_open=True, typical=(0.01, 0.5))
BEFORE = real("A", "share of the data's variance kept before the step", low=0, high=1, low_open=True, typical=(0.1, 0.99))
NOISED = Premise("dX = -X dt + sqrt(2) dB started in N(0, s^2): X_t is normal with variance w(t) = 1 + (s^2 - 1) exp(-2 t) and score -x/w.")
BACK = Premise("Back in time, dx = (x + (1 + lam) score) dt + sqrt(2 lam) dB: for lam = 0 the probability-flow ODE, for lam = 1 the reversed diffusion.")
CHAIN = Premise("The step x -> sqrt(1 - b) x + sqrt(b) Z takes the variance V to W = (1 - b) V + b; the score after it is -x/W. Back: "
                "x <- (1 - b/W) x/sqrt(1 - b) + sqrt(v) Z.")


def variance(t: Any, s: Any) -> Any:
    return 1 + (s**2 - 1) * sp.exp(-2 * t)


def marginal_step(v: Any) -> Step:
    """The variance of the noising process."""
    t = sp.Symbol("t", positive=True)
    w = variance(t, v.s)
    return equal(sp.Derivative(w, t), 2 - 2 * w, "differentiate", "the variance's equation w' = 2 - 2 w, and w(0) = s^2", lemma=True,
                 where={v.s: (0.3, 3), t: (0.1, 2)}, transform=lambda e: sp.expand(e.doit()))


def flow_step(v: Any) -> Step:
    """Along the ODE, x over the deviation is constant."""
    t = sp.Symbol("t", positive=True)
    w = variance(t, v.s)
    return equal(sp.Derivative(sp.log(w) / 2, t), sp.factor(-(1 - 1 / w)), "differentiate",
                 "along the ODE (log x)' = -(1 - 1/w) forwards: x is a constant times w^(1/2)", lemma=True, where={v.s: (0.3, 3), t: (0.1, 2)},
                 transform=lambda e: sp.factor(e.doit()))


def total(A: Any, s: Any) -> Any:
    """Variance where the share A of the data's is kept."""
    return A * s**2 + 1 - A
