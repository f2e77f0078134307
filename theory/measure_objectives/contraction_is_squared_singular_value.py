"""Sinkhorn's late contraction, for any two laws: the squared second singular value of the plan's conditional expectation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, REGULARISATION


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1) + 0 * v.epsilon


def derivation(v: SimpleNamespace) -> Derivation:
    g, h, p, c, d, s = sp.symbols("g h p c d s", positive=True)
    eps, k = v.epsilon, sp.Symbol("k", integer=True, positive=True)
    where = {g: (0.1, 1), h: (0.1, 1), p: (0.2, 0.8), c: (0.1, 1), d: (0.1, 1), s: (0.2, 0.9), eps: (0.3, 3), k: [1, 2, 5]}
    first, second = p * sp.exp((g - c) / eps), (1 - p) * sp.exp((h - d) / eps)
    potential = -eps * sp.log(first + second)
    return Derivation(
        (
            Premise("Half a step is f_i = -epsilon log sum_j b_j exp((g_j - c_ij)/epsilon), and the plan P_ij = a_i b_j exp((f_i + g_j - c_ij)/epsilon) at the fixed point."),
            Premise("P_ij/a_i is a conditional expectation; with masses as weights its singular values s_k are those of P_ij/sqrt(a_i b_j), the first 1 for constants, which leave the plan alone. A full step is minus it, then minus its adjoint."),
        ),
        (
            equal(sp.Derivative(potential, g), -first / (first + second), "differentiate", "f_i falls by the share P_ij/a_i of a rise of g_j: two points j with masses p and 1 - p", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit())),
            equal(sp.Derivative(potential, g) + sp.Derivative(potential, h), -1, "differentiate", "the shares sum to 1: constants are moved along", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit())),
            equal((-s) * (-s), s**2, "expand", "a singular function after both halves", lemma=True, where=where),
            equal((s**2) ** (k + 1) / (s**2) ** k / s**2, prediction(v), "expand", "late on the second singular value is left alone: successive errors over its square", where=where,
                  transform=sp.powsimp),
        ),
    )


LAW = Law(
    name="measure_objectives.contraction_is_squared_singular_value",
    statement=(
        "For any two laws a full step of Sinkhorn's iteration late on multiplies errors by s^2, s the second singular value of P_ij/sqrt(a_i b_j), P the optimal entropic plan: "
        "the ratio of both is 1."
    ),
    relation=Equals(exact=True),
    observable="ratio",
    parameters=(REGULARISATION,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("unsquared", "s itself", observable="unsquared"),),
    remark="Normal laws of equal means have s = rho but start with even errors, for which it is rho^2: the fourth power of rho in law contraction_of_sinkhorn. Once an error has an odd part the rate is rho^2.",
)
