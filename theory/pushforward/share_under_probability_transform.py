"""The same for indicators: a distribution function, applied to its own draws, makes them uniform."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, Source, equal, gaussian_measures
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.parameters import real
from lawbook.theory.pushforward.mean_through_affine_map import THROUGH
from lawbook.theory.pushforward.setting import PAPER

LEVEL = real("u", "bound of the indicator", low=0, high=1, low_open=True, high_open=True, typical=(0.05, 0.95))


def prediction(v: SimpleNamespace) -> Any:
    return v.u


def derivation(v: SimpleNamespace) -> Derivation:
    z = sp.Symbol("z", real=True)
    where = {v.u: (0.05, 0.95), z: (-2, 2)}
    place = sp.sqrt(2) * sp.erfinv(2 * v.u - 1)
    return Derivation(
        (THROUGH,),
        (
            equal(sp.Derivative((1 + sp.erf(z / sp.sqrt(2))) / 2, z), gaussian_measures.density(z), "differentiate", "Phi rises with the normal density, from 0", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit())),
            equal(((1 + sp.erf(z / sp.sqrt(2))) / 2).subs(z, place), prediction(v), "substitute", "Phi(Z) <= u exactly if Z is at most the place where Phi is u", where=where),
        ),
    )


def tilted(v: SimpleNamespace, power: int) -> Any:
    """P(Z <= place) where the normal density is taken to a power and normalised."""
    return (1 + sp.erf(sp.sqrt(power) * sp.erfinv(2 * v.u - 1))) / 2


LAW = Law(
    name="pushforward.share_under_probability_transform",
    statement="Phi pushes N(0, 1) onto the uniform law on [0, 1]: P(Phi(Z) <= u) = u.",
    relation=Equals(),
    observable="share",
    parameters=(LEVEL,),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("Jacobian on the wrong side", "the density phi |f'|, normalised, in place of phi/|f'|", lambda v: tilted(v, 3)),
        Rival("Jacobian forgotten", "the density phi at the place Phi^(-1)(u), normalised", lambda v: tilted(v, 2)),
        Rival("reversed", "1 - u", lambda v: 1 - v.u),
    ),
    remark="So does 1 - Phi: the solution is never unique (law `solution_after_shuffle`).",
)
