"""The data law carried over to real tokens through a fitted exponent: refuted on the tokens that ship with Python."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Equals, Law, Rival, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import HERE, SAMPLES, TOKENS

FITTED = real(
    "alpha", "exponent of Zipf's law fitted to the tokens: minus the least-squares slope of log p against log rank",
    r"\hat\alpha", low=0, typical=(0.6, 2.5),
)


def prediction(v: SimpleNamespace) -> Any:
    """Unseen mass of a Zipf law with the fitted exponent on as many tokens."""
    x, y = sp.symbols("x y", integer=True, positive=True)
    p = x**-v.alpha / sp.Sum(y**-v.alpha, (y, 1, v.N))
    return sp.Sum(p * (1 - p) ** v.T, (x, 1, v.N))


LAW = Law(
    name="memory_scaling.power_law_on_real_tokens",
    statement=(
        "On real tokens the mass not seen after T samples is that of the Zipf law fitted to their frequencies (slope of log "
        "frequency against log rank) on as many tokens."
    ),
    relation=Equals(),
    observable="unseen",
    parameters=(FITTED, SAMPLES, TOKENS),
    prediction=prediction,
    source=HERE,
    rivals=(
        Rival("asymptotic form", "the power law T^(1/alpha - 1) with the constant of infinitely many tokens",
              lambda v: sp.Piecewise(
                  (sp.gamma(1 - 1 / v.alpha) / v.alpha * sp.zeta(v.alpha) ** (-1 / v.alpha) * v.T ** (1 / v.alpha - 1), v.alpha > 1),
                  (1, True),
              )),
    ),
    remark=(
        "A conjecture that holds on a Zipf law and fails on words: their frequencies are not one power of the rank (slopes near "
        "0.9 among the first 300, 1.35 over all), so that no fitted exponent gives the curve. The law unseen_mass, which takes "
        "the frequencies as they are, does."
    ),
)
