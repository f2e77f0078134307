"""The divergence from the noise falls at least as exp(-2 t)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, Source, cited, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER, TIME

DIVERGENCE = real("K", "divergence from N(0, 1) at time 0", low=0, low_open=True, typical=(0.05, 4))


def prediction(v: SimpleNamespace) -> Any:
    return sp.exp(-2 * v.t) * v.K


def derivation(v: SimpleNamespace) -> Derivation:
    w, m, u = sp.symbols("w m u", positive=True)
    where = {v.t: (0.1, 2), v.K: (0.05, 4), w: [0.2, 0.6, 1.7, 4], m: (0, 2), u: (0.1, 2)}
    fisher, twice = (1 - 1 / w) ** 2 * w + m**2, w + m**2 - 1 - sp.log(w)
    return Derivation(
        (Premise("The divergence falls at the rate of the relative Fisher information (law `fall_of_divergence`), which is at least twice the divergence."),),
        (
            equal(fisher - twice, 1 / w - 1 + sp.log(w), "expand", "at N(m, w) the difference does not depend on the mean", lemma=True, where=where),
            cited(fisher, twice, "at_least", "Gross 1975, logarithmic Sobolev inequality", "here at N(m, w), with equality at w = 1 alone", lemma=True, where=where),
            equal(v.K * sp.exp(-sp.Integral(2, (u, 0, v.t))), prediction(v), "integrate", "(log KL)' <= -2, integrated", where=where),
        ),
    )


LAW = Law(
    name="pushforward.divergence_at_most_under_noising",
    statement="Data noised for the time t are at a divergence KL(p_t || N(0, 1)) of at most exp(-2 t) times the first one, with equality for translates of N(0, 1).",
    relation=AtMost(),
    observable="divergence",
    parameters=(DIVERGENCE, TIME),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("as for centred normal data", "exp(-4 t)", lambda v: sp.exp(-4 * v.t) * v.K),
        Rival("nineteen twentieths", "0.95 of it", lambda v: sp.Rational(19, 20) * prediction(v)),
        Rival("time alone", "1/(1 + t)^3", lambda v: v.K / (1 + v.t) ** 3),
    ),
    remark="The factor is not the decay: centred data fall as exp(-4 t) in the end (law `late_divergence_of_centred_data`).",
)
