"""A divergence does not see what happens to both laws alike."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, FIRST_CHECK

FIRST = real("m", "mean of the first law", typical=(-1, 1))
BEND = real("b", "bend of the map sinh(b z)/b", low=0, low_open=True, typical=(0.1, 1))


def prediction(v: SimpleNamespace) -> Any:
    return gaussian_measures.kullback(v.m, v.s, sp.Integer(0), sp.Integer(1))


def derivation(v: SimpleNamespace) -> Derivation:
    z, p, q, j = sp.Symbol("z", real=True), *sp.symbols("p q j", positive=True)
    where = {v.m: (-1, 1), v.s: (0.5, 2), v.b: (0.2, 1), z: (-2, 2), p: (0.1, 2), q: (0.1, 2), j: (0.1, 2)}
    first, second = gaussian_measures.density(z, v.m, v.s), gaussian_measures.density(z)
    logarithm = -sp.log(v.s) - ((z - v.m) / v.s) ** 2 / 2 + z**2 / 2
    return Derivation(
        (Premise("Under an invertible map f both densities are divided by the same |f'(z)|, and dx = |f'(z)| dz."),),
        (
            equal(sp.Derivative(sp.sinh(v.b * z) / v.b, z), sp.cosh(v.b * z), "differentiate", "f' > 0", lemma=True, where=where),
            equal((p / j) * sp.log((p / j) / (q / j)) * j, p * sp.log(p / q), "expand", "the factor cancels", lemma=True, where=where),
            equal(sp.exp(logarithm), first / second, "expand", "the ratio of the densities of z", lemma=True, where=where),
            equal(
                sp.Integral(logarithm * first, (z, -sp.oo, sp.oo)), prediction(v), "integrate", "the divergence before the map", where=where,
                transform=lambda e: sp.simplify(e.doit()),
            ),
        ),
    )


LAW = Law(
    name="pushforward.divergence_survives_maps",
    statement=(
        "KL(f_# N(m, s^2) || f_# N(0, 1)) is the same for every invertible map f, here sinh(b z)/b: training a flow by likelihood makes the pulled-back data normal. "
        "Transport costs have no such invariance."
    ),
    relation=Equals(exact=True),
    observable="divergence",
    parameters=(FIRST, DEVIATION, BEND),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("any discrepancy", "squared W_2 is invariant as well", lambda v: v.m**2 + (v.s - 1) ** 2, observable="squared_wasserstein"),
        Rival("slope counts", "the mean logarithm of the slope at m is added",
              lambda v: gaussian_measures.kullback(v.m, v.s, sp.Integer(0), sp.Integer(1)) + sp.log(sp.cosh(v.b * v.m))),
    ),
)
