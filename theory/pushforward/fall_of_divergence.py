"""How fast the divergence of noised normal data falls."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import variance
from lawbook.theory.pushforward.kullback_along_noising import MEAN
from lawbook.theory.pushforward.setting import DEVIATION, HERE, TIME


def prediction(v: SimpleNamespace) -> Any:
    w = variance(v.t, v.s)
    return (w - 1) ** 2 / w + v.m**2 * sp.exp(-2 * v.t)


def derivation(v: SimpleNamespace) -> Derivation:
    w, c = sp.symbols("w c", positive=True)
    x = sp.Symbol("x", real=True)
    where = {w: (0.3, 2), c: (0.1, 1), x: (-2, 2), v.m: (-1, 1), v.s: (0.3, 2), v.t: (0.1, 2)}
    half = (w + c**2 - 1 - sp.log(w)) / 2
    return Derivation(
        (Premise("At time t: N(c, w), c = m exp(-t), w = 1 + (s^2 - 1) exp(-2 t); c' = -c, w' = 2 - 2 w; KL = (w + c^2 - 1 - log w)/2."),),
        (
            equal(
                -sp.diff(half, w) * (2 - 2 * w) - sp.diff(half, c) * (-c), (w - 1) ** 2 / w + c**2, "differentiate", "minus its derivative in time", lemma=True, where=where,
            ),
            equal(
                (c + sp.sqrt(w) * x) - x / sp.sqrt(w), c + (w - 1) / sp.sqrt(w) * x, "expand",
                "place plus score at c + w^(1/2) x: for x from N(0, 1) its mean square, the Fisher information relative to N(0, 1), is the same (de Bruijn)",
                lemma=True, where=where,
            ),
            equal(
                ((w - 1) ** 2 / w + c**2).subs({w: variance(v.t, v.s), c: v.m * sp.exp(-v.t)}), prediction(v), "substitute", "at time t", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.fall_of_divergence",
    statement=(
        "Noised normal data N(m, s^2): KL(p_t || N(0, 1)) falls at the rate (w - 1)^2/w + m^2 exp(-2 t), w = 1 + (s^2 - 1) exp(-2 t), the relative Fisher information."
    ),
    relation=Equals(exact=True),
    observable="fall",
    parameters=(MEAN, DEVIATION, TIME),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("twice the divergence", "2 KL, as if it fell exactly as exp(-2 t)",
              lambda v: variance(v.t, v.s) + v.m**2 * sp.exp(-2 * v.t) - 1 - sp.log(variance(v.t, v.s))),
        Rival("half", "half of it, as for dX = -X/2 dt + dB", lambda v: prediction(v) / 2),
        Rival("means forgotten", "(w - 1)^2/w", lambda v: (variance(v.t, v.s) - 1) ** 2 / variance(v.t, v.s) + 0 * v.m),
    ),
)
