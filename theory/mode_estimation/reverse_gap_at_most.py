"""The constant of methods that stop by themselves is at most the squared difference of the roots."""

from __future__ import annotations

from types import SimpleNamespace

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import reverse_projection
from lawbook.theory.mode_estimation.gap_at_least import squared
from lawbook.theory.mode_estimation.reverse_gap_at_least import coin
from lawbook.theory.mode_estimation.setting import HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import SORTED


def derivation(v: SimpleNamespace) -> Derivation:
    y, u = sp.symbols("y u", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35), y: (0.01, 0.99), u: (0.01, 50)}
    return Derivation(
        (
            Premise("D = s (ln 2 - h((1 + y)/2)) and (sqrt(p_1) - sqrt(p_2))^2 = s (1 - sqrt(1 - y^2)), s = p_1 + p_2, y = (p_1 - p_2)/s."),
            Premise("Both sides vanish at y = 0 with their first derivatives: the bound holds where that of the second derivatives does."),
        ),
        (
            equal(sp.Derivative(coin(y), (y, 2)), 1 / (1 - y**2), "differentiate", "the second derivative of ln 2 - h", lemma=True,
                  where=where, transform=lambda e: sp.simplify(e.doit())),
            equal(
                sp.Derivative(1 - sp.sqrt(1 - y**2), (y, 2)), (1 - y**2) ** sp.Rational(-3, 2), "differentiate",
                "that of 1 - sqrt(1 - y^2)", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            at_most(
                1 + u, (1 + u) * sp.sqrt(1 + u), "the first is at most the second: 1/(1 - y^2) =: 1 + u", lemma=True, where=where,
                witness=(1 + u) * u / (1 + sp.sqrt(1 + u)),
            ),
            at_most(reverse_projection.prediction(v), squared(v), "all together", where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.reverse_gap_at_most",
    statement="The least divergence KL(p | q) to a law q with q_2 >= q_1 is at most (sqrt(p_1) - sqrt(p_2))^2.",
    relation=AtMost(),
    observable="divergence",
    parameters=(MODE, restrict(SECOND, low_open=True)),
    conditions=(SORTED,),
    prediction=squared,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("other direction", "the same for KL(q | p)", cell={"direction": "information"}),
        Rival("linear gap", "(p_1 - p_2)^2/(4 p_1), its limit as p_2 comes near p_1", lambda v: (v.p_1 - v.p_2) ** 2 / (4 * v.p_1)),
    ),
)
