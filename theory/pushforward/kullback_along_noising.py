"""Divergence of a noised normal law from the noise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, HERE, TIME

MEAN = real("m", "mean of the data", typical=(-2, 2))


def prediction(v: SimpleNamespace) -> Any:
    width = 1 + (v.s**2 - 1) * sp.exp(-2 * v.t)
    return (width + v.m**2 * sp.exp(-2 * v.t) - 1 - sp.log(width)) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    w, m = sp.symbols("w m_t", positive=True)
    where = {v.m: (-1, 1), v.s: (0.3, 2), v.t: (0.1, 2), w: (0.3, 2), m: (0.1, 1)}
    half = (w + m**2 - 1 - sp.log(w)) / 2
    fisher = (1 - 1 / w) ** 2 * w + m**2
    width = 1 + (v.s**2 - 1) * sp.exp(-2 * v.t)
    return Derivation(
        (Premise("At time t: N(m exp(-t), w), w = 1 + (s^2 - 1) exp(-2 t), and KL(N(m, w) || N(0, 1)) = (w + m^2 - 1 - log w)/2."),),
        (
            equal(sp.diff(half, w) * (2 - 2 * w) + sp.diff(half, m) * (-m), -fisher, "differentiate", "its derivative along w' = 2 - 2 w, m' = -m is minus the relative Fisher information (de Bruijn)", lemma=True, where=where),
            equal((width + (v.m * sp.exp(-v.t)) ** 2 - 1 - sp.log(width)) / 2, prediction(v), "substitute", "at time t", where=where),
        ),
    )


LAW = Law(
    name="pushforward.kullback_along_noising",
    statement='Data N(m, s^2) noised for the time t are at the divergence (w + m^2 exp(-2 t) - 1 - log w)/2 from N(0, 1), w = 1 + (s^2 - 1) exp(-2 t).',
    relation=Equals(exact=True),
    observable="kullback",
    parameters=(MEAN, DEVIATION, TIME,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("exactly exponential", "exp(-2 t) times the first divergence", lambda v: (v.s**2 + v.m**2 - 1 - sp.log(v.s**2)) / 2 * sp.exp(-2 * v.t)),
        Rival("reversed", "the divergence of the noise from the law", lambda v: ((1 + v.m**2 * sp.exp(-2 * v.t)) / (1 + (v.s**2 - 1) * sp.exp(-2 * v.t)) - 1 + sp.log(1 + (v.s**2 - 1) * sp.exp(-2 * v.t))) / 2),
    ),
    remark='Late on it decays as exp(-2 t) where the mean is off and as exp(-4 t) for centred data.',
)
